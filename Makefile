# Needs python3 (3.11 or newer, with venv) and a package registry; everything else comes into .venv.
PYTHON ?= python3
UV := .venv/bin/uv
RUN := $(UV) run --frozen --no-sync
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv

.PHONY: help setup setup-dev demo test lint format bench bench-statements bench-names bench-coreference docs clean
help:
	@echo "make setup   install Détente into .venv"
	@echo "make demo    read the invented examples and write their brief to demo/brief.html"
	@echo "make test    install the test tools, check style, types and layering, run all tests"
	@echo "make lint    style, types and layering alone;  make format mends style"
	@echo "make bench   measure speed, memory and quality, write bench/RESULTS.md"
	@echo "make bench-statements   how well and how fast statements are read, write bench/STATEMENTS.md"
	@echo "make bench-names         how well names of one actor are joined over articles, write bench/NAMES.md"
	@echo "make bench-coreference   how well pronouns and names are joined within an article (GUM)"
	@echo "make docs    write the generated pages of docs/"

$(UV):
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Détente needs Python 3.11 or newer; this is " + sys.version)'
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.9,<1"

setup: $(UV)
	$(UV) sync --frozen --inexact --no-dev

setup-dev: $(UV)
	$(UV) sync --frozen --inexact

demo: setup
	$(RUN) --no-dev detente demo --output demo

# The linters first: they fail in seconds.
test: setup-dev
	sh tests/install-tools.sh
	$(MAKE) lint
	$(RUN) pytest -n 2 --dist worksteal

lint: setup-dev
	$(RUN) ruff format --check src tests bench examples training
	$(RUN) ruff check src tests bench examples training
	$(RUN) mypy
	$(RUN) lint-imports

format: setup-dev
	$(RUN) ruff format src tests bench examples training
	$(RUN) ruff check --fix src tests bench examples training

bench: setup-dev
	$(RUN) python bench/run.py

bench-statements: $(UV)
	$(UV) sync --frozen --inexact --group bench
	$(RUN) python bench/statements.py

bench-names: $(UV)
	$(UV) sync --frozen --inexact --group bench
	$(RUN) python bench/names.py

bench-coreference: setup-dev
	$(RUN) python bench/coreference.py

docs: setup-dev
	$(RUN) python -m detente.cli.reference docs/cli.md

clean:
	rm -rf .venv demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

"""How good, how sure and how fast the reader of statements is: `make bench-statements`.

usage: python bench/statements.py [--passes N] [--card]

Prints a report and writes it to bench/STATEMENTS.md, with a picture in bench/reliability.svg; with --card its figures
also into src/detente/language/model/README.md. Quality needs the folder of the corpora in DETENTE_CORPORA (and the
scorers beside it or in DETENTE_SCORERS); without them speed alone is measured, and printed. All figures but those of
time and memory are the same at every run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import articles
import rates
import reliability
import statement_quality as quality
import statement_report as report
from detente.statements.reading import KEEP
from statement_quality import Compared

HERE = Path(__file__).parent
CARD = HERE.parent / "src/detente/language/model/README.md"
# What an article is read with: what people marked stays out of the readers' sight.
FIELDS = ("id", "text", "title", "published", "date", "source", "publisher")
# Articles for the speed alone, where there are no corpora.
EXAMPLES = 60
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where articles are handed to the readers."""

    folder: Path

    def read(self, name: str, rows: Sequence[Row], reader: str, passes: int = 1) -> tuple[Row, Path]:
        """What a reader, in a process of its own, says of its speed, and the file of what it found."""
        print(f"bench: {reader} on {name}, {len(rows)} articles", file=sys.stderr)
        source, target = self.folder / f"{name}.jsonl", self.folder / f"{name}-{reader}.jsonl"
        lines = (json.dumps({field: row[field] for field in FIELDS if field in row}) for row in rows)
        source.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, str(HERE / "statement_readers.py"), reader, str(source), str(target)]
        result = subprocess.run(
            [*command, "--passes", str(passes)], stdout=subprocess.PIPE, text=True, check=True, timeout=600
        )
        return json.loads(result.stdout.splitlines()[-1]), target


def lines_of(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def speeds(work: Workplace, name: str, rows: Sequence[Row], passes: int) -> tuple[dict[str, Row], dict[str, Path]]:
    """Each reader over the same articles, one after the other."""
    done = {reader: work.read(name, rows, reader, passes) for reader in report.READERS}
    return {reader: told for reader, (told, _) in done.items()}, {reader: path for reader, (_, path) in done.items()}


def measure(work: Workplace, corpora: Path, passes: int, number: int | None) -> report.Results:
    """Everything, on PolNeAR's development part and the invented articles of process/dev (the first `number`)."""
    gold = lines_of(corpora / "polnear" / "dev.jsonl")[:number]
    told, paths = speeds(work, "polnear", gold, passes)
    every = {reader: quality.compared(gold, lines_of(path)) for reader, path in paths.items()}
    kept = {reader: [each.sure(KEEP) for each in some] for reader, some in every.items()}
    invented = quality.process_gold(corpora / "process" / "dev")
    _, whole = work.read("process", invented, "annotate")
    _, alone = work.read("process", invented, "encoder")
    shifted = quality.compared(invented, lines_of(alone))
    return report.Results(
        articles=len(gold),
        speeds=told,
        polnear={reader: quality.attribution_figures(some) for reader, some in kept.items()},
        kinds={reader: quality.kind_figures(some) for reader, some in kept.items()},
        of_kind=quality.kind_counts(kept["encoder"]),
        process=quality.process_figures(corpora / "process" / "dev", whole),
        invented=len(invented),
        reliability=[
            *(_reliability("PolNeAR dev", reader, every[reader]) for reader in ("encoder", "encoder-fast", "annotate")),
            _reliability("process/dev", "encoder", shifted),
            _reliability("process/dev", "annotate", quality.compared(invented, lines_of(whole))),
        ],
        chosen=[report.Chosen(least, *_at(least, every["encoder"]), *_at(least, shifted)) for least in report.CHOICES],
    )


def _reliability(corpus: str, reader: str, compared: Sequence[Compared]) -> report.Reliability:
    content = quality.judged(compared, source=False)
    # The invented articles name speakers and mark no words as the source.
    marked = any(gold.source for each in compared for gold in each.gold)
    return report.Reliability(corpus, reader, content, quality.judged(compared, source=True) if marked else None)


def _at(least: float, compared: Sequence[Compared]) -> tuple[int, dict[str, rates.Figure]]:
    """How many there are with this confidence or more, and the figures of these."""
    sure = [each.sure(least) for each in compared]
    return sum(len(each.found) for each in sure), quality.attribution_figures(sure)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passes", type=int, default=2, help="speed is that of the fastest of so many")
    parser.add_argument("--articles", type=int, help="only the first so many, to try things out: nothing is written")
    parser.add_argument("--card", action="store_true", help="write the figures into the model card too")
    options = parser.parse_args()
    corpora = articles.corpora()
    with tempfile.TemporaryDirectory() as folder:
        work = Workplace(Path(folder))
        if corpora is None or articles.scorers() is None:
            print(
                "Quality is left out: DETENTE_CORPORA does not name the folder of the corpora, or there are no scorers."
            )
            rows = [json.loads(line) for line in articles.lines(options.articles or EXAMPLES)]
            print(report.speed_table(speeds(work, "examples", rows, options.passes)[0]))
            return
        results = measure(work, corpora, options.passes, options.articles)
    text, picture = report.markdown(results), reliability.drawing(report.panels(results))
    print(text)
    if options.articles:
        return
    (HERE / "STATEMENTS.md").write_text(text, encoding="utf-8")
    (HERE / report.PICTURE).write_text(picture, encoding="utf-8")
    if options.card:
        CARD.write_text(report.inserted(CARD.read_text(encoding="utf-8"), report.card(results)), encoding="utf-8")


if __name__ == "__main__":
    main()

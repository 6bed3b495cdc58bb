"""All measurements, written to bench/RESULTS.md: `make bench`.

Each measurement runs in a process of its own, so that one's memory is not another's.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import articles
import machine

HERE = Path(__file__).parent
HEAD = """# Results

Written by `make bench` on {date}; {machine}.
Texts: {texts}. Corpora come from the folder in `DETENTE_CORPORA`; what they are is said in docs/data.md.
Figures of quality are of development data, on which thresholds were chosen: expect a little less elsewhere.
More on statements, with confidence intervals and the worth of the confidence: STATEMENTS.md (`make bench-statements`).
"""


def run(script: str, *arguments: str) -> dict[str, Any]:
    print(f"bench/{script} {' '.join(arguments)}", file=sys.stderr)
    command = [sys.executable, str(HERE / script), *arguments]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(result.stdout.splitlines()[-1]))


def table(rows: list[dict[str, Any]]) -> str:
    """Rows with the same keys as a Markdown table, one column a row of figures."""
    keys = list(rows[0])
    body = "\n".join(
        f"| {key.replace('_', ' ')} | " + " | ".join(shown(row[key]) for row in rows) + " |" for key in keys
    )
    head = "| figure |" + " |" * len(rows) + "\n|---|" + "--:|" * len(rows)
    return f"{head}\n{body}\n"


def shown(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else str(value)


def figures(scores: dict[str, Any]) -> str:
    """The scorer's figures in per cent: precision, recall, F1, or an accuracy alone."""
    lines = ["| figure | precision | recall | F1 or accuracy |", "|---|--:|--:|--:|"]
    for name, value in scores.items():
        row = value if isinstance(value, dict) else {"f1": value}
        cells = [row.get("precision"), row.get("recall"), row.get("f1", row.get("accuracy"))]
        if cells[2] is not None:
            lines.append(f"| {name} | " + " | ".join("–" if c is None else f"{100 * c:.1f}" for c in cells) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parts = [
        HEAD.format(
            date=time.strftime("%Y-%m-%d"),
            machine=machine.described(),
            texts=articles.what(),
        )
    ]
    speeds = [run("speed.py", "--articles", "200", "--processes", p) for p in ("1", "2")]
    speeds.append(run("speed.py", "--articles", "1000"))
    parts.append("## Speed and memory (start, parsing, all readers, ledger: everything included)\n\n" + table(speeds))
    parts.append("## The ledger alone (SQLite)\n\n" + table([run("ledger.py")]))
    if articles.corpora() and articles.scorers():
        quality = run("quality.py")
        parts.append("## PolNeAR dev, 84 articles: who said what\n\n" + figures(quality["polnear_dev"]))
        parts.append("## process/dev, 14 invented articles: all records\n\n" + figures(quality["process_dev"]))
        events = figures(quality["process_dev_events_of_the_kinds_read"])
        parts.append("## process/dev: events, against the gold events of the four kinds that are read\n\n" + events)
    (HERE / "RESULTS.md").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()

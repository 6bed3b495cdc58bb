"""The figures of the statement reader as Markdown: the whole report, and the part that the model card takes over."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import machine
import rates
from attributions import KINDS
from detente.statements.reading import KEEP
from rates import Figure, Judged
from reliability import FEW, Panel

PICTURE = "reliability.svg"
# Readers in the order of the columns, with the words for them.
READERS = {
    "annotate": "`detente annotate`",
    "annotate-fast": "`detente annotate`, fast",
    "encoder": "encoder alone",
    "encoder-fast": "encoder alone, fast",
    "textacy": "textacy `direct_quotations`",
}
PARTS = {"spacy": "of it spaCy's pipeline without the entity recogniser", "textacy": "of it `direct_quotations` itself"}
CHOICES = [i / 10 for i in range(1, 10)]
BEGIN, END = "<!-- figures: written by bench/statements.py --card -->", "<!-- end of figures -->"


@dataclass(frozen=True, slots=True)
class Reliability:
    """Confidences on one corpus, judged by the content alone and (None: not marked there) with the source."""

    corpus: str
    reader: str
    content: Sequence[Judged]
    both: Sequence[Judged] | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What there is at a confidence of `least` or more: how many, and their figures, on PolNeAR dev and process/dev."""

    least: float
    count: int
    figures: Mapping[str, Figure]
    process_count: int
    process: Mapping[str, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """All that was measured. speeds, polnear, kinds: by reader; articles, invented: how many of the two corpora;
    of_kind: how many gold attributions."""

    articles: int
    invented: int
    speeds: Mapping[str, Mapping[str, Any]]
    polnear: Mapping[str, Mapping[str, Figure]]
    kinds: Mapping[str, Mapping[str, Figure]]
    of_kind: Mapping[str, int]
    process: Mapping[str, Figure]
    reliability: Sequence[Reliability]
    chosen: Sequence[Chosen]


def markdown(results: Results) -> str:
    """The whole report."""
    return f"""# Statements

Written by `make bench-statements` on {time.strftime("%Y-%m-%d")}; {machine.described()}. In brackets: 95% confidence
intervals, the percentiles of {rates.RESAMPLES:,} resamples of the articles with replacement. All in per cent. These are
development data, on which thresholds were chosen: expect a little less elsewhere.

Of what the encoder gives, that with a confidence of at least {KEEP} makes statements, and is counted in the columns
"encoder alone" too. `detente annotate` reads its statements out of the same attributions: it joins quotations over
paragraphs and leaves out what nobody says.

## PolNeAR dev, {results.articles} articles: who said what

{figures_of_readers(results)}
The same as precision and recall, for `detente annotate` and its fast variant:

{precision_and_recall(results)}
## Fully right (content and source), by kind of the gold attribution

Direct: all words of the content stand in quotation marks; mixed: some; indirect: none. In the first column: how many.

{kinds_table(results)}
## process/dev, {results.invented} invented articles: another world, another genre

{process_table(results)}
With so few articles the intervals are rough ones.

## What the confidence is worth

Expected calibration error: the mean distance of confidence and share of right ones over ten bins of equal width
([0, 0.1), [0.1, 0.2) ... [0.9, 1]), weighed by how many lie in each. Right is what agrees with a gold attribution in
its content (Dice coefficient of words at least 0.7), and with its source (at least 0.5) where that is asked for.
Contents of process/dev have no marked source.

{calibration_table(results)}
![Share of right ones against confidence, in ten bins, on the two corpora; how many lie in each]({PICTURE})

The curves are the encoder's; vertical lines are 95% intervals of the shares (Wilson), hollow marks stand for fewer than
{FEW} attributions.

## What one gets at the confidence that one chooses

The encoder alone; attribution is content and source.

{choices_table(results)}
## Speed and memory: one process on one core

{speed_table(results.speeds)}
Articles of 940 words a second once everything is loaded, over the {results.articles} articles of PolNeAR dev; the
start (loading, and reading the first article) by itself. textacy refuses articles with an odd number of quotation marks
({results.speeds["textacy"]["refused"]} of the {results.articles}).
"""


def figures_of_readers(results: Results) -> str:
    rows = [[name, *(str(of[name].f1) for of in results.polnear.values())] for name in results.polnear["annotate"]]
    return table(["F1", *(READERS[reader] for reader in results.polnear)], rows)


def precision_and_recall(results: Results) -> str:
    readers = ("annotate", "annotate-fast")
    heads = [f"{READERS[reader]}, {measure}" for reader in readers for measure in ("precision", "recall")]
    rows = []
    for name in results.polnear["annotate"]:
        both = [results.polnear[reader][name] for reader in readers]
        rows.append([name, *(str(rate) for figure in both for rate in (figure.precision, figure.recall))])
    return table(["figure", *heads], rows)


def kinds_table(results: Results) -> str:
    rows = [
        [f"{kind} ({results.of_kind[kind]:,})", *(str(of[kind].recall) for of in results.kinds.values())]
        for kind in KINDS
    ]
    return table(["fully right", *(READERS[reader] for reader in results.kinds)], rows)


def process_table(results: Results) -> str:
    rows = [
        [
            name,
            *("–" if name == "statements/speaker" else str(rate) for rate in (figure.precision, figure.recall)),
            str(figure.f1),
        ]
        for name, figure in results.process.items()
    ]
    return table(["figure", "precision", "recall", "F1 (speaker: accuracy)"], rows)


def calibration_table(results: Results) -> str:
    def error(judged: Sequence[Judged] | None) -> str:
        return f"{rates.calibration(judged):.3f}" if judged else "–"

    rows = []
    for each in results.reliability:
        name = f"{each.corpus}, {READERS[each.reader]}"
        rows.append([name, f"{len(each.content):,}", error(each.content), error(each.both)])
    return table(["corpus and reader", "attributions", "error, content", "error, content and source"], rows)


def choices_table(results: Results) -> str:
    rows = []
    for each in results.chosen:
        content, attribution, shifted = each.figures["content"], each.figures["attribution"], each.process["content"]
        measured = [rate.value for of in (content, attribution, shifted) for rate in (of.precision, of.recall, of.f1)]
        cells = [f"{100 * value:.1f}" for value in measured]
        rows.append([f"{each.least:.1f}", f"{each.count:,}", *cells[:6], f"{each.process_count:,}", *cells[6:]])
    heads = [f"{what} {measure}" for what in ("content", "attribution") for measure in ("P", "R", "F1")]
    shifted_heads = ["process/dev: attributions", *(f"content {measure}" for measure in ("P", "R", "F1"))]
    return table(["confidence", "PolNeAR dev: attributions", *heads, *shifted_heads], rows)


def speed_table(speeds: Mapping[str, Mapping[str, Any]]) -> str:
    rows = []
    for reader, told in speeds.items():
        cells = [f"{told['articles_a_second']:.2f}", f"{told['start_seconds']:.1f}", f"{told['peak_memory_mb']:,}"]
        rows.append([READERS[reader], *cells])
        rows += [[f"{PARTS[part]}", f"{value:,.2f}", "", ""] for part, value in told["parts"].items()]
    return table(["reader", "articles of 940 words a second", "start, seconds", "peak memory, MB"], rows)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table, all columns but the first to the right."""
    listed = list(heads)
    lines = [listed, ["---", *["--:"] * (len(listed) - 1)], *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def panels(results: Results) -> list[Panel]:
    """What is drawn: the encoder on the two corpora, each judged by all that is marked there."""
    drawn = [each for each in results.reliability if each.reader == "encoder"]
    return [
        Panel(
            f"{each.corpus}: content" + (" and source" if each.both else ""),
            rates.bins(each.both or each.content),
            rates.calibration(each.both or each.content),
        )
        for each in drawn
    ]


def card(results: Results) -> str:
    """The model card's section of figures."""
    encoder = {reader: results.polnear[reader] for reader in ("encoder", "encoder-fast")}
    rows = [[name, *(str(figures[name].f1) for figures in encoder.values())] for name in encoder["encoder"]]
    rows += [
        [f"fully right, {kind} quotations", *(str(results.kinds[reader][kind].recall) for reader in encoder)]
        for kind in KINDS
    ]
    return f"""## Figures

Written by `python bench/statements.py --card` on {time.strftime("%Y-%m-%d")}; {machine.described()}. In brackets: 95%
confidence intervals, bootstrap over articles.

PolNeAR dev, {results.articles} articles, attributions with a confidence of at least {KEEP}; F1, and the share of gold
attributions that are right in content and source, in per cent:

{table(["figure", *(READERS[reader] for reader in encoder)], rows)}
process/dev, {results.invented} invented articles, after all of `detente annotate` (speakers resolved to actors):

{process_table(results)}
Expected calibration error, ten bins of equal width:

{calibration_table(results)}
One process on one core:

{speed_table({reader: results.speeds[reader] for reader in encoder})}"""


def inserted(page: str, section: str) -> str:
    """The page with the section between its two markers; what stood there goes. Raises ValueError without markers."""
    before, _, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"the page has no {BEGIN} ... {END}")
    return f"{before}{BEGIN}\n\n{section}\n{END}{after}"

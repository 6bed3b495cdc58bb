"""How high articles and groups of statements will be on the page, estimated.

In a large brief the browser lays out only what is in sight (CSS `content-visibility`) and takes our word for the height
of the rest. A link far down the page lands where it should only if that word is about right.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from detente.reports.model import Article, Statement

# Classes of heights grow by this factor, from the least (pixels).
STEP = 1.08
LEAST = 60.0
# A telephone's lines hold about half as many letters.
NARROW = 1.9


def article_class(article: Article) -> str:
    """The class of an article's height on a wide screen."""
    paragraphs = article.document.text.split("\n\n")
    lines = sum(math.ceil(len(paragraph) / 82) for paragraph in paragraphs)
    return _class(185 + 28 * lines + 15 * len(paragraphs) + 24 * len(article.document.notes))


def group_class(statements: Sequence[Statement]) -> str:
    """The class of the height of a heading with these statements."""
    return _class(52 + sum(45 + 27 * math.ceil((len(one.words) + 8) / 92) for one in statements))


def rules(classes: Iterable[str]) -> str:
    """The style rules of the classes."""
    found = sorted(set(classes))
    wide = "".join(f".large .{name}{{contain-intrinsic-size:auto {_pixels(name):.0f}px}}" for name in found)
    narrow = "".join(f".large .{name}{{contain-intrinsic-size:auto {_pixels(name) * NARROW:.0f}px}}" for name in found)
    return f"\n{wide}\n@media (max-width:40rem){{{narrow}}}\n" if found else ""


def _class(pixels: float) -> str:
    return f"h{round(math.log(pixels / LEAST, STEP))}"


def _pixels(name: str) -> float:
    return LEAST * STEP ** int(name[1:])

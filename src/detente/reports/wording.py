"""The words of the brief. They take no side: somebody says, denies, accuses; an event is by somebody's account."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from detente.records import Document, times

_ACTS = {
    "assert": "says",
    "deny": "denies",
    "accuse": "accuses",
    "demand": "demands",
    "promise": "promises",
    "propose": "proposes",
    "reject": "rejects",
    "praise": "praises",
    "threaten": "threatens",
    "predict": "predicts",
}
_STATEMENT_KINDS = {"direct": "quotation", "indirect": "paraphrase", "mixed": "paraphrase with quotation"}
_EVENT_STATUSES = {
    "happened": "told as having happened",
    "planned": "told as planned",
    "cancelled": "told as cancelled",
    "denied": "denied",
}
_MONTHS = ("January February March April May June July August September October November December").split()
NOT_STATED = "speaker not stated"
NO_OUTLET = "outlet not stated"
LOW_CONFIDENCE = 0.5

# C0 and C1 controls but tab and newline, direction overrides, embeddings and isolates, lone surrogates, noncharacters:
# none of them may act upon the page. One stands for one, so that offsets keep their meaning.
_ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def shown(text: str) -> str:
    """The text as it may stand on a page: every character that acts instead of being seen becomes U+FFFD."""
    return _ACTIVE.sub("\ufffd", text)


def act_verb(act: str, kind: str | None = None) -> str:
    """The neutral verb for a speech act; kind is that of the speaker: groups are spoken of in the plural."""
    verb = _ACTS.get(act, act)
    if kind != "group":
        return verb
    return "deny" if verb == "denies" else verb.removesuffix("s")


def statement_kind(kind: str) -> str:
    """What the words are: a quotation, a paraphrase, or both."""
    return _STATEMENT_KINDS.get(kind, kind)


def event_status(status: str) -> str:
    """How an account tells of an event."""
    return _EVENT_STATUSES.get(status, status)


def outlet_name(name: str | None) -> str:
    """The outlet as it is named, or that it is not stated."""
    return name or NO_OUTLET


def date_words(value: str | None, absent: str = "no date") -> str:
    """An ISO 8601 date, month, year or interval in words: `2 April 2025`, `2–3 April 2025`, `March 2025`."""
    if not value or not times.is_time(value):
        return value or absent
    first, _, last = value.partition("/")
    if not last or first == last:
        return _point(first)
    begin, end = first.split("-"), last.split("-")
    if len(begin) == len(end) == 3 and begin[:2] == end[:2]:
        return f"{int(begin[2])}–{_point(last)}"
    if len(begin) == len(end) and len(begin) > 1 and begin[0] == end[0]:
        return f"{_point(first).removesuffix(begin[0]).rstrip()} – {_point(last)}"
    return f"{_point(first)} – {_point(last)}"


def _point(value: str) -> str:
    year, *rest = value.split("-")
    words = [year]
    if rest:
        words.insert(0, _MONTHS[int(rest[0]) - 1])
    if len(rest) > 1:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)


def short_months(words: str) -> str:
    """A date in words with its months cut to three letters."""
    for month in _MONTHS:
        words = words.replace(month, month[:3])
    return words


def period_words(first: str | None, last: str | None) -> str:
    """From the first date to the last."""
    if not first or not last:
        return "no dates"
    if first == last:
        return date_words(first)
    return date_words(f"{first}/{last}") if "/" not in first + last else f"{date_words(first)} – {date_words(last)}"


def selection_words(filters: Mapping[str, str]) -> str:
    """What chose the articles of the brief: `published since 1 March 2034, printed by Selmarzki Glas`."""
    words = {"since": "published since ", "until": "published until ", "source": "printed by "}
    told = [
        words.get(name, f"{name} ") + (date_words(value) if name in {"since", "until"} else value)
        for name, value in filters.items()
    ]
    return ", ".join(told)


def article_label(document: Document) -> str:
    """What to call an article: its title, else its first words, else its name."""
    if document.title and document.title.strip():
        return document.title.strip()
    # A break may come again and again; what stands before the first body text is furniture.
    furniture = [part.span[1] for part in document.parts if part.kind in {"masthead", "editors_note"}]
    words = document.text[max(furniture, default=0) :].lstrip("* \n").split() or document.text.split()
    head = " ".join(words[:9])[:80]
    return head + (" …" if len(words) > 9 else "") if words else document.name or document.id


def possessive(name: str) -> str:
    """`Vorrang’s`, `Jonas’`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def file_name(name: str) -> str:
    """The last part of an input's name: a dossier is passed on, and the folders of a computer are nobody's business."""
    return re.split(r"[/\\]", name)[-1]


def web_address(url: str | None) -> str | None:
    """The address if it is an absolute one of the web, else None: no other scheme may become a link."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in {"http", "https"} and parts.netloc else None


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 article`, `2 articles`, `1,000 articles`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"

"""Pointers to other publications: volumes and numbers of a digest or bulletin, articles, web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from detente.records import Document, Reference, ReferenceKind, Span

_DASH = "[-\u2010-\u2015\u2212]"
_GAP = r"[ \u00a0\u2009\u202f\n]{0,2}"
_RANGE = rf"\d{{1,5}}(?:{_GAP}{_DASH}{_GAP}\d{{1,5}})?(?!\d)"
_NOT_INSIDE = r"(?<![\w/.-])"

Unit = Literal["volume", "number", "pages"]
_ORDER: tuple[Unit, ...] = ("volume", "number", "pages")
_UNITS: dict[Unit, re.Pattern[str]] = {
    "volume": re.compile(
        rf"{_NOT_INSIDE}(?:(?:Vol\.|Volume|vol\.){_GAP}(\d{{1,4}})(?!\d)(?:{_GAP}\([12]\d{{3}}\))?"
        rf"|(\d{{1,4}}){_GAP}\([12]\d{{3}}\))"
    ),
    "number": re.compile(
        rf"{_NOT_INSIDE}(?:(?:Nos?\.|Number|nos?\.|№){_GAP}({_RANGE}(?:/(?:\d{{4}}|\d{{2}})(?!\d))?)"
        rf"|(\d{{1,4}}/[12]\d{{3}})(?!\d))"
    ),
    "pages": re.compile(
        rf"{_NOT_INSIDE}(?:pp?\.|pages?|cols?\.|columns?){_GAP}({_RANGE}(?:,{_GAP}{_RANGE}){{0,5}})", re.IGNORECASE
    ),
}
_BETWEEN = re.compile(r"[,;: \u00a0\u2009\u202f\n]{1,3}")
_REACH = 250
# What stands before the number: "see also", an article's title in quotation marks, the publication's name.
_NAME = r"(?:[A-Z][\w’'&-]{0,30}[ \u00a0](?:(?:of|the|and|de|des|du)[ \u00a0])?){0,6}[A-Z][\w’'&-]{0,30}"
_BEFORE = re.compile(
    rf"(?P<see>\b(?:[Ss]ee(?:{_GAP}also)?|[Cc]f\.|[Cc]ompare){_GAP})?"
    rf"(?:(?P<title>[“\"][^“”\"\n]{{2,150}}[”\"]),?[ \u00a0])?(?:(?P<name>{_NAME}),?[ \u00a0])?\Z"
)
_MAY_POINT = re.compile(r"(?:[Ss]ee|also|[Cc]f\.|[Cc]ompare|[”\"],?)[^.;()\[\]]{0,120}\Z")
_SEE = r"\b(?:[Ss]ee(?: also)?|[Cc]f\.)"
_MONTH_DAY = r"(?:(?:[A-Z][a-z]{2,8}\.?[ \u00a0]\d{1,2}|\d{1,2}[ \u00a0][A-Z][a-z]{2,8}\.?)(?:,?[ \u00a0]\d{4})?)"
_PAPERS = (
    r"(?:Examiner|Times|Post|Courier|Gazette|Herald|Tribune|Chronicle|Journal|Observer|Standard|Mail|Mirror|Telegraph"
    r"|Guardian|Echo|Star|News|Daily|Weekly|Courant|Ledger|Review|Monitor|Dispatch|Express|Record|Sentinel|Bulletin)"
)
_ARTICLES = (
    re.compile(rf"{_SEE} [“\"][^“”\"\n]{{2,150}}[”\"](?:,? (?:{_NAME}, )?{_MONTH_DAY})?"),
    re.compile(rf"{_SEE} (?:the|our) (?:\w{{1,20}} ){{1,4}}(?:on|at) pp?\.{_GAP}(?P<pages>{_RANGE})"),
    re.compile(rf"\b[Tt]he (?:[A-Z][\w’'-]{{1,30}} ){{0,4}}{_PAPERS} of (?:[A-Z][a-z]+day, )?{_MONTH_DAY}"),
    re.compile(
        r"\bin th(?:is|ese) (?:space|column|pages?|newspaper|paper|magazine) \((?P<span>[“\"][^“”\"\n]{2,150}[”\"])"
    ),
)
_URL = re.compile(
    r"(?<![\w@.-])(?:(?:https?|ftp)://[^\s<>\"“”«»\[\]{}|\\^`]{3,2000}"
    r"|(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}/[^\s<>\"“”«»\[\]{}|\\^`]{0,2000}"
    r"|www\.(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![\w@-]))",
    re.IGNORECASE,
)
_AFTER_URL = ".,;:!?'’”»…"


def references(document: Document) -> tuple[Reference, ...]:
    """All references of the text in text order, none inside of another; a masthead's own page is none."""
    text = document.text
    heads = [part.span for part in document.parts if part.kind == "masthead"]
    found = [*_urls(text), *issues(text), *_articles(text)]
    result: list[Reference] = []
    for span, kind, volume, number, pages in sorted(found, key=lambda item: (item[0][0], -item[0][1])):
        last = result[-1].evidence[0][1] if result else 0
        if span[0] < last or any(b < span[1] and span[0] < e for b, e in heads):
            continue
        result.append(
            Reference(
                id=Reference.identify(document, (span,)),
                kind=kind,
                evidence=(span,),
                volume=volume,
                number=number,
                pages=pages,
                confidence=0.95 if kind != "article" else 0.8,
            )
        )
    return tuple(result)


Found = tuple[Span, ReferenceKind, int | None, str | None, str | None]


def issues(text: str) -> Iterator[Found]:
    """References by volume, number or pages: "see Vol. 75, No. 29-30, pp. 3-6"."""
    last = 0
    for begin, end, values in _chains(text):
        start, last = max(last, begin - _REACH), end
        if set(values) == {"pages"}:
            continue
        start = max(start, *(text.rfind(mark, start, begin) + 1 for mark in ";()[]\n"))
        window = text[start:begin]
        # Most single numbers ("No. 5") point nowhere: the slower search is for those that may.
        if len(values) < 2 and not _MAY_POINT.search(window):
            continue
        before = _BEFORE.search(window)
        see, title = (before["see"], before["title"]) if before else (None, None)
        if len(values) < 2 and not see:
            continue
        span = (start + before.start() if before and before[0] else begin, end)
        volume = values.get("volume")
        columns = re.search(r"\bcol", text[begin:end]) is not None
        journal = volume is not None and re.match(r"\d", text[begin:end]) is not None
        kind: ReferenceKind = "article" if title or columns or journal else "digest"
        yield span, kind, int(volume) if volume else None, values.get("number"), values.get("pages")


def _chains(text: str) -> Iterator[tuple[int, int, dict[Unit, str]]]:
    """Volume, number and pages that follow each other, in this order."""
    units = [(m.start(), m.end(), unit, _plain(m)) for unit in _ORDER for m in _UNITS[unit].finditer(text)]
    chain: dict[Unit, str] = {}
    begin = end = 0
    for first, last, unit, value in sorted(units):
        if chain and first < end:
            continue
        follows = chain and not any(_ORDER.index(u) >= _ORDER.index(unit) for u in chain)
        if follows and _BETWEEN.fullmatch(text, end, first):
            chain[unit], end = value, last
            continue
        if chain:
            yield begin, end, chain
        chain, begin, end = {unit: value}, first, last
    if chain:
        yield begin, end, chain


def _plain(match: re.Match[str]) -> str:
    """The value with plain hyphens and single spaces."""
    value = next(group for group in match.groups() if group is not None)
    value = re.sub(rf"\s*{_DASH}\s*", "-", value)
    return re.sub(r",\s*", ", ", value)


def _articles(text: str) -> Iterator[Found]:
    for form in _ARTICLES:
        for match in form.finditer(text):
            groups = match.groupdict()
            span = match.span("span") if groups.get("span") else match.span()
            pages = groups.get("pages")
            yield span, "article", None, None, re.sub(rf"\s*{_DASH}\s*", "-", pages) if pages else None


def _urls(text: str) -> Iterator[Found]:
    for match in _URL.finditer(text):
        begin, end = match.span()
        while end > begin and (text[end - 1] in _AFTER_URL or _unopened(text, begin, end)):
            end -= 1
        yield (begin, end), "url", None, None, None


def _unopened(text: str, begin: int, end: int) -> bool:
    return text[end - 1] == ")" and text.count("(", begin, end) < text.count(")", begin, end)

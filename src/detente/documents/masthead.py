"""Where an article says that it comes from: digest mastheads, header lines, bylines, datelines.

A press digest heads its articles with a line such as "From OUTLET, Apr. 4, 2025, p. 1. Condensed text:" or
"(By A. Writer. OUTLET, 4 April 2025, pp. 1, 3. Excerpts.)". What such a line does not say stays None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detente.documents import calendar_dates
from detente.documents.paragraphs import lines, stripped
from detente.records import Span

# A masthead is one of the first paragraphs, and nothing in it is far from its beginning.
_FIRST_PARAGRAPHS = 3
_REACH = 400
_LONGEST_OUTLET = 80

_CONDENSED = re.compile(
    r"\b(?:condensed|abridged|abstract(?:ed)?|excerpt(?:s|ed)?|summar(?:y|ized)|cuts? (?:is|are) marked"
    r"|marks? (?:omission|cut)s?|shortened)\b",
    re.IGNORECASE,
)
_TREATMENT = (
    r"(?:(?:slightly|heavily|much)\s)?(?:condensed|abridged|unabridged|complete|full|excerpt(?:s|ed)?|abstract(?:ed)?"
    r"|summary|shortened)\b[^.:;)\]\n]{0,60}"
)
_PAGE = re.compile(
    r"[\s,;(]{0,3}\b(?:pp?|pages?|pgs?)\b\.?\s{0,2}"
    r"(?P<page>[A-Z]?\d{1,4}[A-Z]?(?:\s?(?:[-\u2010-\u2015,&]|and)\s?[A-Z]?\d{1,4}[A-Z]?\b){0,9})",
    re.IGNORECASE,
)
_AUTHOR = r"by\s(?P<author>[^\n:;()\[\]]{2,120}?)"
# What may follow the date and the page, each piece with the mark that ends it.
_PIECE = re.compile(
    rf"[\s,.;:(\[\u2013\u2014-]{{0,4}}(?:{_TREATMENT}|translated\b[^.;:\n]{{0,80}}|original\sin\b[^.;:\n]{{0,40}}"
    rf"|cuts?\s(?:is|are)\smarked[^\n]{{0,20}}|{_AUTHOR}(?=[.:)]))\s?[.:;)\]]{{0,3}}",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:^|(?<=[\s(\[.,:]))(?:(?:condensed|abridged|excerpted|excerpts|translated|reprinted|adapted|taken)\s)?"
    r"from:?\s+(?:the\s(?=newspaper|daily|weekly)(?:newspaper|daily|weekly)\s)?",
    re.IGNORECASE,
)
_BY = re.compile(rf"^[\s(\[]{{0,3}}(?i:{_AUTHOR})(?<!\b\w)\.\s+(?=[A-ZÀ-ÞĀ-Ž“\"])")
_WEEKDAY = re.compile(r"[\s,]+(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?$", re.IGNORECASE)
_GLOSS = re.compile(r"\s?\[[^\[\]]{1,200}\]")
_SMALL_WORDS = frozenset("a an and de del der des di do e el et i in la le of og on the und van von y ya za на".split())

_HEADER_FIELDS = {
    "title": "title",
    "headline": "title",
    "source": "source",
    "outlet": "source",
    "publisher": "source",
    "publication": "source",
    "newspaper": "source",
    "date": "published",
    "published": "published",
    "publication date": "published",
    "url": "url",
    "link": "url",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "language": "language",
    "page": "page",
    "pages": "page",
}
_HEADER = re.compile(r"\s*([A-Za-z][A-Za-z ]{2,20}):[ \t\u00a0]*(\S.*)?", re.DOTALL)

# "Town, 3 March" and "Outlet, 3 March" look alike: only a name with such a word is taken for an outlet's.
_OUTLET_WORD = re.compile(
    r"\b(?:agence|agencia|agency|beacon|bulletin|chronicle|courier|daily|digest|dispatch|echo|examiner|express|gazette"
    r"|globe|guardian|herald|independent|journal|ledger|mail|mercury|messenger|mirror|monitor|news|newspaper|observer"
    r"|post|press|radio|record|register|review|sentinel|standard|star|sun|telegraph|television|times|tribune|tv|voice"
    r"|weekly|wire|world)\b",
    re.IGNORECASE,
)

_BYLINE = re.compile(r"by\s(?P<author>[^\n.:;()\[\]]{2,80}(?:\.[^\n.:;()\[\]]{1,60}){0,3})", re.IGNORECASE)
_WIRE = re.compile(
    r"(?P<place>[^\W\d_][^\n()\[\]:;!?“”\"]{1,90}?)\s{0,2}\((?P<agency>[^\n()]{2,40})\)\s{0,2}(?:[-\u2010-\u2015]{1,3}|:)\s"
)
_PLACED_DATE = re.compile(r"[^\W\d_][^\n.!?“”\"]{0,150}")


@dataclass(frozen=True, slots=True)
class Origin:
    """What the head of a text says of where it comes from.

    spans: the lines that say it; title_span: the title's line; sure: a masthead or header lines say it.
    """

    spans: tuple[Span, ...] = ()
    source: str | None = None
    published: str | None = None
    page: str | None = None
    condensed: bool = False
    title: str | None = None
    title_span: Span | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    sure: bool = False


def read(text: str, paragraphs: list[Span]) -> Origin:
    """The origin that the first paragraphs give, from the surest kind of line to the least sure."""
    if header := _header_block(text, paragraphs):
        return header
    for i, span in enumerate(paragraphs[:_FIRST_PARAGRAPHS]):
        if masthead := _digest_masthead(text, span):
            return replace(masthead, title_span=paragraphs[0] if i == 1 and _short(text, paragraphs[0]) else None)
    return _clipping_head(text, paragraphs) or _news_head(text, paragraphs)


def _header_block(text: str, paragraphs: list[Span]) -> Origin | None:
    """A block of `Name: value` lines at the start; two of them at least, all of them known."""
    if not paragraphs:
        return None
    begin, end = paragraphs[0]
    values: dict[str, tuple[str, Span]] = {}
    for span in lines(text, begin, min(end, begin + 4_000)):
        match = _HEADER.fullmatch(text[span[0] : span[1]])
        field = _HEADER_FIELDS.get(match[1].strip().lower()) if match else None
        if field is None or match is None:
            break
        if match[2]:
            values.setdefault(field, (match[2].strip(), (span[0] + match.start(2), span[1])))
        last = span[1]
    if len(values) < 2:
        return None
    date, title = values.get("published"), values.get("title")
    published = calendar_dates.parse(date[0]) if date else None
    return Origin(
        sure=True,
        spans=((begin, last),),
        published=published,
        notes=(f"The date {date[0][:60]!r} at the head was not understood.",) if date and not published else (),
        title=title[0] if title else None,
        title_span=title[1] if title else None,
        authors=(values["author"][0],) if "author" in values else (),
        **{name: values[name][0] for name in ("source", "url", "language", "page") if name in values},  # type: ignore[arg-type]
    )


def _digest_masthead(text: str, paragraph: Span) -> Origin | None:
    begin, end = paragraph
    end = min(end, begin + _REACH)
    date = next(calendar_dates.find(text, begin, end), None)
    if date is None:
        return None
    (date_begin, date_end), published = date
    head = text[begin:date_begin]
    source, marked = _outlet(head)
    if source is None:
        return None
    page = _PAGE.match(text, date_end, end)
    at = page.end() if page else date_end
    authors = [match["author"]] if (match := _BY.match(head)) else []
    pieces = False
    while (piece := _PIECE.match(text, at, end)) and piece.end() > at:
        authors.extend([piece["author"]] if piece["author"] else [])
        pieces = pieces or not piece["author"]
        at = piece.end()
    if not (page or pieces or (marked and _ends_here(text, at, end))):
        return None
    while at < end and text[at] in " .,:;)]":
        at += 1
    last = end if end - at <= 160 and end < begin + _REACH and not EDITORS_NOTE.search(text, at, end) else at
    span = stripped(text, begin, last)
    assert span is not None
    written = text[span[0] : span[1]]
    unclear = () if published else (f"The date {text[date_begin:date_end]!r} of the masthead can be read in two ways.",)
    return Origin(
        sure=True,
        spans=(span,),
        source=source,
        published=published,
        page=page["page"].strip() if page else None,
        condensed=bool(_CONDENSED.search(re.sub(r"\bunabridged\b", "", written, flags=re.IGNORECASE))),
        authors=tuple(author.strip() for author in authors),
        notes=unclear,
    )


EDITORS_NOTE = re.compile(
    r"(?<!\w)(?:(?:editor|translator|publisher|compiler)(?:s|['’‘`´ʼ]s|s['’‘`´ʼ])?"
    r"[ \u00a0](?:foreword|preface|comment|note)s?"
    r"|(?:ed|trans|tr)s?\.[ \u00a0]note|note[ \u00a0](?:from|by)[ \u00a0]the[ \u00a0](?:editor|translator)s?"
    r"|from[ \u00a0]the[ \u00a0]editors?)[ \u00a0]{0,2}(?:[.:\u2010-\u2015-]|$)",
    re.IGNORECASE | re.MULTILINE,
)


def _outlet(head: str) -> tuple[str | None, bool]:
    """The outlet named just before the date, and whether "From" marks it."""
    marks = list(_FROM.finditer(head))
    rest = head[marks[-1].end() :] if marks else head
    if not marks and (author := _BY.match(head)):
        rest = head[author.end() :]
    name = _GLOSS.sub("", rest).strip(' \t\u00a0,.;:(["“”–—-')
    name = _WEEKDAY.sub("", name).strip(" \t\u00a0,")
    return (name, bool(marks)) if _is_name(name, 0.5 if marks else 1.0) else (None, False)


def outlet_of_head(head: str) -> str | None:
    """The outlet that a running head names beside date and page number, or None."""
    for (begin, end), _ in reversed(list(calendar_dates.find(head))):
        head = head[:begin] + "|" + head[end:]
    head = _PAGE.sub("|", re.sub(r"(?<!\w)\d{1,4}(?!\w)", "|", head))
    names = [_WEEKDAY.sub("", f" {name.strip()}").strip(" ,.:;–—-") for name in re.split(r"[|·•/\t]|\s[–—-]\s", head)]
    named = [name for name in names if len(name) > 2 and _is_name(name, 1.0)]
    return named[0] if len(named) == 1 else None


def _is_name(name: str, capitals: float) -> bool:
    """Whether it can be an outlet's name: short, no sentence, this share of its words with a capital."""
    if not 1 < len(name) <= _LONGEST_OUTLET or "\n" in name or re.search(r"[.!?]\s", name):
        return False
    words = name.split()
    written = sum(1 for word in words if not word[0].islower() or word in _SMALL_WORDS)
    return len(words) <= 10 and not words[0][0].islower() and written >= capitals * len(words)


def _ends_here(text: str, at: int, end: int) -> bool:
    return not text[at:end].strip(" .,:;)]\u00a0\n")


def _short(text: str, span: Span) -> bool:
    return span[1] - span[0] <= 200 and "\n" not in text[span[0] : span[1]]


def _clipping_head(text: str, paragraphs: list[Span]) -> Origin | None:
    """A pasted clipping's head: the title's line, then lines of outlet, date and author alone, and an empty line."""
    if not paragraphs or paragraphs[0][1] - paragraphs[0][0] > _REACH:
        return None
    title, *rest = lines(text, *paragraphs[0])
    if not 1 <= len(rest) <= 3:
        return None
    origin = Origin(title=text[slice(*title)].strip(), title_span=title)
    for span in rest:
        line = text[slice(*span)].strip()
        date = next(calendar_dates.find(line), None)
        name = line[: date[0][0]].strip(" \t\u00a0,.;:|·–—-(") if date else line
        if date and (line[date[0][1] :].strip(" .)") or (name and not _is_name(name, 0.5))):
            return None
        if date:
            origin = replace(
                origin, published=date[1], notes=("The date was taken from the line at the head of the text.",)
            )
        if author := _BYLINE.fullmatch(line):
            origin = replace(origin, authors=(author["author"].strip(),))
        elif _OUTLET_WORD.search(name) and _is_name(name, 0.5):
            origin = replace(origin, source=_WEEKDAY.sub("", f" {name}").strip())
        elif not date:
            return None
    return replace(origin, spans=tuple(rest))


def _news_head(text: str, paragraphs: list[Span]) -> Origin:
    """Byline, wire dateline ("TOWN, Feb. 23 (Agency) – ") and dated line of ordinary articles."""
    origin = Origin()
    for i, (begin, end) in enumerate(paragraphs[:_FIRST_PARAGRAPHS]):
        match = _BYLINE.fullmatch(text, begin, end)
        if match and match["author"][0].isupper() and i < 2:
            origin = replace(origin, spans=(*origin.spans, (begin, end)), authors=(match["author"].strip(),))
        elif wire := _WIRE.match(text, begin, min(end, begin + 200)):
            return _from_wire(origin, wire)
        elif published := _dated_line(text, begin, end):
            note = "The date was taken from the line at the head of the text."
            whole = calendar_dates.parse(text[begin:end]) and end - begin <= 170 and text[begin:end].count(". ") < 1
            spans = (*origin.spans, (begin, end)) if whole else origin.spans
            return replace(origin, spans=spans, published=published, notes=(*origin.notes, note))
    return origin


def _from_wire(origin: Origin, match: re.Match[str]) -> Origin:
    place = match["place"]
    town = re.match(r"[^\W\d_][^\s,]*", place)
    date = next(calendar_dates.find(place), None)
    if not town or not (town[0].isupper() or _has_month(place)):
        return origin
    dated = date[1] if date else None
    notes = ["The outlet was taken from the dateline."] + ["The date was taken from the dateline."] * bool(dated)
    return replace(origin, source=match["agency"].strip(), published=dated, notes=(*origin.notes, *notes))


def _has_month(place: str) -> bool:
    return re.search(r"\d", place) is not None and calendar_dates.parse(f"{place}, 2000") is not None


def _dated_line(text: str, begin: int, end: int) -> str | None:
    """The date of a short line that ends with it ("Town, 20 November 2031"), or of a statement that starts so."""
    for (first, last), value in calendar_dates.find(text, begin, min(end, begin + 170)):
        if first > begin and not _PLACED_DATE.fullmatch(text, begin, first):
            return None
        rest = text[last:end]
        before = text[begin:first].rstrip(" ,–—-")
        if not rest.strip(" .)") or (re.match(r"\.\s", rest) and len(before.split()) <= 3):
            return value
        return None
    return None

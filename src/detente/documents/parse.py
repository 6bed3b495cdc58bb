"""The bytes of one article to a `Document`."""

from __future__ import annotations

import dataclasses
import re

from detente.documents import digest, json_item, languages, masthead, plain
from detente.documents.draft import Draft, storable
from detente.documents.limits import Limits
from detente.documents.original import Original
from detente.documents.paragraphs import paragraphs
from detente.documents.references import issues
from detente.documents.sniff import sniff
from detente.records import Document, EmptyInput, LimitExceeded, Span, content_id

_DEFAULT = Limits()
_LONGEST_TITLE = 150


def parse(original: Original, *, limits: Limits = _DEFAULT) -> Document:
    """The document in these bytes, whatever they really are: text, HTML, PDF, an e-mail, or a JSON object.

    Raises UnsupportedInput, DamagedInput, EmptyInput, LimitExceeded or InvalidField; each names the input and the
    reason. The same bytes always give the same document.
    """
    if len(original.content) > limits.article_bytes:
        raise LimitExceeded(original.name, f"larger than {limits.article_bytes:,} bytes, the limit for one article")
    return _completed(original, storable(_draft(original, limits)), limits)


def _draft(original: Original, limits: Limits) -> Draft:
    """What the format's own reader finds. The readers' libraries are slow to import, and few are needed at a time."""
    kind = sniff(original)
    if kind == "application/json":
        return json_item.read(original)
    if kind == "text/html":
        from detente.documents import html_page

        return html_page.read(original, limits)
    if kind == "application/pdf":
        from detente.documents import pdf

        return pdf.read(original, limits)
    if kind == "message/rfc822":
        from detente.documents import newsletter

        return newsletter.read(original, limits)
    return plain.read(original)


def _completed(original: Original, draft: Draft, limits: Limits) -> Document:
    """The draft with what the text itself tells: origin, parts, language. What the input states goes first."""
    text = draft.text
    if not text.strip():
        raise EmptyInput(original.name, "no text in it")
    if len(text) > limits.text_characters:
        raise LimitExceeded(
            original.name, f"more than {limits.text_characters:,} characters, the limit for one article"
        )
    split = paragraphs(text)
    origin = masthead.read(text, split)
    origin = _titled(text, split, origin, draft.title)
    draft = _settled(draft, origin)
    pointing = [found[0] for found in issues(text) if not any(b <= found[0][0] < e for b, e in origin.spans)]
    return Document(
        id=draft.id or content_id(original.content),
        text=text,
        source=draft.source or origin.source,
        published=draft.published or origin.published,
        title=draft.title or origin.title,
        language=languages.tag(draft.language or origin.language) or languages.detect(_running(text, origin.spans)),
        url=draft.url or origin.url,
        authors=draft.authors or origin.authors,
        page=origin.page,
        condensed=origin.condensed,
        parts=digest.parts(text, split, origin, pointing),
        name=original.name,
        media_type=draft.media_type,
        notes=(*draft.notes, *_notes(draft, origin)),
    )


def _settled(draft: Draft, origin: masthead.Origin) -> Draft:
    """The draft with a masthead's word before the page's around it, and a guessed date where there is no other."""
    notes = draft.notes
    if origin.sure and not draft.stated:
        draft = dataclasses.replace(
            draft, source=origin.source or draft.source, published=origin.published or draft.published
        )
    if not (draft.published or origin.published) and draft.guessed_published and draft.guess:
        notes = (*notes, draft.guess)
        draft = dataclasses.replace(draft, published=draft.guessed_published)
    return dataclasses.replace(draft, notes=notes)


def _titled(text: str, split: list[Span], origin: masthead.Origin, title: str | None) -> masthead.Origin:
    """With the span of the title line, where the text begins with one."""
    heads = set(origin.spans)
    first = next((span for span in split if span not in heads), None)
    if origin.title_span:
        begin, end = origin.title_span
        return dataclasses.replace(origin, title=origin.title or text[begin:end])
    if first is None or split.index(first) > 1:
        return origin
    line = text[first[0] : first[1]]
    if title:
        same = _letters(line) == _letters(title)
        return dataclasses.replace(origin, title_span=first) if same else origin
    if len(split) > 1 and _looks_like_title(line) and not masthead.EDITORS_NOTE.match(line):
        return dataclasses.replace(origin, title_span=first, title=" ".join(line.split()))
    return origin


def _looks_like_title(line: str) -> bool:
    words = line.split()
    return (
        len(line) <= _LONGEST_TITLE
        and line.count("\n") <= 2
        and len(words) >= 2
        and line[-1] not in ".:;,…]"
        and re.search(r"[.!?]\s+[A-Z“\"]", line) is None
        and sum(map(str.isalpha, line)) * 2 > len(line)
    )


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, line.casefold()))


def _running(text: str, heads: tuple[Span, ...]) -> str:
    """The text after its head lines, which are names and dates more than they are language."""
    after = text[max((end for _, end in heads), default=0) :]
    return after if len(after.strip()) > languages.LETTERS else text


def _notes(draft: Draft, origin: masthead.Origin) -> tuple[str, ...]:
    """The origin's notes, as far as the input did not settle the matter; and where the two contradict each other."""
    notes = tuple(
        note
        for note in origin.notes
        if not ("date" in note and draft.published) and not ("outlet" in note and draft.source)
    )
    if draft.published and origin.published and not origin.published.startswith(draft.published[:10]):
        notes += (f"The input is dated {draft.published}, the head of the text says {origin.published}.",)
    return notes

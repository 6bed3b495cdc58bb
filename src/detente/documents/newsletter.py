"""E-mail: a newsletter or an article that was sent round."""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from email.message import EmailMessage

from detente.documents import html_page, plain
from detente.documents.draft import Draft
from detente.documents.limits import Limits
from detente.documents.original import Original
from detente.records import DamagedInput, EmptyInput, LimitExceeded

_SIGNATURE = 15  # lines
_FIELD = re.compile(rb"^(?:subject|from|date):[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_PART_FIELD = re.compile(rb"^content-[a-z-]{1,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_LONGEST_FIELD = 8_000
_MOST_PARTS = 500


def read(original: Original, limits: Limits) -> Draft:
    """The HTML part if there is one with an article in it, else the plain text.

    The subject is the title, the sender's name the source, the date of sending the date.
    """
    _check_fields(original)
    try:
        message = email.message_from_bytes(original.content, policy=email.policy.default)
        body = _body(original, message, limits)
        subject, sender, sent = (str(message.get(field) or "").strip() for field in ("subject", "from", "date"))
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        # The email package raises these on malformed headers and parts.
        raise DamagedInput(original.name, "an e-mail that is damaged") from error
    name, address = email.utils.parseaddr(sender)
    return Draft(
        text=body.text,
        media_type="message/rfc822",
        title=" ".join(subject.split()) or body.title,
        source=body.source or name or address or None,
        published=_day(sent) or body.published,
        language=body.language,
        url=body.url,
        authors=body.authors,
        notes=(*body.notes, "The outlet is the sender of an e-mail.") if not body.source else body.notes,
    )


def _check_fields(original: Original) -> None:
    """The email package reads these fields in a time that grows with the square of their length, or number."""
    content = original.content.replace(b"\r\n", b"\n")
    head = content.partition(b"\n\n")[0]
    parts = [match[0] for match in _PART_FIELD.finditer(content)]
    if any(len(field) > _LONGEST_FIELD for field in [*parts, *(match[0] for match in _FIELD.finditer(head))]):
        raise LimitExceeded(original.name, f"an e-mail with a header field of more than {_LONGEST_FIELD:,} bytes")
    if len(parts) > _MOST_PARTS:
        raise LimitExceeded(original.name, f"an e-mail of more than {_MOST_PARTS} parts")


def _body(original: Original, message: EmailMessage, limits: Limits) -> Draft:
    page, text = message.get_body(("html",)), message.get_body(("plain",))
    if page is not None:
        try:
            return html_page.article(original.name, str(page.get_content()), limits)
        except EmptyInput:
            if text is None:
                raise
    if text is None:
        raise EmptyInput(original.name, "an e-mail without text")
    written = _unsigned(plain.unix_lines(str(text.get_content())))
    return Draft(text=plain.spaced(written), media_type="message/rfc822")


def _unsigned(text: str) -> str:
    """The text without the signature below its line (RFC 3676, 4.3), unless that is too long to be one."""
    body, line, signature = text.rpartition("\n-- \n")
    return body if line and body.strip() and signature.count("\n") <= _SIGNATURE else text


def _day(sent: str) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(sent).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None

"""Makes the files of `examples/mirva-bridge/` from the articles in `examples/sources/`, the same bytes every time.

python examples/make_files.py          write them
python examples/make_files.py FOLDER   write them somewhere else
"""

from __future__ import annotations

import datetime
import html
import io
import json
import string
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import newspaper_page

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
FOLDER = HERE / "mirva-bridge"

MENUS = {
    "en": {"menu_world": "World", "menu_port": "Port", "menu_weather": "Weather", "foot_legal": "Legal notice"},
    "es": {"menu_world": "Mundo", "menu_port": "Puerto", "menu_weather": "Clima", "foot_legal": "Aviso legal"},
}
MONTHS = {
    "en": ["January", "February", "March", "April"],
    "es": ["enero", "febrero", "marzo", "abril"],
}
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it was written: header lines `Name: value`, then paragraphs."""

    slug: str
    header: dict[str, str]
    paragraphs: tuple[str, ...]

    def __getitem__(self, name: str) -> str:
        return self.header[name]

    @property
    def date(self) -> datetime.date:
        return datetime.date.fromisoformat(self["Published"])

    @property
    def language(self) -> str:
        return self.header.get("Language", "en")

    @property
    def long_date(self) -> str:
        """The date in words; the negotiation lasts from January to April."""
        month = MONTHS[self.language][self.date.month - 1]
        return (
            f"{self.date.day} de {month} de {self.date.year}"
            if self.language == "es"
            else f"{self.date.day} {month} {self.date.year}"
        )


def source(slug: str) -> Source:
    """The article `examples/sources/SLUG.txt`."""
    header, *paragraphs = (SOURCES / f"{slug}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    fields = dict(line.split(": ", 1) if ": " in line else (line.rstrip(": "), "") for line in header.splitlines())
    return Source(slug, fields, tuple(paragraphs))


def plain(article: Source) -> str:
    """The paragraphs alone."""
    return "\n\n".join(article.paragraphs) + "\n"


def windows_text(article: Source) -> bytes:
    """As an old word processor on Windows saves it: code page 1252, CR and LF."""
    return plain(article).replace("\n", "\r\n").encode("cp1252")


def utf16_text(article: Source) -> bytes:
    """UTF-16, little end first, with its byte order mark."""
    return b"\xff\xfe" + plain(article).encode("utf-16-le")


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "\n".join(f"    <p>{html.escape(text, quote=False)}</p>" for text in texts)


def _author_type(article: Source) -> str:
    return "Organization" if article["Author"].startswith("Agencia") else "Person"


def _json_ld(article: Source) -> str:
    publisher = {"@type": "NewsMediaOrganization", "name": article["Source"], "url": "https://haverelmercury.example/"}
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article["Title"],
        "datePublished": f"{article['Published']}T05:30:00+01:00",
        "dateModified": f"{article['Published']}T07:12:44+01:00",
        "author": [{"@type": _author_type(article), "name": article["Author"]}],
        "publisher": publisher,
        "mainEntityOfPage": article["Url"],
        "isAccessibleForFree": True,
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def web_page(article: Source) -> str:
    """The page that the outlet's site serves."""
    name = "mercury" if article["Source"] == "The Haverel Mercury" else "agencia"
    template = string.Template((SOURCES / f"{name}.html").read_text(encoding="utf-8"))
    fields = {key.lower(): html.escape(value) for key, value in article.header.items()}
    half = len(article.paragraphs) // 2
    return template.substitute(
        fields
        | MENUS[article.language]
        | {
            "slug": article.slug,
            "language": article.language,
            "long_date": article.long_date,
            "json_ld": _json_ld(article),
            "paragraphs": _paragraphs(article.paragraphs),
            "first_paragraphs": _paragraphs(article.paragraphs[:half]),
            "last_paragraphs": _paragraphs(article.paragraphs[half:]),
        }
    )


def json_lines(*slugs: str) -> str:
    """One article a line, as a wire's archive exports them."""
    lines = []
    for slug in slugs:
        article = source(slug)
        fields = {name.lower(): article[name] for name in ("Title", "Published", "Source", "Url")}
        lines.append(json.dumps({"id": slug, **fields, "text": plain(article).strip()}, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def newsletter(article: Source) -> bytes:
    """The mail that subscribers get: plain text and HTML, both quoted-printable."""
    message = EmailMessage()
    message["From"] = f"{article['Source']} <morning@haverelmercury.example>"
    message["To"] = "Readers of Mercury Morning <readers@haverelmercury.example>"
    message["Subject"] = article["Title"]
    message["Date"] = f"{article.date:%a, %d %b %Y} 06:00:00 +0100"
    message["Message-ID"] = f"<{article.slug}@haverelmercury.example>"
    message["List-Unsubscribe"] = "<https://haverelmercury.example/morning/stop>"
    footer = "You get this mail because you asked for it. To stop it: https://haverelmercury.example/morning/stop"
    message.set_content(f"{plain(article)}\n-- \n{footer}\n", cte="quoted-printable")
    body = f"<html><body>\n<h1>{html.escape(article['Title'])}</h1>\n{_paragraphs(article.paragraphs)}\n"
    message.add_alternative(
        f'{body}<div class="footer"><p>{footer}</p></div>\n</body></html>\n', "html", cte="quoted-printable"
    )
    message.set_boundary("=_mercury_morning_=")
    return message.as_bytes()


def printed_page(article: Source) -> bytes:
    """The page of the printed issue."""
    return newspaper_page.newspaper_page(
        newspaper_page.Article(
            title=article["Title"],
            kicker=f"{article['Section']} · {article['Kicker']}",
            author=article["Author"],
            outlet=article["Source"],
            date=f"{DAYS[article.date.weekday()]} {article.long_date}",
            issued=f"{article.date:%Y%m%d}",
            page=int(article["Page"]),
            paragraphs=article.paragraphs,
        )
    )


def archive(members: dict[str, bytes]) -> bytes:
    """A zip file; stored and not deflated, since zlib's output differs between its versions."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, (2034, 4, 12, 9, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            file.writestr(entry, content)
    return buffer.getvalue()


def _clippings() -> bytes:
    return archive(
        {
            "clippings/agencia-2034-04-11.html": web_page(source("agencia-2034-04-11")).encode(),
            "clippings/glas-2034-03-11.txt": utf16_text(source("glas-2034-03-11")),
        }
    )


FILES: dict[str, Callable[[], bytes]] = {
    "agencia-2034-03-24-es.html": lambda: web_page(source("agencia-2034-03-24-es")).encode(),
    "agencia-wires.jsonl": lambda: json_lines(
        "agencia-2034-02-22", "agencia-2034-03-08", "agencia-2034-03-24"
    ).encode(),
    "clippings.zip": _clippings,
    "glas-2034-02-27.txt": lambda: plain(source("glas-2034-02-27")).encode(),
    "glas-2034-04-08.txt": lambda: windows_text(source("glas-2034-04-08")),
    "mercury-2034-02-26.html": lambda: web_page(source("mercury-2034-02-26")).encode(),
    "mercury-2034-03-09.html": lambda: web_page(source("mercury-2034-03-09")).encode(),
    "mercury-2034-03-18.pdf": lambda: printed_page(source("mercury-2034-03-18")),
    "mercury-2034-04-05.eml": lambda: newsletter(source("mercury-2034-04-05")),
}


def main(folder: Path = FOLDER) -> None:
    """Write every file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
        print(folder / name)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

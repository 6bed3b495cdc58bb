"""A newspaper page as PDF, with the standard library alone: the standard fonts, two columns, the same bytes every time.

The streams are not compressed (zlib's output differs between its versions) and the dates are those of the issue.
References: PDF 32000-1:2008, 7.5 (file structure), 9.6.2.2 (standard 14 fonts); widths from Adobe's core font metrics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

PAGE_WIDTH, PAGE_HEIGHT = 440, 640  # points; a compact newspaper
MARGIN, GUTTER = 32, 14
COLUMN = (PAGE_WIDTH - 2 * MARGIN - GUTTER) / 2
BODY_SIZE, LEADING, INDENT = 10, 12, 9
BODY_BOTTOM = 44

_CHARACTERS = "".join(map(chr, range(32, 127))) + "‘’“”–—…é£°·"


def _table(widths: str) -> dict[str, int]:
    return dict(zip(_CHARACTERS, map(int, widths.split()), strict=True))


# Thousandths of the font size.
WIDTHS: dict[str, dict[str, int]] = {
    "Times-Roman": _table(
        "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 "
        "278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 "
        "611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 "
        "500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541 "
        "333 333 444 444 500 1000 1000 444 500 400 250"
    ),
    "Times-Bold": _table(
        "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 "
        "333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 "
        "667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 "
        "556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520 "
        "333 333 500 500 500 1000 1000 444 500 400 250"
    ),
    "Times-Italic": _table(
        "250 333 420 500 500 833 778 214 333 333 500 675 250 333 250 278 500 500 500 500 500 500 500 500 500 500 "
        "333 333 675 675 675 500 920 611 611 667 722 611 611 722 722 333 444 667 556 833 667 722 611 722 611 500 "
        "556 722 611 833 611 556 556 389 278 389 422 500 333 500 500 444 500 444 278 500 500 278 278 444 278 722 "
        "500 500 500 500 389 389 278 500 444 667 444 444 389 400 275 400 541 "
        "333 333 556 556 500 889 889 444 500 400 250"
    ),
    "Helvetica": _table(
        "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 "
        "278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 "
        "611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 "
        "556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584 "
        "222 222 333 333 556 1000 1000 556 556 400 278"
    ),
}


@dataclass(frozen=True, slots=True)
class Article:
    """What goes on the page. `date` is as printed, `issued` is `YYYYMMDD`."""

    title: str
    kicker: str
    author: str
    outlet: str
    date: str
    issued: str
    page: int
    paragraphs: tuple[str, ...]


@dataclass(slots=True)
class Canvas:
    """The content stream of one page."""

    operators: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, font: str, size: float, words: str, word_space: float = 0) -> None:
        name = f"/F{list(WIDTHS).index(font) + 1}"
        self.operators.append(f"BT {name} {size:g} Tf {word_space:.3f} Tw {x:.2f} {y:.2f} Td ({_escaped(words)}) Tj ET")

    def centred(self, y: float, font: str, size: float, words: str) -> None:
        self.text((PAGE_WIDTH - width(words, font, size)) / 2, y, font, size, words)

    def right(self, x: float, y: float, font: str, size: float, words: str) -> None:
        self.text(x - width(words, font, size), y, font, size, words)

    def draw(self, operators: str) -> None:
        self.operators.append(operators)

    def rule(self, y: float, thickness: float = 0.5) -> None:
        self.draw(f"{thickness:g} w {MARGIN} {y:g} m {PAGE_WIDTH - MARGIN} {y:g} l S")


def width(words: str, font: str, size: float) -> float:
    """How wide the words are set, in points."""
    return sum(WIDTHS[font][character] for character in words) * size / 1000


def _escaped(words: str) -> str:
    return re.sub(r"([\\()])", r"\\\1", words)


# Between two consonants that stand between vowels, but not within one sound (inspec-tors, Cor-marin); before some
# endings (agree-ment). Not after a hyphen that is there anyway: nobody could tell that it was.
_BREAK = re.compile(
    r"(?<=[aeiouy])(?!th|ch|sh|ph|gh|ck|ng|wh)[b-df-hj-np-tv-xz](?=[b-df-hj-np-tv-xz][aeiouy])"
    r"|[a-z](?=(?:tion|sion|ment|ness|ture)s?\b)",
    re.IGNORECASE,
)


def break_points(word: str) -> list[int]:
    """Where the word may be divided at a line end: offsets, at least three letters on either side."""
    letters = word.rstrip(",.”’;:?)")
    if len(letters) < 6 or not re.fullmatch(r"\W*[A-Za-z]+", letters):
        return []
    return [m.end() for m in _BREAK.finditer(word) if m.end() >= 3 and len(letters) - m.end() >= 3]


def _divided(word: str, room: float) -> tuple[str, str]:
    """The longest head of the word, hyphen included, that fits the room, and the rest; no head if none fits."""
    for point in reversed(break_points(word)):
        head = word[:point] + "-"
        if width(head, "Times-Roman", BODY_SIZE) <= room:
            return head, word[point:]
    return "", word


def broken(paragraph: str, indent: float) -> Iterator[str]:
    """The paragraph's lines in the body font, each at most a column wide; the first is shorter by the indent."""
    line, room = "", COLUMN - indent
    for word in paragraph.split():
        longer = f"{line} {word}" if line else word
        if width(longer, "Times-Roman", BODY_SIZE) <= room:
            line = longer
            continue
        head, rest = _divided(word, room - width(line + " ", "Times-Roman", BODY_SIZE))
        yield f"{line} {head}" if head else line
        line, room = rest, COLUMN
    yield line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column: its words, its indent, and whether it ends a paragraph (and so is not justified)."""

    words: str
    indent: float
    last: bool


def _lines(paragraphs: Sequence[str]) -> list[Line]:
    result = []
    for number, paragraph in enumerate(paragraphs):
        indent = INDENT if number else 0
        lines = list(broken(paragraph, indent))
        result += [Line(words, 0 if i else indent, i == len(lines) - 1) for i, words in enumerate(lines)]
    return result


def _set_column(canvas: Canvas, lines: Sequence[Line], x: float, top: float) -> None:
    for number, line in enumerate(lines):
        slack = COLUMN - line.indent - width(line.words, "Times-Roman", BODY_SIZE)
        word_space = 0 if line.last else slack / max(1, line.words.count(" "))
        y = top - LEADING * (number + 1)
        canvas.text(x + line.indent, y, "Times-Roman", BODY_SIZE, line.words, word_space)


def _running_head(canvas: Canvas, article: Article, page: int) -> None:
    y = PAGE_HEIGHT - 30
    odd = page % 2
    canvas.text(MARGIN, y, "Helvetica", 8, article.date if odd else str(page))
    canvas.centred(y, "Times-Bold", 11, article.outlet)
    canvas.right(PAGE_WIDTH - MARGIN, y, "Helvetica", 8, str(page) if odd else article.date)
    canvas.rule(y - 6, 1)
    canvas.rule(30)
    canvas.centred(20, "Helvetica", 7, "haverelmercury.example · Newsroom 0100 555 014 · 2 crowns 40")


def _heading(canvas: Canvas, article: Article) -> float:
    """Sets the head of the article and returns where the columns begin."""
    canvas.text(MARGIN, PAGE_HEIGHT - 54, "Helvetica", 8, article.kicker.upper())
    canvas.text(MARGIN - 1, PAGE_HEIGHT - 82, "Times-Bold", 25.5, article.title)
    canvas.text(MARGIN, PAGE_HEIGHT - 100, "Times-Italic", 11, f"By {article.author}")
    canvas.rule(PAGE_HEIGHT - 108)
    return PAGE_HEIGHT - 111


_MAP_HEIGHT = 132


def _map(canvas: Canvas, x: float, top: float) -> None:
    """A sketch of the bridge: river, railway, the belt around it."""
    bottom = top - _MAP_HEIGHT + 26
    canvas.draw(f"q 0.93 g {x:g} {bottom:g} {COLUMN:g} {top - bottom - 8:g} re f Q")
    river = f"{x + 96:g} {top - 8:g} m {x + 66:g} {top - 44:g} {x + 132:g} {top - 66:g} {x + 100:g} {bottom:g} c S"
    railway = f"{x + 6:g} {top - 74:g} m {x + COLUMN - 6:g} {top - 44:g} l S"
    canvas.draw(f"q 0.7 G 6 w {river} Q")
    canvas.draw(f"q 1.2 w {railway} [2 3] 0 d 5 w {railway} Q")
    labels = (("Zabrel", 46, 80), ("JELVARA", 10, 26), ("Ardovian-held bank", 104, 26), ("to Saltmouth", 10, 94))
    for label, dx, dy in labels:
        canvas.text(x + dx, top - dy, "Helvetica", 7.5, label)
    canvas.text(x, bottom - 11, "Times-Italic", 8.5, "The bridge, and the banks that do not agree about it.")
    canvas.text(x, bottom - 20, "Helvetica", 6, "MERCURY GRAPHICS · NOT TO SCALE")


def _advertisement(canvas: Canvas, top: float) -> None:
    middle = (top + BODY_BOTTOM) / 2
    canvas.draw(f"1.5 w {MARGIN} {BODY_BOTTOM:g} {PAGE_WIDTH - 2 * MARGIN} {top - BODY_BOTTOM:g} re S")
    canvas.centred(top - 14, "Helvetica", 6, "ADVERTISEMENT")
    canvas.centred(middle + 20, "Times-Bold", 38, "Saltmouth Ferries")
    canvas.centred(middle - 8, "Times-Italic", 16, "Weekends from 40 crowns. The sea is included.")
    canvas.draw(f"3 w {PAGE_WIDTH / 2 - 40:g} {middle - 40:g} m")
    canvas.draw(
        f"{PAGE_WIDTH / 2 - 20:g} {middle - 64:g} {PAGE_WIDTH / 2 + 20:g} {middle - 16:g} "
        f"{PAGE_WIDTH / 2 + 40:g} {middle - 40:g} c S"
    )


def _pages(article: Article) -> list[Canvas]:
    lines = _lines(article.paragraphs)
    first, second = Canvas(), Canvas()
    _running_head(first, article, article.page)
    top = _heading(first, article)
    left, right = MARGIN, MARGIN + COLUMN + GUTTER
    full = int((top - BODY_BOTTOM) // LEADING)
    above_map = int((top - _MAP_HEIGHT - BODY_BOTTOM) // LEADING)
    _set_column(first, lines[:full], left, top)
    _set_column(first, lines[full : full + above_map], right, top)
    _map(first, right, BODY_BOTTOM + _MAP_HEIGHT)
    rest = lines[full + above_map :]
    half = (len(rest) + 1) // 2
    _running_head(second, article, article.page + 1)
    _set_column(second, rest[:half], left, PAGE_HEIGHT - 44)
    _set_column(second, rest[half:], right, PAGE_HEIGHT - 44)
    _advertisement(second, PAGE_HEIGHT - 44 - LEADING * half - 24)
    return [first, second]


def _metadata(article: Article) -> bytes:
    """The XMP packet (ISO 16684-1) that newspapers' page makers leave in their files."""
    day = f"{article.issued[:4]}-{article.issued[4:6]}-{article.issued[6:]}"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{article.title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{article.author}</rdf:li></rdf:Seq></dc:creator>
<dc:publisher><rdf:Bag><rdf:li>{article.outlet}</rdf:li></rdf:Bag></dc:publisher>
<prism:publicationName>{article.outlet}</prism:publicationName>
<prism:publicationDate>{day}</prism:publicationDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _stream(content: bytes, entries: str = "") -> bytes:
    return f"<< {entries}/Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _objects(article: Article) -> list[bytes]:
    """The file's objects, numbered from 1: catalogue, pages, information, metadata, fonts, then page and content."""
    pages = _pages(article)
    first_page = 5 + len(WIDTHS)
    kids = " ".join(f"{first_page + 2 * i} 0 R" for i in range(len(pages)))
    fonts = " ".join(f"/F{i + 1} {5 + i} 0 R" for i in range(len(WIDTHS)))
    dates = f"/CreationDate (D:{article.issued}033000Z) /ModDate (D:{article.issued}033000Z)"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R /Lang (en-GB) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        f"<< /Title ({_escaped(article.title)}) /Author ({_escaped(article.author)}) {dates} >>".encode("cp1252"),
        _stream(_metadata(article), "/Type /Metadata /Subtype /XML "),
    ]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects += [font.format(name).encode() for name in WIDTHS]
    for number, page in enumerate(pages):
        box = f"/MediaBox [0 0 {PAGE_WIDTH} {PAGE_HEIGHT}] /Resources << /Font << {fonts} >> >>"
        contents = first_page + 2 * number + 1
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {contents} 0 R >>".encode())
        objects.append(_stream("\n".join(page.operators).encode("cp1252")))
    return objects


def newspaper_page(article: Article) -> bytes:
    """The PDF file. Raises KeyError for a character that the width tables do not hold."""
    result = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    objects = _objects(article)
    for number, body in enumerate(objects, start=1):
        offsets.append(len(result))
        result += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(result)
    result += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    result += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    result += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(result)

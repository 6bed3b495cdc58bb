"""A folder of bad and hostile inputs, made by code, with the message that each must give. Needs nothing but Python.

`write(folder)` makes it; other tests load this file by its path.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import warnings
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

ARTICLE = (
    "The ferry talks between Marrowby and Tessel resumed on Tuesday after a pause of three weeks, with both harbour "
    "boards sending their full delegations to the customs house.\n\n"
    "“We came to listen,” said Ada Quillon, who leads the Marrowby side. The Tessel envoy, Piet Ostrander, said that "
    "the night crossings would go on while the talks last.\n\n"
    "A further round is planned for next week, according to the chair of the joint board.\n"
)
PHRASE = "The ferry talks between Marrowby and Tessel resumed"
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Ferry talks resume</title>"
    "<meta name='author' content='Rosa Lindqvist'>"
    "<meta property='og:site_name' content='The Tessel Lantern'>"
    "<meta property='article:published_time' content='2034-05-16T08:00:00Z'></head><body>{before}<article>"
    "<h1>Ferry talks resume</h1>{paragraphs}</article>{after}</body></html>"
)


@dataclass
class Hostile:
    """What `write` made.

    bad: (name under the folder, words of the message), one for each error that reading the folder must give;
    good: names that must be read all the same, each with PHRASE in its text.
    """

    folder: Path
    bad: list[tuple[str, str]] = field(default_factory=list)
    good: list[str] = field(default_factory=list)

    def add(self, name: str, content: bytes, message: str | None) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if message is None:
            self.good.append(name)
        else:
            self.bad.append((name, message))


def write(folder: Path) -> Hostile:
    """Fills the (empty or missing) folder."""
    made = Hostile(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for part in (_texts, _others, _pages, _pdfs, _archives, _bombs, _tars, _json, _mails, _odd_files):
        part(made)
    return made


def page(before: str = "", after: str = "") -> bytes:
    """An HTML page with the article in it."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE.strip().split("\n\n"))
    return PAGE.format(before=before, paragraphs=paragraphs, after=after).encode()


def make_pdf(
    pages: list[list[tuple[float, float, float, str]]],
    info: dict[str, str] | None = None,
    extra: str = "",
    encrypt: str = "",
) -> bytes:
    """A PDF whose pages (612 x 792 points) show texts, each (x, y, type size, words), y from below."""
    objects: list[bytes] = [b"", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for texts in pages:
        stream = b"\n".join(
            b"BT /F1 %.2f Tf %.2f %.2f Td (%s) Tj ET" % (size, x, y, _pdf_string(words)) for x, y, size, words in texts
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {extra} >>".encode()
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append(
        b"<< " + b" ".join(b"/%s (%s)" % (k.encode(), _pdf_string(v)) for k, v in (info or {}).items()) + b" >>"
    )
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {encrypt} >>"
    out.write(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def article_pdf(extra: str = "", encrypt: str = "") -> bytes:
    """A one-page PDF with the article in lines of 80 characters."""
    lines: list[tuple[float, float, float, str]] = []
    y = 700.0
    for paragraph in ARTICLE.strip().split("\n\n"):
        line = ""
        for word in [*paragraph.split(), ""]:
            if line and (not word or len(line) + len(word) > 80):
                lines.append((72, y, 11, line))
                y, line = y - 13, ""
            line = f"{line} {word}".strip()
        y -= 13
    return make_pdf([lines], extra=extra, encrypt=encrypt)


def _pdf_string(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _texts(made: Hostile) -> None:
    made.add("good.txt", ARTICLE.encode(), None)
    made.add("empty.txt", b"", "empty")
    made.add("blank.txt", b" \n\t\r\n \n", "white space")
    made.add("zeros.txt", ARTICLE.encode() + b"\x00\x01\x02\x00", "zero bytes")
    made.add("controls.txt", b"\x01\x02\x03\x04 abc \x05\x06" * 40, "control characters")
    made.add("utf16-cut.txt", b"\xff\xfe" + b"\x00\xd8" * 400, "not valid UTF-16")
    made.add("utf8-broken.txt", ARTICLE.encode() + b"\xe2\x80 and so on.\n", None)
    made.add("utf16.txt", ARTICLE.encode("utf-16"), None)
    made.add("legacy.txt", ARTICLE.encode("cp1252"), None)
    made.add("one-line.txt", (ARTICLE.replace("\n", " ") * 1_500).encode(), None)
    made.add("bidi.txt", ("\u202e\u2066\u200f" + ARTICLE + "\u2069\u202c").encode(), None)
    made.add("brackets.txt", (ARTICLE + "[" * 50_000 + "see Vol. " * 5_000).encode(), None)


def _others(made: Hostile) -> None:
    made.add("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "a PNG image")
    made.add("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(200), "a JPEG image")
    made.add("program.exe", b"MZ\x90\x00" + bytes(200), "a Windows program")
    made.add("elf", b"\x7fELF" + bytes(200), "a program")
    made.add("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200), "an old Office file")
    made.add("letter.rtf", b"{\\rtf1 hello}", "an RTF file")
    made.add("base.db", b"SQLite format 3\x00" + bytes(200), "an SQLite database")
    made.add("pack.rar", b"Rar!\x1a\x07\x00" + bytes(50), "a RAR archive")
    feed = b"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title></channel></rss>"
    made.add("feed.xml", feed, "a news feed")
    entities = "".join(f"<!ENTITY e{i} '{f'&e{i - 1};' * 10}'>" for i in range(1, 12))
    laughs = f"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY e0 'ha'>{entities}]><l>&e11;</l>"
    made.add("laughs.xml", laughs.encode(), "an XML file")


def _pages(made: Hostile) -> None:
    scripts = "<script>alert('x')</script><img src=x onerror='alert(1)'><style>p{color:red}</style>"
    made.add("script.html", page(before=scripts, after="<iframe src='javascript:alert(2)'></iframe>"), None)
    made.add("called.txt", page(), None)
    made.add("attribute.html", page(before=f"<div data-x='{'y' * 1_000_000}'></div>"), None)
    made.add(
        "unclosed.html", page(before="<div><p><b><i>" * 50).replace(b"</p>", b"").replace(b"</article>", b""), None
    )
    made.add("deep.html", b"<html><body>" + b"<div>" * 100_000 + b"x", "HTML page")
    made.add("tags.html", page(after="<br>" * 300_000), "tags")
    menu = (
        b"<html><head><title>Menu</title></head><body><nav><ul><li><a href='/'>Home</a></li></ul></nav></body></html>"
    )
    made.add("menu.html", menu, "without an article")


def _pdfs(made: Hostile) -> None:
    made.add("good.pdf", article_pdf(), None)
    script = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    made.add("script.pdf", article_pdf(extra=script), None)
    made.add("cut.pdf", article_pdf()[:300], "cut or damaged")
    made.add("header-only.pdf", b"%PDF-1.7\n", "cut or damaged")
    made.add("scanned.pdf", make_pdf([[], []]), "text recognition")
    secret = f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>"
    made.add("encrypted.pdf", article_pdf(encrypt=f"/Encrypt {secret} /ID [<00><00>]"), "encrypted PDF")
    made.add("pages.pdf", make_pdf([[]] * 501), "pages, the limit")


def _zip(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _archives(made: Hostile) -> None:
    good = ARTICLE.encode()
    made.add("good.zip", _zip({"in/one.txt": good, "__MACOSX/._one.txt": b"\x00\x05"}), None)
    made.add("traversal.zip", _zip({"../../evil.txt": good, "/tmp/evil2.txt": good}), None)
    made.add("cut.zip", _zip({"a.txt": good})[:-40], "cut or damaged")
    damaged = bytearray(_zip({"a.txt": good, "b.txt": good}, zipfile.ZIP_STORED))
    damaged[80] ^= 0xFF
    made.add("crc.zip", bytes(damaged), None)
    made.bad.append(("crc.zip!a.txt", "cut or damaged"))
    locked = bytearray(_zip({"a.txt": good}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    made.add("locked.zip", bytes(locked), "encrypted")
    squeezed = bytearray(_zip({"a.txt": good, "b.txt": good}, zipfile.ZIP_LZMA))
    squeezed[39] ^= 0xFF
    made.add("lzma.zip", bytes(squeezed), None)
    made.bad.append(("lzma.zip!a.txt", "cut or damaged"))
    made.add("letter.docx", _zip({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "office document")
    made.add("not-really.zip", b"PK\x03\x04" + bytes(100), "cut or damaged")


def _bombs(made: Hostile) -> None:
    big = bytes(18_000_000)
    made.add("bomb.zip", _zip({"bomb.txt": big, "good.txt": ARTICLE.encode()}), None)
    made.bad.append(("bomb.zip!bomb.txt", "zip bomb"))
    made.add("bomb.gz", gzip.compress(big), "zip bomb")
    nested = ARTICLE.encode()
    for level in range(6):
        nested = _zip({f"{level}.zip" if level else "good.txt": nested})
    made.add("nested.zip", nested, "within each other")
    wrapped = ARTICLE.encode()
    for _ in range(20):
        wrapped = gzip.compress(wrapped)
    made.add("wrapped.txt.gz", wrapped, "within each other")


def _tars(made: Hostile) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("dev", tarfile.CHRTYPE)):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
        member = tarfile.TarInfo("../../up/good.txt")
        member.size = len(ARTICLE.encode())
        archive.addfile(member, io.BytesIO(ARTICLE.encode()))
    made.add("links.tar", out.getvalue(), None)
    made.bad.extend([("links.tar!link", "a link"), ("links.tar!hard", "a link"), ("links.tar!dev", "a device")])
    made.add("good.tar.gz", gzip.compress(out.getvalue()), None)
    made.bad.extend([(f"good.tar.gz!{name}", "not") for name in ("link", "hard", "dev")])
    content = os.urandom(200_000)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in (("good.txt", ARTICLE.encode()), ("noise.bin", content)):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    made.add("cut.tgz", out.getvalue()[:100_000], None)
    made.bad.append(("cut.tgz", "cut or damaged"))
    made.add("cut.txt.gz", gzip.compress(ARTICLE.encode())[:-20], "cut or damaged")


def _json(made: Hostile) -> None:
    good = {"text": ARTICLE, "published": "2034-05-16", "source": "The Tessel Lantern"}
    lines: list[tuple[str, str | None]] = [
        (json.dumps(good), None),
        ('{"text": "cut', "not valid JSON"),
        ('["text"]', "a JSON list"),
        (json.dumps({"title": "no text"}), 'no "text"'),
        (json.dumps({"text": 12}), '"text" is a number'),
        ('{"text": NaN}', '"text" is a number'),
        (json.dumps(good | {"published": "2025-13-45"}), '"published" is'),
        (json.dumps(good | {"title": ["a"]}), '"title" is a list'),
        ('{"text": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
        ('{"text": "x", "n": ' + "9" * 5_000 + "}", "not valid JSON"),
        (json.dumps(good | {"text": "\ud800\u0000 " + ARTICLE}), None),
        (json.dumps({"text": " \n "}), "no text"),
    ]
    made.add("lines.jsonl", "\n".join(line for line, _ in lines).encode(), None)
    made.bad.extend((f"lines.jsonl:{i}", message) for i, (_, message) in enumerate(lines, 1) if message)
    made.add("wide.jsonl", json.dumps(good).encode("utf-16"), "UTF-16")
    long = b'{"text": "' + b"x" * 20_000_001 + b'"}\n' + json.dumps(good).encode()
    made.add("long.jsonl", long, None)
    made.bad.append(("long.jsonl:1", "the limit for one article"))
    made.add("deep.json", b"[" * 200_000, "nested too deeply")


def _mails(made: Hostile) -> None:
    head = b"From: The Tessel Lantern <news@lantern.example>\nSubject: Ferry talks\n"
    head += b"Date: Tue, 16 May 2034 08:00:00 +0000\n"
    made.add(
        "good.eml", head + b"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + ARTICLE.encode(), None
    )
    picture = b"MIME-Version: 1.0\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n////\n"
    made.add("picture.eml", head + picture, "without text")
    part = b"Content-Type: multipart/mixed; boundary=b\n\n--b\n"
    made.add("parts.eml", head + b"MIME-Version: 1.0\n" + part * 3_000, "parts")
    within = b"Content-Type: message/rfc822\n\n"
    made.add("nested.eml", head + b"MIME-Version: 1.0\n" + within * 100 + b"Hello.", "an e-mail")
    made.add("subject.eml", b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nHello there.", "header field")
    made.add("charset.eml", head + b"MIME-Version: 1.0\nContent-Type: text/plain; charset=x-none\n\nabc", "damaged")


def _odd_files(made: Hostile) -> None:
    with (made.folder / "huge.txt").open("wb") as file:
        file.truncate(21_000_000)
    made.bad.append(("huge.txt", "the limit for one article"))
    (made.folder / "sub").mkdir()
    (made.folder / "sub" / "again").symlink_to(made.folder, target_is_directory=True)
    (made.folder / "loop-a.txt").symlink_to("loop-b.txt")
    (made.folder / "loop-b.txt").symlink_to("loop-a.txt")
    (made.folder / "dangling.txt").symlink_to("nowhere.txt")
    made.bad.extend(
        [("loop-a.txt", "symbolic links"), ("loop-b.txt", "symbolic links"), ("dangling.txt", "no such file")]
    )
    os.mkfifo(made.folder / "pipe.txt")
    made.bad.append(("pipe.txt", "a named pipe"))
    made.add(".hidden.txt", b"", "")
    made.bad.pop()
    if os.geteuid() != 0:
        made.add("unreadable.txt", ARTICLE.encode(), "no permission")
        (made.folder / "unreadable.txt").chmod(0)

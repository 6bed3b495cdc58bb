from __future__ import annotations

import json

import pytest

from detente.documents import Original, parse
from detente.records import EmptyInput


def test_the_article_of_a_page_with_its_metadata(hostile, parts_of):
    document = parse(Original("a.html", hostile.page(before="<nav><a href='/'>Home</a></nav>")))
    assert document.title == "Ferry talks resume"
    assert (document.source, document.published) == ("The Tessel Lantern", "2034-05-16")
    assert (document.authors, document.language) == (("Rosa Lindqvist",), "en")
    assert document.text == "Ferry talks resume\n\n" + hostile.ARTICLE.strip()
    assert parts_of(document, "title") == ["Ferry talks resume"]
    assert parts_of(document, "body") == [hostile.ARTICLE.strip()]


def test_a_page_is_a_page_whatever_it_is_called(hostile):
    assert parse(Original("a.txt", hostile.page())).media_type == "text/html"
    assert parse(Original("-", b"\xef\xbb\xbf \n<!-- x --> " + hostile.page())).media_type == "text/html"
    assert parse(Original("a.html", hostile.ARTICLE.encode())).media_type == "text/plain"


def test_the_encoding_that_a_page_states(hostile):
    page = hostile.page().decode().replace("<head>", "<head><meta charset='windows-1251'>")
    page = page.replace("The Tessel envoy", "Посол Тессела, The Tessel envoy,")
    assert "Посол Тессела" in parse(Original("a.html", page.encode("cp1251"))).text


def test_a_masthead_in_a_page_goes_before_the_page_around_it(hostile):
    masthead = "<p>From Marrowby Star, May 2, 2034, p. 4. Condensed text:</p>"
    page = hostile.page().replace(b"</h1>", b"</h1>" + masthead.encode())
    document = parse(Original("a.html", page))
    assert (document.source, document.published, document.page) == ("Marrowby Star", "2034-05-02", "4")


def test_no_date_is_made_up(hostile):
    page = hostile.page().replace(b"article:published_time", b"x").replace(b"2034-05-16T08:00:00Z", b"y")
    assert parse(Original("a.html", page)).published is None


def mail(parts: str) -> bytes:
    return (
        "From: =?utf-8?q?The_Tessel_Lantern?= <news@lantern.example>\r\nSubject: Ferry talks\r\n"
        "Date: Tue, 16 May 2034 08:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/alternative; boundary="b"\r\n\r\n' + parts + "--b--\r\n"
    ).encode()


def test_a_newsletter_is_its_html_part_and_else_its_text(hostile):
    plain = f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlain. {hostile.ARTICLE}\r\n"
    page = f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{hostile.page().decode()}\r\n"
    menu = "--b\r\nContent-Type: text/html\r\n\r\n<html><body><a href='/'>Home</a></body></html>\r\n"
    both = parse(Original("n.eml", mail(plain + page)))
    assert both.text == "Ferry talks resume\n\n" + hostile.ARTICLE.strip()
    assert (both.title, both.source, both.published) == ("Ferry talks", "The Tessel Lantern", "2034-05-16")
    assert both.media_type == "message/rfc822"
    assert parse(Original("mail", mail(plain + menu))).text.startswith("Plain. The ferry talks")
    with pytest.raises(EmptyInput):
        parse(Original("n.eml", mail(menu)))


def test_the_signature_of_a_mail_is_no_part_of_the_article(hostile):
    head = b"From: The Tessel Lantern <n@l.example>\nSubject: Ferry\n"
    head += b"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    article = hostile.ARTICLE.encode()
    assert (
        parse(Original("a.eml", head + article + b"-- \nRosa\nThe Tessel Lantern\n")).text == hostile.ARTICLE.rstrip()
    )
    separated = parse(Original("a.eml", head + article + b"-- \n" + b"More of the news.\n" * 20)).text
    assert "More of the news." in separated
    dashes = parse(Original("a.eml", head + article + b"--\nNo signature.\n")).text
    assert "No signature." in dashes


def test_what_no_database_can_hold_is_replaced_wherever_it_comes_from(hostile):
    head = (
        b"From: The Tessel Lantern <n@l.example>\nSubject: =?utf-8?q?Ferry=00?= =?utf-8?b?7aCA?=\nMIME-Version: 1.0\n"
    )
    zero = head + b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nA =00 b\n"
    half = head + b"Content-Type: text/plain; charset=utf-7\n\n+2AA- and so on.\n"
    for content, begin in ((zero, "A \ufffd b"), (half, "\ufffd and")):
        document = parse(Original("a.eml", content + b"They met at the customs house again on Monday."))
        assert document.text.startswith(begin)
        assert document.title is not None
        assert document.title.startswith("Ferry\ufffd")
        assert any("were replaced" in note for note in document.notes)
        for value in (document.text, document.title, document.source or ""):
            assert "\x00" not in value
            value.encode()


@pytest.mark.parametrize(
    ("stated", "language"),
    [
        ("en-US", "en-US"),
        ("EN", "en"),
        ("en_GB", "en-GB"),
        ("eng", "en"),
        ("English", "en"),
        ("und", "en"),
        ("fr", "fr"),
    ],
)
def test_a_stated_language_is_taken_as_a_tag_or_not_at_all(hostile, stated, language):
    fields = {"text": hostile.ARTICLE, "language": stated}
    assert parse(Original("a.jsonl:1", json.dumps(fields).encode(), "application/json")).language == language

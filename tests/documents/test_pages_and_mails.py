from __future__ import annotations

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

"""The brief in real headless Chromium: what a reader sees, and what hostile articles cannot do."""

from __future__ import annotations

import pytest

from detente import reports

pytestmark = pytest.mark.browser

# Words of the targeted record: the text of everything that the style lights up.
LIT = """() => {
  const target = document.querySelector(':target');
  const plain = getComputedStyle(document.querySelector('main')).backgroundColor;
  const art = target.closest('.art');
  const n = [...target.classList].find(c => /^a\\d+$/.test(c)).slice(1);
  const segments = [...art.querySelectorAll('.k' + n)];
  return {
    words: segments.map(s => s.textContent).join(''),
    lit: segments.every(s => getComputedStyle(s).backgroundColor !== plain),
    others: [...art.querySelectorAll('mark')].filter(s => !segments.some(t => t.contains(s) || s.contains(t))
      && getComputedStyle(s).backgroundColor === getComputedStyle(segments[0]).backgroundColor).length,
  };
}"""

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "</title></style></script><svg onload=alert(3)>",
    "javascript:alert(4)",
    '" autofocus onfocus=alert(5) x="',
    "' onmouseover='alert(6)",
    "{{ 7 * 7 }}{% include 'x' %}",
    "<!-- --><iframe srcdoc='<script>alert(8)</script>'>",
    "]]><math><mtext><style><img src=x onerror=alert(9)>",
    "\u202egnikaeps txet\u202c \u2066isolated\u2069",
    "\x00\x01\x1b[31mred\x7f\x9b",
    "&lt;script&gt;alert(10)&lt;/script&gt;",
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "half a pair \ud83d here",
]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_every_evidence_link_lights_up_the_quoted_words(brief, open_html, scripts):
    opened = open_html(reports.to_html(brief), scripts=scripts)
    marks = [(article, mark) for article in brief.articles for mark in article.marks]
    assert len(marks) == 24
    for article, mark in marks:
        opened.page.evaluate(f"location.hash = '{mark.record}'")
        found = opened.page.evaluate(LIT)
        text = article.document.text
        assert squeezed(found["words"]) == squeezed("".join(text[b:e] for b, e in mark.spans))
        assert found["lit"]
        assert found["others"] == 0
    assert opened.troubles == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_in_a_large_brief_a_link_still_lands_on_its_words(make_brief, open_html, scripts):
    views = []
    for number in range(620):
        text = "\n\n".join(
            [f"“We sail at {number},” the harbor of Amsel said.", *["A line of fog lay there. " * 9] * (number % 7)]
        )
        draft = make_brief.draft(text, id=f"d{number}", source="Amsel Gazette", published="2031-05-01")
        draft.says(f"“We sail at {number},”", cue="said")
        views.append(draft.view())
    brief = make_brief(views)
    opened = open_html(reports.to_html(brief), scripts=scripts)
    assert opened.page.get_attribute("body", "class") == "large"
    for statement in (brief.statements[600], brief.statements[7], brief.statements[222]):
        opened.page.evaluate(f"location.hash = '{statement.record}'")
        opened.page.wait_for_timeout(400)
        box = opened.page.locator(f"#{statement.record}").bounding_box()
        assert 0 <= box["y"] <= 900
    assert opened.troubles == []


def test_a_link_is_clicked_and_the_arrow_leads_back(brief, open_html):
    opened = open_html(reports.to_html(brief))
    statement = brief.statements[0]
    entry = opened.page.locator(f"#said-{statement.record}")
    entry.locator("a").first.click()
    assert opened.page.evaluate("location.hash") == f"#{statement.record}"
    assert opened.page.evaluate("document.querySelector(':target').checkVisibility()")
    opened.page.locator(f".back[href='#said-{statement.record}']").first.click()
    assert opened.page.evaluate("location.hash") == f"#said-{statement.record}"
    assert opened.troubles == []


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_never_become_live(make_brief, open_html, words):
    draft = make_brief.draft(
        f"{words} said “{words}” at {words}.\n\n{words}", id=repr(words), source=words, title=words, url=words,
        name=words, published="2031-05-01", authors=(words,), notes=(words,), page=words, language=words,
    )  # fmt: skip
    actor = draft.actor(words, "organization", roles=(words,))
    said = draft.says(f"“{words}”", cue="said", speaker=actor, medium=words)
    draft.event("talks", words, place=words, participants=(actor,), time="2031-05-01", asserted_by=said)
    draft.reference(words, kind="digest", volume=1, number=words, pages=words)
    draft.part("gloss", words)
    brief = reports.brief(
        [draft.view()],
        make_brief.status([draft.view()]),
        title=words,
        generated=make_brief.generated,
        software=words,
    )
    opened = open_html(reports.to_html(brief))
    page = opened.page
    assert opened.troubles == []
    assert page.evaluate("document.querySelectorAll('img,iframe,object,embed,base,math,link').length") == 0
    assert page.evaluate("document.scripts.length") == 1
    assert page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes])"
        ".filter(a => a.name.startsWith('on') || a.name === 'autofocus' || a.name === 'style').length"
    ) == 0  # fmt: skip
    assert page.evaluate("[...document.links].every(a => a.getAttribute('href').startsWith('#'))")
    assert page.evaluate(r"!/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u001b]/.test(document.documentElement.outerHTML)")
    assert page.evaluate("location.protocol") == "file:"
    assert reports.to_markdown(brief).encode()
    assert reports.to_json(brief).encode()


def test_the_policy_stops_a_script_that_gets_in_all_the_same(brief, open_html):
    html = reports.to_html(brief).replace("<main", "<script>document.title='taken'</script><main", 1)
    opened = open_html(html)
    assert opened.page.title() == "The Amsel talks"
    assert any("Content Security Policy" in trouble for trouble in opened.troubles)


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
def test_the_page_is_never_wider_than_the_screen(brief, open_html, width):
    opened = open_html(reports.to_html(brief), width=width)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_views_and_filter(brief, open_html):
    from playwright.sync_api import expect

    opened = open_html(reports.to_html(brief))
    page = opened.page
    rows, told = "#by-actor .st:visible", page.locator("#filter output")
    assert page.locator(rows).count() == len(brief.statements) == 7
    assert page.locator("#by-date .st:visible").count() == 0
    page.fill("[name=words]", "vorrang hands")
    expect(told).to_have_text("1 of 7 statements")
    assert page.locator(rows).count() == 1
    page.click("#filter button")
    expect(told).to_have_text("")
    assert page.locator(rows).count() == 7
    page.select_option("[name=act]", "deny")
    expect(told).to_have_text("2 of 7 statements")
    page.fill("[name=from]", "2031-05-04")
    expect(told).to_have_text("1 of 7 statements")
    page.click("[data-view=by-date]")
    assert page.locator("#by-date .st:visible").count() == 1
    hidden = next(s for s in brief.statements if s.act == "predict")
    page.evaluate(f"location.hash = 'said-{hidden.record}'")
    expect(page.locator(f"#by-actor #said-{hidden.record}")).to_be_visible()
    assert opened.troubles == []


def test_without_scripts_both_views_are_there(brief, open_html):
    opened = open_html(reports.to_html(brief), scripts=False)
    for view in ("#by-actor", "#by-date"):
        assert opened.page.locator(f"{view} .st").count() == 7
        assert opened.page.locator(f"{view} .st").first.is_visible()
    assert not opened.page.locator("#filter").is_visible()


CONTRAST = """() => {
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const lum = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const poor = [];
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || !e.checkVisibility()) continue;
    if (e.closest('script,style,title,.skip')) continue;
    const style = getComputedStyle(e);
    const [a, b] = [lum(parse(e.closest('svg') ? style.fill : style.color)), lum(behind(e))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) poor.push(`${e.tagName}.${e.getAttribute('class')}: ${ratio.toFixed(2)}`);
  }
  return poor;
}"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_has_contrast_enough(brief, open_html, dark):
    opened = open_html(reports.to_html(brief), dark=dark)
    opened.page.evaluate(f"location.hash = '{brief.statements[0].record}'")
    assert opened.page.evaluate(CONTRAST) == []


def test_the_skip_link_is_the_first_stop_of_the_keyboard(brief, open_html):
    page = open_html(reports.to_html(brief)).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"


def test_the_toggle_tells_which_view_is_shown(brief, open_html):
    page = open_html(reports.to_html(brief)).page
    assert page.get_attribute("[data-view=by-actor]", "aria-current") == "true"
    assert page.get_attribute("[data-view=by-date]", "aria-current") is None


def test_it_prints(brief, open_html):
    opened = open_html(reports.to_html(brief))
    assert opened.page.pdf(format="A4").startswith(b"%PDF")
    opened.page.emulate_media(media="print")
    assert not opened.page.locator(".contents").is_visible()
    assert opened.page.locator("#articles").is_visible()


@pytest.mark.parametrize(("media", "width"), [("screen", 1280), ("screen", 390), ("print", 700)])
def test_the_lanes_are_level_with_their_names(brief, open_html, media, width):
    opened = open_html(reports.to_html(brief), width=width)
    opened.page.emulate_media(media=media)
    names, plot = (
        opened.page.evaluate(
            "name => { const m = document.querySelector('.chart .' + name).getScreenCTM(); return [m.d, m.f]; }", name
        )
        for name in ("names", "plot")
    )
    assert names == pytest.approx(plot, abs=0.01)
    room = opened.page.evaluate(
        "(() => { const c = document.querySelector('.chart'); return c.clientWidth - c.scrollWidth; })()"
    )
    assert room == 0 or width == 390


def test_on_paper_nothing_is_cut_off(brief, open_html):
    opened = open_html(reports.to_html(brief), width=700)
    opened.page.emulate_media(media="print")
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.page.evaluate("[...document.querySelectorAll('.wide')].every(x => x.scrollWidth <= x.clientWidth)")

"""An invented negotiation as ledger views, built by hand, and a real browser to look at its brief."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path
from typing import Any

import pytest

from detente import reports
from detente.ledger.views import DocumentView, Failure, Judged, Judgement, Run, Status
from detente.records import Actor, Document, Event, Part, Prediction, Reference, Spans, Statement

GENERATED = datetime.datetime(2031, 6, 1, 9, 30, tzinfo=datetime.UTC)


class Draft:
    """An article whose records are written down by their words; the words give the spans."""

    def __init__(self, text: str, *, origin: str | None = None, unread: str | None = None, **fields: Any) -> None:
        self.document = Document(**{"id": f"doc{abs(hash(text)) % 10**8}", "text": text, **fields})
        self.origin = origin or self.document.id
        self.unread = unread
        self.records: dict[str, list[Judged[Any]]] = {
            "actor": [], "statement": [], "prediction": [], "event": [], "reference": [],
        }  # fmt: skip

    def at(self, words: str, occurrence: int = 1) -> tuple[int, int]:
        begin = -1
        for _ in range(occurrence):
            begin = self.document.text.index(words, begin + 1)
        return begin, begin + len(words)

    def spans(self, *words: str) -> Spans:
        return tuple(sorted(self.at(one) for one in words))

    def _keep(self, kind: str, record: Any, judgements: tuple[Judgement, ...]) -> str:
        self.records[kind].append(Judged(record=record, as_read=record, run=1, judgements=judgements))
        return str(record.id)

    def actor(self, name: str, kind: str = "person", *mentions: str, judgements: Any = (), **fields: Any) -> str:
        spans = self.spans(*(mentions or (name,)))
        record = Actor(id=Actor.identify(self.document, kind, spans), name=name, kind=kind, mentions=spans, **fields)  # type: ignore[arg-type]
        return self._keep("actor", record, judgements)

    def says(self, *content: str, cue: str = "", source: str = "", judgements: Any = (), **fields: Any) -> str:
        spans, cues = self.spans(*content), self.spans(*filter(None, [cue]))
        record = Statement(
            id=Statement.identify(self.document, cues, spans),
            content=spans,
            cue=cues,
            source=self.spans(*filter(None, [source])),
            **fields,
        )
        return self._keep("statement", record, judgements)

    def foretells(self, statement: str, *content: str, judgements: Any = (), **fields: Any) -> str:
        spans = self.spans(*content)
        id_ = Prediction.identify(self.document, statement, spans)
        return self._keep("prediction", Prediction(id=id_, statement=statement, content=spans, **fields), judgements)

    def event(self, kind: str, *evidence: str, judgements: Any = (), **fields: Any) -> str:
        spans = self.spans(*evidence)
        asserted_by = fields.get("asserted_by", "narrator")
        record = Event(
            id=Event.identify(self.document, kind, spans, asserted_by, None),  # type: ignore[arg-type]
            kind=kind,  # type: ignore[arg-type]
            evidence=spans,
            **fields,
        )
        return self._keep("event", record, judgements)

    def reference(self, words: str, **fields: Any) -> str:
        spans = self.spans(words)
        record = Reference(id=Reference.identify(self.document, spans), evidence=spans, **fields)
        return self._keep("reference", record, ())

    def part(self, kind: str, words: str) -> None:
        part = Part(kind, self.at(words))  # type: ignore[arg-type]
        self.document = dataclasses.replace(self.document, parts=(*self.document.parts, part))

    def view(self) -> DocumentView:
        lists = {f"{kind}s": tuple(records) for kind, records in self.records.items()}
        return DocumentView(
            document=self.document, origin=self.origin, run=1, added="2031-05-30T10:00:00+00:00", unread=self.unread,
            **lists,
        )  # fmt: skip


def status(views: list[DocumentView], **fields: Any) -> Status:
    """What a ledger with these articles would tell of itself."""
    values: dict[str, Any] = {
        "location": "talks.db",
        "documents": len(views),
        "unread": sum(1 for view in views if view.unread),
        "origins": len({view.origin for view in views}),
        "outlets": {},
        "first": None,
        "last": None,
        "records": {},
        "judgements": 1,
        "runs": (
            Run(id=1, started="2031-05-30T10:00:00+00:00", finished="2031-05-30T10:00:09+00:00",
                software="detente 0.1.0", model="invented-1.0", settings={"batch": 8}, documents=4, failures=1),
        ),
        "failures": (Failure(name="scan<b>.pdf", reason="no text in it", run=1, time="2031-05-30T10:00:02+00:00"),),
    }  # fmt: skip
    return Status(**{**values, **fields})


LANTERN = """From Vessen Lantern, May 3, 2031, p. 1. Condensed text:

Editors’ Note. – Quellmark and Vessen met in Port Amsel on May 2. . . . Few expected it.

* * *

“We came with open hands,” Ilse Vorrang, the chief negotiator of Vessen, told the Lantern. “They came with a map,” she \
added, “and the map was old.”

Quellmark [the northern neighbor – Trans.] denied that any map had been shown [see Vol. 12, No. 4, pp. 3-6]. According \
to a senior official, Tomas Brell said that a second round is planned for May 20.

“This is the first paragraph of a long answer,” Vorrang went on.

“And this is its second.”
"""

COURIER = """Talks at Port Amsel

The delegations of Quellmark and Vessen held talks in Port Amsel on May 2, 2031. Tomas Brell, the envoy of Quellmark, \
said there had been “no map on the table.” Vorrang left without a word.
"""


@pytest.fixture
def lantern() -> Draft:
    draft = Draft(
        LANTERN, id="lantern-1", source="Vessen Lantern", published="2031-05-03", page="1", condensed=True,
        language="en", name="press/lantern.txt",
    )  # fmt: skip
    for kind, words in (
        ("masthead", "From Vessen Lantern, May 3, 2031, p. 1. Condensed text:"),
        ("editors_note", "Editors’ Note. – Quellmark and Vessen met in Port Amsel on May 2. . . . Few expected it."),
        ("elision", ". . ."),
        ("break", "* * *"),
        ("gloss", "[the northern neighbor – Trans.]"),
        ("reference", "[see Vol. 12, No. 4, pp. 3-6]"),
    ):
        draft.part(kind, words)
    vessen = draft.actor("Vessen", "state")
    quellmark = draft.actor("Quellmark", "state")
    vorrang = draft.actor(
        "Ilse Vorrang", "person", "Ilse Vorrang", "the chief negotiator of Vessen", "she",
        roles=("chief negotiator of Vessen",), side=vessen,
    )  # fmt: skip
    official = draft.actor("a senior official", "person")
    brell = draft.actor("Tomas Brell", side=quellmark)
    draft.says("“We came with open hands,”", source="Ilse Vorrang, the chief negotiator of Vessen", cue="told",
               speaker=vorrang, kind="direct", medium="told the Lantern")  # fmt: skip
    draft.says("“They came with a map,”", "“and the map was old.”", source="she", cue="added", speaker=vorrang,
               kind="direct", act="accuse")  # fmt: skip
    draft.says("that any map had been shown", cue="denied", speaker=quellmark, act="deny", confidence=0.41)
    outer = draft.says("Tomas Brell said that a second round is planned for May 20", cue="According to",
                       source="a senior official", speaker=official)  # fmt: skip
    inner = draft.says("that a second round is planned for May 20", cue="said", source="Tomas Brell", speaker=brell,
                       act="predict", inside=outer)  # fmt: skip
    draft.foretells(inner, "a second round is planned for May 20", likelihood="is planned", horizon="2031-05-20",
                    confidence=0.44)  # fmt: skip
    draft.says("“This is the first paragraph of a long answer,”", "“And this is its second.”", cue="went on",
               speaker=vorrang, kind="direct")  # fmt: skip
    draft.event("talks", "Quellmark and Vessen met in Port Amsel on May 2", participants=(quellmark, vessen),
                time="2031-05-02", place="Port Amsel")  # fmt: skip
    draft.event("talks", "a second round is planned for May 20", time="2031-05-20", status="planned", round=2,
                asserted_by=inner)  # fmt: skip
    draft.reference("[see Vol. 12, No. 4, pp. 3-6]", kind="digest", volume=12, number="4", pages="3-6")
    return draft


@pytest.fixture
def courier() -> Draft:
    draft = Draft(
        COURIER, id="courier-1", source="Quellmark Courier", published="2031-05-04", title="Talks at Port Amsel",
        url="https://courier.example/talks", name="press/courier.html", language="en", media_type="text/html",
    )  # fmt: skip
    draft.part("title", "Talks at Port Amsel")
    quellmark, vessen = draft.actor("Quellmark", "state"), draft.actor("Vessen", "state")
    brell = draft.actor("Tomas Brell", "person", "Tomas Brell", "the envoy of Quellmark", roles=("envoy of Quellmark",),
                        side=quellmark)  # fmt: skip
    draft.actor("Vorrang")
    confirmed = Judgement(id=1, record="x", document="courier-1", decision="confirm", author="M. Aldane",
                          time="2031-05-31T08:00:00+00:00")  # fmt: skip
    draft.says("there had been “no map on the table.”", source="Tomas Brell, the envoy of Quellmark", cue="said",
               speaker=brell, kind="mixed", act="deny", judgements=(confirmed,))  # fmt: skip
    draft.event("talks", "held talks in Port Amsel on May 2, 2031", participants=(quellmark, vessen),
                time="2031-05-02", place="Port Amsel")  # fmt: skip
    draft.event("visit", "Vorrang left without a word")
    return draft


@pytest.fixture
def views(lantern: Draft, courier: Draft) -> list[DocumentView]:
    """Two articles of different sides, a reprint of the second, and one that was not read."""
    reprint = Draft(
        COURIER, id="gazette-1", origin="courier-1", source="Amsel Gazette", published="2031-05-05", name="gazette.txt"
    )
    brell = reprint.actor("Tomas Brell")
    reprint.says("there had been “no map on the table.”", cue="said", speaker=brell, kind="mixed", act="deny")
    foreign = Draft(
        "Die Gespräche gehen weiter.", id="blatt-1", source="Amsel Blatt", published="2031-05-06", language="de",
        unread="no reader for German", name="blatt.txt",
    )  # fmt: skip
    return [reprint.view(), foreign.view(), courier.view(), lantern.view()]


@pytest.fixture
def brief(views: list[DocumentView]) -> reports.Brief:
    return reports.brief(views, status(views), title="The Amsel talks", generated=GENERATED, software="detente 0.1.0")


class Opened:
    """A brief opened in the browser, with everything that it should not do."""

    def __init__(self, page: Any, path: Path) -> None:
        self.page = page
        self.troubles: list[str] = []
        page.on("console", lambda message: self.troubles.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: request.url == path.as_uri() or self.troubles.append(request.url))
        page.goto(path.as_uri())


@pytest.fixture
def open_html(chromium, tmp_path: Path):
    """Write HTML to a file and open it: `open_html(text, width=1280, scripts=True, dark=False)`."""
    contexts = []

    def opener(html: str, *, width: int = 1280, scripts: bool = True, dark: bool = False) -> Opened:
        path = tmp_path / "brief.html"
        path.write_text(html, encoding="utf-8")
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        return Opened(context.new_page(), path)

    yield opener
    for context in contexts:
        context.close()


GIVEN = "Tomas Brenna Oskar Marit Jorun Edda Pavlin Griet".split()
FAMILY = "Quillon Ashgrove Tarnmoor Veldhuys Ostrander Hadrick Sorrel Imbrey".split()
# People whom nobody takes for one another.
CROWD = [f"{given} {family}" for family in FAMILY for given in GIVEN]


@pytest.fixture
def make_brief():
    """Makes a brief of views; `make_brief.draft(text, ...)` makes articles for it, `make_brief.crowd` are names."""

    def make(views: list[DocumentView], *, filters: Any = None, **fields: Any) -> reports.Brief:
        told = status(views, **fields)
        return reports.brief(views, told, generated=GENERATED, software="detente 0.1.0", filters=filters)

    make.draft = Draft  # type: ignore[attr-defined]
    make.status = status  # type: ignore[attr-defined]
    make.crowd = CROWD  # type: ignore[attr-defined]
    make.generated = GENERATED  # type: ignore[attr-defined]
    return make

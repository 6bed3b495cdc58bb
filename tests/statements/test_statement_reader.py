"""Every construction that the reader covers, on invented sentences, through the trained pipeline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.language import Analysis, Sentence, Token
from detente.language.pipeline import split_paragraphs
from detente.records import Document, Part
from detente.statements import read

CASES = {
    "fronted": (
        "“The border will open on Monday,” Foreign Minister Oskar Brandel said.",
        ("Foreign Minister Oskar Brandel", "said", ("“The border will open on Monday,”",)),
    ),
    "inverted": (
        "“The border will open on Monday,” said Oskar Brandel, the foreign minister of Norland.",
        ("Oskar Brandel, the foreign minister of Norland", "said", ("“The border will open on Monday,”",)),
    ),
    "split": (
        "“We have a text,” Brandel said. “It needs two more days.”",
        ("Brandel", "said", ("“We have a text,”", "“It needs two more days.”")),
    ),
    "split within a sentence": (
        "“We have a text,” Brandel said, “but it needs two more days.”",
        ("Brandel", "said", ("“We have a text,”", "“but it needs two more days.”")),
    ),
    "introduced": (
        "Brandel said: “We have a text. It needs two more days.”",
        ("Brandel", "said", ("“We have a text. It needs two more days.”",)),
    ),
    "straight marks": (
        'Brandel told reporters, "We have a text and we will sign it."',
        ("Brandel", "told", ('"We have a text and we will sign it."',)),
    ),
    "single marks": (
        "‘We have a text and we will sign it,’ Brandel said.",
        ("Brandel", "said", ("‘We have a text and we will sign it,’",)),
    ),
    "guillemets": (
        "«We have a text and we will sign it,» Brandel said.",
        ("Brandel", "said", ("«We have a text and we will sign it,»",)),
    ),
    "that": (
        "Brandel said that the border would open on Monday.",
        ("Brandel", "said", ("that the border would open on Monday",)),
    ),
    "without that": (
        "Brandel said the border would open on Monday.",
        ("Brandel", "said", ("the border would open on Monday",)),
    ),
    "mixed": (
        "Brandel said that the border would open “very soon” for traders.",
        ("Brandel", "said", ("that the border would open “very soon” for traders",)),
    ),
    "mixed at the end": (
        "Brandel said that Norland wanted “deeds, not words.”",
        ("Brandel", "said", ("that Norland wanted “deeds, not words.”",)),
    ),
    "trailing": (
        "The border will open on Monday, Brandel said.",
        ("Brandel", "said", ("The border will open on Monday",)),
    ),
    "parenthetical": (
        "The border, Brandel said, will open on Monday.",
        ("Brandel", "said", ("The border", "will open on Monday")),
    ),
    "according to": (
        "According to Brandel, the border will open on Monday.",
        ("Brandel", "According to", ("the border will open on Monday",)),
    ),
    "according to at the end": (
        "The border will open on Monday, according to the foreign ministry.",
        ("the foreign ministry", "according to", ("The border will open on Monday",)),
    ),
    "infinitive": (
        "Norland vowed to open the border on Monday.",
        ("Norland", "vowed", ("to open the border on Monday",)),
    ),
    "denied": (
        "Norland denied any role in the attack.",
        ("Norland", "denied", ("any role in the attack",)),
    ),
    "accused of": (
        "Brandel accused Sudmark of moving troops to the border.",
        ("Brandel", "accused", ("Sudmark of moving troops to the border",)),
    ),
    "called for": (
        "Brandel called for a ceasefire along the border.",
        ("Brandel", "called for", ("a ceasefire along the border",)),
    ),
    "described as": (
        "Brandel described the talks as a waste of time.",
        ("Brandel", "described", ("the talks as a waste of time",)),
    ),
    "urged to": (
        "Brandel called on Sudmark to withdraw its troops.",
        ("Brandel", "called on", ("Sudmark to withdraw its troops",)),
    ),
    "wants": (
        "Sudmark wants to keep its troops at the border.",
        ("Sudmark", "wants", ("to keep its troops at the border",)),
    ),
    "believes": (
        "Brandel believes that the talks will fail.",
        ("Brandel", "believes", ("that the talks will fail",)),
    ),
    "relative": (
        "The plan was welcomed by Brandel, who said that it would end the war.",
        ("who", "said", ("that it would end the war",)),
    ),
    "coordinated": (
        "Brandel said that the talks had failed and added that Norland would wait.",
        ("Brandel", "added", ("that Norland would wait",)),
    ),
    "participle": (
        "Brandel left the room, saying that the talks had failed.",
        ("Brandel", "saying", ("that the talks had failed",)),
    ),
    "cue noun": (
        "Norland rejected Sudmark’s claim that the border was closed.",
        ("Sudmark", "claim", ("that the border was closed",)),
    ),
    "passive without a source": (
        "The border is expected to open on Monday.",
        ("", "expected", ("The border", "to open on Monday")),
    ),
    "over paragraphs": (
        "Brandel said: “The border will open on Monday.\n\n“That much we have promised.”",
        ("Brandel", "said", ("“The border will open on Monday.", "“That much we have promised.”")),
    ),
    "wrote": (
        "“The border will open on Monday,” Brandel wrote in a post on X.",
        ("Brandel", "wrote", ("“The border will open on Monday,”",)),
    ),
    "headline": (
        "Brandel: We Will Open the Border\n\nThe foreign minister spoke in Vell.",
        ("Brandel", ":", ("We Will Open the Border",)),
    ),
    "as": (
        "As Brandel put it, the border is a line on paper.",
        ("Brandel", "put", ("the border is a line on paper",)),
    ),
    "in her view": (
        "In Brandel’s view, the talks have already failed.",
        ("Brandel", "view", ("the talks have already failed",)),
    ),
}


@pytest.mark.model
@pytest.mark.parametrize("name", CASES)
def test_construction(name: str, reader) -> None:
    text, expected = CASES[name]
    found = [(said.source, said.cue, said.content) for said in reader(text)]
    assert expected in found


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“Of these three,” the envoy said, “only the menu has been carried out.”", "direct"),
        ("“The border will open on Monday,” Brandel said.", "direct"),
        ("Brandel said that the border would open “very soon” for traders.", "mixed"),
        ("Brandel said that the border would open on Monday.", "indirect"),
    ],
)
def test_kind(text: str, kind: str, reader) -> None:
    assert [said.record.kind for said in reader(text)] == [kind]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norland denied that its troops had crossed the border.", "deny"),
        ("Brandel accused Sudmark of moving troops to the border.", "accuse"),
        ("Norland demanded that Sudmark withdraw its troops.", "demand"),
        ("Norland promised to open the border on Monday.", "promise"),
        ("Brandel proposed that the talks be held in Vell.", "propose"),
        ("Sudmark rejected the proposal to open the border.", "reject"),
        ("Brandel praised the courage of the delegates.", "praise"),
        ("Sudmark threatened to leave the talks.", "threaten"),
        ("Brandel predicted that the talks would fail by the autumn.", "predict"),
        ("Brandel said that the delegates met in Vell on Monday.", "assert"),
    ],
)
def test_act(text: str, act: str, reader) -> None:
    assert act in [said.record.act for said in reader(text)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("“The border will open,” Brandel told the Norland Courier.", None),
        ("“The border will open,” Brandel told reporters on Monday.", "told reporters"),
        ("“The border will open,” Brandel said in an interview with the Courier.", "in an interview with the Courier"),
        ("“The border will open,” Brandel wrote in a post on X.", "in a post on X"),
        ("Brandel said that the border would open.", None),
    ],
)
def test_medium(text: str, medium: str | None, reader) -> None:
    (said,) = reader(text)
    if medium is not None or "told" not in text:
        assert said.record.medium == medium


@pytest.mark.model
def test_a_negated_cue_keeps_its_negation(reader) -> None:
    (said,) = reader("Norland does not intend to open the border this year.")
    assert (said.source, said.cue, said.content) == ("Norland", "does not intend", ("to open the border this year",))
    assert said.record.act == "reject"


@pytest.mark.model
def test_time_of_saying(reader) -> None:
    (said,) = reader("Brandel said on Tuesday that the border would open in May.", published="2031-03-20")
    assert said.record.time == "2031-03-18"
    (said,) = reader("Brandel said that the border would open on Tuesday.", published="2031-03-20")
    assert said.record.time is None


@pytest.mark.model
def test_a_statement_within_a_statement_says_so(reader) -> None:
    text = "Brandel said that Sudmark had promised to withdraw its troops."
    outer, inner = sorted(reader(text), key=lambda said: -len(said.content[0]))
    assert (outer.cue, inner.cue) == ("said", "promised")
    assert inner.record.inside == outer.record.id
    assert outer.record.inside is None


@pytest.mark.model
def test_the_narrator_makes_no_statements(reader) -> None:
    assert reader("The delegates arrived in Vell on Monday. The river was high and the bridge was closed.") == []


@pytest.mark.model
def test_nobody_speaks_in_a_masthead_but_in_an_editors_note(reader) -> None:
    text = (
        "From The Norland Courier, which said so first, March 3, 2031:\n\n"
        "Editors’ Note. – The border will open, said Oskar Brandel, the foreign minister."
    )
    end = text.index("\n")
    parts = (Part("masthead", (0, end)), Part("editors_note", (end + 2, len(text))))
    found = read(Document(id="d", text=text, parts=parts), reader.analyse(text))
    assert [text[slice(*s.cue[0])] for s in found] == ["said"]
    assert all(begin > end for s in found for begin, _ in s.evidence)


@pytest.mark.model
def test_reading_twice_gives_the_same_ids(reader) -> None:
    text = "Brandel said that the talks had failed and added that Norland would wait."
    first, second = ([said.record for said in reader(text)] for _ in range(2))
    assert first == second
    assert len({record.id for record in first}) == len(first)


@pytest.mark.model
def test_confidence_is_a_probability(reader) -> None:
    for text, _ in CASES.values():
        assert all(0 < said.record.confidence < 1 for said in reader(text))


WORDS = st.sampled_from(
    [
        "said",
        "told",
        "“",
        "”",
        "‘",
        "’",
        '"',
        ",",
        ".",
        ":",
        "Brandel",
        "according",
        "to",
        "that",
        "claim",
        "view",
        "in",
    ]
)
DEPS = st.sampled_from(
    """nsubj ROOT ccomp dobj prep pobj xcomp conj relcl acl advcl punct poss nsubjpass auxpass agent dative oprd attr
    parataxis mark appos dep acomp cc npadvmod prt""".split()
)
POS = st.sampled_from(
    [("VERB", "VBD"), ("NOUN", "NN"), ("PROPN", "NNP"), ("ADP", "IN"), ("PUNCT", "."), ("PRON", "PRP")]
)
LEMMAS = {"said": "say", "told": "tell", "according": "accord"}


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Any words under any tree."""
    tokens: list[Token] = []
    sentences = []
    text = ""
    for i in range(draw(st.integers(1, 4))):
        first, size = len(tokens), draw(st.integers(1, 9))
        # a tree: each token hangs on one that was attached before it, in a drawn order
        order = draw(st.permutations(range(size)))
        heads = {order[0]: order[0]}
        for k in range(1, size):
            heads[order[k]] = order[draw(st.integers(0, k - 1))]
        for k in range(size):
            text += "" if not text else draw(st.sampled_from([" ", "", "\n\n" if k == 0 else " "]))
            word = draw(WORDS)
            pos, tag = draw(POS)
            dep = "ROOT" if heads[k] == k else draw(DEPS)
            lemma = LEMMAS.get(word, word)
            begin = len(text)
            text += word
            tokens.append(Token(len(tokens), begin, len(text), word, lemma, pos, tag, dep, first + heads[k], i))
        sentences.append(Sentence(i, (tokens[first].begin, tokens[-1].end), first, len(tokens)))
    return Analysis(text, tokens, sentences, [], split_paragraphs(text))


@given(analyses())
@settings(max_examples=300, deadline=None)
def test_any_tree_gives_spans_inside_of_the_text(analysis: Analysis) -> None:
    found = read(Document(id="d", text=analysis.text), analysis)
    ids = {statement.id for statement in found}
    assert len(ids) == len(found)
    for statement in found:
        assert statement.content
        assert all(0 <= begin < end <= len(analysis.text) for begin, end in statement.evidence)
        assert all(analysis.text[begin:end].strip() for begin, end in statement.content)
        assert statement.inside is None or statement.inside in ids - {statement.id}


def test_an_empty_text_has_no_statements() -> None:
    assert read(Document(id="d", text=""), Analysis("", [], [], [], [])) == ()


@pytest.mark.model
def test_who_declines_to_comment_says_nothing(reader) -> None:
    assert not any(s.cue == "declined" for s in reader("Brandel declined to comment on the treaty."))
    [said] = reader("Brandel refused to sign the treaty with Sudmark.")
    assert (said.cue, said.record.act) == ("refused", "reject")


@pytest.mark.model
def test_a_day_is_no_source(reader) -> None:
    for said in reader("By Friday, the envoys had been told that the border would open."):
        assert "Friday" not in said.source


@pytest.mark.model
def test_a_transcript_is_read_turn_by_turn(reader) -> None:
    found = reader(
        "Brandel: We have a text.\n\nQ: Is it signed?\n\nBrandel: It needs two more days.\n\n"
        "Q: The Mission says that it counted ten trucks.\n\nBrandel: It counts what it sees."
    )
    turns = [s for s in found if not s.cue]
    assert [s.source for s in turns] == ["Brandel"] * 3
    assert turns[1].content == ("It needs two more days.",)
    [mission] = [s for s in found if s.cue == "says"]
    assert mission.source == "The Mission"

"""From attributions by hand to statements."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.language import Analysis, Entity
from detente.records import Document, Part
from detente.records.spans import quoted
from detente.statements import read
from detente.statements.contents import MOST_PARAGRAPHS


def part(kind: str, text: str, words: str) -> Part:
    begin = text.index(words)
    return Part(kind, (begin, begin + len(words)))


def test_what_is_attributed_is_a_statement(by_hand) -> None:
    text = "Brandel vowed that the border would open."
    [said] = by_hand.statements(text, by_hand.says("Brandel", "vowed", "that the border would open"))
    assert by_hand.in_words(text, [said]) == [("Brandel", "vowed", "that the border would open")]
    assert (said.kind, said.confidence, said.speaker) == ("indirect", 0.9, None)


def test_what_is_unlikely_is_left_out(by_hand) -> None:
    text = "Brandel said it was over. The minister laughed at it."
    found = by_hand.statements(
        text,
        by_hand.says("Brandel", "said", "it was over", confidence=0.6),
        by_hand.says("minister", "laughed", "at it", confidence=0.05),
    )
    assert [each.confidence for each in found] == [0.6]


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“The border will open,” Brandel said.", ["“The border will open,”"], "direct"),
        ('"The border will open," Brandel said.', ['"The border will open,"'], "direct"),
        ("“Of these,” Brandel said, “one is left.”", ["“Of these,”", "“one is left.”"], "direct"),
        ("Brandel said it would open “very soon” for all.", ["it would open “very soon” for all"], "mixed"),
        ("“Of these,” Brandel said, one is left.", ["“Of these,”", "one is left"], "mixed"),
        ("Brandel said that it would open.", ["that it would open"], "indirect"),
        # Brandel's words are quoted by the narrator, but not those of whom he speaks of.
        ("“He said that it would open today,” she told us.", ["that it would open today"], "indirect"),
        ("“He said ‘we will open it’ and left,” she told us.", ["‘we will open it’"], "direct"),
    ],
)
def test_kind(text: str, content: list[str], kind: str, by_hand) -> None:
    [said] = by_hand.statements(text, by_hand.says("", "said", *content))
    assert said.kind == kind


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“The border will open,” Brandel said.", ["The border will open"], "“The border will open,”"),
        ("Brandel said: “It will open.”", ["It will open."], "“It will open.”"),
        ("“It,” Brandel said, “will open.”", ["“It", "will open.”"], "“It,” … “will open.”"),
        # One mark of two is not taken in.
        ("“He said it will open,” she told us.", ["it will open"], "it will open"),
        ("“It will open, he said, but not today,” she told us.", ["It will open"], "It will open"),
        # Of another quotation none is.
        ("He said it. “Never,” she told us.", ["it."], "it."),
        # Never half a word.
        ("Brandel said that it would open.", ["hat it would ope"], "that it would open"),
    ],
)
def test_content_has_its_marks_and_whole_words(text: str, content: list[str], expected: str, by_hand) -> None:
    [said] = by_hand.statements(text, by_hand.says("", "said", *content))
    assert by_hand.in_words(text, [said])[0][2] == expected


def test_content_is_one_span_a_paragraph(by_hand) -> None:
    text = "He told a story:\n\nThe border will open. \n\nThen it will close."
    whole = text[text.index("The border") :]
    [said] = by_hand.statements(text, by_hand.says("He", "told", whole))
    assert [text[b:e] for b, e in said.content] == ["The border will open.", "Then it will close."]


RUNNING = "Brandel said: “The border will open.\n\n“That much we promised.\n\n“No more.” The crowd went home."


@pytest.mark.parametrize(
    "read_apart",
    [
        [],
        [("", "", "“That much we promised.")],
        [("", "", "“That much we promised.", "“No more.”")],
    ],
)
def test_a_quotation_over_paragraphs_is_one_statement(read_apart: list[tuple[str, ...]], by_hand) -> None:
    """Whether the encoder leaves its further paragraphs to nobody, or reads them apart without a cue."""
    first = by_hand.says("Brandel", "said", "“The border will open.")
    [said] = by_hand.statements(RUNNING, first, *(by_hand.says(*each) for each in read_apart))
    assert [RUNNING[b:e] for b, e in said.content] == [
        "“The border will open.",
        "“That much we promised.",
        "“No more.”",
    ]
    assert said.kind == "direct"


def test_a_quotation_that_its_cue_ends_is_one_statement(by_hand) -> None:
    text = "“The border will open.\n\n“That much we promised,” Brandel said."
    [said] = by_hand.statements(text, by_hand.says("Brandel", "said", "“That much we promised,”"))
    assert [text[b:e] for b, e in said.content] == ["“The border will open.", "“That much we promised,”"]


@pytest.mark.parametrize("closing", ["", "”"])
@pytest.mark.parametrize(("paragraphs", "joined"), [(MOST_PARAGRAPHS, True), (20 * MOST_PARAGRAPHS, False)])
def test_a_quotation_goes_over_so_many_paragraphs_and_no_more(
    closing: str, paragraphs: int, joined: bool, by_hand
) -> None:
    text = "Tarn said: " + "\n\n".join(f"“Word {i} of it.{closing}" for i in range(paragraphs - 1)) + "\n\n“The last.”"
    [statement] = by_hand.statements(text, by_hand.says("Tarn", "said", "“Word 0 of it." + closing))
    assert (quoted(text, statement.content).endswith("The last.”")) == joined
    assert len(statement.content) <= MOST_PARAGRAPHS


def test_a_paragraph_of_a_quotation_with_a_cue_of_its_own_is_its_own_statement(by_hand) -> None:
    text = "Brandel said: “The border will open.\n\n“That much we promised,” he added."
    found = by_hand.statements(
        text,
        by_hand.says("Brandel", "said", "“The border will open."),
        by_hand.says("he", "added", "“That much we promised,”"),
    )
    assert [each[1:] for each in by_hand.in_words(text, found)] == [
        ("said", "“The border will open."),
        ("added", "“That much we promised,”"),
    ]


def test_a_quoted_paragraph_of_nobodys_goes_on_from_the_quotation_before(by_hand) -> None:
    text = "Brandel said: “The border will open.”\n\n“That much we promised.”\n\nThe crowd went home."
    [said] = by_hand.statements(text, by_hand.says("Brandel", "said", "“The border will open.”"))
    assert [text[b:e] for b, e in said.content] == ["“The border will open.”", "“That much we promised.”"]


def test_a_quoted_paragraph_after_other_words_does_not_go_on(by_hand) -> None:
    text = "“The border will open,” Brandel said and left.\n\n“Enough of the border.”"
    [said] = by_hand.statements(text, by_hand.says("Brandel", "said", "“The border will open,”"))
    assert len(said.content) == 1


def test_what_others_say_within_a_quotation_stays_theirs(by_hand) -> None:
    text = "Brandel said: “The border will open.\n\n“They swore that it would close.”"
    found = by_hand.statements(
        text,
        by_hand.says("Brandel", "said", "“The border will open."),
        by_hand.says("They", "swore", "that it would close"),
    )
    assert by_hand.in_words(text, found)[0][2] == "“The border will open. … “They swore that it would close.”"
    assert found[1].inside == found[0].id


def test_who_is_quoted_within_anothers_words_is_nested(by_hand) -> None:
    text = "Tarn said that Brandel had promised to open it. Ivarsen denied it all."
    outer, inner, beside = by_hand.statements(
        text,
        by_hand.says("Tarn", "said", "that Brandel had promised to open it"),
        by_hand.says("Brandel", "promised", "to open it"),
        by_hand.says("Ivarsen", "denied", "it all"),
    )
    assert (outer.inside, inner.inside, beside.inside) == (None, outer.id, None)


def test_nobody_speaks_in_a_masthead_but_in_an_editors_note(by_hand) -> None:
    text = "The Norland Courier said so first.\n\nEditors’ Note. – It will open, Brandel promised.\n\n* * *\n\nEnd."
    parts = (
        part("masthead", text, "The Norland Courier said so first."),
        part("editors_note", text, "Editors’ Note. – It will open, Brandel promised."),
        part("break", text, "* * *"),
    )
    found = by_hand.statements(
        text,
        by_hand.says("Courier", "said", "so first"),
        by_hand.says("Brandel", "promised", "It will open", "* * *"),
        parts=parts,
    )
    assert by_hand.in_words(text, found) == [("Brandel", "promised", "It will open")]


def test_a_masthead_attributes_nothing(by_hand) -> None:
    text = "The Norland Courier reports\n\nThe border will open."
    said = by_hand.says("Courier", "reports", "The border will open")
    parts = (part("masthead", text, "The Norland Courier reports"),)
    assert len(by_hand.statements(text, said)) == 1
    assert by_hand.statements(text, said, parts=parts) == []


def test_glosses_and_elisions_stay_in_the_content(by_hand) -> None:
    text = "Brandel said: “He [Tarn] will come. . . . We wait.”"
    parts = (part("gloss", text, "[Tarn]"), part("elision", text, ". . ."))
    [said] = by_hand.statements(
        text, by_hand.says("Brandel", "said", "“He [Tarn] will come. . . . We wait.”"), parts=parts
    )
    assert by_hand.in_words(text, [said])[0][2] == "“He [Tarn] will come. . . . We wait.”"
    assert len(said.content) == 1


def test_an_editors_insertion_alone_is_no_statement(by_hand) -> None:
    text = "Brandel said it [the border] was open."
    parts = (part("gloss", text, "[the border]"),)
    assert by_hand.statements(text, by_hand.says("Brandel", "said", "the border"), parts=parts) == []
    assert len(by_hand.statements(text, by_hand.says("Brandel", "said", "it [the border] was open"), parts=parts)) == 1


def test_one_statement_is_read_once_and_always_with_the_same_id(by_hand) -> None:
    text = "Brandel said that it was over."
    sure = by_hand.says("Brandel", "said", "that it was over", confidence=0.8)
    unsure = by_hand.says("", "said", "that it was over", confidence=0.5)
    [said] = by_hand.statements(text, unsure, sure)
    assert (said.confidence, len(said.source)) == (0.8, 1)
    assert by_hand.statements(text, sure) == [said]


def test_statements_stand_in_text_order(by_hand) -> None:
    text = "Tarn said A. Brandel denied B."
    found = by_hand.statements(text, by_hand.says("Brandel", "denied", "B"), by_hand.says("Tarn", "said", "A"))
    assert [each[0] for each in by_hand.in_words(text, found)] == ["Tarn", "Brandel"]


NEGATED = """
Norland Norland PROPN NNP nsubj 3
does do AUX VBZ aux 3
not not PART RB neg 3
intend intend VERB VB ROOT 3
to to PART TO aux 5
open open VERB VB xcomp 3
it it PRON PRP dobj 5
~. . PUNCT . punct 3
"""


def test_a_negated_cue_keeps_its_negation(by_hand) -> None:
    analysis = by_hand.build(NEGATED)
    for cue in ("intend", "not intend", "does not intend"):
        [said] = by_hand.statements(analysis, by_hand.says("Norland", cue, "to open it"))
        assert by_hand.in_words(analysis.text, [said]) == [("Norland", "does not intend", "to open it")]


def test_the_negation_of_an_adjective_is_its_copulas(by_hand) -> None:
    analysis = by_hand.build(
        """
        Norland Norland PROPN NNP nsubj 1
        is be AUX VBZ ROOT 1
        not not PART RB neg 1
        certain certain ADJ JJ acomp 1
        it it PRON PRP nsubj 5
        ended end VERB VBD ccomp 3
        """
    )
    [said] = by_hand.statements(analysis, by_hand.says("Norland", "certain", "it ended"))
    assert by_hand.in_words(analysis.text, [said])[0][1] == "is not certain"


def test_the_negation_of_other_words_is_left_to_them(by_hand) -> None:
    analysis = by_hand.build(
        """
        It it PRON PRP nsubj 3
        did do AUX VBD aux 3
        not not PART RB neg 3
        end end VERB VB ccomp 6
        ~, , PUNCT , punct 6
        he he PRON PRP nsubj 6
        said say VERB VBD ROOT 6
        """
    )
    [said] = by_hand.statements(analysis, by_hand.says("he", "said", "It did not end"))
    assert by_hand.in_words(analysis.text, [said])[0][1] == "said"


DECLINED = """
Brandel Brandel PROPN NNP nsubj 1
{} {} VERB VBD ROOT 1
to to PART TO aux 3
{} {} VERB VB xcomp 1
on on ADP IN prep 3
it it PRON PRP pobj 4
"""


@pytest.mark.parametrize(
    ("cue", "verb", "count"),
    [("declined", "comment", 0), ("refused", "elaborate", 0), ("refused", "march", 1), ("agreed", "comment", 1)],
)
def test_who_declines_to_comment_says_nothing(cue: str, verb: str, count: int, by_hand) -> None:
    lemma = {"declined": "decline", "refused": "refuse", "agreed": "agree"}[cue]
    analysis = by_hand.build(DECLINED.format(cue, lemma, verb, verb))
    for said in (
        by_hand.says("Brandel", cue, f"to {verb} on it"),
        by_hand.says("Brandel", f"{cue} to {verb} on", "it"),
    ):
        assert len(by_hand.statements(analysis, said)) == count


TOLD = """
“ “ PUNCT `` punct 6
~It it PRON PRP nsubj 2
ends end VERB VBZ ccomp 6
~, , PUNCT , punct 6
~” ” PUNCT '' punct 6
Brandel Brandel PROPN NNP nsubj 6
told tell VERB VBD ROOT 6
reporters reporter NOUN NNS dobj 6
in in ADP IN prep 7
Vell Vell PROPN NNP pobj 8
on on ADP IN prep 6
Tuesday Tuesday PROPN NNP pobj 10
~. . PUNCT . punct 6

Tarn Tarn PROPN NNP nsubj 1
said say VERB VBD ROOT 1
in in ADP IN prep 1
an a DET DT det 4
interview interview NOUN NN pobj 2
with with ADP IN prep 4
us we PRON PRP pobj 5
that that SCONJ IN mark 9
it it PRON PRP nsubj 9
opens open VERB VBZ ccomp 1
on on ADP IN prep 9
Monday Monday PROPN NNP pobj 10
in in ADP IN prep 9
a a DET DT det 14
speech speech NOUN NN pobj 12
~. . PUNCT . punct 1
"""


def test_medium_and_time_are_those_of_the_saying(by_hand) -> None:
    analysis = by_hand.attributed(
        by_hand.build(TOLD),
        by_hand.says("Brandel", "told", "“It ends,”"),
        by_hand.says("Tarn", "said", "that it opens on Monday in a speech"),
    )
    told, said = read(by_hand.document(analysis, published="2031-03-20"), analysis)
    assert (told.medium, told.time) == ("told reporters in Vell", "2031-03-18")
    assert (said.medium, said.time) == ("in an interview with us", None)


def test_medium_and_time_of_what_is_said_are_not_those_of_the_saying(by_hand) -> None:
    """Though the parser hangs them on the cue, they stand in the content; or they are somebody's of whom it is said."""
    analysis = by_hand.attributed(
        by_hand.build(
            """
            Tarn Tarn PROPN NNP nsubj 3
            elected elect VERB VBN acl 0
            Monday Monday PROPN NNP npadvmod 1
            said say VERB VBD ROOT 3
            it it PRON PRP nsubj 5
            opens open VERB VBZ ccomp 3
            on on ADP IN prep 3
            Tuesday Tuesday PROPN NNP pobj 6
            in in ADP IN prep 3
            a a DET DT det 10
            speech speech NOUN NN pobj 8
            """
        ),
        by_hand.says("Tarn", "said", "it opens on Tuesday in a speech"),
    )
    [said] = read(by_hand.document(analysis, published="2031-03-20"), analysis)
    assert (said.medium, said.time) == (None, None)


ORDERED = """
Norland Norland PROPN NNP nsubj 1
told tell VERB VBD ROOT 1
the the DET DT det 3
Courier Courier PROPN NNP dobj 1
{}
it it PRON PRP nsubj 6
stop stop VERB VB xcomp 1
"""


@pytest.mark.parametrize(
    ("word", "medium"), [("that that SCONJ IN mark 6", "told the Courier"), ("to to PART TO aux 6", None)]
)
def test_who_is_told_to_do_it_is_no_medium(word: str, medium: str | None, by_hand) -> None:
    analysis = by_hand.build(ORDERED.format(word))
    analysis = replace(analysis, entities=[Entity(analysis.tokens[3].span, "ORG", 3, 4)])
    content = analysis.text[analysis.tokens[4].begin :]
    [said] = by_hand.statements(analysis, by_hand.says("Norland", "told", content))
    assert said.medium == medium


def test_an_empty_text_has_no_statements() -> None:
    assert read(Document(id="d", text=""), Analysis("", [], [], [], [])) == ()


QUOTED_BEFORE = "“All is well. No one has left,” Tarn told the Herald."


def test_a_quotation_is_filled_by_whoever_tells_its_end(by_hand) -> None:
    analysis = by_hand.attributed(QUOTED_BEFORE, by_hand.says("Tarn", "told", "No one has left"))
    [said] = read(by_hand.document(analysis), analysis)
    assert by_hand.in_words(QUOTED_BEFORE, [said])[0][2] == "“All is well. No one has left,”"
    assert said.kind == "direct"


def test_a_quotation_of_two_cues_stays_cut(by_hand) -> None:
    analysis = by_hand.attributed(
        QUOTED_BEFORE, by_hand.says("Tarn", "told", "No one has left"), by_hand.says("", "Herald", "All is well")
    )
    told = by_hand.in_words(QUOTED_BEFORE, read(by_hand.document(analysis), analysis))
    assert not any("All is well. No one" in row[2] for row in told)

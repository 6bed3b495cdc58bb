"""Linking sources to actors, over analyses by hand."""

from __future__ import annotations

from detente.language import Analysis
from detente.records import Actor, ActorKind, Document, Span, Statement
from detente.statements import link
from detente.statements.nesting import innermost

SAID = """
Oskar Oskar PROPN NNP compound 1
Brandel Brandel PROPN NNP nsubj 6
~, , PUNCT , punct 1
the the DET DT det 4
minister minister NOUN NN appos 1
~, , PUNCT , punct 1
said say VERB VBD ROOT 6
it it PRON PRP nsubj 8
ended end VERB VBD ccomp 6
~. . PUNCT . punct 6

His his PRON PRP$ poss 1
office office NOUN NN nsubj 2
agreed agree VERB VBD ROOT 2
~. . PUNCT . punct 2

Sudmark Sudmark PROPN NNP nsubj 3
and and CCONJ CC cc 0
Norland Norland PROPN NNP conj 0
thanked thank VERB VBD ROOT 3
Brandel Brandel PROPN NNP dobj 3
~, , PUNCT , punct 4
who who PRON WP nsubj 7
smiled smile VERB VBD relcl 4
~. . PUNCT . punct 3

BRANDEL BRANDEL PROPN NNP ROOT 0
~: : PUNCT : punct 0
Yes yes INTJ UH intj 0
~. . PUNCT . punct 0
"""


def at(analysis: Analysis, words: str, nth: int = 0) -> Span:
    begin = -1
    for _ in range(nth + 1):
        begin = analysis.text.index(words, begin + 1)
    return begin, begin + len(words)


def actor(name: str, *mentions: Span, kind: ActorKind = "person", side: str | None = None) -> Actor:
    return Actor(id=f"actor-{name}", name=name, kind=kind, mentions=mentions, side=side)


def statement(name: str, source: Span | None, content: Span, inside: str | None = None, **fields) -> Statement:
    spans = () if source is None else (source,)
    return Statement(id=name, source=spans, content=(content,), inside=inside, **fields)


def speakers(analysis: Analysis, statements: list[Statement], actors: list[Actor]) -> list[str | None]:
    linked = link(Document(id="d", text=analysis.text), analysis, statements, actors)
    assert [each.id for each in linked] == [each.id for each in statements]
    return [each.speaker for each in linked]


def test_the_mention_with_the_sources_head_wins(build) -> None:
    analysis = build(SAID)
    source = at(analysis, "Oskar Brandel, the minister")
    actors = [actor("minister", at(analysis, "the minister")), actor("Brandel", at(analysis, "Oskar Brandel"))]
    assert speakers(analysis, [statement("s", source, at(analysis, "it ended"))], actors) == ["actor-Brandel"]


def test_a_mention_in_apposition_serves(build) -> None:
    analysis = build(SAID)
    source = at(analysis, "Oskar Brandel, the minister")
    actors = [actor("minister", at(analysis, "the minister")), actor("Sudmark", at(analysis, "Sudmark"))]
    assert speakers(analysis, [statement("s", source, at(analysis, "it ended"))], actors) == ["actor-minister"]


def test_whose_office_it_is_does_not_speak(build) -> None:
    analysis = build(SAID)
    actors = [actor("Brandel", at(analysis, "Oskar Brandel"), at(analysis, "His"))]
    assert speakers(analysis, [statement("s", at(analysis, "His office"), at(analysis, "agreed"))], actors) == [None]


def test_a_relative_pronoun_is_its_antecedent(build) -> None:
    analysis = build(SAID)
    actors = [actor("Brandel", at(analysis, "Brandel", 1)), actor("Sudmark", at(analysis, "Sudmark"))]
    assert speakers(analysis, [statement("s", at(analysis, "who"), at(analysis, "smiled"))], actors) == [
        "actor-Brandel"
    ]


def test_of_a_joint_source_the_first_speaks(build) -> None:
    analysis = build(SAID)
    actors = [actor("Norland", at(analysis, "Norland")), actor("Sudmark", at(analysis, "Sudmark"))]
    source = at(analysis, "Sudmark and Norland")
    assert speakers(analysis, [statement("s", source, at(analysis, "thanked"))], actors) == ["actor-Sudmark"]


def test_a_name_in_capitals_is_known(build) -> None:
    analysis = build(SAID)
    actors = [actor("Oskar Brandel", at(analysis, "Oskar Brandel"))]
    assert speakers(analysis, [statement("s", at(analysis, "BRANDEL"), at(analysis, "Yes"))], actors) == [
        "actor-Oskar Brandel"
    ]


def test_no_source_no_speaker(build) -> None:
    analysis = build(SAID)
    actors = [actor("Brandel", at(analysis, "Oskar Brandel"))]
    assert speakers(analysis, [statement("s", None, at(analysis, "it ended"))], actors) == [None]


def test_i_within_a_quotation_is_whoever_is_quoted_and_we_their_side(build) -> None:
    analysis = build(
        """
Brandel Brandel PROPN NNP nsubj 1
said say VERB VBD ROOT 1
~: : PUNCT : punct 1
~“ “ PUNCT `` punct 5
~I I PRON PRP nsubj 5
hope hope VERB VBP ccomp 1
we we PRON PRP nsubj 7
agree agree VERB VBP ccomp 5
~. . PUNCT . punct 1
~” ” PUNCT '' punct 1
"""
    )
    actors = [
        actor("Brandel", at(analysis, "Brandel"), side="actor-Norland"),
        actor("Norland", at(analysis, "said"), kind="state"),
    ]
    outer = statement("outer", at(analysis, "Brandel"), at(analysis, "“I hope we agree.”"), kind="direct")
    mine = statement("mine", at(analysis, "I"), at(analysis, "we agree"), inside="outer")
    ours = statement("ours", at(analysis, "we"), at(analysis, "agree"), inside="outer")
    assert speakers(analysis, [outer, mine, ours], actors) == ["actor-Brandel", "actor-Brandel", "actor-Norland"]


def test_the_innermost_holder_is_the_smallest() -> None:
    def made(name: str, cue: Span, content: Span) -> Statement:
        return Statement(id=name, cue=(cue,), content=(content,))

    first, second, third = made("a", (0, 4), (5, 90)), made("b", (10, 14), (15, 80)), made("c", (20, 24), (25, 40))
    beside = made("d", (100, 104), (105, 120))
    everything = [first, second, third, beside]
    assert [innermost(each, everything) for each in everything] == [None, "a", "b", None]


WE = """
We we PRON PRP nsubj 1
wrote write VERB VBD ROOT 1
that that SCONJ IN mark 4
it it PRON PRP nsubj 4
ended end VERB VBD ccomp 1
~. . PUNCT . punct 1

This this DET DT det 1
newspaper newspaper NOUN NN nsubj 2
erred err VERB VBD ROOT 2
~. . PUNCT . punct 2

Her her PRON PRP$ poss 1
verdict verdict NOUN NN nsubj 2
stands stand VERB VBZ ROOT 2
~. . PUNCT . punct 2
"""


def test_we_of_nobody_quoted_is_the_publication(build) -> None:
    analysis = build(WE)
    paper = actor("This newspaper", at(analysis, "This newspaper"), kind="organization")
    said = statement("s", at(analysis, "We"), at(analysis, "it ended"))
    assert speakers(analysis, [said], [paper]) == ["actor-This newspaper"]


def test_we_without_a_publication_is_nobody(build) -> None:
    analysis = build(WE)
    assert speakers(analysis, [statement("s", at(analysis, "We"), at(analysis, "it ended"))], []) == [None]


def test_of_those_who_are_mentioned_together_the_first_speaks(build) -> None:
    analysis = build(WE)
    both = at(analysis, "This newspaper")
    actors = [actor("B", both), actor("A", at(analysis, "We"), both)]
    assert speakers(analysis, [statement("s", both, at(analysis, "erred"))], actors) == ["actor-A"]

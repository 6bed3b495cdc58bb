"""From attributions by hand to predictions."""

from __future__ import annotations

import pytest

from detente.language import Analysis
from detente.records import Prediction
from detente.records.spans import quoted
from detente.statements import foresee, read


def foreseen(by_hand, analysis: Analysis | str, *said, published: str | None = "2031-03-20") -> list[Prediction]:
    analysis = by_hand.attributed(analysis, *said)
    document = by_hand.document(analysis, published=published)
    return list(foresee(document, analysis, read(document, analysis)))


def test_a_forecast_is_a_prediction_of_its_statement(by_hand) -> None:
    text = "Tarn said that it would end. Brandel said nothing new."
    analysis = by_hand.attributed(
        text,
        by_hand.says("Tarn", "said", "that it would end", predicts=0.8, confidence=0.5),
        by_hand.says("Brandel", "said", "nothing new", predicts=0.1),
    )
    document = by_hand.document(analysis)
    statements = read(document, analysis)
    [foretold] = foresee(document, analysis, statements)
    assert foretold.statement == statements[0].id
    assert foretold.content == statements[0].content
    assert foretold.confidence == pytest.approx(0.4)
    assert (foretold.outcome, foretold.likelihood, foretold.horizon) == (None, None, None)


def test_whose_act_is_to_predict_foretells(by_hand) -> None:
    text = "Tarn saw an end coming."
    [foretold] = foreseen(by_hand, text, by_hand.says("Tarn", "saw", "an end coming", act="predict", predicts=0.1))
    assert foretold.confidence == pytest.approx(0.09)


def test_what_is_no_statement_foretells_nothing(by_hand) -> None:
    assert (
        foreseen(
            by_hand,
            "It will end, Tarn said.",
            by_hand.says("Tarn", "said", "It will end", predicts=0.9, confidence=0.1),
        )
        == []
    )


def test_the_same_words_of_one_source_foretell_once_by_the_surer_statement(by_hand) -> None:
    text = "Tarn said that he believes it will end."
    [foretold] = foreseen(
        by_hand,
        text,
        by_hand.says("Tarn", "said", "that he believes it will end", predicts=0.7),
        by_hand.says("Tarn", "believes", "it will end", predicts=0.8),
    )
    assert quoted(text, foretold.content) == "it will end"


@pytest.mark.parametrize("source", ["Brandel", ""])
def test_the_same_words_by_another_or_by_nobody_named_foretell_twice(source: str, by_hand) -> None:
    text = "Tarn said that, as Brandel believes, it will end."
    found = foreseen(
        by_hand,
        text,
        by_hand.says("Tarn", "said", "that, as Brandel believes, it will end", predicts=0.7),
        by_hand.says(source, "believes", "it will end", predicts=0.8),
    )
    assert len(found) == 2


def test_each_sentence_that_speaks_of_the_future_is_a_prediction(by_hand) -> None:
    text = "“Embassies are plumbing. Visas will be a fact by summer. Trust will not come. I am old,” Tarn said."
    content = text[: text.index(" Tarn")]
    found = foreseen(by_hand, text, by_hand.says("Tarn", "said", content, predicts=0.9))
    assert [quoted(text, each.content) for each in found] == ["Visas will be a fact by summer.", "Trust will not come."]
    assert [each.horizon for each in found] == ["2031-06", None]
    assert len({each.id for each in found}) == 2


def test_fragments_of_one_sentence_stay_together(by_hand) -> None:
    text = "The seven, he expects, will be home soon."
    [found] = foreseen(by_hand, text, by_hand.says("he", "expects", "The seven", "will be home soon", predicts=0.9))
    assert quoted(text, found.content) == "The seven … will be home soon"


def test_of_several_sentences_without_a_word_of_the_future_all_are_it(by_hand) -> None:
    text = "“Quarter past one. They sign in bed,” Tarn said."
    content = text[: text.index(" Tarn")]
    [found] = foreseen(by_hand, text, by_hand.says("Tarn", "said", content, predicts=0.9))
    assert quoted(text, found.content) == content


def test_a_turn_foretells_what_is_read_as_a_forecast_in_it(by_hand) -> None:
    text = (
        "Tarn: We met twice in Vell and talked about fish.\n\nQ: And now?\n\n"
        "Tarn: The quay is wet. It will end at dawn, like the last three. My boots will dry, and my coat will.\n\n"
        "Q: Thank you?\n\nTarn: Bye."
    )
    content = "It will end at dawn, like the last three."
    [found] = foreseen(by_hand, text, by_hand.says("", "", content, predicts=0.9))
    assert quoted(text, found.content) == content
    assert foreseen(by_hand, text, by_hand.says("", "", content, predicts=0.9, confidence=0.1)) == []


@pytest.mark.parametrize(
    ("cue", "content", "likelihood"),
    [
        ("said", "that it will end", None),
        ("said", "that it is likely to end", "likely"),
        ("said", "that it is far more likely to end", "far more likely"),
        ("said", "that it will quite probably end", "quite probably"),
        ("said", "that in all likelihood it will end", "in all likelihood"),
        ("said", "that it could end", "could"),
        ("said", "that it cannot end", None),
        ("said", "that it is bound to end", "bound to"),
        ("puts", "the chances of an end at one in three", "one in three"),
        ("gives", "it a one-in-five chance", "a one-in-five chance"),
        ("gives", "it four chances in five that it ends", "four chances in five"),
        ("rates", "the odds of an end at 40%", "40%"),
        ("rates", "the likelihood of an end at no better than 35 per cent", "no better than 35 per cent"),
        # A share is no chance.
        ("said", "that prices will rise 15 per cent", None),
        ("said", "that a certain envoy will come", None),
        ("expects", "it to end", "expects"),
        ("had money on", "an end", "had money on"),
        ("is certain", "of an end", "certain"),
        # What the content says of it comes before the cue.
        ("expects", "that it will probably end", "probably"),
    ],
)
def test_likelihood_is_what_is_written(cue: str, content: str, likelihood: str | None, by_hand) -> None:
    [found] = foreseen(by_hand, f"Tarn {cue} {content}.", by_hand.says("Tarn", cue, content, predicts=0.9))
    assert found.likelihood == likelihood


def test_likelihood_keeps_adverb_and_negation_of_the_cue(by_hand) -> None:
    table = """
    Tarn Tarn PROPN NNP nsubj 2
    fully fully ADV RB advmod 2
    expects expect VERB VBZ ROOT 2
    an a DET DT det 4
    end end NOUN NN dobj 2
    """
    [found] = foreseen(by_hand, by_hand.build(table), by_hand.says("Tarn", "expects", "an end", predicts=0.9))
    assert found.likelihood == "fully expects"
    denied = table.replace("fully fully ADV RB advmod 2", "never never ADV RB neg 2")
    [found] = foreseen(by_hand, by_hand.build(denied), by_hand.says("Tarn", "expects", "an end", predicts=0.9))
    assert found.likelihood == "never expects"


@pytest.mark.parametrize(
    ("content", "horizon"),
    [
        ("that it will end", None),
        ("that it will end in 2040", "2040"),
        ("that it will end by May 13", "2031-05-13"),
        ("that it will end by the autumn", "2031-09"),
        ("that it will end next year", "2032"),
        # A day that was is no horizon, but the next such day may be.
        ("that what began on March 3 will end", None),
        ("that it will end by March 3", "2032-03-03"),
        ("that it will last until Tuesday", "2031-03-25"),
        ("that it will end before May 3, 2030", None),
        ("that it will end within a fortnight", "2031-04-03"),
        ("that it will last a fortnight", None),
        ("that today’s talks will end", None),
        # Of several the one by which it will be so.
        ("that what begins in April will end by June 1", "2031-06-01"),
    ],
)
def test_horizon_lies_ahead(content: str, horizon: str | None, by_hand) -> None:
    [found] = foreseen(by_hand, f"Tarn said {content}.", by_hand.says("Tarn", "said", content, predicts=0.9))
    assert found.horizon == horizon


def test_without_a_date_of_publication_only_full_dates_are_horizons(by_hand) -> None:
    text = "Tarn said that it would end by May 2033. Brandel predicted that it would end by Tuesday."
    found = foreseen(
        by_hand,
        text,
        by_hand.says("Tarn", "said", "that it would end by May 2033", predicts=0.9),
        by_hand.says("Brandel", "predicted", "that it would end by Tuesday", predicts=0.9),
        published=None,
    )
    assert [each.horizon for each in found] == ["2033-05", None]

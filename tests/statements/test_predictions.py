"""From attributions by hand to predictions."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from detente.language import Analysis, Pipeline
from detente.records import Document, Prediction, Spans
from detente.records.spans import quoted
from detente.statements import acts, foresee, read
from detente.statements.predictions import FORETELLS


def foreseen(by_hand, analysis: Analysis | str, *said, published: str | None = "2031-03-20") -> list[Prediction]:
    """What is foretold if every statement is a forecast, the sooner said the likelier."""
    analysis = by_hand.attributed(analysis, *said)
    document = by_hand.document(analysis, published=published)
    statements = read(document, analysis)

    def probabilities(_analysis: Analysis, _cue: Spans, content: Spans) -> dict[str, float]:
        return {"predict": 1 - content[0][0] / 1000}

    with patch.object(acts, "probabilities", probabilities):
        found = list(foresee(document, analysis, statements))
    starts = {each.id: each.content[0][0] for each in statements}
    expected = [round(0.9 * (1 - starts[each.statement] / 1000), 3) for each in found]
    assert [each.confidence for each in found] == expected
    return found


@pytest.mark.model
def test_a_forecast_is_a_prediction_of_its_statement(pipeline: Pipeline) -> None:
    text = "“The border will probably open by May,” predicted Ilva Tarn. Brandel said that it had rained on Monday."
    [analysis] = pipeline.analyse([text])
    document = Document(id="d", text=text, published="2031-03-20")
    statements = read(document, analysis)
    [foretold] = foresee(document, analysis, statements)
    assert foretold.statement == statements[0].id
    assert foretold.content == statements[0].content
    assert FORETELLS * statements[0].confidence <= foretold.confidence < statements[0].confidence
    assert (foretold.outcome, foretold.likelihood, foretold.horizon) == (None, "probably", "2031-05")


def test_the_same_words_of_one_source_foretell_once_by_the_surer_statement(by_hand) -> None:
    text = "Tarn said that he believes it will end."
    [foretold] = foreseen(
        by_hand,
        text,
        by_hand.says("Tarn", "said", "that he believes it will end"),
        by_hand.says("Tarn", "believes", "it will end"),
    )
    assert quoted(text, foretold.content) == "that he believes it will end"


@pytest.mark.parametrize("source", ["Brandel", ""])
def test_the_same_words_by_another_or_by_nobody_named_foretell_twice(source: str, by_hand) -> None:
    text = "Tarn said that, as Brandel believes, it will end."
    found = foreseen(
        by_hand,
        text,
        by_hand.says("Tarn", "said", "that, as Brandel believes, it will end"),
        by_hand.says(source, "believes", "it will end"),
    )
    assert len(found) == 2


def test_each_sentence_that_speaks_of_the_future_is_a_prediction(by_hand) -> None:
    text = "“Embassies are plumbing. Visas will be a fact by summer. Trust will not come. I am old,” Tarn said."
    content = text[: text.index(" Tarn")]
    found = foreseen(by_hand, text, by_hand.says("Tarn", "said", content))
    assert [quoted(text, each.content) for each in found] == ["Visas will be a fact by summer.", "Trust will not come."]
    assert [each.horizon for each in found] == ["2031-06", None]
    assert len({each.id for each in found}) == 2


def test_fragments_of_one_sentence_stay_together(by_hand) -> None:
    text = "The seven, he expects, will be home soon."
    [found] = foreseen(by_hand, text, by_hand.says("he", "expects", "The seven", "will be home soon"))
    assert quoted(text, found.content) == "The seven … will be home soon"


def test_of_several_sentences_without_a_word_of_the_future_all_are_it(by_hand) -> None:
    text = "“Quarter past one. They sign in bed,” Tarn said."
    content = text[: text.index(" Tarn")]
    [found] = foreseen(by_hand, text, by_hand.says("Tarn", "said", content))
    assert quoted(text, found.content) == content


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
    [found] = foreseen(by_hand, f"Tarn {cue} {content}.", by_hand.says("Tarn", cue, content))
    assert found.likelihood == likelihood


def test_likelihood_keeps_adverb_and_negation_of_the_cue(by_hand) -> None:
    table = """
    Tarn Tarn PROPN NNP nsubj 2
    fully fully ADV RB advmod 2
    expects expect VERB VBZ ROOT 2
    an a DET DT det 4
    end end NOUN NN dobj 2
    """
    [found] = foreseen(by_hand, by_hand.build(table), by_hand.says("Tarn", "expects", "an end"))
    assert found.likelihood == "fully expects"
    denied = table.replace("fully fully ADV RB advmod 2", "never never ADV RB neg 2")
    [found] = foreseen(by_hand, by_hand.build(denied), by_hand.says("Tarn", "expects", "an end"))
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
    [found] = foreseen(by_hand, f"Tarn said {content}.", by_hand.says("Tarn", "said", content))
    assert found.horizon == horizon


def test_without_a_date_of_publication_only_full_dates_are_horizons(by_hand) -> None:
    text = "Tarn said that it would end by May 2033. Brandel predicted that it would end by Tuesday."
    found = foreseen(
        by_hand,
        text,
        by_hand.says("Tarn", "said", "that it would end by May 2033"),
        by_hand.says("Brandel", "predicted", "that it would end by Tuesday"),
        published=None,
    )
    assert [each.horizon for each in found] == ["2033-05", None]

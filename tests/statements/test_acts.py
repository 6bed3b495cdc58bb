"""What is done by saying it, by the stored weights."""

from __future__ import annotations

import pytest

from detente.language import Pipeline
from detente.records import Spans
from detente.statements import acts


def spans(text: str, *words: str) -> Spans:
    return tuple((text.index(each), text.index(each) + len(each)) for each in words if each)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "cue", "content", "act"),
    [
        ("Tarn said that the road was closed.", "said", "that the road was closed", "assert"),
        ("Tarn denied that the road was closed.", "denied", "that the road was closed", "deny"),
        ("Tarn vowed to open the road.", "vowed", "to open the road", "promise"),
        ("Tarn demanded that the road be opened.", "demanded", "that the road be opened", "demand"),
        ("Tarn expects the road to open by May.", "expects", "the road to open by May", "predict"),
        ("Tarn refused to open the road.", "refused", "to open the road", "reject"),
        ("Tarn proposed to open the road.", "proposed", "to open the road", "propose"),
        ("Tarn accused the Guild of closing the road.", "accused", "of closing the road", "accuse"),
        ("Tarn praised the Guild for the road.", "praised", "for the road", "praise"),
        ("Tarn threatened to close the road.", "threatened", "to close the road", "threaten"),
        # What the cue leaves open the words said tell.
        (
            "“It will probably be closed by autumn,” Tarn said.",
            "said",
            "“It will probably be closed by autumn,”",
            "predict",
        ),
        ("“It will probably be closed by autumn.”", "", "“It will probably be closed by autumn.”", "predict"),
    ],
)
def test_the_likeliest_act(text: str, cue: str, content: str, act: str, pipeline: Pipeline) -> None:
    [analysis] = pipeline.analyse([text])
    assert acts.act_of(analysis, spans(text, cue), spans(text, content)) == act


def test_probabilities_are_of_all_acts_and_sum_to_one(by_hand) -> None:
    analysis = by_hand.plain("Tarn said nothing at all.")
    odds = acts.probabilities(analysis, ((5, 9),), ((10, 24),))
    assert set(odds) == set(acts.ACTS)
    assert sum(odds.values()) == pytest.approx(1)
    assert all(0 < each < 1 for each in odds.values())

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.cli.show import CONTEXT, contexts
from detente.records import Document


@given(st.text(alphabet="ab \n", min_size=1, max_size=3 * CONTEXT), st.data())
def test_contexts_hold_the_evidence(text: str, data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=4, unique=True))
    evidence = tuple((begin, data.draw(st.integers(begin + 1, len(text)))) for begin in sorted(starts))
    shown = contexts(Document(id="d", text=text), evidence)
    marked = [context[begin:end] for context, marks in shown for begin, end in marks]
    assert marked == [text[begin:end] for begin, end in evidence]


def test_a_context_does_not_begin_or_end_within_a_word() -> None:
    text = "word " * 200
    ((context, _),) = contexts(Document(id="d", text=text), ((500, 504),))
    assert set(context.split()) == {"word"}

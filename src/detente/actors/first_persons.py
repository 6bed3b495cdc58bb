"""Whom "I", "we" and "you" mean: "I" who is quoted or interviewed, "we" the body or state that a quoted speaker is of,
"you" in a question whoever is interviewed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.actors import interviews
from detente.actors.candidates import Candidate, Mention
from detente.actors.voices import Voices
from detente.language.analysis import Analysis

_I = frozenset(("i", "me", "my", "mine", "myself"))
_WE = frozenset(("we", "us", "our", "ours", "ourselves"))
_YOU = frozenset(("you", "your", "yours", "yourself"))


def find(
    analysis: Analysis, mentions: Sequence[tuple[Mention, Candidate]], voices: Voices, heads: Mapping[int, Candidate]
) -> Iterator[tuple[int, Candidate]]:
    """Tokens that mean who speaks, or who is asked.

    mentions: in text order, with pronouns as far as they are known; heads: tokens to whom they name or mean.
    """
    interview = interviews.find(analysis, mentions, voices.quoted)
    for token in analysis.tokens:
        word = token.text.casefold()
        meant = None
        if token.i in voices.quoted:
            speakers = voices.speakers(token.i)
            if len(speakers) == 1 and word in _I and speakers[0].kind == "person":
                meant = speakers[0]
            elif len(speakers) == 1 and word in _WE and token.text != "US":
                meant = _body(speakers[0], heads)
        elif interview is not None and (word in _I or word in _YOU):
            paragraph = analysis.paragraph_at(token.begin)
            if paragraph >= interview.first and (paragraph in interview.questions) == (word in _YOU):
                meant = interview.speaker
        if meant is not None:
            yield token.i, meant


def _body(speaker: Candidate, heads: Mapping[int, Candidate]) -> Candidate | None:
    """Whom a speaker calls "we": itself where it is no person, else the body or state that it is of."""
    if speaker.kind != "person":
        return speaker
    owners = [owner for i in speaker.owners if (owner := heads.get(i)) is not None]
    return next((o for kind in ("organization", "state", "group") for o in owners if o.kind == kind), None)

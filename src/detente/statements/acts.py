"""What is done by saying it: assert, deny, accuse, demand, promise and so on."""

from __future__ import annotations

from detente.records import Act
from detente.statements.clauses import Candidate, Scene


def act_of(scene: Scene, candidate: Candidate) -> Act:
    """The act that the cue names, else the one that the words show, else `assert`."""
    return "assert"

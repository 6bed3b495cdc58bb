"""Who said what: statements with their sources, cues and contents, and the actors who made them.

`read` finds the statements of an article from its syntax and quotation marks; `link` names their speakers once the
actors are known. How a statement is told from other sentences is learned: see weights.py and training/cues.py.
"""

from __future__ import annotations

from detente.statements.reading import read
from detente.statements.speakers import link

__all__ = ["link", "read"]

"""Who said what: statements with their sources, cues and contents, what they foretell, and who made them.

`read` makes statements of what the encoder attributes to somebody (`Analysis.attributions`); `foresee` finds the
predictions among them; `link` names their speakers once the actors are known.
"""

from __future__ import annotations

from detente.statements.predictions import foresee
from detente.statements.reading import read
from detente.statements.speakers import link

__all__ = ["foresee", "link", "read"]

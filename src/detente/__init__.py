"""Détente follows a negotiation through the press: who said what, with the exact words, and by whose account.

import detente

for reading in detente.read("articles/"):
    ...
with detente.Ledger("talks.db") as ledger:
    for result in ledger.add("articles/"):
        ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.api import Ledger, Settings, read

__all__ = ["Ledger", "Settings", "read"]


def __getattr__(name: str) -> Any:
    # Imported when first asked for: `import detente.cli` must stay quick.
    if name in __all__:
        from detente import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

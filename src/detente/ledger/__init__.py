"""The ledger: what was read, by which run, and what people decided about it. `Store` is imported when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.ledger.views import (
    Decision,
    DocumentView,
    DoubtSide,
    DoubtView,
    Failure,
    Hit,
    Identity,
    IdentityView,
    Judged,
    Judgement,
    MemberView,
    PairJudgement,
    RecordView,
    Run,
    Status,
    Told,
    Verdict,
)

if TYPE_CHECKING:
    from detente.ledger.store import DocumentChanged, Outcome, Store

__all__ = [
    "Decision",
    "DocumentChanged",
    "DocumentView",
    "DoubtSide",
    "DoubtView",
    "Failure",
    "Hit",
    "Identity",
    "IdentityView",
    "Judged",
    "Judgement",
    "MemberView",
    "Outcome",
    "PairJudgement",
    "RecordView",
    "Run",
    "Status",
    "Store",
    "Told",
    "Verdict",
]


def __getattr__(name: str) -> Any:
    # SQLAlchemy takes a third of a second to import; the views alone must stay cheap.
    if name in {"Store", "Outcome", "DocumentChanged"}:
        from detente.ledger import store

        return getattr(store, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""Who is who kept up to date: the actors of articles that wait in a ledger are joined to those of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.ledger import Store
    from detente.ledger.resolving import Resolver

# Articles whose actors are joined in one transaction.
JOINED_AT_ONCE = 16
# With more articles than this waiting, and more than half of all (a ledger of an older version), everything is joined
# anew: that is quicker.
MANY = 200


def resolver() -> Resolver:
    """What decides who is one with whom; imported when it is first needed."""
    from detente.analysis.resolver import ActorResolver

    return ActorResolver()


def join_waiting(store: Store, progress: Callable[[int, int], None] | None = None) -> None:
    """Join the actors of all articles that wait. A ledger that cannot be written to stays as it is.

    progress: called with how many articles are done, and of how many.
    """
    total = store.waiting()
    if not total or store.read_only:
        return
    decides = resolver()
    if total > MANY and 2 * total > store.status().documents:
        store.rebuild_identities(decides, progress=progress)
        return
    waiting = total
    while waiting:
        waiting = store.resolve(decides, limit=JOINED_AT_ONCE)
        if progress:
            progress(max(0, total - waiting), total)

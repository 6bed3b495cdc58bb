"""Shares of read events that coders kept: made by training/event_confidence.py, not by hand."""

from __future__ import annotations

TABLE: dict[tuple[str, str], float] = {
    ("bare", "meant"): 0.35,
    ("bare", "nobody"): 0.13,
    ("bare", "one"): 0.42,
    ("bare", "two"): 0.34,
    ("dated", "meant"): 0.41,
    ("dated", "nobody"): 0.12,
    ("dated", "one"): 0.54,
    ("dated", "two"): 0.49,
    ("near", "meant"): 0.49,
    ("near", "nobody"): 0.17,
    ("near", "one"): 0.58,
    ("near", "two"): 0.48,
    ("placed", "meant"): 0.48,
    ("placed", "nobody"): 0.18,
    ("placed", "one"): 0.44,
    ("placed", "two"): 0.44,
}
DEFAULT = 0.43

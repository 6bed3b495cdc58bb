"""Shares of read events that coders kept: made by training/event_confidence.py, not by hand."""

from __future__ import annotations

TABLE: dict[tuple[str, str], float] = {
    ("bare", "meant"): 0.37,
    ("bare", "nobody"): 0.11,
    ("bare", "one"): 0.5,
    ("bare", "two"): 0.42,
    ("dated", "meant"): 0.43,
    ("dated", "nobody"): 0.09,
    ("dated", "one"): 0.7,
    ("dated", "two"): 0.63,
    ("near", "meant"): 0.57,
    ("near", "nobody"): 0.18,
    ("near", "one"): 0.75,
    ("near", "two"): 0.63,
    ("placed", "meant"): 0.57,
    ("placed", "nobody"): 0.2,
    ("placed", "one"): 0.57,
    ("placed", "two"): 0.57,
}
DEFAULT = 0.52

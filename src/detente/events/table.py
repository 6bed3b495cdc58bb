"""Shares of read events that coders kept: made by training/event_confidence.py, not by hand."""

from __future__ import annotations

TABLE: dict[tuple[str, str], float] = {
    ("bare", "meant"): 0.43,
    ("bare", "nobody"): 0.07,
    ("bare", "one"): 0.53,
    ("bare", "two"): 0.58,
    ("dated", "meant"): 0.32,
    ("dated", "nobody"): 0.02,
    ("dated", "one"): 0.7,
    ("dated", "two"): 0.62,
    ("near", "meant"): 0.61,
    ("near", "nobody"): 0.11,
    ("near", "one"): 0.87,
    ("near", "two"): 0.75,
    ("placed", "meant"): 0.63,
    ("placed", "nobody"): 0.11,
    ("placed", "one"): 0.65,
    ("placed", "two"): 0.69,
}
DEFAULT = 0.43

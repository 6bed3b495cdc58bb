"""Shares of read events that coders kept: made by training/event_confidence.py, not by hand."""

from __future__ import annotations

TABLE: dict[tuple[str, str], float] = {
    ("bare", "meant"): 0.44,
    ("bare", "nobody"): 0.07,
    ("bare", "one"): 0.54,
    ("bare", "two"): 0.59,
    ("dated", "meant"): 0.35,
    ("dated", "nobody"): 0.02,
    ("dated", "one"): 0.76,
    ("dated", "two"): 0.71,
    ("near", "meant"): 0.63,
    ("near", "nobody"): 0.11,
    ("near", "one"): 0.89,
    ("near", "two"): 0.8,
    ("placed", "meant"): 0.64,
    ("placed", "nobody"): 0.11,
    ("placed", "one"): 0.67,
    ("placed", "two"): 0.74,
}
DEFAULT = 0.45

"""Shares of read events that coders kept: made by training/event_confidence.py, not by hand."""

from __future__ import annotations

TABLE: dict[tuple[str, str], float] = {
    ("bare", "meant"): 0.25,
    ("bare", "nobody"): 0.06,
    ("bare", "one"): 0.38,
    ("bare", "two"): 0.49,
    ("dated", "meant"): 0.25,
    ("dated", "nobody"): 0.03,
    ("dated", "one"): 0.75,
    ("dated", "two"): 0.71,
    ("near", "meant"): 0.58,
    ("near", "nobody"): 0.15,
    ("near", "one"): 0.97,
    ("near", "two"): 0.94,
    ("placed", "meant"): 0.61,
    ("placed", "nobody"): 0.08,
    ("placed", "one"): 0.55,
    ("placed", "two"): 0.67,
}
DEFAULT = 0.44

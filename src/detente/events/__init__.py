"""Meetings, calls, visits and talks that an article tells of.

triggers → arguments (who), circumstances (when, where) → status → mentions → joining → events with a confidence
"""

from detente.events.reading import read

__all__ = ["read"]

"""Détente follows a negotiation through the press."""

"""Sentences, tokens, syntax, dates. The only room that knows spaCy."""

from detente.language.analysis import Analysis, Entity, Sentence, Token

__all__ = ["Analysis", "Entity", "Sentence", "Token"]

"""Sentences, tokens, syntax, dates. The only room that knows spaCy."""

from detente.language.analysis import Analysis, Attribution, Entity, Sentence, Token
from detente.language.pipeline import LANGUAGES, Pipeline

__all__ = ["LANGUAGES", "Analysis", "Attribution", "Entity", "Pipeline", "Sentence", "Token"]

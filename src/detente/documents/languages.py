"""Which language a text is in."""

from __future__ import annotations

import functools
import itertools
import re
from typing import Any

# The first lines tell; reading more costs time and changes nothing.
SAMPLE = 2_000
# Below this there is too little to tell by.
LETTERS = 20
# Probability (softmax at temperature sqrt(bytes), py3langid) below which the model is guessing. English is what the
# readers read: a short headline whose best guess is English is taken as English at any probability.
CERTAIN = 0.5
_NO_LANGUAGE = "zxx"
_TAG = re.compile(r"([a-z]{2,3})((?:[-_][a-z0-9]{2,8})*)", re.IGNORECASE | re.ASCII)
_UNSTATED = frozenset({"und", "mul", "zxx"})


def tag(stated: str | None) -> str | None:
    """What an input says of its language as a BCP 47 tag ("EN_gb" → "en-gb"); None for what is no tag ("English")."""
    match = _TAG.fullmatch(stated.strip()) if stated else None
    if match is None or match[1].lower() in _UNSTATED:
        return None
    # BCP 47 takes the shorter of two codes (RFC 5646, 2.2.1); of the three-letter ones only the readers' own matters.
    language = "en" if match[1].lower() == "eng" else match[1].lower()
    return language + match[2].replace("_", "-")


def detect(text: str) -> str | None:
    """BCP 47 tag ("en"), or None where the text is too short or the model is unsure. Model: py3langid."""
    sample = text[:SAMPLE]
    letters = sum(1 for _ in itertools.islice(filter(str.isalpha, sample), LETTERS))
    if letters < LETTERS:
        return None
    language, probability = _identifier().classify(sample)
    if language == _NO_LANGUAGE or (probability < CERTAIN and language != "en"):
        return None
    return str(language)


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

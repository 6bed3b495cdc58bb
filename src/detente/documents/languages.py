"""Which language a text is in."""

from __future__ import annotations

import functools
import itertools
from typing import Any

# The first lines tell; reading more costs time and changes nothing.
SAMPLE = 2_000
# Below this there is too little to tell by.
LETTERS = 20
# Probability (softmax at temperature sqrt(bytes), py3langid) below which the model is guessing. English is what the
# readers read: a short headline whose best guess is English is taken as English at any probability.
CERTAIN = 0.5
_NO_LANGUAGE = "zxx"


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

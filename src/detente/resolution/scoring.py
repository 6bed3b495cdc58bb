"""How likely two profiles are one actor. (weights: training/name_pairs.py)"""

from __future__ import annotations

import math
from collections.abc import Mapping

from detente.resolution.features import FEATURES, Pair
from detente.resolution.model import Comparison, Profile
from detente.resolution.tables.weights import BIAS, WEIGHTS

# From here on two profiles are joined without asking; from here on a person is asked. Set on the training half of
# bench/name_pairs.csv, see bench/NOTES.md.
JOIN, ASK = 0.9, 0.2
# Not learned: what no likeness of names outweighs, and a user's register, which nothing that is learned outweighs.
FIXED: Mapping[str, float] = {"same_article": -15.0, "unnamed": -15.0, "person_and_body": -6.0, "register_name": 20.0}


def compare(a: Profile, b: Profile) -> Comparison:
    """A logistic function of the features; the same with its arguments exchanged."""
    pair = Pair.of(a, b)
    found = {feature.__name__: value for feature in FEATURES if (value := feature(pair))}
    return Comparison(probability(found), found)


def weight(feature: str) -> float:
    """What a feature of value 1 adds to the log-odds: above 0 it speaks for one actor, below against it."""
    return FIXED[feature] if feature in FIXED else WEIGHTS[feature]


def probability(features: Mapping[str, float]) -> float:
    """Of one actor, between 0 and 1."""
    return 1 / (1 + math.exp(-(BIAS + sum(weight(name) * value for name, value in features.items()))))

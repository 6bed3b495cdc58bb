"""Fit the model of `detente.resolution.scoring` to the training half of the name pairs and write its weights.

usage: python training/name_pairs.py [PAIRS.csv]

PAIRS.csv (default: bench/name_pairs.csv) is described in bench/names.py; its rows with `split` other than "train" are
not read. A logistic model is fitted with a Gaussian prior around PRIOR, what one would say of each feature before
having seen a pair, so that a feature with few pairs keeps a sensible weight and none changes its direction by chance.
How narrow the prior is, is chosen by the log-loss in cross-validation over the
pairs' groups: the narrowest within 5% of the best.
"""

from __future__ import annotations

import pathlib
import sys

import numpy as np

from detente.resolution import scoring
from detente.resolution.features import FEATURES, Pair

sys.path.append(str(pathlib.Path(__file__).parents[1] / "bench"))

from names import NamePair, load

TARGET = pathlib.Path(scoring.__file__).with_name("tables") / "weights.py"
BIAS = -2.5
PRIOR = {
    "kinds_differ": -4.0,
    "names_agree": 6.0,
    "spelled_otherwise": -0.3,
    "nearly_spelled": -2.5,
    "initials_fit": -1.0,
    "short_form": -1.0,
    "gendered": -0.5,
    "gendered_alone": -3.0,
    "other_order": -0.5,
    "given_name_missing": -2.5,
    "family_name_missing": -1.0,
    "more_words": -0.5,
    "part_of_name": 2.0,
    "lone_surname": 2.0,
    "lone_given_name": 1.0,
    "single_name": 2.5,
    "single_name_backed": 4.0,
    "office_known": 3.0,
    "single_name_common": -2.0,
    "given_names_differ": -4.0,
    "middle_names_differ": -4.0,
    "family_names_differ": -4.0,
    "generations_differ": -8.0,
    "generation_on_one_side": -3.0,
    "common_name": -0.3,
    "words_differ": -4.0,
    "qualified": -3.0,
    "generic_name": -3.5,
    "acronym_alone": -0.3,
    "acronym_fits": 6.0,
    "acronym_given": 6.0,
    "roles_alike": 0.5,
    "roles_differ": -0.5,
    "sides_agree": 0.5,
    "sides_differ": -2.0,
    "affiliations_agree": 0.5,
    "affiliations_differ": -0.5,
    "callings_differ": -3.0,
    "namesakes": -2.0,
}
PENALTIES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
HEAD = '''"""Weights of the model in scoring.py: made by training/name_pairs.py, not by hand."""

from __future__ import annotations

'''


def matrix(pairs: list[NamePair]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features of the pairs (a first column of ones, then those of PRIOR), what those not learned add, and labels."""
    told = [Pair.of(pair.a, pair.b) for pair in pairs]
    functions = {feature.__name__: feature for feature in FEATURES}
    x = np.array([[1.0, *(functions[name](pair) for name in PRIOR)] for pair in told])
    offset = np.array([sum(w * functions[name](pair) for name, w in scoring.FIXED.items()) for pair in told])
    return x, offset, np.array([pair.same for pair in pairs], dtype=float)


def fit(x: np.ndarray, offset: np.ndarray, y: np.ndarray, penalty: float) -> np.ndarray:
    """The weights with the greatest posterior probability; none turns against the direction of its prior."""
    prior = np.array([BIAS, *PRIOR.values()])
    free = np.ones(len(prior), dtype=bool)
    while True:
        w = np.where(free, prior, 0.0)
        w[free] = newton(x[:, free], offset, y, prior[free], penalty)
        turned = free & (w * prior < 0)
        turned[0] = False
        if not turned.any():
            return w
        free &= ~turned


def newton(x: np.ndarray, offset: np.ndarray, y: np.ndarray, prior: np.ndarray, penalty: float) -> np.ndarray:
    """Newton's method with halved steps."""

    def loss(w: np.ndarray) -> float:
        return log_loss(x, offset, y, w) + penalty / 2 * float(np.sum((w - prior) ** 2))

    w = prior.copy()
    for _ in range(50):
        p = probabilities(x, offset, w)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(w))
        step = np.linalg.solve(hessian, x.T @ (p - y) + penalty * (w - prior))
        while loss(w - step) > loss(w) and np.abs(step).max() > 1e-9:
            step /= 2
        w -= step
    return w


def probabilities(x: np.ndarray, offset: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Of one actor, a pair each."""
    return 1 / (1 + np.exp(-np.clip(x @ w + offset, -30, 30)))


def log_loss(x: np.ndarray, offset: np.ndarray, y: np.ndarray, w: np.ndarray) -> float:
    """Sum over the pairs."""
    p = probabilities(x, offset, w)
    return float(-np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)))


def main() -> None:
    """Choose the penalty, fit, report, write the weights."""
    pairs = [pair for pair in load(*map(pathlib.Path, sys.argv[1:])) if pair.split == "train"]
    groups = np.array([pair.group for pair in pairs])
    x, offset, y = matrix(pairs)
    losses = {}
    for penalty in PENALTIES:
        held = [
            log_loss(
                x[groups == g],
                offset[groups == g],
                y[groups == g],
                fit(x[groups != g], offset[groups != g], y[groups != g], penalty),
            )
            for g in sorted(set(groups))
        ]
        losses[penalty] = sum(held) / len(y)
        print(f"penalty {penalty}: log-loss {losses[penalty]:.3f} on groups left out")
    penalty = max(p for p, loss in losses.items() if loss <= 1.05 * min(losses.values()))
    w = fit(x, offset, y, penalty)
    print(
        f"{len(y)} pairs, {int(y.sum())} of them one actor; penalty {penalty}; "
        f"log-loss {log_loss(x, offset, y, w) / len(y):.3f}"
    )
    weights = dict(zip(PRIOR, (round(float(v), 2) for v in w[1:]), strict=True))
    lines = [
        f"BIAS = {w[0]:.2f}",
        "WEIGHTS: dict[str, float] = {",
        *(f'    "{n}": {v},' for n, v in weights.items()),
        "}",
    ]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

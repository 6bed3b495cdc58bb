"""How well names are joined, beside other matchers: `python bench/names.py`.

Reads bench/name_pairs.csv, hand-made pairs of names that are one actor's or two, prints a report and writes it to
bench/NAMES.md. Columns: `a`, `b` (names), `kind_a`, `kind_b` (as in records.md), `same` (yes, no), `group` (what makes
the pair hard), `split` (train: what rules and weights were made with; test: what is claimed; no name is in both), and,
where an article would give them, `role_a`, `role_b`, `side_a`, `side_b`. The names are invented or generic: a pair says
nothing of any person. All figures but those of time are the same at every run.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from anyascii import anyascii
from rapidfuzz.fuzz import token_sort_ratio

from detente.records import ActorKind
from detente.resolution.model import Profile
from detente.resolution.scoring import ASK, JOIN, compare
from rates import calibration

HERE = Path(__file__).parent
PAIRS = HERE / "name_pairs.csv"
# Calls of compare() that are timed.
CALLS = 100_000
# What joins without asking have to be.
PRECISE = 0.98


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names as the profiles of two articles."""

    a: Profile
    b: Profile
    same: bool
    group: str
    split: str


@dataclass(frozen=True, slots=True)
class Score:
    """Of the pairs that a matcher takes for one actor: how many are, and the share of all that are one.

    accuracy: the share of pairs, one actor's or two, that it judges rightly.
    """

    precision: float
    recall: float
    accuracy: float
    taken: int
    wrong: int


Matcher = Callable[[Profile, Profile], float]


def load(path: Path = PAIRS) -> list[NamePair]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            NamePair(_profile(row, "a"), _profile(row, "b"), row["same"] == "yes", row["group"], row["split"])
            for row in csv.DictReader(file)
        ]


def _profile(row: dict[str, str], end: str) -> Profile:
    role, side = row[f"role_{end}"], row[f"side_{end}"]
    return Profile(
        id=f"actor-{end}",
        document=end,
        kind=cast(ActorKind, row[f"kind_{end}"]),
        name=row[end],
        roles=(role,) if role else (),
        side=side or None,
    )


def ours(a: Profile, b: Profile) -> float:
    return compare(a, b).probability


def names_alone(a: Profile, b: Profile) -> float:
    """Ours without roles and sides, which the other matchers do not see."""
    bare = (Profile(id=one.id, document=one.document, kind=one.kind, name=one.name) for one in (a, b))
    return compare(*bare).probability


def sorted_tokens(a: Profile, b: Profile) -> float:
    first, second = (anyascii(one.name).casefold() for one in (a, b))
    return token_sort_ratio(first, second) / 100


def rigour(a: Profile, b: Profile) -> float:
    """Rigour's names: parts with a common symbol (a known name in its spellings), the rest by weighed edit distance.

    The score is the mean over the aligned parts by their length; the best of the pairings that it offers.
    """
    from rigour.names import NameTypeTag, analyze_names, compare_parts, pair_symbols

    tag = NameTypeTag.PER if a.kind == b.kind == "person" else NameTypeTag.ORG
    first, second = (analyze_names(tag, [one.name], infer_initials=True) for one in (a, b))
    best = 0.0
    for here in first:
        for there in second:
            for pairing in pair_symbols(here, there) or [()]:
                left = [part for part in here.parts if all(part not in found.qps for found in pairing)]
                right = [part for part in there.parts if all(part not in found.rps for found in pairing)]
                found = [*pairing, *compare_parts(left, right)]
                sizes = [sum(len(part.form) for part in (*one.qps, *one.rps)) for one in found]
                best = max(best, sum(n * one.score for n, one in zip(sizes, found, strict=True)) / (sum(sizes) or 1))
    return best


def score(judged: Sequence[tuple[float, bool]], threshold: float) -> Score:
    """judged: likeness and truth, a pair each."""
    taken = [same for value, same in judged if value >= threshold]
    right, all_same = sum(taken), sum(same for _, same in judged)
    wrong = len(taken) - right
    accuracy = 1 - (wrong + all_same - right) / max(1, len(judged))
    return Score(right / max(1, len(taken)), right / max(1, all_same), accuracy, len(taken), wrong)


def best_threshold(judged: Sequence[tuple[float, bool]], precise: float = 0.0) -> float | None:
    """The threshold with the best accuracy among those with at least such a precision; None where there is none.

    Not the best F1: among pairs as hard as these that is to take every pair.
    """
    found = [(score(judged, value), value) for value in {value for value, _ in judged}]
    fit = [(one.accuracy, value) for one, value in found if one.precision >= precise]
    return max(fit)[1] if fit else None


def speed(pairs: Sequence[NamePair]) -> tuple[float, float]:
    """Seconds of one core for CALLS comparisons of names not seen before, and for the same again."""
    seconds = []
    profiles = [one for pair in pairs for one in (pair.a, pair.b) if one.kind == "person"]
    size = len(profiles)
    for _ in range(2):
        begun = time.process_time()
        for i in range(CALLS):
            compare(profiles[i % size], profiles[(i * 7 + i // size + 1) % size])
        seconds.append(time.process_time() - begun)
    return seconds[0], seconds[1]


def report(pairs: Sequence[NamePair]) -> list[str]:
    """Lines of Markdown."""
    halves = {
        "train": [pair for pair in pairs if pair.split == "train"],
        "test": [pair for pair in pairs if pair.split == "test"],
        "all": list(pairs),
    }
    lines = [
        "# Names",
        "",
        "Made by `python bench/names.py`; the pairs are described there. The test half is the claim: rules and",
        "weights were made with the training half.",
        "",
        "| pairs | one actor | two actors |",
        "|---|---|---|",
        *(
            f"| {name} | {sum(p.same for p in half)} | {sum(not p.same for p in half)} |"
            for name, half in halves.items()
        ),
        "",
        "| matcher | threshold | half | precision | recall | accuracy | taken | wrong |",
        "|---|---|---|---|---|---|---|---|",
    ]
    matchers: list[tuple[str, Matcher, tuple[float, ...]]] = [
        ("Détente", ours, (JOIN, ASK)),
        ("Détente, names alone", names_alone, (JOIN,)),
        ("rapidfuzz token_sort_ratio", sorted_tokens, ()),
        ("rigour", rigour, ()),
    ]
    for name, matcher, thresholds in matchers:
        judged = {half: [(matcher(p.a, p.b), p.same) for p in chosen] for half, chosen in halves.items()}
        if thresholds:
            named = dict(zip(thresholds, ("joined", "joined or asked"), strict=False))
        else:
            best, precise = best_threshold(judged["train"]), best_threshold(judged["train"], PRECISE)
            named = {best or 0.0: "best accuracy in training"}
            if precise is None:
                lines.append(f"| {name} | none has a precision of {PRECISE} in training | | | | | | |")
            else:
                named[precise] = f"precision {PRECISE} in training"
        for threshold, words in named.items():
            for half, values in judged.items():
                found = score(values, threshold)
                figures = (
                    f"{found.precision:.3f} | {found.recall:.3f} | {found.accuracy:.3f} | {found.taken} | {found.wrong}"
                )
                lines.append(f"| {name} | {threshold:.2f}, {words} | {half} | {figures} |")
    lines += ["", "Expected calibration error (ten bins of equal width):"]
    for name, chosen in halves.items():
        lines.append(f"- {name}: {calibration([(ours(p.a, p.b), p.same) for p in chosen]):.3f}")
    lines += ["", "By what makes the pair hard (test half, joins without asking):", ""]
    lines += ["| group | one actor | joined | two actors | joined |", "|---|---|---|---|---|"]
    for group in sorted({pair.group for pair in halves["test"]}):
        cells = []
        for same in (True, False):
            joined = [ours(p.a, p.b) >= JOIN for p in halves["test"] if p.group == group and p.same is same]
            cells += [str(len(joined)), str(sum(joined))]
        lines.append(f"| {group} | {' | '.join(cells)} |")
    return lines


def main() -> None:
    pairs = load()
    first, again = speed(pairs)
    lines = report(pairs)
    (HERE / "NAMES.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))
    print(f"{CALLS:,} comparisons: {first:.1f} s, the same again {again:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()

"""Who is who at scale: 100,000 actors of 20,000 invented articles, joined on one core; then one article more.

    python bench/identities.py [--articles 20000] [--seed 7]

People, bodies and states are invented by syllables. How often each is written of follows Zipf's law; some surnames are
very common; outlets spell names in their own ways, and give initials, titles, surnames alone, and acronyms. Prints one
JSON object: seconds, milliseconds to add one article (median, 95th percentile), memory, and precision and recall over
pairs of actors against what the generator meant.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import random
import statistics
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import machine
from detente.resolution.identities import Identities, resolve
from detente.resolution.model import Profile

ACTORS_EACH = 5
ADDED = 300
ONSETS = "b br d dr f g gr h k kr l m n p pr r s st t tr v z sh kh zh".split()
VOWELS = "a e i o u".split()
CODAS = ["", "", "", "n", "r", "l", "s", "k", "nd", "rt"]
FAMILY_ENDINGS = ["ov", "enko", "sky", "ian", "ez", "ari", "sson", "ich", "oglu", "a", "er", "in", "iyev", ""]
OFFICES = ["president", "prime minister", "foreign minister", "defence minister", "special envoy", "ambassador"]
OFFICES += ["spokesman", "chief negotiator", "lawmaker", "adviser", "governor", "general"]
MINISTRIES = ["Foreign Affairs", "Defence", "Finance", "Energy", "Trade", "Justice", "Transport", "the Interior"]
BODIES = ["Office", "Council", "Fund", "Agency", "Institute", "Commission", "Union", "Bank"]
FIELDS = "Integrity Review Development Security Border Research Water Harvest Railway Energy Press Election".split()
OUTLETS = 40


@dataclass(frozen=True)
class Entity:
    number: int
    kind: str
    words: tuple[str, ...]
    side: str | None = None
    offices: tuple[str, ...] = ()
    acronym: str | None = None


def syllable(chance: random.Random) -> str:
    return chance.choice(ONSETS) + chance.choice(VOWELS)


def invented(chance: random.Random, number: int, endings: Sequence[str], syllables: Sequence[int]) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < number:
        stem = "".join(syllable(chance) for _ in range(chance.choice(syllables))) + chance.choice(CODAS)
        found[(stem + chance.choice(endings)).capitalize()] = None
    return list(found)


def world(chance: random.Random, people: int) -> list[Entity]:
    states = [name + chance.choice("nrlsv") + "ia" for name in invented(chance, 30, [""], [1, 2])]
    given = invented(chance, 400, ["", "a"], [1, 2])
    families = invented(chance, 3000, FAMILY_ENDINGS, [1, 2])
    common = [1 / (rank + 3) ** 0.7 for rank in range(len(families))]
    often = [1 / (rank + 5) ** 0.5 for rank in range(len(given))]
    made: list[tuple[str, tuple[str, ...], str | None, tuple[str, ...], str | None]] = []
    seen = set()
    while len(made) < people:
        words = [chance.choices(given, often)[0], chance.choices(families, common)[0]]
        if chance.random() < 0.15:
            words.insert(1, chance.choice(given))
        # A full name that two people bear cannot be told by anybody without more than names.
        if (words[0], words[-1]) not in seen:
            seen.add((words[0], words[-1]))
            offices = tuple(chance.sample(OFFICES, chance.choice([1, 1, 2])))
            made.append(("person", tuple(words), chance.choice(states), offices, None))
    for state in states:
        made.append(("state", (state,), None, (), None))
        made.extend(("organization", (state, field), state, (), None) for field in MINISTRIES)
    for name, field in zip(invented(chance, 10 * len(FIELDS), [""], [2, 3]), itertools.cycle(FIELDS), strict=False):
        body = chance.choice(BODIES)
        made.append(("organization", (name, field, body), None, (), name[0] + field[0] + body[0]))
    chance.shuffle(made)
    return [Entity(i, *fields) for i, fields in enumerate(made)]


def respelled(name: str, outlet: int) -> str:
    """How an outlet writes a name: one habit each, or none."""
    habits = [("ov", "off"), ("iyev", "iev"), ("sky", "skiy"), ("kh", "h"), ("zh", "j"), ("oglu", "oğlu"), ("sh", "š")]
    old, new = habits[outlet % len(habits)]
    return name.replace(old, new) if outlet < len(habits) else name


def mention(entity: Entity, article: int, outlet: int, chance: random.Random) -> Profile:
    side = entity.side if chance.random() < 0.7 else None
    common: dict[str, Any] = {
        "id": f"actor-{article}-{entity.number}",
        "document": f"d{article:06}",
        "source": f"Outlet {outlet}",
        "published": f"20{34 + article // 10_000}-{article // 840 % 12 + 1:02}-{article // 30 % 28 + 1:02}",
    }
    if entity.kind == "person":
        words = [respelled(word, outlet) for word in entity.words]
        given, family = words[0], words[-1]
        kind = chance.random()
        full = " ".join(words) if chance.random() < 0.4 else f"{given} {family}"
        name = full if kind < 0.84 else f"{given[0]}. {family}" if kind < 0.89 else family
        roles = (chance.choice(entity.offices),) if chance.random() < 0.6 else ()
        names = (family,) if name == full and chance.random() < 0.5 else ()
        return Profile(kind="person", name=name, names=names, roles=roles, side=side, **common)
    if entity.kind == "state":
        return Profile(kind="state", name=entity.words[0], **common)
    if entity.acronym is None:
        state, field = entity.words
        name = chance.choice([f"Ministry of {field} of {state}", f"{state}n Ministry of {field}"])
        return Profile(kind="organization", name=name, side=entity.side, **common)
    full = " ".join(entity.words) if chance.random() < 0.5 else f"the {' '.join(entity.words)}"
    short = chance.random()
    name, names = (entity.acronym, ()) if short < 0.2 else (full, (entity.acronym,) if short < 0.5 else ())
    return Profile(kind="organization", name=name, names=names, **common)


def articles(number: int, chance: random.Random, each: int = ACTORS_EACH) -> tuple[list[list[Profile]], dict[str, int]]:
    entities = world(chance, people=max(50, number // 4))
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(entities))))
    made, truth = [], {}
    for article in range(number):
        outlet = chance.randrange(OUTLETS)
        chosen: dict[int, Entity] = {}
        while len(chosen) < each:
            entity = chance.choices(entities, cum_weights=weights)[0]
            chosen[entity.number] = entity
        profiles = [mention(entity, article, outlet, chance) for entity in chosen.values()]
        made.append(profiles)
        truth.update({profile.id: number for profile, number in zip(profiles, chosen, strict=True)})
    return made, truth


def pairs(counts: Mapping[Any, int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def measure(number: int, seed: int) -> dict[str, object]:
    machine.hold_to_one_core()
    made, truth = articles(number + ADDED, random.Random(seed))
    before = machine.memory("self", "VmRSS")
    begun, busy = time.perf_counter(), time.process_time()
    found = resolve(profile for article in made[:number] for profile in article)
    seconds, busy = time.perf_counter() - begun, time.process_time() - busy
    gc.freeze()
    times = []
    for article in made[number:]:
        begun = time.perf_counter()
        found.add(article)
        times.append(1000 * (time.perf_counter() - begun))
    begun = time.perf_counter()
    doubtful = found.doubtful(limit=50)
    to_list = time.perf_counter() - begun
    return {
        "articles": number,
        "actors": number * ACTORS_EACH,
        "entities": len(set(truth.values())),
        "identities": len(found),
        "seconds": round(seconds, 1),
        "of_processor": round(busy, 1),
        "add_one_median_ms": round(statistics.median(times), 2),
        "add_one_p95_ms": round(statistics.quantiles(times, n=20)[-1], 2),
        "add_one_worst_ms": round(max(times), 1),
        "list_doubtful_seconds": round(to_list, 1),
        "doubtful_shown": len(doubtful),
        "memory_mb": machine.memory("self", "VmRSS") - before,
        "crowded_keys": len(found.crowded()),
        **quality(found, truth),
    }


def quality(found: Identities, truth: dict[str, int]) -> dict[str, float]:
    """Precision and recall over pairs of actors, and how many actors are in the largest identity of what they are."""
    both = Counter((found.identity_of(profile), entity) for profile, entity in truth.items())
    together = pairs(both)
    joined = pairs(Counter(found.identity_of(profile) for profile in truth))
    meant = pairs(Counter(truth.values()))
    largest: Counter[int] = Counter()
    for (_, entity), count in both.items():
        largest[entity] = max(largest[entity], count)
    return {
        "pair_precision": round(together / joined, 5),
        "pair_recall": round(together / meant, 4),
        "in_the_largest": round(largest.total() / len(truth), 4),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    print(json.dumps(measure(options.articles, options.seed)))

"""Write the table of given names by gender: `uv run --with faker==40.54.0 python training/given_names.py`.

Taken are the lists of given names of all of Faker's locales (MIT licence), as far as they are written in Latin, Greek
or Cyrillic letters: other scripts leave vowels out or are not read aloud letter by letter. Names that are given to both
are left out.
"""

from __future__ import annotations

import pathlib
import re
import textwrap
import unicodedata
from collections.abc import Iterator

from anyascii import anyascii
from faker import VERSION
from faker.config import AVAILABLE_LOCALES
from faker.factory import Factory

from detente.actors import tables

TARGET = pathlib.Path(tables.__file__).with_name("given_names.txt")
SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")
NAME = re.compile(r"[a-z]{3,}(?:-[a-z]{2,})?")
HEAD = f"""# Given names by the gender of those who bear them, in plain letters; made by training/given_names.py.
# From the lists of Faker {VERSION}, Copyright (c) 2012 Daniele Faraglia, MIT License (https://github.com/joke2k/faker).
"""


def names(attribute: str) -> Iterator[str]:
    """The names under an attribute of any locale's provider of people, in plain lower-case letters."""
    for locale in sorted(AVAILABLE_LOCALES):
        provider, _, _ = Factory._find_provider_class("faker.providers.person", locale)
        for name in getattr(provider, attribute, ()):
            plain = anyascii(name).casefold()
            if written(name) and NAME.fullmatch(plain):
                yield plain


def written(name: str) -> bool:
    """Whether all letters are of a script that is read letter by letter."""
    return all(unicodedata.name(c).startswith(SCRIPTS) for c in name if c.isalpha())


def main() -> None:
    """Write the table."""
    male, female = set(names("first_names_male")), set(names("first_names_female"))
    text = HEAD
    for label, found in (("male", male - female), ("female", female - male)):
        lines = textwrap.wrap(" ".join(sorted(found)), 118, break_on_hyphens=False)
        text += "".join(f"{label}: {line}\n" for line in lines)
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

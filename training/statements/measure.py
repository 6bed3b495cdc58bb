"""Measure exported weights as they are, without the reader around them: what quantization loses, say.

usage: python training/statements/measure.py --corpora FOLDER --model FOLDER [--fast] [--split held|dev] [--least P]

Prints F1 of content and of attribution (see calibrate.py) of what has at least the confidence P.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import data
from calibrate import pairs

from detente.language.attributions import Attributor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--split", choices=["held", "dev"], default="dev")
    parser.add_argument("--least", type=float, default=0.35)
    options = parser.parse_args()
    if options.split == "dev":
        articles = data.polnear(options.corpora, "dev")
    else:
        _, articles = data.divided(data.polnear(options.corpora, "train"))
    read = Attributor(options.fast, options.model).read(article.text for article in articles)
    content = attribution = predicted = gold = 0
    for article, attributions in zip(articles, read, strict=True):
        told = [(list(a.source), list(a.content)) for a in attributions if a.confidence >= options.least]
        agreed = pairs(article.text, article.attributions or (), told)
        content, attribution = content + len(agreed), attribution + sum(agreed.values())
        predicted, gold = predicted + len(told), gold + len(article.attributions or ())
    both = predicted + gold
    print(f"content F1 {200 * content / both:.1f}, attribution F1 {200 * attribution / both:.1f}")


if __name__ == "__main__":
    main()

"""Measure exported weights as they are, without the reader around them: what quantization loses, say.

usage: python training/statements/measure.py --corpora FOLDER --model FOLDER [--fast] [--split held|dev] [--least P]

Prints F1 of content and of attribution (see calibrate.py) of what has at least the confidence P.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import data
from calibrate import pairs
from data import Article

from detente.language import decoding
from detente.language.attributions import Model


def found(model: Model, article: Article, least: float) -> list[tuple[list[tuple[int, int]], list[tuple[int, int]]]]:
    """(source, content) of each attribution."""
    kept = []
    weights = model.stored.weights
    for window, scores in model.scores(article.pieces):
        own = window.own - window.first + 1, window.last - window.first + 1
        for each in decoding.decode(scores, model.stored.tables, own, model.stored.settings):
            total = weights[0] + sum(w * f for w, f in zip(weights[1:], each.features, strict=True))
            if 1 / (1 + math.exp(-total)) >= least:
                regions = [each.source] if each.source else [], each.content
                source, content = (
                    decoding.spans(part, article.pieces.begins, article.pieces.ends, window.first) for part in regions
                )
                kept.append((source, content))
    return kept


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
    model = Model(options.model, options.fast)
    content = attribution = predicted = gold = 0
    for article in articles:
        told = found(model, article, options.least)
        agreed = pairs(article.text, article.attributions or (), told)
        content, attribution = content + len(agreed), attribution + sum(agreed.values())
        predicted, gold = predicted + len(told), gold + len(article.attributions or ())
    both = predicted + gold
    print(f"content F1 {200 * content / both:.1f}, attribution F1 {200 * attribution / both:.1f}")


if __name__ == "__main__":
    main()

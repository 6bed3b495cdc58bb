"""Label windows with a teacher, for a smaller network to learn from.

usage: python training/statements/label.py --corpora FOLDER --model TEACHER.pt --encoder FOLDER --out FOLDER

Resumable: one file of labels for every `SHARD` windows; those that are there already are not made again.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
from dataclasses import replace
from pathlib import Path

import data
import numpy as np
import torch
from data import Example, Soft
from model import Reader, collate, load, logits_of

# Windows in a file of labels, and in one run.
SHARD = 512
RUN = 16
# Where nothing is marked by people, an anchor is where the teacher thinks it at least this likely.
LEAST = 0.3


def label(model: Reader, examples: list[Example], device: str) -> list[Example]:
    """The examples with what the teacher says of them."""
    head = model.heads[str(max(model.exits))]
    found: list[Example] = []
    for at in range(0, len(examples), RUN):
        batch = collate(examples[at : at + RUN]).to(device)
        with torch.inference_mode(), torch.autocast(device, torch.bfloat16):
            given = model(batch.inputs, batch.mask)[max(model.exits)]
        marked = [_anchored(e, given[0][i].float()) for i, e in enumerate(examples[at : at + RUN])]
        batch = collate(marked).to(device)
        with torch.inference_mode():
            logits = logits_of(head, given, batch)
        tags = torch.cat(
            [*(logits.tags[..., 3 * r : 3 * r + 3].softmax(-1) for r in range(3)), logits.tags[..., 9:].sigmoid()],
            dim=-1,
        )
        pointer = logits.source.softmax(-1)
        relations = torch.cat([pointer[:, None, :-1], logits.relations[:, 1:].sigmoid()], dim=1)
        for i, example in enumerate(marked):
            size, own = len(example.inputs), batch.rows == i
            parts = (tags[i, :size], relations[own][..., :size], pointer[own][:, -1:])
            found.append(replace(example, soft=Soft(*(part.cpu().numpy().astype(np.float16) for part in parts))))
    return found


def _anchored(example: Example, tags: torch.Tensor) -> Example:
    """Where nobody marked anything, the teacher's own anchors."""
    if example.gold:
        return example
    size = len(example.inputs)
    begins = tags[:size, 3:6].softmax(-1)[:, 1].cpu().numpy()
    lone = tags[:size, 9].sigmoid().cpu().numpy()
    anchors = np.flatnonzero((begins >= LEAST) | (lone >= LEAST))
    blank = np.zeros((len(anchors), size), dtype=np.float32)
    unknown = np.full(len(anchors), -100)
    return replace(
        example,
        anchors=anchors,
        inside=blank,
        begins=blank,
        ends=blank,
        sources=unknown,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpora", "model", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=0, help="only so many articles, to try things out")
    options = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = load(options.model, options.encoder).to(device)
    learned, _ = data.divided(data.polnear(options.corpora, "train"))
    articles = learned + data.process(options.corpora, "train") * 2 + data.unlabelled(options.corpora)
    if options.articles:
        articles = articles[: options.articles]
    chance = random.Random(data.SEED)
    examples = [example for article in articles for example in data.examples(article, chance)]
    options.out.mkdir(exist_ok=True, parents=True)
    for at in range(0, len(examples), SHARD):
        path = options.out / f"{at:06}.pickle"
        if path.exists():
            continue
        # Windows of a length are run together; nothing depends on their order.
        part = sorted(examples[at : at + SHARD], key=lambda example: len(example.inputs))
        draft = path.with_suffix(".draft")
        draft.write_bytes(pickle.dumps(label(model, part, device)))
        draft.rename(path)
        print(f"{min(at + SHARD, len(examples))} of {len(examples)} windows", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

"""Train a reader of statements on what people marked, and on what a teacher says where there are labels of one.

usage: python training/statements/train.py --corpora FOLDER --encoder FOLDER --out FILE.pt [--epochs N] [--rate R] ...

Resumable: after every epoch all that is needed to go on is written beside OUT; the same command goes on from there.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import data
import torch
from data import Article, Example
from model import Reader, collate, loss
from torch import Tensor, nn

# Steps between two additions to the averaged weights, and between two lines of the log.
AVERAGED, LOGGED = 5, 25


class Trainer:
    """A model with all that changes while it is trained."""

    def __init__(self, options: argparse.Namespace, steps: int) -> None:
        self.options, self.steps = options, steps
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model = Reader(options.encoder, tuple(options.exits), options.dropout).to(self.device)
        if options.start:
            self.model.load_state_dict(torch.load(options.start, weights_only=False)["model"], strict=False)
        named = [(name, p) for name, p in self.model.named_parameters() if p.requires_grad]
        body = [p for name, p in named if name.startswith("encoder")]
        heads = [p for name, p in named if not name.startswith("encoder")]
        groups = [{"params": body, "lr": options.rate}, {"params": heads, "lr": options.head_rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda i: min(1.0, (i + 1) / (0.1 * steps)) * max(0.02, 1 - i / steps)
        )
        # Weights averaged over the last steps do better than the last ones (Izmailov et al. 2018).
        self.average: dict[str, Tensor] = {name: v.detach().clone() for name, v in self.model.state_dict().items()}
        self.epoch = self.step = 0
        self.state = options.out.with_suffix(".state")
        if self.state.exists():
            self._resume()

    def _resume(self) -> None:
        saved = torch.load(self.state, weights_only=False)
        self.model.load_state_dict(saved["model"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.schedule.load_state_dict(saved["schedule"])
        self.average, self.epoch, self.step = saved["average"], saved["epoch"], saved["step"]

    def save(self) -> None:
        """The averaged weights, and all that is needed to go on."""
        told = {"model": self.average, "exits": self.options.exits, "encoder": self.options.encoder.name}
        torch.save(told, self.options.out)
        parts: dict[str, Any] = {"average": self.average, "epoch": self.epoch, "step": self.step}
        parts |= {name: getattr(self, name).state_dict() for name in ("model", "optimizer", "schedule")}
        torch.save(parts, self.state.with_suffix(".draft"))
        self.state.with_suffix(".draft").rename(self.state)

    def run(self, batches: Iterable[list[Example]]) -> None:
        """One epoch."""
        self.model.train()
        losses: list[float] = []
        since = time.time()
        for examples in batches:
            losses.append(self._step(examples))
            if self.step % LOGGED == 0:
                mean = sum(losses[-LOGGED:]) / len(losses[-LOGGED:])
                row = {"epoch": self.epoch, "step": self.step, "of": self.steps, "loss": round(mean, 4)}
                print(json.dumps(row | {"seconds": round(time.time() - since)}), file=sys.stderr, flush=True)
        self.epoch += 1
        self.save()

    def _step(self, examples: list[Example]) -> float:
        batch = collate(examples).to(self.device)
        with torch.autocast(self.device, torch.bfloat16):
            given = self.model(batch.inputs, batch.mask)
        # An earlier head counts half: its layers serve the last one first.
        parts = [
            (1.0 if layer == max(given) else 0.5)
            * loss(self.model.heads[str(layer)], outputs, batch, self.options.share)
            for layer, outputs in given.items()
        ]
        total = torch.stack(parts).sum()
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        if self.step % AVERAGED == 0:
            self._add_to_average()
        return float(total.detach())

    @torch.no_grad()
    def _add_to_average(self) -> None:
        keep = min(self.options.average**AVERAGED, self.step / (self.step + 10))
        for name, value in self.model.named_parameters():
            if value.requires_grad:
                self.average[name].lerp_(value, 1 - keep)


def epoch_of(articles: list[Article], taught: list[Example], batch: int, chance: random.Random) -> list[list[Example]]:
    """The batches of one epoch: labelled windows as they are, else the articles cut anew."""
    found = taught or (example for article in articles for example in data.examples(article, chance))
    return data.batches(found, batch, chance)


def main() -> None:
    options = parse()
    torch.manual_seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)
    articles: list[Article] = []
    taught: list[Example] = []
    if options.labels:
        for path in sorted(options.labels.glob("*.pickle")):
            taught += pickle.loads(path.read_bytes())
    else:
        learned, _ = data.divided(data.polnear(options.corpora, "train"))
        articles = learned + data.process(options.corpora, "train") * options.process
    if options.articles:
        articles = articles[: options.articles]
    steps = len(epoch_of(articles, taught, options.batch, random.Random(0))) * options.epochs
    trainer = Trainer(options, steps)
    for epoch in range(trainer.epoch, options.epochs):
        trainer.run(epoch_of(articles, taught, options.batch, random.Random(f"{options.seed}:{epoch}")))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--exits", type=int, nargs="+", default=[3, 6], help="layers with a head")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--average", type=float, default=0.995, help="decay of the averaged weights")
    parser.add_argument("--start", type=Path, help="a trained model to go on from")
    parser.add_argument("--labels", type=Path, help="folder of a teacher's labels (label.py)")
    parser.add_argument("--share", type=float, default=0.5, help="of the teacher's word against that of people")
    parser.add_argument("--process", type=int, default=2, help="how often an epoch shows the invented articles")
    parser.add_argument("--articles", type=int, default=0, help="only so many articles, to try things out")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()

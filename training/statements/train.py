"""Train a reader of statements.

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
from pathlib import Path

import numpy as np
import torch

import data
from model import Reader, collate, loss

# Steps between two additions to the averaged weights.
AVERAGED = 5


def main() -> None:
    options = parse()
    torch.manual_seed(options.seed)
    np.random.seed(options.seed)  # noqa: NPY002
    if options.threads:
        torch.set_num_threads(options.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = Reader(options.encoder, tuple(options.exits), options.dropout).to(device)
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=False)["model"], strict=False)
    learned, _ = data.divided(data.polnear(options.corpora, "train"))
    articles = learned + data.process(options.corpora, "train") * options.process
    if options.articles:
        articles = articles[: options.articles]
    average = {name: value.detach().clone() for name, value in model.state_dict().items() if "ids" not in name}
    heads = [p for name, p in model.named_parameters() if name.startswith(("heads", "features")) and p.requires_grad]
    body = [p for name, p in model.named_parameters() if name.startswith("encoder") and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": heads, "lr": options.head_rate}], weight_decay=0.01, fused=True
    )
    taught = [example for path in sorted(options.labels.glob("*.pickle")) for example in pickle.loads(path.read_bytes())] if options.labels else []
    windows = taught or (e for a in articles for e in data.examples(a))
    per_epoch = len(data.batches(windows, options.batch, random.Random(0)))
    steps = int(per_epoch * options.epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda i: min(1.0, (i + 1) / (0.1 * steps)) * max(0.02, 1 - i / steps)
    )
    begun, step, state = 0, 0, options.out.with_suffix(".state")
    if state.exists():
        saved = torch.load(state, weights_only=False)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        average, begun, step = saved["average"], saved["epoch"], saved["step"]
    model.train()
    since = time.time()
    for epoch in range(begun, int(np.ceil(options.epochs))):
        chance = random.Random(f"{options.seed}:{epoch}")
        found = taught or (example for article in articles for example in data.examples(article, chance))
        losses: list[float] = []
        for examples in data.batches(found, options.batch, chance):
            batch = collate(examples).to(device)
            with torch.autocast(device, torch.bfloat16):
                given = model(batch.inputs, batch.mask)
            total = sum(
                (1.0 if layer == max(given) else 0.5) * loss(model.heads[str(layer)], outputs, batch, options.share)
                for layer, outputs in given.items()
            )
            optimizer.zero_grad(set_to_none=True)
            total.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            losses.append(float(total.detach()))
            if step % AVERAGED == 0:
                keep = min(options.average**AVERAGED, step / (step + 10))
                with torch.no_grad():
                    for name, value in model.named_parameters():
                        if value.requires_grad:
                            average[name].lerp_(value, 1 - keep)
            if step % 25 == 0:
                row = {"epoch": epoch, "step": step, "of": steps, "loss": round(float(np.mean(losses[-25:])), 4)}
                print(json.dumps(row | {"seconds": round(time.time() - since)}), file=sys.stderr, flush=True)
            if step >= steps:
                break
        torch.save({"model": average, "exits": options.exits, "encoder": options.encoder.name}, options.out)
        torch.save(
            {
                "model": model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "average": average,
                "epoch": epoch + 1,
                "step": step,
            },
            state,
        )


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--exits", type=int, nargs="+", default=[3, 6], help="layers with a head")
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--average", type=float, default=0.995, help="decay of the averaged weights")
    parser.add_argument("--start", type=Path, help="a trained model to go on from")
    parser.add_argument("--labels", type=Path, help="folder of a teacher's labels (label.py)")
    parser.add_argument("--share", type=float, default=0.5, help="of the teacher's word against that of people")
    parser.add_argument("--process", type=int, default=1, help="how often an epoch shows the invented articles")
    parser.add_argument("--articles", type=int, default=0, help="only so many articles, to try things out")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()

"""Fit what is read off an anchor and its content: the act, and whether it foretells; the network itself stays as it is.

usage: python training/statements/said.py --corpora FOLDER --encoder FOLDER --model IN.pt --out OUT.pt

Softmax and logistic regressions over the vector of the anchor and the mean vector of the content, one for each head.
Labels are those of process/train. The penalty is chosen with one negotiation left out at a time.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import data
import numpy as np
import torch
from data import Article
from model import ACTS, SAID, Reader, collate
from torch import Tensor, nn

PENALTIES = (0.3, 0.1, 0.03, 0.01, 0.003)
# Articles of a negotiation are named after it.
NEGOTIATION = slice(0, 1)


class Vectors:
    """Of all labelled anchors: x (N, 2 * width), acts and predicts (N,), and whose negotiation each is of."""

    def __init__(self, model: Reader, layer: int, articles: list[Article]) -> None:
        rows, acts, predicts, groups = [], [], [], []
        for article in articles:
            examples = [example for example in data.examples(article) if len(example.anchors)]
            batch = collate(examples)
            with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
                state = model.states(batch.inputs, batch.mask)[layer].float()
            inside = batch.marks[:, 0] / batch.marks[:, 0].sum(1, keepdim=True)
            content = torch.einsum("at,atk->ak", inside, state[batch.rows])
            rows.append(torch.cat([state[batch.rows, batch.anchors], content], dim=1))
            acts.append(batch.acts)
            predicts.append(batch.predicts)
            groups += [article.id[NEGOTIATION]] * len(batch.anchors)
        self.x, self.acts, self.predicts = torch.cat(rows).clone(), torch.cat(acts), torch.cat(predicts)
        self.groups = np.array(groups)


def fit(x: Tensor, acts: Tensor, predicts: Tensor, penalty: float) -> nn.Linear:
    """Both regressions as one linear layer, fitted by L-BFGS."""
    layer = nn.Linear(x.shape[1], SAID)
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    optimizer = torch.optim.LBFGS(layer.parameters(), max_iter=100, line_search_fn="strong_wolfe")

    def step() -> Tensor:
        optimizer.zero_grad()
        logits = layer(x)
        total = nn.functional.cross_entropy(logits[:, :ACTS], acts)
        total = total + nn.functional.binary_cross_entropy_with_logits(logits[:, ACTS], predicts.float())
        total = total + penalty * layer.weight.square().sum() / 2
        total.backward()
        return total

    optimizer.step(step)
    return layer


def left_out(vectors: Vectors, penalty: float) -> tuple[float, float, float]:
    """(loss, share of acts right, F1 of foretelling), each negotiation read by a fit on the others."""
    logits = torch.zeros(len(vectors.x), SAID)
    for group in sorted(set(vectors.groups)):
        out = torch.from_numpy(vectors.groups == group)
        layer = fit(vectors.x[~out], vectors.acts[~out], vectors.predicts[~out], penalty)
        with torch.no_grad():
            logits[out] = layer(vectors.x[out])
    loss = nn.functional.cross_entropy(logits[:, :ACTS], vectors.acts)
    loss = loss + nn.functional.binary_cross_entropy_with_logits(logits[:, ACTS], vectors.predicts.float())
    right = (logits[:, :ACTS].argmax(1) == vectors.acts).float().mean()
    told, gold = logits[:, ACTS] > 0, vectors.predicts == 1
    f1 = 2 * (told & gold).sum() / (told.sum() + gold.sum()).clamp(min=1)
    return float(loss), float(right), float(f1)


def penalty_of(vectors: Vectors, tried: Sequence[float] = PENALTIES) -> float:
    """The one with the least loss."""
    rows = [(*left_out(vectors, penalty), penalty) for penalty in tried]
    for loss, right, f1, penalty in rows:
        print(f"penalty {penalty}: loss {loss:.3f}, acts right {right:.3f}, foretelling F1 {f1:.3f}")
    return min(rows)[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpora", "encoder", "model", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(1)
    saved = torch.load(options.model, weights_only=False)
    model = Reader(options.encoder, tuple(saved["exits"]))
    model.load_state_dict(saved["model"], strict=False)
    model.eval()
    articles = data.process(options.corpora, "train")
    for layer in model.exits:
        vectors = Vectors(model, layer, articles)
        learned = fit(vectors.x, vectors.acts, vectors.predicts, penalty_of(vectors))
        weight, bias = learned.weight.detach(), learned.bias.detach()
        width = weight.shape[1] // 2
        name = f"heads.{layer}.said"
        # The anchor's part first, then the content's; the constant is the anchor's.
        saved["model"][f"{name}.weight"] = torch.cat([weight[:, :width], weight[:, width:]])
        saved["model"][f"{name}.bias"] = torch.cat([bias, torch.zeros_like(bias)])
    torch.save(saved, options.out)


if __name__ == "__main__":
    main()

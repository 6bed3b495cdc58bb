"""The network: an encoder, tags for each piece, and for each anchor the pieces that belong to it.

Tags are softmaxes over begin, inside, outside for each role (Ramshaw and Marcus 1995). What belongs to an anchor is
scored by products of two projections of the pieces (a biaffine scorer without its full matrix; Dozat and Manning 2017)
and by the distance between the two in pieces, sentences, paragraphs and quotation marks.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from data import Example
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from detente.language.decoding import DISTANCES, RELATIONS
from detente.language.pieces import CASES, PLACES, QUOTES

RANK = 64
TAGS = 3 * 3 + 1


def distance(steps: Tensor) -> Tensor:
    """Buckets of signed distances, exact near by and coarser further off (as in T5; Raffel et al. 2020)."""
    half = DISTANCES // 2
    size = steps.abs()
    far = half // 2 + (torch.log(size.clamp(min=1) / (half // 2)) / math.log(256 / (half // 2)) * (half - half // 2))
    bucket = torch.where(size < half // 2, size, far.long().clamp(max=half - 1))
    return bucket + half * (steps > 0)


class Head(nn.Module):
    """All that is read off the vectors of one layer."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.tags = nn.Linear(width, TAGS)
        self.queries = nn.Linear(width, RELATIONS * RANK)
        self.keys = nn.Linear(width, RELATIONS * RANK)
        self.nobody = nn.Linear(width, 1)
        self.steps = nn.Parameter(torch.zeros(RELATIONS, DISTANCES))
        self.paragraphs = nn.Parameter(torch.zeros(RELATIONS, 3))
        self.sentences = nn.Parameter(torch.zeros(RELATIONS, 5))
        self.marks = nn.Parameter(torch.zeros(RELATIONS, QUOTES * QUOTES))
        self.offset = nn.Parameter(torch.tensor([0.0, -1.0, -5.0, -5.0]))

    def forward(self, vectors: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """(B, T, width) to tags (B, T, TAGS), queries and keys (B, T, 4 * RANK), nobody (B, T, 1)."""
        return (
            self.tags(vectors),
            self.queries(vectors) / math.sqrt(RANK),
            self.keys(vectors),
            self.nobody(vectors),
        )

    def relations(self, queries: Tensor, keys: Tensor, inputs: Tensor, rows: Tensor, anchors: Tensor) -> Tensor:
        """(A, RELATIONS, T) logits. `rows`, `anchors`: (A,) the window of each anchor and its position there."""
        query = queries[rows, anchors].view(-1, RELATIONS, 1, RANK)
        key = keys.view(*keys.shape[:2], RELATIONS, RANK).permute(0, 2, 3, 1)[rows]
        product = (query.float() @ key.float()).squeeze(2)
        at, of = inputs[rows], inputs[rows, anchors].unsqueeze(1)
        place = torch.arange(inputs.shape[1], device=inputs.device)
        steps = distance(place[None] - anchors[:, None])
        paragraphs = (at[..., 4] - of[..., 4]).clamp(-1, 1) + 1
        sentences = (at[..., 5] - of[..., 5]).clamp(-2, 2) + 2
        marks = at[..., 2] * QUOTES + of[..., 2]
        bias = self.steps[:, steps] + self.paragraphs[:, paragraphs] + self.sentences[:, sentences]
        bias = bias + self.marks[:, marks]
        return product + bias.transpose(0, 1) + self.offset[None, :, None]


class Reader(nn.Module):
    """The encoder with its heads. `exits`: the layers after which a head reads (the last one included)."""

    def __init__(self, folder: Path, exits: tuple[int, ...], dropout: float = 0.0, attention: str = "sdpa") -> None:
        super().__init__()
        config = AutoConfig.from_pretrained(folder)
        config.hidden_dropout_prob, config.attention_probs_dropout_prob = dropout, 0.0
        if config.model_type == "mpnet":
            attention = "eager"  # its attention adds scores of distances, which the fused kernels do not take
        self.encoder = AutoModel.from_pretrained(
            folder, config=config, add_pooling_layer=False, attn_implementation=attention
        )
        width = self.encoder.config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(n, width) for n in (CASES, QUOTES, PLACES))
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.exits = exits
        self.heads = nn.ModuleDict({str(layer): Head(width) for layer in exits})
        self.register_buffer("ids", _vocabulary(folder), persistent=False)
        self.words = self.encoder.embeddings.word_embeddings
        self.words.weight.requires_grad_(False)

    def forward(self, inputs: Tensor, mask: Tensor) -> dict[int, tuple[Tensor, ...]]:
        """Inputs (B, T, 7), mask (B, T) to what the heads give, by layer."""
        states = self.states(inputs, mask)
        return {layer: self.heads[str(layer)](states[layer]) for layer in self.exits}

    def states(self, inputs: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """The vectors (B, T, width) that go into the first layer, then those that come out of each."""
        given = self.encoder(inputs_embeds=self.vectors(inputs), attention_mask=mask, output_hidden_states=True)
        states: tuple[Tensor, ...] = given.hidden_states
        return states

    def vectors(self, inputs: Tensor) -> Tensor:
        """(B, T, 7) or (B, T, 4) to vectors of the pieces with their case, quotation marks and place."""
        vectors: Tensor = self.words(self.ids[inputs[..., 0]])
        for column, table in enumerate(self.features, 1):
            vectors = vectors + table(inputs[..., column])
        return vectors


def load(checkpoint: Path, folder: Path, attention: str = "sdpa") -> Reader:
    """A trained reader with the folder of its pretrained encoder, for use."""
    saved = torch.load(checkpoint, weights_only=False)
    reader = Reader(folder, tuple(saved["exits"]), attention=attention)
    reader.load_state_dict(saved["model"], strict=False)
    return reader.eval()


def _vocabulary(folder: Path) -> Tensor:
    """The encoder's number of each piece: MPNet has the pieces of BERT under other numbers."""
    own = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    number = {word: i for i, word in enumerate(own)}
    renamed = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
    from detente.language import pieces

    bert = sorted(pieces.tokenizer().get_vocab().items(), key=lambda item: item[1])
    return torch.tensor([number.get(word, number.get(renamed.get(word, ""), number["[UNK]"])) for word, _ in bert])


@dataclass
class Soft:
    """A teacher's probabilities: tags (B, T, 10), relations (A, 4, T), nobody (A, 1)."""

    tags: Tensor
    relations: Tensor
    nobody: Tensor


@dataclass
class Batch:
    """Examples as tensors, padded; `rows`: the window of each anchor; `gold`: (A,) whether people marked it."""

    inputs: Tensor
    mask: Tensor
    tags: Tensor
    rows: Tensor
    anchors: Tensor
    marks: Tensor
    sources: Tensor
    gold: Tensor
    soft: Soft | None = None

    def to(self, device: str) -> Batch:
        return replace(self, **{n: v.to(device) for n, v in vars(self).items() if isinstance(v, Tensor)})


def collate(examples: list[Example]) -> Batch:
    """Pad to the longest window and on to a multiple of 32: matrix kernels are made anew for every shape."""
    size = -(-max(len(example.inputs) for example in examples) // 32) * 32

    def padded(array: np.ndarray, axis: int, value: int) -> np.ndarray:
        widths = [(0, 0)] * array.ndim
        widths[axis] = (0, size - array.shape[axis])
        return np.pad(array, widths, constant_values=value)

    marks = [np.stack([e.inside, e.begins, e.ends], axis=1) for e in examples]
    # "No source" is the place behind the last piece, wherever the padding has moved it.
    sources = [np.where(e.sources == len(e.inputs), size, e.sources) for e in examples]
    batch = Batch(
        inputs=torch.from_numpy(np.stack([padded(e.inputs, 0, 0) for e in examples])),
        mask=torch.from_numpy(np.stack([padded(np.ones(len(e.inputs), dtype=np.int64), 0, 0) for e in examples])),
        tags=torch.from_numpy(np.stack([padded(e.tags, 0, -100) for e in examples])),
        rows=torch.from_numpy(np.concatenate([np.full(len(e.anchors), i) for i, e in enumerate(examples)])),
        anchors=torch.from_numpy(np.concatenate([e.anchors for e in examples])),
        marks=torch.from_numpy(np.concatenate([padded(m, 2, 0) for m in marks])),
        sources=torch.from_numpy(np.concatenate(sources)),
        gold=torch.from_numpy(np.concatenate([np.full(len(e.anchors), e.gold) for e in examples])),
    )
    if not all(e.soft for e in examples):
        return batch
    soft = [e.soft for e in examples if e.soft]
    tags = np.stack([padded(each.tags, 0, 0) for each in soft]).astype(np.float32)
    relations = np.concatenate([padded(each.relations, 2, 0) for each in soft]).astype(np.float32)
    nobody = np.concatenate([each.nobody for each in soft]).astype(np.float32)
    batch.soft = Soft(*map(torch.from_numpy, (tags, relations, nobody)))
    return batch


@dataclass
class Logits:
    """What a head says of a batch: tags (B, T, 10), relations (A, 4, T), source (A, T + 1)."""

    tags: Tensor
    relations: Tensor
    source: Tensor


def logits_of(head: Head, given: tuple[Tensor, ...], batch: Batch) -> Logits:
    """Of the anchors of a batch."""
    tags, queries, keys, nobody = (each.float() for each in given)
    relations = head.relations(queries, keys, batch.inputs, batch.rows, batch.anchors)
    seen = batch.mask[batch.rows].float()
    source = torch.cat([relations[:, 0].masked_fill(seen == 0, -1e4), nobody[batch.rows, batch.anchors]], dim=1)
    return Logits(tags, relations, source)


def imitation(logits: Logits, batch: Batch) -> Tensor:
    """How far a head is from its teacher (distillation; Hinton et al. 2015)."""
    soft = batch.soft
    assert soft is not None
    known = batch.mask.float()[..., None]
    total = torch.zeros((), device=known.device)
    for role in range(3):
        part = slice(3 * role, 3 * role + 3)
        total = total - (soft.tags[..., part] * logits.tags[..., part].log_softmax(-1) * known).sum() / known.sum()
    lone = nn.functional.binary_cross_entropy_with_logits(logits.tags[..., 9], soft.tags[..., 9], reduction="none")
    total = total + (lone * known[..., 0]).sum() / known.sum()
    if not len(batch.anchors):
        return total
    pointer = torch.cat([soft.relations[:, 0], soft.nobody], dim=1)
    total = total - 0.3 * (pointer * logits.source.log_softmax(-1)).sum(1).mean()
    errors = nn.functional.binary_cross_entropy_with_logits(
        logits.relations[:, 1:], soft.relations[:, 1:], reduction="none"
    )
    errors = (errors * batch.mask[batch.rows].float()[:, None]).sum(2).mean(0)
    return total + 0.02 * errors[0] + 0.15 * (errors[1] + errors[2])


def loss(head: Head, given: tuple[Tensor, ...], batch: Batch, share: float = 0.0) -> Tensor:
    """What is to be made small, over one batch, for one head. `share`: of the teacher's word, where there is one."""
    logits = logits_of(head, given, batch)
    if batch.soft is None:
        return truth(logits, batch)
    return (1 - share) * truth(logits, batch) + share * imitation(logits, batch)


def truth(logits: Logits, batch: Batch) -> Tensor:
    """How far a head is from what people marked."""
    tags = logits.tags
    total = torch.zeros((), device=tags.device)
    for role in range(3):
        total = total + _cross_entropy(tags[..., 3 * role : 3 * role + 3], batch.tags[..., role])
    known = batch.tags[..., 3] >= 0
    lone = nn.functional.binary_cross_entropy_with_logits(tags[..., 9], batch.tags[..., 3].float(), reduction="none")
    total = total + (lone * known).sum() / known.sum().clamp(min=1)
    gold = batch.gold
    if not gold.any():
        return total
    total = total + 0.3 * _cross_entropy(logits.source[gold], batch.sources[gold])
    errors = nn.functional.binary_cross_entropy_with_logits(
        logits.relations[gold, 1:], batch.marks[gold], reduction="none"
    )
    errors = (errors * batch.mask[batch.rows[gold]].float()[:, None]).sum(2).mean(0)
    return total + 0.02 * errors[0] + 0.15 * (errors[1] + errors[2])


def _cross_entropy(logits: Tensor, gold: Tensor) -> Tensor:
    if not (gold >= 0).any():
        return torch.zeros((), device=logits.device)
    return nn.functional.cross_entropy(logits.reshape(-1, logits.shape[-1]), gold.reshape(-1), ignore_index=-100)

"""Write a trained reader as two eight-bit ONNX files with what decoding needs beside it.

The first file ends with the first head, so that the fast variant runs it alone.

usage: python training/statements/export.py MODEL.pt ENCODER FOLDER [--decoding FILE.json] [--float]

The matrices are quantized row by row, activations on the fly (dynamic quantization; ONNX Runtime). `--float` leaves out
the quantization, to measure what it loses.
"""

from __future__ import annotations

import argparse
import copy
import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import onnx
import torch
from model import Reader, load
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from torch import Tensor, nn

from detente.language.decoding import Tables


class Lower(nn.Module):
    """The layers below the first head: (B, T, 4) inputs, (B, T) mask to the state (B, T, width), early (B, T, 523)."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader, self.encoder = reader, copy.deepcopy(reader.encoder)
        self.encoder.encoder.layer = self.encoder.encoder.layer[: min(reader.exits)]

    def forward(self, inputs: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        state = self.encoder(inputs_embeds=self.reader.vectors(inputs), attention_mask=mask).last_hidden_state
        return state, torch.cat(self.reader.heads[str(min(self.reader.exits))](state), dim=-1)


class Upper(nn.Module):
    """The layers above it: the state, mask to late (B, T, 523)."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader, self.encoder = reader, copy.deepcopy(reader.encoder)
        self.encoder.encoder.layer = self.encoder.encoder.layer[min(reader.exits) :]
        self.encoder.embeddings = _Given()

    def forward(self, state: Tensor, mask: Tensor) -> Tensor:
        # The product changes nothing that is used; it makes the first layer look like the others to the optimizer.
        state = state * mask.unsqueeze(-1).to(state.dtype)
        vectors = self.encoder(inputs_embeds=state, attention_mask=mask).last_hidden_state
        return torch.cat(self.reader.heads[str(max(self.reader.exits))](vectors), dim=-1)


class _Given(nn.Module):
    """No embeddings: the vectors as they are."""

    def forward(self, inputs_embeds: Tensor, **_: Any) -> Tensor:
        return inputs_embeds


def tables(reader: Reader) -> dict[str, Any]:
    """The learned scores of distances, by output and name."""
    heads = {
        name: reader.heads[str(layer)] for name, layer in (("early", min(reader.exits)), ("late", max(reader.exits)))
    }
    return {
        name: {table.name: getattr(head, table.name).detach().half().float().tolist() for table in fields(Tables)}
        for name, head in heads.items()
    }


def export(reader: Reader, folder: Path, quantized: bool) -> None:
    """Write lower.onnx and upper.onnx."""
    inputs = torch.randint(0, 3, (2, 64, 4))
    mask = torch.ones(2, 64, dtype=torch.int64)
    mask[1, 50:] = 0
    lower, upper = Lower(reader), Upper(reader)
    with torch.no_grad():
        state, _ = lower(inputs, mask)
    config = reader.encoder.config
    for name, half, given, names in (
        ("lower", lower, (inputs, mask), (["inputs", "mask"], ["state", "early"])),
        ("upper", upper, (state, mask), (["state", "mask"], ["late"])),
    ):
        raw, fused, out = (folder / f"{name}{suffix}.onnx" for suffix in (".raw", ".fused", ""))
        torch.onnx.export(
            half,
            given,
            str(raw),
            input_names=names[0],
            output_names=names[1],
            dynamic_axes={each: {0: "batch", 1: "pieces"} for part in names for each in part},
            opset_version=17,
            dynamo=False,
        )
        optimizer.optimize_model(
            str(raw), "bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size
        ).save_model_to_file(str(fused))
        if quantized:
            plain = {"DefaultTensorType": onnx.TensorProto.FLOAT}  # types of the fused operators are not inferred
            quantize_dynamic(str(fused), str(out), weight_type=QuantType.QInt8, per_channel=True, extra_options=plain)
        else:
            out.write_bytes(fused.read_bytes())
        raw.unlink()
        fused.unlink()


def describe(out: Path, metadata: dict[str, Any]) -> None:
    """Store the metadata in the file."""
    written = onnx.load(str(out))
    onnx.helper.set_model_props(written, {"decoding": json.dumps(metadata)})
    onnx.save(written, str(out))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--decoding", type=Path, help="settings and weights of the confidence, by output")
    parser.add_argument("--float", action="store_true")
    options = parser.parse_args()
    reader = load(options.checkpoint, options.encoder, attention="eager")
    options.out.mkdir(exist_ok=True, parents=True)
    export(reader, options.out, quantized=not options.float)
    learned = json.loads(options.decoding.read_text()) if options.decoding else {}
    plain = {"settings": {}, "weights": [0, 1, 0, 0, 0, 0, 0, 0]}
    describe(options.out / "lower.onnx", {n: {"tables": t, **learned.get(n, plain)} for n, t in tables(reader).items()})


if __name__ == "__main__":
    main()

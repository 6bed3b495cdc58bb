"""The encoder that reads who is said to have said or thought what; ONNX Runtime, on a CPU, eight-bit weights.

Two files hold the network: model/lower.onnx its first layers, a first head and, as metadata, what decoding needs beside
it (scores of distances, the calibration of the confidence); model/upper.onnx the other layers and the last head.
training/statements makes them; model/README.md tells of their quality.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.language import decoding, pieces
from detente.language.analysis import Attribution
from detente.language.paragraphs import split_paragraphs
from detente.language.pieces import Pieces, Window
from detente.records import PipelineError
from detente.records.spans import merged

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

# Attributions below this confidence are not given.
LEAST = 0.05
_WIDTHS = (10, 4 * 64, 4 * 64, 1)


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored beside the weights for one output: tables and settings for decoding, weights of the confidence."""

    tables: decoding.Tables
    settings: decoding.Settings
    weights: Sequence[float]


class Model:
    """The network from the folder that holds its files; `fast`: its lower layers alone.

    Raises PipelineError where a file is missing or damaged.
    """

    def __init__(self, folder: Traversable, fast: bool = False) -> None:
        self._lower = _session(folder.joinpath("lower.onnx"))
        self._upper = None if fast else _session(folder.joinpath("upper.onnx"))
        self.stored = _stored(self._lower, "early" if fast else "late")

    def run(self, window: decoding.Ints) -> decoding.Scores:
        """The scores of a window (T, 7).

        One at a time: the scales of the eight-bit numbers are those of all that is run together, so what is beside a
        window would move its scores; and it is as fast.
        """
        mask = np.ones((1, len(window)), dtype=np.int64)
        state, given = self._lower.run(["state", "early"], {"inputs": window[None, :, :4], "mask": mask})
        if self._upper:
            (given,) = self._upper.run(["late"], {"state": state, "mask": mask})
        return decoding.Scores(window, *np.split(given[0], list(itertools.accumulate(_WIDTHS))[:-1], axis=-1))

    def scores(self, cut: Pieces) -> Iterator[tuple[Window, decoding.Scores]]:
        """The scores of one text's windows, in order."""
        for window in pieces.windows(cut):
            yield window, self.run(pieces.inputs(cut, window))


class Attributor:
    """Reads attributions. `fast`: with the first layers alone, about twice as fast and less exact.

    The network is loaded at first use, from `folder` or as it comes with the package.
    """

    def __init__(self, fast: bool = False, folder: Traversable | None = None) -> None:
        self._fast = fast
        self._folder = folder or resources.files("detente.language").joinpath("model")
        self._loaded: Model | None = None

    @property
    def _model(self) -> Model:
        if self._loaded is None:
            self._loaded = Model(self._folder, self._fast)
        return self._loaded

    def read(self, texts: Iterable[str]) -> Iterator[tuple[Attribution, ...]]:
        """The attributions of each text in order of their cues."""
        for text in texts:
            cut = pieces.cut(text, split_paragraphs(text))
            found = [a for window, scores in self._model.scores(cut) for a in self._decoded(scores, cut, window)]
            yield tuple(sorted(found, key=lambda a: (a.cue or a.content)[0]))

    def _decoded(self, scores: decoding.Scores, cut: Pieces, window: Window) -> Iterator[Attribution]:
        stored = self._model.stored
        for found in decoding.decode(scores, stored.tables, window.positions, stored.settings):
            attribution = _attribution(found, cut, window, stored.weights)
            if attribution.confidence >= LEAST:
                yield attribution


def _session(file: Traversable) -> InferenceSession:
    from onnxruntime import InferenceSession, SessionOptions
    from onnxruntime.capi import onnxruntime_pybind11_state as errors

    options = SessionOptions()
    # Several processes read at once where several cores are wanted; threads within would get in their way.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        return InferenceSession(file.read_bytes(), options, providers=["CPUExecutionProvider"])
    except OSError as error:
        raise PipelineError(f"the model file {file} cannot be read; install the package detente again") from error
    except (errors.InvalidProtobuf, errors.InvalidGraph, errors.InvalidArgument, errors.Fail) as error:
        raise PipelineError(f"the model file {file} is damaged; install the package detente again") from error


def _stored(lower: InferenceSession, output: str) -> Stored:
    """What is stored in the metadata of the lower layers for one output, `early` or `late`."""
    try:
        row = json.loads(lower.get_modelmeta().custom_metadata_map["decoding"])[output]
    except (KeyError, ValueError) as error:
        raise PipelineError("the model file lower.onnx tells nothing of decoding; install detente again") from error
    return Stored(decoding.Tables.of(row["tables"]), decoding.Settings(**row["settings"]), tuple(row["weights"]))


def _attribution(found: decoding.Found, cut: Pieces, window: Window, weights: Sequence[float]) -> Attribution:
    def spans(regions: Iterable[decoding.Region]) -> Any:
        return merged(decoding.spans(list(regions), cut.begins, cut.ends, window.first))

    total = weights[0] + sum(weight * value for weight, value in zip(weights[1:], found.features, strict=True))
    return Attribution(
        source=spans([found.source] if found.source else []),
        cue=spans([found.cue] if found.cue else []),
        content=spans(found.content),
        confidence=round(1 / (1 + math.exp(-total)), 3),
    )

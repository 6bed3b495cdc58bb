"""The exception tree: everything that Détente raises on purpose.

    DetenteError
    ├── InputError              an input that cannot be read; names the input and the reason
    │   ├── UnsupportedInput    a format that no reader of ours knows
    │   ├── DamagedInput        cut, corrupt, or not what it says it is
    │   ├── EmptyInput          nothing to read in it
    │   ├── LimitExceeded       larger, deeper or more numerous than the limits allow
    │   ├── InvalidField        a field of a JSON line (or the like) has a wrong type or value
    │   └── ReadingFailed       one of our readers broke on it; a fault of ours, to be reported
    ├── RecordError             a record that breaks the contract (bad span, no evidence, bad time)
    ├── LedgerError             the ledger cannot do what was asked
    │   ├── NotALedger          the file or database is something else
    │   ├── LedgerVersionError  written by a newer version of the software
    │   ├── LedgerBusy          another process writes to it
    │   └── NotFound            no such document, record, run or judgement
    ├── ContradictoryJudgements two actors would have to be the same and different (resolution/verdicts.py)
    └── PipelineError           readers put in an impossible order, or a model that is missing

A library's errors are translated into these where its room begins, with `raise ... from error`.
"""

from __future__ import annotations


class DetenteError(Exception):
    """Base of all; `str()` of it is one line that a person can act on."""


class InputError(DetenteError):
    """An input that cannot be read.

    `name` is what the user called it (a path, `archive.zip!member`, `file.jsonl:12`, `-`), `reason` says why in words.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class UnsupportedInput(InputError):
    """A format that no reader of ours knows."""


class DamagedInput(InputError):
    """Cut, corrupt, or not what it says it is."""


class EmptyInput(InputError):
    """Nothing to read in it."""


class LimitExceeded(InputError):
    """Larger, deeper or more numerous than the limits allow."""


class InvalidField(InputError):
    """A field of the input has a wrong type or value."""


class ReadingFailed(InputError):
    """One of our readers broke on it; a fault of ours."""


class RecordError(DetenteError):
    """A record that breaks the contract of docs/records.md."""


class LedgerError(DetenteError):
    """The ledger cannot do what was asked."""


class NotALedger(LedgerError):
    """The file or database is something else."""


class LedgerVersionError(LedgerError):
    """The ledger was written by a newer version of the software."""


class LedgerBusy(LedgerError):
    """Another process is writing to the ledger."""


class NotFound(LedgerError):
    """No such document, record, run or judgement."""


class PipelineError(DetenteError):
    """Readers in an impossible order, or a model that is missing."""

"""The training scripts import each other by name; those that need PyTorch are not imported here."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "training" / "statements"))

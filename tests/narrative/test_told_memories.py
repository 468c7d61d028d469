"""Memories told in many voices (``told/``), annotated by hand before the rules and the judge had seen them.

Their tellers and those tellers' people are the ones of the annotated memories beside the repository.
"""

import json
from pathlib import Path
from types import ModuleType

import pytest

from narrative import Understanding, entities_from_gold, patient_from_gold, scene_to_gold

TOLD = Path(__file__).parent / "told"
# neither the rules nor the judge have learned from these: the floor is an honest one
HELD_OUT = ("unread/y1", "unread/y2", "unread/z5", "unread/z9")


@pytest.mark.parametrize(
    ("told", "floor"),
    [
        ("first", 0.75),
        pytest.param("second", 0.7, marks=pytest.mark.slow),
        pytest.param("third", 0.8, marks=pytest.mark.slow),
        ("fourth", 0.9),
        pytest.param("fifth", 0.9, marks=pytest.mark.slow),
        pytest.param("sixth", 0.85, marks=pytest.mark.slow),
        ("seventh", 0.85),
        pytest.param("eighth", 0.8, marks=pytest.mark.slow),
        pytest.param("ninth", 0.85, marks=pytest.mark.slow),
        pytest.param("tenth", 0.9, marks=pytest.mark.slow),
        ("eleventh", 0.65),
    ],
)
def test_scenes_are_read_as_annotated(
    understanding: Understanding, gold: Path, scorer: ModuleType, told: str, floor: float
) -> None:
    scenes, accuracy = _scored(understanding, gold, scorer, told)
    assert scenes >= floor
    assert accuracy["in_scene accuracy (matched)"] >= 0.93
    assert accuracy["phase accuracy"] >= 0.95


@pytest.mark.slow
def test_memories_never_seen_are_read_as_well_as_measured(
    understanding: Understanding, gold: Path, scorer: ModuleType
) -> None:
    scenes, accuracy = _scored(understanding, gold, scorer, *HELD_OUT)
    assert scenes >= 0.49
    assert accuracy["in_scene accuracy (matched)"] >= 0.89
    assert accuracy["self_in_scene accuracy"] >= 0.95


def _scored(
    understanding: Understanding, gold: Path, scorer: ModuleType, *told: str
) -> tuple[float, dict[str, float]]:
    """The share of scenes wholly right, and every accuracy by its name."""
    tellers = {
        row["patient"]["id"]: (row["patient"], row["registry"])
        for row in map(json.loads, (gold / "dev.jsonl").read_text("utf-8").splitlines())
    }
    memories, predictions = [], {}
    for line in (line for name in told for line in (TOLD / f"{name}.jsonl").read_text("utf-8").splitlines()):
        row = json.loads(line)
        patient, registry = tellers[row["patient"]]
        memories.append({**row, "patient": patient, "registry": registry})
        known = patient_from_gold(patient)
        scene = understanding.read(row["text"], known, entities_from_gold(registry))
        predictions[row["id"]] = {"id": row["id"], **scene_to_gold(scene, known)}
    counts, widths, gold_widths, _ = scorer.score(memories, predictions)
    _, accuracies = scorer.report(counts, widths, gold_widths)
    return counts["h.ok"] / counts["n"], {name.strip(): value for name, value, _, _ in accuracies}

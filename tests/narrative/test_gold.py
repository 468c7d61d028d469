"""The annotated memories beside the repository, when they are there."""

from pathlib import Path
from types import ModuleType

from narrative import Understanding, entities_from_gold, patient_from_gold, scene_to_gold


def test_scores_hold(understanding: Understanding, gold: Path, scorer: ModuleType) -> None:
    memories = scorer.load(gold / "dev.jsonl")
    predictions = {}
    for row in memories:
        patient = patient_from_gold(row["patient"])
        scene = understanding.read(row["text"], patient, entities_from_gold(row["registry"]))
        predictions[row["id"]] = {"id": row["id"], **scene_to_gold(scene, patient)}
    counts, widths, gold_widths, _ = scorer.score(memories, predictions)
    rows, accuracies = scorer.report(counts, widths, gold_widths)
    f1 = {name.strip(): f for name, _, _, f, _ in rows}
    accuracy = {name.strip(): value for name, value, _, _ in accuracies}
    assert counts["h.ok"] / counts["n"] >= 0.93
    assert f1["mention overlap  ALL"] >= 0.95
    assert f1["entity  ALL"] >= 0.95
    assert f1["registry link"] >= 0.95
    assert accuracy["in_scene accuracy (matched)"] >= 0.95
    assert accuracy["phase accuracy"] >= 0.95
    assert accuracy["year-range hit rate"] >= 0.92

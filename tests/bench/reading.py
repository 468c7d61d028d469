"""How well memories are read: scores over the annotated memories and the told ones, in all and by tag.

``python -m tests.bench.reading`` prints the tables of docs/understanding.md: every set, then by tag and field
the sets that nothing was learned from. The tellers' people
come with the annotated memories beside the repository; without them there is nothing to score.
"""

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from narrative import Understanding, entities_from_gold, patient_from_gold, scene_to_gold

ROOT: Final = Path(__file__).resolve().parents[2]
GOLD: Final = ROOT.parent / "shared" / "gold"
TOLD: Final = ROOT / "tests" / "narrative" / "told"
ORDER: Final = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "t1",
    "t2",
    "t3",
    "t4",
    "t5",
    "t6",
    "w1",
    "w2",
    "w3",
    "w4",
    "u1",
    "u2",
    "u3",
    "u4",
    "v1",
    "v2",
    "x1",
    "x2",
    "x3",
    "z1",
    "z2",
    "z3",
    "z4",
    "z6",
    "z7",
    "z8",
    "unread/y1",
    "unread/y2",
    "unread/z5",
    "unread/z9",
)
HELD_OUT: Final = (  # neither rules nor judge learned from
    "unread/y1",
    "unread/y2",
    "unread/z5",
    "unread/z9",
)
FIGURES: Final = (
    ("mention overlap  ALL", "mentions F1"),
    ("entity  ALL", "entities F1"),
    ("registry link", "links F1"),
    ("absent class (matched)", "absent F1"),
    ("in_scene accuracy (matched)", "in scene"),
    ("relation accuracy (matched)", "relation"),
    ("phase accuracy", "phase"),
    ("year-range hit rate", "years"),
)


def load_scorer() -> ModuleType:
    """The scorer of the annotated memories; SystemExit where they are not beside the repository."""
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit("the annotated memories are not beside the repository")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _sets() -> dict[str, list[dict[str, Any]]]:
    """Every set by its name, each memory with its teller and the teller's people."""
    annotated = _rows(GOLD / "dev.jsonl")
    tellers = {row["patient"]["id"]: (row["patient"], row["registry"]) for row in annotated}
    found = {"annotated": annotated}
    for name in ORDER:
        path = TOLD / f"{name}.jsonl"
        if path.is_file():
            found[name] = [_with_teller(row, tellers) for row in _rows(path)]
    return found


def _with_teller(row: dict[str, Any], tellers: dict[str, tuple[Any, Any]]) -> dict[str, Any]:
    """The memory with its teller and their people, where it has not its own."""
    if isinstance(row["patient"], dict):
        return row
    patient, registry = tellers[row["patient"]]
    return {**row, "patient": patient, "registry": registry}


def _read(understanding: Understanding, memories: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    read: dict[str, dict[str, Any]] = {}
    for row in memories:
        patient = patient_from_gold(row["patient"])
        scene = understanding.read(row["text"], patient, entities_from_gold(row["registry"]))
        read[row["id"]] = {"id": row["id"], **scene_to_gold(scene, patient)}
    return read


def _line(scorer: ModuleType, name: str, scored: Any) -> str:
    counts, widths, gold_widths, _ = scored
    rows, accuracies = scorer.report(counts, widths, gold_widths)
    values = {label.strip(): f1 for label, _, _, f1, _ in rows}
    values |= {label.strip(): value for label, value, _, _ in accuracies}
    cells = [f"{counts['h.ok']} of {counts['n']}"]
    cells += ["n/a" if values[key] is None else f"{values[key]:.2f}" for key, _ in FIGURES]
    return f"| {name} | " + " | ".join(cells) + " |"


def main() -> None:
    """Prints the three tables."""
    scorer = load_scorer()
    understanding = Understanding.load(ROOT / "data" / "lexicon")
    held: list[dict[str, Any]] = []
    read: dict[str, dict[str, Any]] = {}
    print("| set | scenes right | " + " | ".join(title for _, title in FIGURES) + " |")
    print("|---|---|" + "---|" * len(FIGURES))
    for name, memories in _sets().items():
        found = _read(understanding, memories)
        print(_line(scorer, name, scorer.score(memories, found)))
        if name in HELD_OUT:
            held += memories
            read |= found
    scored = scorer.score(held, read)
    print(_line(scorer, "unread, all", scored))
    _by_tag(scored[3])
    _by_field(scorer, scored)


def _by_tag(detail: list[Any]) -> None:
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for gold, ok, *_ in detail:
        for tag in gold["tags"]:
            told[tag] += 1
            right[tag] += bool(ok)
    print("\n| tag | scenes right |\n|---|---|")
    for tag, count in sorted(told.items(), key=lambda pair: right[pair[0]] / pair[1]):
        if count >= 5:
            print(f"| {tag} | {right[tag]} of {count} |")


def _by_field(scorer: ModuleType, scored: Any) -> None:
    rows, accuracies = scorer.report(*scored[:3])
    print("\n| field | precision | recall | F1 |\n|---|---|---|---|")
    for label, *values, _ in rows:
        print(f"| {' '.join(label.split())} | " + " | ".join(_number(v) for v in values) + " |")
    print("\n| field | right | of |\n|---|---|---|")
    for label, value, count, _ in accuracies:
        print(f"| {' '.join(label.split())} | {_number(value)} | {count} |")


def _number(value: float | None) -> str:
    return "n/a" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    main()

"""``evoca photos check``: the coach's verdict on each photo of a folder, and on all of them together.

Nothing leaves the machine and nothing is written. Exit code 0: enough to train with; 1: not enough.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from server.easel import seer_of
from server.errors import BadInputError
from server.photo_folders import photos_in
from server.settings import Settings

if TYPE_CHECKING:
    from imaging.photos import Finding, PhotoError, PhotoKind, PhotoVerdict, SetVerdict

NOT_ENOUGH: Final = 1
KINDS: Final = ("person", "pet", "place", "thing")
_ORDER: Final = ("bad", "advice", "good")
_MARKS: Final = {"good": "+", "advice": "·", "bad": "!"}


@dataclass(frozen=True)
class _Checked:
    """The verdicts on the photos of a folder, and the files that are none. ``guessed`` says, where nobody
    told the kind, what the photos seem to show: an animal's or thing's name, "" for a person.
    """

    kind: "PhotoKind"
    guessed: str | None
    photos: "tuple[PhotoVerdict, ...]"
    refused: "tuple[PhotoError, ...]"
    whole: "SetVerdict"


def join(commands: Any, run_with: Callable[[argparse.ArgumentParser, Any], None]) -> None:
    """Adds ``photos`` and its own commands to the parser; ``run_with`` says which function runs one."""
    photos = commands.add_parser("photos", help="juzga las fotos antes de aprender de ellas: check")
    own = photos.add_subparsers(required=True, metavar="ORDEN")
    check = own.add_parser("check", help="dice si unas fotos sirven para aprender de ellas")
    check.add_argument("folder", type=Path, metavar="CARPETA", help="una carpeta o un archivo ZIP")
    check.add_argument("--kind", choices=KINDS, help="de qué son las fotos; sin decirlo, de lo que parezcan")
    check.add_argument("--species", metavar="NOMBRE", help="el animal que es: perro, gato…")
    check.add_argument("--json", action="store_true", help="en JSON")
    run_with(check, _check)


def _check(settings: Settings, options: argparse.Namespace) -> int:
    species = _species(options.species)
    told = options.kind or ("pet" if species else None)
    if told is None:
        checked = _guessed(options.folder, settings)
    else:
        checked = _judged(options.folder, told, species, settings)
    print(_as_json(checked) if options.json else _as_text(checked))
    return 0 if checked.whole.enough else NOT_ENOUGH


def _species(told: str | None) -> str | None:
    """The animal by the sketch's name, from its Spanish name or that one."""
    from imaging.vocabulary import ANIMALS
    from server.look_words import drawn_as, species_words

    found = told if told is None or told in ANIMALS else drawn_as("animals", told)
    if told is not None and found is None:
        raise BadInputError(f"No se conoce el animal «{told}»; se conocen: {', '.join(species_words())}.")
    return found


def _guessed(folder: Path, settings: Settings) -> _Checked:
    """The photos judged as what most of them show."""
    from imaging.photos import likely_kind

    checked = _judged(folder, "person", None, settings)
    kind, name = likely_kind(checked.photos)
    if kind != "person":
        checked = _judged(folder, kind, name or None if kind == "pet" else None, settings)
    return replace(checked, guessed=name)


def _judged(folder: Path, kind: "PhotoKind", species: str | None, settings: Settings) -> _Checked:
    from imaging.photos import PhotoError, check_photo, check_set, load_judges, read_photo

    load_judges()
    seer = seer_of(settings.threads) if kind in ("person", "pet") else None
    photos: list[PhotoVerdict] = []
    refused: list[PhotoError] = []
    for name, brought in photos_in(folder):
        if isinstance(brought, PhotoError):
            refused.append(brought)
            continue
        try:
            photos.append(check_photo(read_photo(brought, name), kind, species, seer))
        except PhotoError as error:
            refused.append(error)
    return _Checked(kind, None, tuple(photos), tuple(refused), check_set(photos, kind))


def _as_text(checked: _Checked) -> str:
    from server.photo_words import fault_sentence

    lines = [_guess(checked), ""] if checked.photos and checked.guessed is not None else []
    for photo in checked.photos:
        lines += [f"{photo.name}: {'sirve' if photo.usable else 'no sirve'}", *_said(photo.findings)]
        if photo.setting:
            lines.append(
                "    · Parece hecha " + ("en interior." if photo.setting == "indoors" else "al aire libre.")
            )
    for error in checked.refused:
        lines += [f"{error.about.get('file', '?')}: no se puede usar", f"    ! {fault_sentence(error)}"]
    if lines:
        lines.append("")
    enough = "Bastan para empezar" if checked.whole.enough else "Todavía no bastan"
    lines.append(f"En conjunto: {enough} (sirven {checked.whole.usable_count} de {len(checked.photos)}).")
    return "\n".join([*lines, *_said(checked.whole.findings)])


def _guess(checked: _Checked) -> str:
    """As what the photos were judged, since nobody told it."""
    from server.photo_words import animal_words

    shown = {
        "person": "una persona",
        "pet": animal_words(checked.guessed) if checked.guessed else "un animal",
        "thing": "una cosa",
        "place": "un lugar",
    }[checked.kind]
    return f"Las juzgo como fotos de {shown}. Si son de otra cosa, dígalo con --kind."


def _said(findings: "Sequence[Finding]") -> list[str]:
    from server.photo_words import finding_sentence

    lines: list[str] = []
    for finding in sorted(findings, key=lambda each: _ORDER.index(each.grade)):
        lines.append(f"    {_MARKS[finding.grade]} {finding_sentence(finding)}")
        if finding.photos:
            lines.append(f"      {', '.join(finding.photos)}")
    return lines


def _as_json(checked: _Checked) -> str:
    """All that was found, without the faces' numbers: they would know a person again."""
    from server.photo_words import fault_sentence

    answer = {
        "kind": checked.kind,
        "guessed": checked.guessed is not None,
        "enough": checked.whole.enough,
        "usable": checked.whole.usable,
        "duplicates": checked.whole.duplicates,
        "people": [[list(pair) for pair in group.faces] for group in checked.whole.people],
        "proposed_faces": dict(checked.whole.proposed),
        "findings": [_finding(each) for each in checked.whole.findings],
        "photos": [_photo(each) for each in checked.photos],
        "refused": [
            {"name": e.about.get("file", ""), "fault": e.fault, "sentence": fault_sentence(e)}
            for e in checked.refused
        ],
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _photo(verdict: "PhotoVerdict") -> dict[str, Any]:
    return {
        "name": verdict.name,
        "usable": verdict.usable,
        "taken": verdict.taken.isoformat() if verdict.taken else None,
        "setting": verdict.setting,
        "framing": verdict.framing,
        "sharpness": verdict.sharpness,
        "brightness": verdict.brightness,
        "contrast": verdict.contrast,
        "subject": asdict(verdict.subject) if verdict.subject else None,
        "seen": [{"what": name, "certainty": certainty} for name, certainty in verdict.seen],
        "faces": [
            {"box": asdict(face.box), "view": face.view, "share": round(face.share, 4)}
            for face in verdict.faces
        ],
        "findings": [_finding(each) for each in verdict.findings],
    }


def _finding(finding: "Finding") -> dict[str, Any]:
    from server.photo_words import finding_sentence

    told: dict[str, Any] = {"kind": finding.kind, "grade": finding.grade, "about": dict(finding.about)}
    if finding.photos:
        told["photos"] = list(finding.photos)
    return {**told, "sentence": finding_sentence(finding)}

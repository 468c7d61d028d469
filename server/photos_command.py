"""``evoca photos check``: the coach's verdict on each photo of a folder, and on all of them together.

Nothing leaves the machine and nothing is written. Exit code 0: enough to train with; 1: not enough.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from server.errors import BadInputError
from server.file_faults import why
from server.settings import Settings

if TYPE_CHECKING:
    from imaging.photos import Finding, PhotoError, PhotoVerdict, SetVerdict

NOT_ENOUGH: Final = 1
KINDS: Final = ("person", "pet", "place", "thing")
_ORDER: Final = ("bad", "advice", "good")
_MARKS: Final = {"good": "+", "advice": "·", "bad": "!"}
_ARCHIVE: Final = ".zip"  # by its name: documents begin with the same bytes
_EVERY: Final = 25  # files between two lines of progress where no terminal shows it


@dataclass(frozen=True)
class _Checked:
    """The verdicts on the photos of a folder, and the files that are none."""

    kind: str
    photos: "tuple[PhotoVerdict, ...]"
    refused: "tuple[PhotoError, ...]"
    whole: "SetVerdict"


def join(commands: Any, run_with: Callable[[argparse.ArgumentParser, Any], None]) -> None:
    """Adds ``photos`` and its own commands to the parser; ``run_with`` says which function runs one."""
    photos = commands.add_parser("photos", help="juzga las fotos antes de aprender de ellas: check")
    own = photos.add_subparsers(required=True, metavar="ORDEN")
    check = own.add_parser("check", help="dice si unas fotos sirven para aprender de ellas")
    check.add_argument("folder", type=Path, metavar="CARPETA", help="una carpeta o un archivo ZIP")
    check.add_argument("--kind", choices=KINDS, default="person", help="de qué son las fotos")
    check.add_argument("--species", metavar="NOMBRE", help="el animal que es: dog, cat…")
    check.add_argument("--json", action="store_true", help="en JSON")
    run_with(check, _check)


def _check(_settings: Settings, options: argparse.Namespace) -> int:
    from imaging.vocabulary import ANIMALS

    if options.species is not None and options.species not in ANIMALS:
        raise BadInputError(f"No se conoce el animal «{options.species}»: {', '.join(ANIMALS)}.")
    checked = _judged(options.folder, options.kind, options.species)
    print(_as_json(checked) if options.json else _as_text(checked))
    return 0 if checked.whole.enough else NOT_ENOUGH


def _judged(folder: Path, kind: Any, species: str | None) -> _Checked:
    from imaging.photos import PhotoError, check_photo, check_set, load_judges, read_photo

    load_judges()
    photos: list[PhotoVerdict] = []
    refused: list[PhotoError] = []
    for name, brought in _counted(_brought(folder), _count(folder)):
        if isinstance(brought, PhotoError):
            refused.append(brought)
            continue
        try:
            photos.append(check_photo(read_photo(brought, name), kind, species))
        except PhotoError as error:
            refused.append(error)
    return _Checked(kind, tuple(photos), tuple(refused), check_set(photos, kind))


def _files(folder: Path) -> list[Path]:
    """The files of a folder and those below it, without what systems put beside them."""
    return [each for each in sorted(folder.rglob("*")) if each.is_file() and not each.name.startswith(".")]


def _count(folder: Path) -> int | None:
    """How many files there are; None where a ZIP among them hides its own number."""
    if not folder.is_dir():
        return None
    files = _files(folder)
    return None if any(each.suffix.lower() == _ARCHIVE for each in files) else len(files)


def _brought(folder: Path) -> "Iterator[tuple[str, bytes | PhotoError]]":
    """What a folder or a ZIP holds, or the one photo that was named. Raises BadInputError."""
    from imaging.photos import PhotoError, is_archive, unpack
    from server.photo_words import fault_sentence

    if folder.is_dir():
        for each in _files(folder):
            name = str(each.relative_to(folder))
            if each.suffix.lower() == _ARCHIVE:
                yield from _unpacked(each, name)
            else:
                yield name, _bytes(each, name)
        return
    try:
        with folder.open("rb") as file:
            start = file.read(64)
        if not is_archive(start):
            yield folder.name, _bytes(folder, folder.name)
            return
        yield from unpack(folder, folder.name)
    except OSError as error:
        raise BadInputError(f"No se puede abrir {folder}: {why(error)}.") from error
    except PhotoError as error:
        raise BadInputError(fault_sentence(error)) from error


def _unpacked(path: Path, archive: str) -> "Iterator[tuple[str, bytes | PhotoError]]":
    """What a ZIP among the photos holds, named after it; a ZIP that cannot be read spoils no other photo."""
    from imaging.photos import PhotoError, unpack

    try:
        for name, brought in unpack(path, archive):
            inside = name if name == archive else f"{archive}/{name}"
            if isinstance(brought, PhotoError):
                yield inside, PhotoError(brought.fault, {**brought.about, "file": inside})
            else:
                yield inside, brought
    except PhotoError as error:
        yield archive, error
    except OSError as error:
        yield archive, PhotoError("unreadable", {"file": archive, "why": why(error)})


def _bytes(path: Path, name: str) -> "bytes | PhotoError":
    from imaging.photos import PhotoError

    try:
        return path.read_bytes()
    except OSError as error:
        return PhotoError("unreadable", {"file": name, "why": why(error)})


def _counted(
    brought: "Iterator[tuple[str, bytes | PhotoError]]", count: int | None
) -> "Iterator[tuple[str, bytes | PhotoError]]":
    """The same, each name only once, with the progress on standard error: it is no part of the answer."""
    names: set[str] = set()
    alive = sys.stderr.isatty()
    total = f" de {count}" if count is not None else ""
    for number, (name, data) in enumerate(brought, start=1):
        if alive:
            print(f"\rFoto {number}{total}…", end="", file=sys.stderr, flush=True)
        elif number % _EVERY == 0:
            print(f"Foto {number}{total}…", file=sys.stderr, flush=True)
        unique, copy = name, 1
        while unique in names:
            copy += 1
            unique = f"{name} ({copy})"
        names.add(unique)
        yield unique, data
    if alive:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _as_text(checked: _Checked) -> str:
    from server.photo_words import fault_sentence

    lines: list[str] = []
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

"""What made a version of a page, and what two of them differ in, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from imaging.request import Pixels
from narrative import Chip, Correction
from narrative.chips import OWN_FEELING
from narrative.words import plain
from server.records import PageVersion
from server.texts import gettext as _

_TELLER: Final = "person:yo"
_SEEN: Final = 24  # of 255: a smaller difference of a dot is not seen
_HARDLY: Final = 0.005  # of the picture; less counts as nothing
_MOST: Final = 0.75  # of what differs, for it to have one place
_EVERYWHERE: Final = 0.5  # of the picture


def correction_words(shown: Sequence[Chip], correction: Correction) -> str:
    """What a correction of one of the chips changes, in a few words; "" for a chip that is not shown.

    In Spanish whatever the reader's language: it is kept beside what was told.
    """
    chip = next((one for one in shown if one.id == correction.chip_id), None)
    if chip is None:
        return ""
    label, value = chip.label.partition(" (")[0], correction.value or ""
    whose = _whose(chip)
    new = correction.words or dict(chip.options).get(value) or value
    form = {
        "remove": "Sin {label}",
        "absent": "{label} no estaba",
        "present": "{label} sí estaba",
        "link": "{label}: {new}",
        "change": "{new} en vez de {label}",
    }.get(correction.action)
    words = form.format(label=label, new=new) if form else ""
    words = words[:1].upper() + words[1:]
    return f"{whose[:1].upper()}{whose[1:]}: {words[:1].lower()}{words[1:]}" if words and whose else words


def _whose(chip: Chip) -> str:
    """Whose face or which wearer's garment a chip is of, as its label says it: "alegría (María)", "vestido
    (azul), María"; "" where the label does not say it.
    """
    if chip.id.startswith(OWN_FEELING):
        return chip.label.rpartition(" (")[2].removesuffix(")")
    return chip.label.rpartition(", ")[2] if chip.kind == "garment" and "@" in chip.id else ""


def said_words(said: str, answer: str, shown: Sequence[Chip], corrections: Sequence[Correction]) -> str:
    """What was said to correct a page; Evoca's answer to it where that alone tells whom it was about."""
    named = {chip for each in corrections for chip in (each.chip_id, *each.subjects)}
    people = [chip for chip in shown if chip.id in named and chip.kind in ("person", "pet")]
    words = set(plain(said).replace(",", " ").replace(".", " ").split())
    tells = any(not words.isdisjoint(_names_of(chip)) for chip in people)
    return said if tells or not people else answer.rstrip(".")


def _names_of(chip: Chip) -> set[str]:
    """The words that somebody may be called by, as their chip has them: "María (madre, gafas)"."""
    own = {"yo", "me", "mi"} if chip.id == _TELLER else set[str]()
    words = plain(chip.label).replace("(", " ").replace(")", " ").replace(",", " ").split()
    return own | {word for word in words if len(word) > 2}


def version_words(version: PageVersion) -> str:
    """What made a version, in a few words of the reader's language or as they were said."""
    if version.cause == "style":
        return _("Estilo: %s") % _(version.words) if version.words else _("Otro estilo")
    if version.words:
        return version.words
    return {
        "told": _("Como se contó"),
        "answered": _("Con una respuesta"),
        "corrected": _("Una corrección"),
        "undone": _("Sin la última corrección"),
        "words": _("Con otras instrucciones"),
        "again": _("Pintada otra vez"),
        "workshop": _("Una imagen del taller"),
        "repaired": _("Retocada"),
    }.get(version.cause, _("Como estaba antes"))


@dataclass(frozen=True)
class OnlyIn:
    """What each of two versions shows of what was understood, and the other does not."""

    first: tuple[str, ...]
    second: tuple[str, ...]


def only_in(first: Sequence[Chip], second: Sequence[Chip]) -> OnlyIn:
    """The chips by their words; one that changed is in both lists, as it was and as it is."""
    one = dict.fromkeys(chip.label for chip in first if chip.present)
    other = dict.fromkeys(chip.label for chip in second if chip.present)
    return OnlyIn(
        tuple(each for each in one if each not in other), tuple(each for each in other if each not in one)
    )


def picture_difference(first: Pixels, second: Pixels) -> str:
    """How much of two pictures of one size differs to the eye, and where most of it is."""
    if first.shape != second.shape:
        return _("Las dos imágenes son de distinto tamaño.")
    distance = np.abs(first.astype(np.int16) - second.astype(np.int16)).max(axis=-1)
    different = distance > _SEEN
    share = float(different.mean())
    if share < _HARDLY:
        return _("A la vista, las dos imágenes son la misma.")
    percent = max(1, round(100 * share))
    if share > _EVERYWHERE:
        return _("Cambia casi toda la imagen (%d de cada 100 puntos).") % percent
    place = _place(different)
    if place:
        return _("Cambian %(share)d de cada 100 puntos de la imagen, sobre todo %(place)s.") % {
            "share": percent,
            "place": place,
        }
    return _("Cambian %d de cada 100 puntos de la imagen, en varios sitios.") % percent


def _place(different: np.ndarray) -> str:
    """The half or quarter where most of it is; "" when it is all over."""
    height, width = different.shape
    total = different.sum()
    left = different[:, : width // 2].sum() / total
    top = different[: height // 2].sum() / total
    across = "left" if left > _MOST else "right" if 1 - left > _MOST else ""
    upright = "top" if top > _MOST else "bottom" if 1 - top > _MOST else ""
    return {
        ("top", "left"): _("arriba a la izquierda"),
        ("top", "right"): _("arriba a la derecha"),
        ("top", ""): _("en la mitad de arriba"),
        ("bottom", "left"): _("abajo a la izquierda"),
        ("bottom", "right"): _("abajo a la derecha"),
        ("bottom", ""): _("en la mitad de abajo"),
        ("", "left"): _("a la izquierda"),
        ("", "right"): _("a la derecha"),
        ("", ""): "",
    }[upright, across]

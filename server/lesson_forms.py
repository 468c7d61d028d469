"""The form of what is to be learned: the phase, and for experts how; a sentence for what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from imaging.engine.catalogue import Model, find_models
from imaging.personalising import METHODS
from server.earlier_learning import EarlierLearning, misfit_of
from server.entity_training import Lesson
from server.settings import Settings
from server.texts import gettext as _

FAMILIES: Final = ("evoca", "sd1", "sd2", "sdxl", "sd3", "flux")
PRECISIONS: Final = ("float32", "bfloat16", "float16")
# Field, least and most, as imaging.personalising.check_recipe has them.
WHOLE: Final = (
    ("epochs", "etapas", 1, 200),
    ("repeats", "veces", 1, 1000),
    ("rank", "rango", 1, 256),
    ("batch", "lote", 1, 64),
    ("accumulation", "acumular", 1, 64),
    ("resolution", "resolucion", 64, 2048),
)


def models_to_learn(settings: Settings) -> tuple[Model, ...]:
    """The models of this machine that can learn, the one that pages are painted with first."""
    found = [
        one for one in find_models(settings.model_folders) if one.task == "text" and one.family in FAMILIES
    ]
    return tuple(sorted(found, key=lambda one: (one.name != settings.model, one.name)))


@dataclass
class LessonReading:
    """A form as it was typed. ``problems`` maps the name of a field to its sentence. ``earlier`` is
    what was chosen to go on from, None where it is not there (any more).
    """

    typed: Mapping[str, str]
    models: Sequence[Model]
    earlier: EarlierLearning | None = None
    problems: dict[str, str] = field(default_factory=dict[str, str])

    def lesson(self) -> Lesson | None:
        """What was chosen, or None when something of it cannot be used."""
        whole = {name: self._whole(typed, least, most) for name, typed, least, most in WHOLE}
        method = self.typed.get("metodo", "")
        precision = self.typed.get("precision", "")
        read = Lesson(
            method=method if method in METHODS else METHODS[0],
            model=self._model(),
            epochs=whole["epochs"],
            repeats=whole["repeats"],
            rank=whole["rank"],
            rate=self._rate(),
            resolution=whole["resolution"],
            batch=whole["batch"],
            accumulation=whole["accumulation"],
            precision=precision if precision in PRECISIONS else None,
            eight_bit=True if self.typed.get("ocho_bits") else None,
            masks=False if self.typed.get("sin_mascaras") else None,
            onto=self.typed.get("sobre", ""),
        )
        if read.onto and not self.problems:
            self._check_onto(read)
        return None if self.problems else read

    def _check_onto(self, read: Lesson) -> None:
        if self.earlier is None:
            self.problems["sobre"] = _("Eso ya no está: elija otra cosa sobre la que aprender, o de cero.")
            return
        model = next(one for one in self.models if one.name == read.model)
        if misfit := misfit_of(read, model, self.earlier):
            self.problems["sobre"] = misfit

    def _model(self) -> str:
        names = [one.name for one in self.models]
        chosen = self.typed.get("modelo", "") or (names[0] if names else "")
        if chosen not in names:
            self.problems["modelo"] = _("Ese modelo ya no está en este equipo: elija otro.")
        return chosen

    def _whole(self, name: str, least: int, most: int) -> int | None:
        typed = self.typed.get(name, "").strip()
        if not typed:
            return None
        if typed.isdecimal() and least <= int(typed) <= most:
            return int(typed)
        self.problems[name] = _("Un número entre %(least)d y %(most)d, o nada.") % {
            "least": least,
            "most": most,
        }
        return None

    def _rate(self) -> float | None:
        typed = self.typed.get("velocidad", "").strip().replace(",", ".")
        if not typed:
            return None
        try:
            rate = float(typed)
        except ValueError:
            rate = -1.0
        if 0 < rate <= 1:
            return rate
        self.problems["velocidad"] = _("Un número mayor que 0 y no mayor que 1: por ejemplo, 0,0001.")
        return None

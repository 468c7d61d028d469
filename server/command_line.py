"""The command ``evoca``: understand, transcribe, prompt, draw, repair, serve, worker, example, account,
models, photos, train, lab, doctor.

Exit codes: 0 done, 1 it cannot start or go on, 2 wrong use or bad input, 130 stopped with Ctrl-C, 141 nobody
reads what is said. Every failure but the last is one sentence.
"""

import argparse
import io
import json
import logging
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from imaging.errors import is_memory_short
from server.errors import BadInputError, EvocaError
from server.file_faults import card_fault, check_target, reason, why
from server.given_files import (
    JSON_LIMIT,
    JsonLimitError,
    check_output,
    parsed,
    read_given_json,
    read_given_text,
    write_output,
)
from server.spanish_arguments import BAD_USE, LARGEST_SEED, SpanishParser, share, spanish_words, whole_number

if TYPE_CHECKING:
    from narrative.prompting.styles import StylePreset
    from server.settings import Settings

FAILED: Final = 1
STOPPED: Final = 130
NOBODY_READS: Final = 141
# Nothing is looked up outside this machine, and no library draws progress bars over our words.
QUIET_LIBRARIES: Final = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "ORT_DISABLE_TELEMETRY": "1",
    "TQDM_DISABLE": "1",
    "DIFFUSERS_VERBOSITY": "error",
    "TRANSFORMERS_VERBOSITY": "error",
}
LARGEST_PID: Final = 2**31 - 1
NOBODY: Final = {"id": "nadie", "name": "", "country": "ES"}


def main(arguments: list[str] | None = None) -> NoReturn:
    """Runs one command and ends the process."""
    _speak_with_any_terminal()
    os.environ.update(QUIET_LIBRARIES)
    # Before torch is loaded: threads that spin while they wait take the processor from all else on it, and an
    # update of a training, beside other programs, took eight times as long.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    try:
        code = _run(arguments)
    except SystemExit as end:  # of the arguments: their help, or what is wrong with them
        code = _told_whole(int(end.code or 0))
    except BadInputError as error:
        code = _say(error.sentence, BAD_USE)
    except EvocaError as error:
        code = _say(error.sentence, FAILED)
    except KeyboardInterrupt:
        code = _say("Parado antes de terminar: para hacerlo, repita la orden.", STOPPED)
    except Exception as error:  # whatever it was, the user reads one sentence
        code = _unexpected(error)
    sys.exit(code)


def _speak_with_any_terminal() -> None:
    """A letter that the terminal does not have becomes a question mark; it stops no command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _run(arguments: list[str] | None) -> int:
    # Everything is loaded here, so that Ctrl-C has its sentence from the first moment on.
    from server.settings import load_settings

    with spanish_words():
        options = _parser().parse_args(arguments)
    settings = load_settings()
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(name)s %(message)s")
    return _told_whole(options.run(settings, options))


def _told_whole(code: int) -> int:
    """The code, once all that was said has been taken."""
    try:
        print(end="", flush=True)
    except OSError as error:
        return _unexpected(error)
    return code


def _unexpected(error: Exception) -> int:
    if isinstance(error, OSError):
        _let_go_of_output()
    if isinstance(error, BrokenPipeError):  # "evoca … | head": who reads has enough
        return NOBODY_READS
    logging.getLogger(__name__).debug("unexpected", exc_info=error)
    how = "EVOCA_LOG_LEVEL=DEBUG lo cuenta entero"
    if is_memory_short(error):
        return _say(f"No queda memoria: cierre otros programas y repita la orden ({how}).", FAILED)
    if isinstance(error, OSError):
        where = f" con {error.filename}" if error.filename else ""
        return _say(f"El sistema no deja seguir{where}: {why(error)} ({how}).", FAILED)
    return _say(f"Ha ocurrido algo inesperado: {type(error).__name__}: {error} ({how}).", FAILED)


def _let_go_of_output() -> None:
    """Standard output that takes nothing is led nowhere: Python would complain of it once more at its end."""
    try:
        print(end="", flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(sentence: str, code: int) -> int:
    print(f"evoca: {' '.join(sentence.splitlines())}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    from server import account_command, lab_command, models_command, photos_command, train_command

    parser = SpanishParser(
        prog="evoca", description="Un recuerdo contado se hace página de un libro de vida."
    )
    commands = parser.add_subparsers(required=True, metavar="ORDEN")

    understand = commands.add_parser("understand", help="lee recuerdos: uno en cada línea, en JSON")
    understand.add_argument(
        "--input",
        type=Path,
        required=True,
        metavar="RECUERDOS.jsonl",
        help="con id, patient, registry y text",
    )
    understand.add_argument(
        "--output", type=Path, required=True, metavar="LEÍDOS.jsonl", help="donde se escribe"
    )
    understand.set_defaults(run=_understand)

    transcribe = commands.add_parser(
        "transcribe", help="escribe lo que se dice en una grabación, con sus tiempos"
    )
    transcribe.add_argument("recording", type=Path, metavar="ARCHIVO", help="wav, mp3, ogg, webm o m4a")
    transcribe.add_argument("--json", action="store_true", help="en JSON, cada palabra con su probabilidad")
    transcribe.add_argument("--output", type=Path, metavar="ARCHIVO", help="se escribe ahí")
    transcribe.set_defaults(run=_transcribe)

    draw = commands.add_parser("draw", help="hace la imagen de un recuerdo")
    draw.add_argument("--text", required=True, metavar="TEXTO", help="el recuerdo, como se cuenta")
    draw.add_argument("--patient", type=Path, metavar="FICHA.json", help='con "patient" y "registry"')
    draw.add_argument("--model", metavar="NOMBRE", help="con «none», solo el dibujo")
    draw.add_argument("--style", metavar="NOMBRE", help="uno de data/styles/styles.json")
    draw.add_argument("--seed", type=whole_number(0, LARGEST_SEED), default=0, metavar="N", help="semilla")
    draw.add_argument("--steps", type=whole_number(1, 100), metavar="N", help="pasos de pintar")
    draw.add_argument("--size", type=whole_number(256, 2048), metavar="N", help="píxeles de un lado")
    draw.add_argument("--keep-steps", action="store_true", help="guarda cada intento en CARPETA/steps")
    draw.add_argument("--out", type=Path, required=True, metavar="CARPETA", help="donde se escribe")
    draw.set_defaults(run=_draw)

    repair = commands.add_parser("repair", help="pinta de nuevo una parte de una página")
    repair.add_argument(
        "--page", type=Path, required=True, metavar="CARPETA", help="lo que escribió evoca draw"
    )
    repair.add_argument("--subject", metavar="NOMBRE", help="a quién se pinta de nuevo")
    repair.add_argument("--mask", type=Path, metavar="MÁSCARA.png", help="en blanco, lo que se pinta")
    repair.add_argument("--text", default="", metavar="TEXTO", help="qué se tiene que ver ahí")
    repair.add_argument(
        "--content", choices=("original", "fill", "noise", "nothing"), default="original",
        help="qué hay ahí antes de empezar a pintar",
    )  # fmt: skip
    repair.add_argument(
        "--strength", type=share, metavar="S", help="cuánto cambia: mayor que 0, como mucho 1"
    )
    repair.add_argument("--not-masked", action="store_true", help="pinta todo menos lo marcado")
    repair.add_argument("--seed", type=whole_number(0, LARGEST_SEED), default=0, metavar="N", help="semilla")
    repair.add_argument("--steps", type=whole_number(1, 100), metavar="N", help="pasos de pintar")
    repair.add_argument("--out", type=Path, required=True, metavar="CARPETA", help="donde se escribe")
    repair.set_defaults(run=_repair)

    prompt = commands.add_parser("prompt", help="escribe las instrucciones de un recuerdo y de dónde salen")
    prompt.add_argument("--text", required=True, metavar="TEXTO", help="el recuerdo, como se cuenta")
    prompt.add_argument("--patient", type=Path, metavar="FICHA.json", help='con "patient" y "registry"')
    prompt.add_argument("--style", metavar="NOMBRE", help="uno de data/styles/styles.json")
    prompt.add_argument(
        "--family", choices=("evoca", "clip", "sdxl", "t5", "flux"), default="evoca", help="para qué modelos"
    )
    prompt.add_argument("--json", action="store_true", help="en JSON")
    prompt.set_defaults(run=_prompt)

    serve = commands.add_parser("serve", help="sirve las páginas en el navegador")
    serve.set_defaults(run=_serve)

    worker = commands.add_parser("worker", help="pinta, en un proceso aparte")
    worker.add_argument(
        "--parent",
        type=whole_number(1, LARGEST_PID),
        metavar="PID",
        help="termina cuando termine ese proceso",
    )
    worker.set_defaults(run=_worker)

    example = commands.add_parser("example", help="carga el libro de ejemplo")
    how = example.add_mutually_exclusive_group()
    how.add_argument("--if-missing", action="store_true", help="si ya está, no hace nada")
    how.add_argument("--make", action="store_true", help="hace otra vez todas sus imágenes, en data/")
    example.set_defaults(run=_example)

    account_command.join(commands, lambda command, run: command.set_defaults(run=run))
    models_command.join(commands, lambda command, run: command.set_defaults(run=run))
    photos_command.join(commands, lambda command, run: command.set_defaults(run=run))
    train_command.join(commands, lambda command, run: command.set_defaults(run=run))
    lab_command.join(commands, lambda command, run: command.set_defaults(run=run))

    doctor = commands.add_parser("doctor", help="dice qué hay, qué falta y cómo conseguirlo")
    doctor.set_defaults(run=_doctor)
    return parser


def _understand(settings: "Settings", options: argparse.Namespace) -> int:
    from narrative import entities_from_gold, patient_from_gold, scene_to_gold

    check_output(options.output, options.input)
    rows = list(_json_lines(options.input))
    understanding = _understanding(settings)
    predictions: list[str] = []
    for number, row in rows:
        with _line_errors(options.input, number):
            patient, entities = patient_from_gold(row["patient"]), entities_from_gold(row["registry"])
            scene = understanding.read(row["text"], patient, entities)
            prediction = {"id": row["id"], **scene_to_gold(scene, patient)}
        predictions.append(json.dumps(prediction, ensure_ascii=False))
    write_output(options.output, "".join(f"{line}\n" for line in predictions))
    print(f"{len(predictions)} recuerdos leídos: {options.output}")
    return 0


def _known(path: Path | None) -> Any:
    """The patient and the entities of a file; nobody in particular without one."""
    from narrative import entities_from_gold, patient_from_gold

    nobody: Mapping[str, Any] = {"patient": NOBODY, "registry": []}
    known = _patient_file(path) if path else nobody
    try:
        return patient_from_gold(known["patient"]), entities_from_gold(known["registry"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInputError(f"{path}: en una de sus fichas {card_fault(error)}.") from error


def _style(name: str | None, usual: str) -> "StylePreset":
    from server.prompting import style_named, styles

    try:
        return style_named(name or usual)
    except BadInputError as error:
        known = ", ".join(preset.id for preset in styles().presets)
        raise BadInputError(f"No hay ningún estilo «{name or usual}»; hay: {known}.") from error


def _prompt(settings: "Settings", options: argparse.Namespace) -> int:
    from server.prompt_command import as_json, as_text, prompts_of

    style = _style(options.style, settings.style)
    known = _known(options.patient)
    script = prompts_of(settings, _understanding(settings), options.text, known, style, options.family)
    print(as_json(script, options.text, options.family) if options.json else as_text(script))
    return 0


def _transcribe(settings: "Settings", options: argparse.Namespace) -> int:
    from server.transcribing import transcribe_file

    print(transcribe_file(settings, options.recording, as_json=options.json, target=options.output))
    return 0


def _draw(settings: "Settings", options: argparse.Namespace) -> int:
    from server.easel import usual_steps
    from server.plans import Plan
    from server.single_pictures import PictureMaker, write_picture
    from server.trained_weights import rooted

    check_target(options.out)
    patient, entities = _known(options.patient)
    model = options.model or settings.model
    wanted = Plan(
        seed=options.seed,
        model=model,
        style=_style(options.style, settings.style).id if options.style else settings.style,
        size=(options.size or settings.picture_size) // 8 * 8,
        steps=options.steps or usual_steps(settings, model),
    )
    if options.patient is not None:
        entities = rooted(entities, options.patient.parent)
    maker = PictureMaker(settings, _understanding(settings))
    made = maker.make(options.text, patient, entities, wanted, options.keep_steps)
    try:
        write_picture(made, options.out)
        shown = options.out / ("sketch.png" if made.painting is None else "painting.png")
        shutil.copyfile(shown, options.out / "page.png")
    except OSError as error:
        raise EvocaError(f"No se puede escribir en {options.out}: {why(error)}.") from error
    for remark in made.remarks:
        print(remark)
    print(f"Hecho: {options.out / 'page.png'}")
    return 0


def _repair(settings: "Settings", options: argparse.Namespace) -> int:
    from server.repair_command import run

    return run(settings, options, lambda: _understanding(settings))


def _serve(settings: "Settings", _options: argparse.Namespace) -> int:
    from server.serving import serve

    return serve(settings)


def _worker(settings: "Settings", options: argparse.Namespace) -> int:
    from server.worker import run_worker

    run_worker(settings, options.parent)
    return 0


def _example(settings: "Settings", options: argparse.Namespace) -> int:
    from server import example_book

    if options.make:
        count = example_book.make_pictures(settings, _understanding(settings))
        print(f"{count} páginas hechas en {example_book.FOLDER}.")
        return 0
    count = example_book.load(settings, only_if_missing=options.if_missing)
    print(f"El libro de ejemplo tiene {count} páginas.")
    return 0


def _doctor(settings: "Settings", _options: argparse.Namespace) -> int:
    from server.doctor import examine

    findings = examine(settings)
    for finding in findings:
        print(f"[{'bien' if finding.well else 'FALTA' if finding.needed else 'aviso'}] {finding.sentence}")
    return FAILED if any(finding.needed and not finding.well for finding in findings) else 0


def _understanding(settings: "Settings") -> Any:
    from narrative import NarrativeError
    from narrative.errors import MeaningModelError
    from server.language_parts import language_parts, meaning_model

    try:
        understanding = language_parts(settings)
    except NarrativeError as error:
        raise EvocaError(
            f"Evoca no puede entender recuerdos: sus archivos de lengua no se pueden usar ({reason(error)}). "
            "Vuelva a instalar Evoca."
        ) from error
    try:
        if meaning_model(settings) is not None:
            understanding.knowledge.meaning.prepare()
    except MeaningModelError as error:
        print(
            f"evoca: el modelo de significado no se puede usar ({reason(error)}); "
            "sin él quedan fuera palabras.",
            file=sys.stderr,
        )
    return understanding


def _json_lines(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    # Not splitlines: a text may hold line separators of its own.
    for number, line in enumerate(read_given_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        with _line_errors(path, number):
            row = parsed(line)
            if not isinstance(row, dict):
                raise BadInputError(f"{path}, línea {number}: no es un objeto JSON, entre llaves.")
            missing = [name for name in ("id", "patient", "registry", "text") if name not in row]
            if missing:
                raise BadInputError(f"{path}, línea {number}: falta {', '.join(missing)}.")
            if not isinstance(row["text"], str):
                raise BadInputError(f"{path}, línea {number}: «text» no es un texto.")
        yield number, row


class _line_errors:  # noqa: N801 - reads as a statement
    """Turns whatever is wrong with a line into one sentence that names it."""

    def __init__(self, path: Path, number: int) -> None:
        self._where = f"{path}, línea {number}"

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, JsonLimitError):
            raise BadInputError(f"{self._where}: {JSON_LIMIT}.") from error
        if isinstance(error, json.JSONDecodeError):
            raise BadInputError(f"{self._where}: no es JSON a partir de la columna {error.colno}.") from error
        if isinstance(error, (KeyError, TypeError, ValueError, AttributeError)):
            raise BadInputError(f"{self._where}: {card_fault(error)}.") from error


def _patient_file(path: Path) -> Mapping[str, Any]:
    found = read_given_json(path)
    if not isinstance(found, dict) or not {"patient", "registry"} <= found.keys():
        raise BadInputError(f'{path}: le falta "patient" o "registry".')
    return found


if __name__ == "__main__":
    main()

"""The command ``evoca repair``: one repair of a page that ``evoca draw`` drew before.

Everything is read and checked before the first file is written, and the files of the new page are
written only when it is painted.
"""

import argparse
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from imaging.composing import Composing, Repair, Repaired, Try, checked_mask
from imaging.engine.catalogue import find_models, place_of
from imaging.errors import BadRequestError, ImagingError, MaskError
from imaging.request import Mask, PictureRequest, Pixels, Sketch
from narrative import Understanding
from narrative.coat_words import called_without_colour
from narrative.script import Subject
from narrative.topics import kin_of
from narrative.words import plain
from server.doubt_words import doubt_sentence, name_of, staying_sentence
from server.drawing import request_of
from server.easel import EMBEDDED, Easel, family_of_model, usual_steps
from server.errors import BadInputError, EvocaError
from server.file_faults import check_target, why
from server.model_words import said_of
from server.page_folders import PageFolder, read_grey, read_page
from server.page_making import NO_MODEL, failure_sentence
from server.plan_wishes import PlanWishReader
from server.plans import Plan
from server.repair_cuts import cut_doubts, unseen_doubts
from server.repair_drawings import RepairDrawing, drawing_of, repainted
from server.repair_masks import changing, page_mask
from server.repair_recipes import Recipe, Wanted, Wish
from server.repair_sketches import covered_by, merged_masks, partly_covered
from server.repair_words import THING, Meant, NobodyNamedError, ThereAlreadyError, nouns_of
from server.settings import Settings
from server.single_pictures import MadePicture, ended, write_picture
from server.trained_weights import usable
from server.try_notes import doubt_note, doubts_left, note_of, told_of

CONTENTS: Final = {
    "original": "original", "fill": "fill", "noise": "latent_noise", "nothing": "latent_nothing",
}  # fmt: skip
MASK: Final = "mask"  # what a repair of nobody in particular is called in its files
STRENGTH: Final = 0.8  # of models that begin at what is there; the embedded one begins at the drawing
_ALL: Final = 255
_SHOWN: Final = 80  # characters of a text that are said again
_ARTICLES: Final = ("mi ", "mis ", "la ", "el ", "los ", "las ", "un ", "una ")


@dataclass(frozen=True)
class _Work:
    """A repair as it is to be painted: over which drawing, of whom, and the plan of the page after it."""

    repair: Repair
    request: PictureRequest
    sketch: Sketch
    plan: Plan
    covered: tuple[str, ...]
    shares: Mapping[str, float]
    remarks: tuple[str, ...] = ()


def run(settings: Settings, options: argparse.Namespace, understanding: Callable[[], Understanding]) -> int:
    """Repairs the page and writes the new one."""
    if (options.subject is None) == (options.mask is None):
        raise BadInputError("Diga qué hay que arreglar: --subject NOMBRE o --mask ARCHIVO, uno de los dos.")
    check_target(options.out)
    if options.out.resolve() == options.page.resolve():
        raise BadInputError(
            f"{options.out} es la página misma, que se queda como está: elija otra carpeta para --out."
        )
    page = _with_a_model(read_page(options.page), settings)
    key = None if options.subject is None else subject_key(page.plan, options.subject)
    mask = _mask(page, key, options)
    easel = Easel(settings)
    reader = PlanWishReader(settings, understanding(), page.plan)
    work = _work(settings, easel, reader, page, key, mask, options)
    began = time.monotonic()
    try:
        done = ended(easel.repaired(work.request, work.sketch, page.pixels, work.repair))
        made = _made(easel, page, work, done, time.monotonic() - began)
    except MaskError as error:
        raise BadInputError(
            "Con esa máscara no queda nada que pintar: la página sigue como estaba."
        ) from error
    except BadRequestError as error:
        raise BadInputError(f"Con estos ajustes no se puede arreglar. {said_of(error)}") from error
    except ImagingError as error:
        raise EvocaError(failure_sentence(error)) from error
    try:
        write_picture(made, options.out)
        shutil.copyfile(options.out / "painting.png", options.out / "page.png")
    except OSError as error:
        raise EvocaError(f"No se puede escribir en {options.out}: {why(error)}.") from error
    for remark in made.remarks:
        print(remark)
    print(f"Hecho: {options.out / 'page.png'}")
    return 0


def subject_key(plan: Plan, name: str) -> str:
    """The key of the subject of this name or key. Raises BadInputError saying who there is."""
    said = f"«{name}» no está" if name.strip() else "Falta decir a quién, y tiene que ser alguien que esté"
    drawn = {each.key for each in request_of(plan).subjects}
    subjects = [each for each in (plan.script.subjects if plan.script else ()) if each.key in drawn]
    for found in (
        [each for each in subjects if each.key == name],
        [each for each in subjects if each.key.lower() == name.strip().lower()],
        [each for each in subjects if _bare(name) in _names(plan, each)],
        [each for each in subjects if kin_of(_bare(name)) in _kinships(plan, each)],
    ):
        if len(found) == 1:
            return found[0].key
        if found:
            keys = ", ".join(each.key for each in found)
            raise BadInputError(f"«{name}» puede ser más de uno en esta página: diga cuál de estos: {keys}.")
    known = ", ".join(
        f"{each.label} ({each.key})" if each.label != each.key else each.key for each in subjects
    )
    there = f"están: {known}" if known else "no hay nadie"
    raise BadInputError(f"{said} en esta página; {there}.")


def _names(plan: Plan, subject: Subject) -> set[str]:
    whole = subject.key.rpartition("-")[0] or subject.key
    told = [
        each for each in (plan.scene.participants if plan.scene else ()) if each.key in (subject.key, whole)
    ]
    names = {
        subject.label,
        *(name for each in told for name in (each.name, each.words, each.relation) if name),
    }
    for each in told:
        if each.kind == "pet":
            names |= {called_without_colour(each), *nouns_of(each)}
    if subject.key == "yo":
        names |= {"yo", "mí"}
    return {_bare(name) for name in names}


def _kinships(plan: Plan, subject: Subject) -> set[str]:
    """What the subject is to the teller, one word for each kinship: "mamá" and "mi madre" are the same."""
    return {kin for name in _names(plan, subject) if (kin := kin_of(name)) is not None}


def _bare(name: str) -> str:
    words = " ".join(plain(name).split())
    return next((words.removeprefix(each) for each in _ARTICLES if words.startswith(each)), words)


def _with_a_model(page: PageFolder, settings: Settings) -> PageFolder:
    """A page that was only drawn is repaired with the usual model. Raises EvocaError where its is gone."""
    if page.plan.model != NO_MODEL:
        if place_of(page.plan.model, settings.model_folders) is None:
            known = ", ".join(each.name for each in find_models(settings.model_folders)) or "ninguno"
            raise EvocaError(
                f"El modelo «{page.plan.model}», con el que se pintó la página, no está; hay: {known}."
            )
        return page
    steps = usual_steps(settings, settings.model)
    return replace(page, plan=replace(page.plan, model=settings.model, steps=steps))


def _mask(page: PageFolder, key: str | None, options: argparse.Namespace) -> Pixels:
    """What is marked, in the page's size. Raises BadInputError."""
    if key is None:
        grey = read_grey(options.mask)
        _check_file(options.mask, grey, page.pixels.shape)
    else:
        mask = page.sketch.masks[key]
        if not mask.any():
            raise BadInputError(f"«{options.subject}» no se ve en la imagen: no hay nada que arreglar ahí.")
        grey = np.where(mask, _ALL, 0).astype(np.uint8)
    return page_mask(grey, page.pixels.shape, inverted=False, not_masked=options.not_masked)


def _check_file(file: Path, grey: Pixels, shape: tuple[int, ...]) -> None:
    try:
        checked_mask(grey, shape)
    except MaskError as error:
        if error.fault == "size":
            raise BadInputError(
                f"La máscara {file} mide {grey.shape[1]} × {grey.shape[0]} puntos y la página "
                f"{shape[1]} × {shape[0]}: tiene que tener la misma forma."
            ) from error
        raise BadInputError(
            f"En la máscara {file} no hay nada marcado: pinte de blanco lo que tiene que cambiar."
        ) from error


def _work(
    settings: Settings,
    easel: Easel,
    reader: PlanWishReader,
    page: PageFolder,
    key: str | None,
    mask: Pixels,
    options: argparse.Namespace,
) -> _Work:
    region = changing(mask, not_masked=options.not_masked)
    painted = None if options.not_masked else key  # of all but somebody, everyone else is meant
    covered = covered_by(region, dict(page.sketch.masks)) if painted is None else (painted,)
    meant, remarks = _meant(reader, page, painted, covered, region, options)
    plan, sketch, shares = page.plan, page.sketch, dict[str, float]()
    if meant.corrections or meant.covered:
        after = reader.script_after(meant.corrections) if meant.corrections else None
        drawing = drawing_of(page.plan, after, meant.covered, mask, not_masked=options.not_masked)
        sketch, mask, shares = drawing.sketch, drawing.mask, drawing.shares
        plan = _plan_after(page.plan, meant, drawing)
    request = replace(easel.request(page.plan), width=mask.shape[1], height=mask.shape[0])
    family = family_of_model(settings, page.plan.model)
    strength = options.strength or (1.0 if family == EMBEDDED else STRENGTH)
    adapter, left_out = _weights(easel, (plan, page.plan), meant.adapter, key, family)
    repair = Repair(
        mask, meant.prompt, meant.negative, adapter,
        options.not_masked, CONTENTS[options.content], strength, options.steps, None, options.seed,
        subject=key, untouched=None if key is None else _others(page.sketch, key, options.not_masked),
    )  # fmt: skip
    return _Work(repair, request, sketch, plan, meant.covered, shares, (*remarks, *left_out))


def _weights(
    easel: Easel, plans: Sequence[Plan], adapter: str, key: str | None, family: str
) -> tuple[Path | None, tuple[str, ...]]:
    """The file of what was learned of who is painted; a sentence says why it cannot be used."""
    owners = [
        (script, each)
        for script in (plan.script for plan in plans)
        for each in (script.subjects if script and adapter else ())
        if script and each.adapter == adapter
    ]
    if not owners:
        return None, ()
    script, owner = min(owners, key=lambda found: found[1].key != key)
    alone, remarks = usable(
        replace(script, subjects=(owner,)), family, lambda file: easel.fits(plans[0].model, file)
    )
    kept = alone.subjects[0].adapter
    return (Path(kept) if kept else None), remarks


def _meant(
    reader: PlanWishReader,
    page: PageFolder,
    key: str | None,
    covered: Sequence[str],
    region: Pixels,
    options: argparse.Namespace,
) -> tuple[Meant, tuple[str, ...]]:
    """What is to be seen there; words that are not understood are passed on as they are."""
    plan, said = page.plan, options.text.strip()
    if not said and options.subject is None and options.content == "fill":
        return reader.meant(Wish("nothing"), tuple(covered)), _staying(page, region)
    if not said:
        return _as_it_is(plan, key), ()
    try:
        meant = reader.meant(Wish("words", said), tuple(covered), around=options.not_masked)
        return meant, _staying(page, region) if meant.away and key is None else ()
    except NobodyNamedError:
        raise
    except ThereAlreadyError:
        return _as_it_is(plan, key), (f"«{said}» ya está así en la página: se pinta otra vez como es.",)
    except BadInputError:
        known = _as_it_is(plan, key)
        shown = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
        guess = f"No sé dibujar «{shown}»: se lo paso al modelo tal como está escrito."
        return replace(known, prompt=f"{said}, {known.prompt}"), (guess,)


def _staying(page: PageFolder, region: Pixels) -> tuple[str, ...]:
    """A sentence on each who stays although a part of them is marked to go."""
    partly = [each for each in partly_covered(region, page.sketch.masks) if not each.startswith(THING)]
    return tuple(staying_sentence([name_of(page.plan, each)]) for each in partly)


def _as_it_is(plan: Plan, key: str | None) -> Meant:
    """The same once more: the subject, or the whole picture's words."""
    subjects = plan.script.subjects if plan.script else ()
    subject = next((each for each in subjects if each.key == key), None)
    pair = subject.pair if subject is not None else plan.script.picture if plan.script else None
    if pair is None:
        raise BadInputError("El plan de la página no tiene instrucción.")
    adapter = (subject.adapter if subject is not None else None) or ""
    return Meant(pair.prompt_text, pair.negative_text, adapter, "")


def _others(sketch: Sketch, key: str, not_masked: bool) -> Mask | None:
    """Everyone else, who must stay bit for bit; nobody, where all but the subject is painted."""
    if not_masked:
        return None
    return np.logical_or.reduce(
        [np.zeros(sketch.pixels.shape[:2], np.bool_), *(m for k, m in sketch.masks.items() if k != key)]
    )


def _plan_after(plan: Plan, meant: Meant, drawing: RepairDrawing) -> Plan:
    """The plan of the page after the repair: who came is in it, and who was painted over is not."""
    wanted = Wanted("words", Recipe(), covered=meant.covered, corrections=meant.corrections)
    now = repainted(plan, wanted, drawing)
    return replace(plan, scene=now.scene, script=now.script, layout=now.layout)


def _made(easel: Easel, page: PageFolder, work: _Work, done: Repaired, seconds: float) -> MadePicture:
    """The page after the repair with its one try."""
    from imaging.composing.gates import Gates

    request = request_of(work.plan)
    key = work.repair.subject
    sketch = replace(work.sketch, masks=merged_masks(page.sketch.masks, work.sketch.masks, done.mask))
    shown = [each.key for each in request.subjects if each.key in sketch.masks]
    request = replace(request, subjects=tuple(each for each in request.subjects if each.key in shown))
    seeing, references = easel.seeing(page.plan.model), easel.references(request)
    gates = Gates(request, sketch, Composing(), seeing, references)
    comers = [each for each in shown if each not in page.sketch.masks]
    judged = key if key in shown else next(iter(comers), None)
    verdict = gates.verdict(done.pixels, judged) if judged else gates.whole(done.pixels)
    attempt = Try(
        1, key or MASK, done.box, done.seed, work.repair.strength, done.mask, verdict.seen, verdict.likeness,
        seconds, True, verdict.fault,
    )  # fmt: skip
    note = note_of(attempt, told_of(request, sketch))
    left = doubts_left(page.plan, page.sketch.masks, page.pixels, done.pixels)
    new = tuple(doubt_note(each) for each in gates.doubts({judged: verdict} if judged else {}))
    cut = cut_doubts(page.sketch.masks, work.sketch.masks, work.covered, done.mask)
    unseen = unseen_doubts(work.sketch.masks, work.shares, done.mask)
    staying = (each for each in left if each.subject in shown and each.subject != judged)
    doubts = (*staying, *new, *cut, *unseen)
    plan = replace(
        work.plan, tries=(note,), doubts=doubts, repaints=(), seconds={"repair": round(seconds, 3)}
    )
    named = replace(plan, script=page.plan.script)  # who went has a name there alone
    sentences = (doubt_sentence(plan if each.subject in shown else named, each) for each in plan.doubts)
    remarks = (*work.remarks, *sentences)
    return MadePicture(sketch, done.pixels, plan, remarks, page.pixels, ((attempt, done.pixels),))

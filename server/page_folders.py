"""A page as ``evoca draw`` left it in a folder: read again whole, before anything of it is changed."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from imaging.request import Layout, Mask, Pixels, Sketch
from server.drawing import request_of
from server.errors import BadInputError
from server.marked_pictures import read_mask, read_pixels
from server.plans import Plan, plan_from_json

PICTURES: Final = ("painting.png", "page.png", "sketch.png")
LARGEST_MASK: Final = 64_000_000  # pixels


@dataclass(frozen=True)
class PageFolder:
    """What a folder holds: the plan, the sketch with everyone's masks, and the picture that it shows."""

    plan: Plan
    sketch: Sketch
    pixels: Pixels


def read_page(folder: Path) -> PageFolder:
    """The page of a folder. Raises BadInputError with what is missing."""
    if folder.exists() and not folder.is_dir():
        raise BadInputError(f"{folder} no es una carpeta: ponga la que escribió «evoca draw».")
    if not folder.is_dir():
        raise BadInputError(f"No hay ninguna carpeta {folder}.")
    try:
        plan = plan_from_json((folder / "plan.json").read_bytes())
        drawn = read_pixels((folder / "sketch.png").read_bytes())
        shown = next((folder / name for name in PICTURES if (folder / name).is_file()), folder / PICTURES[0])
        pixels = read_pixels(shown.read_bytes())
        masks = {file.stem: _mask(file, drawn) for file in sorted((folder / "masks").glob("*.png"))}
    except OSError as error:
        raise BadInputError(_no_page(folder)) from error
    except (ValueError, Image.DecompressionBombError) as error:
        raise BadInputError(
            f"La carpeta {folder} no se puede leer entera: algo en ella está dañado."
        ) from error
    if plan.script is None or plan.layout is None or pixels.shape != drawn.shape:
        raise BadInputError(_no_page(folder))
    if not (folder / "masks").is_dir():
        raise BadInputError(f"En {folder} faltan las máscaras: haga la página otra vez con «evoca draw».")
    nothing = np.zeros(drawn.shape[:2], np.bool_)
    known = {each.key: masks.get(each.key, nothing) for each in request_of(plan).subjects}
    return PageFolder(plan, Sketch(drawn, known, plan.layout or Layout({}), 0.0), pixels)


def read_grey(file: Path) -> Pixels:
    """The grey values of a mask's file; what is see-through in it is not marked. Raises BadInputError."""
    try:
        with Image.open(BytesIO(file.read_bytes())) as picture:
            if picture.width * picture.height > LARGEST_MASK:
                raise BadInputError(f"La máscara {file} es demasiado grande.")
            whole = picture.convert("RGBA")
    except BadInputError:
        raise
    except FileNotFoundError as error:
        raise BadInputError(f"No hay ningún archivo {file}.") from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadInputError(f"La máscara {file} no es una imagen que se pueda leer.") from error
    grey = np.asarray(whole.convert("L"), np.uint16) * np.asarray(whole.getchannel("A"), np.uint16)
    return (grey // 255).astype(np.uint8)


def _mask(file: Path, drawn: Pixels) -> Mask:
    mask = read_mask(file.read_bytes())
    if mask.shape != drawn.shape[:2]:
        raise ValueError(f"{file.name} has another size than the sketch")
    return mask


def _no_page(folder: Path) -> str:
    return f"En {folder} no hay una página hecha con «evoca draw»: faltan plan.json, sketch.png o la imagen."

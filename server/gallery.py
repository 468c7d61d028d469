"""The gallery of what the sketch can draw: ``docs/gallery.md`` with its sheets and told memories.

``python -m server.gallery`` draws it anew; a test asks that every name of the vocabulary is in it.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from imaging import vocabulary
from imaging.request import (
    AnimalLooks,
    Garment,
    Held,
    PersonLooks,
    PictureRequest,
    Pixels,
    SettingRequest,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching import draw_sketch
from imaging.sketching.postures import TENDING
from narrative import Understanding, entities_from_gold, patient_from_gold
from server.page_making import NO_MODEL
from server.plans import Plan
from server.prompt_guide import KNOWN
from server.settings import ROOT, SHIPPED_DATA, load_settings
from server.single_pictures import PictureMaker
from server.style_samples import webp

GALLERY: Final = ROOT / "docs" / "gallery.md"
SHEETS: Final = ROOT / "docs" / "pictures" / "gallery"
TILE: Final = 200
TOLD_SIDE: Final = 400
_CAPTION: Final = 20
_ACROSS: Final = 6
_MAN: Final = PersonLooks("adult", "male", "brown", "short", "light")
_WOMAN: Final = PersonLooks("adult", "female", "black", "medium", "light")

_HEAD: Final = """# What Evoca draws

Every picture here was drawn by the sketch alone, in about a tenth of a second, without any model.
`python -m server.gallery` draws this page anew.

## Memories

As told, read and drawn; the people are those of `docs/examples/aurora.json`.

"""

TOLD: Final = (
    "De niña, en invierno, mi madre amasaba pan en la cocina y la abuela Jacinta cosía junto a la lumbre. "
    "Trasto dormía en el suelo.",
    "Con doce años lavaba la ropa en el lavadero con mi madre. Hacía mucho frío.",
    "En verano trillábamos en la era. Mi padre llevaba la mula y yo iba sentada en el trillo.",
    "El día de mi primera comunión, en la plaza de la iglesia, iba con mis padres y la abuela Jacinta.",
    "En las fiestas del pueblo bailé con mi padre en la plaza mayor, de noche, con farolillos.",
    "A los veinte años fuimos a la playa de Benidorm en un Seiscientos. Mi padre llevaba gafas.",
    "En la vendimia recogíamos uvas en la viña mis cinco hermanos y yo, con sombrero de paja.",
    "La noche de Reyes mis padres y yo pusimos los zapatos junto al árbol, en el salón.",
    "Trabajaba de maestra en la escuela. Los niños escribían en la pizarra y yo leía un libro.",
    "De mayor jugaba al ajedrez con mi amigo Tomás en la residencia, los domingos por la tarde.",
    "Una tarde de otoño paseaba por el parque con mi nieta de la mano y llovía.",
    "En la estación de tren me despedí de mi padre. Yo llevaba una maleta y un abrigo gris.",
)


def sheets() -> dict[str, tuple[str, Sequence[tuple[str, PictureRequest]]]]:
    """Every sheet by its file's name: what it shows, and its captioned pictures."""
    return {
        "places": ("Places", [(each, _scene(each)) for each in vocabulary.PLACES]),
        "postures": ("Postures and activities", [(each, _doing(each)) for each in vocabulary.POSTURES]),
        "groups": ("Groups", [(str(number), _group(number)) for number in range(2, 11)]),
        "animals": ("Animals", [(each, _animal(each)) for each in vocabulary.ANIMALS]),
        "garments": (
            "Garments and accessories",
            [(each, _wearing(each)) for each in (*vocabulary.GARMENTS, *vocabulary.ACCESSORIES)],
        ),
        "objects": ("Objects", [(each, _thing(each)) for each in vocabulary.OBJECTS]),
        "occasions": ("Occasions", [(each, _occasion(each)) for each in vocabulary.OCCASIONS]),
        "times": (
            "Seasons, times of day, weather",
            [
                *((each, _weathered(season=each)) for each in vocabulary.SEASONS),
                *((each, _weathered(time_of_day=each)) for each in vocabulary.TIMES_OF_DAY),
                *((each, _weathered(weather=each)) for each in vocabulary.WEATHERS),
            ],
        ),
        "decades": (
            "Clothes of their decade",
            [(str(year), _pair("village_street", year)) for year in range(1930, 2021, 10)],
        ),
        "styles": ("Looks of the whole picture", [(each, _styled(each)) for each in vocabulary.STYLES]),
    }


def _request(setting: SettingRequest, *subjects: SubjectRequest, **more: object) -> PictureRequest:
    return PictureRequest(setting, subjects, seed=7, width=2 * TILE, height=2 * TILE, **more)  # type: ignore[arg-type]


def _scene(place: str) -> PictureRequest:
    return _request(SettingRequest(place, "summer", "afternoon", "sun", year=1965))


def _doing(posture: str) -> PictureRequest:
    if posture == "holding_child":
        child = SubjectRequest("b", PersonLooks("child", "female"), beside="a")
        return _request(SettingRequest("plain"), SubjectRequest("a", _WOMAN, posture, central=True), child)
    if posture in TENDING:
        other = SubjectRequest("b", PersonLooks("child", "female"), beside="a", held=Held("hands", "a"))
        return _request(SettingRequest("plain"), SubjectRequest("a", _WOMAN, posture, central=True), other)
    together = SubjectRequest("b", _WOMAN, posture, beside="a")
    return _request(SettingRequest("plain"), SubjectRequest("a", _MAN, posture, central=True), together)


def _group(number: int) -> PictureRequest:
    ages = ("elder", "elder", "adult", "adult", "child", "young", "child", "adult", "child", "baby")
    people = (
        SubjectRequest(f"p{n}", PersonLooks(ages[n], ("female", "male")[n % 2]), central=n == 0)
        for n in range(number)
    )
    return _request(SettingRequest("patio"), *people)


def _animal(species: str) -> PictureRequest:
    return _request(SettingRequest("farm"), SubjectRequest("a", AnimalLooks(species), central=True))


def _wearing(kind: str) -> PictureRequest:
    looks = PersonLooks("adult", _gender(kind), garments=(Garment(kind),))
    return _request(SettingRequest("plain"), SubjectRequest("a", looks, central=True))


def _gender(kind: str) -> str:
    women = {"dress", "blouse_and_skirt", "wedding_dress", "headscarf", "shawl", "ornamental_comb", "veil"}
    return "female" if kind in women or kind.startswith("nurse") else "male"


def _thing(kind: str) -> PictureRequest:
    return _request(SettingRequest("room"), SubjectRequest("a", _WOMAN), things=(ThingRequest(kind),))


def _occasion(occasion: str) -> PictureRequest:
    people = SubjectRequest("a", _MAN, central=True), SubjectRequest("b", _WOMAN, beside="a")
    return _request(SettingRequest("living_room", occasion=occasion, year=1970), *people)


def _weathered(**setting: str) -> PictureRequest:
    people = SubjectRequest("a", _MAN, "walking", central=True), SubjectRequest("b", _WOMAN, "walking")
    return _request(SettingRequest("park", **setting), *people)  # type: ignore[arg-type]


def _pair(place: str, year: int) -> PictureRequest:
    people = SubjectRequest("a", _MAN, central=True), SubjectRequest("b", _WOMAN, beside="a")
    return _request(SettingRequest(place, year=year), *people)


def _styled(style: str) -> PictureRequest:
    people = SubjectRequest("a", _WOMAN, central=True), SubjectRequest("dog", AnimalLooks("dog"), beside="a")
    return _request(SettingRequest("patio", "spring"), *people, style=style)


def sheet(pictures: Iterable[tuple[str, PictureRequest]]) -> Pixels:
    """The pictures in rows, each with its name below."""
    tiles = [_captioned(name, draw_sketch(request).pixels) for name, request in pictures]
    blank = np.full_like(tiles[0], 255)
    rows = [tiles[at : at + _ACROSS] for at in range(0, len(tiles), _ACROSS)]
    rows[-1] += [blank] * (min(_ACROSS, len(tiles)) - len(rows[-1]))
    return np.concatenate([np.concatenate(row, axis=1) for row in rows])


def _captioned(name: str, pixels: Pixels) -> Pixels:
    tile = Image.new("RGB", (TILE + 6, TILE + _CAPTION + 6), "white")
    tile.paste(Image.fromarray(pixels).resize((TILE, TILE), Image.Resampling.LANCZOS), (3, 3))
    ImageDraw.Draw(tile).text((5, TILE + 4), name.replace("_", " "), "black", ImageFont.load_default(13))
    return np.asarray(tile)


def told(draw: Callable[[str], Pixels]) -> str:
    """Draws the told memories into the sheets' folder; their part of the page."""
    rows: list[str] = []
    for number, words in enumerate(TOLD, 1):
        name = f"told-{number:02}.webp"
        (SHEETS / name).write_bytes(webp(draw(words)))
        rows.append(f'<img src="pictures/gallery/{name}" width="{TOLD_SIDE}" alt="">\n\n> {words}')
    return "\n\n".join(rows)


def _drawn_by_evoca() -> Callable[[str], Pixels]:
    known = json.loads(KNOWN.read_text(encoding="utf-8"))
    people = patient_from_gold(known["patient"]), entities_from_gold(known["registry"])
    maker = PictureMaker(load_settings(), Understanding.load(SHIPPED_DATA / "lexicon"))
    wanted = Plan(seed=3, model=NO_MODEL, style="storybook", size=2 * TOLD_SIDE, steps=1)

    def draw(words: str) -> Pixels:
        pixels = maker.make(words, *people, wanted).sketch.pixels
        small = Image.fromarray(pixels).resize((TOLD_SIDE, TOLD_SIDE), Image.Resampling.LANCZOS)
        return np.asarray(small)

    return draw


def write(path: Path = GALLERY) -> None:
    """Draws the whole gallery anew."""
    SHEETS.mkdir(parents=True, exist_ok=True)
    parts = [_HEAD + told(_drawn_by_evoca())]
    for name, (title, pictures) in sheets().items():
        (SHEETS / f"{name}.webp").write_bytes(webp(sheet(pictures)))
        names = ", ".join(each.replace("_", " ") for each, _ in pictures)
        parts.append(f"## {title} ({len(pictures)})\n\n![{title}](pictures/gallery/{name}.webp)\n\n{names}.")
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()

"""The looks of a person with nothing left open."""

import random
from dataclasses import replace
from typing import Final

from imaging.request import PersonLooks, SettingRequest
from imaging.sketching.wardrobe import dressed


def complete_looks(looks: PersonLooks, key: str, setting: SettingRequest) -> PersonLooks:
    """Choose what is unknown, the same for the same key every time."""
    rng = random.Random(f"looks {key}")
    gender = looks.gender or rng.choice(("female", "male"))
    elder = looks.age == "elder"
    colours = ("grey", "white") if elder else ("black", "brown", "chestnut", "brown")
    styles = _usual_styles(looks.age, gender, setting.year)
    known = replace(looks, gender=gender)
    # Chosen also where it is told: who turns out to be fair-haired keeps the rest of their looks.
    colour, style = rng.choice(colours), rng.choice(styles)
    return replace(
        known,
        garments=dressed(known, setting, random.Random(f"clothes {key}")),
        hair_colour=looks.hair_colour or colour,
        hair_style=looks.hair_style or style,
        skin=looks.skin or rng.choice(_SKINS.get(setting.country or "", _USUAL_SKINS)),
    )


# Near tones: those who are pictured together are mostly of one family.
_USUAL_SKINS: Final = ("light", "light", "light", "pale")
_MESTIZO: Final = ("olive", "olive", "light", "olive")
_SKINS: Final = {
    **dict.fromkeys(("MX", "GT", "SV", "HN", "NI", "PE", "BO", "EC", "PY"), _MESTIZO),
    **dict.fromkeys(("CU", "DO", "PR", "CO", "VE", "PA"), ("olive", "olive", "brown", "olive")),
}


def _usual_styles(age: str, gender: str, year: int | None) -> tuple[str, ...]:
    if age == "baby":
        return ("short",)
    if gender == "male":
        if age == "elder":
            return ("short", "short", "bald")
        return (
            ("medium", "short") if age == "young" and year is not None and 1969 <= year < 1982 else ("short",)
        )
    if age == "elder":
        return ("bun", "short", "medium") if year is None or year < 1985 else ("short", "curly", "short")
    if age == "child":
        return ("braids", "medium", "long")
    if year is None:
        return ("medium", "long", "braids") if age == "young" else ("medium", "long", "short", "curly")
    return next(styles for since, styles in reversed(_STYLES) if year >= since)


_STYLES: Final = (
    (0, ("bun", "medium", "short", "braids")),
    (1945, ("short", "curly", "medium")),
    (1962, ("medium", "short", "bun")),
    (1970, ("long", "long", "medium")),
    (1981, ("curly", "curly", "medium")),
    (1991, ("medium", "long", "short")),
)

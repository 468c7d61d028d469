"""The looks of a person with nothing left open."""

import random
from dataclasses import replace

from imaging.request import PersonLooks, SettingRequest


def complete_looks(looks: PersonLooks, key: str, setting: SettingRequest) -> PersonLooks:
    """Choose what is unknown, the same for the same key every time."""
    rng = random.Random(f"looks {key}")
    gender = looks.gender or rng.choice(("female", "male"))
    elder = looks.age == "elder"
    colours = ("grey", "white") if elder else ("black", "brown", "chestnut", "brown")
    styles = _usual_styles(looks.age, gender)
    return replace(
        looks,
        gender=gender,
        hair_colour=looks.hair_colour or rng.choice(colours),
        hair_style=looks.hair_style or rng.choice(styles),
        skin=looks.skin or rng.choice(("light", "light", "olive", "pale")),
    )


def _usual_styles(age: str, gender: str) -> tuple[str, ...]:
    if age == "baby":
        return ("short",)
    if gender == "male":
        return ("short", "short", "bald") if age == "elder" else ("short",)
    if age == "elder":
        return ("bun", "short", "medium")
    return ("medium", "long", "braids") if age in ("child", "young") else ("medium", "long", "short", "curly")

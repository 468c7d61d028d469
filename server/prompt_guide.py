"""The parts of ``docs/prompts.md`` that the code itself writes: families, styles, and a real ledger.

``python -m server.prompt_guide`` writes them anew; a test compares.
"""

import json
import re
from pathlib import Path
from typing import Final

from narrative import Understanding, entities_from_gold, patient_from_gold
from narrative.prompting import FAMILIES, Family
from narrative.script import Element, PromptPair
from server.prompt_command import ORIGINS, prompts_of
from server.prompting import style_named, styles
from server.settings import ROOT, SHIPPED_DATA, Settings, load_settings

GUIDE: Final = ROOT / "docs" / "prompts.md"
KNOWN: Final = ROOT / "docs" / "examples" / "aurora.json"
MEMORY: Final = (
    "Cuando tenía ocho años, en Nochebuena, mi madre amasaba pan en la cocina con un delantal azul. "
    "La abuela Jacinta cosía junto a la lumbre y Trasto dormía en el suelo. Yo reía. Fuera nevaba. "
    "Mi padre no estaba, trabajaba en la mina."
)
EXAMPLES: Final[tuple[tuple[str, Family, str], ...]] = (
    ("example-evoca", "evoca", "storybook"),
    ("example-clip", "clip", "photograph"),
    ("example-t5", "t5", "watercolour"),
)
_NAMES: Final = {
    "evoca": "the embedded model",
    "clip": "Stable Diffusion 1.4, 1.5, 2.0, 2.1",
    "sdxl": "SDXL and its kin",
    "t5": "Stable Diffusion 3 and 3.5",
    "flux": "Flux",
}


def families_table() -> str:
    """What each family reads."""
    head = "| family | models | room, in tokens | wording | negative prompt |\n|---|---|---|---|---|\n"
    rows = (
        f"| `{name}` | {_NAMES[name]} | {rules.max_tokens} | {rules.wording} | "
        f"{'read' if rules.negative else 'not read'} |"
        for name, rules in FAMILIES.items()
    )
    return head + "\n".join(rows)


def styles_table() -> str:
    """Every style with its small picture."""
    head = "| | style | words for SD 1.x and 2.x | never |\n|---|---|---|---|\n"
    rows: list[str] = []
    for preset in styles().presets:
        picture = f'<img src="../web/drawings/styles/{preset.id}.webp" width="110" alt="">'
        words, never = ", ".join(preset.words.get("clip", ())), ", ".join(preset.negative)
        if preset.decades:
            words = "; ".join(f"before {year}: `{style.id}`" for year, style in preset.decades[:-1])
            words += f"; then `{preset.decades[-1][1].id}`"
        rows.append(f"| {picture} | `{preset.id}`<br>{preset.label} | {words} | {never} |")
    return head + "\n".join(rows)


def ledger(understanding: Understanding, settings: Settings, family: Family, style: str) -> str:
    """The example memory's whole picture for a family: the texts and the ledger."""
    known = json.loads(KNOWN.read_text(encoding="utf-8"))
    people = patient_from_gold(known["patient"]), entities_from_gold(known["registry"])
    script = prompts_of(settings, understanding, MEMORY, people, style_named(style), family)
    pair = script.picture
    parts = [f"> {pair.prompt_text}"]
    if pair.negative:
        parts.append(f"Kept out:\n\n> {pair.negative_text}")
    rows = [*map(_row, pair.prompt), *(_row(each, "not: ") for each in pair.negative)]
    rows += [_row(each.element, _left_out(each.avoided)) for each in pair.left_out if each.reason == "room"]
    parts.append("| element | origin | source |\n|---|---|---|\n" + "\n".join(rows))
    return "\n\n".join([*parts, *_unread(pair)])


def _left_out(avoided: bool) -> str:
    return "*no room:* not: " if avoided else "*no room:* "


def _unread(pair: PromptPair) -> list[str]:
    some = [each for each in pair.left_out if each.reason == "negative"]
    return [f"{len(some)} elements of the negative prompt are kept but not read."] if some else []


def _row(element: Element, before: str = "") -> str:
    return f"| {before}{element.text} | {ORIGINS[element.origin]} | {element.source} |"


def written(guide: str, understanding: Understanding, settings: Settings) -> str:
    """The guide with each of its made parts as the code makes it now."""
    made = {"families": families_table(), "styles": styles_table(), "memory": f"> {MEMORY}"}
    made |= {name: ledger(understanding, settings, family, style) for name, family, style in EXAMPLES}
    for name, part in made.items():
        marks = re.compile(rf"(<!-- made: {name} -->\n).*?(\n<!-- end -->)", re.DOTALL)
        if len(marks.findall(guide)) != 1:
            raise ValueError(f"the guide needs one place for {name}")
        guide = marks.sub(lambda found, part=part: f"{found[1]}\n{part}\n{found[2]}", guide)
    return guide


def write(path: Path = GUIDE) -> None:
    """Writes the guide's made parts anew."""
    understanding = Understanding.load(SHIPPED_DATA / "lexicon")
    path.write_text(
        written(path.read_text(encoding="utf-8"), understanding, load_settings()), encoding="utf-8"
    )


if __name__ == "__main__":
    write()

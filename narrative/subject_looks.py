"""How those who are drawn look, by what was told and by their cards: for the prompt and for the sketch."""

from dataclasses import dataclass
from typing import Final

from narrative.chips import FEELING_WORDS
from narrative.entities import CardLooks
from narrative.lexicon import Lexicon
from narrative.scene import Fact, Look, Scene
from narrative.script import Element, Role, SubjectLooks
from narrative.states import OWN_FEELINGS, STATES

_LOOK_WORDS: Final = {
    ("hair_style", "long"): "with long hair",
    ("hair_style", "short"): "with short hair",
    ("hair_style", "curly"): "with curly hair",
    ("stature", "short"): "of small stature",
    ("skin", "pale"): "with very pale skin",
    ("skin", "light"): "with light skin",
    ("skin", "olive"): "with olive skin",
    ("skin", "brown"): "with brown skin",
    ("skin", "dark"): "with dark skin",
}


@dataclass(frozen=True)
class Appearance:
    """The looks, garments and feelings of the people of a scene, each by the keys that they go by."""

    scene: Scene
    lexicon: Lexicon

    def card_elements(self, card: CardLooks | None, label: str, keys: tuple[str, ...]) -> list[Element]:
        """What the card of those with the keys says of their looks, but for what was told otherwise."""
        if card is None:
            return []
        told = {x.trait for x in self.scene.looks if x.subject in keys}
        said: list[str] = []
        style = card.hair_style if "hair_style" not in told else None
        colour = card.hair_colour if "hair_colour" not in told else None
        if style == "bald":
            said.append("bald")
        elif words := " ".join(filter(None, (colour, style))):
            said.append(f"with {words} hair")
        said += [
            word
            for word, has in (("beard", card.beard), ("moustache", card.moustache), ("glasses", card.glasses))
            if has and word not in told
        ]
        if card.build and card.build != "average" and "build" not in told:
            said.append(card.build)
        return [Element(text, "card", f"ficha de {label}", role="look") for text in said]

    def said_looks(self, keys: tuple[str, ...]) -> list[Element]:
        """What was told of how they look, but for how they held themselves and what they felt."""
        found: list[Element] = []
        for look in self.scene.looks:
            if look.subject not in keys or look.value == "no" or look.trait in (*STATES, "without"):
                continue
            text = _LOOK_WORDS.get((look.trait, look.value)) or (
                f"with {look.value} hair"
                if look.trait == "hair_colour"
                else look.trait
                if look.value == "yes"
                else look.value
            )
            found.append(look_element(text, look, self.scene.text))
        return found

    def garment_elements(self, keys: tuple[str, ...]) -> list[Element]:
        """What they were told to wear, for the prompt."""
        found: list[Element] = []
        for garment in self.scene.garments:
            if garment.wearer not in keys:
                continue
            concept = self.lexicon.get("garments", garment.fact.concept)
            english = concept.english if concept is not None else garment.fact.words
            if garment.colour:
                article, _, rest = english.partition(" ")
                shade = garment.colour.replace("_", " ")
                english = f"a {shade} {rest}" if article in ("a", "an") else f"{shade} {english}"
            origin = "said" if garment.fact.span is not None else "added"
            source = f"«{garment.fact.words}»"
            found.append(Element(f"in {english}", origin, source, garment.fact.span, "garment"))
        return found

    def garments(self, keys: tuple[str, ...]) -> tuple[tuple[str, str | None], ...]:
        """What they were told to wear, for the sketch: kinds and colours."""
        found: list[tuple[str, str | None]] = []
        for garment in self.scene.garments:
            concept = self.lexicon.get("garments", garment.fact.concept)
            if garment.wearer in keys and concept is not None and concept.sketch:
                found.append((concept.sketch, garment.colour))
        return tuple(found)

    def _wears(self, concept: str, keys: tuple[str, ...]) -> bool:
        return any(g.fact.concept == concept and g.wearer in keys for g in self.scene.garments)

    def feeling(self, keys: tuple[str, ...]) -> Fact | None:
        """Their own feeling where one is told; the sadness or fear of another is not theirs."""
        feeling = self.scene.feeling
        told = [x for x in self.scene.looks if x.trait == "feeling"]
        own = next((x for x in told if x.subject in keys), None)
        if own is not None and own.span is None:
            return Fact(own.value, FEELING_WORDS.get(own.value, own.value), None)
        if own is not None and own.span is not None and (feeling is None or feeling.span is not None):
            return Fact(own.value, self.scene.text[own.span.start : own.span.end], own.span)
        if feeling is None or feeling.span is None or feeling.concept not in OWN_FEELINGS:
            return feeling
        alone = not told and (not self.scene.self_in_scene or "yo" in keys)
        return feeling if alone else None

    def looks(
        self, card: CardLooks | None, keys: tuple[str, ...], group: str, gender: str | None,
        garments: tuple[tuple[str, str | None], ...],
    ) -> SubjectLooks:  # fmt: skip
        """What the sketch draws of them: what was told, else what is on the card."""
        card = card or CardLooks()
        said = {x.trait: x.value for x in self.scene.looks if x.subject in keys}
        return SubjectLooks(
            group, {"f": "female", "m": "male"}.get(gender or ""),
                said.get("hair_colour") or card.hair_colour,
            said.get("hair_style") or card.hair_style, said.get("skin") or card.skin,
            said.get("build") or card.build,
            said.get("stature"), _has(said.get("beard"), card.beard),
            _has(said.get("moustache"), card.moustache),
            _has(said.get("glasses"), card.glasses or self._wears("glasses", keys)),
            garments=tuple(garments),
        )  # fmt: skip


def look_element(text: str, look: Look, told: str, role: Role = "look") -> Element:
    """A look in the prompt: the teller's words for it, or that it was corrected."""
    if look.span is None:
        return Element(text, "added", "añadido: corrección", role=role)
    return Element(text, "said", f"«{told[look.span.start : look.span.end]}»", look.span, role)


def _has(said: str | None, on_card: bool) -> bool:
    return on_card if said is None else said == "yes"

"""What an animal is called: "mi gato negro" that was said to have been white is "mi gato blanco"."""

from collections.abc import Sequence
from typing import Final

from narrative.agreement import colour_word, is_female, is_many
from narrative.scene import Look, Participant
from narrative.words import plain, word_set

_COLOURS: Final = {
    "black": word_set("negro azabache"),
    "white": word_set("blanco"),
    "brown": word_set("marron cafe pardo castano canelo chocolate"),
    "grey": word_set("gris plomo"),
    "golden": word_set("dorado"),
    "beige": word_set("beige beis crema"),
    "yellow": word_set("amarillo"),
    "orange": word_set("naranja anaranjado"),
    "red": word_set("rojo colorado"),
}


def called_now(participant: Participant, looks: Sequence[Look]) -> str:
    """The words for an animal, with the colour that its coat has now where they tell another."""
    colour = next((x.value for x in looks if (x.subject, x.trait) == (participant.key, "colour")), None)
    words = participant.words.split()
    told = [at for at, word in enumerate(words) if _colour_of(word) is not None]
    if participant.kind != "pet" or colour is None or not told:
        return participant.words
    if colour in {_colour_of(words[at]) for at in told}:
        return participant.words
    noun = " ".join(words[1:]) if len(words) > 2 else participant.words
    words[told[0]] = colour_word(colour, is_female(noun), is_many(noun))
    gone = set(told[1:]) | {at - 1 for at in told[1:] if plain(words[at - 1]) == "y"}
    return " ".join(word for at, word in enumerate(words) if at not in gone)


def called_without_colour(participant: Participant) -> str:
    """The words for an animal but those of its colour: "mi gato"."""
    words = participant.words.split()
    left = [word for word in words if _colour_of(word) is None]
    joined = len(words) - len(left) > 1 or plain(left[-1]) in ("y", "con")
    return participant.words if participant.kind != "pet" or joined else " ".join(left)


def _colour_of(word: str) -> str | None:
    single = plain(word).strip(",.;")
    forms = {single, single.removesuffix("s"), single.removesuffix("es")}
    forms |= {f"{form[:-1]}o" for form in forms if form.endswith("a")}
    return next((colour for colour, own in _COLOURS.items() if not forms.isdisjoint(own)), None)

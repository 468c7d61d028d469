"""Prompts in English sentences, as T5 encoders read them best, with the place of every element in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from narrative.scene import Span
from narrative.script import Element, Role

_PERSON: Final[frozenset[Role]] = frozenset({"token", "subject", "look", "garment", "action", "feeling"})
# What stands before a piece so that it reads as part of a sentence.
_BEFORE: Final = {
    "beard": "with a ", "moustache": "with a ", "glasses": "wearing ", "bald": "", "slim": "of ",
    "sturdy": "of ", "tender look": "with a ", "sad face": "with a ", "frightened face": "with a ",
    "calm face": "with a ", "wistful look": "with a ", "proud look": "with a ", "angry face": "with an ",
    "surprised face": "with a ", "embarrassed smile": "with an ", "rain": "with ", "snow": "with ",
    "fog": "with ", "storm": "with a ", "cloudy sky": "under a ", "cold day": "on a ", "hot day": "on a ",
}  # fmt: skip
_AFTER: Final = {"slim": " build", "sturdy": " build"}


@dataclass
class _Text:
    """A text in the making, and where the elements in it stand."""

    text: str = ""
    spans: dict[int, Span] = field(default_factory=dict[int, Span])

    def say(self, words: str) -> None:
        self.text += words

    def put(self, number: int, element: Element, capital: bool = False) -> None:
        words = element.text[:1].upper() + element.text[1:] if capital else element.text
        self.spans[number] = Span(len(self.text), len(self.text) + len(words))
        self.text += words


def sentences(elements: Sequence[Element]) -> tuple[str, tuple[Span, ...]]:
    """The elements in sentences; each stands there as it is, but for a capital at a sentence's start."""
    out = _Text()
    numbered = list(enumerate(elements))
    _style(out, _of(numbered, "style"))
    _people(out, [(i, e) for i, e in numbered if e.role in _PERSON])
    _sentence(out, "The place is ", _of(numbered, "place"), ", ")
    _things(out, _of(numbered, "object"))
    _sentence(out, "It is ", _of(numbered, "setting"), ", ", end=", ")
    _era(out, _of(numbered, "era"))
    for i, element in _of(numbered, "detail"):
        _begin(out)
        out.put(i, element, capital=True)
        out.say(".")
    _sentence(out, "", _of(numbered, "written", "", "others", "quality"), ", ")
    return out.text, tuple(out.spans[i] for i in range(len(elements)))


_Numbered = Sequence[tuple[int, Element]]


def _of(numbered: _Numbered, *roles: Role) -> list[tuple[int, Element]]:
    return [(i, e) for i, e in numbered if e.role in roles]


def _begin(out: _Text) -> None:
    if out.text:
        out.say(" ")


def _joined(out: _Text, some: _Numbered, between: str, last: str) -> None:
    for n, (i, element) in enumerate(some):
        out.say("" if n == 0 else last if n == len(some) - 1 else between)
        out.say(_BEFORE.get(element.text, ""))
        out.put(i, element)
        out.say(_AFTER.get(element.text, ""))


def _sentence(out: _Text, lead: str, some: _Numbered, between: str, end: str | None = None) -> None:
    if not some:
        return
    _begin(out)
    out.say(lead)
    _joined(out, some, between, between if end is None else end)
    out.say("" if some[-1][1].text.endswith((".", "!", "?")) else ".")


def _style(out: _Text, some: _Numbered) -> None:
    for i, element in some:
        _begin(out)
        out.put(i, element, capital=True)
        out.say(".")


def _people(out: _Text, some: _Numbered) -> None:
    if not some:
        return
    _begin(out)
    out.say("The picture shows ")
    owners = list(dict.fromkeys(e.owner for _, e in some))
    for n, owner in enumerate(owners):
        out.say("" if n == 0 else "; " if n < len(owners) - 1 else "; and ")
        _person(out, [(i, e) for i, e in some if e.owner == owner])
    out.say(".")


def _person(out: _Text, own: _Numbered) -> None:
    """Token, noun, looks, clothes, what is done, feeling: "petratok, a woman with white hair, cooking"."""
    hair = [(i, e) for i, e in own if e.role == "look" and e.text.startswith("with ")]
    rest = [x for x in own if x not in hair]
    naming = _of(rest, "token", "subject")
    for n, (i, element) in enumerate(naming):
        out.say(", " if n else "")
        out.put(i, element)
    for n, (i, element) in enumerate(hair):
        out.say(" " if naming or n else "")
        out.put(i, element)
    others = _of(rest, "look", "garment", "action", "feeling")
    if others and (naming or hair):
        out.say(", ")
    _joined(out, others, ", ", ", ")


def _things(out: _Text, some: _Numbered) -> None:
    _sentence(out, "The scene also has ", some, ", ", end=" and ")


def _era(out: _Text, some: _Numbered) -> None:
    """The decade, then how things looked then."""
    if not some:
        return
    _begin(out)
    out.say("The time is " if some[0][1].text.startswith("present") else "The time is the ")
    out.put(*some[0])
    out.say(", with " if len(some) > 1 else "")
    _joined(out, some[1:], ", ", " and ")
    out.say(".")

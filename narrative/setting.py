"""Season, hour, weather, occasion and indoors: only what is stated or follows from it."""

from collections.abc import Sequence
from typing import Final

from narrative.entities import Patient
from narrative.feast_signs import told_by_signs
from narrative.feast_words import NO_FEASTS, is_something_else
from narrative.indoors import under_a_roof
from narrative.lexicon import Lexicon
from narrative.scene import Fact, Setting
from narrative.setting_words import (
    FURNITURE,
    HOURS,
    INDOOR,
    NOT_HERE,
    NOT_HOURS,
    NOT_SEASONS,
    NOT_WEATHER,
    OUTDOOR,
    SEASONS,
    WEATHER,
)
from narrative.words import Words, plain

_THAT_DAY: Final = frozenset({"esa noche", "aquella noche", "esa manana", "esa tarde"})
_LATE: Final = 0.75  # of the words of a telling
_SOUTH: Final = frozenset({"AR", "CL", "UY", "PY", "BO", "PE"})
_OUTDOOR_WORK: Final = frozenset(
    {
        "vineyard",
        "olive_grove",
        "countryside",
        "mountains",
        "beach",
        "running_track",
        "forest",
        "threshing_floor",
        "cornfield",
        "wheat_field",
        "plantation",
        "pampa",
        "lake",
        "frozen_pond",
        "football_pitch",
        "bullring",
        "swimming_pool",
        "cemetery",
    }
)
_IN_EUROPE: Final = ("barcelona", "cataluna", "francia", "argeles")
_NO_SEASONS: Final = frozenset({"CO", "EC", "VE", "PA", "CR"})
_MONTH_SEASON: Final = {
    "diciembre": "winter", "enero": "winter", "febrero": "winter", "marzo": "spring", "abril": "spring",
    "mayo": "spring", "junio": "summer", "julio": "summer", "agosto": "summer", "septiembre": "autumn",
    "setiembre": "autumn", "octubre": "autumn", "noviembre": "autumn",
}  # fmt: skip
_OPPOSITE: Final = {"winter": "summer", "summer": "winter", "spring": "autumn", "autumn": "spring"}
# saints' days by which people name the time of the year (northern seasons)
_FEASTS: Final = {
    "san lorenzo": "summer", "san juan": "summer", "santiago": "summer", "san roque": "summer",
    "san pedro": "summer",
    "la virgen": "summer", "la asuncion": "summer", "san bartolome": "summer", "el carmen": "summer",
    "san isidro": "spring",
    "san jose": "spring", "san marcos": "spring", "san anton": "winter", "san blas": "winter",
    "la candelaria": "winter",
    "san silvestre": "winter", "santa lucia": "winter", "la inmaculada": "winter", "la purisima": "winter",
    "san miguel": "autumn", "el pilar": "autumn", "san martin": "autumn", "los santos": "autumn",
    "san mateo": "autumn",
}  # fmt: skip


class SettingReader:
    """Reads the setting of the scene's sentences."""

    def __init__(self, words: Words, lexicon: Lexicon, patient: Patient, main: tuple[int, int]) -> None:
        self.words, self.lexicon, self.patient = words, lexicon, patient
        self.items = [w for w in words.items if main[0] <= w.sentence < main[1]]
        self.tokens = [w.lower if w.lower in ("frió",) else w.plain for w in self.items]
        self.text = f" {' '.join(self.tokens)} "

    def read(self, places: list[str | None], activities: tuple[str, ...] = ()) -> Setting:
        """The Setting; ``places`` are "in", "out", "either" or None for each place of the scene."""
        occasion = self._occasion()
        done = [
            c.place for a in activities if (c := self.lexicon.get("activities", a)) is not None and c.place
        ]
        if not any(p in ("in", "out") for p in places):
            places = [*places, *("out" for p in done[:1] if p in _OUTDOOR_WORK)]
        return Setting(
            self._season(occasion),
            self._hour(occasion),
            self._weather(),
            occasion,
            self._indoor(places, None if self._is_under_a_roof(done) else occasion),
        )

    def _is_under_a_roof(self, done: Sequence[str]) -> bool:
        """Reads "hacía rosquillas en Semana Santa": the feast is the time, what is done there the place."""
        concepts = (self.lexicon.get("places", place) for place in done)
        return any(concept is not None and concept.where == "in" for concept in concepts)

    def _find(self, phrase: str, blocked: tuple[str, ...] = ()) -> tuple[int, int] | None:
        if f" {phrase} " not in self.text:
            return None
        parts = phrase.split()
        for at in range(len(self.tokens) - len(parts) + 1):
            if self.tokens[at : at + len(parts)] != parts:
                continue
            if parts == ["tarde"] and self.items[at].lower == "tardé":
                continue
            around = " ".join(self.tokens[max(0, at - 4) : at + len(parts) + 3])
            if not any(b in around for b in blocked):
                return at, at + len(parts)
        return None

    def _fact(self, value: str, at: tuple[int, int]) -> Fact:
        first, last = self.items[at[0]], self.items[at[1] - 1]
        return Fact(
            value, self.words.text[first.start : last.end], self.words.span(first.index, last.index + 1)
        )

    def _season(self, occasion: Fact | None) -> Fact | None:
        for word, season in SEASONS.items():
            at = self._find(word, NOT_SEASONS)
            if at is not None:
                return self._fact(season, at)
        for feast, season in _FEASTS.items():
            if feast == "la virgen" and self.patient.country != "ES":
                continue
            at = (
                self._find(f"por {feast}")
                or self._find(f"fiesta de {feast}")
                or self._find(f"fiestas de {feast}")
            )
            if at is not None and self.patient.country not in _NO_SEASONS:
                return self._fact(_OPPOSITE[season] if self.patient.country in _SOUTH else season, at)
        if self.patient.country not in _NO_SEASONS:
            for month, season in _MONTH_SEASON.items():
                at = self._find(month, NOT_SEASONS)
                if at is not None and not (
                    self.words.cased and self.items[at[0]].capital and not self.items[at[0]].opens
                ):
                    south = self._in_the_south()
                    return self._fact(_OPPOSITE[season] if south else season, at)
        concept = self.lexicon.get("occasions", occasion.concept) if occasion is not None else None
        if (
            concept is None
            or concept.season is None
            or self.patient.country in _NO_SEASONS
            or occasion is None
        ):
            return None
        south = self._in_the_south()
        return Fact(_OPPOSITE[concept.season] if south else concept.season, occasion.words, occasion.span)

    def _in_the_south(self) -> bool:
        """Whether the teller's country has its summer in January, and the scene is not in Europe."""
        abroad = any(self._find(f"en {place}") is not None for place in _IN_EUROPE)
        return self.patient.country in _SOUTH and not abroad

    def _hour(self, occasion: Fact | None) -> Fact | None:
        best: tuple[int, str, tuple[int, int]] | None = None
        for value, phrases in HOURS:
            for phrase in phrases:
                at = self._find(phrase, NOT_HOURS)
                if at is None or self._is_afterwards(phrase, at):
                    continue
                size = len(phrase.split())
                if best is None or (at[0] < best[2][1] and (at[1] <= best[2][0] or size > best[0])):
                    best = (size, value, at)
        if best is not None:
            return self._fact(best[1], best[2])
        if occasion is not None and plain(occasion.words) in (
            "nochebuena",
            "misa del gallo",
            "nochevieja",
            "noche de reyes",
            "noche de san juan",
            "ano nuevo",
            "fin de ano",
        ):
            return Fact("night", occasion.words, occasion.span)
        return None

    def _is_afterwards(self, phrase: str, at: tuple[int, int]) -> bool:
        """Reads "esa noche" at the end of a telling: the scene is over."""
        if at[0] < _LATE * len(self.tokens) or " ".join(self.tokens[at[1] : at[1] + 1]) == "no":
            return False
        return phrase in _THAT_DAY or self.tokens[at[0] - 1] in ("esa", "aquella")

    def _weather(self) -> Fact | None:
        for value, phrases in WEATHER:
            for phrase in phrases:
                at = self._find(phrase, NOT_WEATHER)
                if at is not None and " ".join(self.tokens[max(0, at[0] - 2) : at[0]]) not in (
                    "no hacia",
                    "sin",
                ):
                    return self._fact(value, at)
        return None

    def _occasion(self) -> Fact | None:
        best: tuple[int, Fact] | None = None
        for match in self.lexicon.all_in("occasions", self.words):
            word = self.words[match.first]
            if word not in self.items or is_something_else(self.words, match.first, match.last):
                continue
            fact = Fact(
                match.concept.id,
                self.words.said(match.first, match.last),
                self.words.span(match.first, match.last),
            )
            rank = 3 if match.concept.id == "honeymoon" else 2 if match.concept.sketch else 1
            rank = 0 if match.concept.id in NO_FEASTS else rank
            if best is None or rank > best[0]:
                best = (rank, fact)
        told = told_by_signs(self.tokens) if best is None or best[0] == 0 else None
        if told is not None:
            return self._fact(told[0], (told[1], told[2]))
        return best[1] if best is not None else None

    def _indoor(self, places: list[str | None], occasion: Fact | None) -> bool | None:
        outside, inside, furniture = (
            any(self._find(phrase, NOT_HERE) is not None for phrase in signs)
            for signs in (OUTDOOR, INDOOR, FURNITURE)
        )
        feast = occasion.concept if occasion is not None else None
        return under_a_roof(places, outside, inside, furniture, self.text, feast)

"""Frames about where and when it was: place, years, season, hour, weather, feast, indoors."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from narrative.agreement import is_many
from narrative.chips import HOUR_WORDS, SEASON_WORDS
from narrative.correcting.answers import name_of, with_a, with_the
from narrative.correcting.frames import Asked, Found, FrameParts, chip_of, removed, says_removed
from narrative.correcting.targets import Target
from narrative.correcting.word_classes import ADDS, COMING, ESTAR, REMOVES, SER, THAT, THERE_WAS
from narrative.corrections import Correction
from narrative.era import decide_era
from narrative.era_cues import find_cues
from narrative.scene import Fact, Participant, Setting
from narrative.setting import SettingReader
from narrative.words import split_words, word_set

_HAPPENED: Final = word_set(
    """paso pasaba ocurrio sucedio viviamos vivia vivian vivi ibamos fuimos estabamos estuvimos estaba
    estaban seria era fue eran fueron iban eramos nos veraneabamos"""
)
_AROUND: Final = word_set(
    """era eran fue es estaba hacia habia hizo hubo un una el la los las mucho mucha muy de por en al a ya
    muchisimo bastante mi su nuestra nuestro aquel aquella ese esa y con dia fuerte todo esta eramos estabamos
    bien que tanto tanta puro pura fiesta noche tarde manana anos ano yo tenia teniamos tenian tenias
    cuando como alla sobre mas menos unos unas creo tendria tendriamos cumplia seria eso aquello o finales
    principios mediados del nos son epoca tiempos tiempo"""
)
# Of the words around a fact, those that it may end in or that tell it by themselves.
_MAY_END: Final = word_set("noche tarde manana dia fuerte mucho muchisimo bastante tanto fiesta epoca todo")
_PLAIN_DAY: Final = ("de dia", "pleno dia", "a pleno dia", "por el dia", "durante el dia")
_INDOORS: Final = ("dentro", "adentro", "en casa", "dentro de casa", "bajo techo", "en el interior")
_OUTDOORS: Final = ("fuera", "afuera", "en la calle", "al aire libre", "en el exterior", "fuera de casa")
_WEATHER_NOUNS: Final = {
    "lluvia": "rain", "nieve": "snow", "niebla": "fog", "viento": "wind", "nubes": "clouds", "sol": "sun",
    "tormenta": "storm", "frio": "cold", "calor": "heat", "nieves": "snow", "neblina": "fog",
}  # fmt: skip
_WEATHER_NOW: Final = {
    "sun": "hace sol", "clouds": "está nublado", "rain": "llueve", "snow": "nieva", "fog": "hay niebla",
    "wind": "hace viento", "storm": "hay tormenta", "cold": "hace frío", "heat": "hace calor",
}  # fmt: skip
_SIMPLE_TIMES: Final = frozenset({"season", "time_of_day", "weather", "occasion"})
_LONGEST: Final = 9


class CircumstanceFrames(FrameParts):
    """Reads the frames about where and when."""

    # --- where ------------------------------------------------------------------------------------------

    def happened_at(self, at: int) -> Found | None:
        """Reads "eso fue en Benidorm", "estábamos en la cocina", "(digo) en Burgos"."""
        last = at
        while self.p(last) in THAT:
            last += 1
        verb = last
        while self.p(last) in _HAPPENED:
            last += 1
        if self.p(last) in ("alli", "alla"):
            last += 1
        if self.p(last) != "en" and not (self.p(last) in ("a", "al") and last > verb):
            if not (last > verb and self.opened and self.p(verb) in SER):
                return None
            last -= 1
        elif last == verb and not self.opened and self.denied is None:
            return None
        if self.p(last) == "al":
            last -= 1
        new = self._place(last + 1)
        return self._moved_to(new[0], new[1]) if new is not None else None

    def _place(self, at: int) -> tuple[Participant, int] | None:
        town = self.targets.town(at)
        read = self.targets.phrase(at)
        if read is not None and read[0].kind == "place" and (town is None or read[2] >= town[1]):
            return read[0], read[2]
        if town is not None:
            return town
        if self.p(at - 1) != "en" or self.targets.noun(at) is not None or read is not None:
            return None
        return self._unlisted_town(at)

    def _unlisted_town(self, at: int) -> tuple[Participant, int] | None:
        """A town that no list has: what is left after "fue en" when it is no word of another kind."""
        name = self.targets.given_name(at)
        if name is None or name[1] < len(self.words) or self._is_known_word(at):
            return None
        if any(self._setting_at(at - 1, last) is not None for last in range(at + 1, len(self.words) + 1)):
            return None
        return Participant("", "place", name[0], name[0], True, (), place_type="pueblo"), name[1]

    def _is_known_word(self, at: int) -> bool:
        lexicon, word = self.targets.knowledge.lexicon, self.words[at]
        kinds = (
            "places",
            "animals",
            "objects",
            "garments",
            "occasions",
            "people",
            "colours",
            "feelings",
            "events",
        )
        return (
            any(lexicon.at(kind, self.words, at) is not None for kind in kinds)
            or word.plain in lexicon.given_names
            or bool(self.targets.knowledge.verbs.read(word.lower, self.words.accented))
            or word.plain.isdecimal()
            or len(word.plain) < 4
        )

    def _moved_to(self, told: Participant, last: int) -> Found:
        told = replace(told, key="", mentions=(), in_scene=True, scene=1)
        name = name_of(told, self.targets.knowledge.lexicon)
        known = self.targets.of_participant(told)
        target = Target(chip_of(told), "place", name, "", told)
        said = f"ahora es en {name}"
        old = (
            self.denied
            if self.denied is not None and self.denied.kind == "place"
            else self._place_replaced(told)
        )
        if known is not None and known.participant is not None and known.participant.in_scene:
            return Found(last, (), f"así está: es en {known.name}", known)
        corrections: tuple[Correction, ...]
        if known is not None:
            corrections = (
                *((removed(old),) if old is not None else ()),
                Correction(known.chip_id, "present"),
            )
        elif old is not None:
            corrections = (Correction(old.chip_id, "become", participant=told),)
        else:
            corrections = (Correction(target.chip_id, "add", participant=told),)
        return Found(last, corrections, said, target, instead=self.denied is not None)

    def _place_replaced(self, told: Participant) -> Target | None:
        """The place of the same sort that the new one takes the place of: a town for a town."""
        there = self.targets.present("place")
        same = [
            t
            for t in there
            if t.participant is not None and (t.participant.concept is None) == (told.concept is None)
        ]
        if told.concept is None:
            return same[0] if same else None
        towns = {"village", "city", "country_land", "neighbourhood"}
        exact = [t for t in same if t.participant is not None and t.participant.concept not in towns]
        return exact[0] if exact else same[0] if same else None

    def not_at(self, at: int) -> Found | None:
        """Reads "no fue en Burgos", "no era en la playa", "en la playa no"."""
        if self.p(at) == "en":
            new = self._place(at + 1)
            if new is not None and self.p(new[1]) == "no":
                return self._place_denied(new[0], new[1] + 1)
            return None
        last = at
        while self.p(last) in THAT:
            last += 1
        if self.p(last) != "no":
            return None
        last += 1
        while self.p(last) in _HAPPENED:
            last += 1
        if self.p(last) != "en":
            return None
        new = self._place(last + 1)
        return self._place_denied(*new) if new is not None else None

    def _place_denied(self, told: Participant, last: int) -> Found | None:
        target = self.targets.of_participant(told)
        if target is None:
            return None
        return Found(last, (removed(target),), says_removed(target), None, target)

    def inside_or_out(self, at: int) -> Found | None:
        """Reads "estábamos dentro", "era fuera, en la calle"."""
        last = at
        while self.p(last) in SER | ESTAR | THAT:
            last += 1
        if last == at:
            return None
        for phrases, value in ((_INDOORS, "in"), (_OUTDOORS, "out")):
            for phrase in sorted(phrases, key=len, reverse=True):
                length = len(phrase.split())
                if self.words.joined(last, last + length) == phrase:
                    said = f"ahora es {'dentro' if value == 'in' else 'fuera'}"
                    return Found(last + length, (Correction("indoor", "change", value),), said)
        return None

    # --- when -------------------------------------------------------------------------------------------

    def happened_when(self, at: int) -> Found | Asked | None:
        """Reads "fue en el 62", "yo tenía diez años", "en los años sesenta"."""
        if self.p(at) == "no" and self.p(at + 1) in SER | {"en"}:
            return self._not_when(at + 1)
        for last in range(min(at + _LONGEST, len(self.words)), at, -1):
            found = self._era_of(at, last)
            if found is not None and self.p(last) == "no":  # "en el 55 no, fue…"
                return Found(last + 1)
            if found is not None:
                return found
        return None

    def _not_when(self, at: int) -> Found | Asked | None:
        """Reads "no fue en el 60": what it was comes next, or is asked for."""
        ends = [i for i in range(at + 2, len(self.words)) if self.p(i) in SER | {"sino", "en"} and i > at + 2]
        for last in range(min([at + _LONGEST, len(self.words), *ends[:1]]), at, -1):
            opened, self.opened = self.opened, True
            found = self._era_of(at, last)
            self.opened = opened
            if found is not None:
                return Asked(last, "¿Cuándo fue, entonces?") if last == len(self.words) else Found(last)
        return None

    def _era_of(self, at: int, last: int) -> Found | None:
        text = self.words.said(at, last)
        words = split_words(text)
        patient = self.targets.patient
        dated = patient if patient.birth_year is not None else replace(patient, birth_year=1940)
        cues = find_cues(words, self.targets.knowledge.lexicon, dated)
        if not cues or any(c.kind in ("ago", "unborn", "now") for c in cues):
            return None
        covered = {i for c in cues for i in range(c.first, c.last)}
        rest = [w.plain for w in words.items if w.index not in covered]
        if any(w not in _AROUND for w in rest) or words.plain_at(0) in ("no", "y"):
            return None
        if not (
            self.opened or "era" in rest or "fue" in rest or "eso" in rest or "yo" in rest or self.denied
        ):
            return None
        era = decide_era(cues, words, dated)
        if era.year_min is None or era.year_max is None:
            return None
        if patient.birth_year is None and any(c.kind in ("age", "stage") for c in cues):
            correction = Correction("era", "change", era.phase)
        else:
            years = str(era.year_min) if era.year_min == era.year_max else f"{era.year_min}-{era.year_max}"
            correction = Correction(
                "era", "change", f"{era.phase}:{years}" if era.phase != "unknown" else years
            )
        if any(c.kind == "age" for c in cues):
            return Found(last, (correction,), "he cambiado la edad")
        when = (
            f"en {era.year_min}" if era.year_min == era.year_max else f"entre {era.year_min} y {era.year_max}"
        )
        return Found(last, (correction,), f"ahora es {when}")

    def _setting_at(self, first: int, last: int) -> Setting | None:
        """The setting that the words tell when they tell nothing else."""
        text = self.words.said(first, last)
        words = split_words(text)
        knowledge = self.targets.knowledge
        reader = SettingReader(
            words, knowledge.lexicon, self.targets.patient, (0, words[len(words) - 1].sentence + 1)
        )
        setting = reader.read([], ())
        spans = [f.span for f in self._facts(setting) if f.span is not None]
        if not spans:
            return None
        whose = self._whose(setting, first, last)
        for word in words.items:
            if first + word.index in whose:
                continue
            inside = any(s.start <= word.start and word.end <= s.end for s in spans)
            if not inside and word.plain not in _AROUND:
                return None
        return setting

    def _whose(self, setting: Setting, first: int, last: int) -> range:
        """The words that tell whose feast it was: "(el bautizo) de mi hijo"."""
        for at in range(first + 1, last if setting.occasion is not None else first):
            found = self.targets.phrase(at + 1) if self.p(at) in ("de", "del") else None
            if found is not None and found[0].kind == "person" and found[2] <= last:
                return range(at, found[2])
        return range(0)

    def _facts(self, setting: Setting) -> Iterator[Fact]:
        for fact in (setting.season, setting.time_of_day, setting.weather, setting.occasion):
            if fact is not None:
                yield fact

    def circumstances(self, at: int) -> Found | None:
        """Reads "era de noche", "no llovía", "era invierno", "hacía sol", "era el día de mi boda"."""
        denied = self.p(at) in ("no", "sin", "tampoco") and self.p(at) != ""
        first = at + denied
        if first >= len(self.words) or self.words[first].plain in _AROUND - SER - {
            "hacia",
            "habia",
            "hizo",
            "hubo",
            "estaba",
            "por",
            "de",
            "en",
            "al",
            "a",
            "una",
            "un",
            "la",
            "el",
            "mucho",
            "mucha",
            "muy",
            "y",
        }:
            return None
        day = self._plain_day(first, denied)
        if day is not None:
            return day
        for last in range(min(first + _LONGEST, len(self.words)), first, -1):
            if self.words.stops_between(first, last - 1):
                continue
            if self.p(last - 1) in _AROUND - _MAY_END:
                continue
            setting = self._setting_at(first, last)
            if setting is not None and self._may_tell(first):
                return self._told_setting(setting, last, denied)
        return None

    def _may_tell(self, first: int) -> bool:
        """A bare noun ("invierno", "la noche") needs a verb, or something that opens the correction."""
        finite = self.p(first) in SER | THERE_WAS | ESTAR | {"hacia", "hizo"}
        verb = bool(self.targets.knowledge.verbs.read(self.words[first].lower, self.words.accented))
        return finite or self.opened or self.denied is not None or bool(self.told) or verb

    def _plain_day(self, first: int, denied: bool) -> Found | None:
        last = first
        while self.p(last) in SER:
            last += 1
        for phrase in _PLAIN_DAY:
            length = len(phrase.split())
            if self.words.joined(last, last + length) != phrase or (
                last == first and not (self.opened or self.told)
            ):
                continue
            if denied:
                return None
            now = self.targets.scene.setting.time_of_day
            if now is not None and now.concept not in ("night", "evening"):
                return Found(last + length, (), "así está: es de día")
            return Found(last + length, (Correction("time_of_day", "change", "midday"),), "ahora es de día")
        return None

    def _told_setting(self, setting: Setting, last: int, denied: bool) -> Found | None:
        now = self.targets.scene.setting
        pairs = [
            (name, fact) for name in sorted(_SIMPLE_TIMES) if (fact := getattr(setting, name)) is not None
        ]
        occasion = setting.occasion
        if occasion is not None:  # its season and hour follow from it
            follows = [(n, f) for n, f in pairs if n != "occasion" and f.span == occasion.span]
            pairs = [(n, f) for n, f in pairs if (n, f) not in follows or getattr(now, n) is None]
        if denied:
            return self._denied_setting(pairs, last)
        corrections = tuple(self._set(name, fact) for name, fact in pairs)
        pairs.sort(key=lambda pair: pair[0] != "occasion")
        followed = occasion is not None and len(pairs) > 1
        told = [self._says(name, fact) for name, fact in (pairs[:1] if followed else pairs)]
        said = " y ".join([told[0], *(each.removeprefix("ahora ") for each in told[1:])]) if told else ""
        instead = self.denied is not None and self.denied.chip_id in {c.chip_id for c in corrections}
        return Found(last, corrections, said, instead=instead)

    def _set(self, name: str, fact: Fact) -> Correction:
        if name != "occasion":
            return Correction(name, "change", fact.concept)
        concept = self.targets.knowledge.lexicon.get("occasions", fact.concept)
        return Correction(name, "change", fact.concept, concept.label if concept is not None else fact.words)

    def _says(self, name: str, fact: Fact) -> str:
        if name == "weather":
            return f"ahora {_WEATHER_NOW.get(fact.concept, fact.words)}"
        if name == "occasion":
            concept = self.targets.knowledge.lexicon.get("occasions", fact.concept)
            return f"ahora {_is_feast(concept.label if concept is not None else fact.words)}"
        words = SEASON_WORDS if name == "season" else HOUR_WORDS
        return f"ahora es {words.get(fact.concept, fact.words)}"

    def _denied_setting(self, pairs: list[tuple[str, Fact]], last: int) -> Found | None:
        """Reads "no llovía": what the scene has goes; what it has not is not so already."""
        now = self.targets.scene.setting
        told = {correction.chip_id for found in self.told for correction in found.corrections}
        if any(n in told for n, _ in pairs):
            return Found(last)
        held = [(n, f) for n, f in pairs if (own := getattr(now, n)) is not None and own.concept == f.concept]
        if held:
            name, fact = held[0]
            gone = Target(name, "setting", "")
            return Found(last, (Correction(name, "remove"),), self._says_gone(name, fact), None, gone)
        if any(n == "weather" for n, _ in pairs) and self.p(last) == "":
            return Found(last, (), "así está")
        return None

    def _says_gone(self, name: str, fact: Fact) -> str:
        if name == "weather":
            return f"ya no {_WEATHER_NOW.get(fact.concept, fact.words)}"
        words = {"season": SEASON_WORDS, "time_of_day": HOUR_WORDS}.get(name, {})
        return f"ya no es {words.get(fact.concept, fact.words)}"

    def weather_by_command(self, at: int) -> Found | None:
        """Reads "quita la lluvia", "pon sol", "que llueva"."""
        add, remove = ADDS.match(self.p(at)), REMOVES.match(self.p(at))
        if add is None and remove is None:
            return None
        start = at + 1
        while self.p(start) in ("el", "la", "las", "los", "mas", "un", "que", "poco", "de", "mucho", "mucha"):
            start += 1
        value = _WEATHER_NOUNS.get(self.p(start))
        if value is None:
            return None
        if add is not None:
            return Found(start + 1, (Correction("weather", "change", value),), f"ahora {_WEATHER_NOW[value]}")
        now = self.targets.scene.setting.weather
        if now is None:
            return Found(start + 1, (), "así está")
        return Found(
            start + 1, (Correction("weather", "remove"),), f"he quitado {self.words.said(at + 1, start + 1)}"
        )


def _is_feast(label: str) -> str:
    """Reads "es una boda", "son las fiestas del pueblo", "es Navidad"."""
    if label[:1].isupper():
        return f"es {label}"
    return f"son {with_the(label)}" if is_many(label) and label != "reyes" else f"es {with_a(label)}"


__all__ = ["COMING", "CircumstanceFrames"]

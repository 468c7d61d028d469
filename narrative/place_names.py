"""Names of places: of the gazetteer, cut in two by the recogniser, churches told by their saint."""

from dataclasses import dataclass
from typing import Final

from narrative.entities import Entity, ParticipantKind
from narrative.grammar_words import DETERMINERS, PREPOSITIONS
from narrative.lexicon import Lexicon
from narrative.verbs import Verbs
from narrative.words import Words, word_set

_MOTION: Final = word_set(
    """ir venir llegar volver subir bajar salir viajar emigrar mandar mudar marchar llevar regresar caminar
    andar destinar trasladar bajarse enviar"""
)
# names that are words too, with what stands before them where the place is meant
_PLAIN_NOUNS: Final = {
    "la boca": ("barrio",), "caballito": ("en", "desde", "hasta", "por"), "arroyito": ("en", "por"),
    "colmenar": ("en", "a", "desde", "hasta", "por"), "vina": ("en", "a", "desde", "hasta", "por"),
    "la paz": ("en", "desde", "hasta"), "la palma": ("en", "desde", "hasta"), "la plata": ("en", "desde"),
}  # fmt: skip
_PLAINLY_A_NAME: Final = 6  # letters: in a text typed in haste "paris" may be anything, "ferrol" a town
_CHURCH_DOORS: Final = frozenset({"salida", "puerta", "entrada", "atrio", "misa"})
SAINTS: Final = frozenset({"san", "santa", "santo"})


@dataclass(frozen=True)
class NameHit:
    """A name at words ``first``..``last``. ``entities`` are the ids in the registry that bear it."""

    first: int
    last: int
    kind: ParticipantKind
    entities: tuple[str, ...] = ()
    gender: str | None = None
    article: bool = False
    place_type: str | None = None
    guess: bool = False


class PlaceNames:
    """Reads the names of places of one text."""

    words: Words
    lexicon: Lexicon
    verbs: Verbs
    _registered: tuple[tuple[tuple[str, ...], Entity], ...]

    def _gazetteer(self, at: int) -> NameHit | None:
        words = self.words
        for length in (4, 3, 2, 1):
            found = (
                self.lexicon.gazetteer.get(words.joined(at, at + length))
                if at + length <= len(words)
                else None
            )
            if found is None or (length > 1 and words.stops_between(at, at + length - 1)):
                continue
            small = words.cased and not words[at + length - 1].capital
            if small and not (words.hasty and len(words.joined(at, at + length)) >= _PLAINLY_A_NAME):
                continue
            if small and (not self._after_place_preposition(at) or self._is_plain_noun(at, length)):
                continue
            if not words.cased and not self._after_place_preposition(at) and (
                length == 1 or self._is_told_of_people(at, length)
            ):  # fmt: skip
                continue
            if found[1] == "city" and words.plain_at(at - 1) in ("el", "al"):
                continue  # "el Madrid" is a team
            if not words.cased and self._is_plain_noun(at, length):
                continue
            if words.plain_at(at - 1) == "a" and self._is_read_or_heard(at - 2):
                continue
            return NameHit(at, self._goes_on_as_place(at + length), "place", place_type=found[1])
        return self._short_town(at) or self._split_name(at)

    def _short_town(self, at: int) -> NameHit | None:
        """Reads "en colmenar": in a text without capitals, a town that goes by its name's first word."""
        word, before = self.words.plain_at(at), self.words.plain_at(at - 1)
        kind = self.lexicon.short_towns.get(word)
        if kind is None or self.words.cased or word in self.lexicon.given_names or self._is_noun(at):
            return None
        there = before in ("en", "desde", "hasta", "por") or (before == "a" and self._moves(at - 1))
        return NameHit(at, at + 1, "place", place_type=kind, guess=True) if there else None

    def _is_told_of_people(self, at: int, length: int) -> bool:
        """Reads "dos hermanas": without capitals a town's name that is also a way to speak of people."""
        last = self.words.plain_at(at + length - 1)
        return self.lexicon.lookup("people", last) is not None

    def _is_read_or_heard(self, at: int) -> bool:
        """Reads "leer a Lorca", "escuchar a Granada": a poet or singer that is called like a town."""
        forms = self.verbs.read(self.words[at].lower, False) if at >= 0 else ()
        return any(f.lemma in ("leer", "recitar", "escuchar", "imitar", "votar", "parecer") for f in forms)

    def _is_plain_noun(self, at: int, length: int) -> bool:
        """Without capitals, "la boca" is a mouth and "a caballito" a way to ride; places are gone to."""
        words = self.words
        name, before = words.joined(at, at + length), words.plain_at(at - 1)
        if name in _PLAIN_NOUNS and self.lexicon.lookup("places", before) is None:
            return before not in _PLAIN_NOUNS[name]
        article = length > 1 and words.plain_at(at) in ("la", "el", "los", "las")
        article = article and self.lexicon.lookup("places", before) is None
        unexplained = (
            length == 2 and len(words.plain_at(at + 1)) >= _PLAINLY_A_NAME and not self._is_common(at + 1)
        )
        return article and not unexplained and not self._after_place_preposition(at)

    def _goes_on_as_place(self, last: int) -> int:
        """Reads "Rosario Norte", "Madrid Río": another place than the town, told by one name more."""
        words = self.words
        if not words.cased or last >= len(words):
            return last
        more = words[last]
        other = more.plain in self.lexicon.given_names or any(t[0] == more.plain for t, _ in self._registered)
        if not more.capital or more.after_stop or other or len(more.plain) < 3:
            return last
        known = any(self.lexicon.lookup(kind, more.plain) for kind in ("people", "places", "occasions"))
        return last if known else last + 1

    def _split_name(self, at: int) -> NameHit | None:
        """A place that the recogniser cut in two: "a aca pulco"."""
        words = self.words
        if words.cased or at + 2 > len(words) or not self._after_place_preposition(at):
            return None
        whole = words.plain_at(at) + words.plain_at(at + 1)
        known = tuple(e.id for t, e in self._registered if e.kind == "place" and t == (whole,))
        if known and len(whole) > 5:
            return NameHit(at, at + 2, "place", known)
        found = self.lexicon.gazetteer.get(whole)
        return NameHit(at, at + 2, "place", place_type=found[1], guess=True) if found else None

    def _after_place_preposition(self, at: int) -> bool:
        before = self.words.plain_at(at - 1)
        if before in ("en", "desde", "hasta", "hacia", "de", "por", "todo", "medio"):
            return True
        if before in ("el", "la", "los", "las"):
            return self.words.plain_at(at - 2) in ("en", "desde", "hasta", "hacia", "de", "por", "a")
        return before in ("a", "para") and (self._moves(at - 1) or self._is_set_out_for(at))

    def _is_set_out_for(self, at: int) -> bool:
        """Reads "A Santiago fuimos": where the sentence opens with the way's end."""
        w = self.words
        if not (w[at - 1].opens or w[at - 1].after_stop) or at + 1 >= len(w) or w[at + 1].after_stop:
            return False
        return any(f.lemma in _MOTION for f in self.verbs.read(w[at + 1].lower, w.accented))

    def _moves(self, at: int) -> bool:
        for i in range(max(0, at - 9), at):
            if any(f.lemma in _MOTION for f in self.verbs.read(self.words[i].lower, False)):
                return True
        return False

    def _is_common(self, at: int) -> bool:
        """Whether the word means something besides being a name."""
        word = self.words[at]
        if word.plain in DETERMINERS or word.plain in PREPOSITIONS or self._is_noun(at):
            return True
        return word.plain not in self.lexicon.given_names and bool(self.verbs.read(word.lower, False))

    def _is_noun(self, at: int) -> bool:
        kinds = ("people", "places", "animals", "objects", "garments", "occasions", "colours")
        return any(self.lexicon.lookup(k, self.words[at].plain) for k in kinds)

    def _is_saint(self, at: int) -> bool:
        return self.words.plain_at(at) in SAINTS or self.words.plain_at(at - 1) in SAINTS

    def _saint_place(self, at: int) -> NameHit | None:
        if self.words.plain_at(at) not in SAINTS:
            return None
        return self._gazetteer(at) or self._church_of(at)

    def _is_feast(self, at: int) -> bool:
        """Reads "por San Juan": a day of the year."""
        return self.words.plain_at(at - 1) == "por"

    def _church_of(self, at: int) -> NameHit | None:
        """Reads "en San Ginés", "la salida de Santa María": a church told by its saint."""
        w = self.words
        if at + 1 >= len(w) or (w.cased and not (w[at].capital and w[at + 1].capital)):
            return None
        if not w.cased and (
            self._is_common(at + 1) or self.lexicon.lookup("occasions", w.joined(at, at + 2))
        ):
            return None
        before, earlier = w.plain_at(at - 1), w.plain_at(at - 2)
        left = earlier in _CHURCH_DOORS or any(f.lemma == "salir" for f in self.verbs.read(earlier, False))
        if not (before == "en" or (before == "de" and left) or (before == "a" and self._moves(at - 1))):
            return None
        last = self.capital_run(at + 1) if w.cased else at + 2
        return NameHit(at, last, "place", place_type="iglesia", guess=True)

    def capital_run(self, at: int) -> int:
        """End of a run of capitals from ``at``, with "de", "la" inside ("María de los Ángeles")."""
        words = self.words
        last = at + 1
        while last < len(words) and not words[last].after_stop:
            if words[last].capital:
                last += 1
                continue
            ahead = last
            while (
                ahead < len(words)
                and words[ahead].plain in ("de", "del", "la", "las", "los")
                and ahead - last < 2
            ):
                ahead += 1
            inside = (
                ahead > last
                and ahead < len(words)
                and words[ahead].capital
                and not words.stops_between(last, ahead)
            )
            if not inside or words.plain_at(last) in ("la", "las", "los"):
                break
            last = ahead + 1
        return last

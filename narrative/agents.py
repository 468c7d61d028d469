"""Who does what: the agents of a verb, from its person, its subject and its company.

Spanish drops subjects: a verb without one takes the subject of the verb before it; "los dos" and a
first person plural take the teller with whoever was named last; "con mi padre" joins the doer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from narrative.crowds import CROWD, crowd_before, crowd_behind
from narrative.going_on import GoingOn
from narrative.look_words import HAIR, HAIR_NOUNS, STYLES, look_in
from narrative.registry_links import Referent
from narrative.verbs import Form, Verbs
from narrative.words import Words, word_set

_PREPOSITIONS: Final = word_set("con de a al del para por en sin sobre hasta desde entre como que")
_JOINING: Final = _PREPOSITIONS | word_set("y e ni o que pero")
_PERCEIVED: Final = frozenset({"ver", "mirar", "oír", "escuchar", "observar", "contemplar", "sentir"})
_BOTH: Final = frozenset({"dos", "juntos", "juntas", "ambos", "ambas"})
_OBLIQUE: Final = frozenset(
    {"me", "te", "se", "le", "les", "nos", "lo", "la", "los", "las", "no", "ya", "muy", "bien", "tan"}
)
_TO_THEM: Final = frozenset({"le", "les", "lo", "la", "los", "las"})
_PRONOUNS: Final = {"yo": "", "él": "m", "ella": "f"}
_HAVING: Final = word_set(
    "tener criar comprar cuidar ordeñar domar matar vender regalar soltar esquilar montar"
)
_DETERMINERS: Final = word_set("el un una mi su del al los las")
_SELDOM_VERBS: Final = word_set(
    """para como sobre entre nada era una uno cara traje tarde vez ronda mate junto bajo cerca vuelta medio
    media"""
)
_WHEN_SMALL: Final = word_set(
    "niño niña nino nina pequeño pequeña pequeno pequena chico chica joven chiquillo chiquilla crio cria"
)
_REACH: Final = 12
_COMPANY_REACH: Final = 9


@dataclass(frozen=True)
class _Doer:
    """Participant keys found as a subject, with the word index where they stand."""

    keys: tuple[str, ...]
    at: int


class AgentReader:
    """Finds the agents of verbs in one text. ``keys`` gives each referent its participant key;
    the teller is "yo" when ``self_there``; ``patient_tells`` is false for notes and relatives' texts.
    """

    def __init__(
        self, words: Words, verbs: Verbs, referents: Sequence[Referent], keys: Sequence[str],
            self_there: bool,
        patient_tells: bool,
    ) -> None:  # fmt: skip
        self.words, self.verbs = words, verbs
        self.self_there, self.patient_tells = self_there, patient_tells
        self._phrases = sorted(
            (phrase.first, phrase.last, "yo" if referent.relation == "yo" else key, referent)
            for referent, key in zip(referents, keys, strict=True)
            if referent.kind != "place"
            for phrase in referent.phrases
        ) if referents else []  # fmt: skip
        places = [p for r in referents if r.kind == "place" for p in r.phrases]
        # "el bar de Eusebio": whose place it is, is not meant by "él" afterwards
        self._going_on = GoingOn(words, verbs, self)
        self._owners = {f for f, end, _, _ in self._phrases for p in places if p.first < f and end <= p.last}

    def agents(self, at: int) -> tuple[str, ...]:
        """The keys of those who do what the verb at word ``at`` says, the doer first; no crowd has one."""
        return tuple(key for key in self.agents_or_crowd(at) if key != CROWD)

    def agents_or_crowd(self, at: int) -> tuple[str, ...]:
        """As ``agents``, with CROWD for people told as one: "la gente bailaba"."""
        doers = self._doers(at)
        company = tuple(k for k in self._company(at) if k not in doers)
        return tuple(k for k in (*doers, *company) if k != "yo" or self.self_there)

    def described(
        self, at: int, gender: str | None, plural: bool | None, near: bool = False
    ) -> tuple[str, ...]:
        """The keys of those whom a word of state at ``at`` describes: "mi madre, sentada", "estaba sentado".

        Only those who agree with it in ``gender`` and number, where these are told, and when it must be
        ``near`` nobody who is only named somewhere before.
        """
        pronoun = next((self.words.lower_at(i) for i in (at - 1, at + 1) if self._is_pronoun(i)), "")
        if pronoun and not plural:
            return ("yo",) * self.self_there if pronoun == "yo" else self._last_named(at, _PRONOUNS[pronoun])
        for keys in self._possibly_described(at, near):
            fitting = keys if self.agree(keys, gender, plural) else ()
            if fitting:
                return tuple(k for k in fitting if k != "yo" or self.self_there)
        return ()

    def _possibly_described(self, at: int, near: bool) -> list[tuple[str, ...]]:
        """Whom a word of state can mean, the likeliest first: named right before, the doer, anyone named."""
        found = [self._phrase_ending(at) or (), self._phrase_ending(at - 1) or ()]
        verb = self._verb_before(at)
        if verb is not None and self.words[verb].sentence == self.words[at].sentence:
            doers = self._doers(verb)
            forms = self.verbs.read(self.words[verb].lower, self.words.accented)
            if doers != ("yo",) or any(f.person == 1 for f in forms):
                found.append(doers)
        if near:
            return [keys for keys in found if keys]
        here = [
            key
            for first, _, key, _ in reversed(self._phrases)
            if first < at and self.words[first].sentence == self.words[at].sentence
        ]
        return [keys for keys in [*found, *((key,) for key in here)] if keys]

    def agree(self, keys: tuple[str, ...], gender: str | None, plural: bool | None) -> bool:
        """Whether a word of that gender and number can be said of those with the keys; None fits all."""
        told = {key: referent for _, _, key, referent in self._phrases if key in keys}
        many = len(keys) > 1 or any(referent.plural for referent in told.values())
        genders = {self._gender(referent) for referent in told.values()} - {None}
        fits = gender is None or not genders or gender in genders or (gender == "m" and many)
        return fits and (plural is None or plural == many)

    def is_named(self, at: int) -> bool:
        """Whether someone is named right before the word at ``at``."""
        return self._phrase_ending(at) is not None

    def named_last(self, at: int) -> tuple[str, ...]:
        """The key of whom the words right before the one at ``at`` name."""
        return self._phrase_ending(at) or ()

    def pets(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Those of the keys that are animals."""
        animals = {key for _, _, key, referent in self._phrases if referent.kind == "pet"}
        return tuple(key for key in keys if key in animals)

    def named_before(self, at: int) -> tuple[str, ...]:
        """The keys of those named before the word at ``at``, the last one first, without the teller."""
        return tuple(self._named_before(at))

    def named_at(self, at: int) -> tuple[str, ...]:
        """The key of whom the words from ``at`` on name."""
        return self._phrase_starting(at) or ()

    def told_subject(self, at: int) -> tuple[str, ...]:
        """The keys of the subject that stands beside the verb at ``at``."""
        subject = self._subject_before(at) or self._subject_after(at)
        return subject.keys if subject is not None else ()

    def referent(self, key: str) -> Referent | None:
        """Whom the key stands for."""
        return next((referent for _, _, other, referent in self._phrases if other == key), None)

    def names_in(self, first: int, last: int) -> tuple[str, ...]:
        """The keys of those named from word ``first`` up to ``last``."""
        return tuple(key for start, _, key, _ in self._phrases if first <= start < last)

    def is_finite(self, at: int) -> bool:
        """Whether the word at ``at`` is read as a finite verb."""
        return self._is_finite(at)

    def _is_pronoun(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.words[at].lower in _PRONOUNS

    def _doers(self, at: int) -> tuple[str, ...]:
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        finite = [f for f in forms if f.person]
        if not finite:
            return self._governed(at, forms)
        if all(f.person == 1 and not f.plural for f in finite):
            return ("yo",)
        if any(f.person == 1 and f.plural for f in finite):
            return self._we(at)
        if any(f.plural for f in finite):
            return self._they(at)
        ours = self.words.plain_at(at - 1) in ("nos", "se")  # "nos lavaba", "se lavaba": somebody else did
        return self._one(at, may_be_teller=not ours and any(f.person == 1 for f in finite))

    def _governed(self, at: int, forms: Sequence[Form]) -> tuple[str, ...]:
        """Of a gerund, infinitive or participle: the noun before it, else the doer of the verb before."""
        before = self._phrase_ending(at)
        if before is not None and any(f.tense in ("gerund", "participle") for f in forms):
            return before
        pronoun = self.words.plain_at(at - 1)
        if pronoun in ("yo", "el", "ella") and self.words[at - 1].lower in ("yo", "él", "ella"):
            return ("yo",) if pronoun == "yo" else self._last_named(at, "f" if pronoun == "ella" else "m")
        if watched := self._seen_before_named(at):
            return watched
        earlier = self._verb_before(at)
        if earlier is not None and (seen := self._seen_doing(earlier, at, before)):
            return seen
        if earlier is not None and self._teaches_me(earlier, at):
            return ("yo", *(key for key in self._doers(earlier) if key != "yo"))
        if earlier is not None and self._teaches_them(earlier, at):
            doers = self._doers(earlier)
            return (*[key for key in self._named_before(earlier) if key not in doers][:1], *doers)
        return self._doers(earlier) if earlier is not None else self._default()

    def _seen_before_named(self, at: int) -> tuple[str, ...]:
        """Reads "ver (bailar) a mi madre"."""
        seeing = self.verbs.read(self.words.lower_at(at - 1), self.words.accented) if at else ()
        if not any(f.lemma in _PERCEIVED for f in seeing) or self.words.plain_at(at + 1) not in ("a", "al"):
            return ()
        return self._phrase_starting(at + 2) or self._phrase_starting(at + 1) or ()

    def _seen_doing(self, verb: int, at: int, named: tuple[str, ...] | None) -> tuple[str, ...]:
        """Reads "la miraba (coser)", "oía a mi padre (cantar)": whoever is seen or heard does it."""
        forms = self.verbs.read(self.words[verb].lower, self.words.accented)
        if not any(f.lemma in _PERCEIVED for f in forms):
            return ()
        if named is not None:
            return named
        clitic = self.words.plain_at(verb - 1)
        if at - verb > 1 or clitic not in ("lo", "la"):
            return ()
        return self._last_named(verb, "f" if clitic == "la" else "m")

    def _teaches_me(self, verb: int, at: int) -> bool:
        """Reads "me enseñó a (montar a caballo)"."""
        forms = self.verbs.read(self.words[verb].lower, self.words.accented)
        close = at - verb <= 2 and self.words.plain_at(verb - 1) in ("me", "nos")
        return close and any(f.lemma == "enseñar" for f in forms)

    def _teaches_them(self, verb: int, at: int) -> bool:
        """Reads "les enseñaba a (coser)"."""
        forms = self.verbs.read(self.words[verb].lower, self.words.accented)
        close = at - verb <= 2 and self.words.plain_at(verb - 1) in ("le", "les")
        return close and any(f.lemma == "enseñar" for f in forms)

    def _we(self, at: int) -> tuple[str, ...]:
        listed = self._listed_with_me(at)
        if listed:
            return ("yo", *listed)
        if behind := self._list_behind(at):
            return ("yo", *behind)
        done_to_them = self.words.plain_at(at - 1) in _TO_THEM  # "nosotros le cantábamos coplas"
        others = self._who_did_it_to_us(at)
        named = self._of_us(at) or ([] if done_to_them else self._named_before(at))
        named = [key for key in named if key not in others]
        earlier = self._we_of_before(at)
        return ("yo", *(earlier if set(named[:1]) <= set(earlier) else named[:1]))

    def _who_did_it_to_us(self, at: int) -> tuple[str, ...]:
        """Reads "nos pilló el guarda y (salimos corriendo)": he is none of us."""
        verb = self._verb_before(at)
        if verb is None or self.words[verb].sentence != self.words[at].sentence:
            return ()
        forms = self.verbs.read(self.words[verb].lower, self.words.accented)
        done_to_us = self.words.plain_at(verb - 1) in ("nos", "me") and any(f.person == 3 for f in forms)
        return self.told_subject(verb) if done_to_us and not any(f.person == 1 for f in forms) else ()

    def _list_behind(self, at: int) -> tuple[str, ...]:
        """Reads "cantábamos en el patio mi madre y mi tía": two or more at the end of the verb's clause, of
        whom no preposition governs one; not "vimos un elefante y unos payasos".
        """
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        if any(f.lemma in _PERCEIVED | _HAVING for f in forms):
            return ()
        for first, last, _, _ in self._phrases:
            ends = last >= len(self.words) or self.words[last].after_stop
            near = at < first <= at + 2 * _REACH and self.words[first].sentence == self.words[at].sentence
            if not (near and ends and self.words.plain_at(first - 1) in ("y", "e")):
                continue
            found = self._list_ending(last)
            starts = [f for f, _, key, _ in self._phrases if at < f <= first and key in found]
            if len(found) > 1 and starts and not self._is_governed(min(starts)):
                return tuple(dict.fromkeys(reversed(found)))
        return ()

    def _is_governed(self, first: int) -> bool:
        """Whether a preposition or a stop stands before the phrase at ``first``."""
        return self.words.plain_at(first - 1) in _PREPOSITIONS or self.words[first].after_stop

    def _we_of_before(self, at: int) -> tuple[str, ...]:
        """Those listed with me in the sentence before: "íbamos mi padre, mi tío y yo. Segábamos…"."""
        before = [i for i in range(at) if self.words[i].sentence == self.words[at].sentence - 1]
        return next((listed for i in before[:1] if (listed := self._listed_with_me(i))), ())

    def _of_us(self, at: int) -> list[str]:
        """Reads "dormíamos las tres hermanas", "jugábamos en el patio los niños": a group behind the verb
        that no preposition governs and that does nothing by itself.
        """
        for first, last, key, referent in self._phrases:
            near = at < first <= at + 2 * _REACH and self.words[first].sentence == self.words[at].sentence
            group = (referent.plural or _is_many(referent)) and referent.kind == "person"
            ours = self.words.plain_at(first) in ("los", "las", "todos", "todas")
            ours = ours or self.words.plain_at(first - 1) == "toda"  # "toda la familia"
            if not (near and group and ours) or self.words.plain_at(first - 1) in _JOINING:
                continue
            if "," not in self.words[first].gap and not (last < len(self.words) and self._is_finite(last)):
                return [key]
        return []

    def _listed_with_me(self, at: int) -> tuple[str, ...]:
        """Reads "mi padre, mi hermano y yo", before or after the verb."""
        for i in range(max(0, at - _REACH), min(at + 2 * _REACH, len(self.words))):
            ends = self.words[i].lower == "yo" and self.words.plain_at(i - 1) in ("y", "e")
            if not ends or self.words[i].sentence != self.words[at].sentence:
                continue
            if found := self._list_ending(i - 1):
                return tuple(dict.fromkeys(reversed(found)))
        return ()

    def _list_ending(self, last: int) -> list[str]:
        """Reads "mi padre, mi tío y mi hermano" from its end on, and "mi padre mi tío y mi hermano" where
        nothing is told with stops. Whom a preposition governs begins no list: "con mi abuela, mi padre y".
        """
        found: list[str] = []
        stops = "," in self.words.text
        while (keys := self._phrase_ending(last)) is not None and not (
            found and self._governed_noun(last - 1)
        ):
            found += keys
            first = next(f for f, end, _, _ in self._phrases if end == last)
            joined = self.words.plain_at(first - 1) in ("y", "e")
            last = first - 1 if joined else first if "," in self.words[first].gap or not stops else -1
        return found

    def _they(self, at: int) -> tuple[str, ...]:
        subject = self._subject_before(at) or self._subject_after(at)
        if subject is not None:
            return subject.keys
        return tuple(self._named_before(at)[:2])

    def _one(self, at: int, may_be_teller: bool) -> tuple[str, ...]:
        if pleased := self._going_on.who_likes(at):
            return ("yo", *pleased) if self.words.plain_at(at - 1) == "nos" else pleased
        subject = self._subject_before(at)
        if subject is not None and not self._is_done_to_several(at, subject):
            return subject.keys
        after = self._subject_after(at)
        if after is not None and not (self._has_or_keeps(at) and self._are_several(after)):
            return after.keys
        if may_be_teller and self.patient_tells and self._was_small(at):
            return ("yo",)
        earlier = self._verb_before(at)
        if earlier is not None and self.words[earlier].sentence == self.words[at].sentence:
            doers = self._doers(earlier)
            others = tuple(key for key in doers if key != "yo")
            if may_be_teller or others:
                return (doers if may_be_teller else others)[:1]  # "jugamos los dos y me ganó"
        if may_be_teller and self.patient_tells:
            return self._going_on.about(at) or ("yo",)
        named = self._named_before(at)
        done_to_me = not may_be_teller and self.words.plain_at(at - 1) in ("me", "nos")
        return tuple(named[:1]) if named else () if done_to_me else self._default()

    def _is_done_to_several(self, at: int, subject: _Doer) -> bool:
        """Reads "tenía dos aprendizas y les (enseñaba)": one does it, and to those who were named."""
        return self.words.plain_at(at - 1) in ("les", "los", "las") and self._are_several(subject)

    def _are_several(self, subject: _Doer) -> bool:
        """Whether one phrase names several, who do nothing that one does: "tenía dos aprendizas"."""
        plural = {key for _, _, key, referent in self._phrases if referent.plural}
        return len(subject.keys) == 1 and subject.keys[0] in plural

    def _was_small(self, at: int) -> bool:
        """Reads "teníamos una perra y de niña (jugaba con ella)": the teller, whoever was named before."""
        return any(
            self.words.plain_at(i - 1) == "de" and self.words.plain_at(i) in _WHEN_SMALL
            for i in range(max(1, at - 3), at)
        )

    def _default(self) -> tuple[str, ...]:
        return ("yo",)

    # --- subjects ------------------------------------------------------------------------------------

    def _subject_before(self, at: int) -> _Doer | None:
        """The nearest noun or pronoun before the verb in its clause that no preposition governs."""
        for i in range(at - 1, max(at - _REACH, -1), -1):
            word = self.words[i]
            if self.words[i + 1].opens or (i + 1 < at and self._is_finite(i + 1)):
                return None
            if word.lower in ("yo", "él", "ella"):
                if self.words.plain_at(i - 1) in _PREPOSITIONS - {"que"}:
                    continue
                return _Doer(
                    ("yo",)
                    if word.lower == "yo"
                    else self._last_named(i, "f" if word.lower == "ella" else "m"),
                    i,
                )
            keys = self._phrase_ending(i + 1)
            if keys is None and self._is_a_crowd(crowd_before(self.words, i, at, not self._named_before(i))):
                return _Doer((CROWD,), i)
            if keys is not None and self._is_had(i):
                continue
            if keys is not None and not self._governed_noun(i):
                return _Doer(self._joined(keys, i), i)
            if self._is_finite(i):
                return None
        return None

    def _subject_after(self, at: int) -> _Doer | None:
        """Reads "cantaba mi madre": a noun right behind the verb that no preposition governs."""
        i = at + 1
        while i < len(self.words) and self.words.plain_at(i) in _OBLIQUE and not self.words[i].after_stop:
            if self._phrase_starting(i) is not None:
                break
            i += 1
        if i >= len(self.words) or self.words[i].after_stop:
            return None
        if self.words[i].lower in ("yo", "él", "ella"):
            return _Doer(
                ("yo",)
                if self.words[i].lower == "yo"
                else self._last_named(i, "f" if self.words[i].lower == "ella" else "m"),
                i,
            )
        keys = self._phrase_starting(i)
        if keys is not None and not self._is_pet(i):
            return _Doer(keys, i)
        if keys is None and crowd_behind(self.words, i, not self._named_before(at)) is not None:
            return _Doer((CROWD,), i)
        if (behind := self._subject_behind_object(i)) is not None:
            return behind
        kept = self._has_or_keeps(at)  # "tenía un burro"
        return _Doer(keys, i) if keys is not None and not kept else None

    def _is_a_crowd(self, first: int | None) -> bool:
        """Whether a crowd that begins at ``first`` is no complement: "con la gente"."""
        return first is not None and self.words.plain_at(first - 1) not in _PREPOSITIONS - {"que", "como"}

    def _subject_behind_object(self, at: int) -> _Doer | None:
        """Reads "(le lavaba los) pies mi tía", "(ordeñaba) las vacas mi tío", "(cantaba) siempre mi madre":
        who stands a few words behind the verb, from ``at`` on.
        """
        for i in range(at + 1, min(at + 4, len(self.words))):
            if self.words[i].after_stop or self.words.plain_at(i - 1) in _JOINING or self._is_finite(i):
                return None
            keys = self._phrase_starting(i)
            if keys is not None and self.words.plain_at(i) not in _JOINING:
                return _Doer(keys, i)
        return None

    def _is_had(self, last: int) -> bool:
        """Reads "tenía un burro (y montaba en él)": what somebody has does nothing."""
        first = next((f for f, end, _, _ in self._phrases if end == last + 1), last)
        return self._is_pet(first) and self._is_finite(first - 1) and self._has_or_keeps(first - 1)

    def _has_or_keeps(self, at: int) -> bool:
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        return any(f.lemma in _HAVING for f in forms)

    def _is_pet(self, at: int) -> bool:
        return any(first == at and referent.kind == "pet" for first, _, _, referent in self._phrases)

    def _joined(self, keys: tuple[str, ...], at: int) -> tuple[str, ...]:
        """Reads "mi padre y yo", "Luis y Ana": what "y" joins before the phrase."""
        first = next((f for f, last, _, _ in self._phrases if last == at + 1), at)
        begins = first > 0 and "," in self.words[first - 1].gap  # "mi marido y yo, y mis hermanas reían"
        listed = self.words.plain_at(first - 1) in ("y", "e") and not begins
        if listed and not self._is_given_to(first - 2):
            if others := self._list_ending(first - 1):
                return (*reversed(others), *keys)
            if self.words.plain_at(first - 2) == "yo":
                return ("yo", *keys)
        return keys

    def _is_given_to(self, last: int) -> bool:
        """Reads "echaba maíz a las gallinas (y mi padre ordeñaba)": to whom something is done."""
        start = next((f for f, end, _, _ in self._phrases if end == last + 1), last)
        return self.words.plain_at(start - 1) in ("a", "al")

    def _governed_noun(self, last: int) -> bool:
        first = next((f for f, end, _, _ in self._phrases if end == last + 1), last)
        return self.words.plain_at(first - 1) in _PREPOSITIONS - {"que", "como"}

    def _company(self, at: int) -> tuple[str, ...]:
        """Reads "con mi amigo Luis", "los dos": those who do it too."""
        found: list[str] = []
        for i in range(at + 1, min(at + _COMPANY_REACH, len(self.words))):
            if self.words[i].opens or self._is_finite(i):
                break
            if self.words.plain_at(i) == "con":
                found += self._listed_from(i + 1)
            if self.words.plain_at(i) == "conmigo":
                found.append("yo")
        lower, upper = max(0, at - 5), min(len(self.words), at + 5)
        both = [
            i
            for i in range(lower, upper)
            if self.words.plain_at(i) in _BOTH and self.words[i].sentence == self.words[at].sentence
        ]
        if both and any(
            self.words.plain_at(i - 1) in ("los", "las") or self.words.plain_at(i).startswith(("junt", "amb"))
            for i in both
        ):
            found += ["yo", *self._named_before(at)[:1]]
        return tuple(dict.fromkeys(found))

    def _listed_from(self, first: int) -> list[str]:
        """Reads "(con) Damián y con Tomasa", "(con) mi padre, mi madre y mi tía": everyone of the list."""
        found: list[str] = []
        keys = self._phrase_starting(first)
        while keys is not None:
            found += keys
            last = next(end for start, end, _, _ in self._phrases if start == first)
            joined = self.words.plain_at(last) in ("y", "e")
            first = last + joined + (self.words.plain_at(last + joined) == "con")
            listed = joined or (first < len(self.words) and "," in self.words[first].gap)
            keys = self._phrase_starting(first) if listed and not self._does_something(first) else None
        return found

    def _does_something(self, first: int) -> bool:
        """Whether the one named at ``first`` is the subject of a verb: "con mi padre, y mi madre cosía"."""
        last = next((end for start, end, _, _ in self._phrases if start == first), first)
        return last < len(self.words) and (self._is_finite(last) or self._is_finite(last + 1))

    # --- who was named -------------------------------------------------------------------------------

    def _phrase_ending(self, last: int) -> tuple[str, ...] | None:
        return next(((key,) for _, end, key, _ in self._phrases if end == last), None)

    def _phrase_starting(self, first: int) -> tuple[str, ...] | None:
        return next(((key,) for start, _, key, _ in self._phrases if start == first), None)

    def _named_before(self, at: int) -> list[str]:
        """The keys named before ``at``, the last one first, the teller left out."""
        return list(
            dict.fromkeys(key for first, _, key, _ in reversed(self._phrases) if first < at and key != "yo")
        )

    def _last_named(self, at: int, gender: str) -> tuple[str, ...]:
        for first, _, key, referent in reversed(self._phrases):
            fits = self._gender(referent) in (gender, None) and first not in self._owners
            if first < at and fits and not referent.plural and not _is_many(referent):
                return (key,)
        return () if self.patient_tells else ("yo",)

    def _gender(self, referent: Referent) -> str | None:
        if referent.gender is not None:
            return referent.gender
        if referent.entity is not None and referent.entity.gender is not None:
            return referent.entity.gender
        return None

    def _verb_before(self, at: int) -> int | None:
        for i in range(at - 1, max(at - 2 * _REACH, -1), -1):
            if self._is_finite(i):
                return i
        return None

    def _is_finite(self, at: int) -> bool:
        """Whether the word is read as a finite verb; a word with a determiner before it is a noun."""
        before = self.words.plain_at(at - 1)
        noun = before in _DETERMINERS and self.words.lower_at(at - 1) != "él"
        noun = noun and not (before in ("los", "las") and not self.words.plain_at(at).endswith("s"))
        if noun or self._is_of_hair(at):
            return False
        if self.words.plain_at(at) in _SELDOM_VERBS and not self._tells_what_one_was(at):
            return False
        if any(first <= at < last for first, last, _, _ in self._phrases):
            return False
        return any(f.person for f in self.verbs.read(self.words[at].lower, self.words.accented))

    def _tells_what_one_was(self, at: int) -> bool:
        """Reads "yo era (rubia)", "mi madre era", where an "era" is no threshing floor."""
        named = self.words.lower_at(at - 1) in ("yo", "él", "ella", "usted") or self.is_named(at)
        return named and self.words.plain_at(at) == "era"

    def _is_of_hair(self, at: int) -> bool:
        """Reads "el pelo (corto)", "el pelo negro y muy (largo)", which are first persons too."""
        if self.words.plain_at(at) in STYLES:
            return True  # "llevaba (trenzas)"
        before = at
        while look_in(HAIR, self.words.plain_at(before)) or self.words.plain_at(before) in (
            "y",
            "muy",
            "tan",
        ):
            before -= 1
        return before < at and self.words.plain_at(before) in HAIR_NOUNS


def _is_many(referent: Referent) -> bool:
    """Whether one word means several: "la familia" is no "ella"."""
    return referent.concept is not None and referent.concept.id == "family"

"""The people and animals to draw: one subject each, groups told apart, with token or plain looks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from narrative.among import groups_of_the_teller
from narrative.audience import audience, tellers
from narrative.carried import carried_people, newborns
from narrative.coat_words import called_now
from narrative.crowds import CROWD, told_crowd
from narrative.dress import Dress, best_dress, dress_of, is_a_mans, marries
from narrative.entities import Entity, Patient, Phase
from narrative.genders import gender_of_relation, gender_of_trade
from narrative.held_animals import held_animals
from narrative.laden_beasts import load_of
from narrative.lexicon import Concept, Lexicon
from narrative.lifetimes import age_group, entity_phase, participant_age, scene_year, teller_age
from narrative.likely_times import GAMES, likely_era
from narrative.loads import told_loads
from narrative.other_half import told_couple
from narrative.placing import LANDMARK, corrected_places, told_places
from narrative.riding import (
    told_aboard,
    told_astride,
    told_leading,
    told_on_the_bar,
    told_unnamed_mount,
)
from narrative.scene import Participant, Scene
from narrative.script import Element, Held, Placed, PromptPair, Subject, SubjectLooks
from narrative.sellers import doing_of_trade
from narrative.subject_looks import Appearance, look_element
from narrative.tended import dressed_children, tended_people
from narrative.told_company import told_company
from narrative.told_number import Company
from narrative.told_things import one_of, told_number_of
from narrative.words import plain, word_set

_NOUNS: Final = {
    ("baby", "m"): "baby boy", ("baby", "f"): "baby girl", ("child", "m"): "little boy", ("child",
    "f"): "little girl",
    ("young", "m"): "young man", ("young", "f"): "young woman", ("adult", "m"): "man", ("adult",
    "f"): "woman",
    ("elder", "m"): "elderly man", ("elder", "f"): "elderly woman",
}  # fmt: skip
_OTHER_AGES: Final = {
    "baby": ("adult", "elderly person"), "child": ("adult", "beard"), "young": ("child", "elderly person"),
    "adult": ("child", "elderly person"), "elder": ("child", "young person"),
}  # fmt: skip
_ONE_IN_EACH_HAND: Final = word_set("bucket suitcase bag pitcher milk_churn")
_FEELINGS: Final = {"joy": "smiling", "love": "tender look", "sadness": "sad face",
    "fear": "frightened face", "calm": "calm face",
                    "nostalgia": "wistful look", "pride": "proud look", "anger": "angry face",
                    "surprise": "surprised face",
                    "shame": "embarrassed smile"}  # fmt: skip
_POSTURE_WORDS: Final = {
    "holding_hands": "holding hands",
    "playing_chess": "playing chess",
    "playing_guitar": "playing the guitar",
    "playing_cards": "playing cards",
    "playing_accordion": "playing the accordion",
    "playing_football": "playing football",
    "toasting": "raising a toast",
    "sitting_on_ground": "sitting on the ground",
    "holding_child": "holding a child in the arms",
}
_JOINED: Final = re.compile(r"\b(de la mano|de la manita|del brazo|cogid[oa]s de las manos)\b")
_OWN_TRADE: Final = re.compile(
    r"(?:\b(?:(?:trabaje|estuve|ejerci|servi)(?: \w+){0,3} (?:de|como)"
    r"|fui|soy|yo era|yo trabajaba de|salia? de)"
    r"|^(?:era|trabajaba (?:de|como))) (?:un |una )?([a-z]+)\b(?! (?:mi|el|la|don|dona)\b)"
)
_THEIR_TRADE: Final = re.compile(
    r" (?:era|fue|trabaj(?:ab)?[ao] (?:de|como)|hacia de|estaba de) (?:una? )?((?:[a-z]+ ?){1,3})"
)
_ADDED: Final = re.compile(r",?\s+(?:y|e|más)\s+", re.IGNORECASE)
_ADDED_TOO: Final = re.compile(r",?\s+(?:(?:y|e|más)\s+)?", re.IGNORECASE)
_TO_THE_SEAT: Final = 40  # letters behind the verb
_BIRTH_OF_OWN: Final = re.compile(
    r"\b(?:nacio mi (?:hij|nin|primer)|nacieron mis (?:hij|mell|gemel)|di a luz|yo pari|pari (?:en|a)|"
    r"tuve a mi (?:hij|nin|primer))"
)
_WHERE_ONE_IS_DELIVERED: Final = re.compile(
    r"\b(?:hospital|maternidad|clinica|sanatorio|paritorio|comadrona|partera|matrona)\b"
)
_OF_ANY_AGE: Final = word_set("sobrino sobrina primo prima ahijado ahijada")
_ON_A_SEAT: Final = re.compile(
    r"[^.;:!?,\n]*?\ben (?:el|la|su|mi|un|una) (?:mecedora|sillon|butaca|banco|sofa|silla|poyo)\b"
)
_PARENTS: Final = ("-1", "-2")  # the first two of a family that is told as one
_RIDES_A_DONKEY: Final = "ride_donkey"
_RIDDEN_BEASTS: Final = {"donkey": "burro", "mule": "mula", "horse": "caballo"}
BETROTHED: Final = "novios"  # key of whom the teller marries, where nobody is named
MOST_PEOPLE: Final = 10
MOST_SUBJECTS: Final = 12
_UNKNOWN_PLURAL: Final = 3
_PAIRS: Final = frozenset({"padres", "abuelos", "suegros", "padrinos", "bisabuelos"})
_OF_GROWN_ONES: Final = frozenset({"drink_wine", "toast_drink", "play_cards", "play_dominoes", "smoke"})
_DONE_BY_BABIES: Final = word_set("sleep cry baptise drink eat laugh lie_down wake")
_FEW: Final = 2
_HERD: Final = 5  # animals of a herd, people of a crowd that is told by a word for many
_MANY: Final = re.compile(
    r"much[oa]s|muchisim[oa]s|(?:tod[oa] )?una? (?:monton|grupo|chorro|corro|coro|sinfin|equipo|manada|fila"
    r"|tropa|pandilla|cuadrilla|panda|banda|caravana|montonera|ristra|reguero|clase) de "
)
_A_FEW: Final = re.compile(r"un par de ")
_HERDED: Final = frozenset({"cattle"})
_HERDS: Final = ("rebano", "manada", "hato", "piara", "recua", "bandada", "muchas", "muchos", "cientos")
_CROWD: Final = 6  # of whom as many fewer are drawn as there are others beside the teller
# How much a posture tells of what was done; those not named tell most.
_TELLING: Final = {
    "standing": 0, "walking": 1, "talking": 1, "carrying": 2, "sitting": 2, "working": 2, "laughing": 2,
    "crying": 2, "shouting": 1, "clapping": 2,
}  # fmt: skip
_DONE_SITTING: Final = frozenset(
    {
        "reading", "writing", "eating", "drinking", "sewing", "knitting", "playing_cards", "playing_chess",
        "playing_guitar", "playing_accordion", "playing_piano", "playing_flute", "playing_harmonica",
        "playing_zambomba", "playing_drum", "playing_tambourine", "playing_violin", "playing_trumpet",
        "painting", "fishing", "milking", "rocking", "telling", "driving", "kneading", "shaving",
    }
)  # fmt: skip
_LADEN: Final = frozenset({"standing", "walking", "carrying", "working", "holding_child"})
_LISTENED: Final = frozenset({"standing", "sitting", "walking", "sitting_on_ground", "reading"})
_NO_OTHER_ANIMALS: Final = (Element("other animals", "added", "añadido: ningún otro animal", role="others"),)
_ANIMAL_POSTURES: Final = frozenset(
    {"standing", "walking", "sitting", "running", "lying", "eating", "flying"}
)


# names of imaging.vocabulary: with one of these alone, what the person usually wears stays on
ACCESSORIES: Final = frozenset(
    {
        "hat", "beret", "cap", "straw_hat", "headscarf", "scarf", "shawl", "tie", "gloves",
        "ornamental_comb", "veil", "paper_hat", "bow_tie", "hair_ribbon", "necklace", "earrings", "handbag",
        "sash", "mantilla", "sombrero", "neckerchief", "sunglasses", "braces", "knitted_cap",
        "peaked_cap", "tricorn", "cook_hat", "helmet", "shoes", "boots", "rope_shoes", "sandals", "slippers",
        "bare_feet", "clogs", "trainers", "stockings", "socks", "belt", "watch", "bracelet", "medallion",
        "flower_in_hair", "hairband", "flower_crown", "white_cap", "bonnet", "top_hat", "montera",
        "leg_cast", "arm_cast",
    }
)  # fmt: skip


def absent_keys(scene: Scene) -> frozenset[str]:
    """The keys of those who are only mentioned; "yo" when the teller is not there."""
    gone = {p.key for p in scene.participants if not p.in_scene and p.relation != "yo"}
    return frozenset(gone if scene.self_in_scene else {*gone, "yo"})


def token_phase(entity: Entity, phase: Phase) -> str | None:
    """The key of the entity's token for a life phase: its own, or "any"; never another phase's."""
    return next((key for key in (phase, "any") if entity.tokens.get(key)), None)


class SubjectWriter:
    """Writes the subjects of one scene, the teller first."""

    def __init__(self, scene: Scene, patient: Patient, entities: Sequence[Entity], lexicon: Lexicon) -> None:
        self.scene, self.patient, self.lexicon = scene, patient, lexicon
        self.entities = {e.id: e for e in entities}
        # For ages alone: a token needs a phase that was told.
        self._likely = likely_era(scene)
        self._appearance = Appearance(scene, lexicon)
        self.unseen = 0
        self._carried = carried_people(scene)
        self._tended = tended_people(scene)
        self._small = dressed_children(scene, self._tended)
        self._loads = told_loads(scene, lexicon)
        self._newborn = newborns(scene) & self._carried.keys()
        ages = {p.age for p in scene.participants if p.key in groups_of_the_teller(scene)}
        if self._likely.phase == "unknown" and (
            "child" in ages or "yo" in self._carried or "yo" in self._small
        ):
            self._likely = replace(self._likely, phase="childhood")

    def all(self) -> tuple[Subject, ...]:
        """One subject for each person and animal that is there."""
        found: list[Subject] = []
        if self.scene.self_in_scene:
            found.append(self._teller())
        there = [
            p for p in self.scene.participants if p.in_scene and p.kind != "place" and p.relation != "yo"
        ]
        there.sort(key=lambda p: (p.entity is None, p.count is None))
        there = [p for p in there if not _is_told_one_by_one(p, there)]
        self._several = self._of_unknown_number(there)
        for participant in there:
            found += self._animal(participant) if participant.kind == "pet" else self._people(participant)
        found += self._betrothed(found)
        found += self._company(found)
        found += self._crowd(found)
        found = self._as_fit(found)
        placed = self._astride(self._aboard(self._where_told(self._hand_in_hand(found))))
        return (*self._listening(self._held(placed)), *self._ridden(placed))

    def _of_unknown_number(self, there: Sequence[Participant]) -> int:
        """How many are drawn of each group whose number is not told: fewer where there are many groups."""
        told = sum(p.count or len(p.members) or 0 for p in there if p.count is not None)
        groups = sum(p.count is None and not p.members for p in there)
        room = MOST_PEOPLE - told - self.scene.self_in_scene
        return _UNKNOWN_PLURAL if groups * _UNKNOWN_PLURAL <= room else _FEW

    def _as_fit(self, found: list[Subject]) -> list[Subject]:
        """As many as fit in the picture: of the largest groups as many fewer as there is no room for."""
        told = len(found)
        for kinds, most in ((("person",), MOST_PEOPLE), (("person", "pet"), MOST_SUBJECTS)):
            while sum(each.kind in kinds for each in found) > most:
                groups = [_group(each.key) for each in reversed(found) if each.kind in kinds]
                largest = max(groups, key=groups.count)
                last = max(at for at, each in enumerate(found) if _group(each.key) == largest)
                found = [*found[:last], *found[last + 1 :]]
        self.unseen = told - len(found)
        return found

    def _company(self, found: Sequence[Subject]) -> list[Subject]:
        """Those who are told by their number alone, doing what the teller does."""
        company = told_company(self.scene)
        teller = next((each for each in found if each.key == "yo"), None)
        if company is None or teller is None:
            return []
        besides = _named_besides(self.scene, company)
        people = [each for each in found if each.kind == "person" and _group(each.key) not in besides]
        counted = [each for each in people if not company.peers or each.looks.age == teller.looks.age]
        wanted = company.count if company.more else company.count - len(counted)
        group = "child" if company.children else teller.looks.age or "adult"
        words = self.scene.text[company.span.start : company.span.end]
        posture, done = self._posture(("yo",))
        made: list[Subject] = []
        for number in range(1, wanted + 1):
            mixed = company.mixed and not any(kind == "uniform" for kind, _ in teller.looks.garments)
            gender = "f" if company.gender == "f" else ("m", "f")[number % 2] if mixed else "m"
            noun = Element(self._noun(group, gender), "said", f"«{words}»", company.span, "subject")
            key = f"compañía-{number}"
            looks = SubjectLooks(group, {"f": "female", "m": "male"}[gender], garments=teller.looks.garments)
            made.append(
                Subject(
                    key, "person", words, PromptPair(_owned([noun, *done], key), ()), looks, posture=posture,
                    beside="yo",
                )
            )  # fmt: skip
        return made

    def _betrothed(self, found: Sequence[Subject]) -> list[Subject]:
        """Whom the teller marries or courts, where only their own part is told: "me casé", "de novios"."""
        teller = next((each for each in found if each.key == "yo"), None)
        span = told_couple(self.scene)
        if not self.scene.couple or teller is None or span is None or teller.looks.age in ("child", "baby"):
            return []
        group, gender = teller.looks.age or "adult", "m" if teller.looks.gender == "female" else "f"
        words = self.scene.text[span.start : span.end]
        dress = self._dress(("yo",), None, group, gender)
        posture, done = self._posture(("yo",))
        elements = [Element(self._noun(group, gender), "said", f"«{words}»", span, "subject")]
        elements += [
            Element(f"in {_worn(kind, colour)}", "added", f"añadido: {dress.why}", role="garment")
            for kind, colour in dress.clothes
        ]
        looks = SubjectLooks(group, {"f": "female", "m": "male"}[gender], garments=dress.clothes)
        pair = PromptPair(_owned([*elements, *done], BETROTHED), ())
        return [Subject(BETROTHED, "person", words, pair, looks, posture=posture, beside="yo")]

    def _crowd(self, found: Sequence[Subject]) -> list[Subject]:
        """Women and men who do what is told of a crowd, two by two where they dance."""
        span = told_crowd(self.scene)
        posture, done = self._posture((CROWD,))
        looks_on = any(a.fact.concept == "watch" and CROWD in a.agents for a in self.scene.actions)
        if span is None or not done or (posture == "standing" and not looks_on):
            return []  # "todos me conocían"
        people = sum(each.kind == "person" for each in found)
        dancing = sum(each.posture == "dancing" for each in found)
        words = self.scene.text[span.start : span.end]
        count = max(2, _CROWD - max(0, people - 1)) // 2 * 2 + (dancing % 2 if posture == "dancing" else 0)
        made: list[Subject] = []
        for number in range(1, count + 1):
            key, gender = f"{CROWD}-{number}", ("f", "m")[number % 2]
            noun = Element(self._noun("adult", gender), "said", f"«{words}»", span, "subject")
            looks = SubjectLooks("adult", {"f": "female", "m": "male"}[gender])
            pair = PromptPair(_owned([noun, *done], key), ())
            beside = f"{CROWD}-{number - 1}" if number % 2 == 0 else None
            made.append(Subject(key, "person", words, pair, looks, posture=posture, beside=beside))
        return made

    def _astride(self, subjects: Sequence[Subject]) -> list[Subject]:
        """Who is told to be on a horse, donkey or mule rides it."""
        told = told_astride(self.scene)
        unnamed = told_unnamed_mount(self.scene)
        riders = {*told} | (unnamed.riders if unnamed else set())
        mounts = {mount: key for key, mount in reversed(told.items())}
        made: list[Subject] = []
        for each in subjects:
            if each.kind == "person" and riders & {each.key, _group(each.key)}:
                made.append(replace(each, posture="riding"))
            else:
                made.append(replace(each, beside=mounts.get(each.key, each.beside)))
        return made

    def _held(self, subjects: Sequence[Subject]) -> list[Subject]:
        """Each animal that somebody holds, and the teller as a child, with who does."""
        led = {mount: Held("lead", by) for mount, by in told_leading(self.scene).items()}
        aboard = told_aboard(self.scene, self.lexicon)
        bar = {key: Held("bar", by) for key, by in told_on_the_bar(self.scene, aboard).items()}
        told, keys = (
            {**held_animals(self.scene), **self._tended, **self._carried, **led, **bar},
            {each.key for each in subjects},
        )
        told = {pet: held for pet, held in told.items() if held.by in keys}
        in_arms = {held.by for key, held in self._carried.items() if held.how == "arms" and key != "yo"}
        holders = {held.by for held in told.values()} - in_arms
        made: list[Subject] = []
        for each in subjects:
            if each.key in told:
                beside = each.beside if each.key in led else told[each.key].by
                made.append(replace(each, held=told[each.key], beside=beside))
            elif each.key in holders and each.posture in ("holding_child", "carrying"):
                made.append(replace(each, posture="standing"))
            else:
                made.append(each)
        return made

    def _listening(self, subjects: Sequence[Subject]) -> list[Subject]:
        """Each to whom something is told, read or sung, around who does; and who tells, telling."""
        heard, keys = audience(self.scene), {each.key for each in subjects}
        telling = tellers(self.scene)
        made: list[Subject] = []
        for each in subjects:
            by = heard.get(each.key) or heard.get(_group(each.key))
            listens = each.kind == "person" and by in keys and each.posture in _LISTENED
            if listens and each.looks.age != "baby" and each.held is None:
                made.append(replace(each, posture="listening", beside=by))
            elif each.key in telling and each.posture in ("sitting", "standing", "reading"):
                made.append(replace(each, posture="telling", holding=()))
            else:
                made.append(each)
        return made

    def _aboard(self, subjects: Sequence[Subject]) -> list[Subject]:
        """Each with what they are told to ride in or on."""
        told = told_aboard(self.scene, self.lexicon)
        return [replace(each, aboard=told.get(each.key) or told.get(_group(each.key))) for each in subjects]

    def _where_told(self, subjects: Sequence[Subject]) -> list[Subject]:
        """Each with the places that they are told to be at; whom they are told to be with is beside them."""
        told, keys = told_places(self.scene), [each.key for each in subjects]
        corrected = corrected_places(self.scene, keys, self.lexicon)
        made: list[Subject] = []
        for each in subjects:
            placed = tuple(p for p in told.get(each.key, ()) if _is_drawn(p, keys))
            with_whom = next((p.of for p in placed if p.of in keys), each.beside)
            placed += tuple(place for key, place in corrected if key == each.key)
            made.append(replace(each, placed=placed, beside=with_whom))
        return made

    def _hand_in_hand(self, subjects: Sequence[Subject]) -> list[Subject]:
        """Two who are told to go hand in hand or arm in arm do so, whatever else was said of walking."""
        people = [s for s in subjects if s.kind == "person"]
        idle = all(s.posture in ("standing", "walking") for s in people)
        if len(people) != 2 or not idle or not _JOINED.search(plain(self.scene.text)):
            return list(subjects)
        return [replace(s, posture="holding_hands") if s.kind == "person" else s for s in subjects]

    def _ridden(self, subjects: Sequence[Subject]) -> list[Subject]:
        """The beasts of those who ride one that is no participant: "iba en burro"."""
        mount = told_unnamed_mount(self.scene)
        ride = next((a.fact for a in self.scene.actions if a.fact.concept == _RIDES_A_DONKEY), None)
        if (mount is None and ride is None) or any(s.looks.species in _RIDDEN_BEASTS for s in subjects):
            return []
        species, span = (mount.species, mount.span) if mount else ("donkey", ride.span if ride else None)
        words = self.scene.text[span.start : span.end] if span else ride.words if ride else ""
        noun = Element(f"a {species}", "said" if span else "added", f"«{words}»", span, "subject")
        led = Held("lead", mount.leader) if mount and mount.leader else None
        riders = [s for s in subjects if s.posture == "riding"][: mount.beasts if mount else None]
        return [
            Subject(
                f"montura-{number}", "pet", _RIDDEN_BEASTS[species],
                PromptPair(_owned([noun], f"montura-{number}"), ()), SubjectLooks(species=species),
                beside=rider.key, held=led,
            )
            for number, rider in enumerate(riders, 1)
        ]  # fmt: skip

    # --- people ------------------------------------------------------------------------------------

    def _teller(self) -> Subject:
        own = next((e for e in self.entities.values() if e.relation == "yo"), None)
        participant = next((p for p in self.scene.participants if p.relation == "yo"), None)
        age = teller_age(self._likely, self.patient)
        group = age_group(age) if age is not None else "adult"
        if group == "baby" and self._does_as_no_baby_does():
            group = "child"
        span = self.scene.self_mentions[0] if self.scene.self_mentions else None
        keys = ("yo",) if participant is None else ("yo", participant.key)
        source = f"«{self.scene.text[span.start : span.end]}»" if span else "quien lo cuenta"
        noun = Element(
            self._noun(group, self.patient.gender), "said" if span else "added", source, span, "subject"
        )
        name = self.patient.name.split()[0] if self.patient.name.split() else "yo"
        return self._person("yo", keys, name, own, noun, group, self.patient.gender, participant)

    def _does_as_no_baby_does(self) -> bool:
        """Reads "en la guerra yo recogía botones" of one who was just born then: the years are loose."""
        done = (a.fact.concept for a in self.scene.actions if "yo" in a.agents)
        return any(concept not in _DONE_BY_BABIES for concept in done)

    def _people(self, participant: Participant) -> list[Subject]:
        if participant.members:
            return [
                self._member(participant, m, i)
                for i, m in enumerate(participant.members, 1)
                if m in self.entities
            ]
        participant = _as_a_corps(participant)
        usual = 2 if participant.relation in _PAIRS else self._several
        if usual == _UNKNOWN_PLURAL and _MANY.match(plain(participant.words)):
            usual = _HERD
        if _A_FEW.match(plain(participant.words)):
            usual = _FEW
        count = participant.count if participant.count is not None else usual
        if participant.count is None and self._posture((participant.key,))[0] == "dancing":
            count += count % 2
        if participant.count is not None and participant.key in groups_of_the_teller(self.scene):
            count = max(1, count - 1)
        genders = self._genders(participant, count)
        keys = [participant.key] if count == 1 else [f"{participant.key}-{i}" for i in range(1, count + 1)]
        return [self._one(participant, key, gender) for key, gender in zip(keys, genders, strict=True)]

    def _member(self, participant: Participant, entity_id: str, number: int) -> Subject:
        entity = self.entities[entity_id]
        gender = entity.gender or gender_of_relation(entity.relation) or participant.gender
        single = Participant(f"{participant.key}-{number}", "person", entity.name, participant.words, True,
                             participant.mentions, relation=entity.relation, gender=gender,
                                 entity=entity.id)  # fmt: skip
        return self._one(single, single.key, gender, participant.key)

    def _one(
        self, participant: Participant, key: str, gender: str | None, group_key: str | None = None
    ) -> Subject:
        entity = self.entities.get(participant.entity or "")
        concept = self._concept(participant)
        trade = concept is not None and concept.tier == "role"  # "un cura", "un guardia" are men
        gender = (
            (entity.gender if entity is not None else None)
            or ((gender or gender_of_trade(concept)) if trade else None)
            or gender_of_relation(participant.relation)
            or gender
        )
        group = participant_age(participant, entity, concept, self._likely, self.patient)
        if group == "baby" and participant.age is None and participant.relation in _OF_ANY_AGE:
            group = "child"  # reckoned from the teller's age, a niece may as well be six
        if group in ("baby", "child") and marries(
            self.scene, (key, group_key or participant.key), participant
        ):
            group = "young"  # "mi niña", on the day that she marries
        if entity is None and (key in self._carried or key in self._small):
            group = "baby" if key in self._newborn or group == "baby" else "child"
        if participant.concept == "family" and key.endswith(_PARENTS) and group == "child":
            group = "adult"
        neighbour = concept is not None and concept.id == "neighbour" and self._likely.phase == "childhood"
        plays = entity is None and self._plays((key, group_key or participant.key))
        if plays and (group == "young" or neighbour):
            group = "child"
        if group == "child" and self._does_as_grown_ones_do((key, group_key or participant.key)):
            group = "adult"
        noun = self._person_noun(concept, group, gender)
        span = participant.mentions[0] if participant.mentions else None
        element = Element(noun, "said", f"«{participant.words}»", span, "subject")
        label = participant.name or participant.words
        return self._person(
            key, (key, group_key or participant.key), label, entity, element, group, gender, participant
        )

    def _plays(self, keys: tuple[str, ...]) -> bool:
        """Whether a child's game is told of them: "mi hija volaba una cometa"."""
        games = (a for a in self.scene.actions if a.fact.concept in GAMES)
        return any(key in a.agents for a in games for key in keys)

    def _does_as_grown_ones_do(self, keys: tuple[str, ...]) -> bool:
        """Reads "tomaba un vermú con sus amigos" of somebody else than the teller."""
        done = (a for a in self.scene.actions if a.fact.concept in _OF_GROWN_ONES and "yo" not in a.agents)
        return any(key in a.agents for a in done for key in keys)

    def _concept(self, participant: Participant) -> Concept | None:
        kind = "animals" if participant.kind == "pet" else "people"
        if participant.concept is None and plain(participant.words).startswith("sor "):
            return self.lexicon.get("people", "nun")
        return self.lexicon.get(kind, participant.concept) if participant.concept else None

    def _person_noun(self, concept: Concept | None, group: str, gender: str | None) -> str:
        noun = self._noun(group, gender)
        if concept is None or concept.tier != "role" or group in ("baby", "child"):
            return noun
        trade = (concept.english_female if gender == "f" else concept.english_male) or concept.english_male
        return f"{noun}, {trade}" if trade else noun

    def _noun(self, group: str, gender: str | None) -> str:
        noun = _NOUNS.get(
            (group, gender or ""),
            {"baby": "baby", "child": "child", "elder": "elderly person"}.get(group, "person"),
        )
        return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"

    def _person(
        self, key: str, keys: tuple[str, ...], label: str, entity: Entity | None, noun: Element, group: str,
        gender: str | None, participant: Participant | None,
    ) -> Subject:  # fmt: skip
        phase = self.scene.era.phase
        if entity is not None and participant is not None:
            phase = entity_phase(entity, participant, self.scene.era, self.patient)
        token, adapter = _trained(entity, phase)
        card = (entity.looks.get(phase) or entity.looks.get("any")) if entity is not None else None
        elements = [Element(token, "card", f"ficha de {label}", role="token")] if token else []
        elements += [
            noun,
            *self._appearance.card_elements(card, label, keys),
            *self._appearance.said_looks(keys),
            *self._appearance.garment_elements(keys),
        ]
        said = self._appearance.garments(keys)
        usual = card.garments if card is not None and all(k in ACCESSORIES for k, _ in said) else ()
        without = {x.value for x in self.scene.looks if x.subject in keys and x.trait == "without"}
        usual = tuple(pair for pair in usual if pair[0] not in without)
        elements += [
            Element(f"in {_worn(kind, colour)}", "card", f"ficha de {label}", role="garment")
            for kind, colour in usual
        ]
        wedding = marries(self.scene, keys, participant)
        garments = best_dress((*usual, *said), self.scene, group, marries=wedding)
        if all(kind in ACCESSORIES for kind, _ in garments):
            dress = self._dress(keys, participant, group, gender)
            garments = (*(pair for pair in dress.clothes if pair[0] not in without), *garments)
            elements += [
                Element(f"in {_worn(kind, colour)}", "added", f"añadido: {dress.why}", role="garment")
                for kind, colour in dress.clothes
                if kind not in without
            ]
        posture, posture_element = self._posture(keys)
        if posture == "flying":
            posture, posture_element = "standing", []  # "volamos a Caracas"
        at_work = doing_of_trade(self._trade(keys, participant), posture, self.scene, self.lexicon)
        if group not in ("baby", "child") and at_work != posture:
            posture = at_work
            posture_element = [Element(at_work, "added", "añadido: lo propio de su oficio", role="action")]
        elements += posture_element
        load = next((self._loads[k] for k in keys if k in self._loads), None)
        holding = () if group == "baby" else self._holding(keys)
        if load is not None and posture in _LADEN:
            posture, holding = load[0], (load[1],)
        if posture == "bathing" and not said:
            garments = (("swimsuit", None),)
        feeling = self._appearance.feeling(keys)
        if feeling is not None and feeling.concept in _FEELINGS:
            origin = "said" if feeling.span is not None else "added"
            elements.append(
                Element(_FEELINGS[feeling.concept], origin, f"«{feeling.words}»", feeling.span, "feeling")
            )
        negative = tuple(Element(a, "added", "añadido: otra edad", role="others") for a in _OTHER_AGES[group])
        looks = self._appearance.looks(card, keys, group, gender, garments)
        return Subject(
            key, "person", label, PromptPair(_owned(elements, key), negative), looks, token, adapter,
            entity.id if entity is not None else None, posture, holding, self._beside(key),
            feeling.concept if feeling is not None else None, colours=self._colours(keys),
        )  # fmt: skip

    def _dress(
        self, keys: tuple[str, ...], participant: Participant | None, group: str, gender: str | None
    ) -> Dress:
        """The clothes of a trade or of the day, where the teller said nothing of clothes."""
        concept = self._concept(participant) if participant is not None else None
        if concept is None and keys == ("yo",) and group not in ("child", "baby"):
            concept = self._own_trade()
        if participant is not None and (concept is None or concept.tier == "kin"):
            concept = self._trade_of(participant) or concept
        return dress_of(
            self.scene, keys, participant, concept=concept.id if concept is not None else None,
            gender=gender, group=group, year=scene_year(self._likely, self.patient),
            country=self.patient.country,
        )  # fmt: skip

    def _trade(self, keys: tuple[str, ...], participant: Participant | None) -> Concept | None:
        concept = self._concept(participant) if participant is not None else None
        return self._own_trade() if concept is None and "yo" in keys else concept

    def _trade_of(self, participant: Participant) -> Concept | None:
        """Reads "mi abuelo era gaucho", where no place is told in which they may wear something else."""
        text = plain(self.scene.text)
        elsewhere = any(p.kind == "place" and p.in_scene for p in self.scene.participants)
        if participant.count != 1 or (elsewhere and "de uniforme" not in text):
            return None
        told = (_THEIR_TRADE.match(text, mention.end) for mention in participant.mentions)
        found = (self.lexicon.headed("people", each[1].strip()) for each in told if each is not None)
        return next((each for each in found if each is not None and each.tier == "role"), None)

    def _own_trade(self) -> Concept | None:
        """Reads "fui cartero", "trabajé treinta años de modista", "yo era enfermera" of the teller."""
        others = {m.end + 1 for p in self.scene.participants if p.relation != "yo" for m in p.mentions}
        found = _OWN_TRADE.finditer(plain(self.scene.text))
        told = (each[1] for each in found if each.start() not in others)  # "mi hermano salía de nazareno"
        concepts = (self.lexicon.lookup("people", word) for word in told)
        return next((each for each in concepts if each is not None and each.tier == "role"), None)

    def _posture(self, keys: tuple[str, ...]) -> tuple[str, list[Element]]:
        """The most telling thing they do: "me llevaba a la playa y leía" is drawn reading.

        Who is told to sit and does what one sits for anyway is drawn doing it.
        """
        held = next((x for x in self.scene.looks if x.subject in keys and x.trait == "posture"), None)
        doing, element = self._doing(keys)
        if held is None and doing == "standing" and "yo" in keys and self._has_given_birth():
            return "lying", [
                *element,
                Element("lying in bed", "added", "añadido: recién parida", role="action"),
            ]
        if held is None and doing == "standing" and self._does_it_on_a_seat(keys):
            return "sitting", element
        if held is not None and held.span is not None and held.value == "sitting" and doing in _DONE_SITTING:
            held = None
        if held is not None and (held.value, doing) == ("kneeling", "washing"):
            held = None  # one washes on one's knees
        if held is not None:
            text = _POSTURE_WORDS.get(held.value, held.value.replace("_", " "))
            return held.value, [look_element(text, held, self.scene.text, "action")]
        return doing, element

    def _doing(self, keys: tuple[str, ...]) -> tuple[str, list[Element]]:
        done = [
            (action, concept)
            for action in self.scene.actions
            if (concept := self.lexicon.get("activities", action.fact.concept)) is not None and concept.sketch
            and (any(k in keys for k in action.agents) or (not action.agents and "yo" in keys))
        ]  # fmt: skip
        if not done:
            return "standing", []
        action, concept = max(done, key=lambda pair: _TELLING.get(pair[1].sketch or "", 3))
        span = action.fact.span
        words = self.scene.text[span.start : span.end] if span else action.fact.words
        origin = "said" if span is not None else "added"
        return concept.sketch or "standing", [Element(concept.english, origin, f"«{words}»", span, "action")]

    def _has_given_birth(self) -> bool:
        """Reads "cuando nació mi hija… al hospital" of the mother who tells."""
        text = plain(self.scene.text)
        delivered = self.patient.gender == "f" and _BIRTH_OF_OWN.search(text) is not None
        return delivered and _WHERE_ONE_IS_DELIVERED.search(text) is not None

    def _does_it_on_a_seat(self, keys: tuple[str, ...]) -> bool:
        """Reads "(mi abuelo) fumaba un puro en la mecedora", of those who do it."""
        text = plain(self.scene.text)
        done = (a.fact.span for a in self.scene.actions if any(key in a.agents for key in keys))
        after = (text[span.end : span.end + _TO_THE_SEAT] for span in done if span is not None)
        return any(_ON_A_SEAT.match(rest) for rest in after)

    def _holding(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        found: list[str] = []
        for thing in self.scene.things:
            concept = self.lexicon.get("objects", thing.fact.concept)
            if thing.holder in keys and concept is not None and concept.sketch in _HELD:
                number = told_number_of(thing, self.scene)
                in_hands = min(number, 2) if concept.sketch in _ONE_IN_EACH_HAND else 1
                found += [one_of(concept.sketch, number)] * in_hands
        return tuple(kind for kind in found if kind == found[0])[:2] if found else ()

    def _colours(self, keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """The told colours of what they hold."""
        concepts = ((t, self.lexicon.get("objects", t.fact.concept)) for t in self.scene.things)
        return tuple(
            (one_of(concept.sketch, told_number_of(thing, self.scene)), thing.colour)
            for thing, concept in concepts
            if thing.holder in keys and thing.colour is not None and concept is not None and concept.sketch
        )

    def _beside(self, key: str) -> str | None:
        return "yo" if key != "yo" and self.scene.self_in_scene else None

    def _genders(self, participant: Participant, count: int) -> list[str | None]:
        """A masculine plural may hold women too: parents and the like are drawn as pairs."""
        men = plain(participant.words).split()[-1:] in (["hombres"], ["senores"], ["caballeros"])
        if count == 1 or men or participant.gender == "f" or is_a_mans(participant.concept):
            return [participant.gender] * count
        return [("m", "f")[i % 2] if participant.gender == "m" and participant.relation not in ("soldados",
            "guardias") else participant.gender for i in range(count)]  # fmt: skip

    # --- animals -----------------------------------------------------------------------------------

    def _animal(self, participant: Participant) -> list[Subject]:
        herd = participant.concept in _HERDED or any(w in plain(participant.words) for w in _HERDS)
        kinds = sum(p.kind == "pet" and p.in_scene and p.count is None for p in self.scene.participants)
        usual = _UNKNOWN_PLURAL if kinds < _FEW else _FEW
        count = participant.count if participant.count is not None else usual
        if count > MOST_SUBJECTS or (participant.count is None and herd):
            count = _HERD
        keys = [participant.key] if count == 1 else [f"{participant.key}-{i}" for i in range(1, count + 1)]
        return [self._one_animal(participant, key) for key in keys]

    def _one_animal(self, participant: Participant, key: str) -> Subject:
        entity = self.entities.get(participant.entity or "")
        concept = self.lexicon.get("animals", participant.concept or "") or self.lexicon.lookup(
            "animals", participant.species or ""
        )
        keys = (key, participant.key)
        card = (
            (entity.looks.get(self.scene.era.phase) or entity.looks.get("any"))
            if entity is not None
            else None
        )
        token, adapter = _trained(entity, self.scene.era.phase)
        said = next((x for x in self.scene.looks if x.subject in keys and x.trait == "colour"), None)
        colour = said.value if said is not None else card.colour if card is not None else None
        own_coat = concept.coat if concept is not None and colour is None else None
        label = participant.name or called_now(participant, self.scene.looks)
        elements = [Element(token, "card", f"ficha de {label}", role="token")] if token else []
        english = concept.english if concept is not None else "an animal"
        span = participant.mentions[0] if participant.mentions else None
        elements.append(Element(english, "said", f"«{participant.words}»", span, "subject"))
        if said is not None and said.span is not None:
            words = self.scene.text[said.span.start : said.span.end]
            elements.append(Element(said.value.replace("_", " "), "said", f"«{words}»", said.span, "look"))
        elif colour:
            elements.append(Element(colour.replace("_", " "), "card", f"ficha de {label}", role="look"))
        coat = next((x for x in self.scene.looks if x.subject in keys and x.trait == "pattern"), None)
        if coat is not None:
            elements.append(look_element(coat.value, coat, self.scene.text))
        posture, posture_element = self._posture(keys)
        if posture not in _ANIMAL_POSTURES:
            posture, posture_element = "standing", []
        load = load_of(participant, self.scene, self.lexicon)
        species = concept.sketch if concept is not None else "dog"  # an unnamed pet; None is not drawn
        return Subject(
            key, "pet", label, PromptPair(_owned([*elements, *posture_element], key), _NO_OTHER_ANIMALS),
            SubjectLooks(species=species, colour=colour or own_coat,
                         pattern=coat.value if coat is not None else None),
            token, adapter,
            entity.id if entity is not None else None, posture,
            holding=(load,) if load is not None else (),
            beside="yo" if self.scene.self_in_scene else None,
        )  # fmt: skip


def _named_besides(scene: Scene, company: Company) -> frozenset[str]:
    """Who is added to a number: "éramos once primos y mi hermana"; not whom it counts: "mi hermana y yo"."""
    besides: list[str] = []
    end = company.span.end
    for start, last, key in sorted((m.start, m.end, p.key) for p in scene.participants for m in p.mentions):
        if start < end:
            continue
        joined = _ADDED if not besides else _ADDED_TOO
        if joined.fullmatch(scene.text[end:start]) is None:
            break
        besides.append(key)
        end = last
    return frozenset(besides)


def _is_drawn(placed: Placed, keys: Sequence[str]) -> bool:
    """Whether there is what they are told to be beside: others who are drawn, or something of the place."""
    by_the_place = placed.of is not None and placed.of.startswith(LANDMARK)
    return by_the_place or {placed.of, placed.other} <= {None, *keys}


def _is_told_one_by_one(participant: Participant, there: Sequence[Participant]) -> bool:
    """Whether a group is told whose members are told as well: "toda la familia: mis padres y yo"; not with
    one of them alone: "mi abuelo asaba y toda la familia comíamos".
    """
    kin = [p for p in there if p.relation is not None and p.key != participant.key and p.kind == "person"]
    several = len(kin) > 1 or any(p.count != 1 for p in kin)
    return participant.concept == "family" and participant.count is None and several


_HELD: Final = word_set(
    """book newspaper letter guitar accordion knitting cup glass_of_wine bottle bread cake basket bucket
    blanket suitcase walking_stick umbrella ball doll kite flowers candle gift flask fishing_rod hoe
    soap bird_cage medal tools playing_cards balloons balloon photo_frame cooking_pot paint_box toy_train
    pitcher botijo porron milk_churn backpack satchel bag box coffee_pot ice_cream hand_fan lantern
    tambourine maracas castanets flute trumpet violin microphone drum
    teddy_bear flag broom watering_can palm_branch camera bell rosary harmonica whistle zambomba rose
    chestnuts sunflower_seeds cup_and_ball toy_sword scythe slate tray feather_duster snowballs bird_nest"""
)


def _as_a_corps(participant: Participant) -> Participant:
    """Reads "la guardia civil" as the two men who go together."""
    told = participant.concept == "civil_guard" and plain(participant.words).startswith("la ")
    return replace(participant, concept="civil_guards", gender="m", count=2) if told else participant


def _trained(entity: Entity | None, phase: Phase) -> tuple[str | None, str | None]:
    """The token for a phase and the weights that it was trained with."""
    key = token_phase(entity, phase) if entity is not None else None
    if entity is None or key is None:
        return None, None
    return entity.tokens[key], entity.adapters.get(key) or entity.adapters.get("any")


def _group(key: str) -> str:
    """The key of the participant of whom this subject is one: "E3" of "E3-2"."""
    return key.partition("-")[0]


def _owned(elements: Sequence[Element], key: str) -> tuple[Element, ...]:
    return tuple(replace(element, owner=key) for element in elements)


def _worn(kind: str, colour: str | None) -> str:
    """A garment in English: ("lab_coat", "white") is "a white lab coat"."""
    words = f"{colour or ''} {kind}".replace("_", " ").strip()
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"

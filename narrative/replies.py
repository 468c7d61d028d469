"""Whether what was told after a question answers it, and so belongs to the memory that was asked about.

When in doubt it does not: a new memory that was taken for an answer would spoil two pages, an answer
that was taken for a memory costs one small page. So it must plainly answer: brief, of the same time,
without a place of its own that one goes to, and shaped like an answer, or give just what was asked for.
"""

import re
from typing import Final

from narrative.question_bank import Gap
from narrative.questions import Question, missing_in
from narrative.scene import Refusal, Scene
from narrative.verbs import Verbs
from narrative.words import Words, plain, split_words, word_set

_LONGEST: Final = 25  # words
_BRIEF: Final = 4  # words that can hardly tell anything new
_FILLERS: Final = word_set("pues bueno ah ay mire mira si claro eh uy oh hija hijo verdad ya fijese este ps")
_NEW_STORY: Final = re.compile(
    r"(otr[oa] (vez|dia|cosa)|una vez|un dia|una noche|una tarde|"
    r"de (joven|nin[oa]|chic[oa]|mayor|pequen[oa])|en el (\d\d|ano)|me acuerdo (de|que|cuando)|me recuerda|"
    r"recuerdo|anos (despues|mas tarde)|mas tarde|a mi lo que|tambien me|lo que si|hablando de|"
    r"cambiando de)\b"
)
_WHEN: Final = re.compile(r"cuando\b")
_ABOUT_TIME: Final[frozenset[Gap]] = frozenset({"when", "hour", "season", "before", "after"})
_GOES_ON: Final[frozenset[Gap]] = frozenset({"before", "after", "action"})
_ASKS_A_PLACE: Final[frozenset[Gap]] = frozenset({"place", "look_place", "when", "before", "after", "sense"})
# What is asked of the setting, nobody's other doings answer.
_OF_THE_SETTING: Final[frozenset[Gap]] = frozenset({"place", "look_place", "when", "hour", "season"})
_POINTS_BACK: Final = word_set(
    "yo me nos nosotros nosotras conmigo alli ahi alla eso esa ese aquello lo tambien"
)
_WE: Final = ("amos", "imos", "emos")
# What describes without telling that something happened.
_DESCRIBING: Final = word_set(
    """era eran eras eramos estaba estaban estabamos habia hacia tenia tenian teniamos llevaba llevaban
    llevabamos olia olian sonaba sonaban sabia sabian parecia parecian se veia veia veian oia oian daba
    daban iba fue fueron hubo hizo vino ponia ponian decia llamaba usaba usaban venia venian"""
)
# "nos llevaba al río" happened; "llevaba el pelo blanco" and "me llevaba dos años" describe.
_TAKING: Final = word_set("llevaba llevaban llevo llevaron")
_TAKEN: Final = word_set("me nos lo la los las le les")
_TAKEN_HOW: Final = word_set("a al en de hasta por con")
_PAST: Final = ("imperfect", "past")
_BEFORE_NOUNS: Final = word_set("el la los las un una unos unas mi mis su sus de del con en sin")
_NO_ANSWER: Final = re.compile(
    r"(pues |bueno |ay |uy |huy |hija |hijo |ahora |eso |ya |la verdad |es que )*"
    r"(no (lo |la |me )?(se|sabria|sale|acuerdo|recuerdo|viene)( (decir\w*|bien|ahora|ya|de eso|nada|yo|"
    r"de nada|a la cabeza))*|ni idea|quien sabe|vaya usted a saber|vete a saber|a saber|nada|no|"
    r"se me ha (ido|olvidado)|se me fue( de la cabeza)?|se me olvido)"
)


def is_no_answer(text: str) -> bool:
    """Whether these words only say that there is no answer: "pues no lo sé", "no me acuerdo"."""
    words = split_words(text)
    return bool(_NO_ANSWER.fullmatch(words.joined(0, len(words))))


def is_answer(text: str, question: Question, asked_about: Scene, told: Scene | Refusal, verbs: Verbs) -> bool:
    """Whether ``text`` plainly answers ``question``, which was asked about a memory.

    ``told`` is what the text alone was understood as.
    """
    words = split_words(text)
    if not 0 < len(words) <= _LONGEST or is_no_answer(text) or text.rstrip().endswith("?"):
        return False
    if _opens_a_story(words, question.gap):
        return False
    if isinstance(told, Scene) and (told.sensitive or _is_elsewhere(told, asked_about, question.gap)):
        return False
    if (
        isinstance(told, Scene)
        and question.gap in _OF_THE_SETTING
        and _is_of_others(words, told, asked_about)
    ):
        return False
    happened = _happenings(words, question, verbs)
    if len(words) <= _BRIEF or not happened or question.gap in _GOES_ON:
        return True
    return isinstance(told, Scene) and _gives_what_was_asked(told, question.gap) and happened <= 1


def _opens_a_story(words: Words, gap: Gap) -> bool:
    first = next((w.index for w in words.items if w.plain not in _FILLERS), 0)
    opening = words.joined(first, len(words))
    if _NEW_STORY.match(opening):
        return True
    return bool(_WHEN.match(opening)) and gap not in _ABOUT_TIME


def _is_elsewhere(told: Scene, asked_about: Scene, gap: Gap) -> bool:
    """Whether it is of another time, or of a place of its own."""
    mine, theirs = told.era, asked_about.era
    if mine.cue is not None and "unknown" not in (mine.phase, theirs.phase) and mine.phase != theirs.phase:
        return True
    if mine.year_min is not None and theirs.year_min is not None and mine.cue is not None:
        apart = mine.year_min > (theirs.year_max or theirs.year_min) or (mine.year_max or 0) < theirs.year_min
        if apart:
            return True
    known = {plain(asked_about.text[s.start : s.end]) for p in asked_about.participants for s in p.mentions}
    known |= {p.entity or p.concept or "" for p in asked_about.participants if p.kind == "place"}
    own = [
        p for p in told.participants
        if p.kind == "place" and p.in_scene and not {plain(p.words), p.entity or p.concept} & known
    ]  # fmt: skip
    return bool(own) and bool(told.actions) and gap not in _ASKS_A_PLACE


def _is_of_others(words: Words, told: Scene, asked_about: Scene) -> bool:
    """Reads "mi abuelo tocaba la guitarra en la plaza" where the swimming was asked about: others do
    something else, and nothing points back; "mi padre nos llevaba al río" answers.
    """
    if any(w.plain in _POINTS_BACK or w.plain.endswith(_WE) for w in words.items):
        return False
    known = {p.entity or plain(p.words) for p in asked_about.participants}
    done = {a.fact.concept for a in asked_about.actions}
    others = {
        p.key for p in told.participants if p.kind == "person" and (p.entity or plain(p.words)) not in known
    }
    return any(others.issuperset(a.agents) and a.fact.concept not in done for a in told.actions if a.agents)


def _happenings(words: Words, question: Question, verbs: Verbs) -> int:
    """How many verbs tell that something happened, beyond those that describe and those of the question."""
    asked = {_root(w.plain) for w in split_words(question.words).items}
    count = 0
    for word in words.items:
        if _takes_someone(words, word.index):
            count += 1
            continue
        if word.plain in _DESCRIBING or _root(word.plain) in asked:
            continue
        tenses = {form.tense in _PAST for form in verbs.read(word.lower, words.accented)}
        # "el pelo" is hair, though without accents it could be read as "peló".
        is_noun = False in tenses and words.plain_at(word.index - 1) in _BEFORE_NOUNS
        count += True in tenses and not is_noun
    return count


def _takes_someone(words: Words, at: int) -> bool:
    return (
        words.plain_at(at) in _TAKING
        and words.plain_at(at - 1) in _TAKEN
        and words.plain_at(at + 1) in _TAKEN_HOW
    )


def _root(word: str) -> str:
    return word[:4]


def _gives_what_was_asked(told: Scene, gap: Gap) -> bool:
    """Whether the answer alone holds the very thing that the memory lacked."""
    if gap.startswith("look_") or gap == "sense":
        return False
    return gap not in missing_in(told)


def joined(memory: str, answer: str) -> str:
    """The memory's text with the answer after it, both as they were told."""
    begun = memory.rstrip()
    stop = "" if not begun or begun[-1] in ".!?…" else "."
    return f"{begun}{stop} {answer.strip()}"

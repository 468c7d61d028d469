"""The rules that every question to the teller keeps: one idea, short, open, kind, and nothing unsaid.

They come from how people with dementia are best spoken with: no test of memory, no "¿recuerda…?",
no choice between two, no why that sounds like a reproach, and never a fact that they did not say
themselves. Each rule has a name, so that a fault says what to mend.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from narrative.words import plain

Rule = Literal[
    "shape", "one_idea", "length", "open", "recall", "quiz", "jargon", "negative", "accusing", "leading",
    "unsaid",
]  # fmt: skip
LONGEST: Final = 15  # words

_WORD: Final = re.compile(r"[^\W_]+")
_SLOT: Final = re.compile(r"\{(\w+)\}")
_SHAPE: Final = re.compile(
    r"(¿[A-ZÁÉÍÓÚÑ][^¿?¡!.:;…]*\?|(Cuénte|Cuénta|Hábla|Háble|Descríba|Describe|Díga|Di)(me|se)?\b[^¿?¡!.:;…]*\.)"
)
_OPENERS: Final = (
    r"(que|quien|quienes|como|donde|adonde|cual|cuales|"
    r"(a|al|con|de|en|por|desde|hacia|hasta|para|sobre) (que|quien|quienes|donde|cual))\b"
)
_OPEN: Final = re.compile(_OPENERS)
_INVITES: Final = re.compile(r"(cuenteme|cuentame|hableme|hablame|describame|describeme|digame|dime)\b")
# "¿Qué tal si…?", "¿cómo no…?" open like a question and are none; "¿quién era?" asks to recognise.
_HIDDEN_CLOSED: Final = re.compile(r"(que tal si|como es que no|a que si|a que era)\b")
_JOINED: Final = re.compile(r"\b(y|e|ni|o|u|ademas|tambien|y si)\b")
_RECALL: Final = re.compile(
    r"\b(recuerd\w*|recordar\w*|record[aoe]\w*|acuerd\w*|acord\w*|olvid\w*|memoria|se le viene|"
    r"le suena|te suena|sabe usted|sabria|reconoce\w*)\b"
)
_QUIZ: Final = re.compile(
    r"\b(se llam\w*|llamab\w*|nombre|cuant[oa]s?|cuando|que (ano|mes|dia|fecha|siglo|edad|hora|numero)|"
    r"que dia|quien (es|era|fue)|quienes (son|eran|fueron)|fecha|edad|favorit\w*|preferid\w*|mejor|peor|"
    r"mayor|menor|la primera vez|la ultima vez|exactamente|en concreto|cual era|cual es)\b"
)
_JARGON: Final = re.compile(
    r"\b(reminiscencia\w*|terap\w*|escena\w*|contexto\w*|entorno\w*|evento\w*|ubicacion\w*|individuo\w*|"
    r"vivencia\w*|sensorial\w*|estimulo\w*|cognitiv\w*|emocional\w*|emocion\w*|sensacion\w*|paciente\w*|"
    r"sesion\w*|entrevista\w*|imagen\w*|prompt\w*|descripcion\w*|detalle\w*|acompanante\w*|vestimenta|"
    r"indumentaria|climatolog\w*|meteorolog\w*|actividad\w*|elemento\w*|percib\w*|visualiz\w*|ocasion\w*|"
    r"etapa\w*|infancia|juventud|vejez|demencia\w*|alzheimer|enferm\w*)\b"
)
_NEGATIVE: Final = re.compile(
    r"\b(no|nunca|nadie|nada|ningun\w*|tampoco|jamas|sin|ni|apenas|imposible|dej(o|aba) de|falt\w+)\b"
)
_ACCUSING: Final = re.compile(
    r"\b(por que|porque|para que|a que se deb\w*|como es que|como pudo|como pudiste|como fue capaz|"
    r"tenia que|tuvo que|debia|deberia|debio)\b"
)
_LEADING: Final = re.compile(
    r"\b(verdad|seguro que|seguramente|claro que|supongo|imagino|sin duda|cierto|obviamente|a que si|"
    r"por supuesto|evidentemente|siempre|otra vez)\b"
)
_BY_WORDS: Final[tuple[tuple[Rule, re.Pattern[str]], ...]] = (
    ("recall", _RECALL), ("quiz", _QUIZ), ("jargon", _JARGON), ("negative", _NEGATIVE),
    ("accusing", _ACCUSING), ("leading", _LEADING),
)  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """A rule that a question breaks, and the words that break it."""

    rule: Rule
    words: str


def slots_of(question: str) -> tuple[str, ...]:
    """The names of the slots of a template: "¿Cómo era {persona}?" has "persona"."""
    return tuple(_SLOT.findall(question))


def words_of(question: str) -> tuple[str, ...]:
    """The plain words of a question, without its slots."""
    return tuple(_WORD.findall(plain(_SLOT.sub(" ", question))))


def faults(
    question: str, is_said: Callable[[str], bool] | None = None, told: Iterable[str] = ()
) -> tuple[Fault, ...]:
    """Every fault of a question; an empty tuple means that it may be asked.

    ``is_said`` tells for a plain word whether the question may use it: it states nothing, the person
    said it, or a card holds it. Without it that one rule is not judged. A slot counts as one word.
    ``told`` are the teller's own words that fill the slots: what is hers cannot break a rule that is
    about our words, so a place called "La Verdad" is no leading question.
    """
    ours = question
    for words in sorted(told, key=len, reverse=True):
        ours = ours.replace(words, "{dicho}")
    text = " ".join(_WORD.findall(plain(_SLOT.sub(" ", ours))))
    found = [*_shape_faults(ours), *_idea_faults(question), *_length_faults(question)]
    found += _open_faults(ours, text)
    found += [Fault(rule, m.group()) for rule, pattern in _BY_WORDS for m in pattern.finditer(text)]
    if is_said is not None:
        spoken = words_of(question)
        found += [Fault("unsaid", word) for word in spoken if not is_said(word)]
    return tuple(found)


def _shape_faults(question: str) -> list[Fault]:
    whole = _SHAPE.fullmatch(_SLOT.sub("eso", question))
    return [] if whole else [Fault("shape", question)]


def _idea_faults(question: str) -> list[Fault]:
    joined = _JOINED.search(" ".join(words_of(question)))
    found = [Fault("one_idea", joined.group())] if joined else []
    if question.count("?") > 1 or question.count("¿") > 1 or "," in question:
        found.append(Fault("one_idea", question))
    return found


def _length_faults(question: str) -> list[Fault]:
    count = len(_WORD.findall(_SLOT.sub(" eso ", question)))
    return [Fault("length", f"{count} palabras")] if count > LONGEST else []


def _open_faults(question: str, text: str) -> list[Fault]:
    if question.startswith("¿"):
        opens = _OPEN.match(text) and not _HIDDEN_CLOSED.match(text)
    else:
        opens = _INVITES.match(text)
    return [] if opens else [Fault("open", text)]

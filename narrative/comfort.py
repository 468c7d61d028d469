"""What Evoca says to a sad or frightening memory, and to someone who is tired: it is there, and asks nothing.

The sentences name what was felt and stay with it. They hold no question, no advice, no "ya pasó", and
nothing that the person did not say. The same telling always gets the same sentence.
"""

from collections.abc import Mapping
from typing import Final, Literal
from zlib import crc32

from narrative.matters import Matter, matters_in
from narrative.mood import Mood
from narrative.words import split_words

Sorrow = Literal["loss", "war", "hospital", "violence", "fear", "hardship", "parting", "other"]

_SORROW_OF: Final[tuple[tuple[Matter, Sorrow], ...]] = (
    ("lost_child", "loss"), ("violence", "violence"), ("war", "war"), ("prison", "war"),
    ("suicide", "loss"), ("drowning", "loss"), ("death", "loss"), ("illness", "hospital"), ("fire", "fear"),
    ("flood", "fear"), ("quake", "fear"), ("accident", "fear"), ("hunger", "hardship"),
    ("parting", "parting"), ("drink", "violence"),
)  # fmt: skip
_SENTENCES: Final[Mapping[Sorrow, tuple[str, ...]]] = {
    "loss": (
        "Siento mucho esa pérdida. Gracias por confiármela.",
        "Perder a alguien pesa mucho. Le acompaño.",
        "Una despedida así pesa mucho. Estoy aquí, sin prisa.",
        "Gracias por hablarme de ello. Me quedo aquí, a su lado.",
    ),
    "war": (
        "Vivir aquello tuvo que ser muy duro. Gracias por contármelo.",
        "Lo que me cuenta es muy serio. Le escucho con respeto.",
        "Cuánto le tocó vivir. Estoy aquí, a su lado.",
        "Gracias por confiarme algo tan difícil. Vamos a su paso.",
    ),
    "hospital": (
        "Qué momentos tan difíciles. Gracias por contármelos.",
        "Una enfermedad pesa mucho. Le acompaño.",
        "Lo que me cuenta fue duro. Estoy aquí, sin prisa.",
    ),
    "violence": (
        "Lo que me cuenta duele. Gracias por la confianza.",
        "Siento mucho que viviera eso. Aquí está en buena compañía.",
        "Eso fue muy duro. Le creo, estoy con usted.",
    ),
    "fear": (
        "Qué susto tan grande. Estoy aquí con usted.",
        "Algo así asusta mucho. Le acompaño.",
        "Aquello fue muy fuerte. Gracias por contármelo, sin prisa.",
    ),
    "hardship": (
        "Fueron tiempos muy duros. Gracias por contármelo.",
        "Cuánta fuerza hacía falta entonces. Le escucho con respeto.",
        "Lo que pasaron ustedes merece respeto. Estoy aquí, a su lado.",
    ),
    "parting": (
        "Una separación así duele. Gracias por contármelo.",
        "Lo que me cuenta pesa mucho. Le acompaño, sin prisa.",
        "Gracias por confiarme algo tan suyo. Estoy aquí.",
    ),
    "other": (
        "Gracias por contármelo. Estoy aquí, sin prisa, para lo que quiera decir.",
        "Lo que me cuenta es importante. Le escucho.",
        "Gracias por la confianza. Vamos despacio, a su paso.",
    ),
}
_REST: Final[Mapping[Mood, tuple[str, ...]]] = {
    "tired": (
        "Descanse tranquilamente. Todo lo que ha contado queda guardado.",
        "Gracias por todo lo de hoy. Ahora toca descansar.",
        "Lo de hoy ha sido mucho. Podemos descansar cuando quiera.",
    ),
    "sad": (
        "Estoy aquí, a su lado. Tómese el tiempo que quiera.",
        "Lo que siente es importante. Le acompaño en silencio.",
        "Gracias por confiar. Podemos descansar un rato.",
    ),
    "distressed": (
        "Estoy aquí con usted. Vamos a descansar un poco.",
        "Respiremos despacio. Su terapeuta está cerca.",
        "Aquí está en buena compañía. Paramos ahora mismo.",
    ),
    "stop": (
        "De acuerdo, lo dejamos aquí. Gracias por lo que ha contado.",
        "Claro que sí. Hasta aquí por hoy; todo queda guardado.",
        "Como usted quiera. Ha sido un gusto escucharle.",
    ),
    "refusal": (
        "De acuerdo, eso se queda donde está. Usted decide.",
        "Lo entiendo. Hablamos solo de lo que usted quiera.",
        "Como usted prefiera. Eso queda aparte.",
    ),
}
_SET_APART: Final = (
    "Gracias por contármelo. Queda guardado, con todo el respeto.",
    "Lo guardo tal como lo ha dicho. Estoy aquí.",
    "Gracias por la confianza. Queda bien guardado.",
)
_NO_ANSWER: Final = (
    "Está bien así. Cuénteme lo que quiera, cuando quiera.",
    "Da igual. Seguimos por donde usted quiera.",
)


def sorrow_of(text: str) -> Sorrow:
    """What kind of sadness a telling holds; the one told of with most weight where there are several."""
    words = split_words(text)
    there = matters_in(words.joined(0, len(words)))
    for matter, sorrow in _SORROW_OF:
        if matter in there:
            return sorrow
    return "other"


def acknowledge(text: str) -> str:
    """A sentence that stays with a sad or frightening memory."""
    return _chosen(_SENTENCES[sorrow_of(text)], text)


def offer_rest(mood: Mood, text: str) -> str:
    """A warm sentence for someone who shows this mood."""
    return _chosen(_REST[mood], text)


def set_apart(text: str) -> str:
    """What is said to a memory of a topic that is left alone; the topic is not named."""
    return _chosen(_SET_APART, text)


def no_answer(text: str) -> str:
    """What is said when a question found no answer."""
    return _chosen(_NO_ANSWER, text)


def _chosen(sentences: tuple[str, ...], text: str) -> str:
    return sentences[crc32(text.encode()) % len(sentences)]

"""How the teller is now: seen when it shows, and not seen in the story that they tell."""

import json
from pathlib import Path

import pytest

from narrative.comfort import acknowledge, no_answer, offer_rest, set_apart, sorrow_of
from narrative.mood import Mood, read_mood

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev.jsonl"

SHOWN: list[tuple[Mood, str]] = [
    ("tired", "Estoy cansada."),
    ("tired", "ay hija ya estoy muy cansada"),
    ("tired", "Mi padre segaba. Bueno, estoy un poco cansado ya."),
    ("tired", "y allí jugábamos todos los primos en la era ay me estoy cansando"),
    ("tired", "tengo sueño"),
    ("tired", "Tengo mucho sueño, hija."),
    ("tired", "se me cierran los ojos"),
    ("tired", "quiero descansar"),
    ("tired", "déjeme descansar un poquito"),
    ("tired", "ya me cansé"),
    ("tired", "ya me cansé mija"),
    ("tired", "me duele la cabeza"),
    ("tired", "ando bien cansado"),
    ("tired", "estoy rendida"),
    ("tired", "me voy a acostar"),
    ("tired", "Rosario está cansada."),
    ("tired", "Llega cansado y bosteza."),
    ("tired", "Le pregunto por su pueblo y se duerme."),
    ("sad", "Estoy triste."),
    ("sad", "me pongo muy triste"),
    ("sad", "me da mucha pena recordarlo"),
    ("sad", "Cantaba muy bien. Me da pena hablar de ella."),
    ("sad", "Lo echo mucho de menos."),
    ("sad", "la extraño tanto"),
    ("sad", "se me saltan las lágrimas"),
    ("sad", "tengo ganas de llorar"),
    ("sad", "ay perdone es que me emociono"),
    ("sad", "se me parte el alma"),
    ("sad", "Se emociona al contarlo."),
    ("sad", "Cuenta la boda y rompe a llorar."),
    ("distressed", "tengo mucho miedo"),
    ("distressed", "estoy muy nerviosa"),
    ("distressed", "quiero irme a mi casa"),
    ("distressed", "me quiero ir a casa"),
    ("distressed", "no puedo más"),
    ("distressed", "me falta el aire"),
    ("distressed", "¿dónde estoy?"),
    ("distressed", "sáqueme de aquí"),
    ("distressed", "Está muy agitada."),
    ("stop", "No quiero seguir."),
    ("stop", "ya no quiero hablar más"),
    ("stop", "lo dejamos por hoy"),
    ("stop", "por hoy ya está"),
    ("stop", "mejor otro día"),
    ("stop", "otro día le cuento"),
    ("stop", "basta ya"),
    ("stop", "ya basta"),
    ("stop", "ya estuvo bueno"),
    ("stop", "ya no más"),
    ("stop", "déjame en paz"),
    ("stop", "no me pregunte más"),
    ("stop", "no tengo ganas de hablar"),
    ("stop", "Pide parar."),
    ("stop", "Lo dejamos para el jueves."),
    ("refusal", "no quiero hablar de eso"),
    ("refusal", "De eso no hablo."),
    ("refusal", "prefiero no contarlo"),
    ("refusal", "mejor no hablemos de eso"),
    ("refusal", "no me gusta acordarme de aquello"),
    ("refusal", "hablemos de otra cosa"),
    ("refusal", "No quiere hablar de su hermano."),
]
NOT_SHOWN = [
    "Estaba cansado de segar todo el día y me dormía en la era.",
    "llegábamos cansados de la vendimia y cenábamos migas",
    "Mi madre decía estoy cansada y se sentaba al fresco.",
    "mi madre siempre decía estoy muy cansada hijos míos",
    "Mi abuela gritaba: ¡basta ya!",
    "Entonces dijo que no quería seguir y se bajó del tren.",
    "No estoy cansada.",
    "ya no estoy triste",
    "cuando estoy triste canto las coplas de mi madre",
    "Me cansé de andar y me senté en una piedra.",
    "Mi padre llega cansado del campo y mi madre le pone la cena.",
    "El niño llora y su madre lo coge en brazos.",
    "Me daba pena dejar el pueblo.",
    "Tenía miedo a los perros de pequeña.",
    "teníamos sueño pero nadie quería acostarse",
    "El día que murió mi padre lloramos todos.",
    "Le dije a mi novio: quiero irme a casa, que es tarde.",
    "la maestra nos decía por hoy ya está y salíamos corriendo",
    "Mi hermano no podía más con los cestos.",
    "no me acuerdo",
    "no lo sé",
    "Me dolía la cabeza de tanto reír.",
    "nos daba sueño la misa",
    "Ayúdame, me decía mi abuela, y yo le sujetaba la madeja.",
    "",
]


@pytest.mark.parametrize(("mood", "text"), SHOWN)
def test_what_shows_is_seen(mood: Mood, text: str) -> None:
    assert read_mood(text) == mood


@pytest.mark.parametrize("text", NOT_SHOWN)
def test_the_story_is_not_the_teller(text: str) -> None:
    assert read_mood(text) is None


@pytest.mark.skipif(not GOLD.is_file(), reason="the annotated memories are not beside the repository")
def test_only_those_who_show_it_are_seen_in_the_annotated_memories() -> None:
    rows = [json.loads(line) for line in GOLD.read_text().splitlines()]
    seen = {row["id"] for row in rows if read_mood(row["text"]) is not None}
    assert seen == {row["id"] for row in rows if row["needs_follow_up"]} | {"m010"}, "m010: no quiere seguir"


# --- what is said then ------------------------------------------------------------------------------

SAD = [
    ("loss", "El día que murió mi padre estábamos todos en casa."),
    ("loss", "enterramos a mi abuela en el pueblo"),
    ("war", "Cuando los bombardeos nos escondíamos en el refugio."),
    ("war", "Después de la guerra se llevaron a su padre."),
    ("hospital", "mi hija estuvo tres meses en el hospital con cáncer"),
    ("violence", "mi padre nos pegaba con el cinturón"),
    ("fear", "se quemó la casa y salimos corriendo del incendio"),
    ("hardship", "pasábamos hambre de verdad"),
    ("other", "aquello fue muy triste"),
]
HARSH = (
    "no llore", "no se preocupe", "anim", "alegre", "ya paso", "tranquil", "mejor", "olvid", "recuerd",
    "pero", "piense en", "hay que",
)  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), SAD)
def test_each_sorrow_has_its_own_words(kind: str, text: str) -> None:
    assert sorrow_of(text) == kind


def test_comfort_stays_and_asks_nothing() -> None:
    from narrative.words import plain

    spoken = {acknowledge(f"{text} {n}") for _, text in SAD for n in range(40)}
    spoken |= {set_apart(f"{n}") for n in range(40)} | {no_answer(f"{n}") for n in range(40)}
    spoken |= {offer_rest(mood, f"{n}") for mood, _ in SHOWN for n in range(40)}
    assert len(spoken) >= 35
    for sentence in spoken:
        assert "?" not in sentence
        assert not [word for word in HARSH if word in plain(sentence).replace("tranquilamente", "")], sentence
        assert len(sentence.split()) <= 15


def test_the_same_telling_gets_the_same_words() -> None:
    assert acknowledge(SAD[0][1]) == acknowledge(SAD[0][1])

"""How the teller is now: tired, sad, distressed, wanting to stop, or unwilling to speak of something.

Read from the telling itself, in the first person ("estoy cansada") or as a therapist notes it ("está
cansada, lo dejamos"), also without punctuation. What was so in the story is not so now: "estaba
cansado de segar" says nothing of today, nor does "mi madre decía estoy cansada".
"""

import re
from typing import Final, Literal

from narrative.words import Words, split_words, word_set

Mood = Literal["tired", "sad", "distressed", "stop", "refusal"]

_VERY: Final = (
    r"(?:ya |hoy |muy |tan |un poco |un poquito |algo |bastante |bien |re |medio |mas |todo |toda )*"
)
_AM: Final = r"(?:estoy|ando|me siento|me noto|me encuentro|me veo)"
_IS: Final = (
    r"(?:esta|viene|llega|se encuentra|se muestra|se siente|se la ve|se le ve|parece|la noto|lo noto)"
)
_TIRED: Final = (
    r"(?:cansad\w+|agotad\w+|rendid[oa]|fatigad[oa]|molid[oa]|adormilad\w+|somnolient[oa]|maread[oa])"
)
_TIRED_ME: Final = (
    rf"{_AM} {_VERY}{_TIRED}|"
    r"(?:tengo|me entra|me esta entrando|me da) (?:mucho |un |ya )*sue[nñ]o|me (?:caigo|muero) de sue[nñ]o|"
    r"me estoy (?:durmiendo|cansando|quedando dormid[oa])|se me cierran los ojos|"
    r"(?:quiero|quisiera|necesito|deje?[mn]e|dejame|me gustaria) (?:ya )?(?:descansar|dormir|acostarme|"
    r"echarme|"
    r"recostarme|tumbarme|reposar)|me voy a (?:acostar|echar|recostar|la cama)|me canso|"
    r"ya me (?:he cansado|canse|fatigue)(?= de (?:hablar|tanto|contar)| mij| hij|$)|me he cansado(?=$)|"
    r"me (?:duele|esta doliendo) la cabeza|tengo la cabeza (?:cansada|como un bombo|pesada)|"
    r"(?:ya )?no me da (?:mas )?la cabeza|estoy que no puedo|no doy (?:para )?mas"
)
_TIRED_NOTE: Final = (
    rf"{_IS} {_VERY}{_TIRED}|(?:pide|necesita|quiere) (?:ya )?(?:descansar|dormir|acostarse|"
    rf"irse a la cama)|"
    r"se (?:duerme|adormece|queda dormid[oa])|bosteza|se le cierran los ojos|le (?:entra|vence) el sueno"
)
_SAD_ME: Final = (
    rf"{_AM} {_VERY}(?:triste|apenad[oa]|hundid[oa]|decaid[oa]|abatid[oa]|afligid[oa])|"
    rf"me pongo {_VERY}triste|"
    r"me da (?:mucha |tanta |una |muchisima |un poco de )?(?:pena|tristeza|lastima)(?= (?:hablar|contar|"
    r"recordar|"
    r"acordar|pensar|todavia|aun|todo eso|cuando)|$)|me (?:entristece|parte el alma|parte el corazon)|"
    r"se me (?:parte|encoge|rompe) (?:el|la) (?:alma|corazon)|se me (?:hace|pone) un nudo|"
    r"me (?:dan|entran) ganas de llorar|tengo ganas de llorar|me hace llorar|estoy llorando|"
    r"se me (?:saltan|caen|salen|escapan) (?:las )?lagrimas|me emociono|me echo a llorar|"
    r"(?:lo|la|le|los|las) (?:echo|extrano) (?:mucho |tanto )?(?:de menos )?(?:mucho|tanto|cada dia|"
    r"todavia)|"
    r"que (?:triste|tristeza)(?=$| ay| dios)"
)
_SAD_NOTE: Final = (
    r"se (?:emociona|entristece|viene abajo|derrumba|echa a llorar|pone triste)|llora|rompe a llorar|"
    r"solloza|"
    r"se le (?:saltan|caen|llenan|humedecen|escapan) (?:las |los )?(?:lagrimas|ojos)|"
    rf"(?:tiene|con) los ojos (?:llenos|llorosos)|con la voz (?:quebrada|rota)|{_IS} {_VERY}triste"
)
_DISTRESS_ME: Final = (
    r"me (?:da|esta dando|entra) (?:mucho |mucha |tanto |tanta )?(?:miedo|angustia|ansiedad|ahogo)"
    r"(?= (?:hablar|contar|recordar|pensar|todavia|aun|todo esto)|$)|tengo (?:mucho |tanto )?miedo|"
    rf"{_AM} {_VERY}(?:asustad[oa]|nervios[oa]|angustiad[oa]|agobiad[oa]|alterad[oa]|desesperad[oa]|"
    r"confundid[oa]|perdid[oa])|me (?:agobio|angustio|ahogo)|me falta el aire|"
    r"no puedo (?:mas|respirar|soportarlo|aguantarlo|con esto)|"
    r"(?:quiero|me quiero) (?:irme|ir|volver|marcharme) (?:ya )?(?:a (?:mi )?casa|de aqui)|quiero irme|"
    r"me quiero ir|"
    r"me quiero morir|donde estoy|que hago (?:yo )?aqui|(?:sacame|saqueme|saquenme) de aqui|"
    r"ayud(?:ame|eme|enme)(?= por favor|$)|socorro"
)
_DISTRESS_NOTE: Final = (
    rf"{_IS} {_VERY}(?:angustiad[oa]|asustad[oa]|nervios[oa]|agitad[oa]|alterad[oa]|inquiet[oa]|"
    rf"desorientad[oa])|"
    r"se (?:angustia|asusta|agita|altera|bloquea|pone nervios[oa])"
)
_STOP_ME: Final = (
    r"(?:ya )?no quiero (?:seguir|continuar|hablar mas|contar mas|mas preguntas|mas)\b|"
    r"(?:lo )?dejamos (?:aqui|por hoy|ya|esto|para otro dia)|vamos a dejarlo|dejemoslo|dejelo ya|dejalo ya|"
    r"por hoy (?:ya )?(?:esta|basta|es suficiente|vale|nada mas|lo dejamos|ya)\b|"
    r"(?:mejor )?otro dia (?:seguimos|le cuento|te cuento|sigo|le sigo|hablamos|mejor)|mejor otro dia|"
    r"quiero (?:parar|terminar|acabar)(?: ya)?(?=$| por| aqui)|podemos (?:parar|dejarlo|terminar)|"
    r"ya no mas|"
    r"deje?[mn]e (?:en paz|tranquil[oa]|ya)|dejame (?:en paz|tranquil[oa]|ya)|"
    r"(?:no (?:me )?pregunt(?:e|es|en) mas|dej(?:e|a|en) de preguntar)|"
    r"(?:basta ya|ya basta|basta|ya esta bien|ya estuvo(?: bueno| bien)?|hasta aqui)(?=$| por hoy)|"
    r"no tengo ganas de (?:hablar|nada|seguir|mas)|no estoy para (?:hablar|esto|historias|preguntas)|"
    r"hoy no(?=$)"
)
_STOP_NOTE: Final = (
    r"no (?:quiere|desea) (?:seguir|continuar|hablar mas)|pide (?:parar|terminar|dejarlo)|lo dejamos|"
    r"se (?:retomara|termina|interrumpe) (?:la|con|otro)|prefiere (?:dejarlo|parar|terminar)|"
    r"se levanta para irse"
)
_REFUSAL_ME: Final = (
    r"(?:no (?:quiero|puedo|deseo)|no me gusta|no me apetece) (?:ni )?(?:hablar|recordar|acordarme|pensar|"
    r"contar|"
    r"contarlo|volver)\w* (?:mas )?(?:de|en|a|sobre)? ?(?:eso|esto|aquello|ello|ese|esa|esas|esos|nada)?|"
    r"de (?:eso|aquello|esto) (?:mejor )?no (?:hablo|quiero|hablamos|hablemos)|"
    r"(?:prefiero|mejor) no (?:hablar|contar|decir|acordarme|recordar|hablemos|hablamos|lo cuento|"
    r"meneallo)\w*|"
    r"no me (?:hable|hables|pregunte|preguntes) (?:de|por|sobre)|eso no (?:lo|te lo|se lo) (?:cuento|digo)|"
    r"hablemos de otra cosa|cambi(?:emos|amos) de tema|dejemos (?:ese|el|este) tema|"
    r"(?:eso )?es (?:cosa mia|privado)"
)
_REFUSAL_NOTE: Final = (
    r"no quiere (?:hablar|contar)|se niega|prefiere no|cambia de tema|rechaza hablar|evita el tema"
)
# The gravest first: who wants to stop is not asked whether they are tired.
_SIGNS: Final[tuple[tuple[Mood, re.Pattern[str], re.Pattern[str]], ...]] = tuple(
    (mood, re.compile(rf"\b(?:{own})"), re.compile(rf"\b(?:{note})\b"))
    for mood, own, note in (
        ("stop", _STOP_ME, _STOP_NOTE),
        ("distressed", _DISTRESS_ME, _DISTRESS_NOTE),
        ("sad", _SAD_ME, _SAD_NOTE),
        ("refusal", _REFUSAL_ME, _REFUSAL_NOTE),
        ("tired", _TIRED_ME, _TIRED_NOTE),
    )
)  # type: ignore[assignment]
_SAID_THEN: Final = re.compile(
    r"\b(deci\w+|dij\w+|grit\w+|contest\w+|respond\w+|pregunt(aba|aban|aron)|repeti\w+|escrib\w+|"
    r"canta\w*|"
    r"susurr\w+|pens(e|aba|o)|contaba\w*|avis\w+|llor(o|aba)|rez\w+|suplic\w+)\b"
)
_LIVELY: Final = re.compile(
    r"\b(dice|cuenta|responde|contesta|explica|comenta|repite|pregunto|sonrie|mira|se queda)\b"
)
_NOT_NOW: Final = word_set("cuando si no nunca tampoco siempre aunque jamas como porque apenas")
_SUBJECTS: Final = re.compile(r"\b(mi|su|el|la|un|una|nuestro|nuestra|tu) [a-zñ]+ ?$")
_NEAR: Final = 6  # words before, within which a verb of saying makes it someone's words of then


def read_mood(text: str) -> Mood | None:
    """What the teller shows of themselves now, the gravest first; None when nothing does."""
    words = split_words(text)
    sentences = _sentences(words)
    for mood, own, note in _SIGNS:
        for sentence in sentences:
            if _shown_by(own, sentence) or (_is_note(words, text) and _noted(note, sentence)):
                return mood
    return None


def _sentences(words: Words) -> list[str]:
    """The plain words of each sentence; without punctuation all words are one."""
    last = words.items[-1].sentence if len(words) else -1
    return [" ".join(w.plain for w in words.items if w.sentence == i) for i in range(last + 1)]


def _shown_by(pattern: re.Pattern[str], sentence: str) -> bool:
    return any(_is_now(sentence[: found.start()]) for found in pattern.finditer(sentence))


def _is_now(before: str) -> bool:
    """Whether what follows these words is said of oneself and of now."""
    words = before.split()
    if words and words[-1] in _NOT_NOW:
        return False
    return not _SAID_THEN.search(" ".join(words[-_NEAR:]))


def _is_note(words: Words, text: str) -> bool:
    """Whether someone else writes down how the person is, in the present."""
    plain_text = words.joined(0, len(words))
    lively = _LIVELY.search(plain_text) is not None
    first_person = re.search(r"\b(yo|mi|mis|me|nos)\b", plain_text) is not None
    return bool(text) and (lively or not first_person)


def _noted(pattern: re.Pattern[str], sentence: str) -> bool:
    """As ``_shown_by``, unless it is said of someone of the story ("mi padre llega cansado")."""
    for found in pattern.finditer(sentence):
        before = sentence[: found.start()]
        if _is_now(before) and not _SUBJECTS.search(before):
            return True
    return False

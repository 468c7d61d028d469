"""What a user must be told about a recording, in Spanish."""

from collections.abc import Mapping, Sequence
from typing import Final

from narrative.listening.speech_model import LANGUAGE

LOST_SAID: Final = 3.0
MOST_PLACES: Final = 3
LANGUAGES: Final = {
    "en": "inglés",
    "fr": "francés",
    "de": "alemán",
    "it": "italiano",
    "pt": "portugués",
    "ca": "catalán",
    "gl": "gallego",
    "eu": "euskera",
    "ro": "rumano",
    "ar": "árabe",
    "ru": "ruso",
    "uk": "ucraniano",
    "pl": "polaco",
    "nl": "neerlandés",
    "bg": "búlgaro",
    "zh": "chino",
}


def notice_about(cut_off: bool, spoken: Mapping[str, int], lost: Sequence[tuple[float, float]]) -> str:
    """One to three sentences, or nothing. ``spoken`` counts words by language, ``lost`` holds where (s) and
    how much speech (s) gave no words.
    """
    parts: list[str] = []
    if cut_off:
        parts.append("La grabación está cortada: se ha escuchado lo que hay de ella.")
    others = [LANGUAGES.get(code, "otro idioma") for code in spoken if code != LANGUAGE]
    if others:
        parts.append(f"Se oye hablar en {' y '.join(dict.fromkeys(others))}: lo dicho está escrito tal cual.")
    if sum(seconds for _, seconds in lost) >= LOST_SAID:
        places = [clock(at) for at, seconds in lost if seconds >= 1][:MOST_PLACES]
        more = " y en otros momentos" if len(lost) > len(places) else ""
        parts.append(f"Hay voces que no se entienden (hacia {', '.join(places)}{more}).")
    return " ".join(parts)


def clock(seconds: float) -> str:
    """Minutes and seconds as ``mm:ss``, with hours before them when there are any."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute:02}:{second:02}"

"""Wishes said as what was: "que mi madre esté sentada" as "que mi madre estaba sentada".

So every frame of a correction reads what is wished of a picture too.
"""

import re
from collections.abc import Mapping
from typing import Final

_AS_IT_WAS: Final[Mapping[str, str]] = {
    "esté": "estaba", "estén": "estaban", "esten": "estaban", "estemos": "estábamos",
    "sea": "era", "sean": "eran", "seamos": "éramos",
    "lleve": "llevaba", "lleven": "llevaban", "vista": "vestía", "vistan": "vestían",
    "tenga": "tenía", "tengan": "tenían", "haya": "había", "haga": "hacía",
    "salga": "salía", "salgan": "salían", "venga": "venía", "vengan": "venían",
    "sonría": "sonreía", "sonria": "sonreía", "ría": "reía", "llore": "lloraba",
    "vaya": "iba", "vayan": "iban", "llueva": "llovía", "nieve": "nevaba",
}  # fmt: skip
# "Este" without its accent also points ("que este perro sea blanco"): it is a verb behind what it is said of.
_WISH: Final = re.compile(
    r"(?P<who>\bque(?P<named>(?:\s+(?!que\b)\w+){0,6}?)\s+)"
    rf"(?P<verb>{'|'.join(_AS_IT_WAS)}|este)\b",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(r"^\W*(?:\w+\W+){0,4}que\b", re.IGNORECASE)


_POSED: Final = re.compile(
    r"^(?P<who>\W*(?:no, )?(?:mi|el|la|los|las) (?!que\b)\w+),? "
    r"(?P<how>(?:sentad|acostad|tumbad|arrodillad|dormid|content|enfadad|asustad|tranquil|seri)[oa]s?"
    r"|(?:más )?(?:triste|alegre|sonriente)s?|sonriendo|llorando|riendo|de pie|de rodillas)\W*$",
    re.IGNORECASE,
)


def as_it_was(text: str) -> str:
    """The text with the verbs of its wishes in the past, and with the verb that "mi abuela sentada" lacks;
    unchanged where it wishes nothing.
    """
    if _OPENS.match(text):
        return _WISH.sub(_told, text)
    return _POSED.sub(r"\g<who> estaba \g<how>", text)


def _told(wish: re.Match[str]) -> str:
    verb, named = wish["verb"].lower(), wish["named"].split()
    if verb == "este" and not named:
        return wish[0]
    # The first "que" opens the correction; "que no" would be read as words without meaning.
    opens = named[:1] != ["no"] and not _WISH.search(wish.string[: wish.start()])
    who = wish["who"] if opens else wish["who"][len("que") :].lstrip()
    return who + _AS_IT_WAS.get(verb, "estaba")

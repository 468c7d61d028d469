"""The words that users see: Spanish in the source, translated through gettext catalogues.

The request's language is a context variable that ``server.guard`` sets, so a function that writes a
sentence needs no extra argument. Catalogues are the ``.po`` files of this folder, compiled in memory.
"""

from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES: Final = ("es", "en")
DEFAULT_LOCALE: Final = "es"
DOT: Final = "\u00a0· "  # between two facts; it stays with the first, so that no line begins with it

_locale: ContextVar[str] = ContextVar("locale", default=DEFAULT_LOCALE)


def use_locale(locale: str | None) -> None:
    """Speak this language from here on in this context; an unknown one is Spanish."""
    _locale.set(locale if locale in LOCALES else DEFAULT_LOCALE)


def current_locale() -> str:
    """The language of this context: one of LOCALES."""
    return _locale.get()


@cache
def translations(locale: str) -> NullTranslations:
    """The catalogue of a language; Spanish, being the source, needs none."""
    path = Path(__file__).parent / f"{locale}.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=locale))
    compiled.seek(0)
    return GNUTranslations(compiled)


def gettext(message: str) -> str:
    """A Spanish sentence in the language of this context."""
    return translations(current_locale()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """A Spanish sentence that counts, in the language of this context."""
    return translations(current_locale()).ngettext(singular, plural, number)

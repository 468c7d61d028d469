"""Prompts for the model at hand: the styles that ship, its family, and room counted by its tokenizer."""

from collections.abc import Callable
from functools import cache
from typing import Final, get_args

from imaging.engine.catalogue import candidates, place_of
from imaging.prompt_reading import prompt_family, token_counter
from narrative.errors import StyleError
from narrative.prompting import FAMILIES, Family, PromptRules, StylePreset, Styles, TokenBound, fit_script
from narrative.script import Script
from server.errors import BadInputError, StartError
from server.settings import SHIPPED_DATA, Settings
from server.texts import gettext as _

STYLES: Final = SHIPPED_DATA / "styles" / "styles.json"
COUNTED_WORDS: Final = SHIPPED_DATA / "styles" / "clip_words.txt"
PLAIN_STYLE: Final = "storybook"


@cache
def styles() -> Styles:
    """The picture styles, in the order in which they are offered. Raises StyleError."""
    return Styles.load(STYLES)


def style_named(name: str) -> StylePreset:
    """The style of this name; raises BadInputError for one that there is not."""
    try:
        return styles().named(name)
    except StyleError as error:
        raise BadInputError(_("Ese estilo no existe.")) from error


def check_style(settings: Settings) -> None:
    """Raises StartError, naming the styles that there are, when the setting names another."""
    known = [preset.id for preset in styles().presets]
    if settings.style not in known:
        raise StartError(
            f"El estilo {settings.style!r} de EVOCA_STYLE no existe; los que hay son {', '.join(known)}. / "
            f"There is no style {settings.style!r} for EVOCA_STYLE."
        )


def usable_style(name: str) -> StylePreset:
    """The style of this name, or the plain one for a name that an older page or a setting holds."""
    known = {preset.id for preset in styles().presets}
    return styles().named(name if name in known else PLAIN_STYLE)


class Prompting:
    """What prompts need to know of the models on this machine. Small files are read once for each model."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: dict[str, tuple[PromptRules, Callable[[str], int]]] = {}

    def family(self, model: str) -> Family:
        """The family of a model; a model that is not there is read as the embedded one is."""
        return self._reading(model)[0].family

    def fitted(self, script: Script, model: str) -> Script:
        """The script as the model reads it, with what it has no room for."""
        rules, count_tokens = self._reading(model)
        return fit_script(script, rules, count_tokens)

    def _reading(self, model: str) -> tuple[PromptRules, Callable[[str], int]]:
        if model not in self._known:
            self._known[model] = self._looked_up(model)
        return self._known[model]

    def _looked_up(self, model: str) -> tuple[PromptRules, Callable[[str], int]]:
        place = place_of(model, self._settings.model_folders)
        found = prompt_family(place) if place else None
        family: Family = next((each for each in get_args(Family) if each == found), "evoca")
        counter = token_counter(place) if place else None
        return FAMILIES[family], counter or token_bound()


def counter_for(settings: Settings, family: Family) -> Callable[[str], int]:
    """The tokenizer of a model of this family on this machine, else a count that is never too low."""
    for folder in settings.model_folders:
        for place in candidates(folder):
            if prompt_family(place) == family and (counter := token_counter(place)):
                return counter
    return token_bound()


@cache
def token_bound() -> TokenBound:
    """Counts at most, for a family whose tokenizer is not on this machine."""
    return TokenBound.load(COUNTED_WORDS)

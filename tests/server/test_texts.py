"""Every word that a user sees has its English, with the same places for names and numbers."""

import re
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

import server.texts
from server.texts import ngettext, translations, use_locale

ROOT = Path(__file__).parents[2]
TEXTS = Path(server.texts.__file__).parent
PLACES = re.compile(r"%\(\w+\)s|%[sd]|\{\w+\}")

Words = str | tuple[str, ...]


def _said() -> set[Words]:
    with (TEXTS / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(
        ROOT, methods, options, keywords={"_": None, "gettext": None, "ngettext": (1, 2)}
    )
    return {message for _path, _line, message, _comments, _context in found}


def _english() -> dict[Words, Words]:
    with (TEXTS / "en.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


def test_every_word_has_its_english() -> None:
    said = _said()
    assert len(said) > 150, "the words must be found for this to mean anything"
    english = _english()
    missing = sorted(str(words) for words in said if not english.get(words))
    assert not missing


def test_nothing_is_translated_that_is_no_longer_said() -> None:
    assert not sorted(str(words) for words in set(_english()) - _said())


def test_places_for_names_and_numbers_stay() -> None:
    for spanish, english in _english().items():
        pair = [" ".join(words) if isinstance(words, tuple) else words for words in (spanish, english)]
        assert sorted(PLACES.findall(pair[0])) == sorted(PLACES.findall(pair[1])), spanish


def test_spanish_is_the_language_when_in_doubt() -> None:
    use_locale("tlh")
    assert translations("es").gettext("Salir") == "Salir"
    assert ngettext("%(num)s página quitada", "%(num)s páginas quitadas", 2).endswith("páginas quitadas")
    use_locale("en")
    assert ngettext("%(num)s página quitada", "%(num)s páginas quitadas", 2).endswith("removed pages")
    use_locale(None)


def test_a_dot_between_two_facts_stays_with_the_first() -> None:
    """Where a space could break before it, a line would begin with it."""
    loose = re.compile(r"[^;]·|^·|&nbsp;·\S")
    found = [
        f"{file.name}: {line.strip()}"
        for file in sorted((ROOT / "web" / "templates").glob("*.html"))
        for line in file.read_text().splitlines()
        if loose.search(line) and "<title>" not in line
    ]
    assert not found
    assert server.texts.DOT == "\N{NO-BREAK SPACE}· "
    joined = [
        f"{file.name}: {line.strip()}"
        for file in sorted((ROOT / "server" / "routes").glob("*.py"))
        for line in file.read_text().splitlines()
        if " · " in line
    ]
    assert not joined

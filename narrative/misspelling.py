"""Whether a word is another one as a hasty hand writes it: as it sounds, or with one letter wrong."""

from typing import Final

from narrative.known_names import sounds

_LONG_ENOUGH: Final = 6  # letters: of a shorter word one letter less is easily another word


def is_slip(written: str, meant: str) -> bool:
    """Reads "ermana", "avuela" as they sound, and "hermna", "heramno" with a letter left out or two
    exchanged; both words plain. A word is no slip of itself.
    """
    if written == meant:
        return False
    if len(meant) > 2 and sounds(written) == sounds(meant):
        return True
    return len(meant) >= _LONG_ENOUGH and written[:1] == meant[:1] and _is_a_letter_off(written, meant)


def _is_a_letter_off(written: str, meant: str) -> bool:
    """One letter left out, one too many, or two neighbours exchanged."""
    if len(written) == len(meant):
        off = [at for at in range(len(meant)) if written[at] != meant[at]]
        return (
            len(off) == 2
            and off[1] == off[0] + 1
            and written[off[0]] + written[off[1]] == (meant[off[1]] + meant[off[0]])
        )
    longer, shorter = (meant, written) if len(meant) > len(written) else (written, meant)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )

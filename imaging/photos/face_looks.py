"""What one face seen from the front shows: glasses, beard, moustache, how much hair, and its skin.

Each question has three answers: yes, no and silence, which is everything between. Spectacles are looked for
as Jiang, Binkert, Achermann and Bunke did (Towards detection of glasses in facial images, ICPR 1998), on the
bridge of the nose and below the eyes, but as unbroken thin lines: a wrinkle ends, a rim does not. Hair is
what cannot be this skin in its own shadow. The light of a photo changes skin more than people differ, so skin
is held against the white of the eyes, which the same light falls on.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
from scipy import ndimage

from imaging.photos.face_chart import FaceChart, Floats
from imaging.photos.photo import Look

_SIDES: Final = (-1.0, 1.0)
_DARKEST: Final = 0.82  # cube root of the light that is left where skin lies in its own shadow
_LIGHTEST: Final = 1.06
_WIDEST_LINE: Final = 11  # samples; what is half as wide is a line, what is wider a patch or an edge
_STRONGEST: Final = 30.0  # of a line, in lightness: one black spot is no rim
_RIM: Final = 7.0  # measured: rims darker than the skin 7.4 to 30, faces without 0.2 to 3.5
_NO_RIM: Final = 3.5
_HAIRY: Final = (
    16.0  # measured: drawn beards 18 and more, except brown ones on brown skin; bare chins up to 9
)
_BARE: Final = 10.0
_BALD: Final = 7.0
_LIKE_HAIR: Final = 13.0
_EVEN: Final = 12.0  # lightness by which the cheeks may differ
_WHITE_OF_EYES: Final = 88  # percentile of the lightness between the corners of the eyes
_FLAT: Final = (
    4.5  # CIELAB that nine tenths may leave the line of one tint; measured: sepia 0.7 to 3.4, others 6 to 39
)
_HAIRLINE: Final = 6.0  # lightness


def one_tint(lab: Floats) -> bool:
    """Whether colours (rows, columns, 3) are shades of one tint alone, as in old photos."""
    lightness, tint = lab[..., 0].ravel(), lab[..., 1:].reshape(-1, 2)
    shades = np.stack([np.ones_like(lightness), lightness, lightness**2], axis=1)
    fitted = shades @ np.linalg.lstsq(shades, tint, rcond=None)[0]
    return float(np.percentile(np.linalg.norm(tint - fitted, axis=1), 90)) < _FLAT


def looks_of_face(chart: FaceChart, *, coloured: bool) -> Iterator[Look]:
    """What the face shows; without colours (``coloured``) nothing but spectacles is told."""
    spectacles = _spectacles(chart)
    if spectacles is not None:
        yield Look("glasses", spectacles, 0.8)
    cheeks = _beside(chart, 0.5, 0.35, 0.85, 0.85)
    if not coloured or np.isnan(cheeks).any():
        return
    skins = _skins(chart, cheeks)
    yield from _on_the_chin(chart, skins)
    style = _hair_style(chart, skins)
    if style is not None:
        yield Look("hair_style", style, 0.6)
    tone = _tone(chart, skins[0]) if spectacles == "no" else None
    if tone is not None:
        yield Look("skin", tone, 0.6)


def _beside(chart: FaceChart, inner: float, top: float, outer: float, bottom: float) -> Floats:
    """The colours (n, 3) of a rectangle on both sides of the face."""
    return np.concatenate(list(_both(chart, inner, top, outer, bottom)))


def _both(chart: FaceChart, inner: float, top: float, outer: float, bottom: float) -> Iterator[Floats]:
    yield chart.part(-outer, top, -inner, bottom).reshape(-1, 3)
    yield chart.part(inner, top, outer, bottom).reshape(-1, 3)


# --- spectacles -------------------------------------------------------------------------------------------


def _spectacles(chart: FaceChart) -> str | None:
    across, down = np.meshgrid(np.linspace(-0.2, 0.2, 17), np.linspace(-0.5, 0.5, 41))
    lines = [_line(chart.lightness(across, down)), *(_rim(chart, side) for side in _SIDES)]
    if min(lines) >= _RIM:
        return "yes"
    return "no" if max(lines) <= _NO_RIM else None


def _rim(chart: FaceChart, side: float) -> float:
    """The strongest line around the lower half of an eye."""
    angle = np.radians(np.linspace(-15, 195, 60))[None]
    radius = np.linspace(0.26, 0.78, 40)[:, None]
    return _line(chart.lightness(side * 0.5 + radius * np.cos(angle), 0.06 + radius * np.sin(angle)))


def _line(lightness: Floats) -> float:
    """The mean strength of the strongest unbroken line from the first column to the last."""
    around = ndimage.median_filter(lightness, size=(_WIDEST_LINE, 1), mode="nearest")
    narrow = np.minimum(np.abs(lightness - around), _STRONGEST)
    best = narrow[:, 0]
    for column in narrow.T[1:]:
        best = column + ndimage.maximum_filter1d(best, 3, mode="nearest")
    return float(best.max() / narrow.shape[1])


# --- hair -------------------------------------------------------------------------------------------------


def _apart(values: Floats, skin: Floats) -> Floats:
    """How far colours (..., 3) are from these skins (n, 3), whether lit there or in their own shadow."""
    black = np.array([-16.0, 0.0, 0.0])
    far = [np.full(values.shape[:-1], np.inf)]
    for ray in skin - black:
        along = np.clip(((values - black) @ ray) / (ray @ ray), _DARKEST, _LIGHTEST)
        far.append(np.linalg.norm(values - black - along[..., None] * ray, axis=-1))
    return np.min(far, axis=0)


def _skins(chart: FaceChart, cheeks: Floats) -> Floats:
    """The skin (n, 3) of cheeks, which may blush, of the nose, and of the forehead where no hair hangs."""
    nose = np.median(chart.part(-0.2, 0.35, 0.2, 0.8).reshape(-1, 3), axis=0)
    found = np.array([np.median(cheeks, axis=0), nose])
    forehead = np.median(chart.part(-0.4, -1.0, 0.4, -0.65).reshape(-1, 3), axis=0)
    return np.vstack([found, forehead]) if _apart(forehead, found) <= _BARE else found


def _middle(values: Floats, skin: Floats) -> float:
    return float(np.median(_apart(values.reshape(-1, 3), skin)))


def _on_the_chin(chart: FaceChart, skin: Floats) -> Iterator[Look]:
    chin = _middle(chart.part(-0.3, 1.62, 0.3, 1.9), skin)
    jaw = _middle(_beside(chart, 0.5, 1.2, 0.75, 1.55), skin)
    lip = _middle(_beside(chart, 0.06, 1.07, 0.38, 1.18), skin)
    if min(chin, jaw) >= _HAIRY:
        yield Look("beard", "yes", 0.7)
    elif max(chin, jaw) <= _BARE:
        yield Look("beard", "no", 0.7)
        if lip >= _HAIRY or lip <= _BARE:
            yield Look("moustache", "yes" if lip >= _HAIRY else "no", 0.7)


def _hair_style(chart: FaceChart, skin: Floats) -> str | None:
    """Whether there is no hair on top, or long hair beside cheeks and neck.

    Between the two nothing is said: from the front curls and hair worn up look short or of middle length.
    """
    top = chart.part(-0.4, -2.1, 0.4, -1.65)
    if np.isnan(top).any():
        return None
    apart = _apart(top, skin)
    if _forehead_goes_on(chart) and np.percentile(apart, 70) <= _BALD:
        return "bald"
    hair = np.median(top.reshape(-1, 3), axis=0)
    under_a_hat = _share(_beside(chart, 1.0, -0.9, 1.2, -0.3), hair) < 0.4
    if float(np.median(apart)) < _BARE or under_a_hat:
        return None
    return "long" if _falls(chart, hair) else None


def _forehead_goes_on(chart: FaceChart) -> bool:
    """Whether nothing ends between the brows and the top of the head, where even hair like skin begins."""
    light = np.median(chart.part(-0.3, -1.9, 0.3, -0.65)[..., 0], axis=1)
    brow, top = (chart.part(-0.4, y, 0.4, y + 0.35).reshape(-1, 3) for y in (-1.0, -2.05))
    apart = float(np.linalg.norm(np.median(brow, axis=0) - np.median(top, axis=0)))
    across, down = np.meshgrid(np.linspace(-0.3, 0.3, 25), np.linspace(-1.9, -1.0, 37))
    ends = float(np.abs(light[5:] - light[:-5]).max())
    return max(apart, ends, _line(chart.lightness(across, down))) <= _HAIRLINE


def _falls(chart: FaceChart, hair: Floats) -> bool:
    """Whether the hair goes past both cheeks and below the chin, and is neither wall nor clothes."""
    if _share(_beside(chart, 2.2, 0.0, 2.75, 3.0), hair) > 0.2:
        return False
    if _share(chart.part(-0.4, 3.0, 0.4, 4.0).reshape(-1, 3), hair) > 0.2:
        return False
    by_the_cheeks = [_share(part, hair) for part in _both(chart, 1.25, 0.3, 1.7, 1.6)]
    by_the_neck = [_share(part, hair) for part in _both(chart, 0.75, 2.3, 1.4, 2.75)]
    return min(by_the_cheeks) >= 0.25 and max(by_the_neck) >= 0.45


def _share(values: Floats, hair: Floats) -> float:
    """How much of colours (n, 3) is like the hair, its lights and shadows too."""
    apart = np.linalg.norm((values - hair) * (0.5, 1.0, 1.0), axis=1)
    return float(np.mean(apart < _LIKE_HAIR))  # beyond the photo's edge nothing is


# --- skin -------------------------------------------------------------------------------------------------


def _tone(chart: FaceChart, skin: Floats) -> str | None:
    """The skin's luminance as a part of that of the white of the eyes, as far apart words tell it.

    One portrait in six lights gave 1.2 to 1.6; the bounds of darker skins follow from how much less light
    these reflect. Between the words, and where the cheeks are lit unlike or burnt out, nothing is said.
    """
    left, right = (np.median(part[:, 0]) for part in _both(chart, 0.5, 0.35, 0.85, 0.85))
    if abs(left - right) > _EVEN or skin[0] > 95:
        return None
    eyes = np.percentile(_beside(chart, 0.24, -0.13, 0.76, 0.13)[:, 0], _WHITE_OF_EYES)
    part = _luminance(float(skin[0])) / _luminance(float(eyes))
    if part >= 1.1:
        return "light"
    if 0.35 <= part <= 0.6:
        return "brown"
    return "dark" if part <= 0.28 else None


def _luminance(lightness: float) -> float:
    """CIE Y, 0..1, of a CIELAB lightness."""
    return ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3

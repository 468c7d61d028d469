"""The people of a sketch as the coloured skeletons that pose ControlNets follow (OpenPose's 18 points).

Everyone's joints follow from their posture and proportions as planned; what the drawing then moved
inwards is moved here by the same way, told by the mask.
"""

import math
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from imaging.request import PersonLooks, PictureRequest, Pixels, Sketch, Spot
from imaging.sketching.bodies import Body, body_of
from imaging.sketching.postures import POSTURES, Posture, on_a_seat

Point = tuple[float, float]
DESIGN: Final = 1000.0
THICK: Final = 0.0085  # of the page's shorter side: a limb's half width
OVERSAMPLED: Final = 2
LIMB_LIGHT: Final = 0.6  # limbs are drawn darker than joints

# Pairs of points that a limb joins, in the order of their colours (Cao et al. 2017).
_LIMBS: Final = (
    (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (1, 11), (11, 12), (12, 13),
    (1, 0), (0, 14), (14, 16), (0, 15), (15, 17),
)  # fmt: skip
_COLOURS: Final = (
    (255, 0, 0), (255, 85, 0), (255, 170, 0), (255, 255, 0), (170, 255, 0), (85, 255, 0), (0, 255, 0),
    (0, 255, 85), (0, 255, 170), (0, 255, 255), (0, 170, 255), (0, 85, 255), (0, 0, 255), (85, 0, 255),
    (170, 0, 255), (255, 0, 255), (255, 0, 170), (255, 0, 85),
)  # fmt: skip


def pose_picture(sketch: Sketch, request: PictureRequest) -> Pixels:
    """(H, W, 3): the skeletons of all people who can be seen, on black, the farthest first."""
    height, width = sketch.pixels.shape[:2]
    page = Image.new("RGB", (width * OVERSAMPLED, height * OVERSAMPLED))
    people = {
        subject.key: subject.looks for subject in request.subjects if isinstance(subject.looks, PersonLooks)
    }
    for spot in sorted(sketch.layout.spots, key=lambda each: each.depth):
        looks, mask = people.get(spot.key or ""), sketch.masks.get(spot.key or "")
        if looks is None or mask is None or not mask.any():
            continue
        points = skeleton(spot, looks, width, height)
        _draw(page, _moved_into(points, np.flatnonzero(mask.any(axis=0)), width))
    return np.asarray(page.resize((width, height), Image.Resampling.LANCZOS)).copy()


def skeleton(spot: Spot, looks: PersonLooks, width: int, height: int) -> list[Point]:
    """OpenPose's 18 points of one person, in pixels of a page of width x height."""
    body, posture = body_of(looks), on_a_seat(POSTURES.get(spot.posture, POSTURES["standing"]), spot.seat)
    own = _upright(body, posture, spot.seat)
    if posture.lying:
        own = [_laid(point, body, spot.seat or 0.0) for point in own]
    unit = min(width, height) / DESIGN
    left = 500 - 500 * max(1.0, width / height)
    top = DESIGN - DESIGN * max(1.0, height / width)
    points = [
        (
            (spot.x + spot.facing * x * spot.scale - left) * unit,
            (spot.y + y * spot.scale - top) * unit,
        )
        for x, y in own
    ]
    # Left and right are the person's own; who turns to the left shows the other side first.
    return points if spot.facing > 0 else _mirrored(points)


def _upright(body: Body, posture: Posture, seat: float | None) -> list[Point]:
    """The 18 points in adult heights from between the feet, turned to the right: x forward, y downwards."""
    if posture.hip is None:
        hip = (-0.02, -((seat or 0.0) + body.thigh * 0.45))
    else:
        hip = (0.0, -posture.hip * body.leg)
    lean = posture.lean + body.stoop
    upper = [_turned(point, lean) for point in _upper_body(body, posture)]
    placed = [(hip[0] + x, hip[1] + y) for x, y in upper]
    nose, neck, near_arm, far_arm, face = placed[0], placed[1], placed[2:5], placed[5:8], placed[8:]
    legs = {"near": _leg(body, posture, hip, -1), "far": _leg(body, posture, hip, 1)}
    return [nose, neck, *near_arm, *far_arm, *legs["near"], *legs["far"], *face]


def _upper_body(body: Body, posture: Posture) -> list[Point]:
    """From the hips: nose, neck, near and far arm, eyes and ears."""
    head = (0.012, -body.torso - 0.026 * body.height - body.skull * 0.94)
    neck = (0.0, -body.torso + 0.035)
    arms: list[Point] = []
    for side, hand in ((-1, posture.near_hand), (1, posture.far_hand)):
        shoulder = (side * body.shoulder * 0.86, -body.torso + 0.045)
        wrist = (shoulder[0] + hand[0] * body.arm, shoulder[1] + hand[1] * body.arm)
        arms += [shoulder, _elbow(shoulder, wrist, body.arm, side), wrist]
    nod = math.radians(posture.nod)
    face: list[Point] = []
    for x, y in ((0.30, 0.18), (-0.12, -0.06), (0.62, -0.06), (-0.86, 0.05), (0.90, 0.05)):
        turned = (x * math.cos(nod) - y * math.sin(nod), x * math.sin(nod) + y * math.cos(nod))
        face.append((head[0] + turned[0] * body.head, head[1] + turned[1] * body.skull))
    return [face[0], neck, *arms, *face[1:]]


def _elbow(shoulder: Point, wrist: Point, arm: float, side: int) -> Point:
    """Where two bones of half an arm meet, hanging down and outwards."""
    dx, dy = wrist[0] - shoulder[0], wrist[1] - shoulder[1]
    length = math.hypot(dx, dy) or 1e-6
    rise = math.sqrt(max(0.0, (arm / 2) ** 2 - (min(length, arm) / 2) ** 2)) * 0.8
    middle = (shoulder[0] + dx / 2, shoulder[1] + dy / 2)
    options = [
        (middle[0] - sign * dy / length * rise, middle[1] + sign * dx / length * rise) for sign in (-1, 1)
    ]
    return max(options, key=lambda point: point[1] + side * point[0] * 0.9)


def _leg(body: Body, posture: Posture, hip: Point, side: int) -> list[Point]:
    """Hip, knee and ankle."""
    leg = body.leg
    start = (hip[0] + side * body.hip * 0.46, hip[1])
    if posture.hip is not None:
        knee, foot = posture.far_leg if side > 0 else posture.near_leg
        return [start, (knee[0] * leg, -knee[1] * leg), (foot[0] * leg, -foot[1] * leg - 0.03)]
    reach, drop = (0.56, 0.0) if side > 0 else (0.4, 0.012)
    knee = (hip[0] + reach * leg, min(hip[1] + drop, -0.02))
    return [start, knee, (knee[0] + 0.012, min(-0.03, knee[1] + leg * 0.46))]


def _turned(point: Point, degrees: float) -> Point:
    angle = math.radians(degrees)
    x, y = point
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def _laid(point: Point, body: Body, raised: float) -> Point:
    """Someone upright laid down on the back, head to the left."""
    x, y = _turned(point, -87)
    return x + body.height * 0.47, y - raised - body.shoulder * 0.9


def _mirrored(points: list[Point]) -> list[Point]:
    order = (0, 1, 5, 6, 7, 2, 3, 4, 11, 12, 13, 8, 9, 10, 15, 14, 17, 16)
    return [points[index] for index in order]


def _moved_into(points: list[Point], columns: np.ndarray, width: int) -> list[Point]:
    """The skeleton moved sideways to where its person was drawn, if that is elsewhere."""
    xs = [x for x, _ in points]
    away = (float(columns[0]) + float(columns[-1])) / 2 - (min(xs) + max(xs)) / 2
    outside = min(xs) < columns[0] - 0.04 * width or max(xs) > columns[-1] + 0.04 * width
    return [(x + away, y) for x, y in points] if outside else points


def _draw(page: Image.Image, points: list[Point]) -> None:
    draw = ImageDraw.Draw(page)
    half = max(1.5, THICK * min(page.size))
    scaled = [(x * OVERSAMPLED, y * OVERSAMPLED) for x, y in points]
    for (first, last), colour in zip(_LIMBS, _COLOURS, strict=False):
        dark = tuple(round(channel * LIMB_LIGHT) for channel in colour)
        draw.line([scaled[first], scaled[last]], fill=dark, width=round(half * 2))
    for (x, y), colour in zip(scaled, _COLOURS, strict=True):
        draw.ellipse((x - half, y - half, x + half, y + half), fill=colour)

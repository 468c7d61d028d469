"""The people of a sketch as the coloured skeletons that pose ControlNets follow (OpenPose's 18 points).

The joints are those that the sketch draws limbs around, in company too; what the drawing then moved
inwards is moved here by the same way, told by the mask.
"""

import math
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from imaging.request import PersonLooks, PictureRequest, Pixels, SettingRequest, Sketch, SubjectRequest
from imaging.sketching.bodies import Body
from imaging.sketching.company import company
from imaging.sketching.joints import Joints, Stance
from imaging.sketching.looks import complete_looks
from imaging.sketching.people import joints_of
from imaging.sketching.postures import Posture

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
    subjects = {subject.key: subject for subject in request.subjects}
    stances = company(sketch.layout.spots, subjects, request.setting).stances
    for spot in sorted(sketch.layout.spots, key=lambda each: each.depth):
        subject, stance = subjects.get(spot.key or ""), stances.get(spot.key or "")
        mask = sketch.masks.get(spot.key or "")
        if subject is None or stance is None or mask is None or not mask.any():
            continue
        points = skeleton(subject, stance, request.setting, width, height)
        _draw(page, _moved_into(points, np.flatnonzero(mask.any(axis=0)), width))
    return np.asarray(page.resize((width, height), Image.Resampling.LANCZOS)).copy()


def skeleton(
    subject: SubjectRequest, stance: Stance, setting: SettingRequest, width: int, height: int
) -> list[Point]:
    """OpenPose's 18 points of one person as drawn in a stance, in pixels of a page of width x height."""
    if not isinstance(subject.looks, PersonLooks):
        raise ValueError(f"{subject.key} is no person")
    looks = complete_looks(subject.looks, subject.key, setting)
    joints = joints_of(looks, subject.key, stance, subject.holding)
    own = _upright(joints, stance)
    if joints.posture.lying:
        own = [_laid(point, joints.body, stance.seat or 0.0) for point in own]
    unit = min(width, height) / DESIGN
    left = 500 - 500 * max(1.0, width / height)
    top = DESIGN - DESIGN * max(1.0, height / width)
    points = [((x - left) * unit, (y - top) * unit) for x, y in map(stance.to_page, own)]
    # Left and right are the person's own; who turns to the left shows the other side first.
    return points if stance.facing > 0 else _mirrored(points)


def _upright(joints: Joints, stance: Stance) -> list[Point]:
    """The 18 points in adult heights from between the feet, turned to the right: x forward, y downwards."""
    hip = joints.hip()
    far_leg, near_leg = joints.legs(hip)
    arms: list[Point] = []
    for side, hand in zip((-1, 1), reversed(joints.hands()), strict=True):
        arms += [*joints.elbow(side, hand), hand]
    head, neck = joints.head(), (0.0, -joints.body.torso + 0.035)
    eyes = joints.from_ground(head)
    back = stance.look is not None and stance.from_page(stance.look)[0] < eyes[0]
    face = _face(head, joints.body, joints.posture, back and joints.posture.gaze is None)
    upper = [joints.from_ground(point) for point in (face[0], neck, *arms)]
    legs: list[Point] = []
    for side, (knee, foot) in ((-1, near_leg), (1, far_leg)):
        start = (hip[0] + side * joints.body.hip * 0.46, hip[1])
        legs += [start, knee, (foot[0], foot[1] - joints.body.thigh * 0.3)]
    return [*upper, *legs, *(joints.from_ground(point) for point in face[1:])]


def _face(head: Point, body: Body, posture: Posture, back: bool) -> list[Point]:
    """Nose, eyes and ears around the middle of the head, from the hips; perhaps turned back."""
    nod, ahead = math.radians(posture.nod), -1 if back else 1
    made: list[Point] = []
    for x, y in ((0.30, 0.18), (-0.12, -0.06), (0.62, -0.06), (-0.86, 0.05), (0.90, 0.05)):
        turned = (x * math.cos(nod) - y * math.sin(nod), x * math.sin(nod) + y * math.cos(nod))
        made.append((head[0] + ahead * turned[0] * body.head, head[1] + turned[1] * body.skull))
    return made


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

"""Arms, hands, legs and shoes of one person, in their sleeves and trousers.

Arms are drawn around the middle of the hips, legs from the ground between the feet; in adult heights.
"""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from imaging.sketching.bodies import Body
from imaging.sketching.cloth import draw_pattern
from imaging.sketching.footwear import finish_foot
from imaging.sketching.joints import Joints
from imaging.sketching.kit import Canvas, Point, limb_path
from imaging.sketching.objects_shows import draw_runner
from imaging.sketching.outfit import Outfit
from imaging.sketching.palette import COLOURS, INK, METAL, Colour, darken, lighten, rgb
from imaging.sketching.postures import Leg, Posture
from imaging.vocabulary import FOOTWEAR

_SKATING: Final = "skating"
# Width at the hip, the knee and the ankle, of the thigh's.
_TROUSER_LEGS: Final = {
    "trousers": (1.12, 0.9, 0.8),
    "flared": (1.08, 0.84, 1.42),
    "tapered": (1.16, 0.92, 0.62),
    "wide": (1.16, 1.06, 1.04),
    "baggy": (1.24, 1.4, 0.8),
}


@dataclass(frozen=True)
class Limbs:
    """What the limbs of one person are drawn with."""

    canvas: Canvas
    body: Body
    posture: Posture
    joints: Joints
    outfit: Outfit
    skin: Colour
    worn: Mapping[str, Colour]  # accessories with their colours
    female: bool
    rng: random.Random
    on_ice: bool = False

    @property
    def gloves(self) -> Colour | None:
        """The colour of gloves, where some are told."""
        return self.worn.get("gloves")

    @property
    def shod(self) -> tuple[str, Colour] | None:
        """One of ``vocabulary.FOOTWEAR`` with its colour, where it is told; who skates has high boots."""
        if self.joints.doing == _SKATING:
            return ("boots", COLOURS["brown" if self.on_ice else "red"])
        return next(((kind, self.worn[kind]) for kind in FOOTWEAR if kind in self.worn), None)

    def leg(self, hip: Point, leg: Leg, side: int) -> None:
        """A leg with trousers, socks and shoe; side 1 is the far one."""
        canvas, body, outfit = self.canvas, self.body, self.outfit
        knee, foot = leg
        start = (hip[0] + side * body.hip * 0.46, hip[1])
        ankle = (foot[0], foot[1] - body.thigh * 0.3)
        shade = 0.1 if side > 0 else 0.0
        thick = body.thigh
        if outfit.legwear in _TROUSER_LEGS:
            widths = [thick * width for width in _TROUSER_LEGS[outfit.legwear]]
            # the hem is round: what is wide must end higher, not to hang out below the shoe
            ankle = (foot[0], foot[1] - max(body.thigh * 0.3, widths[-1] / 2))
            canvas.limb([start, knee, ankle], widths, darken(outfit.legs, shade))
            if "charro_suit" in outfit.details and side < 0:
                for i in range(7):
                    part = (i + 0.5) / 7
                    canvas.dot(
                        start[0] + (ankle[0] - start[0]) * part - thick * 0.36,
                        start[1] + (ankle[1] - start[1]) * part,
                        0.0065,
                        rgb("#d9d3c4"),
                    )
            self._ankle(knee, foot, shade)
            canvas.ink_line(
                [knee, ((knee[0] + ankle[0]) / 2, (knee[1] + ankle[1]) / 2)],
                darken(outfit.legs, 0.3),
                weight=0.6,
                alpha=0.4,
            )
        else:
            skin = darken(outfit.stockings or self.skin, shade * 0.6)
            canvas.limb([start, knee, ankle], [thick * 0.9, thick * 0.66, thick * 0.48], skin)
            if outfit.legwear == "shorts":
                short = (knee[0] * 0.85 + start[0] * 0.15, knee[1] * 0.85 + start[1] * 0.15)
                canvas.limb([start, short], [thick * 1.15, thick * 1.08], darken(outfit.legs, shade))
            if "swimsuit" in outfit.details:
                end = (start[0] * 0.62 + knee[0] * 0.38, start[1] * 0.62 + knee[1] * 0.38)
                if not self.female:
                    canvas.limb([start, end], [thick * 1.15, thick * 1.08], darken(outfit.top, shade))
            if outfit.socks is not None and not self._is_barefoot():
                mid = (ankle[0] * 0.6 + knee[0] * 0.4, ankle[1] * 0.6 + knee[1] * 0.4)
                canvas.limb(
                    [mid, ankle], [thick * 0.62, thick * 0.56], darken(outfit.socks, shade), weight=0.8
                )
        kind, colour = self.shod or ("shoes", outfit.shoes)
        if kind == "boots":
            top = (ankle[0] * 0.5 + knee[0] * 0.5, ankle[1] * 0.5 + knee[1] * 0.5)
            canvas.limb([top, ankle], [thick * 1.02, thick * 0.86], darken(colour, shade))
        self._shoe(foot, knee, thick, darken(colour, shade))
        cast = self.worn.get("leg_cast")
        if cast is not None and side < 0:
            self._leg_cast(knee, foot, thick, cast)

    def _leg_cast(self, knee: Point, foot: Point, thick: float, colour: Colour) -> None:
        """Plaster from below the knee to the toes, which look out."""
        canvas, ankle = self.canvas, (foot[0], foot[1] - thick * 0.34)
        top = (knee[0] * 0.86 + ankle[0] * 0.14, knee[1] * 0.86 + ankle[1] * 0.14)
        canvas.oval(foot[0] + thick * 0.95, foot[1] - thick * 0.16, thick * 0.2, thick * 0.16, self.skin)
        sole = (foot[0] + thick * 0.72, foot[1] - thick * 0.24)
        canvas.limb([top, ankle, sole], [thick * 1.2, thick * 0.98, thick * 0.6], colour, shade=0.1)
        canvas.limb([ankle, top], [thick * 0.98, thick * 1.2], colour, outline=False, shade=0.06)
        for part in (0.25, 0.55, 0.85):
            x, y = ankle[0] + (top[0] - ankle[0]) * part, ankle[1] + (top[1] - ankle[1]) * part
            bend = [(x - thick * 0.5, y), (x, y + thick * 0.1), (x + thick * 0.5, y - thick * 0.06)]
            canvas.ink_line(bend, darken(colour, 0.25), weight=0.7, alpha=0.7)

    def _ankle(self, knee: Point, foot: Point, shade: float) -> None:
        """What is told to be worn on the legs, between the trousers and the shoe."""
        worn = self.worn.get("socks") or self.worn.get("stockings")
        if worn is None or self._is_barefoot():
            return
        thick = self.body.thigh
        high = foot[1] - thick * 0.95
        part = (high - foot[1]) / min(-0.001, knee[1] - foot[1])
        top = (foot[0] + (knee[0] - foot[0]) * part, high)
        low = (foot[0], foot[1] - thick * 0.3)
        self.canvas.limb([top, low], [thick * 0.62, thick * 0.58], darken(worn, shade), weight=0.8)

    def _is_barefoot(self) -> bool:
        told = self.shod[0] if self.shod is not None else ""
        return told in ("bare_feet", "sandals") or (not told and "swimsuit" in self.outfit.details)

    def _shoe(self, foot: Point, knee: Point, thick: float, colour: Colour) -> None:
        canvas = self.canvas
        lifted = foot[1] < -0.03 and self.posture.hip is not None
        angle = 35 if lifted and foot[0] < knee[0] else 0
        bare = self._is_barefoot()
        with canvas.group(foot[0], foot[1], angle=angle):
            canvas.through(
                [
                    (-thick * 0.42, -thick * 0.5),
                    (thick * 0.1, -thick * 0.56),
                    (thick * 0.5, -thick * 0.4),
                    (thick * 0.92, -thick * 0.2),
                    (thick * 0.9, thick * 0.03),
                    (-thick * 0.4, thick * 0.03),
                    (-thick * 0.52, -thick * 0.16),
                ],
                self.skin if bare else colour,
                shade=0.14,
            )
            finish_foot(canvas, self.shod[0] if self.shod is not None else "", thick, colour, self.skin)
            if not bare:
                canvas.ink_line(
                    [(-thick * 0.48, -thick * 0.04), (thick * 0.88, -thick * 0.04)],
                    darken(colour, 0.45),
                    weight=0.8,
                    alpha=0.7,
                )
                canvas.ink_line(
                    [(thick * 0.3, -thick * 0.42), (thick * 0.46, -thick * 0.22)],
                    lighten(colour, 0.4),
                    weight=0.7,
                    alpha=0.5,
                )
            if self.joints.doing == _SKATING and self.on_ice:
                draw_runner(canvas, -thick * 0.55, thick * 0.95, thick * 0.36, thick * 0.34)
            elif self.joints.doing == _SKATING:
                canvas.rect(-thick * 0.5, thick * 0.02, thick * 1.4, thick * 0.14, METAL, weight=0.8)
                for x in (-0.24, 0.66):
                    canvas.oval(thick * x, thick * 0.3, thick * 0.22, thick * 0.2, COLOURS["yellow"])

    def arm(self, side: int, hand: Point) -> None:
        """An arm in its sleeve to the wrist at ``hand``; side 1 is the far one."""
        canvas, body, outfit = self.canvas, self.body, self.outfit
        shoulder, elbow = self.joints.elbow(side, hand)
        thick = body.sleeve
        body_side: Literal["left", "right"] = "right" if side < 0 else "left"
        colour = darken(outfit.sleeve_colour or outfit.top, 0.08 if side > 0 else 0.0)
        skin = darken(self.skin, 0.05 if side > 0 else 0.0)
        if outfit.sleeve == "long":
            canvas.limb(
                [shoulder, elbow, hand], [thick * 1.14, thick, thick * 0.78], colour, joined=body_side
            )
            self._sleeve_pattern([shoulder, elbow, hand], [thick * 1.1, thick * 0.94, thick * 0.7], colour)
            self._cuff(elbow, hand, colour)
        else:
            canvas.limb(
                [shoulder, elbow, hand],
                [thick * 0.84, thick * 0.7, thick * 0.52],
                skin,
                joined=body_side if outfit.sleeve == "none" else None,
            )
            if outfit.sleeve == "short":
                part = (shoulder[0] * 0.4 + elbow[0] * 0.6, shoulder[1] * 0.4 + elbow[1] * 0.6)
                canvas.limb([shoulder, part], [thick * 1.14, thick * 1.2], colour, joined=body_side)
                self._sleeve_pattern([shoulder, part], [thick * 1.06, thick * 1.1], colour)

    def arm_cast(self, hand: Point) -> None:
        """Plaster around the near forearm, and the sling around the neck that it hangs in."""
        colour = self.worn.get("arm_cast")
        if colour is None:
            return
        canvas, thick = self.canvas, self.body.sleeve
        _, elbow = self.joints.elbow(-1, hand)
        neck = (0.0, -self.body.torso + 0.01)
        cloth = lighten(colour, 0.3)
        for low in (hand, elbow):
            canvas.line([neck, (low[0], low[1] - thick * 0.3)], darken(cloth, 0.3), thick * 0.46)
            canvas.line([neck, (low[0], low[1] - thick * 0.3)], cloth, thick * 0.36)
        canvas.limb([elbow, hand], [thick * 1.5, thick * 1.24], colour, shade=0.1)
        for part in (0.3, 0.6, 0.88):
            x, y = elbow[0] + (hand[0] - elbow[0]) * part, elbow[1] + (hand[1] - elbow[1]) * part
            wrap = [(x - thick * 0.1, y - thick * 0.6), (x + thick * 0.1, y + thick * 0.6)]
            canvas.ink_line(wrap, darken(colour, 0.25), weight=0.7, alpha=0.7)

    def _sleeve_pattern(self, points: list[Point], widths: list[float], colour: Colour) -> None:
        if self.outfit.pattern is not None and self.outfit.sleeve_colour is None:
            draw_pattern(self.canvas, limb_path(points, widths), colour, self.outfit.pattern, self.rng)

    def _cuff(self, elbow: Point, hand: Point, colour: Colour) -> None:
        length = math.hypot(hand[0] - elbow[0], hand[1] - elbow[1]) or 1.0
        ux, uy = (hand[0] - elbow[0]) / length, (hand[1] - elbow[1]) / length
        half = self.body.sleeve * 0.4
        x, y = hand[0] - ux * 0.006, hand[1] - uy * 0.006
        self.canvas.ink_line(
            [(x - uy * half, y + ux * half), (x + uy * half, y - ux * half)],
            darken(colour, 0.35),
            weight=1.0,
            alpha=0.6,
        )

    def hand(self, side: int, hand: Point) -> None:
        """A hand, or a glove, at the end of its arm."""
        canvas, body = self.canvas, self.body
        _, elbow = self.joints.elbow(side, hand)
        angle = math.degrees(math.atan2(hand[1] - elbow[1], hand[0] - elbow[0])) - 90
        size = body.sleeve * 0.62
        gloves = self.gloves
        colour = gloves or self.skin
        with canvas.group(hand[0], hand[1], angle=angle):
            thumb = 1 if side < 0 else -1
            canvas.limb(
                [(thumb * size * 0.4, size * 0.2), (thumb * size * 0.95, size * 0.85)],
                [size * 0.5, size * 0.42],
                colour,
                weight=0.8,
            )
            canvas.through(
                [
                    (-size * 0.55, 0),
                    (size * 0.55, 0),
                    (size * 0.68, size * 0.8),
                    (size * 0.42, size * 1.5),
                    (-size * 0.42, size * 1.5),
                    (-size * 0.68, size * 0.8),
                ],
                colour,
                weight=0.9,
                shade=0.08,
            )
            for x in (-0.2, 0.2):
                canvas.ink_line(
                    [(x * size, size * 1.0), (x * size, size * 1.42)],
                    darken(colour, 0.35),
                    weight=0.55,
                    alpha=0.6,
                )
            self._at_the_wrist(side, size)

    def _at_the_wrist(self, side: int, size: float) -> None:
        """A watch on the near wrist, a bracelet on the far one: around the hand's start."""
        canvas, half = self.canvas, self.body.sleeve * 0.5
        watch, bracelet = self.worn.get("watch"), self.worn.get("bracelet")
        if watch is not None and side < 0:
            canvas.rect(-half, -size * 0.85, 2 * half, size * 1.1, watch, radius=size * 0.14, weight=0.8)
            canvas.oval(0.0, -size * 0.3, size * 0.48, size * 0.48, rgb("#fdf8ea"), weight=0.9)
            canvas.ink_line(
                [(0.0, -size * 0.6), (0.0, -size * 0.3), (size * 0.2, -size * 0.2)], INK, smooth=False
            )
        if bracelet is not None and side > 0:
            for y in (-0.95, -0.4):
                canvas.rect(-half, y * size, 2 * half, size * 0.56, bracelet, radius=size * 0.22, weight=0.8)

    def joined_palms(self, far: Point, near: Point) -> None:
        """Two hands pointing upwards, palm to palm."""
        x, y = (far[0] + near[0]) / 2, (far[1] + near[1]) / 2
        size = self.body.sleeve * 0.62
        colour = self.gloves or self.skin
        for side in (1, -1):
            edge = [
                (x + side * size * 0.02, y + size * 0.9),
                (x + side * size * 0.75, y + size * 0.5),
                (x + side * size * 0.6, y - size * 0.6),
                (x + side * size * 0.12, y - size * 1.7),
                (x - side * size * 0.04, y - size * 0.6),
            ]
            self.canvas.through(edge, darken(colour, 0.06 if side > 0 else 0.0), weight=0.9, shade=0.08)

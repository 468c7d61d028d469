"""People: body, clothes, head and hands put together in a posture.

Drawn in adult heights around the point between the feet, y downwards, turned to the right of the
page; those who turn to the left are mirrored.
"""

import math
import random
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import Final, Literal

from imaging.request import PersonLooks, SettingRequest
from imaging.sketching.accessories import (
    draw_handbag,
    draw_neck_wear,
    draw_shawl,
    hides_crown,
    wear_colour,
    without_hats,
)
from imaging.sketching.bodies import Body, body_of
from imaging.sketching.cloth import draw_pattern
from imaging.sketching.costumes import draw_hood, draw_over
from imaging.sketching.faces import Face, draw_face, draw_glasses
from imaging.sketching.garments import draw_lap, draw_skirt, draw_top
from imaging.sketching.hair import draw_back_hair, draw_front_hair
from imaging.sketching.headwear import draw_head_wear
from imaging.sketching.implements import AT_WORK, IMPLEMENTS, draw_implement, picked_at
from imaging.sketching.instruments import PLAYED, draw_played, mouth_of
from imaging.sketching.joints import Joints, Stance, turned_body
from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.limbs import Limbs
from imaging.sketching.looks import complete_looks
from imaging.sketching.objects import find_thing
from imaging.sketching.outfit import Outfit
from imaging.sketching.outfits import outfit_of
from imaging.sketching.palette import HAIRS, SKINS, Colour, darken, jitter, rgb
from imaging.sketching.places import OF_ICE
from imaging.sketching.postures import CARRIED, PAIRED, STANDING, Leg, Posture, on_a_seat, posture_named
from imaging.sketching.props import HELD_BEHIND, HELD_HANDS, draw_held, draw_kite, draw_prop
from imaging.sketching.turning import USUAL, Turn

_IRISES: Final = (rgb("#6b4528"), rgb("#7c5a34"), rgb("#5c7f9c"), rgb("#5f8560"), rgb("#54382a"))
_FAR_HAND_BUSY: Final = frozenset({"holding_hands", "waving", "pointing", "dancing", "talking", "picking"})
_BOTH_HANDS: Final = frozenset({"book", "basket", "cloth", "guitar", "accordion", "needles", "rosary"})
_SEEN_WHOLE: Final = frozenset({"book", "newspaper", "letter", "cloth", "needles", "knitting", "photo_frame"})
_NODS: Final = {"sadness": 7.0, "shame": 7.0, "nostalgia": 4.0, "pride": -5.0, "joy": -2.0, "surprise": -3.0}
_KITES: Final = 170.0  # design units from the top of the page at which they fly
_ON_A_SPADE: Final[tuple[Point, Point]] = ((0.66, 0.82), (0.6, 0.42))
_IN_A_SLING: Final[Point] = (0.66, 0.46)
_LADEN: Final[tuple[Point, Point]] = ((0.5, 0.84), (-0.5, 0.84))  # hands with a load each, beside the legs
_ROBE: Final = 0.75  # leg lengths from which a garment covers the knees of who sits
# Where the legs of a child on somebody's shoulders come down, in adult heights from the child's own middle.
_BESIDE_THE_NECK: Final = 0.1
_BEHIND_THE_NECK: Final = 0.035
_OVER_THE_SHOULDER: Final = 0.07
_LOADS: Final = {"carrying_on_head": "pitcher", "carrying_on_back": "sack"}  # what is usual
_LOOKING: Final = 28.0  # degrees that a head turns at least to look at someone
Part = Literal["whole", "without_near_arm", "near_arm", "arms", "limbs"]
_COVERS: Final = (rgb("#7f9cb8"), rgb("#b97f74"), rgb("#8ea67c"), rgb("#c9a566"))
_DARK_IRISES: Final = (rgb("#5a3a26"), rgb("#4a3024"))


def draw_person(
    canvas: Canvas,
    looks: PersonLooks,
    key: str,
    stance: Stance,
    holding: tuple[str, ...] = (),
    feeling: str | None = None,
    setting: SettingRequest | None = None,
    part: Part = "whole",
    colours: Mapping[str, Colour] = MappingProxyType({}),
) -> None:
    """Draw one person with shadow, clothes and what the hands hold.

    The near arm or both can be drawn by themselves, over somebody whom they hold, and so can the ``limbs`` of
    one who is carried astride. ``colours`` are those of what is held.
    """
    setting = setting or SettingRequest()
    full = complete_looks(looks, key, setting)
    rng = random.Random(f"person {key}")
    figure = _Figure(canvas, full, key, stance, holding, feeling or "", setting, rng, colours)
    if part == "near_arm":
        figure.draw_near_arm()
    elif part == "arms":
        figure.draw_near_arm(both=True)
    elif part == "limbs":
        figure.draw_astride()
    else:
        figure.draw(part == "whole")


def posture_of(stance: Stance, holding: tuple[str, ...], key: str) -> Posture:
    """How someone is held, with or without company or a seat."""
    return on_a_seat(_usual_posture(stance, holding, key), stance.seat)


def joints_of(looks: PersonLooks, key: str, stance: Stance, holding: tuple[str, ...]) -> Joints:
    """Where the joints are of somebody with complete looks in a stance."""
    posture = posture_of(stance, holding, key)
    if any(garment.kind == "arm_cast" for garment in looks.garments):
        posture = replace(posture, near_hand=_IN_A_SLING)
    body = turned_body(body_of(looks), posture.aside)
    reach = (
        None if stance.far_reach is None else stance.from_page(stance.far_reach),
        None if stance.near_reach is None else stance.from_page(stance.near_reach),
    )
    return Joints(body, posture, stance.posture, stance.seat, holding[0] if holding else "", reach)


def _usual_posture(stance: Stance, holding: tuple[str, ...], key: str) -> Posture:
    if stance.posture == "standing" and not holding and not stance.paired:
        return random.Random(f"standing {key}").choice(STANDING)
    if stance.paired and stance.posture in PAIRED:
        return PAIRED[stance.posture]
    posture = posture_named(stance.posture)
    if stance.posture == "digging" and "spade" in holding:
        return replace(posture, far_hand=_ON_A_SPADE[0], near_hand=_ON_A_SPADE[1])
    if len(holding) > 1 and stance.posture in ("standing", "walking"):
        return replace(posture, far_hand=_LADEN[0], near_hand=_LADEN[1])
    return posture


def _has_stick(looks: PersonLooks, stance: Stance, key: str) -> bool:
    """Whether an elder walks with a stick, of whom nothing is told that the hands hold."""
    walks = looks.age == "elder" and stance.posture == "walking" and not stance.paired
    return walks and random.Random(f"stick {key}").random() < 0.6


class _Figure:
    def __init__(
        self,
        canvas: Canvas,
        looks: PersonLooks,
        key: str,
        stance: Stance,
        holding: tuple[str, ...],
        feeling: str,
        setting: SettingRequest,
        rng: random.Random,
        colours: Mapping[str, Colour],
    ) -> None:
        self.canvas = canvas
        self.colours = colours
        self.looks = looks
        self.stance = stance
        if not holding and _has_stick(looks, stance, key):
            holding = ("walking_stick",)
        self.holding = holding
        self.setting = setting
        self.feeling = feeling
        self.rng = rng
        self.joints = joints_of(looks, key, stance, holding)
        self.posture: Posture = self.joints.posture
        self.body: Body = self.joints.body
        self.skin = SKINS[looks.skin or "light"]
        self.hair = jitter(HAIRS[looks.hair_colour or "brown"], rng, 4)
        self.outfit: Outfit = outfit_of(looks, rng, setting.year)
        irises = _DARK_IRISES if looks.skin in ("brown", "dark") else _IRISES
        degrees, gaze, self.nod, self.looks_back = self._looking()
        self.face = Face(
            age=looks.age,
            female=looks.gender == "female",
            skin=self.skin,
            hair=self.hair,
            iris=rng.choice(irises),
            mood=self.posture.face
            if self.posture.face in ("laughing", "crying", "singing", "blowing")
            else feeling or self.posture.face or "",
            skull=self.body.skull / self.body.head,
            beard=looks.beard,
            moustache=looks.moustache,
            fringe=(looks.age in ("child", "young") and rng.random() < 0.55) or rng.random() < 0.2,
            turn=Turn(degrees),
            gaze=gaze,
        )
        self.hair_style = looks.hair_style or "short"
        self.accessories = {g.kind: wear_colour(g, rng) for g in looks.garments}
        if stance.bareheaded:
            self.accessories = without_hats(self.accessories)
        self.outfit = replace(
            self.outfit,
            socks=self.accessories.get("socks", self.outfit.socks),
            stockings=self.accessories.get("stockings", self.outfit.stockings),
        )
        self.limbs = Limbs(
            canvas,
            self.body,
            self.posture,
            self.joints,
            self.outfit,
            self.skin,
            self.accessories,
            self.face.female,
            rng,
            setting.place in OF_ICE,
        )
        if {"habit", "penitent_robe"} & set(self.outfit.details):
            self.hair_style = "short"
        if "headscarf" in self.accessories and self.hair_style in ("curly", "bun"):
            self.hair_style = "medium"

    def _looking(self) -> tuple[float, Point, float, bool]:
        """Degrees that the head turns, the gaze, the nod, and whether it looks over the near shoulder."""
        posture = self.posture
        degrees = posture.turn
        gaze = posture.gaze or (0.25 + 0.5 * max(0.0, degrees - USUAL) / 30.0, 0.0)
        if self.stance.look is None or posture.lying:
            return degrees, gaze, posture.nod + _NODS.get(self.feeling, 0.0), False
        eyes = self.joints.from_ground(self.joints.head())
        x, y = self.stance.from_page(self.stance.look)
        dx, dy = x - eyes[0], y - eyes[1]
        far = math.hypot(dx, dy) or 1.0
        back = dx < 0 and posture.gaze is None
        degrees = max(degrees, _LOOKING) if abs(dx) > 0.1 else degrees
        nod = posture.nod + max(-9.0, min(12.0, 16.0 * dy / far))
        return degrees, (min(1.0, abs(dx) / far + 0.1), max(-0.9, min(1.0, 1.4 * dy / far))), nod, back

    # ------------------------------------------------------------ drawing

    def draw_astride(self) -> None:
        """The legs of who is carried, before the carrier; of who is on the back, the near leg and arm."""
        canvas, stance = self.canvas, self.stance
        hip = self.joints.hip()
        with canvas.group(stance.x, stance.y, stance.scale, flip=stance.facing < 0):
            if stance.posture == "on_back":
                self.limbs.leg(hip, self.joints.legs(hip)[1], -1)
                near = self.joints.hands()[1]
                with canvas.group(hip[0], hip[1], angle=self.joints.lean):
                    self.limbs.arm(-1, near)
                    self.limbs.hand(-1, near)
                return
            for side in (1, -1):
                x = side * _BESIDE_THE_NECK + _BEHIND_THE_NECK
                start = (x - side * self.body.hip * 0.46, hip[1] + _OVER_THE_SHOULDER)
                low = (x, start[1] + 0.24 * self.body.leg), (x * 0.96, start[1] + 0.95 * self.body.leg)
                self.limbs.leg(start, low, side)

    def draw_near_arm(self, both: bool = False) -> None:
        """Only the near arm, or both, where it is in the whole figure."""
        canvas, stance = self.canvas, self.stance
        far, near = self.joints.hands()
        hip = self.joints.hip()
        with (
            canvas.group(stance.x, stance.y, stance.scale, flip=stance.facing < 0),
            canvas.group(hip[0], hip[1], angle=self.joints.lean),
        ):
            if both:
                self.limbs.arm(1, far)
                self._hold(far, near)
                self.limbs.hand(1, far)
            self.limbs.arm(-1, near)
            self.limbs.hand(-1, near)

    def draw(self, near_arm: bool = True) -> None:
        """The figure, perhaps without the arm that somebody else must be held with."""
        self.near_arm = near_arm
        canvas, stance = self.canvas, self.stance
        with canvas.group(stance.x, stance.y, stance.scale, flip=stance.facing < 0):
            if self.posture.lying:
                self._draw_lying()
                return
            if stance.posture not in CARRIED and (stance.seat is None or stance.seat < 0.1):
                canvas.shadow(0.01, 0.0, 0.17 * (0.6 + 0.4 * self.body.height), 0.03)
            self._draw_upright()

    def _draw_lying(self) -> None:
        canvas = self.canvas
        raised = self.stance.seat or 0.0
        if raised == 0:
            canvas.shadow(0.0, 0.0, self.body.height * 0.52, 0.05)
        with canvas.group(self.body.height * 0.47, -raised - self.body.shoulder * 0.9, angle=-87):
            self._draw_upright()
        if raised > 0.1:
            self._cover(raised)

    def _cover(self, raised: float) -> None:
        """The blanket over someone who lies in a bed, from the chest to beyond the feet."""
        tall, wide = self.body.height, self.body.shoulder
        colour = _COVERS[self.rng.randrange(len(_COVERS))]
        top = -raised - wide * 2.1
        path = through_path(
            [
                (-tall * 0.1, top + wide * 0.5),
                (tall * 0.06, top - wide * 0.2),  # a skirt is wider than its wearer
                (tall * 0.34, top - wide * 0.05),
                (tall * 0.52, top - wide * 0.25),
                (tall * 0.585, -raised - wide * 0.5),
                (tall * 0.56, -raised + wide * 0.75),
                (tall * 0.2, -raised + wide * 0.9),
                (-tall * 0.12, -raised + wide * 0.8),
                (-tall * 0.15, -raised - wide * 0.5),
            ]
        )
        self.canvas.fill(path, colour, shade=0.12)
        draw_pattern(self.canvas, path, colour, "checks", self.rng)
        fold = [
            (-tall * 0.1, top + wide * 0.5),
            (-tall * 0.145, -raised - wide * 0.5),
            (-tall * 0.12, -raised + wide * 0.8),
        ]
        self.canvas.line(fold, rgb("#f8f1e2"), 0.045, smooth=True)

    def _draw_upright(self) -> None:
        canvas, body, posture = self.canvas, self.body, self.posture
        hip = self.joints.hip()
        seated = posture.hip is None
        lean = self.joints.lean
        far_leg, near_leg = self.joints.legs(hip)
        far, near = self.joints.hands()
        with canvas.group(hip[0], hip[1], angle=lean):
            self._draw_behind()
            if not self.stance.hides_far_arm:
                self.limbs.arm(1, far)
            if seated:
                self._neck()
                self._torso(seated)
        if not posture.astride:
            self.limbs.leg(hip, far_leg, 1)
        self.limbs.leg(hip, near_leg, -1)
        if seated:
            self._lap(hip, far_leg, near_leg)
        with canvas.group(hip[0], hip[1], angle=lean):
            if not seated:
                if self.outfit.skirt is not None:
                    draw_skirt(canvas, body, self._skirted(), self.outfit.skirt, self.rng)
                self._neck()
                self._torso(seated)
            self._head()
            self._front_arms(far, near)

    def _skirted(self) -> Outfit:
        if self.posture.hip is not None and self.posture.hip < 0.7:
            return replace(self.outfit, hem=min(self.outfit.hem, self.posture.hip * 0.96))
        return self.outfit

    def _torso(self, seated: bool) -> None:
        outfit = self.outfit
        if self.posture.hip is not None and self.posture.hip < 0.7:
            outfit = replace(outfit, hem=min(outfit.hem, self.posture.hip * 0.9))
        if "swimsuit" in outfit.details and not self.face.female:
            outfit = replace(outfit, top=self.skin, details=(), pattern=None)
        draw_top(self.canvas, self.body, outfit, seated, self.rng, self.posture.aside)

    def _lap(self, hip: Point, far_leg: Leg, near_leg: Leg) -> None:
        colour = self.outfit.skirt
        outfit, knee = self.outfit, far_leg[0]
        if colour is None and outfit.hem > 0.3:
            colour = outfit.top
            if outfit.hem < _ROBE and outfit.legwear != "bare":  # a coat falls open over the trousers
                outfit = replace(outfit, hem=0.1)
                knee = (hip[0] + 0.6 * (knee[0] - hip[0]), hip[1] + 0.6 * (knee[1] - hip[1]))
        if colour is not None:
            draw_lap(self.canvas, self.body, outfit, colour, knee, hip, self.rng)
        if self.outfit.apron is not None:
            draw_lap(
                self.canvas,
                self.body,
                replace(self.outfit, pattern=None, hem=0.5),
                self.outfit.apron,
                near_leg[0],
                hip,
                self.rng,
            )

    # ------------------------------------------------------------ arms

    def _front_arms(self, far: Point, near: Point) -> None:
        limbs, hidden = self.limbs, self.stance.hides_far_arm
        if self.posture.over and not hidden:
            limbs.arm(1, far)
        if self._before_both_hands():
            limbs.arm(-1, near)
            self._hold(far, near)
            limbs.hand(1, far)
        else:
            self._hold(far, near)
            if not hidden:
                limbs.hand(1, far)
            if self.near_arm:
                limbs.arm(-1, near)
        if self.near_arm:
            limbs.arm_cast(near)
        self._over_the_arms(near)
        if self.stance.posture == "praying":
            limbs.joined_palms(far, near)
        elif self.near_arm:
            limbs.hand(-1, near)

    def _over_the_arms(self, near: Point) -> None:
        """Shawl, poncho and cape, and the bag that hangs from the near hand."""
        shawl = self.accessories.get("shawl")
        if shawl is not None:
            draw_shawl(self.canvas, self.body, shawl)
        if "handbag" in self.accessories and not self.holding and self.near_arm:
            draw_handbag(self.canvas, near, self.accessories["handbag"])
        if self.outfit.over is not None:
            draw_over(self.canvas, self.body, *self.outfit.over)

    def _before_both_hands(self) -> bool:
        """Whether what both hands hold is seen whole, the hands at its sides."""
        if self.holding:
            return self.posture.over and len(self.holding) == 1 and self.holding[0] in _SEEN_WHOLE
        return self.posture.prop in _SEEN_WHOLE

    def _load(self) -> None:
        """What is on the head or the back."""
        item = find_thing(self.holding[0] if self.holding else _LOADS[self.stance.posture])
        small = 0.8 if self.looks.age in ("child", "baby") else 1.0
        colour = self.colours.get(item.kind)
        if self.stance.posture == "carrying_on_head":
            x, y = self.joints.head()
            item.draw(self.canvas, x, y - self.body.skull * 0.94, small, colour, self.rng)
            return
        size = small * min(1.1, 0.5 / max(item.width, item.height))
        with self.canvas.group(-self.body.shoulder * 1.25, -self.body.torso * 0.22, angle=-14):
            item.draw(self.canvas, 0, 0, size, colour, self.rng)

    def _between(self, far: Point, near: Point) -> Point:
        """Where both hands hold something: a candle at a prayer lower, its flame below the face."""
        x, y = (far[0] + near[0]) / 2, (far[1] + near[1]) / 2
        low = self.holding[:1] == ("candle",) and self.stance.posture == "praying"
        return (x + 0.035, y + 0.11) if low else (x, y)

    def _hold(self, far: Point, near: Point) -> None:
        if self.stance.posture in _LOADS:
            if self.stance.posture == "carrying_on_head":
                self._load()
            return
        small = 0.72 if self.looks.age in ("child", "baby") else 1.0
        tool = next((kind for kind in self.holding if (self.stance.posture, kind) in AT_WORK), None)
        if self.holding and tool is None:
            self._hold_things(far, near, small)
        elif (prop := tool or self.posture.prop) is not None:
            self._use(prop, far, near, small)

    def _hold_things(self, far: Point, near: Point, small: float) -> None:
        busy_far = self.stance.posture in _FAR_HAND_BUSY
        hands = (near, far) if busy_far else (far, near)
        for kind, hand in zip(self.holding[:2], hands, strict=False):
            both = self.posture.over and len(self.holding) == 1 and kind not in HELD_HANDS
            at = self._between(far, near) if both else hand
            if kind not in HELD_BEHIND:
                draw_held(self.canvas, kind, at, small, self.rng, self.colours.get(kind))

    def _use(self, prop: str, far: Point, near: Point, small: float) -> None:
        """What belongs to the posture, in the hands."""
        if prop in PLAYED:
            mouth = mouth_of(self.body, self.joints, self.posture)
            draw_played(self.canvas, prop, far, near, mouth, small)
            return
        if prop == "picked_fruit":
            prop = picked_at(self.setting)
        if prop in IMPLEMENTS:
            draw_implement(self.canvas, prop, far, near, self.joints.from_hips((0.0, 0.0)), small)
        else:
            at = self._between(far, near) if prop in _BOTH_HANDS else far
            draw_prop(self.canvas, prop, at, small, self.rng)

    # ------------------------------------------------------------ head

    def _draw_behind(self) -> None:
        x, y = self.joints.head()
        if self.stance.posture == "carrying_on_back":
            self._load()
        for kind in self.holding[:1]:
            if kind == "kite":
                hand = self.joints.hands()[0]
                up = self.stance.to_page(self.joints.from_ground(hand))[1] - _KITES
                draw_kite(self.canvas, hand, up / self.stance.scale, self.rng, self.colours.get(kind))
            elif kind in HELD_BEHIND:
                draw_held(self.canvas, kind, self.joints.hands()[0], 1.0, self.rng, self.colours.get(kind))
        with self._head_group(x, y):
            if not (hides_crown(self.accessories) and (self.hair_style == "bun")):
                draw_back_hair(self.canvas, self.face, self.hair_style)
            veil = self.accessories.get("veil")
            if veil is not None:
                self.canvas.through(
                    [(0, -1.2), (1.1, -0.7), (1.5, 1.0), (1.7, 3.0), (-1.7, 3.0), (-1.5, 1.0), (-1.1, -0.7)],
                    veil,
                    alpha=0.92,
                )

    @contextmanager
    def _head_group(self, x: float, y: float) -> Generator[None]:
        """Around the middle of the head, nodding, perhaps turned back."""
        with (
            self.canvas.group(x, y, angle=-self.nod if self.looks_back else self.nod),
            self.canvas.group(0, 0, self.body.head, flip=self.looks_back),
        ):
            yield

    def _neck(self) -> None:
        body = self.body
        x, y = self.joints.head()
        neck = body.head * (0.56 if self.face.female or self.looks.age in ("child", "baby") else 0.68)
        shaded = darken(self.skin, 0.12)
        points = [(x, y + body.skull * 0.6), (0.003, -body.torso + 0.03)]
        self.canvas.limb(points, [neck, neck * 1.5], shaded, weight=0.8)

    def _head(self) -> None:
        canvas, body = self.canvas, self.body
        x, y = self.joints.head()
        draw_neck_wear(canvas, body, self.accessories)
        with self._head_group(x, y):
            draw_face(canvas, self.face)
            draw_front_hair(canvas, self.face, self.hair_style)
            if self.looks.glasses:
                draw_glasses(canvas, self.face)
            draw_hood(canvas, self.face, self.outfit)
            draw_head_wear(canvas, self.face, self.accessories)
            if "nurse_uniform" in self.outfit.details and self.face.female:
                canvas.polygon([(-0.5, -1.0), (0.5, -1.05), (0.62, -1.38), (-0.6, -1.34)], rgb("#fdfaf3"))
                canvas.rect(-0.06, -1.3, 0.12, 0.24, rgb("#cb4640"), outline=False)
                canvas.rect(-0.12, -1.24, 0.24, 0.12, rgb("#cb4640"), outline=False)

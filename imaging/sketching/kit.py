"""The drawing kit: soft outlined, softly shaded shapes in design units, over skia.

A scene is 1000 by 1000 design units, x to the right and y downwards, whatever the pixels. A wide
picture shows more at both sides (``left`` below 0, ``right`` above 1000); a tall one shows more
above (``top`` below 0). ``bottom`` is always 1000. Everything must be drawn from ``left`` to
``right`` and from ``top`` to ``bottom``.

Outlines keep one weight over the whole page: ``weight=1`` is the page's normal line, also inside
a scaled ``group``. Widths of ``line`` and ``limb`` are real sizes in the units of the present group.
Nothing here draws at random: textures take the caller's ``random.Random``.
"""

import math
import random
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt
import skia

from imaging.sketching.palette import INK, Colour, darken, lighten, outline_of
from imaging.sketching.paths import Point, limb_path, limb_sides, polygon_path, soft_path, through_path

NORMAL_LINE = 2.7  # design units


@lru_cache(maxsize=8192)
def skia_colour(colour: Colour, alpha: float = 1.0) -> int:
    """Skia's packed colour; ``alpha`` from 0 to 1."""
    red, green, blue = colour
    return int(255 * min(1.0, max(0.0, alpha))) << 24 | int(red) << 16 | int(green) << 8 | int(blue)


@dataclass(frozen=True)
class Landmark:
    """Something of the place that people speak of: a kind of ``vocabulary.LANDMARKS``, the middle of its
    foot on the page and its width, in design units.
    """

    kind: str
    x: float
    y: float
    width: float


class Canvas:
    """A page of design units to draw on.

    ``year`` (or None) and ``lit`` (lamps and windows shine) are hints for period and light that
    drawn things may heed; of ``asked``, the things asked for, a place leaves out its own. ``landmarks``
    is what stands on it that people speak of.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.year: int | None = None
        self.lit = False
        self.country: str | None = None
        self.asked: frozenset[str] = frozenset()
        self.landmarks: list[Landmark] = []
        self.pixels_per_unit = min(width, height) / 1000
        self.left = 500 - 500 * max(1.0, width / height)
        self.right = 1000 - self.left
        self.top = 1000 - 1000 * max(1.0, height / width)
        self.bottom = 1000.0
        self.ink = 1.0  # weight of the line; below 1 for what is far away
        self._array: npt.NDArray[np.uint8] = np.zeros((height, width, 4), np.uint8)
        self._surface = skia.Surface(
            self._array, skia.ColorType.kRGBA_8888_ColorType, skia.AlphaType.kPremul_AlphaType
        )
        self.skia: skia.Canvas = self._surface.getCanvas()
        self.skia.scale(self.pixels_per_unit, self.pixels_per_unit)
        self.skia.translate(-self.left, -self.top)
        self._scale = 1.0

    def layer(self) -> "Canvas":
        """A new transparent canvas of the same view and hints."""
        other = Canvas(self.width, self.height)
        other.year, other.lit, other.ink = self.year, self.lit, self.ink
        other.country = self.country
        return other

    def rgba(self) -> npt.NDArray[np.uint8]:
        """The pixels so far, shape (height, width, 4), premultiplied RGBA."""
        return self._array

    def stamp(self, layer: "Canvas", box: tuple[slice, slice] | None = None) -> tuple[slice, slice]:
        """Lay another canvas of the same view over this one; answers the rows and columns it touches.

        ``box`` are these where they are known already.
        """
        rows, columns = box or layer._drawn_box()
        if rows.stop > rows.start:
            drawn = skia.IRect.MakeLTRB(columns.start, rows.start, columns.stop, rows.stop)
            with self._in_pixels():
                self.skia.drawImage(layer._surface.makeImageSnapshot(drawn), columns.start, rows.start)
        return rows, columns

    def tone(self, light: tuple[float, float, float], fall: float) -> tuple[slice, slice]:
        """Tint what is drawn by ``light`` (factors up to 1) and darken it by ``fall`` to the lower right.

        Answers the rows and columns that are drawn on.
        """
        rows, columns = self._drawn_box()
        height, width = rows.stop - rows.start, columns.stop - columns.start
        if not height:
            return rows, columns
        # From 0 to 1 along the line 0.75 x + 0.5 y - 0.25 of the box's own fractions.
        across, down = 0.75 / width, 0.5 / height
        length = across**2 + down**2
        start = (columns.start + 0.25 * across / length, rows.start + 0.25 * down / length)
        end = (start[0] + across / length, start[1] + down / length)
        tints = [
            skia_colour((light[0] * 255 * f, light[1] * 255 * f, light[2] * 255 * f)) for f in (1.0, 1 - fall)
        ]
        paint = skia.Paint(
            Shader=skia.GradientShader.MakeLinear([skia.Point(*start), skia.Point(*end)], tints),
            BlendMode=skia.BlendMode.kModulate,
        )
        with self._in_pixels():
            self.skia.drawRect(skia.Rect.MakeXYWH(columns.start, rows.start, width, height), paint)
        return rows, columns

    @contextmanager
    def _in_pixels(self) -> Generator[None]:
        """Draw in pixels of the page instead of design units."""
        self.skia.save()
        self.skia.resetMatrix()
        try:
            yield
        finally:
            self.skia.restore()

    def _drawn_box(self) -> tuple[slice, slice]:
        """The rows and columns that are touched by what is drawn."""
        touched = self._array.view(np.uint32)[..., 0]
        rows = np.flatnonzero(touched.any(axis=1))
        if rows.size == 0:
            return slice(0, 0), slice(0, 0)
        top, low = int(rows[0]), int(rows[-1]) + 1
        columns = np.flatnonzero(np.bitwise_or.reduce(touched[top:low], axis=0))
        return slice(top, low), slice(int(columns[0]), int(columns[-1]) + 1)

    # ------------------------------------------------------------ where to draw

    def on_page(self, x: float, y: float) -> Point:
        """Where a point of the present group is on the whole page, in design units."""
        across, down = self.skia.getTotalMatrix().mapXY(x, y)
        return across / self.pixels_per_unit + self.left, down / self.pixels_per_unit + self.top

    @contextmanager
    def group(
        self, x: float = 0.0, y: float = 0.0, scale: float = 1.0, flip: bool = False, angle: float = 0.0
    ) -> Generator[None]:
        """Draw around (x, y) as origin, scaled, mirrored left to right, turned by degrees clockwise."""
        previous = self._scale
        self.skia.save()
        self.skia.translate(x, y)
        if angle:
            self.skia.rotate(angle)
        self.skia.scale(-scale if flip else scale, scale)
        self._scale *= scale
        try:
            yield
        finally:
            self._scale = previous
            self.skia.restore()

    @contextmanager
    def squeezed(self, x: float, width: float) -> Generator[None]:
        """Draw around x with everything ``width`` times as wide, as something turned away is seen."""
        self.skia.save()
        self.skia.translate(x, 0)
        self.skia.scale(width, 1)
        try:
            yield
        finally:
            self.skia.restore()

    @contextmanager
    def clip(self, path: skia.Path) -> Generator[None]:
        """Draw only inside the path."""
        self.skia.save()
        self.skia.clipPath(path, skia.ClipOp.kIntersect, True)
        try:
            yield
        finally:
            self.skia.restore()

    @contextmanager
    def faded(self, alpha: float) -> Generator[None]:
        """Draw as one see-through sheet, 0 (unseen) to 1."""
        self.skia.saveLayerAlpha(None, int(255 * alpha))
        try:
            yield
        finally:
            self.skia.restore()

    # ------------------------------------------------------------ shapes

    def fill(
        self,
        path: skia.Path,
        colour: Colour,
        *,
        alpha: float = 1.0,
        shade: float = 0.14,
        outline: bool = True,
        weight: float = 1.0,
        blur: float = 0.0,
    ) -> None:
        """Fill with light from the upper left (``shade`` strong) and draw the soft outline."""
        paint = skia.Paint(AntiAlias=True)
        if shade > 0:
            box = path.getBounds()
            paint.setShader(
                skia.GradientShader.MakeLinear(
                    points=[
                        skia.Point(box.left() + box.width() * 0.15, box.top()),
                        skia.Point(box.left() + box.width() * 0.6, box.bottom()),
                    ],
                    colors=_lit_and_shaded(colour, shade, alpha),
                )
            )
        else:
            paint.setColor(skia_colour(colour, alpha))
        if blur:
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        self.skia.drawPath(path, paint)
        if outline:
            self.trace(path, outline_of(colour), weight=weight, alpha=alpha * 0.88)

    def trace(self, path: skia.Path, colour: Colour, *, weight: float = 1.0, alpha: float = 0.9) -> None:
        """Only the line of a path, in the page's line weight."""
        self.skia.drawPath(path, _stroke(colour, weight * NORMAL_LINE * self.ink / self._scale, alpha))

    def polygon(
        self,
        points: Sequence[Point],
        colour: Colour,
        *,
        alpha: float = 1.0,
        shade: float = 0.14,
        outline: bool = True,
        weight: float = 1.0,
        blur: float = 0.0,
    ) -> None:
        """Straight-edged closed shape."""
        path = polygon_path(points)
        self.fill(path, colour, alpha=alpha, shade=shade, outline=outline, weight=weight, blur=blur)

    def soft(
        self,
        points: Sequence[Point],
        colour: Colour,
        *,
        alpha: float = 1.0,
        shade: float = 0.14,
        outline: bool = True,
        weight: float = 1.0,
        blur: float = 0.0,
    ) -> None:
        """Rounded closed shape that the points pull at (see ``soft_path``)."""
        path = soft_path(points)
        self.fill(path, colour, alpha=alpha, shade=shade, outline=outline, weight=weight, blur=blur)

    def through(
        self,
        points: Sequence[Point],
        colour: Colour,
        *,
        alpha: float = 1.0,
        shade: float = 0.14,
        outline: bool = True,
        weight: float = 1.0,
        blur: float = 0.0,
    ) -> None:
        """Smooth closed shape that passes through the points."""
        path = through_path(points)
        self.fill(path, colour, alpha=alpha, shade=shade, outline=outline, weight=weight, blur=blur)

    def oval(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        colour: Colour,
        *,
        alpha: float = 1.0,
        shade: float = 0.14,
        outline: bool = True,
        weight: float = 1.0,
        blur: float = 0.0,
    ) -> None:
        """Ellipse around (x, y)."""
        path = skia.Path.Oval(skia.Rect(x - rx, y - ry, x + rx, y + ry))
        self.fill(path, colour, alpha=alpha, shade=shade, outline=outline, weight=weight, blur=blur)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: Colour,
        *,
        radius: float = 0.0,
        alpha: float = 1.0,
        shade: float = 0.1,
        outline: bool = True,
        weight: float = 1.0,
        blur: float = 0.0,
    ) -> None:
        """Rectangle with its upper left corner at (x, y), perhaps with round corners."""
        box = skia.Rect(x, y, x + width, y + height)
        path = skia.Path.RRect(box, radius, radius) if radius else skia.Path.Rect(box)
        self.fill(path, colour, alpha=alpha, shade=shade, outline=outline, weight=weight, blur=blur)

    def dot(self, x: float, y: float, radius: float, colour: Colour, alpha: float = 1.0) -> None:
        """A plain round spot, no line, no shade."""
        self.skia.drawCircle(x, y, radius, skia.Paint(AntiAlias=True, Color=skia_colour(colour, alpha)))

    def dots(self, spots: Sequence[tuple[float, float, float]], colour: Colour, alpha: float = 1.0) -> None:
        """Many plain round spots of one colour at once: (x, y, radius) each."""
        path = skia.Path()
        for x, y, radius in spots:
            path.addCircle(x, y, radius)
        self.skia.drawPath(path, skia.Paint(AntiAlias=True, Color=skia_colour(colour, alpha)))

    def limb(
        self,
        points: Sequence[Point],
        widths: Sequence[float],
        colour: Colour,
        *,
        shade: float = 0.12,
        outline: bool = True,
        weight: float = 1.0,
        joined: Literal["left", "right"] | None = None,
    ) -> None:
        """Arm, leg, branch, handle: a bent shape with a width at every point.

        ``joined``: the limb grows out of a body of its colour on that side, seen along the limb, so
        the start has a line only at its other side.
        """
        side, start = limb_sides(points, widths)
        path = through_path([*side, *start])
        self.fill(path, colour, shade=shade, outline=outline and joined is None, weight=weight)
        if outline and joined is not None:
            open_side = [start[1], start[2], *side] if joined == "right" else [*side, start[0], start[1]]
            self.trace(through_path(open_side, closed=False), outline_of(colour), weight=weight, alpha=0.88)

    # ------------------------------------------------------------ lines

    def line(
        self,
        points: Sequence[Point],
        colour: Colour,
        width: float,
        *,
        alpha: float = 1.0,
        smooth: bool = False,
        blur: float = 0.0,
    ) -> None:
        """A round-ended open line, straight or smooth through the points."""
        if smooth and len(points) > 2:
            path = through_path(points, closed=False)
        else:
            path = skia.Path()
            path.moveTo(*points[0])
            for point in points[1:]:
                path.lineTo(*point)
        paint = _stroke(colour, width, alpha)
        if blur:
            paint = skia.Paint(paint)
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        self.skia.drawPath(path, paint)

    def ink_line(
        self,
        points: Sequence[Point],
        colour: Colour,
        *,
        weight: float = 1.0,
        alpha: float = 0.85,
        smooth: bool = True,
    ) -> None:
        """A detail line (fold, seam, smile) in the page's line weight."""
        self.line(points, colour, weight * NORMAL_LINE * self.ink / self._scale, alpha=alpha, smooth=smooth)

    # ------------------------------------------------------------ light and texture

    def gradient(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        stops: Sequence[tuple[float, Colour]],
        *,
        alphas: Sequence[float] | None = None,
        sideways: bool = False,
    ) -> None:
        """A rectangle of colours flowing downwards (or to the right); stops at 0 to 1, ascending."""
        end = skia.Point(x + width, y) if sideways else skia.Point(x, y + height)
        opacities = alphas if alphas is not None else [1.0] * len(stops)
        paint = skia.Paint(Dither=True)
        paint.setShader(
            skia.GradientShader.MakeLinear(
                points=[skia.Point(x, y), end],
                colors=[skia_colour(colour, a) for (_, colour), a in zip(stops, opacities, strict=True)],
                positions=[position for position, _ in stops],
            )
        )
        self.skia.drawRect(skia.Rect(x, y, x + width, y + height), paint)

    def glow(self, x: float, y: float, radius: float, colour: Colour, alpha: float = 0.45) -> None:
        """Light that fades out; in a thing keep ``alpha`` below 0.45, or it counts as the thing itself."""
        paint = skia.Paint(AntiAlias=True)
        middle = skia_colour(colour, alpha * 0.35)
        paint.setShader(
            skia.GradientShader.MakeRadial(
                skia.Point(x, y),
                radius,
                [skia_colour(colour, alpha), middle, skia_colour(colour, 0.0)],
                [0.0, 0.5, 1.0],
            )
        )
        self.skia.drawCircle(x, y, radius, paint)

    def shadow(self, x: float, y: float, rx: float, ry: float, alpha: float = 0.3) -> None:
        """The soft shadow of something that stands at (x, y). Below alpha 0.45 it never counts in a mask."""
        self.skia.save()
        self.skia.translate(x, y)
        self.skia.scale(1.0, ry / rx)
        dark = (44, 34, 58)
        paint = skia.Paint(AntiAlias=True)
        paint.setShader(
            skia.GradientShader.MakeRadial(
                skia.Point(0, 0),
                rx,
                [skia_colour(dark, alpha), skia_colour(dark, alpha * 0.75), skia_colour(dark, 0.0)],
                [0.0, 0.5, 1.0],
            )
        )
        self.skia.drawCircle(0, 0, rx, paint)
        self.skia.restore()

    def brush(
        self,
        path: skia.Path,
        colour: Colour,
        rng: random.Random,
        *,
        count: int = 14,
        length: float = 40.0,
        width: float = 5.0,
        angle: float = 0.0,
        alpha: float = 0.16,
    ) -> None:
        """Loose brush strokes inside a shape, ``angle`` degrees from the horizontal: hand-made texture."""
        box = path.getBounds()
        turn = math.radians(angle)
        strokes = skia.Path()
        for _ in range(count):
            x = rng.uniform(box.left(), box.right())
            y = rng.uniform(box.top(), box.bottom())
            reach = length * rng.uniform(0.5, 1.0) / 2
            dx, dy = math.cos(turn) * reach, math.sin(turn) * reach
            strokes.moveTo(x - dx, y - dy)
            bend = rng.uniform(-0.2, 0.2) * reach
            strokes.quadTo(x - dy * 0.2 + bend, y + bend, x + dx, y + dy)
        with self.clip(path):
            self.skia.drawPath(strokes, _stroke(colour, width, alpha))

    def hatch(
        self, path: skia.Path, colour: Colour, *, gap: float = 8.0, angle: float = 60.0, alpha: float = 0.2
    ) -> None:
        """Even thin pencil lines inside a shape."""
        box = path.getBounds()
        reach = math.hypot(box.width(), box.height()) / 2
        turn = math.radians(angle)
        dx, dy = math.cos(turn) * reach, math.sin(turn) * reach
        lines = skia.Path()
        steps = int(reach / gap)
        for step in range(-steps, steps + 1):
            x = box.centerX() - math.sin(turn) * gap * step
            y = box.centerY() + math.cos(turn) * gap * step
            lines.moveTo(x - dx, y - dy)
            lines.lineTo(x + dx, y + dy)
        with self.clip(path):
            self.skia.drawPath(lines, _stroke(colour, NORMAL_LINE * 0.5 * self.ink / self._scale, alpha))

    def speckle(
        self,
        path: skia.Path,
        colour: Colour,
        rng: random.Random,
        *,
        count: int = 30,
        radius: float = 2.0,
        alpha: float = 0.3,
    ) -> None:
        """Small spots strewn inside a shape: gravel, crumbs, petals, plaster."""
        box = path.getBounds()
        spots = skia.Path()
        for _ in range(count):
            size = radius * rng.uniform(0.5, 1.2)
            spots.addCircle(rng.uniform(box.left(), box.right()), rng.uniform(box.top(), box.bottom()), size)
        with self.clip(path):
            self.skia.drawPath(spots, skia.Paint(AntiAlias=True, Color=skia_colour(colour, alpha)))


@lru_cache(maxsize=4096)
def _lit_and_shaded(colour: Colour, shade: float, alpha: float) -> list[int]:
    return [skia_colour(lighten(colour, shade), alpha), skia_colour(darken(colour, shade * 0.9), alpha)]


@lru_cache(maxsize=4096)
def _stroke(colour: Colour, width: float, alpha: float) -> skia.Paint:
    """The paint of a line; shared, so it is never changed."""
    return skia.Paint(
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
        Color=skia_colour(colour, alpha),
    )


__all__ = [
    "INK",
    "NORMAL_LINE",
    "Canvas",
    "Point",
    "limb_path",
    "polygon_path",
    "skia_colour",
    "soft_path",
    "through_path",
]

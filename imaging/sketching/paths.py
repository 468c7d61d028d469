"""Outlines through points: straight, rounded, smooth, and bent limbs with a width."""

import math
from collections.abc import Sequence

import skia

Point = tuple[float, float]


def polygon_path(points: Sequence[Point]) -> skia.Path:
    """Straight closed outline."""
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    return path


def soft_path(points: Sequence[Point]) -> skia.Path:
    """Closed rounded outline that the points pull at without being touched (quadratic B-spline)."""
    path = skia.Path()
    count = len(points)
    middles = [_middle(points[i], points[(i + 1) % count]) for i in range(count)]
    path.moveTo(*middles[-1])
    for point, middle in zip(points, middles, strict=True):
        path.quadTo(*point, *middle)
    path.close()
    return path


def through_path(points: Sequence[Point], closed: bool = True) -> skia.Path:
    """Smooth outline that passes through every point (Catmull-Rom, tension 1/6)."""
    path = skia.Path()
    count = len(points)
    path.moveTo(*points[0])
    for i in range(count if closed else count - 1):
        before = points[i - 1] if closed or i else points[0]
        start, end = points[i], points[(i + 1) % count]
        after = points[(i + 2) % count] if closed or i + 2 < count else end
        path.cubicTo(
            start[0] + (end[0] - before[0]) / 6,
            start[1] + (end[1] - before[1]) / 6,
            end[0] - (after[0] - start[0]) / 6,
            end[1] - (after[1] - start[1]) / 6,
            *end,
        )
    if closed:
        path.close()
    return path


def limb_path(points: Sequence[Point], widths: Sequence[float]) -> skia.Path:
    """A bent, tapering limb with round ends along the smooth line through the points."""
    side, start = limb_sides(points, widths)
    return through_path([*side, *start])


def limb_sides(points: Sequence[Point], widths: Sequence[float]) -> tuple[list[Point], list[Point]]:
    """The outline from the start along one side, around the end and back; and the start's round cap."""
    spine, radii = _spine(points, widths)
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(spine):
        ax, ay = spine[max(0, i - 1)]
        bx, by = spine[min(len(spine) - 1, i + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = (ay - by) / length * radii[i], (bx - ax) / length * radii[i]
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    end = _cap(spine[-1], spine[-2], radii[-1])
    start = _cap(spine[0], spine[1], radii[0])
    return [*left, *end, *reversed(right)], start


def _cap(tip: Point, before: Point, radius: float) -> list[Point]:
    """Three points of the half circle that ends a limb, from one side to the other."""
    heading = math.atan2(tip[1] - before[1], tip[0] - before[0])
    return [
        (tip[0] + math.cos(heading + turn) * radius, tip[1] + math.sin(heading + turn) * radius)
        for turn in (math.pi / 4, 0.0, -math.pi / 4)
    ]


def _spine(points: Sequence[Point], widths: Sequence[float]) -> tuple[list[Point], list[float]]:
    """Points of a Catmull-Rom curve with the half width at each."""
    steps = 4
    spine: list[Point] = []
    radii: list[float] = []
    last = len(points) - 1
    for i in range(last):
        p0, p1, p2, p3 = points[max(0, i - 1)], points[i], points[i + 1], points[min(last, i + 2)]
        for step in range(steps):
            t = step / steps
            spine.append((_catmull(p0[0], p1[0], p2[0], p3[0], t), _catmull(p0[1], p1[1], p2[1], p3[1], t)))
            radii.append((widths[i] + (widths[i + 1] - widths[i]) * t) / 2)
    return [*spine, points[last]], [*radii, widths[last] / 2]


def _catmull(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def _middle(first: Point, second: Point) -> Point:
    return ((first[0] + second[0]) / 2, (first[1] + second[1]) / 2)

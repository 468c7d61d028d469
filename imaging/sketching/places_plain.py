"""The plain place: a mild meadow with a path and a few trees, for when nobody said where it was."""

import random

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import rgb
from imaging.sketching.places import Ground, SceneLook, place
from imaging.sketching.scenery import Scene, far_hills, footpath, ground, hour_light, sky
from imaging.sketching.scenery_foreground import grass_front, grassy
from imaging.sketching.scenery_plants import broad_tree, bush


@place("plain")
def plain(canvas: Canvas, look: SceneLook, rng: random.Random) -> Ground:
    """Sky, hills, and a meadow with a tree to one side."""
    scene = Scene(canvas, look, rng)
    sky(scene, 600)
    side = rng.choice((-1, 1))
    with hour_light(scene):
        far_hills(scene, 620)
        for _ in range(5):
            broad_tree(
                scene,
                rng.uniform(scene.left, scene.right),
                rng.uniform(648, 664),
                rng.uniform(60, 95),
                air=0.35,
            )
        ground(scene, 660, look.grass)
        footpath(scene, 664, 500 - side * 180, rgb("#dcc59c"), 230)
        broad_tree(scene, 500 + side * 410, 742, 380)
        bush(scene, 500 - side * 430, 744, 150, blooms=rgb("#f6efe2"))
        grassy(scene, 730, 18)
    return Ground(far_y=740, foreground=grass_front(scene))

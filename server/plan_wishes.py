"""Wishes for a page of which nothing but its plan is known: no cards, no database.

What words change is had by writing the script of the scene twice, before and after the correction, and
laying the difference over the plan's own script, so that what its cards said stays.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

from narrative import Understanding, write_script
from narrative.entities import Patient
from narrative.scene import Scene
from narrative.script import Element, PromptPair, Script, Subject, SubjectLooks
from narrative.spoken_corrections import SpokenCorrection, read_correction
from server.plans import Plan
from server.prompting import Prompting, usable_style
from server.repair_words import WishReader, changing
from server.settings import Settings
from server.studio import corrected_scene

_NOBODY: Final = Patient("nadie", "")


class PlanWishReader(WishReader):
    """Reads wishes by a plan alone."""

    def __init__(self, settings: Settings, understanding: Understanding, plan: Plan) -> None:  # pyright: ignore[reportMissingSuperCall]
        self._understanding = understanding
        self._prompts = Prompting(settings)
        self._plan = plan

    @property
    def _is_embedded(self) -> bool:
        return self._prompts.family(self._plan.model) == "evoca"

    def _understood(self, text: str, scene: Scene) -> SpokenCorrection | None:
        return changing(read_correction(text, scene, _NOBODY, (), self._understanding.knowledge))

    def _after(self, stored: tuple[dict[str, Any], ...]) -> Script:
        return self.script_after(stored)

    def script_after(self, corrections: tuple[Mapping[str, Any], ...]) -> Script:
        """The plan's script after these corrections."""
        scene, script = self._plan.scene, self._plan.script
        if scene is None or script is None:
            raise ValueError("the plan has no script yet")
        after = corrected_scene(scene, corrections)
        old, new = self._written(scene), self._written(after)
        without = _taken_off(after) - _taken_off(scene)
        known = {each.key: each for each in script.subjects}
        before = {each.key: each for each in old.subjects}
        subjects = tuple(
            _changed(known[each.key], before[each.key], each, without)
            if each.key in known and each.key in before
            else known.get(each.key, each)
            for each in new.subjects
        )
        # Whoever is in the scene and not in the plan's script was painted over before.
        painted_over = {each.key for each in old.subjects} - known.keys()
        subjects = tuple(each for each in subjects if each.key not in painted_over)
        gone = {each.key for each in old.subjects} - {each.key for each in subjects}
        picture = _merged(script.picture, old.picture, new.picture)
        picture = replace(picture, prompt=tuple(e for e in picture.prompt if e.owner not in gone))
        things = tuple(x for x in script.things if x not in old.things or x in new.things)
        things = (*things, *(x for x in new.things if x not in things))
        return self._prompts.fitted(
            replace(script, picture=picture, subjects=subjects, things=things), self._plan.model
        )

    def _written(self, scene: Scene) -> Script:
        family = self._prompts.family(self._plan.model)
        style = usable_style(self._plan.style)
        return write_script(scene, _NOBODY, (), self._understanding.lexicon, style, family)


def _taken_off(scene: Scene) -> set[tuple[str | None, str]]:
    """Who is told to be without what, such as without a hat."""
    return {(each.subject, each.value) for each in scene.looks if each.trait == "without"}


def _changed(
    known: Subject, before: Subject, after: Subject, without: set[tuple[str | None, str]]
) -> Subject:
    """The plan's subject with what differs between the two."""
    off = {kind for who, kind in without if who == known.key}
    changes: dict[str, Any] = {
        each.name: value
        for each in fields(SubjectLooks)
        if (value := getattr(after.looks, each.name)) != getattr(before.looks, each.name)
    }
    garments = changes.get("garments", known.looks.garments)
    changes["garments"] = tuple(pair for pair in garments if pair[0] not in off)
    pair = _merged(known.pair, before.pair, after.pair)
    if off:
        words = {kind.replace("_", " ") for kind in off}
        pair = replace(pair, prompt=tuple(e for e in pair.prompt if not _is_worn(e, words)))
    return replace(
        known,
        looks=replace(known.looks, **changes),
        pair=pair,
        holding=after.holding if after.holding != before.holding else known.holding,
        posture=after.posture if after.posture != before.posture else known.posture,
        feeling=after.feeling if after.feeling != before.feeling else known.feeling,
    )


def _is_worn(element: Element, words: set[str]) -> bool:
    return element.role == "garment" and any(word in element.text for word in words)


def _merged(known: PromptPair, before: PromptPair, after: PromptPair) -> PromptPair:
    """The plan's prompt without what is no longer written and with what is new."""
    old, new = {e.text for e in before.prompt}, {e.text for e in after.prompt}
    stays = [e for e in known.prompt if e.text not in old or e.text in new]
    there = {e.text for e in stays}
    added = [e for e in after.prompt if e.text not in old and e.text not in there]
    place = 1 + max((i for i, e in enumerate(stays) if e.role in ("token", "subject")), default=-1)
    return replace(known, prompt=(*stays[:place], *added, *stays[place:]), sentence=None, spans=())

"""What repairs by hand changed of a picture (who came, who went, who looks otherwise), kept when its page is
made anew: corrected by word, in another style, or once more.

A correction is made of what the picture shows, as it is of the memory. Where the memory has become another
one, or a correction that the picture had is taken back, the page is the memory's alone again.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sqlmodel import Session

from narrative.scene import Scene
from narrative.script import Script, Subject
from server.earlier_revisions import earlier_plans
from server.page_files import Revision
from server.picture_files import PictureFiles
from server.plans import Plan, Repainted
from server.records import Memory, PageVersion
from server.studio import corrected_scene


def repairs_kept(
    db: Session,
    files: PictureFiles,
    revision: Revision,
    memory: Memory,
    plan: Plan,
    written: Callable[[Plan, Scene], Script],
) -> Plan:
    """The plan of a revision with what its picture shows since earlier repairs; its sketch is not drawn yet.

    ``written`` gives the script of a scene as a plan's style and model ask for it.
    """
    number, before = next(earlier_plans(db, files, revision), (0, None))
    if before is None or before.repainted is None:
        return plan
    since = _corrections_since(db, Revision(revision.page_id, number), memory)
    if since is None:
        return plan
    shown = before.repainted
    scene = corrected_scene(shown.scene, since)
    script = _laid_over(shown, written(before, shown.scene), written(plan, scene))
    return replace(plan, repainted=replace(shown, scene=scene, script=script))


def _corrections_since(db: Session, revision: Revision, memory: Memory) -> Sequence[dict[str, Any]] | None:
    """What was corrected since an earlier revision; None where more than that is another now."""
    version = db.get(PageVersion, (revision.page_id, revision.number))
    if version is None or version.corrections is None or version.text != memory.text:
        return None
    count = len(version.corrections)
    return memory.corrections[count:] if memory.corrections[:count] == version.corrections else None


def _laid_over(shown: Repainted, before: Script, after: Script) -> Script:
    """The script ``after`` a correction with what the picture's own has otherwise than ``before``: whoever
    is not corrected stays word for word, and who was painted over stays away.
    """
    own, old = _by_key(shown.script), _by_key(before)
    subjects = tuple(
        own[each.key] if each.key in own and old.get(each.key) == each else each
        for each in after.subjects
        if each.key not in shown.gone
    )
    gone = Counter(before.things) - Counter(shown.script.things)
    things: list[tuple[str, str | None]] = []
    for thing in after.things:
        if gone[thing] > 0:
            gone[thing] -= 1
        else:
            things.append(thing)
    picture = replace(
        after.picture, prompt=tuple(e for e in after.picture.prompt if e.owner not in shown.gone)
    )
    return replace(after, picture=picture, subjects=subjects, things=tuple(things))


def _by_key(script: Script) -> dict[str, Subject]:
    return {each.key: each for each in script.subjects}

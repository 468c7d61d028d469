"""What tests ask of a scene."""

from narrative.scene import Participant, Scene


def who(scene: Scene, words: str) -> Participant:
    """The participant with a mention that reads ``words``."""
    for participant in scene.participants:
        if any(scene.text[s.start : s.end] == words for s in participant.mentions):
            return participant
    said = [scene.text[s.start : s.end] for p in scene.participants for s in p.mentions]
    raise AssertionError(f"{words!r} is not among the mentions {said}")


def present(scene: Scene) -> set[str]:
    """The linked ids of those who are there."""
    return {e for p in scene.participants if p.in_scene for e in (*p.members, p.entity) if e}

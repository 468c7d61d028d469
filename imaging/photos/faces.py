"""Finds the faces of a photo, how far each is turned, and which are of one person.

With dlib and the networks inside the package ``face-recognition-models`` (CC0): the fast detector of
fronts, the slow one of any face where that finds none, and 128 numbers for each face (ResNet, dlib.net,
"High Quality Face Recognition with Deep Metric Learning"). Of its landmarks only the five points are used:
the sixty-eight were learned from a collection that forbids commercial use. All of it is unreliable on
drawn faces.
"""

import importlib.util
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy.cluster import hierarchy
from scipy.spatial.distance import squareform

from imaging.photos.measures import distance, resized
from imaging.photos.photo import Box, Face, FaceGroup, View
from imaging.request import Pixels

MODELS: Final = "face_recognition_models"
_FIVE_POINTS: Final = "shape_predictor_5_face_landmarks.dat"
_RECOGNISER: Final = "dlib_face_recognition_resnet_model_v1.dat"
_THOROUGH: Final = "mmod_human_face_detector.dat"
_USUAL_SIDE: Final = 1024  # pixels of the longest side: faces from 8 % of it are found
_SMALL_SIDE: Final = 2048  # for faces from 4 %
_THOROUGH_SIDE: Final = 448  # the slow detector takes seconds for more
_LEAST_SCORE: Final = 0.25  # measured: real faces 1.2 to 2.3, a patch of cloth 0.13, drawn faces 0.16
_LEAST_THOROUGH: Final = 0.85  # measured: real faces 0.98 to 1.13, drawn faces up to 0.81
_LEAST_FACE: Final = 40  # pixels of a face that can be told from others
# How far the nose stands from the middle between the eyes, in distances of the eyes. Measured on ten faces:
# fronts up to 0.03, three quarters 0.09 to 0.14, a profile 0.22.
_TURNED: Final = 0.07
_PROFILE: Final = 0.18
ONE_PERSON: Final = 0.52  # measured: one person 0.03 to 0.44, two persons from 0.64; dlib itself says 0.6


@dataclass(frozen=True)
class _Tools:
    dlib: Any
    fronts: Any
    points: Any
    recogniser: Any
    thorough: Any
    lock: threading.Lock  # dlib's detectors keep their state in themselves


def models_folder() -> Path | None:
    """Where the networks are, None when dlib or their package is missing."""
    found = importlib.util.find_spec(MODELS)  # its own code needs pkg_resources: only its files are used
    if found is None or found.origin is None or importlib.util.find_spec("dlib") is None:
        return None
    folder = Path(found.origin).parent / "models"
    there = all((folder / name).is_file() for name in (_FIVE_POINTS, _RECOGNISER, _THOROUGH))
    return folder if there else None


def load() -> None:
    """Loads the detectors, where they are installed, ahead of the first picture."""
    folder = models_folder()
    if folder is not None:
        _tools(folder)


def find_faces(pixels: Pixels, thorough: bool = False) -> tuple[Face, ...]:
    """The faces of the picture (H, W, 3), the biggest first; none where the detectors are missing.

    ``thorough`` looks twice more when no face is plain to see: for small ones and for turned ones.
    """
    folder = models_folder()
    if folder is None:
        return ()
    tools = _tools(folder)
    with tools.lock:
        found = _fronts(tools, pixels, _USUAL_SIDE)
        if thorough and not found and max(pixels.shape[:2]) > _USUAL_SIDE:
            found = _fronts(tools, pixels, _SMALL_SIDE)
        turned = thorough and not found
        if turned:
            found = _any(tools, pixels)
        faces = [_face(tools, pixels, box, certainty, turned) for box, certainty in found]
    return tuple(sorted(faces, key=lambda face: -face.share))


def group_faces(faces: Mapping[str, Sequence[Face]]) -> tuple[FaceGroup, ...]:
    """Who is who: the faces of all photos by person, the person of most photos first.

    Average linkage over the distances of the embeddings; two faces of one photo are two persons.
    """
    every = [
        (name, number, face.embedding, face.share)
        for name, found in faces.items()
        for number, face in enumerate(found)
        if face.embedding is not None
    ]
    if not every:
        return ()
    labels = _labels([(name, embedding) for name, _, embedding, _ in every])
    groups: dict[int, list[tuple[str, int]]] = {}
    shares: dict[int, float] = {}
    for label, (name, number, _, share) in zip(labels, every, strict=True):
        groups.setdefault(label, []).append((name, number))
        shares[label] = shares.get(label, 0.0) + share
    order = sorted(groups, key=lambda label: (-len(groups[label]), -shares[label]))
    return tuple(FaceGroup(tuple(groups[label])) for label in order)


def _labels(faces: Sequence[tuple[str, tuple[float, ...]]]) -> list[int]:
    if len(faces) == 1:
        return [0]
    apart = np.zeros((len(faces), len(faces)))
    for later, (name, embedding) in enumerate(faces):
        for earlier in range(later):
            other_name, other = faces[earlier]
            far = 2.0 if name == other_name else distance(embedding, other)
            apart[later, earlier] = apart[earlier, later] = far
    joined = hierarchy.linkage(squareform(apart), method="average")
    return [int(label) for label in hierarchy.fcluster(joined, ONE_PERSON, criterion="distance")]


@cache
def _tools(folder: Path) -> _Tools:
    import dlib

    library: Any = dlib
    return _Tools(
        dlib=library,
        fronts=library.get_frontal_face_detector(),
        points=library.shape_predictor(str(folder / _FIVE_POINTS)),
        recogniser=library.face_recognition_model_v1(str(folder / _RECOGNISER)),
        thorough=library.cnn_face_detection_model_v1(str(folder / _THOROUGH)),
        lock=threading.Lock(),
    )


def _fronts(tools: _Tools, pixels: Pixels, side: int) -> list[tuple[Box, float]]:
    small = np.ascontiguousarray(resized(pixels, min(side, max(pixels.shape[:2]))))
    boxes, scores, _ = tools.fronts.run(small, 0, _LEAST_SCORE)
    return [(_box(box, small), min(1.0, float(score))) for box, score in zip(boxes, scores, strict=True)]


def _any(tools: _Tools, pixels: Pixels) -> list[tuple[Box, float]]:
    small = np.ascontiguousarray(resized(pixels, _THOROUGH_SIDE))
    return [
        (_box(each.rect, small), min(1.0, float(each.confidence)))
        for each in tools.thorough(small, 0)
        if each.confidence >= _LEAST_THOROUGH
    ]


def _box(rectangle: Any, pixels: Pixels) -> Box:
    height, width = pixels.shape[:2]
    left, right = max(0, rectangle.left()) / width, min(width, rectangle.right() + 1) / width
    top, bottom = max(0, rectangle.top()) / height, min(height, rectangle.bottom() + 1) / height
    return Box(left, top, right, bottom)


def _face(tools: _Tools, pixels: Pixels, box: Box, certainty: float, turned: bool) -> Face:
    height, width = pixels.shape[:2]
    rectangle = tools.dlib.rectangle(
        round(box.left * width), round(box.top * height), round(box.right * width), round(box.bottom * height)
    )
    whole = np.ascontiguousarray(pixels)
    points = tools.points(whole, rectangle)
    embedding = None
    if box.width * width >= _LEAST_FACE:
        numbers = tools.recogniser.compute_face_descriptor(whole, points)
        embedding = tuple(round(float(number), 5) for number in numbers)
    spots = tuple((round(at.x / width, 4), round(at.y / height, 4)) for at in points.parts())
    return Face(box, embedding, _view(points, turned), box.width * box.height, certainty, spots)


def _view(points: Any, turned: bool) -> View:
    """From the corners of the eyes and the nose; ``turned`` faces were not seen by the detector of fronts."""
    spots = np.array([(point.x, point.y) for point in points.parts()], dtype=np.float64)
    one, other, nose = spots[:2].mean(axis=0), spots[2:4].mean(axis=0), spots[4]
    across = one - other
    length = float(np.linalg.norm(across)) or 1.0
    off = abs(float((nose - (one + other) / 2) @ across)) / length**2
    if off >= _PROFILE or (turned and off >= 2 * _TURNED):
        return "profile"
    return "three_quarter" if off >= _TURNED else "front"

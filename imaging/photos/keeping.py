"""A photo's verdict as plain values for JSON, and back, so that a photo is looked at only once."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from imaging.photos.findings import Finding
from imaging.photos.photo import Box, Face, Fingerprint, PhotoVerdict


def verdict_to_json(verdict: PhotoVerdict) -> dict[str, Any]:
    """The verdict as dicts, lists, numbers and strings. It holds face embeddings: personal data."""
    plain = asdict(verdict)
    plain["taken"] = verdict.taken.isoformat() if verdict.taken else None
    return plain


def verdict_from_json(plain: Mapping[str, Any]) -> PhotoVerdict:
    """The verdict that ``verdict_to_json`` wrote. Raises KeyError or TypeError for anything else."""
    known = dict(plain)
    known["findings"] = tuple(
        Finding(each["kind"], each["grade"], dict(each["about"]), tuple(each["photos"]))
        for each in plain["findings"]
    )
    known["faces"] = tuple(_face(each) for each in plain["faces"])
    known["fingerprint"] = Fingerprint(plain["fingerprint"]["sha256"], tuple(plain["fingerprint"]["looks"]))
    known["taken"] = date.fromisoformat(plain["taken"]) if plain["taken"] else None
    known["subject"] = Box(**plain["subject"]) if plain["subject"] else None
    known["seen"] = tuple((str(name), float(certainty)) for name, certainty in plain["seen"])
    known["clothes"] = tuple(tuple(colours) for colours in plain["clothes"])
    known["background"] = tuple(plain["background"])
    known["size"] = (plain["size"][0], plain["size"][1])
    return PhotoVerdict(**known)


def _face(plain: Mapping[str, Any]) -> Face:
    embedding = tuple(plain["embedding"]) if plain["embedding"] is not None else None
    return Face(Box(**plain["box"]), embedding, plain["view"], plain["share"], plain["certainty"])

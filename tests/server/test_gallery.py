"""The gallery of the docs: nothing that can be drawn is missing, and its pictures are there."""

import re

from PIL import Image

from imaging import vocabulary
from server.gallery import GALLERY, TOLD, sheets


def test_every_name_of_the_vocabulary_is_in_the_gallery() -> None:
    """Draw it anew after a new name: ``python -m server.gallery``."""
    page = GALLERY.read_text(encoding="utf-8")
    drawn = (
        *vocabulary.PLACES, *vocabulary.POSTURES, *vocabulary.ANIMALS, *vocabulary.OBJECTS,
        *vocabulary.GARMENTS, *vocabulary.ACCESSORIES, *vocabulary.OCCASIONS, *vocabulary.STYLES,
    )  # fmt: skip
    assert [name for name in drawn if name.replace("_", " ") not in page] == []
    assert [words for words in TOLD if words not in page] == []


def test_every_picture_of_the_gallery_can_be_opened() -> None:
    addresses = re.findall(r"pictures/gallery/[\w-]+\.webp", GALLERY.read_text(encoding="utf-8"))
    assert len(addresses) == len(TOLD) + len(sheets())
    for address in addresses:
        with Image.open(GALLERY.parent / address) as picture:
            picture.load()

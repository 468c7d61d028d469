"""The small picture of a version, for the strip: made when it is first looked at, and kept."""

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from server.errors import NotFoundError
from server.marked_pictures import small_webp
from server.page_files import Revision, find_file, write_file
from server.picture_files import PictureFiles


def small_picture(db: Session, files: PictureFiles, revision: Revision, kind: str) -> bytes:
    """The sketch or painting of a revision as a small WebP file.

    Raises NotFoundError when there is no such picture, StorageFullError when it cannot be kept.
    """
    try:
        kept = find_file(db, revision, "small", kind)
        if kept is not None and files.has(kept.path):
            return files.read(kept.path)
        picture = find_file(db, revision, kind) if kind in ("sketch", "painting") else None
        if picture is None:
            raise NotFoundError
        data = small_webp(files.read(picture.path))
    except FileNotFoundError as error:
        raise NotFoundError from error
    write_file(db, files, revision, "small", data, subject=kind)
    try:
        db.commit()
    except IntegrityError:  # another request made it at the same moment, and the same
        db.rollback()
    return data

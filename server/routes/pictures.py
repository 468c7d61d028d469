"""The pictures, for those who may see their page."""

from typing import Final

from fastapi import APIRouter, Response
from sqlmodel import col, select

from server.errors import NotFoundError
from server.pages import page_for
from server.records import PageFile
from server.routes.stored_pictures import A_DAY, NOT_KEPT, stored_file
from server.routes.visit import SignedIn, Visit

router = APIRouter()

SHOWN: Final = ("sketch", "painting", "base", "preview", "frame")


def _answer(visit: Visit, file: PageFile | None, caching: str) -> Response:
    if file is None or file.kind not in SHOWN:
        raise NotFoundError
    # Draft pictures are the staff's and the person's to see; page_for refuses everyone else.
    page_for(visit.db, visit.account, file.page_id)
    return stored_file(visit, file.path, caching=caching)


@router.get("/dibujos/{path:path}")
def show_picture(visit: SignedIn, path: str) -> Response:
    """One file of the picture store. Its name is new with every revision, so it may be kept."""
    file = visit.db.exec(select(PageFile).where(PageFile.path == path)).first()
    return _answer(visit, file, A_DAY)


@router.get("/paginas/{page_id}/vista-previa")
def show_preview(visit: SignedIn, page_id: str) -> Response:
    """The picture as far as it has come."""
    newest = (
        select(PageFile)
        .where(PageFile.page_id == page_id, PageFile.kind == "preview")
        .order_by(col(PageFile.revision).desc())
    )
    return _answer(visit, visit.db.exec(newest).first(), NOT_KEPT)

"""The versions of a page: their small pictures, going back to one, comparing two."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from server.page_files import Revision
from server.page_versions import go_back, kept_versions, version_shown
from server.pages import page_for
from server.patients import patient_for
from server.routes import addresses
from server.routes.answers import PAGE_PANEL, frame, lead_back, notice, page, part
from server.routes.page_making import Back, page_view
from server.routes.stored_pictures import WEBP, stored
from server.routes.version_panels import pair_to_compare, sides
from server.routes.visit import SignedIn
from server.texts import gettext as _
from server.version_pictures import small_picture
from server.version_views import ComparisonView
from server.views import Notice

router = APIRouter()


@router.get("/paginas/{page_id}/versiones/{number}/miniatura/{kind}")
def show_small(visit: SignedIn, page_id: str, number: int, kind: str) -> Response:
    """A version's picture for the strip. A version never changes, so it may be kept."""
    visit.staff_only()
    row = page_for(visit.db, visit.account, page_id)
    return stored(lambda: small_picture(visit.db, visit.studio.files, Revision(row.id, number), kind), WEBP)


@router.post("/paginas/{page_id}/versiones/{number}/volver")
def return_to(visit: SignedIn, page_id: str, number: int, volver: Back = "") -> Response:
    """Make the page what it was; the one that it was till now stays in the strip."""
    visit.staff_only()
    visit.studio.wait_until_ready()
    row = page_for(visit.db, visit.account, page_id)
    before = version_shown(visit.db, row)
    changed = go_back(visit.db, visit.studio, visit.account, row, number)
    done = "version" if changed else "misma-version"
    if not visit.wants_fragment:
        return lead_back(volver, addresses.page(page_id), done, page_id)
    said = notice(done)
    if said is not None and changed:
        said = Notice(said.sentence, addresses.version(page_id, before, "volver"), PAGE_PANEL)
    return part(page_view(visit, page_id, volver, said), "_page_panel.html")


@router.get("/paginas/{page_id}/comparar")
def compare(
    visit: SignedIn,
    page_id: str,
    una: Annotated[int | None, Query()] = None,
    otra: Annotated[int | None, Query()] = None,
) -> Response:
    """Two versions: side by side, one over the other, and what differs."""
    visit.staff_only()
    row = page_for(visit.db, visit.account, page_id)
    patient = patient_for(visit.db, visit.account, row.patient_id)
    versions = kept_versions(visit.db, row)
    pair = pair_to_compare(versions, una, otra)
    both, differences = sides(visit, row, versions, pair)
    here = addresses.version_comparison(row.id, pair[0].row.revision, pair[1].row.revision)
    view = ComparisonView(
        frame=frame(visit, _("Comparar dos versiones"), patient, here="drafts", at=here),
        page_title=row.title or _("Página nueva"),
        page_address=addresses.page(row.id),
        sides=both,
        differences=differences,
    )
    return page(view)

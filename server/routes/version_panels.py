"""The versions of a page, made into what its strip and the comparison of two show."""

from datetime import UTC, datetime, timedelta
from typing import Final

from babel.dates import format_date, format_time

from narrative import chips
from server.errors import NotFoundError
from server.marked_pictures import read_pixels
from server.moments import on_the_clock
from server.page_files import Revision
from server.page_versions import KeptVersion, kept_versions
from server.plans import Plan
from server.preparation import known_of, load_plan
from server.prompting import usable_style
from server.records import Page
from server.routes import addresses
from server.routes.visit import Visit
from server.texts import current_locale
from server.texts import gettext as _
from server.version_views import VersionChoice, VersionSide
from server.version_words import OnlyIn, only_in, picture_difference, version_words
from server.views import Picture, VersionCard

_FEWEST: Final = 2  # versions, for there to be something to go back to


def version_cards(visit: Visit, page: Page) -> tuple[VersionCard, ...]:
    """The strip, the newest first; nothing while there is a single version."""
    versions = kept_versions(visit.db, page)
    if len(versions) < _FEWEST:
        return ()
    present = next((one.row.revision for one in versions if one.present), versions[-1].row.revision)
    return tuple(_card(page, each, present) for each in reversed(versions))


def _card(page: Page, version: KeptVersion, present: int) -> VersionCard:
    number = version.row.revision
    return VersionCard(
        number=version.number,
        label=version_words(version.row),
        told=_is_told(version),
        when=when(version.row.made_at),
        small_address=addresses.version(page.id, number, f"miniatura/{version.picture.kind}"),
        present=version.present,
        back_address="" if version.present else addresses.version(page.id, number, "volver"),
        compare_address="" if version.present else addresses.version_comparison(page.id, number, present),
    )


def _is_told(version: KeptVersion) -> bool:
    return bool(version.row.words) and version.row.cause != "style"


def when(at: datetime | None) -> str:
    """A moment in few words: the hour of today and yesterday, else the day; "" for one not known."""
    if at is None:
        return ""
    local, now = on_the_clock(at), on_the_clock(datetime.now(UTC))
    hour = format_time(local, "short", locale=current_locale())
    if local.date() == now.date():
        return _("hoy, %s") % hour
    if local.date() == now.date() - timedelta(days=1):
        return _("ayer, %s") % hour
    return format_date(local, "long", locale=current_locale())


def pair_to_compare(
    versions: tuple[KeptVersion, ...], one: int | None, other: int | None
) -> tuple[KeptVersion, KeptVersion]:
    """The two versions of these revisions, the earlier first; the present one and the one before it where
    none are named. Raises NotFoundError for one that there is not, or fewer than two.
    """
    if len(versions) < _FEWEST:
        raise NotFoundError(_("Esta página solo tiene una versión: todavía no hay nada que comparar."))
    known = {each.row.revision: each for each in versions}
    second = next((each for each in versions if each.present), versions[-1])
    chosen = known.get(second.row.revision if other is None else other)
    before = [each for each in versions if chosen is not None and each.row.revision != chosen.row.revision]
    earlier = [each for each in before if chosen is not None and each.number < chosen.number]
    first = known.get(one) if one is not None else (earlier or before or [None])[-1]
    if first is None or chosen is None:
        raise NotFoundError(_("Esa versión no está en esta página."))
    return (first, chosen) if first.number <= chosen.number else (chosen, first)


def sides(
    visit: Visit, page: Page, versions: tuple[KeptVersion, ...], pair: tuple[KeptVersion, KeptVersion]
) -> tuple[tuple[VersionSide, VersionSide], tuple[str, ...]]:
    """Both versions as they are compared, and what differs between them in sentences."""
    plans = (_plan(visit, page, pair[0]), _plan(visit, page, pair[1]))
    only = _only(visit, page, plans)
    first = _side(page, versions, pair[0], "una", only.first)
    second = _side(page, versions, pair[1], "otra", only.second)
    return (first, second), _differences(visit, pair, plans, only)


def _side(
    page: Page, versions: tuple[KeptVersion, ...], version: KeptVersion, field: str, only: tuple[str, ...]
) -> VersionSide:
    heading = _("Versión %(num)s") % {"num": version.number}
    number = version.row.revision
    return VersionSide(
        field=field,
        heading=heading,
        number=version.number,
        label=version_words(version.row),
        told=_is_told(version),
        when=when(version.row.made_at),
        picture=Picture(
            addresses.picture(version.picture.path),
            _("%(version)s de «%(title)s»") % {"version": heading, "title": page.title},
        ),
        only=only,
        choices=tuple(
            VersionChoice(
                each.row.revision, each.number, version_words(each.row), _is_told(each), each is version
            )
            for each in versions
        ),
        present=version.present,
        back_address="" if version.present else addresses.version(page.id, number, "volver"),
    )


def _plan(visit: Visit, page: Page, version: KeptVersion) -> Plan:
    revision = Revision(page.id, version.row.revision)
    return load_plan(visit.db, visit.studio.files, page, revision, visit.studio.settings)


def _only(visit: Visit, page: Page, plans: tuple[Plan, Plan]) -> OnlyIn:
    patient, entities = known_of(visit.db, page.patient_id)
    shown = [chips(plan.scene, patient, entities) if plan.scene is not None else () for plan in plans]
    return only_in(shown[0], shown[1])


def _differences(
    visit: Visit, pair: tuple[KeptVersion, KeptVersion], plans: tuple[Plan, Plan], only: OnlyIn
) -> tuple[str, ...]:
    numbers = {"one": pair[0].number, "other": pair[1].number}
    found: list[str] = []
    if pair[0].number == pair[1].number:
        return (_("Es dos veces la misma versión: elija otra para ver qué cambia."),)
    if not only.first and not only.second:
        found.append(_("En las dos se entendió lo mismo."))
    styles = [_(usable_style(plan.style).label) for plan in plans]
    if styles[0] != styles[1]:
        words = _("El estilo: la versión %(one)d es «%(first)s»; la %(other)d, «%(second)s».")
        found.append(words % {**numbers, "first": styles[0], "second": styles[1]})
    kinds = [version.picture.kind for version in pair]
    if kinds[0] != kinds[1]:
        painted = numbers["one"] if kinds[0] == "painting" else numbers["other"]
        found.append(_("La versión %d enseña la pintura; la otra, el dibujo.") % painted)
        return tuple(found)
    if styles[0] == styles[1]:
        pictures = [read_pixels(visit.studio.files.read(version.picture.path)) for version in pair]
        found.append(picture_difference(pictures[0], pictures[1]))
    return tuple(found)

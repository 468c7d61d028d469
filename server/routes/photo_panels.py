"""A card's photos and the coach's verdicts, made into what their page shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from babel.dates import format_date

from imaging.photos import Finding
from imaging.photos.photo import PhotoVerdict
from server.entity_photos import shared_with
from server.life_phases import ANY, PHASES, phase_label
from server.photo_coaching import Coached, coach, photos_elsewhere
from server.photo_views import (
    Advice,
    ConsentPanel,
    FaceChoice,
    GonePhotos,
    LastBrought,
    PhotoCard,
    PhotoGroup,
)
from server.photo_words import finding_sentence
from server.records import EntityPhoto, EntityRecord
from server.routes import addresses
from server.routes.visit import Visit
from server.texts import current_locale, ngettext
from server.texts import gettext as _
from server.views import ChipChoice

_GRADES: Final = ("bad", "advice", "good")


@dataclass(frozen=True)
class PhotoProblem:
    """What was typed of a photo and cannot be used; ``sentence`` says why."""

    photo_id: str
    sentence: str
    year: str | None = None
    others: str | None = None
    others_note: str = ""


def consent_panel(row: EntityRecord, problem: str = "") -> ConsentPanel | None:
    """Who agreed to photos of a person; None where nobody has to."""
    if row.kind != "person":
        return None
    noted = withdrawn = ""
    if row.consent_at is not None:
        noted = _("%(who)s dijo que sí; anotado el %(day)s.") % {
            "who": row.consent_by[:1].upper() + row.consent_by[1:],
            "day": format_date(row.consent_at, "long", locale=current_locale()),
        }
    elif row.consent_withdrawn_at is not None:
        day = format_date(row.consent_withdrawn_at, "long", locale=current_locale())
        withdrawn = _("El acuerdo se retiró el %s: se borraron las fotos y lo aprendido de ellas.") % day
    return ConsentPanel(
        needed=row.consent_at is None,
        noted=noted,
        withdrawn=withdrawn,
        note_address=addresses.card(row.id, "acuerdo"),
        withdraw_address=addresses.card(row.id, "acuerdo/retirar"),
        problem=problem,
    )


def last_panel(row: EntityRecord, photos: Sequence[EntityPhoto]) -> LastBrought | None:
    """The way to take the last bringing back; one photo alone is taken away at its own place."""
    count = len(photos)
    if count < 2:
        return None
    return LastBrought(
        bringing=photos[0].bringing,
        address=addresses.card(row.id, "fotos/quitar"),
        label=_("Quitar las %d fotos de esta última vez") % count,
        question=_(
            "¿Quitamos las %d fotos que se trajeron la última vez? Las que ya estaban se quedan, y estas "
            "podrán volver hasta mañana."
        )
        % count,
    )


def gone_panels(taken: Sequence[Sequence[EntityPhoto]]) -> tuple[GonePhotos, ...]:
    """What was taken away, each time with its way back."""
    return tuple(
        GonePhotos(
            label=f"«{photos[0].name}»"
            if len(photos) == 1
            else ngettext("%(num)s foto", "%(num)s fotos", len(photos)) % {"num": len(photos)},
            restore_address=addresses.photo(photos[0].id, "recuperar"),
        )
        for photos in taken
    )


def photo_groups(
    visit: Visit,
    row: EntityRecord,
    photos: Sequence[EntityPhoto],
    problem: PhotoProblem | None = None,
    *,
    writes: bool,
) -> tuple[PhotoGroup, ...]:
    """The photos by life phase with what the coach says of each and of all; readers see the photos alone."""
    shared = shared_with(visit.db, row) if writes else {}
    elsewhere = photos_elsewhere(visit.db, row) if writes else {}
    groups = (_group(row, one, shared, writes=writes) for one in coach(row, photos, elsewhere))
    return tuple(groups if problem is None else (_with_problem(group, problem) for group in groups))


def _with_problem(group: PhotoGroup, problem: PhotoProblem) -> PhotoGroup:
    photos = (_as_typed(photo, problem) if photo.id == problem.photo_id else photo for photo in group.photos)
    return replace(group, photos=tuple(photos))


def _as_typed(photo: PhotoCard, problem: PhotoProblem) -> PhotoCard:
    """The photo with what was just typed, and what is wrong with it beside its field."""
    if problem.others is None:
        return replace(photo, year=problem.year or "", year_problem=problem.sentence)
    others = tuple(replace(one, chosen=one.value == problem.others) for one in photo.others)
    return replace(photo, others=others, others_note=problem.others_note, note_problem=problem.sentence)


def _group(row: EntityRecord, coached: Coached, shared: Mapping[str, str], *, writes: bool) -> PhotoGroup:
    of_set = coached.of_set
    names = {photo.id: photo.name for photo in coached.photos}
    unknown = _("De edad sin saber") if len(coached.photos) and row.kind == "person" else ""
    heading = unknown if coached.phase == ANY else phase_label(coached.phase)
    usable = of_set.usable_count
    words = ngettext("%(num)s foto que sirve", "%(num)s fotos que sirven", usable) % {"num": usable}
    learn = addresses.card(row.id, "aprender")
    return PhotoGroup(
        phase=coached.phase,
        heading=heading,
        ready=coached.ready,
        count=words,
        advice=_in_order(of_set.findings, names) if writes else (),
        photos=tuple(_photo(row, photo, coached, shared, writes=writes) for photo in coached.photos),
        learn_address=addresses.with_query(learn, etapa=coached.phase) if writes and coached.ready else "",
    )


def _in_order(findings: Sequence[Finding], names: Mapping[str, str]) -> tuple[Advice, ...]:
    """What to mend first comes first."""
    found = sorted(findings, key=lambda one: _GRADES.index(one.grade))
    return tuple(
        Advice(finding_sentence(one), one.grade, tuple(names[name] for name in one.photos if name in names))
        for one in found
    )


def _photo(
    row: EntityRecord, photo: EntityPhoto, coached: Coached, shared: Mapping[str, str], *, writes: bool
) -> PhotoCard:
    verdict = coached.verdicts.get(photo.id)
    faces = _faces(row, photo, verdict, coached.of_set.proposed.get(photo.id)) if writes else ()
    day = format_date(photo.taken, "long", locale=current_locale()) if photo.taken else ""
    if photo.taken_typed and photo.taken:
        day = str(photo.taken.year)
    return PhotoCard(
        id=photo.id,
        name=photo.name,
        picture_address=f"{addresses.photo(photo.id, 'imagen')}?v={photo.others}-{photo.chosen_face}",
        words=_("Foto de %s") % row.name + (f", {day}" if day else ""),
        address=addresses.photo(photo.id),
        day=day,
        year=str(photo.taken.year) if photo.taken else "",
        usable=verdict is not None and photo.id in coached.of_set.usable,
        advice=_in_order(_unanswered(photo, verdict), {}) if verdict and writes else (),
        remarks=_remarks(row, photo, coached, shared) if writes else (),
        faces=faces,
        ask_face=bool(faces) and photo.chosen_face is None,
        phases=_phases(row, photo) if writes else (),
        others=_others(row, photo, verdict) if writes else (),
        others_note=photo.others_note,
        width=photo.width,
        height=photo.height,
    )


def _unanswered(photo: EntityPhoto, verdict: PhotoVerdict) -> tuple[Finding, ...]:
    """What the coach says of a photo, less the question whose face it is once a person answered it."""
    answered = photo.chosen_face is not None
    return tuple(one for one in verdict.findings if not (answered and one.kind == "several_faces"))


def _faces(
    row: EntityRecord, photo: EntityPhoto, verdict: PhotoVerdict | None, proposed: int | None
) -> tuple[FaceChoice, ...]:
    """The faces to choose from when there are several; a proposed one is ticked until a person chooses."""
    if row.kind != "person" or verdict is None or len(verdict.faces) < 2:
        return ()
    chosen = photo.chosen_face if photo.chosen_face is not None else proposed
    return tuple(
        FaceChoice(
            number,
            addresses.photo(photo.id, f"caras/{number}"),
            _("Cara %d") % (number + 1),
            number == chosen,
        )
        for number in range(len(verdict.faces))
    )


def _remarks(
    row: EntityRecord, photo: EntityPhoto, coached: Coached, shared: Mapping[str, str]
) -> tuple[str, ...]:
    found: list[str] = []
    if photo.id in shared:
        words = (
            _("Está también en la ficha de %s: señale aquí quién es quién.")
            if row.kind == "person"
            else _("Está también en la ficha de %s: déjela solo donde sea lo principal de la foto.")
        )
        found.append(words % shared[photo.id])
    copies = next((group for group in coached.of_set.duplicates if photo.id in group[1:]), None)
    if copies is not None:
        best = next((one.name for one in coached.photos if one.id == copies[0]), "")
        found.append(_("Es casi igual que «%s»: aprendo solo de una de las dos.") % best)
    return tuple(found)


def _phases(row: EntityRecord, photo: EntityPhoto) -> tuple[ChipChoice, ...]:
    if row.kind != "person":
        return ()
    labels = [(ANY, _("Sin saber")), *((phase, phase_label(phase)) for phase in PHASES)]
    return tuple(ChipChoice(phase, label, phase == photo.phase) for phase, label in labels)


def _others(row: EntityRecord, photo: EntityPhoto, verdict: PhotoVerdict | None) -> tuple[ChipChoice, ...]:
    """What can be done with other people in a photo; nothing to choose where nobody else is seen."""
    own = 1 if row.kind == "person" else 0
    if verdict is None or len(verdict.faces) <= own:
        return ()
    choices = (
        ("mask", _("Taparlas")),
        ("crop", _("Recortar: que no salgan")),
        ("agreed", _("Dejarlas: están de acuerdo")),
    )
    return tuple(ChipChoice(value, label, value == photo.others) for value, label in choices)

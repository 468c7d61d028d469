"""Trainings and what they made of a card, as their pages show them: lines, epochs, curves."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from sqlmodel import Session, col, select

from server.earlier_learning import EarlierLearning
from server.entity_training import (
    ACTIVE,
    IMPORTED,
    OPEN,
    Learned,
    LearnedEpoch,
    learned_of,
    lesson_of,
    lessons_to_learn,
    trainings_of,
)
from server.fitting_adapters import family_of
from server.lab_words import method_words
from server.learning_photos import HELD_OUT_FROM
from server.learning_views import (
    Curve,
    Dot,
    EpochCard,
    ExpertField,
    LearningNow,
    LearnPhase,
    TrainingLine,
)
from server.learning_words import reason_words, time_words, verdict_words
from server.lesson_forms import WHOLE
from server.life_phases import ANY, PHASES, phase_label
from server.model_words import FAMILY_NAMES
from server.moments import on_the_clock
from server.photo_views import Advice
from server.photo_words import finding_sentence
from server.queue_pace import Wait
from server.records import EntityRecord, EntityTraining
from server.routes import addresses
from server.routes.queue_panels import wait_words
from server.routes.visit import Visit
from server.texts import DOT, current_locale, ngettext
from server.texts import gettext as _
from server.views import ChipChoice

CURVE_WIDTH: Final = 420
CURVE_HEIGHT: Final = 180
_MARGIN: Final = 24
_MINUTE: Final = 60


def learn_phases(visit: Visit, card: EntityRecord, chosen: str) -> tuple[LearnPhase, ...]:
    """The phases that have photos, with what is missing where they do not do yet."""
    found = lessons_to_learn(visit.db, card)
    # Of a page that stays open: what waits is learning soon, and the words must still be true then.
    now = {
        row.phase: _("En pausa") if row.state == "paused" else _("Se está aprendiendo")
        for row in trainings_of(visit.db, card.id)
        if row.state in OPEN
    }
    ready = [one.phase for one in found if one.ready and one.phase not in now]
    chosen = chosen if chosen in ready else next(iter(ready), "")
    return tuple(
        LearnPhase(
            phase=one.phase,
            label=_phase_words(card, one.phase),
            count=ngettext("%(num)s foto que sirve", "%(num)s fotos que sirven", one.of_set.usable_count)
            % {"num": one.of_set.usable_count},
            ready=one.phase in ready,
            learned=one.phase in card.adapters,
            chosen=one.phase == chosen,
            now=now.get(one.phase, ""),
            note=_none_held_out(one.of_set.usable_count) if one.ready else "",
            advice=tuple(
                Advice(finding_sentence(each), each.grade)
                for each in one.of_set.findings
                if each.grade == "bad" and not one.ready
            ),
        )
        for one in found
    )


def _phase_words(card: EntityRecord, phase: str) -> str:
    if phase != ANY:
        return phase_label(phase)
    return _("Fotos de edad sin saber") if card.kind == "person" else _("Sus fotos")


def import_phases(card: EntityRecord) -> tuple[ChipChoice, ...]:
    """For which part of a life a file brought from elsewhere is."""
    phases = (ANY, *PHASES) if card.kind == "person" else (ANY,)
    return tuple(ChipChoice(phase, phase_label(phase), phase == ANY) for phase in phases)


def number_fields() -> tuple[ExpertField, ...]:
    """The numbers that experts may set, each with what it does."""
    told = {
        "etapas": (
            _("Etapas"),
            _("Después de cada una hay pruebas que mirar. Más etapas tardan más y pueden copiar las fotos."),
        ),
        "veces": (
            _("Veces que mira cada foto en una etapa"),
            _("Con más, las etapas son más largas y cambian más."),
        ),
        "rango": (
            _("Rango (solo LoRA)"),
            _("Cuánto cabe en lo que aprende: más alto, más detalle, más memoria y más riesgo de copiar."),
        ),
        "lote": (
            _("Fotos a la vez"),
            _("Con más, cada paso es más seguro y más lento, y gasta más memoria."),
        ),
        "acumular": (
            _("Pasos que se suman antes de cambiar algo"),
            _("Como mirar más fotos a la vez, sin gastar más memoria; tarda más."),
        ),
        "resolucion": (
            _("Resolución, en píxeles"),
            _("El lado de lo que mira: más alto, más detalle, más tiempo y más memoria."),
        ),
    }
    bounds = _("De %(least)d a %(most)d.")
    found = [
        ExpertField(name, told[name][0], f"{told[name][1]} {bounds % {'least': least, 'most': most}}")
        for _field, name, least, most in WHOLE
    ]
    rate = _("Más alta aprende antes, y puede descontrolarse. Por ejemplo, 0,0001.")
    return (*found, ExpertField("velocidad", _("Velocidad de aprendizaje"), rate))


def method_choices(typed: str) -> tuple[ChipChoice, ...]:
    """The ways of learning."""
    labels = {
        "lora": _("LoRA: rápido y ligero"),
        "dreambooth": _("DreamBooth: el modelo entero, lento y pesado"),
        "textual-inversion": _("Inversión textual: solo la palabra"),
    }
    return tuple(ChipChoice(value, label, value == (typed or "lora")) for value, label in labels.items())


def earlier_choices(
    earlier: Sequence[EarlierLearning], card: EntityRecord, typed: str
) -> tuple[ChipChoice, ...]:
    """What can be gone on from."""
    return tuple(ChipChoice(one.value, earlier_words(one, card), one.value == typed) for one in earlier)


def earlier_words(earlier: EarlierLearning, card: EntityRecord) -> str:
    """What was learned or brought, so that it is known again in a list."""
    row, lesson = earlier.row, lesson_of(earlier.row)
    at = on_the_clock(row.asked_at)
    day = format_date(at, "d MMM", locale=current_locale())
    if lesson.origin == IMPORTED:
        return _("Traído de «%(file)s», %(day)s") % {"file": lesson.model, "day": day}
    told = {
        "number": earlier.number,
        "method": method_words(lesson.method),
        "day": day,
        "hour": format_time(at, "short", locale=current_locale()),
    }
    words = _("Etapa %(number)d de lo aprendido el %(day)s a las %(hour)s (%(method)s)") % told
    return words if card.kind != "person" or row.phase == ANY else f"{words}, {phase_label(row.phase)}"


def rough_words(kind: str) -> str:
    """What the embedded model learns of a card of this kind, and what it does not."""
    learned = {
        "person": _(
            "Evoca aprende sobre todo los colores: los del pelo, la piel y la ropa se parecerán a los de las "
            "fotos; la forma y los rasgos de la cara siguen siendo los del dibujo."
        ),
        "pet": _(
            "Evoca aprende sobre todo los colores: los del pelo se parecerán a los de las fotos; la forma, y "
            "dónde cae cada mancha, siguen siendo las del dibujo."
        ),
        "place": _(
            "Evoca aprende sobre todo los colores: los del sitio se parecerán a los de las fotos; lo que hay "
            "en él, y dónde está, sigue siendo lo del dibujo."
        ),
        "thing": _(
            "Evoca aprende sobre todo los colores: los suyos se parecerán a los de las fotos; la forma sigue "
            "siendo la del dibujo."
        ),
    }[kind]
    then = _("Mire las pruebas antes de elegir. Mientras no elija, Evoca sigue dibujando como hasta ahora.")
    return f"{learned} {then}"


def training_line(
    row: EntityTraining,
    card: EntityRecord,
    pages_family: str,
    folder: Path,
    ahead: str = "",
    wait: Wait | None = None,
) -> TrainingLine:
    """A training with its state in words; ``pages_family`` is that of the model that paints pages, ``folder``
    where its epochs are, ``ahead`` who is learned before.
    """
    learned, lesson = learned_of(row), lesson_of(row)
    imported = lesson.origin == IMPORTED
    running = row.state in ("waiting", "learning")
    at = on_the_clock(row.asked_at)
    day = format_date(at, "long", locale=current_locale())
    return TrainingLine(
        id=row.id,
        address=addresses.training(row.id),
        title=_("Traído de «%(file)s»") % {"file": lesson.model}
        if imported
        else _phase_words(card, row.phase),
        state=state_words(row),
        stamp=stamp_of(row, wait.before if wait is not None else 0),
        day=f"{day}, {format_time(at, 'short', locale=current_locale())}",
        facts=_facts(row, learned),
        running=running,
        can_pause=running,
        can_resume=row.state in ("paused", "failed", "cancelled") and not imported,
        can_stop=row.state in OPEN,
        problem=row.problem or "",
        notes=tuple(row.notes),
        now=learning_now(row, ahead) if row.state in OPEN else None,
        used=row.chosen is not None,
        has_epochs=bool(learned.epochs),
        misfit=_misfit(row, card, pages_family, folder),
        then=then_words(row),
        waits="" if wait is None else wait_words(wait),
        brought=imported,
    )


def stamp_of(row: EntityTraining, before: int) -> str:
    """What changes with all that the page says of a training beside its progress; ``before`` is how many
    pieces of work go before it.
    """
    return f"{row.state}-{len(learned_of(row).epochs)}-{before}"


def _misfit(row: EntityTraining, card: EntityRecord, pages_family: str, folder: Path) -> str:
    """That what is chosen, or was brought to be chosen, is not seen on the pages, since the model that paints
    them cannot use it.
    """
    used = card.adapters.get(row.phase) if row.chosen is not None else _brought_file(row, folder)
    if used is None or not pages_family:
        return ""
    try:
        theirs = family_of(Path(used))
    except (OSError, ValueError):
        return _("Su archivo ya no se puede leer: de momento se dibuja por su ficha. Elija otra vez.")
    if theirs in ("", pages_family):
        return ""
    return _(
        "Es para otro programa de pintar (%(theirs)s), y el que pinta ahora las páginas (%(ours)s) no lo "
        "entiende: de momento se dibuja por su ficha."
    ) % {
        "theirs": FAMILY_NAMES.get(theirs, theirs),
        "ours": FAMILY_NAMES.get(pages_family, pages_family),
    }


def _brought_file(row: EntityTraining, folder: Path) -> Path | None:
    """The file that was made elsewhere; None for what was learned here."""
    return folder / learned_of(row).epochs[0].file if lesson_of(row).origin == IMPORTED else None


def _facts(row: EntityTraining, learned: Learned) -> str:
    words: list[str] = []
    if learned.epochs and lesson_of(row).origin != IMPORTED:
        count = len(learned.epochs)
        words.append(ngettext("%(num)s etapa terminada", "%(num)s etapas terminadas", count) % {"num": count})
    if row.chosen is not None:
        words.append(_("en uso"))
    return DOT.join(words)


def state_words(row: EntityTraining) -> str:
    """Where a training is, in a few words."""
    words = {
        "waiting": _("Esperando turno"),
        "learning": _("Aprendiendo"),
        "paused": _("En pausa"),
        "done": _("Terminado: mire las etapas y elija"),
        "failed": _("No ha podido terminar"),
        "cancelled": _("Parado"),
    }
    if row.state == "done" and lesson_of(row).origin == IMPORTED:
        return _("Guardado") if row.chosen is not None else _("Guardado: elija si se dibuja así")
    if row.state == "done" and row.chosen is not None:
        return _("Terminado")
    return words[row.state]


def then_words(row: EntityTraining) -> str:
    """What is left of a training that goes on or was left, and what to do next; "" where the way is plain."""
    epochs = bool(learned_of(row).epochs)
    if lesson_of(row).origin == IMPORTED and row.chosen is None:
        return _("Todavía no se dibuja así. Si lo elige y no le convence, se puede dejar.")
    if row.state in ACTIVE:
        return _("Puede cerrar esta página: sigo yo. Vuelva luego a mirar y elegir.")
    if row.state == "paused":
        return _("Está guardado por donde iba: siga cuando quiera.")
    if row.state == "cancelled" and epochs:
        return _("No se ha perdido nada: mire lo aprendido y elija, o siga por donde iba.")
    if row.state == "cancelled":
        return _(
            "Se paró antes de acabar la primera etapa: aún no hay nada que elegir. Puede seguir por donde "
            "iba, o borrarlo."
        )
    if row.state == "failed" and epochs:
        return _("Las etapas terminadas siguen ahí: mírelas y elija, o siga por donde iba.")
    return ""


def ahead_words(db: Session, row: EntityTraining) -> str:
    """Who is learned before this training; somebody else's people are not named. "" when nobody is."""
    query = select(EntityTraining).where(EntityTraining.state == "learning", EntityTraining.id != row.id)
    first = db.exec(query.order_by(col(EntityTraining.asked_at))).first()
    if first is None:
        return ""
    card = db.get(EntityRecord, first.entity_id) if first.patient_id == row.patient_id else None
    return _("primero termino con otra ficha") if card is None else _("primero termino con «%s»") % card.name


def learning_now(row: EntityTraining, ahead: str = "") -> LearningNow:
    """How far it is; ``ahead`` says who is learned before."""
    if row.state == "waiting" or not row.steps:
        stage = _("Esperando turno") if row.state == "waiting" else _("Preparando las fotos")
        stage = f"{stage}: {ahead}" if row.state == "waiting" and ahead else stage
    elif not row.epoch:
        stage = _("Preparando lo que ha de mirar: %(done)s de %(total)s") % {
            "done": row.step,
            "total": row.steps,
        }
    else:
        stage = _("Etapa %(number)s de %(total)s") % {"number": row.epoch, "total": row.epochs}
    if row.state == "paused":
        stage = _("En pausa")
    updating = row.state == "learning" and row.steps and row.epoch  # of preparing only its count is known
    left = time_words(row.seconds_left) if updating else ""
    countable = row.steps or (0 if row.state == "learning" else 1)
    return LearningNow(stage, left, row.step, countable)


def epoch_title(row: EntityTraining, number: int) -> str:
    """An epoch by its number; what was learned elsewhere is one whole."""
    return _("Lo traído") if lesson_of(row).origin == IMPORTED else _("Etapa %d") % number


def epoch_cards(row: EntityTraining) -> tuple[EpochCard, ...]:
    """The epochs to look at and choose from."""
    learned = learned_of(row)
    imported = lesson_of(row).origin == IMPORTED
    return tuple(
        EpochCard(
            number=one.number,
            title=epoch_title(row, one.number),
            sheet_address=addresses.training(row.id, f"hojas/{one.number}") if one.sheet else "",
            words=_("Cuatro dibujos de muestra de la etapa %d") % one.number,
            verdict="" if imported else verdict_words(one.verdict),
            reason=reason_words(one.reason),
            proposed=not imported and one.number == learned.proposed,
            chosen=one.number == row.chosen,
        )
        for one in learned.epochs
    )


def percent(share: float | None) -> str:
    """A share as a whole percentage."""
    return "–" if share is None else f"{round(max(0.0, share) * 100)} %"


def _number(value: float, places: int) -> str:
    """A number as the reader's language writes it."""
    return format_decimal(value, f"0.{'0' * places}", locale=current_locale())


def _none_held_out(photos: int) -> str:
    if photos >= HELD_OUT_FROM:
        return ""
    return (
        _(
            "Con menos de %d fotos aprende de todas y no aparta ninguna: no puede medir cuánto se parece. "
            "Eso lo dirá usted al mirar las muestras."
        )
        % HELD_OUT_FROM
    )


def curves(learned: Learned) -> tuple[Curve, ...]:
    """Likeness, loss and variance of the fixed loss over the epochs, where there are at least two of each."""
    likeness = [(one, one.likeness) for one in learned.epochs if one.likeness is not None]
    loss = [(one, one.loss) for one in learned.epochs if one.loss is not None]
    variance = [(one, one.loss_variance) for one in learned.epochs if one.loss_variance is not None]
    found: list[Curve] = []
    if len(likeness) > 1:
        found.append(_curve(_("Cuánto se parece"), likeness, learned.proposed, percent))
    if len(loss) > 1:
        found.append(_curve(_("Cuánto se equivoca"), loss, learned.proposed, lambda value: _number(value, 3)))
    if len(variance) > 1:
        found.append(
            _curve(_("Cuánto cambia todavía"), variance, learned.proposed, lambda value: _number(value, 2))
        )
    return tuple(found)


def _curve(
    heading: str,
    points: Sequence[tuple[LearnedEpoch, float]],
    proposed: int,
    said: Callable[[float], str],
) -> Curve:
    values = [value for _epoch, value in points]
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    step = (CURVE_WIDTH - 2 * _MARGIN) / (len(points) - 1)
    tall = CURVE_HEIGHT - 2 * _MARGIN
    dots = tuple(
        Dot(
            round(_MARGIN + number * step, 1),
            round(_MARGIN + tall * (1 - (value - low) / span), 1),
            epoch.number,
            epoch.number == proposed,
        )
        for number, (epoch, value) in enumerate(points)
    )
    said_each = "; ".join(
        _("etapa %(number)s: %(value)s") % {"number": epoch.number, "value": said(value)}
        for epoch, value in points
    )
    line = " ".join(f"{dot.x},{dot.y}" for dot in dots)
    return Curve(heading, said_each, line, dots, said(high), said(low))


def number_rows(learned: Learned) -> tuple[tuple[str, ...], ...]:
    """The same numbers as a table."""
    return tuple(
        (
            str(one.number),
            percent(one.likeness),
            "–" if one.loss is None else _number(one.loss, 3),
            "–" if one.loss_variance is None else _number(one.loss_variance, 2),
            verdict_words(one.verdict),
        )
        for one in learned.epochs
    )


def training_facts(row: EntityTraining, began_with: str) -> tuple[tuple[str, str], ...]:
    """What experts want to know of a training; ``began_with`` is what it went on from."""
    lesson = lesson_of(row)
    minutes = learned_of(row).seconds / _MINUTE
    facts: Mapping[str, str] = {
        _("Palabra"): row.token,
        _("Método"): lesson.method,
        _("Modelo"): lesson.model,
        _("Sobre"): began_with,
        _("Pasos"): str(row.steps) if row.epoch else "",
        _("Minutos"): _number(minutes, 1) if minutes else "",
    }
    return tuple((name, value) for name, value in facts.items() if value)

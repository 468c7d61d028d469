"""Trainings of a card side by side, as their pages show them."""

from collections.abc import Mapping, Sequence
from typing import Final

from babel.dates import format_date, format_time

from imaging.laboratory.prompts import USUAL
from server.comparing import (
    ACTIVE,
    MOST_SCENES,
    MOST_SEEDS,
    UNTRAINED,
    Column,
    Shown,
    shown_of,
    usual_columns,
    wanted_of,
)
from server.comparing_views import (
    ComparableTraining,
    ComparedEpoch,
    ComparedPicture,
    ComparedScene,
    ComparisonLine,
)
from server.entity_training import IMPORTED, learned_of, lesson_of
from server.lab_words import likeness_words, method_words, prompt_words, steps_words
from server.learning_views import LearningNow
from server.learning_words import time_words, verdict_words
from server.life_phases import ANY, phase_label
from server.moments import on_the_clock
from server.records import EntityTraining, TrainingComparison
from server.routes import addresses
from server.routes.learning_panels import epoch_title
from server.texts import DOT, current_locale, ngettext
from server.texts import gettext as _
from server.views import ChipChoice

USUAL_SCENES: Final = 2


def column_value(training_id: str, epoch: int) -> str:
    """An epoch as its tick box sends it."""
    return f"{training_id}:{epoch}"


def training_title(row: EntityTraining, among: Sequence[EntityTraining]) -> str:
    """A training among others: how it was learned where that tells them apart, of which age, and when."""
    methods = {lesson_of(each).method for each in among}
    lesson = lesson_of(row)
    words = [method_words(lesson.method) if len(methods) > 1 else _("Aprendido de sus fotos")]
    if lesson.origin == IMPORTED:
        words = [_("Traído de «%(file)s»") % {"file": lesson.model}]
    if row.phase != ANY:
        words.append(phase_label(row.phase))
    at = on_the_clock(row.asked_at)
    words.append(f"{format_date(at, 'long', locale=current_locale())}, {_hour(row)}")
    return DOT.join(words)


def _hour(row: EntityTraining) -> str:
    return format_time(on_the_clock(row.asked_at), "short", locale=current_locale())


def comparable_trainings(
    trainings: Sequence[EntityTraining], ticked: Sequence[str] | None
) -> tuple[ComparableTraining, ...]:
    """The trainings with their epochs; those that one would usually compare are ticked."""
    chosen = _chosen(trainings, ticked)
    return tuple(
        ComparableTraining(
            training_title(row, trainings),
            tuple(
                ChipChoice(
                    column_value(row.id, one.number),
                    _epoch_label(row, one.number),
                    column_value(row.id, one.number) in chosen,
                )
                for one in learned_of(row).epochs
            ),
        )
        for row in trainings
    )


def untrained_choice(trainings: Sequence[EntityTraining], ticked: Sequence[str] | None) -> ChipChoice | None:
    """The model as it was before any training."""
    if not trainings:
        return None
    value = column_value(trainings[0].id, UNTRAINED)
    return ChipChoice(value, _("Sin aprender, para ver la diferencia"), value in _chosen(trainings, ticked))


def _chosen(trainings: Sequence[EntityTraining], ticked: Sequence[str] | None) -> set[str]:
    if ticked is not None:
        return set(ticked)
    return {column_value(each.training_id, each.epoch) for each in usual_columns(trainings)}


def _epoch_label(row: EntityTraining, number: int) -> str:
    learned = learned_of(row)
    words = epoch_title(row, number)
    if row.chosen == number:
        return f"{words}{DOT}{_('en uso')}"
    if learned.proposed == number and lesson_of(row).origin != IMPORTED:
        return f"{words}{DOT}{_('la que le propongo')}"
    return words


def scene_choices(typed: str) -> tuple[ChipChoice, ...]:
    """How many scenes there are to be."""
    labels = ((number, ngettext("%(num)s escena", "%(num)s escenas", number) % {"num": number})
              for number in range(1, MOST_SCENES + 1))  # fmt: skip
    chosen = typed or str(USUAL_SCENES)
    return tuple(ChipChoice(str(number), label, str(number) == chosen) for number, label in labels)


def seed_choices(typed: str) -> tuple[ChipChoice, ...]:
    """How often each scene is painted, each time otherwise."""
    labels = ((number, ngettext("%(num)s vez", "%(num)s veces", number) % {"num": number})
              for number in range(1, MOST_SEEDS + 1))  # fmt: skip
    return tuple(ChipChoice(str(number), label, str(number) == (typed or "1")) for number, label in labels)


def comparison_line(row: TrainingComparison) -> ComparisonLine:
    """An earlier comparison in the list."""
    at = on_the_clock(row.asked_at)
    day = format_date(at, "long", locale=current_locale())
    shown = shown_of(row)
    return ComparisonLine(
        address=addresses.comparison(row.id),
        title=f"{day}, {format_time(at, 'short', locale=current_locale())}",
        state=state_words(row),
        picture_address=addresses.comparison(row.id, f"imagenes/{len(shown) - 1}") if shown else "",
    )


def state_words(row: TrainingComparison) -> str:
    """Where a comparison is, in a few words."""
    words = {
        "waiting": _("Esperando turno"),
        "painting": _("Dibujando"),
        "done": _("Terminada"),
        "failed": _("No ha podido terminar"),
        "cancelled": _("Parada"),
    }
    return words[row.state]


def comparison_now(row: TrainingComparison) -> LearningNow:
    """How far it is."""
    if row.state == "waiting":
        return LearningNow(_("Esperando turno"), "", row.done, max(1, row.total))
    stage = _("Dibujo %(number)s de %(total)s") % {
        "number": min(row.done + 1, row.total),
        "total": row.total,
    }
    left = time_words(row.seconds_left) if row.seconds_left is not None else ""
    return LearningNow(stage, left, row.done, max(1, row.total))


def compared_scenes(
    row: TrainingComparison, trainings: Mapping[str, EntityTraining]
) -> tuple[ComparedScene, ...]:
    """Each scene with its pictures side by side, in the order of the columns."""
    shown = list(enumerate(shown_of(row)))
    several = len({each.seed for _number, each in shown}) > 1
    places = dict.fromkeys((each.scene, each.seed) for _number, each in shown)
    return tuple(
        ComparedScene(
            _scene_words(scene, seed, several=several),
            tuple(
                _picture(row, trainings, number, each)
                for number, each in shown
                if (each.scene, each.seed) == (scene, seed)
            ),
        )
        for scene, seed in places
    )


def _scene_words(scene: int, seed: int, *, several: bool) -> str:
    words = prompt_words(USUAL[scene].words)
    return f"{words}, {_('vez %s') % seed}" if several else words


def _picture(
    row: TrainingComparison, trainings: Mapping[str, EntityTraining], number: int, shown: Shown
) -> ComparedPicture:
    title = _column_title(row, trainings, shown.training_id, shown.epoch)
    if len(wanted_of(row).steps) > 1:
        title = f"{title}, {steps_words(shown.steps)}"
    training = trainings.get(shown.training_id)
    return ComparedPicture(
        address=addresses.comparison(row.id, f"imagenes/{number}"),
        words=f"{prompt_words(USUAL[shown.scene].words)}: {title}",
        title=title,
        likeness=likeness_words(shown.likeness),
        used=training is not None and shown.epoch != UNTRAINED and training.chosen == shown.epoch,
    )


def _column_title(
    row: TrainingComparison, trainings: Mapping[str, EntityTraining], training_id: str, epoch: int
) -> str:
    if epoch == UNTRAINED:
        return _("Sin aprender")
    training = trainings.get(training_id)
    words = _("Etapa %d") % epoch if training is None else epoch_title(training, epoch)
    several = len({each.training_id for each in wanted_of(row).columns}) > 1
    if training is None or not several:
        return words
    return f"{words}, {method_words(lesson_of(training).method)} ({_hour(training)})"


def compared_epochs(
    row: TrainingComparison, trainings: Mapping[str, EntityTraining]
) -> tuple[ComparedEpoch, ...]:
    """The epochs that can be chosen, each with its first picture."""
    shown = list(enumerate(shown_of(row)))
    found: list[ComparedEpoch] = []
    for column in wanted_of(row).columns:
        training = trainings.get(column.training_id)
        first = next((at for at, each in shown if Column(each.training_id, each.epoch) == column), None)
        if column.epoch == UNTRAINED or training is None or first is None:
            continue
        title = _column_title(row, trainings, column.training_id, column.epoch)
        found.append(
            ComparedEpoch(
                title=title,
                note=_note(training, column.epoch),
                picture_address=addresses.comparison(row.id, f"imagenes/{first}"),
                words=title,
                action=addresses.comparison(row.id, f"elegir/{column.training_id}"),
                number=column.epoch,
                used=training.chosen == column.epoch,
            )
        )
    return tuple(found)


def _note(training: EntityTraining, epoch: int) -> str:
    if lesson_of(training).origin == IMPORTED:  # nobody has measured it
        return ""
    learned = learned_of(training)
    if learned.proposed == epoch:
        return _("La que le propongo")
    found = next((one for one in learned.epochs if one.number == epoch), None)
    return verdict_words(found.verdict).capitalize() if found else ""


def is_running(row: TrainingComparison) -> bool:
    """Whether it is being painted, or waits to be."""
    return row.state in ACTIVE

"""How long a repair will take on this machine, from how long earlier ones took; nothing is guessed before."""

from sqlmodel import Session

from server.plans import Plan
from server.repair_recipes import Recipe
from server.workshop_pace import Work, expected_seconds_of, keep_pace_of, passes_of


def repair_work(plan: Plan, recipe: Recipe) -> Work:
    """The work that a repair is. A region is painted near the model's own size, whatever the region's."""
    steps = max(1, round((recipe.steps or plan.steps) * recipe.strength))
    passes = passes_of(1.0 if recipe.guidance is None else recipe.guidance)
    return Work(f"{plan.model} (repair)", plan.model, plan.size**2, passes, steps, recipe.count)


def keep_repair_pace(
    db: Session, plan: Plan, recipe: Recipe, *, step_seconds: float, besides: float, loaded: bool
) -> None:
    """Notes down how fast a candidate was painted; the caller commits."""
    work = repair_work(plan, recipe)
    keep_pace_of(db, work, step_seconds=step_seconds, besides=besides, loaded=loaded)


def expected_repair_seconds(db: Session, plan: Plan, recipe: Recipe) -> float | None:
    """How long all candidates will probably take; None before a repair was painted here with this model."""
    return expected_seconds_of(db, repair_work(plan, recipe))

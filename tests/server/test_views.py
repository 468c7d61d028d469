"""Each template reads what its view gives, no less and no more."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from jinja2 import Environment, meta, nodes

from server import (
    card_views,
    comparing_views,
    learning_views,
    photo_views,
    queue_views,
    repair_views,
    sitting_views,
    version_views,
    views,
    workshop_views,
)
from server.rendering import environment


def _parts(env: Environment, name: str) -> Iterator[tuple[set[str], set[str]]]:
    """The names that a template reads and those that its includers set for it, with all it is made of."""
    assert env.loader is not None
    source, _, _ = env.loader.get_source(env, name)
    tree = env.parse(source)
    given = {
        target.name
        for block in tree.find_all(nodes.With)
        for target in block.targets
        if isinstance(target, nodes.Name)
    }
    given |= {macro.name for macro in tree.find_all(nodes.Macro)}
    given |= {str(name) for line in tree.find_all(nodes.FromImport) for name in line.names}
    yield meta.find_undeclared_variables(tree), given
    for part in meta.find_referenced_templates(tree):
        assert part is not None, "a template named at run time cannot be checked"
        yield from _parts(env, part)


def _names_read(template: str) -> set[str]:
    env = environment("es")
    parts = list(_parts(env, template))
    read = set().union(*(names for names, _ in parts))
    return read - set().union(*(given for _, given in parts)) - set(env.globals)


VIEWS = (
    *views.VIEWS,
    *sitting_views.SITTING_VIEWS,
    *workshop_views.WORKSHOP_VIEWS,
    *card_views.CARD_VIEWS,
    *photo_views.PHOTO_VIEWS,
    *learning_views.LEARNING_VIEWS,
    *comparing_views.COMPARING_VIEWS,
    *version_views.VERSION_VIEWS,
    *repair_views.REPAIR_VIEWS,
    *queue_views.QUEUE_VIEWS,
)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_template_reads_the_fields_of_its_view(view: type) -> None:
    assert _names_read(view.template) == {field.name for field in fields(view)}


def test_every_view_is_frozen_and_listed() -> None:
    rooms = (
        views,
        sitting_views,
        workshop_views,
        card_views,
        photo_views,
        learning_views,
        comparing_views,
        version_views,
        repair_views,
        queue_views,
    )
    both = {name: value for room in rooms for name, value in vars(room).items()}
    named = [value for value in both.values() if is_dataclass(value) and isinstance(value, type)]
    assert all(one.__dataclass_params__.frozen for one in named)
    whole_pages = {one for one in named if not getattr(one, "template", "_").startswith("_")}
    assert whole_pages == set(VIEWS)

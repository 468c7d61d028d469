"""Runs the migrations on the connection that ``server.database`` hands over."""

from alembic import context
from sqlmodel import SQLModel

import server.records  # noqa: F401  # pyright: ignore[reportUnusedImport] - the tables must be known

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
)
context.run_migrations()

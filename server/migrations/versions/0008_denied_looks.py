"""Looks that photos seem to show and somebody said are not so."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the list to the cards; so far nobody has denied anything."""
    with op.batch_alter_table("entityrecord") as cards:
        cards.add_column(sa.Column("denied", sa.JSON(), nullable=False, server_default="[]"))

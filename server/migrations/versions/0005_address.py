"""How a person is spoken to: with "usted", or with "tú"."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds it to the persons; all are spoken to with "usted" as before."""
    op.add_column(
        "patientrecord", sa.Column("familiar", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    """How somebody wants to be spoken to is not thrown away."""
    raise RuntimeError("this migration cannot be taken back")

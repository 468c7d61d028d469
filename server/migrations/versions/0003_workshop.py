"""The workshop: batches of candidates, their pictures, what is brought to them, how fast they are painted;
and the frames that show how a page's picture was made.
"""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _time(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    """Adds the workshop's tables; what is there stays as it is."""
    _batches()
    _candidates()
    _uploads()
    _paces()
    _frames()


def _batches() -> None:
    op.create_table(
        "picturebatch",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("problem", sa.String(), nullable=True),
        sa.Column("candidate", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("preview", sa.Integer(), nullable=False),
        sa.Column("step_seconds", sa.Float(), nullable=False),
        _time("asked_at"),
        _time("removed_at", nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patientrecord.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_picturebatch_patient_id", "picturebatch", ["patient_id"], unique=False)


def _candidates() -> None:
    op.create_table(
        "picturecandidate",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("batch_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("from_picture", sa.Boolean(), nullable=False),
        sa.Column("page_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["picturebatch.id"]),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("batch_id", "number"),
    )
    op.create_index("ix_picturecandidate_batch_id", "picturecandidate", ["batch_id"], unique=False)


def _uploads() -> None:
    op.create_table(
        "pictureupload",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        _time("at"),
        sa.ForeignKeyConstraint(["patient_id"], ["patientrecord.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_pictureupload_patient_id", "pictureupload", ["patient_id"], unique=False)


def _paces() -> None:
    op.create_table(
        "paintingpace",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("pixels", sa.Integer(), nullable=False),
        sa.Column("passes", sa.Integer(), nullable=False),
        sa.Column("step_seconds", sa.Float(), nullable=False),
        sa.Column("besides", sa.Float(), nullable=False),
        sa.Column("loaded", sa.Boolean(), nullable=False),
        _time("at"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_paintingpace_model", "paintingpace", ["model"], unique=False)


def _frames() -> None:
    op.create_table(
        "framemaking",
        sa.Column("page_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"]),
        sa.PrimaryKeyConstraint("page_id", "revision"),
    )


def downgrade() -> None:
    """The tables hold made pictures' settings; they are not thrown away."""
    raise RuntimeError("this migration cannot be taken back")

"""Cards with photos and trained weights: what is noted on a card, its photos, and its trainings."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _time(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    """Adds what cards need; the cards that are there keep all they have."""
    _cards()
    _photos()
    _trainings()


def _cards() -> None:
    op.add_column("entityrecord", _time("removed_at", nullable=True))
    op.add_column("entityrecord", sa.Column("consent_by", sa.String(), nullable=False, server_default=""))
    op.add_column("entityrecord", _time("consent_at", nullable=True))
    op.add_column("entityrecord", sa.Column("consent_noted_by", sa.String(), nullable=True))
    op.add_column("entityrecord", _time("consent_withdrawn_at", nullable=True))


def _photos() -> None:
    op.create_table(
        "entityphoto",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Date(), nullable=True),
        sa.Column("taken_typed", sa.Boolean(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("phase_typed", sa.Boolean(), nullable=False),
        sa.Column("verdict", sa.JSON(), nullable=False),
        sa.Column("chosen_face", sa.Integer(), nullable=True),
        sa.Column("others", sa.String(), nullable=False),
        sa.Column("others_note", sa.String(), nullable=False),
        _time("added_at"),
        _time("removed_at", nullable=True),
        sa.ForeignKeyConstraint(["entity_id"], ["entityrecord.id"]),
        sa.ForeignKeyConstraint(["patient_id"], ["patientrecord.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("entity_id", "sha256"),
    )
    op.create_index("ix_entityphoto_entity_id", "entityphoto", ["entity_id"], unique=False)
    op.create_index("ix_entityphoto_patient_id", "entityphoto", ["patient_id"], unique=False)


def _trainings() -> None:
    op.create_table(
        "entitytraining",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("recipe", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(), nullable=True),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("epochs", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("seconds_left", sa.Float(), nullable=True),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("chosen", sa.Integer(), nullable=True),
        _time("asked_at"),
        _time("ended_at", nullable=True),
        sa.ForeignKeyConstraint(["entity_id"], ["entityrecord.id"]),
        sa.ForeignKeyConstraint(["patient_id"], ["patientrecord.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_entitytraining_entity_id", "entitytraining", ["entity_id"], unique=False)
    op.create_index("ix_entitytraining_patient_id", "entitytraining", ["patient_id"], unique=False)


def downgrade() -> None:
    """The tables hold families' photos; they are not thrown away."""
    raise RuntimeError("this migration cannot be taken back")

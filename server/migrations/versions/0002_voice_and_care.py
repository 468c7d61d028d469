"""The voice, the topics not to return to, what was felt, and what kind of turn each was."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _time(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    """Adds what listening and caring need; what is there stays as it is."""
    op.add_column(
        "patientrecord", sa.Column("silence_seconds", sa.Float(), nullable=False, server_default="6.0")
    )
    op.add_column("patientrecord", _time("voice_consent_at", nullable=True))
    op.add_column("patientrecord", sa.Column("voice_consent_by", sa.String(), nullable=True))
    op.add_column("patientrecord", sa.Column("page_style", sa.String(), nullable=True))
    op.add_column("utterance", sa.Column("kind", sa.String(), nullable=False, server_default="telling"))
    op.add_column("utterance", sa.Column("question_id", sa.String(), nullable=True))
    op.execute("UPDATE utterance SET kind = 'reply' WHERE speaker = 'evoca'")
    _recordings()
    _topics()
    _notes()


def _recordings() -> None:
    op.create_table(
        "recording",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("interview_id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("utterance_id", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("transcript", sa.JSON(), nullable=False),
        sa.Column("path", sa.String(), nullable=True),
        sa.Column("problem", sa.String(), nullable=True),
        _time("begun_at"),
        sa.ForeignKeyConstraint(["interview_id"], ["interview.id"]),
        sa.ForeignKeyConstraint(["patient_id"], ["patientrecord.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.ForeignKeyConstraint(["utterance_id"], ["utterance.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_recording_interview_id", "recording", ["interview_id"], unique=False)
    op.create_index("ix_recording_patient_id", "recording", ["patient_id"], unique=False)
    op.create_index("ix_recording_utterance_id", "recording", ["utterance_id"], unique=False)


def _topics() -> None:
    op.create_table(
        "avoidedtopic",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=True),
        _time("added_at"),
        _time("removed_at", nullable=True),
        sa.ForeignKeyConstraint(["patient_id"], ["patientrecord.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_avoidedtopic_patient_id", "avoidedtopic", ["patient_id"], unique=False)


def _notes() -> None:
    op.create_table(
        "sittingnote",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("interview_id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        _time("at"),
        _time("removed_at", nullable=True),
        sa.ForeignKeyConstraint(["interview_id"], ["interview.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sittingnote_interview_id", "sittingnote", ["interview_id"], unique=False)


def downgrade() -> None:
    """The newer tables hold what people said; they are not thrown away."""
    raise RuntimeError("this migration cannot be taken back")

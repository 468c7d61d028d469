"""Versions of a page, kept one by one, and repairs of its picture.

The revisions that are there become versions: what is known of them is written down, and what is not
(when they were made, which corrections they had) stays open.
"""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _time(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    """Adds both tables and a version for every revision that has a picture, and for every page as it is."""
    _versions()
    _repairs()
    op.execute(_EARLIER)
    op.execute(_PRESENT)


def _versions() -> None:
    op.create_table(
        "pageversion",
        sa.Column("page_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        _time("made_at", nullable=True),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("same_as", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("corrections", sa.JSON(), nullable=True),
        sa.Column("script_edits", sa.JSON(), nullable=True),
        sa.Column("style", sa.String(), nullable=True),
        sa.Column("model", sa.String(), nullable=True),
        sa.Column("seed", sa.BigInteger(), nullable=True),
        sa.Column("shown", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("page_id", "revision"),
    )


def _repairs() -> None:
    op.create_table(
        "pagerepair",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("page_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("patient_id", sa.String(), nullable=False),
        sa.Column("recipe", sa.JSON(), nullable=False),
        sa.Column("mask", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("preview", sa.Integer(), nullable=False),
        sa.Column("step_seconds", sa.Float(), nullable=False),
        sa.Column("problem", sa.String(), nullable=True),
        sa.Column("made", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.Integer(), nullable=True),
        sa.Column("result_revision", sa.Integer(), nullable=True),
        _time("asked_at"),
        _time("ended_at", nullable=True),
        _time("removed_at", nullable=True),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.ForeignKeyConstraint(["patient_id"], ["patientrecord.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_pagerepair_page_id", "pagerepair", ["page_id"], unique=False)
    op.create_index("ix_pagerepair_patient_id", "pagerepair", ["patient_id"], unique=False)


_EARLIER = """
INSERT INTO pageversion (page_id, revision, made_at, cause, words, shown)
SELECT page.id, drawn.revision, CASE WHEN drawn.revision = 1 THEN page.made_at END,
       CASE WHEN drawn.revision = 1 THEN 'told' ELSE 'before' END, '',
       CASE WHEN EXISTS (
           SELECT 1 FROM pagefile painted WHERE painted.page_id = page.id
           AND painted.revision = drawn.revision AND painted.kind = 'painting'
       ) THEN page.shown ELSE 'sketch' END
FROM page JOIN pagefile drawn ON drawn.page_id = page.id AND drawn.kind = 'sketch'
WHERE drawn.revision < page.revision
"""

_PRESENT = """
INSERT INTO pageversion (page_id, revision, made_at, cause, words, text, corrections, script_edits,
                         style, model, seed, shown)
SELECT page.id, page.revision, CASE WHEN page.revision = 1 THEN page.made_at END,
       CASE WHEN page.revision = 1 THEN 'told' ELSE 'before' END, '', memory.text, memory.corrections,
       page.script_edits, page.style, page.model, page.seed, page.shown
FROM page JOIN memory ON memory.id = page.memory_id
"""


def downgrade() -> None:
    """What went before is not thrown away."""
    raise RuntimeError("this migration cannot be taken back")

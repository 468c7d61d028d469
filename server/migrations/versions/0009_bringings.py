"""With which others a photo was brought, so that a whole bringing can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the bringing to the photos; of those that are there nobody knows it."""
    with op.batch_alter_table("entityphoto") as photos:
        photos.add_column(sa.Column("bringing", sa.String(), nullable=False, server_default=""))

"""Questions: what the program will not guess, and what a person answered; and files taken back by their department."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and the column of a file that was taken back."""
    op.add_column(
        "submission",
        sa.Column("withdrawn", sa.String(length=10), nullable=False, server_default="", comment="withdrawn, or empty"),
    )
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False, comment="SHA-256 of what is asked: the same is asked once"),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("department", sa.String(length=80), nullable=False, comment="whom it is about, or empty"),
        sa.Column("text", sa.Text(), nullable=False, comment="the question, as its reader sees it"),
        sa.Column("choices", sa.JSON(), nullable=False, comment="[[word, what it means], …]; none = any words"),
        sa.Column("params", sa.JSON(), nullable=False, comment="what it is about, for the program"),
        sa.Column("answer", sa.Text(), nullable=False, comment="empty while open"),
        sa.Column("asked", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("cycle", "key"),
    )

"""What came back by mail: each mail looked at, the files it brought, addresses that did not answer; and mails put off."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the three tables, and the two columns of a mail that a server put off."""
    op.add_column(
        "message",
        sa.Column("tries", sa.Integer(), nullable=False, server_default="0", comment="how often the server put it off"),
    )
    op.add_column(
        "message",
        sa.Column("waits_until", sa.DateTime(timezone=True), nullable=True, comment="not handed over again before"),
    )
    op.create_table(
        "incoming",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False, comment="SHA-256 of Message-ID and text: the same mail, wherever"),
        sa.Column("place", sa.String(length=64), nullable=False, comment="SHA-256 of where it lies, so that it is not read again"),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.String(length=20),
            nullable=False,
            comment="hand-in, question, bounce, delayed, answer, auto-reply, own, other",
        ),
        sa.Column("department", sa.String(length=80), nullable=False, comment="whose it is, or empty"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("cycle", "key"),
    )
    op.create_index("incoming_by_place", "incoming", ["cycle", "place"], unique=False)
    op.create_table(
        "incoming_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incoming", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False, comment="below the department's folder, as it was laid there"),
        sa.Column("digest", sa.String(length=64), nullable=False, comment="SHA-256 of what was laid there"),
        sa.ForeignKeyConstraint(
            ["incoming"],
            ["incoming.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_incoming_file_incoming"), "incoming_file", ["incoming"], unique=False)
    op.create_table(
        "address_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.String(length=80), nullable=False),
        sa.Column("address", sa.String(length=320), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, comment="what its mail server said"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("holds", sa.Integer(), nullable=False, comment="1 until something comes from the address"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("address_mark_by_cycle", "address_mark", ["cycle", "address"], unique=False)

"""The first form of the ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "build",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False, comment="section, draft, pdf, edition"),
        sa.Column("subject", sa.String(length=80), nullable=False, comment="the section, or empty"),
        sa.Column("key", sa.String(length=64), nullable=False, comment="SHA-256 of all that went in"),
        sa.Column("digest", sa.String(length=64), nullable=False, comment="SHA-256 of what came out"),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("cycle", "kind", "subject", "key"),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.String(length=80), nullable=False),
        sa.Column("department", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False, comment="excused"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("cycle", "digest"),
        sa.UniqueConstraint("cycle", "number"),
    )
    op.create_table(
        "extension",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.String(length=80), nullable=False),
        sa.Column("department", sa.String(length=80), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "message",
        sa.Column("id", sa.String(length=36), nullable=False, comment="uuid5 of cycle, recipient and day; also its Message-ID"),
        sa.Column("cycle", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False, comment="queued, sending, sent, refused, unknown"),
        sa.Column("answer", sa.Text(), nullable=False, comment="what the server said"),
        sa.Column("content", sa.String(length=64), nullable=False, comment="digest of the message in the archive"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.String(length=80), nullable=False),
        sa.Column("department", sa.String(length=80), nullable=False),
        sa.Column("path", sa.Text(), nullable=False, comment="below the department's folder, as found"),
        sa.Column("digest", sa.String(length=64), nullable=False, comment="SHA-256 of the safe copy in the archive"),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False, comment="first whole sight: the time of delivery"),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False, comment="1 while the file lies in the folder"),
        sa.Column("stamp", sa.String(length=80), nullable=False, comment="size, times and inode at the last sight"),
        sa.Column(
            "kind",
            sa.String(length=20),
            nullable=False,
            comment="narrative, activities, or empty while not judged or unknown",
        ),
        sa.Column(
            "rules",
            sa.String(length=40),
            nullable=False,
            comment="version of the rules it was judged by, empty while not judged",
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("cycle", "department", "path", "digest"),
    )
    op.create_index("submission_by_cycle", "submission", ["cycle", "department"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("severity", sa.String(length=10), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission"],
            ["submission.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_finding_submission"), "finding", ["submission"], unique=False)
    op.create_table(
        "message_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message", sa.String(length=36), nullable=False),
        sa.Column("cycle", sa.String(length=80), nullable=False),
        sa.Column("department", sa.String(length=80), nullable=False),
        sa.Column("step", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(
            ["message"],
            ["message.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("cycle", "department", "step"),
    )
    op.create_index(op.f("ix_message_item_message"), "message_item", ["message"], unique=False)
    op.create_table(
        "origin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("anchor", sa.String(length=120), nullable=False, comment="the bookmark at which the part begins"),
        sa.Column("section", sa.String(length=80), nullable=False),
        sa.Column("department", sa.String(length=80), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft"],
            ["draft.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_origin_draft"), "origin", ["draft"], unique=False)

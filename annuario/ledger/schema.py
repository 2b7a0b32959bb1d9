"""The ledger's tables, SQLAlchemy core; `migrations/` makes them, and a test holds the two against each other."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

submission = Table(
    "submission",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cycle", String(80), nullable=False),
    Column("department", String(80), nullable=False),
    Column("path", Text, nullable=False, comment="below the department's folder, as found"),
    Column("digest", String(64), nullable=False, comment="SHA-256 of the safe copy in the archive"),
    Column("size", Integer, nullable=False),
    Column("first_seen", DateTime(timezone=True), nullable=False, comment="first whole sight: the time of delivery"),
    Column("first_day", Date, nullable=False),
    Column("present", Integer, nullable=False, comment="1 while the file lies in the folder"),
    Column("stamp", String(80), nullable=False, comment="size, times and inode at the last sight"),
    Column("kind", String(20), nullable=False, comment="narrative, activities, or empty while not judged or unknown"),
    Column("rules", String(40), nullable=False, comment="version of the rules it was judged by, empty while not judged"),
    Column("withdrawn", String(10), nullable=False, server_default="", comment="withdrawn, or empty"),
    UniqueConstraint("cycle", "department", "path", "digest"),
)

question = Table(
    "question",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cycle", String(80), nullable=False),
    Column("key", String(64), nullable=False, comment="SHA-256 of what is asked: the same is asked once"),
    Column("kind", String(30), nullable=False),
    Column("department", String(80), nullable=False, comment="whom it is about, or empty"),
    Column("text", Text, nullable=False, comment="the question, as its reader sees it"),
    Column("choices", JSON, nullable=False, comment="[[word, what it means], …]; none = any words"),
    Column("params", JSON, nullable=False, comment="what it is about, for the program"),
    Column("answer", Text, nullable=False, comment="empty while open"),
    Column("asked", DateTime(timezone=True), nullable=False),
    Column("answered", DateTime(timezone=True), nullable=True),
    UniqueConstraint("cycle", "key"),
)

finding = Table(
    "finding",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("submission", ForeignKey("submission.id"), nullable=False, index=True),
    Column("code", String(60), nullable=False),
    Column("severity", String(10), nullable=False),
    Column("place", Text, nullable=False),
    Column("params", JSON, nullable=False),
)

extension = Table(
    "extension",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cycle", String(80), nullable=False),
    Column("department", String(80), nullable=False),
    Column("until", Date, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cycle", String(80), nullable=False),
    Column("department", String(80), nullable=False),
    Column("kind", String(20), nullable=False, comment="excused; for a section: frozen, thawed"),
    Column("text", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

build = Table(
    "build",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cycle", String(80), nullable=False),
    Column("kind", String(20), nullable=False, comment="section, draft, pdf, edition"),
    Column("subject", String(80), nullable=False, comment="the section, or empty"),
    Column("key", String(64), nullable=False, comment="SHA-256 of all that went in"),
    Column("digest", String(64), nullable=False, comment="SHA-256 of what came out"),
    Column("facts", JSON, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("cycle", "kind", "subject", "key"),
)

draft = Table(
    "draft",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cycle", String(80), nullable=False),
    Column("number", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("cycle", "number"),
    UniqueConstraint("cycle", "digest"),
)

origin = Table(
    "origin",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft", ForeignKey("draft.id"), nullable=False, index=True),
    Column("anchor", String(120), nullable=False, comment="the bookmark at which the part begins"),
    Column("section", String(80), nullable=False),
    Column("department", String(80), nullable=False),
    Column("path", Text, nullable=False),
    Column("digest", String(64), nullable=False),
)

message = Table(
    "message",
    metadata,
    Column("id", String(36), primary_key=True, comment="uuid5 of cycle, recipient and day; also its Message-ID"),
    Column("cycle", String(80), nullable=False),
    Column("kind", String(30), nullable=False),
    Column("recipients", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String(10), nullable=False, comment="queued, sending, sent, refused, unknown"),
    Column("answer", Text, nullable=False, comment="what the server said"),
    Column("content", String(64), nullable=False, comment="digest of the message in the archive"),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("tries", Integer, nullable=False, server_default="0", comment="how often the server put it off"),
    Column("waits_until", DateTime(timezone=True), nullable=True, comment="not handed over again before"),
)

message_item = Table(
    "message_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("message", ForeignKey("message.id"), nullable=False, index=True),
    Column("cycle", String(80), nullable=False),
    Column("department", String(80), nullable=False),
    Column("step", String(30), nullable=False),
    UniqueConstraint("cycle", "department", "step"),
)

incoming = Table(
    "incoming",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cycle", String(80), nullable=False),
    Column("key", String(64), nullable=False, comment="SHA-256 of Message-ID and text: the same mail, wherever"),
    Column("place", String(64), nullable=False, comment="SHA-256 of where it lies, so that it is not read again"),
    Column("message_id", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("kind", String(20), nullable=False, comment="hand-in, question, bounce, delayed, answer, auto-reply, own, other"),
    Column("department", String(80), nullable=False, comment="whose it is, or empty"),
    Column("at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("cycle", "key"),
)

incoming_file = Table(
    "incoming_file",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("incoming", ForeignKey("incoming.id"), nullable=False, index=True),
    Column("path", Text, nullable=False, comment="below the department's folder, as it was laid there"),
    Column("digest", String(64), nullable=False, comment="SHA-256 of what was laid there"),
)

address_mark = Table(
    "address_mark",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cycle", String(80), nullable=False),
    Column("address", String(320), nullable=False),
    Column("words", Text, nullable=False, comment="what its mail server said"),
    Column("day", Date, nullable=False),
    Column("holds", Integer, nullable=False, comment="1 until something comes from the address"),
    Column("at", DateTime(timezone=True), nullable=False),
)

Index("submission_by_cycle", submission.c.cycle, submission.c.department)
Index("incoming_by_place", incoming.c.cycle, incoming.c.place)
Index("address_mark_by_cycle", address_mark.c.cycle, address_mark.c.address)

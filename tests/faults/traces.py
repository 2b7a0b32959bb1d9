"""What a run leaves: rows in the ledger, files, folders, processes, sockets; as values that two runs are compared by."""

import contextlib
import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

from sqlalchemy import Table, create_engine, select

from annuario.docx import read
from annuario.docx.text import blocks
from annuario.ledger.schema import metadata
from annuario.office.place import pipes_of
from annuario.pdf import page_texts
from tests.documents.city import CYCLE

OUTPUTS = Path("outputs", CYCLE.name)
_OF_THEIR_RUN = {"at", "first_seen", "stamp"}  # moments, and the inode of a copied file


@dataclass(frozen=True, slots=True)
class Traces:
    """What is the same after any two runs that ended the same: the words of the draft, all rows, the mails that left."""

    draft: str
    blocks: tuple[tuple[str, str], ...]
    pages: tuple[str, ...]
    rows: Mapping[str, list[str]]
    mails: Mapping[str, int]


def traces(folder: Path) -> Traces:
    """Return the traces of the run whose project is `folder`."""
    draft = folder / OUTPUTS / "report-draft.docx"
    words = tuple((block.role, block.text) for block in blocks(read(draft)))
    return Traces(hashlib.sha256(draft.read_bytes()).hexdigest(), words, page_texts(report(folder)), rows(folder), mails(folder))


def rows(folder: Path) -> dict[str, list[str]]:
    """Return the rows of every table of the ledger, sorted, each row as JSON; a row that is pointed to stands in its pointer."""
    engine = create_engine(f"sqlite:///{folder / 'state' / 'ledger.db'}")
    with engine.connect() as connection:
        found = {
            table.name: [_named(folder, dict(row)) for row in connection.execute(select(table)).mappings()]
            for table in metadata.sorted_tables
        }
    engine.dispose()
    return {table.name: sorted(_plain(table, row, found) for row in found[table.name]) for table in metadata.sorted_tables}


def report(folder: Path) -> Path:
    """Return where the PDF lies."""
    return folder / OUTPUTS / "report.pdf"


def _named(folder: Path, row: dict[str, object]) -> dict[str, object]:
    """Return the row, a PDF's digest said as "of the file" if it is: its bytes may differ where its pages do not.

    LibreOffice 25.2 numbers the fonts that it embeds now in one order, now in another, for one and the same draft.
    """
    if row.get("kind") == "pdf" and row["digest"] == hashlib.sha256(report(folder).read_bytes()).hexdigest():
        return row | {"digest": "of the file"}
    return row


def _plain(table: Table, row: Mapping[str, object], found: Mapping[str, list[dict[str, object]]]) -> str:
    kept = {name: value for name, value in row.items() if name not in _OF_THEIR_RUN}
    if isinstance(row["id"], int):  # a number, given in the order of writing; a mail's id says what it is
        del kept["id"]
    for key in table.foreign_keys:
        target = key.column.table
        there = next(other for other in found[target.name] if other["id"] == row[key.parent.name])
        kept[key.parent.name] = _plain(target, there, found)
    return json.dumps(kept, default=str, sort_keys=True, ensure_ascii=False)


def mails(folder: Path) -> dict[str, int]:
    """Return how many files in the outbox are the same mail, by Message-ID."""
    files = (folder / OUTPUTS / "outbox").glob("*.eml")
    return Counter(str(message_from_bytes(path.read_bytes(), policy=SMTP)["Message-ID"]) for path in files)


def digests(*folders: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below the folders, by its path."""
    files = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def half_done(folder: Path) -> list[str]:
    """Return what lies below a project's folder that no run that ended may leave there."""
    globs = (".annuario-*", "*.part", "lu*.tmp", "OSL_PIPE*", ".~lock*", "*.partial")
    found = {path for glob in globs for path in folder.rglob(glob) if path.name != ".annuario-share"}
    found.update((folder / "state" / "work").glob("*"))
    return sorted(str(path.relative_to(folder)) for path in found)


def pipes(folder: Path) -> list[Path]:
    """Return the sockets, wherever they lie, of every LibreOffice whose job lies below the project's work folder now."""
    found: list[Path] = []
    work = folder / "state" / "work" / CYCLE.name
    for job in (*work.glob("office-*/job.json"), *work.glob("pdf-*/office-*/job.json")):
        with contextlib.suppress(ValueError):  # half-written: then there is no LibreOffice yet
            found += pipes_of(profile=job.parent / "profile", pipe=json.loads(job.read_text("utf-8"))["pipe"])
    return found


def processes(folder: Path) -> list[str]:
    """Return the command lines of all living processes that have the folder in their environment or on their command line."""
    mine = str(folder).encode()
    return [_argv(entry) for entry in Path("/proc").glob("[0-9]*") if _is_other(entry) and mine in _told(entry)]


def gone(folder: Path, *, within: float) -> list[str]:
    """Wait until no process works in the folder any more; return the command lines of those that still do after `within` s."""
    until = time.monotonic() + within
    while (left := processes(folder)) and time.monotonic() < until:
        time.sleep(0.05)
    return left


def _is_other(entry: Path) -> bool:
    return entry.name != str(os.getpid())


def _told(entry: Path) -> bytes:
    told = b""
    for name in ("environ", "cmdline"):
        with contextlib.suppress(OSError):  # gone meanwhile
            told += (entry / name).read_bytes()
    return told


def _argv(entry: Path) -> str:
    with contextlib.suppress(OSError):
        return (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
    return ""


def existing(paths: Iterable[Path]) -> list[str]:
    """Return those of the paths at which something is."""
    return [str(path) for path in paths if path.exists()]

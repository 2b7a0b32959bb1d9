"""Marked copies that come back, known by a property: a mended one is the new version, an unchanged one counts for nothing."""

import io
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from annuario import docx
from annuario.collection.names import shown
from annuario.collection.versions import version_question
from annuario.docx.answering import ANSWER, remove_answer
from annuario.gate import Kind
from annuario.ledger.builds import find_build
from annuario.ledger.desk import CONVERSION, Desk
from annuario.ledger.questions import answer, ask
from annuario.ledger.settled import NEWER
from annuario.ledger.submissions import Submission, submissions, withdraw
from annuario.markup import parse
from annuario.register import marking
from annuario.register.grid import read_grids

_MOST = 1024 * 1024  # bytes of a part with properties


def answered_by(content: bytes) -> str:
    """Return the digest of the file that a Word or Excel file answers, "" if it is no marked copy of ours."""
    return custom_property(content, ANSWER)


def custom_property(content: bytes, name: str) -> str:
    """Return a custom property of a Word or Excel file, "" if it has none of that name."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [part for part in archive.namelist() if part.casefold().startswith("docprops/") and part.endswith(".xml")]
            for each in parts[:10]:
                with archive.open(each) as part:
                    found = _property(part.read(_MOST), name)
                if found:
                    return found
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, etree.XMLSyntaxError):
        return ""
    return ""


def _property(part: bytes, name: str) -> str:
    if name.encode() not in part:
        return ""
    nodes = (node for node in parse(part) if node.get("name") == name)
    return next(("".join(map(str, node.itertext())).strip() for node in nodes), "")


def without_answer(content: bytes, kind: Kind) -> bytes:
    """Return a marked copy without our comments, or without our list; what a colleague wrote in it stays."""
    if kind is Kind.XLSX:
        return marking.remove_answer(content)
    package = docx.read_bytes(content)
    remove_answer(package)
    return docx.package.write(package)


def settle(desk: Desk, copy: Submission) -> str:
    """Let a marked copy that came back take the place of the file that it answers; return what is to be told, "" for nothing.

    One in which nothing was changed is taken back, as `annuario withdraw` does.
    """
    made = find_build(desk.ledger, CONVERSION, copy.digest, copy.digest)
    digest = str(made.facts.get("answers", "")) if made else ""
    rows = [row for row in submissions(desk.ledger) if row.department == copy.department and row.digest == digest]
    if not digest or not rows:
        return ""
    original, name = rows[-1], f"{copy.department}/{shown(copy.path)}"
    if _unchanged(desk, original, copy):
        withdraw(desk.ledger, [copy.id])
        return f"{name} is our marked copy of '{shown(original.path)}' with nothing changed; it was not taken."
    if original.path == copy.path:
        return ""
    asked = ask(desk.ledger, desk.clock, version_question(copy.department, copy.path, original.path))
    if asked.answer:
        return ""
    answer(desk.ledger, desk.clock, asked.id, NEWER)
    return f"{name} is our marked copy of '{shown(original.path)}', mended; it counts in its place."


def _unchanged(desk: Desk, original: Submission, copy: Submission) -> bool:
    """Whether a copy says what the file says that it answers: the same words and looks, the same cells, the same remarks on it."""
    before, after = desk.readable(original.digest), desk.readable(copy.digest)
    if original.kind == "activities":
        return _cells(before) == _cells(after)
    a, b = docx.read(before), docx.read(after)
    return not docx.diff(a, b) and docx.review(docx.read(before)) == docx.review(docx.read(after))


def _cells(path: Path) -> list[tuple[object, ...]]:
    grids = read_grids(path.read_bytes())
    return [
        (grid.name, grid.is_hidden, grid.hidden_rows, [cell.raw for cells in grid.rows.values() for cell in cells.values()])
        for grid in grids
    ]

"""What readers open in place of a file: Word or Excel made of a file of another format; a marked copy without our marks.

It is made once. What was handed in stays in the archive as it came. Judges nothing.
"""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from annuario.collection.came_back import answered_by, custom_property, without_answer
from annuario.collection.text_form import without_guides
from annuario.docx.form import FORM
from annuario.errors import AnnuarioError
from annuario.gate import Kind
from annuario.ledger.builds import Build, record_build
from annuario.ledger.desk import CONVERSION, Desk
from annuario.office import Bounds, OfficeFailed, convert, find_office
from annuario.office.program import NotLoaded
from annuario.register.delimited import workbook_of

SECONDS = 60.0
"""Time that one conversion may take on a busy machine."""

EFFORT, EFFORT_BY_BYTE = 7.0, 4 / 1024**2
"""Seconds of a processor that LibreOffice may use for any file, and for each byte of it; an office's file needs about two."""

MEMORY, MEMORY_BY_BYTE = 400 * 1024**2, 16
"""Bytes that LibreOffice may hold for any file, and for each byte of it; with nothing open it holds half of that."""

FORMS: Mapping[Kind, tuple[str, str]] = {
    Kind.DOC: ("doc", ".docx"),
    Kind.ODT: ("odt", ".docx"),
    Kind.RTF: ("rtf", ".docx"),
    Kind.XLS: ("xls", ".xlsx"),
    Kind.ODS: ("ods", ".xlsx"),
    Kind.CSV: ("csv", ".xlsx"),
}
"""Kind -> what it is read as, and what is made of it."""

Open = Callable[[Path, Kind], Path]
"""Gives the Word or Excel file that readers open for the file at a path, which may be that file. Raises NotConverted."""


class NotConverted(AnnuarioError):
    """Nothing usable came of a file; `code` is the finding that says why."""

    def __init__(self, code: str, reason: str) -> None:
        """Take the finding's code, and the reason in the words of whoever failed."""
        super().__init__(reason)
        self.code = code


def opening(folder: Path) -> Open:
    """Return a way to open files that leaves what it makes in `folder`."""

    def make(path: Path, kind: Kind) -> Path:
        made = _made(path, kind, work=folder)
        if made is None:
            return path
        target = folder / "readable"
        target.write_bytes(made[0])
        return target

    return make


def opening_once(desk: Desk) -> Open:
    """Return a way to open what lies in the archive: what is made is kept there, and made once for each content."""

    def make(path: Path, kind: Kind) -> Path:
        digest = path.name
        if desk.readable(digest) == path:
            made = _made(path, kind, work=desk.workspace.work)
            if made is not None:
                content, facts = made
                record_build(desk.ledger, desk.clock, Build(CONVERSION, digest, digest, desk.archive.keep(content), facts))
        return desk.readable(digest)

    return make


def _made(path: Path, kind: Kind, *, work: Path) -> tuple[bytes, dict[str, str]] | None:
    """Return what readers open instead of the file at `path`, and what is worth telling of it; None for the file itself."""
    content, facts = path.read_bytes(), {}
    if kind in FORMS:
        content, facts["from"] = converted(path, kind, work=work), kind.value
    form = Kind.DOCX if FORMS.get(kind, ("", f".{kind}"))[1] == ".docx" else Kind.XLSX
    answers = answered_by(content)
    if answers:
        content, facts["answers"] = without_answer(content, form), answers
    if form is Kind.DOCX and custom_property(content, FORM):
        content, facts["form"] = without_guides(content), "text"
    return (content, facts) if facts else None


def converted(path: Path, kind: Kind, *, work: Path) -> bytes:
    """Return the file at `path`, which is of a kind in FORMS, as Word or Excel.

    Raises NotConverted for a file that gives nothing usable, OfficeMissing if LibreOffice is not installed.
    """
    form, suffix = FORMS[kind]
    if kind is Kind.CSV:
        return workbook_of(path.read_bytes())
    office, size = find_office(), path.stat().st_size
    bounds = Bounds(SECONDS, MEMORY + size * MEMORY_BY_BYTE, EFFORT + size * EFFORT_BY_BYTE)
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="conversion-", dir=work) as folder:
        target = Path(folder, f"made{suffix}")
        try:
            convert(office, path, target, work=work, source_format=form, bounds=bounds)
        except NotLoaded as error:
            raise NotConverted("not-opened", str(error)) from error
        except OfficeFailed as error:
            raise NotConverted("not-converted", str(error)) from error
        return target.read_bytes()

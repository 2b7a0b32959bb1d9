"""Files of other formats, made into Word or Excel once: what a department saved as .doc, .odt, .rtf, .xls, .ods or .csv.

What was handed in stays in the archive as it came; readers open what was made of it. Judges nothing.
"""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from annuario.errors import AnnuarioError
from annuario.gate import Kind
from annuario.ledger.builds import Build, record_build
from annuario.ledger.desk import CONVERSION, Desk
from annuario.office import OfficeFailed, convert, find_office
from annuario.office.program import NotLoaded
from annuario.register.delimited import workbook_of

SECONDS = 60.0
"""Time that one conversion may take."""

MEMORY = 1024**3
"""Bytes that LibreOffice may hold meanwhile."""

FORMS: Mapping[Kind, tuple[str, str]] = {
    Kind.DOC: ("doc", ".docx"),
    Kind.ODT: ("odt", ".docx"),
    Kind.RTF: ("rtf", ".docx"),
    Kind.XLS: ("xls", ".xlsx"),
    Kind.ODS: ("ods", ".xlsx"),
    Kind.CSV: ("csv", ".xlsx"),
}
"""Kind -> what it is read as, and what is made of it."""

Convert = Callable[[Path, Kind], Path]
"""Gives the Word or Excel file made of the file at a path. Raises NotConverted."""


class NotConverted(AnnuarioError):
    """Nothing usable came of a file; `code` is the finding that says why."""

    def __init__(self, code: str, reason: str) -> None:
        """Take the finding's code, and the reason in the words of whoever failed."""
        super().__init__(reason)
        self.code = code


def converting(folder: Path) -> Convert:
    """Return a way to convert that leaves what it makes in `folder`."""

    def make(path: Path, kind: Kind) -> Path:
        target = folder / f"{path.name}{FORMS[kind][1]}"
        target.write_bytes(converted(path, kind, work=folder))
        return target

    return make


def converting_once(desk: Desk) -> Convert:
    """Return a way to convert what lies in the archive: what is made is kept there, and made once for each content."""

    def make(path: Path, kind: Kind) -> Path:
        digest = path.name
        known = desk.readable(digest)
        if known == path:
            made = desk.archive.keep(converted(path, kind, work=desk.workspace.work))
            record_build(desk.ledger, desk.clock, Build(CONVERSION, digest, digest, made, {"from": kind.value}))
        return desk.readable(digest)

    return make


def converted(path: Path, kind: Kind, *, work: Path) -> bytes:
    """Return the file at `path`, which is of a kind in FORMS, as Word or Excel.

    Raises NotConverted for a file that gives nothing usable, OfficeMissing if LibreOffice is not installed.
    """
    form, suffix = FORMS[kind]
    if kind is Kind.CSV:
        return workbook_of(path.read_bytes())
    office = find_office()
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="conversion-", dir=work) as folder:
        target = Path(folder, f"made{suffix}")
        try:
            convert(office, path, target, work=work, source_format=form, timeout=SECONDS, memory=MEMORY)
        except NotLoaded as error:
            raise NotConverted("not-opened", str(error)) from error
        except OfficeFailed as error:
            raise NotConverted("not-converted", str(error)) from error
        return target.read_bytes()

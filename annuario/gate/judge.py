"""The gate's one question, what a file is, answered from its first bytes and then by whoever knows its container."""

from pathlib import Path
from typing import IO

from annuario.gate.compound import MAGIC, compound_kind
from annuario.gate.package import judge_package
from annuario.gate.text import text_kind
from annuario.gate.verdict import Kind, Verdict, refused

_HEAD = 64 * 1024
_PDF_WITHIN = 1024  # ISO 32000 readers look for the header in the first kilobyte

_BY_MAGIC = (
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG\r\n", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"BM", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"\x09\x08\x10\x00", Kind.XLS),  # a workbook stream without its container
    (b"\x09\x08\x08\x00", Kind.XLS),
    (b"\x09\x04\x06\x00", Kind.XLS),
    (b"\x09\x02\x06\x00", Kind.XLS),
    (b"\x09\x00\x04\x00", Kind.XLS),
    (b"\xdb\xa5", Kind.DOC),
)


def judge(path: Path) -> Verdict:
    """Return the verdict on the file at `path`. Raises OSError if it cannot be read."""
    with path.open("rb") as file:
        return judge_stream(file)


def judge_stream(file: IO[bytes]) -> Verdict:
    """Return the verdict on an open file that can be read from any place; where it stands afterwards is undefined."""
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        return refused(Kind.EMPTY)
    if not head.strip(b"\x00"):  # what a copy that broke off leaves on some systems
        return refused(Kind.DAMAGED)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return judge_package(file)
    if head.startswith(MAGIC):
        return refused(compound_kind(file))
    return refused(_plain_kind(head))


def _plain_kind(head: bytes) -> Kind:
    for magic, kind in _BY_MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return Kind.PDF
    return text_kind(head)

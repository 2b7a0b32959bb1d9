"""Compound files ([MS-CFB]): the container of .doc, .xls and of Word and Excel files with a password.

Reads the names in the directory, and of a .doc or .xls the beginning, where it says whether a password hides it.
"""

import struct
from typing import IO

from annuario.gate.verdict import Kind

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128  # bytes of a directory entry, [MS-CFB] 2.6.1
_ROOT = 5  # object type of the first entry; its name varies
_LAST = 0xFFFFFFFA  # sector numbers above this are marks: end of chain, free
_SMALLEST = 4096  # bytes from which a stream has sectors of its own
_FILE_PASS = 0x2F
_MOST = 4096  # sectors of directory followed; an honest file has a handful

_BY_STREAM = (
    ("encryptedpackage", Kind.ENCRYPTED),
    ("encryptioninfo", Kind.ENCRYPTED),
    ("worddocument", Kind.DOC),
    ("workbook", Kind.XLS),
    ("book", Kind.XLS),
    ("powerpoint document", Kind.PRESENTATION),
    ("__properties_version1.0", Kind.MAIL),
)


def compound_kind(file: IO[bytes]) -> Kind:
    """Return what the compound file is by the names of its streams; DAMAGED if its directory cannot be followed."""
    try:
        size, streams = _streams(file)
        for name, kind in _BY_STREAM:
            if name in streams:
                return Kind.ENCRYPTED if _is_hidden(file, kind, streams[name], size) else kind
    except (struct.error, ValueError, IndexError):
        return Kind.DAMAGED
    return Kind.UNKNOWN


def _is_hidden(file: IO[bytes], kind: Kind, stream: tuple[int, int], size: int) -> bool:
    """Whether a password hides a .doc ([MS-DOC] 2.5.2, fEncrypted) or an .xls ([MS-XLS] 2.4.117, FilePass)."""
    first, length = stream
    if kind not in {Kind.DOC, Kind.XLS} or length < _SMALLEST:
        return False
    content = _sector(file, first, size)
    if kind is Kind.DOC:
        return bool(struct.unpack_from("<H", content, 10)[0] & 0x0100)
    at = 0
    while at + 4 <= len(content):
        record, length = struct.unpack_from("<HH", content, at)
        if record == _FILE_PASS:
            return True
        at += 4 + length
    return False


def _streams(file: IO[bytes]) -> tuple[int, dict[str, tuple[int, int]]]:
    """Give the size of a sector, and of each stream and storage, by its casefolded name, its first sector and its length."""
    file.seek(0)
    header = file.read(512)
    shift = struct.unpack_from("<H", header, 30)[0]
    if shift not in {9, 12}:
        raise ValueError(shift)
    size = 1 << shift
    table = struct.unpack_from("<109I", header, 76)  # the first 109 sectors of the allocation table; enough for 7 MB
    found: dict[str, tuple[int, int]] = {}
    sector, seen = struct.unpack_from("<I", header, 48)[0], 0
    if _sector(file, sector, size)[66] != _ROOT:
        raise ValueError(sector)
    while sector < _LAST and seen < _MOST:
        content = _sector(file, sector, size)
        for at in range(0, len(content), _ENTRY):
            entry = content[at : at + _ENTRY]
            found.setdefault(_name(entry), (struct.unpack_from("<I", entry, 116)[0], struct.unpack_from("<I", entry, 120)[0]))
        sector, seen = _next(file, table, sector, size), seen + 1
    return size, found


def _sector(file: IO[bytes], number: int, size: int) -> bytes:
    file.seek((number + 1) * size)
    content = file.read(size)
    if len(content) < _ENTRY:
        raise ValueError(number)
    return content


def _next(file: IO[bytes], table: tuple[int, ...], sector: int, size: int) -> int:
    """Give the sector that follows; a directory that runs on beyond the first part of the table ends here."""
    index, entry = divmod(sector, size // 4)
    if index >= len(table) or table[index] >= _LAST:
        return _LAST
    return int(struct.unpack_from("<I", _sector(file, table[index], size), entry * 4)[0])


def _name(entry: bytes) -> str:
    length = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").casefold()

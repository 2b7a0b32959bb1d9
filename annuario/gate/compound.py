"""Compound files ([MS-CFB]): the container of .doc, .xls and of Word and Excel files with a password.

Reads the names in the directory and nothing else.
"""

import struct
from typing import IO

from annuario.gate.verdict import Kind

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128  # bytes of a directory entry, [MS-CFB] 2.6.1
_ROOT = 5  # object type of the first entry; its name varies
_LAST = 0xFFFFFFFA  # sector numbers above this are marks: end of chain, free
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
        names = _names(file)
    except (struct.error, ValueError, IndexError):
        return Kind.DAMAGED
    for name, kind in _BY_STREAM:
        if name in names:
            return kind
    return Kind.UNKNOWN


def _names(file: IO[bytes]) -> set[str]:
    """Give the names of all streams and storages, casefolded."""
    file.seek(0)
    header = file.read(512)
    shift = struct.unpack_from("<H", header, 30)[0]
    if shift not in {9, 12}:
        raise ValueError(shift)
    size = 1 << shift
    table = struct.unpack_from("<109I", header, 76)  # the first 109 sectors of the allocation table; enough for 7 MB
    names: set[str] = set()
    sector, seen = struct.unpack_from("<I", header, 48)[0], 0
    if _sector(file, sector, size)[66] != _ROOT:
        raise ValueError(sector)
    while sector < _LAST and seen < _MOST:
        content = _sector(file, sector, size)
        names |= {_name(content[at : at + _ENTRY]) for at in range(0, len(content), _ENTRY)}
        sector, seen = _next(file, table, sector, size), seen + 1
    return names


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

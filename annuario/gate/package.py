"""Zip packages: held to the limits first, then read through once, every checksum and the beginning of every XML part.

Nothing is unpacked to disk, and no more than a piece of a part is in memory. Depth of XML is not looked at: the parsers
of the readers refuse more than 256 levels themselves, and so does the size of a single text.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from annuario.gate.content_types import main_type
from annuario.gate.verdict import Kind, Reason, Verdict, refused

MOST_PARTS = 5000
MOST_UNPACKED = 300 * 1024 * 1024
MOST_RATIO = 100
RATIO_FROM = 1024 * 1024  # below this size a part may be packed as tightly as it likes
_MOST_DIRECTORY = 8 * 1024 * 1024  # bytes of the list of contents; Python reads it whole before it says how long it is
_PIECE = 256 * 1024
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # all that ECMA-376-2 allows
_BAD = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, struct.error)


def judge_package(file: IO[bytes]) -> Verdict:
    """Return the verdict on a file that begins like a zip package."""
    try:
        count, directory = _announced(file)
        if count > MOST_PARTS:
            return Verdict(Kind.DAMAGED, (_too_many(count),))
        if directory > _MOST_DIRECTORY:
            return refused(Kind.DAMAGED)
        with zipfile.ZipFile(file) as archive:
            return _judge(archive)
    except _BAD:
        return refused(Kind.DAMAGED)


def _judge(archive: zipfile.ZipFile) -> Verdict:
    infos = archive.infolist()
    beyond = tuple(_beyond_limits(infos))
    if beyond:
        return Verdict(Kind.DAMAGED, beyond)
    if any(info.flag_bits & 0x1 for info in infos):
        return refused(Kind.ENCRYPTED)
    if any(info.compress_type not in _PLAIN for info in infos):
        return refused(Kind.DAMAGED)
    kind, told = main_type(archive)
    doctypes = tuple(_read_through(archive, infos))
    if kind not in {Kind.DOCX, Kind.XLSX}:
        return refused(kind, *told)
    return Verdict(kind, (*doctypes, *told))


# --- the list of contents ---


def _announced(file: IO[bytes]) -> tuple[int, int]:
    """Give the number of parts and the bytes of the list of contents, as the package's end announces them.

    (APPNOTE.TXT 4.3.14 to 4.3.16.) A file without such an end raises BadZipFile.
    """
    size = file.seek(0, 2)
    start = max(0, size - 22 - 0xFFFF)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0:
        raise zipfile.BadZipFile(size)
    count, directory = struct.unpack_from("<HI", tail, at + 10)
    if tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        file.seek(struct.unpack_from("<Q", tail, at - 12)[0])
        count, directory = struct.unpack_from("<QQ", file.read(56), 32)
    return count, directory


def _beyond_limits(infos: list[zipfile.ZipInfo]) -> Iterator[Reason]:
    if len(infos) > MOST_PARTS:
        yield _too_many(len(infos))
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MOST_UNPACKED:
        yield Reason("unpacks-too-large", {"size": f"{unpacked // 1024**2}", "limit": f"{MOST_UNPACKED // 1024**2}"})
    seen: set[str] = set()
    for info in infos:
        yield from _bad_part(info, seen)
        seen.add(info.filename.casefold())


def _bad_part(info: zipfile.ZipInfo, seen: set[str]) -> Iterator[Reason]:
    part = {"part": shown(info.filename)}
    if info.file_size > max(RATIO_FROM, MOST_RATIO * info.compress_size):
        yield Reason("packed-too-tightly", part)
    steps = info.orig_filename.replace("\\", "/").split("/")
    if ".." in steps or steps[0] == "" or steps[0].endswith(":"):
        yield Reason("part-path", part)
    if info.filename.casefold() in seen:
        yield Reason("part-twice", part)


def _too_many(count: int) -> Reason:
    return Reason("too-many-parts", {"count": str(count), "limit": str(MOST_PARTS)})


def shown(name: str) -> str:
    """Return a part's name as it can be shown: printable, and no longer than a line."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in name)
    return plain if len(plain) <= 80 else f"{plain[:79]}…"  # noqa: PLR2004 -- a line


# --- the parts ---


def _read_through(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Iterator[Reason]:
    """Read every part to its end, so that its checksum is tested; give a reason for each that declares a DOCTYPE."""
    for info in infos:
        if info.is_dir():
            continue
        with archive.open(info) as part:
            first = part.read(_PIECE)
            xml = _looks_like_xml(first)
            if xml and _declares_doctype(first, part):
                yield Reason("doctype", {"part": shown(info.filename)})
            while part.read(_PIECE):
                pass


def _looks_like_xml(first: bytes) -> bool:
    """Whether the bytes begin as XML in any encoding a parser would guess (XML 1.0, appendix F)."""
    return first.lstrip(b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n").startswith(b"<")


class _PrologueEnds(Exception):
    """The root element has begun."""


class _Doctype(Exception):
    """A DOCTYPE has begun."""


def _declares_doctype(first: bytes, part: IO[bytes]) -> bool:
    """Whether a DOCTYPE stands before the root element, however much else stands there, in whatever encoding.

    What cannot be parsed so far is refused by the readers' own parsers; here it counts as declaring none unless the
    word itself stands there.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _raise_doctype
    parser.StartElementHandler = _raise_end
    piece = first
    try:
        while piece:
            parser.Parse(piece, False)  # noqa: FBT003 -- the C function takes no keyword
            piece = part.read(_PIECE)
    except _Doctype:
        return True
    except _PrologueEnds:
        return False
    except (expat.ExpatError, LookupError):
        return b"<!DOCTYPE" in piece.replace(b"\x00", b"")
    return False


def _raise_doctype(*_: object) -> None:
    raise _Doctype


def _raise_end(*_: object) -> None:
    raise _PrologueEnds

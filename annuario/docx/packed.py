"""Large bytes that stay in the file they came from until somebody asks: a report's pictures would fill the memory otherwise."""

import hashlib
import io
import zipfile
import zlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

_LOCAL_HEADER = 30  # its length, and where it says those of the name and the extra field that follow (APPNOTE.TXT, 4.3.7)
_NAME, _EXTRA = slice(26, 28), slice(28, 30)
_UNPACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_LARGE = 16 * 1024


class Moved(ValueError):
    """The file is no longer the one that was read."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One member of a zip, which is the file at a path or some bytes: where it begins, how it is packed, what it must be.

    `digest` is the SHA-256 of the bytes, which whoever compares pictures need not unpack for.
    """

    source: Path | bytes
    start: int
    length: int
    method: int
    size: int
    checksum: int
    digest: str

    def unpack(self) -> bytes:
        """Return the bytes. Raises Moved if they are not those that were read, as the file has changed since."""
        try:
            with closing(io.BytesIO(self.source) if isinstance(self.source, bytes) else self.source.open("rb")) as file:
                file.seek(self.start)
                head = file.read(_LOCAL_HEADER)
                file.seek(int.from_bytes(head[_NAME], "little") + int.from_bytes(head[_EXTRA], "little"), io.SEEK_CUR)
                found = file.read(self.length)
            content = found if self.method == zipfile.ZIP_STORED else zlib.decompress(found, -zlib.MAX_WBITS, self.size)
        except (OSError, zlib.error) as error:
            raise Moved from error
        if zlib.crc32(content) != self.checksum:
            raise Moved
        return content


def pack(source: Path | bytes, info: zipfile.ZipInfo, content: bytes) -> bytes | Packed:
    """Return what to keep of the member `info` of the zip `source`: its bytes `content`, or where they are if they are many."""
    xml = info.filename.casefold().endswith((".xml", ".rels"))  # these are soon parsed, and the bytes go then
    if xml or len(content) < _LARGE or info.compress_type not in _UNPACKED:
        return content
    digest = hashlib.sha256(content).hexdigest()
    return Packed(source, info.header_offset, info.compress_size, info.compress_type, info.file_size, info.CRC, digest)

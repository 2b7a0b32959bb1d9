"""Makes an Office file the same bytes at every run: the clock leaves its zip and its properties."""

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

WRITTEN = datetime(2006, 2, 10, 9, 30, tzinfo=UTC)
STAMP = WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ")
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def frozen(package: bytes) -> bytes:
    """The package with the same parts in the same order and no trace of when it was made."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, _undated(name, source.read(name)))
    return out.getvalue()


def _undated(name: str, part: bytes) -> bytes:
    return _MODIFIED.sub(rb"\g<1>" + STAMP.encode(), part) if name == "docProps/core.xml" else part

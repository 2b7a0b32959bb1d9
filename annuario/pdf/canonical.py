"""One file for one document, byte for byte, in whatever order LibreOffice wrote its objects.

25.2 writes embedded fonts in another order from run to run. So nothing here may depend on the numbers objects have in the
source: fonts are named by their contents, and objects are numbered by the walk from the catalogue.
"""

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_LETTERS = 6  # of the mark of a subset (ISO 32000-1, 9.6.4)


def save_canonically(pdf: pikepdf.Pdf, target: Path) -> None:
    """Write an opened PDF so that equal contents give equal bytes; the opened PDF's subset marks are changed."""
    _mark_subsets(pdf)
    plain = io.BytesIO()
    # The first writing numbers the objects as it comes upon them; into streams of objects they go by number, so only then.
    pdf.save(
        plain,
        static_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        fix_metadata_version=False,
    )
    plain.seek(0)
    with pikepdf.open(plain) as ordered:
        del ordered.trailer["/ID"]
        ordered.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _mark_subsets(pdf: pikepdf.Pdf) -> None:
    """Name each embedded subset by the digest of its font file: LibreOffice names them by the order of its memory."""
    for font in _fonts(pdf):
        holder = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = holder.get("/FontDescriptor")
        key = None if descriptor is None else next((name for name in _FILES if name in descriptor), None)
        if descriptor is None or key is None:
            continue
        mark = _mark(descriptor[key].read_bytes())
        for each, name in ((font, "/BaseFont"), (holder, "/BaseFont"), (descriptor, "/FontName")):
            if _is_subset(str(each.get(name, ""))):
                each[name] = pikepdf.Name(f"/{mark}+{str(each[name])[2 + _LETTERS :]}")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font" and "/BaseFont" in each:
            yield each


def _mark(content: bytes) -> str:
    digest = hashlib.sha256(content).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:_LETTERS])


def _is_subset(name: str) -> bool:
    return name[1 + _LETTERS : 2 + _LETTERS] == "+" and name[1 : 1 + _LETTERS].isupper()

"""Whether a DOCX has pictures finer than a PDF is to have them. Reads the sizes in their heads; decodes none.

LibreOffice decodes every picture that it might have to make coarser, which is half of the time it writes a report with
photographs. Where none has to be, it is not asked to, and copies them as they are.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from lxml import etree

from annuario.markup import parse

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GROUPS = ("wgp", "wpc", "grpSp")
_EMU = 914400  # in an inch
_SLACK = 1.02  # frames are rounded


def has_fine_pictures(source: Path, dpi: int) -> bool:
    """Whether some picture has more than `dpi` pixels an inch, or may have: what cannot be told counts as fine."""
    try:
        with zipfile.ZipFile(source) as archive:
            media = {name for name in archive.namelist() if "/media/" in name}
            frames = list(_frames(archive)) if media else []
            if media - {name for name, _, _ in frames}:  # drawn in a way that is not known here
                return True
            return any(_is_fine(archive.read(name), wide, high, dpi) for name, wide, high in frames)
    except (
        OSError, zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, KeyError, RuntimeError, ValueError, NotImplementedError,
        InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError,
    ):  # fmt: skip
        return True


def _frames(archive: zipfile.ZipFile) -> Iterator[tuple[str, float, float]]:
    """Each picture with the inches it is shown in; 0 where these cannot be told."""
    names = set(archive.namelist())
    for name in sorted(names):
        folder, _, base = name.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels"
        if not name.endswith(".xml") or rels not in names or b"blip" not in (content := archive.read(name)):
            continue
        targets = {
            each.get("Id"): posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
            for each in parse(archive.read(rels))
            if each.get("TargetMode") != "External"
        }
        for blip in parse(content).iter(f"{_A}blip"):
            target = targets.get(blip.get(f"{_R}embed"))
            if target is not None:
                yield target, *_inches(blip)


def _inches(blip: etree._Element) -> tuple[float, float]:
    picture = next(blip.iterancestors(f"{_PIC}pic"), None)
    grouped = any(etree.QName(above).localname in _GROUPS for above in blip.iterancestors())  # has a scale of its own
    size = None if picture is None or grouped else picture.find(f"{_PIC}spPr/{_A}xfrm/{_A}ext")
    return (0.0, 0.0) if size is None else (int(size.get("cx", "0")) / _EMU, int(size.get("cy", "0")) / _EMU)


def _is_fine(content: bytes, wide: float, high: float, dpi: int) -> bool:
    image = Image.from_file(BytesIO(content))
    return bool(image.px_width > wide * dpi * _SLACK or image.px_height > high * dpi * _SLACK)

"""A copy of a DOCX in which no text has a comment, for the export of a PDF, which shows none anyway.

LibreOffice draws a small window for each comment once a document is loaded; Debian's -nogui packages lack that window's
description (`annotation.ui`), and the whole program ends there. Everything else in the file is carried over as it is.
"""

import shutil
import zipfile
from pathlib import Path

from lxml import etree

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MARKS = tuple(
    f"{{{space}}}{name}" for space in (_WORD, _STRICT) for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)


def copy_without_comments(source: Path, target: Path) -> None:
    """Copy a file; if it is a DOCX with comments, leave out the marks that tie them to the text.

    What is no zip, or does not parse, is copied as it is: to judge it is for others.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            changed = {name: _without_marks(archive.read(name)) for name in archive.namelist() if _may_hold(archive, name)}
            if changed:
                _write(archive, changed, target)
                return
    except (zipfile.BadZipFile, etree.XMLSyntaxError, EOFError):
        pass
    shutil.copyfile(source, target)


def _may_hold(archive: zipfile.ZipFile, name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml") and b":comment" in archive.read(name)


def _without_marks(content: bytes) -> bytes:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(content, parser)
    for mark in list(root.iter(*_MARKS)):
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _write(archive: zipfile.ZipFile, changed: dict[str, bytes], target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for each in archive.infolist():
            copy.writestr(each, changed.get(each.filename) or archive.read(each))

"""What an Office package is, by the type of its main part in [Content_Types].xml (ECMA-376 part 2)."""

import zipfile
from collections.abc import Callable
from xml.parsers import expat

from annuario.gate.verdict import Kind, Reason

_MOST = 4 * 1024 * 1024  # bytes of a list of types; an honest one has some kilobytes
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MACROS = Reason("macro-enabled", {})
_TEMPLATE = Reason("template", {})

MAIN: dict[str, tuple[Kind, tuple[Reason, ...]]] = {
    f"{_WORD}document.main+xml": (Kind.DOCX, ()),
    f"{_WORD}template.main+xml": (Kind.DOCX, (_TEMPLATE,)),
    "application/vnd.ms-word.document.macroenabled.main+xml": (Kind.DOCX, (_MACROS,)),
    "application/vnd.ms-word.template.macroenabledtemplate.main+xml": (Kind.DOCX, (_TEMPLATE, _MACROS)),
    f"{_EXCEL}sheet.main+xml": (Kind.XLSX, ()),
    f"{_EXCEL}template.main+xml": (Kind.XLSX, (_TEMPLATE,)),
    "application/vnd.ms-excel.sheet.macroenabled.main+xml": (Kind.XLSX, (_MACROS,)),
    "application/vnd.ms-excel.template.macroenabled.main+xml": (Kind.XLSX, (_TEMPLATE, _MACROS)),
    "application/vnd.ms-excel.sheet.binary.macroenabled.main": (Kind.XLSB, ()),
}
_PRESENTATION = ("application/vnd.openxmlformats-officedocument.presentationml.", "application/vnd.ms-powerpoint.")
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": Kind.ODT,
    "application/vnd.oasis.opendocument.text-template": Kind.ODT,
    "application/vnd.oasis.opendocument.spreadsheet": Kind.ODS,
    "application/vnd.oasis.opendocument.spreadsheet-template": Kind.ODS,
    "application/vnd.oasis.opendocument.presentation": Kind.PRESENTATION,
}


def main_type(archive: zipfile.ZipFile) -> tuple[Kind, tuple[Reason, ...]]:
    """Return what the package is, with what its main part's type tells beside.

    A zip file that is no Office package is an ARCHIVE, one that says it is but has no main part is DAMAGED.
    """
    names = {info.filename.casefold().lstrip("/"): info for info in archive.infolist()}
    if "mimetype" in names:
        kind = _OPEN_DOCUMENT.get(_start(archive, names["mimetype"]).decode("ascii", "replace").strip(), Kind.UNKNOWN)
        return (Kind.ENCRYPTED if _has_password(archive, names) else kind), ()
    if "[content_types].xml" not in names:
        return (Kind.DAMAGED if "word/document.xml" in names or "xl/workbook.xml" in names else Kind.ARCHIVE), ()
    types = _types(_start(archive, names["[content_types].xml"]))
    for part, type_ in types:
        if type_ in MAIN and (part in names or part.startswith(".")):
            kind, told = MAIN[type_]
            return kind, (*told, *_strict(archive, names))
    if any(type_.startswith(_PRESENTATION) for _, type_ in types):
        return Kind.PRESENTATION, ()
    return Kind.DAMAGED, ()


def _has_password(archive: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo]) -> bool:
    """Whether an OpenDocument package says that its parts are encrypted (OpenDocument 1.2 part 3, 4.4)."""
    manifest = names.get("meta-inf/manifest.xml")
    return manifest is not None and b"encryption-data" in _start(archive, manifest)


def _start(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as part:
        return part.read(_MOST)


def _types(content: bytes) -> list[tuple[str, str]]:
    """Give part (or ending, with its dot) and content type, both casefolded, of every line of the list of types."""
    found: list[tuple[str, str]] = []

    def started(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith(("Override", "Default")):
            part = attributes.get("PartName", "").lstrip("/") or f".{attributes.get('Extension', '')}"
            found.append((part.casefold(), attributes.get("ContentType", "").casefold()))

    _parse(content, started)
    return found


def _strict(archive: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo]) -> tuple[Reason, ...]:
    """Give a reason if the package points to its main part in the strict form's own words (ISO/IEC 29500-1)."""
    strict: list[str] = []

    def started(_tag: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type") == "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument":
            strict.append(_tag)

    if "_rels/.rels" in names:
        _parse(_start(archive, names["_rels/.rels"]), started)
    return (Reason("strict-form", {}),) if strict else ()


def _parse(content: bytes, started: Callable[[str, dict[str, str]], None]) -> None:
    """Call `started` for each element; raises ValueError for what is no XML, or declares a DOCTYPE."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = started
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(content, True)  # noqa: FBT003 -- the C function takes no keyword
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error


def _no_doctype(*_: object) -> None:
    # An entity bomb in the list of types would be unfolded here; nobody honest declares anything in it.
    raise ValueError

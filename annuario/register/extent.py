"""How far a workbook's sheets really reach, found by streaming their XML before anything builds it up in memory.

One value in the last cell of a sheet, or borders down to its last row, take a reader gigabytes and minutes. Here the
first is refused and the second is cut away. On the way it finds the formulas that were saved without their value.
"""

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from typing import Final
from xml.parsers import expat

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries

from annuario.markup import parse

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 500
MOST_CELLS: Final = 1_000_000
MOST_BYTES: Final = 300_000_000
_TAIL: Final = 1_000
"""So many rows without a value at a sheet's end are worth the trouble of cutting them away."""

_UNREAD_PARTS: Final = (
    "docProps/", "customXml/", "xl/media/", "xl/drawings/", "xl/charts/", "xl/pivotTables/", "xl/pivotCache/",
    "xl/embeddings/", "xl/externalLinks/", "xl/printerSettings/", "xl/threadedComments/", "xl/activeX/", "xl/ctrlProps/",
)  # fmt: skip
_UNREAD_RELATIONS: Final = ("/drawing", "/vmlDrawing", "/pivotTable", "/comments", "/threadedComment", "/image")


class TooLarge(Exception):
    """A sheet (or "", the whole file) beyond what is read; `last` is the cell where it ends."""

    def __init__(self, sheet: str, last: str) -> None:
        """Tell the sheet and its last cell."""
        super().__init__(f"{sheet} reaches to {last}")
        self.sheet = sheet
        self.last = last


class NoWorkbook(Exception):
    """The bytes are no workbook; the message is for developers."""


@dataclass(slots=True)
class Extent:
    """What a sheet holds: its last row and column with a value, its cells, and formulas without a value by cell."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    formulas: dict[str, str] = field(default_factory=dict)
    empty_tail: int = 0
    cut: tuple[int, int] | None = None
    """First and last byte of the rows after the last value, where they are many."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The workbook's bytes, without all that is not read here, and the extents by sheet name."""

    content: bytes
    extents: Mapping[str, Extent]


def measure(content: bytes) -> Measured:
    """Return what the workbook holds.

    Raises TooLarge, NoWorkbook, and whatever zipfile, expat and lxml raise for a broken file.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
            raise TooLarge("", "")
        extents, cuts, cells = {}, {}, 0
        for name, part in _sheets(archive).items():
            extent = extents[name] = _Scan(name).read(archive, part)
            cells += extent.cells
            if cells > MOST_CELLS:
                raise TooLarge(name, f"{get_column_letter(max(1, extent.columns))}{extent.rows}")
            if extent.cut:
                cuts[part] = extent.cut
        return Measured(_slim(archive, cuts), extents)


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of every worksheet by its name (ECMA-376 Part 1, 18.2.20), in its transitional or strict form."""
    main = _main(archive)
    parts = _related(archive, main, "worksheet")
    sheets = {}
    for element in _xml(archive, main).iter("{*}sheet"):
        key = next((value for name, value in element.attrib.items() if str(name).endswith("}id")), "")
        if str(key) in parts:
            sheets[str(element.get("name", ""))] = parts[str(key)]
    return sheets


def _main(archive: zipfile.ZipFile) -> str:
    """Return the part that is the workbook."""
    for part in _related(archive, "", "officeDocument").values():
        return part
    raise NoWorkbook("no part is named as the workbook")


def _related(archive: zipfile.ZipFile, part: str, kind: str) -> dict[str, str]:
    """Return what `part` ("" = the package) relates to as `kind`, by relationship id (ECMA-376 Part 2, 6.5)."""
    folder, _, name = part.rpartition("/")
    root = _xml(archive, join(folder, "_rels", f"{name}.rels"))
    return {
        str(element.get("Id", "")): normpath(join("/", folder, str(element.get("Target", "")))).lstrip("/")
        for element in root.iter("{*}Relationship")
        if str(element.get("Type", "")).endswith(f"/{kind}")
    }


def _xml(archive: zipfile.ZipFile, part: str) -> etree._Element:
    return parse(archive.read(part))


class _Scan:
    """One pass over the XML of a sheet."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._extent = Extent()
        self._row = self._column = 0
        self._ref = self._type = ""
        self._formula: str | None = None
        self._value = ""
        self._gathers = ""
        self._cut: int | None = None
        self._counted = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _no_doctype

    def read(self, archive: zipfile.ZipFile, part: str) -> Extent:
        with archive.open(part) as stream:
            while chunk := stream.read(1 << 20):
                self._parser.Parse(chunk, False)  # noqa: FBT003 -- expat takes no keyword
            self._parser.Parse(b"", True)  # noqa: FBT003
        return self._extent

    def _start(self, name: str, given: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self._cell(given)
        elif name in {"v", "f"} and self._ref:
            self._gather(name)
        elif name == "is" and self._ref:
            self._value = "inline"
        elif name == "row":
            self._row, self._column = int(given.get("r") or self._row + 1), 0
            self._extent.empty_tail += 1
            if self._cut is None:
                self._cut = self._parser.CurrentByteIndex
        elif name in {"mergeCell", "hyperlink"}:
            self._area(given.get("ref", "A1"))

    def _cell(self, given: dict[str, str]) -> None:
        self._column += 1
        self._ref = given.get("r") or f"{get_column_letter(self._column)}{self._row}"
        self._type = given.get("t", "")
        self._formula, self._value = None, ""
        self._extent.cells += 1
        if "r" not in given:
            return
        self._row, self._column = coordinate_to_tuple(self._ref)

    def _gather(self, name: str) -> None:
        self._gathers = name
        if name == "f":
            self._formula = ""
        self._parser.CharacterDataHandler = self._text

    def _text(self, text: str) -> None:
        if self._gathers == "f":
            self._formula = (self._formula or "") + text
        else:
            self._value += text

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name in {"v", "f"}:
            self._parser.CharacterDataHandler = None
        elif name == "c":
            self._close()
        elif name == "sheetData" and self._cut is not None and self._extent.empty_tail > _TAIL:
            self._extent.cut = (self._cut, self._parser.CurrentByteIndex)
            self._extent.cells = self._counted

    def _close(self) -> None:
        ref, self._ref = self._ref, ""
        if self._formula is not None and not self._value and self._type != "str":  # "str": the result is an empty text
            self._extent.formulas[ref] = self._formula
        elif not self._value:
            return
        self._cut, self._extent.empty_tail = None, 0
        self._extent.rows = max(self._extent.rows, self._row)
        self._extent.columns = max(self._extent.columns, self._column)
        self._counted = self._extent.cells
        if self._extent.rows > MOST_ROWS or self._extent.columns > MOST_COLUMNS:
            raise TooLarge(self._sheet, f"{get_column_letter(self._column)}{self._row}")

    def _area(self, ref: str) -> None:
        """Count the cells of a merged or linked area: the reader makes each of them."""
        left, top, right, bottom = (bound or 1 for bound in range_boundaries(ref))
        self._extent.cells += (right - left + 1) * (bottom - top + 1)
        if self._extent.cells > MOST_CELLS:
            raise TooLarge(self._sheet, f"{get_column_letter(right)}{bottom}")


def _no_doctype(*_: object) -> None:
    raise NoWorkbook("a part declares a document type, which ECMA-376 Part 2 forbids")


def _slim(archive: zipfile.ZipFile, cuts: Mapping[str, tuple[int, int]]) -> bytes:
    """Return the workbook without the parts nobody reads here, and without those bytes of its sheets.

    openpyxl loads pivot tables, drawings and comments whether wanted or not, and gives up on a whole workbook for one
    that it does not understand.
    """
    out, main = BytesIO(), _main(archive)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name in dict.fromkeys(archive.namelist()):
            if name.startswith(_UNREAD_PARTS):
                continue
            content = archive.read(name)
            if name in cuts:
                first, last = cuts[name]
                content = content[:first] + content[last:]
            elif name.endswith(".rels"):
                content = _without(_xml(archive, name), _is_unread)
            elif name == main:
                content = _without(_xml(archive, name), _is_pivot)
            target.writestr(name, content)
    return out.getvalue()


def _without(root: etree._Element, unwanted: Callable[[etree._Element], bool]) -> bytes:
    for element in list(root):
        if unwanted(element):
            root.remove(element)
    return etree.tostring(root)


def _is_unread(relation: etree._Element) -> bool:
    return str(relation.get("Type", "")).endswith(_UNREAD_RELATIONS)


def _is_pivot(element: etree._Element) -> bool:
    return str(element.tag).endswith("}pivotCaches")

"""How far sheets reach, with sheets that would take a reader gigabytes."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from annuario.register import read_workbook
from annuario.register.extent import MOST_COLUMNS, MOST_ROWS, measure

HEADER = ["Titolo", "Capitolo", "Budget"]
Book = Callable[..., Path]


def rewrite(path: Path, changes: Mapping[str, tuple[bytes, bytes]], more: Mapping[str, bytes] | None = None) -> Path:
    """Replace words in the parts of a workbook, and add parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, (old, new) in changes.items():
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (parts | dict(more or {})).items():
            archive.writestr(name, part)
    return path


@pytest.mark.parametrize(("row", "column", "cell"), [(MOST_ROWS + 1, 1, "A20001"), (2, MOST_COLUMNS + 1, "SG2")])
def test_a_value_far_out_stops(book: Book, row: int, column: int, cell: str) -> None:
    path = book({"A": [HEADER, ["a", "Reti"]]}, lambda sheet: sheet.cell(row, column, "x"))

    reading = read_workbook(path, chapters={})

    assert (reading.activities, [(fault.code, fault.severity.value, fault.place) for fault in reading.faults]) == (
        (),
        [("too-large", "stops", f"A!{cell}")],
    )


def test_a_vast_merged_area_stops(book: Book) -> None:
    vast = (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A5:XFD1048576"/></mergeCells>')
    path = rewrite(book({"A": [HEADER, ["a", "Reti"]]}), {"xl/worksheets/sheet1.xml": vast})

    assert [fault.place for fault in read_workbook(path, chapters={}).faults] == ["A!XFD1048576"]


def test_a_long_empty_end_is_cut_away(book: Book) -> None:
    end = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (row, row) for row in range(3, 60_000))
    path = rewrite(book({"A": [HEADER, ["a", "Reti", 5]]}), {"xl/worksheets/sheet1.xml": (b"</sheetData>", end + b"</sheetData>")})

    measured = measure(path.read_bytes())
    reading = read_workbook(path, chapters={"reti": "networks"})

    assert (measured.extents["A"].rows, measured.extents["A"].cells, len(measured.content) < 20_000) == (2, 6, True)
    assert [(activity.title, activity.budget_text("en")) for activity in reading.activities] == [("a", "€5")]
    assert reading.faults == ()


def test_formulas_are_told_by_cell_and_cells_may_lack_their_names(book: Book) -> None:
    path = book({"A": [HEADER, ["a", "Reti", "=1+1"], ["b", "Reti", "=A2"]]})
    rewrite(path, {"xl/worksheets/sheet1.xml": (b' r="C2"', b"")})

    assert measure(path.read_bytes()).extents["A"].formulas == {"C2": "1+1", "C3": "A2"}


def test_a_formula_that_gave_an_empty_text_has_its_value(book: Book) -> None:
    path = book({"A": [HEADER, ["a", "Reti", '=""']]})
    rewrite(path, {"xl/worksheets/sheet1.xml": (b'<c r="C2">', b'<c r="C2" t="str">')})

    assert measure(path.read_bytes()).extents["A"].formulas == {}


def test_a_pivot_that_nobody_understands_does_no_harm(book: Book) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pivot = f"</workbook><!-- {kind} -->".encode()
    caches = b'<pivotCaches><pivotCache cacheId="1" r:id="rId99" xmlns:r="' + kind.encode() + b'"/></pivotCaches>' + pivot
    relation = f'<Relationship Id="rId99" Type="{kind}/pivotCacheDefinition" Target="pivotCache/p1.xml"/></Relationships>'
    path = rewrite(
        book({"A": [HEADER, ["a", "Reti", 5]]}),
        {
            "xl/workbook.xml": (b"</workbook>", caches),
            "xl/_rels/workbook.xml.rels": (b"</Relationships>", relation.encode()),
        },
        {"xl/pivotCache/p1.xml": b"<nonsense/>"},
    )

    assert [activity.title for activity in read_workbook(path, chapters={}).activities] == ["a"]

"""The sample city's files: as many and as various as its offices, written by the builders that stand beside them."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pytest

from annuario.cycle import load_cycle
from tests.documents.city import CYCLE, REPOSITORY, SOME
from tests.documents.sample.catalogue import sample_files
from tests.documents.sample.resaved import RESAVED

CITY = REPOSITORY / CYCLE
WORD = {".docx", ".doc", ".odt"}
EXCEL = {".xlsx", ".xls"}
HABITS = {
    "a page on its side": r'w:orient="landscape"',
    "footnotes": r"<w:footnoteReference ",
    "endnotes": r"<w:endnoteReference ",
    "a colleague's comments": r"<w:commentReference ",
    "tracked changes": r"<w:del [^>]*w:author",
    "a chart of Word's own": r"<c:chart ",
    "a diagram with its older form": r"<wpg:wgp>.*<v:group ",
    "tables by tabs": r"<w:tabs>.*<w:tab/>",
    "pasted text": r'<w:rFonts [^>]*w:ascii="Courier New"',
    "captions typed by hand": r">Fig(ura|\.) 1",
    "typed bullets": r">- [A-Z]",
    "bold lines for headings": r"<w:b/><w:sz ",
    "styles of their own": r'w:pStyle w:val="Titolo1"',
    "merged cells": r"<w:vMerge",
    "a form field of somebody's template": r"\{\{ project_code \}\}",
}


def handed_in() -> dict[str, Path]:
    """Return what lies in the cycle's folders, by its path below the cycle, without what makes the folders be there."""
    found = (path for folder in ("shared", "late") for path in (CITY / folder).rglob("*") if path.is_file())
    return {path.relative_to(CITY).as_posix(): path for path in found if path.name[0] != "." and "_answers" not in path.parts}


def parts(content: bytes) -> dict[str, bytes]:
    """Return the texts and tables of a Word or Excel file by the names of their parts; nothing for a damaged file.

    Pictures and what is packed are left out: another release of Pillow or zlib packs them otherwise.
    """
    try:
        with ZipFile(BytesIO(content)) as package:
            return {
                name: package.read(name) for name in package.namelist() if name.startswith(("word/", "xl/")) and name[-4:] == ".xml"
            }
    except BadZipFile:
        return {}


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    """What the builders write, by its path below the cycle."""
    return {path: content for path, content in sample_files().items() if not path.rpartition("/")[2].startswith(".")}


def test_there_are_as_many_word_and_excel_files_as_sixteen_offices_send() -> None:
    kinds = [path.suffix for path in handed_in().values()]

    assert (sum(kind in WORD for kind in kinds), sum(kind in EXCEL for kind in kinds)) == (24, 12)
    assert {".doc", ".odt", ".xls"} <= set(kinds)


def test_thirteen_are_in_time_one_is_late_one_sent_a_damaged_file_and_one_is_silent() -> None:
    departments = {department.id for department in load_cycle(CITY).departments}
    senders = {folder: {path.split("/")[1] for path in handed_in() if path.startswith(folder)} for folder in ("shared", "late")}

    assert senders["late"] == {"gioventu"}
    assert departments - senders["shared"] - senders["late"] == {"pari-opportunita"}
    assert len(senders["shared"] - {"polizia-municipale"}) == 13


def test_the_builders_write_the_same_bytes_at_each_call(written: dict[str, bytes]) -> None:
    again = sample_files()

    assert [path for path in written if again[path] != written[path]] == []


def test_what_lies_there_is_what_the_builders_write(written: dict[str, bytes]) -> None:
    saved = {f"shared/{department}/{file.path}" for department, file in RESAVED.items()}

    lie = handed_in()

    assert set(lie) == set(written) | saved
    assert [path for path in written if parts(lie[path].read_bytes()) != parts(written[path])] == []


@pytest.mark.parametrize("habit", HABITS)
def test_each_habit_of_real_offices_is_somebodys(habit: str, written: dict[str, bytes]) -> None:
    texts = [parts(content) for path, content in written.items() if path.endswith(".docx")]

    found = [
        name
        for text in texts
        for name in ("word/document.xml", "word/footnotes.xml")
        if re.search(HABITS[habit], text.get(name, b"").decode("utf-8"), re.DOTALL)
    ]

    assert found != []


def test_the_small_copy_of_the_city_holds_files_that_are_there() -> None:
    assert {f"shared/{path}" for path in SOME} <= set(handed_in())

"""The book as its readers get it: topics, fiches, credits and missing departments, read from the files that were handed in."""

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from annuario.docx.anchors import anchor_name
from annuario.docx.names import w
from annuario.docx.prove import region
from annuario.docx.text import blocks, normal
from annuario.ledger.desk import Desk
from annuario.ledger.standing import Standing
from tests.report.conftest import Book

WITHOUT = ("gioventu", "pari-opportunita", "polizia-municipale")
"""The departments of which the whole sample has nothing that counts."""
_CHAPTER = {"chapter", "capitolo", "sezione"}
_TITLES = ("title", "titolo", "activity", "attività", "project", "progetto", "mission", "iniziativa", "evento", "denominazione")


def letters(text: str) -> str:
    """Return what is compared across line breaks and hyphenation: letters and digits alone."""
    return re.sub(r"[\W_]+", "", normal(text)).casefold()


def rows_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (title, chapter) of each row of a workbook, read without the program: the header is the row that has a title."""
    for sheet in pd.read_excel(path, sheet_name=None, header=None, dtype=str, engine="openpyxl").values():
        rows: list[list[object]] = sheet.to_numpy().tolist()
        heads = [number for number, row in enumerate(rows) if _CHAPTER & {str(cell).casefold() for cell in row}]
        for number in heads[:1]:
            names = [str(cell).casefold() for cell in rows[number]]
            title = next(place for place, name in enumerate(names) if name.startswith(_TITLES))
            chapter = next(place for place, name in enumerate(names) if name in _CHAPTER)
            for row in rows[number + 1 :]:
                if isinstance(row[title], str) and isinstance(row[chapter], str):
                    yield str(row[title]), str(row[chapter])


def delivered(desk: Desk) -> list[Standing]:
    """Return the departments of which something counts."""
    return [standing for standing in desk.standings() if standing.counting]


def workbooks(desk: Desk) -> list[Path]:
    """Return the workbooks of the departments that delivered, as they lie in the shared folder; old ones as converted."""
    shared = desk.workspace.cycle / "shared"
    paths = (path for standing in delivered(desk) for path in (shared / standing.department.id).rglob("*.xlsx"))
    old = [file for standing in delivered(desk) for file in standing.counting if file.path.endswith(".xls")]
    return [path for path in paths if "_answers" not in path.parts] + [desk.readable(file.digest) for file in old]


def department_text(book: Book, section: str, department: str) -> str:
    """Return the words of a department's part of a section in the draft."""
    names = [mark.get(w("name"), "") for mark in book.draft.body.iter(w("bookmarkStart"))]
    start = anchor_name(section, department)
    mine = {start} | {anchor_name(section, department, last) for last in (*map(str, range(1, 20)), "expected")}
    ends = [name for name in names if name.startswith("an_") and name not in mine]
    found = region(book.draft, start, ends) if start in names else ()
    return letters("".join(block.text for block in blocks(book.draft, found))) if found else ""


def test_every_topic_of_a_department_that_delivered_stands_in_its_part_of_the_section(book: Book) -> None:
    topics = [(standing.department.id, topic) for standing in delivered(book.desk) for topic in standing.department.topics]

    missing = [
        (department, topic.name)
        for department, topic in topics
        if letters(topic.name) not in department_text(book, topic.section, department)
        or letters(topic.name) not in letters(book.chapter(book.desk.cycle.section(topic.section).title.of("en")))
    ]

    assert len(topics) == 31
    assert missing == []


def test_every_row_of_every_workbook_is_a_fiche_in_its_chapter(book: Book) -> None:
    words = book.desk.cycle.section_words()
    rows = [row for path in workbooks(book.desk) for row in rows_of(path)]

    missing = [
        (title, chapter)
        for title, chapter in rows
        if letters(title) not in letters(book.chapter(book.desk.cycle.section(words[chapter.casefold()]).title.of("en")))
    ]

    assert len(rows) >= 89
    assert missing == []
    assert fiche_titles(book) == sorted({normal(title) for title, _ in rows})  # what two departments tell of is one fiche


def fiche_titles(book: Book) -> list[str]:
    """Return the titles of all fiches of the draft."""
    styles = (table for table in book.draft.body.iter(w("tbl")) if _is_fiche(table.find(f"{w('tblPr')}/{w('tblStyle')}")))
    return sorted(next(iter(blocks(book.draft, (table,)))).text for table in styles)


def _is_fiche(style: object) -> bool:
    return getattr(style, "get", lambda _: "")(w("val")) == "Fiche"


def test_all_sixteen_departments_are_credited(book: Book) -> None:
    credits_ = letters(book.chapter("Credits"))

    missing = [
        d.id
        for d in book.desk.cycle.departments
        if letters(d.name.of("en")) not in credits_ or letters(d.name.of("it")) not in credits_
    ]

    assert len(book.desk.cycle.departments) == 16
    assert missing == []


def test_a_department_that_is_missing_has_its_page_with_the_day_of_its_reminder(book: Book) -> None:
    missing = [standing for standing in book.desk.standings() if not standing.counting]

    shown = {
        standing.department.id: book.chapter(book.desk.cycle.section(standing.department.section).title.of("en"))
        for standing in missing
    }

    assert [standing.department.id for standing in missing] == list(WITHOUT)
    for standing in missing:
        said = letters(shown[standing.department.id])
        assert letters(f"{standing.department.name.of('en')}:") in said
        assert letters("expected") in said
        assert letters("reminded on 16 February 2006") in said

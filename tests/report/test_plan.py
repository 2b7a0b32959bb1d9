"""The plan: which contribution goes where, many-to-many."""

from annuario.report.plan import plan
from tests.report.conftest import Book


def test_sections_are_fed_by_department_by_sub_folder_and_by_the_chapter_column(book: Book) -> None:
    parts = {(chapter.section.id, part.department.id): part for chapter in plan(book.desk) for part in chapter.parts}
    environment = "ambiente-verde"

    assert [file.path for file in parts["networks", environment].narratives] == ["Reti tematiche ambiente 2005.docx"]
    assert {section for section, department in parts if department == environment} == {
        "networks",
        "european-projects",
        "organisations",
    }
    assert {rows.submission.path for rows in parts["european-projects", environment].rows} == {
        "progetti-europei/Progetti europei e premi.xlsx"
    }
    assert [file.path for file in parts["organisations", "sistemi-informativi"].narratives] == [
        "progetti-e-premi/Progetti internazionali e premi e-government.docx"
    ]


def test_a_department_that_owes_something_is_awaited_in_its_own_section_only(book: Book) -> None:
    awaited = [(chapter.section.id, part.department.id) for chapter in plan(book.desk) for part in chapter.parts if part.expected]

    assert sorted(awaited) == sorted(
        (standing.department.section, standing.department.id) for standing in book.desk.standings() if not standing.done
    )

"""The PDF of the sample: tagged, in its language, with outline, fonts and a contents list that is true."""

import subprocess

import pikepdf

from annuario.pdf.contents import contents_entries
from annuario.pdf.reading import outline
from annuario.report import export
from tests.report.conftest import BACK, Book
from tests.report.test_book import letters


def told(program: str, book: Book) -> str:
    """Return what a program of poppler says of the PDF."""
    return subprocess.run([program, str(book.pdf)], capture_output=True, text=True, check=True, timeout=60).stdout


def test_poppler_says_that_it_is_tagged_and_titled(book: Book) -> None:
    said = dict(line.split(":", 1) for line in told("pdfinfo", book).splitlines())

    assert said["Tagged"].strip() == "yes"
    assert said["Title"].strip() == "International activities of the City of Torino 2005"
    assert int(said["Pages"]) == len(book.pages)


def test_all_fonts_are_embedded_and_are_the_houses(book: Book) -> None:
    lines = told("pdffonts", book).splitlines()
    place = lines[0].index("emb")

    assert {line[place : place + 3] for line in lines[2:]} == {"yes"}
    assert {line.split("+")[1].split("-")[0].split()[0] for line in lines[2:]} <= {
        "Carlito",
        "Caladea",
        "OpenSymbol",
        "LiberationSerif",
        "LiberationSans",
    }


def test_language_and_title_stand_in_the_file_itself(book: Book) -> None:
    with pikepdf.open(book.pdf) as pdf:
        root = pdf.Root

        assert str(root.Lang) == "en-GB"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)


def test_the_outline_has_every_chapter_in_order(book: Book) -> None:
    chapters = [item.title for item in outline(book.pdf) if item.level == 1]

    expected = [*(section.title.of("en") for section in book.desk.cycle.sections), *BACK]
    assert chapters[chapters.index(expected[0]) :] == expected


def test_every_entry_of_the_contents_stands_on_the_page_it_promises(book: Book) -> None:
    entries = contents_entries(book.pdf)

    wrong = [entry for entry in entries if letters(entry.title) not in letters(book.pages[int(entry.printed_page) - 1])]

    assert len(entries) >= 10 + 16
    assert wrong == []
    undescribed = "a picture has no description (alternative text)."
    assert [fault.endswith(undescribed) for fault in book.exported.faults] == [True] * 2  # two the sample leaves to its editors


def test_what_would_keep_it_from_being_published_is_told_early_and_of_the_same_draft_again(book: Book) -> None:
    line = (
        "Not everybody could read 2 places in the draft yet: a picture without alternative text (2). `annuario publish` refuses"
        " while they are there, and names each."
    )

    assert [book.exported.lines(), export(book.desk).lines()] == [(line,), (line,)]


def test_a_second_export_of_the_same_draft_makes_nothing(book: Book) -> None:
    before = book.pdf.stat().st_mtime_ns

    again = export(book.desk)

    assert again.new is False
    assert book.pdf.stat().st_mtime_ns == before

"""Marked copies: remarks at the right places, and what becomes of a copy that comes back."""

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pytest

from annuario.collection import Checked, check, collect
from annuario.ledger.desk import Desk
from annuario.ledger.questions import questions
from annuario.ledger.settled import NEWER, settled
from annuario.ledger.submissions import counting, submissions
from annuario.office import Office, find_office
from annuario.register import read_workbook
from tests.collection.conftest import City
from tests.collection.test_check import workbook
from tests.documents.saved import saved_as

COPY = "sport/_answers/Relazione - con osservazioni.docx"
LIST = "sport/_answers/Elenco - con osservazioni.xlsx"
HEAD = ("Titolo", "Capitolo", "Periodo", "Importo")


def both(desk: Desk) -> Checked:
    collect(desk, pause=0.01)
    return check(desk)


def narrative() -> bytes:
    """A text with a fake heading, a colleague's comment, and a paragraph in good order."""
    document = docx.Document()
    document.add_heading("Attività", 1)
    document.add_paragraph("Trecento atleti a Torino.")
    document.add_paragraph().add_run("La maratona").bold = True
    said = document.add_paragraph("Testo da rivedere.")
    document.add_comment(said.runs, text="Da chiedere al settore", author="collega", initials="c")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def activities() -> bytes:
    return workbook(
        HEAD, ("Maratona", "Giovani e sport", "marzo 2005", "1.200 EUR"), ("Regata", "Giovani e sport", "forse", "boh"),
        ("Scambio", "Giovani e sport", "2005", "300 EUR"),
    )  # fmt: skip


def comments(content: bytes) -> dict[str, tuple[str, str]]:
    """Return of each comment the beginning of its words, with its author and the paragraph where it stands."""
    document = docx.Document(io.BytesIO(content))
    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    there = {
        mark.get(f"{{{names}}}id"): "".join(t.text or "" for t in paragraph._p.iter(f"{{{names}}}t"))  # noqa: SLF001 -- no public way
        for paragraph in document.paragraphs
        for mark in paragraph._p.iter(f"{{{names}}}commentReference")  # noqa: SLF001 -- as above
    }
    return {c.text.split(".")[0][:40]: (c.author, there.get(str(c.comment_id), "")) for c in document.comments}


@pytest.fixture
def marked(city: City) -> City:
    city.put("sport/Relazione.docx", narrative())
    city.put("sport/Elenco.xlsx", activities())
    city.at_desk(both)
    return city


def counts(city: City) -> list[str]:
    return city.at_desk(lambda desk: [row.path for row in counting(settled(desk.ledger, submissions(desk.ledger)))])


def test_remarks_stand_at_the_words_they_speak_of(marked: City) -> None:
    found = comments((marked.shared / COPY).read_bytes())

    assert found["Da chiedere al settore"] == ("collega", "Testo da rivedere.")
    ours = {place for author, place in found.values() if author == "annuario"}
    assert ours == {"La maratona", "Testo da rivedere."}


def test_notes_stand_at_the_cells_and_a_list_leads_to_them(marked: City) -> None:
    book = openpyxl.load_workbook(marked.shared / LIST)

    notes = {cell.coordinate: cell.comment.text for row in book.worksheets[0].iter_rows() for cell in row if cell.comment}
    sheet = book["Osservazioni annuario"]
    links = {str(cell.hyperlink.location) for cell in sheet["A"] if cell.hyperlink}
    assert notes.keys() == {"C3", "D3"}
    assert "“forse”" in notes["C3"]
    assert {location.replace("'", "") for location in links} == {"Attività!C3", "Attività!D3"}
    assert [cell.value for cell in sheet[1]] == ["Cella", "Che cosa si è trovato", "Che cosa fare"]


def test_what_says_nothing_of_notes_stays_byte_for_byte(marked: City) -> None:
    with ZipFile(marked.shared / "sport/Elenco.xlsx") as before, ZipFile(marked.shared / LIST) as after:
        same = [name for name in before.namelist() if name in after.namelist() and before.read(name) == after.read(name)]

    assert {"xl/worksheets/sheet2.xml", "docProps/core.xml", "xl/theme/theme1.xml"} <= set(same)


@pytest.mark.parametrize("name", ["Relazione - con osservazioni.docx", "corretta.docx"])
def test_a_mended_copy_is_the_new_version_without_our_comments(marked: City, name: str) -> None:
    mended = docx.Document(str(marked.shared / COPY))
    mended.paragraphs[1].add_run(" E duecento a Lione.")
    mended.save(str(marked.shared / "sport" / name))

    done = marked.at_desk(both)

    (row,) = [row for row in marked.rows() if row.path == name]
    readable = marked.at_desk(lambda desk: desk.readable(row.digest)).read_bytes()
    assert [author for author, _ in comments(readable).values()] == ["collega"]
    assert "Trecento atleti a Torino. E duecento a Lione." in [p.text for p in docx.Document(io.BytesIO(readable)).paragraphs]
    assert counts(marked) == ["Elenco.xlsx", name]
    assert done.told == (f"sport/{name} is our marked copy of 'Relazione.docx', mended; it counts in its place.",)
    assert marked.at_desk(lambda desk: [each.answer for each in questions(desk.ledger)]) == [NEWER]


def test_a_mended_copy_under_the_name_of_the_file_is_its_next_version(marked: City) -> None:
    mended = docx.Document(str(marked.shared / COPY))
    mended.paragraphs[2].text = "La maratona."
    mended.save(str(marked.shared / "sport/Relazione.docx"))

    done = marked.at_desk(both)

    assert counts(marked) == ["Elenco.xlsx", "Relazione.docx"]
    assert (done.told, marked.at_desk(lambda desk: questions(desk.ledger))) == ((), ())


@pytest.mark.parametrize("copy", [COPY, LIST])
def test_an_unchanged_copy_is_not_taken(marked: City, copy: str) -> None:
    name = copy.rpartition("/")[2]
    marked.put(f"sport/{name}", (marked.shared / copy).read_bytes())

    done = marked.at_desk(both)

    assert counts(marked) == ["Elenco.xlsx", "Relazione.docx"]
    assert [said.partition(" is our ")[0] for said in done.told] == [f"sport/{name}"]
    assert "nothing changed" in done.told[0]


def test_a_mended_list_is_read_without_our_own(marked: City) -> None:
    book = openpyxl.load_workbook(marked.shared / LIST)
    book.worksheets[0]["C3"] = "maggio 2005"
    book.save(marked.shared / "sport/Elenco - con osservazioni.xlsx")

    marked.at_desk(both)

    (row,) = [row for row in marked.rows() if row.path == "Elenco - con osservazioni.xlsx"]
    reading = read_workbook(marked.at_desk(lambda desk: desk.readable(row.digest)), chapters={})
    assert counts(marked) == ["Elenco - con osservazioni.xlsx", "Relazione.docx"]
    assert [each.title for each in reading.activities] == ["Maratona", "Regata", "Scambio"]
    assert {found.code for found in row.findings} == {"unread-amount"}


@pytest.mark.parametrize(("copy", "ending"), [(COPY, ".docx"), (LIST, ".xlsx")])
def test_a_copy_that_libreoffice_saved_is_known_too(marked: City, tmp_path: Path, copy: str, ending: str) -> None:
    office: Office = find_office()
    saved = saved_as(office, (marked.shared / copy).read_bytes(), ending, source=ending, work=tmp_path)
    marked.put(f"sport/nuovo{ending}", saved)

    marked.at_desk(both)

    codes = {found.code for row in marked.rows() if row.path == f"nuovo{ending}" for found in row.findings}
    original = "Relazione.docx" if ending == ".docx" else "Elenco.xlsx"
    assert len(counts(marked)) == 2
    assert not {f"nuovo{ending}", original} <= set(counts(marked))
    assert "notes-sheet" not in codes


def test_a_copy_that_a_clerk_is_mending_where_it_lies_is_left_alone(marked: City) -> None:
    there = docx.Document(str(marked.shared / COPY))
    there.paragraphs[1].add_run(" E altri.")
    there.save(str(marked.shared / COPY))
    before = (marked.shared / COPY).read_bytes()
    document = docx.Document(io.BytesIO(narrative()))
    document.add_paragraph().add_run("Un altro titolo").bold = True
    document.save(str(marked.shared / "sport/Relazione.docx"))

    done = marked.at_desk(both)

    assert (marked.shared / COPY).read_bytes() == before
    assert "was changed there, so it was left alone" in done.told[0]


def test_a_copy_goes_when_its_file_is_in_order(marked: City, word: Callable[[str], bytes]) -> None:
    marked.put("sport/Relazione.docx", word("Trecento atleti a Torino."))

    marked.at_desk(both)

    assert not (marked.shared / COPY).exists()
    assert (marked.shared / LIST).exists()


def test_a_second_run_writes_nothing(marked: City) -> None:
    before = {path: path.stat().st_mtime_ns for path in (marked.shared / "sport/_answers").iterdir()}

    done = marked.at_desk(both)

    assert done.written == ()
    assert {path: path.stat().st_mtime_ns for path in (marked.shared / "sport/_answers").iterdir()} == before


def test_the_page_says_what_the_text_says_and_escapes_what_files_hold(city: City) -> None:
    city.put("sport/<b>x.docx", narrative())
    city.put("sport/Elenco.xlsx", workbook(HEAD, ("<script>alert(1)</script>", "Giovani e sport", "<i>forse</i>", "1 EUR")))

    city.at_desk(both)

    html = (city.shared / "sport/_answers/risposta.html").read_text("utf-8")
    assert "<script" not in html
    assert "<i>forse" not in html
    assert "&lt;i&gt;forse&lt;/i&gt;" in html
    assert 'href="%3Cb%3Ex%20-%20con%20osservazioni.docx"' in html

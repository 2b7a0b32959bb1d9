"""The form for a text: filled as a clerk would, saved by LibreOffice too, it comes back section by section."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from annuario.collection import check, collect
from annuario.collection.forms import write_forms
from annuario.collection.single import check_file
from annuario.findings import stops
from annuario.ledger.desk import Desk, open_desk
from annuario.office import find_office
from annuario.report.plan import plan
from tests.documents.city import copy_city
from tests.documents.saved import saved_as

DEPARTMENT = "ambiente-verde"
SAID = {  # topic of the sample's department -> what is written under it
    "themed networks": ("La rete delle città verdi.", "Una seconda riga."),
    "European environmental projects": ("Il progetto LIFE sul Po.",),
    "international awards": (),
}


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return copy_city(tmp_path / "city")


@pytest.fixture
def empty(city: Path) -> bytes:
    """The form of one department as it is written."""
    with open_desk(here=city) as desk:
        folder = write_forms(desk).folder
    return (folder / f"{DEPARTMENT}.docx").read_bytes()


def filled(form: bytes, *, replacing: bool) -> bytes:
    """Return the form with words under its headings: in place of the guiding words as Word does it, or behind them."""
    document = docx.Document(io.BytesIO(form))
    for heading, words in SAID.items():
        paragraph = next(p for p in document.paragraphs if p.text.casefold() == heading.casefold())
        made = [document.add_paragraph(text)._p for text in words]  # noqa: SLF001 -- no public way
        (control,) = paragraph._p.xpath("following-sibling::w:sdt[1]")  # noqa: SLF001 -- as above
        if replacing and words:
            (content,) = control.xpath("w:sdtContent", namespaces=paragraph._p.nsmap)  # noqa: SLF001 -- as above
            content[:] = made
            (shown,) = control.xpath("w:sdtPr/w:showingPlcHdr", namespaces=paragraph._p.nsmap)  # noqa: SLF001 -- as above
            shown.getparent().remove(shown)
        for each in reversed(made) if not replacing else ():
            control.addnext(each)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def told(city: Path, content: bytes, ending: str) -> dict[str, list[str]]:
    """Hand a form in beside nothing else, and return what the book takes for each section."""
    folder = city / "inputs/torino-2005/shared" / DEPARTMENT
    for path in [path for path in folder.rglob("*") if path.is_file() and path.name != ".gitkeep"]:
        path.unlink()
    (folder / f"Modulo{ending}").write_bytes(content)
    with open_desk(here=city) as desk:
        collect(desk, pause=0)
        check(desk)
        return dict(_sections(desk))


def _sections(desk: Desk) -> Iterator[tuple[str, list[str]]]:
    for chapter in plan(desk):
        for part in chapter.parts:
            for file in part.narratives if part.department.id == DEPARTMENT else ():
                document = docx.Document(str(desk.readable(file.digest, section=chapter.section.id)))
                yield chapter.section.id, [paragraph.text for paragraph in document.paragraphs if paragraph.text]


EXPECTED = {
    "european-projects": ["European environmental projects", "Il progetto LIFE sul Po."],
    "networks": ["Themed networks", "La rete delle città verdi.", "Una seconda riga."],
}


@pytest.mark.parametrize("replacing", [True, False], ids=["in its place", "behind it"])
@pytest.mark.parametrize("saved", ["", ".docx", *(pytest.param(ending, marks=pytest.mark.slow) for ending in (".odt", ".doc"))])
def test_what_stands_under_a_heading_goes_to_its_section(
    city: Path, empty: bytes, tmp_path: Path, *, saved: str, replacing: bool
) -> None:
    content = filled(empty, replacing=replacing)
    if saved:
        content = saved_as(find_office(), content, saved, source=".docx", work=tmp_path)

    assert told(city, content, saved or ".docx") == EXPECTED


def test_an_empty_form_is_no_text(empty: bytes, tmp_path: Path) -> None:
    path = tmp_path / "Modulo.docx"
    path.write_bytes(empty)

    found = check_file(path)

    assert [finding.code for finding in found if stops([finding])] == ["empty-document"]


def test_what_is_written_before_the_headings_is_not_lost(city: Path, empty: bytes) -> None:
    document = docx.Document(io.BytesIO(empty))
    document.paragraphs[0].insert_paragraph_before("Prima di tutto.")
    buffer = io.BytesIO()
    document.save(buffer)

    assert told(city, buffer.getvalue(), ".docx") == {"networks": ["Prima di tutto."]}

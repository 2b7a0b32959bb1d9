"""Proofs: each department's pages of the report, made only where they changed, and never in the way."""

import shutil
from pathlib import Path

import docx
import pytest

from annuario.ledger.builds import builds
from annuario.pdf import page_texts, verify
from annuario.report import export
from annuario.report.page_proofs import make_proofs
from tests.documents.city import desk_in
from tests.report.conftest import Book
from tests.report.test_book import letters

DELIVERED = [
    "ambiente-verde", "comunicazione-olimpiadi", "cooperazione-pace", "edilizia-periferie", "lavoro-formazione",
    "relazioni-internazionali", "servizi-culturali", "sistemi-informativi", "urban-center",
]  # fmt: skip


@pytest.fixture(scope="module")
def proofs(book: Book) -> Path:
    """The folder of the proofs."""
    return book.desk.workspace.outputs / "proofs"


def test_each_department_that_delivered_has_its_pages_as_they_stand_in_the_report(book: Book, proofs: Path) -> None:
    found = {path.stem: page_texts(path) for path in sorted(proofs.glob("*.pdf"))}

    assert list(found) == sorted(book.exported.proofs) == sorted(s.department.id for s in book.desk.standings() if s.counting)
    for department, pages in found.items():
        assert set(pages) <= set(book.pages), department
        assert letters(book.desk.cycle.department(department).name.of("en")) in letters(" ".join(pages))


def test_a_proof_is_tagged_and_named(book: Book, proofs: Path) -> None:
    title = "International activities of the City of Torino 2005: Urban Center Department"

    found = verify(proofs / "urban-center.pdf", language="en-GB", title=title)

    assert [fault for fault in found.faults if fault.rule in {"tags", "title", "language", "fonts", "pictures", "tables"}] == []
    assert 0 < found.pages < len(book.pages)


def test_only_the_departments_whose_pages_changed_are_made_anew(city: Path) -> None:
    with desk_in(city) as desk:
        first, again = export(desk), export(desk)
        document = docx.Document(str(desk.workspace.draft))
        paragraph = next(p for p in document.paragraphs if "Nagoya" in p.text and p.style and p.style.name == "Body Text")
        paragraph.runs[0].text = "!" + paragraph.runs[0].text[1:]
        document.save(str(desk.workspace.draft))

        third = export(desk)

        made = len(builds(desk.ledger, "proof"))
    assert sorted(first.proofs) == DELIVERED
    assert (again.new, again.proofs, third.new) == (False, (), True)
    assert 0 < len(third.proofs) < len(DELIVERED)
    assert made == len(DELIVERED) + len(third.proofs)


@pytest.mark.slow
def test_a_proof_that_was_lost_comes_back_and_one_that_is_nobodys_goes(city: Path) -> None:
    with desk_in(city) as desk:
        export(desk)
        folder = desk.workspace.outputs / "proofs"
        kept = (folder / "urban-center.pdf").read_bytes()
        (folder / "urban-center.pdf").unlink()
        (folder / "sport.pdf").write_bytes(kept)

        again = export(desk)

        assert (again.new, again.proofs) == (False, ("urban-center",))
        assert (folder / "urban-center.pdf").read_bytes() == kept
        assert not (folder / "sport.pdf").exists()


@pytest.mark.slow
def test_what_goes_wrong_is_told_and_the_report_stays(city: Path) -> None:
    with desk_in(city) as desk:
        desk.workspace.outputs.mkdir(parents=True, exist_ok=True)
        (desk.workspace.outputs / "proofs").write_text("in the way", "utf-8")

        exported = export(desk)

        assert (exported.new, exported.faults, exported.proofs) == (True, (), ())
        assert len(exported.told) == 1
        assert exported.told[0].startswith("The proofs of the departments could not be made (")
        assert Path(exported.path).is_file()


def test_a_pdf_that_is_none_is_told(book: Book, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    shutil.copyfile(book.pdf, broken)
    broken.write_bytes(broken.read_bytes()[:2000])

    assert len(make_proofs(book.desk, broken, {"sport": [1]}).told) == 1

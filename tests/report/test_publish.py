"""What stops a publication, what is published as a named exception, corrections, and annexes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pikepdf
import pytest

from annuario.ledger.archive import sha256
from annuario.ledger.desk import Desk
from annuario.pdf import outline, page_labels
from annuario.report import export, publish
from annuario.report.publish import NotFit
from tests.documents.city import CYCLE, build_draft, copy_city, desk_in
from tests.documents.word import png
from tests.report.conftest import awaited
from tests.report.test_edition import digests, table

ANNEX = '\n[[annexes]]\nfile = "annexes/foreword.pdf"\ntitle = "Foreword of the Mayor"\nplace = "front"\n'


@pytest.fixture
def desk(city: Path) -> Iterator[Desk]:
    """The small city's desk with its draft."""
    with desk_in(city) as desk:
        yield desk


def leave_hurdles(draft: Path, folder: Path) -> None:
    """Put a picture without a description and a heading that leaves out a level at the end of the draft."""
    image = folder / "one.png"
    image.write_bytes(png(40))
    document = docx.Document(str(draft))
    document.add_paragraph("The fountain in the square").add_run().add_picture(str(image))
    document.add_paragraph("Deep down", style="heading 5")
    document.save(str(draft))


def foreword(folder: Path) -> Path:
    """Lay a page that nobody tagged where the cycle names an annex."""
    target = folder / CYCLE / "annexes" / "foreword.pdf"
    target.parent.mkdir()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(target)
    return target


def test_what_is_not_accessible_stops_it_with_its_place_and_what_to_do(desk: Desk, tmp_path: Path) -> None:
    leave_hurdles(desk.workspace.draft, tmp_path)

    with pytest.raises(NotFit) as refused:
        publish(desk, without=awaited(desk))

    assert str(refused.value).splitlines() == [
        "The draft is not fit to publish yet, 2 places to settle:",
        (
            "  - a picture without alternative text under “Credits”, at “The fountain in the square”: right-click it, choose Edit"
            " Alt Text, and write what it shows"
        ),
        "  - a heading that leaves out a level under “Credits”, at “Deep down”: give it the style Heading 2 instead of Heading 5",
        "What cannot be mended now is published as a named exception with --with-exceptions.",
    ]
    assert list(desk.workspace.outputs.glob("edition-*")) == []


def test_with_exceptions_they_are_named_and_counted(desk: Desk, tmp_path: Path) -> None:
    leave_hurdles(desk.workspace.draft, tmp_path)

    made = publish(desk, without=awaited(desk), with_exceptions=True)

    said = Path(made.folder, "accessibility.md").read_text("utf-8")
    manifest = json.loads(Path(made.folder, "manifest.json").read_text("utf-8"))
    exceptions = manifest["verification"]["exceptions"]
    assert made.exceptions == len(exceptions) >= 2
    assert [each["kind"] for each in exceptions][:2] == ["alt-text", "heading-jump"]
    assert "The report conforms in part" in said
    assert "In numbers: a picture without a description, a heading that leaves out a level" in said
    named = r"1\. A picture without a description: Credits, The fountain in the square \(pages? \d+(–\d+)?\)\. Nobody wrote"
    assert re.search(named, said) is not None
    assert "(WCAG 2.1, 1.1.1)" in said


@pytest.mark.slow
def test_a_correction_is_the_next_edition_with_its_note_and_the_old_one_stays(desk: Desk) -> None:
    first = publish(desk, without=awaited(desk))
    before = digests(Path(first.folder))
    document = docx.Document(str(desk.workspace.draft))
    document.paragraphs[-1].add_run(" Corrected.")
    document.save(str(desk.workspace.draft))

    second = publish(desk, without=awaited(desk), note="The budget of\nthe festival | was wrong.")
    again = publish(desk, without=awaited(desk), note="Nothing")

    page = Path(second.folder, "README.md").read_text("utf-8")
    assert (second.number, again.number, again.new) == (2, 2, False)
    assert "What was corrected: The budget of the festival \\| was wrong." in page
    assert json.loads(Path(second.folder, "manifest.json").read_text("utf-8"))["note"] == "The budget of the festival | was wrong."
    assert digests(Path(first.folder)) == before


def test_an_annex_that_is_missing_stops_a_publication_and_not_the_report(tmp_path: Path) -> None:
    folder = copy_city(tmp_path)
    with (folder / CYCLE / "cycle.toml").open("a", encoding="utf-8") as file:
        file.write(ANNEX)
    with desk_in(folder) as desk:
        build_draft(desk)

        exported = export(desk)
        with pytest.raises(NotFit) as refused:
            publish(desk, without=awaited(desk))

    told = "The annex “Foreword of the Mayor” (foreword.pdf) is not there. Put a sound PDF there, or mend [[annexes]]."
    assert exported.faults == (told,)
    assert "  - the annex “Foreword of the Mayor” is not there: put foreword.pdf into its place" in str(refused.value)


@pytest.mark.slow
def test_an_untagged_annex_is_published_as_an_exception(tmp_path: Path) -> None:
    folder = copy_city(tmp_path)
    with (folder / CYCLE / "cycle.toml").open("a", encoding="utf-8") as file:
        file.write(ANNEX)
    annex = foreword(folder)
    with desk_in(folder) as desk:
        build_draft(desk)
        with pytest.raises(NotFit, match="the annex “Foreword of the Mayor” is not tagged: ask for it as a tagged PDF"):
            publish(desk, without=awaited(desk))

        made = publish(desk, without=awaited(desk), with_exceptions=True)

    edition = Path(made.folder)
    manifest = json.loads((edition / "manifest.json").read_text("utf-8"))
    said = (edition / "accessibility.md").read_text("utf-8")
    rows = table((edition / "pages.csv").read_bytes())
    assert (outline(edition / "report.pdf")[0].title, outline(edition / "report.pdf")[0].page) == ("Foreword of the Mayor", 2)
    assert made.pages == len(page_labels(edition / "report.pdf"))
    assert manifest["annexes"] == [{"title": "Foreword of the Mayor", "front": True, "sha256": sha256(annex)}]
    assert "An annex that is not tagged: “Foreword of the Mayor”." in said
    assert all(int(row["first_place"]) > int(row["first_page"]) for row in rows)  # the annex stands before them
    assert "Annexes: “Foreword of the Mayor”, pages " in (edition / "README.md").read_text("utf-8")

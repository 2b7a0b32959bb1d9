"""A changed house in a draft that editors have changed: every page has the new look, and every word is the same."""

import shutil
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest

from annuario.cli.main import main
from annuario.docx import inspect, read
from annuario.docx.house import Styles
from annuario.docx.names import w
from annuario.docx.text import blocks
from annuario.errors import Refused
from annuario.report import assemble, export
from annuario.report.editing.versions import versions
from annuario.report.new_look import new_look
from tests.documents.city import CYCLE, REPOSITORY, desk_in
from tests.documents.editors import change_words
from tests.documents.restyled import PURPLE, restyle_house
from tests.report.test_editing import EDITED, TOLD

BLUE = "1D4A6D"
IMAGE = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE


@pytest.fixture
def restyled(city: Path) -> Path:
    """A project with templates of its own, a draft that editors have changed, and then a house that was changed."""
    own = city / "templates"
    own.unlink()
    shutil.copytree(REPOSITORY / "templates", own)
    change_words(city / "outputs" / "torino-2005" / "report-draft.docx", TOLD, EDITED)
    restyle_house(own / "house.docx")
    return city


def words(path: Path) -> list[tuple[str, str]]:
    """Return the role and the words of each block."""
    return [(block.role, block.text) for block in blocks(read(path))]


def test_the_draft_has_the_new_look_and_not_a_word_is_another(restyled: Path) -> None:
    with desk_in(restyled) as desk:
        draft = desk.workspace.draft
        told = assemble(desk).lines()
        before, count = words(draft), len(versions(desk))

        changed, again = new_look(desk), new_look(desk)

        package = read(draft)
        heading = Styles(package).by_id["Heading2"]
        align = heading.find(f"{w('pPr')}/{w('jc')}")
        assert (changed, again) == (True, False)
        line = "house.docx was changed; the draft that editors have changed keeps its old looks until you run"
        assert [line in each for each in told] == [False] * (len(told) - 1) + [True]
        assert words(draft) == before
        assert any(EDITED in text for _, text in before)
        assert align is not None
        assert align.get(w("val")) == "center"
        assert {m.get(w("left")) for m in package.body.iter(w("pgMar"))} >= {"1700"}
        assert inspect(package) == ()
        assert len(versions(desk)) == count + 1
        assert [each for each in assemble(desk).lines() if line in each] == []


def test_the_command_that_brings_the_new_look_does_not_ask_for_itself(restyled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cycle = str(restyled / CYCLE)

    main(["assemble", "--cycle", cycle])
    asked = capsys.readouterr().out
    main(["assemble", "--new-look", "--cycle", cycle])
    done = capsys.readouterr().out

    assert "`annuario assemble --new-look`" in asked
    assert ("--new-look" in done, "The draft has the looks of templates/house.docx now" in done) == (False, True)


def test_every_page_of_the_pdf_has_the_new_colour(restyled: Path) -> None:
    with desk_in(restyled) as desk:
        assemble(desk)
        new_look(desk)

        pdf = Path(export(desk).path)

    found = {number: colours(page) for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1)}
    pictured = {number for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1) if any(page.get_objects(filter=[IMAGE]))}
    ruled = {number for number, seen in found.items() if PURPLE in seen}
    assert {number for number, seen in found.items() if BLUE in seen} <= {1, *pictured}  # a picture is a picture
    assert ruled == set(found)


def colours(page: pypdfium2.PdfPage) -> set[str]:
    """Return the colours that fill more than a few points of a page."""
    image = page.render(scale=3).to_pil().convert("RGB")
    return {"%02X%02X%02X" % colour for count, colour in image.getcolors(1 << 24) if count > 5}  # noqa: UP031 -- three at once


def test_a_draft_that_is_open_is_left_alone(restyled: Path) -> None:
    with desk_in(restyled) as desk:
        before = desk.workspace.draft.read_bytes()
        (desk.workspace.outputs / ".~lock.report-draft.docx#").touch()

        with pytest.raises(Refused, match="open"):
            new_look(desk)

        assert desk.workspace.draft.read_bytes() == before


def test_the_programs_own_draft_needs_none(city: Path) -> None:
    with desk_in(city) as desk:
        before = desk.workspace.draft.read_bytes()

        assert not new_look(desk)
        assert desk.workspace.draft.read_bytes() == before

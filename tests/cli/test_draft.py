import shutil
from pathlib import Path

import pytest

from annuario.cli.main import main
from annuario.ledger.archive import sha256
from tests.documents.city import build_draft, copy_city, desk_in
from tests.documents.editors import change_words

OLD, NEW = "belongs to five themed networks", "belongs to five networks, as the editors know,"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_city(tmp_path_factory.mktemp("built"))
    with desk_in(folder) as desk:
        build_draft(desk)
    return folder


@pytest.fixture
def cycle(built: Path, tmp_path: Path) -> Path:
    """The sample's cycle in a project with a first draft."""
    return shutil.copytree(built, tmp_path / "city", symlinks=True) / "inputs" / "torino-2005"


@pytest.fixture
def draft(cycle: Path) -> Path:
    return cycle.parents[1] / "outputs" / "torino-2005" / "report-draft.docx"


def said(capsys: pytest.CaptureFixture[str], *words: str, cycle: Path) -> tuple[int, list[str]]:
    """Run `annuario` with these words; return the exit code and the lines."""
    code = main([*words, "--cycle", str(cycle)])
    printed = capsys.readouterr()
    return code, (printed.out + printed.err).splitlines()


def test_what_editors_did_is_told(cycle: Path, draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = said(capsys, "draft", cycle=cycle)
    change_words(draft, OLD, NEW)

    code, lines = said(capsys, "draft", cycle=cycle)

    assert before == (0, ["The draft is the program's own; nobody has changed it."])
    assert (code, lines[0], lines[-1]) == (
        0,
        "The draft was made of draft 1 of the program; since then 1 edit.",
        "  Networks: 1 edit",
    )


def test_a_file_a_department_shows_what_became_of_its_text(cycle: Path, draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change_words(draft, OLD, NEW)

    code, lines = said(capsys, "draft", "diff", cycle=cycle)

    written = sorted((draft.parent / "redlines").glob("*.docx"))
    assert (code, sorted(lines[:-1])) == (0, [str(path) for path in written])
    assert lines[-1] == f"{len(written)} files show what became of each department's text."


def test_a_copy_that_came_back_is_taken_in(cycle: Path, draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copia di Anna.docx"
    shutil.copyfile(draft, copy)
    change_words(copy, OLD, NEW)

    first, again = (said(capsys, "draft", "take", str(copy), cycle=cycle) for _ in range(2))

    assert first == (0, ["copia di Anna.docx: 1 change brought into the draft."])
    assert again == (0, ["copia di Anna.docx: nothing in it that is not in the draft already."])


def test_a_copy_that_clashes_waits_for_a_person(
    cycle: Path, draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copia.docx"
    shutil.copyfile(draft, copy)
    change_words(copy, OLD, "belongs to nine themed networks")
    change_words(draft, OLD, "belongs to four themed networks")

    code, lines = said(capsys, "draft", "take", str(copy), cycle=cycle)

    assert (code, len(lines)) == (4, 2)
    assert lines[0].endswith("1 conflict to decide there.")


def test_what_is_no_draft_is_refused(cycle: Path, draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sha256(draft)
    note = tmp_path / "note.docx"
    note.write_text("no Word file", "utf-8")

    refused = [said(capsys, "draft", "take", str(path), cycle=cycle)[0] for path in (note, tmp_path / "gone.docx")]

    assert (refused, sha256(draft)) == ([3, 3], before)


def test_drafts_are_listed_and_one_is_put_back(cycle: Path, draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = sha256(draft)
    change_words(draft, OLD, NEW)

    put_back = said(capsys, "draft", "restore", "1", cycle=cycle)
    listed = said(capsys, "draft", "restore", cycle=cycle)
    unknown = said(capsys, "draft", "restore", "e7", cycle=cycle)

    assert put_back[1] == [
        "Put back: draft 1 of the program, 2006-02-16. What lay there before is in the archive; the list has it.",
    ]
    assert sha256(draft) == first
    assert listed[1] == [
        "   1  draft 1 of the program, 2006-02-16",
        "  e1  report-draft.docx as editors had saved it on 2006-02-16, made of draft 1",
        "Name one to put it back: annuario draft restore ID. The present draft is kept, too.",
    ]
    assert unknown[0] == 2


def test_a_section_is_frozen_and_opened_again(cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frozen = said(capsys, "freeze", "networks", cycle=cycle)
    opened = said(capsys, "freeze", "--undo", "networks", cycle=cycle)
    unknown = said(capsys, "freeze", "netwrks", cycle=cycle)

    assert frozen[0] == opened[0] == 0
    assert frozen[1][0].startswith("“Networks” is frozen: what arrives later is listed, and not brought in.")
    assert opened[1] == ["“Networks” takes in again what arrives."]
    assert unknown[0] == 2
    assert unknown[1][0].startswith("annuario: There is no section 'netwrks' in this cycle. There are: twinnings, ")

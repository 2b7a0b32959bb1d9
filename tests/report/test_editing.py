"""The editors' draft and what arrives while they work: both are in the next draft, and no word of either is lost."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from annuario.collection import check, collect
from annuario.docx import read
from annuario.docx.names import w
from annuario.docx.text import blocks
from annuario.errors import Refused, WrongUse
from annuario.ledger.archive import sha256
from annuario.ledger.builds import builds, drafts, origins
from annuario.ledger.decisions import freeze, thaw
from annuario.ledger.desk import Desk
from annuario.office import convert, find_office
from annuario.report import Assembled, assemble, publish
from annuario.report.beside import drafts_beside
from annuario.report.editing.drafts import edited, restore, take
from annuario.report.editing.redlines import write_redlines
from annuario.report.editing.removed import Removed, removed
from annuario.report.editing.versions import SAVED, versions
from annuario.report.fitness import obstacles
from annuario.report.place import NoDraft, Place
from annuario.report.publish import NotFit
from tests.documents.city import CYCLE, REPOSITORY, desk_in, hand_in_late
from tests.documents.editors import AMBIENTE, change_words, delete_paragraphs, texts

TOLD = "belongs to five themed networks"
EDITED = "belongs to five networks, as the editors know,"
CORRECTED = "belongs to six themed networks"
SPORT = "Sport internazionale 2005 - testo e foto.docx"
CALENDAR = "manifestazioni e scambi/CALENDARIO SPORT INTERNAZIONALE 2005.xlsx"
NEAR = "Since 2003 Torino has led"


@pytest.fixture
def draft(city: Path) -> Path:
    return city / "outputs" / "torino-2005" / "report-draft.docx"


@pytest.fixture
def handed_in(city: Path) -> Path:
    """The Word file of the department that corrects."""
    return city / "inputs" / "torino-2005" / "shared" / AMBIENTE


Round = Callable[[], Assembled]


@pytest.fixture
def desk(city: Path) -> Iterator[Desk]:
    with desk_in(city) as opened:
        yield opened


def round_of(desk: Desk) -> Assembled:
    """Run what comes before the PDF once more."""
    collect(desk)
    check(desk)
    return assemble(desk)


def shown(path: Path) -> str:
    return "\n".join(block.text for block in blocks(read(path)))


def marks(path: Path) -> list[tuple[str, str, str]]:
    """Return each tracked change: what it is, by whom, its words."""
    root = read(path).body
    return [
        (
            str(node.tag).rpartition("}")[2],
            node.get(w("author"), ""),
            "".join(t.text or "" for t in node.iter(w("t"), w("delText"))),
        )
        for node in root.iter(w("ins"), w("del"))
        if next(node.iter(w("t"), w("delText")), None) is not None
    ]


def remarks(path: Path) -> list[tuple[str, str]]:
    part = read(path).related("comments")
    found = part.tree().iter(w("comment")) if part is not None else ()
    return [(node.get(w("author"), ""), "".join(t.text or "" for t in node.iter(w("t")))) for node in found]


def test_a_late_department_goes_into_the_editors_draft_without_a_mark(city: Path, desk: Desk, draft: Path) -> None:
    saved = change_words(draft, TOLD, EDITED)
    hand_in_late(city)

    result = round_of(desk)

    assert (result.place, result.waits, marks(draft), remarks(draft)) == (Place.MERGED, False, [], [])
    text = shown(draft)
    assert EDITED in text
    assert "Youth Department: contribution expected" not in text
    assert (
        [tally.line() for tally in result.brought.tallies if tally.section == "Networks"]
        if result.brought
        else [] == ["Networks: 1 edit kept, 0 changes brought in, 0 conflicts"]
    )
    assert desk.archive.holds(saved)
    assert [path.name for path in draft.parent.glob("report-draft*")] == ["report-draft.docx"]


def test_a_late_text_goes_before_two_lists_of_its_department_without_a_mark(city: Path, desk: Desk, draft: Path) -> None:
    hand_in_lists(city / CYCLE / "shared" / "sport")
    round_of(desk)
    change_words(draft, TOLD, EDITED)
    shutil.copy(REPOSITORY / CYCLE / "shared" / "sport" / SPORT, city / CYCLE / "shared" / "sport")

    result = round_of(desk)

    assert (result.place, marks(draft), remarks(draft)) == (Place.MERGED, [], [])
    text = shown(draft)
    assert text.index("A year of warming up") < text.index("Rowing on the Po")
    assert [section.anchor for section in origins(desk.ledger, result.number) if section.department == "sport"] == [
        f"an_youth_sport_sport_{n}" for n in (3, 1, 2)
    ]
    numbers = [line.split(":")[0] for line in texts(draft) if line.startswith("Figure\xa0")]
    assert len(numbers) > 1
    assert numbers == [f"Figure\xa0{n}" for n in range(1, len(numbers) + 1)]


def hand_in_lists(folder: Path) -> None:
    """Lay two lists into the sports department's folder, each with every second of its activities."""
    folder.mkdir(exist_ok=True)
    for name, left in (("a.xlsx", 0), ("b.xlsx", 1)):
        book = openpyxl.load_workbook(REPOSITORY / CYCLE / "shared" / "sport" / CALENDAR)
        sheet = book.worksheets[0]
        for row in range(sheet.max_row, 4, -1):
            if row % 2 == left:
                sheet.delete_rows(row)
        book.save(folder / name)


def test_a_second_run_changes_nothing(city: Path, desk: Desk, draft: Path) -> None:
    change_words(draft, TOLD, EDITED)
    hand_in_late(city)
    round_of(desk)
    before = sha256(draft), drafts(desk.ledger)

    again = round_of(desk)

    assert (again.place, (sha256(draft), drafts(desk.ledger))) == (Place.SAME, before)


def test_what_editors_alone_have_changed_is_not_called_as_it_was(desk: Desk, draft: Path) -> None:
    before = round_of(desk)
    change_words(draft, TOLD, EDITED)

    after = round_of(desk)

    assert before.sentence().startswith("The draft is as it was: nothing new went in (")
    assert after.sentence().startswith("The draft stays as its editors saved it: nothing new came in from departments (")


def test_a_correction_where_nobody_wrote_is_a_tracked_change_by_its_department(desk: Desk, draft: Path, handed_in: Path) -> None:
    change_words(draft, NEAR, "Since the spring of 2003 Torino has led")
    change_words(handed_in, TOLD, CORRECTED)

    result = round_of(desk)

    who = "Environment and Parks and Gardens Division (annuario)"
    assert (result.place, result.brought and result.brought.conflicts) == (Place.MERGED, ())
    assert marks(draft) == [("del", who, "five"), ("ins", who, "six")]
    assert "Since the spring of 2003" in shown(draft)


def test_where_both_wrote_the_editors_words_stay_and_the_departments_stand_beside_them(
    desk: Desk, draft: Path, handed_in: Path
) -> None:
    change_words(draft, TOLD, "belongs to four themed networks")
    change_words(handed_in, TOLD, "belongs to nine themed networks")

    result = round_of(desk)

    assert result.brought is not None
    assert (result.place, result.waits, len(result.brought.conflicts)) == (Place.MERGED, True, 1)
    assert "Networks, under “" in result.told()[0]
    assert "belongs to four" in "".join(texts(draft))
    assert [words for kind, _, words in marks(draft) if kind == "ins"] == [" nine"]
    ((who, said),) = remarks(draft)
    assert who == "Environment and Parks and Gardens Division (annuario)"
    assert "Handed in on 16 February 2006 in the file Reti tematiche ambiente 2005.docx." in said


def test_a_row_that_changed_goes_into_its_fiche_without_a_mark(city: Path, desk: Desk, draft: Path) -> None:
    change_words(draft, TOLD, EDITED)
    book = city / "inputs/torino-2005/shared/ambiente-verde/progetti-europei/Progetti europei e premi.xlsx"
    workbook = openpyxl.load_workbook(book)
    (cell,) = [cell for row in workbook["Attività"].iter_rows() for cell in row if cell.value == "Avvio del progetto"]
    cell.value = "Avvio del progetto, con due città in più"
    workbook.save(book)

    result = round_of(desk)

    assert (result.place, marks(draft)) == (Place.MERGED, [])
    assert "Avvio del progetto, con due città in più" in shown(draft)
    assert EDITED in shown(draft)


def test_what_editors_deleted_stays_deleted_until_it_is_handed_in_anew(desk: Desk, draft: Path, handed_in: Path) -> None:
    delete_paragraphs(draft, "The Divisione Ambiente e Verde belongs")
    change_words(handed_in, NEAR, "Since 1999 Torino has led")
    first = round_of(desk)
    gone = "belongs to five themed networks" not in "".join(texts(draft))

    change_words(handed_in, TOLD, CORRECTED)
    second = round_of(desk)

    assert (first.brought and first.brought.conflicts, gone) == ((), True)
    assert second.brought is not None
    assert len(second.brought.conflicts) == 1
    assert any(CORRECTED in words or "six" in words for kind, _, words in marks(draft) if kind == "ins")


def test_an_open_draft_is_merged_beside_and_put_in_place_when_it_is_closed(city: Path, desk: Desk, draft: Path) -> None:
    saved = change_words(draft, TOLD, EDITED)
    hand_in_late(city)
    lock = draft.with_name(".~lock.report-draft.docx#")
    lock.write_text("an editor", "utf-8")

    while_open = round_of(desk)
    left = sha256(draft)
    beside = shown(draft.with_name("report-draft.next.docx"))
    told = drafts_beside(desk)
    lock.unlink()
    told += drafts_beside(desk)
    after = round_of(desk)

    assert (while_open.place, while_open.open, left) == (Place.NEXT, True, saved)
    assert EDITED in beside
    lies = "report-draft.next.docx lies beside the draft"
    assert [one.sentence("en") for one in told] == [
        f"{lies}, which somebody has open. Close the draft; the next `annuario report` puts what is new in its place.",
        f"{lies}. The next `annuario report` puts what is new in its place; there is nothing else to do.",
    ]
    assert drafts_beside(desk) == ()
    assert (after.place, EDITED in shown(draft)) == (Place.MERGED, True)
    assert [path.name for path in draft.parent.glob("report-draft*")] == ["report-draft.docx"]


def test_a_draft_saved_by_libreoffice_is_compared_with_what_libreoffice_makes_of_ours(
    city: Path, desk: Desk, draft: Path, tmp_path: Path
) -> None:
    change_words(draft, TOLD, EDITED)
    resaved = tmp_path / "resaved.docx"
    convert(find_office(), draft, resaved, work=tmp_path)
    resaved.replace(draft)
    hand_in_late(city)

    result = round_of(desk)

    assert result.brought is not None
    assert (result.place, result.brought.conflicts) == (Place.MERGED, ())
    assert sum(tally.kept for tally in result.brought.tallies) <= 10  # one edit, and what LibreOffice cannot keep apart
    text = shown(draft)
    assert EDITED in text
    assert "Youth Department: contribution expected" not in text


def test_a_draft_that_bears_no_number_is_left_alone_and_the_new_one_lies_beside_it(city: Path, desk: Desk, draft: Path) -> None:
    foreign = city / "inputs" / "torino-2005" / "shared" / AMBIENTE
    shutil.copyfile(foreign, draft)
    saved = sha256(draft)
    hand_in_late(city)

    result = round_of(desk)

    assert (result.place, sha256(draft)) == (Place.NEXT, saved)
    assert sha256(draft.with_name("report-draft.next.docx")) == drafts(desk.ledger)[-1].digest


# --- copies that come back ---


def test_copies_of_an_older_draft_are_taken_into_the_present_one(city: Path, desk: Desk, draft: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "copia di Anna.docx", tmp_path / "report-draft (2).docx"
    for copy in (first, second):
        shutil.copyfile(draft, copy)
    change_words(first, TOLD, EDITED)
    change_words(second, NEAR, "Since 1999 Torino has led")
    hand_in_late(city)
    round_of(desk)

    done = take(desk, [first, second])

    assert [(one.file, one.brought > 0, one.conflicts) for one in done] == [(first.name, True, ()), (second.name, True, ())]
    text = shown(draft)
    assert EDITED in text
    assert "Since 1999 Torino has led" in text
    assert "Youth Department: contribution expected" not in text
    assert round_of(desk).place is Place.SAME


def test_a_file_that_is_no_draft_of_the_cycle_is_refused_and_nothing_changes(desk: Desk, draft: Path, handed_in: Path) -> None:
    before = sha256(draft)

    with pytest.raises(Refused, match="does not say of which draft"):
        take(desk, [handed_in])

    assert sha256(draft) == before


def test_an_earlier_draft_comes_back_and_the_present_one_stays_in_the_list(desk: Desk, draft: Path) -> None:
    first = sha256(draft)
    saved = change_words(draft, TOLD, EDITED)

    restore(desk, "1")
    back = sha256(draft)
    restore(desk, "e1")

    assert (back, sha256(draft)) == (first, saved)
    assert [version.id for version in versions(desk)] == ["1", "e1"]
    with pytest.raises(WrongUse):
        restore(desk, "e9")


def test_a_draft_that_was_deleted_is_put_back_as_editors_had_it_and_this_is_told(desk: Desk, draft: Path) -> None:
    change_words(draft, TOLD, EDITED)
    round_of(desk)
    draft.unlink()

    with pytest.raises(NoDraft, match=r"is not there any more\."):
        edited(desk)
    result = round_of(desk)

    assert EDITED in shown(draft)
    assert "report-draft.docx was not there any more" in result.told()[0]
    assert not round_of(desk).told()


def test_after_a_way_back_to_the_programs_draft_a_deleted_one_is_made_anew(desk: Desk, draft: Path) -> None:
    change_words(draft, TOLD, EDITED)
    round_of(desk)
    restore(desk, "1")
    draft.unlink()

    assert (round_of(desk).told(), TOLD in shown(draft)) == ((), True)


def test_a_draft_deleted_after_copies_were_taken_in_comes_back_with_their_words(desk: Desk, draft: Path, tmp_path: Path) -> None:
    copy = tmp_path / draft.name
    shutil.copy(draft, copy)
    change_words(copy, TOLD, EDITED)
    change_words(draft, NEAR, "Since 2003 Torino, say the editors, has led")
    take(desk, [copy])
    draft.unlink()

    round_of(desk)

    assert EDITED in shown(draft)
    assert "say the editors" in shown(draft)


def test_what_editors_did_is_told_by_section(desk: Desk, draft: Path) -> None:
    nothing = edited(desk)
    change_words(draft, TOLD, EDITED)

    found = edited(desk)

    assert nothing is None
    assert found is not None
    assert (found.base, found.edits) == (1, (("Networks", 1),))


def test_each_department_gets_a_file_that_shows_what_became_of_its_text(desk: Desk, draft: Path) -> None:
    change_words(draft, TOLD, EDITED)

    written = write_redlines(desk)

    (own,) = [path for path in written if path.stem == "ambiente-verde"]
    assert {"del", "ins"} == {kind for kind, _, _ in marks(own)}
    assert "The year 2005 was the last before" not in shown(own)
    others = [path for path in written if path.stem != "ambiente-verde"]
    assert [marks(path) for path in others] == [[]] * len(others)


# --- closed sections ---


def test_into_a_frozen_section_nothing_more_is_brought_until_it_is_opened(desk: Desk, draft: Path, handed_in: Path) -> None:
    freeze(desk.ledger, desk.clock, "networks")
    change_words(handed_in, TOLD, CORRECTED)

    closed = round_of(desk)
    while_closed = shown(draft)
    thaw(desk.ledger, desk.clock, "networks")
    opened = round_of(desk)

    assert closed.frozen == (f"“Networks” is frozen, so {AMBIENTE} is not in it.",)
    assert (closed.waits, opened.frozen) == (True, ())
    assert (CORRECTED in while_closed, CORRECTED in shown(draft)) == (False, True)


def test_every_version_that_editors_saved_is_known(desk: Desk, city: Path, draft: Path) -> None:
    first = change_words(draft, TOLD, EDITED)
    hand_in_late(city)
    round_of(desk)
    second = change_words(draft, NEAR, "Since 1999 Torino has led")
    round_of(desk)

    assert [build.digest for build in builds(desk.ledger, SAVED)] == [first, second]


# --- publishing ---


def test_a_conflict_is_answered_with_the_editors_words_and_what_was_set_aside_is_listed(
    desk: Desk, draft: Path, handed_in: Path
) -> None:
    change_words(draft, TOLD, "belongs to four themed networks")
    change_words(handed_in, TOLD, "belongs to nine themed networks")
    round_of(desk)
    saved = sha256(draft)
    awaited = tuple(found.department for found in obstacles(read(draft), desk.cycle) if found.department)

    with pytest.raises(NotFit) as told:
        publish(desk, without=awaited, with_exceptions=True)
    edition = publish(desk, without=awaited, with_exceptions=True, keep_editors=True)

    folder = Path(edition.folder)
    assert [line.partition(" under ")[0] for line in str(told.value).splitlines()[1:-1]] == [
        "  - a tracked change",
        "  - a comment",
    ]
    assert "belongs to four themed networks" in shown(folder / "report.docx")
    assert (marks(folder / "report.docx"), remarks(folder / "report.docx")) == ([], [])
    assert "“nine”" in (folder / "set-aside.md").read_text("utf-8")
    assert sha256(draft) == saved


def test_a_figure_that_editors_corrected_has_to_be_corrected_in_the_list_too(desk: Desk, draft: Path) -> None:
    change_words(draft, "€612,000", "€621,000")
    awaited = tuple(found.department for found in obstacles(read(draft), desk.cycle) if found.department)

    with pytest.raises(NotFit) as told:
        publish(desk, without=awaited, with_exceptions=True)

    lines = str(told.value).splitlines()[1:-1]
    whose = "Environment and Parks and Gardens Division, progetti-europei/Progetti europei e premi.xlsx"
    assert lines == [f"  - {whose}: editors changed “€612,000” to “€621,000”; the list of the department still has the former"]


def test_what_editors_took_out_is_named_with_the_draft_in_which_they_did(city: Path, draft: Path, handed_in: Path) -> None:
    text = next(text for text in texts(handed_in) if text.startswith(NEAR))
    delete_paragraphs(draft, NEAR)
    with desk_in(city) as desk:
        now = removed(desk)
        hand_in_late(city)
        collect(desk)
        check(desk)
        assemble(desk)
        later = removed(desk)

    (gone,) = now
    assert gone == Removed("Environment and Parks and Gardens Division", AMBIENTE.split("/")[1], text, "")
    assert later == (replace(gone, version="e1"),)
    assert later[0].sentence().endswith(" …” - removed by editors in e1")


def test_what_a_department_takes_out_itself_is_not_removed_by_editors(city: Path, draft: Path, handed_in: Path) -> None:
    change_words(draft, TOLD, EDITED)
    delete_paragraphs(handed_in, NEAR)
    with desk_in(city) as desk:
        collect(desk)
        check(desk)
        assemble(desk)

        assert removed(desk) == ()

"""Editors own the draft: whatever they do with it, no word of theirs is overwritten, and what is published is what they saved."""

import json
import signal
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from annuario.collection import check, collect
from annuario.docx import read
from annuario.docx.text import blocks
from annuario.ledger.archive import sha256
from annuario.ledger.builds import drafts
from annuario.ledger.decisions import excuse
from annuario.ledger.desk import Desk
from annuario.mail import reminds_next
from annuario.pdf import page_texts
from annuario.report import assemble, publish, write_status
from annuario.report.beside import drafts_beside
from annuario.report.fitness import obstacles
from annuario.report.place import Place
from annuario.report.publish import NotFit
from tests.documents.city import desk_in, hand_in_late
from tests.faults.killing import end, start
from tests.faults.traces import OUTPUTS, digests, half_done

WORDS = "A sentence that only the editors know."


def change(path: Path, words: str = WORDS) -> str:
    """Do what an editor does: open the file, write a sentence, save it. Return the digest of what was saved."""
    document = docx.Document(str(path))
    paragraph_of(document.paragraphs).add_run(f" {words}")
    document.save(str(path))
    return sha256(path)


def estrange(path: Path) -> str:
    """Save the draft as a program does that keeps none of its properties: it does not say any more which draft it was."""
    document = docx.Document(str(path))
    for id_, relation in list(document.part.package.rels.items()):
        if relation.reltype.endswith("/custom-properties"):
            document.part.package.rels.pop(id_)
    paragraph_of(document.paragraphs).add_run(f" {WORDS}")
    document.save(str(path))
    return sha256(path)


def paragraph_of(paragraphs: Sequence[Paragraph]) -> Paragraph:
    """Return a paragraph of ordinary words in the middle of the book."""
    long = [paragraph for paragraph in paragraphs if len(paragraph.text) > 200]
    return long[len(long) // 2]


def round_of(desk: Desk) -> Place:
    """Run what comes before the PDF once more; return what became of the draft."""
    collect(desk)
    check(desk)
    return assemble(desk).place


@pytest.fixture
def outputs(city: Path) -> Path:
    return city / OUTPUTS


# --- the draft ---


def test_a_draft_that_does_not_say_whose_it_is_is_left_alone_and_the_new_one_lies_beside_it(city: Path, outputs: Path) -> None:
    saved = estrange(outputs / "report-draft.docx")
    hand_in_late(city)

    with desk_in(city) as desk:
        place = round_of(desk)
        write_status(desk, reminds_next(desk))

        newest = drafts(desk.ledger)[-1]
        assert (place, sha256(outputs / "report-draft.docx"), sha256(outputs / "report-draft.next.docx")) == (
            Place.NEXT,
            saved,
            newest.digest,
        )
        assert desk.archive.holds(saved)
        line = "report-draft.next.docx lies beside the draft, into which it could not be brought. Take over what you need"
        assert line in (outputs / "status.html").read_text("utf-8")
        with pytest.raises(NotFit, match=line):
            publish(desk)
        assert half_done(city) == [str(desk.workspace.work.relative_to(city))]  # we are at work


def test_a_second_run_beside_such_a_draft_changes_nothing(city: Path, outputs: Path) -> None:
    estrange(outputs / "report-draft.docx")
    hand_in_late(city)
    with desk_in(city) as desk:
        round_of(desk)
        before, known = digests(outputs), drafts(desk.ledger)

    with desk_in(city) as desk:
        place = round_of(desk)

        assert (place, digests(outputs), drafts(desk.ledger)) == (Place.NEXT, before, known)


def test_a_changed_draft_waits_for_nothing_while_nothing_new_came(city: Path, outputs: Path) -> None:
    saved = change(outputs / "report-draft.docx")
    before = digests(outputs)

    with desk_in(city) as desk:
        round_of(desk)

    added = digests(outputs).keys() - before.keys()
    assert (sha256(outputs / "report-draft.docx"), added) == (saved, set())


def test_a_next_draft_that_an_editor_changed_is_left_alone_too(city: Path, outputs: Path) -> None:
    first = estrange(outputs / "report-draft.docx")
    hand_in_late(city)
    with desk_in(city) as desk:
        round_of(desk)
    second = change(outputs / "report-draft.next.docx")

    with desk_in(city) as desk:
        excuse(desk.ledger, desk.clock, "sport", "nothing to report")
        place = round_of(desk)

        newest = drafts(desk.ledger)[-1].digest
        why = {beside.path.name: beside.why for beside in drafts_beside(desk)}
    found = {path.name: sha256(path) for path in outputs.glob("report-draft*.docx")}
    assert place is Place.NEXT
    assert why == {"report-draft.next.docx": "next_changed", "report-draft.next-2.docx": "next_unmerged"}
    assert found == {"report-draft.docx": first, "report-draft.next.docx": second, "report-draft.next-2.docx": newest}


def test_a_next_draft_of_the_machine_gives_way_to_a_newer_one(city: Path, outputs: Path) -> None:
    saved = estrange(outputs / "report-draft.docx")
    hand_in_late(city)
    with desk_in(city) as desk:
        round_of(desk)

    with desk_in(city) as desk:
        excuse(desk.ledger, desk.clock, "sport", "nothing to report")
        round_of(desk)

        newest = drafts(desk.ledger)[-1].digest
    found = {path.name: sha256(path) for path in outputs.glob("report-draft*.docx")}
    assert found == {"report-draft.docx": saved, "report-draft.next.docx": newest}


def test_a_next_draft_that_was_put_away_is_not_laid_again(city: Path, outputs: Path) -> None:
    saved = estrange(outputs / "report-draft.docx")
    hand_in_late(city)
    with desk_in(city) as desk:
        round_of(desk)
    (outputs / "report-draft.next.docx").unlink()

    with desk_in(city) as desk:
        place = round_of(desk)

    found = {path.name: sha256(path) for path in outputs.glob("report-draft*.docx")}
    assert (place, found) == (Place.SAME, {"report-draft.docx": saved})


def test_a_next_draft_renamed_over_the_draft_counts_as_taken_over(city: Path, outputs: Path) -> None:
    estrange(outputs / "report-draft.docx")
    hand_in_late(city)
    with desk_in(city) as desk:
        round_of(desk)
    (outputs / "report-draft.next.docx").replace(outputs / "report-draft.docx")

    with desk_in(city) as desk:
        same = round_of(desk)
        excuse(desk.ledger, desk.clock, "sport", "nothing to report")
        newer = round_of(desk)

        assert (same, newer) == (Place.SAME, Place.DRAFT)
        assert sha256(outputs / "report-draft.docx") == drafts(desk.ledger)[-1].digest
    assert [path.name for path in outputs.glob("report-draft*.docx")] == ["report-draft.docx"]


@pytest.mark.parametrize("lock", [".~lock.report-draft.docx#", "~$port-draft.docx"])
def test_a_draft_that_somebody_has_open_is_left_alone_until_it_is_closed(city: Path, outputs: Path, lock: str) -> None:
    before = sha256(outputs / "report-draft.docx")
    (outputs / lock).write_text("an editor", "utf-8")
    hand_in_late(city)

    with desk_in(city) as desk:
        while_open = round_of(desk)
        left = sha256(outputs / "report-draft.docx")
        told = assemble(desk).sentence()
        (outputs / lock).unlink()
        after = round_of(desk)

        newest = drafts(desk.ledger)[-1].digest
    found = {path.name: sha256(path) for path in outputs.glob("report-draft*.docx")}
    assert (while_open, left, after) == (Place.NEXT, before, Place.DRAFT)
    assert told.startswith("Somebody has the draft open, so draft 2 lies beside it: report-draft.next.docx (")
    assert found == {"report-draft.docx": newest}


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_run_killed_while_it_lays_the_next_draft_does_not_withhold_it(city: Path, outputs: Path, moment: str) -> None:
    saved = estrange(outputs / "report-draft.docx")
    hand_in_late(city)

    killed = end(start(city, moment, "*/report-draft.next.docx"))
    with desk_in(city) as desk:
        place = round_of(desk)

        newest = drafts(desk.ledger)[-1].digest
    found = {path.name: sha256(path) for path in outputs.glob("report-draft*.docx")}
    assert (killed, place) == ((-signal.SIGKILL, ""), Place.NEXT)
    assert found == {"report-draft.docx": saved, "report-draft.next.docx": newest}


def test_a_run_killed_before_it_puts_the_old_next_draft_away_does_not_leave_it(city: Path, outputs: Path) -> None:
    (outputs / ".~lock.report-draft.docx#").touch()
    hand_in_late(city)
    with desk_in(city) as desk:
        round_of(desk)
        excuse(desk.ledger, desk.clock, "sport", "nothing to report")
    (outputs / ".~lock.report-draft.docx#").unlink()

    killed = end(start(city, "after", "*/report-draft.docx"))
    left = sorted(path.name for path in outputs.glob("report-draft*.docx"))
    with desk_in(city) as desk:
        place = round_of(desk)

    assert (killed, left, place) == ((-signal.SIGKILL, ""), ["report-draft.docx", "report-draft.next.docx"], Place.SAME)
    assert [path.name for path in outputs.glob("report-draft*.docx")] == ["report-draft.docx"]


# --- the edition ---


def awaited(desk: Desk) -> tuple[str, ...]:
    """Return the departments whose placeholders stand in the draft."""
    return tuple(found.department for found in obstacles(read(desk.workspace.draft), desk.cycle) if found.department)


def track(path: Path) -> None:
    """Leave a tracked insertion in the draft."""
    document = docx.Document(str(path))
    paragraph = paragraph_of(document.paragraphs)
    written = 'w:id="9001" w:author="editor" w:date="2006-03-01T10:00:00Z"'
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')} {written}><w:r><w:t>perhaps</w:t></w:r></w:ins>"))  # noqa: SLF001 -- python-docx offers no other way
    document.save(str(path))


def remark(path: Path) -> None:
    """Leave a comment in the draft."""
    document = docx.Document(str(path))
    document.add_comment(paragraph_of(document.paragraphs).runs, "Is this so?", author="editor", initials="e")
    document.save(str(path))


def test_publishing_names_every_place_that_waits_for_a_person(city: Path, outputs: Path) -> None:
    draft = outputs / "report-draft.docx"
    remark(draft)
    track(draft)
    (outputs / ".~lock.report-draft.docx#").touch()  # so that what is new lies beside it
    hand_in_late(city)
    with desk_in(city) as desk:
        round_of(desk)
        before = digests(outputs)
        names = {id_: desk.cycle.department(id_).name.en for id_ in awaited(desk)}

        with pytest.raises(NotFit) as told:
            publish(desk)

        lines = str(told.value).splitlines()[1:-1]
        words = paragraph_of(docx.Document(str(draft)).paragraphs).text[:57]
        assert told.value.exit_code == 3
        assert len(names) == 7
        assert lines[0] == (
            "  - a newer draft: report-draft.next.docx lies beside the draft, which somebody has open. Close the draft; the"
            " next `annuario report` puts what is new in its place."
        )
        assert set(lines) >= {f"  - a contribution is still expected under “{name}”" for name in names.values()}
        assert sum(line.startswith("  - a tracked change under “") and words[:40] in line for line in lines) == 1
        assert sum(line.startswith("  - a comment under “") and words[:40] in line for line in lines) == 1
        assert len(lines) == 1 + len(names) + 2
        assert digests(outputs) == before


@pytest.mark.slow
def test_an_edition_holds_the_editors_words_and_nothing_of_who_is_left_out(city: Path, outputs: Path) -> None:
    saved = change(outputs / "report-draft.docx")
    with desk_in(city) as desk:
        left_out = awaited(desk)

        edition = publish(desk, digest=saved, without=left_out)

        shown = [block.text for block in blocks(read(outputs / "edition-1" / "report.docx"))]
        there = [block.text for block in blocks(read(outputs / "report-draft.docx"))]
        manifest = json.loads((outputs / "edition-1" / "manifest.json").read_text("utf-8"))
    pages = " ".join(" ".join(page_texts(outputs / "edition-1" / "report.pdf")).split())
    assert (edition.number, edition.new, edition.faults) == (1, True, ())
    assert {"manifest.json", "report.docx", "report.pdf"} <= {path.name for path in (outputs / "edition-1").iterdir()}
    assert (any(WORDS in text for text in shown), WORDS in pages) == (True, True)
    empty = "No department reported on this subject this year."
    assert (len(left_out), [text for text in shown if text not in there]) == (7, [empty] + ["No contribution"] * 7)
    gone = 4 * len(left_out)  # each time the line in the contents, the name, who contributes, and the placeholder
    added = shown.count(empty) - len([text for text in there if text.endswith("to this chapter yet.")])
    assert (len(there) - len(shown), "to this chapter yet" in pages) == (gone - added, False)
    assert "contribution expected" not in pages
    assert (manifest["draft"], manifest["without"]) == (saved, sorted(left_out))
    assert sha256(outputs / "report-draft.docx") == saved
    assert half_done(city) == []


def test_another_draft_than_the_one_approved_is_refused(city: Path, outputs: Path) -> None:
    approved = sha256(outputs / "report-draft.docx")
    saved = change(outputs / "report-draft.docx")
    before = digests(outputs)

    with desk_in(city) as desk, pytest.raises(NotFit) as told:
        publish(desk, digest=approved, without=awaited(desk))

    assert (told.value.exit_code, saved in str(told.value)) == (3, True)
    assert digests(outputs) == before


@pytest.mark.slow
def test_an_edition_is_made_once_of_a_draft_and_never_changed_by_a_later_one(city: Path, outputs: Path) -> None:
    change(outputs / "report-draft.docx")
    with desk_in(city) as desk:
        first = publish(desk, without=awaited(desk))
        kept = digests(outputs / "edition-1")
        again = publish(desk, without=awaited(desk))
        change(outputs / "report-draft.docx", "And a second sentence of theirs.")

        second = publish(desk, without=awaited(desk))

    assert [(edition.number, edition.new) for edition in (first, again, second)] == [(1, True), (1, False), (2, True)]
    assert digests(outputs / "edition-1") == kept
    assert sha256(outputs / "edition-2" / "report.pdf") != sha256(outputs / "edition-1" / "report.pdf")

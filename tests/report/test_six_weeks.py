"""Six weeks of a report: three editors, two of them with copies, corrections, late departments; the last draft holds all of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import docx

from annuario.collection import check, collect
from annuario.docx import inspect, read
from annuario.docx.names import w
from annuario.docx.text import blocks
from annuario.docx.tree import remove
from annuario.ledger.desk import Desk
from annuario.report import Assembled, assemble
from annuario.report.editing.drafts import take
from annuario.report.editing.settle import keep_editors
from annuario.report.editing.versions import versions
from annuario.report.place import Place
from tests.documents.city import desk_in, hand_in_late
from tests.documents.editors import AMBIENTE, change_words, delete_paragraphs

SHARED = Path("inputs", "torino-2005", "shared")
CULTURE = "servizi-culturali/Attività internazionali 2005 (Cultura, così com'è).docx"
WORK = "lavoro-formazione/ESF_ERDF_progetti_europei_2005.docx"
URBAN = "urban-center/URBAN CENTER contributo missioni e visite.docx"


def week(desk: Desk) -> Assembled:
    """Run what comes before the PDF."""
    collect(desk)
    check(desk)
    return assemble(desk)


def second_late_department(city: Path) -> None:
    document = docx.Document()
    document.add_heading("Sport across borders", 1)
    document.add_paragraph("The half marathon of the twin cities was run for the first time, with 412 runners from nine cities.")
    document.save(str(city / SHARED / "sport" / "Relazione sport 2005.docx"))


def move_last_chapter_before(path: Path, anchor: str) -> None:
    """Cut the chapter of the Olympic city out and put it in before the one that `anchor` marks, as an editor does."""
    document = docx.Document(str(path))
    body = document.element.body
    places = {mark.get(w("name")): mark for mark in body.iter(w("bookmarkStart"))}

    def top(name: str) -> int:
        element = places[name]
        while element.getparent() is not body:
            element = element.getparent()
        return list(body).index(element)

    first, end, target = top("an_olympic_city"), top("an__credits"), list(body)[top(anchor)]
    for element in list(body)[first:end]:
        target.addprevious(element)
    document.save(str(path))


def rename(path: Path, old: str, new: str) -> None:
    document = docx.Document(str(path))
    (heading,) = [p for p in document.paragraphs if p.text == old and p.style is not None and p.style.name.startswith("Heading")]
    heading.runs[0].text = new
    for run in heading.runs[1:]:
        remove(run._r)  # noqa: SLF001 -- python-docx offers no other way
    document.save(str(path))


Correct = Callable[[str, str, str], None]


def test_the_last_draft_holds_all_of_it(city: Path, tmp_path: Path) -> None:
    with desk_in(city) as desk:
        draft = desk.workspace.draft
        second, third = tmp_path / "copy of the second editor.docx", tmp_path / "copy of the third editor.docx"
        for copy in (second, third):
            shutil.copyfile(draft, copy)

        # The first week: the first editor works on the draft, and the first department corrects another place.
        change_words(draft, "belongs to five themed networks", "belongs to five networks, as the editors know,")
        rename(draft, "Cultural networks", "Networks of culture, renamed by the editors")
        change_words(city / SHARED / AMBIENTE, "Since 2003 Torino has led", "Since the year 1999 Torino has led")
        results = [week(desk)]

        # The second: a late department. The two others write in their copies of the first draft.
        hand_in_late(city)
        results.append(week(desk))
        change_words(second, "the world at home", "the world at home, says the second editor")
        delete_paragraphs(second, "Loans and exhibitions")
        change_words(third, "returned by nine delegations", "returned by nine delegations, says the third editor,")

        # The third: two more corrections. The copies come back.
        change_words(city / SHARED / CULTURE, "lent 214 works", "lent 219 works")
        change_words(city / SHARED / WORK, "traineeships in firms: 480", "traineeships in firms: 512")
        results.append(week(desk))
        taken = take(desk, [second, third])

        # The fourth: the first editor moves a chapter. The fifth: both sides change the same words.
        move_last_chapter_before(draft, "an_youth_sport")
        results.append(week(desk))
        change_words(draft, "returned by nine delegations", "returned by ten delegations")
        change_words(city / SHARED / URBAN, "returned by nine delegations", "returned by eleven delegations")
        results.append(week(desk))

        # The sixth: the second late department.
        second_late_department(city)
        results.append(week(desk))

        text = "\n".join(block.text for block in blocks(read(draft)))
        known = [version.id for version in versions(desk)]
    assert [result.place for result in results] == [Place.MERGED] * 3 + [Place.SAME] + [Place.MERGED] * 2
    assert [one.conflicts for one in taken] == [(), ()]
    conflicts = [result.brought.conflicts for result in results if result.brought]
    assert [len(some) for some in conflicts] == [0, 0, 0, 1, 0]
    for words in (
        "belongs to five networks, as the editors know,",
        "Networks of culture, renamed by the editors",
        "Since the year 1999 Torino has led",
        "the world at home, says the second editor",
        "lent 219 works",
        "traineeships in firms: 512",
        "The half marathon of the twin cities was run for the first time",
        "Youth Department",
    ):
        assert words in text, words
    settled, aside = keep_editors(read(draft))
    assert "returned by ten delegations, says the third editor," in "\n".join(block.text for block in blocks(settled))
    assert any("“eleven”" in sentence for sentence in aside)
    assert inspect(settled) == ()
    assert "Loans and exhibitions" not in text
    assert "Youth Department: contribution expected" not in text
    assert text.index("The eyes of the world on Torino") < text.rindex("The half marathon of the twin cities")
    assert inspect(read(draft)) == ()
    assert {"1", "2", "3", "e1"} <= set(known)

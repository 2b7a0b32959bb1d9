"""Files of other formats become contributions: converted once, told, and never given a chance to reach outward."""

from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from annuario.collection import Checked, check, collect
from annuario.collection.check import judge_file
from annuario.collection.conversion import SECONDS, opening
from annuario.collection.single import check_file
from annuario.findings import Severity
from annuario.gate import Kind, judge
from annuario.ledger.archive import ArchiveFailed
from annuario.ledger.builds import builds
from annuario.ledger.desk import CONVERSION, Desk
from annuario.office import Office, find_office
from annuario.register import read_workbook
from tests.collection.conftest import City
from tests.collection.test_check import Word, activities
from tests.documents.saved import saved_as

RTF = rb"{\rtf1\ansi\ansicpg1252 {\b Maratona}\par Trecento atleti a Torino, citt\'e0 olimpica.\par}"
CSV = "Titolo;Capitolo;Periodo;Partner;Costo\r\n=HYPERLINK(1);Giovani e sport;12-15 maggio 2005;Città di Lione;€ 1.200,50\r\n"


def both(desk: Desk) -> Checked:
    collect(desk, pause=0.01)
    return check(desk)


@pytest.fixture(scope="module")
def office() -> Office:
    return find_office()


@pytest.mark.parametrize(
    ("ending", "kind", "code"), [(".doc", "doc", "old-word"), (".odt", "odt", "writer-file"), (".rtf", "rtf", "rich-text")]
)
def test_texts_of_other_formats_are_narratives(
    city: City, word: Word, office: Office, tmp_path: Path, ending: str, kind: str, code: str
) -> None:
    handed_in = saved_as(office, word("Trecento atleti, città olimpica."), ending, source=".docx", work=tmp_path)
    city.put(f"sport/Relazione{ending}", handed_in)

    done = city.at_desk(both)

    (row,) = city.rows()
    readable = city.at_desk(lambda desk: desk.readable(row.digest))
    assert done.stopped == ()
    assert judge(city.at_desk(lambda desk: desk.archive.path(row.digest))).kind == kind
    assert [(found.code, found.severity) for found in row.findings if found.code == code] == [(code, Severity.NOTE)]
    assert row.kind == "narrative"
    assert [block.text for block in docx.Document(str(readable)).paragraphs] == ["Attività", "Trecento atleti, città olimpica."]


@pytest.mark.parametrize(("ending", "code"), [(".xls", "old-excel"), (".ods", "calc-file")])
def test_lists_of_other_formats_are_activities(city: City, office: Office, tmp_path: Path, ending: str, code: str) -> None:
    content = activities()
    before = tmp_path / "before.xlsx"
    before.write_bytes(content)
    city.put(f"sport/Elenco{ending}", saved_as(office, content, ending, source=".xlsx", work=tmp_path))

    city.at_desk(both)

    (row,) = city.rows()
    readable = city.at_desk(lambda desk: desk.readable(row.digest))
    assert (row.kind, [found.code for found in row.findings]) == ("activities", [code])
    assert [each.title for each in read_workbook(readable, chapters={}).activities] == ["Maratona", "Scambio"]
    assert [each.period for each in read_workbook(readable, chapters={}).activities] == [
        each.period for each in read_workbook(before, chapters={}).activities
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-8-sig"])
def test_a_table_in_plain_text_is_read_with_its_accents_and_runs_no_formula(city: City, encoding: str) -> None:
    city.put("sport/Elenco.csv", CSV.encode(encoding))

    city.at_desk(both)

    (row,) = city.rows()
    (activity,) = read_workbook(city.at_desk(lambda desk: desk.readable(row.digest)), chapters={}).activities
    assert (row.kind, [found.code for found in row.findings]) == ("activities", ["csv"])
    assert (activity.title, activity.partners, activity.period.text("it")) == (
        "=HYPERLINK(1)",
        ("Città di Lione",),
        "12–15 maggio 2005",
    )
    assert activity.budget is not None
    assert f"{activity.budget.amount} {activity.budget.currency}" == "1200.50 EUR"


def test_the_same_content_is_converted_once(city: City) -> None:
    city.put("sport/Relazione.rtf", RTF)
    city.at_desk(both)
    first = city.at_desk(lambda desk: builds(desk.ledger, CONVERSION))
    city.put("gioventu/Relazione.rtf", RTF)

    city.at_desk(both)

    assert city.at_desk(lambda desk: builds(desk.ledger, CONVERSION)) == first
    assert [row.kind for row in city.rows()] == ["narrative", "narrative"]
    assert len(first) == 1


def test_what_libreoffice_cannot_open_is_stopped(tmp_path: Path, office: Office, word: Word) -> None:
    whole = saved_as(office, word("Testo."), ".odt", source=".docx", work=tmp_path)
    path = tmp_path / "Rotto.odt"
    (tmp_path / "whole.odt").write_bytes(whole)
    with ZipFile(tmp_path / "whole.odt") as archive, ZipFile(path, "w") as broken:
        for name in archive.namelist():
            broken.writestr(name, b"<office:document-content" if name == "content.xml" else archive.read(name))

    codes = [(found.code, found.severity) for found in check_file(path) if found.severity is Severity.STOPS]

    assert codes == [("not-opened", Severity.STOPS)]


def test_a_file_checked_alone_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "Relazione.rtf"
    path.write_bytes(RTF)

    found = check_file(path)

    assert [each.code for each in found if each.severity is Severity.STOPS] == []
    assert [each.name for each in tmp_path.iterdir()] == ["Relazione.rtf"]


def test_a_conversion_may_not_take_long() -> None:
    assert SECONDS <= 60


def test_what_is_made_is_judged_like_a_file_that_was_handed_in(tmp_path: Path) -> None:
    path = tmp_path / "Vuota.rtf"
    path.write_bytes(rb"{\rtf1 }")

    kind, notes = judge_file(path, path.name, {}, open_as=opening(tmp_path))

    assert (kind, [note.code for note in notes if note.severity is Severity.STOPS]) == ("narrative", ["empty-document"])
    assert judge(path).kind is Kind.RTF


def test_a_full_disk_is_no_fault_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "Relazione.rtf"
    path.write_bytes(RTF)

    def full(_path: Path, _kind: Kind) -> Path:
        message = "No space left on device"
        raise ArchiveFailed(message)

    with pytest.raises(ArchiveFailed):
        judge_file(path, path.name, {}, open_as=full)

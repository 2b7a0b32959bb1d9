import hashlib
from pathlib import Path

import pytest

from annuario.cli.main import main
from annuario.ledger.builds import Build, builds, record_build
from annuario.ledger.desk import Desk, open_desk
from annuario.ledger.submissions import judge, mark_gone, record, submissions


@pytest.fixture
def delivered(small_cycle: Path) -> Path:
    """A cycle to which the Sports Department handed in one file, twice, and another that is stopped."""
    with open_desk(small_cycle) as desk:
        for path, content in (("relazione.docx", "first"), ("relazione.docx", "second")):
            _hand_in(desk, path, content)
    return small_cycle


def _hand_in(desk: Desk, path: str, content: str) -> None:
    digest = hashlib.sha256(content.encode()).hexdigest()
    record(desk.ledger, desk.clock, department="sport", path=path, digest=digest, size=len(content), stamp="5:1:1")
    row = next(row for row in submissions(desk.ledger) if row.digest == digest)
    judge(desk.ledger, row.id, kind="narrative", rules="1", findings=())


def counts(cycle: Path) -> list[str]:
    with open_desk(cycle) as desk:
        return [row.path for standing in desk.standings() for row in standing.counting]


def test_history_tells_every_version_and_which_counts(delivered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["history", "sport", "--cycle", str(delivered)])

    assert code == 0
    assert capsys.readouterr().out == (
        "relazione.docx: 16 February 2006, 5 bytes, a7937b64b8ca: replaced\n"
        "relazione.docx: 16 February 2006, 6 bytes, 16367aacb67a: counts\n"
    )


def test_a_file_is_taken_back_and_counts_again(delivered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["withdraw", "sport/relazione.docx", "--cycle", str(delivered)]) == 0
    assert capsys.readouterr().out == (
        "sport/relazione.docx is taken back: the next `annuario report` leaves it out. If it still lies in the folder, it stays"
        " out; a changed one is taken. Back with `annuario withdraw --undo sport/relazione.docx`.\n"
    )
    assert counts(delivered) == []

    assert main(["history", "sport", "--cycle", str(delivered)]) == 0
    assert [line.rpartition(": ")[2] for line in capsys.readouterr().out.splitlines()] == ["taken back", "taken back"]

    assert main(["withdraw", "--undo", "sport/relazione.docx", "--cycle", str(delivered)]) == 0
    assert capsys.readouterr().out == "sport/relazione.docx counts again, from the next `annuario report` on.\n"
    assert counts(delivered) == ["relazione.docx"]


def test_nothing_came_yet(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "sport", "--cycle", str(small_cycle)]) == 0

    assert capsys.readouterr().out == "Nothing came from Sports Department so far.\n"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("sprot/relazione.docx", "There is no department 'sprot' in this cycle. Did you mean 'sport'?"),
        ("sport/x.docx", "No file 'x.docx' ever came from sport. `annuario history sport` lists what did."),
    ],
)
def test_a_file_that_never_came_cannot_be_taken_back(
    file: str, said: str, delivered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["withdraw", file, "--cycle", str(delivered)]) == 2

    assert capsys.readouterr().err == f"annuario: {said}\n"
    assert counts(delivered) == ["relazione.docx"]


def test_a_file_is_erased_for_good_with_what_was_made_of_it(small_cycle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_desk(small_cycle) as desk:
        digest = desk.archive.keep(b"personal")
        made = desk.archive.keep(b"made of it")
        other = desk.archive.keep(b"another's")
        record(desk.ledger, desk.clock, department="sport", path="a.docx", digest=digest, size=8, stamp="8:1:1")
        record_build(desk.ledger, desk.clock, Build("conversion", digest, digest, made, {}))
        record_build(desk.ledger, desk.clock, Build("section", "youth", "k", other, {"placed": [{"digest": "x"}]}))
    argv = ["erase", "sport/a.docx", "--cycle", str(small_cycle)]

    there = main([*argv, "--yes"])
    refused = capsys.readouterr().err
    with open_desk(small_cycle) as desk:
        mark_gone(desk.ledger, [submissions(desk.ledger)[0].id])
    asked = main(argv)
    capsys.readouterr()
    done = main([*argv, "--yes"])

    assert (there, asked, done) == (3, 4, 0)
    assert "lies in the shared folder still" in refused
    with open_desk(small_cycle) as desk:
        assert [desk.archive.holds(each) for each in (digest, made, other)] == [False, False, True]
        assert builds(desk.ledger, "conversion") == ()
    main(["history", "sport", "--cycle", str(small_cycle)])
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("sport/a.docx is erased: 1 version, 2 contents of the archive.")
    assert said[-1].startswith(f"a.docx {digest[:12]}: erased on ")


def test_a_content_that_another_file_has_too_stays(small_cycle: Path) -> None:
    with open_desk(small_cycle) as desk:
        digest = desk.archive.keep(b"shared")
        for department in ("sport", "gioventu"):
            record(desk.ledger, desk.clock, department=department, path="a.docx", digest=digest, size=6, stamp="6:1:1")
        mark_gone(desk.ledger, [row.id for row in submissions(desk.ledger)])

    main(["erase", "sport/a.docx", "--yes", "--cycle", str(small_cycle)])

    with open_desk(small_cycle) as desk:
        assert desk.archive.holds(digest)
        assert [row.withdrawn for row in submissions(desk.ledger)] == [True, False]

"""A late department: it costs what it feeds, and nothing else."""

from pathlib import Path

from annuario.collection import check, collect
from annuario.docx import read
from annuario.docx.anchors import anchor_name
from annuario.docx.prove import region
from annuario.docx.text import blocks
from annuario.ledger.archive import sha256
from annuario.ledger.desk import Desk
from annuario.ledger.messages import messages
from annuario.mail import remind
from annuario.report import Assembled, assemble, export
from annuario.report.place import Place
from tests.documents.city import build_draft, copy_city, desk_in, hand_in_late


def sections(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Return the words of each section of the draft, by id, and of the credits."""
    draft = read(desk.workspace.draft)
    ids = [section.id for section in desk.cycle.sections]
    anchors = {id_: anchor_name(id_) for id_ in ids}
    return {id_: tuple(block.text for block in blocks(draft, region(draft, anchors[id_], anchors.values()))) for id_ in ids}


def rerun(desk: Desk) -> Assembled:
    """Do what `annuario rerun` does."""
    collect(desk)
    check(desk)
    remind(desk)
    return assemble(desk)


def test_a_late_department_renews_what_it_feeds_and_nothing_else(city: Path) -> None:
    with desk_in(city) as desk:
        before, mails = sections(desk), messages(desk.ledger)
    hand_in_late(city)

    with desk_in(city, only=("gioventu",)) as desk:
        result = rerun(desk)
        after = sections(desk)

        assert (result.place, result.renewed) == (Place.DRAFT, ("youth-sport",))
        assert {id_ for id_ in before if id_ != "olympic-city" and before[id_] != after[id_]} == {"youth-sport"}
        assert any("Youth Department: contribution expected" in text for text in before["youth-sport"])
        assert not any("Youth Department: contribution expected" in text for text in after["youth-sport"])
        assert any("Sports Department: contribution expected" in text for text in after["youth-sport"])
        assert len(after["youth-sport"]) > len(before["youth-sport"]) + 50
        assert messages(desk.ledger) == mails


def test_what_is_derived_is_new_and_right(city: Path) -> None:
    with desk_in(city) as desk:
        contributed_before = credits_of(desk, "Youth Department")
    hand_in_late(city)

    with desk_in(city, only=("gioventu",)) as desk:
        rerun(desk)

        assert (contributed_before, credits_of(desk, "Youth Department")) == ("Contribution expected", "Contributed")


def credits_of(desk: Desk, name: str) -> str:
    """Return what the credits say of a department."""
    texts = [block.text for block in blocks(read(desk.workspace.draft)) if block.role == "cell"]
    return texts[len(texts) - texts[::-1].index(name) + 2]  # the credits stand last; lists before them name departments, too


def test_a_second_rerun_changes_nothing(tmp_path: Path) -> None:
    copy_city(tmp_path)
    hand_in_late(tmp_path)
    with desk_in(tmp_path, only=("gioventu",)) as desk:
        collect(desk)
        check(desk)
        assemble(desk)
        pdf = Path(export(desk).path)
        before = (sha256(desk.workspace.draft), sha256(pdf), desk.workspace.draft.stat().st_mtime_ns)

        again = rerun(desk)
        exported = export(desk)

        assert (again.place, again.renewed, exported.new) == (Place.SAME, (), False)
        assert (sha256(desk.workspace.draft), sha256(pdf), desk.workspace.draft.stat().st_mtime_ns) == before
        assert again.number == 1


def test_two_cities_apart_give_the_same_bytes(tmp_path: Path) -> None:
    digests = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        copy_city(folder)
        with desk_in(folder) as desk:
            digests.append(build_draft(desk).digest)

    assert digests[0] == digests[1]

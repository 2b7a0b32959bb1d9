"""Proofs laid into the departments' folders: only where they are new, and told where they cannot be."""

from pathlib import Path

import pytest

from annuario.collection import lay_proofs
from annuario.ledger.desk import Desk


@pytest.fixture(autouse=True)
def proofs(small_cycle: Path) -> Path:
    """The folder of the small city's proofs, with two in it."""
    folder = small_cycle.parent.parent / "outputs" / "small" / "proofs"
    folder.mkdir(parents=True)
    for department in ("sport", "gioventu"):
        (folder / f"{department}.pdf").write_bytes(b"%PDF proof of " + department.encode())
    return folder


def test_each_proof_is_laid_once_under_its_name_in_the_departments_language(desk: Desk, small_cycle: Path, proofs: Path) -> None:
    first, again = lay_proofs(desk), lay_proofs(desk)
    (proofs / "sport.pdf").write_bytes(b"%PDF another")
    third = lay_proofs(desk)

    shared = small_cycle / "shared"
    assert (first.written, again.written, third.written) == (("gioventu", "sport"), (), ("sport",))
    assert (shared / "gioventu" / "_answers" / "bozza.pdf").read_bytes() == b"%PDF proof of gioventu"
    assert (shared / "sport" / "_answers" / "proof.pdf").read_bytes() == b"%PDF another"
    assert first.sentence() == "2 new proofs laid into the departments' folders."


def test_without_the_share_it_is_told_and_nothing_is_raised(desk: Desk, small_cycle: Path) -> None:
    (small_cycle / "shared" / ".annuario-share").unlink()

    laid = lay_proofs(desk)

    assert laid.written == ()
    assert laid.told[0].startswith("The proofs were not laid into the departments' folders. The shared folder ")


def test_a_link_is_not_followed_and_the_others_are_laid(desk: Desk, small_cycle: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (small_cycle / "shared" / "sport" / "_answers").symlink_to(tmp_path / "elsewhere")

    laid = lay_proofs(desk)

    assert laid.written == ("gioventu",)
    assert laid.told[0].startswith("sport: the proof was not laid into its folder. ")
    assert list((tmp_path / "elsewhere").iterdir()) == []

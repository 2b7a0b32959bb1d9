"""Scripts of edits on either side: what does not collide is merged exactly, and of what collides no word is lost."""

import os
from collections.abc import Mapping

import pytest

from annuario.docx import Package
from tests.documents.merging import SLOW, draft, faults, named_books, real

SEED = int(os.environ.get("ANNUARIO_SEED", "0"))
"""Others may try theirs."""


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Package]:
    """The sample's draft, books made of the sample's contributions, and real documents."""
    return {"draft": draft(tmp_path_factory.mktemp("city"))} | named_books() | real()


def test_a_hundred_redlines_hold_both_versions() -> None:
    assert list(faults("redline", named_books(), SEED, 100)) == []


def wrong(trial: str, documents: Mapping[str, Package], count: int) -> list[str]:
    """Return what goes wrong in so many scripts; of a hundred, four are of the two documents that take long."""
    large = {name: documents[name] for name in SLOW if name in documents}
    others = {name: document for name, document in documents.items() if name not in large}
    few = count // 25 if large else 0
    return [*faults(trial, others, SEED + 100, count - few), *faults(trial, large, SEED + 100 + count, few)]


@pytest.mark.parametrize("trial", ["apart", "collisions"])
def test_a_hundred_scripts_come_out_as_both_sides_meant_them(trial: str, documents: Mapping[str, Package]) -> None:
    quick = {name: document for name, document in documents.items() if name not in SLOW}

    assert list(faults(trial, quick, SEED, 100)) == []


@pytest.mark.slow
@pytest.mark.parametrize(("trial", "count"), [("apart", 1000), ("collisions", 1000), ("redline", 100)])
def test_a_thousand_scripts_come_out_as_both_sides_meant_them(trial: str, count: int, documents: Mapping[str, Package]) -> None:
    assert wrong(trial, documents, count) == []

"""Every finding has a file that has it, and one that nearly has it and does not."""

from pathlib import Path

import pytest

from annuario.collection.check import judge_file
from annuario.collection.conversion import opening
from annuario.findings import texts
from tests.collection.test_beside import PAIRS as BESIDE
from tests.documents.pairs import File, Pair, lists, whole
from tests.documents.pairs import texts as words

PAIRS: dict[str, Pair] = {**whole(), **words(), **lists()}
CHAPTERS = {"youth and sport": "youth-sport"}

ELSEWHERE = {
    "old-word": "test_conversion",
    "old-excel": "test_conversion",
    "writer-file": "test_conversion",
    "calc-file": "test_conversion",
    "rich-text": "test_conversion",
    "not-converted": "test_attacks",  # a file that takes more than a conversion may
    "two-versions": "test_check",
    "remark": "test_weights",
    "and-more": "test_weights",
    **dict.fromkeys(BESIDE, "test_beside"),
}
"""Findings that need more than a file, by the tests that have their pairs."""


def codes(file: File, folder: Path) -> set[str]:
    """Return the codes of what is said of a file."""
    name, content = file
    folder.mkdir()
    path = folder / name
    path.write_bytes(content)
    return {note.code for note in judge_file(path, name, CHAPTERS, open_as=opening(folder))[1]}


@pytest.mark.parametrize("code", PAIRS)
def test_one_file_has_it_and_one_nearly(code: str, tmp_path: Path) -> None:
    has, nearly = PAIRS[code]

    assert code in codes(has, tmp_path / "has")
    assert code not in codes(nearly, tmp_path / "nearly")


def test_no_finding_is_without_a_pair() -> None:
    assert texts("en").keys() - PAIRS.keys() - ELSEWHERE.keys() == set()
    assert (PAIRS.keys() | ELSEWHERE.keys()) - texts("en").keys() == set()

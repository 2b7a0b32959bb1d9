"""The page on the sample's year is what the program does today."""

from pathlib import Path

from tests.documents.year import PAGE, simulated


def test_the_page_on_the_samples_year_is_what_the_program_does(tmp_path: Path) -> None:
    fresh = simulated(tmp_path)

    assert fresh == PAGE.read_text("utf-8"), "write the page anew: python -m tests.documents.year"

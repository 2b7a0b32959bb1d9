"""The benchmarks keep working: they run at their smallest, and their page shows what they print today."""

import re
import subprocess
import sys
from pathlib import Path

from benchmarks.joiners_features import feature_table
from benchmarks.joiners_files import make_files
from tests.documents.features import FEATURES

HOUSE = Path(__file__).resolve().parent.parent.parent


def test_the_times_are_a_row_for_each_size_and_how_each_way_grows() -> None:
    command = [sys.executable, "benchmarks/joiners.py", "--only", "speed", "--sizes", "1,2", "--rounds", "1"]

    ended = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, timeout=120, check=False)

    shape = [re.sub(r"\d+(\.\d+)*", "0", line) for line in ended.stdout.splitlines()]
    row = "| 0 | 0 s | 0 s | **0** | 0 s | **0** | 0, 0, 0 MB |"
    assert (ended.returncode, ended.stderr) == (0, "")
    assert shape[-4:-1] == [row, row, ""]
    assert shape[-1] == (
        "0 files are 0 times as many as 0; they took docxcompose 0 times, compose 0 times, "
        "clean, restyle, compose and prove 0 times as long."
    )


def test_each_feature_has_its_row_and_we_keep_the_most() -> None:
    table = list(feature_table())

    kept = [int(count) for count in re.findall(r"\*\*(\d+)\*\*", table[-1])]
    assert [line.split(" | ")[0] for line in table[2:-1]] == [f"| {feature.name}" for feature in FEATURES]
    assert max(kept[:2]) < min(kept[2:])


def test_the_page_shows_what_each_keeps_today() -> None:
    page = (HOUSE / "docs" / "benchmarks.md").read_text("utf-8")

    section = page.partition("## What is kept")[2].partition("## Time and memory")[0]
    shown = [line for line in section.splitlines() if line.startswith("|")]

    assert [kept(line) for line in shown] == [kept(line) for line in feature_table()]


def kept(line: str) -> list[str]:
    """A row's feature, and for each joiner whether it is kept; how one breaks it may be told otherwise elsewhere."""
    feature, _, *cells = (cell.strip() for cell in line.replace("\\|", "").strip("|").split("|"))
    return [feature, *(cell if cell == "kept" or cell.startswith(("cut and told", "*")) else "broken" for cell in cells)]


def test_the_same_files_are_made_each_time(tmp_path: Path) -> None:
    first, second = (make_files(tmp_path / name, 2) for name in ("first", "second"))

    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert first[0].read_bytes() != first[1].read_bytes()

"""The same draft published on another day, by the clock of every program that takes part."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annuario.office import find_office
from tests.office.another_clock import clock_library
from tests.report.test_edition import digests

_PUBLISH = """
import sys, time
from pathlib import Path
from annuario.report import publish
from tests.documents.city import build_draft, copy_city, desk_in
from tests.report.conftest import awaited
with desk_in(copy_city(Path(sys.argv[1]))) as desk:
    build_draft(desk)
    print(time.time(), publish(desk, without=awaited(desk)).folder)
"""


@pytest.mark.slow
def test_the_same_draft_published_on_another_day_gives_the_same_bytes(edition: Path, tmp_path: Path) -> None:
    library = clock_library(tmp_path)
    path = f"{_office_ahead(tmp_path / 'bin', library)}:{os.environ['PATH']}"
    environment = os.environ | {"LD_PRELOAD": str(library), "PATH": path}

    said = subprocess.run(
        [sys.executable, "-c", _PUBLISH, tmp_path],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )

    then, folder = said.stdout.split(maxsplit=1)
    assert float(then) > (edition / "report.pdf").stat().st_mtime + 399 * 86400
    assert digests(Path(folder.strip())) == digests(edition)


def _office_ahead(folder: Path, library: Path) -> Path:
    """A folder for the PATH with a LibreOffice that lives on that day too: it is given an environment of its own."""
    folder.mkdir()
    real = find_office().soffice
    for part in real.resolve().parent.glob("libs[wcm]*lo.so"):
        (folder / part.name).symlink_to(part)
    soffice = folder / "soffice"
    soffice.write_text(f'#!/bin/sh\nLD_PRELOAD={library} exec {real} "$@"\n', "utf-8")
    soffice.chmod(0o755)
    return folder

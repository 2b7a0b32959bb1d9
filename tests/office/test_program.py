import contextlib
import sys
from pathlib import Path

import pytest

from annuario.office import Office, OfficeMissing, find_office

PACKAGES = "install the Debian packages libreoffice-writer, libreoffice-calc, libreoffice-math and python3-uno."


def test_the_installed_office_is_found(office: Office) -> None:
    assert (office.soffice.is_file(), office.python, office.version.split()[0]) == (
        True,
        Path("/usr/bin/python3"),
        "LibreOffice",
    )


def test_no_office_names_the_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(OfficeMissing) as caught:
        find_office()

    assert (str(caught.value), caught.value.exit_code) == (f"LibreOffice is not installed: {PACKAGES}", 3)


def test_an_office_without_its_parts_names_them(tmp_path: Path) -> None:
    soffice = tmp_path / "soffice"
    soffice.touch()
    (tmp_path / "libswlo.so").touch()

    with pytest.raises(OfficeMissing) as caught:
        find_office(soffice=soffice)

    assert str(caught.value) == f"LibreOffice at {tmp_path} lacks its part for calc and math: {PACKAGES}"


def test_a_python_without_uno_is_told(office: Office) -> None:
    with pytest.raises(OfficeMissing) as caught:
        find_office(soffice=office.soffice, python=Path(sys.executable))

    assert str(caught.value) == f"{sys.executable} cannot import uno: {PACKAGES}"


def test_what_a_question_for_the_version_starts_does_not_stay(tmp_path: Path) -> None:
    for library in ("libswlo.so", "libsclo.so", "libsmlo.so"):
        (tmp_path / library).touch()
    soffice = tmp_path / "soffice"
    soffice.write_text("#!/bin/sh\nsleep 617 &\necho LibreOffice 7.4.7.2 40\n", "utf-8")
    soffice.chmod(0o755)
    before = _sleepers()

    found = find_office(soffice=soffice)

    assert (found.version, _sleepers()) == ("LibreOffice 7.4.7.2", before)


def _sleepers() -> list[str]:
    """The processes that sleep for as long as the double does."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            found += [words for words in [path.read_bytes().replace(b"\0", b" ").decode()] if words == "sleep 617 "]
    return found

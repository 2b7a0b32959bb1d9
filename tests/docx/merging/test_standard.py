"""What a merge or a redline writes keeps the standard as far as its inputs do, and other programs open it."""

import io
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from annuario.docx import Package, read, write
from annuario.docx.merging import diff, merge, redline
from tests.documents.merging import DATE, RULES, books, written
from tests.documents.scripts import colliding, edited, script
from tests.docx.test_standard import faults

_WRITER = "docx:MS Word 2007 XML"


def kinds(content: bytes, folder: Path) -> Counter[str]:
    """Return what the validator finds, without the places."""
    return Counter(fault.split("[")[0].strip() for fault in faults(content, folder))


def through_libreoffice(files: Mapping[str, Package], folder: Path) -> dict[str, Package]:
    """Return the files as LibreOffice saves them, in one run."""
    out = folder / "saved"
    paths = []
    for name, package in files.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(write(package))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", _WRITER, "--outdir", str(out), *map(str, paths)]
    subprocess.run(command, check=True, timeout=300, capture_output=True)
    return {name: read(out / f"{name}.docx") for name in files}


@pytest.mark.parametrize("seed", range(4))
def test_a_merge_brings_no_fault_that_its_inputs_did_not_have(seed: int, tmp_path: Path) -> None:
    base = books()[seed % len(books())]
    made = colliding(base, seed) if seed % 2 else script(base, seed)
    ours, theirs = edited(base, made.ours), edited(base, made.theirs)
    results = (merge(base, ours, theirs, RULES).package, redline(base, theirs, "annuario", DATE))
    known = kinds(write(base), tmp_path) | kinds(write(ours), tmp_path) | kinds(write(theirs), tmp_path)

    for result in results:
        content = write(result)

        assert set(kinds(content, tmp_path)) - set(known) == set()
        assert docx.Document(io.BytesIO(content)).paragraphs


@pytest.mark.slow
def test_fifty_editors_files_saved_by_libreoffice_lose_nothing(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    documents, count = books(), 50
    scripts = {number: script(documents[number % len(documents)], number) for number in range(count)}
    files = {f"base{place}": book for place, book in enumerate(documents)}
    for number, made in scripts.items():
        book = documents[number % len(documents)]
        files |= {f"ours{number}": edited(book, made.ours), f"theirs{number}": edited(book, made.theirs)}

    saved = through_libreoffice(files, tmp_path)

    lost: dict[int, list[str]] = {}
    blocks = falsely = 0
    for number, made in scripts.items():
        base, ours, theirs = saved[f"base{number % len(documents)}"], saved[f"ours{number}"], saved[f"theirs{number}"]
        text = written(merge(base, ours, theirs, RULES).package)
        missing = [word for word in made.words() if word not in text]
        lost |= {number: missing} if missing else {}
        told = [change for change in diff(base, ours) if change.act == "changed" and change.words]
        known = [change for change in told if any(word in change.after for word in made.words())]
        blocks, falsely = blocks + len(list(base.body)), falsely + len(told) - len(known)
    assert lost == {}
    assert falsely < blocks / 100

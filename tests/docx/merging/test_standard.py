"""What a merge or a redline writes keeps the standard as far as its inputs do, and other programs open it."""

import io
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import docx
import pytest

from annuario.docx import Package, inspect_bytes, read, write
from annuario.docx.merging import diff, merge, redline
from tests.documents.merging import DATE, RULES, SLOW, books, named_books, real, written
from tests.documents.scripts import colliding, edited, script
from tests.docx.test_standard import faults

_NUMBER = re.compile(r"\d+")
_WRITER = "docx:MS Word 2007 XML"


def kinds(content: bytes, folder: Path) -> set[str]:
    """Return what the validator finds, without the places."""
    return {_NUMBER.sub("n", fault.partition(": ")[2] or fault) for fault in faults(content, folder)}


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


def brought(base: Package, seed: int, folder: Path) -> set[str]:
    """Return what `inspect` and the validator find in a merge and in a redline, and in none of their inputs."""
    made = colliding(base, seed) if seed % 2 else script(base, seed)
    inputs = (base, edited(base, made.ours), edited(base, made.theirs))
    found: set[str] = set()
    for result in (merge(*inputs, RULES).package, redline(base, inputs[2], "annuario", DATE)):
        content = write(result)
        assert docx.Document(io.BytesIO(content)).paragraphs
        found |= kinds(content, folder) | {fault.kind for fault in inspect_bytes(content)}
    for one in inputs if found else ():
        content = write(one)
        found -= kinds(content, folder) | {fault.kind for fault in inspect_bytes(content)}
    return found


def all_brought(documents: Sequence[Package], count: int, folder: Path) -> dict[int, set[str]]:
    """Return the new faults of so many scripts by seed; nothing for those that bring none."""
    return {seed: new for seed in range(count) if (new := brought(documents[seed % len(documents)], seed, folder))}


def test_merges_and_redlines_bring_no_fault_that_their_inputs_did_not_have(tmp_path: Path) -> None:
    assert all_brought(books(), 10, tmp_path) == {}


@pytest.mark.slow
def test_merges_of_real_documents_bring_no_fault_that_their_inputs_did_not_have(tmp_path: Path) -> None:
    documents = [document for name, document in (named_books() | real()).items() if name not in SLOW]

    assert all_brought(documents, 26, tmp_path) == {}


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

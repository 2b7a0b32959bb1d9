"""Tests of bytes that stay in their file: they are what was read, or the file is said to have changed."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from annuario.docx import Unreadable, read, read_bytes
from annuario.docx.packed import Packed
from tests.documents.word import Link, para, picture, word

NOISE = os.urandom(60_000)
NAME = "word/media/noise.png"


def file_with_noise(path: Path, method: int = zipfile.ZIP_DEFLATED) -> Path:
    made = path.with_suffix(".made")
    made.write_bytes(word(para(picture("rIdN")), links=[Link("rIdN", "image", NAME, NOISE)]))
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return path


def spoil(path: Path) -> None:
    content = path.read_bytes()
    place = content.index(NOISE[:100])
    path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_large_picture_stays_in_the_file_until_it_is_asked_for(method: int, tmp_path: Path) -> None:
    path = file_with_noise(tmp_path / "a.docx", method)

    parts = [read(path).parts[NAME], read_bytes(path.read_bytes()).parts[NAME]]

    assert [type(part.source) for part in parts] == [Packed, Packed]
    assert [part.content for part in parts] == [NOISE, NOISE]


def test_what_is_packed_in_another_way_is_kept(tmp_path: Path) -> None:
    path = file_with_noise(tmp_path / "a.docx", zipfile.ZIP_BZIP2)

    part = read(path).parts[NAME]

    assert (part.source, part.content) == (NOISE, NOISE)


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b""), spoil])
def test_a_file_that_changes_while_it_is_in_use_is_named(damage: Callable[[Path], object], tmp_path: Path) -> None:
    path = file_with_noise(tmp_path / "a.docx", zipfile.ZIP_STORED)
    part = read(path).parts[NAME]

    damage(path)

    with pytest.raises(Unreadable, match=r"word/media/noise\.png was changed while it was in use\."):
        _ = part.content

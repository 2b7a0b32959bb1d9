"""Compound files, made by hand after [MS-CFB]: a header, one sector of allocation table, one of directory."""

import io
import struct

import pytest

from annuario.gate import Kind, Reason, Verdict, judge_stream

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(*streams: str, root: str = "Root Entry", loop: bool = False) -> bytes:
    header = struct.pack("<8s16x5H6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    table = struct.pack("<128I", TABLE, 1 if loop else END, *[FREE] * 126)
    entries = b"".join(
        struct.pack("<64sHB61x", name.encode("utf-16-le"), 2 * len(name) + 2, 2 if at else 5)
        for at, name in enumerate([root, *streams])
    )
    return header + table + entries.ljust(512, b"\x00")


@pytest.mark.parametrize(
    ("streams", "kind", "code"),
    [
        (("WordDocument", "1Table"), Kind.DOC, "old-word"),
        (("Workbook",), Kind.XLS, "old-excel"),
        (("Book",), Kind.XLS, "old-excel"),
        (("EncryptionInfo", "EncryptedPackage"), Kind.ENCRYPTED, "encrypted"),
        (("PowerPoint Document",), Kind.PRESENTATION, "presentation"),
        (("__properties_version1.0",), Kind.MAIL, "mail-message"),
        (("CONTENTS",), Kind.UNKNOWN, "wrong-kind"),
    ],
)
def test_a_compound_file_is_known_by_its_streams(streams: tuple[str, ...], kind: Kind, code: str) -> None:
    assert judge_stream(io.BytesIO(compound(*streams))) == Verdict(kind, (Reason(code, {}),))


def test_the_root_may_have_any_name() -> None:
    assert judge_stream(io.BytesIO(compound("Workbook", root="R"))).kind == Kind.XLS


@pytest.mark.parametrize("length", [8, 40, 512, 700, 1024])
def test_a_compound_file_that_broke_off_is_damaged(length: int) -> None:
    assert judge_stream(io.BytesIO(compound("WordDocument")[:length])).kind == Kind.DAMAGED


def test_a_directory_that_runs_in_a_circle_comes_to_an_end() -> None:
    assert judge_stream(io.BytesIO(compound("WordDocument", loop=True))).kind == Kind.DOC

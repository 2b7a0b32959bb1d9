"""Files that are text, or pretend to be something else."""

import io

import pytest

from annuario.gate import Kind, Reason, Verdict, judge_stream


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (b"", Kind.EMPTY, "empty-file"),
        (b" \r\n\t\n", Kind.EMPTY, "empty-file"),
        (b"\x00" * 5000, Kind.DAMAGED, "damaged"),
        (b"{\\rtf1\\ansi Ciao}", Kind.RTF, "rich-text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", Kind.PDF, "pdf"),
        (b"\n\n%PDF-1.4\n", Kind.PDF, "pdf"),
        (b"\x89PNG\r\n\x1a\n", Kind.PICTURE, "picture"),
        (b"Rar!\x1a\x07\x01\x00", Kind.ARCHIVE, "archive"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", Kind.XLS, "old-excel"),
        (b"<!DOCTYPE HTML><html><body>", Kind.HTML, "web-page"),
        (b"\xef\xbb\xbf  <!-- x --><table><tr><td>1", Kind.HTML, "web-page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", Kind.HTML, "web-page"),
        (b"<?xml version='1.0'?><html xmlns='x'>", Kind.HTML, "web-page"),
        (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w>", Kind.XML, "xml-file"),
        (b"From: sport@comune.example\nSubject: x\n\n", Kind.MAIL, "mail-message"),
        (b"Titolo;Importo\nMaratona;1.200,00\nGara;3\n", Kind.CSV, "csv"),
        ("Attività;Città\nMaratona;Köln\n".encode("cp1252"), Kind.CSV, "csv"),
        ("Attività\tCittà\nMaratona\tKöln\n".encode("utf-16"), Kind.CSV, "csv"),
        (b'"a, b",c\n"d, e, f",g\n', Kind.CSV, "csv"),
        ("Le attività del Settore, e altro.\nUna riga, due, tre virgole.\n".encode(), Kind.TEXT, "plain-text"),
        (b"una riga sola; con un punto e virgola", Kind.TEXT, "plain-text"),
        (b"\x01\x02\x03\x04 words", Kind.UNKNOWN, "wrong-kind"),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes, kind: Kind, code: str) -> None:
    assert judge_stream(io.BytesIO(content)) == Verdict(kind, (Reason(code, {}),))


def test_a_letter_cut_in_two_at_the_end_of_the_look_is_no_reason_to_guess_windows() -> None:
    content = ("a" * (64 * 1024 - 1) + "à").encode()

    assert judge_stream(io.BytesIO(content)).kind == Kind.TEXT

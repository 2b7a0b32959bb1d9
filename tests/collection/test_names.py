"""Names of files as departments and their programs give them."""

import pytest

from annuario.collection.names import folded, is_text, left_out, says_open, shown, versions


@pytest.mark.parametrize(
    ("name", "no_contribution"),
    [
        ("Relazione.docx", False),
        ("~$lazione.docx", True),
        (".~lock.Relazione.docx#", True),
        ("~WRL0003.tmp", True),
        ("x.TMP", True),
        ("Relazione.docx~", True),
        (".gitkeep", True),
        ("Desktop.ini", True),
        ("thumbs.db", True),
        ("_ANSWERS", True),
        ("_answers.docx", False),
        ("tmp.docx", False),
    ],
)
def test_what_is_no_contribution(name: str, *, no_contribution: bool) -> None:
    assert left_out(name) == no_contribution


def test_lock_files_say_that_somebody_is_at_work() -> None:
    assert [name for name in ("~$x.docx", ".~lock.x.xlsx#", "~WRL1.tmp", ".x", "x.docx") if says_open(name)] == [
        "~$x.docx",
        ".~lock.x.xlsx#",
    ]


def test_what_is_shown_is_printable() -> None:
    assert [shown(name) for name in ("Attività.docx", "attivit\udce0.docx", "a\nb\x1b[31m\u202e.docx")] == [
        "Attività.docx",
        "attivit\\xe0.docx",
        "a?b?[31m?.docx",
    ]
    assert (is_text("Attività"), is_text("attivit\udce0")) == (True, False)


def test_names_are_compared_as_people_read_them() -> None:
    assert folded("ATTIVITA\u0300") == folded("attività")


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["a.docx", "b.docx", "a.xlsx"], {}),
        (["a.docx", "sub/a.docx"], {}),
        (["a.docx", "a (2).docx"], {"a (2).docx": "a.docx"}),
        (["Copia di a.docx", "a.docx"], {"Copia di a.docx": "a.docx"}),
        (["a.docx", "a - Copia.docx", "a - Copia (2).docx"], {"a - Copia.docx": "a.docx", "a - Copia (2).docx": "a.docx"}),
        (
            ["a.docx", "a (copia in conflitto di ufficio 2006-02-01).docx"],
            {"a (copia in conflitto di ufficio 2006-02-01).docx": "a.docx"},
        ),
        (["A.docx", "a.docx"], {"a.docx": "A.docx"}),
        (
            ["relazione.docx", "relazione DEF (2) ultima versione.docx"],
            {"relazione DEF (2) ultima versione.docx": "relazione.docx"},
        ),
        (["a.docx", "a_v2.docx", "a rev. 3.docx"], {"a_v2.docx": "a.docx", "a rev. 3.docx": "a.docx"}),
        (["a 16-02-2006.docx", "a 2006.02.10.docx"], {"a 2006.02.10.docx": "a 16-02-2006.docx"}),
        (["a.docx", "a 2005.docx", "def.docx", "indef.docx"], {}),
        (["a (2).docx"], {}),
        (["(2).docx", "(3).docx"], {}),
    ],
)
def test_copies_are_known_by_their_names(paths: list[str], expected: dict[str, str]) -> None:
    assert versions(paths) == expected

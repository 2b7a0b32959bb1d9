"""How notes become findings."""

from annuario.collection.weights import _WORD, MOST, Note, findings_of, gate_note, word_note
from annuario.findings import Finding, Severity, texts


def test_what_the_gate_says_stops_unless_it_only_tells() -> None:
    assert [gate_note(code, {}).severity for code in ("encrypted", "unheard-of", "macro-enabled")] == [
        Severity.STOPS,
        Severity.STOPS,
        Severity.NOTE,
    ]


def test_the_weightiest_comes_first_and_an_unknown_code_gets_a_sentence() -> None:
    notes = [
        word_note("no-headings", "", {}),
        word_note("unheard-of", "Sport", {"count": "2"}),
        gate_note("doctype", {"part": "a"}),
    ]

    assert findings_of("x.docx", "abc", notes) == (
        Finding("doctype", Severity.STOPS, "x.docx", "", {"part": "a"}, "abc"),
        Finding("remark", Severity.LOOK, "x.docx", "Sport", {"code": "unheard-of"}, "abc"),
        Finding("no-headings", Severity.NOTE, "x.docx", "", {}, "abc"),
    )


def test_there_is_an_end_to_what_is_kept() -> None:
    found = findings_of("x.docx", "abc", [Note("no-title", Severity.LOOK, f"A{n}") for n in range(5000)])

    assert (len(found), found[-1].code, found[-1].params) == (MOST, "and-more", {"count": str(5000 - MOST + 1)})


def test_every_remark_on_a_word_file_has_words() -> None:
    assert _WORD.keys() - texts("it").keys() == set()

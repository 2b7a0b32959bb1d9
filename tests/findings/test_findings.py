import re

import pytest

from annuario.findings import Finding, Severity, stops, texts

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def placeholders(language: str, code: str) -> set[str]:
    """The names in braces in both sentences of a code."""
    return set(PLACEHOLDER.findall(" ".join(texts(language)[code].values())))


def test_both_languages_have_the_same_codes_in_the_same_order() -> None:
    assert list(texts("it")) == list(texts("en"))
    assert texts("en")


@pytest.mark.parametrize("code", texts("en"))
def test_a_code_says_what_and_what_to_do_with_the_same_words_filled_in(code: str) -> None:
    assert {language: set(texts(language)[code]) for language in ("it", "en")} == {"it": {"what", "do"}, "en": {"what", "do"}}
    assert placeholders("it", code) == placeholders("en", code)


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_sentence_is_one_and_ends_as_one(language: str) -> None:
    sentences = [text for entry in texts(language).values() for text in entry.values()]

    assert [text for text in sentences if text != text.strip() or text[-1] not in ".?!" or "\n" in text] == []


def test_a_language_without_texts_gets_the_english_ones() -> None:
    assert texts("de") == texts("en")


def finding_with_placeholder() -> tuple[str, str]:
    """A code of which the English text has a placeholder, and that placeholder."""
    return next((code, min(placeholders("en", code))) for code in texts("en") if PLACEHOLDER.search(texts("en")[code]["what"]))


def test_braces_in_a_value_are_left_as_they_are() -> None:
    code, _ = finding_with_placeholder()
    params = dict.fromkeys(placeholders("en", code), "a {b} {0} {{c}}")

    said = Finding(code, Severity.LOOK, "report.docx", params=params).what("en")

    assert said == PLACEHOLDER.sub(lambda _: "a {b} {0} {{c}}", texts("en")[code]["what"])


def test_a_value_that_names_another_placeholder_is_not_filled_in_itself() -> None:
    code = next(code for code in texts("en") if len(set(PLACEHOLDER.findall(texts("en")[code]["what"]))) > 1)
    names = list(dict.fromkeys(PLACEHOLDER.findall(texts("en")[code]["what"])))
    params = {names[0]: "{" + names[1] + "}", names[1]: "second"}

    said = Finding(code, Severity.LOOK, "report.docx", params=params).what("en")

    expected = PLACEHOLDER.sub(lambda found: params.get(found[1], found[0]), texts("en")[code]["what"])
    assert said == expected


def test_only_what_stops_keeps_a_file_out() -> None:
    look, note = (Finding("damaged", severity, "a.docx") for severity in (Severity.LOOK, Severity.NOTE))
    stop = Finding("damaged", Severity.STOPS, "a.docx")

    assert not stops([])
    assert not stops([look, note])
    assert stops([note, stop])

import pytest

from annuario.pdf import STANDARDS, sentence


@pytest.mark.parametrize(
    ("flavour", "clause", "test", "told"),
    [
        ("ua1", "7.2", 34, "The language of the text is not given. Set the document's language."),
        ("ua1", "7.2", 3, "A table, list or contents list is not built as one, so that a reader by ear loses the way in it."),
        ("ua1", "7.21.6", 4, "A font is not in the file in the form that is needed to read its text aloud."),
        ("2b", "6.6.2.3.3", 7, "The metadata use a name that is not explained in the file. Export it again."),
        ("2b", "9.9", 1, "A rule of the standard is broken."),
        ("ua2", "8.1", 1, "A rule of the standard is broken."),
    ],
)
def test_a_rule_has_the_sentence_of_the_narrowest_clause_that_has_one(flavour: str, clause: str, test: int, told: str) -> None:
    assert sentence(flavour, clause, test) == told


def test_every_flavour_has_a_name() -> None:
    assert STANDARDS == {"ua1": "PDF/UA-1 (ISO 14289-1)", "2b": "PDF/A-2b (ISO 19005-2)"}

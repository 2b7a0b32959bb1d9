import pytest

from annuario.pdf.contents import Entry, _entry


@pytest.mark.parametrize(
    ("words", "title", "number"),
    [
        ("Missioni .......... 12", "Missioni", "12"),
        ("Relazione 2005\t7", "Relazione 2005", "7"),
        ("Prefazione……iv", "Prefazione", "iv"),
        ("1.2 Città gemellate 3", "1.2 Città gemellate", "3"),
        ("Figura 3: Una piazza di S. . . . 21", "Figura 3: Una piazza di S", "21"),
        ("Senza numero", "Senza numero", ""),
        ("Olimpiadi XX2006", "Olimpiadi XX2006", ""),
    ],
)
def test_a_line_is_parted_into_title_and_number(words: str, title: str, number: str) -> None:
    assert _entry(words, 9) == Entry(title, number, 9)

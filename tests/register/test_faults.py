import pytest

from annuario.register.faults import spans


@pytest.mark.parametrize(
    ("rows", "text"),
    [([], ""), ([7], "7"), ([7, 8], "7-8"), ([12, 7, 9, 10, 11, 9], "7, 9-12")],
)
def test_rows_as_a_person_writes_them(rows: list[int], text: str) -> None:
    assert spans(rows) == text

import pytest

from annuario.ledger.each import plain


def test_parts_are_run_in_the_order_of_their_ids() -> None:
    ran: list[str] = []

    def part(id_: str) -> str:
        ran.append(id_)
        return id_.upper()

    assert list(plain(part, ["b", "a", "c"])) == ["B", "A", "C"]
    assert ran == ["b", "a", "c"]


def test_what_a_part_raises_comes_out() -> None:
    with pytest.raises(KeyError):
        plain({"a": "A"}.__getitem__, ["a", "b"])

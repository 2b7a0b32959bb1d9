import pikepdf
import pytest

from annuario.pdf.spans import tell_spans
from annuario.pdf.structure import descendants
from tests.pdf.tree import Tree, drawn, planted

ROW_OF_TWO = ("TR", ("TD",), ("TD",))
ROW_OF_ONE = ("TR", ("TD",))


def widths(*inches: float) -> dict[str, list[dict[str, object]]]:
    return {"TD": [{"O": pikepdf.Name.Layout, "Width": inch} for inch in inches]}


def spans(pdf: pikepdf.Pdf) -> list[int]:
    """How many columns each cell spans, in order."""
    cells = [each for each in descendants(pdf.Root.StructTreeRoot) if each.S == "/TD"]
    found = []
    for cell in cells:
        own = cell.get("/A", pikepdf.Array())
        attributes = own.as_list() if isinstance(own, pikepdf.Array) else [own]
        found.append(next((int(each.ColSpan) for each in attributes if "/ColSpan" in each), 1))
    return found


@pytest.mark.parametrize(
    ("tree", "inches", "mended", "after", "spanned"),
    [
        pytest.param(
            ("Table", ROW_OF_ONE, ROW_OF_TWO), (3.4, 1.0, 2.4), 1, ("Table", ROW_OF_ONE, ROW_OF_TWO), [2, 1, 1], id="wide"
        ),
        pytest.param(
            ("Table", ROW_OF_TWO, ROW_OF_ONE), (1.0, 2.4, 1.0), 1, ("Table", ROW_OF_TWO, ROW_OF_TWO), [1, 1, 1, 1], id="short"
        ),
        pytest.param(
            ("Table", ROW_OF_TWO, ROW_OF_TWO), (1.0, 2.0, 1.0, 2.0), 0, ("Table", ROW_OF_TWO, ROW_OF_TWO), [1, 1, 1, 1], id="good"
        ),
        pytest.param(
            ("Table", ROW_OF_TWO, ROW_OF_TWO, ROW_OF_ONE),
            (1.0, 2.0, 2.0, 1.0, 3.0),
            1,
            ("Table", ROW_OF_TWO, ROW_OF_TWO, ROW_OF_ONE),
            [1, 2, 2, 1, 3],
            id="borders at other places",
        ),
    ],
)
def test_the_rows_of_a_table_come_to_have_the_same_columns(
    tree: Tree, inches: tuple[float, ...], mended: int, after: Tree, spanned: list[int]
) -> None:
    pdf = planted(tree, widths(*inches))

    done = tell_spans(pdf)

    assert (done, drawn(pdf), spans(pdf)) == (mended, after, spanned)


def test_a_table_with_cells_over_several_rows_is_left_alone() -> None:
    tree = ("Table", ROW_OF_TWO, ROW_OF_ONE)
    pdf = planted(tree, {"TD": [{"O": pikepdf.Name.Table, "RowSpan": 3}]})

    done = tell_spans(pdf)

    assert (done, drawn(pdf)) == (0, tree)


def test_a_row_that_the_cells_above_reach_over_goes_and_they_reach_less_far() -> None:
    pdf = planted(
        ("Table", ROW_OF_TWO, ROW_OF_TWO, ("TR",), ROW_OF_TWO), {"TD": [{}, {}, *[{"O": pikepdf.Name.Table, "RowSpan": 2}] * 2]}
    )

    done = tell_spans(pdf)

    reaching = [int(each.A.RowSpan) for each in descendants(pdf.Root.StructTreeRoot) if "/RowSpan" in each.get("/A", {})]
    assert (done, drawn(pdf), reaching) == (1, ("Table", ROW_OF_TWO, ROW_OF_TWO, ROW_OF_TWO), [1, 1])


def test_very_narrow_cells_are_columns_too() -> None:
    pdf = planted(
        ("Table", ("TR", *[("TD",)] * 4), ("TR", *[("TD",)] * 3)), widths(0.006, 1.548, 8.029, 0.007, 0.006, 9.577, 0.007)
    )

    tell_spans(pdf)

    assert spans(pdf) == [1, 1, 1, 1, 1, 2, 1]

import pikepdf

from annuario.pdf import Exported
from annuario.pdf.lists import hold_loose_items
from annuario.pdf.structure import descendants
from tests.pdf.tree import drawn, planted


def test_items_that_stand_in_no_list_come_into_one_where_they_follow_each_other() -> None:
    pdf = planted(("Document", ("P",), ("LI", ("LBody",)), ("LI", ("LBody",)), ("H1",), ("LI", ("LBody",))))

    held = hold_loose_items(pdf)

    assert held == 3
    assert drawn(pdf) == (
        "Document",
        ("P",),
        ("L", ("LI", ("LBody",)), ("LI", ("LBody",))),
        ("H1",),
        ("L", ("LI", ("LBody",))),
    )


def test_the_body_of_an_item_comes_into_an_item_of_its_own() -> None:
    pdf = planted(("Document", ("LBody", ("P",)), ("LBody", ("P",))))

    held = hold_loose_items(pdf)

    assert held == 4
    assert drawn(pdf) == ("Document", ("L", ("LI", ("LBody", ("P",))), ("LI", ("LBody", ("P",)))))


def test_lists_in_good_order_stay_as_they_are() -> None:
    tree = ("Document", ("L", ("LI", ("Lbl",), ("LBody", ("P",), ("L", ("LI", ("LBody",)))))), ("P",))
    pdf = planted(tree)

    held = hold_loose_items(pdf)

    assert (held, drawn(pdf)) == (0, tree)


def test_everything_wrapped_knows_its_holder() -> None:
    pdf = planted(("Document", ("LI", ("LBody",))))

    hold_loose_items(pdf)

    strangers = [each for each in descendants(pdf.Root.StructTreeRoot) if each.objgen not in _kids_of(each.P)]
    assert strangers == []


def _kids_of(element: pikepdf.Object) -> set[tuple[int, int]]:
    return {kid.objgen for kid in element.K.as_list()} if isinstance(element.K, pikepdf.Array) else {element.K.objgen}


def test_a_file_without_tags_is_left_alone(exported: Exported) -> None:
    with pikepdf.open(exported.path) as pdf:
        del pdf.Root.StructTreeRoot

        assert hold_loose_items(pdf) == 0

"""What stays together on a page: short tables, lists with the line that begins them, lines in columns, captions."""

from annuario.docx import Package, read_bytes, restyle
from annuario.docx.house import Styles
from annuario.docx.keeping import keep_together
from annuario.docx.names import w
from annuario.docx.text import paragraph_text
from annuario.docx.tree import on
from annuario.docx.write import Sheet
from tests.documents.word import house, para, picture, table, word


def kept(body: str) -> dict[str, bool | None]:
    """Return by its words whether a paragraph keeps with the next, None where the style alone says it."""
    document = read_bytes(word(body))
    restyle(document, house())
    return _marks(document)


def listed(*lines: tuple[str, str]) -> dict[str, bool | None]:
    """Return the same of lines in styles of the house, by their names."""
    sheet = Sheet(house())
    for text, style in lines:
        sheet.paragraph(text, style)
    keep_together(sheet.package.body, Styles(sheet.package), ())
    return _marks(sheet.package)


def _marks(document: Package) -> dict[str, bool | None]:
    return {paragraph_text(p): on(p.find(w("pPr")), "keepNext") for p in document.body.iter(w("p")) if paragraph_text(p)}


def test_a_short_table_stays_whole_and_a_long_one_may_break() -> None:
    short = table(*([f"a{number}"] for number in range(12)))
    long = table(*([f"b{number}"] for number in range(13)))

    found = kept(short + para("between") + long + para("after") + table(["x" * 1600], ["y"]))

    assert [found[f"a{number}"] for number in range(12)] == [True] * 11 + [None]
    assert {found[f"b{number}"] for number in range(13)} == {None}
    assert found["x" * 1600] is None


def test_a_line_that_announces_a_list_or_a_table_stays_with_it() -> None:
    item = ("first", "List Number")

    assert listed(("Three tools:", "Body Text"), item)["Three tools:"] is True
    assert kept(para("Three tools:") + table(["a"], ["b"]))["Three tools:"] is True
    assert kept(para("Three tools:") + para("Plain text."))["Three tools:"] is None
    assert listed(("Three tools.", "Body Text"), item)["Three tools."] is None
    assert listed((long := f"{'words ' * 30}:", "Body Text"), item)[" ".join(long.split())] is None


def test_an_item_stays_with_the_deeper_ones_below_it() -> None:
    found = listed(("Noise", "List Bullet"), ("the map", "List Bullet 2"), ("Waste", "List Bullet"))

    assert found == {"Noise": True, "the map": None, "Waste": None}


def test_lines_in_columns_stay_together() -> None:
    lines = [para(f"{name}\t{name}") for name in "abc"]

    found = kept("".join(lines).replace("\t", "</w:t><w:tab/><w:t>") + para("after"))

    assert list(found.values()) == [True, True, None, None]


def test_more_lines_in_columns_than_a_page_might_hold_are_left_free() -> None:
    few, many = ([f"{letter}{number}" for number in range(count)] for letter, count in (("a", 12), ("b", 13)))
    lines = [[f"{name}\t{name}" for name in names] for names in (few, many)]

    found = kept(para("between").join("".join(map(para, group)) for group in lines).replace("\t", "</w:t><w:tab/><w:t>"))

    assert [mark for text, mark in found.items() if text.startswith("a")] == [True] * 11 + [None]
    assert {mark for text, mark in found.items() if text.startswith("b")} == {None}


def test_a_caption_stays_with_what_it_stands_over_and_lets_go_of_what_follows_a_picture() -> None:
    above = para("Tab. 1 - Partners") + table(["a"], ["b"])
    below = para(picture("x")) + para("Fig. 1 - Map") + para("words")
    both = para(picture("x")) + para("Fig. 1 - Map") + table(["a"], ["b"])

    assert kept(above)["Tab. 1 - Partners"] is True
    assert kept(below)["Fig. 1 - Map"] is False
    assert kept(both)["Fig. 1 - Map"] is False

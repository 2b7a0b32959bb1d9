"""Pictures are scaled down to the room between the margins, and never up."""

import pytest

from annuario.docx.fit import Room, Rooms, fit_drawing
from annuario.docx.house import Measures
from annuario.docx.names import q
from tests.documents.word import graphic, house, package, para, picture, section, table, xml

CM = 360_000


def sizes(drawing: str, body: str = "{}") -> list[tuple[str | None, str | None]]:
    """Return the extents of a drawing after fitting it into the house's page."""
    document = package(body.format(para(drawing)))
    rooms = Rooms(document.body, Measures.of(house()))
    for found in document.body.iter(q("wp:inline")):
        fit_drawing(found, rooms.at(found))
    return [(node.get("cx"), node.get("cy")) for node in document.body.iter(q("wp:extent"), q("a:ext"), q("a:chExt"))]


@pytest.mark.parametrize(
    ("wide", "high", "size"),
    [
        (CM, CM, (360000, 360000)),
        (100 * CM, 50 * CM, (5615940, 2807970)),
        (10 * CM, 100 * CM, (871156, 8711565)),
        (0, CM, (0, 360000)),
        (-5, CM, (-5, 360000)),
    ],
)
def test_a_picture_fits_across_and_down(wide: int, high: int, size: tuple[int, int]) -> None:
    expected = (str(size[0]), str(size[1]))

    assert sizes(picture("x", wide=wide, high=high)) == [expected, expected]


def test_a_landscape_page_is_wider_and_a_column_narrower() -> None:
    wide = picture("x", wide=200 * CM, high=CM)

    assert sizes(wide, "{}" + section(landscape=True))[0] == ("8711565", "43558")
    assert sizes(wide, "{}" + section(columns=2))[0] == ("2583180", "12916")
    assert sizes(wide, para("other", props=section(landscape=True)) + "{}" + section())[0] == ("5615940", "28080")


def test_what_lies_in_a_group_is_scaled_by_the_group_alone() -> None:
    def frame(name: str, size: int) -> str:
        return f'<a:xfrm><a:ext cx="{size}" cy="{size}"/>{name}</a:xfrm>'

    inner = f"<wps:wsp><wps:spPr>{frame('', 500)}</wps:spPr></wps:wsp>"
    group = (
        f"<wpg:wgp><wpg:grpSpPr>{frame('<a:chExt cx=' + chr(34) + '999' + chr(34) + '/>', 100 * CM)}</wpg:grpSpPr>{inner}</wpg:wgp>"
    )
    drawing = graphic(group, "urn:g").replace('cx="900000" cy="900000"', f'cx="{100 * CM}" cy="{100 * CM}"')

    assert sizes(drawing) == [("5615940", "5615940"), ("5615940", "5615940"), ("999", None), ("500", "500")]


def test_a_drawing_without_a_size_is_left_alone() -> None:
    drawing = xml("<wp:inline/>")

    fit_drawing(drawing, Rooms(package().body, Measures.of(house())).default)

    assert len(drawing.attrib) == 0


def test_a_picture_in_a_cell_has_the_room_of_the_cells_section() -> None:
    made = table([para(picture("x", wide=200 * CM, high=CM))]) + "{}" + section(landscape=True)

    assert sizes("", made)[0] == ("8711565", "43558")


def test_a_picture_in_a_line_has_no_room_around_it() -> None:
    inline = xml(picture("x").replace("<wp:inline>", '<wp:inline distL="114300" distR="114300">')).find(f".//{q('wp:inline')}")

    assert inline is not None
    fit_drawing(inline, Room(9000, 9000))

    assert {side: inline.get(side) for side in ("distL", "distR")} == {"distL": "0", "distR": "0"}

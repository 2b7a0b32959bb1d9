"""The tag tree of a PDF (ISO 32000-1, 14.7): going down it, and the names its tags stand for."""

from collections.abc import Iterator

import pikepdf

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points, from the lower left corner of the page."""


def kids(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Give the elements and object references directly below; numbers of marked content are left out."""
    below = element.get("/K")
    if isinstance(below, pikepdf.Dictionary):
        yield below
    elif isinstance(below, pikepdf.Array):
        yield from (kid for kid in below.as_list() if isinstance(kid, pikepdf.Dictionary))


def descendants(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Give every element and object reference below, in reading order."""
    for kid in kids(element):
        yield kid
        if kid.get("/Type") != "/OBJR":
            yield from descendants(kid)


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return every element of an opened PDF's tag tree in reading order; none without tags.

    Who has several things to do at the tags walks down the tree once: that is most of the time such a thing takes.
    """
    if "/StructTreeRoot" not in pdf.Root:
        return []
    return [each for each in descendants(pdf.Root.StructTreeRoot) if "/S" in each]


def roles_map(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Return which standard tag each name of the file's own stands for."""
    named = pdf.Root.StructTreeRoot.get("/RoleMap", pikepdf.Dictionary())
    return {name[1:]: str(value)[1:] for name, value in named.items()}


def role(element: pikepdf.Object, roles: dict[str, str]) -> str:
    """Return an element's tag as a standard name; "" for an object reference."""
    name = str(element.get("/S", "/"))[1:]
    for _ in range(len(roles)):  # a map may point at itself
        if name not in roles:
            break
        name = roles[name]
    return name


def rows_of(table: pikepdf.Object, roles: dict[str, str]) -> Iterator[pikepdf.Object]:
    """Give the rows of a table, also those in its head, bodies and foot (ISO 32000-1, 14.8.4.3.4)."""
    for kid in kids(table):
        kind = role(kid, roles)
        if kind == "TR":
            yield kid
        elif kind in {"THead", "TBody", "TFoot"}:
            yield from rows_of(kid, roles)


def box_of(figure: pikepdf.Object) -> Box | None:
    """Return the box that a figure's layout attributes give (ISO 32000-1, 14.8.5.4.3); None if they give none."""
    attributes = figure.get("/A")
    for each in attributes.as_list() if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(each, pikepdf.Dictionary) and "/BBox" in each:
            left, bottom, right, top = (float(number) for number in each.BBox.as_list())
            return left, bottom, right, top
    return None

"""Links brought into the tags (ISO 14289-1, 7.18.5): LibreOffice leaves those on pictures, and in running heads, outside."""

from collections.abc import Iterable, Iterator

import pikepdf

from annuario.pdf.structure import box_of, descendants, kids, role, roles_map

_SLACK = 2.0  # points


def tag_loose_links(pdf: pikepdf.Pdf) -> int:
    """Tag each link of an opened, tagged PDF that no tag holds: around the picture it lies on, else at the end; return how many."""
    root = pdf.Root.get("/StructTreeRoot")
    loose = [(page, link) for page, link in _links(pdf) if "/StructParent" not in link]
    if not loose or root is None or "/ParentTree" not in root or next(kids(root), None) is None:
        return 0
    roles = roles_map(pdf)
    elements = (each for each in descendants(root) if "/S" in each)
    figures = [each for each in elements if role(each, roles) == "Figure" and "/Pg" in each and "/P" in each]
    tree = pikepdf.NumberTree(root.ParentTree)
    number = max((*tree.keys(), int(root.get("/ParentTreeNextKey", 0)) - 1), default=-1)
    last = next((each for each in kids(root) if role(each, roles) == "Document"), root)
    for number, (page, link) in enumerate(loose, start=number + 1):  # noqa: B020 -- counting on
        on_page = [each for each in figures if each["/Pg"].objgen == page.objgen]
        tree[number] = _tag(pdf, page, link, _figure_under(link, on_page), last)
        link.StructParent = number
    root.ParentTreeNextKey = number + 1
    return len(loose)


def _links(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Page, pikepdf.Object]]:
    for page in pdf.pages:
        for mark in page.obj.get("/Annots", pikepdf.Array()).as_list():
            if mark.get("/Subtype") == "/Link" and mark.is_indirect:
                yield page, mark


def _figure_under(link: pikepdf.Object, figures: Iterable[pikepdf.Object]) -> pikepdf.Object | None:
    """The picture whose box is that of the link, or holds it."""
    left, bottom, right, top = (float(each) for each in link.Rect.as_list())
    for figure in figures:
        box = box_of(figure)
        if box is not None and min(left - box[0], bottom - box[1], box[2] - right, box[3] - top) > -_SLACK:
            return figure
    return None


def _tag(
    pdf: pikepdf.Pdf, page: pikepdf.Page, link: pikepdf.Object, figure: pikepdf.Object | None, last: pikepdf.Object
) -> pikepdf.Object:
    """Make the tag of a link around a figure, or at the end of `last`."""
    holder = last if figure is None else figure.P
    reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=link, Pg=page.obj)
    below = [reference] if figure is None else [figure, reference]
    made = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Link, P=holder, Pg=page.obj, K=pikepdf.Array(below))
    )
    if figure is None:
        holder.K = pikepdf.Array([*_list(holder), made])
    else:
        holder.K = pikepdf.Array([made if _same(kid, figure) else kid for kid in _list(holder)])
        figure.P = made
    if not str(link.get("/Contents", "")).strip():
        link.Contents = pikepdf.String(_words(link, figure))
    return made


def _words(link: pikepdf.Object, figure: pikepdf.Object | None) -> str:
    """What a link says of itself: what its picture shows, else where it leads."""
    shown = str(figure.get("/Alt", "")).strip() if figure is not None else ""
    return shown or str(link.get("/A", pikepdf.Dictionary()).get("/URI", "link"))


def _list(element: pikepdf.Object) -> list[pikepdf.Object]:
    below = element.get("/K")
    if isinstance(below, pikepdf.Array):
        return list(below.as_list())
    return [] if below is None else [below]


def _same(kid: pikepdf.Object, other: pikepdf.Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.objgen == other.objgen

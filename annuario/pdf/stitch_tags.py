"""The tag tree of one PDF joined to that of another whose pages were put into it (ISO 32000-1, 14.7)."""

from collections.abc import Iterator

import pikepdf

from annuario.pdf.structure import kids, role, roles_map

_IDS = "annex"


def join_tags(pdf: pikepdf.Pdf, other: pikepdf.Pdf, *, at: int, title: str) -> None:
    """Join the tags of `other`, whose pages stand in `pdf` from the index `at` on, as one part of the document.

    Both must be tagged. The part has `title`, and the language of `other` if that is another one.
    """
    root, count = pdf.Root.StructTreeRoot, len(other.pages)
    roles = roles_map(other)
    joined = pdf.copy_foreign(other.Root.StructTreeRoot)
    part = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Part, T=pikepdf.String(title)))
    if "/Lang" in other.Root and str(other.Root.Lang) != str(pdf.Root.get("/Lang", "")):
        part.Lang = other.Root.Lang
    below = joined.get("/K", pikepdf.Array())
    part.K = below if isinstance(below, pikepdf.Array) else pikepdf.Array([below])
    for element in part.K.as_list():
        element.P = part
        if role(element, roles) == "Document":
            element.S = pikepdf.Name.Sect  # one file is one document
    _own_names(list(_elements(part)), roles, f"{_IDS}{at}-")
    _renumber(pdf, root, joined, at, count)
    _add_ids(pdf, root, part)
    _insert(pdf, root, part, at)


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in kids(element):
        if "/S" in kid:
            yield kid
            yield from _elements(kid)


def _own_names(elements: list[pikepdf.Object], roles: dict[str, str], prefix: str) -> None:
    """Let the elements say their standard tags, for names of their own may mean something else here; and ids be theirs."""
    for element in elements:
        if str(element.S)[1:] in roles:
            element.S = pikepdf.Name(f"/{role(element, roles)}")
        if "/ID" in element:
            element.ID = pikepdf.String(f"{prefix}{element.ID}")
        for attributes in _attributes(element):
            if "/Headers" in attributes:
                attributes.Headers = pikepdf.Array([pikepdf.String(f"{prefix}{name}") for name in attributes.Headers.as_list()])


def _attributes(element: pikepdf.Object) -> list[pikepdf.Object]:
    found = element.get("/A")
    listed = found.as_list() if isinstance(found, pikepdf.Array) else [found]
    return [each for each in listed if isinstance(each, pikepdf.Dictionary)]


def _renumber(pdf: pikepdf.Pdf, root: pikepdf.Object, joined: pikepdf.Object, at: int, count: int) -> None:
    """Enter the way from content to tags under numbers that are free, and let pages and annotations name these."""
    if "/ParentTree" not in joined:
        return
    theirs, ours = pikepdf.NumberTree(joined.ParentTree), pikepdf.NumberTree(root.ParentTree)
    first = max((int(number) for number in ours), default=-1) + 1
    for number, value in theirs.items():
        ours[first + int(number)] = value
    for page in list(pdf.pages)[at : at + count]:
        forms = list(page.resources.get("/XObject", pikepdf.Dictionary()).values())
        for holder in (page.obj, *page.obj.get("/Annots", pikepdf.Array()).as_list(), *forms):
            for key in ("/StructParents", "/StructParent"):
                if key in holder:
                    holder[key] = first + int(holder[key])
    root.ParentTreeNextKey = max(int(number) for number in ours) + 1


def _add_ids(pdf: pikepdf.Pdf, root: pikepdf.Object, part: pikepdf.Object) -> None:
    named = {str(element.ID): element for element in _elements(part) if "/ID" in element}
    if not named:
        return
    if "/IDTree" not in root:
        root.IDTree = pikepdf.NameTree.new(pdf).obj
    tree = pikepdf.NameTree(root.IDTree)
    for name, element in named.items():
        tree[name] = element


def _insert(pdf: pikepdf.Pdf, root: pikepdf.Object, part: pikepdf.Object, at: int) -> None:
    """Put the part where a reader by ear comes to its pages: before the first thing of the document that stands behind them."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    holder = next((kid for kid in kids(root) if "/S" in kid), root)
    below = holder.get("/K", pikepdf.Array())
    there = below.as_list() if isinstance(below, pikepdf.Array) else [below]
    place = next((index for index, kid in enumerate(there) if _page(kid, holder, numbers) > at), len(there))
    there.insert(place, part)
    part.P = holder
    holder["/K"] = pikepdf.Array(there)


def _page(kid: object, holder: pikepdf.Object, numbers: dict[tuple[int, int], int]) -> int:
    """The first page on which an element has something, as an index; -1 if that cannot be told."""
    waiting: list[object] = [kid]
    while waiting:
        here = waiting.pop(0)
        if isinstance(here, pikepdf.Dictionary):
            page = here.get("/Pg")
            if page is not None and page.objgen in numbers:
                return numbers[page.objgen]
            waiting[:0] = list(kids(here))
    page = holder.get("/Pg")
    return numbers.get(page.objgen, -1) if page is not None and not isinstance(kid, pikepdf.Dictionary) else -1

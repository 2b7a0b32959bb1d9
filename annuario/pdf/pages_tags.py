"""The tag tree of some pages of a PDF (ISO 32000-1, 14.7): what belongs to other pages is taken out, the rest stays as it was."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pikepdf

Ids = Collection[tuple[int, int]]


def keep_tags(pdf: pikepdf.Pdf, pages: Ids, gone: Ids) -> None:
    """Leave in an opened PDF the tags of `pages` only; `gone` are annotations that were removed. Both by object number."""
    if "/StructTreeRoot" not in pdf.Root:
        return
    root = pdf.Root.StructTreeRoot
    _Keeper(pages, gone).keep(root, None)
    _keep_parents(pdf, root)
    if "/IDTree" in root:
        del root["/IDTree"]
    _name_ids(pdf, root)


@dataclass(frozen=True, slots=True)
class _Keeper:
    pages: Ids
    gone: Ids

    def keep(self, element: pikepdf.Object, page: pikepdf.Object | None) -> bool:
        """Take out of an element what stands on other pages; return whether anything is left of it.

        `page` is the page that an element stands on unless it says another itself.
        """
        here = element.get("/Pg", page)
        below = element.get("/K")
        if below is None:
            return here is None or here.objgen in self.pages
        kids = below.as_list() if isinstance(below, pikepdf.Array) else [below]
        left = [kid for kid in kids if self._stays(kid, here)]
        links = len(kids) > len(left) and any(self._is_gone(kid) for kid in kids)
        if not left:
            return False
        element["/K"] = pikepdf.Array(left)
        if links and str(element.get("/S", "")) == "/Link":
            element["/S"] = pikepdf.Name.Span  # its words stay, they only lead nowhere now
        if "/Pg" in element and element["/Pg"].objgen not in self.pages:
            self._name_page(element)
        return True

    def _stays(self, kid: object, page: pikepdf.Object | None) -> bool:
        if not isinstance(kid, pikepdf.Dictionary):  # a number of marked content
            return page is not None and page.objgen in self.pages
        own = kid.get("/Pg", page)
        match str(kid.get("/Type", "")):
            case "/MCR":
                return own is not None and own.objgen in self.pages
            case "/OBJR":
                return not self._is_gone(kid) and own is not None and own.objgen in self.pages
            case _:
                return self.keep(kid, page)

    def _is_gone(self, kid: object) -> bool:
        return isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid and kid["/Obj"].objgen in self.gone

    def _name_page(self, element: pikepdf.Object) -> None:
        """Let an element that began on a page now gone stand on that of the first thing left in it that names one."""
        pages = (kid["/Pg"] for kid in element["/K"].as_list() if isinstance(kid, pikepdf.Dictionary) and "/Pg" in kid)
        page = next((page for page in pages if page.objgen in self.pages), None)
        if page is not None:
            element["/Pg"] = page
        else:
            del element["/Pg"]


def _keep_parents(pdf: pikepdf.Pdf, root: pikepdf.Object) -> None:
    """Leave in the tree from content to tags what the pages and their annotations ask for."""
    if "/ParentTree" not in root:
        return
    old = pikepdf.NumberTree(root.ParentTree)
    new = pikepdf.NumberTree.new(pdf)
    for number in sorted(_numbers(pdf)):
        if number in old:
            new[number] = old[number]
    root.ParentTree = new.obj


def _numbers(pdf: pikepdf.Pdf) -> Iterator[int]:
    for page in pdf.pages:
        if "/StructParents" in page.obj:
            yield int(page.obj["/StructParents"])
        for mark in page.obj.get("/Annots", pikepdf.Array()).as_list():
            if "/StructParent" in mark:
                yield int(mark["/StructParent"])
        for form in page.resources.get("/XObject", pikepdf.Dictionary()).values():
            for key in ("/StructParents", "/StructParent"):
                if key in form:
                    yield int(form[key])


def _name_ids(pdf: pikepdf.Pdf, root: pikepdf.Object) -> None:
    """Make the tree of ids anew of the elements that are left."""
    named = {str(element["/ID"]): element for element in _elements(root) if "/ID" in element}
    if named:
        tree = pikepdf.NameTree.new(pdf)
        for name, element in sorted(named.items()):
            tree[name] = element
        root.IDTree = tree.obj


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    below = element.get("/K")
    kids = below.as_list() if isinstance(below, pikepdf.Array) else [below]
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)

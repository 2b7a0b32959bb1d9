"""Small trees of tags, planted into an empty PDF and drawn again: a tag is a tuple of its name and what stands below it."""

from typing import Any

import pikepdf

from annuario.pdf.structure import kids

Tree = tuple[Any, ...]  # the name, then trees: a type that holds itself helps no reader


def planted(tree: Tree, attributes: dict[str, list[dict[str, object]]] | None = None) -> pikepdf.Pdf:
    """Return an opened PDF of one page with these tags; `attributes` gives the tags of a name theirs, in order."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    left = {name: list(values) for name, values in (attributes or {}).items()}
    root.K = pikepdf.Array([_planted(pdf, tree, root, left)])
    pdf.Root.StructTreeRoot = root
    return pdf


def _planted(pdf: pikepdf.Pdf, tree: Tree, holder: pikepdf.Object, left: dict[str, list[dict[str, object]]]) -> pikepdf.Object:
    name, *below = tree
    made = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{name}"), P=holder))
    if left.get(name):
        made.A = pikepdf.Dictionary({f"/{key}": value for key, value in left[name].pop(0).items()})
    made.K = pikepdf.Array([_planted(pdf, each, made, left) for each in below])
    return made


def drawn(pdf: pikepdf.Pdf) -> Tree:
    """Return the tags of an opened PDF below its root."""
    (first,) = kids(pdf.Root.StructTreeRoot)
    return _drawn(first)


def _drawn(element: pikepdf.Object) -> Tree:
    return (str(element.S)[1:], *(_drawn(kid) for kid in kids(element) if "/S" in kid))

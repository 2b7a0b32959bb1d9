"""What a document holds of elsewhere: linked pictures, embedded objects, linked workbooks. Only what it shows itself stays."""

from collections.abc import Iterator

from lxml import etree

from annuario.docx.chart_data import WORKBOOK
from annuario.docx.names import R, q, w
from annuario.docx.parts import Element, Package, Part
from annuario.docx.tree import remove, remove_all, unwrap

_REFERENCE = f"{{{R}}}"
_DRAWN = ("c:chart", "dgm:relIds")


def flatten_objects(root: Element) -> int:
    """Leave of every embedded object below `root` the picture that it shows; return how many there were."""
    objects = list(root.iter(w("object")))
    loose = [node for node in root.iter(q("o:OLEObject")) if next(node.iterancestors(w("object")), None) is None]
    for node in objects:
        remove_all(node, ("o:OLEObject", "w:objectEmbed", "w:objectLink", "w:control"))
        if node.find(w("drawing")) is not None:
            unwrap(node)
            continue
        node.tag = w("pict")
        node.attrib.clear()
    remove_all(root, ("o:OLEObject", "w:control"))
    return len(objects) + len(loose)


def cut_links(part: Part) -> Iterator[str]:
    """Remove the pictures of `part` that lie elsewhere, and drawings whose picture, chart or diagram is missing.

    Yields the address of each, "" where it has none. A picture that is linked and embedded loses only the link.
    """
    root = part.tree()
    for node in list(root.iter(q("a:blip"), q("v:imagedata"))):
        link = node.attrib.pop(q("r:link"), "") or node.attrib.pop(q("r:href"), "")
        id_ = node.get(q("r:embed") if node.tag == q("a:blip") else q("r:id"))
        rel = part.rels.get(id_ or "")
        if (rel is not None and not rel.external) or not (id_ or link):
            continue
        there = part.rels.get(str(id_ or link))
        yield there.target if there else ""
        _remove_picture(node)
    for node in list(root.iter(*map(q, _DRAWN))):
        ids = [value for key, value in node.attrib.items() if str(key).startswith(_REFERENCE)]
        if any(str(id_) not in part.rels for id_ in ids):
            yield ""
            remove(next(node.iterancestors(w("drawing")), node))


def _remove_picture(node: Element) -> None:
    """Remove the picture that `node` fills, and no more than it: words in a shape or other pictures of a group stay."""
    holder = next(node.iterancestors(w("drawing"), w("pict")), node)
    if next(holder.iter(w("txbxContent")), None) is None and len(list(holder.iter(q("a:blip"), q("v:imagedata")))) == 1:
        remove(holder)
        return
    picture = next(node.iterancestors(q("pic:pic"), q("v:shape"), q("v:rect")), None)
    fill = node.getparent()
    if picture is not None and next(picture.iter(w("txbxContent")), None) is None:
        remove(picture)
    elif node.tag == q("a:blip") and fill is not None and fill.tag == q("a:blipFill"):
        fill.addprevious(etree.Element(q("a:noFill")))
        remove(fill)
    else:
        remove(node)


def cut_chart_links(package: Package) -> Iterator[str]:
    """Cut the workbooks outside that charts would fetch anew; yield the address of each. They keep the numbers they show."""
    for part in package.parts.values():
        outer = {id_: rel for id_, rel in part.rels.items() if rel.external and rel.kind != "hyperlink"}
        if part.type.endswith("drawingml.chart+xml") and outer:
            part.reset(WORKBOOK.sub(b"", part.content))
            for id_, rel in outer.items():
                del part.rels[id_]
                yield rel.target

"""A document made ready to be printed as it stands: what is open is settled, what lies elsewhere is cut, what moves stands still.

Unlike `clean`, it keeps everything that belongs to a document of its own: running heads, contents lists, controls, styles.
Judges nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from annuario.docx.changes import accept
from annuario.docx.fields import freeze_restless
from annuario.docx.names import R, q, w
from annuario.docx.outside import cut_chart_links, cut_links
from annuario.docx.parts import Element, Package, Part
from annuario.docx.text import normal, paragraph_text
from annuario.docx.tree import remove, remove_all

_CHANGES = tuple(
    map(w, ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange"))
)
_UNNAMED = "Times New Roman"
_REFERENCE = f"{{{R}}}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MODIFIED = "{http://purl.org/dc/terms/}modified"


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled: how many changes were accepted, which addresses were cut, which fields stand still now.

    `chunks` is how many whole documents of another kind within the document were left out, with all their words.
    """

    changes: int = 0
    links: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    chunks: int = 0


def settle(package: Package) -> Settled:
    """Settle `package` in place and return what was done. Words that were marked as deleted are gone."""
    changes, chunks, links, frozen = 0, 0, [*cut_chart_links(package)], []
    for part in _texts(package):
        root = part.tree()
        changes += sum(1 for _ in root.iter(*_CHANGES))
        for _ in accept(root):
            pass  # the words that went: an accepted change was to let them go
        chunks += remove_all(root, ("w:altChunk", "w:subDoc"))  # no two programs read them alike, and LibreOffice 7.4 may end
        frozen += list(freeze_restless(root))
        links += list(cut_links(part))
    for part in package.parts.values():
        links += list(_cut_outside(part))
    return Settled(changes, tuple(dict.fromkeys(filter(None, links))), tuple(frozen), chunks)


def own_title(package: Package) -> str:
    """Return the title in the document's properties, else the words of its first title or heading; "" if it has none."""
    title = _core(package, _TITLE)
    if title:
        return title
    headings = (
        paragraph
        for paragraph in package.body.iter(w("p"))
        if _style(paragraph).startswith(("title", "titel", "titolo", "heading"))
    )
    return next((text for paragraph in headings if (text := normal(paragraph_text(paragraph)))), "")


def own_date(package: Package) -> str:
    """Return when the document was last saved, as its properties have it (2006-03-31T12:00:00Z); "" if they do not."""
    return _core(package, _MODIFIED)


def own_language(package: Package) -> str:
    """Return the tag of the language that the styles set, else of the most words in the text; "" if none is set."""
    styles = package.related("styles")
    default = styles.tree().find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}") if styles is not None else None
    if default is not None and default.get(w("val")):
        return default.get(w("val"), "")
    told = [mark.get(w("val"), "") for mark in package.body.iter(w("lang")) if mark.get(w("val"))]
    return max(sorted(set(told)), key=told.count, default="")


def asked_fonts(package: Package) -> frozenset[str]:
    """Return the families that text and styles name, those of the theme among them, and what stands where none is named."""
    trees = [part.tree() for part in _texts(package)]
    trees += [part.tree() for kind in ("styles", "numbering") if (part := package.related(kind)) is not None]
    named = {
        str(value)
        for tree in trees
        for mark in tree.iter(w("rFonts"))
        for key, value in mark.attrib.items()
        if _names_a_font(str(key))
    }
    theme = package.related("theme")
    families = theme.tree().iter(q("a:latin"), q("a:ea"), q("a:cs")) if theme is not None else ()
    return frozenset(
        name for name in (_UNNAMED, *named, *(node.get("typeface", "") for node in families)) if name and not name.startswith("+")
    )


def _names_a_font(key: str) -> bool:
    return key in {w("ascii"), w("hAnsi"), w("cs"), w("eastAsia")}


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style.get(w("val"), "").casefold() if style is not None else ""


def _core(package: Package, name: str) -> str:
    for rel in package.rels.values():
        if rel.kind == "core-properties" and not rel.external:
            return normal(package.parts[rel.target].tree().findtext(name) or "")
    return ""


def _texts(package: Package) -> Iterator[Part]:
    """The parts that hold words on paper: the stories, and the running heads and feet."""
    yield from package.stories()
    for rel in package.main.rels.values():
        if rel.kind in {"header", "footer"} and not rel.external:
            yield package.parts[rel.target]


def _cut_outside(part: Part) -> Iterator[str]:
    """Remove what of a part lies elsewhere and would be fetched: linked objects, templates, sources of letters."""
    outside = {id_: rel for id_, rel in part.rels.items() if rel.external and rel.kind != "hyperlink"}
    if not outside:
        return
    for node in list(part.tree().iter()):
        if any(str(key).startswith(_REFERENCE) and str(value) in outside for key, value in node.attrib.items()):
            remove(node)
    for id_, rel in outside.items():
        del part.rels[id_]
        yield rel.target

"""References that must lead somewhere: relationship ids in every part, styles, numbering. Looks only.

A reference is told with the part that has it; that a link leads to the address its author meant is a matter of the proof.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, cast

from lxml import etree

from annuario.docx.faults import Fault, FaultKind
from annuario.docx.names import MC, R, q, w, word_type
from annuario.docx.parts import Element, Package, Part, Relationship

_USES = etree.XPath("//*[@r:*]", namespaces={"r": R})
_IGNORABLE = f"{{{MC}}}Ignorable"
_STORIES = frozenset(w(name) for name in ("document", "footnotes", "endnotes", "comments", "hdr", "ftr", "styles", "numbering"))
_TEXTS = tuple(map(w, ("tr", "p", "r")))
_STANDARD = ("http://schemas.openxmlformats.org/", "http://purl.oclc.org/", "http://www.w3.org/", "urn:schemas-microsoft-com:")
_DATA = "{http://schemas.microsoft.com/office/drawing/2008/diagram}dataModelExt"
# What a reference must lead to: a picture's to a picture. Others, such as an object's, may lead to several kinds of parts.
_KINDS: Final[Mapping[tuple[str, str], frozenset[str]]] = {
    (q("a:blip"), q("r:embed")): frozenset({"image"}),
    (q("a:blip"), q("r:link")): frozenset({"image"}),
    (q("v:imagedata"), q("r:id")): frozenset({"image"}),
    (w("hyperlink"), q("r:id")): frozenset({"hyperlink"}),
    (q("c:chart"), q("r:id")): frozenset({"chart"}),
    (q("dgm:relIds"), q("r:dm")): frozenset({"diagramData"}),
    (q("dgm:relIds"), q("r:lo")): frozenset({"diagramLayout"}),
    (q("dgm:relIds"), q("r:qs")): frozenset({"diagramQuickStyle", "diagramStyle"}),
    (q("dgm:relIds"), q("r:cs")): frozenset({"diagramColors"}),
    (w("headerReference"), q("r:id")): frozenset({"header"}),
    (w("footerReference"), q("r:id")): frozenset({"footer"}),
    (w("altChunk"), q("r:id")): frozenset({"aFChunk"}),
}
_TYPED: Final = ("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer", "settings")


def check_parts(package: Package, roots: Mapping[str, Element]) -> Iterator[Fault]:
    """Yield relationship ids that lead nowhere or to the wrong kind of part, undeclared prefixes, and parts of a wrong type."""
    holders: dict[str, list[Part]] = {}
    for part in package.parts.values():
        for rel in part.rels.values():
            if not rel.external:
                holders.setdefault(rel.target, []).append(part)
    for name, root in roots.items():
        part = package.parts[name]
        yield from (Fault(FaultKind.RELATIONSHIP, name, what) for what in _ids(root, part))
        yield from (Fault(FaultKind.PREFIX, name, what) for what in _prefixes(root))
        if "diagramData" in part.type:
            yield from (Fault(FaultKind.RELATIONSHIP, name, what) for what in _drawn(root, holders.get(name, [])))
    for rel in package.main.rels.values():
        found = None if rel.external else package.parts.get(rel.target)
        if rel.kind in _TYPED and found is not None and found.type != word_type(rel.kind):
            yield Fault(FaultKind.CONTENT_TYPE, found.name, f"is called {rel.kind} but has the content type {found.type or 'none'}")


def _ids(root: Element, part: Part) -> Iterator[str]:
    for node in cast(list[Element], _USES(root)):  # looked for by libxml2: few of the many elements have one
        for key, id_ in node.attrib.items():
            if str(key).startswith(f"{{{R}}}") and id_:  # an empty one says that there is none
                yield from _id(node, str(key), str(id_), part.rels.get(str(id_)))


def _id(node: Element, key: str, id_: str, rel: Relationship | None) -> Iterator[str]:
    tag = str(node.tag)
    wanted = _KINDS.get((tag, key))
    if rel is None:
        yield f"{_local(tag)} names the relationship {id_}, which is absent"
    elif wanted is not None and rel.kind not in wanted:
        yield f"{_local(tag)} names the relationship {id_}, which leads to a {rel.kind}"
    elif key == q("r:embed") and rel.external:
        yield f"{_local(tag)} embeds {id_}, which lies outside"


def _prefixes(root: Element) -> Iterator[str]:
    for prefix in root.get(_IGNORABLE, "").split():
        if prefix not in root.nsmap:
            yield f"the prefix {prefix} may be ignored but is not declared"
    if root.tag in _STORIES:
        ignored = {root.nsmap.get(prefix) for prefix in root.get(_IGNORABLE, "").split()}
        for uri in sorted(uri for uri in _used(root) if uri not in ignored):
            yield f"{uri} is used but may not be ignored, so that older programs refuse the file"
    for node in root.iter(q("mc:Choice")):
        for prefix in node.get("Requires", "").split():
            if prefix not in node.nsmap:
                yield f"the prefix {prefix} is required but not declared"


def _used(root: Element) -> set[str]:
    """Return the namespaces beyond the standard's in attributes of rows, paragraphs and runs, and among properties of runs."""
    names = {str(key) for node in root.iter(*_TEXTS) for key in node.keys()}  # noqa: SIM118 -- an element is no mapping
    names |= {str(child.tag) for props in root.iter(w("rPr")) for child in props}
    found = {name[1:].partition("}")[0] for name in names if name.startswith("{")}
    return {uri for uri in found if not uri.startswith(_STANDARD) and uri != MC}


def _drawn(root: Element, holders: list[Part]) -> Iterator[str]:
    """A diagram's data name its drawing by a relationship of whatever shows the diagram."""
    for node in root.iter(_DATA):
        id_ = node.get("relId", "")
        for holder in holders:
            rel = holder.rels.get(id_)
            if id_ and (rel is None or rel.kind != "diagramDrawing"):
                yield f"the diagram's drawing {id_} is none of {holder.name}"


def check_references(stories: Mapping[str, Element], others: Mapping[str, Element]) -> Iterator[Fault]:
    """Yield styles and numberings that are used but not defined, defined twice, or of another kind than their use."""
    styles = _Styles(others.get("styles"))
    yield from (Fault(FaultKind.ID_TWICE, "styles", f"the style {id_} is defined twice") for id_ in styles.twice)
    yield from (Fault(FaultKind.STYLE, "styles", f"the name {name} is that of several styles") for name in styles.same)
    yield from (Fault(FaultKind.STYLE, "styles", what) for what in styles.unresolved())
    numbers = _Numbers(others.get("numbering"))
    yield from (Fault(kind, "numbering", what) for kind, what in numbers.faults(styles))
    for name, root in (*stories.items(), *((kind, others[kind]) for kind in ("styles",) if kind in others)):
        yield from (Fault(FaultKind.STYLE, name, what) for what in styles.wrong_uses(root))
        used = dict.fromkeys(node.get(w("val"), "") for node in root.iter(w("numId")))
        missing = (num for num in used if num != "0" and num not in numbers.instances)
        yield from (Fault(FaultKind.NUMBERING, name, f"the numbering {num} is not defined") for num in missing)


_STYLE_USES: Final = {
    w("pStyle"): "paragraph",
    w("rStyle"): "character",
    w("tblStyle"): "table",
}


class _Styles:
    """The styles of one document by id, and what is wrong with them."""

    def __init__(self, root: Element | None) -> None:
        found = list(root.iterfind(w("style"))) if root is not None else []
        self.types = {style.get(w("styleId"), ""): style.get(w("type"), "paragraph") for style in found}
        self.twice = [id_ for id_, times in Counter(style.get(w("styleId"), "") for style in found).items() if times > 1]
        self._all = found
        named = Counter((style.get(w("type"), "paragraph"), _style_name(style)) for style in found)
        self.same = [name for (_, name), times in named.items() if times > 1 and name]

    def unresolved(self) -> Iterator[str]:
        based: dict[str, str] = {}
        for style in self._all:
            id_ = style.get(w("styleId"), "")
            for name in ("basedOn", "link", "next"):
                link = style.find(w(name))
                target = link.get(w("val"), "") if link is not None else None
                if target is not None and target not in self.types:
                    yield f"the style {id_} names {target} ({name}), which is not defined"
                elif target is not None and name == "basedOn":
                    based[id_] = target
        yield from (f"the style {id_} is based on itself" for id_ in based if _circles(id_, based))

    def wrong_uses(self, root: Element) -> Iterator[str]:
        used = dict.fromkeys((str(node.tag), node.get(w("val"), "")) for node in root.iter(*_STYLE_USES))
        for tag, id_ in used:
            type_ = self.types.get(id_)
            if type_ is None:
                yield f"the style {id_} is not defined"
            elif type_ != _STYLE_USES[tag]:
                yield f"the style {id_} is used as one of a {_STYLE_USES[tag]} but is one of a {type_}"


def _style_name(style: Element) -> str:
    name = style.find(w("name"))
    return "".join(name.get(w("val"), "").split()).casefold() if name is not None else ""


def _circles(id_: str, based: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while id_ in based and id_ not in seen:
        seen.add(id_)
        id_ = based[id_]
    return id_ in seen


class _Numbers:
    """The numbering of one document, and what is wrong with it."""

    def __init__(self, root: Element | None) -> None:
        top = list(root) if root is not None else []
        self._instances = [node for node in top if node.tag == w("num")]
        self._abstracts = [node for node in top if node.tag == w("abstractNum")]
        self._pictures = {node.get(w("numPicBulletId")) for node in top if node.tag == w("numPicBullet")}
        self.instances = {node.get(w("numId"), "") for node in self._instances}

    def faults(self, styles: _Styles) -> Iterator[tuple[FaultKind, str]]:
        for name, nodes, key in (("numbering", self._instances, "numId"), ("list definition", self._abstracts, "abstractNumId")):
            for id_, times in Counter(node.get(w(key), "") for node in nodes).items():
                if times > 1:
                    yield FaultKind.ID_TWICE, f"the {name} {id_} is defined twice"
        there = {node.get(w("abstractNumId"), "") for node in self._abstracts}
        for node in self._instances:
            link = node.find(w("abstractNumId"))
            target = link.get(w("val"), "") if link is not None else ""
            if target not in there:
                yield FaultKind.NUMBERING, f"the numbering {node.get(w('numId'))} names the definition {target}, which is absent"
        for abstract in self._abstracts:
            yield from ((FaultKind.NUMBERING, what) for what in self._level_faults(abstract, styles))

    def _level_faults(self, abstract: Element, styles: _Styles) -> Iterator[str]:
        id_ = abstract.get(w("abstractNumId"), "")
        for node in abstract.iter(w("lvlPicBulletId")):
            if node.get(w("val")) not in self._pictures:
                yield f"the definition {id_} names the picture {node.get(w('val'))}, which is absent"
        for node in abstract.iter(w("pStyle"), w("styleLink"), w("numStyleLink")):
            if node.get(w("val"), "") not in styles.types:
                yield f"the definition {id_} names the style {node.get(w('val'))}, which is not defined"


def _local(tag: str) -> str:
    return str(tag).rpartition("}")[2]

"""What a document says of itself: title, subject, language, and custom properties such as the draft's id."""

from datetime import datetime

from lxml import etree

from annuario.docx.names import R
from annuario.docx.parts import Package, Part, Relationship
from annuario.docx.tree import number

DRAFT = "annuario.draft"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def set_properties(package: Package, *, title: str, language: str, when: datetime) -> None:
    """Write the core properties anew (ECMA-376 part 2, 11): title, language, and `when` as both dates."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    etree.SubElement(root, f"{{{_DC}}}title").text = title
    etree.SubElement(root, f"{{{_DC}}}language").text = language
    for name in ("created", "modified"):
        node = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        node.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        node.text = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    relation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    _put(package, "docProps/core.xml", _CORE_TYPE, relation, root)


def set_draft(package: Package, id_: str) -> None:
    """Write `id_` as the custom property `annuario.draft`: it tells, years later, from which draft a copy comes."""
    set_custom(package, DRAFT, id_)


def draft_of(package: Package) -> str:
    """Return the id of the draft that `package` comes from, "" if it is none of ours."""
    return get_custom(package, DRAFT)


def set_custom(package: Package, name: str, value: str) -> None:
    """Write a custom property (ECMA-376 part 1, 22.3); others stay. No property at all is one whose value is ""."""
    part = _custom(package)
    root = part.tree() if part is not None else etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _VT})  # type: ignore[dict-item]  # the default
    for node in [node for node in root if node.get("name") == name]:
        root.remove(node)
    if value:
        node = etree.SubElement(root, f"{{{_CUSTOM}}}property")
        node.set("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
        node.set("pid", str(1 + max((number(other.get("pid"), 1) for other in root), default=1)))
        node.set("name", name)
        etree.SubElement(node, f"{{{_VT}}}lpwstr").text = value
    if part is None and value:
        _put(package, "docProps/custom.xml", _CUSTOM_TYPE, f"{R}/custom-properties", root)


def get_custom(package: Package, name: str) -> str:
    """Return the value of a custom property, "" if there is none."""
    part = _custom(package)
    for node in part.tree() if part is not None else ():
        if node.get("name") == name:
            return "".join(str(text) for text in node.itertext())
    return ""


def _custom(package: Package) -> Part | None:
    for rel in package.rels.values():
        if rel.kind == "custom-properties" and not rel.external:
            return package.parts.get(rel.target)
    return None


def last_saved(package: Package) -> tuple[str, str]:
    """Return who saved the file last and on which day (as 2006-03-02), each "" if it does not say (ECMA-376 part 2, 11)."""
    for rel in package.rels.values():
        if rel.kind == "core-properties" and not rel.external:
            root = package.parts[rel.target].tree()
            by, on = (
                root.findtext(f"{{{space}}}{name}") or "" for space, name in ((_CORE, "lastModifiedBy"), (_TERMS, "modified"))
            )
            return by.strip(), on.strip()[:10]
    return "", ""


def _put(package: Package, name: str, type_: str, relation: str, root: etree._Element) -> None:
    rel = next((rel for rel in package.rels.values() if rel.type == relation), None)
    if rel is None:
        rel = Relationship(relation, name)
        package.rels[f"rIdAnnuario{len(package.rels) + 1}"] = rel
    part = package.parts.setdefault(rel.target, Part(rel.target, type_, b""))
    part.replace(root)

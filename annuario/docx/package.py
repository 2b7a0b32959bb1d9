"""A Word file as its graph of parts (ECMA-376 part 2): read tolerantly, written the same way each time.

Follows relationships and never assumes a part's name. Looks at nothing outside the file.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from annuario.docx.names import DOCUMENT_TYPE, MAIN_TYPES, OFFICE_DOCUMENT, RELS, TYPES, R
from annuario.errors import Refused

Element = etree._Element  # noqa: SLF001 -- lxml has no public name for it
XML_TYPES = ("+xml", "/xml")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


class Unreadable(Refused):
    """The file is no Word document that can be read; the message says why and what to do."""


@dataclass(slots=True)
class Relationship:
    """One arrow from a part: to another part (`target` is its name) or, if `external`, to an address."""

    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type: `image`, `hyperlink`, `footnotes` …"""
        return self.type.rsplit("/", 1)[-1]


@dataclass(slots=True)
class Part:
    """One part: its name without leading slash, content type, bytes and relationships by id.

    `tree()` parses the XML once; from then on the tree is what is written.
    """

    name: str
    type: str
    content: bytes
    rels: dict[str, Relationship] = field(default_factory=dict)
    _tree: Element | None = None

    def tree(self) -> Element:
        """Return the root element. Raises Unreadable if the part is no well-formed XML."""
        if self._tree is None:
            try:
                self._tree = etree.fromstring(self.content, _PARSER)
            except etree.XMLSyntaxError as error:
                message = f"The part {self.name} is not well-formed: {error.msg}. Save the file again in Word and hand it in anew."
                raise Unreadable(message) from error
        return self._tree

    def replace(self, tree: Element) -> None:
        """Let `tree` be what the part holds."""
        self._tree = tree

    def dump(self) -> bytes:
        """Return the bytes as they will be written."""
        if self._tree is None:
            return self.content
        return etree.tostring(self._tree, xml_declaration=True, encoding="UTF-8", standalone=True)

    def add(self, type_: str, target: str, *, external: bool = False) -> str:
        """Return the id of the relationship to `target`, an existing one if there is one."""
        for id_, rel in self.rels.items():
            if (rel.type, rel.target, rel.external) == (type_, target, external):
                return id_
        id_ = f"rId{len(self.rels) + 1}"
        while id_ in self.rels:
            id_ += "a"
        self.rels[id_] = Relationship(type_, target, external)
        return id_


@dataclass(slots=True)
class Package:
    """A Word file: parts by name, the main part's name, the package's own relationships, and what reading mended."""

    parts: dict[str, Part]
    main_name: str
    rels: dict[str, Relationship]
    mended: tuple[str, ...] = ()

    @property
    def main(self) -> Part:
        """The part that holds the document's body."""
        return self.parts[self.main_name]

    @property
    def body(self) -> Element:
        """The `w:body` element."""
        body = self.main.tree().find("{*}body")
        if body is None:
            message = "The document has no body. Save the file again in Word and hand it in anew."
            raise Unreadable(message)
        return body

    def related(self, kind: str) -> Part | None:
        """Return the part that the main part calls its `kind` (`styles`, `numbering`, `footnotes` …)."""
        for rel in self.main.rels.values():
            if rel.kind == kind and not rel.external:
                return self.parts.get(rel.target)
        return None

    def ensure(self, kind: str, type_: str, root: Element) -> Part:
        """Return the main part's `kind`, made with the root element `root` if there is none."""
        part = self.related(kind)
        if part is None:
            part = Part(f"word/{kind}.xml", type_, b"")
            part.replace(root)
            self.parts[part.name] = part
            self.main.add(f"{R}/{kind}", part.name)
        return part

    def stories(self) -> Iterator[Part]:
        """Yield the parts that hold text of the document itself: the main part, then footnotes and endnotes."""
        yield self.main
        for kind in ("footnotes", "endnotes"):
            part = self.related(kind)
            if part is not None:
                yield part


def read(path: Path) -> Package:
    """Return the Word file at `path` as a package.

    Relationships that lead to nothing are dropped and named in `mended`. Raises Unreadable, with one sentence.
    """
    return read_bytes(path.read_bytes())


def read_bytes(content: bytes) -> Package:
    """Return the Word file with these bytes as a package; as `read`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            blobs = {info.filename.lstrip("/"): archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        message = "The file is damaged or no Word document (.docx). Open it in Word, save it again, and hand it in anew."
        raise Unreadable(message) from error
    return _assemble(blobs)


def _assemble(blobs: dict[str, bytes]) -> Package:
    defaults, overrides = _content_types(blobs)
    mended: list[str] = []
    parts: dict[str, Part] = {}
    for name, blob in blobs.items():
        if name != "[Content_Types].xml" and not name.endswith(".rels"):
            kind = overrides.get(name.casefold()) or defaults.get(name.rpartition(".")[2].casefold(), "application/octet-stream")
            parts[name] = Part(name, kind, blob)
    for part in parts.values():
        part.rels = _relationships(blobs, part.name, parts, mended)
    rels = _relationships(blobs, "", parts, mended)
    main = next((rel.target for rel in rels.values() if rel.type == OFFICE_DOCUMENT and not rel.external), None)
    if main is None or parts[main].type not in MAIN_TYPES:
        message = (
            "The file holds no Word document that can be read. Save it in Word as 'Word document (.docx)' and hand it in anew."
        )
        raise Unreadable(message)
    parts[main].type = DOCUMENT_TYPE
    return Package(parts, main, rels, tuple(mended))


def _content_types(blobs: dict[str, bytes]) -> tuple[dict[str, str], dict[str, str]]:
    blob = blobs.get("[Content_Types].xml")
    if blob is None:
        message = "The file is no Office document: its list of contents is missing. Save it in Word as .docx and hand it in anew."
        raise Unreadable(message)
    root = Part("[Content_Types].xml", "", blob).tree()
    defaults = {node.get("Extension", "").casefold(): node.get("ContentType", "") for node in root.iter(f"{{{TYPES}}}Default")}
    overrides = {
        node.get("PartName", "").lstrip("/").casefold(): node.get("ContentType", "") for node in root.iter(f"{{{TYPES}}}Override")
    }
    return defaults, overrides


def _relationships(blobs: dict[str, bytes], name: str, parts: dict[str, Part], mended: list[str]) -> dict[str, Relationship]:
    folder, _, file = name.rpartition("/")
    blob = blobs.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    if blob is None:
        return {}
    lower = {known.casefold(): known for known in parts}
    found: dict[str, Relationship] = {}
    for node in Part(f"{name}.rels", "", blob).tree().iter(f"{{{RELS}}}Relationship"):
        target, type_ = node.get("Target", ""), node.get("Type", "")
        if node.get("TargetMode") == "External":
            found[node.get("Id", "")] = Relationship(type_, target, external=True)
            continue
        whole = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/").casefold()
        if whole in lower:
            found[node.get("Id", "")] = Relationship(type_, lower[whole])
        else:
            mended.append(f"{name or 'the package'}: the link to {target or 'nothing'} led nowhere and was dropped")
    return found


def write(package: Package) -> bytes:
    """Return the bytes of `package`: equal packages give equal bytes, whatever the clock says."""
    overrides = "".join(f'<Override PartName="/{part.name}" ContentType="{part.type}"/>' for part in package.parts.values())
    types = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="{TYPES}">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "[Content_Types].xml", types.encode())
        _put(archive, "_rels/.rels", _rels_xml(package.rels, ""))
        for part in package.parts.values():
            _put(archive, part.name, part.dump())
            if part.rels:
                folder, _, file = part.name.rpartition("/")
                _put(archive, posixpath.join(folder, "_rels", f"{file}.rels"), _rels_xml(part.rels, folder))
    return buffer.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, content)


def _rels_xml(rels: dict[str, Relationship], folder: str) -> bytes:
    root = etree.Element(f"{{{RELS}}}Relationships", nsmap={None: RELS})  # type: ignore[dict-item]  # lxml takes None for the default
    for id_, rel in rels.items():
        node = etree.SubElement(root, f"{{{RELS}}}Relationship", Id=id_, Type=rel.type)
        node.set("Target", rel.target if rel.external else posixpath.relpath("/" + rel.target, "/" + folder))
        if rel.external:
            node.set("TargetMode", "External")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

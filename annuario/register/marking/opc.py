"""An Office package as parts that can be patched (ECMA-376 part 2): parts by name, relationships, types of content.

Holds the whole package in memory; the gate has looked at it before. Knows nothing of sheets.
"""

import io
import posixpath
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from annuario.markup import parse

_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "[Content_Types].xml"
_WHEN = (1980, 1, 1, 0, 0, 0)


def xml(root: etree._Element) -> bytes:
    """Return a part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@dataclass(slots=True)
class Opc:
    """A package under way: `parts` by name, in the order of the file."""

    parts: dict[str, bytes]
    _trees: dict[str, etree._Element] = field(default_factory=dict)

    @classmethod
    def of(cls, content: bytes) -> "Opc":
        """Return the package of a file. Raises zipfile.BadZipFile."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return cls({info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()})

    def content(self) -> bytes:
        """Return the package as a file."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, blob in self.parts.items():
                tree = self._trees.get(name)
                archive.writestr(zipfile.ZipInfo(name, _WHEN), blob if tree is None else xml(tree), zipfile.ZIP_DEFLATED)
        return buffer.getvalue()

    def tree(self, name: str) -> etree._Element:
        """Return the root of a part, which is written back as it then is."""
        if name not in self._trees:
            self._trees[name] = parse(self.parts[name])
        return self._trees[name]

    def put(self, name: str, root: etree._Element) -> None:
        """Add a part."""
        self.parts[name], self._trees[name] = b"", root

    def find(self, source: str, type_: str) -> str:
        """Return the part that `source` ("" = the package) leads to by a relationship of this type (its last word), "" if none."""
        for rel in self._relationships(source):
            if rel.get("Type", "").rpartition("/")[2] == type_ and rel.get("TargetMode") != "External":
                return self._target(source, rel)
        return ""

    def by_id(self, source: str, id_: str) -> str:
        """Return the part that a relationship of `source` leads to, "" if none."""
        found = (self._target(source, rel) for rel in self._relationships(source) if rel.get("Id") == id_)
        return next(found, "")

    def relate(self, source: str, type_: str, target: str) -> str:
        """Add a relationship from `source` to the part `target`; return its id."""
        name = _rels_of(source)
        if name not in self.parts:
            self.put(name, etree.Element(f"{{{_RELS}}}Relationships", nsmap={None: _RELS}))  # type: ignore[dict-item]  # the default
        root = self.tree(name)
        taken, number = {rel.get("Id") for rel in root}, 1 + len(root)
        while f"rId{number}" in taken:
            number += 1
        made = etree.SubElement(root, f"{{{_RELS}}}Relationship", Id=f"rId{number}", Type=type_)
        made.set("Target", f"/{target}" if source else target)
        return f"rId{number}"

    def declare(self, target: str, type_: str) -> None:
        """Say what type the part `target` is of; a name that ends in a dot and an ending stands for all of that ending."""
        root = self.tree(_TYPES)
        if target.startswith("."):
            if not any(node.get("Extension", "").casefold() == target[1:] for node in root):
                root.insert(0, etree.Element(f"{{{_CONTENT}}}Default", Extension=target[1:], ContentType=type_))
            return
        etree.SubElement(root, f"{{{_CONTENT}}}Override", PartName=f"/{target}", ContentType=type_)

    def free(self, name: str) -> str:
        """Return a name for a new part: `name` with the first free number in place of its `{}`."""
        taken, number = {each.casefold() for each in self.parts}, 1
        while name.format(number).casefold() in taken:
            number += 1
        return name.format(number)

    def _relationships(self, source: str) -> list[etree._Element]:
        name = _rels_of(source)
        return list(self.tree(name)) if name in self.parts else []

    def _target(self, source: str, rel: etree._Element) -> str:
        path = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), rel.get("Target", "")))
        wanted = path.lstrip("/").casefold()
        return next((name for name in self.parts if name.casefold() == wanted), "")


def _rels_of(source: str) -> str:
    folder, _, name = source.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")

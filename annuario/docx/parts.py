"""A Word file as its graph of parts (ECMA-376 part 2): what a part is, what leads from one to another.

Follows relationships and never assumes a part's name. Looks at nothing outside the file.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from annuario.docx.names import R
from annuario.docx.packed import Moved, Packed
from annuario.errors import Refused
from annuario.markup import Element as Element
from annuario.markup import parse


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
        """The last word of the type, such as `image`, `hyperlink`, `footnotes`."""
        return self.type.rsplit("/", 1)[-1]


@dataclass(slots=True, eq=False)
class Part:
    """One part: its name without leading slash, content type, bytes and relationships by id.

    `tree()` parses the XML once; from then on the tree is what is written, and the bytes are no longer kept.
    """

    name: str
    type: str
    source: bytes | Packed
    rels: dict[str, Relationship] = field(default_factory=dict)
    _tree: Element | None = None
    _known: dict[tuple[str, str, bool], str] = field(default_factory=dict)
    _counted: int = 0

    @property
    def content(self) -> bytes:
        """The bytes as they will be written. Raises Unreadable if they were left in a file that has changed since."""
        if self._tree is not None:
            return etree.tostring(self._tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        try:
            return self.source if isinstance(self.source, bytes) else self.source.unpack()
        except Moved as error:
            message = f"The file that holds {self.name} was changed while it was in use. Leave it alone and hand it in anew."
            raise Unreadable(message) from error

    @property
    def digest(self) -> str:
        """The SHA-256 of `content`."""
        kept = self.source if self._tree is None and isinstance(self.source, Packed) else None
        return kept.digest if kept is not None else hashlib.sha256(self.content).hexdigest()

    @property
    def parsed(self) -> bool:
        """Whether the tree is what will be written, and no more the bytes that were read."""
        return self._tree is not None

    def tree(self) -> Element:
        """Return the root element. Raises Unreadable if the part is no well-formed XML, or declares entities of its own."""
        if self._tree is None:
            try:
                tree = parse(self.content, bare=True)  # a comment within a text would hide what follows it
            except etree.XMLSyntaxError as error:
                message = f"The part {self.name} is not well-formed: {error.msg}. Save the file again in Word and hand it in anew."
                raise Unreadable(message) from error
            if etree.ElementTree(tree).docinfo.internalDTD is not None:
                message = (
                    f"The part {self.name} has a DOCTYPE, as no Word file does. Save the file again in Word and hand it in anew."
                )
                raise Unreadable(message)
            self.replace(tree)
            return tree
        return self._tree

    def replace(self, tree: Element) -> None:
        """Let `tree` be what the part holds."""
        self.source, self._tree = b"", tree

    def reset(self, content: bytes) -> None:
        """Let `content` be what the part holds."""
        self.source, self._tree = content, None

    def renamed(self, name: str) -> "Part":
        """Return a part with this name that holds the same and has no relationships yet."""
        return Part(name, self.type, self.content if self.parsed else self.source)

    def add(self, type_: str, target: str, *, external: bool = False) -> str:
        """Return the id of the relationship to `target`, an existing one if there is one."""
        if self._counted != len(self.rels):  # others wrote into `rels` too
            self._known = {(rel.type, rel.target, rel.external): id_ for id_, rel in self.rels.items()}
        key = (type_, target, external)
        if key not in self._known:
            id_ = f"rId{len(self.rels) + 1}"
            while id_ in self.rels:
                id_ += "a"
            self.rels[id_] = Relationship(type_, target, external)
            self._known[key] = id_
        self._counted = len(self.rels)
        return self._known[key]


@dataclass(slots=True, eq=False)
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

    def ensure(self, kind: str, type_: str, root: Element, *, relation: str = "") -> Part:
        """Return the main part's `kind`, made with the root element `root` if there is none.

        `relation` is the type of relationship where that is none of the standard's own.
        """
        part = self.related(kind)
        if part is None:
            part = Part(self.free_name(f"word/{kind}.xml"), type_, b"")
            part.replace(root)
            self.parts[part.name] = part
            self.main.add(relation or f"{R}/{kind}", part.name)
        return part

    def free_name(self, name: str) -> str:
        """Return `name`, with a number before its ending if a part has it already (names differ by more than case)."""
        taken = {known.casefold() for known in self.parts}
        stem, dot, ending = name.rpartition(".")
        number, wanted = 1, name
        while wanted.casefold() in taken:
            number += 1
            wanted = f"{stem}{number}{dot}{ending}"
        return wanted

    def stories(self, *, comments: bool = False) -> Iterator[Part]:
        """Yield the parts that hold text of the document itself: the main part, then footnotes and endnotes.

        With `comments`, what readers said of it comes last.
        """
        yield self.main
        for kind in ("footnotes", "endnotes", "comments") if comments else ("footnotes", "endnotes"):
            part = self.related(kind)
            if part is not None:
                yield part

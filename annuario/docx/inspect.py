"""What is broken inside a Word file: names, links between parts, ids, marks, order. Looks only, mends nothing, in linear time.

Says nothing about looks or words; a file without a fault may still have lost something, which is what the proof finds.
"""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO
from urllib.parse import unquote

from lxml import etree

from annuario.docx.children import check_order
from annuario.docx.faults import Fault, FaultKind
from annuario.docx.marks import check_marks
from annuario.docx.names import RELS, TYPES
from annuario.docx.package import read, read_bytes
from annuario.docx.parts import Element, Package, Part, Relationship, Unreadable
from annuario.docx.references import check_parts, check_references
from annuario.markup import parse

_TYPES_NAME = "[Content_Types].xml"
_STORIES = frozenset({"footnotes", "endnotes", "header", "footer", "comments"})
_ZIP_FAULTS = (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError)
_ROOTS = ("styles", "numbering", "commentsExtended", "commentsIds", "settings", "people")


def inspect(package: Package) -> tuple[Fault, ...]:
    """Return every fault of `package` as it would be written, in order of parts; `package` stays as it is."""
    roots, faults = _roots(package)
    if package.main_name not in roots:
        return tuple(faults)
    stories = {name: roots[name] for name in _story_names(package) if name in roots}
    known = {kind: part.name for kind in _ROOTS if (part := package.related(kind)) is not None and part.name in roots}
    others = {kind: roots[name] for kind, name in known.items()}
    faults += _relationships("", package.rels, package)
    for part in package.parts.values():
        faults += _relationships(part.name, part.rels, package)
    faults += check_parts(package, roots)
    faults += check_references(stories, others)
    faults += check_marks(package, stories, others)
    for name, root in (*stories.items(), *((known[kind], others[kind]) for kind in ("styles", "numbering") if kind in known)):
        faults += (Fault(FaultKind.ORDER, name, what) for what in check_order(root))
    return tuple(faults)


def inspect_bytes(content: bytes) -> tuple[Fault, ...]:
    """Return every fault of the Word file with these bytes: those of the zip itself, then those of `inspect`.

    Raises Unreadable if the file is no Word document at all.
    """
    return (*_of_the_zip(io.BytesIO(content)), *inspect(read_bytes(content, mending=False)))


def inspect_file(path: Path) -> tuple[Fault, ...]:
    """Return every fault of the Word file at `path`; as `inspect_bytes`."""
    with path.open("rb") as file:
        faults = _of_the_zip(file)
    return (*faults, *inspect(read(path, mending=False)))


def _of_the_zip(file: IO[bytes]) -> list[Fault]:
    try:
        with zipfile.ZipFile(file) as archive:
            return [*_names(archive), *_types(archive), *_targets(archive)]
    except (*_ZIP_FAULTS, etree.XMLSyntaxError) as error:
        message = "The file is damaged or no Word document (.docx). Open it in Word, save it again, and hand it in anew."
        raise Unreadable(message) from error


def _roots(package: Package) -> tuple[dict[str, Element], list[Fault]]:
    """Return the root element of every part that is XML, and a fault for each that only calls itself so."""
    roots: dict[str, Element] = {}
    faults: list[Fault] = []
    for part in package.parts.values():
        if part.type.endswith(("+xml", "/xml")):
            try:
                roots[part.name] = peek(part)
            except Unreadable:
                faults.append(Fault(FaultKind.NOT_XML, part.name, "is not well-formed"))
    return roots, faults


def peek(part: Part) -> Element:
    """Return the root element of `part`; unlike `Part.tree`, what is written stays the bytes that it had."""
    if part.parsed:
        return part.tree()
    return part.renamed(part.name).tree()


def _story_names(package: Package) -> Iterator[str]:
    yield package.main_name
    targets = (rel.target for rel in package.main.rels.values() if rel.kind in _STORIES and not rel.external)
    yield from dict.fromkeys(targets)


def _relationships(name: str, rels: Mapping[str, Relationship], package: Package) -> Iterator[Fault]:
    for id_, rel in rels.items():
        if not rel.external and rel.target not in package.parts:
            yield Fault(FaultKind.RELATIONSHIP, name, f"{id_} leads to the part {rel.target}, which is absent")


def _names(archive: zipfile.ZipFile) -> Iterator[Fault]:
    names = Counter(unquote(name.replace("\\", "/")).lstrip("/").casefold() for name in archive.namelist())
    for name, times in names.items():
        if times > 1:
            yield Fault(FaultKind.NAME_TWICE, "", f"the name {name} stands {times} times in the file")
    for name in archive.namelist():
        if "\\" in name or name.startswith("/") or ".." in name.split("/"):
            yield Fault(FaultKind.NAME_TWICE, "", f"the name {name} is none that a part may have")


def _types(archive: zipfile.ZipFile) -> Iterator[Fault]:
    names = [name for name in archive.namelist() if not name.endswith("/") and name != _TYPES_NAME]
    if _TYPES_NAME not in archive.namelist():
        yield Fault(FaultKind.CONTENT_TYPE, "", "the list of content types is missing")
        return
    root = parse(archive.read(_TYPES_NAME))
    defaults = [node.get("Extension", "").casefold() for node in root.iter(f"{{{TYPES}}}Default")]
    overrides = [unquote(node.get("PartName", "")).lstrip("/").casefold() for node in root.iter(f"{{{TYPES}}}Override")]
    for what, known in (("ending", defaults), ("part", overrides)):
        for name, times in Counter(known).items():
            if times > 1:
                yield Fault(FaultKind.CONTENT_TYPE, "", f"the content type of the {what} {name} is said {times} times")
    there = {unquote(name).casefold() for name in names}
    for name in sorted(set(overrides) - there):
        yield Fault(FaultKind.CONTENT_TYPE, "", f"a content type is said of the part {name}, which is absent")
    typed = set(overrides)
    for name in dict.fromkeys(names):
        if unquote(name).casefold() not in typed and name.rpartition(".")[2].casefold() not in defaults:
            yield Fault(FaultKind.CONTENT_TYPE, name, "has no content type")


def _targets(archive: zipfile.ZipFile) -> Iterator[Fault]:
    """Yield relationships that reading would drop or take for one: to parts that are absent, and with an id used before."""
    there = {unquote(name.replace("\\", "/")).lstrip("/").casefold() for name in archive.namelist()}
    for name in dict.fromkeys(name for name in archive.namelist() if name.endswith(".rels")):
        folder = posixpath.dirname(posixpath.dirname(name))
        owner = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        if owner and unquote(owner).casefold() not in there:
            yield Fault(FaultKind.RELATIONSHIP, name, "belongs to a part that is absent")
        rels = list(Part(name, "", archive.read(name)).tree().iter(f"{{{RELS}}}Relationship"))
        for id_, times in Counter(node.get("Id", "") for node in rels).items():
            if times > 1:
                yield Fault(FaultKind.ID_TWICE, owner, f"the relationship {id_} stands {times} times")
        for node in rels:
            target = node.get("Target", "").replace("\\", "/")
            whole = unquote(posixpath.normpath(posixpath.join("/" + folder, target))).lstrip("/").casefold()
            if node.get("TargetMode") != "External" and whole not in there:
                yield Fault(FaultKind.RELATIONSHIP, owner, f"{node.get('Id')} leads to the part {target}, which is absent")

"""Reading and writing a Word file: tolerant of what others wrote, and the same parts give the same bytes.

Follows relationships and never assumes a part's name. Looks at nothing outside the file.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO
from urllib.parse import quote, unquote

from lxml import etree

from annuario.docx.mend import mend
from annuario.docx.names import DOCUMENT_TYPE, MAIN_TYPES, OFFICE_DOCUMENT, RELS, TYPES
from annuario.docx.packed import Packed, pack
from annuario.docx.parts import Element as Element
from annuario.docx.parts import Package as Package
from annuario.docx.parts import Part as Part
from annuario.docx.parts import Relationship as Relationship
from annuario.docx.parts import Unreadable as Unreadable
from annuario.docx.strict import make_usual, usual_relation

_MACROS = {"vbaProject", "keyMapCustomizations", "attachedToolbars"}
_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_PACKED = frozenset({"png", "jpg", "jpeg", "gif", "webp", "xlsx", "docx", "pptx", "zip"})  # packing them again only takes time
_ADDRESS = re.compile(r"(?:https?|ftp)://|mailto:", re.IGNORECASE)
_STRICT_BYTES = b"http://purl.oclc.org/ooxml/wordprocessingml"
_URI_SAFE = "/!$&'()*+,;=:@~"


def read(path: Path, *, mending: bool = True) -> Package:
    """Return the Word file at `path` as a package.

    Large pictures stay in the file until they are needed: leave it where it is for as long as the package is in use.
    What had to be mended for that is told in its `mended`: links that led nowhere, fields without end, numbers without numbering,
    the strict form of the standard, macros left behind. Without `mending` fields and numbers stay as they are, for who
    looks for what is broken. Raises Unreadable, with one sentence.
    """
    with path.open("rb") as file:
        return _read(path, file, mending=mending)


def read_bytes(content: bytes, *, mending: bool = True) -> Package:
    """Return the Word file with these bytes as a package; as `read`."""
    return _read(content, io.BytesIO(content), mending=mending)


def _read(source: Path | bytes, file: IO[bytes], *, mending: bool) -> Package:
    try:
        with zipfile.ZipFile(file) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            blobs = {_plain(info.filename): pack(source, info, archive.read(info)) for info in members}
    except _ZIP_FAULTS as error:
        message = "The file is damaged or no Word document (.docx). Open it in Word, save it again, and hand it in anew."
        raise Unreadable(message) from error
    doubled = [name for name, count in Counter(_plain(info.filename) for info in members).items() if count > 1]
    mended = [f"{name}: stood more than once in the archive; the last one was read" for name in doubled]
    package = _assemble(blobs, mended)
    del blobs  # else the bytes of a large text would stand in memory beside its tree
    package.mended = (*mended, *(mend(package) if mending else ()))
    return package


def _plain(name: str) -> str:
    """Return the name of a part from a name in the archive or a list: no leading slash, no %20, no backslash."""
    return unquote(name.replace("\\", "/")).lstrip("/")


def _assemble(blobs: Mapping[str, bytes | Packed], mended: list[str]) -> Package:
    defaults, overrides = _content_types(blobs)
    parts: dict[str, Part] = {}
    for name, blob in blobs.items():
        if name != "[Content_Types].xml" and not name.endswith(".rels"):
            kind = overrides.get(name.casefold()) or defaults.get(name.rpartition(".")[2].casefold(), "application/octet-stream")
            parts[name] = Part(name, kind, blob)
    lower = {name.casefold(): name for name in parts}
    for part in parts.values():
        part.rels = _relationships(blobs, part.name, lower, mended)
    rels = _relationships(blobs, "", lower, mended)
    main = next((rel.target for rel in rels.values() if rel.type == OFFICE_DOCUMENT and not rel.external), None)
    if main is None or parts[main].type not in MAIN_TYPES:
        message = (
            "The file holds no Word document that can be read. Save it in Word as 'Word document (.docx)' and hand it in anew."
        )
        raise Unreadable(message)
    _make_document(parts[main], mended)
    if _STRICT_BYTES in parts[main].content:
        mended.append(f"{main}: the file is in the strict form of the standard and was read as the usual one")
        for part in parts.values():
            if part.type.endswith("xml"):
                make_usual(part)
    return Package(parts, main, rels)


def _make_document(main: Part, mended: list[str]) -> None:
    """Let a template, or a document with macros, be a plain document: macros are never carried on."""
    main.type = DOCUMENT_TYPE
    for id_ in [id_ for id_, rel in main.rels.items() if rel.kind in _MACROS]:
        mended.append(f"{main.name}: its macros were left behind")
        del main.rels[id_]


def _content_types(blobs: Mapping[str, bytes | Packed]) -> tuple[dict[str, str], dict[str, str]]:
    blob = blobs.get("[Content_Types].xml")
    if blob is None:
        message = "The file is no Office document: its list of contents is missing. Save it in Word as .docx and hand it in anew."
        raise Unreadable(message)
    root = Part("[Content_Types].xml", "", blob).tree()
    defaults = {node.get("Extension", "").casefold(): node.get("ContentType", "") for node in root.iter(f"{{{TYPES}}}Default")}
    overrides = {
        _plain(node.get("PartName", "")).casefold(): node.get("ContentType", "") for node in root.iter(f"{{{TYPES}}}Override")
    }
    return defaults, overrides


def _relationships(
    blobs: Mapping[str, bytes | Packed], name: str, parts: dict[str, str], mended: list[str]
) -> dict[str, Relationship]:
    """Return the relationships of the part `name`; `parts` has the names of all parts by their name in small letters."""
    folder, _, file = name.rpartition("/")
    blob = blobs.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    if blob is None:
        return {}
    found: dict[str, Relationship] = {}
    for node in Part(f"{name}.rels", "", blob).tree().iter(f"{{{RELS}}}Relationship"):
        target, type_ = node.get("Target", ""), usual_relation(node.get("Type", ""))
        if node.get("TargetMode") == "External":
            found[node.get("Id", "")] = Relationship(type_, target, external=True)
            continue
        whole = _plain(posixpath.normpath(posixpath.join("/" + folder, target.replace("\\", "/")))).casefold()
        if whole in parts:
            found[node.get("Id", "")] = Relationship(type_, parts[whole])
        elif _ADDRESS.match(target):
            found[node.get("Id", "")] = Relationship(type_, target, external=True)
            mended.append(f"{name or 'the package'}: the link to {target} did not say that it leads outside")
        else:
            mended.append(f"{name or 'the package'}: the link to {target or 'nothing'} led nowhere and was dropped")
    return found


def write(package: Package) -> bytes:
    """Return the bytes of `package`: equal packages give equal bytes.

    A part that no relationship leads to is left out.
    """
    buffer = io.BytesIO()
    _save(package, buffer)
    return buffer.getvalue()


def save(package: Package, path: Path) -> None:
    """Write the bytes of `package` to `path`, which may be half-written if this is killed: rename it afterwards.

    Needs less memory than `write`.
    """
    with path.open("wb") as file:
        _save(package, file)


def _save(package: Package, target: IO[bytes]) -> None:
    there = reached(package)
    parts = [part for part in package.parts.values() if part.name in there]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "[Content_Types].xml", _types_xml(parts))
        _put(archive, "_rels/.rels", _rels_xml(package.rels, ""))
        for part in parts:
            _put_part(archive, part)
            if part.rels:
                folder, _, file = part.name.rpartition("/")
                _put(archive, posixpath.join(folder, "_rels", f"{file}.rels"), _rels_xml(part.rels, folder))


def reached(package: Package) -> set[str]:
    """Return the names of the parts that relationships lead to: all others are not written."""
    found: set[str] = set()
    waiting = [rel.target for rel in package.rels.values() if not rel.external]
    while waiting:
        name = waiting.pop()
        if name in package.parts and name not in found:
            found.add(name)
            waiting += [rel.target for rel in package.parts[name].rels.values() if not rel.external]
    return found


def _types_xml(parts: Iterable[Part]) -> bytes:
    root = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})  # type: ignore[dict-item]  # lxml takes None for the default
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    etree.SubElement(root, f"{{{TYPES}}}Default", Extension="rels", ContentType=rels)
    for part in parts:
        etree.SubElement(root, f"{{{TYPES}}}Override", PartName=_uri("/" + part.name), ContentType=part.type)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _uri(name: str) -> str:
    """Return the name of a part as a URI (ECMA-376 part 2, 6.2.2): letters of all scripts and blanks percent-encoded."""
    return quote(name, safe=_URI_SAFE)


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(_info(name), content)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name if name == "[Content_Types].xml" else _uri(name), (1980, 1, 1, 0, 0, 0))
    packed = name.rpartition(".")[2].casefold() in _PACKED
    info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def _put_part(archive: zipfile.ZipFile, part: Part) -> None:
    """Write a part; a tree goes there piece by piece, as its bytes as a whole would need much memory."""
    if not part.parsed:
        _put(archive, part.name, part.content)
        return
    info = _info(part.name)
    with archive.open(info, "w") as file:
        etree.ElementTree(part.tree()).write(file, xml_declaration=True, encoding="UTF-8", standalone=True)


def _rels_xml(rels: dict[str, Relationship], folder: str) -> bytes:
    root = etree.Element(f"{{{RELS}}}Relationships", nsmap={None: RELS})  # type: ignore[dict-item]  # lxml takes None for the default
    for id_, rel in rels.items():
        node = etree.SubElement(root, f"{{{RELS}}}Relationship", Id=id_, Type=rel.type)
        node.set("Target", rel.target if rel.external else _uri(posixpath.relpath("/" + rel.target, "/" + folder)))
        if rel.external:
            node.set("TargetMode", "External")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

"""Small Word files for tests: the words of WordprocessingML as strings, put into a file that python-docx made."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from lxml import etree

from annuario.docx import Package, read, read_bytes
from annuario.docx.names import PREFIXES, RELS, TYPES, R
from annuario.docx.package import Element

HOUSE = Path(__file__).parents[2] / "templates" / "house.docx"
XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items() if prefix != "xml")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
C_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMED = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}


@dataclass(frozen=True, slots=True)
class Link:
    """One relationship of `holder`: to an address, or to a part of the file that comes with it."""

    id: str
    kind: str
    target: str
    content: bytes | None = None
    type: str = ""
    holder: str = "word/document.xml"
    external: bool = False


def house() -> Package:
    """Return the house of the project's templates."""
    return read(HOUSE)


def xml(markup: str) -> Element:
    """Return the element that `markup` is, with the usual prefixes."""
    return etree.fromstring(f"<root {XMLNS}>{markup}</root>")[0]


def word(body: str = "", *, links: Iterable[Link] = (), main_type: str = "", **parts: str) -> bytes:
    """Return a Word file with this body; `parts` are the insides of footnotes, endnotes, comments, numbering, header1, styles.

    `styles` are added to those of python-docx's own template; all others stand alone.
    """
    links = tuple(links)
    blobs = dict(_plain())
    blobs["word/document.xml"] = f"<w:document {XMLNS}><w:body>{body}</w:body></w:document>".encode()
    blobs["word/styles.xml"] = blobs["word/styles.xml"].replace(b"</w:styles>", parts.pop("styles", "").encode() + b"</w:styles>")
    numbering = parts.pop("numbering", "")
    del blobs["word/numbering.xml"]
    made = []
    for kind, inside in parts.items():
        part_type = f"{_WORD}.{'header' if kind == 'header1' else kind}+xml"
        made.append(Link(f"rId{kind}", kind.rstrip("1"), f"word/{kind}.xml", _part(kind, inside), part_type))
    if numbering:
        lists = f"<w:numbering {XMLNS}>{numbering}</w:numbering>".encode()
        made.append(Link("rIdNumbering", "numbering", "word/numbering.xml", lists, f"{_WORD}.numbering+xml"))
    for link in (*made, *links):
        _add(blobs, link)
    if main_type:
        old = f"{_WORD}.document.main+xml"
        blobs["[Content_Types].xml"] = blobs["[Content_Types].xml"].replace(old.encode(), main_type.encode())
    return _zipped(blobs)


def package(body: str = "", *, links: Iterable[Link] = (), **parts: str) -> Package:
    """Return the Word file of `word`, read."""
    return read_bytes(word(body, links=links, **parts))


@cache
def _plain() -> tuple[tuple[str, bytes], ...]:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        blobs = {name: archive.read(name) for name in archive.namelist()}
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    for name, key in ((rels, "Target"), (types, "PartName")):
        root = etree.fromstring(blobs[name])
        for node in [node for node in root if node.get(key, "").endswith(("numbering.xml", "customXml/item1.xml"))]:
            root.remove(node)
        blobs[name] = etree.tostring(root)
    return tuple(blobs.items())


def _part(kind: str, inside: str) -> bytes:
    if kind not in _NAMED:
        return f"<w:hdr {XMLNS}>{inside}</w:hdr>".encode()
    separators = "".join(
        f'<w:{_NAMED[kind]} w:type="{mark}" w:id="{id_}"><w:p><w:r><w:{mark}/></w:r></w:p></w:{_NAMED[kind]}>'
        for id_, mark in (("0", "separator"), ("1", "continuationSeparator"))
    )
    return f"<w:{kind} {XMLNS}>{separators if kind != 'comments' else ''}{inside}</w:{kind}>".encode()


def _add(blobs: dict[str, bytes], link: Link) -> None:
    folder, _, file = link.holder.rpartition("/")
    name = f"{folder}/_rels/{file}.rels"
    root = etree.fromstring(blobs.get(name, f'<Relationships xmlns="{RELS}"/>'.encode()))
    type_ = link.kind if "/" in link.kind else f"{R}/{link.kind}"
    target = link.target if link.external else f"/{link.target}"
    node = etree.SubElement(root, f"{{{RELS}}}Relationship", Id=link.id, Type=type_, Target=target)
    if link.external:
        node.set("TargetMode", "External")
    blobs[name] = etree.tostring(root)
    if link.content is not None:
        blobs[link.target] = link.content
        types = etree.fromstring(blobs["[Content_Types].xml"])
        if not any(node.get("PartName") == f"/{link.target}" for node in types):
            etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{link.target}", ContentType=link.type or "image/png")
        blobs["[Content_Types].xml"] = etree.tostring(types)


def _zipped(blobs: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, blob in blobs.items():
            archive.writestr(name, blob)
    return buffer.getvalue()


def replaced(file: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return the file with `old` in one of its parts replaced by `new`; it must be there."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        blobs = {member: archive.read(member) for member in archive.namelist()}
    assert old in blobs[name]
    return _zipped({**blobs, name: blobs[name].replace(old, new)})


def run(text: str, props: str = "") -> str:
    """Return a run of plain words, with the insides of its `w:rPr`."""
    return f'<w:r>{f"<w:rPr>{props}</w:rPr>" if props else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*content: str, style: str = "", props: str = "") -> str:
    """Return a paragraph; content that is no markup is a run of words."""
    inside = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{props}</w:pPr>{inside}</w:p>"


def cell(*content: str, props: str = "") -> str:
    """Return a cell; content that is no markup is a paragraph of words."""
    inside = "".join(piece if piece.startswith("<") else para(piece) for piece in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{props}</w:tcPr>{inside}</w:tc>'


def table(*rows: Iterable[str], props: str = "") -> str:
    """Return a table of rows of cells; a cell that is no markup is words."""
    made = [[piece if piece.startswith("<w:tc>") else cell(piece) for piece in row] for row in rows]
    grid = '<w:gridCol w:w="2000"/>' * max(len(row) for row in made)
    lines = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in made)
    return f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def field(code: str, *shown: str) -> str:
    """Return the runs of a complex field with the result that it shows."""
    result = "".join(piece if piece.startswith("<") else run(piece) for piece in shown)
    instruction = f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return mark("begin") + instruction + mark("separate") + result + mark("end")


def mark(kind: str) -> str:
    """Return the run with the begin, separate or end of a complex field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def footnote(id_: str, *content: str, kind: str = "footnote", props: str = "") -> str:
    """Return a note of the part `footnotes` or `endnotes`."""
    number = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>'
    return f'<w:{kind} w:id="{id_}">{para(number, *content, props=props)}</w:{kind}>'


def call(id_: str, kind: str = "footnote") -> str:
    """Return the run that calls a note."""
    return f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'


def bookmark(name: str, id_: str, *content: str) -> str:
    """Return content between the start and the end of a bookmark."""
    inside = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{id_}"/>'


def picture(id_: str, *, wide: int = 9525, high: int = 9525, reference: str = "embed", number: str = "1") -> str:
    """Return the run of an inline picture whose `r:embed` or `r:link` is `id_`; sizes are in EMU."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="Picture {number}"/>'
        f'<a:graphic><a:graphicData uri="{PREFIXES["pic"]}"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:{reference}="{id_}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def graphic(inside: str, uri: str) -> str:
    """Return the run of an inline drawing that holds something else than a picture, such as a chart."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Drawing"/>'
        f'<a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def section(*, landscape: bool = False, columns: int = 1) -> str:
    """Return the mark of a section."""
    size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if landscape else '<w:pgSz w:w="11906" w:h="16838"/>'
    return f'<w:sectPr>{size}<w:cols w:num="{columns}" w:space="708"/></w:sectPr>'


def png(shade: int) -> bytes:
    """Return a picture of one point that differs from others by `shade`."""
    return PNG + bytes([shade])  # what follows the end of a PNG belongs to no chunk

# ruff: noqa: E501 - markup, a line an element
"""Ten documents that reach outward, each in one way: a server on the loopback address and bait files tell if one succeeds."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx

from tests.office.small_report import png

BAIT = "Parola segreta"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_REL}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>vecchio</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="{id}" name="p{id}" descr="esca"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{id}" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="{relation}"/><a:stretch>'
    '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)
_SHAPE = (
    '<w:p><w:r><w:{holder}><v:shape id="s{number}" style="width:90pt;height:90pt"><v:imagedata r:{kind}="{relation}" '
    'o:title=""/></v:shape>{more}</w:{holder}></w:r></w:p>'
)
_LINKED_OBJECT = '<o:OLEObject Type="Link" ProgID="Word.Document.12" ShapeID="s{number}" DrawAspect="Content" r:id="{relation}" UpdateMode="Always"/>'


def lay_bait(folder: Path) -> tuple[str, ...]:
    """Put a text, a document and a picture into the folder; return their addresses."""
    folder.mkdir()
    (folder / "bait.txt").write_text(BAIT, "utf-8")
    document = docx.Document()
    document.add_paragraph(BAIT)
    document.save(str(folder / "bait.docx"))
    (folder / "bait.png").write_bytes(png(64))
    return tuple((folder / f"bait.{ending}").as_uri() for ending in ("txt", "docx", "png"))


def set_traps(folder: Path, *, server: str, bait: tuple[str, str, str]) -> dict[str, Path]:
    """Write the documents into the folder; `server` is the address that must not be asked."""
    text, document, picture = bait
    folder.mkdir()
    made: dict[str, Callable[[Path], Path]] = {
        "linked-pictures": lambda path: _docx(
            path,
            "".join(_PICTURE.format(id=n, relation=f"rT{n}") for n in (1, 2)),
            [(1, "image", f"{server}/p.png"), (2, "image", picture)],
        ),
        "includetext": lambda path: _docx(path, _fields("INCLUDETEXT", f"{server}/t.docx", text, document), []),
        "includepicture": lambda path: _docx(path, _fields("INCLUDEPICTURE", f"{server}/p.png", picture), []),
        "link-and-dde": lambda path: _docx(
            path,
            _fields("LINK Word.Document.12", document) + _fields("DDEAUTO soffice", document) + _fields("DATABASE \\d", text),
            [],
        ),
        "remote-template": lambda path: _with_template(path, f"{server}/t.dotm"),
        "ole-links": lambda path: _docx(
            path,
            "".join(
                _SHAPE.format(
                    holder="object",
                    number=n,
                    kind="id",
                    relation=f"rT{n + 2}",
                    more=_LINKED_OBJECT.format(number=n, relation=f"rT{n}"),
                )
                for n in (1, 2)
            ),
            [
                (1, "oleObject", f"{server}/o.docx"),
                (2, "oleObject", document),
                (3, "image", f"{server}/o.png"),
                (4, "image", picture),
            ],
        ),
        "vml-links": lambda path: _docx(
            path,
            "".join(
                _SHAPE.format(holder="pict", number=n, kind=kind, relation=f"rT{n}", more="")
                for n, kind in ((1, "href"), (2, "link"), (3, "id"))
            ),
            [(1, "image", f"{server}/v.png"), (2, "image", picture), (3, "image", f"{server}/v2.png")],
        ),
        "subdocuments": lambda path: _docx(
            path,
            '<w:subDoc r:id="rT1"/><w:subDoc r:id="rT2"/><w:p/>',
            [(1, "subDocument", document), (2, "subDocument", f"{server}/s.docx")],
        ),
        "alt-chunks": lambda path: _docx(
            path,
            '<w:altChunk r:id="rT1"/><w:altChunk r:id="rT2"/><w:altChunk r:id="rT3"/><w:p/>',
            [(1, "aFChunk", document), (2, "aFChunk", f"{server}/c.html")],
            chunk=f'<html><body><p>pezzo</p><img src="{server}/i.png"><img src="{picture}"><iframe src="{text}"></iframe></body></html>',
        ),
        "frames": lambda path: _with_frames(path, f"{server}/f.html", document),
        "macros": lambda path: set_macro_trap(path.with_suffix(".odt"), trace=folder / "macro-ran"),
    }
    return {name: make(folder / f"{name}.docx") for name, make in made.items()}


def _fields(kind: str, *targets: str) -> str:
    return "".join(_FIELD.format(code=f"{kind} &quot;{target}&quot;") for target in targets)


def _docx(path: Path, body: str, outward: list[tuple[int, str, str]], *, chunk: str = "") -> Path:
    """A document of one paragraph and this body, with relationships that lead out of it."""
    parts = {"word/chunk.html": chunk.encode()} if chunk else {}
    relations = [
        f'<Relationship Id="rT{n}" Type="{_REL}/{kind}" Target="{target}" TargetMode="External"/>' for n, kind, target in outward
    ]
    if chunk:
        relations.append(f'<Relationship Id="rT3" Type="{_REL}/aFChunk" Target="chunk.html"/>')
    return _write(path, {"word/document.xml": body, "word/_rels/document.xml.rels": "".join(relations)}, parts)


def _with_template(path: Path, template: str) -> Path:
    relation = f'<Relationship Id="rT1" Type="{_REL}/attachedTemplate" Target="{template}" TargetMode="External"/>'
    rels = f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}">{relation}</Relationships>'
    changes = {"word/settings.xml": '<w:attachedTemplate r:id="rT1"/>'}
    return _write(path, changes, {"word/_rels/settings.xml.rels": rels.encode()})


def _with_frames(path: Path, *targets: str) -> Path:
    frames = "".join(f'<w:frame><w:sourceFileName r:id="rT{n}"/></w:frame>' for n in range(1, len(targets) + 1))
    relations = "".join(
        f'<Relationship Id="rT{n}" Type="{_REL}/frame" Target="{target}" TargetMode="External"/>'
        for n, target in enumerate(targets, 1)
    )
    rels = f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'
    web = f"<?xml version='1.0'?><w:webSettings {_SPACES}><w:frameset>{frames}</w:frameset></w:webSettings>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.webSettings+xml"
    changes = {
        "[Content_Types].xml": f'<Override PartName="/word/webSettings.xml" ContentType="{kind}"/>',
        "word/_rels/document.xml.rels": f'<Relationship Id="rT9" Type="{_REL}/webSettings" Target="webSettings.xml"/>',
    }
    return _write(path, changes, {"word/webSettings.xml": web.encode(), "word/_rels/webSettings.xml.rels": rels.encode()})


def _write(path: Path, inserted: dict[str, str], added: dict[str, bytes]) -> Path:
    """A plain document with these words put into its parts, before their last mark (in the text: before the section)."""
    document = docx.Document()
    document.add_paragraph("Testo")
    held = io.BytesIO()
    document.save(held)
    with zipfile.ZipFile(held) as plain, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in plain.namelist():
            if name not in added:
                archive.writestr(name, _inserted(plain.read(name), inserted.get(name, "")))
        for name, content in added.items():
            archive.writestr(name, content)
    return path


def _inserted(content: bytes, words: str) -> bytes:
    """Put words before the text's section, after the mark that begins the settings, or before the last mark of another part."""
    if not words:
        return content
    text = re.sub("<w:document [^>]*>", f"<w:document {_SPACES}>", content.decode("utf-8"))
    if "<w:settings" in text:
        at = text.index(">", text.index("<w:settings")) + 1
    else:
        at = text.rindex("<w:sectPr") if "<w:sectPr" in text else text.rindex("</")
    return (text[:at] + words + text[at:]).encode()


def set_macro_trap(path: Path, *, trace: Path) -> Path:
    """Write an ODT that runs a Basic macro when it is opened; the macro leaves a trace on the disk."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    script = f'Sub Main\nOpen "{trace}" For Output As #1\nPrint #1, "ran"\nClose #1\nEnd Sub'
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{office}" office:version="1.3" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:ooo="http://openoffice.org/2004/office" xmlns:dom="http://www.w3.org/2001/xml-events" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><office:scripts><office:event-listeners>'
        '<script:event-listener script:language="ooo:script" script:event-name="dom:load" '
        'xlink:href="vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document" xlink:type="simple"/>'
        "</office:event-listeners></office:scripts><office:body><office:text><text:p>Testo</text:p></office:text></office:body>"
        "</office:document-content>"
    )
    library = '<?xml version="1.0"?><library:{} xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"{}>{}</library:{}>'
    parts = {
        "content.xml": content,
        "Basic/script-lc.xml": library.format(
            "libraries", "", '<library:library library:name="Standard" library:link="false"/>', "libraries"
        ),
        "Basic/Standard/script-lb.xml": library.format(
            "library", ' library:name="Standard" library:readonly="false"', '<library:element library:name="Module1"/>', "library"
        ),
        "Basic/Standard/Module1.xml": '<?xml version="1.0"?><script:module xmlns:script="http://openoffice.org/2000/script" '
        f'script:name="Module1" script:language="StarBasic">{script.replace("&", "&amp;").replace(chr(34), "&quot;")}</script:module>',
    }
    kinds = "".join(f'<m:file-entry m:full-path="{name}" m:media-type="text/xml"/>' for name in parts)
    manifest = f'<?xml version="1.0"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" m:version="1.3"><m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>{kinds}</m:manifest>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, part in {**parts, "META-INF/manifest.xml": manifest}.items():
            archive.writestr(name, part)
    return path

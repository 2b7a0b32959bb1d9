# ruff: noqa: E501 - tables, a finding a line
"""For each finding that one file can have: a file that has it, and one that nearly has it. Each is a name and a content."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

import xlsxwriter

from tests.documents.word import PNG, Link, cell, field, para, picture, replaced, run, table, word

File = tuple[str, bytes]
Pair = tuple[File, File]

_TEXT = para("Attività", style="Heading1") + para("Il settore ha lavorato con la città di Lione tutto l'anno. " * 8)
_HEAD = ("Titolo", "Capitolo", "Periodo", "Importo", "Paesi", "Partner")
_ROW = ("Maratona", "Youth and sport", "12 maggio 2005", "1.200 EUR", "Francia", "Città di Lione")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MB = 1024 * 1024


def docx(body: str = "", *, comments: str = "", numbering: str = "") -> File:
    """Return a Word file in good order, with more at its end, and these parts."""
    parts = {name: inside for name, inside in (("comments", comments), ("numbering", numbering)) if inside}
    return "Relazione.docx", word(_TEXT + body, links=(), main_type="", **parts)


def linked(body: str, *links: Link) -> File:
    """Return a Word file with relationships of its own."""
    return "Relazione.docx", word(_TEXT + body, links=links)


def rows(*more: Sequence[object], head: Sequence[str] = _HEAD, row: Sequence[object] = _ROW) -> File:
    """Return a list of activities with one row, and more."""
    return xlsx(lambda book: [sheet_of(book, "Elenco", head, row, *more)])


def one(column: str, value: object) -> File:
    """Return a list of one activity with another value in one column."""
    return rows(row=[value if name == column else given for name, given in zip(_HEAD, _ROW, strict=True)])


def xlsx(write: Callable[[xlsxwriter.Workbook], object]) -> File:
    """Return a workbook that `write` filled."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        write(book)
    return "Elenco.xlsx", buffer.getvalue()


def sheet_of(book: xlsxwriter.Workbook, name: str, *lines: Sequence[object]) -> xlsxwriter.worksheet.Worksheet:
    """Return a new sheet with these lines."""
    sheet = book.add_worksheet(name)
    for number, line in enumerate(lines):
        sheet.write_row(number, 0, line)
    return sheet


def zipped(parts: Mapping[str, bytes | str], *, of: bytes | None = None, way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip with these parts, and those of the package `of`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", way) as archive:
        if of is not None:
            with zipfile.ZipFile(io.BytesIO(of)) as before:
                for name in before.namelist():
                    if name not in parts:
                        archive.writestr(name, before.read(name))
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def typed_as(content_type: str, *, of: File, was: str) -> File:
    """Return a package whose main part says that it is of another type."""
    name, content = of
    return name, replaced(content, "[Content_Types].xml", was.encode(), content_type.encode())


_GOOD = docx()
_LIST = rows()
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def whole() -> dict[str, Pair]:
    """Return the pairs of the findings on a file as a whole."""
    good, name = _GOOD[1], "Relazione.docx"
    return {
        "empty-file": ((name, b""), ("nota.txt", b"x")),
        "damaged": ((name, good[: len(good) // 2]), _GOOD),
        "pdf": (("Relazione.docx", b"%PDF-1.7\n"), ("Relazione.pdf", good)),
        "web-page": (("Elenco.xls", b"<html><table><tr><td>1"), ("Elenco.csv", b"Titolo;Periodo\n<html>;2005\n<b>;2005\n")),
        "xml-file": (("Elenco.xml", b"<?xml version='1.0'?><a/>"), docx(para("<w:r><w:t>&lt;?xml version='1.0'?&gt;</w:t></w:r>"))),
        "csv": (("Elenco.csv", b"Titolo;Periodo\nMaratona;2005\n"), ("Elenco.csv", b"Titolo\nMaratona\n")),
        "plain-text": (("Relazione.txt", b"Il settore ha lavorato.\n"), ("Relazione.txt", b"Titolo\tPeriodo\nMaratona\t2005\n")),
        "archive": (("Tutto.zip", zipped({"Relazione.docx": good})), _GOOD),
        "picture": (("Foto.png", PNG), linked(para(picture("rIdP")), Link("rIdP", "image", "word/media/p.png", PNG))),
        "presentation": (typed_as(_WORD_TYPE.replace("wordprocessingml.document", "presentationml.presentation"), of=_GOOD, was=_WORD_TYPE), _GOOD),
        "mail-message": (("Posta.eml", b"From: sport@comune.example\nSubject: x\n\nTesto\n"), ("nota.txt", b"Il messaggio: From: sport\n")),
        "wrong-kind": (("Film.mp4", b"\x00\x00\x00\x18ftypmp42\x00\x01"), _GOOD),
        "excel-binary": (
            typed_as("application/vnd.ms-excel.sheet.binary.macroEnabled.main", of=_LIST, was=_EXCEL_TYPE),
            typed_as("application/vnd.ms-excel.sheet.macroEnabled.main+xml", of=_LIST, was=_EXCEL_TYPE),
        ),
        "encrypted": (("Bilancio.ods", _odf("<x:encryption-data/>")), ("Bilancio.ods", _odf(""))),
        "strict-form": (
            (name, replaced(good, "_rels/.rels", _RELATION.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument")),
            docx(para("http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument")),
        ),
        "too-many-parts": (
            (name, zipped({f"customXml/a{n}.xml": b"<a/>" for n in range(5001)}, of=good)),
            (name, zipped({f"customXml/a{n}.xml": b"<a/>" for n in range(400)}, of=good)),
        ),
        "unpacks-too-large": (
            (name, zipped({f"word/media/{n}.png": bytes(_MB) for n in range(310)}, of=good)),
            (name, zipped({f"word/media/{n}.png": bytes(_MB) for n in range(20)}, of=good)),
        ),
        "packed-too-tightly": (
            (name, zipped({"word/media/p.png": bytes(4 * _MB)}, of=good)),
            (name, zipped({"word/media/p.png": bytes(_MB)}, of=good)),
        ),
        "part-path": ((name, zipped({"../p.png": PNG}, of=good)), (name, zipped({"word/..p.png": PNG}, of=good))),
        "part-twice": ((name, zipped({"WORD/DOCUMENT.XML": b"<a/>"}, of=good)), (name, zipped({"word/document2.xml": b"<a/>"}, of=good))),
        "doctype": (
            (name, zipped({"customXml/a.xml": b"<!DOCTYPE a><a/>"}, of=good)),
            (name, zipped({"customXml/a.xml": b"<!-- <!DOCTYPE a> --><a/>"}, of=good)),
        ),
        "macro-enabled": (typed_as("application/vnd.ms-word.document.macroEnabled.main+xml", of=_GOOD, was=_WORD_TYPE), _GOOD),
        "template": (typed_as(_WORD_TYPE.replace("document.main", "template.main"), of=_GOOD, was=_WORD_TYPE), _GOOD),
        "name-misleads": (("Relazione.xlsx", good), ("Relazione.DOCX", good)),
        "could-not-be-read": (
            (name, replaced(good, "word/document.xml", b"</w:body>", b"")),
            docx(para(run("</w:body>"))),
        ),
        "not-a-workbook": (("Elenco.xlsx", replaced(_LIST[1], "xl/workbook.xml", b"</workbook>", b"")), _LIST),
        "not-opened": (("Relazione.odt", _odf("", kind="text", content=b"<a")), ("Relazione.odt", _odf("", kind="text"))),
    }  # fmt: skip


def texts() -> dict[str, Pair]:
    """Return the pairs of the findings on a text."""
    bold = "<w:b/>"
    ins = '<w:ins w:id="1" w:author="a" w:date="2005-01-01T00:00:00Z"><w:r><w:t>nuovo</w:t></w:r></w:ins>'
    noted = '<w:comment w:id="5" w:author="a"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:comment>'
    image = Link("rIdP", "image", "word/media/p.png", PNG)
    outside = Link("rIdP", "image", "http://localhost/p.png", external=True)
    described = picture("rIdP").replace('name="Picture 1"', 'name="Picture 1" descr="Il campo"')
    tab = "<w:r><w:tab/></w:r>"
    heading = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = para("Progetti", style="Heading1", props=heading)
    wide = table([cell(text) for text in "abcdefgh"])
    return {
        "empty-document": (("Vuota.docx", word(para(""))), ("Vuota.docx", word(para(".")))),
        "tracked-changes": (docx(para(ins)), docx(para(run("nuovo", "<w:u w:val='single'/>")))),
        "comments": (docx(para("x", '<w:r><w:commentReference w:id="5"/></w:r>'), comments=noted), docx(comments=noted)),
        "no-alt-text": (linked(para(picture("rIdP")), image), linked(para(described), image)),
        "linked-picture": (linked(para(picture("rIdP", reference="link")), outside), linked(para(picture("rIdP")), image)),
        "embedded-object": (docx(para("<w:r><w:object/></w:r>")), docx(para("oggetto"))),
        "alt-chunk": (docx('<w:altChunk r:id="x"/>'), docx("<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>")),
        "fields-frozen": (docx(para(field("DOCPROPERTY x", "Torino"))), docx(para(field("PAGE", "1")))),
        "fake-headings": (docx(para(run("I nostri partner", bold))), docx(para(run("I nostri partner sono molti.", bold)))),
        "no-headings": (("Relazione.docx", word(para("Il settore. " * 50))), docx()),
        "typed-list": (docx(para("1. uno") + para("3. tre")), docx(para("1. uno") + para("2. due"))),
        "tab-table": (docx(para("Torino", tab, "Lione") * 3), docx(para("Torino", tab, "Lione") * 2)),
        "typed-reference": (
            docx(numbered + para("Vedi il capitolo 1."), numbering=numbering), docx(numbered + para("Vedi oltre."), numbering=numbering)
        ),
        "too-short": (("Nota.docx", word(para("parola " * 39))), ("Nota.docx", word(para("parola " * 40)))),
        "too-long": (docx(para("parola " * 200) * 30), docx(para("parola " * 200) * 29)),
        "wide-table": (docx(wide), docx(table([cell(text) for text in "abcd"]))),
    }  # fmt: skip


def lists() -> dict[str, Pair]:
    """Return the pairs of the findings on a list of activities."""
    extra, unheard = (*_HEAD, "Sala"), (*_HEAD[:2], "Pianificazione", *_HEAD[3:])
    undated = (*_ROW[:2], "12-15 maggio", *_ROW[3:])
    return {
        "no-header": (rows(head=("a", "b", "c", "d", "e", "f")), rows(head=("Denominazione", "Sezione", "Quando", "b", "c", "d"))),
        "no-rows": (xlsx(lambda book: sheet_of(book, "Elenco", _HEAD)), _LIST),
        "no-title": (rows(("", *_ROW[1:])), rows(("Maratona", *_ROW[1:]))),
        "unread-amount": (one("Importo", "da definire con 2 enti"), one("Importo", "€ 1.200,00")),
        "unread-period": (one("Periodo", "appena possibile"), one("Periodo", "12/05/2005")),
        "unread-cell": (
            xlsx(lambda book: sheet_of(book, "Elenco", _HEAD, _ROW).write_formula(1, 3, "=A9/0", None, "#DIV/0!")),
            one("Importo", 1200),
        ),
        "counted-in": (
            rows(head=(*_HEAD[:3], "Importo (migliaia di euro)", *_HEAD[4:]), row=(*_ROW[:3], 12, *_ROW[4:])),
            rows(head=(*_HEAD[:3], "Importo (euro)", *_HEAD[4:]), row=(*_ROW[:3], 12, *_ROW[4:])),
        ),
        "other-amount": (
            rows(head=(*_HEAD[:3], "Spesa prevista", *_HEAD[4:], "Spesa effettiva"), row=(*_ROW, 500)),
            rows(head=(*_HEAD, "Sala"), row=(*_ROW, 500)),
        ),
        "unmapped-dates": (
            rows(head=(*_HEAD[:2], "Data inizio", *_HEAD[3:], "Consegna"), row=(*_ROW, "13/05/2005")),
            rows(head=(*_HEAD[:2], "Data inizio", *_HEAD[3:], "Data fine"), row=(*_ROW, "13/05/2005")),
        ),
        "remark-row": (
            rows(("* i dati sono provvisori", "", "", "", "", "")), rows(("* i dati", *_ROW[1:]))
        ),
        "unknown-chapter": (one("Capitolo", "Cucina"), one("Capitolo", "YOUTH AND SPORT")),
        "unmapped-column": (rows(head=extra, row=(*_ROW, "grande")), rows(head=(*_HEAD, "Risultati"), row=(*_ROW, "buoni"))),
        "ambiguous-country": (one("Paesi", "Congo"), one("Paesi", "Congo-Kinshasa")),
        "unknown-country": (one("Paesi", "Atlantide"), one("Paesi", "Rep. Ceca")),
        "ambiguous-city": (
            rows(row=(*_ROW[:4], "", "Città di Valencia")), rows(row=(*_ROW[:4], "Spagna", "Città di Valencia"))
        ),
        "hidden-rows": (xlsx(lambda book: sheet_of(book, "Elenco", _HEAD, _ROW, _ROW).set_row(2, None, None, {"hidden": True})), rows(_ROW)),
        "struck-rows": (
            xlsx(lambda book: sheet_of(book, "Elenco", _HEAD, _ROW, _ROW).set_row(2, None, book.add_format({"font_strikeout": True}))),
            rows(_ROW),
        ),
        "hidden-column": (
            xlsx(lambda book: sheet_of(book, "Elenco", _HEAD, _ROW).set_column(3, 3, None, None, {"hidden": True})), rows(_ROW)
        ),
        "column-guessed": (rows(_ROW, head=unheard), rows(_ROW)),
        "title-guessed": (
            rows(("Staffetta", *_ROW[1:]), head=("Pentola", *_HEAD[1:])), rows(("Staffetta", *_ROW[1:]))
        ),
        "second-list": (
            rows((*_ROW, "", "Scacchi", "2005", "300"), head=(*_HEAD, "", "Titolo", "Anno", "Importo")),
            rows((*_ROW, "", "Scacchi", "2005", "300"), head=(*_HEAD, "", "Sala", "Piano", "Posti")),
        ),
        "amount-by-column": (
            rows((*_ROW[:3], "12.500,00", *_ROW[4:]), row=(*_ROW[:3], "1.200", *_ROW[4:])),
            rows((*_ROW[:3], "12.500,00", *_ROW[4:]), row=(*_ROW[:3], "1.200,00", *_ROW[4:])),
        ),
        "year-from-title": (
            xlsx(lambda book: sheet_of(book, "Elenco", ("Attività 2005",), _HEAD, undated)),
            xlsx(lambda book: sheet_of(book, "Elenco", ("Attività 2005",), _HEAD, _ROW)),
        ),
        "hidden-sheet": (
            xlsx(lambda book: [sheet_of(book, "Elenco", _HEAD, _ROW), sheet_of(book, "Altro", _HEAD, _ROW).hide()]),
            xlsx(lambda book: [sheet_of(book, "Elenco", _HEAD, _ROW), sheet_of(book, "Altro", _HEAD, _ROW)]),
        ),
        "notes-sheet": (
            xlsx(lambda book: [sheet_of(book, "Elenco", _HEAD, _ROW), sheet_of(book, "Note", ("Chiedere al settore",))]),
            xlsx(lambda book: [sheet_of(book, "Elenco", _HEAD, _ROW), sheet_of(book, "Note")]),
        ),
        "total-row": (rows(("Totale", "", "", "1.200 EUR", "", "")), rows(("Totale qualità", *_ROW[1:]))),
        "formula-without-value": (
            xlsx(lambda book: sheet_of(book, "Elenco", _HEAD, _ROW).write_formula(1, 3, "=A9*2", None, "")),
            xlsx(lambda book: sheet_of(book, "Elenco", _HEAD, _ROW).write_formula(1, 3, "=A9*2", None, 1200)),
        ),
        "too-large": (
            xlsx(lambda book: sheet_of(book, "Elenco", _HEAD, _ROW).write(1_048_575, 16_383, "x")),
            xlsx(lambda book: sheet_of(book, "Elenco", _HEAD, _ROW).write(900, 6, "x")),
        ),
        "no-chapter": (one("Capitolo", ""), one("Capitolo", "Youth and sport")),
    }  # fmt: skip


def _odf(manifest: str, *, kind: str = "spreadsheet", content: bytes | None = None) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    body = (
        content
        or (
            f'<o:document-content xmlns:o="{space}:office:1.0" xmlns:t="{space}:text:1.0" xmlns:table="{space}:table:1.0"><o:body><o:{kind}>'
            f"{'<t:p>Testo</t:p>' if kind == 'text' else '<table:table/>'}</o:{kind}></o:body></o:document-content>"
        ).encode()
    )
    mime = f"application/vnd.oasis.opendocument.{kind}"
    listed = (
        f'<m:manifest xmlns:m="{space}:manifest:1.0" xmlns:x="x"><m:file-entry m:full-path="/" m:media-type="{mime}"/>'
        f'<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>{manifest}</m:manifest>'
    )
    return zipped({"mimetype": mime, "content.xml": body, "META-INF/manifest.xml": listed})

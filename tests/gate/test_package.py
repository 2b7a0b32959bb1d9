"""Word and Excel files as python-docx and openpyxl write them, and hostile ones made by hand."""

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping

import docx
import openpyxl
import pytest

from annuario.gate import Kind, Reason, Verdict, judge_stream

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MAIN = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body/></w:document>"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def word() -> bytes:
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_heading("Sport", 1)
    document.add_paragraph("La maratona internazionale. " * 200)
    document.save(buffer)
    return buffer.getvalue()


def excel() -> bytes:
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.create_sheet("Attività").append(["Titolo", "Capitolo"])
    book.save(buffer)
    return buffer.getvalue()


def types(type_: str = WORD, part: str = "/word/document.xml") -> str:
    return f"<Types xmlns='x'><Override PartName='{part}' ContentType='{type_}'/></Types>"


def package(parts: Mapping[str, str | bytes], *, base: Mapping[str, str | bytes] | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**({} if base is None else base), **parts}.items():
            archive.writestr(name, content)
    return buffer.getvalue()


GOOD: Mapping[str, str | bytes] = {"[Content_Types].xml": types(), "word/document.xml": MAIN}


def verdict(content: bytes) -> Verdict:
    return judge_stream(io.BytesIO(content))


@pytest.mark.parametrize(("make", "kind"), [(word, Kind.DOCX), (excel, Kind.XLSX)])
def test_an_honest_file_has_no_reasons(make: Callable[[], bytes], kind: Kind) -> None:
    assert verdict(make()) == Verdict(kind)


def test_the_main_part_may_have_any_name() -> None:
    parts = {"[Content_Types].xml": types(part="/word/document2.xml"), "word/document2.xml": MAIN}

    assert verdict(package(parts)) == Verdict(Kind.DOCX)


@pytest.mark.parametrize(
    ("type_", "kind", "codes"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", Kind.DOCX, ("macro-enabled",)),
        (WORD.replace("document.main", "template.main"), Kind.DOCX, ("template",)),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", Kind.XLSX, ("macro-enabled",)),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", Kind.XLSB, ("excel-binary",)),
        (
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            Kind.PRESENTATION,
            ("presentation",),
        ),
        ("application/something", Kind.DAMAGED, ("damaged",)),
    ],
)
def test_the_type_of_the_main_part_decides(type_: str, kind: Kind, codes: tuple[str, ...]) -> None:
    found = verdict(package({"[Content_Types].xml": types(type_)}, base=GOOD))

    assert (found.kind, found.codes) == (kind, codes)


def test_the_strict_form_is_told() -> None:
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    rels = f"<Relationships xmlns='x'><Relationship Id='a' Type='{strict}' Target='word/document.xml'/></Relationships>"

    assert verdict(package({"_rels/.rels": rels}, base=GOOD)) == Verdict(Kind.DOCX, (Reason("strict-form", {}),))
    assert verdict(package({"_rels/.rels": rels.replace(strict, RELATIONSHIP)}, base=GOOD)) == Verdict(Kind.DOCX)


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, Kind.ODT),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, Kind.ODS),
        ({"mimetype": "application/epub+zip"}, Kind.UNKNOWN),
        ({"Relazione.docx": "x"}, Kind.ARCHIVE),
        ({"word/document.xml": MAIN}, Kind.DAMAGED),
        ({"[Content_Types].xml": types()}, Kind.DAMAGED),
        ({"[Content_Types].xml": "<Types"}, Kind.DAMAGED),
        ({"[Content_Types].xml": "<!DOCTYPE t [<!ENTITY a 'a'>]>" + types(), "word/document.xml": MAIN}, Kind.DAMAGED),
    ],
)
def test_other_packages_are_known_too(parts: Mapping[str, str], kind: Kind) -> None:
    assert verdict(package(parts)).kind == kind


# --- broken ones ---


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.999])
def test_a_file_that_broke_off_is_damaged(share: float) -> None:
    whole = word()

    assert verdict(whole[: int(len(whole) * share)]) == Verdict(Kind.DAMAGED, (Reason("damaged", {}),))


def test_a_byte_turned_in_any_part_is_found_by_its_checksum() -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {**GOOD, "word/media/image1.png": "picture " * 1000}.items():
            archive.writestr(name, content)

    assert verdict(stored.getvalue()) == Verdict(Kind.DOCX)
    assert verdict(stored.getvalue().replace(b"picture picture", b"picture Picture", 1)).kind == Kind.DAMAGED


def test_a_part_with_a_password_is_encrypted() -> None:
    content = bytearray(package(GOOD))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        where = content.find(mark)
        while where >= 0:
            content[where + at] |= 1
            where = content.find(mark, where + 4)

    assert verdict(bytes(content)) == Verdict(Kind.ENCRYPTED, (Reason("encrypted", {}),))


# --- hostile ones ---


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/a.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(301):
            part.write(bytes(1024 * 1024))
    tracemalloc.start()

    found = verdict(bomb.getvalue())

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == Verdict(
        Kind.DAMAGED,
        (
            Reason("unpacks-too-large", {"size": "301", "limit": "300"}),
            Reason("packed-too-tightly", {"part": "word/media/a.bin"}),
        ),
    )
    assert peak < 8 * 1024 * 1024


def test_a_small_part_may_be_packed_tightly() -> None:
    assert verdict(package({"word/media/white.bmp": bytes(1024 * 1024)}, base=GOOD)) == Verdict(Kind.DOCX)
    assert verdict(package({"word/media/white.bmp": bytes(1024 * 1024 + 1)}, base=GOOD)).codes == ("packed-too-tightly",)


def test_too_many_parts_are_refused() -> None:
    parts = {f"word/media/{number}": "" for number in range(4999)}

    assert verdict(package(parts, base=GOOD)) == Verdict(
        Kind.DAMAGED, (Reason("too-many-parts", {"count": "5001", "limit": "5000"}),)
    )


def test_a_package_that_lies_about_its_list_of_contents_is_not_read() -> None:
    content = package(GOOD)
    at = content.rfind(b"PK\x05\x06")
    lying = content[:at] + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, 0x0FFFFFFF, 0, 0)

    assert verdict(lying) == Verdict(Kind.DAMAGED, (Reason("damaged", {}),))


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "word\\..\\..\\x", "C:\\x", "word/../../x"])
def test_a_part_that_leads_outside_is_refused(name: str) -> None:
    assert verdict(package({name: "x"}, base=GOOD)) == Verdict(Kind.DAMAGED, (Reason("part-path", {"part": name}),))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "WORD/Document.xml"])
def test_a_part_that_is_there_twice_is_refused(name: str) -> None:
    content = io.BytesIO(package(GOOD))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr(name, MAIN)

    assert verdict(content.getvalue()) == Verdict(Kind.DAMAGED, (Reason("part-twice", {"part": name}),))


DOCTYPE = "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"


@pytest.mark.parametrize(
    "content",
    [
        (DOCTYPE + MAIN).encode(),
        ("<?xml version='1.0'?>\n" + DOCTYPE + MAIN).encode(),
        ("\ufeff<?xml version='1.0' encoding='utf-16'?>" + DOCTYPE + MAIN).encode("utf-16-le"),
        ("\ufeff<?xml version='1.0' encoding='utf-16'?>" + DOCTYPE + MAIN).encode("utf-16-be"),
        ("<?xml version='1.0'?><!--" + "x" * 400_000 + "-->" + DOCTYPE + MAIN).encode(),
        ("<?xml version='1.0' encoding='x-unheard-of'?>" + DOCTYPE + MAIN).encode(),
    ],
    ids=["first", "after the declaration", "utf-16-le", "utf-16-be", "after a long comment", "unknown encoding"],
)
@pytest.mark.parametrize("part", ["word/document.xml", "word/footnotes.xml", "customXml/item1.bin"])
def test_a_doctype_is_found_wherever_it_hides(part: str, content: bytes) -> None:
    assert verdict(package({part: content}, base=GOOD)) == Verdict(Kind.DOCX, (Reason("doctype", {"part": part}),))


@pytest.mark.parametrize("text", ["<a>&lt;!DOCTYPE</a>", "<a><![CDATA[<!DOCTYPE a>]]></a>", "<!-- <!DOCTYPE a> --><a/>"])
def test_the_word_alone_is_no_doctype(text: str) -> None:
    assert verdict(package({"word/footnotes.xml": text}, base=GOOD)) == Verdict(Kind.DOCX)


def test_what_is_shown_of_a_hostile_name_is_one_printable_line() -> None:
    found = verdict(package({"../\n\x1b[31m" + "x" * 200: "x"}, base=GOOD))

    assert found.reasons == (Reason("part-path", {"part": "../??[31m" + "x" * 70 + "…"}),)

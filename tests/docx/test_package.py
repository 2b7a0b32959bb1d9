"""Reading is tolerant and says in one sentence what it cannot read; writing is the same each time."""

import importlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

import annuario.docx
from annuario.docx import Unreadable, read_bytes, write
from annuario.docx.names import DOCUMENT_TYPE, word_type
from annuario.docx.package import Part, Relationship, save
from annuario.docx.tree import remove, unwrap
from tests.documents.joining import names, texts
from tests.documents.word import PNG, Link, house, para, picture, word, xml


def rezipped(file: bytes, **changed: bytes | None) -> bytes:
    """Return the file with some members changed, or left out; `__` in a name stands for a slash, `_dot_` for a dot."""
    new = {name.replace("__", "/").replace("_dot_", "."): blob for name, blob in changed.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(buffer, "w") as archive:
        for name in old.namelist():
            blob = new.get(name, old.read(name))
            if blob is not None:
                archive.writestr(name, blob)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive at all",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old or encrypted file",
        word(para("cut off"))[:-200],
        word(para("x")).replace(b"PK\x01\x02", b"PK\x01\x09"),
    ],
)
def test_what_is_no_archive_is_told_in_one_sentence(content: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged or no Word document"):
        read_bytes(content)


def test_a_member_whose_bytes_are_damaged_is_told() -> None:
    file = bytearray(word(para("words " * 500)))
    place = file.index(b"word/document.xml") + len(b"word/document.xml") + 4
    file[place : place + 12] = b"\xff" * 12

    with pytest.raises(Unreadable, match="damaged"):
        read_bytes(bytes(file))


def test_without_a_list_of_contents_it_is_no_office_document() -> None:
    with pytest.raises(Unreadable, match="list of contents is missing"):
        read_bytes(rezipped(word(), **{"[Content_Types]_dot_xml": None}))


def test_a_workbook_under_the_name_of_a_document_is_refused() -> None:
    with pytest.raises(Unreadable, match="holds no Word document"):
        read_bytes(word(main_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"))


def test_xml_that_is_not_well_formed_names_its_part() -> None:
    broken = rezipped(word(), word__document_dot_xml=b"<w:document")

    with pytest.raises(Unreadable, match=r"word/document\.xml is not well-formed"):
        read_bytes(broken)


def test_a_doctype_is_refused_and_no_entity_is_looked_up() -> None:
    body = b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document xmlns:w="urn:x"><w:body>&e;</w:body></w:document>'
    file = rezipped(word(), word__document_dot_xml=body)

    with pytest.raises(Unreadable, match="DOCTYPE"):
        read_bytes(file)


def test_a_document_without_a_body_is_refused() -> None:
    empty = read_bytes(rezipped(word(), word__document_dot_xml=b'<w:document xmlns:w="urn:x"/>'))

    with pytest.raises(Unreadable, match="no body"):
        _ = empty.body


@pytest.mark.parametrize("target", ["NULL", "../NULL", "#_top", "media/gone.png", ""])
def test_a_relationship_to_nothing_is_dropped_and_told(target: str) -> None:
    file = word(para("words"), links=[Link("rIdBad", "image", target)])

    document = read_bytes(file)

    assert "rIdBad" not in document.main.rels
    assert len(document.mended) == 1
    assert document.mended[0].endswith("led nowhere and was dropped")
    assert texts(read_bytes(write(document))) == ["words"]


def test_a_link_that_does_not_say_that_it_leads_outside_still_does() -> None:
    file = word(para("words"), links=[Link("rIdL", "hyperlink", "https://a.example/x")])
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        rels = archive.read("word/_rels/document.xml.rels").replace(b'"/https://', b'"https://')

    document = read_bytes(rezipped(file, word___rels__document_dot_xml_dot_rels=rels))

    assert document.main.rels["rIdL"] == Relationship(document.main.rels["rIdL"].type, "https://a.example/x", external=True)
    assert document.mended == ("word/document.xml: the link to https://a.example/x did not say that it leads outside",)


def test_a_name_that_stands_twice_is_told_and_the_last_is_read() -> None:
    buffer = io.BytesIO(word(para("first")))
    with zipfile.ZipFile(io.BytesIO(word(para("last")))) as other:
        last = other.read("word/document.xml")
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", last)

    document = read_bytes(buffer.getvalue())

    assert texts(document) == ["last"]
    assert document.mended == ("word/document.xml: stood more than once in the archive; the last one was read",)


def test_what_is_saved_is_what_would_be_written(tmp_path: Path) -> None:
    document = read_bytes(word(para("words", picture("rIdP")), links=[Link("rIdP", "image", "word/media/a.png", PNG)]))

    save(document, tmp_path / "saved.docx")

    assert (tmp_path / "saved.docx").read_bytes() == write(document)


@pytest.mark.parametrize(
    "kind",
    [
        "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "vnd.ms-word.document.macroEnabled.main+xml",
        "vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_a_template_or_a_file_with_macros_becomes_a_plain_document(kind: str) -> None:
    macros = Link(
        "rIdM", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "word/vbaProject.bin", b"code", "x/vba"
    )

    document = read_bytes(word(para("words"), links=[macros], main_type=f"application/{kind}"))
    again = write(document)

    assert document.main.type == DOCUMENT_TYPE
    assert document.mended == ("word/document.xml: its macros were left behind",)
    assert "word/vbaProject.bin" not in names(again)
    assert [p.text for p in docx.Document(io.BytesIO(again)).paragraphs] == ["words"]


def test_names_with_blanks_letters_of_all_scripts_and_ampersands_survive() -> None:
    link = Link("rIdP", "image", "word/media/città & co 1.png", PNG)

    once = write(read_bytes(word(para(picture("rIdP")), links=[link])))
    again = read_bytes(once)

    assert again.parts["word/media/città & co 1.png"].content == PNG
    assert docx.Document(io.BytesIO(once)).inline_shapes[0].type is not None
    assert write(again) == once


def test_names_that_are_encoded_or_differ_in_case_are_found() -> None:
    file = word(para(picture("rIdP")), links=[Link("rIdP", "image", "word/media/a%20b.PNG", PNG)])
    rels = b'Target="/word/media/a%20b.PNG"'
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        old = archive.read("word/_rels/document.xml.rels")
    assert rels in old

    document = read_bytes(rezipped(file, word___rels__document_dot_xml_dot_rels=old.replace(rels, b'Target="media\\A%20B.png"')))

    assert document.main.rels["rIdP"].target == "word/media/a b.PNG"
    assert document.mended == ()


def test_a_comment_within_a_text_hides_nothing() -> None:
    document = read_bytes(word("<w:p><w:r><w:t>before<!-- x --> after</w:t></w:r></w:p>"))

    assert texts(document) == ["before after"]


def test_writing_gives_the_same_bytes_each_time() -> None:
    file = word(para("words", picture("rIdP")), links=[Link("rIdP", "image", "word/media/a.png", PNG)])

    assert write(read_bytes(file)) == write(read_bytes(file))
    assert write(read_bytes(write(read_bytes(file)))) == write(read_bytes(file))


def test_a_part_that_nothing_leads_to_is_left_out() -> None:
    document = read_bytes(word(para("words")))
    document.parts["word/lost.xml"] = Part("word/lost.xml", "application/xml", b"<x/>")

    assert "word/lost.xml" not in names(write(document))


def test_the_same_target_has_one_relationship_even_if_others_wrote_into_them() -> None:
    part = Part("word/document.xml", DOCUMENT_TYPE, b"")
    first = part.add("image", "word/a.png")
    part.rels["rId9"] = Relationship("image", "word/b.png")

    assert part.add("image", "word/a.png") == first
    assert part.add("image", "word/b.png") == "rId9"
    assert part.add("image", "http://a.example/", external=True) not in {first, "rId9"}
    assert part.add("image", "http://a.example/", external=True) in part.rels


def test_a_part_made_anew_takes_no_name_of_another() -> None:
    document = read_bytes(word())
    document.parts["word/Endnotes.xml"] = Part("word/Endnotes.xml", "application/xml", b"<x/>")

    made = document.ensure("endnotes", word_type("endnotes"), house().body)

    assert made.name == "word/endnotes2.xml"
    assert document.related("endnotes") is made


def test_the_rooms_functions_are_not_hidden_by_its_modules() -> None:
    for module in ("clean", "compose", "prove", "restyle", "review", "write"):
        importlib.import_module(f"annuario.docx.{module}")

    assert [callable(getattr(annuario.docx, name)) for name in annuario.docx.__all__] == [True] * len(annuario.docx.__all__)


def test_what_follows_an_element_stays_when_it_goes() -> None:
    root = xml("<w:p>a<w:r/>b<w:r/>c</w:p>")

    for run in list(root):
        remove(run)
    remove(root)
    remove(etree.Element("alone"))
    unwrap(etree.Element("alone"))

    assert root.text == "abc"


def test_a_relationship_knows_its_kind() -> None:
    rel = Relationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", "a.png")

    assert (rel.kind, replace(rel, external=True).external) == ("image", True)

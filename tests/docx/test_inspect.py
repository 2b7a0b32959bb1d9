"""Nothing that may be broken inside a Word file stays unseen, and what the program writes has no fault."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from annuario.docx import Fault, FaultKind, Package, Unreadable, inspect, inspect_bytes, read_bytes, write
from annuario.docx.names import MC, RELS, W14, q, w
from annuario.docx.package import Element
from annuario.docx.parts import Relationship
from annuario.docx.tree import remove
from tests.documents.joining import joined, plainly
from tests.documents.word import Link, bookmark, call, field, footnote, mark, para, picture, png, section, table, word

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
COMMENT = "<w:comment w:id='{0}' w:author='a'><w:p w14:paraId='0000000{0}'><w:r><w:t>said</w:t></w:r></w:p></w:comment>"
RANGE = '<w:commentRangeStart w:id="{0}"/><w:r><w:t>marked</w:t></w:r><w:commentRangeEnd w:id="{0}"/>'
MARK = '<w:r><w:commentReference w:id="{0}"/></w:r>'
CONTROL = "<w:sdt><w:sdtPr><w:id w:val='{0}'/></w:sdtPr><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>"
CHANGE = "<w:ins w:id='{0}' w:author='a'><w:r><w:t>come</w:t></w:r></w:ins>"
FILE = word(
    para("Head", style="Heading1")
    + para(bookmark("one", "1", "words"), call("2"), call("2", "endnote"), bookmark("two", "2", "more"))
    + para(RANGE.format(5), MARK.format(5), RANGE.format(6), MARK.format(6))
    + para('<w:hyperlink r:id="rIdH"><w:r><w:t>link</w:t></w:r></w:hyperlink>', field("REF one", "words"))
    + para('<w:hyperlink w:anchor="two"><w:r><w:t>within</w:t></w:r></w:hyperlink>', CONTROL.format(1), CONTROL.format(2))
    + table(["a", "b"], ["c", "d"])
    + para(picture("rIdP"), picture("rIdP", number="2"), CHANGE.format(1), CHANGE.format(2))
    + para("item", props='<w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:jc w:val="left"/>')
    + para("<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>bold</w:t></w:r>")
    + section(),
    links=[
        Link("rIdP", "image", "word/media/a.png", png(1)),
        Link("rIdH", "hyperlink", "http://a.example/", external=True),
    ],
    numbering=NUMBERING,
    footnotes=footnote("2", "foot"),
    endnotes=footnote("2", "end", kind="endnote"),
    comments=COMMENT.format(5) + COMMENT.format(6),
)


def _first(document: Package, name: str, kind: str = "") -> Element:
    part = document.related(kind) if kind else document.main
    assert part is not None
    return next(part.tree().iter(q(name)))


def _last(document: Package, name: str, kind: str = "") -> Element:
    part = document.related(kind) if kind else document.main
    assert part is not None
    return list(part.tree().iter(q(name)))[-1]


def _set(name: str, key: str, value: str, kind: str = "") -> Callable[[Package], None]:
    return lambda document: _first(document, name, kind).set(q(key) if ":" in key else key, value)


def _same(name: str, key: str, kind: str = "") -> Callable[[Package], None]:
    """Let the last element of that name have the first one's id."""

    def mutate(document: Package) -> None:
        attribute = q(key) if ":" in key else key
        _last(document, name, kind).set(attribute, _first(document, name, kind).get(attribute, ""))

    return mutate


def _out(name: str, kind: str = "") -> Callable[[Package], None]:
    return lambda document: remove(_last(document, name, kind))


def _behind(name: str, kind: str = "") -> Callable[[Package], None]:
    """Let the first element of that name stand last among its kin."""

    def mutate(document: Package) -> None:
        node = _first(document, name, kind)
        parent = node.getparent()
        assert parent is not None
        parent.append(node)

    return mutate


def _cell_without_paragraph(document: Package) -> None:
    for paragraph in _first(document, "w:tc").findall(w("p")):
        remove(paragraph)


def _cell_ends_in_table(document: Package) -> None:
    _last(document, "w:tc").append(_first(document, "w:tbl").makeelement(w("tbl")))


def _halves_crossed(document: Package) -> None:
    start, end = _first(document, "w:bookmarkStart"), _first(document, "w:bookmarkEnd")
    end.addnext(start)


def _style_of(kind: str, name: str, value: str) -> Callable[[Package], None]:
    def mutate(document: Package) -> None:
        part = document.related("styles")
        assert part is not None
        style = next(node for node in part.tree() if node.get(w("type")) == kind and node.find(w(name)) is not None)
        found = style.find(w(name))
        assert found is not None
        found.set(w("val"), value)

    return mutate


def _style_twice(document: Package) -> None:
    part = document.related("styles")
    assert part is not None
    styles = part.tree().findall(w("style"))
    styles[-1].set(w("styleId"), styles[-2].get(w("styleId"), ""))


def _circle(document: Package) -> None:
    part = document.related("styles")
    assert part is not None
    style = next(node for node in part.tree() if node.find(w("basedOn")) is not None)
    based = style.find(w("basedOn"))
    assert based is not None
    based.set(w("val"), style.get(w("styleId"), ""))


def _relationship_cut(kind: str) -> Callable[[Package], None]:
    def mutate(document: Package) -> None:
        rels = document.main.rels
        del rels[next(id_ for id_, rel in rels.items() if rel.kind == kind)]

    return mutate


def _part_out(document: Package) -> None:
    del document.parts[next(rel.target for rel in document.main.rels.values() if rel.kind == "image")]


def _picture_to_link(document: Package) -> None:
    id_ = next(id_ for id_, rel in document.main.rels.items() if rel.kind == "hyperlink")
    _first(document, "a:blip").set(q("r:embed"), id_)


def _type_wrong(document: Package) -> None:
    part = document.related("footnotes")
    assert part is not None
    part.type = "application/xml"


def _garbled(document: Package) -> None:
    part = document.related("endnotes")
    assert part is not None
    part.reset(b"<w:endnotes")
    part._tree = None  # noqa: SLF001 -- as if it had been read so


def _undeclared(document: Package) -> None:
    document.main.tree().set(f"{{{MC}}}Ignorable", "w14 unheard")


def _not_ignorable(document: Package) -> None:
    document.main.tree().attrib.pop(f"{{{MC}}}Ignorable", "")
    _first(document, "w:p").set(f"{{{W14}}}paraId", "00000009")


def _controls_alike(document: Package) -> None:
    for node in document.body.iterfind(f".//{w('sdtPr')}/{w('id')}"):
        node.set(w("val"), "1")


def _in_table_style(document: Package) -> None:
    part = document.related("styles")
    assert part is not None
    id_ = next(node.get(w("styleId"), "") for node in part.tree() if node.get(w("type")) == "table")
    _first(document, "w:pStyle").set(w("val"), id_)


def _keep_next_last(document: Package) -> None:
    node = _first(document, "w:keepNext")
    parent = node.getparent()
    assert parent is not None
    parent.append(node)


def _bold_last(document: Package) -> None:
    node = next(node for node in document.body.iter(w("b")) if node.getnext() is not None)
    parent = node.getparent()
    assert parent is not None
    parent.append(node)


def _name_last(document: Package) -> None:
    part = document.related("styles")
    assert part is not None
    style = part.tree().findall(w("style"))[-1]
    style.append(style[0])


def _code(document: Package, code: str) -> None:
    _first(document, "w:instrText").text = code


MUTATIONS: dict[str, tuple[FaultKind, Callable[[Package], None]]] = {
    "two drawings of one number": (FaultKind.ID_TWICE, _same("wp:docPr", "id")),
    "two bookmarks of one id": (FaultKind.ID_TWICE, _same("w:bookmarkStart", "w:id")),
    "two bookmarks of one name": (FaultKind.ID_TWICE, _same("w:bookmarkStart", "w:name")),
    "two tracked changes of one id": (FaultKind.ID_TWICE, _same("w:ins", "w:id")),
    "two content controls of one id": (FaultKind.ID_TWICE, _controls_alike),
    "two comments of one id": (FaultKind.ID_TWICE, _same("w:comment", "w:id", "comments")),
    "two notes of one id": (FaultKind.ID_TWICE, _same("w:footnote", "w:id", "footnotes")),
    "two endnotes of one id": (FaultKind.ID_TWICE, _same("w:endnote", "w:id", "endnotes")),
    "two styles of one id": (FaultKind.ID_TWICE, _style_twice),
    "two numberings of one id": (FaultKind.ID_TWICE, _same("w:num", "w:numId", "numbering")),
    "two list definitions of one id": (FaultKind.ID_TWICE, _same("w:abstractNum", "w:abstractNumId", "numbering")),
    "a bookmark without its end": (FaultKind.HALF_MARK, _out("w:bookmarkEnd")),
    "a bookmark without its start": (FaultKind.HALF_MARK, _out("w:bookmarkStart")),
    "a bookmark that ends before it begins": (FaultKind.HALF_MARK, _halves_crossed),
    "a comment's range without its end": (FaultKind.HALF_MARK, _out("w:commentRangeEnd")),
    "a field without its end": (FaultKind.FIELD, lambda document: remove(list(document.body.iter(w("fldChar")))[2])),
    "a field without its begin": (FaultKind.FIELD, lambda document: remove(_first(document, "w:fldChar"))),
    "a note called but absent": (FaultKind.NOTE, _out("w:footnote", "footnotes")),
    "a note without its mark": (FaultKind.NOTE, _out("w:footnoteReference")),
    "an endnote called by an id of none": (FaultKind.NOTE, _set("w:endnoteReference", "w:id", "77")),
    "the part of notes gone": (FaultKind.NOTE, _relationship_cut("footnotes")),
    "a comment marked but absent": (FaultKind.COMMENT, _out("w:comment", "comments")),
    "the part of comments gone": (FaultKind.COMMENT, _relationship_cut("comments")),
    "a paragraph in a style of none": (FaultKind.STYLE, _set("w:pStyle", "w:val", "Nobody")),
    "a paragraph in a style of tables": (FaultKind.STYLE, _in_table_style),
    "a style based on none": (FaultKind.STYLE, _style_of("paragraph", "basedOn", "Nobody")),
    "a style linked to none": (FaultKind.STYLE, _style_of("paragraph", "link", "Nobody")),
    "a style followed by none": (FaultKind.STYLE, _style_of("paragraph", "next", "Nobody")),
    "a style based on itself": (FaultKind.STYLE, _circle),
    "two styles of one name": (FaultKind.STYLE, _style_of("paragraph", "name", "Caption")),
    "a numbering of none": (FaultKind.NUMBERING, lambda document: _last(document, "w:numId").set(w("val"), "77")),
    "a numbering without its definition": (FaultKind.NUMBERING, _out("w:abstractNum", "numbering")),
    "properties in the wrong order": (FaultKind.ORDER, _keep_next_last),
    "properties of a run in the wrong order": (FaultKind.ORDER, _bold_last),
    "properties behind the words": (FaultKind.ORDER, _behind("w:pPr")),
    "properties of a table behind its rows": (FaultKind.ORDER, _behind("w:tblPr")),
    "properties of a cell behind its words": (FaultKind.ORDER, _behind("w:tcPr")),
    "the last section not last": (FaultKind.ORDER, _behind("w:p")),
    "the mark of a page in the wrong order": (FaultKind.ORDER, _behind("w:pgSz")),
    "a cell without a paragraph": (FaultKind.ORDER, _cell_without_paragraph),
    "a cell that ends in a table": (FaultKind.ORDER, _cell_ends_in_table),
    "a table without its grid": (FaultKind.ORDER, _out("w:tblGrid")),
    "a list definition behind a numbering": (FaultKind.ORDER, _behind("w:abstractNum", "numbering")),
    "a style with its name behind": (FaultKind.ORDER, _name_last),
    "a relationship cut": (FaultKind.RELATIONSHIP, _relationship_cut("image")),
    "an address cut": (FaultKind.RELATIONSHIP, _relationship_cut("hyperlink")),
    "a part gone": (FaultKind.RELATIONSHIP, _part_out),
    "a picture that is an address": (FaultKind.RELATIONSHIP, _picture_to_link),
    "a link to a bookmark of none": (FaultKind.LINK, lambda document: _last(document, "w:hyperlink").set(w("anchor"), "none")),
    "a reference to a bookmark of none": (FaultKind.LINK, lambda document: _code(document, " REF none ")),
    "a part of the wrong type": (FaultKind.CONTENT_TYPE, _type_wrong),
    "a part that is no XML": (FaultKind.NOT_XML, _garbled),
    "a prefix that is not declared": (FaultKind.PREFIX, _undeclared),
    "a prefix that may not be ignored": (FaultKind.PREFIX, _not_ignorable),
}


def test_what_the_program_writes_has_no_fault() -> None:
    assert inspect_bytes(write(joined(FILE, FILE))) == ()
    assert inspect_bytes(write(plainly(FILE, FILE))) == ()


@pytest.mark.parametrize("name", MUTATIONS)
def test_no_fault_stays_unseen(name: str) -> None:
    kind, mutate = MUTATIONS[name]
    document = plainly(FILE, FILE)
    mutate(document)

    assert kind in {fault.kind for fault in inspect(document)}


def test_a_fault_says_what_and_where() -> None:
    document = plainly(FILE)
    _first(document, "w:pStyle").set(w("val"), "Nobody")

    [fault] = inspect(document)

    assert fault == Fault(FaultKind.STYLE, "word/document.xml", "the style Nobody is not defined")
    assert fault.sentence() == "word/document.xml: the style Nobody is not defined"


def test_looking_changes_nothing() -> None:
    document = plainly(FILE)
    before = write(document)

    inspect(document)

    assert write(document) == before


def _rezipped(
    content: bytes, changed: dict[str, bytes] | None = None, *, more: tuple[tuple[str, bytes], ...] = (), without: str = ""
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            if name != without:
                new.writestr(name, (changed or {}).get(name, old.read(name)))
        for name, blob in more:
            new.writestr(name, blob)
    return buffer.getvalue()


def _kinds(content: bytes) -> set[FaultKind]:
    return {fault.kind for fault in inspect_bytes(content)}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_faults_of_the_archive_are_seen() -> None:
    content = write(plainly(FILE))
    types = zipfile.ZipFile(io.BytesIO(content)).read("[Content_Types].xml")
    rels = zipfile.ZipFile(io.BytesIO(content)).read("word/_rels/document.xml.rels")
    absent = etree.fromstring(rels)
    etree.SubElement(absent, f"{{{RELS}}}Relationship", Id="rIdNew", Type="x/image", Target="media/none.png")
    doubled = etree.fromstring(rels)
    doubled[1].set("Id", doubled[0].get("Id", ""))

    assert _kinds(_rezipped(content, more=(("word/document.xml", b"<x/>"),))) >= {FaultKind.NAME_TWICE}
    assert _kinds(_rezipped(content, more=(("WORD/Styles.xml", b"<x/>"),))) >= {FaultKind.NAME_TWICE}
    assert _kinds(_rezipped(content, more=(("word/../x.xml", b"<x/>"),))) >= {FaultKind.NAME_TWICE}
    assert _kinds(_rezipped(content, more=(("word/new.bin", b""),))) == {FaultKind.CONTENT_TYPE}
    assert _kinds(_rezipped(content, more=(("word/_rels/gone.xml.rels", b"<x/>"),))) == {FaultKind.RELATIONSHIP}
    assert FaultKind.CONTENT_TYPE in _kinds(_rezipped(content, without="word/styles.xml"))
    assert FaultKind.RELATIONSHIP in _kinds(_rezipped(content, {"word/_rels/document.xml.rels": etree.tostring(absent)}))
    assert FaultKind.ID_TWICE in _kinds(_rezipped(content, {"word/_rels/document.xml.rels": etree.tostring(doubled)}))
    assert FaultKind.CONTENT_TYPE in _kinds(
        _rezipped(content, {"[Content_Types].xml": types.replace(b"</Types>", types[types.index(b"<Override") :], 1)})
    )


def test_what_reading_mends_is_still_seen() -> None:
    broken = word(para(mark("begin"), "words"))

    assert FaultKind.FIELD in _kinds(broken)
    assert FaultKind.FIELD not in {fault.kind for fault in inspect(read_bytes(broken))}


def test_what_is_no_word_document_is_refused_in_one_sentence() -> None:
    with pytest.raises(Unreadable, match=r"hand it in anew\.$"):
        inspect_bytes(b"no file at all")


def test_a_fallback_repeats_ids_and_that_is_no_fault() -> None:
    box = '<w:txbxContent><w:p w14:paraId="00000001"><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>'
    choice = f'<mc:Choice Requires="w14">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    document = read_bytes(word(para(f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"), numbering=NUMBERING))

    assert FaultKind.ID_TWICE not in {fault.kind for fault in inspect(document)}


def test_a_hundred_pages_are_looked_through_in_less_than_a_third_of_a_second() -> None:
    page = "".join(para(f"word {number} " * 12) for number in range(12)) + table(*[["a", "b", "c"]] * 6)
    content = write(plainly(word(page * 100)))

    begun = time.process_time()
    faults = inspect_bytes(content)
    seconds = time.process_time() - begun

    assert faults == ()
    assert seconds < 0.3


def test_a_relationship_of_the_package_that_leads_nowhere_is_seen() -> None:
    document = plainly(FILE)
    document.rels["rIdNone"] = Relationship("x/none", "none.xml")

    assert Fault(FaultKind.RELATIONSHIP, "", "rIdNone leads to the part none.xml, which is absent") in inspect(document)

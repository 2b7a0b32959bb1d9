"""More of what a joined file of A and B must hold: pictures, drawings, sections, controls, fields, tables, languages."""

from annuario.docx.names import q, w
from annuario.docx.package import Element
from tests.documents.feature_checks import words_kept
from tests.documents.seen import Seen, expect, first, twice, value, words

_LETTERS = (("A", 1), ("B", 2))
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_MODEL = "{http://schemas.microsoft.com/office/drawing/2008/diagram}dataModelExt"


def _embedded(seen: Seen, text: str) -> bytes:
    return seen.bytes_at(seen.main, first(seen.paragraph(text), "a:blip").get(q("r:embed")))


def pictures(seen: Seen) -> None:
    """Each place shows its own picture, with a content type that a reader knows."""
    for x, shade in _LETTERS:
        expect(_embedded(seen, f"png {x}").endswith(bytes([shade])), f"the PNG of {x} is another")
        expect(_embedded(seen, f"svg {x}").endswith(bytes([shade + 10])), f"the fallback of the SVG of {x} is another")
        vector = next(seen.paragraph(f"svg {x}").iter(_SVG), None)
        expect(vector is not None, f"the SVG of {x} is gone")
        there = seen.follow(seen.main, vector.get(q("r:embed")) if vector is not None else "")
        expect(f'width="{shade}"'.encode() in seen.blobs[there.target], f"the SVG of {x} is another")
        expect(seen.content_type(there.target) == "image/svg+xml", f"the SVG of {x} is called {seen.content_type(there.target)!r}")
        expect(_embedded(seen, f"emf {x}").endswith(bytes([shade]) * 100), f"the EMF of {x} is another")


def linked_picture(seen: Seen) -> None:
    """Each link leads to the address that it led to."""
    for x, _ in _LETTERS:
        there = seen.follow(seen.main, first(seen.paragraph(f"linked {x}"), "a:blip").get(q("r:link")))
        expect(there.target == f"http://pictures.example/{x}.png", f"the picture of {x} lies at {there.target}")


def no_linked_picture(seen: Seen) -> None:
    """Nothing is fetched from elsewhere, and the words stay."""
    words_kept("linked {}")(seen)
    outside = [arrow.target for arrow in seen.arrows(seen.main).values() if arrow.external and arrow.kind != "hyperlink"]
    expect(not outside, f"a reader would fetch {outside}")


def chart(seen: Seen) -> None:
    """Each chart has its own workbook."""
    for x, _ in _LETTERS:
        there = seen.follow(seen.main, first(seen.paragraph(f"chart {x}"), "c:chart").get(q("r:id"))).target
        book = seen.bytes_at(there, first(seen.tree(there), "c:externalData").get(q("r:id")))
        expect(book == f"book {x}".encode(), f"the workbook of chart {x} is {book!r}")


def diagram(seen: Seen) -> None:
    """Each diagram has its own four parts, and no name stands twice in the archive."""
    expect(not seen.twice, f"names stand twice in the archive: {seen.twice}")
    for x, _ in _LETTERS:
        ids = first(seen.paragraph(f"diagram {x}"), "dgm:relIds")
        for key in ("r:lo", "r:qs", "r:cs"):
            seen.bytes_at(seen.main, ids.get(q(key)))
        data = seen.bytes_at(seen.main, ids.get(q("r:dm")))
        expect(f"<x>{x}</x>".encode() in data, f"the diagram of {x} is another")


def diagram_drawing(seen: Seen) -> None:
    """Each diagram's data name, by an id of the text's own part, the drawing that shows it."""
    for x, _ in _LETTERS:
        data = seen.tree(seen.follow(seen.main, first(seen.paragraph(f"diagram {x}"), "dgm:relIds").get(q("r:dm"))).target)
        id_ = next(data.iter(_MODEL)).get("relId")
        drawn = seen.bytes_at(seen.main, id_)
        expect(f">{x}<".encode() in drawn, f"the drawing of diagram {x} is {drawn!r}")


def text_box(seen: Seen) -> None:
    """The box holds its words, new and old, and no drawing has another's number, not even in a note."""
    twice(seen, "wp:docPr", "id")
    for x, _ in _LETTERS:
        holder = seen.paragraph(f"box {x}")
        for name in ("mc:Choice", "mc:Fallback"):
            found = words(first(holder, name))
            expect(found == f"boxed {x}", f"the {name} of {x} says {found!r}")


def last_section(seen: Seen) -> None:
    """A lies on its side, B has two columns: both to their very end."""
    for x, wide, columns in (("A", True, 1), ("B", False, 2)):
        for text in (f"words {x}", f"end {x}"):
            expect(_lying(seen, text) == (wide, columns), f"{text!r} lies in {_lying(seen, text)}, wanted {(wide, columns)}")


def inner_section(seen: Seen) -> None:
    """What lay on its side does, what stood upright does, and the running head is not taken over."""
    for x, _ in _LETTERS:
        for text, wide in ((f"before {x}", False), (f"wide {x}", True), (f"after {x}", False)):
            expect(_lying(seen, text)[0] == wide, f"{text!r} lies {'upright' if wide else 'on its side'}")
    for name, root in seen.stories():
        expect("running head" not in words(root), f"{name} has an office's running head")


def _lying(seen: Seen, text: str) -> tuple[bool, int]:
    """Return whether the page of these words lies on its side, and how many columns it has."""
    child: Element = seen.paragraph(text)
    while child.getparent() is not seen.body:
        child = next(child.iterancestors())
    there: Element | None = child
    while there is not None:
        mark = there if there.tag == w("sectPr") else there.find(f"{w('pPr')}/{w('sectPr')}")
        if mark is not None:
            size = mark.find(w("pgSz"))
            wide = size is not None and int(size.get(w("w"), "0")) > int(size.get(w("h"), "0"))
            return wide, int(value(mark, "w:cols", "w:num") or 1)
        there = there.getnext()
    return False, 0


def control(seen: Seen) -> None:
    """The words of the controls stay, and no control has another's id."""
    words_kept("block {}", "inline {}")(seen)
    ids = [node.get(w("val")) for _, root in seen.stories() for node in root.iterfind(f".//{w('sdtPr')}/{w('id')}")]
    expect(len(ids) == len(set(ids)), f"ids of content controls stand twice: {ids}")


def bound(seen: Seen) -> None:
    """The words stay, and no control waits for data that did not come along."""
    words_kept("bound {}")(seen)
    expect(next(seen.body.iter(w("dataBinding")), None) is None, "a control is bound to data that are not there")


def property_field(seen: Seen) -> None:
    """The words that the fields showed stay, and every field has its three marks."""
    words_kept("office {}", "open {}", "after {}")(seen)
    depth = 0
    for node in seen.body.iter(w("fldChar")):
        depth += {"begin": 1, "separate": 0, "end": -1}[node.get(w("fldCharType"), "")]
        expect(depth >= 0, "a field ends that never began")
    expect(depth == 0, "a field has no end")


def contents(seen: Seen) -> None:
    """Each entry leads to its own heading, and the captions say what they said."""
    marks = seen.bookmarks()
    for x, _ in _LETTERS:
        entry = first(seen.paragraph(f"entry {x}"), "w:hyperlink")
        codes = " ".join(node.text or "" for node in entry.iter(w("instrText"))).split()
        for name in (entry.get(w("anchor"), ""), codes[1]):
            expect(marks.get(name) == f"heading {x}", f"the entry of {x} leads to {marks.get(name)!r}")
        seen.paragraph(f"Figure 1: caption {x}")


def no_contents(seen: Seen) -> None:
    """An office's own table of contents is left out: the book has one."""
    words_kept("heading {}", ": caption {}")(seen)
    expect("entry" not in words(seen.body), "an office's table of contents is left")


def embedded(seen: Seen) -> None:
    """The picture that shows the object stays; an object that stays too is its own."""
    for x, shade in _LETTERS:
        shown = seen.bytes_at(seen.main, first(seen.paragraph(f"object {x}"), "v:imagedata").get(q("r:id")))
        expect(shown.endswith(bytes([shade])), f"the picture of object {x} is another")
        for node in seen.paragraph(f"object {x}").iter(q("o:OLEObject")):
            book = seen.bytes_at(seen.main, node.get(q("r:id")))
            expect(book == f"sheet {x}".encode(), f"the object of {x} is {book!r}")
            shape = first(seen.paragraph(f"object {x}"), "v:shape").get("id")
            expect(node.get("ShapeID") == shape, f"the object of {x} shows another shape")


def only_shown(seen: Seen) -> None:
    """Only the picture that showed the object stays."""
    embedded(seen)
    expect(next(seen.body.iter(q("o:OLEObject")), None) is None, "an embedded object is left")


def equation(seen: Seen) -> None:
    """Equations stay equations."""
    for x, _ in _LETTERS:
        for text in (f"{x}=mc", f"{x}+1"):
            found = words(first(seen.paragraph(text), "m:oMath"))
            expect(found == text, f"the equation says {found!r}")


def right_to_left(seen: Seen) -> None:
    """What ran from right to left does, in its language."""
    for x, _ in _LETTERS:
        found = seen.paragraph(f"\u05e9\u05dc\u05d5\u05dd {x}")
        first(found, "w:bidi")
        first(found, "w:rtl")
        expect(value(found, "w:r/w:rPr/w:lang", "w:bidi") == "he-IL", f"the language of {x} is gone")


def language(seen: Seen) -> None:
    """Words without a language of their own have that of their file; words with one keep it."""
    for x, wanted in (("A", "it-IT"), ("B", "de-DE")):
        runs = list(seen.paragraph(f"parole {x}").iter(w("r")))
        found = [value(run, "w:rPr/w:lang") for run in runs if words(run)]
        expect(found == [wanted, "fr-FR"], f"the languages of {x} are {found}")


def tables(seen: Seen) -> None:
    """Cells stand in the cells that they stood in, merged as they were, and the head repeats."""
    for x, _ in _LETTERS:
        table = next(seen.paragraph(f"wide {x}").iterancestors(w("tbl")))
        rows = [[words(cell) for cell in row.findall(w("tc"))] for row in table.findall(w("tr"))]
        wanted = [[f"wide {x}"], [f"tall {x}", f"b {x}"], ["", f"inner {x}c {x}"]]
        expect(rows == wanted, f"the rows of {x} are {rows}")
        first(table, "w:tblHeader")
        merged = [
            value(cell, "w:tcPr/w:vMerge") for cell in table.iter(w("tc")) if cell.find(f"{w('tcPr')}/{w('vMerge')}") is not None
        ]
        expect(merged == ["restart", ""], f"the merged cells of {x} are {merged}")
        expect(value(table, "w:tr/w:tc/w:tcPr/w:gridSpan") == "2", f"the wide cell of {x} is narrow")


def foreign_chunk(seen: Seen) -> None:
    """Each chunk is there and is its own, and the words around it stay."""
    words_kept("words {}", "end {}")(seen)
    chunks = list(seen.body.iter(w("altChunk")))
    expect(len(chunks) == len(_LETTERS), f"{len(chunks)} chunks of 2 are left")
    for (x, _), chunk in zip(_LETTERS, chunks, strict=True):
        found = seen.bytes_at(seen.main, chunk.get(q("r:id")))
        expect(f"chunk {x}".encode() in found, f"the chunk of {x} is {found[:60]!r}")


def no_foreign_chunk(seen: Seen) -> None:
    """No chunk is left for Word to take in."""
    words_kept("words {}", "end {}")(seen)
    expect(next(seen.body.iter(w("altChunk")), None) is None, "a foreign chunk is left")


def no_numbering(seen: Seen) -> None:
    """The words stay, and no paragraph counts in a numbering that is not its own."""
    for x, _ in _LETTERS:
        found = value(seen.paragraph(f"item {x}"), "w:pPr/w:numPr/w:numId")
        expect(found in {"", "0"}, f"the item of {x} counts in the numbering {found}")


def own_namespace(seen: Seen) -> None:
    """The text is well-formed for a strict reader, the pictures are there, and what may be ignored still may."""
    for x, shade in _LETTERS:
        expect(_embedded(seen, f"words {x}").endswith(bytes([shade])), f"the picture of {x} is another")
    root = seen.tree(seen.main)
    ignored = {root.nsmap.get(prefix) for prefix in root.get(q("mc:Ignorable"), "").split()}
    expect(None not in ignored, "a prefix to be ignored is not declared")
    left = {str(key)[1:].rpartition("}")[0] for node in root.iter() for key in node.attrib if "urn:own:" in str(key)}
    expect(left <= ignored, f"a reader that does not know {sorted(left)} must refuse the file")

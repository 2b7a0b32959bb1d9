"""What a joined file of A and B must hold, feature by feature: each check raises Broken with what it found instead."""

from collections.abc import Callable

from annuario.docx.names import PREFIXES, q, w
from tests.documents.seen import Seen, expect, first, labels, plain, twice, value, words

Check = Callable[[Seen], None]
_LETTERS = ("A", "B")
_CHANGES = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange")
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
PARA = f"{{{PREFIXES['w14']}}}paraId"


def same_style(seen: Seen) -> None:
    """Both stand in one style of that name, which is the house's."""
    found = {plain(seen.style(seen.paragraph(f"quoted {x}"))) for x in _LETTERS}
    expect(found == {"quote"}, f"the styles are {sorted(found)} and not the house's quote")


def other_id(seen: Seen) -> None:
    """Both headings stand in the one style that the house calls heading 1."""
    ids = {seen.style(seen.paragraph(f"chapter {x}")).get(w("styleId")) for x in _LETTERS}
    expect(len(ids) == 1, f"the headings stand in the styles {sorted(map(str, ids))}")
    expect(plain(seen.style(seen.paragraph("chapter A"))) == "heading1", "the style is no heading 1")


def a_heading(seen: Seen) -> None:
    """Both headings stand in one heading of the house's, whatever its level."""
    found = {plain(seen.style(seen.paragraph(f"chapter {x}"))) for x in _LETTERS}
    expect(len(found) == 1 and found.pop().startswith("heading"), "the headings stand in no heading of the house's")


def new_style(seen: Seen) -> None:
    """The style came with its parent, its linked and next style, and its numbering."""
    for x in _LETTERS:
        style = seen.style(seen.paragraph(f"own {x}"))
        for name, wanted in (("w:basedOn", "ownbase"), ("w:next", "ownnext"), ("w:link", "ownchar")):
            expect(plain(seen.style_by_id(value(style, name))) == wanted, f"{name} of the style leads to no {wanted}")
        based = seen.style_by_id(value(style, "w:basedOn"))
        expect(value(based, "w:rPr/w:color") == "00AA00", "the parent lost its look")
    expect(labels(seen) == [("A-1)", "own A"), ("B-1)", "own B")], f"the labels are {labels(seen)}")


def words_kept(*texts: str) -> Check:
    """Return a check that these words stand for A and for B."""

    def check(seen: Seen) -> None:
        for x in _LETTERS:
            for text in texts:
                seen.paragraph(text.format(x))

    return check


def own_font(seen: Seen) -> None:
    """The house's defaults stand, and the fonts that the texts name are listed, so that a reader finds what replaces them."""
    fonts = {node.get(w("name")): value(node, "w:altName") for node in seen.tree(seen.related("fontTable")).iter(w("font"))}
    for x in _LETTERS:
        name = value(seen.paragraph(f"written {x}"), "w:r/w:rPr/w:rFonts", "w:ascii")
        expect(fonts.get(name) == "Arial", f"the font {name!r} of {x} is in no table of fonts")


def lists(seen: Seen) -> None:
    """Every item has the label that it had."""
    shape = [("1.", "one"), ("1.1", "deep"), ("2.", "two"), ("3.", "three"), ("1.", "again")]
    wanted = [(label, f"{text} {x}") for x in _LETTERS for label, text in shape]
    expect(labels(seen) == wanted, f"the labels are {labels(seen)}")


def heading_numbers(seen: Seen) -> None:
    """The house's heading decides, and the text that names a number says what it said."""
    for x in _LETTERS:
        expect(plain(seen.style(seen.paragraph(f"second {x}"))).startswith("heading"), "the heading is none any more")
        seen.paragraph(f"as chapter 2 says {x}")


def _note(seen: Seen, text: str, kind: str) -> str:
    """Return the words of the note that the paragraph with `text` calls."""
    call = first(seen.paragraph(text), f"w:{kind}Reference")
    id_ = call.get(w("id"))
    found = [node for node in seen.tree(seen.related(f"{kind}s")).iter(w(kind)) if node.get(w("id")) == id_]
    expect(len(found) == 1, f"{len(found)} {kind}s have the id {id_}, which {text!r} calls")
    return words(found[0])


def footnotes(seen: Seen) -> None:
    """Each text calls its own note."""
    for x in _LETTERS:
        for text, wanted in ((f"words {x}", f"note {x}"), (f"cell {x}", f"cell note {x}")):
            expect(_note(seen, text, "footnote") == wanted, f"{text!r} calls {_note(seen, text, 'footnote')!r}")


def footnote_links(seen: Seen) -> None:
    """The link in a note leads where it led, the picture is its own, and the link in the text is not mixed up with it."""
    notes = seen.related("footnotes")
    for x, shade in (("A", 1), ("B", 2)):
        note = seen.paragraph(f"note {x}", seen.tree(notes))
        there = seen.follow(notes, first(note, "w:hyperlink").get(q("r:id"))).target
        expect(there == f"http://note.example/{x}", f"the link in note {x} leads to {there}")
        shown = seen.bytes_at(notes, first(note, "a:blip").get(q("r:embed")))
        expect(shown.endswith(bytes([shade])), f"the picture in note {x} is another")
        body = seen.follow(seen.main, first(seen.paragraph(f"words {x}"), "w:hyperlink").get(q("r:id"))).target
        expect(body == f"http://body.example/{x}", f"the link in text {x} leads to {body}")


def endnotes(seen: Seen) -> None:
    """Each text calls its own endnote."""
    for x in _LETTERS:
        found = _note(seen, f"words {x}", "endnote")
        expect(found == f"end {x}", f"text {x} calls the endnote {found!r}")


def endnotes_somewhere(seen: Seen) -> None:
    """Each text calls its own note, be it an endnote or a footnote."""
    for x in _LETTERS:
        calls = seen.paragraph(f"words {x}").iter(w("footnoteReference"), w("endnoteReference"))
        kind = "footnote" if [call for call in calls if call.tag == w("footnoteReference")] else "endnote"
        found = _note(seen, f"words {x}", kind)
        expect(found == f"end {x}", f"text {x} calls the note {found!r}")


def comments(seen: Seen) -> None:
    """Each text has its own remark with its reply, both resolved, both by people that the list of people knows."""
    root = seen.tree(seen.related("comments"))
    twice(seen, "w:comment")
    marks = {node.get(PARA): words(node) for node in root.iter(w("p"))}
    expect(len(marks) == len(list(root.iter(w("comment")))), "two comments have the same w14:paraId, or none")
    known = {node.get(W15 + "author") for node in seen.tree(seen.related("people")).iter(W15 + "person")}
    threads = {
        marks.get(node.get(W15 + "paraId")): (marks.get(node.get(W15 + "paraIdParent")), node.get(W15 + "done"))
        for node in seen.tree(seen.related("commentsExtended"))
    }
    durable = [
        node.get(key) for node in seen.tree(seen.related("commentsIds")) for key in node.attrib if str(key).endswith("paraId")
    ]
    expect(sorted(map(str, durable)) == sorted(map(str, marks)), "the lasting ids of the comments are not theirs")
    for x in _LETTERS:
        called = [node.get(w("id")) for node in seen.paragraph(f"words {x}").iter(w("commentReference"))]
        said = [words(node) for id_ in called for node in root.iter(w("comment")) if node.get(w("id")) == id_]
        expect(said == [f"remark {x}", f"reply {x}"], f"text {x} is remarked on by {said}")
        for side in ("Start", "End"):
            begun = [node.get(w("id")) for node in seen.paragraph(f"words {x}").iter(w(f"commentRange{side}"))]
            expect(begun == called, f"the marks of the comments on {x} are not in pairs")
        wanted = {f"remark {x}": (None, "1"), f"reply {x}": (f"remark {x}", "1")}
        expect(all(threads.get(text) == state for text, state in wanted.items()), f"the thread of {x} fell apart: {threads}")
        expect({f"Reader {x}", f"Writer {x}"} <= known, f"the people of {x} are not in the list")


def no_comments(seen: Seen) -> None:
    """No comment stands in the book, and no mark of one."""
    for name in ("commentReference", "commentRangeStart", "commentRangeEnd"):
        expect(next(seen.body.iter(w(name)), None) is None, f"a {name} is left")
    words_kept("words {}")(seen)


def changes(seen: Seen) -> None:
    """Every tracked change is there with an id of its own; a move has two halves of one name that no other move has."""
    ids: list[str | None] = []
    for _, root in seen.stories():
        ids += [node.get(w("id")) for node in root.iter(*map(q, _CHANGES), w("moveFromRangeStart"), w("moveToRangeStart"))]
    expect(len(ids) == len(set(ids)), f"ids of tracked changes stand twice: {sorted(map(str, ids))}")
    names = []
    for x in _LETTERS:
        expect(words(first(seen.paragraph(f"came {x}"), "w:ins")) == f"came {x}", f"what came in {x} is no change any more")
        expect(words(first(seen.paragraph(f"came {x}"), "w:del")) == f"gone {x}", f"what went in {x} is lost")
        first(seen.paragraph(f"came {x}"), "w:rPrChange")
        for name, text in (("moveFrom", f"from {x}"), ("moveTo", f"to {x}")):
            start, end = first(seen.paragraph(text), f"w:{name}RangeStart"), first(seen.paragraph(text), f"w:{name}RangeEnd")
            expect(start.get(w("id")) == end.get(w("id")), f"the marks of {name} {x} are no pair")
            names.append(start.get(w("name")))
    expect(names[0] == names[1] != names[2] == names[3], f"the halves of the moves are named {names}")


def changes_accepted(seen: Seen) -> None:
    """Every tracked change is accepted."""
    for _, root in seen.stories():
        expect(not list(root.iter(*map(q, _CHANGES))), "a tracked change is left")
    words_kept("came {0}bold {0}", "to {0}moved {0}")(seen)


def hyperlinks(seen: Seen) -> None:
    """Each link leads where it led."""
    marks = seen.bookmarks()
    for x in _LETTERS:
        there = seen.follow(seen.main, first(seen.paragraph(f"link {x}"), "w:hyperlink").get(q("r:id"))).target
        expect(there == f"https://{x.lower()}.example/", f"link {x} leads to {there}")
        anchor = first(seen.paragraph(f"inner {x}"), "w:hyperlink").get(w("anchor"), "")
        expect(marks.get(anchor) == f"target {x}", f"the inner link of {x} leads to {marks.get(anchor)!r}")


def nested_bookmarks(seen: Seen) -> None:
    """The bookmark inside holds what it held, and so does the one around it."""
    held = set(seen.bookmarks().values())
    for x in _LETTERS:
        expect({f"inside {x}", f"before inside {x} after"} <= held, f"the bookmarks hold {sorted(held)}")


def same_bookmark(seen: Seen) -> None:
    """Each reference leads to its own words."""
    marks = seen.bookmarks()
    for x in _LETTERS:
        code = "".join(node.text or "" for node in seen.paragraph(f"see {x}").iter(w("instrText"))).split()
        expect(marks.get(code[1]) == f"target {x}", f"the reference of {x} shows {marks.get(code[1])!r}")
        page = first(seen.paragraph(f"page {x}"), "w:fldSimple").get(w("instr"), "").split()
        expect(marks.get(page[1]) == f"target {x}", f"the page of {x} is that of {marks.get(page[1])!r}")

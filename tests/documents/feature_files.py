"""The smallest Word files that show one feature each, written for the letter A or B with the same ids and names inside.

All are made by hand here, so that a joiner that takes an id of one for an id of the other is seen by its words.
"""

from tests.documents.word import (
    Link,
    bookmark,
    call,
    cell,
    field,
    footnote,
    para,
    picture,
    png,
    replaced,
    run,
    table,
    word,
)

DRAWINGML = "application/vnd.openxmlformats-officedocument.drawingml"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MS = "http://schemas.microsoft.com/office"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
COLOUR = {"A": "FF0000", "B": "0000FF"}
SHADE = {"A": 1, "B": 2}


def style(id_: str, name: str, inside: str = "", kind: str = "paragraph") -> str:
    """Return the definition of a style."""
    return f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/>{inside}</w:style>'


def numbered(num: int, level: int = 0) -> str:
    """Return the properties of an item of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def levels(id_: int, *texts: str) -> str:
    """Return the definition of a numbering with these texts of its levels."""
    inside = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, text in enumerate(texts)
    )
    return f'<w:abstractNum w:abstractNumId="{id_}">{inside}</w:abstractNum>'


def same_style(x: str) -> bytes:
    """A style that the house has too, in another look."""
    return word(
        para(f"quoted {x}", style="Zitat"), styles=style("Zitat", "Quote", f'<w:rPr><w:color w:val="{COLOUR[x]}"/></w:rPr>')
    )


def other_id(x: str) -> bytes:
    """A heading whose style has the name that all know and an id of its own language."""
    id_, name = {"A": ("Titolo1", "heading 1"), "B": ("berschrift1", "Heading  1")}[x]
    return word(
        para(f"chapter {x}", style=id_) + para(f"words {x}"), styles=style(id_, name, '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    )


def new_style(x: str) -> bytes:
    """A style that the house lacks, with all it stands on: parent, linked and next style, numbering."""
    own = style(
        "Own",
        "Own Text",
        '<w:basedOn w:val="OwnBase"/><w:next w:val="OwnNext"/><w:link w:val="OwnChar"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
    )
    base = style("OwnBase", "Own Base", '<w:rPr><w:color w:val="00AA00"/></w:rPr>')
    others = style("OwnNext", "Own Next", '<w:basedOn w:val="OwnBase"/>') + style(
        "OwnChar", "Own Char", '<w:link w:val="Own"/>', "character"
    )
    lists = levels(0, f"{x}-%1)") + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return word(para(f"own {x}", style="Own"), styles=own + base + others, numbering=lists)


def own_font(x: str) -> bytes:
    """Words in a font that the house lacks, listed in the file's own table of fonts."""
    font = f'<w:font w:name="Office {x}"><w:altName w:val="Arial"/><w:family w:val="swiss"/></w:font></w:fonts>'
    file = word(para(run(f"written {x}", f'<w:rFonts w:ascii="Office {x}" w:hAnsi="Office {x}"/>')))
    return replaced(file, "word/fontTable.xml", b"</w:fonts>", font.encode())


def lists(x: str) -> bytes:
    """A list of two levels, one that continues after a paragraph, and one that begins again."""
    items = [(1, 0, "one"), (1, 1, "deep"), (1, 0, "two"), (0, 0, "between"), (1, 0, "three"), (2, 0, "again")]
    body = "".join(para(f"{text} {x}", props=numbered(num, level) if num else "") for num, level, text in items)
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = (
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>{restart}</w:num>'
    )
    return word(body, numbering=levels(0, "%1.", "%1.%2") + nums)


def heading_numbers(x: str) -> bytes:
    """Headings numbered by their style, and a text that names one's number."""
    heading = '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>'
    numbering = levels(0, "%1") + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = para(f"first {x}", style="Titolo1") + para(f"second {x}", style="Titolo1") + para(f"as chapter 2 says {x}")
    return word(body, styles=style("Titolo1", "heading 1", heading), numbering=numbering)


def footnotes(x: str) -> bytes:
    """A footnote in the text and one in a cell."""
    return word(
        para(f"words {x}", call("2")) + table([cell(para(f"cell {x}", call("3")))]),
        footnotes=footnote("2", f"note {x}") + footnote("3", f"cell note {x}"),
    )


def footnote_links(x: str) -> bytes:
    """A link and a picture inside a footnote, and another link of the same id in the text."""
    link = f'<w:hyperlink r:id="rId1">{run("link")}</w:hyperlink>'
    holder = "word/footnotes.xml"
    links = [
        Link("rId901", "hyperlink", f"http://body.example/{x}", external=True),
        Link("rId901", "hyperlink", f"http://note.example/{x}", holder=holder, external=True),
        Link("rId902", "image", "word/media/note.png", png(SHADE[x]), holder=holder),
    ]
    link = link.replace("rId1", "rId901")
    return word(para(f"words {x}", link, call("2")), links=links, footnotes=footnote("2", f"note {x}", link, picture("rId902")))


def endnotes(x: str) -> bytes:
    """An endnote."""
    return word(para(f"words {x}", call("2", "endnote")), endnotes=footnote("2", f"end {x}", kind="endnote"))


def comments(x: str) -> bytes:
    """A comment with a reply by another person, both known to the list of people, and resolved."""
    ids = {"0": "00000A01", "1": "00000A02"}
    whole = "".join(
        f'<w:comment w:id="{id_}" w:author="{who} {x}" w:initials="{who[0]}" w:date="2005-03-01T10:00:00Z">'
        f'<w:p w14:paraId="{ids[id_]}">{run(f"{text} {x}")}</w:p></w:comment>'
        for id_, who, text in (("0", "Reader", "remark"), ("1", "Writer", "reply"))
    )
    w15, w16 = f"{MS}/word/2012/wordml", f"{MS}/word/2016/wordml/cid"
    extended = (
        f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="{ids["0"]}" w15:done="1"/>'
        f'<w15:commentEx w15:paraId="{ids["1"]}" w15:paraIdParent="{ids["0"]}" w15:done="1"/></w15:commentsEx>'
    )
    durable = (
        f'<w16cid:commentsIds xmlns:w16cid="{w16}"><w16cid:commentId w16cid:paraId="{ids["0"]}" w16cid:durableId="0000BB01"/>'
        f'<w16cid:commentId w16cid:paraId="{ids["1"]}" w16cid:durableId="0000BB02"/></w16cid:commentsIds>'
    )
    people = "".join(
        f'<w15:person w15:author="{who} {x}"><w15:presenceInfo w15:providerId="None" w15:userId="{who} {x}"/></w15:person>'
        for who in ("Reader", "Writer")
    )
    relation = f"{MS}/2011/relationships"
    links = [
        Link(
            "rIdEx",
            f"{relation}/commentsExtended",
            "word/commentsExtended.xml",
            extended.encode(),
            f"{WORDML}.commentsExtended+xml",
        ),
        Link(
            "rIdIds",
            f"{MS}/2016/09/relationships/commentsIds",
            "word/commentsIds.xml",
            durable.encode(),
            f"{WORDML}.commentsIds+xml",
        ),
        Link(
            "rIdPeople",
            f"{relation}/people",
            "word/people.xml",
            f'<w15:people xmlns:w15="{w15}">{people}</w15:people>'.encode(),
            f"{WORDML}.people+xml",
        ),
    ]
    starts, ends = ("".join(f'<w:commentRange{side} w:id="{id_}"/>' for id_ in ids) for side in ("Start", "End"))
    calls = "".join(f'<w:r><w:commentReference w:id="{id_}"/></w:r>' for id_ in ids)
    return word(para(starts, f"words {x}", ends, calls), links=links, comments=whole)


def changes(x: str) -> bytes:
    """Tracked changes: words that came, went and moved, a format; ids as in the other file."""
    who = f'w:author="Reader {x}" w:date="2005-03-01T10:00:00Z"'
    gone = f'<w:r><w:delText xml:space="preserve">gone {x}</w:delText></w:r>'
    start, end = f'<w:{{0}}RangeStart w:id="4" {who} w:name="move1"/>', '<w:{0}RangeEnd w:id="4"/>'
    moved = f'{start}<w:{{0}} w:id="5" {who}>{run(f"moved {x}")}</w:{{0}}>{end}'
    away, there = moved.format("moveFrom"), moved.format("moveTo").replace('"4"', '"6"').replace('"5"', '"7"')
    bold = f'<w:r><w:rPr><w:b/><w:rPrChange w:id="3" {who}><w:rPr/></w:rPrChange></w:rPr><w:t>bold {x}</w:t></w:r>'
    note = footnote("2", f'<w:ins w:id="1" {who}>{run(f"note came {x}")}</w:ins>')
    body = para(f'<w:ins w:id="1" {who}>{run(f"came {x}")}</w:ins>', f'<w:del w:id="2" {who}>{gone}</w:del>', bold, call("2"))
    return word(body + para(f"from {x}", away) + para(f"to {x}", there), footnotes=note)


def hyperlinks(x: str) -> bytes:
    """A link to an address, and one to a place of the file itself."""
    outside = f'<w:hyperlink r:id="rIdH">{run(f"link {x}")}</w:hyperlink>'
    inside = f'<w:hyperlink w:anchor="place">{run(f"inner {x}")}</w:hyperlink>'
    body = para(outside) + para(inside) + para(bookmark("place", "0", f"target {x}"))
    return word(body, links=[Link("rIdH", "hyperlink", f"https://{x.lower()}.example/", external=True)])


def nested_bookmarks(x: str) -> bytes:
    """A bookmark inside another, which ends first."""
    inner = f'<w:bookmarkStart w:id="8" w:name="inner{x}"/>{run(f"inside {x}")}<w:bookmarkEnd w:id="8"/>'
    return word(para(bookmark(f"outer{x}", "7", run("before "), inner, run(" after"))))


def same_bookmark(x: str) -> bytes:
    """A bookmark of a name that the other file has too, a cross-reference to its words and one to its page."""
    body = para(bookmark("_Ref1", "0", f"target {x}")) + para(f"see {x} ", field("REF _Ref1 \\h", f"target {x}"))
    return word(body + para(f"page {x} ", f'<w:fldSimple w:instr=" PAGEREF _Ref1 \\h ">{run("1")}</w:fldSimple>'))

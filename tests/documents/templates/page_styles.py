"""The styles around the chapters: cover, contents, header and footer, notes, imprint, and those of single words."""

from dataclasses import replace
from typing import Final

from tests.documents.templates.looks import EDGES, INHERITED, Border, Char, Para
from tests.documents.templates.palette import COLOURS, LINE, TEXT_WIDTH
from tests.documents.templates.style import OPENING, OPENING_LETTERS, Style, letters

BLUE: Final = COLOURS["blue"]
CLAY: Final = COLOURS["clay"]
FRAME: Final = tuple(Border(edge, 8, BLUE, 26) for edge in EDGES[:4])
TO_PAGE_NUMBER: Final = (("right", "dot", TEXT_WIDTH),)


def panel(*, after: int, line: int) -> Para:
    """Return a stripe of the cover's panel; programs paint stripes of one frame and indent as one block, gaps too."""
    return Para(keep_next=True, borders=FRAME, shading="blue", before=0, after=after, line=line, left=540, right=540)


def contents_heading(ident: str, name: str, *, own: bool) -> Style:
    """Return a heading that looks like a chapter's; none is based on the other, for LibreOffice takes both for one."""
    return Style(ident, name, own=own, following="Normal", para=replace(OPENING, after=300), char=OPENING_LETTERS, priority=39)


def contents_style(level: int, para: Para, char: Char = INHERITED) -> Style:
    """Return a line of the contents list: dots up to the page number at the right margin."""
    return Style(f"TOC{level}", f"toc {level}", following="Normal", para=para, char=char, priority=39, gallery=False)


COVER: Final = (
    Style(
        "CoverPicture",
        "Cover Picture",
        own=True,
        following="CoverKicker",
        para=Para(keep_next=True, before=0, after=0, line=240),
    ),
    Style(
        "CoverKicker",
        "Cover Kicker",
        own=True,
        following="CoverTitle",
        char=Char(bold=True, caps=True, tracking=60, colour="paper", size=22),
        para=panel(after=200, line=240),
    ),
    Style(
        "CoverTitle",
        "Cover Title",
        own=True,
        based_on="Title",
        following="CoverSubtitle",
        char=Char(colour="paper", size=68),
        para=panel(after=160, line=252),
    ),
    Style(
        "CoverSubtitle",
        "Cover Subtitle",
        own=True,
        based_on="Subtitle",
        following="CoverYear",
        char=Char(colour="paper", size=32),
        para=panel(after=0, line=252),
    ),
    Style(
        "CoverYear",
        "Cover Year",
        own=True,
        following="CoverNote",
        char=Char(font="major", bold=True, colour="blue", size=120),
        para=Para(keep_next=True, borders=(Border("top", 72, CLAY, 24),), before=0, after=0, line=240),
    ),
    Style("CoverNote", "Cover Note", own=True, char=Char(colour="slate", size=22), para=Para(before=0, after=0)),
)

CONTENTS: Final = (
    contents_heading("TOCHeading", "TOC Heading", own=False),
    contents_heading("ContentsHeading", "Contents Heading", own=True),
    contents_style(1, Para(keep_next=True, tabs=TO_PAGE_NUMBER, before=140, after=20), Char(bold=True, colour="blue", size=23)),
    contents_style(2, Para(tabs=TO_PAGE_NUMBER, before=0, after=10, left=284)),
    contents_style(3, Para(tabs=TO_PAGE_NUMBER, before=0, after=20, left=567), Char(colour="slate", size=19)),
)

FIGURES: Final = Style(
    "TableofFigures",
    "table of figures",
    following="Normal",
    para=Para(
        tabs=TO_PAGE_NUMBER, after=40, line=250, left=284, hanging=284
    ),  # indented on the right, LibreOffice drops the number
    char=Char(size=19),
    priority=99,
    gallery=False,
)

INDEXES: Final = tuple(
    Style(
        f"Index{level}",
        f"index {level}",
        para=Para(after=20, line=250, left=284 * level, hanging=284),
        char=Char(size=19),
        priority=99,
        gallery=False,
    )
    for level in (1, 2)
)

FRINGE: Final = (
    Style(
        "Header",
        "header",
        char=Char(size=17, colour="slate"),
        priority=99,
        gallery=False,
        para=Para(borders=(Border("bottom", 6, LINE, 6),), tabs=(("right", "none", TEXT_WIDTH),), after=0, line=240),
    ),
    Style(
        "Footer",
        "footer",
        char=Char(size=18, colour="slate"),
        priority=99,
        gallery=False,
        para=Para(tabs=(("right", "none", TEXT_WIDTH),), after=0, line=240, align="right"),
    ),
    Style(
        "FootnoteText",
        "footnote text",
        link="FootnoteTextChar",
        char=Char(size=17),
        priority=99,
        gallery=False,
        para=Para(after=40, line=240, left=170, hanging=170),
    ),
    Style(
        "EndnoteText",
        "endnote text",
        link="EndnoteTextChar",
        char=Char(size=17),
        priority=99,
        gallery=False,
        para=Para(after=40, line=240, left=170, hanging=170),
    ),
    Style("CommentText", "annotation text", para=Para(line=240), char=Char(size=20), priority=99, gallery=False),
    Style(
        "ImprintHeading",
        "Imprint Heading",
        own=True,
        following="Imprint",
        char=Char(bold=True, colour="blue", size=20),
        para=Para(keep_next=True, page_break_before=True, borders=(Border("top", 8, CLAY, 12),), before=10200, after=80),
    ),
    Style("Imprint", "Imprint", own=True, para=Para(after=80, line=259, right=1701), char=Char(size=18, colour="slate")),
)

LETTERS: Final = (
    letters("Strong", "Strong", Char(bold=True), priority=22, gallery=True),
    letters("Emphasis", "Emphasis", Char(italic=True), priority=20, gallery=True),
    letters("Hyperlink", "Hyperlink", Char(colour="blue", underline=True)),
    letters("PageNumber", "page number", Char(bold=True, colour="blue")),
    letters("FootnoteReference", "footnote reference", Char(colour="blue", superscript=True)),
    letters("EndnoteReference", "endnote reference", Char(colour="blue", superscript=True)),
    letters("FootnoteTextChar", "Footnote Text Char", Char(size=17), own=True, link="FootnoteText"),
    letters("EndnoteTextChar", "Endnote Text Char", Char(size=17), own=True, link="EndnoteText"),
    letters("CommentReference", "annotation reference", Char(size=16)),
)

PAGES: Final = (*COVER, *CONTENTS, FIGURES, *INDEXES, *FRINGE, *LETTERS)

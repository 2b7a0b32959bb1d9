"""The styles that the chapters are written in: text, headings, lists, tables."""

from dataclasses import replace
from typing import Final

from tests.documents.templates.looks import Border, Char, Para
from tests.documents.templates.numbering import BULLETS, NUMBERS
from tests.documents.templates.palette import COLOURS, LINE
from tests.documents.templates.style import OPENING, OPENING_LETTERS, Style, heading, list_style

BLUE: Final = COLOURS["blue"]
CLAY: Final = COLOURS["clay"]
TEXT: Final = (
    Style("Normal", "Normal", based_on="", priority=0),
    Style("BodyText", "Body Text", priority=1),
    Style(
        "Lead",
        "Lead",
        own=True,
        following="BodyText",
        para=Para(before=120, after=260, line=300),
        char=Char(size=24, colour="ink"),
        priority=2,
    ),
    Style(
        "Quote",
        "Quote",
        following="BodyText",
        para=Para(keep_lines=True, borders=(Border("left", 12, LINE, 12),), before=160, after=200, left=567, right=567),
        char=Char(italic=True, colour="ink"),
    ),
    Style(
        "Placeholder",
        "Placeholder",
        own=True,
        following="BodyText",
        para=Para(
            keep_lines=True,
            borders=(
                Border("left", 48, CLAY, 10),
                *(Border(edge, 24, COLOURS["sand"], 4) for edge in ("top", "bottom", "right")),
            ),
            shading="sand",
            before=240,
            after=280,
            left=284,
            right=113,
        ),
        char=Char(italic=True, colour="ink"),
    ),
    Style(
        "Contributor",
        "Contributor",
        own=True,
        following="BodyText",
        para=Para(keep_next=True, keep_lines=True, after=200),
        char=Char(italic=True, size=19, colour="slate"),
    ),
    Style(
        "Picture",
        "Picture",
        own=True,
        following="Caption",
        para=Para(keep_next=True, before=200, after=80, line=240),  # on the left, as its caption
    ),
    Style(
        "Caption",
        "caption",
        following="BodyText",
        para=Para(keep_next=True, keep_lines=True, before=80, after=160, line=252),
        char=Char(size=18, bold=True, colour="slate"),
        priority=35,
    ),
    Style(
        "Signature",
        "Signature",
        para=Para(keep_lines=True, before=280, after=0, align="right"),
        char=Char(font="major", italic=True, colour="ink", size=24),
        priority=40,
    ),
    Style("Credits", "Credits", own=True, para=Para(before=200, after=60, line=259), char=Char(size=18, colour="slate")),
)

HEADINGS: Final = (
    heading(1, replace(OPENING, outline=0), OPENING_LETTERS),
    heading(
        2,
        Para(
            keep_next=True,
            keep_lines=True,
            borders=(Border("bottom", 8, CLAY, 5),),
            before=520,
            after=160,
            line=252,
            outline=1,
        ),
        Char(font="major", bold=True, colour="blue", size=34),
    ),
    heading(
        3,
        Para(keep_next=True, keep_lines=True, before=340, after=100, line=252, outline=2),
        Char(font="major", bold=True, colour="ink", size=27),
    ),
    heading(
        4,
        Para(keep_next=True, keep_lines=True, before=260, after=80, line=252, outline=3),
        Char(bold=True, colour="blue", size=23),
    ),
    heading(
        5,
        Para(keep_next=True, keep_lines=True, before=220, after=60, line=252, outline=4),
        Char(bold=True, colour="slate", size=21),
    ),
    heading(
        6,
        Para(keep_next=True, keep_lines=True, before=200, after=40, line=252, outline=5),
        Char(bold=True, italic=True, colour="slate", size=21),
    ),
    Style(
        "ChapterSubtitle",
        "Chapter Subtitle",
        own=True,
        following="Lead",
        para=Para(keep_next=True, keep_lines=True, borders=(Border("bottom", 8, CLAY, 14),), after=360),
        char=Char(font="major", italic=True, size=28, colour="slate"),
    ),
    Style(
        "Title",
        "Title",
        following="Subtitle",
        para=Para(keep_next=True, keep_lines=True, after=120, line=240),
        priority=10,
        char=Char(font="major", bold=True, colour="blue", size=64),
    ),
    Style(
        "Subtitle",
        "Subtitle",
        following="BodyText",
        para=Para(keep_next=True, keep_lines=True, after=240, line=252),
        priority=11,
        char=Char(font="major", italic=True, colour="slate", size=32),
    ),
)

LISTS: Final = tuple(
    list_style(kind, level, number) for kind, number in (("Bullet", BULLETS), ("Number", NUMBERS)) for level in range(3)
)

TABLES: Final = (
    Style("TableText", "Table Text", own=True, para=Para(before=0, after=0, line=252), char=Char(size=19)),
    Style(
        "TableHead",
        "Table Head",
        own=True,
        based_on="TableText",
        para=Para(keep_next=True),
        char=Char(bold=True, colour="blue"),
    ),
    Style("TableNumber", "Table Number", own=True, based_on="TableText", para=Para(align="right")),
    # A small step after a table; it also keeps two tables apart, which Word would join. Its line is as low as it can be:
    # what stands below a table that fills its page begins an empty one.
    Style("TableGap", "Table Gap", own=True, para=Para(before=0, after=240, line=240), char=Char(size=2)),
    Style("FicheText", "Fiche Text", own=True, based_on="TableText"),
    Style("FicheLabel", "Fiche Label", own=True, based_on="TableText", char=Char(bold=True, colour="blue")),
    # The shade is in the style too: a title outside its fiche is still white on blue, never white on white.
    Style(
        "FicheTitle",
        "Fiche Title",
        own=True,
        based_on="TableText",
        following="FicheText",
        para=Para(keep_next=True, shading="blue"),
        char=Char(font="major", bold=True, colour="paper", size=24),
    ),
)

FIGURES: Final = (
    Style("FigureHead", "Figure Head", own=True, based_on="TableHead", para=Para(align="right")),
    Style(
        "FigureLabel",
        "Figure Label",
        own=True,
        based_on="TableText",
        following="FigureNote",
        para=Para(keep_next=True, before=280, after=20),
        char=Char(bold=True, size=26, colour="ink"),
    ),
    Style("FigureNote", "Figure Note", own=True, based_on="TableText", para=Para(after=200), char=Char(size=18, colour="slate")),
    Style(
        "FigureNumber",
        "Figure Number",
        own=True,
        based_on="TableText",
        para=Para(before=140, line=240, align="right"),
        char=Char(font="major", bold=True, size=56, colour="blue"),
    ),
    Style(
        "FigureBefore",
        "Figure Before",
        own=True,
        based_on="TableText",
        para=Para(before=340, line=240, align="right"),
        char=Char(font="major", size=28, colour="slate"),
    ),
)

BOOK: Final = (*TEXT, *HEADINGS, *LISTS, *TABLES, *FIGURES)

"""The university's two templates: a house of other colours, fonts and openings, and a cover. All other pages are the project's.

What somebody would do in Word by changing the theme and a dozen styles is done here in the same places.
"""

import re
from dataclasses import replace
from typing import Final

from tests.documents.ateneo.emblem import emblem_png
from tests.documents.templates.book_styles import BOOK
from tests.documents.templates.looks import Border, Char, Para
from tests.documents.templates.package import Template, packed, parts
from tests.documents.templates.page_styles import PAGES
from tests.documents.templates.palette import BODY_FONT, COLOURS, HEADING_FONT, LINE
from tests.documents.templates.parts import styles_xml
from tests.documents.templates.style import Style
from tests.documents.templates.text import line, paragraph, picture
from tests.documents.templates.wording import ITALIAN

FONTS: Final = {HEADING_FONT: "Arial", BODY_FONT: "Cambria"}
# Contrast on white: wine 10.2, ink 16.0, slate 7.1 to 1; on mist 8.8, 13.9 and 6.1 (WCAG 1.4.3 asks for 4.5). Gold is for lines.
PALETTE: Final = {
    COLOURS["text"].value: "211C1E",
    COLOURS["ink"].value: "35191F",
    COLOURS["mist"].value: "F6ECEE",
    COLOURS["blue"].value: "7A1E35",
    COLOURS["clay"].value: "B08A2E",
    COLOURS["slate"].value: "5F565B",
    COLOURS["sand"].value: "FBF5E4",
    LINE.value: "DCCBCF",
}
GOLD: Final = COLOURS["clay"]
ALTERNATIVE: Final = "Emblema dell’Ateneo: un portico di sei colonne e un libro aperto, in un sigillo"

OPENING: Final = Para(
    keep_next=True,
    keep_lines=True,
    page_break_before=True,
    borders=(Border("bottom", 18, GOLD, 10),),
    before=1500,
    after=420,
    line=252,
)
LETTERS: Final = Char(font="major", bold=True, colour="blue", size=60)


def centred(*, before: int = 0, after: int = 0) -> Para:
    """Return how a line of the cover lies."""
    return Para(keep_next=True, before=before, after=after, line=252, align="center")


PARAGRAPHS: Final = {
    "Heading1": (replace(OPENING, outline=0), LETTERS),
    "TOCHeading": (OPENING, LETTERS),
    "ContentsHeading": (OPENING, LETTERS),
    "Heading2": (
        Para(
            keep_next=True,
            keep_lines=True,
            borders=(Border("left", 48, GOLD, 10),),
            before=520,
            after=160,
            line=252,
            left=227,
            outline=1,
        ),
        Char(font="major", bold=True, colour="blue", size=32),
    ),
    "Heading3": (
        Para(keep_next=True, keep_lines=True, before=320, after=100, line=252, outline=2),
        Char(font="major", bold=True, colour="ink", size=24),
    ),
    "Lead": (Para(before=0, after=280, line=312), Char(italic=True, size=24, colour="slate")),
    "Footer": (Para(after=0, line=240, align="center"), Char(size=18, colour="slate")),
    "CoverPicture": (centred(before=1100, after=700), Char()),
    "CoverKicker": (centred(after=260), Char(font="major", caps=True, tracking=80, colour="slate", size=22)),
    "CoverTitle": (centred(after=160), Char(colour="blue", size=60)),
    "CoverSubtitle": (centred(after=160), Char(colour="slate", size=30)),
    "CoverYear": (
        replace(centred(before=420, after=900), borders=(Border("top", 18, GOLD, 18),), left=2800, right=2800),
        Char(font="major", bold=True, colour="ink", size=64),
    ),
    "CoverNote": (Para(before=0, after=0, align="center"), Char(colour="slate", size=21)),
}


def own_styles() -> tuple[Style, ...]:
    """Return the styles of the house, some of them with looks of the university's own."""
    return tuple(_own(style) for style in (*BOOK, *PAGES))


def _own(style: Style) -> Style:
    para, char = PARAGRAPHS.get(style.id, (style.para, style.char))
    return replace(style, para=para, char=char)


def dressed(template: Template) -> bytes:
    """Return the template as a DOCX file with the university's styles, colours and fonts."""
    pieces = parts(template) | {"word/styles.xml": styles_xml(template.language, own_styles())}
    return packed({name: _recoloured(content) if name.endswith(".xml") else content for name, content in pieces.items()})


def _recoloured(content: bytes) -> bytes:
    """Return a part with the university's colours and fonts in place of the project's."""
    new = PALETTE | FONTS
    words = "|".join(map(re.escape, new))
    return re.sub(f'"({words})"'.encode(), lambda found: f'"{new[found[1].decode()]}"'.encode(), content)


def templates() -> dict[str, bytes]:
    """Return the two files by their names."""
    house = Template("house", "Stile dell’Ateneo", paragraph("Normal"), language=ITALIAN.tag)
    cover = Template("cover", "Copertina", cover_body(), emblem_png(), ITALIAN.tag)
    return {f"{each.name}.docx": dressed(each) for each in (house, cover)}


def cover_body() -> str:
    """Return what stands on the cover."""
    kicker, note = ITALIAN.cover
    return (
        picture("CoverPicture", width=8.6, height=8.6, name="Emblema", alternative=ALTERNATIVE)
        + line("CoverKicker", kicker)
        + line("CoverTitle", "{{ title }}")
        + line("CoverYear", "{{ year }}")
        + line("CoverNote", note)
    )

"""The pages of the book as a printer sees them, measured in the PDF: room, colours, fonts, ends of pages, captions, notes."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from annuario.docx.contrast import contrast
from annuario.docx.house import Styles
from annuario.docx.names import w
from annuario.docx.sequences import captions
from annuario.docx.text import paragraph_text, style_id
from annuario.pdf.reading import reading
from tests.documents.templates.palette import COLOURS, SIDE_MARGIN
from tests.report.conftest import Book
from tests.report.test_book import letters

FONTS = {"Carlito", "Caladea"}
"""What stands in for Calibri and Cambria where the PDF is made."""
LEAST = 4.5  # WCAG 1.4.3
SIDE = SIDE_MARGIN / 20
HEAD, FOOT = 60.0, 60.0  # points from the edge of the paper that running head and page number take
STROKES = 4
GROUNDS = {COLOURS[name].value for name in ("blue", "mist", "sand")}


@dataclass(frozen=True)
class Letter:
    """One letter of a page: itself, its colour, its font, and its box in points from the left and the bottom."""

    text: str
    colour: str
    font: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class Page:
    """What is painted on a page: letters, filled areas by colour, pictures, and the lines that text stands in."""

    number: int
    size: tuple[float, float]
    letters: tuple[Letter, ...]
    areas: tuple[tuple[str, tuple[float, float, float, float]], ...]
    text: str

    def ground(self, letter: Letter) -> str:
        """Return the colour behind a letter: of the last area painted there, white for none."""
        left, bottom, right, top = letter.box
        x, y = (left + right) / 2, (bottom + top) / 2
        behind = (colour for colour, area in reversed(self.areas) if area[0] <= x <= area[2] and area[1] <= y <= area[3])
        return next(behind, "FFFFFF")


def _colour(read: object, *at: object) -> str:
    values = [ctypes.c_uint() for _ in range(4)]
    read(*at, *values)  # type: ignore[operator]  # a function of PDFium
    return "".join(f"{value.value:02X}" for value in values[:3])


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[Letter]:
    for place in range(text.count_chars()):
        letter = text.get_text_range(place, 1)
        if letter.strip():
            name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
            pdfium.FPDFText_GetFontInfo(text, place, name, 100, flags)
            font = name.value.decode().partition("+")[2] or name.value.decode()
            yield Letter(letter, _colour(pdfium.FPDFText_GetFillColor, text, place), font, text.get_charbox(place))


def _areas(page: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        colour = _colour(pdfium.FPDFPageObj_GetFillColor, thing)
        if colour in GROUNDS:
            yield colour, thing.get_bounds()


@pytest.fixture(scope="module")
def pages(book: Book) -> tuple[Page, ...]:
    """All pages of the book."""
    found = []
    with reading(book.pdf) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            found.append(Page(number + 1, page.get_size(), tuple(_letters(text)), tuple(_areas(page)), text.get_text_range()))
    return tuple(found)


def test_every_letter_is_of_the_houses_fonts(pages: tuple[Page, ...]) -> None:
    used = {(letter.font.partition("-")[0], page.number) for page in pages for letter in page.letters}

    foreign = {(font, number) for font, number in used if font not in FONTS and font not in {"OpenSymbol", "LiberationSans"}}

    assert foreign == set()


def test_every_letter_can_be_told_from_its_ground(pages: tuple[Page, ...]) -> None:
    pairs = {(letter.colour, page.ground(letter)) for page in pages for letter in page.letters}

    faint = {pair: contrast(*pair) for pair in pairs if contrast(*pair) < LEAST}

    assert (COLOURS["paper"].value, COLOURS["blue"].value) in pairs  # the titles of fiches: the grounds are seen
    assert faint == {}


def test_no_letter_stands_in_the_margins(pages: tuple[Page, ...]) -> None:
    beyond = {
        (page.number, letter.text)
        for page in pages
        for letter in page.letters
        if letter.box[0] < SIDE - 3 or letter.box[2] > page.size[0] - SIDE + 6
    }

    assert beyond == set()


def test_every_page_says_something_and_all_but_the_cover_have_their_number(pages: tuple[Page, ...]) -> None:
    said = {page.number: [letter for letter in page.letters if FOOT < letter.box[1] < page.size[1] - HEAD] for page in pages}
    feet = {page.number: "".join(letter.text for letter in page.letters if letter.box[3] < FOOT) for page in pages}

    assert [number for number, found in said.items() if not found] == []
    assert {number: foot for number, foot in feet.items() if foot != str(number)} == {1: ""}


def test_no_page_ends_with_a_heading(book: Book, pages: tuple[Page, ...]) -> None:
    styles = Styles(book.draft)
    headings = {
        letters(paragraph_text(p))
        for p in book.draft.body.iterfind(w("p"))
        if styles.name(style_id(p)).startswith("heading") and paragraph_text(p)
    }

    ends = {page.number: _last_line(page) for page in pages[1:]}

    assert len(headings) > 100
    assert {number: line for number, line in ends.items() if letters(line) in headings} == {}


def _last_line(page: Page) -> str:
    lines = [line for line in re.split(r"[\r\n]+", page.text) if line.strip()]
    return lines[-2] if len(lines) > 1 and lines[-1].strip() == str(page.number) else lines[-1]


def test_each_caption_of_a_figure_stands_right_below_its_picture(book: Book) -> None:
    named = [text for text, _ in captions(book.draft, "Figure")]
    with reading(book.pdf) as document:
        below = {text for number in range(len(document)) for text in named if _stands_below_a_picture(document[number], text)}

    assert len(named) > 20
    assert [text for text in named if text not in below] == []


def _stands_below_a_picture(page: pypdfium2.PdfPage, caption: str) -> bool:
    """Return whether a picture, or the many strokes of a chart or a drawing, stands above the words of `caption`."""
    found = page.get_textpage().search(caption[:40]).get_next()
    if found is None:
        return False
    top = page.get_textpage().get_charbox(found[0])[3]
    bounds = [(thing.type, thing.get_bounds()) for thing in page.get_objects(max_depth=4)]
    over = [kind for kind, (_, bottom, _, upper) in bounds if top - 3 < bottom < top + 60 and upper > top + 10]
    return pdfium.FPDF_PAGEOBJ_IMAGE in over or over.count(pdfium.FPDF_PAGEOBJ_PATH) >= STROKES


def test_heads_of_tables_are_repeated_and_no_row_is_cut(book: Book) -> None:
    rows = list(book.draft.body.iter(w("tr")))
    cut = [row for row in rows if row.find(f"{w('trPr')}/{w('cantSplit')}") is None]
    long = [table for table in book.draft.body.iterfind(w("tbl")) if len(table.findall(w("tr"))) > 12]
    unheaded = [table for table in long if table.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is None]

    assert len(rows) > 500
    assert len(cut) == 0
    assert len(long) >= 4
    assert unheaded == []


def test_notes_are_ruled_off_on_every_page_that_has_some(book: Book, pages: tuple[Page, ...]) -> None:
    with reading(book.pdf) as document:
        ruled = {page.number for page in pages if _rule(document[page.number - 1])}
    noted = {page.number for page in pages if _has_note(page)}

    assert len(noted) >= 10
    assert noted - ruled == set()


def _has_note(page: Page) -> bool:
    """Return whether small letters stand right above the foot, as those of notes do."""
    low = [letter for letter in page.letters if FOOT + 12 < letter.box[1] < FOOT + 24 and letter.text.isdigit()]
    return any(letter.box[0] < SIDE + 2 and letter.box[3] - letter.box[1] < 4.5 for letter in low)


def _rule(page: pypdfium2.PdfPage) -> bool:
    bounds = [thing.get_bounds() for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
    return any(abs(left - SIDE) < 3 and 90 < right - left < 130 and top - bottom < 2 for left, bottom, right, top in bounds)

"""What stands in the book before and after its chapters: each page a template, filled from the cycle, the standings and the rows.

All of it is derived: it is made anew with every draft. A page that may be missing is left out if the
cycle's leave_out names it, if it has no template, or if it says nothing when it is filled in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annuario.docx import Package, Piece
from annuario.docx.anchors import anchor_name
from annuario.docx.blocks import Block, Words, put_blocks
from annuario.docx.empty_columns import drop_empty_columns
from annuario.docx.names import w
from annuario.docx.text import is_blank
from annuario.docx.write import Sheet
from annuario.ledger.archive import digest_of
from annuario.ledger.desk import Desk
from annuario.report.chapter import Made
from annuario.report.figures import figure_values
from annuario.report.lists import city_list, indexes, project_list
from annuario.report.rows import activities_of
from annuario.report.statistics import statistics
from annuario.report.template import read_house, render
from annuario.report.values import book_values, credit_values
from annuario.report.words import words

CAPTIONS = {"Figure": "⟦list of figures⟧", "Table": "⟦list of tables⟧"}
"""The paragraphs in whose place the lists of captions stand, by the sequence in which those count."""


@dataclass(frozen=True, slots=True)
class Page:
    """A template by its name, and the values of its placeholders; one that is not `needed` may have been taken away.

    `blocks` stand where the template has the page's own name as a placeholder, such as `{{ statistics }}`.
    """

    name: str
    values: Mapping[str, object]
    needed: bool = True
    blocks: tuple[Block, ...] = ()

    @property
    def slot(self) -> str:
        """The words of the paragraph in whose place the blocks stand."""
        return f"⟦{self.name}⟧"

    def template(self, desk: Desk) -> Path:
        """Return where the template lies."""
        return desk.template(f"{self.name}.docx")


@dataclass(frozen=True, slots=True)
class Matter:
    """The pages before the chapters and those after them, in their order."""

    front: tuple[Page, ...]
    back: tuple[Page, ...]

    def digest(self, desk: Desk) -> str:
        """Return the digest of all that the pages are made of."""
        parts: list[str | bytes] = []
        for page in (*self.front, *self.back):
            path = page.template(desk)
            parts += [page.name, repr(page.values), repr(page.blocks), path.read_bytes() if path.is_file() else b""]
        return digest_of(*parts)

    def front_pieces(self, desk: Desk) -> Iterator[Piece]:
        """Yield the pages before the chapters. Raises BadTemplate."""
        for page, document in _rendered(desk, self.front):
            yield Piece(document, slots=_slots(desk, page))

    def back_pieces(self, desk: Desk) -> Iterator[Piece]:
        """Yield the pages after the chapters, each with an anchor, so that the last section's ends before them. As above."""
        for page, document in _rendered(desk, self.back):
            yield Piece(document, anchor=anchor_name("", page.name), slots=_slots(desk, page))


def matter_of(desk: Desk, made: Sequence[Made]) -> Matter:
    """Return the pages around the sections that were `made`."""
    rows = list(activities_of(desk, (placed for one in made for placed in one.placed)))
    book = book_values(desk.cycle)
    figures = {**book, **figure_values(desk.cycle, rows)}
    lists = (
        ("statistics", statistics(desk.cycle, rows)),
        ("projects", project_list(desk.cycle, rows)),
        ("cities", city_list(desk.cycle, rows)),
        ("captions", _captions(desk) if rows else ()),
        ("indexes", indexes(desk.cycle, rows)),
    )
    front = (Page("cover", book), Page("imprint", book), Page("foreword", book, needed=False), Page("contents", book))
    back = (Page(name, book, needed=False, blocks=blocks) for name, blocks in lists if blocks)
    return Matter(
        _wanted(desk, (*front, *([Page("figures", figures, needed=False)] if rows else []))),
        _wanted(desk, (*back, Page("credits", credit_values(desk.cycle, desk.standings())))),
    )


def _wanted(desk: Desk, pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages without those that the cycle leaves out."""
    return tuple(page for page in pages if page.needed or page.name not in desk.cycle.house.leave_out)


def _rendered(desk: Desk, pages: Sequence[Page]) -> Iterator[tuple[Page, Package]]:
    """Yield the pages as documents, without those that are left out, or say nothing when they are filled in."""
    for page in pages:
        path = page.template(desk)
        if page.needed or path.is_file():
            document = render(path, {**page.values, page.name: page.slot} if page.blocks else page.values)
            if page.name == "figures":  # a year of which nothing is known leaves a column without a word
                for table in document.body.findall(w("tbl")):
                    drop_empty_columns(table)
            if page.needed or not all(map(is_blank, document.body.iterfind(w("p")))):
                yield page, document


def _slots(desk: Desk, page: Page) -> dict[str, tuple[Piece, ...]]:
    """Return what stands in the place of the page's own placeholder."""
    if not page.blocks:
        return {}
    sheet = Sheet(read_house(desk))
    put_blocks(sheet, page.blocks)
    return {page.slot: (Piece(sheet.package),)}


def _captions(desk: Desk) -> tuple[Block, ...]:
    """Return the places of the lists of figures and tables, each under its heading; the statistics have some of each."""
    say = words(desk.cycle.language)
    titles = {"Figure": say["list_of_figures"], "Table": say["list_of_tables"]}
    return tuple(block for name, place in CAPTIONS.items() for block in (Words(titles[name], "heading 2"), Words(place)))

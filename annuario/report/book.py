"""The book as a PDF: exported, its annexes stitched in, looked through; and the pages on which each part of it stands."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path

from annuario.docx import Package, read
from annuario.docx.anchors import anchor_name
from annuario.docx.names import w
from annuario.docx.parts import Element
from annuario.docx.roles import Kind, Roles
from annuario.docx.spoken import other_languages
from annuario.ledger.archive import digest_of, sha256
from annuario.ledger.builds import Origin
from annuario.ledger.desk import Desk
from annuario.office import find_office, publish
from annuario.pdf import export as export_pdf
from annuario.pdf.destinations import Place
from annuario.pdf.fix import Told
from annuario.pdf.metadata import About
from annuario.pdf.pages import extents
from annuario.pdf.passages import Passage
from annuario.pdf.quick import Verification, verify
from annuario.pdf.stitch import Annex, AnnexUnusable, Stitched, moved, stitch
from annuario.report.renewed import renewed
from annuario.report.template import language_tag
from annuario.report.words import words

_ANCHOR = "an_"
_MOST_FILES = 100  # of one department in one section


@dataclass(frozen=True, slots=True)
class BookPdf:
    """The PDF: its pages, what was found in the report's own ones, where its bookmarks stand, and its annexes.

    `left_out` says why the annexes are not in it, "" if they are, or if there are none.
    """

    path: Path
    pages: int
    verification: Verification
    places: dict[str, Place]
    annexes: tuple[Stitched, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The pages (from 1, both included) on which a part stands."""

    first: int
    last: int


def make_pdf(desk: Desk, source: Path, target: Path, *, whole: bool = True) -> BookPdf:
    """Make the PDF of `source` at `target` with the cycle's title and language, dated by the cycle and not by the clock.

    Raises AnnexUnusable if an annex cannot be stitched in; if it need not be the `whole` book, the report alone is made then.
    """
    desk.workspace.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="book-", dir=desk.workspace.work) as name:
        return _make(desk, source, target, Path(name), whole=whole)


def _make(desk: Desk, source: Path, target: Path, folder: Path, *, whole: bool) -> BookPdf:
    annexes = annexes_of(desk)
    when, language, title = datetime.combine(desk.cycle.dates.opens, time(), UTC), language_tag(desk.cycle.language), title_of(desk)
    make = partial(
        export_pdf,
        find_office(),
        renewed(source, folder),
        work=desk.workspace.work,
        language=language,
        title=title,
        when=when,
        told=_told(desk, source, language),
    )
    if not annexes:
        made = make(target)
        return BookPdf(target, made.pages, made.verification, dict(made.places))
    alone, stitched = folder / "report.pdf", folder / "whole.pdf"
    made = make(alone)
    book = BookPdf(target, made.pages, made.verification, dict(made.places))
    try:
        put = stitch(alone, stitched, annexes, language=language, title=title, when=when)
    except AnnexUnusable as error:
        if whole:
            raise
        publish(alone, target.absolute())
        return replace(book, left_out=str(error))
    publish(stitched, target.absolute())
    places = {name: replace(place, page=moved(place.page, put)) for name, place in made.places.items()}
    return replace(book, pages=made.pages + sum(each.pages for each in put), places=places, annexes=put)


def _told(desk: Desk, source: Path, language: str) -> Told:
    """Return what the PDF is to say of itself, and which of its words are in another language."""
    book = desk.cycle.language
    about = About(
        subject=f"{words(book)['subtitle']} {desk.cycle.year}",
        keywords=", ".join(section.title.of(book) for section in desk.cycle.sections),
    )
    spoken = other_languages(read(source), language)
    return Told(about=about, passages=tuple(Passage(text, tag) for text, tag in spoken))


def annexes_of(desk: Desk) -> tuple[Annex, ...]:
    """Return the annexes that the cycle names; their files may not be there."""
    return tuple(Annex(desk.workspace.cycle / each.file, each.title, each.place == "front") for each in desk.cycle.annexes)


def annexes_digest(desk: Desk) -> str:
    """Return a digest of all that the annexes are: titles, places, contents."""
    said = [f"{each.title}\n{each.front}\n{sha256(each.path) if each.path.is_file() else ''}" for each in annexes_of(desk)]
    return digest_of(*said)


def title_of(desk: Desk) -> str:
    """Return the title of the report with its year."""
    return f"{desk.cycle.title.of(desk.cycle.language)} {desk.cycle.year}"


def found_in_whole(desk: Desk, book: BookPdf) -> tuple[str, ...]:
    """Return what the quick checks say of the whole file, annexes and all."""
    if not book.annexes:
        return tuple(str(fault) for fault in book.verification.faults)
    found = verify(book.path, language=language_tag(desk.cycle.language), title=title_of(desk))
    return tuple(str(fault) for fault in found.faults)


# --- which part stands on which pages ---


def contribution_pages(book: BookPdf, document: Package, origins: Sequence[Origin]) -> tuple[Stretch | None, ...]:
    """Return for each of `origins` the pages on which it stands, None for one whose bookmark is gone."""
    marks = _marks(document, book)
    return _stretches(book, [_bounds(marks, origin.anchor, {origin.anchor}) for origin in origins])


def stretches_of(book: BookPdf, document: Package, anchors: Iterable[str]) -> dict[str, Stretch]:
    """Return the pages of the parts that begin at these anchors, by anchor; without those that are not there."""
    marks, names = _marks(document, book), sorted(anchors)
    found = zip(names, _stretches(book, [_bounds(marks, name, {name}) for name in names]), strict=True)
    return {name: stretch for name, stretch in found if stretch is not None}


def department_pages(book: BookPdf, document: Package, origins: Iterable[Origin]) -> dict[str, tuple[int, ...]]:
    """Return the pages on which each department stands that handed something in, its headings included."""
    marks, own = _marks(document, book), _own(origins)
    stretches = _stretches(book, [_bounds(marks, start, names) for (_, start), names in own.items()])
    pages: dict[str, set[int]] = {}
    for (department, _), stretch in zip(own, stretches, strict=True):
        if stretch is not None:
            pages.setdefault(department, set()).update(range(stretch.first, stretch.last + 1))
    return {department: tuple(sorted(found)) for department, found in pages.items()}


def _own(origins: Iterable[Origin]) -> dict[tuple[str, str], set[str]]:
    """Return by department and its anchor in a section all anchors that are the department's there."""
    own: dict[tuple[str, str], set[str]] = {}
    for origin in origins:
        start = anchor_name(origin.section, origin.department)
        files = (anchor_name(origin.section, origin.department, str(number)) for number in range(1, _MOST_FILES))
        expected = anchor_name(origin.section, origin.department, "expected")
        own.setdefault((origin.department, start), {start, expected, *files}).add(origin.anchor)
    return own


def _marks(document: Package, book: BookPdf) -> list[str]:
    """Return the bookmarks at which a part may begin, in the order of the document: anchors, and those of chapters."""
    roles = Roles.of(document)
    found = (mark.get(w("name"), "") for mark in document.body.iter(w("bookmarkStart")) if _begins(mark, roles))
    return [name for name in found if name in book.places]


def _begins(mark: Element, roles: Roles) -> bool:
    if mark.get(w("name"), "").startswith(_ANCHOR):
        return True
    paragraph = next(mark.iterancestors(w("p")), None)
    if paragraph is None:
        return False
    role = roles.role(paragraph)
    return role.kind is Kind.HEADING and role.level == 1


def _bounds(marks: Sequence[str], start: str, own: set[str]) -> tuple[str, str] | None:
    """Return the bookmark of a part, or the first of its own that is there, and the next that is not its own ("" at the end)."""
    places = [index for index, name in enumerate(marks) if name == start] or [i for i, name in enumerate(marks) if name in own]
    if not places:
        return None
    return marks[places[0]], next((name for name in marks[places[0] + 1 :] if name not in own), "")


def _stretches(book: BookPdf, bounds: Sequence[tuple[str, str] | None]) -> tuple[Stretch | None, ...]:
    known = [each for each in bounds if each is not None]
    top = max((place.height for place in book.places.values()), default=0.0)
    found = iter(extents(book.path, [_places(book, each) for each in known], top=top))
    return tuple(Stretch(*next(found)) if each is not None else None for each in bounds)


def _places(book: BookPdf, bound: tuple[str, str]) -> tuple[Place, Place | None]:
    start, end = bound
    last = book.pages - sum(each.pages for each in book.annexes if not each.front)
    after = Place(last + 1, float("inf")) if last < book.pages else None
    return book.places[start], book.places[end] if end else after


def each_page(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of neighbouring numbers, first and last: 4, 5, 6, 9 gives (4, 6) and (9, 9)."""
    begun: list[int] = []
    for number in sorted(numbers):
        if begun and number != begun[-1] + 1:
            yield begun[0], begun[-1]
            begun = []
        begun.append(number)
    if begun:
        yield begun[0], begun[-1]

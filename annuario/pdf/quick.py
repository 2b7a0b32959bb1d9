"""Quick checks of a finished PDF: everything a second of looking can find. Changes nothing.

Passing them is not conformance: whether a file meets each rule of PDF/UA-1 or PDF/A-2b is for a validator, and
whether a description is true, or the reading order good, for a person.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pikepdf
import pypdfium2

from annuario.pdf.contents import Entry, entries_of
from annuario.pdf.fonts import missing_fonts, strange_fonts
from annuario.pdf.links import Pages, bad_links, comments, page_numbers
from annuario.pdf.painting import pieces
from annuario.pdf.reading import OutlineItem, outline, page_labels, page_texts
from annuario.pdf.sizes import odd_pages
from annuario.pdf.structure import descendants, elements, role, roles_map

Rule = Literal[
    "whole",
    "tags",
    "language",
    "title",
    "outline",
    "fonts",
    "sizes",
    "blank",
    "links",
    "comments",
    "pictures",
    "tables",
    "contents",
]

_BROKEN: frozenset[Rule] = frozenset({"whole", "tags"})
_TAIL = 1024
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # RFC 5646, as far as a shape tells
_MOST = 0.8  # of the bookmarks of a level: with so many of them in the contents lists, the others are missed there
_PAGE = re.compile(r"page (\d+)$")
_BETWEEN = re.compile(r"[\W_]+")  # what str.isalnum denies
_RUNNING = 400  # characters; with more text than this, a page has more than header and footer


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the rule it breaks, where, and what, in a coordinator's words."""

    rule: Rule
    where: str
    what: str

    @property
    def page(self) -> int | None:
        """The page it stands on, from 1; None for what concerns the document, or a line of a list."""
        found = _PAGE.match(self.where)
        return int(found[1]) if found else None

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Verification:
    """What a PDF was found to be; `faults` is empty for a good one."""

    pages: int
    outline: tuple[OutlineItem, ...]
    contents: tuple[Entry, ...]
    faults: tuple[Fault, ...]

    @property
    def broken(self) -> tuple[Fault, ...]:
        """The faults that no change to the document would cure: the export itself went wrong."""
        return tuple(fault for fault in self.faults if fault.rule in _BROKEN)


def verify(path: Path, *, language: str | None, title: str | None, fonts: Collection[str] = ()) -> Verification:
    """Return what the PDF at `path` is, with all its faults at once; it never raises for a bad file.

    `language` is a tag as "it-IT"; without one, any language will do, as any title without a `title`. With `fonts`, the
    names of families, all others are told. A contents list is believed if each printed number is the label of the page
    the line leads to (its position, in a file without labels), that page holds the line's words, and the bookmarks agree.
    """
    fault = _cut_off(path)
    if fault is None:
        try:
            return _look(path, language, title, fonts)
        except pikepdf.PasswordError:
            fault = "the file asks for a password."
        except (pikepdf.PdfError, pypdfium2.PdfiumError):
            fault = "the file is damaged."
    return _of_no_use(path, fault)


def _of_no_use(path: Path, fault: str) -> Verification:
    return Verification(0, (), (), (Fault("whole", path.name, fault),))


def _cut_off(path: Path) -> str | None:
    """What keeps the file from being a whole PDF, by its first and last bytes; None if nothing does."""
    try:
        content = path.read_bytes()
    except OSError as error:
        return f"the file cannot be read ({error.strerror})."
    if not content.startswith(b"%PDF-"):
        return "the file is not a PDF."
    if b"startxref" not in content[-_TAIL:] or b"%%EOF" not in content[-_TAIL:]:
        return "the file has no end; it was cut off."
    return None


def _look(path: Path, language: str | None, title: str | None, fonts: Collection[str]) -> Verification:
    """Open the file once and look at all of it; raises PdfError or PdfiumError if it is damaged."""
    with pikepdf.open(path, attempt_recovery=False) as pdf, ThreadPoolExecutor(1) as aside:
        reader = aside.submit(_read, path)  # the words are read while the tags are gone through
        of_file = (*_tags(pdf), *_language(pdf, language), *_title(pdf, title))
        of_objects = (*_fonts(pdf, fonts), *_sizes(pdf))
        of_tags = (*_links(pdf), *_structure(pdf))
        marks, labels, texts = reader.result()
        if not (texts and len(pdf.pages)):
            return _of_no_use(path, "the file has no pages.")
        letters, entries = [_letters(text) for text in texts], entries_of(pdf, path)
        faults = (
            *of_file,
            *_outline(marks, letters),
            *of_objects,
            *_blank(pdf, texts),
            *of_tags,
            *_contents(entries, marks, letters, labels),
            *_unlisted(entries, marks),
        )
    return Verification(len(texts), marks, entries, faults)


def _read(path: Path) -> tuple[tuple[OutlineItem, ...], tuple[str, ...], tuple[str, ...]]:
    """The bookmarks, the names of the pages, and their texts."""
    return outline(path), page_labels(path), page_texts(path)


def _tags(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    marked = bool(pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False))
    if not marked or "/StructTreeRoot" not in pdf.Root or "/K" not in pdf.Root.StructTreeRoot:
        yield Fault("tags", "document", "it is not tagged, so that it cannot be read by ear; export it again.")


def _language(pdf: pikepdf.Pdf, language: str | None) -> Iterator[Fault]:
    found = str(pdf.Root.get("/Lang", ""))
    if language is not None and found.casefold() != language.casefold():
        yield Fault("language", "document", f"its language is {found or 'not given'}, not {language}.")
    elif not _LANGUAGE.fullmatch(found) or found.casefold() == "und":
        said = f"given as “{found}”, which names none" if found else "not given"
        yield Fault("language", "document", f"its language is {said}: set it in the document, such as it-IT.")


def _title(pdf: pikepdf.Pdf, title: str | None) -> Iterator[Fault]:
    found = str(pdf.docinfo.get("/Title", ""))
    if title is not None and found != title:
        yield Fault("title", "document", f"its title is “{found}”, not “{title}”.")
    elif not found.strip():
        yield Fault("title", "document", "it has no title.")
    if not pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
        yield Fault("title", "document", "the window would show the file's name in place of the title.")


def _outline(marks: Sequence[OutlineItem], letters: Sequence[str]) -> Iterator[Fault]:
    if not marks:
        yield Fault("outline", "document", "it has no bookmarks: no paragraph has a heading style.")
    for mark in marks:
        if mark.page is None:
            yield Fault("outline", f"bookmark “{mark.title}”", "it leads nowhere.")
        elif not _reads_leftwards(mark.title) and _letters(mark.title) not in letters[mark.page - 1]:
            yield Fault("outline", f"bookmark “{mark.title}”", f"it leads to page {mark.page}, which does not hold these words.")


def _fonts(pdf: pikepdf.Pdf, asked: Collection[str]) -> Iterator[Fault]:
    for number, name in missing_fonts(pdf):
        yield Fault("fonts", f"page {number}", f"the font {name} is not in the file, so that others may see another.")
    if asked:
        for number, family in strange_fonts(pdf, asked):
            yield Fault("fonts", f"page {number}", f"the font {family} is none that was asked for.")


def _sizes(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    for pages, size, usual in odd_pages(pdf):
        more = f" (and {len(pages) - 1} more)" if len(pages) > 1 else ""
        what = f"it{more} measures {size[0]} × {size[1]} mm, and most pages {usual[0]} × {usual[1]} mm."
        yield Fault("sizes", f"page {pages[0]}", what)


def _links(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    for number, wrong in dict.fromkeys(bad_links(pdf, page_numbers(pdf))):
        yield Fault("links", f"page {number}", wrong)
    for number, count in comments(pdf):
        what = "a comment lies" if count == 1 else f"{count} comments lie"
        yield Fault("comments", f"page {number}", f"{what} on the page; export without them.")


def _blank(pdf: pikepdf.Pdf, texts: Sequence[str]) -> Iterator[Fault]:
    for number, (page, text) in enumerate(zip(pdf.pages, texts, strict=True), start=1):
        if len(text) < _RUNNING and not any(piece.paints and piece.is_real for piece in pieces(page)):
            yield Fault("blank", f"page {number}", "nothing stands on it but, at most, header and footer.")


def _structure(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    """Pictures without a description and tables without a header cell (ISO 14289-1, 7.3 and 7.5)."""
    tags = elements(pdf)
    if not tags:
        return
    roles = roles_map(pdf)
    numbers = page_numbers(pdf)
    for element in tags:
        kind = role(element, roles)
        if kind == "Figure" and not str(element.get("/Alt", element.get("/ActualText", ""))).strip():
            yield Fault("pictures", _where(element, numbers), "a picture has no description (alternative text).")
        if kind == "Table" and not any(role(cell, roles) == "TH" for cell in descendants(element)):
            yield Fault("tables", _where(element, numbers), "a table has no header row: set “repeat header rows” in Word.")


def _where(element: pikepdf.Object, numbers: Pages) -> str:
    page = element.get("/Pg")
    return f"page {numbers[page.objgen]}" if page is not None and page.objgen in numbers else "document"


def _contents(
    entries: Sequence[Entry], marks: Sequence[OutlineItem], letters: Sequence[str], labels: Sequence[str]
) -> Iterator[Fault]:
    marked_pages: defaultdict[str, list[int]] = defaultdict(list)
    for mark in marks:
        if mark.page is not None:
            marked_pages[_letters(mark.title)].append(mark.page)
    for entry in entries:
        wrong = _untrue(entry, marked_pages, letters, labels)
        if wrong is not None:
            yield Fault("contents", f"contents list, “{entry.title}”", wrong)


def _untrue(entry: Entry, marked_pages: Mapping[str, Sequence[int]], letters: Sequence[str], labels: Sequence[str]) -> str | None:
    if entry.target_page is None:
        return "the line leads nowhere."
    if not entry.printed_page:
        return "the line has no page number."
    label = labels[entry.target_page - 1]
    if entry.printed_page.casefold() != label.casefold():
        return f"the list says page {entry.printed_page}, but the heading stands on page {label}."
    words = _letters(entry.title)
    if words not in letters[entry.target_page - 1]:
        return f"page {label} does not hold these words; the list is out of date."
    marked = marked_pages.get(words, ())
    if marked and entry.target_page not in marked:
        return f"the line leads to page {label}, but its bookmark to page {labels[marked[0] - 1]}."
    return None


def _unlisted(entries: Sequence[Entry], marks: Sequence[OutlineItem]) -> Iterator[Fault]:
    """Headings that the contents lists pass over, though they hold most others of the level."""
    listed = {_letters(entry.title) for entry in entries}
    for level in sorted({mark.level for mark in marks}):
        headings = [mark for mark in marks if mark.level == level]
        missed = [mark for mark in headings if _letters(mark.title) not in listed]
        if len(missed) <= (1 - _MOST) * len(headings):
            for mark in missed:
                yield Fault(
                    "contents", f"bookmark “{mark.title}”", "the contents list does not have it; bring the list up to date."
                )


def _reads_leftwards(text: str) -> bool:
    """Whether some of it is Hebrew or Arabic: what is painted has another order, and other forms of letters, than what is meant."""
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)


def _letters(text: str) -> str:
    """Letters and digits alone: spaces, hyphens and ligatures come and go where text is set."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text).casefold())

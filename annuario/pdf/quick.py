"""Quick checks of a finished PDF: everything a second of looking can find. Changes nothing.

Passing them is not conformance: whether a file meets each rule of PDF/UA-1 or PDF/A-2b is for a validator, and
whether a description is true, or the reading order good, for a person.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pikepdf
import pypdfium2

from annuario.pdf.contents import Entry, contents_entries
from annuario.pdf.fonts import missing_fonts
from annuario.pdf.painting import pieces
from annuario.pdf.reading import OutlineItem, outline, page_labels, page_texts, reading
from annuario.pdf.structure import descendants, role, roles_map

Rule = Literal["whole", "tags", "language", "title", "outline", "fonts", "blank", "pictures", "tables", "contents"]

_BROKEN: frozenset[Rule] = frozenset({"whole", "tags"})
_TAIL = 1024
_RUNNING = 400  # characters; with more text than this, a page has more than header and footer


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the rule it breaks, where, and what, in a coordinator's words."""

    rule: Rule
    where: str
    what: str

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


def verify(path: Path, *, language: str, title: str | None) -> Verification:
    """Return what the PDF at `path` is, with all its faults at once; it never raises for a bad file.

    `language` is a tag as "it-IT"; without a `title`, any title will do. A contents list is believed if each printed
    number is the label of the page the line leads to (its position, in a file without labels) and that page holds the
    line's words.
    """
    fault = _damage(path)
    if fault is not None:
        return Verification(0, (), (), (Fault("whole", path.name, fault),))
    marks, entries, texts = outline(path), contents_entries(path), page_texts(path)
    with pikepdf.open(path) as pdf:
        faults = (
            *_tags(pdf),
            *_language(pdf, language),
            *_title(pdf, title),
            *_outline(marks),
            *_fonts(pdf),
            *_blank(pdf, texts),
            *_structure(pdf),
            *_contents(entries, texts, page_labels(path)),
        )
    return Verification(len(texts), marks, entries, faults)


def _damage(path: Path) -> str | None:
    """What keeps the file from being read as a whole PDF; None if nothing does."""
    try:
        content = path.read_bytes()
    except OSError as error:
        return f"the file cannot be read ({error.strerror})."
    if not content.startswith(b"%PDF-"):
        return "the file is not a PDF."
    if b"startxref" not in content[-_TAIL:] or b"%%EOF" not in content[-_TAIL:]:
        return "the file has no end; it was cut off."
    return _damage_inside(path)


def _damage_inside(path: Path) -> str | None:
    try:
        with pikepdf.open(path, attempt_recovery=False) as pdf, reading(path) as document:
            return None if len(document) and len(pdf.pages) else "the file has no pages."
    except pikepdf.PasswordError:
        return "the file asks for a password."
    except (pikepdf.PdfError, pypdfium2.PdfiumError):
        return "the file is damaged."


def _tags(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    marked = bool(pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False))
    if not marked or "/StructTreeRoot" not in pdf.Root or "/K" not in pdf.Root.StructTreeRoot:
        yield Fault("tags", "document", "it is not tagged, so that it cannot be read by ear; export it again.")


def _language(pdf: pikepdf.Pdf, language: str) -> Iterator[Fault]:
    found = str(pdf.Root.get("/Lang", ""))
    if found.casefold() != language.casefold():
        yield Fault("language", "document", f"its language is {found or 'not given'}, not {language}.")


def _title(pdf: pikepdf.Pdf, title: str | None) -> Iterator[Fault]:
    found = str(pdf.docinfo.get("/Title", ""))
    if title is not None and found != title:
        yield Fault("title", "document", f"its title is “{found}”, not “{title}”.")
    elif not found.strip():
        yield Fault("title", "document", "it has no title.")
    if not pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
        yield Fault("title", "document", "the window would show the file's name in place of the title.")


def _outline(marks: Sequence[OutlineItem]) -> Iterator[Fault]:
    if not marks:
        yield Fault("outline", "document", "it has no bookmarks: no paragraph has a heading style.")
    for mark in marks:
        if mark.page is None:
            yield Fault("outline", f"bookmark “{mark.title}”", "it leads nowhere.")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    for number, name in missing_fonts(pdf):
        yield Fault("fonts", f"page {number}", f"the font {name} is not in the file, so that others may see another.")


def _blank(pdf: pikepdf.Pdf, texts: Sequence[str]) -> Iterator[Fault]:
    for number, (page, text) in enumerate(zip(pdf.pages, texts, strict=True), start=1):
        if len(text) < _RUNNING and not any(piece.paints and piece.is_real for piece in pieces(page)):
            yield Fault("blank", f"page {number}", "nothing stands on it but, at most, header and footer.")


def _structure(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    """Pictures without a description and tables without a header cell (ISO 14289-1, 7.3 and 7.5)."""
    if "/StructTreeRoot" not in pdf.Root:
        return
    roles = roles_map(pdf)
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    for element in descendants(pdf.Root.StructTreeRoot):
        kind = role(element, roles)
        if kind == "Figure" and not str(element.get("/Alt", element.get("/ActualText", ""))).strip():
            yield Fault("pictures", _where(element, numbers), "a picture has no description (alternative text).")
        if kind == "Table" and not any(role(cell, roles) == "TH" for cell in descendants(element)):
            yield Fault("tables", _where(element, numbers), "a table has no header row: set “repeat header rows” in Word.")


def _where(element: pikepdf.Object, numbers: dict[tuple[int, int], int]) -> str:
    page = element.get("/Pg")
    return f"page {numbers[page.objgen]}" if page is not None and page.objgen in numbers else "document"


def _contents(entries: Sequence[Entry], texts: Sequence[str], labels: Sequence[str]) -> Iterator[Fault]:
    letters = [_letters(text) for text in texts]
    for entry in entries:
        wrong = _untrue(entry, letters, labels)
        if wrong is not None:
            yield Fault("contents", f"contents list, “{entry.title}”", wrong)


def _untrue(entry: Entry, letters: Sequence[str], labels: Sequence[str]) -> str | None:
    if entry.target_page is None:
        return "the line leads nowhere."
    if not entry.printed_page:
        return "the line has no page number."
    label = labels[entry.target_page - 1]
    if entry.printed_page.casefold() != label.casefold():
        return f"the list says page {entry.printed_page}, but the heading stands on page {label}."
    if _letters(entry.title) not in letters[entry.target_page - 1]:
        return f"page {label} does not hold these words; the list is out of date."
    return None


def _letters(text: str) -> str:
    """Letters and digits alone: spaces, hyphens and ligatures come and go where text is set."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())

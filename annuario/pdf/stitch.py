"""Ready-made PDFs stitched into a report: pages, tags, outline and page numbers of both are kept.

An annex is taken as it is: nothing in it is mended or described. What it would carry out (scripts, programs to start) is left
behind; fields and signatures become part of the page, for a signature holds for the whole file that was signed and no other.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pikepdf

from annuario.errors import Refused
from annuario.pdf.metadata import describe
from annuario.pdf.stitch_tags import join_tags

_HARMLESS = {"/URI", "/GoTo"}
_PDF_A = {"1", "2"}  # parts whose files may stand in a file of part 2


class AnnexUnusable(Refused):
    """A file cannot be stitched in; the message says which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Annex:
    """A finished PDF that goes into the report: behind its first page (`front`), or at its end."""

    path: Path
    title: str
    front: bool = False


@dataclass(frozen=True, slots=True)
class Stitched:
    """An annex in its place: its first page (from 1) in the whole, how many it has, and what it was."""

    title: str
    front: bool
    first: int
    pages: int
    tagged: bool
    signed: bool


def stitch(
    source: Path, target: Path, annexes: Sequence[Annex], *, language: str, title: str, when: datetime
) -> tuple[Stitched, ...]:
    """Write to `target` the report at `source` with `annexes` in it; return where each came to stand, those in front first.

    Pages in front are counted i, ii, iii, so that the numbers printed on the report's own stay true. The whole claims to be
    PDF/UA or PDF/A only if the report and every annex do. Raises AnnexUnusable.
    """
    with pikepdf.open(source) as pdf:
        front, made = 0, []
        for annex in sorted(annexes, key=lambda each: not each.front):
            put = _put(pdf, annex, 1 + front if annex.front else len(pdf.pages))
            front += put.made.pages if annex.front else 0
            made.append(put)
        _outline(pdf, made)
        _label(pdf, front)
        _claim(pdf, made)
        describe(pdf, language=language, title=title, when=when)
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return tuple(put.made for put in made)


def moved(page: int, made: Sequence[Stitched]) -> int:
    """Return which page of the whole a page of the report became; both from 1."""
    return page if page == 1 else page + sum(each.pages for each in made if each.front)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bookmark of an annex: its words, its page in the annex from 0, and those below it."""

    title: str
    page: int
    below: tuple["_Mark", ...]


@dataclass(frozen=True, slots=True)
class _Put:
    """An annex in its place, with what it claimed to conform to, and its outline."""

    made: Stitched
    claims: dict[str, str]
    marks: tuple[_Mark, ...]


def _put(pdf: pikepdf.Pdf, annex: Annex, at: int) -> _Put:
    """Put the annex before the page with the index `at`."""
    with _opened(annex) as other:
        signed, tagged = _is_signed(other), _is_tagged(other)
        if "/AcroForm" in other.Root:
            other.flatten_annotations("all")
        _disarm(other)
        claims, marks, count = _claims(other), _marks(other), len(other.pages)
        for offset, page in enumerate(other.pages):
            pdf.pages.insert(at + offset, page)
        if tagged:
            join_tags(pdf, other, at=at, title=annex.title)
        return _Put(Stitched(annex.title, annex.front, at + 1, count, tagged, signed), claims, marks)


def _claims(pdf: pikepdf.Pdf) -> dict[str, str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        return {name: str(said[name]) for name in ("pdfaid:part", "pdfuaid:part") if name in said}


@contextmanager
def _opened(annex: Annex) -> Iterator[pikepdf.Pdf]:
    """Give the opened annex. Raises AnnexUnusable for what cannot be opened, or may not be copied."""
    try:
        with pikepdf.open(annex.path) as other:
            if not len(other.pages):
                raise _unusable(annex, "has no pages")
            yield other
    except FileNotFoundError as error:
        raise _unusable(annex, "is not there") from error
    except pikepdf.PasswordError as error:
        raise _unusable(annex, "asks for a password") from error
    except (pikepdf.PdfError, OSError) as error:
        raise _unusable(annex, "is damaged or no PDF") from error


def _unusable(annex: Annex, why: str) -> AnnexUnusable:
    return AnnexUnusable(f"The annex “{annex.title}” ({annex.path.name}) {why}. Put a sound PDF there, or mend [[annexes]].")


def _is_tagged(pdf: pikepdf.Pdf) -> bool:
    return bool(pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)) and "/StructTreeRoot" in pdf.Root


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    fields = pdf.Root.get("/AcroForm", pikepdf.Dictionary()).get("/Fields", pikepdf.Array()).as_list()
    return any(str(field.get("/FT", "")) == "/Sig" and "/V" in field for field in fields)


def _disarm(pdf: pikepdf.Pdf) -> None:
    """Remove what would be carried out: actions of pages, and of links that do more than lead somewhere."""
    for page in pdf.pages:
        for holder in (page.obj, *page.obj.get("/Annots", pikepdf.Array()).as_list()):
            if "/AA" in holder:
                del holder["/AA"]
            if "/A" in holder and str(holder["/A"].get("/S", "")) not in _HARMLESS:
                del holder["/A"]


def _claim(pdf: pikepdf.Pdf, made: Sequence[_Put]) -> None:
    """Leave of what the report claims to conform to what every annex claims too."""
    accessible = all("pdfuaid:part" in put.claims for put in made)
    archivable = all(put.claims.get("pdfaid:part") in _PDF_A for put in made)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        for name, holds in (("pdfuaid:part", accessible), ("pdfaid:part", archivable), ("pdfaid:conformance", archivable)):
            if not holds and name in said:
                del said[name]


# --- how a reader finds the annexes: bookmarks and numbers ---


def _marks(pdf: pikepdf.Pdf) -> tuple[_Mark, ...]:
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def read(items: Sequence[pikepdf.OutlineItem]) -> tuple[_Mark, ...]:
        return tuple(_Mark(str(item.title), _number(item, numbers), read(item.children)) for item in items)

    if "/Outlines" not in pdf.Root:
        return ()
    with pdf.open_outline() as outline:
        return read(outline.root)


def _number(item: pikepdf.OutlineItem, numbers: dict[tuple[int, int], int]) -> int:
    """The page a bookmark leads to, from 0; the annex's first for one that leads nowhere we know."""
    target = item.destination
    if not isinstance(target, pikepdf.Array) or not len(target) or not isinstance(target[0], pikepdf.Dictionary):
        return 0
    return numbers.get(target[0].objgen, 0)


def _outline(pdf: pikepdf.Pdf, made: Sequence[_Put]) -> None:
    with pdf.open_outline() as outline:
        front = 0
        for put in made:
            item = pikepdf.OutlineItem(put.made.title, put.made.first - 1)
            item.children.extend(_items(put.marks, put.made.first - 1))
            outline.root.insert(front if put.made.front else len(outline.root), item)
            front += put.made.front


def _items(marks: Sequence[_Mark], first: int) -> Iterator[pikepdf.OutlineItem]:
    for mark in marks:
        item = pikepdf.OutlineItem(mark.title, first + mark.page)
        item.children.extend(_items(mark.below, first))
        yield item


def _label(pdf: pikepdf.Pdf, front: int) -> None:
    """Count the pages in front by themselves (ISO 32000-1, 12.4.2), and let every page of the report keep its number."""
    if not front:
        return
    known = pikepdf.NumberTree(pdf.Root.PageLabels) if "/PageLabels" in pdf.Root else {0: pikepdf.Dictionary(S=pikepdf.Name.D)}
    old = {int(index): label for index, label in known.items()}
    labels = pikepdf.NumberTree.new(pdf)
    labels[0] = old[0]
    roman = any(str(label.get("/S", "")) == "/r" for label in old.values())
    labels[1] = pikepdf.Dictionary(S=pikepdf.Name.a if roman else pikepdf.Name.r)
    labels[1 + front] = pikepdf.Dictionary({**dict(old[0].items()), "/St": int(old[0].get("/St", 1)) + 1})
    for index, label in old.items():
        if index:
            labels[index + front] = label
    pdf.Root.PageLabels = labels.obj

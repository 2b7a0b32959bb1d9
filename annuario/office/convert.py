"""The two verbs: a text to an accessible PDF, and a document to another format of the office family.

Looks at the result as far as a conversion can break it (is it whole?), not at what is in it: that is for `pdf` and
`docx`.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annuario.office.job import Made, Order, run_job
from annuario.office.pictures import has_fine_pictures
from annuario.office.place import publish, require_writable
from annuario.office.program import NotLoaded, Office, OfficeFailed
from annuario.office.watch import MEMORY, Bounds

_LOADERS = {  # the filter is always named: LibreOffice would take any bytes for a text otherwise
    ".docx": "MS Word 2007 XML",
    ".doc": "MS Word 97",
    ".rtf": "Rich Text Format",
    ".odt": "writer8",
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
}
_STORERS = {
    ".docx": "MS Word 2007 XML",
    ".odt": "writer8",
    ".xlsx": "Calc MS Excel 2007 XML",
    ".ods": "calc8",
}
_PAGES_ASSUMED = 300
_PAGE = 4096  # bytes of text with its markup that are at least on a page; most pages have more
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAIL = 1024  # bytes in which a PDF's end mark stands (ISO 32000-1, 7.5.5 as readers take it)


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """What may differ between exports; an accessible, archivable PDF comes out in any case."""

    image_dpi: int = 300
    jpeg_quality: int = 90
    update: bool = True
    """Refresh fields and contents lists; without it, their numbers are those stored in the source."""
    pages: int | None = None
    """How many pages to expect: it sets the time allowed. Without it, the size of the text tells."""
    memory: int = MEMORY
    """Bytes that LibreOffice may hold before it is ended."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A finished file in its place; for a PDF, how many `pages` it has and how many passes its contents lists took."""

    path: Path
    pages: int
    seconds: float
    updates: int
    memory: int = 0
    """The most bytes that were seen resident meanwhile."""


def time_allowed(pages: int | None) -> float:
    """Seconds a conversion may take: 60, and 0.3 a page (of which a report on a busy machine needs a fifth)."""
    return 60 + 0.3 * (_PAGES_ASSUMED if pages is None else pages)


def export_pdf(
    office: Office,
    source: Path,
    target: Path,
    *,
    work: Path,
    options: PdfOptions | None = None,
    timeout: float | None = None,
) -> Converted:
    """Make a tagged PDF (asked to be PDF/UA-1 and PDF/A-2b) of a text document, its contents lists brought up to date.

    Numbers and fields are refreshed in the PDF only; the source is not written to. A target that stands already is
    replaced by one rename once the new file is whole, and kept if it is not. Raises OfficeFailed.
    """
    require_writable(target.absolute().parent)
    with exporting_pdf(office, source, work=work, options=options, timeout=timeout) as made:
        publish(made.path, target.absolute())
        return Converted(target, made.pages, made.seconds, made.updates, made.memory)


@contextmanager
def exporting_pdf(
    office: Office, source: Path, *, work: Path, options: PdfOptions | None = None, timeout: float | None = None
) -> Iterator[Made]:
    """Give the PDF that `export_pdf` would put in its place, in the job's own folder, while the block lasts.

    Whoever goes on working on it does so beside it, in `made.path.parent`: a killed run then leaves one folder, and the next
    run sweeps it. Raises OfficeFailed.
    """
    chosen = options or PdfOptions()
    order = Order(
        source,
        load=_filter(_LOADERS, source, "read"),
        suffix=".pdf",
        store="writer_pdf_Export",
        filter_data=_filter_data(chosen, reduce=has_fine_pictures(source, chosen.image_dpi)),
        update=chosen.update,
    )
    allowed = timeout or time_allowed(chosen.pages or _pages_at_most(source))
    with _made(office, order, Bounds(allowed, chosen.memory), work=work) as made:
        yield made


def _pages_at_most(source: Path) -> int | None:
    """More pages than a DOCX can be expected to have, by the size of its text; None for what is none."""
    try:
        with zipfile.ZipFile(source) as archive:
            size = sum(each.file_size for each in archive.infolist() if each.filename.endswith("document.xml"))
    except (OSError, zipfile.BadZipFile):
        return None
    return max(_PAGES_ASSUMED, size // _PAGE)


def convert(
    office: Office,
    source: Path,
    target: Path,
    *,
    work: Path,
    source_format: str | None = None,
    bounds: Bounds | None = None,
) -> Converted:
    """Save a document as the format of the target's ending: docx, odt, xlsx or ods; from docx also to docx.

    A save by LibreOffice loses what it does not know (paragraph ids, content-control tags). `source_format` ("doc",
    "rtf" …) is for files whose ending says something else than they are. Raises OfficeFailed.
    """
    named = source if source_format is None else source.with_suffix(f".{source_format}")
    order = Order(
        source,
        load=_filter(_LOADERS, named, "read"),
        suffix=target.suffix.lower(),
        store=_filter(_STORERS, target, "written"),
    )
    require_writable(target.absolute().parent)
    with _made(office, order, bounds or Bounds(time_allowed(None)), work=work) as made:
        publish(made.path, target.absolute())
        return Converted(target, made.pages, made.seconds, made.updates, made.memory)


def _filter(known: dict[str, str], path: Path, verb: str) -> str:
    """LibreOffice's name for a format, by the file's ending."""
    if path.suffix.lower() not in known:
        endings = ", ".join(sorted(known))
        message = f"{path.name} cannot be {verb} by its ending; known endings are {endings}."
        raise OfficeFailed(message)
    return known[path.suffix.lower()]


def _filter_data(options: PdfOptions, *, reduce: bool) -> dict[str, str | int | bool]:
    return {
        "PDFUACompliance": True,
        "SelectPdfVersion": 2,  # PDF/A-2b
        "UseTaggedPDF": True,
        "ExportBookmarks": True,
        "ExportBookmarksToPDFDestination": True,  # where the parts of a document begin; `pdf` reads them and takes them out
        "DisplayPDFDocumentTitle": True,
        "ExportNotes": False,  # comments are for editors, and as annotations they break PDF/UA (ISO 14289-1, 7.18.1)
        "InitialView": 1,  # open with the outline
        "IsSkipEmptyPages": False,  # or the printed numbers would part from the pages
        "ReduceImageResolution": reduce,
        "MaxImageResolution": options.image_dpi,
        "UseLosslessCompression": False,
        "Quality": options.jpeg_quality,
    }


@contextmanager
def _made(office: Office, order: Order, bounds: Bounds, *, work: Path) -> Iterator[Made]:
    """Give a whole file while the block lasts."""
    if not order.source.is_file() or not order.source.stat().st_size:
        message = f"{order.source} is not there, or is empty."
        raise OfficeFailed(message)
    if _is_locked(order.source):
        message = f"{order.source.name} is locked with a password: save it without one, then convert it again."
        raise NotLoaded(message)
    with run_job(office, order, bounds, work=work) as made:
        _require_whole(made, order)
        yield made


def _is_locked(source: Path) -> bool:
    """Whether it is a Word or Excel file behind a password ([MS-OFFCRYPTO] 2.3: a compound file with one stream of this name)."""
    content = source.read_bytes()
    return content.startswith(_COMPOUND) and "EncryptedPackage".encode("utf-16-le") in content


def _require_whole(made: Made, order: Order) -> None:
    """Raise OfficeFailed for half a file: a PDF without head or end mark, or a zip with a broken member."""
    whole = _whole_pdf(made.path) if order.suffix == ".pdf" else _whole_zip(made.path)
    if not whole:
        message = f"LibreOffice left half a file of {order.source.name}; convert it again."
        raise OfficeFailed(message)


def _whole_pdf(path: Path) -> bool:
    content = path.read_bytes()
    return content.startswith(b"%PDF-") and b"startxref" in content[-_TAIL:] and b"%%EOF" in content[-_TAIL:]


def _whole_zip(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.testzip() is None
    except (zipfile.BadZipFile, EOFError):
        return False

"""A look at one contribution as it was handed in: what its department should know. Judges and never changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annuario.docx.extent import too_wide_tables
from annuario.docx.fields import ALIVE, fields
from annuario.docx.heading_numbers import naming, numbered_headings
from annuario.docx.names import q, w
from annuario.docx.parts import Element, Package
from annuario.docx.roles import Kind, Roles
from annuario.docx.tab_tables import tab_tables
from annuario.docx.text import blocks, paragraph_text, pictures
from annuario.docx.tree import on
from annuario.docx.typed_headings import headings, lines
from annuario.docx.typed_lists import typed_lists

_LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say about a document: a code, the place (a heading and a few words, "" = everywhere) and numbers.

    `at` are the elements that it is about, none for the whole document.
    """

    code: str
    place: str = ""
    params: dict[str, str] = field(default_factory=dict)
    at: tuple[Element, ...] = field(default=(), compare=False, repr=False)


def review(package: Package) -> tuple[Remark, ...]:
    """Return what there is to say about the document."""
    body = package.body
    if next(blocks(package), None) is None and not pictures(package):
        return (Remark("empty-document"),)
    counted = _counted(
        {
            "tracked-changes": [
                e for p in package.stories() for e in p.tree().iter(w("ins"), w("del"), w("moveTo"), w("moveFrom"))
            ],
            "comments": list(body.iter(w("commentReference"))),
            "no-alt-text": [e for e in body.iter(q("wp:docPr")) if not e.get("descr") and _is_picture(e)],
            "linked-picture": [e for e in body.iter(q("a:blip")) if e.get(q("r:link"))],
            "embedded-object": list(body.iter(w("object"))),
            "alt-chunk": list(body.iter(w("altChunk"))),
            "fields-frozen": [f.begin for f in fields(body) if f.kind and f.kind not in {*ALIVE, "TOC", "SEQ", "PAGE"}],
        }
    )
    return (*counted, *_headings(package), *_imitations(package))


def _counted(found: Mapping[str, Sequence[Element]]) -> Iterator[Remark]:
    for code, elements in found.items():
        yield from remark_on(code, elements)


def remark_on(code: str, elements: Sequence[Element]) -> Iterator[Remark]:
    """Yield one remark on `elements`, with the words of the first and how many they are; none if there are none."""
    if elements:
        yield Remark(code, _place(elements[0]), {"count": str(len(elements))}, tuple(elements))


def _place(element: Element) -> str:
    paragraph = element if element.tag == w("p") else next(element.iterancestors(w("p")), None)
    text = paragraph_text(paragraph) if paragraph is not None else ""
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 -- a few words to find it by


def _is_picture(element: Element) -> bool:
    holder = element.getparent()
    return holder is not None and next(holder.iter(q("a:blip")), None) is not None


def _imitations(package: Package) -> Iterator[Remark]:
    """Yield what imitates structure and may be none, so that it is left as typed, and what names the number of a heading."""
    roles = Roles.of(package)
    yield from remark_on("typed-list", typed_lists(package.body, roles, _texts(package))[1])
    yield from remark_on("tab-table", tab_tables(package.body, roles))
    yield from remark_on("wide-table", list(too_wide_tables(package.body)))
    yield from remark_on("typed-reference", naming(package.body, numbered_headings(package.body, roles)))


def _texts(package: Package) -> dict[Element, str]:
    return {paragraph: paragraph_text(paragraph) for paragraph in package.body.iter(w("p"))}


def _headings(package: Package) -> Iterator[Remark]:
    paragraphs = [p for p in package.body.findall(w("p")) if paragraph_text(p)]
    known = Roles.of(package)
    roles = [known.role(paragraph) for paragraph in paragraphs]
    sure = headings(lines(package.body, known, _texts(package)), known.styles)
    if not sure and not any(found.kind is Kind.HEADING for found in roles):
        yield Remark("no-headings")
    fakes = [p for p, found in zip(paragraphs, roles, strict=True) if found.kind is Kind.BODY and _looks_like_heading(p)]
    if fakes:
        yield Remark("fake-headings", paragraph_text(fakes[0]), {"count": str(len(fakes))}, tuple(fakes))


def _looks_like_heading(paragraph: Element) -> bool:
    text = paragraph_text(paragraph)
    runs = [run for run in paragraph.iter(w("r")) if run.find(w("t")) is not None]
    short = len(text) <= _LONGEST_HEADING and text[-1] not in ".;:,"
    return short and bool(runs) and all(on(run.find(w("rPr")), "b") for run in runs)

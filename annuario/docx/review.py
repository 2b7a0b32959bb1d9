"""A look at one contribution as it was handed in: what its department should know. Judges and never changes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from annuario.docx.fields import ALIVE, fields
from annuario.docx.names import q, w
from annuario.docx.parts import Element, Package
from annuario.docx.roles import Kind, Roles
from annuario.docx.text import blocks, paragraph_text, pictures
from annuario.docx.tree import on

_LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say about a document: a code, the place (a heading and a few words, "" = everywhere) and numbers."""

    code: str
    place: str = ""
    params: dict[str, str] = field(default_factory=dict)


def review(package: Package) -> tuple[Remark, ...]:
    """Return what there is to say about the document."""
    body = package.body
    if next(blocks(package), None) is None and not pictures(package):
        return (Remark("empty-document"),)
    return tuple(
        _counted(
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
    ) + tuple(_headings(package))


def _counted(found: dict[str, list[Element]]) -> Iterator[Remark]:
    for code, elements in found.items():
        if elements:
            yield Remark(code, _place(elements[0]), {"count": str(len(elements))})


def _place(element: Element) -> str:
    paragraph = next(element.iterancestors(w("p")), None)
    text = paragraph_text(paragraph) if paragraph is not None else ""
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 -- a few words to find it by


def _is_picture(element: Element) -> bool:
    holder = element.getparent()
    return holder is not None and next(holder.iter(q("a:blip")), None) is not None


def _headings(package: Package) -> Iterator[Remark]:
    paragraphs = [p for p in package.body.findall(w("p")) if paragraph_text(p)]
    known = Roles.of(package)
    roles = [known.role(paragraph) for paragraph in paragraphs]
    if not any(found.kind is Kind.HEADING for found in roles):
        yield Remark("no-headings")
    fakes = [p for p, found in zip(paragraphs, roles, strict=True) if found.kind is Kind.BODY and _looks_like_heading(p)]
    if fakes:
        yield Remark("fake-headings", paragraph_text(fakes[0]), {"count": str(len(fakes))})


def _looks_like_heading(paragraph: Element) -> bool:
    text = paragraph_text(paragraph)
    runs = [run for run in paragraph.iter(w("r")) if run.find(w("t")) is not None]
    short = len(text) <= _LONGEST_HEADING and text[-1] not in ".;:,"
    return short and bool(runs) and all(on(run.find(w("rPr")), "b") for run in runs)

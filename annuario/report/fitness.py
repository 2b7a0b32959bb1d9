"""Whether a draft is fit to publish: what a person still has to settle in it, and where; and leaving a department out."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from annuario.cycle import Cycle
from annuario.docx import Package
from annuario.docx.house import Styles
from annuario.docx.merging.reading import OBJECTS
from annuario.docx.names import w
from annuario.docx.package import Element
from annuario.docx.roles import Kind, role
from annuario.docx.text import normal, paragraph_text
from annuario.docx.tree import remove
from annuario.report.empty_chapters import close_chapter_without
from annuario.report.words import words

_TRACKED = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange")
_SHOWN = 60  # letters that are enough to find a place by


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that keeps a draft from being published; `department` is the id of a placeholder's department."""

    what: str
    department: str = ""


def obstacles(draft: Package, cycle: Cycle) -> tuple[Obstacle, ...]:
    """Return what keeps `draft` from being published, in the order of the book."""
    names = {name: d.id for d in cycle.departments for name in d.name.all}
    found: list[Obstacle] = []
    for place in _places(draft):
        department = names.get(place.heading, "")
        if place.placeholder:
            found.append(Obstacle(f"a contribution is still expected {place.under}", department))
        if place.tracked:
            found.append(Obstacle(f"a tracked change {place.under}: {place.words}"))
        if place.commented:
            found.append(Obstacle(f"a comment {place.under}: at {place.words}"))
    return tuple(found)


def leave_out(draft: Package, cycle: Cycle, departments: Collection[str]) -> None:
    """Take the placeholders of `departments` out of `draft`, and with one its heading if nothing else stands under it.

    A chapter that has no other department then says that nobody reported on its subject.
    """
    names = {name for d in cycle.departments if d.id in departments for name in d.name.all}
    for place in [place for place in _places(draft) if place.placeholder and place.heading in names]:
        under = [other for other in _places(draft) if other.head is place.head]
        remove(place.paragraph)
        if place.head is not None and len([o for o in under if not o.plain]) == 1 and len(under) <= 2:  # noqa: PLR2004 -- itself, and who contributes
            for other in under:
                if other.paragraph is not place.paragraph:
                    remove(other.paragraph)
            close_chapter_without(draft, cycle, place.head)
            _leave_out_of_contents(draft, place.head)
            remove(place.head)
    _say_in_credits(draft, cycle, names)


def _leave_out_of_contents(draft: Package, head: Element) -> None:
    """Remove the contents list's lines that lead to `head`, but for one that holds the list's own begin or end."""
    marks = {mark.get(w("name")) for mark in head.iter(w("bookmarkStart"))}
    for link in [link for link in draft.body.iter(w("hyperlink")) if link.get(w("anchor")) in marks]:
        line = next(link.iterancestors(w("p")))
        if line.find(f"{w('r')}/{w('fldChar')}") is None:
            remove(line)


def _say_in_credits(draft: Package, cycle: Cycle, names: Collection[str]) -> None:
    """Let the credits say of these departments that they gave nothing, where they still say that something is expected."""
    say = words(cycle.language)
    awaited = {say[f"state_{state}"] for state in ("nothing", "stopped", "extended")}
    for row in draft.body.iter(w("tr")):
        texts = [text for text in row.iter(w("t")) if text.text]
        if texts and paragraph_text(next(texts[0].iterancestors(w("p")))) in names and texts[-1].text in awaited:
            texts[-1].text = say["state_left_out"]


@dataclass(frozen=True, slots=True)
class _Place:
    paragraph: Element
    head: Element | None
    heading: str
    placeholder: bool
    contributor: bool
    tracked: bool
    commented: bool
    words: str

    @property
    def under(self) -> str:
        return f"under “{self.heading}”" if self.heading else "before the first heading"

    @property
    def plain(self) -> bool:
        return self.contributor


def _places(draft: Package) -> Iterator[_Place]:
    """Yield every paragraph that is no heading of a chapter or department, with the heading that it stands under."""
    styles = Styles(draft)
    ids = {name: styles.find("paragraph", name) for name in ("Placeholder", "Contributor")}
    head, heading = None, ""
    for paragraph in draft.body.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        id_ = style.get(w("val"), "") if style is not None else ""
        what = role(paragraph, styles, None)
        text = paragraph_text(paragraph)
        if what.kind is Kind.HEADING and what.level <= 2:  # noqa: PLR2004 -- chapters and departments
            head, heading = paragraph, text
            if not _tracked(paragraph) and not _commented(paragraph):
                continue
        yield _Place(
            paragraph,
            head if head is not paragraph else None,
            heading,
            placeholder=bool(ids["Placeholder"]) and id_ == ids["Placeholder"],
            contributor=bool(ids["Contributor"]) and id_ == ids["Contributor"],
            tracked=_tracked(paragraph),
            commented=_commented(paragraph),
            words=_findable(paragraph, text),
        )


def _findable(paragraph: Element, text: str) -> str:
    """Return by what a person finds a paragraph: its words, the deleted ones, its table row, or what else it is."""
    if text:
        return _quoted(text)
    if deleted := normal("".join(words.text or "" for words in paragraph.iter(w("delText")))):
        return f"the deleted words {_quoted(deleted)}"
    if next(paragraph.iter(*OBJECTS), None) is not None:
        return "a picture"
    row = next(paragraph.iterancestors(w("tr")), None)
    if row is None:
        return "an empty line"
    said = normal(" ".join(words.text or "" for words in row.iter(w("t"), w("delText"))))
    return f"an empty cell in the table row {_quoted(said)}" if said else "an empty table row"


def _quoted(text: str) -> str:
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[: _SHOWN - 3]}…”"


def _tracked(paragraph: Element) -> bool:
    row = next(paragraph.iterancestors(w("tr")), None)
    props = row.find(w("trPr")) if row is not None else None
    roots = [paragraph] if props is None else [paragraph, props]
    return any(next(root.iter(*[w(name) for name in _TRACKED]), None) is not None for root in roots)


def _commented(paragraph: Element) -> bool:
    return next(paragraph.iter(w("commentReference")), None) is not None

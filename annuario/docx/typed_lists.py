"""Lists whose bullets and numbers are typed: which of them surely are lists. Changes nothing.

Sure are neighbours that begin alike: two or more with the same dash or bullet, or with numbers that count on by one. All of
them are body text, and none is bold as a whole, as a heading would be.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annuario.docx.house import SYMBOLS
from annuario.docx.names import q, w
from annuario.docx.parts import Element
from annuario.docx.roles import Kind, Roles
from annuario.docx.tree import on

_DASHES = "-–"
_ALONE = "•\uf0b7"  # a bullet even where no second one follows
_BULLETS = _ALONE + "·▪■●◦►➢❖\uf0a7\uf0d8\uf076\uf06e\uf06c"
_OF_SYMBOLS = "§·lnvØ"  # bullets where a font of symbols draws them; boxes to tick and telephones are none
_MARKER = re.compile(rf"^([{re.escape(_DASHES + _BULLETS)}]) (?=\S)")
_NUMBER = re.compile(r"^(?:(\d{1,2})([.)])|([a-z])(\))) (?=[^\s\d])")
_FALSE = re.compile(r"^[-–] (?:\d[\d.,]*\s*[-–%€]?$|[-–])")  # "- 3 -", "- 5,2": a page's number, an amount
_FEWEST = 2
_HELD = (
    *(w(name) for name in ("ins", "del", "moveFrom", "moveTo", "br", "cr", "framePr", "sectPr")),
    q("m:oMathPara"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One typed item: the paragraph, its marker as typed, what it counts (0 for a bullet), and the form of the number."""

    paragraph: Element
    marker: str
    value: int = 0
    form: str = "bullet"
    after: str = ""


def is_typed(text: str) -> bool:
    """Return whether a paragraph with these words begins with a typed bullet or number."""
    return _MARKER.match(text) is not None or _NUMBER.match(text) is not None


def bare(text: str) -> str:
    """Return the words of a paragraph without the bullet or number that is typed before them, which a blank ends."""
    return text.partition(" ")[2]


def typed_lists(
    body: Element, roles: Roles, texts: Mapping[Element, str]
) -> tuple[tuple[tuple[Item, ...], ...], tuple[Element, ...]]:
    """Return the lists below `body` that are surely lists, and the paragraphs that begin like an item and might be none.

    `texts` are the words of its paragraphs.
    """
    sure: list[tuple[Item, ...]] = []
    might: list[Element] = []
    for holder in (body, *body.iter(w("tc"))):
        before: Item | None = None
        for block in _blocks(holder, roles, texts):
            for group in _groups(block):
                goes_on = before is not None and group[0].form != "bullet" and _follows(group[0], before)
                if goes_on or _is_list(group) or _counts_through(block, group[0]):
                    sure.append(group)
                    before = group[-1]
                else:
                    might += [item.paragraph for item in group]
    return tuple(sure), tuple(might)


def _blocks(holder: Element, roles: Roles, texts: Mapping[Element, str]) -> Iterator[list[Item]]:
    """Yield the typed items in `holder` between which nothing else stands; a blank paragraph is nothing."""
    block: list[Item] = []
    for child in holder:
        text = texts.get(child, "")
        item = _item(child, text, roles) if text else None
        if item is not None:
            block.append(item)
        elif block and (text or child.tag != w("p") or next(child.iter(w("drawing"), w("pict")), None) is not None):
            yield block
            block = []
    if block:
        yield block


def _groups(block: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """Yield the neighbours of `block` that begin alike."""
    group: list[Item] = []
    for item in block:
        if group and not _follows(item, group[-1]):
            yield tuple(group)
            group = []
        group.append(item)
    yield tuple(group)


def _counts_through(block: Sequence[Item], first: Item) -> bool:
    """Return whether the numbers of this form count on through the whole block, with lists of another form between them."""
    same = [item for item in block if (item.form, item.after) == (first.form, first.after)]
    return first.form != "bullet" and len(same) >= _FEWEST and all(_follows(after, before) for before, after in pairwise(same))


def _follows(item: Item, before: Item) -> bool:
    if item.form == "bullet":
        return item.marker == before.marker
    return (item.form, item.after, item.value) == (before.form, before.after, before.value + 1)


def _is_list(group: Sequence[Item]) -> bool:
    if group[0].form == "bullet":
        return len(group) >= _FEWEST or group[0].marker in _ALONE
    return len(group) >= _FEWEST


def _item(paragraph: Element, text: str, roles: Roles) -> Item | None:
    bullet, number = _MARKER.match(text), _NUMBER.match(text)
    drawn = text[:1] if text[:1] in _OF_SYMBOLS and text[1:2] == " " and _begins_in_symbols(paragraph) else ""
    if not (bullet or number or drawn) or roles.role(paragraph).kind is not Kind.BODY:
        return None
    if next(paragraph.iter(*_HELD), None) is not None or _is_heading(paragraph):
        return None
    if number:
        marker = text[: number.end() - 1]
        value = int(number[1]) if number[1] else ord(number[3]) - ord("a") + 1
        return Item(paragraph, marker, value, "decimal" if number[1] else "lowerLetter", marker[-1])
    marker = drawn or (bullet[1] if bullet else "")
    again = marker not in _DASHES and not drawn and marker in text[1:]
    return None if again or _FALSE.match(text) else Item(paragraph, marker)


def _begins_in_symbols(paragraph: Element) -> bool:
    run = next((run for run in paragraph.iter(w("r")) if run.find(w("t")) is not None), None)
    fonts = run.find(f"{w('rPr')}/{w('rFonts')}") if run is not None else None
    return fonts is not None and any(str(font).casefold().startswith(SYMBOLS) for font in fonts.attrib.values())


def _is_heading(paragraph: Element) -> bool:
    """Return whether all words after the marker are bold: then it is more likely a heading."""
    runs = [run for run in paragraph.iter(w("r")) if any((text.text or "").strip() for text in run.iterfind(w("t")))]
    return bool(runs) and all(on(run.find(w("rPr")), "b") for run in runs)

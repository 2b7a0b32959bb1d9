"""Indexes (ECMA-376 part 1, 17.16.5.32 and 17.16.5.79): marks at what is listed, and lists of what is marked, with its pages.

A list is made anew from the marks that are there, wherever editors moved them; pages are references, which any layout makes true.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from annuario.docx.fields import Field, field_mark, field_words, fields, make_field
from annuario.docx.house import Styles
from annuario.docx.names import w
from annuario.docx.parts import Element, Package
from annuario.docx.tree import element, number, properties, remove

UNKNOWN: Final = "–"
"""What stands for a page before it is known."""

_ENTRY = re.compile(r'\s*XE\s+"((?:[^"\\]|\\.)*)"')
_KIND = re.compile(r'\\f\s+"?([^"\s\\]+)')
_BETWEEN = re.compile(r"(?<!\\):")
_ANCHOR = "an_"
_PLAINER = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters that differ from plainer ones by more than an accent."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark by its name, and the entries (kind, words) under which the indexes list the place."""

    name: str
    entries: tuple[tuple[str, str], ...] = ()


def put_mark(paragraph: Element, mark: Mark) -> None:
    """Put the bookmark around the words of `paragraph`, and the marks of the entries behind them."""
    props = paragraph.find(w("pPr"))
    start = element("w:bookmarkStart", id=f"mark-{mark.name}", name=mark.name)
    paragraph.insert(0 if props is None else 1, start)
    for kind, words in mark.entries:
        said = re.sub(r'([\\":])', r"\\\1", words)
        paragraph.extend([field_mark("begin"), field_words("w:instrText", f' XE "{said}" \\f "{kind}" '), field_mark("end")])
    paragraph.append(element("w:bookmarkEnd", id=f"mark-{mark.name}"))


def index_of(kind: str) -> list[Element]:
    """Return the runs of an index of one kind that has no entries yet."""
    return make_field(f'INDEX \\f "{kind}" \\e ", "', UNKNOWN)


def renew_indexes(package: Package, *, live: bool = True) -> int:
    """Make the entries of each index anew from the marks; return how many there are.

    If `live` they stay fields that Word updates; else they become plain lines whose pages are references, for programs that
    build poorer indexes themselves. An index of which nothing is marked goes.
    """
    found = [field for field in fields(package.body) if field.kind == "INDEX"]
    if not found:
        return 0
    marked, styles, count = list(_marked(package)), Styles(package), 0
    for field in found:
        lines = list(_lines(_kind(field.code), marked, styles, live=live))
        if lines and live:
            _enclose(lines, field.code)
        count += len(lines)
        _replace(field, lines)
    return count


@dataclass(frozen=True, slots=True)
class _Place:
    """One mark: its kind, the words of its levels, the bookmark of its place."""

    kind: str
    levels: tuple[str, ...]
    bookmark: str


def _marked(package: Package) -> Iterator[_Place]:
    """Yield the marks of the body in their order; a place without a bookmark gets one."""
    taken = {mark.get(w("name"), "").casefold() for mark in package.body.iter(w("bookmarkStart"))}
    ids = 1 + max((number(mark.get(w("id")), 0) for mark in package.body.iter(w("bookmarkStart"))), default=0)
    for field in fields(package.body):
        match = _ENTRY.match(field.code) if field.kind == "XE" else None
        paragraph = next(field.begin.iterancestors(w("p")), None)
        if match is None or paragraph is None:
            continue
        names = (mark.get(w("name"), "") for mark in paragraph.iter(w("bookmarkStart")))
        bookmark = next((name for name in names if name and not name.startswith(_ANCHOR)), "")
        if not bookmark:
            bookmark = next(name for n in range(ids, ids + len(taken) + 1) if (name := f"_Index{n}").casefold() not in taken)
            taken.add(bookmark.casefold())
            paragraph.append(element("w:bookmarkStart", id=str(ids), name=bookmark))
            paragraph.append(element("w:bookmarkEnd", id=str(ids)))
            ids += 1
        levels = tuple(re.sub(r"\\(.)", r"\1", level).strip() for level in _BETWEEN.split(match[1]))
        yield _Place(_kind(field.code), levels, bookmark)


def _kind(code: str) -> str:
    """Return which index an entry or a list belongs to; "" for the one without a name."""
    match = _KIND.search(code)
    return match[1] if match else ""


def _lines(kind: str, marked: Sequence[_Place], styles: Styles, *, live: bool) -> Iterator[Element]:
    """Yield the lines of one index by the alphabet; an upper entry that has no page of its own comes before its lower ones."""
    pages: dict[tuple[str, ...], dict[str, None]] = {}
    for place in marked:
        if place.kind == kind:
            for depth in range(1, len(place.levels)):
                pages.setdefault(place.levels[:depth], {})
            pages.setdefault(place.levels, {})[place.bookmark] = None
    for levels in sorted(pages, key=lambda levels: [(by_alphabet(level), level) for level in levels]):
        yield _line(levels, list(pages[levels]), styles, live=live)


def by_alphabet(text: str) -> str:
    """Return `text` as the alphabet sorts it: without accents and capitals."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_PLAINER))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _line(levels: tuple[str, ...], bookmarks: Sequence[str], styles: Styles, *, live: bool) -> Element:
    line = element("w:p")
    style = styles.find("paragraph", f"index {len(levels)}", "index 1")
    if style:
        properties(line, "pPr").append(element("w:pStyle", val=style))
    line.append(field_words("w:t", levels[-1] + (", " if bookmarks else "")))
    if live:
        line.extend([field_words("w:t", UNKNOWN)] if bookmarks else [])
        return line
    for place, bookmark in enumerate(bookmarks):
        line.extend([field_words("w:t", ", ")] if place else [])
        line.extend(make_field(f"PAGEREF {bookmark} \\h", UNKNOWN))
    return line


def _enclose(lines: Sequence[Element], code: str) -> None:
    """Let `lines` be what an index field shows."""
    place = 1 if lines[0].find(w("pPr")) is not None else 0
    for run in reversed([field_mark("begin"), field_words("w:instrText", code), field_mark("separate")]):
        lines[0].insert(place, run)
    lines[-1].append(field_mark("end"))


def _replace(field: Field, lines: Sequence[Element]) -> None:
    """Put `lines` where the field and what it showed stand."""
    first = next(field.begin.iterancestors(w("p")), None)
    last = next(field.end.iterancestors(w("p")), None) if field.end is not None else None
    if first is None or last is None or first.getparent() is not last.getparent():
        return
    for line in lines:
        first.addprevious(line)
    while first is not None:
        following = None if first is last else first.getnext()
        section = first.find(f"{w('pPr')}/{w('sectPr')}")
        if section is None:
            remove(first)
        else:
            for child in [child for child in first if child.tag != w("pPr")]:
                first.remove(child)
        first = following

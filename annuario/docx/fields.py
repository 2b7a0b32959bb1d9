"""Fields (ECMA-376 part 1, 17.16): which stay alive, and which are frozen with the result they had."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from annuario.docx.names import q, w
from annuario.docx.parts import Element
from annuario.docx.text import TEXT_TAGS
from annuario.docx.tree import element, remove, unwrap

# SEQ is none of them: renumbered through the book, a caption would belie the texts that name its number.
ALIVE = frozenset({"REF", "PAGEREF", "NOTEREF", "HYPERLINK"})
# What may stay alive at all: none of them fetches or runs anything, or would show what another file is called.
KEPT = ALIVE | frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF", "TOC", "TC", "XE", "INDEX", "TA", "TOA"),
        *("LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "QUOTE", "SYMBOL", "EQ", "ADVANCE", "=", "IF", "COMPARE", "SET"),
        *("CITATION", "BIBLIOGRAPHY", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "MERGEFIELD", "ADDRESSBLOCK", "GREETINGLINE"),
    )
)
# What these show depends on the moment or place of the export, or is fetched from elsewhere.
RESTLESS = frozenset(
    (
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "FILENAME", "FILESIZE", "USERNAME", "USERINITIALS"),
        *("USERADDRESS", "LASTSAVEDBY", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE"),
    )
)


@dataclass(slots=True)
class Field:
    """One complex field: its begin, separator and end runs, and the runs that hold its code."""

    begin: Element
    code: str = ""
    codes: tuple[Element, ...] = ()
    separate: Element | None = None
    end: Element | None = None

    @property
    def kind(self) -> str:
        """The first word of the code, in capitals."""
        return _kind(self.code)


def _kind(code: str) -> str:
    return (code.split() or [""])[0].upper()


def fields(root: Element) -> tuple[Field, ...]:
    """Return the complex fields below `root`, inner ones after those that hold them; an end that lacks is None."""
    found: list[Field] = []
    open_: list[Field] = []
    for node in root.iter(w("fldChar"), w("instrText")):
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            open_.append(Field(node))
            found.append(open_[-1])
        elif open_ and kind == "separate":
            open_[-1].separate = node
        elif open_ and kind == "end":
            open_.pop().end = node
        elif open_ and node.tag == w("instrText"):
            open_[-1].code += node.text or ""
            open_[-1].codes += (node,)
    return tuple(found)


def freeze(
    root: Element, alive: frozenset[str] = ALIVE, names: AbstractSet[str] | None = None
) -> Iterator[tuple[str, Element | None]]:
    """Turn every field that is not `alive`, has no end, or points nowhere into the words it showed.

    `names` are the bookmarks that fields may point to, those below `root` if not given. Yields the code of each field and the
    paragraph it stands in. A kind that is not among `KEPT` is frozen whatever `alive` says.
    """
    alive = alive & KEPT
    names = bookmarks(root) if names is None else names
    for simple in list(root.iter(w("fldSimple"))):
        code = simple.get(w("instr"), "")
        if not _lives(code, alive, names):
            yield code.strip(), next(simple.iterancestors(w("p")), None)
            unwrap(simple)
    found = fields(root)
    known = {node for field in found for node in (field.begin, field.separate, field.end)}
    for stray in [node for node in root.iter(w("fldChar")) if node not in known]:
        remove(stray)
    for field in found:
        if field.end is None or not _lives(field.code, alive, names):
            yield field.code.strip(), next(field.begin.iterancestors(w("p")), None)
            _take_out(field)


def freeze_restless(root: Element) -> Iterator[str]:
    """Turn every field that is `RESTLESS` and whole into the words it showed, and leave all others; yield the code of each."""
    for simple in list(root.iter(w("fldSimple"))):
        code = simple.get(w("instr"), "")
        if _kind(code) in RESTLESS:
            unwrap(simple)
            yield code.strip()
    for field in fields(root):
        if field.kind in RESTLESS and field.end is not None:
            yield field.code.strip()
            _take_out(field)


def _take_out(field: Field) -> None:
    """Remove all of a field but its result."""
    _remove_code(field)
    for node in (field.begin, *field.codes, field.separate, field.end):
        if node is not None:
            remove(node)


def bookmarks(root: Element) -> set[str]:
    """Return the names of the bookmarks below `root` that have an end."""
    ends = {mark.get(w("id")) for mark in root.iter(w("bookmarkEnd"))}
    return {mark.get(w("name"), "") for mark in root.iter(w("bookmarkStart")) if mark.get(w("id")) in ends}


def show_deleted(root: Element) -> None:
    """Turn every field within a tracked deletion into the deleted words it showed, so that no program prints its code.

    What is marked in an index there (XE) is gone from it. A field of which only a half is deleted stays as it is.
    """
    open_: list[list[Element]] = []
    for node in list(root.iter(w("fldChar"), w("instrText"), w("delInstrText"))):
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            open_.append([])
        if open_:
            open_[-1].append(node)
        if open_ and kind == "end":
            whole = open_.pop()
            if all(next(part.iterancestors(w("del"), w("moveFrom")), None) is not None for part in whole):
                for part in whole:
                    remove(part)


def _remove_code(field: Field) -> None:
    """Remove the words that stand within a field's code, such as an inner field's result: they were never shown."""
    stop = field.separate if field.separate is not None else field.end
    paragraph = next(field.begin.iterancestors(w("p")), None)
    if stop is None or paragraph is None or next(stop.iterancestors(w("p")), None) is not paragraph:
        return
    inside = False
    for node in list(paragraph.iter(w("fldChar"), *TEXT_TAGS)):
        if node is stop:
            return
        if inside and node.tag != w("fldChar"):
            remove(node)
        inside = inside or node is field.begin


def _lives(code: str, alive: AbstractSet[str], names: AbstractSet[str]) -> bool:
    if _kind(code) not in alive:
        return False
    target = _TARGET.match(code)
    return target is None or target[3] in names


# The bookmark that a field points to: the first argument of REF and its kin; of HYPERLINK what follows \l, unless an
# address stands before it.
_REFERENCE = r"\s*(?:REF|PAGEREF|NOTEREF)\s+"
_LINK = r'\s*HYPERLINK(?:\s+\\[hmn]|\s+\\[ot]\s+(?:"[^"]*"|\S+))*\s+\\l\s+'
_TARGET = re.compile(rf'^({_REFERENCE}|{_LINK})("?)((?<=")[^"]+|[^\s"\\]+)\2', re.IGNORECASE)


def retarget(code: str, names: dict[str, str]) -> str:
    """Return a field's code with the bookmark that it points to renamed by `names`."""
    return _TARGET.sub(lambda match: f"{match[1]}{match[2]}{names.get(match[3], match[3])}{match[2]}", code)


def make_field(code: str, shown: str) -> list[Element]:
    """Return the runs of a new field with this code that shows `shown` until it is updated."""
    inside = [field_words("w:instrText", f" {code} "), field_mark("separate"), field_words("w:t", shown)]
    return [field_mark("begin"), *inside, field_mark("end")]


def field_mark(kind: str) -> Element:
    """Return a run with the begin, separate or end of a field."""
    run = element("w:r")
    run.append(element("w:fldChar", fldCharType=kind))
    return run


def field_words(name: str, text: str) -> Element:
    """Return a run with a field's code (`w:instrText`) or with what it shows (`w:t`), blanks kept."""
    run = element("w:r")
    run.append(element(name, text))
    run[-1].set(q("xml:space"), "preserve")
    return run

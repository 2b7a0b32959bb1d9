"""What a paragraph is, whatever its office called it: heading, body, list item, caption, quotation, note.

Decides by the style's name (English and Italian), what the style is based on, its outline level and the numbering.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from annuario.docx.house import Styles, plain_name
from annuario.docx.names import w
from annuario.docx.package import Element


class Kind(StrEnum):
    """The roles that a paragraph may have."""

    BODY = "body"
    TITLE = "title"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    CAPTION = "caption"
    QUOTE = "quote"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Role:
    """A role, with the level (from 1) of a heading or list item, and the numbering id of a list item."""

    kind: Kind
    level: int = 1
    num: str = ""


_NAMED = (
    (re.compile(r"(?:heading|titolo|title|intestazione)([1-9])$"), Kind.HEADING),
    (re.compile(r"(?:title|titolo)$"), Kind.TITLE),
    (re.compile(r"(?:caption|didascalia)$"), Kind.CAPTION),
    (re.compile(r"(?:intense)?(?:quote|citazione)(?:intensa)?$"), Kind.QUOTE),
    (re.compile(r"(?:footnotetext|endnotetext|testonotaapièdipagina|testonotadichiusura)$"), Kind.NOTE),
    (re.compile(r"(?:listbullet|puntoelenco)([2-5])?$"), Kind.BULLET),
    (re.compile(r"(?:listnumber|numeroelenco)([2-5])?$"), Kind.NUMBER),
)


def role(paragraph: Element, styles: Styles, numbering: Element | None) -> Role:
    """Return the role of `paragraph`, with the styles and the numbering of its own document."""
    props = paragraph.find(w("pPr"))
    own = props.find(w("pStyle")) if props is not None else None
    id_ = own.get(w("val"), "") if own is not None else styles.defaults.get("paragraph", "")
    named = _by_name(id_, styles)
    if named and named.kind in {Kind.HEADING, Kind.TITLE, Kind.CAPTION, Kind.NOTE}:
        return named
    outline = _outline(props)
    if outline is not None:
        return Role(Kind.HEADING, outline + 1)
    return _listed(props, id_, styles, numbering) or named or Role(Kind.BODY)


def _by_name(id_: str, styles: Styles) -> Role | None:
    for style in styles.chain(id_):
        name = style.find(w("name"))
        shown = plain_name(name.get(w("val"), "")) if name is not None else ""
        for pattern, kind in _NAMED:
            match = pattern.match(shown)
            if match:
                return Role(kind, int(match[1] or 1) if match.groups() else 1)
        outline = _outline(style.find(w("pPr")))
        if outline is not None:
            return Role(Kind.HEADING, outline + 1)
    return None


def _outline(props: Element | None) -> int | None:
    found = props.find(w("outlineLvl")) if props is not None else None
    level = found.get(w("val"), "9") if found is not None else "9"
    return int(level) if level.isdigit() and int(level) < 9 else None  # noqa: PLR2004 -- level 9 means body text


def _listed(props: Element | None, id_: str, styles: Styles, numbering: Element | None) -> Role | None:
    num, level = _numbered(props)
    for style in styles.chain(id_):
        if num is None:
            num, inherited = _numbered(style.find(w("pPr")))
            level = level if level is not None else inherited
    if num in {None, "0"} or numbering is None:
        return None
    definition = level_of(numbering, str(num), level or 0)
    if definition is None:
        return None
    form = definition.find(w("numFmt"))
    kind = form.get(w("val"), "") if form is not None else "decimal"
    if kind == "none":
        return None
    return Role(Kind.BULLET if kind == "bullet" else Kind.NUMBER, (level or 0) + 1, str(num))


def _numbered(props: Element | None) -> tuple[str | None, int | None]:
    found = props.find(w("numPr")) if props is not None else None
    if found is None:
        return None, None
    num, level = found.find(w("numId")), found.find(w("ilvl"))
    digits = level.get(w("val"), "0") if level is not None else ""
    return (num.get(w("val")) if num is not None else None), (int(digits) if digits.isdigit() else None)


def abstract_of(numbering: Element, num: str) -> Element | None:
    """Return the abstract numbering behind the numbering `num`, style links followed once."""
    instance = next((node for node in numbering.iter(w("num")) if node.get(w("numId")) == num), None)
    link = instance.find(w("abstractNumId")) if instance is not None else None
    wanted = link.get(w("val")) if link is not None else None
    found = next((node for node in numbering.iter(w("abstractNum")) if node.get(w("abstractNumId")) == wanted), None)
    style = found.find(w("numStyleLink")) if found is not None else None
    if style is None:
        return found
    return next(
        (
            node
            for node in numbering.iter(w("abstractNum"))
            if (link := node.find(w("styleLink"))) is not None and link.get(w("val")) == style.get(w("val"))
        ),
        found,
    )


def level_of(numbering: Element, num: str, level: int) -> Element | None:
    """Return the definition of one level (from 0) of the numbering `num`, an override before the abstract one."""
    instance = next((node for node in numbering.iter(w("num")) if node.get(w("numId")) == num), None)
    for override in instance.iter(w("lvlOverride")) if instance is not None else ():
        found = override.find(w("lvl"))
        if override.get(w("ilvl")) == str(level) and found is not None:
            return found
    abstract = abstract_of(numbering, num)
    levels = abstract.findall(w("lvl")) if abstract is not None else []
    return next((node for node in levels if node.get(w("ilvl")) == str(level)), None)

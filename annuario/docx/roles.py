"""What a paragraph is, whatever its office called it: heading, body, list item, caption, quotation, note.

Decides by the style's name (English and Italian), what the style is based on, its outline level and the numbering.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from annuario.docx.definitions import Definitions
from annuario.docx.house import Styles, plain_name
from annuario.docx.names import w
from annuario.docx.parts import Element, Package


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
    (re.compile(r"(?:(?:intense)?(?:quote|citazione)(?:intensa)?|quotations|citazioni|blocktext|testodelblocco)$"), Kind.QUOTE),
    (re.compile(r"(?:footnote|endnote)(?:text)?$|(?:testo)?nota(?:apièdipagina|dichiusura)$"), Kind.NOTE),
    (re.compile(r"(?:listbullet|puntoelenco|elencopuntato)([2-5])?$"), Kind.BULLET),
    (re.compile(r"(?:listnumber|numeroelenco|elenconumerato)([2-5])?$"), Kind.NUMBER),
)


class Roles:
    """The roles of the paragraphs of one document, by its own styles and numbering; each is found once, as it is then."""

    def __init__(self, styles: Styles, definitions: Definitions) -> None:
        """Begin with a document's styles and what its numbering ids mean."""
        self.styles = styles
        self.definitions = definitions
        self._named: dict[str, Role | None] = {}
        self._known: dict[Element, Role] = {}
        self._numbers: dict[str, tuple[str | None, int | None]] = {}

    @classmethod
    def of(cls, package: Package) -> "Roles":
        """Return the roles of `package`."""
        return cls(Styles(package), Definitions.of(package))

    def role(self, paragraph: Element) -> Role:
        """Return the role of `paragraph`."""
        if paragraph not in self._known:
            self._known[paragraph] = self._role(paragraph)
        return self._known[paragraph]

    def _role(self, paragraph: Element) -> Role:
        props = paragraph.find(w("pPr"))
        own = props.find(w("pStyle")) if props is not None else None
        id_ = own.get(w("val"), "") if own is not None else self.styles.defaults.get("paragraph", "")
        if id_ not in self._named:
            self._named[id_] = _by_name(id_, self.styles)
        named = self._named[id_]
        if named and named.kind in {Kind.HEADING, Kind.TITLE, Kind.CAPTION, Kind.NOTE}:
            return named
        outline = _outline(props)
        if outline is not None:
            return Role(Kind.HEADING, outline + 1)
        return self._listed(props, id_) or named or Role(Kind.BODY)

    def listed(self, paragraph: Element) -> Kind | None:
        """Return BULLET or NUMBER where numbering marks `paragraph`, be it a list item or a numbered heading."""
        props = paragraph.find(w("pPr"))
        own = props.find(w("pStyle")) if props is not None else None
        found = self._listed(props, own.get(w("val"), "") if own is not None else self.styles.defaults.get("paragraph", ""))
        return found.kind if found is not None else None

    def _by_style(self, id_: str) -> tuple[str | None, int | None]:
        """Return the numbering and level that the style gives, by what it is based on if not itself."""
        if id_ not in self._numbers:
            num: str | None = None
            level: int | None = None
            for style in self.styles.chain(id_):
                num, inherited = _numbered(style.find(w("pPr")))
                level = level if level is not None else inherited
                if num is not None:
                    break
            self._numbers[id_] = num, level
        return self._numbers[id_]

    def _listed(self, props: Element | None, id_: str) -> Role | None:
        num, level = _numbered(props)
        if num is None:
            num, inherited = self._by_style(id_)
            level = level if level is not None else inherited
        if num in {None, "0"}:
            return None
        definition = self.definitions.level(str(num), level or 0)
        if definition is None:
            return None
        form = definition.find(w("numFmt"))
        kind = form.get(w("val"), "") if form is not None else "decimal"
        if kind == "none":
            return None
        return Role(Kind.BULLET if kind == "bullet" else Kind.NUMBER, (level or 0) + 1, str(num))


def role(paragraph: Element, styles: Styles, numbering: Element | None) -> Role:
    """Return the role of one `paragraph`, with the styles and the root of the numbering of its own document."""
    return Roles(styles, Definitions(numbering)).role(paragraph)


def _by_name(id_: str, styles: Styles) -> Role | None:
    for style in styles.chain(id_):
        name = style.find(w("name"))
        shown = plain_name(name.get(w("val"), "")) if name is not None else ""
        for pattern, kind in _NAMED:
            match = pattern.match(shown)
            if match:
                return Role(kind, int(match[1] or 1) if match.groups() else 1)
        props = style.find(w("pPr"))
        if props is not None and props.find(w("outlineLvl")) is not None:  # level 9 says: no heading, whatever it is based on
            outline = _outline(props)
            return Role(Kind.HEADING, outline + 1) if outline is not None else None
    return None


def _outline(props: Element | None) -> int | None:
    found = props.find(w("outlineLvl")) if props is not None else None
    level = found.get(w("val"), "9") if found is not None else "9"
    return int(level) if level.isdigit() and int(level) < 9 else None  # noqa: PLR2004 -- level 9 means body text


def _numbered(props: Element | None) -> tuple[str | None, int | None]:
    found = props.find(w("numPr")) if props is not None else None
    if found is None:
        return None, None
    num, level = found.find(w("numId")), found.find(w("ilvl"))
    digits = level.get(w("val"), "0") if level is not None else ""
    return (num.get(w("val")) if num is not None else None), (int(digits) if digits.isdigit() else None)

"""Reading one document as units that can be compared. Changes nothing."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from annuario.docx.house import Styles, plain_name
from annuario.docx.merging.units import OBJECT, Cell, Unit
from annuario.docx.names import q, w
from annuario.docx.notes import notes_by_id
from annuario.docx.parts import Element, Package, Part
from annuario.docx.roles import Kind, Roles
from annuario.docx.text import NOTES, TEXT_TAGS, normal

OBJECTS = frozenset({w("drawing"), w("pict"), w("object"), q("mc:AlternateContent")})
_DRAWN = (q("a:blip"), q("v:imagedata"), q("c:chart"), q("dgm:relIds"))
_BLANKS = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-", w("softHyphen"): "", w("ptab"): " "}
_GONE = frozenset({w("del"), w("moveFrom"), q("mc:Fallback"), w("rPr"), w("pPr"), w("instrText"), w("delText")})
WRAPPERS = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("smartTag"), w("ins"), w("moveTo"), w("del"), w("moveFrom")})
"""What may stand between a story, table or row and its paragraphs, rows or cells."""
_P, _R, _T, _TBL, _TR, _TC = (w(name) for name in ("p", "r", "t", "tbl", "tr", "tc"))
_FLDCHAR, _FLDTYPE, _HYPERLINK, _SYM, _VAL, _PPR = (
    w(name) for name in ("fldChar", "fldCharType", "hyperlink", "sym", "val", "pPr")
)
_SECTPR, _TCPR, _GRIDSPAN, _VMERGE = (w(name) for name in ("sectPr", "tcPr", "gridSpan", "vMerge"))
_PSTYLE, _OUTLINE, _NUMPR, _ILVL, _NUMID = (w(name) for name in ("pStyle", "outlineLvl", "numPr", "ilvl", "numId"))
_CALLS = {tag: kind for kind, tag in NOTES.items()}
_SPECIAL = frozenset({*TEXT_TAGS, *OBJECTS, *_CALLS, _HYPERLINK})
_PLAIN_STYLES = {"", "normal", "standard", "normale"}


@dataclass
class Reading:
    """One document being read."""

    package: Package
    _digests: dict[str, str] = field(default_factory=dict)
    _roles: dict[tuple[str, ...], tuple[str, int]] = field(default_factory=dict)

    @cached_property
    def styles(self) -> Styles:
        """The styles of the document."""
        return Styles(self.package)

    @cached_property
    def roles(self) -> Roles:
        """The roles of its paragraphs."""
        return Roles.of(self.package)

    @cached_property
    def notes(self) -> dict[tuple[str, str], tuple[Element, Part]]:
        """The notes by kind and id, each with the part it stands in."""
        parts = {kind: self.package.related(kind) for kind in NOTES}
        return {
            (kind, id_): (note, part) for kind, part in parts.items() if part is not None for id_, note in notes_by_id(part).items()
        }

    def note(self, call: Element) -> tuple[Element, Part] | None:
        """Return the note that `call` calls, and its part."""
        return self.notes.get((_CALLS.get(str(call.tag), ""), call.get(w("id"), "")))

    def units(self, holder: Element, part: Part) -> list[Unit]:
        """Return the paragraphs and tables that `holder` (body, cell, note, text box) holds, in order."""
        return [self._unit(child, part) for child in below(holder, _P, _TBL)]

    def _unit(self, element: Element, part: Part) -> Unit:
        if element.tag == _TBL:
            rows = tuple(self._row(row, part) for row in below(element, _TR))
            content, form = ("\x1e".join(texts) for texts in ([row.content for row in rows], [row.form for row in rows]))
            return Unit(element, content, form, inner=rows, tag=_TBL)
        content = self.content(element, part)
        props = element.find(_PPR)
        mark = props.find(_SECTPR) if props is not None else None
        section = section_form(mark) if mark is not None else ""
        role, level = self.role(element, props) if content else ("", 0)
        return Unit(element, content, f"{role}|{section}" if content or section else "", role, level, section)

    def _row(self, element: Element, part: Part) -> Unit:
        cells = tuple(Cell(cell, _span(cell), tuple(self.units(cell, part))) for cell in below(element, _TC))
        texts = ["\n".join([unit.content for unit in cell.units if not unit.blank]) for cell in cells]
        forms = [cell.span + "\n".join([unit.form for unit in cell.units if not unit.blank]) for cell in cells]
        return Unit(element, "\x1f".join(texts), "\x1f".join(forms), cells=cells, tag=_TR)

    def role(self, paragraph: Element, props: Element | None) -> tuple[str, int]:
        """Return what a paragraph is (its role and its style's name) and its level as a heading, 0 for none."""
        key = _role_key(props)
        if key not in self._roles:
            found = self.roles.role(paragraph)
            name = plain_name(self.styles.name(key[0]))
            listed = found.kind in {Kind.BULLET, Kind.NUMBER, Kind.HEADING}
            said = f"{found.kind}{found.level if listed else ''}:{'' if name in _PLAIN_STYLES else name}"
            self._roles[key] = (said, found.level if found.kind is Kind.HEADING else 0)
        return self._roles[key]

    def content(self, paragraph: Element, part: Part) -> str:
        """Return the words of a paragraph, normalised, with marks for what is no text."""
        said: list[str] = []
        self._gather(paragraph, said, [], part)
        text = "".join(said)
        return " ".join(text.split()) if text.isascii() else normal(text)

    def _gather(self, element: Element, said: list[str], codes: list[int | None], part: Part) -> None:
        for child in element:
            tag = child.tag
            if tag == _T:
                said.append(child.text or "")
            elif tag == _R:
                self._gather(child, said, codes, part)
            elif tag in _GONE:
                continue
            elif tag in _BLANKS:
                said.append(_BLANKS[str(tag)])
            elif tag == _FLDCHAR:
                _step(child.get(_FLDTYPE, ""), said, codes)
            elif tag in _SPECIAL:
                self._special(child, said, codes, part)
            else:
                self._gather(child, said, codes, part)

    def _special(self, child: Element, said: list[str], codes: list[int | None], part: Part) -> None:
        """Say what a symbol, a formula's text, a drawing, a call of a note or a link says."""
        tag = str(child.tag)
        if tag in TEXT_TAGS:
            said.append(symbol(child) if tag == _SYM else child.text or "")
        elif tag in OBJECTS:
            said.append(f"{OBJECT}{self.drawn(child, part)}")
            said += [f"{OBJECT}[{unit.content}]" for box in boxes(child) for unit in self.units(box, part) if unit.content]
        elif tag in _CALLS:
            said.append(f"{OBJECT}{self.note_content(child)}")
        else:
            before = len(said)
            self._gather(child, said, codes, part)
            if any(said[before:]):
                said.insert(before, link_mark(child, part))

    def note_content(self, call: Element) -> str:
        """Return the words of the note that `call` calls, with a mark of their own."""
        found = self.note(call)
        return f"note({self.holder_content(*found)})" if found is not None else "note()"

    def holder_content(self, holder: Element, part: Part) -> str:
        """Return the words of all that `holder` holds."""
        return "\n".join(unit.content for unit in self.units(holder, part) if not unit.blank)

    def box_content(self, drawing: Element, part: Part) -> str:
        """Return the words of the text boxes of a drawing."""
        return "\x1f".join(self.holder_content(box, part) for box in boxes(drawing))

    def drawn(self, node: Element, part: Part) -> str:
        """Return a mark for a picture, chart or drawing: what it shows by its bytes, whatever it is called."""
        shown = [self.digest(part, found) for found in node.iter(*_DRAWN) if _counts(found, node)]
        return "drawing(" + ",".join(digest[:16] for digest in shown) + ")"

    def digest(self, part: Part, node: Element) -> str:
        """Return the SHA-256 of what a reference to a picture, chart or diagram leads to, "" where that lies outside."""
        id_ = node.get(q("r:embed")) or node.get(q("r:id")) or node.get(q("r:dm")) or ""
        rel = part.rels.get(id_)
        if rel is None or rel.external or rel.target not in self.package.parts:
            return ""
        if rel.target not in self._digests:
            content = self.package.parts[rel.target].content
            if node.tag == q("dgm:relIds"):  # its data name the drawn picture by an id, which moves
                content = re.sub(rb'\brelId="[^"]*"', b"", content)
            if node.tag == q("c:chart"):  # what it says: programs write the same chart differently each time
                content = _said(content)
            self._digests[rel.target] = hashlib.sha256(content).hexdigest()
        return self._digests[rel.target]


def _said(chart: bytes) -> bytes:
    """Return the words and values that a chart shows."""
    shown = Part("", "", chart).tree().iter(q("c:v"), q("a:t"))
    return "\x1f".join(node.text or "" for node in shown).encode()


def below(holder: Element, *tags: str) -> Iterator[Element]:
    """Yield the elements with one of `tags` that `holder` holds, looking through controls and tracked changes."""
    for child in holder:
        if child.tag in tags:
            yield child
        elif child.tag in WRAPPERS:
            yield from below(child, *tags)


def boxes(drawing: Element) -> list[Element]:
    """Return the contents of the text boxes of a drawing, without a fallback that repeats them, none within another."""
    found = []
    for box in drawing.iter(w("txbxContent")):
        outer = list(box.iterancestors(q("mc:Fallback"), w("txbxContent"), drawing.tag))
        stop = next((place for place, node in enumerate(outer) if node is drawing), len(outer))
        if not any(node.tag in {q("mc:Fallback"), w("txbxContent")} for node in outer[:stop]):
            found.append(box)
    return found


def _counts(found: Element, drawing: Element) -> bool:
    """Return whether a picture is the drawing's own: no fallback's, and none of a text box within, which is read there."""
    for node in found.iterancestors():
        if node is drawing:
            return True
        if node.tag in {q("mc:Fallback"), w("txbxContent")}:
            return False
    return True


def symbol(element: Element) -> str:
    """Return the character of a `w:sym`, a blank for one that is no number."""
    try:
        return chr(int(element.get(w("char"), "20"), 16))
    except (ValueError, OverflowError):
        return " "


def _step(kind: str, said: list[str], codes: list[int | None]) -> None:
    """Enter or leave a field; what stands within its code is never shown."""
    if kind == "begin":
        codes.append(len(said))
    elif codes:
        begun = codes.pop()
        if begun is not None:
            del said[begun:]
        if kind == "separate":
            codes.append(None)


def link_mark(link: Element, part: Part) -> str:
    """Return a mark for the address that a hyperlink leads to, "" for a place in the document."""
    rel = part.rels.get(link.get(q("r:id"), ""))
    return f"{OBJECT}link({rel.target.rstrip('/')}){OBJECT}" if rel is not None and rel.external else ""


def _role_key(props: Element | None) -> tuple[str, ...]:
    style = outline = level = num = ""
    for child in props if props is not None else ():
        tag = child.tag
        if tag == _PSTYLE:
            style = child.get(_VAL, "")
        elif tag == _OUTLINE:
            outline = child.get(_VAL, "")
        elif tag == _NUMPR:
            for said in child:
                if said.tag == _ILVL:
                    level = said.get(_VAL, "")
                elif said.tag == _NUMID:
                    num = said.get(_VAL, "")
    return (style, outline, level, num)


def _span(cell: Element) -> str:
    """Return how many columns a cell spans, with `r` or `c` where it begins or continues a cell that reaches down."""
    span, down = "1", ""
    props = next(iter(cell), None)  # the schema puts them first
    for child in props if props is not None and props.tag == _TCPR else ():
        if child.tag == _GRIDSPAN:
            span = child.get(_VAL, "1")
        elif child.tag == _VMERGE:
            down = child.get(_VAL, "continue")[0]
    return span + down


def section_form(mark: Element) -> str:
    """Return what a section mark asks for: paper, margins, columns, and where it begins."""
    said = []
    for name, keys in (("type", "val"), ("pgSz", "w h orient"), ("pgMar", "top right bottom left"), ("cols", "num")):
        node = mark.find(w(name))
        said += [f"{name}.{key}={node.get(w(key), '')}" for key in keys.split()] if node is not None else []
    return " ".join(said) or "section"

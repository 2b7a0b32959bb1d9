"""Structure where looks imitate it: typed headings, bullets, numbers and indents become real ones, where that is certain.

Takes out nothing but the typed marker or blanks. The numbers shown stay those that were typed.
"""

import re
from collections.abc import Iterator, Sequence

from annuario.docx.house import Styles
from annuario.docx.names import q, w
from annuario.docx.numbering import Numbers
from annuario.docx.parts import Element, Package
from annuario.docx.places import Places
from annuario.docx.roles import Kind, Roles
from annuario.docx.rules import Change, Rule
from annuario.docx.text import paragraph_text
from annuario.docx.tree import PPR_ORDER, element, number, properties, put, remove
from annuario.docx.typed_headings import headings, lines
from annuario.docx.typed_lists import Item, typed_lists

_PROSE = 80  # a paragraph that long is no line of a poem, a form or a listing
_PROSE_WORDS = 12
_PROSE_LETTERS = 0.9
_COLUMNS = re.compile(r"\s{3}|\t")
_CODE = re.compile(r"[\\{}<>=]")
_MONOSPACED = ("courier", "consolas", "lucidaconsole", "monaco", "menlo", "couriernew", "dejavusansmono", "liberationmono")
_STEP = 200  # twentieths of a point by which an item stands further in than another, to be one of a deeper level
_DEEPEST = 3
_IN_THE_WAY = (
    *(w(name) for name in ("fldChar", "fldSimple", "drawing", "pict", "object", "footnoteReference", "endnoteReference")),
    *(w(name) for name in ("ptab", "br", "cr", "noBreakHyphen", "commentReference")),
)
_SPACE = q("xml:space")


def make_structure(package: Package, places: Places) -> Iterator[Change]:
    """Make real what surely is structure in the body of `package`; yield each change with the paragraph as it was typed."""
    body = package.body
    roles = Roles.of(package)
    texts = {paragraph: paragraph_text(paragraph) for paragraph in body.iter(w("p"))}
    found = lines(body, roles, texts)
    sure = headings(found, roles.styles)
    listed, _ = typed_lists(body, roles, texts)
    yield from _make_lists(package, listed, places, roles.styles)
    for paragraph, level in sure.items():
        yield Change(Rule.TYPED_HEADING, paragraph_text(paragraph), places.at(paragraph))
        put(properties(paragraph, "pPr"), element("w:outlineLvl", val=str(level - 1)), PPR_ORDER)
    blanks = [_blanks(line.paragraph) if line.kind is Kind.BODY else "" for line in found]
    for place, line in enumerate(found):
        near = {*blanks[max(0, place - 1) : place + 2]} - {""}
        if blanks[place] and len(near) == 1 and _is_prose(line.text) and _is_indented(line.paragraph):
            yield Change(Rule.TYPED_INDENT, line.text, places.at(line.paragraph))
            strip_start(line.paragraph, "")


def _make_lists(package: Package, listed: Sequence[Sequence[Item]], places: Places, styles: Styles) -> Iterator[Change]:
    if not listed:
        return
    lists = _Lists(package)
    levels = _levels(listed, styles)
    for items in listed:
        if not all(can_strip(item.paragraph, item.marker) for item in items):
            continue
        first = items[0]
        level = levels.get(first.paragraph, 0)
        num = lists.bullets() if first.form == "bullet" else lists.numbers(first, level)
        for item in items:
            yield Change(Rule.TYPED_MARKER, paragraph_text(item.paragraph), places.at(item.paragraph))
            strip_start(item.paragraph, item.marker)
            _put_in_list(item.paragraph, num, levels.get(item.paragraph, 0) if first.form == "bullet" else level)


def _put_in_list(paragraph: Element, num: str, level: int) -> None:
    props = properties(paragraph, "pPr")
    for name in ("ind", "tabs"):
        for child in props.findall(w(name)):
            props.remove(child)
    numbers = element("w:numPr")
    numbers.append(element("w:ilvl", val=str(level)))
    numbers.append(element("w:numId", val=num))
    put(props, numbers, PPR_ORDER)


def _levels(listed: Sequence[Sequence[Item]], styles: Styles) -> dict[Element, int]:
    """Return the level (from 0) of the bullets: by how far in they stand among those without other text between."""
    levels: dict[Element, int] = {}
    cluster: list[Element] = []
    for items in [*listed, ()]:
        near = bool(cluster) and bool(items) and _neighbours(cluster[-1], items[0].paragraph)
        if not near:
            levels |= _steps(cluster, styles)
            cluster = []
        cluster += [item.paragraph for item in items]
    return levels


def _neighbours(before: Element, after: Element) -> bool:
    node = before.getnext()
    while node is not None and node is not after and node.tag == w("p") and not paragraph_text(node):
        node = node.getnext()
    return node is after


def _steps(cluster: Sequence[Element], styles: Styles) -> dict[Element, int]:
    found = {paragraph: _indent(paragraph, styles) for paragraph in cluster}
    steps: list[int] = []
    for value in sorted(set(found.values())):
        if not steps or value - steps[-1] >= _STEP:
            steps.append(value)
    return {p: min(_DEEPEST, sum(step <= value for step in steps)) - 1 for p, value in found.items()}


def _indent(paragraph: Element, styles: Styles) -> int:
    """Return how far in the marker of `paragraph` stands, in twentieths of a point, typed tabs counted in."""
    props = paragraph.find(w("pPr"))
    style = props.find(w("pStyle")) if props is not None else None
    chain = styles.chain(style.get(w("val"), "") if style is not None else styles.defaults.get("paragraph", ""))
    holders = (props, *(found.find(w("pPr")) for found in chain))
    indent = next((holder.find(w("ind")) for holder in holders if holder is not None and holder.find(w("ind")) is not None), None)
    left = first = 0
    if indent is not None:
        left = number(indent.get(w("left"), indent.get(w("start"))), 0)
        first = number(indent.get(w("firstLine")), 0) - number(indent.get(w("hanging")), 0)
    tabs = 0
    for node in _typed(paragraph):
        if node.tag == w("tab"):
            tabs += 1
        elif (node.text or "").strip():
            break
    return left + first + 720 * tabs


def _is_prose(text: str) -> bool:
    """Return whether `text` is a sentence that runs over lines: there, blanks before the first word mean nothing more."""
    letters = sum(letter.isalpha() or letter in " ,.'’" for letter in text)
    return (
        not _CODE.search(text)
        and len(text) >= _PROSE
        and len(text.split()) >= _PROSE_WORDS
        and letters >= _PROSE_LETTERS * len(text)
    )


def _is_indented(paragraph: Element) -> bool:
    """Return whether the blanks before the first word stand for an indent: none after it make columns."""
    words = "".join(map(_shown, _typed(paragraph))).lstrip()
    return not _COLUMNS.search(words) and not _is_monospaced(paragraph) and can_strip(paragraph, "")


def _blanks(paragraph: Element) -> str:
    """Return the blanks that are typed before the first word."""
    blanks = ""
    for node in _typed(paragraph):
        shown = _shown(node)
        blanks += shown[: len(shown) - len(shown.lstrip())]
        if shown.strip():
            break
    return blanks


def _is_monospaced(paragraph: Element) -> bool:
    fonts = (str(value).casefold().replace(" ", "") for node in paragraph.iter(w("rFonts")) for value in node.attrib.values())
    return any(font.startswith(_MONOSPACED) for font in fonts)


def _typed(paragraph: Element) -> Iterator[Element]:
    """Yield what is typed in `paragraph`: texts, tabs and symbols of its runs, in order."""
    for node in paragraph.iter(w("t"), w("tab"), w("sym")):
        holder = node.getparent()
        if holder is not None and holder.tag == w("r"):
            yield node


def can_strip(paragraph: Element, marker: str) -> bool:
    """Return whether `paragraph` begins with `marker`, in plain runs of its own with nothing but blanks around it."""
    rest = marker
    for node in paragraph.iter(w("t"), w("tab"), w("sym"), *_IN_THE_WAY):
        run = node.getparent()
        if run is None or run.tag != w("r"):
            if node.tag == w("tab"):
                continue  # a stop of the paragraph's, none that is typed
            return False
        if node.tag in _IN_THE_WAY or run.getparent() is not paragraph:
            return False
        text = _shown(node).lstrip() if rest == marker else _shown(node)
        taken = min(len(rest), len(text))
        if rest[:taken] != text[:taken]:
            return False
        rest = rest[taken:]
        if not rest and text[taken:].strip():
            return True
    return False


def strip_start(paragraph: Element, marker: str) -> None:
    """Take `marker` off the start of `paragraph`, with the blanks before and after it."""
    rest = marker
    for node in list(_typed(paragraph)):
        text = _shown(node)
        if rest == marker:
            text = text.lstrip()
        if rest:
            taken = min(len(rest), len(text))
            rest, text = rest[taken:], text[taken:]
        if not rest:
            text = text.lstrip()
        if text:
            if node.tag == w("t"):
                node.text = text
                node.set(_SPACE, "preserve")
            return
        remove(node)


def _shown(node: Element) -> str:
    if node.tag == w("tab"):
        return "\t"
    if node.tag == w("sym"):
        code = node.get(w("char"), "20")
        return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else " "
    return node.text or ""


class _Lists:
    """The lists that are added to the document's own numbering: one for all bullets, one for each that counts."""

    def __init__(self, package: Package) -> None:
        self._numbers = Numbers(package)
        self._bullets = ""

    def bullets(self) -> str:
        """Return the id of a numbering of bullets."""
        self._bullets = self._bullets or self._numbers.define(_level(place, "bullet", mark, 1) for place, mark in enumerate("•–▪"))
        return self._bullets

    def numbers(self, first: Item, level: int) -> str:
        """Return the id of a new numbering that counts at `level` as `first` begins."""
        return self._numbers.define(_level(n, first.form, f"%{n + 1}{first.after}", first.value) for n in range(level + 1))


def _level(place: int, form: str, text: str, start: int) -> Element:
    level = element("w:lvl", ilvl=str(place))
    level.append(element("w:start", val=str(start)))
    level.append(element("w:numFmt", val=form))
    level.append(element("w:lvlText", val=text))
    level.append(element("w:lvlJc", val="left"))
    props = element("w:pPr")
    props.append(element("w:ind", left=str(360 * (place + 1)), hanging="360"))
    level.append(props)
    return level

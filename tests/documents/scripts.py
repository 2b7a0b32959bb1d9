"""Scripts of edits: two people change copies of one document, and what both meant is known.

`script(document, seed)` makes edits for an editor and a department that do not touch one another; `colliding` makes some that
do. An edit says what it does to which element of the base; it does it by itself, without the code under test.

Two edits collide when they touch the same block and either deletes it or their words overlap, or when they touch the same cell
or one deletes its row. Where even a person could not say in which order two insertions belong, none are made.
"""

import hashlib
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Literal

from annuario.docx import Package
from annuario.docx.merging.order import order_notes
from annuario.docx.names import R, q, w
from annuario.docx.notes import next_note, separators
from annuario.docx.parts import Element, Part
from annuario.docx.text import is_blank, paragraph_text
from annuario.docx.tree import element
from tests.documents.word import PNG, para, picture, table, xml

Side = Literal["ours", "theirs"]
_WORD = re.compile(r"\w+")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_INSERTS = ("insert", "insert-table", "insert-picture", "insert-item")


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: what it does, to which element of the base (by its number in the body), and with which words."""

    act: str
    target: int
    words: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    after: int = -1
    several: tuple[int, ...] = ()
    style: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """The edits of both sides, and how many pairs of them collide."""

    ours: tuple[Edit, ...]
    theirs: tuple[Edit, ...]
    collisions: int = 0

    def words(self) -> set[str]:
        """Return all words that either side wrote."""
        return {word for edit in (*self.ours, *self.theirs) for text in edit.words for word in text.split()}


def edited(base: Package, *sides: Sequence[Edit]) -> Package:
    """Return a copy of `base` with the edits of one side, or of both: then what the first put in somewhere comes first."""
    out = deepcopy(base)
    nodes = list(out.body.iter())
    hands = [edit for side in sides for edit in side]
    for edit in sorted((edit for edit in hands if edit.act == "change"), key=lambda edit: -edit.start):
        _change(nodes[edit.target], edit)
    for side in reversed(sides):  # what is put behind something last stands next to it
        for edit in side:
            if edit.act in {*_INSERTS, "insert-row"} or edit.act == "move":
                _ACTS[edit.act](out, nodes[edit.target], edit, nodes)
    for edit in hands:
        if edit.act in {"role", "footnote"}:
            _ACTS[edit.act](out, nodes[edit.target], edit, nodes)
    for edit in hands:
        for number in (edit.several or (edit.target,)) if edit.act.startswith("delete") else ():
            node = nodes[number]
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)
    order_notes(out)  # as Word does
    return out


def _texts(paragraph: Element) -> list[Element]:
    gone = (w("del"), w("moveFrom"))
    own = (text for text in paragraph.iter(w("t")) if next(text.iterancestors(w("p"))) is paragraph)
    return [text for text in own if next(text.iterancestors(*gone), None) is None]


def _change(paragraph: Element, edit: Edit) -> None:
    """Put the edit's words in the place of the characters from `start` to `end`, in one run or over several."""
    place, new = 0, " ".join(edit.words)
    for text in _texts(paragraph):
        old = text.text or ""
        begin, end = max(edit.start - place, 0), min(edit.end - place, len(old))
        if begin < end:
            text.text = old[:begin] + new + old[end:]
            text.set(q("xml:space"), "preserve")
            new = ""
        place += len(old)


def _role(out: Package, paragraph: Element, edit: Edit, nodes: Sequence[Element]) -> None:
    del out, nodes
    props = paragraph.find(w("pPr"))
    if props is None:
        props = element("w:pPr")
        paragraph.insert(0, props)
    old = props.find(w("pStyle"))
    if old is not None:
        props.remove(old)
    props.insert(0, element("w:pStyle", val=edit.style))


def _insert(out: Package, anchor: Element, edit: Edit, nodes: Sequence[Element]) -> None:
    del nodes
    if edit.act == "insert-table":
        new = xml(table([edit.words[0], edit.words[1]], [edit.words[2], edit.words[3]]))
        anchor.addnext(new)
        new.addnext(xml("<w:p/>"))
    elif edit.act == "insert-picture":
        digest = hashlib.sha256(edit.words[0].encode()).hexdigest()
        part = Part(f"word/media/{digest[:12]}.png", "image/png", PNG + digest.encode())
        out.parts[part.name] = part
        anchor.addnext(xml(para(picture(out.main.add(f"{R}/image", part.name), number=str(900000 + edit.target)), edit.words[0])))
    elif edit.act == "insert-item":
        new = xml(para(" ".join(edit.words)))
        props = anchor.find(w("pPr"))
        if props is not None:
            copy = deepcopy(props)
            for mark in copy.findall(w("sectPr")):
                copy.remove(mark)
            new.replace(new[0], copy)
        anchor.addnext(new)
    else:
        anchor.addnext(xml(para(" ".join(edit.words))))


def _insert_row(out: Package, row: Element, edit: Edit, nodes: Sequence[Element]) -> None:
    del out, nodes
    new = deepcopy(row)
    for cell in list(new.iter(w("tc"))):
        for child in [child for child in cell if child.tag != w("tcPr")]:
            cell.remove(child)
        cell.append(xml(para(edit.words[0])))
    row.addnext(new)


def _footnote(out: Package, paragraph: Element, edit: Edit, nodes: Sequence[Element]) -> None:
    del nodes
    part = out.ensure("footnotes", _TYPE, separators("footnotes"))
    id_ = str(next_note(part))
    part.tree().append(xml(f'<w:footnote w:id="{id_}">{para(" ".join(edit.words))}</w:footnote>'))
    paragraph.append(xml(f'<w:r><w:footnoteReference w:id="{id_}"/></w:r>'))


def _move(out: Package, block: Element, edit: Edit, nodes: Sequence[Element]) -> None:
    del out
    nodes[edit.after].addnext(block)


_ACTS = {
    "role": _role,
    "footnote": _footnote,
    "insert-row": _insert_row,
    "move": _move,
    **dict.fromkeys(_INSERTS, _insert),
}


@dataclass
class _Maker:
    """Makes the edits of both sides one after another and keeps account of what is touched."""

    base: Package
    chance: random.Random
    number: int = 0
    touched: dict[int, list[tuple[Side, Edit]]] = field(default_factory=dict)
    gone: dict[int, Side] = field(default_factory=dict)
    filled: dict[int, set[Side]] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    anchors: set[int] = field(default_factory=set)
    collisions: int = 0
    made: dict[Side, list[Edit]] = field(default_factory=lambda: {"ours": [], "theirs": []})

    def __post_init__(self) -> None:
        """Look at the base once."""
        self.nodes = list(self.base.body.iter())
        self.numbers = {node: number for number, node in enumerate(self.nodes)}
        self.children = [child for child in self.base.body if child.tag in {w("p"), w("tbl")}]
        self.blocks = [self.numbers[child] for child in self.children if not (child.tag == w("p") and is_blank(child))]
        self.plain = [number for number in self.blocks if self._movable(self.nodes[number])]
        self.lines = [number for number in self.blocks if self.nodes[number].tag == w("p") and self.spans(number)]
        tables = [number for number in self.blocks if self.nodes[number].tag == w("tbl")]
        self.rows = [
            self.numbers[row] for number in tables for row in self.nodes[number].findall(w("tr")) if row.find(w("tc")) is not None
        ]
        self.cell_lines = [
            self.numbers[line]
            for row in self.rows
            for line in self.nodes[row].iter(w("p"))
            if self.spans(self.numbers[line]) and next(line.iterancestors(w("tr"), q("mc:Fallback"))) is self.nodes[row]
        ]
        self.said = {number: _said(self.nodes[number]) for number in self.blocks}
        self.counts = Counter(self.said.values())
        styles = self.base.related("styles")
        self.styles = [
            node.get(w("styleId"), "")
            for node in (styles.tree().iter(w("style")) if styles is not None else ())
            if node.get(w("type")) == "paragraph"
        ]

    @staticmethod
    def _movable(node: Element) -> bool:
        """Return whether a block may leave its place: no half of a field, of a bookmark or of a section goes with it."""
        return (
            next(node.iter(w("fldChar"), w("sectPr"), w("bookmarkStart"), w("bookmarkEnd"), w("commentRangeStart")), None) is None
        )

    def spans(self, number: int) -> list[tuple[int, int]]:
        text = "".join(node.text or "" for node in _texts(self.nodes[number]))
        return [match.span() for match in _WORD.finditer(text)]

    def word(self) -> str:
        """Return a word that nobody else writes."""
        self.number += 1
        return f"zq{self.number}x{self.chance.randrange(10**6)}"

    def holders(self, number: int) -> tuple[int, ...]:
        """Return the numbers of the block and of what holds it: its row and its table."""
        node = self.nodes[number]
        up = [node, *node.iterancestors(w("tc"), w("tr"), w("tbl"))]
        return tuple(self.numbers[one] for one in up)

    def free(self, number: int, side: Side) -> bool:
        """Return whether no one has deleted it or what holds it."""
        del side
        return not any(holder in self.gone for holder in self.holders(number))

    def others(self, number: int, side: Side) -> list[Edit]:
        """Return what the other side does to a block, or to what it holds."""
        return [edit for who, edit in self.touched.get(number, []) if who != side]

    def own(self, number: int, side: Side) -> list[Edit]:
        """Return what one side does to a block, or to what it holds."""
        return [edit for who, edit in self.touched.get(number, []) if who == side]

    def note(self, number: int, side: Side, edit: Edit) -> None:
        """Remember an edit."""
        for holder in self.holders(number):
            self.touched.setdefault(holder, []).append((side, edit))
        self.made[side].append(edit)

    def gap(self, number: int) -> set[int]:
        """Return the gaps (each by the block before it) that run together because what parts them is deleted or moved."""
        order = [self.numbers[child] for child in self.children]
        place = order.index(number)
        found = {number}
        near = place
        while near >= 0 and self._soft(order[near]):
            near -= 1
            if near >= 0:
                found.add(order[near])
        near = place + 1
        while near < len(order) and self._soft(order[near]):
            found.add(order[near])
            near += 1
        return found

    def _soft(self, number: int) -> bool:
        return (
            number in self.gone or number in self.moved or is_blank(self.nodes[number])
            if self.nodes[number].tag == w("p")
            else number in self.gone or number in self.moved
        )

    def clear(self, number: int, side: Side) -> bool:
        """Return whether the other side puts nothing at another place of the gap behind a block."""
        return not any(side_ != side for near in self.gap(number) - {number} for side_ in self.filled.get(near, set()))


def _make_change(maker: _Maker, side: Side, lines: Sequence[int]) -> bool:
    number = maker.chance.choice(lines)
    if not maker.free(number, side):
        return False
    words = maker.spans(number)
    first = maker.chance.randrange(len(words))
    last = min(len(words) - 1, first + maker.chance.randrange(3))
    start, end = words[first][0], words[last][1]
    for _, edit in maker.touched.get(number, []):
        if edit.act == "change" and edit.start < end and start < edit.end:
            return False
    cell = next(maker.nodes[number].iterancestors(w("tc")), None)
    if cell is not None and maker.others(maker.numbers[cell], side):
        return False
    if any(edit.act == "role" for edit in maker.own(number, side)) and _nothing_left(maker, number, side, (start, end)):
        return False
    count = 1 + maker.chance.randrange(3)
    maker.note(number, side, Edit("change", number, tuple(maker.word() for _ in range(count)), start, end))
    return True


def _nothing_left(maker: _Maker, number: int, side: Side, *more: tuple[int, int]) -> bool:
    """Return whether a side leaves no word of a paragraph: with another role, too, nobody would know it again."""
    changed = [*more, *((edit.start, edit.end) for edit in maker.own(number, side) if edit.act == "change")]
    return all(any(start < last and first < end for first, last in changed) for start, end in maker.spans(number))


def _make_role(maker: _Maker, side: Side) -> bool:
    number = maker.chance.choice(maker.lines)
    if not maker.free(number, side) or any(edit.act == "role" for _, edit in maker.touched.get(number, [])) or not maker.styles:
        return False
    if _nothing_left(maker, number, side):
        return False
    maker.note(number, side, Edit("role", number, style=maker.chance.choice(maker.styles)))
    return True


def _make_insert(maker: _Maker, side: Side) -> bool:
    number = maker.chance.choice(maker.blocks)
    act = maker.chance.choice(_INSERTS)
    if act == "insert-item" and maker.nodes[number].find(f"{w('pPr')}/{w('numPr')}") is None:
        act = "insert"
    if number in maker.moved or number in maker.gone or not maker.clear(number, side) or _next_moved(maker, number):
        return False
    maker.filled.setdefault(number, set()).add(side)
    maker.anchors.add(number)
    count = 1 if act == "insert-picture" else 4
    maker.made[side].append(Edit(act, number, tuple(maker.word() for _ in range(count))))
    return True


def _next_moved(maker: _Maker, number: int) -> bool:
    return bool(maker.gap(number) & maker.moved)


def _make_delete(maker: _Maker, side: Side) -> bool:
    if not maker.plain:
        return False
    number = maker.chance.choice(maker.plain)
    if (
        maker.touched.get(number)
        or number in maker.gone
        or number in maker.moved
        or number in maker.anchors
        or _twin(maker, number)
    ):
        return False
    maker.gone[number] = side
    if any(len(maker.filled.get(near, set())) and not _alone(maker, near) for near in maker.gap(number)):
        del maker.gone[number]
        return False
    maker.note(number, side, Edit("delete", number))
    return True


def _alone(maker: _Maker, number: int) -> bool:
    sides = {side for near in maker.gap(number) for side in maker.filled.get(near, set())}
    places = [near for near in maker.gap(number) if maker.filled.get(near)]
    return len(sides) <= 1 or len(places) <= 1


def _twin(maker: _Maker, number: int) -> bool:
    """Return whether others read the same and so do their neighbours: nobody could say which of them is gone."""
    counts = maker.counts
    if counts[maker.said[number]] == 1:
        return False
    place = maker.blocks.index(number)
    near = [maker.blocks[other] for other in (place - 1, place + 1) if 0 <= other < len(maker.blocks)]
    return any(counts[maker.said[other]] > 1 for other in near)


def _said(node: Element) -> str:
    return " ".join(paragraph_text(line) for line in node.iter(w("p")))


def _make_move(maker: _Maker, side: Side) -> bool:
    if len(maker.plain) < 4:
        return False
    number, after = maker.chance.choice(maker.plain), maker.chance.choice(maker.blocks)
    if not _may_move(maker, number) or not _may_follow(maker, number, after, side):
        return False
    maker.moved.add(number)
    if any(maker.filled.get(near) for near in maker.gap(number)):
        maker.moved.discard(number)
        return False
    maker.filled.setdefault(after, set()).add(side)
    maker.anchors.add(after)
    maker.note(number, side, Edit("move", number, after=after))
    return True


def _may_move(maker: _Maker, number: int) -> bool:
    """Return whether a block may leave its place, and be known again: no table, no few words, none that stand twice."""
    if number in maker.gone or number in maker.moved or number in maker.anchors or _far_touched(maker, number):
        return False
    known = maker.counts[maker.said[number]] == 1 and len(maker.said[number].split()) >= 5
    return known and maker.nodes[number].tag != w("tbl") and not any(maker.filled.get(near) for near in maker.gap(number))


def _may_follow(maker: _Maker, number: int, after: int, side: Side) -> bool:
    """Return whether a block may be put behind another: nothing is put in there, and all there keeps its place."""
    if number == after or after in maker.gone or after in maker.moved or maker.filled.get(after):
        return False
    beside = maker.blocks.index(after) == maker.blocks.index(number) - 1
    return not beside and maker.clear(after, side) and not _next_moved(maker, after)


def _far_touched(maker: _Maker, number: int) -> bool:
    """Return whether a block that is to move has been changed so much that nobody would know it again."""
    changes = [edit for _, edit in maker.touched.get(number, []) if edit.act == "change"]
    return len(changes) > 1


def _make_row(maker: _Maker, side: Side) -> bool:
    if not maker.rows:
        return False
    number = maker.chance.choice(maker.rows)
    near = {
        number,
        *(
            maker.numbers[row]
            for row in (maker.nodes[number].getnext(), maker.nodes[number].getprevious())
            if row is not None and row.tag == w("tr")
        ),
    }
    if not maker.free(number, side) or near & set(maker.gone) or any(maker.filled.get(row) for row in near):
        return False
    if maker.chance.random() < 0.5:
        maker.filled.setdefault(number, set()).add(side)
        maker.note(number, side, Edit("insert-row", number, (maker.word(),)))
        return True
    row = maker.nodes[number]
    rows = maker.nodes[maker.numbers[next(row.iterancestors(w("tbl")))]].findall(w("tr"))
    said = [_said(other) for other in rows]
    if (
        maker.touched.get(number)
        or len(rows) < 3
        or said.count(_said(row)) > 1
        or next(row.iter(w("fldChar"), w("bookmarkStart"), w("vMerge")), None) is not None
    ):
        return False
    maker.gone[number] = side
    maker.note(number, side, Edit("delete-row", number))
    return True


def _make_footnote(maker: _Maker, side: Side) -> bool:
    number = maker.chance.choice(maker.lines)
    if not maker.free(number, side) or any(edit.act == "footnote" for _, edit in maker.touched.get(number, [])):
        return False
    maker.note(number, side, Edit("footnote", number, (maker.word(),)))
    return True


def _make_part(maker: _Maker, side: Side) -> bool:
    """Take out a stretch of blocks, from a paragraph on, that nobody touches."""
    place = maker.chance.randrange(len(maker.blocks))
    chosen = maker.blocks[place : place + 2 + maker.chance.randrange(4)]
    whole = [self for self in chosen if self in maker.plain]
    busy = any(maker.touched.get(one) or one in maker.gone or one in maker.moved or one in maker.anchors for one in chosen)
    if whole != chosen or busy or len(maker.blocks) < 20 or any(_twin(maker, one) for one in chosen):
        return False
    if any(maker.filled.get(near) for one in chosen for near in maker.gap(one)):
        return False
    for one in chosen:
        maker.gone[one] = side
    if any(maker.filled.get(near) for one in chosen for near in maker.gap(one)):
        for one in chosen:
            del maker.gone[one]
        return False
    edit = Edit("delete-part", chosen[0], several=tuple(chosen))
    maker.made[side].append(edit)
    for one in chosen:
        maker.touched.setdefault(one, []).append((side, edit))
    return True


_KINDS = (
    (lambda maker, side: bool(maker.lines) and _make_change(maker, side, maker.lines), 8),
    (lambda maker, side: bool(maker.cell_lines) and _make_change(maker, side, maker.cell_lines), 3),
    (lambda maker, side: bool(maker.lines) and _make_role(maker, side), 1),
    (_make_insert, 5),
    (_make_delete, 3),
    (_make_move, 2),
    (_make_row, 2),
    (lambda maker, side: bool(maker.lines) and _make_footnote(maker, side), 1),
    (_make_part, 1),
)


def script(base: Package, seed: int, edits: int = 12) -> Script:
    """Return a script of about so many edits on either side, none of which collides with one of the other."""
    maker = _Maker(base, random.Random(seed))  # noqa: S311 -- no secret: the same seed makes the same script
    _fill(maker, edits)
    return Script(tuple(maker.made["ours"]), tuple(maker.made["theirs"]))


def _fill(maker: _Maker, edits: int) -> None:
    kinds, weights = [kind for kind, _ in _KINDS], [weight for _, weight in _KINDS]
    for _ in range(edits):
        for side in _sides():
            for _ in range(8):
                if maker.chance.choices(kinds, weights)[0](maker, side):
                    break


def _sides() -> Iterator[Side]:
    yield "ours"
    yield "theirs"


def colliding(base: Package, seed: int, edits: int = 8) -> Script:
    """Return a script in which some edits of the two sides collide, with the number of pairs that do."""
    maker = _Maker(base, random.Random(seed))  # noqa: S311 -- no secret: the same seed makes the same script
    for _ in range(1 + maker.chance.randrange(4)):
        _collide(maker)
    collisions = maker.collisions
    _fill(maker, edits)
    return Script(tuple(maker.made["ours"]), tuple(maker.made["theirs"]), collisions)


def _collide(maker: _Maker) -> None:
    """Make one pair of edits that collide."""
    first, second = maker.chance.sample(["ours", "theirs"], 2)
    in_cell = bool(maker.cell_lines) and maker.chance.random() < 0.4
    lines = maker.cell_lines if in_cell else maker.lines
    if not lines:
        return
    number = maker.chance.choice(lines)
    if any(maker.touched.get(holder) or holder in maker.gone for holder in maker.holders(number)):
        return
    words = maker.spans(number)
    at = maker.chance.randrange(len(words))
    change = Edit("change", number, (maker.word(),), words[at][0], words[min(at + 1, len(words) - 1)][1])
    maker.note(number, first, change)  # type: ignore[arg-type]
    kind = maker.chance.choice(["change", "delete", "delete"])
    row = next(maker.nodes[number].iterancestors(w("tr")), None)
    if kind == "change":
        maker.note(number, second, Edit("change", number, (maker.word(), maker.word()), *words[at]))  # type: ignore[arg-type]
    elif row is not None:
        target = maker.numbers[row]
        maker.gone[target] = second  # type: ignore[assignment]
        maker.note(target, second, Edit("delete-row", target))  # type: ignore[arg-type]
    else:
        maker.gone[number] = second  # type: ignore[assignment]
        maker.note(number, second, Edit("delete", number))  # type: ignore[arg-type]
    maker.anchors.add(number)
    maker.collisions += 1

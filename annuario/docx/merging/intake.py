"""Taking blocks and runs of another document in: styles, lists, notes, pictures, links and names as in composing.

A list item joins the list of its neighbours where these stand in both documents.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property

from annuario.docx import changes
from annuario.docx.carry import Carrier
from annuario.docx.house import Styles
from annuario.docx.names import W14, V, q, w, word_type
from annuario.docx.namespaces import Prefixes
from annuario.docx.notes import next_note, separators
from annuario.docx.numbering import Numbers, Taking, taking_of
from annuario.docx.parts import Element, Package, Part
from annuario.docx.shapes import Shapes, rename_shapes
from annuario.docx.styles import adopt_styles
from annuario.docx.text import NOTES
from annuario.docx.tree import element, number, remove, remove_all, remove_comment_marks

PARAGRAPH_IDS = frozenset({f"{{{W14}}}paraId", f"{{{W14}}}textId"})
"""Must stand once in a document; what is copied leaves them behind."""
_VML = f"{{{V}}}*"


@dataclass
class Intake:
    """What comes from `source` into `out`."""

    out: Package
    source: Package
    lists: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _styles: dict[str, str] = field(default_factory=dict)
    _nums: dict[str, str] = field(default_factory=dict)

    @cached_property
    def styles(self) -> Styles:
        """The styles of the document under way."""
        return Styles(self.out)

    @cached_property
    def source_styles(self) -> Styles:
        """The styles of the source."""
        return Styles(self.source)

    @cached_property
    def numbers(self) -> Numbers:
        """The lists of the document under way."""
        return Numbers(self.out)

    @cached_property
    def taking(self) -> Taking:
        """The lists of the source, and what of them came along."""
        return taking_of(self.source)

    @cached_property
    def carrier(self) -> Carrier:
        """What carries parts over."""
        return Carrier(self.out)

    @cached_property
    def bookmarks(self) -> tuple[set[str], list[int]]:
        """The names of bookmarks that are taken, and the next free number of one."""
        marks = [mark for part in self.out.stories() for mark in part.tree().iter(w("bookmarkStart"), w("bookmarkEnd"))]
        names = {mark.get(w("name"), "").casefold() for mark in marks}
        return names, [1 + max((number(mark.get(w("id")), 0) for mark in marks), default=0)]

    @cached_property
    def shapes(self) -> Shapes:
        """The names of old-style shapes in the document under way."""
        shapes = Shapes(self.out)
        shapes.names(self.out)
        return shapes

    @cached_property
    def shape_names(self) -> dict[str, str]:
        """The new names of those of the source."""
        return self.shapes.names(self.source)

    @cached_property
    def drawing_ids(self) -> list[int]:
        """The next free number of a drawing."""
        found = (node for part in self.out.stories() for node in part.tree().iter(q("wp:docPr")))
        return [1 + max((number(node.get("id"), 0) for node in found), default=0)]

    @cached_property
    def control_ids(self) -> list[int]:
        """The next free number of a content control."""
        found = (node for part in self.out.stories() for node in part.tree().iterfind(f".//{w('sdtPr')}/{w('id')}"))
        return [1 + max((abs(number(node.get(w("val")), 0)) for node in found), default=0)]

    def take(self, elements: Sequence[Element], part: Part, target: Part) -> list[Element]:
        """Return copies of elements of the source that fit into `target`; their notes are in the document already."""
        copies = [_copy(one) for one in elements]
        for copy in copies:
            list(changes.accept(copy))
            self._clean(copy)
            self._fit(copy, part, target)
            self._notes(copy)
        return copies

    def props(self, paragraph: Element) -> Element:
        """Return the properties of a paragraph of the source as they are said in the document under way."""
        holder = element("w:p")
        found = paragraph.find(w("pPr"))
        holder.append(deepcopy(found) if found is not None else element("w:pPr"))
        remove_all(holder, ("w:sectPr", "w:pPrChange", "w:rPr"))
        self._fit(holder, self.source.main, self.out.main)
        return holder[0]

    def _clean(self, copy: Element) -> None:
        remove_comment_marks(copy)
        remove_all(copy, ("w:headerReference", "w:footerReference", "w:proofErr", "w:permStart", "w:permEnd"))
        for node in copy.iter():
            for key in [key for key in node.attrib if key in PARAGRAPH_IDS or str(key).startswith(w("rsid"))]:
                del node.attrib[key]

    def _fit(self, copy: Element, part: Part, target: Part) -> None:
        self._rename_styles(copy)
        for node in copy.iter(w("numId")):
            node.set(w("val"), self._list(node.get(w("val"), "0")))
        self._bookmarks(copy)
        if next(copy.iter(_VML), None) is not None:
            rename_shapes(copy, self.shape_names)
        for nodes, key, ids in (
            (copy.iter(q("wp:docPr")), "id", self.drawing_ids if next(copy.iter(q("wp:docPr")), None) is not None else [1]),
            (copy.iterfind(f".//{w('sdtPr')}/{w('id')}"), w("val"), self.control_ids if _has(copy, "w:sdtPr") else [1]),
        ):
            for node in nodes:
                node.set(key, str(ids[0]))
                ids[0] += 1
        self.carrier.relink(copy, self.source, part, target)

    def _rename_styles(self, copy: Element) -> None:
        named = list(copy.iter(w("pStyle"), w("rStyle"), w("tblStyle")))
        wanted = {node.get(w("val"), "") for node in named} - set(self._styles)
        if wanted:
            known = self.source_styles
            same = {id_ for id_ in wanted if id_ in known.by_id and known.name(id_) == self.styles.name(id_) != ""}
            if wanted - same:
                adopted = adopt_styles(known, self.out, self.styles, [copy])
                for style in adopted.fresh.values():
                    self.numbers.rename_style(style, {})
                self._styles |= adopted.ids
            self._styles |= {id_: id_ for id_ in same}
        for node in named:
            new = self._styles.get(node.get(w("val"), ""))
            if new is None:
                remove(node)
            else:
                node.set(w("val"), new)

    def _list(self, num: str) -> str:
        """Return the list that `num` of the source is here: its neighbours' list, else one that comes along."""
        if num in {"", "0"}:
            return "0"
        if self.lists.get(num):
            return self.lists[num].most_common(1)[0][0]
        if num not in self._nums:
            self._nums[num] = self.numbers.adopt_one(num, self.taking)
            self._bullets()
        return self._nums[num]

    def _bullets(self) -> None:
        """Let the pictures that stand before items of lists come along."""
        old, new = self.source.related("numbering"), self.out.related("numbering")
        while self.numbers.pictures and old is not None and new is not None:
            bullet = self.numbers.pictures.pop()
            self.shapes.name_anew(bullet)
            self.carrier.relink(bullet, self.source, old, new)

    def _bookmarks(self, copy: Element) -> None:
        """Give bookmarks numbers of their own; one whose name is taken, or that has one half, stays behind."""
        starts = {mark.get(w("id"), ""): mark for mark in copy.iter(w("bookmarkStart"))}
        ends = {mark.get(w("id"), ""): mark for mark in copy.iter(w("bookmarkEnd"))}
        if not starts and not ends:
            return
        names, next_ = self.bookmarks
        for id_ in [*starts, *(set(ends) - set(starts))]:
            start, end = starts.get(id_), ends.get(id_)
            name = start.get(w("name"), "").casefold() if start is not None else ""
            if start is None or end is None or not name or name in names:
                for mark in (start, end):
                    if mark is not None:
                        remove(mark)
                continue
            names.add(name)
            for mark in (start, end):
                mark.set(w("id"), str(next_[0]))
            next_[0] += 1

    def _notes(self, copy: Element) -> None:
        """Bring the notes along that `copy` calls, each under a new number."""
        for kind, reference in NOTES.items():
            for call in list(copy.iter(reference)):
                old = self.source.related(kind)
                note = self._note(old, call.get(w("id"), "")) if old is not None else None
                if note is None or old is None:
                    remove(call)
                    continue
                new = self.out.ensure(kind, word_type(kind), separators(kind))
                moved = deepcopy(note)
                list(changes.accept(moved))
                self._clean(moved)
                self._fit(moved, old, new)
                id_ = str(next_note(new))
                for node in (moved, call):
                    node.set(w("id"), id_)
                new.tree().append(moved)

    def _note(self, part: Part, id_: str) -> Element | None:
        return next((note for note in part.tree() if note.get(w("id")) == id_ and note.get(w("type"), "normal") == "normal"), None)

    def learn(self, theirs: Element, ours: Element) -> None:
        """Remember which list of the source is which list here, from a paragraph that stands in both."""
        pair = [node.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}") for node in (theirs, ours)]
        if pair[0] is not None and pair[1] is not None:
            self.lists[pair[0].get(w("val"), "")][pair[1].get(w("val"), "")] += 1

    def prefixes(self) -> None:
        """Let the document declare the prefixes that its source names in attributes; nothing moves if it does."""
        needed = False
        for mine, other in zip(self.out.stories(), self.source.stories(), strict=False):
            here = mine.tree().nsmap
            ignored = {here.get(prefix) for prefix in mine.tree().get(q("mc:Ignorable"), "").split()}
            there = other.tree()
            wanted = {there.nsmap.get(prefix) for prefix in there.get(q("mc:Ignorable"), "").split()}
            choices = {prefix for choice in there.iter(q("mc:Choice")) for prefix in choice.get("Requires", "").split()}
            needed = needed or bool(wanted - ignored) or bool(choices - set(here))
        if needed:
            prefixes = Prefixes()
            prefixes.note(self.source)
            prefixes.declare(self.out)


def _copy(one: Element) -> Element:
    copy = deepcopy(one)
    copy.tail = None
    return copy


def _has(copy: Element, name: str) -> bool:
    return next(copy.iter(q(name)), None) is not None

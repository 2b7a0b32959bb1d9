"""Comments: each that a text shows comes along with its replies, whether it is resolved, and the people who wrote it.

What a comment says stands in one part (ECMA-376 part 1, 17.13.4); what is said of it in four others ([MS-DOCX] 2.5.4), which
name it by the id of its last paragraph or by a lasting id.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from lxml import etree

from annuario.docx.names import W14, W15, W16CEX, W16CID, W, q, w, word_type
from annuario.docx.notes import Taken
from annuario.docx.parts import Element, Package
from annuario.docx.tree import remove, remove_comment_marks

_MS = "http://schemas.microsoft.com/office"
# The parts that speak of comments: their kind, the type of relationship that leads to them, their root.
_ABOUT = {
    "commentsExtended": (f"{_MS}/2011/relationships/commentsExtended", f"{{{W15}}}commentsEx"),
    "commentsIds": (f"{_MS}/2016/09/relationships/commentsIds", f"{{{W16CID}}}commentsIds"),
    "commentsExtensible": (f"{_MS}/2018/08/relationships/commentsExtensible", f"{{{W16CEX}}}commentsExtensible"),
    "people": (f"{_MS}/2011/relationships/people", f"{{{W15}}}people"),
}
_PARA, _PARENT = q("w15:paraId"), q("w15:paraIdParent")
_DURABLE, _DURABLE_PARA, _LASTING = q("w16cid:durableId"), q("w16cid:paraId"), q("w16cex:durableId")
_MARKS = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
_FIRST = 0x60000000  # ids of paragraphs are below 0x80000000 ([MS-DOCX] 2.6.2.3); few are as high as these


class Comments:
    """The comments of the document under way."""

    def __init__(self, out: Package) -> None:
        """Begin with none: the text of `out` that its own remark on is gone."""
        self.out = out
        self.count = 0
        self.paragraphs = _FIRST
        self.durable: set[str] = set()
        self.authors: set[str] = set()
        for id_, rel in list(out.main.rels.items()):
            if rel.kind in {"comments", *_ABOUT} and not rel.external:
                out.parts.pop(rel.target, None)
                del out.main.rels[id_]

    def take(self, roots: Sequence[Element], source: Package) -> list[Taken]:
        """Copy the comments of `source` whose marks stand below `roots`, with their replies; a mark of none goes."""
        part = source.related("comments")
        if part is None:
            for root in roots:
                remove_comment_marks(root)
            return []
        by_id = {comment.get(w("id"), ""): comment for comment in part.tree().iter(w("comment"))}
        called = [call.get(w("id"), "") for root in roots for call in root.iter(w("commentReference"))]
        threads = _Threads(source, by_id)
        new: dict[str, str] = {}
        for id_ in [id_ for id_ in dict.fromkeys(called) if id_ in by_id]:
            for other in (id_, *threads.replies(id_)):
                if other not in new:
                    new[other] = str(self.count)
                    self.count += 1
                    if other not in called:
                        _mark_like(roots, id_, other)
        for root in roots:
            _rename_marks(root, new)
        if not new:
            return []
        target = self.out.ensure("comments", word_type("comments"), etree.Element(w("comments"), nsmap={"w": W, "w14": W14}))
        taken = Taken(etree.Element(w("comments")), part, target)
        for old, id_ in new.items():
            copy = deepcopy(by_id[old])
            copy.set(w("id"), id_)
            taken.root.append(copy)
        self._speak(source, self._number_paragraphs(taken.root))
        self._introduce(source, {comment.get(w("author"), "") for comment in taken.root})
        return [taken]

    def _number_paragraphs(self, root: Element) -> dict[str, str]:
        """Give every paragraph of the comments an id of its own; return the new ones by the old."""
        new: dict[str, str] = {}
        for paragraph in root.iter(w("p")):
            old = paragraph.get(q("w14:paraId"))
            if old is not None:
                self.paragraphs += 1
                new[old.upper()] = f"{self.paragraphs:08X}"
                paragraph.set(q("w14:paraId"), new[old.upper()])
        return new

    def _speak(self, source: Package, new: Mapping[str, str]) -> None:
        """Take over what is said of the comments whose paragraphs are `new`: threads, lasting ids, what hangs on those."""
        for entry in _entries(source, "commentsExtended"):
            if entry.get(_PARA, "").upper() in new:
                copy = self._add("commentsExtended", entry)
                copy.set(_PARA, new[entry.get(_PARA, "").upper()])
                parent = new.get(str(copy.attrib.pop(_PARENT, "")).upper())
                if parent:
                    copy.set(_PARENT, parent)
        lasting: dict[str, str] = {}
        for entry in _entries(source, "commentsIds"):
            if entry.get(_DURABLE_PARA, "").upper() in new:
                copy = self._add("commentsIds", entry)
                copy.set(_DURABLE_PARA, new[entry.get(_DURABLE_PARA, "").upper()])
                lasting[entry.get(_DURABLE, "").upper()] = self._lasting(entry.get(_DURABLE, ""))
                copy.set(_DURABLE, lasting[entry.get(_DURABLE, "").upper()])
        for entry in _entries(source, "commentsExtensible"):
            if entry.get(_LASTING, "").upper() in lasting:
                self._add("commentsExtensible", entry).set(_LASTING, lasting[entry.get(_LASTING, "").upper()])

    def _introduce(self, source: Package, authors: set[str]) -> None:
        """Take over from the list of people those who wrote the comments; a name that is there already stays as it is."""
        for person in _entries(source, "people"):
            author = person.get(q("w15:author"), "")
            if author in authors - self.authors:
                self.authors.add(author)
                self._add("people", person)

    def _lasting(self, old: str) -> str:
        """Return a lasting id: the old one, unless another comment has it."""
        if old.upper() in self.durable or not old:
            self.paragraphs += 1
            old = f"{self.paragraphs:08X}"
        self.durable.add(old.upper())
        return old

    def _add(self, kind: str, entry: Element) -> Element:
        """Append a copy of `entry` to the part of that kind, and return it."""
        relation, root = _ABOUT[kind]
        namespaces = {"w15": W15, "w16cid": W16CID, "w16cex": W16CEX}
        part = self.out.ensure(kind, word_type(kind), etree.Element(root, nsmap=namespaces), relation=relation)
        copy = deepcopy(entry)
        part.tree().append(copy)
        return copy


class _Threads:
    """Which comments of one document reply to which."""

    def __init__(self, source: Package, by_id: Mapping[str, Element]) -> None:
        owner = {p.get(q("w14:paraId"), "").upper(): id_ for id_, comment in by_id.items() for p in comment.iter(w("p"))}
        self.children: dict[str, list[str]] = {}
        for entry in _entries(source, "commentsExtended"):
            child, parent = owner.get(entry.get(_PARA, "").upper()), owner.get(entry.get(_PARENT, "").upper())
            if child is not None and parent is not None and child != parent:
                self.children.setdefault(parent, []).append(child)

    def replies(self, id_: str) -> Iterator[str]:
        """Yield the replies to a comment, and those to its replies; circles end."""
        seen, waiting = {id_}, [id_]
        while waiting:
            for child in self.children.get(waiting.pop(), ()):
                if child not in seen:
                    seen.add(child)
                    waiting.append(child)
                    yield child


def _entries(source: Package, kind: str) -> Iterator[Element]:
    part = source.related(kind)
    if part is not None:
        yield from part.tree()


def _mark_like(roots: Sequence[Element], id_: str, reply: str) -> None:
    """Let the comment `reply`, which has no mark, stand where the comment `id_` stands: Word shows none without a mark."""
    for root in roots:
        for mark in [mark for mark in root.iter(*_MARKS) if mark.get(w("id")) == id_]:
            run = mark.getparent()
            holder = run if run is not None and mark.tag == w("commentReference") and run.tag == w("r") else mark
            copy = deepcopy(holder)
            copy.tail = None
            for node in copy.iter(*_MARKS):
                node.set(w("id"), reply)
            holder.addnext(copy)


def _rename_marks(root: Element, new: Mapping[str, str]) -> None:
    """Give the marks below `root` the new ids of their comments; those of none, doubled or of one half only go."""
    marks = list(root.iter(*_MARKS))
    there = {(mark.tag, mark.get(w("id"), "")) for mark in marks}
    seen: set[tuple[object, str]] = set()
    for mark in marks:
        old = mark.get(w("id"), "")
        whole = mark.tag == w("commentReference") or all((tag, old) in there for tag in _MARKS[:2])
        if old in new and whole and (mark.tag, old) not in seen:
            seen.add((mark.tag, old))
            mark.set(w("id"), new[old])
        else:
            run = mark.getparent()
            alone = run is not None and run.tag == w("r") and len(run) - len(run.findall(w("rPr"))) == 1
            remove(run if run is not None and alone and mark.tag == w("commentReference") else mark)

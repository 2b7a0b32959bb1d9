"""Ids and marks of a document's stories: what must be unique, what must come in pairs, what one thing calls another by.

Stories are the body, notes, comments and running heads. Looks only.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from annuario.docx.faults import Fault, FaultKind
from annuario.docx.links import bookmarks_named
from annuario.docx.names import W14, q, w
from annuario.docx.parts import Element, Package

_CHANGES: Final = tuple(
    w(name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange", "rPrChange", "pPrChange"),
        *("sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
    )
)
_PAIRS: Final = (
    ("bookmarkStart", "bookmarkEnd"),
    ("commentRangeStart", "commentRangeEnd"),
    ("moveFromRangeStart", "moveFromRangeEnd"),
    ("moveToRangeStart", "moveToRangeEnd"),
    ("permStart", "permEnd"),
)
_NOTES: Final = (("footnotes", "footnote"), ("endnotes", "endnote"))
_EVERYWHERE: Final = frozenset({"", "_top", "_topofdocument"})


def check_marks(package: Package, stories: Mapping[str, Element], others: Mapping[str, Element]) -> Iterator[Fault]:
    """Yield ids that stand twice, halves without each other, calls without what they call, and fields out of balance."""
    yield from _twice(stories)
    for name, root in stories.items():
        for start, end in _PAIRS:
            yield from (Fault(FaultKind.HALF_MARK, name, what) for what in _halves(root, start, end))
        yield from (Fault(FaultKind.FIELD, name, what) for what in _unbalanced(root))
    yield from _links(stories)
    for kind, note in _NOTES:
        part = package.related(kind)
        yield from _notes(stories, part.name if part is not None else "", note, others.get("settings"))
    comments = package.related("comments")
    yield from _comments(stories, comments.name if comments is not None else "")
    if comments is not None and comments.name in stories:
        yield from _replies(stories[comments.name], others)


def _twice(stories: Mapping[str, Element]) -> Iterator[Fault]:
    kinds: tuple[tuple[str, tuple[str, ...], str], ...] = (
        ("drawing", (q("wp:docPr"),), "id"),
        ("bookmark", (w("bookmarkStart"),), w("id")),
        ("bookmark's name", (w("bookmarkStart"),), w("name")),
        ("tracked change", _CHANGES, w("id")),
        ("paragraph", (w("p"), w("tr")), f"{{{W14}}}paraId"),
    )
    for what, tags, key in kinds:
        yield from _repeated(what, [(node.get(key, ""), node, name) for name, root in stories.items() for node in root.iter(*tags)])
    ids = [(name, node) for name, root in stories.items() for node in root.iterfind(f".//{w('sdtPr')}/{w('id')}")]
    yield from _repeated("content control", [(node.get(w("val"), ""), node, name) for name, node in ids])


def _repeated(what: str, found: Iterable[tuple[str, Element, str]]) -> Iterator[Fault]:
    """Yield each id that stands more than once; a fallback repeats the ids of what it stands for."""
    holders: dict[str, list[tuple[Element, str]]] = {}
    for id_, node, name in found:
        if id_:
            holders.setdefault(id_.casefold(), []).append((node, name))
    for id_, all_ in holders.items():
        if len(all_) > 1:
            shown = [name for node, name in all_ if next(node.iterancestors(q("mc:Fallback")), None) is None]
            if len(shown) > 1:
                yield Fault(FaultKind.ID_TWICE, shown[0], f"the {what} {id_} stands {len(shown)} times")


def _halves(root: Element, start: str, end: str) -> Iterator[str]:
    """Yield marks whose other half is missing, or stands in front of it or twice."""
    opened: set[str] = set()
    closed: set[str] = set()
    for node in root.iter(w(start), w(end)):
        id_ = node.get(w("id"), "")
        if node.tag == w(start):
            if id_ in opened:
                yield f"{start} {id_} stands twice"
            opened.add(id_)
        elif id_ in closed:
            yield f"{end} {id_} stands twice"
        else:
            if id_ not in opened:
                yield f"{end} {id_} has no {start} in front of it"
            closed.add(id_)
    yield from (f"{start} {id_} has no {end}" for id_ in sorted(opened - closed))


def _unbalanced(root: Element) -> Iterator[str]:
    stack: list[bool] = []
    for node in root.iter(w("fldChar"), w("instrText")):
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            stack.append(False)
        elif node.tag == w("instrText"):
            if not stack:
                yield f"the code {(node.text or '').strip()!r} stands in no field"
        elif not stack:
            yield f"a field has its {kind} but no begin"
        elif kind == "end":
            stack.pop()
        elif stack[-1]:
            yield "a field has two separators"
        else:
            stack[-1] = True
    yield from ("a field has no end" for _ in stack)


def _links(stories: Mapping[str, Element]) -> Iterator[Fault]:
    """Yield links and references of fields to bookmarks that are not there."""
    names = {mark.get(w("name"), "").casefold() for root in stories.values() for mark in root.iter(w("bookmarkStart"))}
    names |= _EVERYWHERE
    for story, root in stories.items():
        anchors = [node.get(w("anchor"), "") for node in root.iter(w("hyperlink")) if node.get(q("r:id")) is None]
        for name in dict.fromkeys((*anchors, *bookmarks_named(root))):
            if name.casefold() not in names:
                yield Fault(FaultKind.LINK, story, f"something refers to the bookmark {name}, which is absent")


def _notes(stories: Mapping[str, Element], part: str, note: str, settings: Element | None) -> Iterator[Fault]:
    root = stories.get(part) if part else None
    found = list(root.iter(w(note))) if root is not None else []
    ids = Counter(node.get(w("id"), "") for node in found)
    yield from (
        Fault(FaultKind.ID_TWICE, part, f"the {note} {id_} stands {times} times") for id_, times in ids.items() if times > 1
    )
    called = Counter((call.get(w("id"), ""), name) for name, story in stories.items() for call in story.iter(w(f"{note}Reference")))
    calls = Counter[str]()
    for (id_, name), times in called.items():
        calls[id_] += times
        if id_ not in ids:
            yield Fault(FaultKind.NOTE, name, f"the {note} {id_} is called but absent")
    plain = [node.get(w("id"), "") for node in found if node.get(w("type"), "normal") == "normal"]
    yield from (Fault(FaultKind.NOTE, part, f"the {note} {id_} is called nowhere") for id_ in plain if id_ not in calls)
    yield from (Fault(FaultKind.NOTE, part, f"the {note} {id_} is called {calls[id_]} times") for id_ in plain if calls[id_] > 1)
    own = settings.find(w(f"{note}Pr")) if settings is not None else None
    for mark in own.iterfind(w(note)) if own is not None else ():
        if mark.get(w("id"), "") not in ids:
            yield Fault(FaultKind.NOTE, part, f"the separator {mark.get(w('id'))} of {note}s is absent")


def _comments(stories: Mapping[str, Element], part: str) -> Iterator[Fault]:
    root = stories.get(part) if part else None
    ids = Counter(node.get(w("id"), "") for node in root.iter(w("comment"))) if root is not None else Counter[str]()
    yield from (
        Fault(FaultKind.ID_TWICE, part, f"the comment {id_} stands {times} times") for id_, times in ids.items() if times > 1
    )
    marked: set[str] = set()
    for name, story in stories.items():
        for node in story.iter(w("commentReference"), w("commentRangeStart")):
            id_ = node.get(w("id"), "")
            marked.add(id_)
            if id_ not in ids:
                yield Fault(FaultKind.COMMENT, name, f"the comment {id_} is marked but absent")
    yield from (Fault(FaultKind.COMMENT, part, f"the comment {id_} has no mark in the text") for id_ in ids if id_ not in marked)


def _replies(comments: Element, others: Mapping[str, Element]) -> Iterator[Fault]:
    """What says which comment answers which names comments by their last paragraph."""
    known = {paragraph.get(f"{{{W14}}}paraId", "").casefold() for paragraph in comments.iter(w("p"))}
    for kind in ("commentsExtended", "commentsIds"):
        for node in others.get(kind, ()):
            for key, value in node.attrib.items():
                if str(key).endswith(("}paraId", "}paraIdParent")) and str(value).casefold() not in known:
                    yield Fault(FaultKind.COMMENT, kind, f"names the comment's paragraph {value!s}, which is absent")

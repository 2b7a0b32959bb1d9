"""The only place that removes something from a contribution: a closed list of rules, each use of one told as a change.

Runs before restyling. Judges nothing and knows no house.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annuario.docx.fields import freeze, remove_contents
from annuario.docx.names import W14, q, w
from annuario.docx.package import Element, Package, Part
from annuario.docx.text import normal, paragraph_text
from annuario.docx.tree import remove, remove_all, unwrap


class Rule(StrEnum):
    """Why something that was handed in does not stand in the report: there are no other reasons."""

    TRACKED_DELETION = "tracked-deletion"
    COMMENT = "comment"
    RUNNING_HEAD = "running-head"
    INNER_CONTENTS = "inner-contents"
    LINKED_PICTURE = "linked-picture"
    EMBEDDED_OBJECT = "embedded-object"
    FOREIGN_CHUNK = "foreign-chunk"
    FIELD_FROZEN = "field-frozen"
    EMPTY_PARAGRAPH = "empty-paragraph"


@dataclass(frozen=True, slots=True)
class Change:
    """One use of a rule; `text` is the words that went, "" where none did."""

    rule: Rule
    text: str = ""


def clean(package: Package) -> tuple[Change, ...]:
    """Clean `package` in place by the rules and return what was taken out.

    Tracked changes are accepted, comments and running heads removed, fields that look outside frozen with the result they had.
    """
    changes: list[Change] = [*_running_heads(package), *_comments(package)]
    for part in package.stories():
        root = part.tree()
        changes += accept_changes(root)
        changes += [Change(Rule.INNER_CONTENTS, text) for text in remove_contents(root)]
        changes += [Change(Rule.FIELD_FROZEN, code) for code in freeze(root)]
        changes += _objects(root)
        changes += _linked_pictures(part)
        _unpack(root)
    changes += [Change(Rule.EMPTY_PARAGRAPH) for _ in range(_blanks(package.body))]
    return tuple(changes)


def _running_heads(package: Package) -> Iterator[Change]:
    for rel in package.main.rels.values():
        if rel.kind in {"header", "footer"} and not rel.external:
            text = _words(package.parts[rel.target].tree())
            if text:
                yield Change(Rule.RUNNING_HEAD, text)
    remove_all(package.body, ("w:headerReference", "w:footerReference"))


def _comments(package: Package) -> Iterator[Change]:
    part = package.related("comments")
    for comment in part.tree() if part is not None else ():
        yield Change(Rule.COMMENT, _words(comment))
    for story in package.stories():
        root = story.tree()
        for mark in list(root.iter(w("commentReference"))):
            run = mark.getparent()
            remove(run if run is not None and len(run) - len(run.findall(w("rPr"))) == 1 else mark)
        remove_all(root, ("w:commentRangeStart", "w:commentRangeEnd"))


def _words(root: Element) -> str:
    return normal(" ".join(paragraph_text(paragraph) for paragraph in root.iter(w("p"))))


def accept_changes(root: Element) -> tuple[Change, ...]:
    """Accept every tracked change below `root` in place (ECMA-376 part 1, 17.13.5); return the words that went."""
    return tuple(_accept(root))


def _accept(root: Element) -> Iterator[Change]:
    for row in [mark for mark in root.iter(w("del")) if _parent(mark) == w("trPr")]:
        whole = next(row.iterancestors(w("tr")))
        yield Change(Rule.TRACKED_DELETION, _words(whole))
        remove(whole)
    for mark in [mark for mark in root.iter(w("del"), w("moveFrom")) if _parent(mark) == w("rPr")]:
        _join_next(next(mark.iterancestors(w("p"))))
    for gone in [gone for gone in root.iter(w("del"), w("moveFrom")) if _parent(gone) not in {w("rPr"), w("trPr")}]:
        text = normal("".join(node.text or "" for node in gone.iter(w("delText"), w("t"))))
        if text:
            yield Change(Rule.TRACKED_DELETION, text)
        remove(gone)
    for come in list(root.iter(w("ins"), w("moveTo"))):
        unwrap(come)
    marks = (
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "tblPrExChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
        "tblGridChange",
    )
    ranges = (
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "numberingChange",
        "cellIns",
        "cellMerge",
    )
    remove_all(root, [f"w:{name}" for name in (*marks, *ranges)])


def _parent(mark: Element) -> str:
    parent = mark.getparent()
    return str(parent.tag) if parent is not None else ""


def _join_next(paragraph: Element) -> None:
    """Join a paragraph whose mark was deleted with the one that follows it, as accepting does."""
    after = paragraph.getnext()
    props = paragraph.find(w("pPr"))
    if after is None or after.tag != w("p"):
        remove_all(paragraph, ())
        for mark in list(paragraph.iter(w("del"), w("moveFrom"))):
            if _parent(mark) == w("rPr"):
                remove(mark)
        return
    place = 1 if after.find(w("pPr")) is not None else 0
    for child in reversed([child for child in paragraph if child is not props]):
        after.insert(place, child)
    remove(paragraph)


def _objects(root: Element) -> Iterator[Change]:
    for node in list(root.iter(w("object"))):
        remove_all(node, ("o:OLEObject", "w:control", "w:objectEmbed", "w:objectLink"))
        node.tag = w("pict")
        yield Change(Rule.EMBEDDED_OBJECT)
    for node in list(root.iter(w("altChunk"), w("subDoc"))):
        remove(node)
        yield Change(Rule.FOREIGN_CHUNK)
    remove_all(root, ("w:control",))


def _linked_pictures(part: Part) -> Iterator[Change]:
    for node in list(part.tree().iter(q("a:blip"), q("v:imagedata"))):
        link = node.get(q("r:link"))
        if link:
            del node.attrib[q("r:link")]
        key = q("r:embed") if node.tag == q("a:blip") else q("r:id")
        rel = part.rels.get(node.get(key, ""))
        if rel is not None and not rel.external:
            continue
        if node.get(key) or link:
            where = part.rels.get(node.get(key) or link or "")
            yield Change(Rule.LINKED_PICTURE, where.target if where else "")
            holder = next(node.iterancestors(w("drawing"), w("pict")), node)
            remove(holder)


def _unpack(root: Element) -> None:
    """Take off wrappers and marks that carry no words: controls, smart tags, proofing, revision marks."""
    for control in list(root.iter(w("sdt"))):
        content = control.find(w("sdtContent"))
        if content is not None:
            unwrap(control, content=content)
        else:
            remove(control)
    remove_all(root, ("w:smartTagPr", "w:customXmlPr"))
    for wrapper in list(root.iter(w("smartTag"), w("customXml"))):
        unwrap(wrapper)
    remove_all(root, ("w:proofErr", "w:lastRenderedPageBreak", "w:permStart", "w:permEnd"))
    for node in root.iter():
        for key in [key for key in node.attrib if _noise(str(key))]:
            del node.attrib[key]


def _noise(key: str) -> bool:
    return key.startswith(w("rsid")) or key in {f"{{{W14}}}paraId", f"{{{W14}}}textId"}


def _blanks(body: Element) -> int:
    """Remove paragraphs that stand empty for space, outside cells, and return how many went."""
    holders = (
        w("drawing"),
        w("pict"),
        w("sectPr"),
        w("footnoteReference"),
        w("endnoteReference"),
        q("m:oMath"),
        w("bookmarkStart"),
    )
    empty = [
        paragraph
        for paragraph in body.findall(w("p"))
        if not paragraph_text(paragraph) and next(paragraph.iter(*holders, w("fldChar"), w("fldSimple")), None) is None
    ]
    for paragraph in empty:
        remove(paragraph)
    return len(empty)

"""The only place that removes something from a contribution: a closed list of rules, each use of one told as a change.

Runs before restyling. Judges nothing and knows no house.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annuario.docx import changes, outside
from annuario.docx.fields import freeze
from annuario.docx.inner_contents import remove_contents
from annuario.docx.names import W14, w
from annuario.docx.parts import Element, Package
from annuario.docx.text import is_blank, normal, paragraph_text
from annuario.docx.tree import element, remove, remove_all, remove_comment_marks, unwrap


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
    done: list[Change] = [*_running_heads(package), *_comments(package)]
    for part in package.stories():
        root = part.tree()
        done += accept_changes(root)
        done += [Change(Rule.INNER_CONTENTS, text) for text in remove_contents(root)]
        done += [Change(Rule.FIELD_FROZEN, code) for code in freeze(root)]
        done += [Change(Rule.EMBEDDED_OBJECT) for _ in range(outside.flatten_objects(root))]
        done += [Change(Rule.FOREIGN_CHUNK) for _ in range(remove_all(root, ("w:altChunk", "w:subDoc")))]
        done += [Change(Rule.LINKED_PICTURE, target) for target in outside.cut_links(part)]
        _unpack(root)
        _fill_cells(root)
    done += [Change(Rule.EMBEDDED_OBJECT, target) for target in outside.cut_chart_links(package)]
    done += [Change(Rule.EMPTY_PARAGRAPH) for _ in range(_blanks(package.body))]
    return tuple(done)


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
        remove_comment_marks(story.tree())


def _words(root: Element) -> str:
    return normal(" ".join(paragraph_text(paragraph) for paragraph in root.iter(w("p"))))


def accept_changes(root: Element) -> tuple[Change, ...]:
    """Accept every tracked change below `root` in place; return the words that went."""
    return tuple(Change(Rule.TRACKED_DELETION, text) for text in changes.accept(root))


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


def _fill_cells(root: Element) -> None:
    """Let every cell, note and text box end in a paragraph again, whatever went (ECMA-376 part 1, 17.4.65)."""
    for holder in root.iter(w("tc"), w("txbxContent"), w("footnote"), w("endnote")):
        blocks = [child for child in holder if child.tag in {w("p"), w("tbl")}]
        if not blocks or blocks[-1].tag == w("tbl"):
            holder.append(element("w:p"))


def _blanks(body: Element) -> int:
    """Remove paragraphs that stand empty for space, outside cells, and return how many went; one stays between two tables."""
    for mark in [mark for mark in body.iter(w("bookmarkStart")) if mark.get(w("name")) == "_GoBack"]:
        _remove_pair(body, mark)
    empty = [p for p in body.findall(w("p")) if is_blank(p) and p.find(f"{w('pPr')}/{w('sectPr')}") is None]
    gone = 0
    for paragraph in empty:
        before, after = paragraph.getprevious(), paragraph.getnext()
        if before is not None and after is not None and before.tag == after.tag == w("tbl"):
            continue
        remove(paragraph)
        gone += 1
    return gone


def _remove_pair(body: Element, start: Element) -> None:
    """Remove the bookmark that Word leaves at the place last edited: it would keep an empty paragraph."""
    ends = [end for end in body.iter(w("bookmarkEnd")) if end.get(w("id")) == start.get(w("id"))]
    for mark in (start, *ends):
        remove(mark)

"""The only place that removes something from a contribution: a closed list of rules, each use of one told as a change.

Runs before restyling. Judges nothing and knows no house.
"""

from collections.abc import Iterable, Iterator

from annuario.docx import changes, outside
from annuario.docx.fields import bookmarks, freeze
from annuario.docx.hazards import cut_hazards
from annuario.docx.inner_contents import remove_contents
from annuario.docx.names import W14, w
from annuario.docx.parts import Element, Package
from annuario.docx.places import Places
from annuario.docx.rules import Change as Change
from annuario.docx.rules import Rule as Rule
from annuario.docx.rules import Rules as Rules
from annuario.docx.runs import merge_runs
from annuario.docx.structure import make_structure
from annuario.docx.text import is_blank, normal, paragraph_text
from annuario.docx.tree import element, remove, remove_all, remove_comment_marks, unwrap


def clean(package: Package, rules: Rules | None = None) -> tuple[Change, ...]:
    """Clean `package` in place by `rules` (the house's, if not given) and return what was taken out.

    The house's accept tracked changes, remove comments and contents lists, freeze fields that look outside with the result
    they had, and make structure of looks that imitate it. Running heads go in any case: the page is the house's.
    """
    rules = rules or Rules()
    places = Places(package)
    done: list[Change] = [*_running_heads(package), *_comments(package, rules, places)]
    alive = rules.fields | ({"SEQ"} if rules.number_captions else frozenset())
    for part in package.stories():
        root = part.tree()
        done += _tracked(root, rules, places)
        if rules.contents == "remove":
            done += [Change(Rule.INNER_CONTENTS, text) for text in remove_contents(root)]
        _drop_halves(root)
    names = {name for part in package.stories() for name in bookmarks(part.tree())}
    for part in package.stories():
        root = part.tree()
        done += [Change(Rule.FIELD_FROZEN, code, places.at(at)) for code, at in freeze(root, alive, names)]
        done += [Change(Rule.EMBEDDED_OBJECT) for _ in range(outside.flatten_objects(root))]
        done += [Change(Rule.FOREIGN_CHUNK) for _ in range(remove_all(root, ("w:altChunk", "w:subDoc")))]
        done += [Change(Rule.LINKED_PICTURE, target) for target in outside.cut_links(part)]
        _unpack(root, rules)
        merge_runs(root)
        _fill_cells(root)
    done += [Change(Rule.EMBEDDED_OBJECT, target) for target in outside.cut_chart_links(package)]
    done += [Change(Rule.OUTSIDE_LINK, target) for target in cut_hazards(package)]
    if rules.structure:
        done += make_structure(package, places)
    if rules.blanks == "remove":
        done += [Change(Rule.EMPTY_PARAGRAPH) for _ in range(_blanks(package.body))]
    return tuple(done)


def _tracked(root: Element, rules: Rules, places: Places) -> Iterator[Change]:
    if rules.changes == "accept":
        yield from (Change(Rule.TRACKED_DELETION, text, places.at(at)) for text, at in changes.accept(root))
    elif rules.changes == "reject":
        yield from (Change(Rule.TRACKED_INSERTION, text, places.at(at)) for text, at in changes.reject(root))


_COMMENT_PARTS = frozenset({"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"})


def _running_heads(package: Package) -> Iterator[Change]:
    for rel in package.main.rels.values():
        if rel.kind in {"header", "footer"} and not rel.external:
            text = _words(package.parts[rel.target].tree())
            if text:
                yield Change(Rule.RUNNING_HEAD, text)
    remove_all(package.body, ("w:headerReference", "w:footerReference"))
    _drop(package, {"header", "footer"})


def _comments(package: Package, rules: Rules, places: Places) -> Iterator[Change]:
    part = package.related("comments")
    if rules.comments == "keep" and part is not None:
        return
    calls = {call.get(w("id"), ""): call for story in package.stories() for call in story.tree().iter(w("commentReference"))}
    for comment in part.tree() if part is not None else ():
        place = places.at(calls.get(comment.get(w("id"), "")))
        yield Change(Rule.COMMENT, _words(comment), place, comment.get(w("author"), ""))
    for story in package.stories():
        remove_comment_marks(story.tree())
    _drop(package, _COMMENT_PARTS)


def _drop(package: Package, kinds: Iterable[str]) -> None:
    """Let no relationship of the main part lead to parts of these kinds: writing leaves them out."""
    for id_ in [id_ for id_, rel in package.main.rels.items() if rel.kind in kinds]:
        del package.main.rels[id_]


def _words(root: Element) -> str:
    return normal(" ".join(paragraph_text(paragraph) for paragraph in root.iter(w("p"))))


def _unpack(root: Element, rules: Rules) -> None:
    """Take off wrappers and marks that carry no words: controls, smart tags, proofing, revision marks."""
    remove_all(root, ("w:dataBinding",))
    for control in list(root.iter(w("sdt"))) if rules.controls == "unwrap" else ():
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


def _drop_halves(root: Element) -> None:
    """Remove each mark of a bookmark whose other half is not there, or stands on the wrong side: it would mark nothing."""
    open_: dict[str, Element] = {}
    halves: list[Element] = []
    for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
        id_ = mark.get(w("id"), "")
        if mark.tag == w("bookmarkEnd"):
            if open_.pop(id_, None) is None:
                halves.append(mark)
        elif id_ in open_:
            halves.append(mark)
        else:
            open_[id_] = mark
    for mark in (*halves, *open_.values()):
        remove(mark)


def _fill_cells(root: Element) -> None:
    """Let every cell, note and text box end in a paragraph again, whatever went (ECMA-376 part 1, 17.4.65), no table be empty."""
    for table in [table for table in root.iter(w("tbl")) if next(table.iter(w("tr")), None) is None]:
        remove(table)
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

"""A joined file as it lies in the archive, with every fault it has: read on its own, so that any joiner's output can be judged."""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from annuario.docx.names import RELS, TYPES, q, w
from annuario.docx.package import Element


class Broken(AssertionError):
    """What a joined file breaks, in one sentence."""


def expect(held: object, sentence: str) -> None:
    """Raise Broken with `sentence` unless `held`."""
    if not held:
        raise Broken(sentence)


@dataclass(frozen=True, slots=True)
class Arrow:
    """One relationship: its kind, where it leads, and whether that is outside."""

    kind: str
    target: str
    external: bool


class Seen:
    """One file; raises Broken where it is asked for what is not there."""

    def __init__(self, content: bytes) -> None:
        """Open the archive; of two members of one name the last is seen, as most programs do."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            self.blobs = {unquote(name): archive.read(name) for name in names}
        self.twice = sorted(name for name, count in Counter(names).items() if count > 1)
        self._trees: dict[str, Element] = {}
        self._arrows: dict[str, dict[str, Arrow]] = {}

    @cached_property
    def main(self) -> str:
        """The name of the main part."""
        return next(arrow.target for arrow in self.arrows("").values() if arrow.kind == "officeDocument")

    @property
    def body(self) -> Element:
        """The `w:body` of the main part."""
        body = self.tree(self.main).find(w("body"))
        if body is None:
            raise Broken("there is no body")
        return body

    def tree(self, name: str) -> Element:
        """Return the root of a part."""
        if name not in self._trees:
            expect(name in self.blobs, f"the part {name} is not in the file")
            self._trees[name] = etree.fromstring(self.blobs[name])
        return self._trees[name]

    def arrows(self, name: str) -> dict[str, Arrow]:
        """Return the relationships of a part by id, "" for the package's."""
        if name not in self._arrows:
            folder, _, file = name.rpartition("/")
            blob = self.blobs.get(posixpath.join(folder, "_rels", f"{file}.rels"), b"<none/>")
            found = {}
            for node in etree.fromstring(blob).iter(f"{{{RELS}}}Relationship"):
                external = node.get("TargetMode") == "External"
                target = node.get("Target", "")
                whole = target if external else unquote(posixpath.normpath(posixpath.join("/" + folder, target))).lstrip("/")
                found[node.get("Id", "")] = Arrow(node.get("Type", "").rpartition("/")[2], whole, external)
            self._arrows[name] = found
        return self._arrows[name]

    def related(self, kind: str) -> str:
        """Return the name of the main part's `kind`; Broken if there is none."""
        found = self.optional(kind)
        expect(found, f"there is no part of {kind}")
        return found

    def optional(self, kind: str) -> str:
        """Return the name of the main part's `kind`, "" if there is none."""
        return next((arrow.target for arrow in self.arrows(self.main).values() if arrow.kind == kind), "")

    def follow(self, part: str, id_: str | None) -> Arrow:
        """Return where the relationship `id_` of a part leads; Broken where that is nowhere."""
        arrow = self.arrows(part).get(id_ or "")
        if arrow is None:
            raise Broken(f"the relationship {id_} of {part} leads nowhere")
        expect(arrow.external or arrow.target in self.blobs, f"the part {arrow.target} is not in the file")
        return arrow

    def bytes_at(self, part: str, id_: str | None) -> bytes:
        """Return the bytes of the part that the relationship `id_` of `part` leads to."""
        return self.blobs[self.follow(part, id_).target]

    def content_type(self, name: str) -> str:
        """Return the content type of a part, "" if none is declared."""
        types = etree.fromstring(self.blobs["[Content_Types].xml"])
        for node in types.iter(f"{{{TYPES}}}Override"):
            if node.get("PartName", "").lstrip("/").casefold() == name.casefold():
                return node.get("ContentType", "")
        ending = name.rpartition(".")[2].casefold()
        defaults = {node.get("Extension", "").casefold(): node.get("ContentType", "") for node in types.iter(f"{{{TYPES}}}Default")}
        return defaults.get(ending, "")

    def stories(self) -> Iterator[tuple[str, Element]]:
        """Yield the parts with text: body, notes, comments, headers and footers."""
        yield self.main, self.tree(self.main)
        for arrow in self.arrows(self.main).values():
            if arrow.kind in {"footnotes", "endnotes", "comments", "header", "footer"} and not arrow.external:
                yield arrow.target, self.tree(arrow.target)

    def paragraph(self, text: str, root: Element | None = None) -> Element:
        """Return the first paragraph below `root` (or the body) that has these words; Broken if none has."""
        for paragraph in (self.body if root is None else root).iter(w("p")):
            if text in words(paragraph):
                return paragraph
        raise Broken(f"the words {text!r} are gone")

    def style(self, paragraph: Element) -> Element:
        """Return the style of a paragraph; Broken where it has none, or one that is not defined."""
        mark = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        expect(mark is not None, f"{words(paragraph)!r} has no style")
        return self.style_by_id(mark.get(w("val")) if mark is not None else None)

    def style_by_id(self, id_: str | None) -> Element:
        """Return the style with this id; Broken where there is none."""
        for style in self.tree(self.related("styles")).iter(w("style")):
            if style.get(w("styleId")) == id_:
                return style
        raise Broken(f"the style {id_} is not defined")

    def bookmarks(self) -> dict[str, str]:
        """Return the words between the marks of each bookmark, by name; Broken where a name or an id stands twice."""
        names = Counter(node.get(w("name"), "") for _, root in self.stories() for node in root.iter(w("bookmarkStart")))
        for name, count in names.items():
            expect(count == 1, f"the bookmark {name} stands {count} times")
        return {name: text for _, root in self.stories() for name, text in _between(root)}


def _between(root: Element) -> Iterator[tuple[str, str]]:
    ends = {node.get(w("id")): node for node in root.iter(w("bookmarkEnd"))}
    for start in root.iter(w("bookmarkStart")):
        inside, text = False, ""
        for node in root.iter(w("bookmarkStart"), w("bookmarkEnd"), w("t")):
            inside = (inside or node is start) and node is not ends.get(start.get(w("id")))
            text += (node.text or "") if inside and node.tag == w("t") else ""
        yield start.get(w("name"), ""), text


def words(root: Element) -> str:
    """Return the words below `root`, deleted ones too."""
    return "".join(node.text or "" for node in root.iter(w("t"), w("delText"), q("m:t")))


def value(root: Element, path: str, key: str = "w:val") -> str:
    """Return the attribute `key` of the first element at a path of prefixed names below `root`, "" if there is none."""
    found = root.find("/".join(q(name) if ":" in name else name for name in path.split("/")))
    return found.get(q(key) if ":" in key else key, "") if found is not None else ""


def first(root: Element, name: str) -> Element:
    """Return the first element with a prefixed name below `root`; Broken if there is none."""
    found = next(root.iter(q(name)), None)
    if found is None:
        raise Broken(f"there is no {name} at {words(root)[:40]!r}")
    return found


def plain(style: Element) -> str:
    """Return the name of a style in small letters and without blanks."""
    return value(style, "w:name").replace(" ", "").casefold()


def twice(seen: Seen, name: str, key: str = "w:id") -> None:
    """Raise Broken if two elements with a prefixed name have the same id anywhere in the file."""
    found = Counter(node.get(q(key) if ":" in key else key) for _, root in seen.stories() for node in root.iter(q(name)))
    for id_, count in found.items():
        expect(count == 1, f"{count} elements {name} have the id {id_}")


def labels(seen: Seen) -> list[tuple[str, str]]:
    """Return the label and the words of each numbered paragraph of the body: what a reader sees before an item."""
    root = seen.tree(seen.related("numbering"))
    definitions = {node.get(w("abstractNumId")): node for node in root.iter(w("abstractNum"))}
    nums = {node.get(w("numId")): node for node in root.iter(w("num"))}
    counts: dict[str, list[int]] = {}
    fresh: set[tuple[str, str]] = set()
    found = []
    for paragraph in seen.body.iter(w("p")):
        num, level = value(paragraph, "w:pPr/w:numPr/w:numId"), int(value(paragraph, "w:pPr/w:numPr/w:ilvl") or 0)
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if not num and style is not None:
            num = value(seen.style_by_id(style.get(w("val"))), "w:pPr/w:numPr/w:numId")
        if num in {"", "0"}:
            continue
        expect(num in nums, f"the numbering {num} of {words(paragraph)!r} is not defined")
        abstract = value(nums[num], "w:abstractNumId")
        counter = counts.setdefault(abstract, [0] * 9)
        for override in nums[num].iter(w("lvlOverride")):
            start = value(override, "w:startOverride")
            if start and (num, override.get(w("ilvl"), "")) not in fresh:
                fresh.add((num, override.get(w("ilvl"), "")))
                counter[int(override.get(w("ilvl"), "0"))] = int(start) - 1
        counter[level] += 1
        counter[level + 1 :] = [0] * (8 - level)
        levels = {node.get(w("ilvl")): node for node in definitions[abstract].iter(w("lvl"))}
        expect(str(level) in levels, f"level {level} of the numbering {num} is not defined")
        label = value(levels[str(level)], "w:lvlText")
        for place, count in enumerate(counter, 1):
            label = label.replace(f"%{place}", str(count))
        found.append((label, words(paragraph)))
    return found

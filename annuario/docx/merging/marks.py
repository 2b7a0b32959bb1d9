"""The marks of tracked changes (ECMA-376 part 1, 17.13.5): whole blocks and single runs that came in or went, by whom and when.

What an editor has marked already keeps its mark.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from annuario.docx.merging.reading import below
from annuario.docx.names import q, w
from annuario.docx.parts import Element
from annuario.docx.tree import PPR_ORDER, element, number, properties, put, remove

_HOLDERS = frozenset({w("hyperlink"), w("smartTag"), w("sdt"), w("sdtContent"), w("customXml"), w("fldSimple"), w("dir"), w("bdo")})
_MARKED = frozenset({w("r"), q("m:oMath"), q("m:oMathPara")})
_CAME = frozenset({w("ins"), w("moveTo")})
_WENT = frozenset({w("del"), w("moveFrom")})
_TO_DELETED = {w("t"): w("delText"), w("instrText"): w("delInstrText")}


@dataclass(slots=True)
class Ids:
    """Numbers for tracked changes that no mark of the document has."""

    next: int = 1

    @classmethod
    def after(cls, roots: Iterable[Element]) -> "Ids":
        """Return numbers that begin behind all that stand below `roots`."""
        marks = (node for root in roots for node in root.iter(*_ALL))
        return cls(1 + max((number(node.get(w("id")), 0) for node in marks), default=0))

    def take(self) -> str:
        """Return a new number."""
        self.next += 1
        return str(self.next - 1)

    def renew(self, root: Element) -> None:
        """Give every mark below `root`, a copy, a number of its own."""
        for mark in root.iter(*_ALL):
            mark.set(w("id"), self.take())


_ALL = tuple(
    w(name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"),
        *("sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange"),
    )
)


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes marks by one author with one date (ISO 8601); `tracked` False writes plainly, without any."""

    author: str
    date: str
    tracked: bool = True
    ids: Ids = field(default_factory=Ids)

    def mark(self, name: str) -> Element:
        """Return an element with the author, the date and a number of its own."""
        made = etree.Element(w(name))
        made.set(w("id"), self.ids.take())
        made.set(w("author"), self.author)
        made.set(w("date"), self.date)
        return made

    def inserted(self, block: Element) -> None:
        """Mark a whole paragraph, table or row as having come in."""
        if not self.tracked:
            return
        for row in _rows(block):
            put_first(properties_of_row(row), self.mark("ins"))
        for paragraph in paragraphs_of(block):
            self._wrap(paragraph, "ins")
            self.mark_paragraph(paragraph, "ins")

    def deleted(self, block: Element) -> None:
        """Mark a whole paragraph, table or row as having gone; take it out where nothing is tracked."""
        if not self.tracked:
            remove(block)
            return
        for row in _rows(block):
            if row.find(f"{w('trPr')}/{w('del')}") is None:
                properties_of_row(row).append(self.mark("del"))
        for paragraph in paragraphs_of(block):
            self._wrap(paragraph, "del")
            self.mark_paragraph(paragraph, "del")

    def mark_paragraph(self, paragraph: Element, name: str) -> None:
        """Mark the end of a paragraph as having come in or gone."""
        props = properties(paragraph, "pPr")
        mark = props.find(w("rPr"))
        if mark is None:
            mark = etree.Element(w("rPr"))
            put(props, mark, PPR_ORDER)
        if mark.find(w(name)) is None:
            mark.insert(1 if name == "del" and mark.find(w("ins")) is not None else 0, self.mark(name))

    def delete_runs(self, runs: Iterable[Element]) -> None:
        """Mark runs as having gone; take them out where nothing is tracked."""
        for run in list(runs):
            if not self.tracked:
                _remove_run(run)
                continue
            before = run.getprevious()
            if before is not None and before.tag == w("del") and before.get(w("author")) == self.author and self._mine(before):
                before.append(run)
            else:
                mark = self.mark("del")
                run.addprevious(mark)
                mark.append(run)
            to_deleted(run)

    def _mine(self, mark: Element) -> bool:
        return mark.get(w("date")) == self.date

    def _wrap(self, holder: Element, name: str) -> None:
        """Put every stretch of runs below `holder` into marks called `name`."""
        mark: Element | None = None
        for child in list(holder):
            tag = str(child.tag)
            if tag in _MARKED:
                if mark is None:
                    mark = self.mark(name)
                    child.addprevious(mark)
                mark.append(child)
                if name == "del":
                    to_deleted(child)
                continue
            mark = None
            if tag in _HOLDERS or (name == "del" and tag in _CAME):
                self._wrap(child, name)

    def came(self, runs: Iterable[Element]) -> list[Element]:
        """Return runs as they are put in: within a mark that they came in, or bare where nothing is tracked."""
        runs = list(runs)
        if not self.tracked:
            return runs
        found: list[Element] = []
        mark: Element | None = None
        for run in runs:
            if run.tag not in _MARKED:  # a link with its words: the mark goes inside
                self._wrap(run, "ins")
                found.append(run)
                mark = None
                continue
            if mark is None:
                mark = self.mark("ins")
                found.append(mark)
            mark.append(run)
        return found

    def changed(self, props: Element, before: Element, name: str) -> None:
        """Write into `props` what the properties were `before` (`name` is pPrChange or sectPrChange)."""
        if not self.tracked or props.find(w(name)) is not None:
            return
        mark = self.mark(name)
        old = deepcopy(before)
        unwanted = (
            (w("rPr"), w("sectPr"), w(name)) if name == "pPrChange" else (w(name), w("headerReference"), w("footerReference"))
        )
        for child in [child for child in old if child.tag in unwanted]:
            old.remove(child)
        mark.append(old)
        props.append(mark)


def to_deleted(run: Element) -> None:
    """Let the words of a run be deleted words."""
    for node in run:
        if node.tag in _TO_DELETED:
            node.tag = _TO_DELETED[str(node.tag)]


def _remove_run(run: Element) -> None:
    """Remove a run, and a link, mark or tag that it leaves empty."""
    holder = run.getparent()
    remove(run)
    while holder is not None and holder.tag in _HOLDERS | _CAME and next(holder.iter(*_MARKED), None) is None:
        inner = list(holder.iter(w("bookmarkStart"), w("bookmarkEnd")))
        for mark in inner:
            holder.addprevious(mark)
        upper = holder.getparent()
        remove(holder)
        holder = upper


def paragraphs_of(block: Element) -> Iterator[Element]:
    """Yield the paragraphs of a block, without those of text boxes and of notes."""
    if block.tag == w("p"):
        yield block
        return
    walk = etree.iterwalk(block, events=("start",), tag=(w("p"),))
    for _, paragraph in walk:
        yield paragraph
        walk.skip_subtree()


def _rows(block: Element) -> Iterator[Element]:
    if block.tag == w("tr"):
        yield block
    walk = etree.iterwalk(block, events=("start",), tag=(w("tr"), w("p")))
    for _, node in walk:
        if node.tag == w("p"):
            walk.skip_subtree()
        elif node is not block:
            yield node


def properties_of_row(row: Element) -> Element:
    """Return the properties of a row, made where the schema wants them: behind the exceptions of its table."""
    found = row.find(w("trPr"))
    if found is None:
        found = etree.SubElement(row, w("trPr"))
        row.insert(1 if row.find(w("tblPrEx")) is not None else 0, found)
        found.append(element("w:cantSplit", val="off"))  # the schema wants a property beside the mark; this one says nothing
    return found


def put_first(props: Element, mark: Element) -> None:
    """Put the mark of an insertion behind a row's properties and before the mark of a deletion (17.4.82)."""
    gone = props.find(w("del"))
    if gone is not None:
        gone.addprevious(mark)
    else:
        props.append(mark)


def table_rows(table: Element) -> list[Element]:
    """Return the rows of a table."""
    return list(below(table, w("tr")))

"""Writing text of our own into the house's styles: paragraphs, tables, fiches. A value is text and never anything else."""

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from annuario.docx.caption_words import BETWEEN
from annuario.docx.charts import Bars, chart_run
from annuario.docx.fields import make_field
from annuario.docx.house import Measures, Styles
from annuario.docx.indexes import UNKNOWN, Mark, index_of, put_mark
from annuario.docx.names import q, w
from annuario.docx.package import write as write  # else this module would hide that function in the room's namespace
from annuario.docx.parts import Element, Package
from annuario.docx.tree import PPR_ORDER, element, properties, put

_LAST_ROWS = 3
_PRINTABLE = re.compile("[\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class PageOf:
    """In a cell: the page on which a bookmark stands."""

    bookmark: str


class Sheet:
    """A document under way that has the looks of `house` and nothing else; `package` is it."""

    def __init__(self, house: Package) -> None:
        """Begin with an empty body."""
        self.package = deepcopy(house)
        for child in list(self.package.body):
            if child.tag != w("sectPr"):
                self.package.body.remove(child)
        self.styles = Styles(house)
        self.across = Measures.of(house).across

    def paragraph(self, text: str, style: str = "Body Text") -> None:
        """Add a paragraph in the style of that name."""
        self._add(self._paragraph(text, style))

    def caption(self, sequence: str, label: str, text: str) -> None:
        """Add a caption that counts in `sequence` ("Figure", "Table"): the label, its number, the text."""
        paragraph = self._paragraph(f"{label}\u00a0", "caption")
        paragraph.extend(make_field(f"SEQ {sequence} \\* ARABIC", "1"))
        paragraph.extend(self._paragraph(f"{BETWEEN}{text}", "caption").iterfind(w("r")))
        self._add(paragraph)

    def bars(self, bars: Bars) -> None:
        """Add a chart as wide as the text."""
        paragraph = self._paragraph("", "Picture")
        paragraph.append(chart_run(self.package, bars, self.across))
        self._add(paragraph)

    def grid(
        self,
        heads: Sequence[str],
        rows: Iterable[Sequence["str | PageOf"]],
        shares: Sequence[int],
        *,
        right: int,
        total: bool = False,
    ) -> None:
        """Add a table under `heads`; `shares` are the columns' parts of the width, the columns from `right` on hold numbers.

        With `total` the last row sums up the others. The last rows stay together, so that no page begins with one alone.
        """
        widths = [round(self.across * share / sum(shares)) for share in shares]
        table = self._table("House Table", widths, look="0660" if total else "0620", first_column=False, last_row=total)
        styles = ["Table Head" if place < right else "Figure Head" for place in range(len(heads))]
        table.append(self._row([*map(self._cell, heads, styles, widths)], header=True))
        for row in rows:
            styles = ["Table Text" if place < right else "Table Number" for place in range(len(row))]
            table.append(self._row([*map(self._cell, row, styles, widths)]))
        _keep_rows(table.findall(w("tr"))[-_LAST_ROWS:])
        self._add(table)
        self.paragraph("", "Table Gap")

    def index(self, kind: str) -> None:
        """Add the place of an index of what is marked by `kind`; `renew_indexes` fills it."""
        paragraph = self._paragraph("", "index 1")
        paragraph.extend(index_of(kind))
        self._add(paragraph)

    def fiche(self, title: str, rows: Iterable[tuple[str, str]], mark: Mark | None = None) -> None:
        """Add a fiche: a table with `title`, which bears `mark`, over (label, value) rows, kept on one page, and a gap after it."""
        widths = (round(self.across * 0.27), self.across - round(self.across * 0.27))
        table = self._table("Fiche", widths, look="06A0", first_column=True)
        head = self._row([self._cell(title, "Fiche Title", self.across, span=2)], header=True)
        table.append(head)
        if mark is not None:
            put_mark(next(head.iter(w("p"))), mark)
        for label, value in rows:
            cells = [self._cell(label, "Fiche Label", widths[0]), self._cell(value, "Fiche Text", widths[1])]
            table.append(self._row(cells))
        _keep_rows(table.findall(w("tr")))
        self._add(table)
        self.paragraph("", "Table Gap")

    def _table(self, style: str, widths: Sequence[int], *, look: str, first_column: bool, last_row: bool = False) -> Element:
        table, props, grid = element("w:tbl"), element("w:tblPr"), element("w:tblGrid")
        props.append(element("w:tblStyle", val=self.styles.find("table", style, "House Table")))
        props.append(element("w:tblW", w=str(sum(widths)), type="dxa"))
        column, total = "1" if first_column else "0", "1" if last_row else "0"
        bands = {"lastRow": total, "firstColumn": column, "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
        props.append(element("w:tblLook", val=look, firstRow="1", **bands))
        for width in widths:
            grid.append(element("w:gridCol", w=str(width)))
        table.append(props)
        table.append(grid)
        return table

    def _row(self, cells: Iterable[Element], *, header: bool = False) -> Element:
        row, props = element("w:tr"), element("w:trPr")
        props.append(element("w:cantSplit"))
        if header:
            props.append(element("w:tblHeader"))
        row.append(props)
        row.extend(cells)
        return row

    def _cell(self, text: "str | PageOf", style: str, width: int, *, span: int = 1) -> Element:
        cell, props = element("w:tc"), element("w:tcPr")
        props.append(element("w:tcW", w=str(width), type="dxa"))
        if span > 1:
            props.append(element("w:gridSpan", val=str(span)))
        cell.append(props)
        for line in ("" if isinstance(text, PageOf) else text).split("\n"):
            cell.append(self._paragraph(line, style))
        if isinstance(text, PageOf):
            cell[-1].extend(make_field(f"PAGEREF {text.bookmark} \\h", UNKNOWN))
        return cell

    def _paragraph(self, text: str, style: str) -> Element:
        paragraph, props = element("w:p"), element("w:pPr")
        id_ = self.styles.find("paragraph", style)
        if id_:
            props.append(element("w:pStyle", val=id_))
            paragraph.append(props)
        for place, words in enumerate(printable(text).split("\t")) if text else ():
            run = element("w:r")
            if place:
                run.append(element("w:tab"))
            run.append(element("w:t", words))
            run[-1].set(q("xml:space"), "preserve")
            paragraph.append(run)
        return paragraph

    def _add(self, child: Element) -> None:
        last = self.package.body.find(w("sectPr"))
        if last is not None:
            last.addprevious(child)
        else:
            self.package.body.append(child)


def _keep_rows(rows: Sequence[Element]) -> None:
    """Keep `rows` on one page."""
    for row in rows[:-1]:
        for paragraph in row.iter(w("p")):
            put(properties(paragraph, "pPr"), element("w:keepNext"), PPR_ORDER)


def printable(text: str) -> str:
    """Return `text` without the characters that XML cannot hold (XML 1.0, 2.2): control characters, halves of pairs."""
    return "".join(letter for letter in text if letter in "\t\n" or _PRINTABLE.match(letter))

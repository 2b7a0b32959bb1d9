"""Numbers that must be unique through a whole document: of drawings, content controls and tracked changes."""

from collections.abc import Iterable

from annuario.docx.names import q, w
from annuario.docx.parts import Element

_CHANGES = tuple(
    w(name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange", "rPrChange", "pPrChange"),
        *("sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
    )
)


def number_through(roots: Iterable[Element]) -> None:
    """Give every drawing, content control and tracked change below `roots` a number of its own."""
    roots = list(roots)
    _number((node for root in roots for node in root.iter(q("wp:docPr"))), "id")
    _number((node for root in roots for node in root.iterfind(f".//{w('sdtPr')}/{w('id')}")), w("val"))
    _number((node for root in roots for node in root.iter(*_CHANGES)), w("id"))


def _number(nodes: Iterable[Element], key: str) -> None:
    for number, node in enumerate(nodes, 1):
        node.set(key, str(number))

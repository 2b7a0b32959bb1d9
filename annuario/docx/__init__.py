"""WordprocessingML: read, review, clean, restyle, compose, prove, and in `merging` compare and merge.

A library on its own: it knows no cycle and no LibreOffice.

Three lines join two files under a house:

    house = read(Path("house.docx"))
    joined = compose(house, [Piece(read(Path("a.docx"))), Piece(read(Path("b.docx")))])
    Path("joined.docx").write_bytes(write(joined))
"""

from annuario.docx.clean import Change, Rule, clean
from annuario.docx.compose import Piece, compose
from annuario.docx.package import Package, Unreadable, read, read_bytes
from annuario.docx.prove import Proof, prove
from annuario.docx.restyle import restyle
from annuario.docx.review import Remark, review
from annuario.docx.write import Sheet, write

__all__ = [
    "Change",
    "Package",
    "Piece",
    "Proof",
    "Remark",
    "Rule",
    "Sheet",
    "Unreadable",
    "clean",
    "compose",
    "prove",
    "read",
    "read_bytes",
    "restyle",
    "review",
    "write",
]

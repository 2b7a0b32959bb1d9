"""WordprocessingML: read, review, clean, restyle, compose, prove, and in `merging` compare and merge.

A library on its own: it knows no cycle and no LibreOffice.

Three lines join two files under a house:

    house = read(Path("house.docx"))
    joined = compose(house, [Piece(read(Path("a.docx"))), Piece(read(Path("b.docx")))])
    Path("joined.docx").write_bytes(write(joined))
"""

from annuario.docx.clean import Change, Rule, Rules, clean
from annuario.docx.compose import Piece, compose
from annuario.docx.differences import differences
from annuario.docx.faults import Fault, FaultKind
from annuario.docx.inspect import inspect, inspect_bytes, inspect_file
from annuario.docx.merging import accept, diff, merge, redline, reject
from annuario.docx.package import Package, Unreadable, read, read_bytes, save
from annuario.docx.passages import LineKind
from annuario.docx.prove import Line, Proof, prove, prove_all
from annuario.docx.restyle import restyle
from annuario.docx.review import Remark, review
from annuario.docx.write import Sheet, write

__all__ = [
    "Change",
    "Fault",
    "FaultKind",
    "Line",
    "LineKind",
    "Package",
    "Piece",
    "Proof",
    "Remark",
    "Rule",
    "Rules",
    "Sheet",
    "Unreadable",
    "accept",
    "clean",
    "compose",
    "diff",
    "differences",
    "inspect",
    "inspect_bytes",
    "inspect_file",
    "merge",
    "prove",
    "prove_all",
    "read",
    "read_bytes",
    "redline",
    "reject",
    "restyle",
    "review",
    "save",
    "write",
]

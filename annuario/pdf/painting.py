"""The content of a page as graphics objects, and what marks stand around each of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pikepdf

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage

PATH_BEGINS = {"m", "re"}
PATH_PAINTS = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*"}
PATH_ENDS = PATH_PAINTS | {"n"}
TEXT_PAINTS = {"Tj", "TJ", "'", '"'}
OTHER_PAINTS = {"Do", "sh", "INLINE IMAGE"}
MARK_BEGINS = {"BMC", "BDC"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Instructions that must stay together (a path, a text object, or a single one), and the marks around them."""

    instructions: tuple[Instruction, ...]
    marks: tuple[str, ...]

    @property
    def operator(self) -> str:
        """The first instruction's operator."""
        return str(self.instructions[0].operator)

    @property
    def paints(self) -> bool:
        """Whether something becomes visible."""
        operators = {str(each.operator) for each in self.instructions}
        return bool(operators & (PATH_PAINTS | TEXT_PAINTS | OTHER_PAINTS))

    @property
    def is_real(self) -> bool:
        """Whether it belongs to what is read, not to running headers, footers and ornaments (artifacts)."""
        return "/Artifact" not in self.marks


def pieces(page: pikepdf.Page) -> Iterator[Piece]:
    """Give the page's content in order; marked-content operators inside a text object stay within its piece."""
    marks: list[str] = []
    pending: list[Instruction] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        pending.append(instruction)
        if _continues(pending, operator):
            continue
        yield Piece(tuple(pending), tuple(marks))
        _follow(marks, pending)
        pending = []
    if pending:
        yield Piece(tuple(pending), tuple(marks))


def _continues(pending: list[Instruction], operator: str) -> bool:
    first = str(pending[0].operator)
    if first == "BT":
        return operator != "ET"
    return first in PATH_BEGINS and operator not in PATH_ENDS


def _follow(marks: list[str], instructions: Iterable[Instruction]) -> None:
    for each in instructions:
        operator = str(each.operator)
        if operator in MARK_BEGINS and isinstance(each, pikepdf.ContentStreamInstruction):
            marks.append(str(each.operands[0]))
        elif operator == "EMC" and marks:
            marks.pop()

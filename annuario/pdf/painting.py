"""The content of a page as graphics objects, and what marks stand around each of them."""

import re
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
_OPERATORS = re.compile(rb"(?<![^\s\]>])(?:BMC|BDC|EMC|[BbfFSs]\*?|Do|sh|T[jJ])(?![^\s\[<(/])")
_PAINTS = PATH_PAINTS | TEXT_PAINTS | OTHER_PAINTS


@dataclass(frozen=True, slots=True)
class Piece:
    """Instructions that must stay together (a path, a text object, or a single one), and the marks around them.

    `operators` are those of the instructions.
    """

    instructions: tuple[Instruction, ...]
    operators: tuple[str, ...]
    marks: tuple[str, ...]

    @property
    def operator(self) -> str:
        """The first instruction's operator."""
        return self.operators[0]

    @property
    def paints(self) -> bool:
        """Whether something becomes visible."""
        return not _PAINTS.isdisjoint(self.operators)

    @property
    def is_real(self) -> bool:
        """Whether it belongs to what is read, not to running headers, footers and ornaments (artifacts)."""
        return "/Artifact" not in self.marks


def instructions(page: pikepdf.Page) -> list[Instruction]:
    """Return the page's content, an instruction each."""
    return list(pikepdf.parse_content_stream(page))


def paints_unmarked(page: pikepdf.Page) -> bool:
    """Whether anything is painted outside of all marks.

    Much quicker than the pieces: LibreOffice writes text in hexadecimal, so that its content has no brackets in which an
    operator could only seem to stand. A page that has some is parsed.
    """
    content = _bytes(page)
    if b"(" in content or b"BI" in content:
        return _paints_outside(str(each.operator) for each in instructions(page))
    return _paints_outside(found[0].decode("ascii") for found in _OPERATORS.finditer(content))


def _bytes(page: pikepdf.Page) -> bytes:
    held = page.obj.get("/Contents", pikepdf.Array())
    return b"\n".join(each.read_bytes() for each in (held.as_list() if isinstance(held, pikepdf.Array) else [held]))


def _paints_outside(operators: Iterable[str]) -> bool:
    depth = 0
    for operator in operators:
        if operator in MARK_BEGINS:
            depth += 1
        elif operator == "EMC":
            depth -= 1
        elif depth <= 0 and operator in _PAINTS:
            return True
    return False


def pieces(page: pikepdf.Page) -> Iterator[Piece]:
    """Give the page's content in order; marked-content operators inside a text object stay within its piece."""
    marks: list[str] = []
    pending: list[Instruction] = []
    operators: list[str] = []
    for instruction in instructions(page):
        pending.append(instruction)
        operators.append(str(instruction.operator))
        if _continues(operators):
            continue
        yield Piece(tuple(pending), tuple(operators), tuple(marks))
        _follow(marks, pending, operators)
        pending, operators = [], []
    if pending:
        yield Piece(tuple(pending), tuple(operators), tuple(marks))


def _continues(operators: list[str]) -> bool:
    first, last = operators[0], operators[-1]
    if first == "BT":
        return last != "ET"
    return first in PATH_BEGINS and last not in PATH_ENDS


def _follow(marks: list[str], content: Iterable[Instruction], operators: Iterable[str]) -> None:
    for each, operator in zip(content, operators, strict=True):
        if operator in MARK_BEGINS and isinstance(each, pikepdf.ContentStreamInstruction):
            marks.append(str(each.operands[0]))
        elif operator == "EMC" and marks:
            marks.pop()

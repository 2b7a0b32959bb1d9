"""What a document holds, as the proof counts it: passages of text in reading order, and the things that stand in each.

A passage is a paragraph, wherever it stands; a thing is what stands in it at a place: a picture, a note, a comment, a link.
"""

import re
import unicodedata
from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from annuario.docx.rules import Rule

_LONGEST = 80
_MARKER = re.compile(
    r"^(?:[^\w\s\"'“”«‘(\[]|o|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|\(?[A-Za-z][.)]|\(?[ivxlcdm]{1,6}[.)]|\(?[IVXLCDM]{1,6}[.)])\s+"
)


class LineKind(StrEnum):
    """What a line of the proof is about."""

    PARAGRAPH = "paragraph"
    CELL = "cell"
    TEXT_BOX = "text box"
    NOTE = "note"
    PICTURE = "picture"
    CHART = "chart"
    DIAGRAM = "diagram"
    EQUATION = "equation"
    COMMENT = "comment"
    LINK = "link"
    REFERENCE = "reference"
    BOOKMARK = "bookmark"
    SECTION = "section"
    OBJECT = "object"
    DELETION = "tracked deletion"
    INSERTION = "tracked insertion"
    RUNNING_HEAD = "running head"
    CHUNK = "foreign chunk"


TEXTS = frozenset({LineKind.PARAGRAPH, LineKind.CELL, LineKind.TEXT_BOX, LineKind.NOTE})
SHOWN = frozenset({LineKind.PICTURE, LineKind.CHART, LineKind.DIAGRAM})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands, as a person finds it: counted from the heading above it."""

    heading: str = ""
    paragraph: int = 0
    table: int = 0
    cell: tuple[int, int] = (0, 0)
    box: bool = False
    note: int = 0

    def sentence(self) -> str:
        """Return the place in words, never none."""
        words = [f"under “{shortened(self.heading, 60)}”"] if self.heading else []
        if self.table:
            words.append(f"table {self.table}, row {self.cell[0]}, cell {self.cell[1]}")
        elif self.paragraph:
            words.append(f"paragraph {self.paragraph}")
        elif self.heading:
            words = [f"heading “{shortened(self.heading, 60)}”"]
        place = ", ".join([*words, *(["text box"] if self.box else [])]) or "at the beginning"
        if not self.note:
            return place
        return f"note {self.note}, called {'' if place.startswith(('at ', 'under ')) else 'in '}{place}"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that stands in a passage, so many letters before its end.

    `key` is what makes it that thing and no other; a note has its passages instead. `rule` is the rule that may take it out.
    `counted` are its words without numbers, if by a rule these may change; of a result, in any case.
    """

    kind: LineKind
    key: Hashable
    text: str
    after: int
    rule: Rule | None = None
    inner: tuple["Passage", ...] = ()
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: its words, the things in it, and where it stands.

    `cell` is its row and its place in the row, within the table next to it. `rule` may take it out, down to the words `rest`.
    `listed` says that it is an item of a list, and `unmarked` are its words without the marker that is typed in front of them:
    a rule may make such a one an item of a list. `counted` are its words without numbers, if by a rule these may change, and `form`
    are those of a result with a form for each number that a field counts. `caption` is what it says behind a label and a number, if
    by a rule these may be others; of a result, behind a number that a field counts.
    """

    kind: LineKind
    text: str
    place: Place
    cell: tuple[int, int] = (0, 0)
    things: tuple[Thing, ...] = ()
    rule: Rule | None = None
    rest: str = ""
    listed: bool = False
    unmarked: str = ""
    counted: str = ""
    form: str = ""
    caption: str | None = None

    @property
    def may_go(self) -> bool:
        """Whether rules may take out all that the passage says and shows."""
        return (self.rule is not None and not self.rest) or (not self.text and all(thing.rule for thing in self.things))

    def key(self, text: str | None = None) -> tuple[LineKind, tuple[int, int], str]:
        """Return what a passage is found again by: its kind, its cell and its words."""
        return self.kind, self.cell, self.text if text is None else text


def bare(text: str) -> str:
    """Return `text` without a number or a bullet that is typed in front of it."""
    return _MARKER.sub("", text, count=1)


def letters(text: str) -> int:
    """Return how many letters `text` has, blanks not counted."""
    return len("".join(unicodedata.normalize("NFKC", text).replace("\u00ad", "").split()))


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Return `text`, cut after a few words' length."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def section_of(page: tuple[bool, int]) -> Thing:
    """Return a section as a thing of its first passage.

    What is handed in has it where the section begins; a result at every passage, for sections may have been joined.
    """
    text = f"{'landscape' if page[0] else 'upright'}, {page[1]} column{'s' if page[1] > 1 else ''}"
    return Thing(LineKind.SECTION, page, text, 0)

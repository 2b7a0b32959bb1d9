"""The block model: what one document shows, as units that can be compared. Changes nothing.

A unit is a paragraph, a table or a row. Its `content` is its words with a mark for each picture, note and link; two units
with the same content read the same. Runs, field codes and identifiers are left out: they do not survive editors.
"""

import re
from collections import Counter
from dataclasses import dataclass

from annuario.docx.names import w
from annuario.docx.parts import Element

OBJECT = "\ufffc"
"""Stands in a content for what is no text; what follows in brackets says which."""
PARAGRAPH = w("p")
_BOOKMARK, _NAME = w("bookmarkStart"), w("name")


@dataclass(slots=True, eq=False)
class Unit:
    """One paragraph, table or row, as it reads.

    `form` is what it is besides: role, section mark, shape of a table. `inner` holds a table's rows.
    """

    element: Element
    content: str
    form: str
    role: str = ""
    level: int = 0
    section: str = ""
    inner: tuple["Unit", ...] = ()
    cells: tuple["Cell", ...] = ()
    tag: str = PARAGRAPH
    _words: Counter[str] | None = None

    @property
    def blank(self) -> bool:
        """Whether it shows nothing and marks no section: it takes no part in the alignment."""
        return not self.content and not self.section and self.tag == PARAGRAPH

    @property
    def key(self) -> tuple[str, str]:
        """What must be equal for two units to read the same."""
        return (self.tag, self.content)

    @property
    def whole(self) -> tuple[str, str, str]:
        """What must be equal for two units to be the same in every respect that is merged."""
        return (self.tag, self.content, self.form)

    @property
    def shape(self) -> str:
        """What a unit must have in common with another to be changed into it: tables nothing, rows their cells."""
        return ",".join(cell.span for cell in self.cells)

    @property
    def words(self) -> Counter[str]:
        """Its words, counted."""
        if self._words is None:
            self._words = Counter(re.findall(r"\w+", self.content))
        return self._words

    @property
    def pictured(self) -> bool:
        """Whether it shows a picture or another drawing."""
        return f"{OBJECT}drawing(" in self.content

    def names(self) -> list[str]:
        """Return the names of the bookmarks that begin in it."""
        return [mark.get(_NAME, "") for mark in self.element.iter(_BOOKMARK)]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: its element, the columns it spans, and the units it holds."""

    element: Element
    span: str
    units: tuple[Unit, ...]

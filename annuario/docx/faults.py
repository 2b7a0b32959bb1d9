"""What may be broken inside a Word file, and how one such fault is told. A closed list; judges nothing itself."""

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """What kind of thing is broken."""

    NAME_TWICE = "name-twice"
    CONTENT_TYPE = "content-type"
    NOT_XML = "not-xml"
    RELATIONSHIP = "relationship"
    ID_TWICE = "id-twice"
    HALF_MARK = "half-mark"
    FIELD = "field"
    NOTE = "note"
    COMMENT = "comment"
    STYLE = "style"
    NUMBERING = "numbering"
    ORDER = "order"
    LINK = "link"
    PREFIX = "prefix"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: its kind, the part of the file that has it ("" for the file as a whole), and what is broken in one phrase."""

    kind: FaultKind
    part: str
    what: str

    def sentence(self) -> str:
        """Return the fault as a person reads it."""
        return f"{self.part}: {self.what}" if self.part else self.what

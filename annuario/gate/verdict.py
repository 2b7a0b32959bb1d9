"""What the gate says: a kind and its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a file is by its content."""

    DOCX = "docx"
    XLSX = "xlsx"
    DOC = "doc"
    XLS = "xls"
    XLSB = "xlsb"
    ODT = "odt"
    ODS = "ods"
    RTF = "rtf"
    PDF = "pdf"
    HTML = "html"
    XML = "xml"
    CSV = "csv"
    TEXT = "text"
    ARCHIVE = "archive"
    PICTURE = "picture"
    PRESENTATION = "presentation"
    MAIL = "mail"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    EMPTY = "empty"
    UNKNOWN = "unknown"


class Reason(NamedTuple):
    """One thing the gate saw: a code that `findings` has words for, and what they are filled in with."""

    code: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A file's kind, and every reason to keep it out or to tell something about it, in the order found.

    A Word or Excel file in good order has no reasons. Any other kind has at least one.
    """

    kind: Kind
    reasons: tuple[Reason, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the reasons."""
        return tuple(reason.code for reason in self.reasons)


REASONS: Mapping[Kind, str] = {
    Kind.DOC: "old-word",
    Kind.XLS: "old-excel",
    Kind.XLSB: "excel-binary",
    Kind.ODT: "writer-file",
    Kind.ODS: "calc-file",
    Kind.RTF: "rich-text",
    Kind.PDF: "pdf",
    Kind.HTML: "web-page",
    Kind.XML: "xml-file",
    Kind.CSV: "csv",
    Kind.TEXT: "plain-text",
    Kind.ARCHIVE: "archive",
    Kind.PICTURE: "picture",
    Kind.PRESENTATION: "presentation",
    Kind.MAIL: "mail-message",
    Kind.ENCRYPTED: "encrypted",
    Kind.DAMAGED: "damaged",
    Kind.EMPTY: "empty-file",
    Kind.UNKNOWN: "wrong-kind",
}
"""The reason that a kind is in itself."""


def refused(kind: Kind, *more: Reason) -> Verdict:
    """Return the verdict on a file of a kind that is reason enough."""
    return Verdict(kind, (Reason(REASONS[kind], {}), *more))

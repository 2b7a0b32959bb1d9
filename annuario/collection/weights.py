"""How much each thing that the gate and the readers notice weighs, and how it becomes a finding. Reads no file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from annuario.findings import Finding, Severity, texts

MOST = 200
"""Findings kept of one file; the rest is counted."""

_GATE: Mapping[str, Severity] = {
    "macro-enabled": Severity.NOTE,
    "template": Severity.NOTE,
    "old-word": Severity.NOTE,
    "writer-file": Severity.NOTE,
    "rich-text": Severity.NOTE,
    "old-excel": Severity.NOTE,
    "calc-file": Severity.NOTE,
    "csv": Severity.NOTE,
}
"""Every other reason of the gate stops the file."""

_WORD: Mapping[str, Severity] = {
    "empty-document": Severity.STOPS,
    "tracked-changes": Severity.LOOK,
    "comments": Severity.LOOK,
    "no-alt-text": Severity.LOOK,
    "linked-picture": Severity.LOOK,
    "embedded-object": Severity.LOOK,
    "alt-chunk": Severity.LOOK,
    "fake-headings": Severity.NOTE,
    "no-headings": Severity.NOTE,
    "fields-frozen": Severity.NOTE,
    "typed-list": Severity.NOTE,
    "tab-table": Severity.NOTE,
    "wide-table": Severity.NOTE,
    "typed-reference": Severity.NOTE,
}
"""What reading a Word file may remark on; a code that is not here wants a look."""


@dataclass(frozen=True, slots=True)
class Note:
    """A finding in the making: not yet of a file."""

    code: str
    severity: Severity
    place: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


def gate_note(code: str, params: Mapping[str, str]) -> Note:
    """Return a reason of the gate with its weight."""
    return Note(code, _GATE.get(code, Severity.STOPS), "", params)


def word_note(code: str, place: str, params: Mapping[str, str]) -> Note:
    """Return a remark on a Word file with its weight."""
    return Note(code, _WORD.get(code, Severity.LOOK), place, params)


def findings_of(path: str, digest: str, notes: Iterable[Note]) -> tuple[Finding, ...]:
    """Return the notes as findings of one file, the weightiest first and no more than MOST of them.

    A code without words is told as a `remark`, so that a department gets a sentence in any case.
    """
    order = list(Severity)
    known = texts("en").keys() & texts("it").keys()
    worded = [note if note.code in known else replace(note, code="remark", params={"code": note.code}) for note in notes]
    ranked = sorted(worded, key=lambda note: order.index(note.severity))
    if len(ranked) > MOST:
        rest = Note("and-more", Severity.NOTE, "", {"count": str(len(ranked) - MOST + 1)})
        ranked = [*ranked[: MOST - 1], rest]
    return tuple(Finding(note.code, note.severity, path, note.place, dict(note.params), digest) for note in ranked)

"""What goes into a merge and what comes out: the house's rules, places, conflicts. Does nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from annuario.docx.parts import Package


class Act(StrEnum):
    """What was done."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    CHANGED = "changed"


class What(StrEnum):
    """To what."""

    PARAGRAPH = "paragraph"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    PICTURE = "picture"
    NOTE = "note"
    ROLE = "role"
    SECTION = "section"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the anchor of its part (a bookmark `an_…`, "" for none), the heading above it, its own words.

    `replaces` is the words of what the same side took out at the same place, such as a placeholder's.
    """

    anchor: str = ""
    heading: str = ""
    what: What = What.PARAGRAPH
    text: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Whom a change comes from: the author of its marks, and a sentence for comments: handed in when, in which file."""

    author: str = "annuario"
    told: str = ""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the editors read, in their language; `{text}` and `{told}` are filled in."""

    changed: str = "Both sides changed these words. Handed in: “{text}” {told}"
    deleted_by_editors: str = "The editors took this out, and it has been handed in anew: “{text}” {told}"
    deleted_by_department: str = "This was changed here, and it is no longer in what was handed in. {told}"
    role: str = "Both sides gave this paragraph another form; handed in as {text}. {told}"
    moved: str = "Both sides moved this; in what was handed in it stands elsewhere. {told}"
    lost: str = "Its place is gone: “{text}” {told}"
    annex: str = "Edits without a place"


def _now() -> str:
    """Return the moment in UTC, for whoever hands in none."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _plain(_: Place) -> Source:
    return Source()


def _nowhere(_: Place) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Rules:
    """The house's rules for a merge.

    `date` (ISO 8601, as 2006-02-16T09:00:00Z; if none is given, now) stands on every mark. `source` says whom a change at a place
    comes from. `quiet` says where a change goes in without a mark if the editors wrote nothing there; else it is tracked.
    `recount` says that numbers of captions and references to them, which are counted and nobody's words, never get one.
    """

    date: str = field(default_factory=_now)
    source: Callable[[Place], Source] = _plain
    quiet: Callable[[Place], bool] = _nowhere
    phrases: Phrases = field(default_factory=Phrases)
    recount: bool = False


class Clash(StrEnum):
    """Why something waits for an editor."""

    WORDS = "words"
    ROLE = "role"
    DELETED_BY_EDITORS = "deleted-by-editors"
    DELETED_BY_DEPARTMENT = "deleted-by-department"
    MOVED = "moved"
    LOST_PLACE = "lost-place"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place where both sides wrote: the editors' words stay; what the department handed in stands beside them."""

    clash: Clash
    place: Place
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Brought:
    """One change that was put into the editors' document; `tracked` says whether it bears a mark."""

    act: Act
    place: Place
    tracked: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """The editors' document with what changed on the other side, what waits for an editor, and what was put in."""

    package: Package
    conflicts: tuple[Conflict, ...]
    brought: tuple[Brought, ...]

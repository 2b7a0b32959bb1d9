"""The typed form of cycle.toml: frozen, checked, and every unknown key a mistake.

Only the form: reading the file and telling its mistakes is `load`.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from annuario.cycle.form import Address, FolderName, Form, Line, PdfName, Slug
from annuario.cycle.mail import Mail
from annuario.cycle.workdays import is_country

Language = Literal["it", "en"]
Kind = Literal["narrative", "activities"]
Page = Literal["foreword", "figures", "statistics", "projects", "cities", "captions", "indexes"]
"""The pages around the chapters that a book may do without, each by the name of its template."""


def _zone(value: str) -> str:
    if value not in available_timezones():
        message = "write an IANA time zone, such as 'Europe/Rome'"
        raise ValueError(message)
    return value


def _country(value: str) -> str:
    if not is_country(value):
        message = "write a country by its two letters, such as 'IT', or a part of it, such as 'IT-TO'"
        raise ValueError(message)
    return value


class Names(Form):
    """A name in both languages, or in one, which then stands for the other too."""

    it: Line | None = None
    en: Line | None = None

    @property
    def all(self) -> tuple[str, ...]:
        """The name in each language that it has."""
        return tuple(name for name in (self.it, self.en) if name)

    def of(self, language: str) -> str:
        """Return the name in `language`."""
        return (self.it if language == "it" else self.en) or self.all[0]

    def other(self, language: str) -> str:
        """Return the name in the language that is not `language`, "" if it has none."""
        return (self.en if language == "it" else self.it) or ""

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not self.all:
            message = 'write the name, such as { it = "…", en = "…" }, or in one language alone'
            raise ValueError(message)
        return self


class Dates(Form):
    """When the cycle opens, when contributions are due, when the report is published."""

    opens: date
    deadline: date
    publication: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.opens < self.deadline < self.publication:
            message = "let opens come before deadline, and deadline before publication"
            raise ValueError(message)
        return self


class Reminders(Form):
    """The ladder: working days of `country` before (-) and after the deadline.

    `address_check` days of the calendar before it an office is asked whether its address still answers (0: never); no
    office gets more than `cap` reminders; on the day `escalate_at` of the ladder its head is written to as well.
    """

    days: tuple[Annotated[int, Field(ge=-250, le=250)], ...] = (-14, -7, -1, 1, 3, 7)
    country: Annotated[str, AfterValidator(_country)] = "IT"
    address_check: int = Field(default=30, ge=0, le=365)
    cap: int = Field(default=8, ge=1)
    escalate_at: int | None = None

    @model_validator(mode="after")
    def _rising(self) -> Self:
        if list(self.days) != sorted(set(self.days)):
            message = "write the days from the earliest to the latest, each once, such as [-14, -7, -1, 1]"
            raise ValueError(message)
        if self.escalate_at is not None and self.escalate_at not in self.days:
            message = "let escalate_at be one of the days"
            raise ValueError(message)
        return self


class Folder(Form):
    """The shared folder: `path` from the cycle's folder or absolute; `sentinel` is the file that says it is really there.

    `shown_as` is how departments see it, where that is another path.
    """

    path: Line = "shared"
    sentinel: Line = ".annuario-share"
    shown_as: Line | None = None


class House(Form):
    """The rules of the house for what contributions bring along.

    `structure` makes real headings and lists of those that are surely meant as such; `number_captions` lets captions count through
    the book. `corrections` says how a corrected text comes into a draft that editors have changed: as tracked changes, or without.
    The book goes without the pages that `leave_out` names.
    """

    tracked_changes: Literal["accept", "reject"] = "accept"
    comments: Literal["remove"] = "remove"
    corrections: Literal["track", "accept"] = "track"
    structure: bool = True
    number_captions: bool = False
    leave_out: tuple[Page, ...] = ()


class Sample(Form):
    """Only in samples: the day that counts as today."""

    today: date


class Section(Form):
    """A chapter of the report; `template` lies under templates/."""

    id: Slug
    title: Names
    template: Line


class Topic(Form):
    """What a department is expected to tell, and in which section."""

    name: Line
    section: Slug


class Department(Form):
    """One of the offices: who it is, what is expected of it, and where it goes in the book.

    Of several `addresses` all are written to together, and one answer is enough; `head` is written to only when the
    ladder comes to `escalate_at`.
    """

    id: Slug
    name: Names
    addresses: tuple[Address, ...] = Field(min_length=1)
    head: Address | None = None
    language: Language = "it"
    expects: tuple[Kind, ...] = Field(default=("narrative",), min_length=1)
    section: Slug
    folders: dict[FolderName, Slug] = Field(default_factory=dict)
    topics: tuple[Topic, ...] = ()

    def section_of_folder(self, folder: str) -> str:
        """Return the section of a Word file that lies in sub-folder `folder` ("" = the department's own)."""
        routes = {name.casefold(): section for name, section in self.folders.items()}
        return routes.get(folder.split("/", 1)[0].casefold(), self.section)

    @cached_property
    def sections(self) -> frozenset[str]:
        """Every section that this department may feed, as far as the cycle file says it."""
        return frozenset({self.section, *self.folders.values(), *(topic.section for topic in self.topics)})


class Annex(Form):
    """A finished PDF, such as a signed foreword, that is stitched into the report: `front` is behind its first page.

    `file` is from the cycle's folder, or absolute; `title` is in the language of the book.
    """

    file: PdfName
    title: Line
    place: Literal["front", "end"] = "end"


class LastYear(Form):
    """The figures of another year's report, to stand beside this one's; those that nobody knows are left out.

    They are shown if `year` is the year before the cycle's.
    """

    year: int = Field(ge=1900, le=2200)
    activities: int | None = Field(default=None, ge=0)
    european: int | None = Field(default=None, ge=0)
    partners: int | None = Field(default=None, ge=0)
    countries: int | None = Field(default=None, ge=0)
    budget: int | None = Field(default=None, ge=0)


class Cycle(Form):
    """One year's report: what it is called, who contributes, what its sections are, and the rules.

    Routes are many-to-many: a Word file goes where its sub-folder says (`folders`), else to its department's `section`; a row
    of a workbook goes where its `Chapter` column says, else where its topic goes, else to the department's section.
    """

    title: Names
    year: int = Field(ge=1900, le=2200)
    language: Language = "en"
    time_zone: Annotated[str, AfterValidator(_zone)] = "Europe/Rome"
    dates: Dates
    reminders: Reminders = Reminders()
    folder: Folder = Folder()
    mail: Mail
    house: House = House()
    sample: Sample | None = None
    annexes: tuple[Annex, ...] = ()
    last_year: LastYear | None = None
    sections: tuple[Section, ...] = Field(min_length=1)
    departments: tuple[Department, ...] = Field(min_length=1)

    def department(self, id_: str) -> Department:
        """Return the department with this id; KeyError if there is none."""
        return {department.id: department for department in self.departments}[id_]

    def section_words(self) -> dict[str, str]:
        """Return what a workbook may call each section (either title, or its id), casefolded -> the section's id."""
        return {word.casefold(): section.id for section in self.sections for word in (*section.title.all, section.id)}

    def section(self, id_: str) -> Section:
        """Return the section with this id; KeyError if there is none."""
        return {section.id: section for section in self.sections}[id_]

    @model_validator(mode="after")
    def _no_twins(self) -> Self:
        for what, parts in (("sections", self.sections), ("departments", self.departments)):
            for id_ in twins(part.id for part in parts):
                kind, message = "twins", "{what}: '{id}' stands twice"
                raise PydanticCustomError(kind, message, {"what": what, "id": id_})
        return self


def twins(ids: Iterable[str]) -> tuple[str, ...]:
    """Return those of `ids` that stand there more than once."""
    return tuple(id_ for id_, count in Counter(ids).items() if count > 1)

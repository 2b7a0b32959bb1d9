"""The typed form of cycle.toml: frozen, checked, and every unknown key a mistake.

Only the form: reading the file and telling its mistakes is `load`.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Literal, Self
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

Language = Literal["it", "en"]
Kind = Literal["narrative", "activities"]


def _slug(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        message = "write small letters, digits and single hyphens, such as 'servizi-culturali'"
        raise ValueError(message)
    return value


def _address(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", value):
        message = "write one plain e-mail address, such as 'sport@comune.example'"
        raise ValueError(message)
    return value


def _zone(value: str) -> str:
    if value not in available_timezones():
        message = "write an IANA time zone, such as 'Europe/Rome'"
        raise ValueError(message)
    return value


def _line(value: str) -> str:
    if re.search(r"[\x00-\x1f]", value) or not value.strip():
        message = "write one line of text"
        raise ValueError(message)
    return value


def _folder_name(value: str) -> str:
    if "/" in value or "\\" in value or not value.strip():
        message = "write the name of one folder inside the department's, such as 'missioni'"
        raise ValueError(message)
    return value


Slug = Annotated[str, AfterValidator(_slug)]
FolderName = Annotated[str, AfterValidator(_folder_name)]
Address = Annotated[str, AfterValidator(_address)]
Line = Annotated[str, AfterValidator(_line)]


class Form(BaseModel):
    """What all parts share: frozen, and no key that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Names(Form):
    """A name in both languages."""

    it: Line
    en: Line

    def of(self, language: str) -> str:
        """Return the name in `language`."""
        return self.it if language == "it" else self.en


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
    """The ladder: days before (-) and after the deadline."""

    days: tuple[int, ...] = (-30, -14, -7, -1, 1, 3, 7)

    def next_after(self, today: date, deadline: date) -> date | None:
        """Return the first day of the ladder after `today` for what is due on `deadline`, None if there is none left."""
        return next((day for days in self.days if (day := deadline + timedelta(days)) > today), None)

    @model_validator(mode="after")
    def _rising(self) -> Self:
        if list(self.days) != sorted(set(self.days)):
            message = "write the days from the earliest to the latest, each once, such as [-14, -7, -1, 1]"
            raise ValueError(message)
        return self


class Folder(Form):
    """The shared folder: `path` from the cycle's folder or absolute; `sentinel` is the file that says it is really there."""

    path: Line = "shared"
    sentinel: Line = ".annuario-share"


class Smtp(Form):
    """The mail server; login and password come from the environment, never from this file."""

    host: Line
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user_from: Line = "ANNUARIO_SMTP_USER"
    password_from: Line = "ANNUARIO_SMTP_PASSWORD"  # noqa: S105 -- the name of a variable, no secret


class Mail(Form):
    """How mail leaves: `files` lays one .eml each in the outbox, `smtp` sends."""

    transport: Literal["files", "smtp"] = "files"
    sender: Address
    coordinator: Address
    smtp: Smtp | None = None

    @model_validator(mode="after")
    def _has_server(self) -> Self:
        if self.transport == "smtp" and self.smtp is None:
            message = "add a part [mail.smtp] with the host of the mail server, or write transport = 'files'"
            raise ValueError(message)
        return self


class House(Form):
    """The rules of the house for what contributions bring along."""

    tracked_changes: Literal["accept"] = "accept"
    comments: Literal["remove"] = "remove"


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
    """One of the offices: who it is, what is expected of it, and where it goes in the book."""

    id: Slug
    name: Names
    addresses: tuple[Address, ...] = Field(min_length=1)
    language: Language = "it"
    expects: tuple[Kind, ...] = Field(default=("narrative",), min_length=1)
    section: Slug
    folders: dict[FolderName, Slug] = {}
    topics: tuple[Topic, ...] = ()

    def section_of_folder(self, folder: str) -> str:
        """Return the section of a Word file that lies in sub-folder `folder` ("" = the department's own)."""
        routes = {name.casefold(): section for name, section in self.folders.items()}
        return routes.get(folder.split("/", 1)[0].casefold(), self.section)

    @cached_property
    def sections(self) -> frozenset[str]:
        """Every section that this department may feed, as far as the cycle file says it."""
        return frozenset({self.section, *self.folders.values(), *(topic.section for topic in self.topics)})


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
    sections: tuple[Section, ...] = Field(min_length=1)
    departments: tuple[Department, ...] = Field(min_length=1)

    def department(self, id_: str) -> Department:
        """Return the department with this id; KeyError if there is none."""
        return {department.id: department for department in self.departments}[id_]

    def section_words(self) -> dict[str, str]:
        """Return what a workbook may call each section (either title, or its id), casefolded -> the section's id."""
        return {
            word.casefold(): section.id for section in self.sections for word in (section.title.it, section.title.en, section.id)
        }

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

"""Which contribution goes in which section: the plan of the book, from the cycle and what counts today.

Many-to-many: a Word file goes where its sub-folder says, a row of a workbook where its chapter says. Opens workbooks to see
their rows; builds nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annuario.cycle import Department, Section
from annuario.ledger.archive import digest_of
from annuario.ledger.builds import builds
from annuario.ledger.desk import FORM_PART, Desk
from annuario.ledger.standing import Standing
from annuario.ledger.submissions import Submission
from annuario.register import Activity, Source
from annuario.register.handed_in import read_rows
from annuario.report.twins import About, Row, Twins, twins_of
from annuario.report.words import expectation


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one workbook that go in one section.

    `also` gives by an activity's source who else tells of it, `elsewhere` whose entry stands for it, `asked` what was asked.
    """

    submission: Submission
    activities: tuple[Activity, ...]
    also: Mapping[Source, tuple[Row, ...]] = field(default_factory=dict)
    elsewhere: Mapping[Source, Row] = field(default_factory=dict)
    asked: tuple[About, ...] = ()

    @property
    def digest(self) -> str:
        """The digest of all that its entries say."""
        return digest_of(self.submission.digest, repr(self.activities), repr(self.also), repr(self.elsewhere))


@dataclass(frozen=True, slots=True)
class Part:
    """What one department gives to one section; `expected` is the placeholder's sentence, "" if nothing is awaited here."""

    department: Department
    narratives: tuple[Submission, ...]
    rows: tuple[Rows, ...]
    expected: str

    @property
    def empty(self) -> bool:
        """Whether the department has no place in the section."""
        return not (self.narratives or self.rows or self.expected)

    @property
    def digest(self) -> str:
        """The digest of all that goes in: contents, names of files, the words of the placeholder."""
        files = [f"{file.path}\n{file.digest}" for file in self.narratives]
        files += [f"{rows.submission.path}\n{rows.digest}" for rows in self.rows]
        who = (self.department.id, self.department.model_dump_json(include={"name", "addresses"}))
        return digest_of(*who, self.expected, *files)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One section with its parts, in the order of the cycle's departments."""

    section: Section
    number: int
    parts: tuple[Part, ...]


def plan(desk: Desk) -> tuple[Chapter, ...]:
    """Return the chapters of the book in the cycle's order."""
    standings = desk.standings()
    forms = _forms(desk)
    rows = _with_twins(desk, {standing.department.id: _rows(desk, standing) for standing in standings})
    return tuple(
        Chapter(section, number, tuple(_parts(section, standings, rows, forms, desk.cycle.language)))
        for number, section in enumerate(desk.cycle.sections, 1)
    )


def _forms(desk: Desk) -> dict[str, set[str]]:
    """Return the sections that each filled form speaks to, by the digest of its file."""
    found: dict[str, set[str]] = {}
    for part in builds(desk.ledger, FORM_PART):
        found.setdefault(part.subject, set()).add(part.key)
    return found


def _rows(desk: Desk, standing: Standing) -> dict[str, list[Rows]]:
    """Return the rows of a department's workbooks by section; a row that names none goes where its topic goes."""
    found: dict[str, list[Rows]] = {}
    for file in standing.counting:
        if file.kind == "activities":
            for section, activities in rows_by_section(desk, standing.department, file).items():
                found.setdefault(section, []).append(Rows(file, activities))
    return found


def _with_twins(desk: Desk, rows: Mapping[str, Mapping[str, Sequence[Rows]]]) -> dict[str, dict[str, list[Rows]]]:
    """Return the rows with what other departments tell of the same activities."""
    twins = twins_of(
        desk,
        [
            Row(department, section, one.submission.path, activity)
            for department, sections in rows.items()
            for section, several in sections.items()
            for one in several
            for activity in one.activities
        ],
    )
    return {
        department: {section: [_twinned(department, one, twins) for one in several] for section, several in sections.items()}
        for department, sections in rows.items()
    }


def _twinned(department: str, rows: Rows, twins: Twins) -> Rows:
    keys = {
        activity.source: (department, rows.submission.path, activity.source.sheet, activity.source.row)
        for activity in rows.activities
    }
    return replace(
        rows,
        also={source: twins.also[key] for source, key in keys.items() if key in twins.also},
        elsewhere={source: twins.elsewhere[key] for source, key in keys.items() if key in twins.elsewhere},
        asked=tuple(about for key in keys.values() for about in twins.asked.get(key, ())),
    )


def rows_by_section(desk: Desk, department: Department, file: Submission) -> dict[str, tuple[Activity, ...]]:
    """Return the rows of one workbook by the id of the section that they go in."""
    found: dict[str, tuple[Activity, ...]] = {}
    for activity in read_rows(desk, file).activities:
        section = _section(activity, file, department)
        found[section] = (*found.get(section, ()), activity)
    return found


def _section(activity: Activity, file: Submission, department: Department) -> str:
    topics = {topic.name.casefold(): topic.section for topic in department.topics}
    return activity.section or topics.get(activity.topic.casefold()) or department.section_of_folder(file.folder)


def _parts(
    section: Section,
    standings: Sequence[Standing],
    rows: Mapping[str, Mapping[str, Sequence[Rows]]],
    forms: Mapping[str, Collection[str]],
    language: str,
) -> Iterable[Part]:
    for standing in standings:
        department = standing.department
        narratives = tuple(
            file
            for file in standing.counting
            if file.kind == "narrative" and section.id in forms.get(file.digest, (department.section_of_folder(file.folder),))
        )
        awaited = department.section == section.id and not standing.done
        expected = expectation(standing, language) if awaited else ""
        part = Part(department, narratives, tuple(rows[department.id].get(section.id, ())), expected)
        if not part.empty:
            yield part

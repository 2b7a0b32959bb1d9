"""A fiche an activity: the row of a workbook as a small table in the house's looks.

Where several departments tell of it, the fiche names them all, and where they tell it differently, what each of them says.
"""

from collections.abc import Iterator, Sequence

from annuario.cycle import Cycle
from annuario.docx.write import Sheet, printable
from annuario.register import Activity
from annuario.register.identity import with_others
from annuario.report.marks import mark_of
from annuario.report.plan import Rows
from annuario.report.twins import Row
from annuario.report.words import fill, words

Lines = tuple[tuple[str, str], ...]


def fiche_title(activity: Activity, language: str) -> str:
    """Return the title of an activity's fiche."""
    return printable(activity.title or words(language)["untitled"])


def fiche_rows(activity: Activity, language: str) -> Lines:
    """Return the (label, value) rows of an activity's fiche; a cell that was left empty has no row."""
    return tuple((label, printable(value)) for label, value in _rows(activity, language) if value.strip())


def shared_rows(cycle: Cycle, department: str, activity: Activity, also: Sequence[Row]) -> Lines:
    """Return the rows of the fiche of an activity that others tell of, too: what they say otherwise stands under their name."""
    language = cycle.language
    told: dict[str, dict[str, str]] = {}
    for whose, one in ((department, activity), *((row.department, row.activity) for row in also)):
        for label, value in ((words(language)["title"], fiche_title(one, language)), *fiche_rows(one, language)):
            told.setdefault(label, {}).setdefault(value, whose)
    names = [cycle.department(whose).name.of(language) for whose in (department, *(row.department for row in also))]
    first = {words(language)["title"]: fiche_title(activity, language)}  # which stands over the table
    return (
        (words(language)["told_by"], "\n".join(dict.fromkeys(names))),
        *(
            (label if number == 0 else f"{label} ({cycle.department(whose).name.of(language)})", value)
            for label, values in told.items()
            for number, (value, whose) in enumerate(values.items())
            if first.get(label) != value
        ),
    )


def told_elsewhere(cycle: Cycle, activity: Activity, there: Row) -> str:
    """Return the sentence that stands instead of a fiche where another department's fiche tells of the activity."""
    language = cycle.language
    return fill(
        words(language)["told_elsewhere"],
        title=fiche_title(activity, language),
        department=cycle.department(there.department).name.of(language),
        chapter=cycle.section(there.section).title.of(language),
    )


def _rows(activity: Activity, language: str) -> Iterator[tuple[str, str]]:
    say = words(language)
    yield say["programme"], activity.programme
    yield say["topic"], activity.topic
    yield say["period"], activity.period.text(language)
    yield say["partners"], "; ".join(activity.partners)
    yield say["countries"], ", ".join(activity.countries)
    yield say["budget"], activity.budget_text(language)
    yield say["results"], activity.results
    yield say["contact"], activity.contact
    yield from activity.extra


def entry(cycle: Cycle, department: str, rows: Rows, activity: Activity) -> tuple[str, Lines]:
    """Return title and rows of an activity's fiche; or, where another one tells of it, the sentence that says so and no rows."""
    source, language = activity.source, cycle.language
    if there := rows.elsewhere.get(source):
        return told_elsewhere(cycle, activity, there), ()
    also = rows.also.get(source, ())
    lines = shared_rows(cycle, department, activity, also) if also else fiche_rows(activity, language)
    return fiche_title(activity, language), lines


def write_fiches(sheet: Sheet, cycle: Cycle, department: str, rows: Rows) -> None:
    """Add to `sheet` a fiche for each of the activities, under a heading of their own."""
    sheet.paragraph(words(cycle.language)["activities"], "heading 3")
    for activity in rows.activities:
        title, lines = entry(cycle, department, rows, activity)
        if activity.source in rows.elsewhere:
            sheet.paragraph(title, "Body Text")
        else:
            whole = with_others(activity, [row.activity for row in rows.also.get(activity.source, ())])
            sheet.fiche(title, lines, mark_of(cycle, department, rows.submission.path, whole))


def fiche_values(cycle: Cycle, department: str, rows: Rows) -> Iterator[str]:
    """Yield the words that must stand in the fiches of these rows, in their order."""
    for activity in (one for one in rows.activities if one.source not in rows.elsewhere):
        title, lines = entry(cycle, department, rows, activity)
        yield title
        for _, value in lines:
            yield from value.split("\n")


def values_elsewhere(cycle: Cycle, rows: Rows) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """Yield for each activity that another fiche tells of that fiche's row, and the words that must stand there."""
    for activity in rows.activities:
        if there := rows.elsewhere.get(activity.source):
            values = (value for _, value in fiche_rows(activity, cycle.language))
            yield there, (fiche_title(activity, cycle.language), *(line for value in values for line in value.split("\n")))

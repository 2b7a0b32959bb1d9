"""A fiche an activity: the row of a workbook as a small table in the house's looks."""

from collections.abc import Iterable, Iterator

from annuario.docx.write import Sheet, printable
from annuario.register import Activity
from annuario.report.words import words


def fiche_title(activity: Activity, language: str) -> str:
    """Return the title of an activity's fiche."""
    return printable(activity.title or words(language)["untitled"])


def fiche_rows(activity: Activity, language: str) -> tuple[tuple[str, str], ...]:
    """Return the (label, value) rows of an activity's fiche; a cell that was left empty has no row."""
    return tuple((label, printable(value)) for label, value in _rows(activity, language) if value.strip())


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


def write_fiches(sheet: Sheet, activities: Iterable[Activity], language: str) -> None:
    """Add a fiche for each of `activities` to `sheet`, under a heading of their own."""
    sheet.paragraph(words(language)["activities"], "heading 3")
    for activity in activities:
        sheet.fiche(fiche_title(activity, language), fiche_rows(activity, language))

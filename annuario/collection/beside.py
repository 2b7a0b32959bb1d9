"""A department's files held against each other and against last year's: what no file can tell alone.

Last year is the cycle of the same ledger that was begun last before this one. Judges no file anew; what it notices wants a look.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from rapidfuzz import fuzz, process
from sqlalchemy import func, select

from annuario import docx
from annuario.collection.weights import Note
from annuario.cycle import Cycle
from annuario.docx.text import blocks
from annuario.findings import Severity
from annuario.ledger.desk import Desk
from annuario.ledger.schema import submission
from annuario.ledger.settled import readings, settled
from annuario.ledger.store import Ledger
from annuario.ledger.submissions import Submission, counting, submissions
from annuario.register import Activity, Money, read_money, read_workbook

CODES = frozenset({"other-department", "last-years-text", "figures-disagree", "figures-jump", "last-years-activities"})
"""The findings that this room of checks gives."""

_TOP, _LINE = 4, 15  # the first lines of a text, and the most words of one that is a title
_LONG = 8  # words from which a paragraph is one's own and no formula
_SHARE = 0.5  # of the long paragraphs that stood there last year
_TIMES = 10  # an amount that grew or shrank so much is perhaps a slip of zeros
_ALIKE = 90  # of a hundred, for two titles to be those of one activity
_MOST = 8  # titles that are named
_SIGN = r"(?:€|\bEUR\b|\beuro\b)"
_TIMES_SO = r"(?:\s?(?:mln|milion[ei]|million|mila)\b)?"
_AMOUNT = re.compile(rf"{_SIGN}\s?\d[\d.,' ]*\d{_TIMES_SO}|\b\d[\d.,']*\d?{_TIMES_SO}\s?{_SIGN}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What one department told in one year: its paragraphs and its activities, by the id of the submission."""

    texts: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    activities: Mapping[int, tuple[Activity, ...]] = field(default_factory=dict)

    @property
    def all_activities(self) -> tuple[Activity, ...]:
        """The activities of all files."""
        return tuple(activity for activities in self.activities.values() for activity in activities)


def notes_beside(desk: Desk, department: str) -> Mapping[int, tuple[Note, ...]]:
    """Return what is to be said of each counting file of a department in the light of the others and of last year's.

    Files are named by the id of their submission.
    """
    this, last = told(desk, desk.ledger, department), Told()
    language = desk.cycle.department(department).language
    before = last_cycle(desk)
    if before is not None:
        last = told(desk, before, department)
    found: dict[int, list[Note]] = {file: [] for file in (*this.texts, *this.activities)}
    for file, texts in this.texts.items():
        found[file] += [
            *_of_another(texts, desk.cycle, department),
            *_same_text(texts, last),
            *_amounts(texts, this.all_activities, language),
        ]
    for file, activities in this.activities.items():
        found[file] += _jumps(activities, last.all_activities, language)
    missing = tuple(_missing(this, last))
    if missing and found:
        found[next(iter(this.activities), next(iter(this.texts)))] += missing
    return {file: tuple(notes) for file, notes in found.items()}


def last_cycle(desk: Desk) -> Ledger | None:
    """Return the ledger of the cycle that was begun last before this one, None if there is none."""
    with desk.ledger.read() as connection:
        rows = connection.execute(select(submission.c.cycle, func.max(submission.c.first_day)).group_by(submission.c.cycle)).all()
    earlier = [(day, cycle) for cycle, day in rows if cycle != desk.ledger.cycle and day < desk.cycle.dates.opens]
    return Ledger(desk.ledger.engine, max(earlier)[1]) if earlier else None


def told(desk: Desk, ledger: Ledger, department: str) -> Told:
    """Return what counts of a department's files in one cycle; a content that the archive has no more is left out."""
    rows = [row for row in counting(settled(ledger, submissions(ledger))) if row.department == department]
    there = [row for row in rows if desk.archive.holds(row.digest)]
    texts = {row.id: tuple(_paragraphs(desk, ledger, row)) for row in there if row.kind == "narrative"}
    chapters, answers = desk.cycle.section_words(), readings(ledger, department)
    lists = {
        row.id: read_workbook(desk.readable(row.digest, ledger=ledger), chapters=chapters, answers=answers).activities
        for row in there
        if row.kind == "activities"
    }
    return Told(texts, lists)


def _paragraphs(desk: Desk, ledger: Ledger, row: Submission) -> Iterator[str]:
    for block in blocks(docx.read(desk.readable(row.digest, ledger=ledger))):
        yield block.text


def _of_another(texts: Sequence[str], cycle: Cycle, department: str) -> Iterator[Note]:
    """Yield a note if the lines at the top of a text name another department, and not the one whose folder it lies in."""
    top = " \n".join(text for text in texts[:_TOP] if len(text.split()) <= _LINE).casefold()
    named = [each for each in cycle.departments if any(name.casefold() in top for name in each.name.all)]
    if len(named) == 1 and named[0].id != department:
        language = cycle.department(department).language
        yield Note("other-department", Severity.LOOK, "", {"department": named[0].name.of(language)})


def _same_text(texts: Iterable[str], last: Told) -> Iterator[Note]:
    """Yield a note if most of a text stood in last year's already."""
    long = [text for text in texts if len(text.split()) >= _LONG]
    before = {text.casefold() for stood in last.texts.values() for text in stood}
    same = [text for text in long if text.casefold() in before]
    if long and len(same) >= max(2, _SHARE * len(long)):
        place = same[0] if len(same[0]) <= 60 else f"{same[0][:57]}…"  # noqa: PLR2004 -- a few words to find it by
        yield Note("last-years-text", Severity.LOOK, place, {"count": str(len(same)), "of": str(len(long))})


def _amounts(texts: Iterable[str], activities: Iterable[Activity], language: str) -> Iterator[Note]:
    """Yield a note for each paragraph that names an activity with one amount, and it is not the one of the list."""
    known = [activity for activity in activities if activity.budget is not None and len(activity.title.split()) > 1]
    for text in texts:
        folded = text.casefold()
        for activity in known:
            amounts = list(_read(text)) if activity.title.casefold() in folded else []
            budget = activity.budget
            if len(amounts) == 1 and budget is not None and _differ(amounts[0], budget):
                params = {"title": activity.title, "text": amounts[0].text(language), "list": budget.text(language)}
                yield Note("figures-disagree", Severity.LOOK, activity.title, params)


def _differ(one: Money, other: Money) -> bool:
    return one.currency == other.currency and one.amount != other.amount


def _read(text: str) -> Iterator[Money]:
    for found in _AMOUNT.finditer(text):
        money = read_money(found[0])
        if money is not None:
            yield money


def _jumps(activities: Iterable[Activity], last: Iterable[Activity], language: str) -> Iterator[Note]:
    """Yield a note for each amount that is ten times what it was last year, or a tenth."""
    before = {activity.title.casefold(): activity.budget for activity in last if activity.budget}
    for activity in activities:
        was, now = before.get(activity.title.casefold()), activity.budget
        if was and now and was.currency == now.currency and _jumped(was.amount, now.amount):
            cell = activity.cells.get("budget")
            place = f"{activity.source.sheet}!{cell.ref}" if cell else activity.source.sheet
            params = {"title": activity.title, "last": was.text(language), "now": now.text(language)}
            yield Note("figures-jump", Severity.LOOK, place, params)


def _jumped(was: Decimal, now: Decimal) -> bool:
    return bool(was and now) and (now >= _TIMES * was or was >= _TIMES * now)


def _missing(this: Told, last: Told) -> Iterator[Note]:
    """Yield a note on last year's activities that neither a row nor a text of this year speaks of."""
    titles = [activity.title.casefold() for activity in this.all_activities]
    said = "\n".join(text for texts in this.texts.values() for text in texts).casefold()
    gone = [
        activity.title
        for activity in last.all_activities
        if activity.title.casefold() not in said
        and process.extractOne(activity.title.casefold(), titles, scorer=fuzz.token_set_ratio, score_cutoff=_ALIKE) is None
    ]
    if gone:
        more = "" if len(gone) <= _MOST else " …"
        named = "; ".join(dict.fromkeys(gone[:_MOST])) + more
        yield Note("last-years-activities", Severity.LOOK, "", {"titles": named, "count": str(len(gone))})

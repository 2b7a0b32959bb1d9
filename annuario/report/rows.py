"""The activities that stand in the book, in its order: what its figures, lists, indexes and open data are made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from annuario.ledger.desk import Desk
from annuario.ledger.submissions import submissions
from annuario.register import Activity
from annuario.register.identity import with_others
from annuario.report.plan import rows_by_section
from annuario.report.twins import Row, twins_of


class Stood(Protocol):
    """Where a contribution stands in a draft: what is known of it in the ledger, and while a draft is made."""

    @property
    def section(self) -> str:
        """The section's id."""

    @property
    def department(self) -> str:
        """The department's id."""

    @property
    def path(self) -> str:
        """The file's path in the department's folder."""

    @property
    def digest(self) -> str:
        """The digest of its contents."""


Place = TypeVar("Place", bound=Stood)


@dataclass(frozen=True, slots=True)
class Told(Generic[Place]):
    """An activity that stands in the book once: its place, and the rows of others that tell of the same.

    `own` is what the department of that place says; `activity` has the partners and countries of all, and an amount if any
    of them states one.
    """

    place: Place
    own: Activity
    also: tuple[Row, ...]

    @property
    def activity(self) -> Activity:
        """The activity as all of them tell it together."""
        return with_others(self.own, [row.activity for row in self.also])


def told_of(desk: Desk, places: Iterable[Place]) -> Iterator[Told[Place]]:
    """Yield the activities of the contributions that stand at `places`, those that several tell of once; texts have none."""
    files = {(file.department, file.path, file.digest): file for file in submissions(desk.ledger) if file.kind == "activities"}
    found: list[tuple[Place, Row]] = []
    for place in places:
        file = files.get((place.department, place.path, place.digest))
        if file is not None:
            department = desk.cycle.department(place.department)
            rows = rows_by_section(desk, department, file).get(place.section, ())
            found += [(place, Row(place.department, place.section, place.path, activity)) for activity in rows]
    twins = twins_of(desk, [row for _, row in found])
    for place, row in found:
        if row.key not in twins.elsewhere:
            yield Told(place, row.activity, twins.also.get(row.key, ()))


def activities_of(desk: Desk, places: Iterable[Place]) -> Iterator[tuple[Place, Activity]]:
    """Yield what `told_of` does, without the others: each activity with the place of its entry."""
    return ((told.place, told.activity) for told in told_of(desk, places))

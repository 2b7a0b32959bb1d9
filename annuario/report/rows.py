"""The activities that stand in the book, in its order: what its figures, lists, indexes and open data are made of."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from annuario.ledger.desk import Desk
from annuario.ledger.submissions import submissions
from annuario.register import Activity
from annuario.report.plan import rows_by_section


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


def activities_of(desk: Desk, places: Iterable[Place]) -> Iterator[tuple[Place, Activity]]:
    """Yield the activities of the contributions that stand at `places`, each with its place; texts have none."""
    files = {(file.department, file.path, file.digest): file for file in submissions(desk.ledger) if file.kind == "activities"}
    for place in places:
        file = files.get((place.department, place.path, place.digest))
        if file is not None:
            department = desk.cycle.department(place.department)
            for activity in rows_by_section(desk, department, file).get(place.section, ()):
                yield place, activity

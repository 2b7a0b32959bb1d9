"""The forms that departments fill in, made from the cycle; laid where the coordinator takes them from to send them out."""

from dataclasses import dataclass
from pathlib import Path

from annuario.cycle import Cycle, Department
from annuario.ledger.archive import publish
from annuario.ledger.desk import Desk
from annuario.register.form import FormOf, activities_form


@dataclass(frozen=True, slots=True)
class FormsWritten:
    """The folder of the forms, and the departments for which one lies there."""

    folder: Path
    departments: tuple[str, ...]

    def sentence(self) -> str:
        """Return what happened in one line."""
        count = len(self.departments)
        if not count:
            return "No department is expected to hand in a list of activities, so there is no form to write."
        return f"{count} {'form' if count == 1 else 'forms'} for the lists of activities: {self.folder}"


def write_forms(desk: Desk) -> FormsWritten:
    """Write the form of each department that is expected to hand in activities. Raises ArchiveFailed."""
    folder = desk.workspace.outputs / "forms"
    asked = [department for department in desk.cycle.departments if "activities" in department.expects]
    for department in asked:
        publish(folder / f"{department.id}.xlsx", activities_form(_form_of(desk.cycle, department)))
    return FormsWritten(folder, tuple(department.id for department in asked))


def _form_of(cycle: Cycle, department: Department) -> FormOf:
    language = department.language
    return FormOf(
        department.name.of(language),
        cycle.year,
        language,
        tuple(section.title.of(language) for section in cycle.sections),
        tuple(topic.name for topic in department.topics),
    )

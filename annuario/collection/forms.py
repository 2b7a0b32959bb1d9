"""The forms that departments fill in, made from the cycle; laid where the coordinator takes them from to send them out."""

from dataclasses import dataclass
from pathlib import Path

from annuario.collection.beside import last_cycle, told
from annuario.collection.text_form import form_of
from annuario.cycle import Cycle, Department
from annuario.docx import read
from annuario.ledger.archive import publish
from annuario.ledger.desk import Desk
from annuario.register import Activity
from annuario.register.form import FormOf, activities_form


@dataclass(frozen=True, slots=True)
class FormsWritten:
    """The folder of the forms, and the departments for whose texts and lists of activities one lies there."""

    folder: Path
    texts: tuple[str, ...]
    lists: tuple[str, ...]

    def sentence(self) -> str:
        """Return what happened in one line."""
        counts = ((len(self.texts), "texts"), (len(self.lists), "lists of activities"))
        said = [f"{count} {'form' if count == 1 else 'forms'} for {what}" for count, what in counts if count]
        if not said:
            return "No department is expected to hand in anything, so there is no form to write."
        return f"{' and '.join(said)}: {self.folder}"


def write_forms(desk: Desk) -> FormsWritten:
    """Write for each department the forms of what it is expected to hand in. Raises ArchiveFailed."""
    folder, cycle = desk.workspace.outputs / "forms", desk.cycle
    house = read(desk.template("house.docx"))
    texts, lists = (
        [department for department in cycle.departments if kind in department.expects] for kind in ("narrative", "activities")
    )
    for department in texts:
        publish(folder / f"{department.id}.docx", form_of(cycle, department, house))
    for department in lists:
        publish(folder / f"{department.id}.xlsx", activities_form(_form_of(desk, department)))
    return FormsWritten(folder, tuple(each.id for each in texts), tuple(each.id for each in lists))


def _form_of(desk: Desk, department: Department) -> FormOf:
    cycle, language = desk.cycle, department.language
    before = last_cycle(desk)
    last = told(desk, before, department.id).all_activities if before is not None else ()
    return FormOf(
        department.name.of(language),
        cycle.year,
        language,
        tuple(section.title.of(language) for section in cycle.sections),
        tuple(topic.name for topic in department.topics),
        tuple(_again(activity, cycle, language) for activity in last),
    )


def _again(activity: Activity, cycle: Cycle, language: str) -> dict[str, str]:
    """Return what of an activity is likely to be so again in the next year."""
    titles = {section.id: section.title.of(language) for section in cycle.sections}
    return {
        "title": activity.title,
        "programme": activity.programme,
        "topic": activity.topic,
        "chapter": titles.get(activity.section, ""),
        "partners": "; ".join(activity.partners),
        "countries": "; ".join(activity.countries),
        "contact": activity.contact,
    }

"""Plays the sample's year in outputs/tour/: hand-ins, an editor, a late department, a correction, the edition, and what lies where.

    python -m tour

Every command is the one that a coordinator types. People's hands are played by `tour.hands`.
"""

import shutil
import sys

from annuario.errors import AnnuarioError
from tour.hands import accept_corrections, add_a_sentence, correct_a_number, describe_pictures
from tour.stage import CITY, PROJECT, Stage, WentWrong

LATE = "gioventu"
CORRECTS = "relazioni-internazionali"
SENTENCE = "This sentence was written by an editor and must never be lost."
LEFT = {
    "report-draft.docx": "the draft, which belongs to the editors",
    "report.pdf": "the report so far",
    "status.html": "who has delivered, who is late, what comes next",
    "outbox/": "the mails; the sample lays them as files",
    "proofs/": "each department's pages, as they look today",
    "edition-1/report.pdf": "the report as it was published, and report.docx, which it was made of",
    "edition-1/accessibility.md": "the statement that a public body publishes with it",
    "edition-1/activities.csv": "the activities as open data, and .json",
    "edition-1/pages.csv": "which pages are whose, made of which file, received when",
    "edition-1/manifest.json": "the fingerprint of every file it was made of",
}


def main() -> int:
    """Play the tour and return the exit code."""
    stage = Stage(PROJECT / "outputs" / "tour")
    stage.set_up()
    print("A year of the sample city's report, played in outputs/tour/. It takes a few minutes.")
    try:
        _the_report_so_far(stage)
        _both_sides_go_on(stage)
        _published(stage)
        _what_lies_where(stage)
    except AnnuarioError as error:
        print(f"\n{error}", file=sys.stderr)
        return error.exit_code
    return 0


def _the_report_so_far(stage: Stage) -> None:
    stage.step(
        "The departments have put their Word and Excel files into the shared folder. The coordinator makes the report so far."
    )
    stage.run("report")


def _both_sides_go_on(stage: Stage) -> None:
    file = next(stage.shared.joinpath(CORRECTS).glob("*.docx"))

    stage.step("An editor opens report-draft.docx in Word, adds a sentence, describes what nobody described, and saves it.")
    beginning = add_a_sentence(stage.draft, SENTENCE, like=file)
    stage.tell(f"Behind “{beginning}…” now stands: “{SENTENCE}”")
    for description in describe_pictures(stage.draft):
        stage.tell(f"A picture is described: “{description}”")

    stage.step("The Youth Department is late: its files arrive now. And International Relations corrects a number in its own file.")
    shutil.copytree(stage.folder / CITY / "late", stage.shared, dirs_exist_ok=True)
    before, after = correct_a_number(file)
    stage.tell(f"“…{before}…” becomes “…{after}…”")
    stage.run("rerun", LATE, CORRECTS)

    stage.step(
        "All of it is in the draft: the editor's sentence, the late chapter, and the correction as a tracked change by its office."
    )
    stage.require(SENTENCE, after)
    if LATE in stage.missing():
        message = "The late department is not in the draft. Please report it."
        raise WentWrong(message)
    stage.run("draft")


def _published(stage: Stage) -> None:
    stage.step("Like this it is not published: what waits for a person is named.")
    stage.run("publish", codes=(3,))

    stage.step(
        "The editor accepts the correction in Word. The coordinator leaves out whom nobody waits for any more, and publishes."
    )
    accept_corrections(stage.draft)
    stage.run("publish", *(word for department in stage.missing() for word in ("--without", department)))

    stage.step("Anybody can see later, on any machine, that the edition is as it was published.")
    stage.run("verify-edition", str((stage.outputs / "edition-1").relative_to(stage.folder)))


def _what_lies_where(stage: Stage) -> None:
    stage.step(f"This is what lies in outputs/tour/outputs/{CITY.name}/ now:")
    for name, what in LEFT.items():
        if not (stage.outputs / name).exists():
            message = f"There is no {name} where the tour says there is. Please report it."
            raise WentWrong(message)
        print(f"   {name:<28} {what}")
    print("\nThe memory lies in outputs/tour/state/. `make tour` plays it all again from the beginning.")


if __name__ == "__main__":
    sys.exit(main())

"""An edition is made of the draft that a person approved, and of no other.

    python -m flows.publish --cycle inputs/torino-2005 --digest SHA256 [--without DEPARTMENT]… [--with-exceptions]
        [--note TEXT] [--today DATE]

The digest is the SHA-256 of report-draft.docx as it was approved; a draft changed since is refused.
"""

import sys

from flows.door import DIGEST, EXCEPTIONS, KEEP, NOTE, TODAY, WITHOUT, enter

if __name__ == "__main__":  # before Prefect is imported: it reads the environment then, which the door prepares
    sys.exit(enter("publish", DIGEST, WITHOUT, EXCEPTIONS, KEEP, NOTE, TODAY))

from datetime import date

from prefect import flow

from flows.running import Summary, begin, few_at_once, told
from tasks.report import publish_the_edition, write_the_status_page


@flow(name="publish", flow_run_name="publish {cycle}", timeout_seconds=3600, task_runner=few_at_once())
@told
def publish(
    cycle: str,
    digest: str,
    without: list[str] | None = None,
    with_exceptions: bool = False,  # noqa: FBT001, FBT002 -- Prefect's page makes a switch of it, and hands over by name
    keep_editors: bool = False,  # noqa: FBT001, FBT002 -- the same
    note: str = "",
    today: date | None = None,
) -> Summary:
    """Make the next edition of the draft with this digest; refuse any other, and what is not fit to publish.

    Args:
        cycle: The cycle's folder, such as inputs/torino-2005.
        digest: SHA-256 of the report-draft.docx that was approved, 64 letters.
        without: Ids of departments that are not waited for: their placeholders are left out. Empty: none.
        with_exceptions: Publish what is not accessible too, and name it in the edition's accessibility statement.
        keep_editors: Answer every conflict with the editors' words, and list what was set aside.
        note: What this edition corrects, for its readers. Empty: nothing is said.
        today: The day that counts as today. Empty: the day it really is.
    """
    with begin("publish", cycle, today=today) as run:
        edition = publish_the_edition(
            run.desk, digest, without or [], with_exceptions=with_exceptions, keep_editors=keep_editors, note=note
        )
        run.say(edition.sentence())
        write_the_status_page(run.desk)
        return run.end()

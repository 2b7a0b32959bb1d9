"""Who is late is reminded, never before a look at what came in.

    python -m flows.remind --cycle inputs/torino-2005 [--today DATE]

Departments that delivered, or that were written to for the same step of the ladder, get nothing.
"""

import sys

from flows.door import TODAY, enter

if __name__ == "__main__":  # before Prefect is imported: it reads the environment then, which the door prepares
    sys.exit(enter("remind", TODAY))

from datetime import date

from prefect import flow

from flows.running import Summary, begin, few_at_once, read_mail, told
from tasks.collection import check_what_came_in, collect_the_shared_folder
from tasks.mail import remind_who_is_late
from tasks.report import write_the_status_page


@flow(name="remind", flow_run_name="remind for {cycle}", timeout_seconds=3600, task_runner=few_at_once())
@told
def remind(cycle: str, today: date | None = None) -> Summary:
    """Collect and check what departments handed in, then write to those that are due a reminder today.

    Args:
        cycle: The cycle's folder, such as inputs/torino-2005.
        today: The day that counts as today. Empty: the day it really is.
    """
    with begin("remind", cycle, today=today) as run:
        received = read_mail(run)
        collected = collect_the_shared_folder(run.desk)
        run.say(collected.sentence(), told=collected.told)
        checked = check_what_came_in(run.desk)
        run.say(checked.sentence(), told=checked.told)
        if run.saw_all(collected.unseen, unread=received.unread):
            run.say(remind_who_is_late(run.desk).sentence())
        write_the_status_page(run.desk)
        return run.end()

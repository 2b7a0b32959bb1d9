"""What departments handed in since the last look: collected and checked, and the status page written anew.

    python -m flows.collect --cycle inputs/torino-2005 [--today DATE]

Writes to nobody by mail; findings are answered in each department's folder.
"""

import sys

from flows.door import TODAY, enter

if __name__ == "__main__":  # before Prefect is imported: it reads the environment then, which the door prepares
    sys.exit(enter("collect", TODAY))

from datetime import date

from prefect import flow

from flows.running import Summary, begin, few_at_once, read_mail, told
from tasks.collection import check_what_came_in, collect_the_shared_folder
from tasks.report import write_the_status_page


@flow(name="collect", flow_run_name="collect for {cycle}", timeout_seconds=3600, task_runner=few_at_once())
@told
def collect(cycle: str, today: date | None = None) -> Summary:
    """Collect what departments handed in and check it; the status page follows.

    Args:
        cycle: The cycle's folder, such as inputs/torino-2005.
        today: The day that counts as today. Empty: the day it really is.
    """
    with begin("collect", cycle, today=today) as run:
        read_mail(run)
        collected = collect_the_shared_folder(run.desk)
        run.say(collected.sentence(), told=collected.told)
        checked = check_what_came_in(run.desk)
        run.say(checked.sentence(), told=checked.told)
        write_the_status_page(run.desk)
        return run.end()

"""The year of a report, run as often as one likes: read the mailbox, collect, check, remind, assemble, export.

    python -m flows.annual_report --cycle inputs/torino-2005 [--only DEPARTMENT]… [--today DATE]

A scheduled run of a day on which one has come to its end does nothing; any other run does what is not done yet.
"""

import sys

from flows.door import ONLY, TODAY, enter

if __name__ == "__main__":  # before Prefect is imported: it reads the environment then, which the door prepares
    sys.exit(enter("annual_report", ONLY, TODAY))

from datetime import date

from prefect import flow

from flows.running import Summary, begin, few_at_once, read_mail, told
from tasks.collection import check_what_came_in, collect_the_shared_folder, lay_the_proofs
from tasks.mail import remind_who_is_late, write_the_morning_mail
from tasks.report import join_the_report, make_the_pdf, write_the_status_page


@flow(name="annual-report", flow_run_name="annual report of {cycle}", timeout_seconds=7200, task_runner=few_at_once())
@told
def annual_report(cycle: str, only: list[str] | None = None, today: date | None = None) -> Summary:
    """Take in what departments sent and put there, check it, remind who is late, assemble the report so far, make its PDF.

    Args:
        cycle: The cycle's folder, such as inputs/torino-2005.
        only: Ids of departments, such as gioventu, to which the run is restricted; no mail is sent then. Empty: all.
        today: The day that counts as today. Empty: the day it really is.
    """
    with begin("annual report", cycle, only=only, today=today) as run:
        if run.ran_already():
            return run.summary()
        received = read_mail(run)
        collected = collect_the_shared_folder(run.desk)
        run.say(collected.sentence(), told=collected.told)
        checked = check_what_came_in(run.desk)
        run.say(checked.sentence(), told=checked.told)
        if not only and run.saw_all(collected.unseen, unread=received.unread):
            run.say(remind_who_is_late(run.desk).sentence())
        assembled = join_the_report(run.desk)
        run.say(assembled.sentence(), waits=bool(assembled.unjoined))
        for line in assembled.lines():
            run.say(line)
        run.told(assembled.told())
        exported = make_the_pdf(run.desk)
        run.say(exported.sentence(), told=exported.told, waits=bool(exported.faults))
        for line in exported.lines():
            run.say(line)
        laid = lay_the_proofs(run.desk)
        if laid.written or laid.told:
            run.say(laid.sentence(), told=laid.told)
        write_the_status_page(run.desk)
        if not only:
            write_the_morning_mail(run.desk, unread=received.unread)
        return run.end(once_a_day=True)

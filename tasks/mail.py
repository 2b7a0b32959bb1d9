"""What comes back by mail, and what is written to departments and to the coordinator, by an outbox that sends nothing twice."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from annuario.ledger.desk import Desk
from annuario.mail import Received, Reminded
from annuario.mail import morning as morning_
from annuario.mail import receive as receive_
from annuario.mail import remind as remind_
from tasks.patience import worth_another_try


@task(
    name="read the mailbox",
    task_run_name="read the mailbox",
    retries=2,
    retry_delay_seconds=[10, 60],
    retry_condition_fn=worth_another_try,
    timeout_seconds=1800,
    cache_policy=NO_CACHE,
)
def read_the_mailbox(desk: Desk) -> Received:
    """Lay what departments sent by mail into their folders; return what came back."""
    return receive_(desk)


@task(
    name="remind who is late",
    task_run_name="remind who is late",
    retries=2,
    retry_delay_seconds=[10, 60],
    retry_condition_fn=worth_another_try,
    timeout_seconds=1800,
    cache_policy=NO_CACHE,
)
def remind_who_is_late(desk: Desk) -> Reminded:
    """Write to every department that is due a reminder today; return to whom."""
    return remind_(desk)


@task(
    name="write the morning mail",
    task_run_name="write the morning mail",
    retries=2,
    retry_delay_seconds=[10, 60],
    retry_condition_fn=worth_another_try,
    timeout_seconds=600,
    cache_policy=NO_CACHE,
)
def write_the_morning_mail(desk: Desk, *, unread: bool = False) -> None:
    """Write to the coordinator where every department stands, once a day; `unread`: and that the mailbox was not read."""
    morning_(desk, unread=unread)

"""What is written to departments and to the coordinator. The outbox keeps anybody from being written to twice."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from annuario.ledger.desk import Desk
from annuario.mail import Reminded
from annuario.mail import morning as morning_
from annuario.mail import remind as remind_
from tasks.patience import worth_another_try


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
def write_the_morning_mail(desk: Desk) -> None:
    """Write to the coordinator where every department stands, once a day."""
    morning_(desk)

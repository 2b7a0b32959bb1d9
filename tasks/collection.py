"""The shared folder: what lies there is taken in, and each department's part of it is checked."""

from collections.abc import Callable

from prefect import task
from prefect.cache_policies import NO_CACHE

from annuario.collection import Checked, Collected, Laid
from annuario.collection import check as check_
from annuario.collection import collect as collect_
from annuario.collection import lay_proofs as lay_proofs_
from annuario.ledger.desk import Desk
from tasks.patience import R, mapped, worth_another_try

# The desk crosses into every task although it is no plain value: a run has one clock and one open ledger. And no task
# caches, here and beside this module: the ledger remembers what is done, by the digests of what went in. The time
# allowed stands at the verb: a part runs in a thread, which nothing interrupts, and LibreOffice has a limit of its own.


@task(
    name="collect the shared folder",
    task_run_name="collect the shared folder",
    retries=2,
    retry_delay_seconds=[5, 30],  # a folder of another machine may be slow to come back
    retry_condition_fn=worth_another_try,
    timeout_seconds=1800,
    cache_policy=NO_CACHE,
)
def collect_the_shared_folder(desk: Desk) -> Collected:
    """Take in what departments handed in; return what is new."""
    return collect_(desk)


@task(
    name="check what came in",
    task_run_name="check what came in",
    timeout_seconds=1800,
    cache_policy=NO_CACHE,
)
def check_what_came_in(desk: Desk) -> Checked:
    """Check every file that was not judged yet, a task run a department; return what was found."""
    titles = {department.id: department.name.of("en") for department in desk.cycle.departments}
    return check_(desk, each=mapped(check_a_department, titles))


@task(
    name="check a department",
    task_run_name="check: {department}",
    retries=1,
    retry_delay_seconds=10,
    retry_condition_fn=worth_another_try,  # LibreOffice converts what comes in old formats
    cache_policy=NO_CACHE,
)
def check_a_department(department: str, check: Callable[[str], R], id_: str) -> R:
    """Run `check` on the department `id_`; `department` is its name, for whoever reads the task run's."""
    del department
    return check(id_)


@task(
    name="lay the proofs",
    task_run_name="lay the proofs",
    timeout_seconds=600,
    cache_policy=NO_CACHE,
)
def lay_the_proofs(desk: Desk) -> Laid:
    """Lay each department's pages of the report into its folder; return whose are new."""
    return lay_proofs_(desk)

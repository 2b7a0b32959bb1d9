"""The book: sections are assembled and joined, the PDF is made, an edition is published, the status page rewritten."""

from collections.abc import Callable, Sequence
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from annuario.ledger.desk import Desk
from annuario.mail import reminds_next
from annuario.report import Assembled, Edition, Exported
from annuario.report import assemble as assemble_
from annuario.report import export as export_
from annuario.report import publish as publish_
from annuario.report import write_status as write_status_
from tasks.patience import R, mapped, worth_another_try


@task(
    name="join the report",
    task_run_name="join the report",
    timeout_seconds=1800,
    cache_policy=NO_CACHE,
)
def join_the_report(desk: Desk) -> Assembled:
    """Assemble the sections, a task run each, and join them into the draft; return what became of it."""
    titles = {section.id: section.title.of("en") for section in desk.cycle.sections}
    return assemble_(desk, each=mapped(assemble_a_section, titles))


@task(
    name="assemble a section",
    task_run_name="assemble section: {section}",
    cache_policy=NO_CACHE,
)
def assemble_a_section(section: str, assemble: Callable[[str], R], id_: str) -> R:
    """Run `assemble` on the section `id_`; `section` is its title, for whoever reads the task run's name."""
    del section
    return assemble(id_)


@task(
    name="make the PDF",
    task_run_name="make the PDF",
    retries=1,
    retry_delay_seconds=10,
    retry_condition_fn=worth_another_try,  # LibreOffice may die of a moment's lack of memory
    timeout_seconds=1800,
    cache_policy=NO_CACHE,
)
def make_the_pdf(desk: Desk) -> Exported:
    """Turn the draft into the PDF and verify it; return what was made."""
    return export_(desk)


@task(
    name="publish the edition",
    task_run_name="publish the edition",
    timeout_seconds=1800,
    cache_policy=NO_CACHE,
)
def publish_the_edition(
    desk: Desk, digest: str, without: Sequence[str], *, with_exceptions: bool = False, keep_editors: bool = False, note: str = ""
) -> Edition:
    """Make the next edition of the draft with this digest, and of no other; return it."""
    return publish_(
        desk, digest=digest, without=tuple(without), with_exceptions=with_exceptions, keep_editors=keep_editors, note=note
    )


@task(
    name="write the status page",
    task_run_name="write the status page",
    timeout_seconds=300,
    cache_policy=NO_CACHE,
)
def write_the_status_page(desk: Desk) -> Path:
    """Write anew the page that says where every department stands; return where it lies."""
    return write_status_(desk, reminds_next(desk))

"""The registry of deployments: what runs when, for `make serve`. `prefect.yaml` says the same for work pools."""

from dataclasses import dataclass
from typing import Any

from prefect import Flow
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron, Schedule
from prefect.types.entrypoint import EntrypointType

from flows.annual_report import annual_report
from flows.collect import collect
from flows.publish import publish
from flows.remind import remind


@dataclass(frozen=True, slots=True)
class Plan:
    """One deployment, named like its flow: `cron` in the cycle's time zone, "" = whenever somebody asks."""

    flow: Flow[..., Any]
    cron: str
    description: str


PLANS = (
    Plan(annual_report, "0 7 * * 1-5", "The report so far: collects, checks, reminds, assembles and makes the PDF."),
    Plan(collect, "*/15 * * * *", "Collects and checks what departments handed in; the status page follows."),
    Plan(remind, "", "Collects and checks, then writes to those that are due a reminder today."),
    Plan(publish, "", "Makes an edition of the draft that was approved, named by its digest."),
)


def deployments(cycle: str, zone: str) -> tuple[RunnerDeployment, ...]:
    """Return the deployments for the cycle at `cycle`, scheduled in the IANA time zone `zone`."""
    return tuple(_deployment(plan, cycle, zone) for plan in PLANS)


def _deployment(plan: Plan, cycle: str, zone: str) -> RunnerDeployment:
    schedules: list[Schedule] = [Cron(plan.cron, timezone=zone)] if plan.cron else []
    made = plan.flow.to_deployment(
        name=plan.flow.name,
        description=plan.description,
        schedules=schedules,
        parameters={"cycle": cycle},
        entrypoint_type=EntrypointType.MODULE_PATH,  # by a file's path, its folder would come first among the modules
    )
    if not isinstance(made, RunnerDeployment):
        message = "to_deployment was called from within a running event loop"
        raise TypeError(message)
    return made

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import yaml  # type: ignore[import-untyped]  # Prefect brings it, without types
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.schedules import CronSchedule
from prefect.deployments.runner import RunnerDeployment

from annuario.cycle import load_cycle
from flows.deployments import deployments
from tests.flows.prefect_runs import ROOT, Prefect, until

SAMPLE = "inputs/torino-2005"
EXPECTED = {
    "annual-report": ("flows.annual_report.annual_report", [("0 7 * * 1-5", "Europe/Rome")]),
    "collect": ("flows.collect.collect", [("*/15 * * * *", "Europe/Rome")]),
    "remind": ("flows.remind.remind", []),
    "publish": ("flows.publish.publish", []),
}


def test_each_flow_has_a_deployment_of_its_name() -> None:
    made = deployments(SAMPLE, "Europe/Rome")

    assert {deployment.name: (deployment.entrypoint, _crons(deployment)) for deployment in made} == EXPECTED


def test_the_file_for_work_pools_says_the_same_as_the_registry() -> None:
    zone = load_cycle(ROOT / SAMPLE).time_zone

    written = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]

    assert [_as_written(deployment) for deployment in deployments(SAMPLE, zone)] == [
        {key: value for key, value in deployment.items() if key != "work_pool"} for deployment in written
    ]


def test_every_parameter_says_what_it_is_for() -> None:
    made = deployments(SAMPLE, "Europe/Rome")

    silent = {
        f"{deployment.name}: {name}"
        for deployment in made
        for name, schema in deployment._parameter_openapi_schema.properties.items()  # noqa: SLF001 -- what the form shows
        if not schema.get("description")
    }
    assert silent == set()


@pytest.mark.servers
def test_a_cron_deployment_yields_scheduled_runs_at_seven_on_weekdays(served: Prefect) -> None:
    due = until(lambda: _scheduled(served) or None)

    assert {(moment.hour, moment.minute) for moment in due} == {(7, 0)}
    assert {moment.isoweekday() for moment in due} <= {1, 2, 3, 4, 5}


def _scheduled(served: Prefect) -> list[datetime]:
    with served.client() as client:
        runs = client.read_flow_runs(
            deployment_filter=DeploymentFilter(name=DeploymentFilterName(any_=["annual-report"])),
            flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED]))),
        )
    rome = ZoneInfo("Europe/Rome")
    return [run.expected_start_time.astimezone(rome) for run in runs if run.auto_scheduled and run.expected_start_time]


def _crons(deployment: RunnerDeployment) -> list[tuple[str, str | None]]:
    schedules = [made.schedule for made in deployment.schedules or []]
    return [(made.cron, made.timezone) for made in schedules if isinstance(made, CronSchedule)]


def _as_written(deployment: RunnerDeployment) -> dict[str, object]:
    return {
        "name": deployment.name,
        "description": deployment.description,
        "entrypoint": deployment.entrypoint,
        "parameters": deployment.parameters,
        "schedules": [{"cron": cron, "timezone": zone} for cron, zone in _crons(deployment)],
    }

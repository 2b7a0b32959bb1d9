import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterName,
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
)
from prefect.client.schemas.objects import FlowRun, StateType

from annuario.cycle import load_cycle
from annuario.ledger.builds import builds, drafts
from annuario.ledger.desk import open_desk
from annuario.ledger.messages import messages
from tests.flows.prefect_runs import Prefect, copy_of_the_city, say

pytestmark = pytest.mark.servers

REPORT = "annual-report/annual-report"


@pytest.fixture(scope="module")
def late_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city whose late department has delivered."""
    return copy_of_the_city(tmp_path_factory.mktemp("late"), late=True)


@pytest.fixture(scope="module")
def run_of_one(served: Prefect, late_city: Path) -> FlowRun:
    """A run that a program asked for by the API, about one department; it has ended."""
    return served.ended(served.start(REPORT, cycle=str(late_city), only=["gioventu"]))


def test_a_run_asked_for_by_the_api_makes_the_report_and_writes_to_nobody(run_of_one: FlowRun, late_city: Path) -> None:
    outputs = late_city.parents[1] / "outputs" / "torino-2005"

    assert run_of_one.state is not None
    assert run_of_one.state.type is StateType.COMPLETED, run_of_one.state.message
    assert [(outputs / name).is_file() for name in ("report-draft.docx", "report.pdf", "status.html")] == [True] * 3
    with open_desk(late_city) as desk:
        assert messages(desk.ledger) == ()


def test_task_runs_have_names_that_a_coordinator_reads(served: Prefect, run_of_one: FlowRun, late_city: Path) -> None:
    cycle = load_cycle(late_city)
    expected = [
        "read the mailbox",
        "collect the shared folder",
        "check what came in",
        "check: Youth Department",
        "join the report",
        *(f"assemble section: {section.title.en}" for section in cycle.sections),
        "make the PDF",
        "lay the proofs",
        "write the status page",
    ]

    names = served.task_runs(run_of_one.id, count=len(expected))

    assert names == sorted(expected)


def test_a_run_leaves_the_table_of_what_came(served: Prefect, run_of_one: FlowRun, late_city: Path) -> None:
    table = json.loads(served.artifacts(run_of_one.id)["departments-torino-2005"])

    with open_desk(late_city, only=["gioventu"]) as desk:
        files = next(s.files for s in desk.standings() if s.department.id == "gioventu")
    assert [(row["department"], row["what came"], row["reminded"]) for row in table] == [
        ("Youth Department", ", ".join(file.path for file in files), "")
    ]


def test_of_two_runs_at_once_one_makes_the_report_and_the_other_names_it(served: Prefect, tmp_path: Path) -> None:
    cycle = copy_of_the_city(tmp_path)

    runs = [served.start(REPORT, cycle=str(cycle)) for _ in range(2)]
    states = {run.state.type: run.state for run in map(served.ended, runs) if run.state}

    assert set(states) == {StateType.COMPLETED, StateType.FAILED}, [state.message for state in states.values()]
    refusal = str(states[StateType.FAILED].message)
    assert refusal.startswith("The annual report run of ")
    refused = next(run for run in runs if served.ended(run).state_type is StateType.FAILED)
    assert exit_code(served, refused) == 3
    with open_desk(cycle) as desk:
        assert len(drafts(desk.ledger)) == 1


def test_a_run_elsewhere_answers_as_one_here_does(served: Prefect, late_city: Path, run_of_one: FlowRun) -> None:
    assert run_of_one.state is not None

    said = say("flows.annual_report", "--cycle", late_city, "--only", "giovent", environment=served.environment)

    told = "There is no department 'giovent' in this cycle. Did you mean 'gioventu'?\n"
    assert (said.exit_code, said.out, said.err) == (2, "", told)


def test_a_second_scheduled_run_of_a_day_does_nothing(served: Prefect, served_city: Path) -> None:
    day = last_monday()

    first = served.ended(scheduled(served, day))
    forget(served, first.id)  # the scheduler then plans the same hour again, as it may by a fault of its own
    again = served.ended(scheduled(served, day))

    assert again.state is not None
    assert again.state.type is StateType.COMPLETED
    assert again.state.message == f"The annual report scheduled for {day} already ran; nothing was done again."
    with open_desk(served_city) as desk:
        assert [build.key for build in builds(desk.ledger, "run")] == [day.isoformat()]


def exit_code(served: Prefect, run: UUID) -> int:
    return int(json.loads(served.artifacts(run)["ending-torino-2005"])[0]["exit"])


def last_monday() -> date:
    today = datetime.now(UTC).date()
    return today - timedelta(days=today.weekday() + 7)


def scheduled(served: Prefect, day: date) -> UUID:
    """Let the server's scheduler plan the run of a day gone by, which is due at once; return its id."""
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    end = begin + timedelta(days=1)
    span = {"start_time": begin.isoformat(), "end_time": end.isoformat()}
    planned = FlowRunFilterExpectedStartTime.model_validate({"after_": begin, "before_": end})
    with served.client() as client:
        deployment = client.read_deployment_by_name(REPORT)
        client.request("POST", "/deployments/{id}/schedule", path_params={"id": deployment.id}, json=span)
        found = client.read_flow_runs(
            deployment_filter=DeploymentFilter(name=DeploymentFilterName(any_=["annual-report"])),
            flow_run_filter=FlowRunFilter(expected_start_time=planned),
        )
    return next(run.id for run in found if run.auto_scheduled)


def forget(served: Prefect, run: UUID) -> None:
    with served.client() as client:
        client.delete_flow_run(run)

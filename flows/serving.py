"""Serving itself, on the server that the environment names: the watch over dead runs, and the deployments."""

from datetime import timedelta

import prefect
from prefect.automations import Automation
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification

from flows.deployments import PLANS, deployments

WATCH = "annuario: runs that died are marked as crashed"
_SILENCE = timedelta(seconds=90)  # three heartbeats


def serve(cycle: str, zone: str) -> None:
    """Serve all deployments of the cycle until interrupted; on the way out their schedules are paused."""
    watch_over_dead_runs()
    prefect.serve(*deployments(cycle, zone))


def watch_over_dead_runs() -> Automation:
    """Return the automation that marks as crashed a run of ours that sends no heartbeat; made once a server.

    Without it a run whose process was killed counts as running for ever. Runs of other projects are left alone: their
    heart may beat more slowly.
    """
    with get_client(sync_client=True) as client:
        known = client.read_automations_by_name(WATCH)
    return Automation(**known[0].model_dump()) if known else _create()


def _create() -> Automation:
    trigger = EventTrigger(
        match=ResourceSpecification({"prefect.resource.id": "prefect.flow-run.*"}),
        match_related=ResourceSpecification(
            {"prefect.resource.role": "flow", "prefect.resource.name": [plan.flow.name for plan in PLANS]}
        ),
        for_each={"prefect.resource.id"},
        after={"prefect.flow-run.heartbeat"},
        expect={"prefect.flow-run.*"},  # the next beat, or any word that it has ended or waits
        posture=Posture.Proactive,
        threshold=1,
        within=_SILENCE,
    )
    action = ChangeFlowRunState(name=None, state=StateType.CRASHED, message=_SAID, force=False)
    made = Automation(name=WATCH, description=_WHY, trigger=trigger, actions=[action]).create()
    if not isinstance(made, Automation):
        message = "an automation was made from within a running event loop"
        raise TypeError(message)
    return made


_SAID = "The run's process died: it sent no heartbeat any more."
_WHY = "A run whose process was killed would count as running for ever; 90 seconds without heartbeat make it crashed."

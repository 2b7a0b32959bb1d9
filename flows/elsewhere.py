"""A flow run as a deployment's run on a server that was set: asked for, waited for, and its lines told."""

import json
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId, ArtifactFilterKey
from prefect.client.schemas.objects import FlowRun
from prefect.exceptions import ObjectNotFound, PrefectHTTPStatusError

from annuario.cli.say import say
from annuario.errors import AnnuarioError, Refused
from flows.door import Order
from tasks.traces import ENDING

_PATIENCE = 30
"""Seconds after which somebody whose run nobody has taken up is told so."""


class NoDeployment(Refused):
    """The server knows no such deployment, or does not answer."""


class RunFailed(AnnuarioError):
    """The run ended elsewhere without a word of its own."""


def run_deployment(order: Order, server: str) -> int:
    """Run the deployment of the order's flow, wait for its end, print its lines and return its exit code.

    Raises NoDeployment if the server has no such deployment or does not answer, RunFailed if the run crashed.
    """
    name = order.name.replace("_", "-")
    try:
        with SyncPrefectClient(api=server) as client:
            deployment = client.read_deployment_by_name(f"{name}/{name}")
            run = client.create_flow_run_from_deployment(
                deployment.id,
                parameters=_parameters(order),
                idempotency_key=str(uuid4()),  # a bad line may repeat the request; whoever asks twice means it
            )
            return _tell(client, _ended(client, run))
    except ObjectNotFound as error:
        message = (
            f"The Prefect server at {server} has no deployment {name}/{name}: start `make serve`, or deploy prefect.yaml there."
        )
        raise NoDeployment(message) from error
    except PrefectHTTPStatusError as error:
        message = f"The Prefect server at {server} did not take the {order.words}: {error.response.text[:300]}"
        raise NoDeployment(message) from error
    except httpx.HTTPError as error:
        message = f"The Prefect server at {server} does not answer: start it, or take PREFECT_API_URL away to run here."
        raise NoDeployment(message) from error


def _parameters(order: Order) -> dict[str, Any]:
    """Return the parameters as JSON holds them; a cycle below this folder is named as a worker elsewhere finds it."""
    given = dict(order.parameters)
    if order.cycle:
        cycle = order.cycle.absolute()
        given["cycle"] = cycle.relative_to(Path.cwd()) if cycle.is_relative_to(Path.cwd()) else cycle
    return {key: value if isinstance(value, list | bool) else str(value) for key, value in given.items()}


def _ended(client: SyncPrefectClient, run: FlowRun) -> FlowRun:
    """Return the run when it has ended, however long it takes."""
    told, until = False, time.monotonic() + _PATIENCE
    while run.state is None or not run.state.is_final():
        if run.state and run.state.is_scheduled() and not told and time.monotonic() > until:
            say(f"Nobody has taken up the run '{run.name}' yet; is `make serve` or a worker running?")
            told = True
        time.sleep(1)
        run = client.read_flow_run(run.id)
    return run


def _tell(client: SyncPrefectClient, run: FlowRun) -> int:
    """Print what the run said and return its exit code."""
    left = client.read_artifacts(
        artifact_filter=ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run.id]), key=ArtifactFilterKey(like_=ENDING))
    )
    if not left:
        message = f"The run '{run.name}' ended as {run.state and run.state.name}: {run.state and run.state.message}"
        raise RunFailed(message)
    ending = json.loads(str(left[-1].data))[0]
    if run.state and run.state.is_completed():
        say(ending["says"])
        return int(ending["exit"])
    raise _Told(ending["says"], int(ending["exit"]))


class _Told(AnnuarioError):
    """The run's own error, with the exit code that it had there."""

    def __init__(self, sentence: str, exit_code: int) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code  # type: ignore[misc]  # one class for every code that a run may have ended with

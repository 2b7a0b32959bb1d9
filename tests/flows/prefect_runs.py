"""What the tests of the flows stand on: a Prefect server as a test asks it, commands as a person types them, a city."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId, FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.objects import FlowRun

from flows.server import Server
from tests.documents.city import copy_cycle

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered."""

    exit_code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Prefect:
    """The server as a test asks it; `environment` is for processes that are to talk to it."""

    server: Server
    environment: Mapping[str, str]

    def client(self) -> SyncPrefectClient:
        return SyncPrefectClient(api=self.server.url)

    def deployments(self) -> dict[str, UUID]:
        """Return the deployments that the server knows, name -> id."""
        with self.client() as client:
            return {deployment.name: deployment.id for deployment in client.read_deployments()}

    def start(self, deployment: str, **parameters: object) -> UUID:
        """Start a run of `deployment` as any program may by the API, and return its id."""
        with self.client() as client:
            found = client.read_deployment_by_name(deployment)
            return client.create_flow_run_from_deployment(found.id, parameters=parameters).id

    def ended(self, run: UUID) -> FlowRun:
        """Return the run when it has ended."""
        return until(lambda: self._final(run))

    def task_runs(self, run: UUID, *, count: int) -> list[str]:
        """Return the names of the run's task runs, sorted, once there are `count`: the server writes them down later."""
        wanted = FlowRunFilter(id=FlowRunFilterId(any_=[run]))

        def names() -> list[str] | None:
            with self.client() as client:
                found = sorted(task.name for task in client.read_task_runs(flow_run_filter=wanted))
            return found if len(found) >= count else None

        return until(names)

    def artifacts(self, run: UUID) -> dict[str, str]:
        """Return the artifacts of the run, key -> JSON."""
        wanted = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run]))
        with self.client() as client:
            return {str(artifact.key): str(artifact.data) for artifact in client.read_artifacts(artifact_filter=wanted)}

    def _final(self, run: UUID) -> FlowRun | None:
        with self.client() as client:
            found = client.read_flow_run(run)
        return found if found.state and found.state.is_final() else None


T = TypeVar("T")


def until(look: Callable[[], T | None], seconds: float = 90) -> T:
    """Return what `look` finds, as soon as it finds something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found is not None:
            return found
        time.sleep(0.2)
    raise TimeoutError


def copy_of_the_city(folder: Path, *, late: bool = False) -> Path:
    """Return a cycle below `folder` with some of what the sample's departments handed in, and, if `late`, the late one's files."""
    cycle = folder / "inputs" / "torino-2005"
    copy_cycle(cycle)
    if late:
        shutil.copytree(cycle / "late", cycle / "shared", dirs_exist_ok=True)
    return cycle


def without_prefect(home: Path) -> dict[str, str]:
    """Return this process's environment without any setting of Prefect's; `home`, an empty folder, holds no profile."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "ANNUARIO_"))}
    return kept | {"PREFECT_HOME": str(home)}


def processes_with(home: Path) -> list[str]:
    """Return the command lines of all living processes that work in the Prefect home `home`."""
    wanted = f"PREFECT_HOME={home}\0".encode()
    return [_argv(process) for process in Path("/proc").glob("[0-9]*") if wanted in _read(process / "environ")]


def _argv(process: Path) -> str:
    return _read(process / "cmdline").replace(b"\0", b" ").decode()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # gone meanwhile, or another user's
        return b""


def say(module: str, *words: str | Path, environment: Mapping[str, str]) -> Said:
    """Run `python -m MODULE WORDS` as a person does at the repository's root, and return what it answered."""
    argv = [sys.executable, "-m", module, *map(str, words)]
    done = subprocess.run(argv, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    return Said(done.returncode, done.stdout, done.stderr)

"""One real Prefect server and one `make serve` for all tests of the flows."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annuario.guard import start_guarded
from flows.server import running_server, settings
from tests.flows.prefect_runs import ROOT, Prefect, copy_of_the_city, until, without_prefect


@pytest.fixture(scope="session")
def no_server(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of somebody who set no Prefect server."""
    return without_prefect(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def server(no_server: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prefect]:
    """A server of our own, started as `make report` starts one."""
    with running_server(tmp_path_factory.mktemp("prefect")) as started:
        started.wait()
        environment = no_server | settings(started.home, started.url)
        yield Prefect(started, environment | {"PREFECT_RUNNER_POLL_FREQUENCY": "2"})


@pytest.fixture(scope="session")
def served_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cycle whose deployments are served."""
    return copy_of_the_city(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def served(server: Prefect, served_city: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prefect]:
    """The server while `make serve` serves on it."""
    argv = [sys.executable, "-m", "flows.serve", "--cycle", str(served_city)]
    log = (tmp_path_factory.mktemp("log") / "serve.log").open("wb")
    with log, start_guarded(argv, cwd=ROOT, env=server.environment, stdout=log, stderr=log):
        until(lambda: server.deployments() if len(server.deployments()) == 4 else None)
        yield server

"""A Prefect server of our own on a loopback port, ended with us; and which one was set, if any. Imports no Prefect."""

import fcntl
import os
import socket
import sys
import time
import tomllib
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import IO

from annuario.errors import AnnuarioError
from annuario.guard import Guarded, start_guarded

PORT = 4200
"""Where Prefect's page and command look for a server of their own accord."""

_SECONDS = 120  # a cold start took 16 on two busy cores

_OURS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_V2_ENABLED": "false",  # its page asks an outside host
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",  # it loses records of task runs
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
}


class ServerFailed(AnnuarioError):
    """The Prefect server did not start, or does not answer."""


def server_set(environment: Mapping[str, str]) -> str:
    """Return the URL of the Prefect server that was set by PREFECT_API_URL or by Prefect's active profile, else ""."""
    if environment.get("PREFECT_API_URL"):
        return environment["PREFECT_API_URL"]
    home = Path(environment.get("PREFECT_HOME") or "~/.prefect").expanduser()
    path = Path(environment.get("PREFECT_PROFILES_PATH") or home / "profiles.toml").expanduser()
    try:
        known = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):  # no profiles, or none that Prefect could read
        return ""
    active = environment.get("PREFECT_PROFILE") or known.get("active", "")
    return str(known.get("profiles", {}).get(active, {}).get("PREFECT_API_URL", ""))


def settings(home: Path, url: str) -> dict[str, str]:
    """Return what the environment holds for a server with its data in `home`, and for those who talk to it at `url`."""
    return {**_OURS, "PREFECT_HOME": str(home), "PREFECT_API_URL": url}


class Server:
    """A server that is starting or running; `home` is the folder of its data and of its log."""

    def __init__(self, home: Path, port: int, process: Guarded, turn: IO[str]) -> None:
        """Take over the guarded `process`, and `turn`: the file whose lock says that it is this one's turn to start."""
        self.home = home
        self.page = f"http://127.0.0.1:{port}"
        self.url = f"{self.page}/api"
        self._process = process
        self._turn = turn

    def wait(self) -> None:
        """Return when it answers. Raises ServerFailed if it ended, or says nothing for two minutes."""
        until = time.monotonic() + _SECONDS
        while not answers(self.url):
            if self._process.poll() is not None or time.monotonic() > until:
                message = f"The Prefect server did not start; {self.home / 'server.log'} says why."
                raise ServerFailed(message)
            time.sleep(0.1)
        self._turn.close()


@contextmanager
def running_server(home: Path, *, port: int | None = None) -> Iterator[Server]:
    """Yield a server that is starting, on `port` or any free one; on the way out, or when we die, it is ended.

    Of two that want the same `home` at once the second waits until the first has prepared the database there.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / "turn.lock").open("w", encoding="utf-8") as turn, (home / "server.log").open("ab") as log:
        fcntl.flock(turn, fcntl.LOCK_EX)
        number = port or _free_port()
        argv = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(number)]
        environment = {**_without_prefect(os.environ), **settings(home, f"http://127.0.0.1:{number}/api")}
        with start_guarded(argv, env=environment, stdout=log, stderr=log) as process:
            yield Server(home, number, process, turn)


def answers(url: str) -> bool:
    """Return whether a Prefect server answers at `url`, the address of its API."""
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=5) as answer:  # noqa: S310 -- the address that was set
            return bool(answer.status == HTTPStatus.OK)
    except (OSError, ValueError):
        return False


def _without_prefect(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without Prefect's settings: our server takes none from a user's own."""
    return {name: value for name, value in environment.items() if not name.startswith("PREFECT_")}


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])

"""`make serve`: all deployments of one cycle, served from this machine until it is told to stop.

    python -m flows.serve --cycle inputs/torino-2005

Starts a Prefect server on port 4200 if none was set. More than one machine: `prefect.yaml` and work pools instead.
"""

import argparse
import importlib
import os
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from annuario.cycle import load_cycle
from annuario.errors import AnnuarioError, Refused
from annuario.workspace import Workspace, open_workspace
from flows.server import PORT, running_server, server_set, settings


class PortTaken(Refused):
    """Something else listens where the server is to be."""


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until interrupted; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m flows.serve")
    parser.add_argument("--cycle", type=Path, metavar="PATH", help="the cycle's folder; default: the only one under inputs/")
    try:
        workspace = open_workspace(parser.parse_args(argv).cycle)
        zone = load_cycle(workspace.cycle).time_zone
        with _server(workspace) as page:
            print(f"Serving {workspace.name}; the administrator's page: {page}. Ctrl-C ends it.", flush=True)
            serving = importlib.import_module("flows.serving")  # Prefect reads the environment while it is imported
            serving.serve(_name(workspace), zone)
    except AnnuarioError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 0
    return 0


@contextmanager
def _server(workspace: Workspace) -> Iterator[str]:
    """Yield the page of the server that was set, or of one of our own that lasts as long as the block."""
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "WARNING")  # the rest stands in Prefect's page
    known = server_set(os.environ)
    if known:
        os.environ.setdefault("PREFECT_FLOWS_HEARTBEAT_FREQUENCY", "30")
        yield known.removesuffix("/api")
        return
    home = workspace.state / "prefect" / "served"
    _require_free(PORT)
    with running_server(home, port=PORT) as server:
        os.environ.update(settings(home, server.url))
        server.wait()
        yield server.page


def _require_free(port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError as error:
            message = (
                f"Port {port} is taken, perhaps by another `make serve`: end that one or, to use the server there, "
                f"set PREFECT_API_URL=http://127.0.0.1:{port}/api."
            )
            raise PortTaken(message) from error


def _name(workspace: Workspace) -> str:
    """Return the cycle's path as it is to stand in the deployments: below this folder, where runs start too."""
    here = Path.cwd()
    return str(workspace.cycle.relative_to(here) if workspace.cycle.is_relative_to(here) else workspace.cycle)


if __name__ == "__main__":
    sys.exit(main())

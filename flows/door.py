"""The way in from the command line: words become a flow's parameters, and the flow runs here or where a server was set.

Imports no Prefect before all that can be told without it is told, and the environment holds what Prefect reads from it.
"""

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from annuario.errors import AnnuarioError
from annuario.ledger.desk import at_work, open_desk
from annuario.workspace import Workspace, open_workspace
from flows.server import running_server, server_set, settings


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a flow's command: its name, what argparse is to know of it."""

    name: str
    words: dict[str, Any] = field(default_factory=dict)  # the keywords of add_argument, which has no type for them


ONLY = Option("--only", {"action": "append", "metavar": "DEPARTMENT", "help": "this department alone; no mail is sent"})
TODAY = Option("--today", {"type": date.fromisoformat, "metavar": "DATE", "help": "the day that counts as today"})
DIGEST = Option("--digest", {"required": True, "metavar": "SHA256", "help": "of the draft that was approved"})
WITHOUT = Option("--without", {"action": "append", "metavar": "DEPARTMENT", "help": "that is not waited for"})
EXCEPTIONS = Option(
    "--with-exceptions", {"action": "store_true", "default": None, "help": "name what is not accessible, and publish it"}
)
KEEP = Option("--keep-editors", {"action": "store_true", "default": None, "help": "answer every conflict with the editors' words"})
NOTE = Option("--note", {"metavar": "TEXT", "help": "what this edition corrects"})


@dataclass(frozen=True, slots=True)
class Order:
    """A flow to be run: `name` is that of its module and function."""

    name: str
    parameters: dict[str, Any]  # whatever the flow takes

    @property
    def cycle(self) -> Path | None:
        """Return the cycle's folder, None if none was named."""
        named = self.parameters.get("cycle")
        return Path(named) if named else None

    @property
    def words(self) -> str:
        """Return the flow's name as people read it."""
        return self.name.replace("_", " ")


def enter(name: str, *options: Option, argv: Sequence[str] | None = None) -> int:
    """Run the flow `name` by the words of the command line; return the exit code. Prints lines, or one sentence."""
    order = _read(name, options, argv)
    try:
        server = server_set(os.environ)
        if server:
            return _run_there(order, server)
        return _run_here(order)
    except AnnuarioError as error:
        return _refuse(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _refuse(f"The {order.words} was interrupted; run it again, and it does what is not done yet.", 1)
    except Exception as error:  # noqa: BLE001 -- the door: nobody shall meet a traceback, whatever it is that failed
        return _refuse(_keep(error, order), 1)


def _read(name: str, options: Sequence[Option], argv: Sequence[str] | None) -> Order:
    parser = argparse.ArgumentParser(prog=f"python -m flows.{name}")
    parser.add_argument("--cycle", metavar="PATH", help="the cycle's folder; default: the only one under inputs/")
    for option in options:
        parser.add_argument(option.name, **option.words)
    given = vars(parser.parse_args(argv))
    return Order(name, {key: value for key, value in given.items() if value is not None})


def _run_here(order: Order) -> int:
    """Run the flow in this process, with a server that lasts as long as the run."""
    workspace = _look(order)
    home = workspace.state / "prefect" / "once"
    with running_server(home) as server:
        # Nothing of Prefect's own log on the terminal: it goes to the server, and is read there.
        os.environ.update(settings(home, server.url) | {"PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL"})
        flow = getattr(importlib.import_module(f"flows.{order.name}"), order.name)
        server.wait()
        with closing(importlib.import_module("flows.telling").Telling()):
            return int(flow(**order.parameters | {"cycle": str(workspace.cycle)})["exit"])


def _run_there(order: Order, server: str) -> int:
    """Let the deployment run where a server was set, and wait for it."""
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    elsewhere = importlib.import_module("flows.elsewhere")
    return int(elsewhere.run_deployment(order, server))


def _look(order: Order) -> Workspace:
    """Return the cycle's folders. Raises what is wrong with cycle, department or lock before any server is started."""
    today, only = order.parameters.get("today"), order.parameters.get("only", ())
    with open_desk(order.cycle, today=today, only=only) as desk, at_work(desk, order.words):
        return desk.workspace


def _refuse(sentence: str, exit_code: int) -> int:
    print(sentence, file=sys.stderr)
    return exit_code


def _keep(error: Exception, order: Order) -> str:
    """Lay down the traceback for whoever looks into it; return the sentence for everybody else."""
    kept = open_workspace(order.cycle).state / "last-error.txt"
    kept.write_text("".join(traceback.format_exception(error)), "utf-8")
    return f"The {order.words} failed by a fault of the program ({type(error).__name__}: {error}); {kept} tells where."

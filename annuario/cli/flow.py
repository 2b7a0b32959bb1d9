"""report, rerun and publish: they run the flow, in a process of its own, from the project's folder."""

import argparse
import subprocess
import sys

from annuario.cycle import load_cycle
from annuario.errors import Refused
from annuario.ledger.archive import sha256
from annuario.ledger.desk import known_department
from annuario.workspace import Workspace, open_workspace


class NoFlows(Refused):
    """The program was installed without its flows."""


def run(words: argparse.Namespace) -> int:
    """Run the flow that `words` ask for and return its exit code."""
    workspace = open_workspace(words.cycle)
    cycle = load_cycle(workspace.cycle)
    named = words.without if words.flow == "publish" else words.departments
    for department in named:
        known_department(cycle, department)
    if not (workspace.root / "flows" / f"{words.flow}.py").is_file():
        message = "This runs a flow, and there are none here: run it in the project's folder, the one that holds flows/."
        raise NoFlows(message)
    return subprocess.run(_command(words, workspace), cwd=workspace.root, check=False).returncode  # the flow has its own timeouts


def _command(words: argparse.Namespace, workspace: Workspace) -> list[str]:
    command = [sys.executable, "-m", f"flows.{words.flow}", "--cycle", str(workspace.cycle)]
    if words.today:
        command += ["--today", words.today.isoformat()]
    if words.flow == "publish":
        command += ["--digest", words.digest or _digest(workspace)]
        command += ["--with-exceptions"] if words.with_exceptions else []
        command += ["--keep-editors"] if words.keep_editors else []
        command += [f"--note={words.note}"] if words.note else []  # one word: it may begin with a hyphen
        return command + [word for department in words.without for word in ("--without", department)]
    return command + [word for department in words.departments for word in ("--only", department)]


def _digest(workspace: Workspace) -> str:
    if not workspace.draft.is_file():
        message = f"There is no draft yet at {workspace.draft}. Make one with `annuario report`."
        raise Refused(message)
    return sha256(workspace.draft)

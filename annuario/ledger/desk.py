"""The desk: one cycle with all that its steps need, opened once and handed to them."""

import difflib
import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from annuario.clock import Clock
from annuario.cycle import Cycle, load_cycle
from annuario.errors import WrongUse
from annuario.ledger.archive import Archive, sweep
from annuario.ledger.builds import find_build
from annuario.ledger.lock import hold
from annuario.ledger.standing import Standing, standings
from annuario.ledger.store import Ledger, open_ledger
from annuario.workspace import Workspace, open_workspace

CONVERSION = "conversion"
"""The kind of build that made Word or Excel of a file of another format; its subject and key are the file's digest."""


FORM_PART = "form-part"
"""The kind of build that is what a filled form says for one section: its subject is the file's digest, its key the section."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A cycle at work; `only` names the departments it is restricted to, none = all."""

    workspace: Workspace
    cycle: Cycle
    ledger: Ledger
    archive: Archive
    clock: Clock
    only: tuple[str, ...] = ()

    def concerns(self, department: str) -> bool:
        """Return whether this run is about `department`."""
        return not self.only or department in self.only

    def template(self, name: str) -> Path:
        """Return where the template `name`, such as house.docx, lies for this cycle; where it should lie if it is missing."""
        return self.workspace.template(name, self.cycle.language)

    def readable(self, digest: str, *, section: str = "", ledger: Ledger | None = None) -> Path:
        """Return where that lies which readers open for the content with this digest: what was made of it, else itself.

        Of a filled form it is what it says for `section`. `ledger` is that of another cycle in which it was handed in.
        """
        made = find_build(ledger or self.ledger, FORM_PART, digest, section) if section else None
        made = made or find_build(ledger or self.ledger, CONVERSION, digest, digest)
        return self.archive.path(made.digest if made and self.archive.holds(made.digest) else digest)

    def standings(self) -> tuple[Standing, ...]:
        """Return where every department stands today."""
        return standings(self.ledger, self.cycle, self.clock.today)


@contextmanager
def open_desk(
    cycle: Path | None = None, *, today: date | None = None, only: Sequence[str] = (), here: Path | None = None
) -> Iterator[Desk]:
    """Yield the desk of the cycle at `cycle`; `today` is the day that counts (default: the sample's, else the real one).

    Raises WrongUse for a cycle or a department that does not exist, and whatever `load_cycle` and `open_ledger` raise.
    """
    workspace = open_workspace(cycle, here=here)
    read = load_cycle(workspace.cycle)
    for department in only:
        known_department(read, department)
    day = today or (read.sample.today if read.sample else None)
    clock = Clock.fixed(day, read.time_zone) if day else Clock.real(read.time_zone)
    ledger = open_ledger(workspace.state, workspace.name)
    try:
        yield Desk(workspace, read, ledger, Archive(workspace.archive), clock, tuple(only))
    finally:
        ledger.close()


@contextmanager
def at_work(desk: Desk, what: str) -> Iterator[Desk]:
    """Hold the cycle's lock while `what` is done, and tidy away what a killed run left behind.

    Raises Busy if another run holds it.
    """
    with hold(desk.workspace.state / "locks" / f"{desk.workspace.name}.lock", what, desk.cycle.time_zone):
        shutil.rmtree(desk.workspace.work, ignore_errors=True)
        for folder in (desk.workspace.outputs, desk.workspace.archive):
            sweep(folder)
        desk.workspace.work.mkdir(parents=True)
        try:
            with _kept_log(desk.workspace.state / "annuario.log"):
                yield desk
        finally:
            shutil.rmtree(desk.workspace.work, ignore_errors=True)


@contextmanager
def _kept_log(path: Path) -> Iterator[None]:
    """Write the program's warnings to `path`, with their tracebacks: for whoever looks after it, not for its users."""
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s"))
    logger = logging.getLogger("annuario")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        handler.close()


def known_department(cycle: Cycle, id_: str) -> None:
    """Raise WrongUse, with the nearest name, if the cycle has no department `id_`."""
    known = [department.id for department in cycle.departments]
    if id_ not in known:
        near = difflib.get_close_matches(id_, known, 1, 0.4)
        hint = f"Did you mean '{near[0]}'?" if near else f"Known are: {', '.join(known)}."
        message = f"There is no department '{id_}' in this cycle. {hint}"
        raise WrongUse(message)

"""What the flows share: the desk with the cycle's lock, the lines they say, how they end. Within Prefect."""

import functools
import inspect
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, ParamSpec, TypedDict, cast
from zoneinfo import ZoneInfo

from prefect.client.schemas.objects import State as RunState
from prefect.context import FlowRunContext
from prefect.futures import PrefectFuture
from prefect.logging import get_run_logger
from prefect.states import Completed, Failed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from annuario.cli.say import say
from annuario.errors import AnnuarioError
from annuario.ledger.builds import Build, find_build, record_build
from annuario.ledger.desk import Desk, at_work, open_desk
from annuario.ledger.lock import Busy
from annuario.ledger.messages import Message, messages
from annuario.ledger.open_questions import waits_for_answers
from annuario.ledger.received import bounced
from annuario.ledger.standing import State
from annuario.mail import Received
from annuario.mail.results import CALLED_OFF
from annuario.report.beside import drafts_beside
from tasks.mail import read_the_mailbox
from tasks.traces import leave_ending, leave_table

P = ParamSpec("P")

WAIT = 1800
"""Seconds that a scheduled run waits for the cycle's lock; whoever asks for a run is told at once that it is taken."""


class Summary(TypedDict):
    """How a run ended: the exit code (0 or 4), its lines, and where draft and report lie ("" = not made yet)."""

    exit: int
    lines: list[str]
    draft: str
    report: str


@dataclass(frozen=True, slots=True)
class Run:
    """One flow run at work on a cycle; `day` is the day it was scheduled for, None if somebody asked for it."""

    desk: Desk
    what: str
    day: date | None
    lines: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    def say(self, line: str, *, told: Sequence[str] = (), waits: bool = False) -> None:
        """Tell the coordinator that a step is done, and what it `told` that a person should see to.

        On the terminal, in the run's log, and in its summary. `waits`: the line itself is for a person to see to.
        """
        self.waiting.extend([line, *told] if waits else told)
        for said in (line, *told):
            self.lines.append(said)
            say(said)  # the coordinator's terminal
            get_run_logger().info(said)

    def told(self, sentences: Sequence[str]) -> None:
        """Tell the coordinator what a person should see to."""
        for sentence in sentences:
            self.say(sentence, waits=True)

    def saw_all(self, unseen: Sequence[str], *, unread: bool) -> bool:
        """Return whether every department's folder and the mailbox were looked into; if not, say that nobody is reminded.

        What lies in an `unseen` folder, or `unread` in the mailbox, may be just what its department would be reminded of. A
        step of the ladder that is left out today goes out on the next day that all is seen.
        """
        names = ", ".join(self.desk.cycle.department(id_).name.of("en") for id_ in unseen)
        told = (
            f"The folder of {names} could not be looked into; see to it." if unseen else "",
            "The mailbox was not read to its end; see to it." if unread else "",
        )
        if unseen or unread:
            self.say("Nobody was reminded.", told=[sentence for sentence in told if sentence])
        return not (unseen or unread)

    def ran_already(self) -> bool:
        """Say so, and return True, if a run scheduled for the same day has come to its end."""
        known = self.day and find_build(self.desk.ledger, "run", self.what, self.day.isoformat())
        if known:
            self.say(f"The {self.what} scheduled for {self.day} already ran; nothing was done again.")
        return bool(known)

    def end(self, *, once_a_day: bool = False) -> Summary:
        """Leave the table of departments and return the summary; `once_a_day`: remember the day of a scheduled run."""
        leave_table(self.desk)
        for line in left_waiting(self.desk):
            self.say(line, waits=True)
        if self.day and once_a_day:
            ran = Build("run", self.what, self.day.isoformat(), "", {"lines": self.lines})
            record_build(self.desk.ledger, self.desk.clock, ran)
        return self.summary(exit_code=4 if self.waiting else 0)

    def summary(self, *, exit_code: int = 0) -> Summary:
        """Return what was said, and where draft and report lie."""
        draft, report = self.desk.workspace.draft, self.desk.workspace.outputs / "report.pdf"
        return {
            "exit": exit_code,
            "lines": list(self.lines),
            "draft": str(draft) if draft.exists() else "",
            "report": str(report) if report.exists() else "",
        }


def few_at_once() -> TaskRunner[PrefectFuture[Any]]:
    """Return what runs the parts of a verb: four side by side, for each may start a LibreOffice."""
    return cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=4))  # its futures are Prefect's


@contextmanager
def begin(what: str, cycle: str, *, only: Sequence[str] | None = None, today: date | None = None) -> Iterator[Run]:
    """Yield the run of `what` on the cycle, with the cycle's lock held.

    Raises Busy if another run holds it; a scheduled run waits for it a while first.
    """
    with open_desk(Path(cycle), today=today, only=tuple(only or ())) as desk:
        day = _scheduled_day(desk.cycle.time_zone)
        if day:
            _wait_for_lock(desk, what)
        with at_work(desk, what):
            yield Run(desk, what, day)


def read_mail(run: Run) -> Received:
    """Return what came back by mail, and say it; nothing is said where the cycle names no mailbox."""
    received = read_the_mailbox(run.desk)
    if not received.nowhere:
        run.say(received.sentence(), told=received.told, waits=bool(received.away))
    return received


def told(function: Callable[P, Summary]) -> Callable[P, Summary]:
    """Return a flow function that ends in a state whose message is for people: what was said, or the error's sentence.

    Called as a flow it returns the summary, or raises the error, as `function` does.
    """

    @functools.wraps(function)
    def ending(*args: P.args, **kwargs: P.kwargs) -> RunState[Summary]:
        cycle = Path(inspect.signature(function).bind(*args, **kwargs).arguments["cycle"]).name
        try:
            summary = function(*args, **kwargs)
        except AnnuarioError as error:
            leave_ending(cycle, error.exit_code, [str(error)])
            return Failed(message=str(error), data=error)
        leave_ending(cycle, summary["exit"], summary["lines"])
        return Completed(message="\n".join(summary["lines"]), data=summary)

    return cast("Callable[P, Summary]", ending)  # Prefect unwraps the state for whoever calls the flow


def left_waiting(desk: Desk) -> tuple[str, ...]:
    """Return a sentence for each kind of thing that waits for a person, whichever run left it so."""
    concerned = [standing for standing in desk.standings() if desk.concerns(standing.department.id)]
    stopped = [standing.department.name.of("en") for standing in concerned if standing.state is State.STOPPED]
    dead = [mark.address for mark in bounced(desk.ledger)]
    stuck = [mail for mail in messages(desk.ledger) if mail.state == "unknown" or _was_refused(mail)]
    asked = waits_for_answers(desk.ledger, desk.concerns)
    sentences = (
        f"Waits for a person: files of {', '.join(stopped)} cannot be used; what to mend stands in its folder." if stopped else "",
        f"Waits for a person: of {len(stuck)} mails it is not sure that they arrived; see `annuario mail list`." if stuck else "",
        f"Waits for a person: mail to {', '.join(dead)} came back; mend the address in the cycle file." if dead else "",
        f"Waits for a person: {asked}" if asked else "",
        *(f"Waits for a person: {beside.sentence('en')}" for beside in drafts_beside(desk)),
    )
    return tuple(sentence for sentence in sentences if sentence)


def _was_refused(mail: Message) -> bool:
    """Return whether a mail server refused it; a mail that was called off stands as refused too."""
    return mail.state == "refused" and mail.answer not in CALLED_OFF


def _scheduled_day(zone: str) -> date | None:
    """Return the day in `zone` for which Prefect's scheduler planned this run; None if somebody asked for it.

    It is a scheduled run's key: the hour that comes twice in October, and the scheduler's own doubles, are one day's.
    """
    context = FlowRunContext.get()
    run = context.flow_run if context else None
    if run is None or not run.auto_scheduled or run.expected_start_time is None:
        return None
    return run.expected_start_time.astimezone(ZoneInfo(zone)).date()


def _wait_for_lock(desk: Desk, what: str) -> None:
    """Return when the cycle's lock is free, or after WAIT seconds; the lock itself decides."""
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        try:
            with at_work(desk, what):
                return
        except Busy:
            time.sleep(2)

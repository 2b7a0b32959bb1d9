"""What is worth a second try, and how the parts of a verb become task runs of their own. Calls nothing of the trade."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from prefect import Task
from prefect.client.schemas.objects import State, TaskRun

from annuario.errors import AnnuarioError, Refused, WrongUse
from annuario.ledger.each import Each

R = TypeVar("R")

Part = Task[[str, Callable[[str], Any], str], Any]
"""A task that runs one part of a verb: the title that names the task run, the function, the id it is run on."""


def worth_another_try(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Return whether the world may have changed by the next try: not after a refusal, wrong use or a fault of ours."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, AnnuarioError | OSError) and not isinstance(error, Refused | WrongUse)


def mapped(part: Part, titles: Mapping[str, str]) -> Each:
    """Return the way to run a verb's parts as a task run each, named by `titles`, or by its id if that has no title."""

    def each(function: Callable[[str], R], ids: Sequence[str], /) -> Iterable[R]:
        futures = [part.submit(titles.get(id_, id_), function, id_) for id_ in ids]
        for future in futures:  # what is under way ends before an error leaves: the next step starts on still ground
            future.wait()
        return [future.result() for future in futures]

    return each

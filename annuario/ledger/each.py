"""The way to run the parts of a verb: one after another here; a flow hands in mapped tasks instead."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

R = TypeVar("R")


class Each(Protocol):
    """Runs `function` on every id and returns the results in the order of the ids; raises what a part raised."""

    def __call__(self, function: Callable[[str], R], ids: Sequence[str], /) -> Iterable[R]:
        """Run `function` on each of `ids`."""
        ...


def plain(function: Callable[[str], R], ids: Sequence[str], /) -> Iterable[R]:
    """Run `function` on each of `ids`, one after another."""
    return [function(id_) for id_ in ids]

"""The end of a run in this process: what Prefect has still to tell its server is told before the server ends."""

import asyncio
import inspect

from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogWorker


class Telling:
    """Closes with nothing left to tell: the server has the logs, and the events of which it makes the task runs."""

    def close(self) -> None:
        """Wait until the queues of logs and events are empty."""
        for queue in (APILogWorker.instance().drain(), EventsWorker.drain_all()):
            if inspect.isawaitable(queue):
                asyncio.run(_wait(queue))


async def _wait(queue: object) -> None:
    await queue  # type: ignore[misc]  # Prefect gives None in a thread without a loop, and an awaitable otherwise

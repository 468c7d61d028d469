"""Following what a worker writes down, for pages that show it while it changes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Final, TypeVar

LOOK_EVERY: Final = 0.25  # seconds; one indexed read of a local file
Seen = TypeVar("Seen")


async def changes(look: Callable[[], Seen | None], goes_on: Callable[[Seen], bool]) -> AsyncIterator[Seen]:
    """What ``look`` sees now and then whenever it differs; ends with what does not go on, or where there is
    nothing to see.
    """
    last: Seen | None = None
    while True:
        now = await asyncio.to_thread(look)
        if now is None:
            return
        if now != last:
            yield now
            last = now
        if not goes_on(now):
            return
        await asyncio.sleep(LOOK_EVERY)

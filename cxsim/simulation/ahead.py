"""Work done by several processes a little ahead of whoever uses it, and handed over in order."""

from __future__ import annotations

import gc
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

GIVEN = 3
"""What another process has been given and has not done: one under way, two to go on with while this one stores."""
WAITING = 8
"""Results of each worker that may wait: what bounds memory."""
Given = TypeVar("Given")
Result = TypeVar("Result")


def ahead(of: Callable[[Given], Result], given: Iterable[Given], workers: int) -> Iterator[Result]:
    """Yield ``of`` each that is given, in order; this process is one of the workers. Both ends are pickled."""
    if workers <= 1:
        yield from map(of, given)
        return
    waiting: deque[Future[Result]] = deque()
    others = workers - 1
    pool = ProcessPoolExecutor(others, get_context("spawn"), gc.set_threshold, gc.get_threshold())
    try:
        for each in given:
            while waiting and (waiting[0].done() or len(waiting) >= WAITING * workers):
                yield waiting.popleft().result()
            busy = sum(not result.done() for result in waiting) >= GIVEN * others  # or only just starting
            waiting.append(_done_here(of, each) if busy else pool.submit(of, each))
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _done_here(of: Callable[[Given], Result], given: Given) -> Future[Result]:
    done: Future[Result] = Future()
    done.set_result(of(given))
    return done

"""Work done by several processes a little ahead of whoever uses it, and handed over in order."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

AHEAD = 4
"""Results of each worker that may wait: what bounds memory."""
Given = TypeVar("Given")
Result = TypeVar("Result")


def ahead(of: Callable[[Given], Result], given: Iterable[Given], workers: int) -> Iterator[Result]:
    """Yield ``of`` each that is given, in order; one worker is this process. Both ends are pickled."""
    if workers <= 1:
        yield from map(of, given)
        return
    waiting: deque[Future[Result]] = deque()
    pool = ProcessPoolExecutor(workers, get_context("spawn"))
    try:
        for each in given:
            waiting.append(pool.submit(of, each))
            if len(waiting) >= AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)

"""Group commit: what waits is done in one transaction, and everybody is answered after its commit.

A durable commit costs a write to the disk, whether it holds one change or fifty. Whoever comes while another one
commits waits with others; the first of them then does the work of all. No thread of its own, so a process may fork.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Ask = TypeVar("Ask")
Answer = TypeVar("Answer")
MOST = 200
"""Done at once: the last one of a long line should not wait for a transaction without end."""


class _Place(Generic[Ask, Answer]):
    """Somebody's place in the line."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.answers: list[Answer] = []
        self.failure: BaseException | None = None

    @property
    def done(self) -> bool:
        return bool(self.answers) or self.failure is not None


class Line(Generic[Ask, Answer]):
    """A line before one piece of work: `work(asks) -> answers`, one for each, in their order.

    `work` is called by one thread at a time and returns after its commit. Where it fails, all who were in it are
    told: nothing of theirs was kept.
    """

    def __init__(self, work: Callable[[Sequence[Ask]], Sequence[Answer]]) -> None:
        self._work = work
        self._waiting: list[_Place[Ask, Answer]] = []
        self._lead = threading.Lock()

    def do(self, ask: Ask) -> Answer:
        """Wait for one's turn, alone or with others. Raises what the work raised."""
        place = _Place[Ask, Answer](ask)
        self._waiting.append(place)  # appending is atomic
        while not place.done:
            with self._lead:
                if not place.done:
                    self._serve()
        if place.failure is not None:
            raise place.failure
        return place.answers[0]

    def _serve(self) -> None:
        group = self._waiting[:MOST]
        del self._waiting[: len(group)]  # whoever came meanwhile stands behind them
        try:
            answers = self._work([place.ask for place in group])
            for place, answer in zip(group, answers, strict=True):
                place.answers.append(answer)
        except BaseException as failure:
            for place in group:
                place.failure = failure
            if not isinstance(failure, Exception):
                raise

"""Group commit: everybody is answered after the commit, once, with their own answer."""

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from participation.kernel.together import MOST, Line


def all_ask(line: Line[int, int], asks: Sequence[int]) -> list[int | str]:
    """Everybody in a thread of their own; what came of it, failures in words."""

    def one(ask: int) -> int | str:
        try:
            return line.do(ask)
        except ValueError as failure:
            return str(failure)

    with ThreadPoolExecutor(len(asks)) as pool:
        return list(pool.map(one, asks))


class Slow:
    """Work that notes who was done together, and takes its time so that others come meanwhile."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.inside = 0

    def __call__(self, asks: Sequence[int]) -> list[int]:
        self.inside += 1
        assert self.inside == 1, "two at a time"
        self.groups.append(list(asks))
        time.sleep(0.01)
        self.inside -= 1
        return [ask * 10 for ask in asks]


def test_everybody_gets_their_own_answer_and_nobody_is_served_twice() -> None:
    work = Slow()
    assert all_ask(Line(work), range(60)) == [ask * 10 for ask in range(60)]
    assert sorted(ask for group in work.groups for ask in group) == list(range(60))


def test_who_comes_while_another_one_commits_is_done_with_others() -> None:
    """Otherwise fifty people wait for fifty writes to the disk."""
    work = Slow()
    all_ask(Line(work), range(60))
    assert max(len(group) for group in work.groups) > 1
    assert len(work.groups) < 60


def test_somebody_alone_waits_for_nobody() -> None:
    line: Line[int, int] = Line(list)
    assert line.do(7) == 7


def test_nobody_is_answered_before_the_work_is_done() -> None:
    """The work returns after its commit."""
    committed = threading.Event()

    def work(asks: Sequence[int]) -> list[int]:
        committed.set()
        return list(asks)

    Line(work).do(1)
    assert committed.is_set()


def test_where_the_work_fails_all_who_were_in_it_are_told_and_the_next_ones_are_served() -> None:
    """Nothing of theirs was kept; the line itself goes on."""
    broken = True

    def work(asks: Sequence[int]) -> list[int]:
        if broken:
            raise ValueError("Platte voll")
        return list(asks)

    line = Line(work)
    assert all_ask(line, range(20)) == ["Platte voll"] * 20
    broken = False
    assert all_ask(line, range(20)) == list(range(20))


def test_work_that_forgets_somebody_answers_nobody() -> None:
    """An answer that may be another one's is worse than none."""
    line: Line[int, int] = Line(lambda asks: list(asks)[1:])
    with pytest.raises(ValueError, match="shorter"):
        line.do(1)


def test_a_server_that_is_told_to_end_ends_and_says_so_to_those_who_waited() -> None:
    """What is no error goes on to whoever runs the work."""

    def work(_asks: Sequence[int]) -> list[int]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Line(work).do(1)


def test_a_long_line_is_done_in_parts() -> None:
    """The last one does not wait for a transaction without end, and the rest are not forgotten."""
    first, go = threading.Event(), threading.Event()
    sizes: list[int] = []

    def work(asks: Sequence[int]) -> list[int]:
        sizes.append(len(asks))
        if len(sizes) == 1:
            first.set()
            go.wait(30)
        return list(asks)

    line = Line(work)
    asks = range(MOST + 50)
    with ThreadPoolExecutor(len(asks) + 1) as pool:
        leader = pool.submit(line.do, -1)
        assert first.wait(30)
        others = [pool.submit(line.do, ask) for ask in asks]
        while len(line._waiting) < len(asks):
            time.sleep(0.01)
        go.set()
        assert [leader.result(), *(other.result() for other in others)] == [-1, *asks]
    assert sizes == [1, MOST, 50]

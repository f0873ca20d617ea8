"""Gives what was written a time: a burst at the start, replies after their cause, answers a while later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import cast

from participation.demo.script import Line, Scene
from participation.demo.whereabouts import Basemap
from participation.demo.world import Channel, DemoAnswer, DemoComment, DemoFlag, DemoIdea, Visibility

NOW = 0.05  # days; nothing happens in the very minute the demo is filled
SETTLED = 5.0  # days; an idea that has an answer is at least so old
STAFF = ("Stadt", "Landkreis")
OVERHANG = 60.0  # days after the end of a phase within which the last answers are given


@dataclass(frozen=True)
class Clock:
    """When people may speak: from `opens` to `closes` (days from today, negative in the past)."""

    opens: int
    closes: int
    rng: Random

    @property
    def oldest(self) -> float:
        """Age of the first idea, in days."""
        return -self.opens - 0.4

    @property
    def newest(self) -> float:
        """Age of whatever was said last."""
        return max(NOW, -self.closes + 0.4)

    def ideas(self, scenes: list[Scene]) -> list[float]:
        """An age for each idea: in their order, dense at the start; what is unanswered tends to be late."""
        late = len(scenes) * 0.3
        order = sorted(range(len(scenes)), key=lambda i: i + (0 if scenes[i].answer else late))
        rank = {i: place / max(1, len(scenes) - 1) for place, i in enumerate(order)}
        span = self.oldest - self.newest
        ages = [self.oldest - span * rank[i] ** 1.3 for i in range(len(scenes))]
        return [self._sound(scene, age) for scene, age in zip(scenes, ages, strict=True)]

    def _sound(self, scene: Scene, age: float) -> float:
        if scene.visibility == "pending":
            return self.newest + self.rng.uniform(0.1, 1.9)
        least = self.newest + (SETTLED if scene.answer else 0)
        return max(age, least + self.rng.uniform(0, 2)) + self.rng.uniform(0, 0.3)

    def after(self, age: float, least: float, most: float, *, floor: float | None = None) -> float:
        """An age some days (`least` to `most`) younger, but never younger than the last word possible."""
        floor = self.newest if floor is None else floor
        younger = age - self.rng.uniform(least, most)
        return younger if younger > floor else floor + (age - floor) * self.rng.uniform(0.1, 0.5)


def told(
    scenes: list[Scene], basemap: Basemap, *, opens: int, closes: int, seed: int
) -> tuple[DemoIdea, ...]:
    """The ideas of a process with their times and places, the oldest first."""
    clock = Clock(opens, closes, Random(seed))  # noqa: S311 - chance for a demo, not for secrets
    dated = [
        _idea(scene, age, basemap, clock) for scene, age in zip(scenes, clock.ideas(scenes), strict=True)
    ]
    return tuple(sorted(dated, key=lambda idea: -idea.days_ago))


def _idea(scene: Scene, age: float, basemap: Basemap, clock: Clock) -> DemoIdea:
    address, lat, lon = ("", None, None)
    if scene.place != "*":
        address, lat, lon = basemap.find(scene.place, scene.title)
    return DemoIdea(
        title=scene.title,
        text=scene.text,
        category=scene.category,
        address=address,
        lat=lat,
        lon=lon,
        days_ago=round(age, 3),
        author=scene.author,
        supports=scene.supports,
        channel=cast("Channel", scene.channel),
        visibility=cast("Visibility", scene.visibility),
        hidden_because=scene.hidden_because,
        comments=tuple(_comments(scene, age, clock)),
        answer=_answer(scene.answer, age, clock),
        flags=tuple(_flag(line, age, clock) for line in scene.flags),
    )


def _comments(scene: Scene, age: float, clock: Clock) -> Iterable[DemoComment]:
    last = age
    for line, replies in scene.comments:
        last = clock.after(last, 0.1, 3.5)
        answered, said = last, []
        for reply in replies:
            answered = clock.after(answered, 0.05, 1.5)
            said.append(_comment(reply, answered))
        yield _comment(line, last, tuple(said))


def _comment(line: Line, age: float, replies: tuple[DemoComment, ...] = ()) -> DemoComment:
    return DemoComment(
        author=line.who,
        text=line.text,
        days_ago=round(age, 3),
        staff=line.who in STAFF,
        visibility=cast("Visibility", line.visibility),
        hidden_because=line.hidden_because,
        replies=replies,
    )


def _answer(line: Line | None, age: float, clock: Clock) -> DemoAnswer | None:
    if line is None:
        return None
    office, status = line.who.split("|")
    floor = max(NOW, clock.newest - OVERHANG)
    return DemoAnswer(status, office, line.text, round(clock.after(age, 3, 21, floor=floor), 3))


def _flag(line: Line, age: float, clock: Clock) -> DemoFlag:
    return DemoFlag(line.who, line.text, round(clock.after(age, 0.2, 2), 3))

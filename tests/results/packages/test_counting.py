"""How many there are of what, and which numbers the public is not told."""

from itertools import product
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from participation.kernel.tables import Audience
from participation.processes.models import Process
from participation.results.packages.hiding import COVERED, SMALL, hidden
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea
from tests.results.packages.cast import plan_of, rows_in, written


@pytest.mark.parametrize(
    ("counts", "away"),
    [
        ({"a": 7, "b": 9}, {}),
        ({"a": 7, "b": 0}, {}),
        ({"a": 3, "b": 9, "c": 7}, {"a": SMALL, "c": COVERED}),
        ({"a": 3, "b": 2, "c": 7}, {"a": SMALL, "b": SMALL}),
        ({"a": 1, "b": 1, "c": 7}, {"a": SMALL, "b": SMALL, "c": COVERED}),
        ({"a": 4, "b": 4, "c": 7}, {"a": SMALL, "b": SMALL, "c": COVERED}),
        ({"a": 2}, {"a": SMALL}),
        ({"a": 1, "b": 5, "c": 9}, {"a": SMALL, "b": COVERED, "c": COVERED}),
        ({"a": 2, "b": 5, "c": 5}, {"a": SMALL, "b": COVERED, "c": COVERED}),
        ({"a": 4, "b": 6, "c": 6, "d": 8}, {"a": SMALL, "b": COVERED, "c": COVERED}),
    ],
)
def test_small_numbers_are_hidden_and_cannot_be_subtracted(
    counts: dict[str, int], away: dict[str, str]
) -> None:
    assert hidden(counts) == away


def possible(counts: dict[str, int]) -> dict[str, set[int]]:
    """What readers who know the sum and these rules can still think of each small number."""
    away = hidden(counts)
    told = [number for key, number in counts.items() if key not in away]
    most = min((number for number in told if number), default=sum(counts.values()))
    ranges = [range(1, 5) if said == SMALL else range(5, most + 1) for said in away.values()]
    left = sum(counts.values()) - sum(told)
    ways = [way for way in product(*ranges) if sum(way) == left]
    return {key: {way[at] for way in ways} for at, key in enumerate(away) if away[key] == SMALL}


def test_no_small_number_can_be_worked_out_while_there_is_enough_to_cover_it() -> None:
    for few in range(1, 5):
        for second, third in product(range(1, 9), repeat=2):
            counts = {"a": few, "b": second, "c": third, "d": 12, "e": 20}
            assert all(len(found) > 1 for found in possible(counts).values()), counts


@pytest.fixture
def process(session: Session) -> Process:
    """Seven ideas on one topic, two on another."""
    made = a_process(session, a_municipality(session))
    module = the_module(made)
    for number in range(9):
        an_idea(session, module, f"Idee {number}", category_id=module.categories[number // 7].id)
    session.flush()
    return made


def counted(session: Session, process: Process, audience: Audience, path: Path) -> dict[str, tuple[str, str]]:
    """Topic -> number and remark."""
    rows = rows_in(written(session, plan_of(session, process, audience), path), "auszaehlung.csv")
    topics = [row for row in rows if row["tabelle"] == "Ideen" and row["merkmal"] in ("Thema", "Insgesamt")]
    return {row["auspraegung"]: (row["anzahl"], row["hinweis"]) for row in topics}


def test_the_public_is_not_told_small_numbers(session: Session, process: Process, tmp_path: Path) -> None:
    first, second, *_rest = the_module(process).categories
    shown = counted(session, process, Audience.PUBLIC, tmp_path / "p.zip")
    assert shown == {"": ("9", ""), first.name: ("", "verdeckt"), second.name: ("", "< 5")}


def test_staff_are(session: Session, process: Process, tmp_path: Path) -> None:
    first, second, *_rest = the_module(process).categories
    shown = counted(session, process, Audience.MUNICIPALITY, tmp_path / "p.zip")
    assert shown == {"": ("9", ""), first.name: ("7", ""), second.name: ("2", "")}

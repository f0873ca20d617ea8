"""How many there are of what, and which numbers the public is not told."""

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
    ],
)
def test_small_numbers_are_hidden_and_cannot_be_subtracted(
    counts: dict[str, int], away: dict[str, str]
) -> None:
    assert hidden(counts) == away


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

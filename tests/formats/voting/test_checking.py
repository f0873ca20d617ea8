"""What is said of a vote before its release."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest

from participation.formats.voting.models import Entitled, Level, Method, Option, Vote
from participation.formats.voting.policy.checking import Grade, NotReady, findings, require_ready
from participation.formats.voting.policy.checking.dates import easter, is_holiday
from participation.formats.voting.policy.checking.question import is_zero
from participation.kernel.clock import BERLIN
from participation.processes.models import Module, Process, ProcessState

NOW = datetime(2026, 3, 2, 9, tzinfo=BERLIN)
PAPER = {"ties": "lot", "paper": True}


@dataclass
class Roll:
    """So many may vote."""

    entitled: int = 1000


def a_vote(*titles: str, costs: tuple[int, ...] = (), **values: Any) -> Vote:
    """A vote that nobody has stored, with nothing wrong or unwise in it but what its level always says."""
    titles = titles or ("Ja", "Nein")
    money = costs or (0,) * len(titles)
    options = [
        Option(key=str(number), title=title, cost=cost)
        for number, (title, cost) in enumerate(zip(titles, money, strict=True), 1)
    ]
    return Vote(
        **{
            "question": "Soll die Linde stehen bleiben?",
            "explanation": "Der Platz wird umgebaut.",
            "level": Level.SECRET,
            "method": Method.SINGLE,
            "entitled": Entitled.CODES,
            "opens_at": datetime(2026, 3, 16, 8, tzinfo=BERLIN),
            "closes_at": datetime(2026, 3, 30, 20, tzinfo=BERLIN),
            "rules": PAPER,
            "options": options,
            "module": Module(process=Process(state=ProcessState.PUBLISHED)),
        }
        | values
    )


def a_budget(*costs: int, budget: dict[str, Any] | None = None, **rules: Any) -> Vote:
    """The same on a budget of 100,000 euros, with approval of up to five projects."""
    money = {"total": 100_000, "ballot": "approval", "rule": "equal-shares"} | (budget or {})
    titles = [f"Vorhaben {number}" for number in range(1, len(costs) + 1)]
    return a_vote(
        *titles, costs=costs, method=Method.BUDGET, rules=PAPER | {"most": 5, "budget": money} | rules
    )


def said(vote: Vote, *, entitled: int = 1000, at: datetime = NOW) -> set[str]:
    """The keys of all findings but the reminders that come with every secret vote, and with all letters."""
    return {one.key for one in findings(vote, at, Roll(entitled))} - {"vault", "letters"}


def test_of_a_sound_vote_nothing_is_said_but_where_its_key_lies() -> None:
    assert said(a_vote()) == set()
    require_ready(a_vote(), NOW, Roll())


@pytest.mark.parametrize(
    ("vote", "key"),
    [
        (a_vote(question=""), "no-question"),
        (a_vote("Ja"), "few-options"),
        (a_vote("Ja", "ja"), "doubled-option"),
        (a_vote(rules={"paper": True}), "ties"),
        (a_vote(rules=PAPER | {"seats": 2}), "seats"),
        (a_vote(method=Method.APPROVAL, rules=PAPER | {"most": 3}), "most"),
        (a_vote(method=Method.RANKED, rules=PAPER | {"most": 2, "least": 3}), "least"),
        (a_vote(level=Level.OPEN, method=Method.POINTS), "open-method"),
        (a_vote(level=Level.COMMISSION), "no-key"),
        (
            a_vote(
                level=Level.COMMISSION,
                rules=PAPER | {"commission": {"box": "ab" * 32, "members": ["A", "B"]}},
            ),
            "few-members",
        ),
        (a_budget(9_000, 8_000, budget={"total": 0}), "no-total"),
        (a_budget(9_000, 0), "no-cost"),
        (a_budget(9_000, 100_001), "over-total"),
        (a_budget(9_000, 8_000, budget={"rule": "greedy-threshold"}), "no-threshold"),
        (a_budget(9_000, 8_000, budget={"fits": True, "ballot": "points"}), "fits"),
    ],
)
def test_what_is_wrong_keeps_a_vote_from_its_release(vote: Vote, key: str) -> None:
    assert key in said(vote)
    with pytest.raises(NotReady) as refusal:
        require_ready(vote, NOW, Roll())
    assert key in {one.key for one in refusal.value.findings}


@pytest.mark.parametrize(
    ("vote", "key"),
    [
        (a_vote("Ja", "Nein", "Egal"), "more-than-yes-or-no"),
        (a_vote("Linde", "Brunnen", method=Method.CONSENSUS), "no-zero"),
        (a_vote(explanation=""), "no-explanation"),
        (a_vote(rules=PAPER | {"blank": False}), "no-blank"),
        (a_vote("A", "B", "C", method=Method.APPROVAL), "one-of-many"),
        (a_vote("A", "B", "C", method=Method.RANKED), "short-ranking"),
        (a_vote("A", "B", "C", method=Method.RANKED, rules=PAPER | {"seats": 2, "most": 3}), "ranked-seats"),
        (a_vote(rules=PAPER | {"revote": True}), "revote"),
        (a_vote(rules={"ties": "lot"}), "no-paper"),
        (a_vote(rules=PAPER | {"objection_days": 3}), "short-objection"),
        (a_vote(entitled=Entitled.ACCOUNTS), "anybody"),
        (a_vote(entitled=Entitled.VERIFIED, rules=PAPER | {"late": True}), "late"),
        (a_vote(module=Module(process=Process(state=ProcessState.DRAFT))), "not-public"),
        (a_vote(closes_at=datetime(2026, 3, 17, 8, tzinfo=BERLIN)), "short"),
        (a_vote(closes_at=datetime(2026, 4, 6, 18, tzinfo=BERLIN)), "ends-on-a-holiday"),
        (a_vote(closes_at=datetime(2026, 3, 29, 18, tzinfo=BERLIN)), "ends-on-a-holiday"),
        (a_vote(closes_at=datetime(2026, 3, 31, 3, tzinfo=BERLIN)), "ends-at-night"),
        (a_budget(33_334, 90_000), "large-project"),
        (a_budget(9_000, 8_000), "all-fit"),
        (a_budget(30_000, 30_000, 30_000, 30_000, budget={"ballot": "points"}), "points-as-utilities"),
        (a_budget(30_000, 30_000, 30_000, 30_000, most=2), "few-choices"),
    ],
)
def test_what_is_unwise_is_said_and_does_not_keep_anybody(vote: Vote, key: str) -> None:
    found = [one for one in findings(vote, NOW, Roll()) if one.key == key]
    assert found
    assert {one.grade for one in found} == {Grade.UNWISE}


def test_a_vote_that_is_over_or_has_begun_can_not_be_released() -> None:
    vote = a_vote()
    assert "begun" in said(vote, at=vote.opens_at)
    assert "over" in said(vote, at=vote.closes_at)


def test_letters_need_a_week() -> None:
    vote = a_vote()
    assert said(vote, at=datetime(2026, 3, 9, 8, tzinfo=BERLIN)) == set()
    assert said(vote, at=datetime(2026, 3, 9, 8, 1, tzinfo=BERLIN)) == {"codes-late"}
    soon = a_vote(
        opens_at=datetime(2026, 3, 3, 8, tzinfo=BERLIN), closes_at=datetime(2026, 3, 6, 8, tzinfo=BERLIN)
    )
    assert said(soon) == {"codes-too-late"}
    assert said(a_vote(entitled=Entitled.VERIFIED), at=datetime(2026, 3, 15, tzinfo=BERLIN)) == set()


def test_somebody_must_stand_on_the_roll() -> None:
    assert "no-codes" in said(a_vote(), entitled=0)
    assert "empty-list" in said(a_vote(entitled=Entitled.LIST), entitled=0)
    assert (
        said(a_vote(entitled=Entitled.VERIFIED), entitled=0) == set()
    )  # accounts are entered at the opening
    assert "small-roll" in said(a_vote(), entitled=19)
    assert "small-roll" not in said(a_vote(), entitled=20)


def test_what_must_stand_on_the_letters_is_told_once_there_are_some() -> None:
    (told,) = (one for one in findings(a_vote(), NOW, Roll()) if one.key == "letters")
    assert told.grade is Grade.UNWISE
    assert told.words.values == {
        "question": "Soll die Linde stehen bleiben?",
        "begins": "16.03.2026, 08:00",
        "ends": "30.03.2026, 20:00",
    }
    assert "letters" not in {one.key for one in findings(a_vote(), NOW, Roll(0))}


def test_a_ranking_may_be_as_long_as_there_is_to_rank() -> None:
    assert said(a_vote("A", "B", "C", method=Method.RANKED, rules=PAPER | {"most": 10})) == set()


def test_what_is_wrong_comes_first() -> None:
    grades = [one.grade for one in findings(a_vote(question="", explanation=""), NOW, Roll())]
    assert grades == sorted(grades, key=lambda grade: grade is Grade.UNWISE)
    assert len(set(grades)) == 2


def test_every_sentence_has_values_for_all_its_gaps() -> None:
    for vote in (a_vote(rules={}, question=""), a_budget(0, 100_001, 40_000), a_vote("A", "a")):
        for one in findings(vote, NOW, Roll(1)):
            assert "%(" not in str(one.words)


@pytest.mark.parametrize(
    "title",
    ["Alles bleibt, wie es ist", "Keine Änderung", "Null-Option", "Wie bisher", "Wir lassen es so lassen"],
)
def test_the_zero_option_is_recognised_in_many_words(title: str) -> None:
    assert is_zero(title)


@pytest.mark.parametrize("title", ["Linde pflanzen", "Der Brunnen", "Bleibtreustraße umbauen"])
def test_other_options_are_not_mistaken_for_it(title: str) -> None:
    assert not is_zero(title)


def test_holidays_move_with_easter() -> None:
    assert [easter(year) for year in (1981, 2024, 2025, 2026, 2038, 2049)] == [
        date(1981, 4, 19), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25), date(2049, 4, 18),
    ]  # fmt: skip
    assert is_holiday(date(2026, 5, 14))  # Ascension
    assert is_holiday(date(2026, 10, 3))
    assert not is_holiday(date(2026, 5, 15))

"""Question, dates and rules of a vote."""

from datetime import UTC, datetime

import pytest

from participation.formats.voting.models import Entitled, Level, Method, VoteState
from participation.formats.voting.policy.rules import chosen
from participation.tallies.ballots import canonical
from participation.tallies.ceremony.commission import new_commission
from tests.formats.voting.desk.cast import Desk


def test_the_page_shows_what_the_blueprint_preset(desk: Desk) -> None:
    page = desk.browser().get(desk.url("regeln"))
    shown = page.form_values()
    assert shown["method"] == "single"
    assert shown["level"] == "secret"
    assert (shown["first_day"], shown["first_time"]) == ("2030-03-18", "08:00")
    assert (shown["last_day"], shown["last_time"]) == ("2030-04-05", "20:00")
    assert "ties" not in shown  # undecided on purpose


def test_what_is_typed_is_kept(desk: Desk) -> None:
    desk.setup(
        {"question": "Linde?", "explanation": "Darum.", "ties": "lot", "method": "approval", "most": "2"}
    )
    vote = desk.look(lambda vote: vote)
    assert (vote.question, vote.explanation, vote.method) == ("Linde?", "Darum.", Method.APPROVAL)
    rules = desk.look(chosen)
    assert (rules["ties"], rules["most"], rules["blank"]) == ("lot", 2, True)


def test_times_are_german_in_summer_and_winter_and_the_phase_says_the_same(desk: Desk) -> None:
    desk.setup({"first_time": "09:30", "last_time": "18.00"})
    opens, closes = desk.look(lambda vote: (vote.opens_at, vote.closes_at))
    assert opens.astimezone(UTC) == datetime(2030, 3, 18, 8, 30, tzinfo=UTC)
    assert closes.astimezone(UTC) == datetime(2030, 4, 5, 16, tzinfo=UTC)
    assert desk.look(lambda vote: [(one.opens_at, one.closes_at) for one in vote.module.phases]) == [
        (opens, closes)
    ]


def test_the_hour_that_clocks_skip_is_refused(desk: Desk) -> None:
    page = desk.setup({"last_day": "2030-03-31", "last_time": "02:30"}, status=422)
    assert "Die Uhren werden vorgestellt" in page.text
    assert desk.look(lambda vote: vote.closes_at.month) == 4


def test_an_end_before_the_beginning_is_refused_and_everything_typed_is_still_there(desk: Desk) -> None:
    page = desk.setup({"question": "Bleibt das?", "last_day": "2030-03-17", "points": "7"}, status=422)
    assert "Das Ende liegt vor dem Beginn" in page.text
    assert page.form_values()["question"] == "Bleibt das?"
    assert page.form_values()["points"] == "7"
    assert desk.look(lambda vote: vote.question) == ""


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("100000", 100_000), ("100.000", 100_000), ("100 000 €", 100_000), ("2.500,00 Euro", 2_500)],
)
def test_money_may_be_typed_as_people_write_it(desk: Desk, typed: str, stored: int) -> None:
    desk.setup({"method": "budget", "total": typed})
    assert desk.look(chosen)["budget"]["total"] == stored


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("total", "viel"), ("total", "12,5"), ("most", "0"), ("seats", "-1"), ("points", "1001"), ("objection_days", "400"),
        ("first_time", "25:00"), ("first_day", "31.02.2030"), ("method", "dice"), ("level", "top"), ("question", "x" * 301),
        ("commission", "kein Schlüssel"), ("commission", '{"box": "ab", "members": []}'),
    ],
)  # fmt: skip
def test_nonsense_is_refused_in_words(desk: Desk, field: str, typed: str) -> None:
    page = desk.setup({"question": "Linde?"} | {field: typed}, status=422)
    assert "error-summary" in page.text
    assert desk.look(lambda vote: vote.question) == ""


def test_a_budget_brings_its_rules(desk: Desk) -> None:
    desk.setup({"method": "budget", "total": "50000", "ballot": "ranked", "rule": "greedy-threshold",
                "completion": "utilitarian", "threshold": "25", "most": "3"})  # fmt: skip
    assert desk.look(chosen)["budget"] == {
        "total": 50_000, "ballot": "ranked", "fits": False, "rule": "greedy-threshold", "completion": "utilitarian",
        "threshold": 25,
    }  # fmt: skip


def test_a_commission_pastes_its_public_key_and_it_stays_when_nothing_is_pasted(desk: Desk) -> None:
    made, _holdings = new_commission(["Ada", "Ben", "Cem"])
    desk.setup({"level": "commission", "commission": canonical(made.document()).decode()})
    assert desk.look(chosen)["commission"] == made.document()
    desk.setup({"question": "Linde?"})
    assert desk.look(chosen)["commission"]["box"] == made.box
    assert desk.look(lambda vote: vote.level) is Level.COMMISSION


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"question": "Eiche?"}, True),
        ({"last_time": "18:00"}, True),
        ({"first_day": "19.03.2030"}, True),
        ({"explanation": "Anders gesagt."}, False),
        ({}, False),
    ],
)
def test_who_makes_printed_letters_wrong_is_told(desk: Desk, change: dict[str, str], told: bool) -> None:
    desk.ready()
    browser = desk.browser()
    page = browser.follow(browser.submit(desk.url("regeln"), change))
    assert ("sind jetzt falsch" in page.text) is told


def test_without_letters_no_letter_is_wrong(desk: Desk) -> None:
    browser = desk.browser()
    page = browser.follow(browser.submit(desk.url("regeln"), {"question": "Linde?"}))
    assert "sind jetzt falsch" not in page.text


def test_two_people_at_once_do_not_overwrite_each_other(desk: Desk) -> None:
    other = desk.browser("admin")
    stale = other.get(desk.url("regeln")).form_values()
    desk.setup({"question": "Die erste Fassung?"})
    stale.pop("__action__")
    page = other.post(desk.url("regeln"), stale | {"question": "Die zweite Fassung?"}, status=422)
    assert "Inzwischen hat jemand anderes hier etwas geändert" in page.text
    assert "Die erste Fassung?" in page.text
    assert page.form_values()["question"] == "Die zweite Fassung?"
    again = page.form_values()
    again.pop("__action__")
    other.post(desk.url("regeln"), again)
    assert desk.look(lambda vote: vote.question) == "Die zweite Fassung?"


def test_who_may_vote_stays_once_codes_are_out(desk: Desk) -> None:
    desk.ready()
    page = desk.setup({"entitled": "accounts"}, status=422)
    assert "Es gibt schon Stimmberechtigte" in page.text
    assert desk.look(lambda vote: vote.entitled) is Entitled.CODES


@pytest.mark.parametrize("state", [state for state in VoteState if state is not VoteState.DRAFT])
def test_nothing_changes_after_the_release(desk: Desk, state: VoteState) -> None:
    values = desk.browser().get(desk.url("regeln")).form_values()
    values.pop("__action__")
    desk.set(state=state)
    page = desk.browser().post(desk.url("regeln"), values | {"question": "Doch anders?"}, status=403)
    assert "stehen fest" in page.text
    assert desk.look(lambda vote: vote.question) == ""


def test_every_way_is_explained_in_one_sentence(desk: Desk) -> None:
    text = desk.browser().get(desk.url("regeln")).text
    for sentence in (
        "Niemand sieht, wer wie stimmt",
        "nicht einmal der Server kann die Stimmen öffnen",
        "Ein Stimmungsbild, keine geheime Abstimmung",
        "Schwächeres Versprechen",
        "Es gewinnt, was am wenigsten Widerstand hat",
    ):
        assert sentence in text


def test_others_find_no_such_page(desk: Desk) -> None:
    for who, status in (("nobody", 303), ("citizen", 404), ("foreign admin", 404)):
        desk.browser(who).get(desk.url("regeln"), status=status)

"""Counts of stations: typed twice, by two people; every version is kept, and a late correction counts anew."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.config import Config
from participation.formats.voting.actions import deeds
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.packaging import signed_package
from participation.formats.voting.models import Deed, DeedState, Method, Vote
from participation.formats.voting.queries.deeds import versions_of
from participation.formats.voting.queries.files import file_of
from participation.kernel.errors import DomainError, NotAllowed
from participation.municipalities.models import Municipality
from tests.factories import a_moderator
from tests.formats.voting.votes import a_vote, begin, cast, finish, keys_of

LINE = {"station": "Rathaus", "ballots": 20, "blank": 1, "invalid": 1, "totals": {"1": 10, "2": 8}}


@pytest.fixture
def vote(session: Session) -> Vote:
    """A vote with paper."""
    return a_vote(session, rules={"paper": True})


@pytest.fixture
def keys(session: Session, config: Config, vote: Vote) -> Keys:
    """The vote has begun, and somebody has voted."""
    keys = keys_of(config, vote)
    cast(session, keys, vote, begin(session, keys, vote), [{"approve": ["2"]}] * 3)
    return keys


@pytest.fixture
def two(session: Session, vote: Vote) -> tuple[Viewer, Viewer]:
    """Two moderators."""
    town = session.get_one(Municipality, vote.municipality_id)
    return a_moderator(town, 7), a_moderator(town, 8)


def entered(
    session: Session, keys: Keys, vote: Vote, two: tuple[Viewer, Viewer], line: dict[str, Any]
) -> Deed:
    """Typed by both alike."""
    deed = deeds.propose_count(session, vote, line, "gezählt", viewer=two[0])
    deeds.confirm(session, keys, vote, deed, viewer=two[1], again=dict(line))
    return deed


def test_two_equal_counts_are_kept(
    session: Session, vote: Vote, keys: Keys, two: tuple[Viewer, Viewer]
) -> None:
    """As the first version of the station."""
    entered(session, keys, vote, two, LINE)
    ((version,),) = versions_of(session, vote).values()
    assert (version.version, version.content["totals"]) == (1, {"1": 10, "2": 8})


def test_a_second_count_that_differs_is_named_by_field_and_kept_as_an_entry(
    session: Session, vote: Vote, keys: Keys, two: tuple[Viewer, Viewer]
) -> None:
    """Which number stands in the first one is not told; nothing is counted yet."""
    deed = deeds.propose_count(session, vote, LINE, "gezählt", viewer=two[0])
    other = LINE | {"invalid": 2, "blank": 0, "totals": {"1": 11, "2": 7}}
    outcome = deeds.confirm(session, keys, vote, deed, viewer=two[1], again=other)
    assert outcome.differs == ("blank", "invalid", "totals-1", "totals-2")
    assert deed.state is DeedState.PROPOSED
    assert [entry["by"] for entry in deed.payload["differed"]] == [8]
    assert versions_of(session, vote) == {}


def test_the_second_person_has_to_count(
    session: Session, vote: Vote, keys: Keys, two: tuple[Viewer, Viewer]
) -> None:
    """Nodding is not enough."""
    deed = deeds.propose_count(session, vote, LINE, "gezählt", viewer=two[0])
    with pytest.raises(DomainError, match="noch einmal"):
        deeds.confirm(session, keys, vote, deed, viewer=two[1])


@pytest.mark.parametrize(
    "wrong",
    [
        {"ballots": 19},
        {"blank": 30},
        {"totals": {"1": 10, "9": 8}},
        {"totals": {"1": 10, "2": -8}},
        {"station": ""},
        {"station": "Weitere Stationen"},
        {"station": "x" * 81},
    ],
)
def test_a_count_that_contradicts_itself_is_refused(
    session: Session, vote: Vote, keys: Keys, two: tuple[Viewer, Viewer], wrong: dict[str, Any]
) -> None:
    """Before a second person looks at it."""
    with pytest.raises(DomainError):
        deeds.propose_count(session, vote, LINE | wrong, "gezählt", viewer=two[0])


def test_a_correction_is_the_next_version_and_both_are_kept(
    session: Session, vote: Vote, keys: Keys, two: tuple[Viewer, Viewer]
) -> None:
    """The newest one counts."""
    entered(session, keys, vote, two, LINE)
    entered(session, keys, vote, two, LINE | {"totals": {"1": 8, "2": 10}})
    assert [one.version for one in versions_of(session, vote)["Rathaus"]] == [2, 1]
    finish(session, keys, vote)
    assert b'"votes":{"1":8,"2":13}' in file_of(session, vote, "result.json")


def test_a_correction_after_the_result_counts_anew_and_no_station_comes_late(
    session: Session, vote: Vote, keys: Keys, two: tuple[Viewer, Viewer]
) -> None:
    """A station that nobody knew of is no correction."""
    entered(session, keys, vote, two, LINE)
    finish(session, keys, vote)
    entered(session, keys, vote, two, LINE | {"totals": {"1": 9, "2": 9}})
    assert b'"votes":{"1":9,"2":12}' in file_of(session, vote, "result.json")
    assert signed_package(session, vote) is not None
    with pytest.raises(NotAllowed, match="Neue Stationen"):
        entered(session, keys, vote, two, LINE | {"station": "Bauhof"})


def test_there_is_no_paper_before_the_opening_or_where_none_is_expected(
    session: Session, two: tuple[Viewer, Viewer], vote: Vote
) -> None:
    """Each says why."""
    with pytest.raises(NotAllowed, match="begonnen"):
        deeds.propose_count(session, vote, LINE, "gezählt", viewer=two[0])
    vote.rules = {"paper": False}
    with pytest.raises(NotAllowed, match="keine Stimmen auf Papier"):
        deeds.propose_count(session, vote, LINE, "gezählt", viewer=two[0])


def test_ranked_ballots_are_entered_line_by_line_in_any_order(session: Session, config: Config) -> None:
    """The same choice on two lines is one."""
    vote = a_vote(session, method=Method.RANKED, titles=("A", "B", "C"), rules={"paper": True, "most": 3})
    keys = keys_of(config, vote)
    begin(session, keys, vote)
    town = session.get_one(Municipality, vote.municipality_id)
    frame = {"station": "Rathaus", "ballots": 9, "blank": 0, "invalid": 0}
    first = [{"choice": {"rank": ["1", "2"]}, "count": 5}, {"choice": {"rank": ["3"]}, "count": 4}]
    again = [
        {"choice": {"rank": ["3"]}, "count": 4},
        {"choice": {"rank": ["1", "2"]}, "count": 2},
        {"choice": {"rank": ["1", "2"]}, "count": 3},
    ]
    deed = deeds.propose_count(
        session, vote, frame | {"lines": first}, "gezählt", viewer=a_moderator(town, 7)
    )
    outcome = deeds.confirm(
        session, keys, vote, deed, viewer=a_moderator(town, 8), again=frame | {"lines": again}
    )
    assert outcome.differs == ()
    assert deed.state is DeedState.CONFIRMED

"""Lists page by key: a key survives the address bar, a forged one is refused, equal keys lose and double nothing."""

import base64

import orjson
import pytest
from sqlalchemy.orm import Session

from participation.formats.ideas.models import Idea
from participation.formats.ideas.queries.filters import IdeaFilter, Sort
from participation.formats.ideas.queries.lists import page_of_ideas
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.kernel.pages import LATEST, MOST, pack, unpack
from participation.processes.models import Module
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea


@pytest.fixture
def module(session: Session) -> Module:
    return the_module(a_process(session, a_municipality(session)))


def encoded(value: object) -> str:
    """Any JSON value as a word like ours."""
    return base64.urlsafe_b64encode(orjson.dumps(value)).decode().rstrip("=")


def walk(session: Session, module: Module, sort: Sort, limit: int) -> list[str]:
    """The titles on all pages, one page after the other."""
    seen: list[str] = []
    after: str | None = None
    for _round in range(20):
        page = page_of_ideas(session, module.id, IdeaFilter(sort=sort), after, limit=limit)
        assert len(page.items) <= limit
        seen += [card.title for card in page.items]
        after = page.after
        if after is None:
            return seen
    raise AssertionError("the list does not end")


@pytest.mark.parametrize(
    ("key", "kinds"),
    [
        ((1.5, 2), (float, int)),
        ((0, 0), (int, int)),
        (("Ä/ö?&=+", 3), (str, int)),
        ((1_780_000_000.123456, 9), (float, int)),
        ((MOST - 1,), (int,)),
    ],
)
def test_a_key_comes_back_as_it_was_packed(
    key: tuple[str | int | float, ...], kinds: tuple[type, ...]
) -> None:
    word = pack(*key)
    assert unpack(word, kinds) == key
    assert word.replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize("nothing", [None, ""])
def test_no_word_is_the_first_page(nothing: str | None) -> None:
    assert unpack(nothing, (int, int)) is None


@pytest.mark.parametrize(
    "word",
    [
        "quatsch", "ä", "====", pack(1), pack(1, 2, 3), pack("1", 2), pack(1, "2"), pack(-1, 2), pack(1, MOST),
        encoded({"a": 1}), encoded("ab"), encoded(7), encoded(None), encoded([True, 1]), encoded([1, None]),
        encoded([[1], 2]), "W" * 10_000,
    ],
)  # fmt: skip
def test_a_word_that_is_not_ours_is_refused(word: str) -> None:
    with pytest.raises(DomainError, match="Diese Seite der Liste gibt es nicht"):
        unpack(word, (int, int))


@pytest.mark.parametrize("seconds", [LATEST, -1.0, 1e300])
def test_an_instant_that_no_calendar_holds_is_refused(seconds: float) -> None:
    with pytest.raises(DomainError):
        unpack(pack(seconds, 1), (float, int))


def test_equal_keys_lose_nothing_and_double_nothing(session: Session, module: Module) -> None:
    """Seven ideas of the very same microsecond, without any support or comment."""
    with clock.frozen(clock.now().replace(microsecond=123_457)):
        for number in range(7):
            an_idea(session, module, f"Idee {number}")
    for sort in Sort:
        for limit in (1, 2, 3, 7, 8):
            assert walk(session, module, sort, limit) == [f"Idee {number}" for number in range(6, -1, -1)]


def test_what_arrives_or_goes_between_two_pages_moves_nothing(session: Session, module: Module) -> None:
    """Page numbers would show one idea twice, and skip another."""
    ideas: list[Idea] = [an_idea(session, module, f"Idee {number}") for number in range(6)]
    first = page_of_ideas(session, module.id, IdeaFilter(sort=Sort.NEWEST), None, limit=3)
    an_idea(session, module, "Idee dazwischen")
    ideas[4].title = "Idee 4, bearbeitet"
    session.flush()
    rest = page_of_ideas(session, module.id, IdeaFilter(sort=Sort.NEWEST), first.after, limit=3)
    assert [card.title for card in first.items] == ["Idee 5", "Idee 4", "Idee 3"]
    assert [card.title for card in rest.items] == ["Idee 2", "Idee 1", "Idee 0"]
    assert rest.after is None

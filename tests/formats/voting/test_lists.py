"""Lists of people: read whatever program wrote them, previewed, kept as keyed hashes, shut when the vote opens."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.config import Config
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.lists import (
    Preview,
    empty_list,
    import_list,
    preview,
    read_list,
    text_of,
)
from participation.formats.voting.actions.roll import EMAIL
from participation.formats.voting.models import Entitled, Vote, roll
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.municipalities.models import Municipality
from tests.factories import a_moderator, a_municipality, days
from tests.formats.voting.votes import a_vote, keys_of, release

PASTED = """Name;E-Mail
Müller, Anna;Anna@Example.org

kein Eintrag
"Ben" <ben@example.org>, carla@example.org
anna@example.ORG
halb@
"""


@pytest.fixture
def vote(session: Session) -> Vote:
    """A vote of a list."""
    return a_vote(session, entitled=Entitled.LIST, opens=days(1), closes=days(3))


@pytest.fixture
def keys(config: Config, vote: Vote) -> Keys:
    """Its secrets."""
    return keys_of(config, vote)


@pytest.fixture
def staff(session: Session, vote: Vote) -> Viewer:
    """A moderator."""
    return a_moderator(session.get_one(Municipality, vote.municipality_id))


def test_addresses_are_found_in_any_column_and_each_counts_once() -> None:
    """The heading is no mistake; other lines without an address are named by number."""
    found = read_list(PASTED)
    assert list(found.addresses) == ["anna@example.org", "ben@example.org", "carla@example.org"]
    assert (found.doubled, found.malformed) == (1, (4, 7))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encoding_of_a_file_does_not_matter(encoding: str) -> None:
    """Umlauts in the other columns do no harm."""
    assert len(read_list(text_of(PASTED.encode(encoding))).addresses) == 3


def test_what_is_no_text_is_refused_with_a_sentence() -> None:
    """An Excel file, say."""
    with pytest.raises(DomainError, match="CSV"):
        text_of(b"PK\x03\x04" + bytes(100))


def test_a_preview_says_what_is_new_and_changes_nothing(
    session: Session, vote: Vote, keys: Keys, staff: Viewer
) -> None:
    """Before and after a first part was imported."""
    listing = read_list(PASTED)
    assert preview(session, keys, vote, listing) == Preview(3, 0, 1, (4, 7))
    import_list(session, keys, vote, read_list("ben@example.org"), viewer=staff)
    assert preview(session, keys, vote, listing) == Preview(2, 1, 1, (4, 7))


def test_the_roll_holds_keyed_hashes_and_no_address(
    session: Session, vote: Vote, keys: Keys, staff: Viewer
) -> None:
    """Imported twice, everybody is on it once."""
    assert import_list(session, keys, vote, read_list(PASTED), viewer=staff) == 3
    assert import_list(session, keys, vote, read_list(PASTED), viewer=staff) == 0
    refs = set(session.scalars(sa.select(roll.c.ref)))
    assert refs == {keys.reference(EMAIL, f"{name}@example.org") for name in ("anna", "ben", "carla")}


def test_a_list_can_be_emptied_and_is_shut_once_the_vote_opens(
    session: Session, vote: Vote, keys: Keys, staff: Viewer
) -> None:
    """By nobody any more."""
    import_list(session, keys, vote, read_list(PASTED), viewer=staff)
    assert empty_list(session, vote, viewer=staff) == 3
    import_list(session, keys, vote, read_list(PASTED), viewer=staff)
    release(session, keys, vote)
    vote.opens_at = vote.opens_at - days(2)
    session.flush()
    with pytest.raises(NotAllowed, match="steht fest"):
        import_list(session, keys, vote, read_list("dora@example.org"), viewer=staff)
    with pytest.raises(NotAllowed, match="steht fest"):
        empty_list(session, vote, viewer=staff)


def test_only_staff_of_the_town_and_only_votes_of_lists_have_one(
    session: Session, vote: Vote, keys: Keys, staff: Viewer
) -> None:
    """Others find nothing."""
    other = a_moderator(a_municipality(session, "nachbarort"))
    with pytest.raises(Missing):
        import_list(session, keys, vote, read_list(PASTED), viewer=other)
    vote.entitled = Entitled.CODES
    session.flush()
    with pytest.raises(NotAllowed, match="keine Liste"):
        import_list(session, keys, vote, read_list(PASTED), viewer=staff)

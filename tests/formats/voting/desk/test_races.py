"""Several people at the desk of one vote at the same instant."""

from dataclasses import replace
from functools import partial

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.opening import release
from participation.formats.voting.actions.options import OptionDraft, remove_option, save_option
from participation.formats.voting.actions.setup import SetupDraft, edit_vote
from participation.formats.voting.models import Vote, VoteState
from participation.formats.voting.queries.finding import vote_by_id
from participation.kernel import editing
from participation.kernel.errors import Conflict, Missing, NotAllowed
from participation.kernel.vault import Vault
from participation.municipalities.models import Municipality
from tests.factories import a_moderator
from tests.formats.voting.desk.cast import Desk
from tests.racing import at_once


def staff(session: Session, vote: Vote) -> Viewer:
    """Somebody who may."""
    return a_moderator(session.get_one(Municipality, vote.municipality_id))


def add(desk: Desk, title: str, session: Session) -> object:
    """One more option."""
    vote = vote_by_id(session, desk.vote_id)
    return save_option(session, vote, None, OptionDraft(title), viewer=staff(session, vote)).key


def test_options_added_at_once_have_keys_of_their_own(desk: Desk) -> None:
    found = at_once(desk.town.database, *(partial(add, desk, f"Vorschlag {number}") for number in range(6)))
    assert sorted(map(str, found)) == ["3", "4", "5", "6", "7", "8"]
    assert desk.look(lambda vote: len({option.position for option in vote.options})) == 8


def test_an_option_removed_twice_is_gone_once(desk: Desk) -> None:
    def remove(session: Session) -> object:
        vote = vote_by_id(session, desk.vote_id)
        if len(vote.options) < 2:
            raise Missing
        return remove_option(session, vote, vote.options[1], viewer=staff(session, vote))

    found = at_once(
        desk.town.database, remove, remove, seen=lambda session: vote_by_id(session, desk.vote_id)
    )
    assert sorted(type(one).__name__ for one in found) == ["Missing", "NoneType"]
    assert desk.look(lambda vote: [option.title for option in vote.options]) == ["Ja"]


def test_of_two_who_save_the_same_page_one_is_told(desk: Desk) -> None:
    seen = desk.look(lambda vote: editing.fingerprint(SetupDraft.of(vote)))

    def save(question: str, session: Session) -> object:
        vote = vote_by_id(session, desk.vote_id)
        draft = replace(SetupDraft.of(vote), question=question)
        return edit_vote(session, vote, draft, viewer=staff(session, vote), seen=seen)

    found = at_once(desk.town.database, partial(save, "Eins?"), partial(save, "Zwei?"))
    assert sorted(type(one).__name__ for one in found) == [Conflict.__name__, "NoneType"]


def test_what_changes_while_it_is_released_is_in_before_or_not_at_all(desk: Desk) -> None:
    desk.ready()
    folder = desk.town.app.extensions["participation"].config.key_folder

    def free(session: Session) -> object:
        vote = vote_by_id(session, desk.vote_id)
        return release(session, Keys(Vault(folder), vote), vote, viewer=staff(session, vote))

    found = at_once(
        desk.town.database,
        free,
        partial(add, desk, "Später"),
        seen=lambda session: vote_by_id(session, desk.vote_id),
    )
    assert desk.look(lambda vote: vote.state) is VoteState.READY
    assert found[0] is None
    refused = isinstance(found[1], NotAllowed)
    assert desk.look(lambda vote: len(vote.options)) == (2 if refused else 3)

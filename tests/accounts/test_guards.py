"""The last guard before a change: actions ask again, whatever a page has looked at before."""

import pytest
from sqlalchemy.orm import Session

from participation.accounts import actions, queries
from participation.accounts.actions import invitations, tokens
from participation.accounts.actions.tokens import LASTS
from participation.accounts.models import InvitationDraft, Role, RoleGrant, TokenPurpose
from participation.kernel import clock, passwords
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.notices.models import Letterhead
from tests.accounts.cast import LONG
from tests.factories import a_moderator, a_municipality, a_viewer, an_account

SENT: list[str] = []
PAPER = Letterhead(
    "Mitmachen", lambda _endpoint, **values: SENT.append(values.get("token", "")) or "http://localhost/"
)


@pytest.mark.parametrize("purpose", list(TokenPurpose))
def test_a_token_is_good_once_for_its_purpose_and_in_its_time(
    session: Session, purpose: TokenPurpose
) -> None:
    anna = an_account(session)
    token = tokens.issue(session, anna, purpose)
    for other in set(TokenPurpose) - {purpose}:
        assert tokens.consume(session, token, other) is None
    with clock.frozen(clock.now() + LASTS[purpose]):
        assert tokens.consume(session, token, purpose) is None
    assert tokens.consume(session, token.swapcase(), purpose) is None
    assert tokens.consume(session, "", purpose) is None
    assert tokens.consume(session, token, purpose) == anna.id
    assert tokens.consume(session, token, purpose) is None


def _invitation(session: Session, email: str = "neu@example.org") -> str:
    place = a_municipality(session)
    mo = a_moderator(place, role=Role.ADMIN)
    actions.invite(session, place, InvitationDraft(email, Role.MODERATOR), viewer=mo, letterhead=PAPER)
    return SENT[-1]


def test_an_invitation_is_accepted_by_its_addressee_only(session: Session) -> None:
    token = _invitation(session)
    eve = an_account(session, "eve@example.org")
    with pytest.raises(NotAllowed):
        actions.accept(session, token, viewer=a_viewer(eve.id))
    assert session.query(RoleGrant).count() == 0


def test_an_invitation_never_replaces_the_password_of_an_account(session: Session) -> None:
    token = _invitation(session)
    nele = an_account(session, "neu@example.org", name="Nele")
    known = nele.password_hash
    with pytest.raises(NotAllowed):
        actions.accept_as_new(
            session, token, name="Eve", password_hash=passwords.hash_password(LONG), device="Eve's"
        )
    assert (nele.name, nele.password_hash) == ("Nele", known)


def test_an_invitation_is_worth_nothing_after_its_time(session: Session) -> None:
    token = _invitation(session, "anna@example.org")
    anna = an_account(session)
    with clock.frozen(clock.now() + invitations.LASTS):
        assert actions.accept(session, token, viewer=a_viewer(anna.id)) is None
        assert actions.accept_as_new(session, token, name="Eve", password_hash="x", device="") is None
    assert actions.accept(session, "", viewer=a_viewer(anna.id)) is None


def test_moderators_and_strangers_change_nothing_in_a_team(session: Session) -> None:
    place = a_municipality(session)
    anna = an_account(session)
    actions.grant_role(session, anna, place, Role.MODERATOR)
    draft = InvitationDraft("neu@example.org", Role.MODERATOR)
    for viewer, error in ((a_moderator(place), NotAllowed), (a_viewer(), Missing)):
        with pytest.raises(error):
            actions.invite(session, place, draft, viewer=viewer, letterhead=PAPER)
        with pytest.raises(error):
            actions.change_role(session, place.id, anna.id, Role.ADMIN, viewer=viewer)
        with pytest.raises(error):
            actions.revoke_role(session, place.id, anna.id, viewer=viewer)
        with pytest.raises(error):
            actions.withdraw_invitation(session, place.id, 1, viewer=viewer)
    assert [role for _person, role in queries.staff(session, place.id)] == [Role.MODERATOR]


def test_a_password_that_is_not_the_one_just_typed_is_not_changed(session: Session) -> None:
    anna = an_account(session)
    session.commit()
    session.expunge(anna)
    stale = anna
    stale.password_hash = passwords.hash_password(LONG)
    for change in (
        lambda: actions.change_password(session, stale, password_hash="new", device="", letterhead=PAPER),
        lambda: actions.delete_account(session, stale, letterhead=PAPER),
        lambda: actions.confirm(session, "token", stale, device=""),
        lambda: actions.sign_in(session, stale, device=""),
    ):
        with pytest.raises(DomainError):
            change()
    assert queries.find(session, stale.id).password_hash != "new"

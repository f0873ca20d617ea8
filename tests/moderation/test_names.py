"""Whose names the desk says: of people who are here, never of another municipality's."""

from sqlalchemy.orm import Session

from participation.accounts.actions import grant_kts
from participation.accounts.models import Role
from participation.moderation.queries.names import names_of
from tests.factories import a_municipality, a_role, an_account


def test_the_desk_names_its_own_people_and_citizens_and_says_no_other_names(session: Session) -> None:
    here, there = a_municipality(session), a_municipality(session, "suedstadt")
    people = {name: an_account(session, f"{name}@example.org", name=name) for name in PEOPLE}
    a_role(session, people["own"], here, Role.MODERATOR)
    a_role(session, people["both"], here, Role.ADMIN)
    a_role(session, people["both"], there, Role.ADMIN)
    a_role(session, people["foreign"], there, Role.ADMIN)
    grant_kts(session, people["office"])
    told = names_of(session, [one.id for one in people.values()], here.id)
    assert {name: told.get(one.id) for name, one in people.items()} == {
        "own": "own",
        "both": "both",
        "foreign": None,
        "office": "",
        "citizen": "citizen",
    }


PEOPLE = ("own", "both", "foreign", "office", "citizen")

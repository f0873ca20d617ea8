"""What authors are told by mail about their contributions: short, plain, with a link."""

from sqlalchemy.orm import Session

from participation.contributions.models import Comment, Contribution
from participation.contributions.queries.finding import author_address
from participation.kernel.text import line
from participation.municipalities.models import Municipality
from participation.notices.actions import owe
from participation.notices.models import Letterhead


def tell_author(
    session: Session, contribution: Contribution, occasion: str, letterhead: Letterhead, **values: str | bool
) -> bool:
    """Owe the author a mail about `answered`, `published` or `hidden`; says whether there is an address.

    The mail is a row of the same transaction: it goes out once, and only if what it tells of is kept.
    """
    address = author_address(session, contribution)
    if not address:
        return False
    place = session.get_one(Municipality, contribution.municipality_id)
    owe(
        session,
        address,
        f"contributions/{occasion}",
        letterhead,
        is_comment=isinstance(contribution, Comment),
        reference=contribution.reference,
        headline=line(contribution.headline()),
        place=place.name,
        contact=place.contact_email,
        link=letterhead.url("contributions.show", contribution=contribution.id),
        **values,
    )
    return True

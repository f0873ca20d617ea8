"""The photo in the form of an idea: looked at once everything else is in order, kept once the form is.

Decoding is slow and a store fills up, so a photo that comes to a closed door, from a foreign page or far too often
is never touched.
"""

from datetime import timedelta

from participation.accounts.views.gate import viewer
from participation.formats.ideas.forms import PictureForm
from participation.kernel import csrf, limits
from participation.kernel.uploads import StoredPicture
from participation.kernel.visitors import count_apart

SENT = limits.Limit("photo-sent", 120, timedelta(minutes=10))
"""Forms with a photo, refused ones too; twice what a school class may hand in."""


def take(form: PictureForm) -> bool:
    """Decode the photo of a form that was sent; says whether the form may go on. Before any lock."""
    if not form.photo or not form.photo.brought or not csrf.known_visitor():
        return True
    with form.refusals():
        _count()
        form.photo.receive()
    return not form.refused


def keep(form: PictureForm) -> StoredPicture | None:
    """Put the photo of a form without faults into the store, if there is one. Before any lock."""
    return form.photo.keep() if form.photo else None


def _count() -> None:
    """In a transaction of its own: what is refused afterwards counts all the same."""
    who = viewer()
    count_apart(SENT, f"account:{who.account_id}" if who else "")

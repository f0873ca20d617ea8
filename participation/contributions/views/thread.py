"""Everything that stands around a contribution on its page, ready to be put into the page of any format."""

from dataclasses import dataclass

from flask import render_template, request
from markupsafe import Markup
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import is_moderator
from participation.contributions import policy
from participation.contributions.forms import CommentForm
from participation.contributions.models import Contribution, Photo, Visibility
from participation.contributions.queries import talk
from participation.contributions.queries.responses import responses
from participation.contributions.views.commenting import why_shut
from participation.contributions.views.devices import supporter
from participation.kernel import clock
from participation.kernel.errors import DomainError, NotAllowed
from participation.kernel.telling import told
from participation.processes.models import Module


@dataclass(frozen=True, slots=True)
class Conversation:
    """Parts of a page, as safe HTML; each may be empty.

    `photo` as far as the viewer may see it, `support` the button and the way to report, `answer` what the
    municipality says, `thread` the comments and the form for one more, `staff` what moderators can do here.
    """

    photo: Markup
    support: Markup
    answer: Markup
    thread: Markup
    staff: Markup


def conversation(
    session: Session,
    module: Module,
    contribution: Contribution,
    viewer: Viewer | None,
    *,
    photo: Photo | None,
) -> Conversation:
    """All of it, in a fixed number of queries. A contribution that is not public has no public around it."""
    public = contribution.visibility is Visibility.PUBLISHED
    staff = is_moderator(viewer, module.municipality_id)
    return Conversation(
        photo=_photo(photo, contribution, viewer),
        support=_support(session, module, contribution, viewer) if public else Markup(),
        answer=_part("answer", answers=responses(session, contribution.id)),
        thread=_thread(session, module, contribution, viewer) if public else Markup(),
        staff=_part("staff", contribution=contribution, public=public) if staff else Markup(),
    )


def _photo(found: Photo | None, contribution: Contribution, viewer: Viewer | None) -> Markup:
    if found is None:
        return Markup()
    public = found.visibility is Visibility.PUBLISHED
    allowed = policy.may_see_photo(viewer, contribution, public=public)
    return _part("photo", photo=found, public=public) if allowed else Markup()


def _support(session: Session, module: Module, contribution: Contribution, viewer: Viewer | None) -> Markup:
    return _part(
        "support",
        contribution=contribution,
        given=talk.supported(session, contribution.id, supporter()),
        shut=_why_not(module, contribution, viewer),
    )


def _thread(session: Session, module: Module, contribution: Contribution, viewer: Viewer | None) -> Markup:
    after = request.args.get("kommentare")
    try:
        page = talk.talk(session, contribution.id, viewer, after)
    except DomainError:
        after, page = None, talk.talk(session, contribution.id, viewer)
    shut = why_shut(module, contribution)
    return _part(
        "thread",
        contribution=contribution,
        talk=page,
        continued=bool(after),
        form=CommentForm(formdata=None) if shut is None else None,
        shut=shut and told(shut),
        must_sign_in=viewer is None and not module.process.takes_guests,
        official=is_moderator(viewer, module.municipality_id),
        viewer=viewer,
    )


def _why_not(module: Module, contribution: Contribution, viewer: Viewer | None) -> str | None:
    try:
        policy.require_support(module, contribution, viewer, clock.now())
    except NotAllowed as refusal:
        return told(refusal)
    return None


def _part(name: str, **values: object) -> Markup:
    return Markup(render_template(f"contributions/{name}.html", **values))  # noqa: S704 - a rendered template

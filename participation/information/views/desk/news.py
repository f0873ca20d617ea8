"""News on the desk."""

from flask import Blueprint
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.information.actions import NewsDraft, remove_news, save_news
from participation.information.forms import NewsForm
from participation.information.models import NewsItem
from participation.information.queries import news_of
from participation.information.views.desk.finding import BOTH, DESK, desk_page, pressed, saved
from participation.information.views.desk.index import overview
from participation.kernel import editing
from participation.processes.forms.fields import today
from participation.processes.models import Process
from participation.processes.views.desk.finding import opened

NEWS = f"{DESK}/neuigkeiten"


def add_to(blueprint: Blueprint) -> None:
    """Register the routes."""
    blueprint.add_url_rule(f"{NEWS}/neu", "new_news", new, methods=BOTH)
    blueprint.add_url_rule(f"{NEWS}/<int:item>", "edit_news", edit, methods=BOTH)
    blueprint.add_url_rule(f"{NEWS}/<int:item>/entfernen", "remove_news", remove, methods=["POST"])


@open_to(Door.MODERATOR)
def new(municipality: str, process: str) -> Response | tuple[str, int]:
    """One more piece of news."""
    session, found = opened(municipality, process)
    return _edit(session, found, None)


@open_to(Door.MODERATOR)
def edit(municipality: str, process: str, item: int) -> Response | tuple[str, int]:
    """Other words, another day."""
    session, found = opened(municipality, process)
    return _edit(session, found, news_of(session, found, item))


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str, item: int) -> Response | tuple[str, int]:
    """Take it out."""
    session, found = opened(municipality, process)
    chosen = news_of(session, found, item)
    return pressed(
        lambda: remove_news(session, found, chosen, viewer=signed_in()),
        lambda: saved(found, _("Die Neuigkeit ist entfernt.")),
        lambda refusal: overview(session, found, refusal),
    )


def _edit(session: Session, found: Process, item: NewsItem | None) -> Response | tuple[str, int]:
    stored = NewsDraft.of(item) if item is not None else None
    form = NewsForm(obj=stored, **({} if stored else {"day": today()}))
    if form.submitted():
        with form.refusals():
            seen = form.seen.data if item is not None else None
            save_news(session, found, item, form.draft(), viewer=signed_in(), seen=seen)
            return saved(found, _("Die Neuigkeit ist gespeichert."), _anchor="neuigkeiten")
    theirs = editing.standing(form, stored) if stored is not None else []
    form.seen.data = editing.fingerprint(stored) if stored is not None else ""
    return desk_page("news.html", found, form=form, item=item, theirs=theirs), form.status

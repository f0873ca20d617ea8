"""The criteria of reviews, at the desk of the coordination office."""

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import editing, web
from participation.kernel.errors import DomainError
from participation.kts.actions.criteria import (
    move_criterion,
    provide_criteria,
    restore_criterion,
    retire_criterion,
    save_criterion,
)
from participation.kts.actions.drafts import CriterionDraft
from participation.kts.forms.criteria import CriterionForm
from participation.kts.models import Criterion
from participation.kts.queries.criteria import criteria, criterion_of, retired
from participation.kts.views.pressing import gone_on, pressed

ALL = "/kts/kriterien"
BOTH = ["GET", "POST"]


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(ALL, "criteria", index)
    pages.add_url_rule(f"{ALL}/vorschlag", "provide_criteria", provide, methods=["POST"])
    pages.add_url_rule(f"{ALL}/neu", "new_criterion", new, methods=BOTH)
    pages.add_url_rule(f"{ALL}/<int:criterion>", "edit_criterion", edit, methods=BOTH)
    pages.add_url_rule(f"{ALL}/<int:criterion>/verschieben", "move_criterion", move, methods=["POST"])
    pages.add_url_rule(f"{ALL}/<int:criterion>/stilllegen", "retire_criterion", retire, methods=["POST"])
    pages.add_url_rule(f"{ALL}/<int:criterion>/aufnehmen", "restore_criterion", restore, methods=["POST"])


@open_to(Door.KTS)
def index() -> str:
    """All of them: those in use, and those that were."""
    return _page(None)


@open_to(Door.KTS)
def provide() -> Response | tuple[str, int]:
    """Take over the usual ones."""
    session = web.session()
    return pressed(
        lambda: provide_criteria(session, viewer=signed_in()),
        _("Die üblichen Kriterien sind übernommen."),
        url_for("kts.criteria"),
        _page,
    )


@open_to(Door.KTS)
def new() -> Response | tuple[str, int]:
    """One more criterion."""
    return _edit(None)


@open_to(Door.KTS)
def edit(criterion: int) -> Response | tuple[str, int]:
    """Other words."""
    return _edit(criterion_of(web.session(), criterion))


@open_to(Door.KTS)
def move(criterion: int) -> Response | tuple[str, int]:
    """Up or down."""
    session = web.session()
    chosen, up = criterion_of(session, criterion), request.form.get("direction") == "up"
    return pressed(
        lambda: move_criterion(session, chosen, up=up, viewer=signed_in()),
        _("Die Reihenfolge ist geändert."),
        url_for("kts.criteria", _anchor=f"kriterium-{criterion}"),
        _page,
    )


@open_to(Door.KTS)
def retire(criterion: int) -> Response | tuple[str, int]:
    """Ask for it no longer."""
    session = web.session()
    chosen = criterion_of(session, criterion)
    return pressed(
        lambda: retire_criterion(session, chosen, viewer=signed_in()),
        _("Das Kriterium wird nicht mehr abgefragt."),
        url_for("kts.criteria"),
        _page,
    )


@open_to(Door.KTS)
def restore(criterion: int) -> Response | tuple[str, int]:
    """Ask for it again."""
    session = web.session()
    chosen = criterion_of(session, criterion)
    return pressed(
        lambda: restore_criterion(session, chosen, viewer=signed_in()),
        _("Das Kriterium wird wieder abgefragt."),
        url_for("kts.criteria"),
        _page,
    )


def _page(refusal: DomainError | None) -> str:
    session = web.session()
    return render_template(
        "kts/reviews/criteria.html",
        criteria=criteria(session),
        retired=retired(session),
        refusal=refusal,
        has_errors=refusal is not None,
    )


def _edit(criterion: Criterion | None) -> Response | tuple[str, int]:
    stored = CriterionDraft.of(criterion) if criterion is not None else None
    form = CriterionForm(obj=stored)
    if form.submitted():
        with form.refusals():
            seen = form.seen.data if criterion is not None else None
            save_criterion(web.session(), criterion, form.draft(), viewer=signed_in(), seen=seen)
            return gone_on(_("Das Kriterium ist gespeichert."), url_for("kts.criteria"))
    theirs = editing.standing(form, stored) if stored is not None else []
    form.seen.data = editing.fingerprint(stored) if stored is not None else ""
    page = render_template(
        "kts/reviews/criterion.html",
        form=form,
        criterion=criterion,
        theirs=theirs,
        has_errors=form.has_errors,
    )
    return page, form.status

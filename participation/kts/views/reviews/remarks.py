"""Remarks at rows."""

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import editing, web
from participation.kts.actions.drafts import RemarkDraft, RowAt
from participation.kts.actions.remarks import add_remark, edit_remark, remove_remark
from participation.kts.forms.reviews import RemarkForm
from participation.kts.models import ReviewState
from participation.kts.queries.contents import label_of, labels_of, row, table_named
from participation.kts.queries.reviews import Subject, remark_of, remarks_of, subject_of
from participation.kts.views.pressing import gone_on, pressed
from participation.kts.views.reviews.office import ONE, shown_review
from participation.kts.views.reviews.rows import FILE, opened
from participation.kts.views.reviews.telling import package_of

REMARK = f"{ONE}/anmerkungen/<int:remark>"
BOTH = ["GET", "POST"]


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{FILE}/zeilen/<int:number>", "review_row", at_row, methods=BOTH)
    pages.add_url_rule(REMARK, "edit_remark", edit, methods=BOTH)
    pages.add_url_rule(f"{REMARK}/entfernen", "remove_remark", remove, methods=["POST"])


@open_to(Door.KTS)
def at_row(review: int, table: int, number: int) -> Response | tuple[str, int]:
    """A whole row, what was said of it, and a form to say more. The package is read before anything is locked."""
    seen = subject_of(web.reading(), review)
    with package_of(seen) as package:
        name = table_named(package, table)
        cells, labels = row(package, name, number), labels_of(package, name)
    session, subject = opened(review)
    found = RowAt(name, cells[0][1] if cells else "", label_of(cells))
    form = RemarkForm()
    if form.submitted():
        with form.refusals():
            add_remark(session, subject.review, found, form.draft(), viewer=signed_in())
            back = url_for("kts.review", review=review, _anchor="anmerkungen")
            return gone_on(_("Die Anmerkung ist gespeichert."), back)
    page = render_template(
        "kts/reviews/row.html",
        form=form,
        has_errors=form.has_errors,
        cells=[(labels.get(column, column), cell) for column, cell in cells],
        row=found,
        at=table,
        number=number,
        remarks=[one for one in remarks_of(session, subject.review, name) if one.row_key == found.key[:60]],
        **_frame(subject),
    )
    return page, form.status


@open_to(Door.KTS)
def edit(review: int, remark: int) -> Response | tuple[str, int]:
    """Other words for a remark."""
    session, subject = opened(review)
    chosen = remark_of(session, subject.review, remark)
    stored = RemarkDraft.of(chosen)
    form = RemarkForm(obj=stored)
    if form.submitted():
        with form.refusals():
            edit_remark(
                session, subject.review, chosen, form.draft(), viewer=signed_in(), seen=form.seen.data
            )
            back = url_for("kts.review", review=review, _anchor="anmerkungen")
            return gone_on(_("Die Anmerkung ist gespeichert."), back)
    theirs = editing.standing(form, stored)
    form.seen.data = editing.fingerprint(stored)
    page = render_template(
        "kts/reviews/remark.html",
        form=form,
        has_errors=form.has_errors,
        remark=chosen,
        theirs=theirs,
        **_frame(subject),
    )
    return page, form.status


@open_to(Door.KTS)
def remove(review: int, remark: int) -> Response | tuple[str, int]:
    """Take a remark out."""
    session, subject = opened(review)
    chosen = remark_of(session, subject.review, remark)
    return pressed(
        lambda: remove_remark(session, subject.review, chosen, viewer=signed_in()),
        _("Die Anmerkung ist entfernt."),
        url_for("kts.review", review=review, _anchor="anmerkungen"),
        lambda refusal: shown_review(subject, refusal),
    )


def _frame(subject: Subject) -> dict[str, object]:
    return {
        "review": subject.review,
        "snapshot": subject.snapshot,
        "process": subject.process,
        "town": subject.municipality,
        "editable": subject.review.state is ReviewState.DRAFT,
    }

"""Looking into the tables of what is reviewed."""

from flask import Blueprint, render_template, request
from sqlalchemy.orm import Session

from participation.accounts.views.gate import Door, open_to
from participation.kernel import web
from participation.kernel.errors import Missing
from participation.kts.models import ReviewState
from participation.kts.queries.contents import sheet, table_named
from participation.kts.queries.reviews import Subject, remarks_of, subject_of
from participation.kts.views.reviews.office import ONE
from participation.kts.views.reviews.telling import package_of

FILE = f"{ONE}/tabellen/<int:table>"
WIDEST = 12
"""Columns that the overview of a table shows; all of a row stand on its own page."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(FILE, "review_table", show)


@open_to(Door.KTS)
def show(review: int, table: int) -> str:
    """One table, page by page, with a way to each row."""
    session, subject = opened(review)
    with package_of(subject) as package:
        found = sheet(package, table_named(package, table), _page())
    noted: dict[str, int] = {}
    for remark in remarks_of(session, subject.review, found.name):
        noted[remark.row_key] = noted.get(remark.row_key, 0) + 1
    return render_template(
        "kts/reviews/table.html",
        review=subject.review,
        snapshot=subject.snapshot,
        process=subject.process,
        town=subject.municipality,
        at=table,
        sheet=found,
        page=_page(),
        widest=WIDEST,
        noted=noted,
        editable=subject.review.state is ReviewState.DRAFT,
    )


def opened(review: int) -> tuple[Session, Subject]:
    """The request's session and the review. Raises Missing."""
    session = web.session()
    return session, subject_of(session, review)


def _page() -> int:
    word = request.args.get("seite", "1")
    if not (word.isascii() and word.isdigit() and len(word) < 9):
        raise Missing
    return int(word)

"""The coordination office's own blueprints, made from what everybody may see."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to
from participation.kernel import web
from participation.kernel.forms import query_values
from participation.library.queries.desk import public_processes
from participation.library.queries.finding import blueprint_from, owned_by
from participation.library.views.frame import BOTH, WORDS
from participation.library.views.publishing import editing_page, owned, publishing, shown, withdrawn
from participation.municipalities.queries import by_slug
from participation.processes.queries import find_process

HERE = "/kts/bibliothek"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{HERE}/", "office", office)
    pages.add_url_rule(f"{HERE}/neu/<municipality>/<process>", "office_publish", office_publish, methods=BOTH)
    pages.add_url_rule(f"{HERE}/<slug>", "office_edit", office_edit, methods=BOTH)
    pages.add_url_rule(f"{HERE}/<slug>/zeigen", "office_show", office_show, methods=["POST"])
    pages.add_url_rule(f"{HERE}/<slug>/zurueckziehen", "office_withdraw", office_withdraw, methods=["POST"])


@open_to(Door.KTS)
def office() -> str:
    """The office's blueprints, and processes of which it may make one."""
    session = web.session()
    words = query_values("q").get("q", "")[:100]
    return render_template(
        "library/office/index.html",
        own=owned_by(session, None),
        words=words,
        processes=public_processes(session, words),
        **WORDS,
    )


@open_to(Door.KTS)
def office_publish(municipality: str, process: str) -> Response | tuple[str, int]:
    """Make one, of what everybody sees."""
    session = web.session()
    town = by_slug(session, municipality)
    found = find_process(session, town.id, process)
    before = blueprint_from(session, found, None)
    if before is not None:
        return redirect(url_for("library.office_edit", slug=before.slug), 303)
    return publishing(session, town, found, "library/office/publish.html", office=True)


@open_to(Door.KTS)
def office_edit(slug: str) -> Response | tuple[str, int]:
    """Change one."""
    session = web.session()
    return editing_page(session, owned(session, slug, None), "library/office/edit.html")


@open_to(Door.KTS)
def office_show(slug: str) -> Response:
    """Publish one again."""
    session = web.session()
    return shown(session, owned(session, slug, None), url_for("library.office"))


@open_to(Door.KTS)
def office_withdraw(slug: str) -> Response:
    """Take one back."""
    session = web.session()
    return withdrawn(session, owned(session, slug, None), url_for("library.office"))

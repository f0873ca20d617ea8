"""The check before publishing, as a page of its own: what is missing, what is unwise, who moderates."""

from flask import Blueprint, g, render_template

from participation.accounts.policy import is_admin
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.processes import queries
from participation.processes.views.desk.finding import ONE, mends, opened, tabs


def add_to(pages: Blueprint) -> None:
    """Register the route."""
    pages.add_url_rule(f"{ONE}/check", "desk_check", check)


@open_to(Door.MODERATOR)
def check(municipality: str, process: str) -> str:
    """Also for what is public already: much can still be mended then."""
    session, found = opened(municipality, process)
    return render_template(
        "processes/desk/check.html",
        process=found,
        tabs=tabs(found),
        gaps=mends(queries.gaps(session, g.municipality, found), found),
        advice=mends(queries.findings(session, found), found),
        moderators=queries.moderators(session, found.municipality_id),
        may_mend=is_admin(signed_in(), found.municipality_id),
    )

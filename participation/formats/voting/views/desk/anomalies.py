"""What is unusual while a vote runs."""

from flask import Blueprint, render_template
from flask_babel import gettext as _

from participation.accounts.views.gate import Door, open_to
from participation.formats.voting.policy.rules import SMALL_GROUP
from participation.formats.voting.queries.anomalies import MANY, anomalies
from participation.formats.voting.views.desk.finding import DESK, opened_vote, page
from participation.kernel import charts
from participation.kernel.clock import local

DRAWN = 24
"""Hours in the chart; the table has all."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{DESK}/auffaelligkeiten", "anomalies", show)


@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str) -> str:
    """Hours, networks and batches; nothing on this page deletes or changes anything."""
    session, vote = opened_vote((municipality, process, module))
    report = anomalies(session, vote)
    told = [(local(one.begins), one.ballots) for one in report.hours if one.ballots is not None]
    drawn = [
        charts.Bar(f"{hour:%d.%m. %H} {_('Uhr')}", ballots, str(ballots)) for hour, ballots in told[-DRAWN:]
    ]
    return render_template(
        "voting/desk/anomalies.html",
        **page(
            vote,
            report=report,
            hours=told,
            quiet=len(report.hours) - len(told),
            chart=charts.bars(drawn, _("Stimmen je Stunde")),
            few=SMALL_GROUP,
            many=MANY,
        ),
    )

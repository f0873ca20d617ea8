"""The commission's vote: its sealed ballots to take along, its signed result to bring back, and how all that goes."""

from io import BytesIO

from flask import Blueprint, flash, redirect, render_template, send_file
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.voting.actions.commission import Signed, accept, write_export
from participation.formats.voting.actions.packaging import sign_package
from participation.formats.voting.forms.commission import ResultForm
from participation.formats.voting.models import Level, Vote, VoteState
from participation.formats.voting.queries.commission import commission_in, signers_of
from participation.formats.voting.views.desk.finding import BOTH, DESK, desk_url, opened_vote, page, read_vote
from participation.formats.voting.views.identity import keys_of
from participation.kernel import web
from participation.kernel.errors import Missing
from participation.processes.views.modules import Address

COMMISSION = f"{DESK}/kommission"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(COMMISSION, "commission", show, methods=BOTH)
    pages.add_url_rule(f"{COMMISSION}/stimmen.zip", "commission_export", export)
    pages.add_url_rule(f"{COMMISSION}/anleitung", "commission_guide", guide)


@open_to(Door.MODERATOR)
@web.takes_files
def show(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Where it stands, and the way back in for what the commission signed."""
    address = (municipality, process, module)
    if read_vote(address)[1].level is not Level.COMMISSION:
        raise Missing  # before anything is unpacked
    form, signed = ResultForm(), None
    if form.submitted():
        with form.refusals():
            signed = Signed.read(form.received())  # unpacked before the database is asked to wait
    session, vote = _found(address)
    if signed is not None:
        with form.refusals():
            names = accept(session, vote, signed, viewer=signed_in())
            sign_package(session, keys_of(vote), vote)  # public from now on, and so is its package
            flash(
                _("Das Ergebnis ist veröffentlicht, unterschrieben von %(names)s.", names=", ".join(names)),
                "success",
            )
            return redirect(desk_url("commission", vote), 303)
    return _page(session, vote, form), form.status


@open_to(Door.MODERATOR)
def export(municipality: str, process: str, module: str) -> Response:
    """What the commission takes to its own machines. Raises NotAllowed before the close."""
    session, vote = _found((municipality, process, module))
    file = BytesIO()  # 100,000 ballots are 80 MB, and go out once or twice
    write_export(session, vote, file)
    file.seek(0)
    return send_file(file, "application/zip", as_attachment=True, download_name=f"stimmen-{vote.key}.zip")


@open_to(Door.MODERATOR)
def guide(municipality: str, process: str, module: str) -> str:
    """From the first key to the last signature, to be read at a table and printed."""
    _session, vote = _found((municipality, process, module))
    return render_template("voting/desk/commission_guide.html", **page(vote))


def _found(address: Address) -> tuple[Session, Vote]:
    """A vote with a commission. Raises Missing."""
    session, vote = opened_vote(address)
    if vote.level is not Level.COMMISSION:
        raise Missing
    return session, vote


def _page(session: Session, vote: Vote, form: ResultForm) -> str:
    return render_template(
        "voting/desk/commission.html",
        **page(
            vote,
            form=form,
            commission=commission_in(vote),
            waiting=vote.state is VoteState.CLOSED,
            signers=signers_of(session, vote),
        ),
    )

"""Ideas become options."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.voting.actions.options import OptionDraft, Taken, take_over
from participation.formats.voting.forms.options import TakeOverForm
from participation.formats.voting.models import Vote
from participation.formats.voting.queries.candidates import Candidate, candidates, sources
from participation.formats.voting.views import pictures
from participation.formats.voting.views.desk.finding import (
    BOTH,
    desk_url,
    municipality_id,
    opened_vote,
    page,
    read_vote,
    status_of,
)
from participation.formats.voting.views.desk.options import OPTIONS
from participation.kernel import images, uploads
from participation.kernel.counting import ngettext
from participation.kernel.errors import DomainError, Missing
from participation.processes.models import Module
from participation.processes.queries import module_by_id
from participation.processes.views.modules import Address


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{OPTIONS}/uebernehmen", "take_over", take, methods=BOTH)


@open_to(Door.MODERATOR)
def take(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Choose where from, tick what is good; title, text, place, picture and link come along."""
    address = (municipality, process, module)
    session, vote = read_vote(address)
    form, source = TakeOverForm(), _source(session)
    found = _found(session, source) if source is not None else []
    there = {option.origin for option in vote.options}
    found = [one for one in found if one.origin not in there]
    form.offer([(one.reference, one.title) for one in found])
    if source is not None and form.submitted():
        with form.refusals():
            return _taken(address, [one for one in found if one.reference in form.picked.data])
    shown = page(
        vote,
        form=form,
        sources=sources(session, municipality_id()),
        source=source,
        found=found,
        there=len(there),
    )
    return render_template("voting/desk/take_over.html", **shown), status_of(form, vote)


def _source(session: Session) -> Module | None:
    word = request.args.get("modul", "")
    if not word:
        return None
    if not word.isdecimal() or len(word) > 18:
        raise Missing
    return module_by_id(session, int(word))


def _found(session: Session, source: Module) -> list[Candidate]:
    """The address of an idea's page, as everybody knows it, is where it came from."""
    base = url_for("municipalities.show", municipality=g.municipality.slug)
    page_of = f"{base}{source.process.slug}/{source.slug}/"
    return candidates(session, municipality_id(), source.id, page_of)


def _taken(address: Address, picked: list[Candidate]) -> Response:
    """Pictures are copied before the database is locked."""
    taken = [
        Taken(
            OptionDraft(one.title[:160], one.text, place=one.place, photo_alt=""),
            one.origin,
            _copied(one.photo),
        )
        for one in picked
    ]
    session, vote = opened_vote(address)
    number = take_over(session, vote, taken, viewer=signed_in())
    flash(ngettext("%(num)s Idee ist übernommen.", "%(num)s Ideen sind übernommen.", number), "success")
    return redirect(_next(vote), 303)


def _next(vote: Vote) -> str:
    """Where money plays a part, costs come next."""
    return desk_url("option_costs" if vote.method == "budget" else "desk_options", vote)


def _copied(key: str) -> str:
    """A picture of one's own: the idea may be withdrawn, what was voted on stays. Empty where there is none."""
    if not key:
        return ""
    try:
        with uploads.store().open(key) as file:
            return pictures.keep(images.measured(file.read()))
    except DomainError:
        return ""

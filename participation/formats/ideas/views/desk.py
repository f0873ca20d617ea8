"""Staff write down ideas that came on paper, by phone or on site."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.contributions.actions.authorship import staff_author
from participation.contributions.models import Channel
from participation.formats.ideas.actions.submitting import Arrival, enter_idea
from participation.formats.ideas.forms import EntryForm
from participation.formats.ideas.views.looking import only_searching
from participation.formats.ideas.views.maps import picker_map
from participation.kernel import clock, web
from participation.processes.catalogue import settings_of
from participation.processes.views.modules import opened, url_parts


@open_to(Door.MODERATOR)
def enter(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """The same form as citizens have, with channel and date; after saving it is empty again for the next one."""
    address = (municipality, process, module)
    form = EntryForm()
    session, found = opened(address)
    form.offer(found, settings_of(found))
    if request.method == "GET":
        form.received.data = clock.local(clock.now()).date()
        form.channel.data = request.args.get("kanal", Channel.PAPER.value)
    if not only_searching(form, found) and form.submitted():
        with form.refusals():
            who = signed_in()
            idea = enter_idea(
                session,
                found,
                form.draft(),
                author=staff_author(web.config().secret, found.process_id, who, name=form.name.data),
                viewer=who,
                arrival=Arrival(Channel(form.channel.data), form.received_at),
            )
            flash(
                _(
                    "Gespeichert unter %(number)s. Das Formular ist bereit für die nächste Idee.",
                    number=idea.reference,
                ),
                "success",
            )
            return redirect(url_for("ideas.enter", **url_parts(address), kanal=form.channel.data), 303)
    page = render_template(
        "ideas/enter.html",
        form=form,
        module=found,
        process=found.process,
        parts=url_parts(address),
        map=picker_map(session, found, address),
        has_errors=form.has_errors,
    )
    return page, form.status

"""One idea: as a page, and as the few words in a map's popup."""

from flask import jsonify, render_template, request, url_for
from werkzeug.wrappers import Response

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import Door, open_to, viewer
from participation.contributions.views.thread import conversation
from participation.formats.ideas import policy
from participation.formats.ideas.queries.single import shown_idea
from participation.formats.ideas.views.finding import list_before
from participation.formats.ideas.views.maps import idea_map
from participation.kernel import clock
from participation.kernel.text import excerpt
from participation.processes.views.modules import opened, url_parts


@open_to(Door.EVERYBODY)
def show(municipality: str, process: str, module: str, reference: str) -> str:
    """What was said, where, what came of it, and what others say."""
    address = (municipality, process, module)
    session, found = opened(address)
    shown = shown_idea(session, found.id, reference)
    idea = shown.idea
    policy.require_readable(idea, found, viewer())
    return render_template(
        "ideas/show.html",
        module=found,
        process=found.process,
        idea=idea,
        category=next((one for one in found.categories if one.id == idea.category_id), None),
        status=shown.status,
        map=idea_map(session, found, idea),
        talk=conversation(session, found, idea, viewer(), photo=shown.photo),
        parts=url_parts(address),
        is_author=policy.is_author(idea, viewer()),
        may_edit=policy.may_edit(idea, found, clock.now()),
        is_staff=is_moderator(viewer(), found.municipality_id),
        fresh="neu" in request.args,
        list_url=list_before(found),
    )


@open_to(Door.EVERYBODY)
def detail(municipality: str, process: str, module: str, reference: str) -> Response:
    """The popup of a public idea."""
    address = (municipality, process, module)
    session, found = opened(address)
    shown = shown_idea(session, found.id, reference)
    idea = shown.idea
    policy.require_readable(idea, found, viewer())
    category = next((one.name for one in found.categories if one.id == idea.category_id), "")
    return jsonify(
        title=idea.title,
        category=category,
        status=shown.status.name if shown.status else "",
        excerpt=excerpt(idea.text, 140),
        supports=idea.supports,
        comments=idea.comments,
        url=url_for("ideas.show", **url_parts(address), reference=reference),
    )

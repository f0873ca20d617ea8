"""One idea: as a page, and as the few words in a map's popup."""

from flask import jsonify, render_template, request, url_for
from werkzeug.wrappers import Response

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import Door, open_to, viewer
from participation.contributions.queries.statuses import statuses_of
from participation.contributions.views.thread import conversation
from participation.formats.ideas import policy
from participation.formats.ideas.queries.single import find_idea
from participation.formats.ideas.views.finding import opened, url_parts
from participation.formats.ideas.views.maps import idea_map
from participation.kernel import clock
from participation.kernel.text import excerpt


@open_to(Door.EVERYBODY)
def show(municipality: str, process: str, module: str, reference: str) -> str:
    """What was said, where, what came of it, and what others say."""
    address = (municipality, process, module)
    session, found = opened(address)
    idea = find_idea(session, found.id, reference)
    policy.require_readable(idea, found, viewer())
    return render_template(
        "ideas/show.html",
        module=found,
        process=found.process,
        idea=idea,
        category=next((one for one in found.categories if one.id == idea.category_id), None),
        status=next(
            (one for one in statuses_of(session, found.municipality_id) if one.id == idea.status_id), None
        ),
        map=idea_map(session, found, idea),
        talk=conversation(session, found, idea, viewer()),
        parts=url_parts(address),
        is_author=policy.is_author(idea, viewer()),
        may_edit=policy.may_edit(idea, found, clock.now()),
        is_staff=is_moderator(viewer(), found.municipality_id),
        fresh="neu" in request.args,
    )


@open_to(Door.EVERYBODY)
def detail(municipality: str, process: str, module: str, reference: str) -> Response:
    """The popup of a public idea."""
    address = (municipality, process, module)
    session, found = opened(address)
    idea = find_idea(session, found.id, reference)
    policy.require_readable(idea, found, viewer())
    category = next((one.name for one in found.categories if one.id == idea.category_id), "")
    status = next(
        (one.name for one in statuses_of(session, found.municipality_id) if one.id == idea.status_id), ""
    )
    return jsonify(
        title=idea.title,
        category=category,
        status=status,
        excerpt=excerpt(idea.text, 140),
        supports=idea.supports,
        comments=idea.comments,
        url=url_for("ideas.show", **url_parts(address), reference=reference),
    )

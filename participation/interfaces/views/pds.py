"""The Participatory Data Specification: /pds/projects and below."""

from typing import Any

from flask import Response, request

from participation.accounts.views.gate import Door, open_to
from participation.interfaces import pds
from participation.interfaces.operations import LISTS
from participation.interfaces.parameters import read_all
from participation.interfaces.queries import (
    Project,
    Sought,
    contribution_ids,
    entry_of,
    page_of_contributions,
    page_of_projects,
    public_project,
    said_about,
)
from participation.interfaces.terms import GEOJSON, VERSION, Link, address, collection, link
from participation.interfaces.views.answering import answer, base
from participation.kernel import clock, web
from participation.kernel.open_data import readable_anywhere

PROJECTS = "pds/projects"


@open_to(Door.EVERYBODY)
@readable_anywhere
def projects() -> Response:
    """Every public process, page by page."""
    asked = read_all(LISTS["projects"], request.args)
    found, total = page_of_projects(web.reading(), Sought(asked["limit"], asked["offset"]))
    return _page(_told(found), total, asked, f"{base()}/{PROJECTS}")


@open_to(Door.EVERYBODY)
@readable_anywhere
def project(project: int) -> Response:
    """One public process."""
    read_all((), request.args)
    found = public_project(web.reading(), project)
    return _single(_told([found]), _at(found))


@open_to(Door.EVERYBODY)
@readable_anywhere
def contributions(project: int) -> Response:
    """Its public contributions, page by page."""
    asked = read_all(LISTS["contributions"], request.args)
    found = public_project(web.reading(), project)
    entries, total = page_of_contributions(web.reading(), found.process, **asked)
    told = [pds.contribution(found, entry, base()) for entry in entries]
    return _page(told, total, asked, _at(found, "contributions"))


@open_to(Door.EVERYBODY)
@readable_anywhere
def contribution(project: int, contribution: int) -> Response:
    """One of them."""
    read_all((), request.args)
    found = public_project(web.reading(), project)
    entry = entry_of(web.reading(), found.process, contribution)
    return _single([pds.contribution(found, entry, base())], _at(found, "contributions", entry.id))


@open_to(Door.EVERYBODY)
@readable_anywhere
def commented(project: int) -> Response:
    """The contributions with what was said about them."""
    asked = read_all(LISTS["commented"], request.args)
    session, found = web.reading(), public_project(web.reading(), project)
    entries, total = page_of_contributions(session, found.process, **asked)
    said = said_about(session, [entry.id for entry in entries])
    told = [pds.commented(found, entry, said.get(entry.id, ()), base()) for entry in entries]
    return _page(told, total, asked, _at(found, "commentedcontributions"))


def _told(found: list[Project]) -> list[dict[str, Any]]:
    ids = contribution_ids(web.reading(), [one.process for one in found])
    return [pds.project(one, ids.get(one.process.id, ()), base(), clock.now()) for one in found]


def _at(found: Project, *parts: str | int) -> str:
    return address(f"{base()}/{PROJECTS}", found.process.id, *parts)


def _page(told: list[dict[str, Any]], total: int, asked: dict[str, int], here: str) -> Response:
    """A page with links to those beside it."""
    limit, offset = asked["limit"], asked["offset"]
    links = [_link("self", here, limit, offset)]
    if offset + limit < total:
        links.append(_link("next", here, limit, offset + limit))
    if offset > 0:
        links.append(_link("prev", here, limit, max(0, offset - limit)))
    return answer(collection(told, total, links, version=VERSION), GEOJSON)


def _single(told: list[dict[str, Any]], here: str) -> Response:
    """One feature, as a collection all the same: so the reference does."""
    return answer(collection(told, 1, [link("self", here, GEOJSON)], version=VERSION), GEOJSON)


def _link(rel: str, here: str, limit: int, offset: int) -> Link:
    return link(rel, address(here, limit=limit, offset=offset), GEOJSON)

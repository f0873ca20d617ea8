"""Contributions and comments as PDS tells them: never by whom."""

from collections.abc import Sequence
from typing import Any

from participation.interfaces.moments import utc
from participation.interfaces.queries import Project
from participation.interfaces.queries.contributions import Said
from participation.interfaces.terms import address, feature
from participation.kernel.text import excerpt
from participation.processes import catalogue
from participation.processes.catalogue import Entry


def contribution(found: Project, entry: Entry, base: str) -> dict[str, Any]:
    """A Feature; geometry is null where it has no place, and `dipasLocated` says so."""
    module = next(one for one in found.process.modules if one.id == entry.module_id)
    kinds = catalogue.kinds_said()
    properties = {
        "id": str(entry.id),
        "dateCreated": utc(entry.created_at),
        "link": address(base, found.town.slug, found.process.slug, module.slug, entry.reference),
        "title": entry.title,
        "contributionType": kinds.get(entry.kind, (entry.kind, ""))[0],
        "contributionContent": entry.text,
        "commentsNumber": entry.comments,
        "category": entry.category,
        "votingPro": entry.supports,
        "votingContra": 0,
        "keywordSuggested": [],
        "keywordPicked": [],
        "belongToProject": str(found.process.id),
        "dipasLocated": entry.geometry is not None,
        "customAttribute": _own(entry),
    }
    return feature(str(entry.id), entry.geometry, properties)


def commented(found: Project, entry: Entry, said: Sequence[Said], base: str) -> dict[str, Any]:
    """The same with its comments, replies within them."""
    told = contribution(found, entry, base)
    told["properties"]["commentedBy"] = [_comment(one) for one in said]
    return told


def _comment(said: Said) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": str(said.id),
        "dateCreated": utc(said.created_at),
        "title": excerpt(said.text, 80),
        "commentContent": said.text,
        "commentOnContribution": str(said.subject_id),
    }
    if said.answers_id is not None:
        told["commentOnComment"] = str(said.answers_id)
    return told | {"commentedBy": [_comment(one) for one in said.replies]}


def _own(entry: Entry) -> dict[str, Any]:
    """What PDS has no word for."""
    return {
        "reference": entry.reference,
        "status": entry.status,
        "officialAnswer": entry.answer,
        "address": entry.address,
        "dateChanged": utc(entry.updated_at),
    }

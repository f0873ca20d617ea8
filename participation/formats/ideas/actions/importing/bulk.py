"""Many ideas at once: a handful of statements per thousand, the map's tables included."""

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.actions import pins
from participation.contributions.actions.numbering import take_references
from participation.contributions.models import (
    AuthorKind,
    Channel,
    Contribution,
    ImportedSource,
    Spot,
    Visibility,
)
from participation.formats.ideas.actions.importing.rows import Candidate, Voice
from participation.formats.ideas.actions.importing.verdicts import Verdicts
from participation.formats.ideas.models import Idea
from participation.kernel import clock, dialect
from participation.kernel.geo import zkey
from participation.kernel.search import stems
from participation.processes.models import Module

BATCH = 1_000


def insert_ideas(
    session: Session,
    module: Module,
    found: Sequence[Candidate],
    categories: dict[str, int],
    *,
    secret: bytes,
    verdicts: Verdicts,
) -> list[int]:
    """Write public ideas of one batch, their places on the map and what was answered; answers their keys, in order."""
    references = _references(session, module, found)
    words = [stems(f"{one.title} {one.text} {one.address}") for one in found]
    rows = [
        _contribution(module, one, reference, stem, secret)
        for one, reference, stem in zip(found, references, words, strict=True)
    ]
    table = Contribution.__table__
    statement = sa.insert(table).returning(table.c.id, sort_by_parameter_order=True)  # type: ignore[arg-type]  # a Table
    ids = list(session.execute(statement, rows).scalars())
    ideas = [_idea(one, key, categories) | verdicts.columns(one) for one, key in zip(found, ids, strict=True)]
    session.execute(sa.insert(Idea.__table__), ideas)  # type: ignore[arg-type]  # a Table
    dialect.index_many(session, list(zip(ids, words, strict=True)))
    session.execute(
        sa.insert(ImportedSource),
        [
            {"module_id": module.id, "source_id": one.source_id, "contribution_id": key}
            for one, key in zip(found, ids, strict=True)
        ],
    )
    verdicts.write(session, found, ids)
    pins.show_many(session, [_spot(module, idea) for idea in ideas])
    return ids


def _references(session: Session, module: Module, found: Sequence[Candidate]) -> list[str]:
    """Numbers in the order of the rows, each of the year in which its idea came in."""
    years = [clock.local(one.created_at).year for one in found]
    amounts: dict[int, int] = defaultdict(int)
    for year in years:
        amounts[year] += 1
    given = {
        year: iter(take_references(session, module.municipality_id, year, amount))
        for year, amount in amounts.items()
    }
    return [next(given[year]) for year in years]


def _contribution(
    module: Module, one: Candidate, reference: str, words: str, secret: bytes
) -> dict[str, Any]:
    return {
        "municipality_id": module.municipality_id,
        "module_id": module.id,
        "kind": "idea",
        "reference": reference,
        "text": one.text,
        "visibility": Visibility.PUBLISHED,
        "channel": Channel.IMPORT,
        "author_kind": AuthorKind.GUEST,
        "author_name": one.voice.name,
        "pseudonym": pseudonym(module, one.voice, one.source_id, secret),
        "stems": words,
        "supports": 0,
        "comments": 0,
        "created_at": one.created_at,
        "updated_at": one.created_at,
        "published_at": one.created_at,
    }


def pseudonym(module: Module, voice: Voice, source_id: str, secret: bytes) -> str:
    """The same for all that one person said; where nobody is told, for nothing else."""
    who = f"import-person:{voice.person}" if voice.person else f"import:{source_id}"
    told = f"pseudonym|{module.process_id}|{who}".encode()
    return f"P{hmac.new(secret, told, hashlib.sha256).hexdigest()[:10]}"


def _idea(one: Candidate, key: int, categories: dict[str, int]) -> dict[str, Any]:
    place = one.point
    return {
        "id": key,
        "title": one.title,
        "category_id": categories.get(one.category),
        "geometry": (one.geometry or place.to_geojson()) if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "zkey": zkey(place.lat, place.lon) if place else None,
        "address": one.address,
        "district_id": None,
    }


def _spot(module: Module, idea: dict[str, Any]) -> Spot:
    category, status = idea["category_id"] or 0, idea["status_id"] or 0
    if idea["zkey"] is None:
        return Spot(module.id, idea["id"], category, status)
    lat, lon = round(idea["lat"] * 1_000_000), round(idea["lon"] * 1_000_000)
    return Spot(module.id, idea["id"], category, status, lat, lon, idea["zkey"])

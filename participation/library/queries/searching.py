"""The shelf: published blueprints and those that are built in, searched and filtered alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session, defer

from participation.kernel.search import stems
from participation.library.models import BlueprintAdoption, BlueprintReview, Effort, LibraryBlueprint
from participation.library.queries.finding import PUBLISHED
from participation.processes.blueprints import Blueprint
from participation.processes.catalogue import offered
from participation.processes.models import Process

MOST = 200
"""Cards on a page; whoever looks for more filters."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for; empty for all."""

    words: str = ""
    topic: str = ""
    size: str = ""
    format: str = ""
    effort: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A blueprint on the shelf."""

    slug: str
    title: str
    summary: str
    origin: str
    """The municipality or office; "" for those that are built in."""
    topic: str
    size: str
    effort: str
    formats: tuple[str, ...]
    days: int
    adopted: int = 0
    """In how many municipalities it was used."""
    stars: float | None = None


def shelf(session: Session, wish: Wish) -> list[Card]:
    """What fits: those of municipalities first, the most used before the others; then what is built in."""
    found = _published(session, wish)
    adopted, stars = usage(session, [one.id for one in found])
    cards = [_card(one, adopted.get(one.id, 0), stars.get(one.id)) for one in found]
    cards.sort(key=lambda card: -card.adopted)
    return cards + _built_in(session, wish)


def usage(session: Session, ids: Iterable[int]) -> tuple[Mapping[int, int], Mapping[int, float]]:
    """By blueprint: in how many municipalities it was adopted, and the mean of their stars."""
    wanted = list(ids)
    towns = sa.func.count(BlueprintAdoption.municipality_id.distinct())
    adopted = (
        sa.select(BlueprintAdoption.blueprint_id, towns)
        .where(BlueprintAdoption.blueprint_id.in_(wanted))
        .group_by(BlueprintAdoption.blueprint_id)
    )
    mean = sa.func.avg(sa.cast(BlueprintReview.stars, sa.Float))
    judged = (
        sa.select(BlueprintReview.blueprint_id, mean)
        .where(BlueprintReview.blueprint_id.in_(wanted))
        .group_by(BlueprintReview.blueprint_id)
    )
    return (
        {key: number for key, number in session.execute(adopted) if key is not None},
        {key: float(value) for key, value in session.execute(judged)},
    )


def usage_built_in(session: Session) -> Mapping[str, int]:
    """The same for blueprints that are built in, by key; drafts count, as they do for the others."""
    towns = sa.func.count(Process.municipality_id.distinct())
    asked = sa.select(Process.blueprint, towns).where(Process.blueprint != "").group_by(Process.blueprint)
    return {key: number for key, number in session.execute(asked)}  # noqa: C416 - rows are no tuples


def _published(session: Session, wish: Wish) -> list[LibraryBlueprint]:
    asked = sa.select(LibraryBlueprint).where(PUBLISHED)
    for column, value in (
        (LibraryBlueprint.topic, wish.topic),
        (LibraryBlueprint.size_class, wish.size),
    ):
        asked = asked.where(column == value) if value else asked
    if wish.effort in set(Effort):
        asked = asked.where(LibraryBlueprint.effort == Effort(wish.effort))
    if wish.format:
        asked = asked.where(LibraryBlueprint.format_words.contains(f" {wish.format} ", autoescape=True))
    for stem in stems(wish.words).split():
        asked = asked.where(LibraryBlueprint.stems.contains(f" {stem}", autoescape=True))
    newest = LibraryBlueprint.published_at.desc(), LibraryBlueprint.id.desc()
    return list(
        session.scalars(asked.options(defer(LibraryBlueprint.lessons_html)).order_by(*newest).limit(MOST))
    )


def _card(row: LibraryBlueprint, adopted: int, stars: float | None) -> Card:
    modules = row.document["modules"]
    days = sum(phase["days"] for module in modules if not module["parallel"] for phase in module["phases"])
    return Card(
        slug=row.slug,
        title=row.title,
        summary=row.summary,
        origin=row.origin,
        topic=row.topic,
        size=row.size_class,
        effort=row.effort.value,
        formats=tuple(row.format_words.split()),
        days=days,
        adopted=adopted,
        stars=stars,
    )


def _built_in(session: Session, wish: Wish) -> list[Card]:
    """They fit towns of every size, and nobody has said what topic they are on."""
    if wish.topic or wish.effort:
        return []
    wanted = stems(wish.words).split()
    used = usage_built_in(session)
    return [
        _plain_card(plan, used.get(plan.key, 0))
        for plan in offered()
        if (not wish.format or wish.format in plan.formats) and _holds(plan, wanted)
    ]


def _holds(plan: Blueprint, wanted: list[str]) -> bool:
    there = f" {stems(f'{plan.title} {plan.purpose} {plan.example} {plan.summary}')}"
    return all(f" {stem}" in there for stem in wanted)


def _plain_card(plan: Blueprint, adopted: int) -> Card:
    return Card(
        slug=plan.key,
        title=plan.title,
        summary=plan.purpose,
        origin="",
        topic="",
        size="",
        effort="",
        formats=tuple(dict.fromkeys(module.format for module in plan.modules)),
        days=plan.days,
        adopted=adopted,
    )

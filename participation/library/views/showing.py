"""One blueprint: what it holds, where it comes from, what others say, and a form to adopt it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint as Pages
from flask import render_template
from sqlalchemy.orm import Session

from participation.accounts.models import StaffOf
from participation.accounts.views.gate import Door, open_to, viewer
from participation.kernel import web
from participation.kernel.errors import Missing
from participation.library.forms.blueprints import AdoptForm, ReviewForm
from participation.library.models import LibraryBlueprint, Publicity
from participation.library.policy import outline
from participation.library.policy.documents import read
from participation.library.queries.finding import (
    blueprint_of,
    children_of,
    has_adopted,
    parent_of,
    review_by,
    reviews_of,
)
from participation.library.queries.searching import usage, usage_built_in
from participation.library.views.frame import WORDS, opened
from participation.processes.blueprints import Blueprint, ModulePlan
from participation.processes.catalogue import offered


@dataclass(frozen=True, slots=True)
class Bar:
    """A phase on the line of weeks: where it begins and how long it is, in per cent of the whole."""

    title: str
    description: str
    days: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Lane:
    """A module with its phases on the line."""

    outlined: outline.Outlined
    bars: tuple[Bar, ...]


def add_to(pages: Pages) -> None:
    """Register the routes."""
    pages.add_url_rule("/bibliothek/<slug>", "blueprint", show)


@open_to(Door.EVERYBODY)
def show(slug: str) -> str:
    """A blueprint of the library, or one that is built in."""
    built_in = built_in_called(slug)
    if built_in is not None:
        return page_of_built_in(web.session(), built_in, AdoptForm(title=built_in.example))
    session, found = opened(slug)
    return page_of(session, found, AdoptForm(title=found.title))


def built_in_called(key: str) -> Blueprint | None:
    """The blueprint of the house with a key; those of the library are never called so."""
    return next((plan for plan in offered() if plan.key == key), None)


def page_of_built_in(session: Session, plan: Blueprint, form: AdoptForm) -> str:
    """The page of a blueprint of the house."""
    form.offer(staff_of())
    lanes = lanes_of(outline.of_plan(plan))
    used = usage_built_in(session).get(plan.key, 0)
    return render_template(
        "library/built_in.html", plan=plan, lanes=lanes, adopted=used, form=form, slug=plan.key,
        has_errors=form.has_errors, **WORDS,
    )  # fmt: skip


def page_of(
    session: Session, found: LibraryBlueprint, form: AdoptForm, review: ReviewForm | None = None
) -> str:
    """The page of a blueprint of the library, with its forms as they stand."""
    form.offer(staff_of())
    adopted, stars = usage(session, [found.id])
    told = read(found.document)
    return render_template(
        "library/blueprint.html",
        found=found,
        told=told,
        lanes=lanes_of(outline.of_document(told.modules)),
        adopted=adopted.get(found.id, 0),
        stars=stars.get(found.id),
        reviews=reviews_of(session, found),
        parent=parent_of(session, found),
        children=children_of(session, found),
        form=form,
        slug=found.slug,
        review=review or _review_form(session, found),
        has_errors=form.has_errors or bool(review and review.has_errors),
        **WORDS,
    )


def reviewable(session: Session, slug: str) -> LibraryBlueprint:
    """A published blueprint. Raises Missing."""
    found = blueprint_of(session, slug)
    if found.state is not Publicity.PUBLISHED:
        raise Missing
    return found


def staff_of() -> tuple[StaffOf, ...]:
    """The municipalities that the viewer works for."""
    person = viewer()
    return person.staff_of if person else ()


def reviewers(session: Session, found: LibraryBlueprint) -> tuple[StaffOf, ...]:
    """Those of them that used the blueprint."""
    return tuple(
        one for one in staff_of() if one.id != found.municipality_id and has_adopted(session, found, one.id)
    )


def lanes_of(modules: Sequence[outline.Outlined]) -> list[Lane]:
    """Modules on one line of days, side by side where they run in parallel."""
    begins: list[int] = []
    end = start = 0
    for one in modules:
        start = start if one.plan.parallel else end
        begins.append(start)
        end = max(end, start + one.plan.days)
    return [
        Lane(one, tuple(_bars(one.plan, begin, max(end, 1))))
        for one, begin in zip(modules, begins, strict=True)
    ]


def _bars(plan: ModulePlan, begin: int, whole: int) -> list[Bar]:
    found = []
    for phase in plan.phases:
        shown: dict[str, Any] = {
            "x": round(100 * begin / whole, 2),
            "width": round(100 * phase.days / whole, 2),
        }
        found.append(Bar(phase.title, phase.description, phase.days, **shown))
        begin += phase.days
    return found


def _review_form(session: Session, found: LibraryBlueprint) -> ReviewForm | None:
    """For whoever may say something, filled with what was said before."""
    mine = reviewers(session, found)
    if not mine:
        return None
    said = review_by(session, found, [one.id for one in mine])
    form = ReviewForm(obj=said)
    form.offer(mine)
    return form

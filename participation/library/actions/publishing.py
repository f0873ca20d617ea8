"""A process becomes a blueprint, which is changed, taken back and published again."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.kernel import clock, editing, text
from participation.kernel.errors import Conflict, DomainError
from participation.kernel.search import stems
from participation.kernel.slugs import free_slugs
from participation.library.actions.drafts import BlueprintDraft
from participation.library.models import LibraryBlueprint, Publicity
from participation.library.policy.documents import digest, read
from participation.library.policy.rights import require_owner, require_publisher
from participation.library.queries.describing import describe_process
from participation.library.queries.finding import adoption_of, blueprint_from, slugs_of_blueprints
from participation.library.queries.lineage import lineage_of
from participation.municipalities.models import Municipality
from participation.municipalities.sizes import size_class
from participation.processes.actions.editing import lock
from participation.processes.catalogue import offered
from participation.processes.models import Process

OFFICE = "Koordinierungsstelle"
TAKEN = frozenset({"schema", "hochladen"})
"""Words that addresses of the library need for themselves."""


def publish_blueprint(
    session: Session,
    municipality: Municipality,
    process: Process,
    draft: BlueprintDraft,
    *,
    viewer: Viewer | None,
    with_pages: bool = True,
    office: bool = False,
) -> LibraryBlueprint:
    """Publish what a process is without its data; `office`: as the coordination office's own.

    What was published word for word is not published a second time: the blueprint there is answers.
    Raises NotAllowed or Missing, and DomainError for a process that could not be read again.
    """
    staff = require_publisher(viewer, process, office=office)
    lock(session, process)
    adoption = adoption_of(session, process)
    row = LibraryBlueprint(
        municipality_id=None if office else municipality.id,
        process_id=process.id,
        parent_id=adoption.blueprint_id if adoption else None,
        lineage=lineage_of(session, process),
        origin=f"{OFFICE} ({municipality.name})" if office else municipality.name,
        size_class=size_class(municipality.kind, municipality.population),
        state=Publicity.PUBLISHED,
        made_by=staff.account_id,
        made_at=clock.now(),
        published_at=clock.now(),
    )
    described = describe_process(session, municipality, process, with_pages=with_pages, public_only=office)
    _fill(row, draft, described)
    there = blueprint_from(session, process, row.municipality_id)
    if there is not None and (there.state, there.digest) == (row.state, row.digest):
        return there
    _add_with_slug(session, row)
    trail.record(session, "blueprint.published", row, actor_id=staff.account_id, process=process.id)
    return row


def edit_blueprint(
    session: Session,
    row: LibraryBlueprint,
    draft: BlueprintDraft,
    *,
    viewer: Viewer | None,
    renewed: Mapping[str, Any] | None = None,
    seen: str | None = None,
) -> None:
    """Change what is said of a blueprint; with `renewed`, what `describe_process` tells today, also what it holds.

    Processes that were made from it stay as they are. Raises Conflict where somebody else was quicker.
    """
    staff = require_owner(viewer, row)
    session.refresh(row, with_for_update=True)
    editing.require_unchanged(seen, BlueprintDraft.of(row))
    _fill(row, draft, renewed or row.document)
    trail.record(session, "blueprint.edited", row, actor_id=staff.account_id, renewed=renewed is not None)


def show_blueprint(session: Session, row: LibraryBlueprint, *, shown: bool, viewer: Viewer | None) -> None:
    """Take a blueprint back, or publish it again. What was adopted stays."""
    staff = require_owner(viewer, row)
    session.refresh(row, with_for_update=True)
    row.state = Publicity.PUBLISHED if shown else Publicity.WITHDRAWN
    action = "blueprint.published" if shown else "blueprint.withdrawn"
    trail.record(session, action, row, actor_id=staff.account_id)


def composed(
    described: Mapping[str, Any], draft: BlueprintDraft, *, origin: str, lineage: list[Any]
) -> dict[str, Any]:
    """The whole document: what a process is, and what its publisher says of it."""
    return dict(described) | {
        "title": draft.title,
        "purpose": draft.summary,
        "topic": draft.topic,
        "effort": draft.effort.value,
        "licence": draft.licence,
        "lessons": draft.lessons,
        "origin": origin,
        "lineage": list(lineage),
    }


def _fill(row: LibraryBlueprint, draft: BlueprintDraft, described: Mapping[str, Any]) -> None:
    document = composed(described, draft, origin=row.origin, lineage=row.lineage)
    if not document["modules"]:
        raise DomainError("Dieses Verfahren hat noch keinen Teil, den andere übernehmen könnten.")
    read(document)  # whatever is published can be adopted
    row.title, row.summary, row.topic, row.effort = draft.title, draft.summary, draft.topic, draft.effort
    row.lessons_source, row.lessons_html = draft.lessons, text.rich(draft.lessons)
    row.licence, row.document, row.digest = draft.licence, document, digest(document)
    row.format_words = f" {' '.join(dict.fromkeys(one['format'] for one in document['modules']))} "
    modules = " ".join(str(one["title"]) for one in document["modules"])
    row.stems = f" {stems(f'{row.title} {row.summary} {row.origin} {modules} {draft.lessons}')} "


def _add_with_slug(session: Session, row: LibraryBlueprint) -> None:
    taken = slugs_of_blueprints(session) | TAKEN | {plan.key for plan in offered()}
    slugs = free_slugs(row.title, taken, instead="blaupause", longest=80)
    for _attempt in range(20):
        row.slug = next(slugs)
        try:
            with session.begin_nested():
                session.add(row)
                session.flush()
        except IntegrityError:
            continue
        return
    raise Conflict(
        "Gerade entstehen sehr viele Blaupausen mit diesem Titel. Bitte versuchen Sie es noch einmal."
    )

"""A municipality says how a blueprint served it."""

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.kernel import clock, dialect
from participation.kernel.errors import Missing
from participation.library.actions.drafts import ReviewDraft
from participation.library.models import BlueprintReview, LibraryBlueprint, Publicity
from participation.library.policy.rights import require_reviewer
from participation.library.queries.finding import has_adopted, review_by
from participation.municipalities.models import Municipality


def review_blueprint(
    session: Session,
    municipality: Municipality,
    blueprint: LibraryBlueprint,
    draft: ReviewDraft,
    *,
    viewer: Viewer | None,
) -> BlueprintReview:
    """Say it, or say it anew: there is one review per municipality, whoever writes it. Raises NotAllowed, Missing."""
    staff = require_moderator(viewer, municipality.id)
    if blueprint.state is not Publicity.PUBLISHED:
        raise Missing
    adopted = has_adopted(session, blueprint, municipality.id)
    require_reviewer(blueprint, municipality.id, adopted=adopted)
    said = {
        "stars": draft.stars,
        "text": draft.text,
        "written_by": staff.account_id,
        "written_at": clock.now(),
    }
    key = {"blueprint_id": blueprint.id, "municipality_id": municipality.id}
    dialect.insert_once(session, BlueprintReview, key | said)  # of two at once the second changes the first
    row = review_by(session, blueprint, [municipality.id])
    if row is None:
        raise Missing
    for name, value in said.items():
        setattr(row, name, value)
    trail.record(session, "blueprint.reviewed", row, actor_id=staff.account_id, stars=draft.stars)
    return row

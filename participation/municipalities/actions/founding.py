"""A municipality joins."""

import re

from sqlalchemy.orm import Session

from participation.audit import trail
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.kernel.slugs import slug
from participation.municipalities.actions.drafts import MunicipalityDraft
from participation.municipalities.actions.look import checked_look
from participation.municipalities.models import Municipality, MunicipalityKind
from participation.municipalities.policy import RESERVED
from participation.municipalities.queries import slug_taken


def create_municipality(
    session: Session, draft: MunicipalityDraft, *, actor_id: int | None = None
) -> Municipality:
    """A new municipality without area, texts and staff. Only the command line and the demo found one.

    Raises DomainError for an address that is taken or reserved, and for an impossible official key.
    """
    profile = draft.profile
    municipality = Municipality(
        slug=_free_slug(session, draft.slug or profile.name),
        name=profile.name,
        kind=draft.kind,
        ags=_official_key(draft.ags, draft.kind),
        state=draft.state,
        population=draft.population or profile.population,
        funding_round=profile.funding_round,
        greeting=profile.greeting,
        contact_name=profile.contact_name,
        contact_email=profile.contact_email,
        contact_phone=profile.contact_phone,
        contact_address=profile.contact_address,
        look=checked_look(draft.look),
        created_at=clock.now(),
    )
    session.add(municipality)
    session.flush()
    here = municipality.id
    trail.record(session, "municipality.created", municipality, actor_id=actor_id, municipality_id=here)
    return municipality


def _free_slug(session: Session, wanted: str) -> str:
    found = slug(wanted)
    if not found or found in RESERVED:
        raise DomainError("„%(wanted)s“ kann keine Adresse auf dieser Plattform sein.", "slug", wanted=wanted)
    if slug_taken(session, found):
        raise DomainError("Die Adresse /%(slug)s/ gehört schon einer Kommune.", "slug", slug=found)
    return found


def _official_key(text: str, kind: MunicipalityKind) -> str:
    digits = text.replace(" ", "")
    if kind is MunicipalityKind.COUNTY and re.fullmatch(r"[0-9]{5}", digits):
        digits += "000"
    if not re.fullmatch(r"[0-9]{8}", digits):
        raise DomainError("Der Amtliche Gemeindeschlüssel hat acht Ziffern, der eines Kreises fünf.", "ags")
    return digits

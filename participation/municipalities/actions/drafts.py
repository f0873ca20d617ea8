"""What forms, commands and the demo hand to the actions of this room."""

from dataclasses import dataclass, field
from typing import Any

from participation.municipalities.models import Municipality, MunicipalityKind


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """How a municipality presents itself and can be reached."""

    name: str
    greeting: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    contact_address: str = ""
    population: int | None = None
    funding_round: int | None = None
    """Year in which the funding as a model project was granted; one of FUNDING_ROUNDS."""

    @classmethod
    def of(cls, municipality: Municipality) -> "ProfileDraft":
        """What is stored now."""
        return cls(
            name=municipality.name,
            greeting=municipality.greeting,
            contact_name=municipality.contact_name,
            contact_email=municipality.contact_email,
            contact_phone=municipality.contact_phone,
            contact_address=municipality.contact_address,
            population=municipality.population,
            funding_round=municipality.funding_round,
        )


@dataclass(frozen=True, slots=True)
class LookDraft:
    """Colours as `#rrggbb`; empty where the platform's own are to be used."""

    action: str = ""
    accent: str = ""

    @classmethod
    def of(cls, municipality: Municipality) -> "LookDraft":
        """What is stored now."""
        return cls(municipality.look.get("action", ""), municipality.look.get("accent", ""))


@dataclass(frozen=True, slots=True)
class MunicipalityDraft:
    """A municipality to be founded. `ags`: the official key, eight digits (a county's five are filled up)."""

    profile: ProfileDraft
    ags: str
    kind: MunicipalityKind = MunicipalityKind.TOWN
    state: str = ""
    population: int | None = None
    slug: str = ""
    """Its word in addresses; made of the name if empty."""
    look: LookDraft = field(default_factory=LookDraft)


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A street, district or place for the address search; `kind` as the gazetteer has it, degrees."""

    name: str
    kind: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class DistrictDraft:
    """A part of a municipality; `boundary` is GeoJSON."""

    name: str
    boundary: dict[str, Any]
    ags: str = ""

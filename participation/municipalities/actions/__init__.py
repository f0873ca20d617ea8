"""Every change to a municipality: founding it, its areas and places, its texts and its look."""

from participation.kernel import jobs
from participation.municipalities.actions.areas import Outline, remove_area, save_area, save_districts
from participation.municipalities.actions.drafts import (
    DistrictDraft,
    LookDraft,
    MunicipalityDraft,
    PlaceDraft,
    ProfileDraft,
)
from participation.municipalities.actions.founding import create_municipality
from participation.municipalities.actions.places import load_basemap_places
from participation.municipalities.actions.settings import edit_look, edit_profile, save_legal_text, set_logo
from participation.municipalities.actions.tidying import tidy_files

__all__ = [
    "DistrictDraft",
    "LookDraft",
    "MunicipalityDraft",
    "Outline",
    "PlaceDraft",
    "ProfileDraft",
    "create_municipality",
    "edit_look",
    "edit_profile",
    "load_basemap_places",
    "remove_area",
    "save_area",
    "save_districts",
    "save_legal_text",
    "set_logo",
]

jobs.sweep("municipalities", tidy_files)

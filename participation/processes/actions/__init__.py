"""Every change to a process: made from a blueprint, edited, published, archived, copied."""

from participation.processes.actions.adding import add_module
from participation.processes.actions.areas import move_to_area
from participation.processes.actions.categories import move_category, remove_category, save_category
from participation.processes.actions.copying import duplicate
from participation.processes.actions.creating import create_process
from participation.processes.actions.drafts import (
    CategoryDraft,
    NewModule,
    NewProcess,
    PhaseDraft,
    RulesDraft,
    TextsDraft,
)
from participation.processes.actions.editing import edit_rules, edit_texts
from participation.processes.actions.inviting import (
    add_participants,
    change_access,
    decline,
    remove_participant,
    send_invitations,
)
from participation.processes.actions.parts import ModuleDraft, move_module, remove_module, rename_module
from participation.processes.actions.phases import remove_phase, save_phase
from participation.processes.actions.publishing import archive, publish, remove_draft, unpublish

__all__ = [
    "CategoryDraft",
    "ModuleDraft",
    "NewModule",
    "NewProcess",
    "PhaseDraft",
    "RulesDraft",
    "TextsDraft",
    "add_module",
    "add_participants",
    "archive",
    "change_access",
    "create_process",
    "decline",
    "duplicate",
    "edit_rules",
    "edit_texts",
    "move_category",
    "move_module",
    "move_to_area",
    "publish",
    "remove_category",
    "remove_draft",
    "remove_module",
    "remove_participant",
    "remove_phase",
    "rename_module",
    "save_category",
    "save_phase",
    "send_invitations",
    "unpublish",
]

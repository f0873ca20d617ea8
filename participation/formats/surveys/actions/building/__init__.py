"""Questions are made, changed, put in order and tied to conditions."""

from participation.formats.surveys.actions.building.locking import Draftsman, held
from participation.formats.surveys.actions.building.ordering import move_question, remove_question
from participation.formats.surveys.actions.building.pictures import (
    PictureDraft,
    move_picture,
    remove_picture,
    save_picture,
)
from participation.formats.surveys.actions.building.questions import (
    add_question,
    duplicate_question,
    edit_question,
)
from participation.formats.surveys.actions.building.traits import add_trait
from participation.formats.surveys.actions.building.tying import set_condition

__all__ = [
    "Draftsman",
    "PictureDraft",
    "add_question",
    "add_trait",
    "duplicate_question",
    "edit_question",
    "held",
    "move_picture",
    "move_question",
    "remove_picture",
    "remove_question",
    "save_picture",
    "set_condition",
]

"""Every change to what a process tells."""

from participation.information.actions import copying, erasure, sweeping  # noqa: F401 - they register what they do
from participation.information.actions.blocks import move_block, remove_block, save_block
from participation.information.actions.drafts import BlockDraft, EventDraft, NewsDraft, PageDraft, Stored
from participation.information.actions.events import remove_event, save_event
from participation.information.actions.news import remove_news, save_news
from participation.information.actions.pages import (
    add_page,
    add_results_page,
    move_page,
    remove_page,
    rename_page,
    show_page,
)

__all__ = [
    "BlockDraft",
    "EventDraft",
    "NewsDraft",
    "PageDraft",
    "Stored",
    "add_page",
    "add_results_page",
    "move_block",
    "move_page",
    "remove_block",
    "remove_event",
    "remove_news",
    "remove_page",
    "rename_page",
    "save_block",
    "save_event",
    "save_news",
    "show_page",
]

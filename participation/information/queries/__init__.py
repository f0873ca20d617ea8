"""Reading what a process tells."""

from participation.information.queries.finding import (
    block_of,
    event_of,
    news_of,
    own_block,
    page_of,
    page_with,
)
from participation.information.queries.glancing import Glance, glance
from participation.information.queries.listing import events_of, known_keys, news_until, pages_of, slugs_taken

__all__ = [
    "Glance",
    "block_of",
    "event_of",
    "events_of",
    "glance",
    "known_keys",
    "news_of",
    "news_until",
    "own_block",
    "page_of",
    "page_with",
    "pages_of",
    "slugs_taken",
]

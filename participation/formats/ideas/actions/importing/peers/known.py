"""The platforms whose files are known, as they write them in 2026."""

from collections.abc import Sequence

from participation.formats.ideas.actions.importing.peers import abroad, german
from participation.formats.ideas.actions.importing.peers.dialect import Columns, Dialect

DIALECTS = (
    german.PACKAGE_IDEAS,
    german.PACKAGE_COMMENTS,
    german.ADHOCRACY_COMMENTS,
    german.ADHOCRACY_IDEAS,
    german.DIPAS_COMMENTS,
    german.DIPAS_IDEAS,
    german.PDS,
    abroad.DECIDIM_IDEAS,
    abroad.DECIDIM_COMMENTS,
    abroad.CONSUL_IDEAS,
    abroad.CONSUL_PAIRS,
)
"""The likeliest first: a file is the first of them that it can be."""


def recognise(columns: Sequence[str]) -> tuple[Dialect, Columns] | None:
    """The kind of file that has these columns, and which to read for what; None for one that nobody knows."""
    for one in DIALECTS:
        found = one.columns(columns)
        if found is not None:
            return one, found
    return None

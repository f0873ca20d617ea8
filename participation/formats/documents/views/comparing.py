"""What changed from one version to another, for everybody."""

from dataclasses import dataclass

from flask import render_template
from markupsafe import Markup

from participation.accounts.views.gate import Door, open_to
from participation.formats.documents.comparing import Change, Fate, Passage, changes, differences
from participation.formats.documents.forms.kinds import LOOKS
from participation.formats.documents.models import Document, Edition
from participation.formats.documents.policy.wording import rows_of
from participation.formats.documents.queries.adoptions import Led, adopted_by_key
from participation.formats.documents.queries.finding import document_of, edition
from participation.formats.documents.views.text import boxed, title_of
from participation.kernel.errors import Missing
from participation.processes.views.modules import opened, url_parts


@dataclass(frozen=True, slots=True)
class Compared:
    """A section in two versions as it is shown: its words with what came and went, and the remarks that led there."""

    change: Change
    title: str
    before: str
    """What it was called before, where that was something else."""
    passages: list[Passage]
    html: Markup
    """Its text, where it did not change."""
    led: list[Led]


@open_to(Door.EVERYBODY)
def compare(municipality: str, process: str, module: str, earlier: int, later: int) -> str:
    """Two published versions, the earlier one first. Raises Missing for others."""
    address = (municipality, process, module)
    session, found = opened(address)
    document = document_of(session, found)
    if earlier >= later:
        raise Missing
    old, new = edition(session, document, earlier), edition(session, document, later)
    led = adopted_by_key(session, document, earlier, later)
    compared = [_compared(change, led) for change in changes(old.sections, new.sections)]
    return render_template(
        "documents/compare.html",
        module=found,
        process=found.process,
        old=old,
        new=new,
        notes=_notes(document, earlier, later),
        compared=compared,
        counts={fate.value: sum(one.change.fate is fate for one in compared) for fate in Fate},
        moved=sum(one.change.moved for one in compared),
        whole=[
            one for key, some in led.items() for one in some if key not in {c.change.key for c in compared}
        ],
        led=sum(map(len, led.values())),
        editions=[one for one in document.editions if one.published_at is not None],
        looks=LOOKS,
        parts=url_parts(address),
    )


def _compared(change: Change, led: dict[str, list[Led]]) -> Compared:
    section, old = change.new or change.old, change.old
    assert section is not None  # noqa: S101 - a change has at least one side
    same = change.fate is Fate.SAME
    words = differences(rows_of(old.html) if old else "", rows_of(change.new.html) if change.new else "")
    return Compared(
        change,
        title_of(section),
        title_of(old) if old and change.renamed else "",
        [] if same else words,
        boxed(section.html) if same else Markup(),
        led.get(change.key, []),
    )


def _notes(document: Document, earlier: int, later: int) -> list[Edition]:
    """The versions behind the earlier one that say in words what is new."""
    return [
        one
        for one in document.editions
        if earlier < one.number <= later and one.published_at is not None and (one.note or one.title)
    ]

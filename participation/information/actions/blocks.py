"""What stands on a page."""

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.information.actions.drafts import BlockDraft, Stored
from participation.information.models import BlockKind, InfoBlock, InfoPage
from participation.information.policy import described
from participation.kernel import editing, ordering, text
from participation.kernel.errors import DomainError
from participation.processes.models import Process
from participation.processes.policy import require_desk

MOST = 60
"""Beyond that a page is a book."""
WRITTEN = (BlockKind.TEXT, BlockKind.FOLD)


def save_block(
    session: Session,
    process: Process,
    page: InfoPage,
    block: InfoBlock | None,
    draft: BlockDraft,
    *,
    viewer: Viewer | None,
    stored: Stored | None = None,
    seen: str | None = None,
) -> InfoBlock:
    """Add a block at the end of a page, or change one; `stored` is a new picture or file.

    Raises DomainError for a picture that nobody described and a block without what it is made of, Conflict.
    """
    staff = require_desk(viewer, process)
    html = text.rich(draft.source) if draft.kind in WRITTEN else ""
    if block is None:
        block = _new(page, draft.kind)
    else:
        session.refresh(block, with_for_update=True)
        editing.require_unchanged(seen, BlockDraft.of(block))
    _require_whole(draft, block.key or (stored.key if stored else ""))
    block.heading, block.source, block.html = draft.heading, draft.source, html
    block.alt = described(draft.alt) if draft.kind is BlockKind.PICTURE else ""
    if stored is not None:
        block.key, block.suffix, block.size = stored.key, stored.suffix, stored.size
        block.width, block.height = stored.width, stored.height
        block.uploaded_by = staff.account_id
    session.add(block)
    session.flush()
    session.expire(page, ["blocks"])
    trail.record(session, "info_block.saved", block, actor_id=staff.account_id, kind=draft.kind.value)
    return block


def move_block(
    session: Session, process: Process, page: InfoPage, block: InfoBlock, *, up: bool, viewer: Viewer | None
) -> None:
    """Change places with the block before (or after) it; at the edge nothing happens."""
    staff = require_desk(viewer, process)
    ordering.shift(page.blocks, block, up=up)
    session.flush()
    session.expire(page, ["blocks"])
    trail.record(session, "info_block.moved", block, actor_id=staff.account_id)


def remove_block(
    session: Session, process: Process, page: InfoPage, block: InfoBlock, *, viewer: Viewer | None
) -> None:
    """Take a block out; its file is swept within the hour or two."""
    staff = require_desk(viewer, process)
    trail.record(session, "info_block.removed", block, actor_id=staff.account_id)
    session.delete(block)
    session.flush()
    session.expire(page, ["blocks"])


def _new(page: InfoPage, kind: BlockKind) -> InfoBlock:
    if len(page.blocks) >= MOST:
        raise DomainError("Mehr als %(most)s Abschnitte sind zu viele für eine Seite.", most=MOST)
    last = max((block.position for block in page.blocks), default=0)
    return InfoBlock(
        municipality_id=page.municipality_id, page_id=page.id, kind=kind, position=last + 1, key=""
    )


def _require_whole(draft: BlockDraft, key: str) -> None:
    if draft.kind in WRITTEN and not draft.source:
        raise DomainError("Bitte schreiben Sie einen Text.", "source")
    if draft.kind is BlockKind.FOLD and not draft.heading:
        raise DomainError(
            "Bitte geben Sie eine Überschrift ein: Sie steht da, solange der Text zugeklappt ist.", "heading"
        )
    if draft.kind is BlockKind.PICTURE and not key:
        raise DomainError("Bitte wählen Sie ein Bild.", "picture")
    if draft.kind is BlockKind.FILE and not key:
        raise DomainError("Bitte wählen Sie eine Datei.", "file")
    if draft.kind is BlockKind.FILE and not draft.heading:
        raise DomainError("Bitte schreiben Sie, was in der Datei steht.", "heading")

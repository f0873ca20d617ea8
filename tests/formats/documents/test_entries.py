"""Remarks as open interfaces read them."""

from sqlalchemy.orm import Session

from participation.contributions.actions import visibility
from participation.formats.documents.models import RemarkKind
from participation.formats.documents.queries.entries import entries
from participation.processes.catalogue import Wanted
from tests.factories import a_municipality
from tests.formats.documents.cast import a_draft_process, a_remark, the_draft


def test_a_remark_is_told_with_the_section_it_speaks_of(session: Session) -> None:
    process = a_draft_process(session, a_municipality(session))
    a_remark(session, process)
    visibility.hide(session, a_remark(session, process, "Verborgen."), actor_id=1)
    (entry,), total = entries(session, Wanted([the_draft(process).id], 10))
    assert total == 1
    assert (entry.kind, entry.title, entry.category) == ("remark", "Bitte mehr Schatten.", "1 Ziele")
    assert entry.geometry is None


def test_whoever_only_approves_has_a_title_all_the_same(session: Session) -> None:
    process = a_draft_process(session, a_municipality(session))
    a_remark(session, process, "", kind=RemarkKind.APPROVAL)
    (entry,), _total = entries(session, Wanted([the_draft(process).id], 10))
    assert (entry.title, entry.text) == ("Zustimmung", "")


def test_who_submits_in_a_formal_period_is_told_nowhere(session: Session) -> None:
    process = a_draft_process(session, a_municipality(session), formal=True)
    a_remark(session, process, sender_name="Erika Geheim", sender_address="Hinterhof 7")
    (entry,), _total = entries(session, Wanted([the_draft(process).id], 10))
    assert "Geheim" not in repr(entry)
    assert "Hinterhof" not in repr(entry)


def test_a_box_holds_no_remark(session: Session) -> None:
    process = a_draft_process(session, a_municipality(session))
    a_remark(session, process)
    assert entries(session, Wanted([the_draft(process).id], 10, bbox=(-180, -90, 180, 90))) == ([], 0)

"""Who may do what to a process, in which state: as tables."""

from collections.abc import Callable

import pytest

from participation.accounts.models import Role, StaffOf, Viewer
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.municipalities.models import LegalKind, LegalText, Municipality
from participation.processes import policy
from participation.processes.models import Process, ProcessState

DRAFT, PUBLISHED, ARCHIVED = ProcessState.DRAFT, ProcessState.PUBLISHED, ProcessState.ARCHIVED
HERE, THERE = 1, 2


def person(role: Role | None, where: int = HERE, *, kts: bool = False) -> Viewer:
    """Somebody with a role somewhere."""
    staff = (StaffOf(where, "x", "X", role),) if role else ()
    return Viewer(5, "Mo", staff_of=staff, is_kts=kts, roles={where: role} if role else {})


PEOPLE = {
    "nobody": None,
    "citizen": person(None),
    "reviewer": person(None, kts=True),
    "moderator": person(Role.MODERATOR),
    "admin": person(Role.ADMIN),
    "foreign moderator": person(Role.MODERATOR, THERE),
    "foreign admin": person(Role.ADMIN, THERE),
}
STAFF = {"moderator", "admin"}

RULES: dict[str, tuple[Callable[[Viewer | None, Process], object], set[ProcessState]]] = {
    "edit": (policy.require_desk, {DRAFT, PUBLISHED}),
    "publish": (policy.require_publishable, {DRAFT, ARCHIVED}),
    "unpublish unused": (lambda who, it: policy.require_unpublishable(who, it, used=False), {PUBLISHED}),
    "unpublish used": (lambda who, it: policy.require_unpublishable(who, it, used=True), set()),
    "archive": (policy.require_archivable, {PUBLISHED}),
    "remove unused": (lambda who, it: policy.require_removable(who, it, used=False), {DRAFT}),
    "remove used": (lambda who, it: policy.require_removable(who, it, used=True), set()),
}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("state", ProcessState)
def test_staff_in_the_right_state_and_nobody_else(rule: str, who: str, state: ProcessState) -> None:
    ask, allowed = RULES[rule]
    process = Process(municipality_id=HERE, state=state)
    if who not in STAFF:
        with pytest.raises(Missing):
            ask(PEOPLE[who], process)
    elif state in allowed:
        assert ask(PEOPLE[who], process) is PEOPLE[who]
    else:
        with pytest.raises(NotAllowed) as refusal:
            ask(PEOPLE[who], process)
        assert refusal.value.message.endswith(".")


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("state", ProcessState)
def test_drafts_are_for_staff_only(who: str, state: ProcessState) -> None:
    process = Process(municipality_id=HERE, state=state)
    assert policy.may_see(PEOPLE[who], process) is (state is not DRAFT or who in STAFF)


def legal(**sources: str) -> dict[str, LegalText]:
    """Legal texts by kind."""
    return {kind: LegalText(kind=LegalKind(kind), source=source, html="") for kind, source in sources.items()}


WRITTEN = {kind.value: "Text" for kind in LegalKind}


def test_a_municipality_with_everything_owes_nothing() -> None:
    assert policy.municipality_gaps(Municipality(contact_email="a@b.de"), legal(**WRITTEN)) == []


@pytest.mark.parametrize("kind", LegalKind)
def test_each_legal_page_is_asked_for(kind: LegalKind) -> None:
    texts = legal(**{name: text for name, text in WRITTEN.items() if name != kind.value})
    (gap,) = policy.municipality_gaps(Municipality(contact_email="a@b.de"), texts)
    assert (gap.place, gap.kind) == ("legal", kind.value)


@pytest.mark.parametrize("kind", LegalKind)
def test_a_starter_text_with_its_gaps_left_open_is_not_enough(kind: LegalKind) -> None:
    texts = legal(**WRITTEN | {kind.value: "Vertreten durch [bitte ergänzen: Name]"})
    (gap,) = policy.municipality_gaps(Municipality(contact_email="a@b.de"), texts)
    assert "Platzhalter" in gap.sentence


def test_without_an_address_for_questions_nothing_is_published() -> None:
    (gap,) = policy.municipality_gaps(Municipality(contact_email=""), legal(**WRITTEN))
    assert gap.place == "contact"


def test_a_process_needs_a_summary_and_a_phase() -> None:
    assert {gap.place for gap in policy.process_gaps(Process(summary="", modules=[]))} == {"texts", "phases"}


def test_a_refusal_names_every_gap() -> None:
    refusal = policy.NotReady(policy.municipality_gaps(Municipality(contact_email=""), {}))
    assert isinstance(refusal, DomainError)
    assert len(refusal.gaps) == len(LegalKind) + 1

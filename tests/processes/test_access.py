"""Who sees a process, and who takes part: role x access x state, as tables."""

from dataclasses import replace

import pytest

from participation.accounts.models import Role, StaffOf, Viewer
from participation.kernel.errors import Missing, NotAllowed
from participation.processes import policy
from participation.processes.models import Access, Module, Process, ProcessState

HERE, THERE, IT = 1, 2, 77
DRAFT, PUBLISHED, ARCHIVED = ProcessState


def person(role: Role | None = None, where: int = HERE, *, circles: frozenset[int] = frozenset()) -> Viewer:
    """Somebody with a role somewhere, invited to some processes."""
    staff = (StaffOf(where, "x", "X", role),) if role else ()
    return Viewer(5, "Mo", staff_of=staff, roles={where: role} if role else {}, circles=circles)


PEOPLE = {
    "nobody": None,
    "citizen": person(),
    "invited": person(circles=frozenset({IT})),
    "invited elsewhere": person(circles=frozenset({IT + 1})),
    "moderator": person(Role.MODERATOR),
    "admin": person(Role.ADMIN),
    "foreign admin": person(Role.ADMIN, THERE),
    "reviewer": replace(person(), is_kts=True),
}
STAFF = {"moderator", "admin"}
INSIDE = STAFF | {"invited"}
EVERYBODY = set(PEOPLE)

SEES = {
    (DRAFT, Access.OPEN): STAFF,
    (DRAFT, Access.READABLE): STAFF,
    (DRAFT, Access.INVITED): STAFF,
    (PUBLISHED, Access.OPEN): EVERYBODY,
    (PUBLISHED, Access.READABLE): EVERYBODY,
    (PUBLISHED, Access.INVITED): INSIDE,
    (ARCHIVED, Access.OPEN): EVERYBODY,
    (ARCHIVED, Access.READABLE): EVERYBODY,
    (ARCHIVED, Access.INVITED): INSIDE,
}
TAKES_PART = {
    (Access.OPEN, True): EVERYBODY,
    (Access.OPEN, False): EVERYBODY - {"nobody"},
    (Access.READABLE, True): INSIDE,
    (Access.READABLE, False): INSIDE,
    (Access.INVITED, True): INSIDE,
    (Access.INVITED, False): INSIDE,
}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize(("state", "access"), SEES)
def test_who_sees_a_process(who: str, state: ProcessState, access: Access) -> None:
    process = Process(id=IT, municipality_id=HERE, state=state, access=access)
    assert policy.may_see(PEOPLE[who], process) is (who in SEES[state, access])
    if who not in SEES[state, access]:
        with pytest.raises(Missing):
            policy.require_visible(PEOPLE[who], process)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize(("access", "guests"), TAKES_PART)
def test_who_takes_part(who: str, access: Access, guests: bool) -> None:
    process = Process(
        id=IT, municipality_id=HERE, state=PUBLISHED, access=access, guests_allowed=guests, modules=[Module()]
    )
    if who in TAKES_PART[access, guests]:
        policy.require_author(process.modules[0], PEOPLE[who])
        return
    with pytest.raises(NotAllowed) as refusal:
        policy.require_author(process.modules[0], PEOPLE[who])
    assert refusal.value.message.endswith(".")
    assert ("melden Sie sich" in refusal.value.message) is (who == "nobody")


@pytest.mark.parametrize(("access", "guests"), TAKES_PART)
def test_guests_need_an_open_process(access: Access, guests: bool) -> None:
    process = Process(access=access, guests_allowed=guests)
    assert process.takes_guests is (access is Access.OPEN and guests)

"""No municipality's staff reach another's objects: neither by the address nor by an id in a form."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from participation.accounts.models import LoginSession, RoleGrant
from participation.app import create_app
from participation.contributions.models import Contribution, Visibility
from participation.formats.ideas.actions import placing
from participation.formats.ideas.models import Idea
from participation.kernel.db import Database
from tests.architecture.routes import ROUTES, SAMPLES, typed
from tests.architecture.routes.typed import SEEN, TYPED
from tests.architecture.sweep import mirror
from tests.architecture.world import World

STAFF_ONLY = sorted(endpoint for endpoint, route in ROUTES.items() if route.door in {"moderator", "admin"})


@dataclass(frozen=True)
class Smuggled:
    """A form of Nordstadt with an id in it that is none of its business."""

    endpoint: str
    sample: str
    actor: str
    fields: Callable[[World], dict[str, Any]]
    status: int = 422


def other_category(world: World) -> dict[str, Any]:
    """Südstadt's."""
    return {"category": world.south.category["running"]}


def neighbours_category(world: World) -> dict[str, Any]:
    """Of another process of the same municipality."""
    return {"category": world.north.category["closed"]}


SMUGGLED = [
    Smuggled(
        "contributions.answer",
        "running/published",
        "aN",
        lambda world: {"new_status": world.south.status["unused"]},
    ),
    Smuggled(
        "desk.review",
        "running/published",
        "mN",
        lambda world: {"verdict": "recategorise"} | other_category(world),
    ),
    Smuggled(
        "desk.review",
        "running/pending",
        "mN",
        lambda world: {"verdict": "recategorise"} | neighbours_category(world),
    ),
    Smuggled(
        "desk.queue", "own", "mN", lambda world: {"pick": _pick(world, world.south.slug, "aS")}, status=303
    ),
    Smuggled("ideas.submit", "running", "anon", other_category),
    Smuggled("ideas.submit", "running", "c1", neighbours_category),
    Smuggled("ideas.enter", "running", "mN", other_category),
    Smuggled("ideas.edit", "running/published", "anon", other_category),
    Smuggled("ideas.edit_own", "running/published", "c1", neighbours_category),
    Smuggled("processes.desk_new", "own", "aN", lambda world: {"area": world.south.area["unused"]}),
    Smuggled("processes.desk_area", "running", "aN", lambda world: {"area": world.south.area["unused"]}),
    Smuggled("processes.desk_area", "running", "aN", lambda _world: {"area": 999_999}),
    Smuggled("accounts.end_sessions", "-", "c2", lambda world: {"login": _login(world, "c1")}, status=303),
]


@pytest.fixture
def copy(world: World, tmp_path: Path) -> Iterator[World]:
    """A world of one's own, in which requests may keep what they change."""
    path = tmp_path / "copy.sqlite3"
    with world.database.write_engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql(f"VACUUM INTO '{path}'")
        connection.exec_driver_sql("BEGIN")
    database = Database(f"sqlite:///{path}")
    yield replace(world, database=database, app=create_app(world.config, database))
    database.dispose()


@pytest.mark.parametrize("endpoint", STAFF_ONLY)
@pytest.mark.parametrize("actor", ["mN", "aN"])
def test_staff_of_one_place_find_nothing_of_another(world: World, endpoint: str, actor: str) -> None:
    south, route = mirror(world), ROUTES[endpoint]
    values = next(iter(SAMPLES[route.samples](south).values()))
    url, before = south.url(endpoint, values), world.digest()
    if route.get:
        assert world.browsers[actor].get(url).status_code == 404
    if route.post:
        assert world.browsers[actor].post(url, TYPED.get(endpoint, {})).status_code == 404
    assert world.digest() == before


@pytest.mark.parametrize("case", SMUGGLED, ids=lambda case: f"{case.endpoint}-{case.actor}")
def test_an_id_of_somebody_else_in_a_form_is_refused_and_nothing_changes(
    world: World, case: Smuggled
) -> None:
    route = ROUTES[case.endpoint]
    values = SAMPLES[route.samples](world)[case.sample]
    form = typed(world, case.endpoint, route, case.sample, values)
    assert set(case.fields(world)) <= set(form) | {"pick", "login", "verdict"}
    form, before = form | case.fields(world), world.digest()
    answer = world.browsers[case.actor].post(world.url(case.endpoint, values), form)
    assert answer.status_code == case.status
    assert world.digest() == before


def test_a_smuggled_id_that_nobody_checks_is_noticed(copy: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the action's own check, and with a form that takes any number, the foreign topic would be kept."""
    from participation.formats.ideas import forms

    monkeypatch.setattr(forms.PlaceForm, "offer", lambda form, *_rest: setattr(form.category, "validate_choice", False)
                        or setattr(form.category, "choices", []))  # fmt: skip
    values = SAMPLES["modules"](copy)["running"]
    form = TYPED["ideas.submit"] | other_category(copy)
    url = copy.url("ideas.submit", values)
    assert copy.browsers["anon"].post(url, form).status_code == 422
    monkeypatch.setattr(placing, "require_category", lambda *_anything: None)
    monkeypatch.setattr(
        "participation.formats.ideas.actions.submitting.require_category", lambda *_anything: None
    )
    assert copy.browsers["anon"].post(url, form).status_code == 303


def test_a_batch_with_foreign_ids_publishes_only_what_is_ones_own(copy: World) -> None:
    own, foreign = _pick(copy, copy.north.slug, "aN"), _pick(copy, copy.south.slug, "aS")
    answer = copy.browsers["aN"].post(f"/verwaltung/{copy.north.slug}/moderation", {"pick": [own, foreign]})
    assert answer.status_code == 303
    assert _visibility(copy, copy.north.talk.idea["running/pending"].id) is Visibility.PUBLISHED
    assert _visibility(copy, copy.south.talk.idea["running/pending"].id) is Visibility.PENDING


def test_fields_that_no_form_has_are_ignored(copy: World) -> None:
    """Whoever sends a role, an author or a state along gets what everybody gets."""
    values = SAMPLES["modules"](copy)["running"]
    smuggled = {
        "account_id": copy.people["c1"], "municipality_id": copy.south.id, "author_kind": "staff", "supports": 999,
        "reference": "2020-00001", "visibility": "hidden", "channel": "paper", "created_at": "2000-01-01",
        "status_id": copy.north.status["used"], "answered_at": "2000-01-01", "module_id": copy.north.module["closed"],
    }  # fmt: skip
    form = TYPED["ideas.submit"] | {"category": copy.north.category["running"], "title": "Eingeschmuggelt"}
    answer = copy.browsers["c2"].post(copy.url("ideas.submit", values), form | smuggled)
    assert answer.status_code == 303
    with copy.database.reading() as session:
        row = session.scalars(sa.select(Idea).where(Idea.title == "Eingeschmuggelt")).one()
    assert (row.account_id, row.municipality_id, row.author_kind) == (
        copy.people["c2"],
        copy.north.id,
        "account",
    )
    assert (row.supports, row.channel, row.status_id, row.answered_at) == (0, "online", None, None)
    assert row.module_id == copy.north.module["running"]
    assert row.created_at.year > 2020


def test_a_role_that_is_taken_away_ends_with_the_next_request(copy: World) -> None:
    url = f"/verwaltung/{copy.north.slug}/moderation"
    assert copy.browsers["mN"].get(url).status_code == 200
    with copy.database.unit_of_work() as session:
        session.execute(sa.delete(RoleGrant).where(RoleGrant.account_id == copy.people["mN"]))
    assert copy.browsers["mN"].get(url).status_code == 404
    assert copy.browsers["mN"].post(url, {"pick": "1:0"}).status_code == 404


def test_a_sign_in_that_is_ended_ends_with_the_next_request(copy: World) -> None:
    assert copy.browsers["mN"].get("/konto/").status_code == 200
    with copy.database.unit_of_work() as session:
        session.execute(sa.delete(LoginSession).where(LoginSession.account_id == copy.people["mN"]))
    assert copy.browsers["mN"].get("/konto/").status_code == 303


def _pick(world: World, slug: str, actor: str) -> str:
    """A pending idea with the stamp of today, as its own staff see it."""
    town = world.north if slug == world.north.slug else world.south
    idea = town.talk.idea["running/pending"].id
    page = world.browsers[actor].get(f"/verwaltung/{slug}/moderation/{idea}")
    return f"{idea}:{SEEN.findall(page.get_data(as_text=True))[0]}"


def _login(world: World, name: str) -> int:
    with world.database.reading() as session:
        own = sa.select(LoginSession.id).where(LoginSession.account_id == world.people[name])
        return session.scalars(own).one()


def _visibility(world: World, key: int) -> Visibility:
    with world.database.reading() as session:
        return session.scalars(
            sa.select(Contribution.__table__.c.visibility).where(Contribution.__table__.c.id == key)
        ).one()

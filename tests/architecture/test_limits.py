"""Whoever has no account can not flood us: every form open to everybody asks how often, or says why it need not."""

from dataclasses import replace

import pytest
from markupsafe import escape
from sqlalchemy.orm import Session

from participation.app import create_app
from participation.kernel import limits
from participation.kernel.errors import TooMany
from participation.kernel.limits import Limit
from tests.architecture.deeds import do
from tests.architecture.routes import ROUTES, SAMPLES, typed
from tests.architecture.told import TOLD
from tests.architecture.world import ACTORS, World

LIMITED = {
    "accounts.forgot", "accounts.resend", "accounts.sign_in", "accounts.sign_up", "contributions.comment",
    "contributions.support", "desk.flag", "ideas.submit", "municipalities.barrier",
}  # fmt: skip
BY_SECRET = {
    "accounts.confirm", "accounts.invitation", "accounts.reset", "contributions.own_comment", "ideas.edit",
    "processes.decline", "processes.invited",
    "ideas.withdraw", "voting.ballot", "voting.cast",
}  # fmt: skip
"""Whoever sends these holds a secret link or code, which can not be guessed; wrong codes are counted all the same: see
tests/formats/voting/proof."""
ANSWERED = {"voting.check", "voting.witness"}
"""Answered with a page at once, and limited: see below."""
ANSWERED_ELSEWHERE: set[str] = set()
"""The same for formats, which try it themselves."""
HARMLESS = {"accounts.sign_out", "contributions.unsupport"}
"""Taking back what is one's own."""

for _format in TOLD.values():
    LIMITED |= _format.limited
    BY_SECRET |= _format.by_secret
    ANSWERED_ELSEWHERE |= _format.answered
    HARMLESS |= _format.harmless


TYPED = {
    "accounts.sign_in": ("email",),
    "accounts.sign_up": ("name", "email"),
    "contributions.comment": ("text",),
    "ideas.submit": ("title", "text", "lat", "lon"),
    "municipalities.barrier": ("problem",),
}
for _format in TOLD.values():
    TYPED |= _format.kept
"""What a form still says when it comes back."""


@pytest.fixture
def limited(world: World) -> World:
    """The same world as installations run it, with limits."""
    config = replace(world.config, rate_limits=True)
    return replace(world, config=config, app=create_app(config, world.database))


def test_every_form_for_everybody_is_limited_or_needs_no_limit() -> None:
    forms = {name for name, route in ROUTES.items() if route.post and route.door == "everybody"}
    assert forms == LIMITED | BY_SECRET | HARMLESS | ANSWERED | ANSWERED_ELSEWHERE


@pytest.mark.parametrize("endpoint", sorted(LIMITED | {"accounts.team"}))
def test_who_sends_too_often_is_told_and_nothing_happens(
    limited: World, monkeypatch: pytest.MonkeyPatch, endpoint: str
) -> None:
    """Visitors; and admins who invite strangers by mail."""
    route, place = ROUTES[endpoint], ACTORS.index("aN" if endpoint == "accounts.team" else "anon")
    samples = SAMPLES[route.samples](limited)
    sample = next(name for name in samples if route.expected("POST", name)[place] == "r")
    form = typed(limited, endpoint, route, sample, samples[sample])
    assert do(limited, ACTORS[place], endpoint, samples[sample], form, sample).answer.status == 303
    monkeypatch.setattr(limits, "count", too_many)
    refused = do(limited, ACTORS[place], endpoint, samples[sample], form, sample)
    assert refused.answer.status == 429
    assert refused.answer.headers["Retry-After"] == "600"
    lost = [
        name
        for name in TYPED.get(endpoint, ())
        if escape(str(form[name])) not in refused.answer.body.decode()
    ]
    assert lost == []
    assert "Zu oft" in refused.answer.body.decode()
    assert not refused.mails


@pytest.mark.parametrize("endpoint", sorted(ANSWERED))
def test_who_asks_too_often_is_told(limited: World, monkeypatch: pytest.MonkeyPatch, endpoint: str) -> None:
    values = SAMPLES["votes"](limited)["open"]
    form = typed(limited, endpoint, ROUTES[endpoint], "open", values) | {"note": "x"}
    monkeypatch.setattr(limits, "count", too_many)
    refused = do(limited, "anon", endpoint, values, form, "open")
    assert refused.answer.status == 429
    assert "Zu oft" in refused.answer.body.decode()


def test_without_limits_the_same_forms_pass(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the refusals above come from the limit, and tests and imports can do without."""
    monkeypatch.setattr(limits, "count", too_many)
    values = SAMPLES["said"](world)["running/published"]
    assert do(world, "anon", "contributions.support", values, {}, "running/published").answer.status == 303


def too_many(_session: Session, _limit: Limit, _who: str) -> None:
    """In place of `limits.count`."""
    raise TooMany("Zu oft")

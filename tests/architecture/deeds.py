"""Everything that can be done, done once by somebody who may: what comes of it is looked at, and nothing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import event

from participation.notices.models import Notice
from tests.architecture.routes import ROUTES, SAMPLES, Values, typed
from tests.architecture.sweep import Answer, granted
from tests.architecture.world import ACTORS, Browser, World

ADDRESS = "203.0.113.77"
"""Where those sit who send forms here."""


@dataclass(frozen=True)
class Deed:
    """What somebody did, with the mails that were owed for it and every value that was written."""

    actor: str
    answer: Answer
    mails: tuple[Notice, ...]
    values: str


def deeds(world: World) -> Iterator[Deed]:
    """Every unsafe route once, with all it takes, by somebody for whom it does something; nothing is kept."""
    for endpoint, route in sorted(ROUTES.items()):
        for sample, values in SAMPLES[route.samples](world).items() if route.post else ():
            letters = route.expected("POST", sample)
            if "r" in letters or "o" in letters:
                actor = ACTORS[letters.index("r") if "r" in letters else letters.index("o")]
                form = typed(world, endpoint, route, sample, values)
                yield do(world, actor, endpoint, values, form, sample)
                break
    yield from told_by_mail(world)


def told_by_mail(world: World) -> Iterator[Deed]:
    """What else is written to people: links they asked for, and decisions on what they said, guests too."""
    for endpoint in ("accounts.forgot", "accounts.resend"):
        name = "cu" if endpoint.endswith("resend") else "c2"
        yield do(world, "anon", endpoint, {}, {"email": world.email(name)}, name)
    for verdict in ("publish", "hide"):
        for name in ("running/pending", "running/pending/guest"):
            idea = world.north.talk.idea[name]
            values = {"municipality": world.north.slug, "contribution": idea.id}
            form = typed(world, "desk.review", ROUTES["desk.review"], name, values)
            form |= {"verdict": verdict, "reason": "Bitte ohne Namen."}
            yield do(world, "mN", "desk.review", values, form, f"{name} {verdict}")


def do(world: World, actor: str, endpoint: str, values: Values, form: dict[str, Any], sample: str) -> Deed:
    """Send a form, and look at all that comes of it."""
    mails: list[Notice] = []
    written: list[str] = []
    browser, engine = world.browsers[actor], world.database.write_engine
    token = browser.token

    def mailed(_mapper: object, _connection: object, notice: Notice) -> None:
        mails.append(notice)

    def wrote(_c: object, _cursor: object, _statement: str, parameters: object, *_rest: object) -> None:
        written.append(repr(parameters))

    event.listen(Notice, "after_insert", mailed)
    event.listen(engine, "before_cursor_execute", wrote)
    try:
        answer = _sent(world, browser, endpoint, values, form | {"csrf_token": token})
    finally:
        event.remove(Notice, "after_insert", mailed)
        event.remove(engine, "before_cursor_execute", wrote)
    grants = granted(world, ROUTES[endpoint].samples, sample)
    answer = replace(answer, actor=actor, sample=sample, grants=grants)
    return Deed(actor, answer, tuple(mails), "\n".join(written))


def _sent(world: World, browser: Browser, endpoint: str, values: Values, form: dict[str, Any]) -> Answer:
    url = world.url(endpoint, values)
    with world.rehearsal():
        got = browser.open("POST", url, data=form, environ_overrides={"REMOTE_ADDR": ADDRESS})
        body = got.get_data()
    return Answer("", endpoint, "", url, got.status_code, got.headers, body, ())

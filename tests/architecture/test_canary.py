"""What somebody may not see is nowhere in anything that can be fetched; what people typed never comes alive."""

import json
import logging
import re
from dataclasses import replace

import html5lib
import pytest
import sqlalchemy as sa
from jinja2.sandbox import SandboxedEnvironment

from participation.accounts.queries import token_hash
from participation.formats.ideas import policy
from participation.kernel import web
from participation.kernel.limits import RateCount
from participation.notices.models import Notice
from participation.processes.models import Participant
from participation.processes.views import public
from tests.architecture.conftest import Swept
from tests.architecture.deeds import ADDRESS, Deed, deeds, do
from tests.architecture.routes import ROUTES, SAMPLES
from tests.architecture.sweep import Answer, fetch
from tests.architecture.world import ACTORS, World, marks
from tests.architecture.world.marks import COLUMNS, LIVE, MARK, TEXT

WORD = re.compile(rb"[A-Za-z0-9-]{9,}")
MAILBOX = re.compile(rb"KANARIE-(?:municipality|process)-[0-9]+-contact_email@example\.org")
FILES = [("csv", "ideen"), ("csv", "kommentare"), ("geojson", "ideen"), ("xlsx", "ideen")]
MAILED = {
    "accounts.change_password", "accounts.delete", "accounts.forgot", "accounts.resend", "accounts.reset",
    "accounts.sign_up", "accounts.team", "contributions.answer", "desk.queue", "desk.review",
    "kts.answer_review", "kts.ask_for_data", "kts.send_review", "municipalities.barrier", "processes.people_mail",
}  # fmt: skip
"""Deeds of which somebody is told by mail."""
SECRET_PLACE = re.compile(rb"50\.?070[01][0-9]{2}")
PRIVATE_PLACE = re.compile(rb"50\.?090[01][0-9]{2}")
BY_ACTOR = pytest.mark.parametrize("actor", ACTORS)
OUTSIDERS = ("anon", "c2", "kts")
UNSEEN = {
    "account.email_key", "invitation.email_key", "imported_source.source_id", "notice.subject", "notice.body",
    "place.name", "participant.email_key", "document_section.text",
}  # fmt: skip
"""Text columns that no page of this world shows, so that nothing follows from not finding them."""


def leaks(world: World, answer: Answer) -> set[str]:
    """Every cell and every secret value in an answer that its reader may not see."""
    content = answer.content
    found = {
        (table.decode().lower(), int(key), column.decode().lower())
        for table, key, column in MARK.findall(content)
    }
    found |= {world.scopes.values[word] for word in WORD.findall(content) if word in world.scopes.values}
    return {
        marks.mark(*cell)
        for cell in found
        if cell[:2] not in answer.grants and not world.scopes.allows(answer.actor, *cell)
    }


def alive(answer: Answer) -> set[str]:
    """Elements, attributes and script addresses that came of what people typed."""
    tree = html5lib.parse(answer.body.decode(), namespaceHTMLElements=True)
    found = set()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        found |= {element.tag} if LIVE in element.tag else set()
        found |= {name for name in element.attrib if LIVE in str(name) or str(name).lower().startswith("on")}
        links = (element.get("href") or "", element.get("src") or "", element.get("action") or "")
        found |= {link for link in links if re.match(r"\s*(javascript|data|vbscript):", link, re.IGNORECASE)}
    return found


def test_every_text_column_has_its_mark_or_a_reason_for_none() -> None:
    assert {table: set(columns) for table, columns in COLUMNS.items()} == marks.text_columns()


@BY_ACTOR
def test_nobody_gets_what_is_not_meant_for_them(world: World, swept: Swept, actor: str) -> None:
    found = {answer.where: sorted(bad) for answer in swept(actor) if (bad := leaks(world, answer))}
    assert found == {}


@pytest.mark.parametrize("actor", OUTSIDERS)
def test_the_place_of_what_is_held_back_is_nowhere(swept: Swept, actor: str) -> None:
    outside = [answer for answer in swept(actor) if not answer.grants]
    assert [answer.where for answer in outside if SECRET_PLACE.search(answer.content)] == []


@pytest.mark.parametrize("actor", ["anon", "c1", "kts"])
def test_the_place_of_what_a_closed_circle_says_is_nowhere(swept: Swept, actor: str) -> None:
    assert [answer.where for answer in swept(actor) if PRIVATE_PLACE.search(answer.content)] == []
    assert [answer for answer in swept("c2") if PRIVATE_PLACE.search(answer.content)]


@pytest.mark.parametrize("actor", ACTORS)
def test_nothing_of_a_closed_circle_may_be_kept_by_a_shared_cache(
    swept: Swept, world: World, actor: str
) -> None:
    inside = [answer for answer in swept(actor) if f"/{world.north.process['private']}/" in answer.url]
    assert len(inside) > 5
    assert [one.where for one in inside if "public" in one.headers.get("Cache-Control", "")] == []
    assert [one.where for one in inside if one.status == 200 and "ETag" in one.headers] == []


def test_the_place_of_what_is_held_back_is_known_to_staff(swept: Swept) -> None:
    assert [answer for answer in swept("mN") if SECRET_PLACE.search(answer.content)]


def test_the_sweep_reaches_every_text_that_anybody_may_read(swept: Swept) -> None:
    """Without this, the tests above could pass by looking at nothing."""
    everything = [answer for actor in ACTORS for answer in swept(actor)]
    seen = {
        (table.lower(), column.lower())
        for answer in everything
        for table, _key, column in MARK.findall(answer.content)
    }
    known = {f"{table.decode()}.{column.decode()}" for table, column in seen}
    marked = {
        f"{table}.{name}"
        for table, columns in COLUMNS.items()
        for name, kind in columns.items()
        if kind == TEXT
    }
    assert marked - known == UNSEEN & marked
    assert not known & UNSEEN


@pytest.mark.parametrize("actor", OUTSIDERS)
def test_searching_for_a_word_of_something_hidden_finds_nothing(swept: Swept, actor: str) -> None:
    running = [answer for answer in swept(actor) if answer.sample == "running"]
    lists = [answer for answer in running if answer.endpoint == "search"]
    files = [answer for answer in running if answer.endpoint == "data"]
    titles = [answer for answer in running if answer.endpoint == "alike"]
    assert len(lists) == len(files) == len(titles) == 4
    assert all("Keine Idee passt" in answer.body.decode() for answer in lists)
    assert not any(answer.url.split("KANARIE-idea-")[1].encode() in answer.body for answer in titles)
    assert [json.loads(answer.body) for answer in files] == [[]] * 4


def test_staff_find_no_hidden_words_in_public_lists_either(swept: Swept) -> None:
    lists = [answer for answer in swept("mN") if answer.endpoint == "search" and answer.sample == "running"]
    assert all("Keine Idee passt" in answer.body.decode() for answer in lists)


def test_maps_count_only_what_everybody_may_see(world: World, swept: Swept) -> None:
    """From afar one tile holds as many ideas as the list; a draft has no map."""
    tiles = [answer for answer in swept("anon") if answer.endpoint == "tiles"]
    public = [name for name in world.north.talk.idea if name.startswith("running/") and _public(name)]
    assert {answer.status for answer in tiles if answer.sample in {"draft", "private"}} == {404}
    shown = json.loads(
        next(answer.body for answer in tiles if answer.url.endswith("/laufend/ideen/tiles/0/0/0.json"))
    )
    assert sum(cluster[3] for cluster in shown["c"]) + len(shown["p"]) == len(public)


@BY_ACTOR
def test_no_text_comes_alive_on_any_page(swept: Swept, actor: str) -> None:
    """Each actor's pages but those that look the same to a visitor."""
    known = {_inner(answer) for answer in swept("anon")} if actor != "anon" else set()
    once = {_inner(answer): answer for answer in swept(actor) if answer.html and MARK.search(answer.body)}
    found = {answer.where: alive(answer) for inner, answer in once.items() if inner not in known}
    assert {where: bad for where, bad in found.items() if bad} == {}


@pytest.mark.parametrize("actor", ["anon", "aN"])
def test_scripts_of_maps_hold_texts_as_data_only(swept: Swept, actor: str) -> None:
    scripts = [answer for answer in swept(actor) if answer.endpoint == "maps.script" and answer.status == 200]
    assert scripts
    for answer in scripts:
        assert not re.search(rb"[`<>]", answer.body), answer.where


@BY_ACTOR
def test_json_is_sent_as_json(swept: Swept, actor: str) -> None:
    """A browser that is asked to show it must not take it for a page."""
    for answer in swept(actor):
        if answer.url.partition("?")[0].endswith((".json", ".geojson")) and answer.status == 200:
            assert "json" in answer.headers["Content-Type"], answer.where
            json.loads(answer.body)


# --- what leaves by other ways than pages ------------------------------------------------------------------------


@pytest.fixture(scope="session")
def done(world: World) -> list[Deed]:
    """All of them."""
    return list(deeds(world))


def reader(world: World, deed: Deed, mail: Notice) -> tuple[str, frozenset[tuple[str, int]]]:
    """Who reads a mail: an actor, or a stranger who may know what the mail is about and who caused it."""
    to = marks.MARK.match(mail.to.encode())
    known = {("account", world.people[deed.actor])} if deed.actor in world.people else set()
    if to is None:
        return "anon", frozenset(known)
    table, key = to[1].decode().lower(), int(to[2])
    if table == "account":
        actors = {account: name for name, account in world.people.items()}
        return actors[key], frozenset(known)
    if table == "municipality":
        return {world.north.id: "aN", world.south.id: "aS"}[key], frozenset(known)
    if table == "participant":
        return "anon", frozenset(known | {("participant", key), ("process", _circle(world, key))})
    return "anon", frozenset(known | {("contribution", key), ("idea", key)})


def _circle(world: World, participant: int) -> int:
    """The process to which somebody is invited."""
    with world.database.reading() as session:
        return session.get_one(Participant, participant).process_id


def test_every_deed_succeeds_and_many_owe_a_mail(done: list[Deed]) -> None:
    """Without this, the tests below could pass by looking at nothing."""
    assert {deed.answer.endpoint: deed.answer.status for deed in done if deed.answer.status >= 400} == {}
    assert len(done) > 50
    assert {deed.answer.endpoint for deed in done if deed.mails} == MAILED
    assert {mail.to.partition("-")[0] for deed in done for mail in deed.mails} > {"KANARIE"}
    assert any("guest_email" in mail.to for deed in done for mail in deed.mails)


def test_mails_tell_their_reader_nothing_that_is_not_meant_for_them(world: World, done: list[Deed]) -> None:
    found = {}
    for deed in done:
        for mail in deed.mails:
            actor, known = reader(world, deed, mail)
            text = f"{mail.subject}\n{mail.body}".encode()
            letter = replace(deed.answer, actor=actor, body=text, grants=deed.answer.grants | known)
            if bad := leaks(world, letter):
                found[deed.answer.where] = sorted(bad)
            assert b"@" not in MAILBOX.sub(b"", text), deed.answer.where
    assert found == {}


def test_what_a_form_answers_tells_nothing_either(world: World, done: list[Deed]) -> None:
    assert {deed.answer.where: bad for deed in done if (bad := leaks(world, deed.answer))} == {}


@pytest.mark.parametrize("actor", ["anon", "c2", "mN", "aS", "kts"])
def test_a_form_that_comes_back_empty_handed_tells_nothing(world: World, actor: str) -> None:
    """Every form, sent without any field, to every object in every state."""
    found = {}
    for endpoint, route in ROUTES.items():
        for sample, values in SAMPLES[route.samples](world).items() if route.post else ():
            answer = do(world, actor, endpoint, values, {}, sample).answer
            if bad := leaks(world, answer):
                found[answer.where] = bad
    assert found == {}


def test_nothing_that_is_written_holds_a_network_address(done: list[Deed]) -> None:
    assert [deed.answer.where for deed in done if ADDRESS in deed.values] == []
    assert sum(bool(deed.values) for deed in done) > 50


@pytest.mark.parametrize(("kind", "table"), FILES)
@pytest.mark.parametrize("every_state", [False, True])
@pytest.mark.parametrize("personal", [False, True])
def test_staff_take_home_only_their_own_and_names_only_when_asked_for(
    world: World, kind: str, table: str, every_state: bool, personal: bool
) -> None:
    chosen = {"kind": kind, "table": table}
    chosen |= {"every_state": "y"} if every_state else {}
    chosen |= {"personal": "y"} if personal else {}
    values = SAMPLES["desk_processes"](world)["running"]
    answer = do(world, "mN", "results.export", values, chosen, "running").answer
    assert answer.status == 200
    assert leaks(world, answer) == set()
    assert (b"-author_name" in answer.content) is personal
    assert b"@" not in answer.content
    hidden = world.north.talk.idea["running/hidden"], world.north.talk.comment["published/hidden"]
    held_back = [marks.mark("contribution", row.id, "text").encode() in answer.content for row in hidden]
    assert any(held_back) is every_state


def test_logs_hold_no_secret_no_address_and_no_text(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither of pages that are fetched, nor of forms, nor of failures of ours and of the database."""
    address, hashed = f"KANARIE-log@example.org {ADDRESS}", token_hash("cookie-of-c1")

    def twice(contribution: int) -> str:
        one = {"key": address, "window": 1, "seen": 1}
        web.session().execute(sa.insert(RateCount), [one, one])
        return f"{contribution} {hashed}"

    twice.door = "everybody"  # type: ignore[attr-defined]  # the gate's label
    with caplog.at_level(logging.DEBUG):
        for endpoint, route in ROUTES.items():
            values = next(iter(SAMPLES[route.samples](world).values()))
            for actor in ("c1", "mN"):
                world.browsers[actor].get(world.url(endpoint, values)).get_data()
        list(deeds(world))
        monkeypatch.setitem(world.app.view_functions, "contributions.support", twice)
        values = SAMPLES["said"](world)["running/published"]
        failed = do(world, "c1", "contributions.support", values, {}, "running/published")
    assert failed.answer.status == 500
    assert "UNIQUE constraint failed" in caplog.text
    told = caplog.text.encode()
    assert MARK.findall(told) == []
    assert [word for word in WORD.findall(told) if word in world.scopes.values] == []
    for secret in (ADDRESS, "@example.org", "secret-of-idea", "cookie-of", "invite-nordstadt", "KANARIE-log"):
        assert secret not in caplog.text, secret


def test_a_leak_is_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    url = world.url("ideas.show", SAMPLES["ideas"](world)["running/hidden"])
    assert leaks(world, fetch(world, "anon", url)) == set()
    monkeypatch.setattr(policy, "may_read", lambda *_anything: True)
    assert leaks(world, fetch(world, "anon", url)) != set()


def test_markup_that_nobody_escaped_is_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = SandboxedEnvironment(autoescape=False).from_string
    monkeypatch.setattr(
        public, "render_template", lambda _name, **values: plain("{{ process.title }}").render(values)
    )
    assert alive(fetch(world, "anon", f"/{world.north.slug}/{world.north.process['running']}/")) != set()


def _inner(answer: Answer) -> bytes:
    """The page without its header, which tells who looks."""
    return answer.masked.partition(b"<main")[2]


def _public(name: str) -> bool:
    return name.removeprefix("running/").removesuffix("/guest") in {
        "published",
        "photo-pending",
        "photo-hidden",
    }

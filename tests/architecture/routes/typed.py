"""What a person would send: the form as its page shows it, and what is typed into it."""

import io
import re
from typing import Any

import orjson
from PIL import Image

from tests.architecture.answers import Route
from tests.architecture.routes.samples import Values
from tests.architecture.told import TOLD
from tests.architecture.world import World
from tests.client import Page
from tests.factories import PASSWORD, SQUARE

NEW_PASSWORD = "noch ein langes Passwort zum Testen"
SEEN = re.compile(r'name="seen" value="([^"]*)"')
IDEA = {"title": "Mehr Bänke", "text": "Zum Ausruhen.", "lat": "50.05", "lon": "9.05"}
INNER = {
    "type": "Polygon",
    "coordinates": [[[9.02, 50.02], [9.08, 50.02], [9.08, 50.08], [9.02, 50.08], [9.02, 50.02]]],
}

TYPED: dict[str, dict[str, Any]] = {
    "accounts.change_password": {"current": PASSWORD, "password": NEW_PASSWORD},
    "accounts.change_role": {"role": "moderator"},
    "accounts.confirm": {"password": PASSWORD},
    "accounts.declare_residence": {"municipality": "nordstadt"},
    "accounts.delete": {"password": PASSWORD},
    "accounts.forgot": {"email": "c2@example.org"},
    "accounts.invitation": {"name": "Neue Kollegin", "password": NEW_PASSWORD},
    "accounts.rename": {"name": "Neuer Name"},
    "accounts.resend": {"email": "c2@example.org"},
    "accounts.residents": {"email": "c1@example.org"},
    "accounts.reset": {"password": NEW_PASSWORD},
    "accounts.sign_up": {"name": "Neue Person", "email": "neu@example.org", "password": NEW_PASSWORD},
    "accounts.team": {"email": "kollege@example.org", "role": "moderator"},
    "contributions.answer": {"source": "Danke, das machen wir."},
    "contributions.comment": {"text": "Gute Idee!"},
    "contributions.edit_status": {"name": "Neuer Name", "colour": "#1e6b2e"},
    "contributions.new_status": {"name": "Neu", "colour": "#1e6b2e"},
    "desk.flag": {"reason": "other", "text": "Bitte ansehen."},
    "ideas.edit": IDEA,
    "ideas.edit_own": IDEA,
    "ideas.enter": IDEA | {"channel": "paper", "received": "2026-01-15"},
    "ideas.submit": IDEA,
    "municipalities.barrier": {"problem": "Die Karte lässt sich nicht bedienen."},
    "municipalities.boundary": {"area": "drawn", "drawn": orjson.dumps(SQUARE).decode()},
    "municipalities.edit_legal": {"source": "Neuer Text"},
    "municipalities.edit_look": {"action": "#1d4fa3", "accent": "#1d4fa3"},
    "municipalities.new_area": {"area": "drawn", "drawn": orjson.dumps(INNER).decode(), "name": "Mitte"},
    "municipalities.profile": {"name": "Neuer Name", "contact_email": "rathaus@example.org"},
    "processes.invited": {"name": "Neue Person", "password": NEW_PASSWORD},
    "processes.desk_people": {"people": "neue@example.org", "group": "experts"},
    "processes.people_access": {"access": "open"},
    "processes.edit_module": {"title": "Neuer Name"},
    "processes.desk_new": {"title": "Neues Verfahren"},
    "processes.desk_texts": {"title": "Neuer Titel", "contact_email": "amt@example.org"},
    "processes.duplicate": {"title": "Kopie"},
    "processes.edit_category": {"name": "Neuer Name"},
    "processes.edit_phase": {"title": "Neuer Name"},
    "processes.new_category": {"name": "Neu", "letter": "N"},
    "processes.new_phase": {"title": "Neue Phase"},
    "results.export": {"kind": "csv"},
    "voting.new_deed": {"text": "Ein Nachtrag", "reason": "Es fehlte."},
    "voting.new_option": {"title": "Ein Steg"},
    "voting.check": {"code": "2222-2222-2222-2222"},
}


def typed(world: World, endpoint: str, route: Route, sample: str, values: Values) -> dict[str, Any]:
    """The fields of a form, without its token."""
    url = world.url(endpoint, values)
    shown = _shown(world, url, endpoint) if route.get else {}
    found = shown | TYPED.get(endpoint, {})
    found |= _told(world, endpoint, sample, values)
    return found | _asked(world, endpoint, sample, values)


def _asked(world: World, endpoint: str, sample: str, values: Values) -> dict[str, Any]:
    """What a person would type that depends on the world they stand in."""
    match endpoint:
        case "accounts.sign_in":
            return {"email": world.email("c2"), "password": PASSWORD}
        case "desk.review":
            return {"verdict": "keep" if sample.endswith("/published") else "publish"}
        case "desk.queue":
            pending = world.north.talk.idea["running/pending"].id
            return {"pick": f"{pending}:{_stamp(world, pending)}"}
        case "ideas.submit" | "ideas.enter":
            return {"category": _category(world, values)}
        case _:
            return _voted(world, endpoint, sample, values) or _files(endpoint)


def _voted(world: World, endpoint: str, sample: str, values: Values) -> dict[str, Any]:
    """What a person would type to vote."""
    match endpoint:
        case "voting.ballot" | "voting.letters":
            return {"code": world.north.votes.codes[0], "wahl": "1", "label": "Viertel", "size": "3"}
        case "voting.cast":
            return _checked(world, sample, values)
        case _:
            return {}


def _files(endpoint: str) -> dict[str, Any]:
    """The files that a person would send."""
    match endpoint:
        case "ideas.move_in":
            table = io.BytesIO(b"titel;text\nEine Bank;Bitte mit Lehne\n")
            return {"files": (table, "ideen.csv"), "step": "keep"}
        case "municipalities.edit_logo":
            return {"logo": (io.BytesIO(picture()), "wappen.png")}
        case _:
            return {}


def _told(world: World, endpoint: str, sample: str, values: Values) -> dict[str, Any]:
    """What the format says that a person would type."""
    for told in (told for told in TOLD.values() if endpoint in told.routes):
        return dict(told.typed.get(endpoint, {})) | told.typed_here(world, endpoint, sample, values)
    return {}


def _checked(world: World, sample: str, values: Values) -> dict[str, Any]:
    """What the page that checks an open vote's ballot hands out."""
    if sample != "open":
        return {}
    code = world.north.votes.codes[0]
    page = world.browsers["anon"].post(world.url("voting.ballot", values), {"code": code, "wahl": "1"})
    shown = page.get_data(as_text=True)
    return {
        name: re.findall(rf'name="{name}" value="([^"]*)"', shown)[0]
        for name in ("code", "sealed", "voucher")
    }


def picture() -> bytes:
    """A small PNG."""
    file = io.BytesIO()
    Image.new("RGB", (4, 3), "green").save(file, "PNG")
    return file.getvalue()


def _shown(world: World, url: str, endpoint: str) -> dict[str, Any]:
    """The form as somebody sees it who may."""
    for actor in () if endpoint == "desk.queue" else ("aN", "c1", "anon"):
        answer = world.browsers[actor].get(url)
        if answer.status_code == 200:
            try:
                found = Page(answer).form_values()
            except AssertionError:
                continue  # a page that says why there is no form
            found.pop("csrf_token", None)
            found.pop("__action__", None)
            return found
    return {}


def _stamp(world: World, contribution: int) -> str:
    page = world.browsers["aN"].get(f"/verwaltung/{world.north.slug}/moderation/{contribution}")
    return SEEN.findall(page.get_data(as_text=True))[0]


def _category(world: World, values: Values) -> int:
    name = next((name for name, slug in world.north.process.items() if slug == values["process"]), "running")
    return world.north.category[name]

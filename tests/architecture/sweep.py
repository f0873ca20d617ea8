"""Everything that can be fetched, fetched once by everybody: the tests of reading, leaking and headers look at it."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import quote

from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from tests.architecture.routes import ROUTES, SAMPLES
from tests.architecture.told import TOLD
from tests.architecture.world import World
from tests.architecture.world.talk import SECRET_LAT

SCRIPT = re.compile(r"/karten/[0-9a-f]+\.js")
CSRF = re.compile(rb'(name="csrf_token"[^>]*value=")[^"]*')
OPENED = re.compile(rb'(name="opened"[^>]*value=")[^"]*')
IN_ADDRESSES = "!$'()*,/:;?@"
"""What Werkzeug leaves as it is where one address stands in another."""
INNER = {"moderator", "admin"}
DEEPEST = 20
ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Answer:
    """What somebody got: who asked, for what, and whether anything was written meanwhile."""

    actor: str
    endpoint: str
    sample: str
    url: str
    status: int
    headers: Headers
    body: bytes
    written: tuple[str, ...]
    grants: frozenset[tuple[str, int]] = frozenset()
    """Rows that whoever knows this address may see, by table and id: it holds a secret."""
    listed: bool = False
    """Whether the table says what this answer must be."""

    @property
    def where(self) -> str:
        """For messages."""
        return f"{self.actor} GET {self.url} ({self.endpoint} {self.sample}): {self.status}"

    @property
    def html(self) -> bool:
        """Whether it is a page."""
        return self.headers.get("Content-Type", "").startswith("text/html")

    @property
    def masked(self) -> bytes:
        """The body without what differs between two equal pages: tokens, and the address itself."""
        body = OPENED.sub(rb"\1", CSRF.sub(rb"\1", self.body))
        quoted = (quote(self.url, safe=kept) for kept in ("/", "", IN_ADDRESSES))
        for form in (self.url, escape(self.url), *quoted):
            body = body.replace(form.encode(), b"URL")
        return body.replace(f"next={self.url.partition('?')[0]}".encode(), b"next=URL")

    @property
    def content(self) -> bytes:
        """The masked body with everything that is packed in it."""
        if not self.body.startswith(ZIP):
            return self.masked
        with zipfile.ZipFile(io.BytesIO(self.body)) as packed:
            return b"\n".join(packed.read(name) for name in packed.namelist())


def fetch(world: World, actor: str, url: str, *, endpoint: str = "", sample: str = "",
          grants: frozenset[tuple[str, int]] = frozenset()) -> Answer:  # fmt: skip
    """One answer."""
    world.written.clear()
    response: TestResponse = world.browsers[actor].get(url)
    body = response.get_data()
    return Answer(
        actor,
        endpoint,
        sample,
        url,
        response.status_code,
        response.headers,
        body,
        tuple(world.written),
        grants,
    )


def sweep(world: World, actor: str) -> list[Answer]:
    """Every route that answers GET, with every sample; Südstadt's desk too for its admin; and the odd corners."""
    found = [replace(answer, listed=True) for answer in _routes(world, actor)]
    if actor == "aS":
        found += list(_routes(mirror(world), actor, only=INNER))
    found += list(_corners(world, actor))
    return found + list(_scripts(world, actor, found))


def mirror(world: World) -> World:
    """The same world with the towns exchanged: what the table says of Nordstadt is asked of Südstadt."""
    return replace(world, north=world.south, south=world.north)


def _routes(world: World, actor: str, only: set[str] | None = None) -> Iterator[Answer]:
    """The routes of the table; `only` names doors."""
    for endpoint, route in ROUTES.items():
        wanted = route.get and (only is None or route.door in only)
        for sample, values in SAMPLES[route.samples](world).items() if wanted else ():
            grants = granted(world, route.samples, sample)
            yield fetch(
                world, actor, world.url(endpoint, values), endpoint=endpoint, sample=sample, grants=grants
            )


def granted(world: World, samples: str, sample: str) -> frozenset[tuple[str, int]]:
    """What a secret address opens."""
    if samples == "secrets" and f"{sample}/guest" in world.north.talk.idea:
        idea = world.north.talk.idea[f"{sample}/guest"]
        return frozenset(
            {
                ("contribution", idea.id),
                ("idea", idea.id),
                ("photo", world.north.talk.photo[f"{sample}/guest"].id),
            }
        )
    if samples == "comment_secrets" and f"guest/{sample}" in world.north.talk.comment:
        comment = world.north.talk.comment[f"guest/{sample}"]
        return frozenset({("contribution", comment.id), ("comment", comment.id)})
    if samples == "invitations" and sample in world.north.invitation:
        return frozenset({("invitation", world.north.invitation[sample]), ("account", world.people["c2"])})
    if samples == "circles" and f"private/{sample}" in world.north.participant:
        rows = {
            ("participant", world.north.participant[f"private/{sample}"]),
            ("account", world.people["c2"]),
        }
        return frozenset(rows | {("process", world.north.private)})
    links = {"confirmations": "cu", "resets": "c2"}
    if samples in links and sample == "good":
        return frozenset({("account", world.people[links[samples]])})
    return frozenset().union(*(told.granted(world, samples, sample) for told in TOLD.values()))


def _corners(world: World, actor: str) -> Iterator[Answer]:
    """Searches for words that only hidden things hold, maps at every zoom, similar titles, wrong turns."""
    town, talk = world.north, world.north.talk
    secrets = [talk.idea[name].id for name in ("running/pending", "running/hidden", "running/withdrawn")]
    secrets.append(talk.comment["published/hidden"].id)
    for process in ("running", "draft", "private"):
        here = f"/{town.slug}/{town.process[process]}"
        for key in secrets if process == "running" else [talk.idea[f"{process}/published"].id]:
            yield fetch(world, actor, f"{here}/?q=unterschlupf{key}", endpoint="search", sample=process)
            yield fetch(
                world,
                actor,
                f"{here}/ideen/aehnlich.json?q=KANARIE-idea-{key}-title",
                endpoint="alike",
                sample=process,
            )
            yield fetch(
                world,
                actor,
                f"{here}/daten/ideen/ideen.json?q=unterschlupf{key}",
                endpoint="data",
                sample=process,
            )
        for sort in ("beliebt", "diskutiert"):
            yield fetch(world, actor, f"{here}/?sort={sort}&status=0", endpoint="list", sample=process)
    yield from _tiles(world, actor)
    for url in (
        "/gibt/es/nicht/hier",
        "/verwaltung/",
        "/robots.txt",
        "/sitemap.xml",
        "/feed",
        "/.git/config",
        "/orte.json",
    ):
        yield fetch(world, actor, url, endpoint="nowhere")


def _tiles(world: World, actor: str) -> Iterator[Answer]:
    """At each zoom the tiles over what is public and over what is not, of what runs and of the draft."""
    for process in ("running", "draft", "private") if actor == "anon" else ():
        here = f"/{world.north.slug}/{world.north.process[process]}/ideen/tiles"
        for zoom in range(DEEPEST + 1):
            for lat in {50.05, SECRET_LAT}:
                x, y = tile_of(lat, 9.05, zoom)
                yield fetch(world, actor, f"{here}/{zoom}/{x}/{y}.json", endpoint="tiles", sample=process)


def tile_of(lat: float, lon: float, zoom: int) -> tuple[int, int]:
    """The XYZ tile that holds a place."""
    from math import asinh, pi, radians, tan

    size = 2**zoom
    return int((lon + 180) / 360 * size), int((1 - asinh(tan(radians(lat))) / pi) / 2 * size)


def _scripts(world: World, actor: str, found: list[Answer]) -> Iterator[Answer]:
    """The scripts of the maps on the pages that an actor got."""
    pages = [answer for answer in found if answer.actor == actor and answer.html]
    grants: dict[str, frozenset[tuple[str, int]]] = {}
    for page in pages:
        for url in SCRIPT.findall(page.body.decode()):
            grants[url] = grants.get(url, frozenset()) | page.grants
    for url in sorted(grants):
        yield fetch(world, actor, url, endpoint="maps.script", sample="linked", grants=grants[url])

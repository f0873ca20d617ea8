"""Objects to try a route with: by name, what stands in its address. All as if they were Nordstadt's."""

from collections.abc import Callable
from typing import Any

from participation.contributions.models import Visibility
from tests.architecture.told import TOLD
from tests.architecture.world import World

Values = dict[str, Any]
Samples = dict[str, Values]

STATES = ("draft", "upcoming", "running", "closed", "archived", "private", "half")
NO_ID = 999_999
MISSING = "gibt-es-nicht"


def plain(_world: World) -> Samples:
    """An address without any object."""
    return {"-": {}}


def languages(_world: World) -> Samples:
    """A language of the pages."""
    return {"ours": {"language": "en"}, "missing": {"language": "fr"}}


def towns(world: World) -> Samples:
    """A municipality."""
    return {"own": {"municipality": world.north.slug}, "missing": {"municipality": MISSING}}


def processes(world: World) -> Samples:
    """A process; `foreign` exists in Südstadt only."""
    here = {"municipality": world.north.slug}
    found = {name: here | {"process": world.north.process[name]} for name in STATES}
    return found | {
        "foreign": here | {"process": world.south.process["own"]},
        "missing": here | {"process": MISSING},
    }


def desk_processes(world: World) -> Samples:
    """The same as staff meet them; to `empty`, a draft, and `fresh`, which is public, nobody has contributed."""
    found, here = processes(world), {"municipality": world.north.slug}
    for name in ("upcoming", "closed"):
        del found[name]
    return found | {name: here | {"process": world.north.process[name]} for name in ("empty", "fresh")}


def modules(world: World) -> Samples:
    """A module of ideas; `other` does not exist in a process that does. With places in its tile and on its map."""
    rest = {"z": 14, "x": 8603, "y": 5555}
    found = {name: values | rest | {"module": "ideen"} for name, values in processes(world).items()}
    return found | {"other": found["running"] | {"module": "ideen-2"}}


def desk_modules(world: World) -> Samples:
    """The same as staff meet them."""
    found = modules(world)
    return {name: found[name] for name in ("draft", "running", "archived", "foreign", "missing", "other")}


def votes(world: World) -> Samples:
    """Votes by how far they are, each with an option, a deed that waits and a kind of deed; `other` is a process
    without a vote, and whatever is `foreign` belongs to Südstadt."""
    here, own, rest = {"municipality": world.north.slug}, world.north.votes, world.south.votes
    found = {}
    for name, process in own.process.items():
        parts = {"option": own.option[name], "deed": own.deed[name]}
        found[name] = here | {"process": process, "module": "abstimmung", "kind": "hinweis"} | parts
    parts = {"option": rest.option["open"], "deed": rest.deed["open"]}
    return found | {
        "foreign": found["open"] | parts | {"process": world.south.process["own"]},
        "missing": found["open"] | {"process": MISSING},
        "other": found["open"] | {"process": world.north.process["running"]},
    }


def options(world: World) -> Samples:
    """The same with an option by the key that it has on ballots."""
    return {name: values | {"option": "1"} for name, values in votes(world).items()}


def files(world: World) -> Samples:
    """Open data, in every kind of file for what runs."""
    found = {}
    for name, values in modules(world).items():
        kinds = ("csv", "xlsx", "geojson", "json") if name == "running" else ("json",)
        tables = ("ideen", "kommentare") if name == "running" else ("ideen",)
        for kind in kinds:
            for table in tables:
                if (kind, table) not in {("geojson", "kommentare"), ("xlsx", "kommentare")}:
                    label = f"{name}-{kind}-{table}" if len(kinds) > 1 else name
                    found[label] = values | {"kind": kind, "table": table}
    return found


def ideas(world: World) -> Samples:
    """Ideas of an account, by their number."""
    talk, here = world.north.talk, {"municipality": world.north.slug, "module": "ideen"}
    found = {}
    for name in IDEAS:
        process = world.north.process[name.partition("/")[0]]
        found[name] = here | {"process": process, "reference": talk.idea[name].reference}
    running = here | {"process": world.north.process["running"]}
    foreign = world.south.talk.idea["running/published"].reference
    return found | {
        "foreign": running | {"reference": foreign},
        "missing": running | {"reference": "2020-99999"},
    }


IDEAS = (
    *("draft/published", "closed/published", "private/published"),
    *("running/published", "running/pending", "running/hidden", "running/withdrawn"),
)


def secrets(world: World) -> Samples:
    """Ideas of guests, by their secret links."""
    talk, here = world.north.talk, {"municipality": world.north.slug, "module": "ideen"}
    found = {}
    for name in IDEAS:
        process = world.north.process[name.partition("/")[0]]
        found[name] = here | {"process": process, "token": talk.secret[f"{name}/guest"]}
    running = here | {"process": world.north.process["running"]}
    foreign = world.south.talk.secret["running/published/guest"]
    return found | {"foreign": running | {"token": foreign}, "missing": running | {"token": "a" * 32}}


def comment_secrets(world: World) -> Samples:
    """Comments of guests, by their secret links."""
    secret = world.north.talk.secret
    found = {str(state): {"token": secret[f"comment/guest/{state}"]} for state in Visibility}
    of_an_account = {"token": secret["comment/published/published"]}
    return found | {"account": of_an_account, "missing": {"token": "a" * 32}}


def said(world: World) -> Samples:
    """Ideas and comments by their id. `comment/hidden/published` is a published comment below a hidden idea."""
    talk = world.north.talk
    found = {name: {"contribution": talk.idea[name].id} for name in IDEAS}
    found |= {f"comment/{name}": {"contribution": talk.comment[name].id} for name in COMMENTS}
    return found | {"missing": {"contribution": NO_ID}}


COMMENTS = ("published/published", "published/pending", "published/hidden", "hidden/published")


def on_desk(world: World) -> Samples:
    """The same for the staff of Nordstadt; `foreign` is Südstadt's."""
    found = {name: values | {"municipality": world.north.slug} for name, values in said(world).items()}
    foreign = world.south.talk.idea["running/published"].id
    return found | {"foreign": {"municipality": world.north.slug, "contribution": foreign}}


def photos(world: World) -> Samples:
    """Photos by the name of their idea; those of ideas that are held back were approved once."""
    talk = world.north.talk
    names = (
        *IDEAS,
        "running/published/guest",
        "running/hidden/guest",
        "running/photo-pending",
        "running/photo-hidden",
    )
    shown = {"running/published/guest": "running/guest/published"}
    return {shown.get(name, name): {"key": talk.photo[name].key} for name in names} | {
        "missing": {"key": "0" * 32}
    }


def statuses(world: World) -> Samples:
    """Statuses of answers."""
    return _ids(world, "status", world.north.status, world.south.status["unused"])


def areas(world: World) -> Samples:
    """Areas: the whole municipality, in which all processes lie, and one that nothing uses."""
    return _ids(world, "area", world.north.area, world.south.area["unused"])


def colleagues(world: World) -> Samples:
    """Accounts as members of the team."""
    people = {"moderator": world.people["mN"], "admin": world.people["aN"], "stranger": world.people["c1"]}
    return _ids(world, "account_id", people, world.people["mS"])


def invited(world: World) -> Samples:
    """Invitations as the admin sees them."""
    return _ids(world, "invitation_id", {"own": world.north.invitation["new"]}, world.south.invitation["new"])


def residences(world: World) -> Samples:
    """Citizens who say that they belong to a town, as its staff meet them."""
    return _ids(world, "residence_id", {"own": world.north.residence}, world.south.residence)


def belongings(world: World) -> Samples:
    """Towns as their citizens name them: c1 belongs to Nordstadt, c2 to Südstadt."""
    return {"own": {"municipality_id": world.north.id}, "missing": {"municipality_id": NO_ID}}


def _ids(world: World, word: str, known: dict[str, int], foreign: int) -> Samples:
    here = {"municipality": world.north.slug}
    found = {name: here | {word: key} for name, key in known.items()}
    return found | {"foreign": here | {word: foreign}, "missing": here | {word: NO_ID}}


def phases(world: World) -> Samples:
    """Phases; `other` belongs to another process of the same municipality."""
    return _parts(world, "phase", world.north.phase, world.south.phase["running"])


def categories(world: World) -> Samples:
    """Categories, likewise; `draft/unused` is one that no idea bears."""
    found = _parts(world, "category", world.north.category, world.south.category["running"])
    return found | {"draft/unused": found["draft"] | {"category": world.north.category["draft/unused"]}}


def _parts(world: World, word: str, known: dict[str, int], foreign: int) -> Samples:
    found = {name: processes(world)[name] | {word: known[name]} for name in ("draft", "running", "archived")}
    running = processes(world)["running"]
    return found | {
        "other": running | {word: known["closed"]},
        "foreign": running | {word: foreign},
        "missing": running | {word: NO_ID},
    }


def legal(world: World) -> Samples:
    """Legal pages."""
    here = {"municipality": world.north.slug}
    return {
        "impressum": here | {"kind": "impressum"},
        "missing": here | {"kind": MISSING},
        "nowhere": {"municipality": MISSING, "kind": "impressum"},
    }


def logos(world: World) -> Samples:
    """Logos; another municipality's is not served below one's own name."""
    here = {"municipality": world.north.slug}
    own, foreign = (f"{len(town.slug):032x}" for town in (world.north, world.south))
    return {
        "own": here | {"key": own},
        "foreign": here | {"key": foreign + "0"},
        "missing": here | {"key": "0" * 32},
    }


def confirmations(_world: World) -> Samples:
    """Links that confirm an address."""
    return {"good": {"token": "confirm-cu"}, "wrong": {"token": "reset-c2"}, "missing": {"token": "a" * 43}}


def resets(_world: World) -> Samples:
    """Links to a new password."""
    return {"good": {"token": "reset-c2"}, "wrong": {"token": "confirm-cu"}, "missing": {"token": "a" * 43}}


def invitations(world: World) -> Samples:
    """Links that invite to a team."""
    names = ("c2", "new", "expired")
    found = {name: {"token": f"invite-{world.north.slug}-{name}"} for name in names}
    return found | {"missing": {"token": "a" * 43}}


def circles(world: World) -> Samples:
    """Links that invite to a process."""
    found = {name: {"token": f"eingeladen-{world.north.private}-{name}"} for name in ("c2", "neu")}
    return found | {"missing": {"token": "a" * 43}}


def participants(world: World) -> Samples:
    """People on lists; `other` is on that of another process of the same municipality."""
    own, here = world.north.participant, processes(world)
    found = {
        name: here[name] | {"participant": own[f"{name}/{who}"]}
        for name, who in (("running", "gast"), ("private", "neu"))
    }
    return found | {
        "other": here["running"] | {"participant": own["private/neu"]},
        "foreign": here["running"] | {"participant": world.south.participant["running/gast"]},
        "missing": here["running"] | {"participant": NO_ID},
    }


def tokens(_world: World) -> Samples:
    """Tokens of photos in forms that came back; only the visitor who sent one can redeem it."""
    return {"missing": {"token": "0" * 32}}


def assets(_world: World) -> Samples:
    """Static files, under the address of an older build too."""
    return {
        "good": {"build": "0" * 12, "name": "css/site.css"},
        "missing": {"build": "0" * 12, "name": "css/none.css"},
        "above": {"build": "0" * 12, "name": "../pyproject.toml"},
    }


def scripts(world: World) -> Samples:
    """A map's script, once a page with that map was drawn."""
    folder = world.config.data / "maps"
    world.browsers["anon"].get(f"/{world.north.slug}/{world.north.process['running']}/")
    drawn = sorted(path.stem for path in folder.glob("*.js"))[0]
    return {"drawn": {"key": drawn}, "missing": {"key": "0" * 64}}


def kts_files(_world: World) -> Samples:
    """The overview as a file."""
    return {"csv": {"kind": "csv"}, "json": {"kind": "json"}, "missing": {"kind": "exe"}}


def pictures(_world: World) -> Samples:
    """Basemap pictures of sources that no area here is drawn on."""
    return {
        "unused": {"source": "topplus", "z": 7, "x": 67, "y": 43},
        "missing": {"source": "nix", "z": 1, "x": 0, "y": 0},
    }


SAMPLES: dict[str, Callable[[World], Samples]] = {
    made.__name__: made
    for made in (
        *(
            plain,
            languages,
            towns,
            processes,
            desk_processes,
            modules,
            desk_modules,
            files,
            ideas,
            secrets,
            comment_secrets,
            said,
            on_desk,
            photos,
            statuses,
            areas,
        ),
        *(residences, belongings, votes, options),
        *(colleagues, invited, phases, categories, legal, logos, confirmations, resets, invitations, tokens),
        *(assets, scripts, kts_files, pictures, circles, participants),
    )
}
for _format in TOLD.values():
    assert not SAMPLES.keys() & _format.samples.keys(), "two things tell samples of one name"
    SAMPLES |= _format.samples

"""What the desk of a draft, and the comparison of its versions, tell the tests of the whole platform."""

from typing import TYPE_CHECKING, Any

from tests.architecture.answers import (
    ALL,
    EVERYBODY,
    MODERATOR,
    NONE,
    STAFF,
    STAFF_DONE,
    STAFF_LATE,
    STAFF_NONE,
    STAFF_WRONG,
    Route,
)
from tests.journeys.kinds import MODERATOR as STAFF_MEMBER
from tests.journeys.kinds import Kind

if TYPE_CHECKING:
    from tests.architecture.world import World

DESK = {"foreign missing other": STAFF_NONE, "*": STAFF}
WRITTEN = {"running gone foreign missing other": STAFF_NONE, "*": STAFF}
"""Pages of the version that is being written: only one draft has published all it has."""
CHANGED = {"running gone foreign missing other": STAFF_NONE, "archived": STAFF_LATE, "*": STAFF_DONE}
TYPED_IN = CHANGED | {"archived": STAFF_WRONG}
OF_SECTION = {"bare": STAFF_NONE}
"""The draft without a published version has no section that the samples name."""

ROUTES: dict[str, Route] = {
    "documents.bring_text": Route(
        MODERATOR,
        "drafts",
        DESK,
        {"foreign missing other": STAFF_NONE, "archived": STAFF_WRONG, "*": STAFF_DONE},
    ),
    "documents.compare": Route(EVERYBODY, "drafts", {"running": ALL, "*": NONE}),
    "documents.describe_edition": Route(MODERATOR, "drafts", WRITTEN, TYPED_IN),
    "documents.desk": Route(MODERATOR, "drafts", DESK),
    "documents.desk_remarks": Route(MODERATOR, "drafts", DESK),
    "documents.discard_edition": Route(MODERATOR, "drafts", post=CHANGED),
    "documents.edit_section": Route(MODERATOR, "drafts", OF_SECTION | WRITTEN, OF_SECTION | TYPED_IN),
    "documents.group_answer": Route(
        MODERATOR, "drafts", DESK, {"foreign missing other": STAFF_NONE, "bare": STAFF_WRONG, "*": STAFF_DONE}
    ),
    "documents.join_section": Route(MODERATOR, "drafts", post=OF_SECTION | CHANGED),
    "documents.move_section": Route(MODERATOR, "drafts", post=OF_SECTION | CHANGED),
    "documents.new_section": Route(MODERATOR, "drafts", WRITTEN, TYPED_IN),
    "documents.number_sections": Route(MODERATOR, "drafts", post=CHANGED),
    "documents.paste": Route(MODERATOR, "drafts", post={"*": STAFF}),
    "documents.preview": Route(MODERATOR, "drafts", WRITTEN),
    "documents.publish_edition": Route(MODERATOR, "drafts", post=CHANGED),
    "documents.remove_section": Route(MODERATOR, "drafts", post=OF_SECTION | CHANGED),
    "documents.start_edition": Route(
        MODERATOR,
        "drafts",
        post={
            "foreign missing other": STAFF_NONE,
            "running gone": STAFF_DONE,
            "archived": STAFF_LATE,
            "*": "snnccnn",
        },
    ),
    "documents.synopsis": Route(MODERATOR, "drafts", DESK, DESK),
}
TYPED: dict[str, dict[str, Any]] = {
    "documents.bring_text": {"text": "# 1 Ziele\n\nMehr Grün."},
    "documents.describe_edition": {"title": "Zweiter Entwurf", "note": "Mehr Bäume."},
    "documents.edit_section": {"heading": "Ziele", "level": "1", "source": "Mehr Grün."},
    "documents.group_answer": {"source": "Danke.", "new_status": "0", "adopted": ""},
    "documents.move_section": {"direction": "down"},
    "documents.new_section": {"heading": "Schluss", "level": "1", "source": "Ende."},
    "documents.paste": {"html": "<p>Mehr Grün.</p>"},
    "documents.synopsis": {"kind": "xlsx"},
}


def typed_here(world: "World", endpoint: str, sample: str, values: dict[str, Any]) -> dict[str, Any]:
    """The remark of the same draft that is answered."""
    if endpoint != "documents.group_answer":
        return {}
    drafts = world.north.formats["documents"]
    name = next((one for one, slug in drafts.process.items() if slug == values["process"]), "")
    remark = drafts.remark.get(name)
    return {"chosen": f"{remark}:0"} if remark else {}


READERS = {
    "documents.desk_remarks": (
        "art",
        "status",
        "abschnitt",
        "stelle",
        "fassung",
        "q",
        "sort",
        "nach",
        "offen",
    ),
    "documents.group_answer": (
        "wahl",
        "alle",
        "art",
        "status",
        "abschnitt",
        "stelle",
        "fassung",
        "q",
        "sort",
        "offen",
    ),
}

GUIDELINES = "/lindenfurt/leitlinien-fuer-die-gruene-mitte/entwurf"
DESK_OF = "/verwaltung/lindenfurt/verfahren/leitlinien-fuer-die-gruene-mitte/entwurf"
PAGES: tuple[Kind, ...] = (
    Kind("documents.compare", f"{GUIDELINES}/fassungen/1..2"),
    Kind("documents.desk", f"{DESK_OF}/", STAFF_MEMBER),
    Kind("documents.bring_text", f"{DESK_OF}/fassung/text", STAFF_MEMBER),
    Kind("documents.desk_remarks", f"{DESK_OF}/anmerkungen", STAFF_MEMBER),
    Kind("documents.desk_remarks", f"{DESK_OF}/anmerkungen?offen=1&art=question", STAFF_MEMBER),
    Kind("documents.group_answer", f"{DESK_OF}/anmerkungen/antworten?alle=1&art=objection", STAFF_MEMBER),
    Kind("documents.synopsis", f"{DESK_OF}/abwaegung", STAFF_MEMBER),
)
ELSEWHERE = {
    "documents.preview": "a version that is being written: tests/formats/documents/desk/test_editions.py",
    "documents.describe_edition": "a version that is being written: tests/formats/documents/desk/test_editions.py",
    "documents.edit_section": "a version that is being written: tests/formats/documents/desk/test_editions.py",
    "documents.new_section": "a version that is being written: tests/formats/documents/desk/test_editions.py",
}

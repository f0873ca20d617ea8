"""What the pages of citizens, letters and rules answer to whom, and what is typed in there."""

from datetime import timedelta

from participation.kernel import clock
from tests.architecture.answers import (
    ACCOUNT,
    ALL,
    DONE,
    EVERYBODY,
    INSIDE,
    MODERATOR,
    NONE,
    OWN_NONE,
    STAFF,
    STAFF_DONE,
    STAFF_NONE,
    Route,
)
from tests.journeys.kinds import MODERATOR as STAFF_MEMBER
from tests.journeys.kinds import Kind

SHUT = "fffffff"
READ = {"draft": INSIDE, "private": INSIDE, "bare foreign missing other gone": NONE, "*": ALL}
LIST = {"draft": INSIDE, "private": INSIDE, "foreign missing other": NONE, "*": ALL}
SECRET = {"draft/*": INSIDE, "private/*": INSIDE, "foreign missing": NONE, "*": ALL}
ONE = {
    "draft/* private/*": INSIDE,
    "foreign missing": NONE,
    "*/published": ALL,
    "*": "nonoonn",
}
MINE = {"draft/* private/* foreign missing": OWN_NONE, "*": "sonnnnn"}
CHANGED = {
    "draft/*": "nnneenn",
    "private/*": "nnnrrnn",
    "foreign missing": NONE,
    "running/published running/pending half/published": DONE,
    "*": "eeeeeee",
}
CHANGED_MINE = {
    "draft/* private/* foreign missing": OWN_NONE,
    "running/published running/pending half/published": "srnnnnn",
    "*": "sennnnn",
}
DESK = {"foreign missing other": STAFF_NONE, "*": STAFF}

ROUTES = {
    "documents.edit": Route(EVERYBODY, "remark_secrets", SECRET, CHANGED),
    "documents.edit_own": Route(ACCOUNT, "remarks", MINE, CHANGED_MINE),
    "documents.edition": Route(EVERYBODY, "drafts", READ),
    "documents.enter": Route(
        MODERATOR, "drafts", DESK, {"foreign missing other": STAFF_NONE, "bare": STAFF, "*": STAFF_DONE}
    ),
    "documents.outage": Route(
        MODERATOR,
        "drafts",
        DESK,
        {"foreign missing other": STAFF_NONE, "half closed": "snneenn", "*": STAFF_DONE},
    ),
    "documents.own": Route(EVERYBODY, "remark_secrets", SECRET),
    "documents.own_receipt_file": Route(ACCOUNT, "remarks", MINE),
    "documents.qr": Route(EVERYBODY, "remark_secrets", SECRET),
    "documents.receipt_file": Route(EVERYBODY, "remark_secrets", SECRET),
    "documents.remarks": Route(EVERYBODY, "drafts", LIST),
    "documents.rules": Route(
        MODERATOR,
        "drafts",
        DESK,
        {"foreign missing other": STAFF_NONE, "archived": "snneenn", "*": STAFF_DONE},
    ),
    "documents.section": Route(
        EVERYBODY,
        "drafts",
        READ,
        {
            "draft": "nnnffnn",
            "private": "nnnrrnn",
            "half": "fffrrff",
            "running": DONE,
            "bare foreign missing other gone": NONE,
            "*": SHUT,
        },
    ),
    "documents.show": Route(EVERYBODY, "remarks", ONE),
    "documents.withdraw": Route(EVERYBODY, "remark_secrets", SECRET, CHANGED),
    "documents.withdraw_own": Route(ACCOUNT, "remarks", MINE, CHANGED_MINE),
}
SAID = {"kind": "suggestion", "text": "Ein Vorschlag.", "quote": ""}
YESTERDAY = (clock.local(clock.now()) - timedelta(days=1)).strftime("%Y-%m-%d")
TYPED = {
    "documents.edit": SAID,
    "documents.edit_own": SAID,
    "documents.enter": SAID | {"section": "ziele", "channel": "paper", "received": "2026-01-15"},
    "documents.outage": {"began_at": f"{YESTERDAY}T08:00", "ended_at": f"{YESTERDAY}T09:00"},
    "documents.rules": {"kinds": "question", "formal": "y", "law": "§ 3 Abs. 2 BauGB", "least_days": "9"},
    "documents.section": SAID,
}
GUIDELINES = "/lindenfurt/leitlinien-fuer-die-gruene-mitte"
PLAN = "/erlengrund/bebauungsplan-nr-7-am-erlenbach"
DESK_OF = "/verwaltung/lindenfurt/verfahren/leitlinien-fuer-die-gruene-mitte/entwurf"
PAGES = (
    Kind("processes.show", f"{GUIDELINES}/"),
    Kind("processes.show", f"{PLAN}/"),
    Kind("documents.section", f"{GUIDELINES}/entwurf/abschnitt/s4?anmerken=1"),
    Kind(
        "documents.section",
        f"{PLAN}/entwurf/abschnitt/s4?anmerken=1&stelle=zu+Hause",
        press="Stellungnahme absenden",
        status=422,
    ),
    Kind("documents.remarks", f"{GUIDELINES}/entwurf/anmerkungen"),
    Kind("documents.remarks", f"{GUIDELINES}/entwurf/anmerkungen?art=objection&sort=beliebt"),
    Kind("documents.edition", f"{GUIDELINES}/entwurf/fassungen/1"),
    Kind("documents.show", f"{GUIDELINES}/entwurf/{{remark}}"),
    Kind("documents.show", f"{GUIDELINES}/entwurf/{{remark}}", STAFF_MEMBER),
    Kind("documents.enter", f"{DESK_OF}/nachtragen", STAFF_MEMBER),
    Kind("documents.rules", f"{DESK_OF}/regeln", STAFF_MEMBER),
    Kind("documents.outage", f"{DESK_OF}/stoerung", STAFF_MEMBER),
)
ELSEWHERE = {
    "documents.own": "a guest's secret link: tests/formats/documents/test_pages.py",
    "documents.edit": "a guest's secret link: tests/formats/documents/test_pages.py",
    "documents.withdraw": "a guest's secret link: tests/formats/documents/test_pages.py",
    "documents.edit_own": "the same page as a guest's",
    "documents.withdraw_own": "the same page as a guest's",
    "documents.qr": "a picture",
    "documents.receipt_file": "a file",
    "documents.own_receipt_file": "a file",
}
NAMES = {
    "remark": "SELECT reference FROM contribution JOIN remark USING (id) WHERE comments > 1 AND status_id IS NOT NULL "
    "ORDER BY id LIMIT 1",
}

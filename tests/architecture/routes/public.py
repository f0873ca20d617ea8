"""Routes of what people say, and of what everybody may see."""

from tests.architecture.answers import (
    ACCOUNT,
    ALL,
    DONE,
    EVERYBODY,
    GONE,
    INSIDE,
    INSIDE_DONE,
    KTS,
    KTS_ONLY,
    NONE,
    OWN_NONE,
    Route,
)

SHUT = "fffffff"
CIRCLE, CIRCLE_DONE = "nnooonn", "nnrrrnn"
"""What is for the staff and for c2, who is invited; the author of what stands in it is not."""
PROCESS = {"draft": INSIDE, "private": CIRCLE, "foreign missing other": NONE, "*": ALL}
IDEA = {"draft/*": INSIDE, "private/*": CIRCLE, "foreign missing": NONE, "*/published": ALL, "*": "nonoonn"}
"""What is held back its author and the staff may read."""
SECRET = {"draft/*": INSIDE, "private/*": CIRCLE, "foreign missing": NONE, "*": ALL}
"""Whoever holds a guest's link is that guest, in whatever state the idea is."""
SHOWN = "running/published closed/published comment/published/published"
"""What is public; a published comment below an idea that is not is gone with it."""
HIS_IDEA = {"draft/* private/* foreign missing": OWN_NONE, "*": "sonnnnn"}

PUBLIC: dict[str, Route] = {
    # --- the platform ------------------------------------------------------------------------------------------
    "assets.file": Route(EVERYBODY, "assets", {"good": ALL, "*": NONE}),
    "home.index": Route(EVERYBODY, "plain", {"*": ALL}),
    "home.language": Route(EVERYBODY, "languages", {"ours": DONE, "*": NONE}),
    "kts.download": Route(KTS, "kts_files", {"missing": OWN_NONE, "*": KTS_ONLY}),
    "kts.overview": Route(KTS, "plain", {"*": KTS_ONLY}),
    "maps.script": Route(EVERYBODY, "scripts", {"drawn": ALL, "*": NONE}),
    # --- municipalities ----------------------------------------------------------------------------------------
    "municipalities.barrier": Route(EVERYBODY, "towns", {"own": ALL, "*": NONE}, {"own": DONE, "*": NONE}),
    "municipalities.legal": Route(EVERYBODY, "legal", {"impressum": ALL, "*": NONE}),
    "municipalities.logo": Route(EVERYBODY, "logos", {"own": ALL, "*": NONE}),
    "municipalities.look": Route(EVERYBODY, "towns", {"own": ALL, "*": NONE}),
    "municipalities.places": Route(EVERYBODY, "towns", {"own": ALL, "*": NONE}),
    "municipalities.show": Route(EVERYBODY, "towns", {"own": ALL, "*": NONE}),
    "municipalities.tile": Route(EVERYBODY, "pictures", {"*": NONE}),
    # --- processes ---------------------------------------------------------------------------------------------
    "processes.decline": Route(EVERYBODY, "circles", post={"missing": GONE, "*": DONE}),
    "processes.invited": Route(  # c2 is let in, others are told for whom it is, visitors without an account make one
        EVERYBODY,
        "circles",
        {"c2": "ooroooo", "neu": ALL, "*": GONE},
        {"c2": ALL, "neu": "roooooo", "*": GONE},
    ),
    "processes.show": Route(EVERYBODY, "processes", PROCESS),
    "processes.show_module": Route(EVERYBODY, "modules", PROCESS),
    "results.open_data": Route(
        EVERYBODY, "files", {"draft*": INSIDE, "private": CIRCLE, "foreign missing other": NONE, "*": ALL}
    ),
    # --- contributions of any kind -----------------------------------------------------------------------------
    "contributions.comment": Route(
        EVERYBODY,
        "said",
        {
            "draft/published": INSIDE,
            "private/published": CIRCLE,
            "running/published comment/published/published": ALL,
            "closed/published": "fffooff",
            "*": NONE,
        },
        {
            "draft/published": INSIDE_DONE,
            "private/published": CIRCLE_DONE,
            "running/published comment/published/published": DONE,
            "closed/published": "fffrrff",
            "*": NONE,
        },
    ),
    "contributions.own_comment": Route(
        EVERYBODY,
        "comment_secrets",
        {"account missing": NONE, "*": ALL},
        {"published pending": DONE, "hidden": "eeeeeee", "*": NONE},
    ),
    "contributions.photo": Route(
        EVERYBODY,
        "photos",
        {
            "draft/*": INSIDE,
            "private/*": CIRCLE,
            "*/published": ALL,
            "*/guest": INSIDE,
            "missing": NONE,
            "*": "nonoonn",
        },
    ),
    "contributions.photo_draft": Route(EVERYBODY, "tokens", {"*": NONE}),
    "contributions.show": Route(
        EVERYBODY,
        "said",
        {"draft/published": INSIDE_DONE, "private/published": CIRCLE_DONE, SHOWN: DONE, "*": NONE},
    ),
    "contributions.support": Route(
        EVERYBODY,
        "said",
        post={
            "draft/published": "nnnffnn",
            "private/published": CIRCLE_DONE,
            "running/published": DONE,
            "closed/published": SHUT,
            "*": NONE,
        },
    ),
    "contributions.thumbnail": Route(
        EVERYBODY,
        "photos",
        {
            "draft/*": INSIDE,
            "private/*": CIRCLE,
            "*/published": ALL,
            "*/guest": INSIDE,
            "missing": NONE,
            "*": "nonoonn",
        },
    ),
    "contributions.unsupport": Route(
        EVERYBODY,
        "said",
        post={
            "draft/published": "nnnffnn",
            "private/published": CIRCLE_DONE,
            "running/published": DONE,
            "closed/published": SHUT,
            "*": NONE,
        },
    ),
    "contributions.withdraw": Route(
        ACCOUNT,
        "said",
        {"comment/*/published comment/*/pending": "sonnnnn", "comment/*/hidden": "sfnnnnn", "*": OWN_NONE},
        {"comment/*/published comment/*/pending": "srnnnnn", "comment/*/hidden": "sfnnnnn", "*": OWN_NONE},
    ),
    "desk.flag": Route(
        EVERYBODY,
        "said",
        {"draft/published": INSIDE, "private/published": CIRCLE, SHOWN: ALL, "*": NONE},
        {"draft/published": INSIDE_DONE, "private/published": CIRCLE_DONE, SHOWN: DONE, "*": NONE},
    ),
    # --- ideas -------------------------------------------------------------------------------------------------
    "ideas.alike": Route(EVERYBODY, "modules", PROCESS),
    "ideas.detail": Route(EVERYBODY, "ideas", IDEA),
    "ideas.edit": Route(
        EVERYBODY,
        "secrets",
        SECRET,
        {
            "draft/*": "nnneenn",
            "private/*": CIRCLE_DONE,
            "foreign missing": NONE,
            "running/published running/pending": DONE,
            "*": "eeeeeee",
        },
    ),
    "ideas.edit_own": Route(
        ACCOUNT,
        "ideas",
        HIS_IDEA,
        {
            "draft/* private/* foreign missing": OWN_NONE,
            "running/published running/pending": "srnnnnn",
            "*": "sennnnn",
        },
    ),
    "ideas.own": Route(EVERYBODY, "secrets", SECRET),
    "ideas.picture": Route(EVERYBODY, "secrets", SECRET),
    "ideas.qr": Route(EVERYBODY, "secrets", SECRET),
    "ideas.show": Route(EVERYBODY, "ideas", IDEA),
    "ideas.submit": Route(
        EVERYBODY,
        "modules",
        {
            "draft": "nnnffnn",
            "private": CIRCLE,
            "half": "ffoooff",
            "running": ALL,
            "foreign missing other": NONE,
            "*": SHUT,
        },
        {
            "draft": "nnnffnn",
            "private": CIRCLE_DONE,
            "half": "ffrrrff",
            "running": DONE,
            "foreign missing other": NONE,
            "*": SHUT,
        },
    ),
    "ideas.tile": Route(EVERYBODY, "modules", PROCESS),
    "ideas.withdraw": Route(
        EVERYBODY,
        "secrets",
        SECRET,
        {
            "draft/*": "nnneenn",
            "private/*": CIRCLE_DONE,
            "foreign missing": NONE,
            "running/published running/pending": DONE,
            "*": "eeeeeee",
        },
    ),
    "ideas.withdraw_own": Route(
        ACCOUNT,
        "ideas",
        HIS_IDEA,
        {
            "draft/* private/* foreign missing": OWN_NONE,
            "running/published running/pending": "srnnnnn",
            "*": "sennnnn",
        },
    ),
}

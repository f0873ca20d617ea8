"""Routes of a municipality's own people."""

from tests.architecture.answers import (
    ADMIN,
    ADMINS,
    ADMINS_DONE,
    ADMINS_NONE,
    ADMINS_WRONG,
    MODERATOR,
    STAFF,
    STAFF_DONE,
    STAFF_LATE,
    STAFF_NONE,
    STAFF_WRONG,
    Route,
)

TOWN = {"own": STAFF, "*": STAFF_NONE}
TOWN_DONE = {"own": STAFF_DONE, "*": STAFF_NONE}
HALL = {"own": ADMINS, "*": STAFF_NONE}
HALL_DONE = {"own": ADMINS_DONE, "*": STAFF_NONE}
"""A municipality that does not exist has no moderators, who would be told to ask an admin."""
PROCESS = {"foreign missing": STAFF_NONE, "*": STAFF}
EDITED = {"foreign missing": STAFF_NONE, "archived": STAFF_WRONG, "*": STAFF_DONE}
"""What is in the archive stays as it is."""
PART = {"foreign missing other": STAFF_NONE, "*": STAFF}
PART_EDITED = {"foreign missing other": STAFF_NONE, "archived": STAFF_WRONG, "*": STAFF_DONE}
IN_LIST = {"foreign missing": ADMINS_NONE, "*": ADMINS}

DESK: dict[str, Route] = {
    # --- moderation and answers --------------------------------------------------------------------------------
    "contributions.answer": Route(
        MODERATOR,
        "on_desk",
        {"foreign missing": STAFF_NONE, "comment/* */pending */hidden */withdrawn": STAFF_WRONG, "*": STAFF},
        {
            "foreign missing": STAFF_NONE,
            "comment/* */pending */hidden */withdrawn": STAFF_WRONG,
            "*": STAFF_DONE,
        },
    ),
    "desk.index": Route(MODERATOR, "towns", TOWN),
    "desk.queue": Route(MODERATOR, "towns", TOWN, TOWN_DONE),
    "desk.review": Route(
        MODERATOR,
        "on_desk",
        {"foreign missing": STAFF_NONE, "*": STAFF},
        {"foreign missing": STAFF_NONE, "*/withdrawn": STAFF_WRONG, "*": STAFF_DONE},
    ),
    "desk.unanswered": Route(MODERATOR, "towns", TOWN),
    # --- the list of statuses ----------------------------------------------------------------------------------
    "contributions.edit_status": Route(
        ADMIN, "statuses", IN_LIST, {"foreign missing": ADMINS_NONE, "*": ADMINS_DONE}
    ),
    "contributions.move_status": Route(
        ADMIN, "statuses", post={"foreign missing": ADMINS_NONE, "*": ADMINS_DONE}
    ),
    "contributions.new_status": Route(ADMIN, "towns", HALL, HALL_DONE),
    "contributions.remove_status": Route(
        ADMIN, "statuses", post={"foreign missing": ADMINS_NONE, "used": ADMINS_WRONG, "unused": ADMINS_DONE}
    ),
    "contributions.statuses": Route(ADMIN, "towns", HALL),
    # --- settings of a municipality ----------------------------------------------------------------------------
    "municipalities.areas": Route(ADMIN, "towns", HALL),
    "municipalities.boundary": Route(ADMIN, "towns", HALL, HALL_DONE),
    "municipalities.edit_legal": Route(
        ADMIN,
        "legal",
        {"impressum": ADMINS, "missing": ADMINS_NONE, "*": STAFF_NONE},
        {"impressum": ADMINS_DONE, "missing": ADMINS_NONE, "*": STAFF_NONE},
    ),
    "municipalities.edit_logo": Route(ADMIN, "towns", HALL, HALL_DONE),
    "municipalities.edit_look": Route(ADMIN, "towns", HALL, HALL_DONE),
    "municipalities.new_area": Route(ADMIN, "towns", HALL, HALL_DONE),
    "municipalities.profile": Route(ADMIN, "towns", HALL, HALL_DONE),
    "municipalities.remove_area": Route(
        ADMIN, "areas", post={"foreign missing": ADMINS_NONE, "whole": ADMINS_WRONG, "unused": ADMINS_DONE}
    ),
    "municipalities.remove_logo": Route(ADMIN, "towns", post=HALL_DONE),
    "municipalities.settings": Route(ADMIN, "towns", HALL),
    # --- processes ---------------------------------------------------------------------------------------------
    "processes.add_module": Route(MODERATOR, "desk_processes", PROCESS, EDITED),
    "processes.edit_module": Route(MODERATOR, "desk_modules", PART, PART_EDITED),
    "processes.move_module": Route(
        MODERATOR,
        "desk_modules",
        post={"foreign missing other": STAFF_NONE, "archived": STAFF_LATE, "*": STAFF_DONE},
    ),
    "processes.remove_module": Route(  # the only one of its process
        MODERATOR,
        "desk_modules",
        post={"foreign missing other": STAFF_NONE, "archived": STAFF_LATE, "*": STAFF_WRONG},
    ),
    "processes.archive": Route(
        MODERATOR,
        "desk_processes",
        post={"foreign missing": STAFF_NONE, "running fresh private half": STAFF_DONE, "*": STAFF_LATE},
    ),
    "processes.desk": Route(MODERATOR, "desk_processes", PROCESS),
    "processes.desk_area": Route(MODERATOR, "desk_processes", PROCESS, EDITED),
    "processes.desk_categories": Route(MODERATOR, "desk_processes", PROCESS),
    "processes.desk_check": Route(MODERATOR, "desk_processes", PROCESS),
    "processes.desk_list": Route(MODERATOR, "towns", TOWN),
    "processes.desk_new": Route(MODERATOR, "towns", TOWN, TOWN_DONE),
    "processes.desk_people": Route(MODERATOR, "desk_processes", PROCESS, EDITED),
    "processes.people_access": Route(MODERATOR, "desk_processes", post=EDITED),
    # before it is published, links would lead nowhere
    "processes.people_mail": Route(
        MODERATOR,
        "desk_processes",
        post={"foreign missing": STAFF_NONE, "draft empty archived": STAFF_WRONG, "*": STAFF_DONE},
    ),
    "processes.people_remove": Route(
        MODERATOR, "participants", post={"foreign missing other": STAFF_NONE, "*": STAFF_DONE}
    ),
    "processes.desk_phases": Route(MODERATOR, "desk_processes", PROCESS),
    "processes.desk_rules": Route(MODERATOR, "desk_processes", PROCESS, EDITED),
    "processes.desk_texts": Route(MODERATOR, "desk_processes", PROCESS, EDITED),
    "processes.duplicate": Route(
        MODERATOR, "desk_processes", PROCESS, {"foreign missing": STAFF_NONE, "*": STAFF_DONE}
    ),
    "processes.edit_category": Route(MODERATOR, "categories", PART, PART_EDITED),
    "processes.edit_phase": Route(MODERATOR, "phases", PART, PART_EDITED),
    "processes.move_category": Route(
        MODERATOR,
        "categories",
        post={"foreign missing other": STAFF_NONE, "archived": STAFF_LATE, "*": STAFF_DONE},
    ),
    "processes.new_category": Route(MODERATOR, "desk_modules", PART, PART_EDITED),
    "processes.new_phase": Route(MODERATOR, "desk_modules", PART, PART_EDITED),
    "processes.publish": Route(
        MODERATOR,
        "desk_processes",
        post={"foreign missing": STAFF_NONE, "running fresh private half": STAFF_LATE, "*": STAFF_DONE},
    ),
    # nothing is removed that anybody has contributed to
    "processes.remove": Route(
        MODERATOR,
        "desk_processes",
        post={"foreign missing": STAFF_NONE, "empty": STAFF_DONE, "*": STAFF_LATE},
    ),
    "processes.remove_category": Route(
        MODERATOR,
        "categories",
        post={
            "foreign missing other": STAFF_NONE,
            "archived": STAFF_LATE,
            "draft/unused": STAFF_DONE,
            "*": STAFF_WRONG,
        },
    ),
    "processes.remove_phase": Route(
        MODERATOR,
        "phases",
        post={
            "foreign missing other": STAFF_NONE,
            "archived": STAFF_LATE,
            "draft": STAFF_DONE,
            "*": STAFF_WRONG,
        },
    ),
    "processes.unpublish": Route(
        MODERATOR,
        "desk_processes",
        post={"foreign missing": STAFF_NONE, "fresh half": STAFF_DONE, "*": STAFF_LATE},
    ),
    # --- ideas and results -------------------------------------------------------------------------------------
    "ideas.enter": Route(
        MODERATOR,
        "desk_modules",
        PART,
        {"foreign missing other": STAFF_NONE, "*": STAFF_DONE},
    ),
    "ideas.move_in": Route(
        MODERATOR,
        "desk_modules",
        PART,
        {"foreign missing other": STAFF_NONE, "*": STAFF_DONE},
    ),
    "results.export": Route(
        MODERATOR, "desk_processes", PROCESS, {"foreign missing": STAFF_NONE, "*": STAFF}
    ),
}

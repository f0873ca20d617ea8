"""Routes of votes: what everybody may see of one, and what the municipality's own people do with it."""

from tests.architecture.answers import (
    ALL,
    EVERYBODY,
    INSIDE,
    MODERATOR,
    NONE,
    STAFF,
    STAFF_DONE,
    STAFF_LATE,
    STAFF_NONE,
    STAFF_WRONG,
    Route,
)

VOTED = "open counted aborted"
OPENED = {VOTED: ALL, "*": NONE}
RESULT = {"counted": ALL, "*": NONE}
"""Before the result is published there is no such page for anybody."""
HERE = {"foreign missing other": STAFF_NONE, "*": STAFF}
DRAFTED = {"foreign missing other": STAFF_NONE, VOTED: STAFF_LATE, "*": STAFF_DONE}
"""Nothing that decides the outcome changes once a vote is released."""
SECOND = {"foreign missing other": STAFF_NONE, "*": "snnfrnn"}
"""Whoever proposed a deed is not the one who decides on it: here that is the moderator."""
WRONG = {"foreign missing other": STAFF_NONE, "*": STAFF_WRONG}

VOTES: dict[str, Route] = {
    # --- everybody ---------------------------------------------------------------------------------------------
    "voting.ballot": Route(
        EVERYBODY,
        "votes",
        {"draft": INSIDE, "foreign missing other": NONE, "*": ALL},
        {"draft": "nnnffnn", "foreign missing other": NONE, "open": ALL, "*": "fffffff"},
    ),
    "voting.cast": Route(
        EVERYBODY, "votes", post={"draft foreign missing other": NONE, "open": ALL, "*": "bbbbbbb"}
    ),
    "voting.check": Route(EVERYBODY, "votes", OPENED, OPENED),
    "voting.checkpoint": Route(EVERYBODY, "votes", OPENED),
    "voting.leaves_file": Route(EVERYBODY, "votes", OPENED),
    "voting.log": Route(EVERYBODY, "votes", OPENED),
    "voting.rules_file": Route(EVERYBODY, "votes", OPENED),
    "voting.witness": Route(EVERYBODY, "votes", OPENED, {VOTED: "eeeeeee", "*": NONE}),
    "voting.option_photo": Route(EVERYBODY, "options", {"*": NONE}),
    "voting.option_picture": Route(EVERYBODY, "options", {"*": NONE}),
    "voting.result": Route(EVERYBODY, "votes", RESULT),
    "voting.result_option": Route(EVERYBODY, "options", {"*": NONE}),
    "voting.package": Route(EVERYBODY, "votes", RESULT),
    "voting.ballots_csv": Route(EVERYBODY, "votes", RESULT),
    "voting.ballots_pb": Route(EVERYBODY, "votes", {"*": NONE}),
    # --- the desk (only votes with a commission have its pages: see tests/formats/voting/commission) ----------------------------------------------------------------------------------------------
    "voting.anomalies": Route(MODERATOR, "votes", HERE),
    "voting.commission": Route(MODERATOR, "votes", {"*": STAFF_NONE}, {"*": STAFF_NONE}),
    "voting.commission_export": Route(MODERATOR, "votes", {"*": STAFF_NONE}),
    "voting.commission_guide": Route(MODERATOR, "votes", {"*": STAFF_NONE}),
    "voting.confirm_deed": Route(MODERATOR, "votes", post={"draft prepared": STAFF_LATE} | SECOND),
    "voting.count": Route(MODERATOR, "votes", post={"foreign missing other": STAFF_NONE, "*": STAFF_LATE}),
    "voting.deeds": Route(MODERATOR, "votes", HERE),
    "voting.desk": Route(MODERATOR, "votes", HERE),
    "voting.desk_list": Route(MODERATOR, "votes", HERE, WRONG),
    "voting.desk_options": Route(MODERATOR, "votes", HERE),
    "voting.desk_setup": Route(MODERATOR, "votes", HERE, DRAFTED),
    "voting.edit_option": Route(MODERATOR, "votes", HERE, DRAFTED),
    "voting.empty_list": Route(MODERATOR, "votes", post=WRONG),
    "voting.letters": Route(MODERATOR, "votes", HERE, {VOTED: STAFF_WRONG} | HERE),
    "voting.move_option": Route(MODERATOR, "votes", post=DRAFTED),
    "voting.new_deed": Route(MODERATOR, "votes", HERE, {VOTED: STAFF_DONE} | WRONG),
    "voting.new_option": Route(MODERATOR, "votes", HERE, DRAFTED),
    "voting.option_costs": Route(MODERATOR, "votes", HERE, DRAFTED),
    "voting.paper": Route(MODERATOR, "votes", HERE, WRONG),
    "voting.paper_again": Route(MODERATOR, "votes", {"*": STAFF_NONE}, {"*": STAFF_NONE}),
    "voting.paper_voter": Route(MODERATOR, "votes", HERE, WRONG),
    "voting.refuse_deed": Route(MODERATOR, "votes", post=SECOND),
    "voting.release": Route(MODERATOR, "votes", HERE, {VOTED: STAFF_LATE} | WRONG),
    "voting.remark": Route(
        MODERATOR, "votes", {"counted": STAFF, "*": STAFF_NONE}, {"counted": STAFF_DONE, "*": STAFF_NONE}
    ),
    "voting.remove_option": Route(MODERATOR, "votes", post=DRAFTED),
    "voting.take_back": Route(
        MODERATOR, "votes", post={"foreign missing other": STAFF_NONE, "*": STAFF_LATE}
    ),
    "voting.take_over": Route(MODERATOR, "votes", HERE, {VOTED: STAFF_LATE} | HERE),
    "voting.what_if": Route(MODERATOR, "votes", HERE, WRONG),
    "voting.witnesses": Route(MODERATOR, "votes", HERE, DRAFTED | {VOTED: STAFF_WRONG}),
}

"""Routes of accounts."""

from tests.architecture.answers import (
    ACCOUNT,
    ADMIN,
    ADMINS,
    ADMINS_DONE,
    ADMINS_NONE,
    ADMINS_WRONG,
    ALL,
    DONE,
    EVERYBODY,
    GONE,
    MODERATOR,
    OWN,
    OWN_DONE,
    OWN_NONE,
    STAFF,
    STAFF_DONE,
    STAFF_NONE,
    Route,
)

PEOPLE: dict[str, Route] = {
    "accounts.change_password": Route(ACCOUNT, "plain", {"*": OWN}, {"*": OWN_DONE}),
    "accounts.change_role": Route(
        ADMIN, "colleagues", post={"moderator": ADMINS_DONE, "admin": ADMINS_WRONG, "*": ADMINS_NONE}
    ),
    "accounts.confirm": Route(
        EVERYBODY, "confirmations", {"good": ALL, "*": GONE}, {"good": DONE, "*": GONE}
    ),
    # the only admin of a municipality can not leave it alone
    "accounts.declare_residence": Route(ACCOUNT, "plain", post={"*": OWN_DONE}),
    "accounts.delete": Route(ACCOUNT, "plain", {"*": OWN}, {"*": "srrreer"}),
    "accounts.devices": Route(ACCOUNT, "plain", {"*": OWN}),
    "accounts.end_sessions": Route(ACCOUNT, "plain", post={"*": OWN_DONE}),
    "accounts.forgot": Route(EVERYBODY, "plain", {"*": ALL}, {"*": DONE}),
    "accounts.forgot_sent": Route(EVERYBODY, "plain", {"*": ALL}),
    # the page tells strangers to sign in, or that it is meant for somebody else
    "accounts.invitation": Route(
        EVERYBODY, "invitations", {"c2 new": ALL, "*": GONE}, {"c2": "ooroooo", "new": "roooooo", "*": GONE}
    ),
    "accounts.me": Route(ACCOUNT, "plain", {"*": OWN}),
    "accounts.my_data": Route(ACCOUNT, "plain", {"*": OWN}),
    "accounts.rename": Route(ACCOUNT, "plain", {"*": OWN}, {"*": OWN_DONE}),
    "accounts.resend": Route(EVERYBODY, "plain", {"*": ALL}, {"*": DONE}),
    "accounts.residents": Route(
        MODERATOR, "towns", {"own": STAFF, "*": STAFF_NONE}, {"own": STAFF, "*": STAFF_NONE}
    ),
    "accounts.reset": Route(EVERYBODY, "resets", {"good": ALL, "*": GONE}, {"good": DONE, "*": GONE}),
    "accounts.revoke_role": Route(
        ADMIN, "colleagues", post={"moderator": ADMINS_DONE, "admin": ADMINS_WRONG, "*": ADMINS_NONE}
    ),
    "accounts.sign_in": Route(EVERYBODY, "plain", {"*": "orrrrrr"}, {"*": DONE}),
    "accounts.sign_out": Route(EVERYBODY, "plain", post={"*": DONE}),
    "accounts.sign_up": Route(EVERYBODY, "plain", {"*": ALL}, {"*": DONE}),
    "accounts.sign_up_sent": Route(EVERYBODY, "plain", {"*": ALL}),
    "accounts.team": Route(
        ADMIN, "towns", {"own": ADMINS, "*": STAFF_NONE}, {"own": ADMINS_DONE, "*": STAFF_NONE}
    ),
    "accounts.verify_residence": Route(MODERATOR, "residences", post={"own": STAFF_DONE, "*": STAFF_NONE}),
    "accounts.withdraw_residence": Route(ACCOUNT, "belongings", post={"own": "srnnnnn", "*": OWN_NONE}),
    "accounts.withdraw_invitation": Route(ADMIN, "invited", post={"own": ADMINS_DONE, "*": ADMINS_NONE}),
}

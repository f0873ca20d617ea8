"""Schemas of PDS."""

from participation.interfaces.describing.basics import (
    COUNT,
    MOMENT,
    NUMBER,
    TEXT,
    Schema,
    collection,
    feature,
    ref,
    several,
    whole,
)

PHASES = ("unstarted", "phase1", "phase2", "phasemix", "frozen")
_WORDS = several(TEXT)
_MAYBE = MOMENT | {"nullable": True}

PROJECT = whole(
    {
        "id": NUMBER,
        "nameFull": TEXT,
        "description": TEXT,
        "dateStart": _MAYBE,
        "dateEnd": _MAYBE,
        "dipasPhase": {
            "type": "string",
            "enum": list(PHASES),
            "description": "phase1: Neues wird gesammelt; phase2: Vorhandenes wird besprochen oder entschieden.",
        },
        "website": TEXT,
        "owner": TEXT,
        "projectOwner": _WORDS,
        "publisher": TEXT,
        "standardCategories": _WORDS,
        "projectContributionType": _WORDS,
        "dipasMainDistrict": _WORDS,
        "projectTopics": _WORDS,
        "referenceSystem": {"type": "string", "enum": ["4326"]},
        "hasParticipatoryText": several(NUMBER)
        | {"description": "Nummern der neuesten Beiträge, höchstens 1000 je Modul."},
        "dipasCategoriesCluster": several({}),
    }
)
_CONTRIBUTION: dict[str, Schema] = {
    "id": NUMBER,
    "dateCreated": MOMENT,
    "link": TEXT,
    "title": TEXT,
    "contributionType": TEXT,
    "contributionContent": TEXT,
    "commentsNumber": COUNT,
    "category": TEXT,
    "votingPro": COUNT,
    "votingContra": COUNT,
    "keywordSuggested": _WORDS,
    "keywordPicked": _WORDS,
    "belongToProject": NUMBER,
    "dipasLocated": {"type": "boolean"},
    "customAttribute": whole(
        {"reference": TEXT, "status": TEXT, "officialAnswer": TEXT, "address": TEXT, "dateChanged": MOMENT}
    ),
}
_COMMENT = whole(
    {
        "id": NUMBER,
        "dateCreated": MOMENT,
        "title": TEXT,
        "commentContent": TEXT,
        "commentOnContribution": NUMBER,
        "commentOnComment": NUMBER,
        "commentedBy": several(ref("comment")),
    },
    "commentOnComment",
)

PROJECTS: dict[str, Schema] = {
    "project": feature(NUMBER, PROJECT),
    "projects": collection("project", version=TEXT),
    "contribution": feature(NUMBER, whole(_CONTRIBUTION)),
    "contributions": collection("contribution", version=TEXT),
    "comment": _COMMENT,
    "commentedContribution": feature(NUMBER, whole(_CONTRIBUTION | {"commentedBy": several(ref("comment"))})),
    "commented": collection("commentedContribution", version=TEXT),
}
"""By name."""

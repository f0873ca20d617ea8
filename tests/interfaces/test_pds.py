"""The Participatory Data Specification: exactly its fields, true times, and nothing of anybody."""

import pytest

from participation.interfaces.describing import description
from tests.interfaces.asker import BASE, Asker, link, valid

PROJECT = {
    "id", "nameFull", "description", "dateStart", "dateEnd", "dipasPhase", "website", "owner", "projectOwner",
    "publisher", "standardCategories", "projectContributionType", "dipasMainDistrict", "projectTopics",
    "referenceSystem", "hasParticipatoryText", "dipasCategoriesCluster",
}  # fmt: skip
CONTRIBUTION = {
    "id", "dateCreated", "link", "title", "contributionType", "contributionContent", "commentsNumber", "category",
    "votingPro", "votingContra", "keywordSuggested", "keywordPicked", "belongToProject", "dipasLocated",
    "customAttribute",
}  # fmt: skip
"""The names of the reference implementation (DIPAS)."""


def mitte(asker: Asker, rest: str = "") -> str:
    """An address below the public process."""
    return f"/pds/projects/{asker.town.process['mitte'].id}{rest}"


def test_only_public_processes_are_told_and_the_archive_is_public(asker: Asker) -> None:
    page = asker.data("/pds/projects")
    assert [one["properties"]["nameFull"] for one in page["features"]] == ["Verfahren mitte", "Verfahren alt"]
    assert (page["numberMatched"], page["numberReturned"]) == (2, 2)
    assert page["license"] == "https://www.govdata.de/dl-de/by-2-0"
    assert page["version"] == "1.0.0"


def test_a_process_has_exactly_the_fields_of_the_specification(asker: Asker) -> None:
    (one,) = asker.data(mitte(asker))["features"]
    told = one["properties"]
    assert set(told) == PROJECT
    assert one["id"] == told["id"] == str(asker.town.process["mitte"].id)
    assert one["geometry"]["type"] == "Polygon"
    assert told["dateStart"] == "2026-04-26T12:00:00Z"
    assert told["dateEnd"] == "2026-05-16T12:00:00Z"
    assert told["website"] == f"{BASE}/nordstadt/mitte/"
    assert told["owner"] == told["publisher"] == "Nordstadt"
    assert told["standardCategories"] == ["Grün", "Verkehr"]
    assert told["projectContributionType"] == ["Idee"]
    assert told["projectTopics"] == ["Klima, Umwelt und Grün"]
    assert len(told["hasParticipatoryText"]) == 4


def test_the_phase_tells_what_can_be_done(asker: Asker) -> None:
    told = {one["properties"]["nameFull"]: one["properties"] for one in asker.every("/pds/projects")}
    assert told["Verfahren mitte"]["dipasPhase"] == "phase1"
    assert told["Verfahren alt"]["dipasPhase"] == "frozen"


def test_contributions_follow_each_other_over_all_pages(asker: Asker) -> None:
    found = asker.every(mitte(asker, "/contributions?limit=2"))
    assert [one["properties"]["title"] for one in found] == [
        "Bank in mitte", "Idee 1", "Idee 2", "Idee 3",
    ]  # fmt: skip
    assert all(set(one["properties"]) == CONTRIBUTION for one in found)
    assert all(one["id"] == one["properties"]["id"] for one in found)
    assert {one["properties"]["contributionType"] for one in found} == {"Idee"}


def test_times_are_true_utc_and_places_are_null_where_there_are_none(asker: Asker) -> None:
    _bank, first, _second, third = asker.every(mitte(asker, "/contributions"))
    assert first["properties"]["dateCreated"] == "2026-05-06T13:00:00Z"
    assert first["geometry"] == {"type": "Point", "coordinates": [9.05, 50.05]}
    assert (third["geometry"], third["properties"]["dipasLocated"]) == (None, False)


def test_one_contribution_is_found_by_its_id(asker: Asker) -> None:
    idea = asker.town.idea["mitte"]
    (one,) = asker.data(mitte(asker, f"/contributions/{idea.id}"))["features"]
    assert one["properties"]["title"] == "Bank in mitte"
    assert one["properties"]["commentsNumber"] == 3
    assert one["properties"]["link"] == f"{BASE}/nordstadt/mitte/ideen/{idea.reference}"


def test_comments_lie_in_what_they_answer_and_nobody_is_named(asker: Asker) -> None:
    page = asker.data(mitte(asker, "/commentedcontributions?limit=1"))
    (one,) = page["features"]
    assert set(one["properties"]) == CONTRIBUTION | {"commentedBy"}
    first, left = one["properties"]["commentedBy"]
    assert first["commentContent"] == "Gute Idee!"
    (reply,) = first["commentedBy"]
    assert (reply["commentContent"], reply["commentOnComment"]) == ("Finde ich auch.", first["id"])
    assert left["commentContent"] == "Bitte sachlich."
    assert "commentOnComment" not in left
    assert "Unfug" not in str(page)
    assert "Erika" not in str(page)


@pytest.mark.parametrize("name", ["entwurf", "kreis"])
@pytest.mark.parametrize("rest", ["", "/contributions", "/commentedcontributions", "/contributions/{idea}"])
def test_what_is_not_public_is_as_if_it_were_not_there(asker: Asker, name: str, rest: str) -> None:
    secret = f"/pds/projects/{asker.town.process[name].id}{rest}".format(idea=asker.town.idea[name].id)
    missing = "/pds/projects/999999" + rest.format(idea=1)
    assert asker.ask(secret, 404).data == asker.ask(missing, 404).data


def test_a_contribution_is_found_in_its_own_process_only(asker: Asker) -> None:
    other = asker.town.idea["alt"].id
    asker.ask(mitte(asker, f"/contributions/{other}"), 404)
    asker.ask(f"/pds/projects/{asker.town.process['alt'].id}/contributions/{other}")


def test_pages_lead_to_each_other(asker: Asker) -> None:
    first = asker.data(mitte(asker, "/contributions?limit=2"))
    assert link(first, "prev") is None
    second = asker.data(link(first, "next") or "")
    assert [one["properties"]["title"] for one in second["features"]] == ["Idee 2", "Idee 3"]
    assert asker.data(link(second, "prev") or "")["features"] == first["features"]


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=x", "limit=", "offset=-1", "offset=1e3", "sort=id", "limit=1&limit=2"]
)
def test_what_cannot_be_meant_is_refused_in_words(asker: Asker, query: str) -> None:
    refused = asker.ask(f"/pds/projects?{query}", 400)
    assert refused.mimetype == "application/problem+json"
    told = refused.get_json(force=True)
    assert (told["status"], told["type"]) == (400, "about:blank")
    assert "limit" in told["detail"] or "offset" in told["detail"] or "sort" in told["detail"]


@pytest.mark.parametrize(
    ("rest", "schema"),
    [
        ("", "projects"),
        ("/{mitte}", "projects"),
        ("/{mitte}/contributions", "contributions"),
        ("/{mitte}/commentedcontributions", "commented"),
    ],
)
def test_answers_are_as_they_are_described(asker: Asker, rest: str, schema: str) -> None:
    schemas = description(BASE, "x")["components"]["schemas"]
    body = asker.data(f"/pds/projects{rest}".format(mitte=asker.town.process["mitte"].id))
    assert valid(schemas, schema, body) == []
    body["features"][0]["properties"]["author"] = "Erika"
    assert valid(schemas, schema, body) != []


def test_who_has_the_answer_is_only_told_so_until_something_changes(asker: Asker) -> None:
    first = asker.ask("/pds/projects")
    again = asker.ask("/pds/projects", 304, {"If-None-Match": first.headers["ETag"]})
    assert again.data == b""
    other = asker.ask("/pds/projects?limit=1")
    assert other.headers["ETag"] != first.headers["ETag"]

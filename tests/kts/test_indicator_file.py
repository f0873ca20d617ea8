"""What an installation hands in: aggregates only, whole, by whom it says, or a sentence that says what is wrong."""

import copy
from typing import Any

import jsonschema_rs
import orjson
import pytest

from participation.kernel.errors import DomainError
from participation.kernel.notes import new_key
from participation.kts.policy.indicator_file import FIELDS, checked, json_schema, opened, signed
from participation.kts.policy.indicator_file.signing import digest
from tests.kts.indicators import a_document, a_row

ROW = a_row()
DOCUMENT = a_document(ROW)
KEY = new_key("musterstadt")


def changed(**values: Any) -> dict[str, Any]:
    """The document with something else in its row."""
    document = copy.deepcopy(DOCUMENT)
    document["processes"][0].update(values)
    return document


WRONG = [
    changed(name="Erika Mustermann"),
    changed(title="Fragen an erika@example.org"),
    changed(title="Zwei\nZeilen"),
    changed(title="Am Ende\n"),
    changed(title=""),
    changed(title="x" * 161),
    changed(ags="9679147"),
    changed(contributions=-1),
    changed(contributions=True),
    changed(contributions=1.5),
    changed(contributions="12"),
    changed(answer_days=-0.5),
    changed(channels={"online": 1, "brieftaube": 2}),
    changed(channels={"online": {"name": "Erika"}}),
    changed(title="Grüne\u202eMitte"),
    changed(municipality="Muster\u2028stadt"),
    changed(months={"2026-13": 1}),
    changed(months={"2026-05 Erika": 1}),
    changed(months={"2026-05\n": 1}),
    changed(state="draft"),
    changed(licence="frei für Erika"),
    changed(formats=["Erika Mustermann"]),
    changed(formats=["ideas"] * 21),
    changed(opens_on="morgen"),
    DOCUMENT | {"version": "2.0"},
    DOCUMENT | {"schema": "anderes"},
    DOCUMENT | {"processes": ROW},
    DOCUMENT | {"contact": "erika"},
    DOCUMENT | {"installation": "erika@example.org"},
    {name: value for name, value in DOCUMENT.items() if name != "made_at"},
    [],
    None,
]


def test_what_is_signed_comes_back_as_it_was() -> None:
    assert opened(signed(DOCUMENT, KEY), str(KEY.public)) == DOCUMENT


def test_the_layout_of_the_json_does_not_matter() -> None:
    file = orjson.loads(signed(DOCUMENT, KEY))
    shuffled = {"signed": file["signed"], "document": dict(reversed(file["document"].items()))}
    assert opened(orjson.dumps(shuffled), KEY.public) == DOCUMENT


@pytest.mark.parametrize("document", WRONG, ids=range(len(WRONG)))
def test_what_the_schema_does_not_name_is_refused(document: Any) -> None:
    with pytest.raises(DomainError):
        checked(document)


@pytest.mark.parametrize("document", [*WRONG, DOCUMENT, changed(closes_on="2026-07-01", answer_days=None)],
                         ids=range(len(WRONG) + 2))  # fmt: skip
def test_another_implementation_of_json_schema_comes_to_the_same_verdict(document: Any) -> None:
    assert jsonschema_rs.is_valid(json_schema(), document) == _accepted(document)


@pytest.mark.parametrize(
    "days", [{"opens_on": "2026-02-30"}, {"opens_on": "0001-01-01"}, {"closes_on": "9999-12-31"}]
)
def test_a_day_that_does_not_exist_or_has_no_beginning_is_refused(days: dict[str, str]) -> None:
    with pytest.raises(DomainError, match="Datum"):
        checked(changed(**days))


def test_a_changed_file_and_a_foreign_signature_are_noticed() -> None:
    file = signed(DOCUMENT, KEY)
    with pytest.raises(DomainError, match="verändert"):
        opened(file.replace(b'"contributions": 12', b'"contributions": 99'), KEY.public)
    with pytest.raises(DomainError, match="keine Unterschrift"):
        opened(file, new_key("fremd").public)


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"[]", b"{}", b'{"document": {}}', b'{"document": {}, "signed": 3}', b"\xff"]
)
def test_what_is_no_such_file_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(DomainError, match="keine Kennzahlendatei"):
        opened(data, KEY.public)


def test_every_field_says_what_it_means_and_none_takes_free_text() -> None:
    assert all(field.meaning.endswith(".") for field in FIELDS)
    free = [
        field.name
        for field in FIELDS
        if field.values.get("type") == "string" and "pattern" not in field.values
    ]
    assert free == ["kind", "state"], "only lists of two words go without a pattern"


def test_the_digest_is_of_the_canonical_form() -> None:
    assert digest({"b": 1, "a": 2.0}) == digest({"a": 2, "b": 1})


def _accepted(document: Any) -> bool:
    try:
        checked(document)
    except DomainError:
        return False
    return True

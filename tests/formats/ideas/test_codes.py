"""The codes of XBeteiligung that an idea is given in files."""

from types import SimpleNamespace

import pytest

from participation.formats.ideas.results import _status_code


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        (None, None, "1000"),
        ("in Arbeit", "", "2000"),
        ("in Prüfung", "4000", "2000"),
        ("wird umgesetzt", "1000", "3000"),
        ("abgelehnt", "3000", "3000"),
    ],
)
def test_what_lies_with_a_working_group_is_still_worked_on(
    status: str | None, code: str | None, told: str
) -> None:
    assert _status_code(SimpleNamespace(status=status, code=code)) == told

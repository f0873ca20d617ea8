"""Other installations: their files are taken, shown, replaced and refused."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.kernel import clock
from participation.kernel.errors import DomainError, Missing
from participation.kernel.notes import new_key
from participation.kts.actions.federation import (
    InstallationDraft,
    add_installation,
    end_installation,
    hand_in,
)
from participation.kts.models import Installation, InstallationReport, ProcessFigure
from participation.kts.policy.federation import require_public_address
from participation.kts.policy.indicator_file import checked, signed
from participation.kts.queries.federation import due, installations, own_document
from tests.factories import a_municipality, a_process, a_viewer
from tests.kts.cast import OFFICE
from tests.kts.indicators import a_document, a_row

KEY = new_key("musterstadt")


@pytest.fixture
def other(session: Session) -> Installation:
    """An installation that may hand in files."""
    return add_installation(session, InstallationDraft("Musterstadt", str(KEY.public)), viewer=OFFICE)


def figures(session: Session) -> list[tuple[str, int, str]]:
    """Title, contributions and size class of what stands in the overview for other installations."""
    found = session.scalars(sa.select(ProcessFigure).where(ProcessFigure.installation_id.is_not(None)))
    return [(one.title, one.contributions, one.size_class) for one in found]


def test_a_file_stands_in_the_overview_and_the_next_one_in_its_place(
    session: Session, other: Installation
) -> None:
    assert hand_in(session, other, signed(a_document(), KEY), viewer=OFFICE)
    assert figures(session) == [("Grüne Mitte", 12, "mittel")]
    later = a_document(
        a_row(title="Neue Mitte", contributions=20), a_row(kind="county"), made_at="2026-07-01T00:00:00Z"
    )
    assert hand_in(session, other, signed(later, KEY), viewer=OFFICE)
    assert figures(session) == [("Neue Mitte", 20, "mittel"), ("Grüne Mitte", 12, "kreis")]
    assert [(known.processes, known.made_at) for known in installations(session)] == [
        (2, datetime(2026, 7, 1, tzinfo=UTC))
    ]


def test_days_become_the_instants_at_which_they_begin_and_end_here(
    session: Session, other: Installation
) -> None:
    hand_in(session, other, signed(a_document(a_row(closes_on="2026-06-30")), KEY), viewer=OFFICE)
    row = session.scalars(sa.select(ProcessFigure).where(ProcessFigure.installation_id == other.id)).one()
    assert (row.opens_at, row.closes_at) == (
        datetime(2026, 4, 30, 22, tzinfo=UTC),
        datetime(2026, 6, 30, 22, tzinfo=UTC),
    )


def test_the_same_file_twice_changes_nothing(session: Session, other: Installation) -> None:
    file = signed(a_document(), KEY)
    assert [hand_in(session, other, file, viewer=OFFICE) for _time in range(2)] == [True, False]
    assert session.scalar(sa.select(sa.func.count()).select_from(InstallationReport)) == 1


def test_an_older_file_does_not_replace_a_newer_one(session: Session, other: Installation) -> None:
    hand_in(session, other, signed(a_document(), KEY), viewer=OFFICE)
    with pytest.raises(DomainError, match="neuere"):
        hand_in(session, other, signed(a_document(made_at="2026-05-01T00:00:00Z"), KEY), viewer=OFFICE)
    assert len(figures(session)) == 1


def test_a_file_from_the_future_or_of_another_key_is_refused(session: Session, other: Installation) -> None:
    tomorrow = (clock.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    with pytest.raises(DomainError, match="Zukunft"):
        hand_in(session, other, signed(a_document(made_at=tomorrow), KEY), viewer=OFFICE)
    with pytest.raises(DomainError, match="Unterschrift"):
        hand_in(session, other, signed(a_document(), new_key("fremd")), viewer=OFFICE)
    assert figures(session) == []


def test_one_that_ended_hands_in_nothing_and_is_shown_no_longer(
    session: Session, other: Installation
) -> None:
    hand_in(session, other, signed(a_document(), KEY), viewer=OFFICE)
    end_installation(session, other, viewer=OFFICE)
    assert figures(session) == []
    with pytest.raises(DomainError, match="keine Dateien mehr"):
        hand_in(session, other, signed(a_document(made_at="2026-08-01T00:00:00Z"), KEY), viewer=OFFICE)
    assert due(session, clock.now()) == []


def test_a_key_is_known_once(session: Session, other: Installation) -> None:
    with pytest.raises(DomainError, match="gibt es schon"):
        add_installation(session, InstallationDraft("Andere", other.public_key), viewer=OFFICE)
    with pytest.raises(DomainError, match="Schlüssel"):
        add_installation(session, InstallationDraft("Andere", "kein Schlüssel"), viewer=OFFICE)


def test_only_the_office_takes_files(session: Session, other: Installation) -> None:
    stranger = a_viewer()
    for act in (
        lambda: hand_in(session, other, signed(a_document(), KEY), viewer=stranger),
        lambda: add_installation(session, InstallationDraft("X", str(new_key("x").public)), viewer=stranger),
        lambda: end_installation(session, other, viewer=None),
    ):
        with pytest.raises(Missing):
            act()


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("http://example.org/x", ["93.184.216.34"]),
        ("https://intern/x", ["10.0.0.5"]),
        ("https://lokal/x", ["127.0.0.1"]),
        ("https://beides/x", ["93.184.216.34", "192.168.1.1"]),
        ("https://sechs/x", ["::1"]),
        ("https://nirgends/x", []),
        ("https://jemand:wort@example.org/x", ["93.184.216.34"]),
        ("file:///etc/passwd", ["93.184.216.34"]),
    ],
)
def test_nothing_is_fetched_from_behind_the_firewall(url: str, found: list[str]) -> None:
    with pytest.raises(DomainError):
        require_public_address(url, lambda _host: found)
    require_public_address("https://example.org/x", lambda _host: ["93.184.216.34"])


def test_what_we_tell_of_ourselves_fits_the_schema_and_passes_on_nobody_elses(
    session: Session, other: Installation
) -> None:
    hand_in(session, other, signed(a_document(), KEY), viewer=OFFICE)
    process = a_process(
        session, a_municipality(session), title="Fragen an Erika: erika@example.org, 0711 123456"
    )
    document = checked(own_document(session, "hier"))
    assert [row["municipality"] for row in document["processes"]] == ["Musterstadt"]
    assert document["processes"][0]["title"] != process.title
    assert "erika@" not in str(document)
    assert "123456" not in str(document)

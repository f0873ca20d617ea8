"""Points in time as strangers write them."""

from datetime import UTC, datetime

import pytest

from participation.kernel.intake import IntakeError, parse_when, repair_mojibake


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-01-02", datetime(2026, 1, 2, 11, tzinfo=UTC)),
        ("2026-07-02", datetime(2026, 7, 2, 10, tzinfo=UTC)),
        ("02.01.2026", datetime(2026, 1, 2, 11, tzinfo=UTC)),
        ("2.1.2026 14:30", datetime(2026, 1, 2, 13, 30, tzinfo=UTC)),
        ("02.01.2026, 14.30 Uhr", datetime(2026, 1, 2, 13, 30, tzinfo=UTC)),
        ("02.07.2026 14:30:15", datetime(2026, 7, 2, 12, 30, 15, tzinfo=UTC)),
        ("2026-01-02T14:30:00Z", datetime(2026, 1, 2, 14, 30, tzinfo=UTC)),
        ("2026-01-02 14:30:00.123+05:30", datetime(2026, 1, 2, 9, 0, tzinfo=UTC)),
        ("2026-01-02T14:30:00-0200", datetime(2026, 1, 2, 16, 30, tzinfo=UTC)),
        (" 2026-01-02T14:30 ", datetime(2026, 1, 2, 13, 30, tzinfo=UTC)),
        ("1700000000000", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        (1700000000000, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        (1700000000.0, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
    ],
)
def test_the_usual_ways_to_write_a_time_are_read_as_utc(written: str | float, meant: datetime) -> None:
    assert parse_when(written) == meant
    assert parse_when(written).tzinfo is UTC


@pytest.mark.parametrize(
    "written",
    [
        "gestern", "", "31.02.2026", "2026-13-01", "2026-01-02T25:00", "02.01.26", "01/02/2026", "12.2026",
        "٠٢.٠١.٢٠٢٦", "1e999", "0001-01-01", "9999-12-31", "99999999999999999", "45000",
        float("nan"), float("inf"), "2026-01-02T14:30+99:00", 1e308, True,
    ],
)  # fmt: skip
def test_nonsense_is_refused_with_a_sentence(written: str | float) -> None:
    with pytest.raises(IntakeError, match=r"ist kein Zeitpunkt|liegt nicht zwischen 1970 und 2100"):
        parse_when(written)


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("SchÃ¶nau, NuÃŸloch, Ãœbersee", "Schönau, Nußloch, Übersee"),
        ("â€žzu Hauseâ€œ â€“ 20Â°", "„zu Hause“ – 20°"),
        ("ðŸ™\x8f danke", "🙏 danke"),
        ("GÃƒÂ¶ttingen", "Göttingen"),
        ("MiloÅ¡ KuÄ‡ak", "Miloš Kućak"),
    ],
)
def test_letters_encoded_twice_are_turned_back(broken: str, meant: str) -> None:
    assert repair_mojibake(broken) == meant


@pytest.mark.parametrize(
    "sound",
    ["Viel Spaß“", "„Ä“ und „Ö“", "Å, Â, Ã und â", "Ölmühle – Straße …", "Château d’Œuvre", "Ä–Ö", ""],
)
def test_sound_texts_are_left_alone(sound: str) -> None:
    assert repair_mojibake(sound) == sound


@pytest.mark.parametrize("zone", [" UTC", " GMT", "Z", "+00:00"])
def test_universal_time_has_several_names(zone: str) -> None:
    assert parse_when(f"2026-05-04 12:30:00{zone}") == datetime(2026, 5, 4, 12, 30, tzinfo=UTC)


def test_what_a_time_without_zone_means_can_be_said() -> None:
    assert parse_when("2026-05-04 12:30:00", unsaid=UTC) == datetime(2026, 5, 4, 12, 30, tzinfo=UTC)

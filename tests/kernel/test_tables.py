"""Tables know what each audience may see, and never forget it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product

import pytest

from participation.kernel.tables import Audience, Column, ColumnKind, Row, Table, dictionary

PUBLIC, KTS, MUNICIPALITY = Audience


def column(
    name: str, audience: Audience = PUBLIC, kind: ColumnKind = ColumnKind.TEXT, *, personal: bool = False
) -> Column:
    return Column(name, name.title(), audience, kind, f"Was {name} ist.", personal=personal)


def ideas() -> Table:
    columns = (
        column("titel"),
        column("name", MUNICIPALITY, personal=True),
        column("eingang", kind=ColumnKind.DATETIME),
        column("laenge", KTS, ColumnKind.LON),
        column("breite", kind=ColumnKind.LAT),
    )
    row = ("Bank", "Erika Muster", datetime(2026, 5, 1, 10, tzinfo=UTC), 7.1, 51.4)
    return Table("ideen", "Ideen", columns, lambda: iter([row]), ("laenge", "breite"))


def test_audiences_are_ordered_by_what_they_may_see_and_not_by_alphabet() -> None:
    assert sorted([MUNICIPALITY, KTS, PUBLIC]) == [PUBLIC, KTS, MUNICIPALITY]
    assert max("public", KTS) == KTS
    for (i, one), (j, other) in product(enumerate(Audience), repeat=2):
        assert (one < other, one <= other, one > other, one >= other) == (i < j, i <= j, i > j, i >= j)


@pytest.mark.parametrize("audience", [PUBLIC, KTS])
def test_a_column_that_names_a_person_is_refused_outside_the_municipality(audience: Audience) -> None:
    with pytest.raises(ValueError, match="names a person"):
        column("email", audience, personal=True)


@pytest.mark.parametrize(
    ("audience", "names"),
    [
        (PUBLIC, ("titel", "eingang", "breite")),
        (KTS, ("titel", "eingang", "laenge", "breite")),
        (MUNICIPALITY, ("titel", "name", "eingang", "laenge", "breite")),
    ],
)
def test_each_audience_gets_its_columns_and_their_values(audience: Audience, names: tuple[str, ...]) -> None:
    seen = ideas().seen_by(audience)
    assert seen.names == names
    (row,), (whole,) = seen.rows(), ideas().rows()
    assert dict(zip(names, row, strict=True)) == {
        name: value for name, value in zip(ideas().names, whole, strict=True) if name in names
    }


def test_the_public_never_gets_a_personal_column_nor_hears_of_it() -> None:
    seen = ideas().seen_by(PUBLIC)
    assert not any(column.personal for column in seen.columns)
    assert "Erika Muster" not in str(list(seen.rows()))
    assert "name" not in [row[1] for row in dictionary([seen]).rows()]


def test_a_table_that_lost_a_coordinate_has_no_geometry() -> None:
    assert ideas().seen_by(PUBLIC).geometry is None
    assert ideas().seen_by(KTS).geometry == ("laenge", "breite")


def test_a_table_of_one_visible_column_still_has_tuples_for_rows() -> None:
    table = Table("t", "T", (column("a", KTS), column("b")), lambda: [(1, 2), (3, 4)])
    assert list(table.seen_by(PUBLIC).rows()) == [(2,), (4,)]


def test_a_table_without_visible_columns_has_no_rows() -> None:
    table = Table("t", "T", (column("a", KTS), column("b", KTS)), lambda: [(1, 2)])
    seen = table.seen_by(PUBLIC)
    assert (seen.columns, list(seen.rows())) == ((), [])


def test_rows_are_read_when_asked_for_and_afresh_each_time() -> None:
    starts: list[int] = []

    def rows() -> Iterator[Row]:
        starts.append(len(starts))
        yield from ((n, n) for n in range(3))

    table = Table("t", "T", (column("a"), column("b", KTS)), rows).seen_by(PUBLIC)
    assert starts == []
    assert list(table.rows()) == list(table.rows()) == [(0,), (1,), (2,)]
    assert starts == [0, 1]


def test_spreadsheets_see_every_instant_twice() -> None:
    table = ideas().with_local_times()
    assert table.names == ("titel", "name", "eingang", "eingang_ortszeit", "laenge", "breite")
    assert table.columns[3].kind is ColumnKind.LOCAL_DATETIME
    (row,) = table.rows()
    assert row[2] is row[3]
    assert table.with_local_times().names == table.names


def test_a_local_twin_is_as_private_as_its_instant() -> None:
    born = column("geboren", MUNICIPALITY, ColumnKind.DATETIME, personal=True)
    twin = Table("t", "T", (born,), tuple).with_local_times().columns[1]
    assert (twin.audience, twin.personal) == (MUNICIPALITY, True)


@pytest.mark.parametrize("geometry", ["titel", "fehlt", ("breite", "laenge"), ("laenge", "fehlt")])
def test_a_geometry_that_is_none_is_refused(geometry: tuple[str, str] | str) -> None:
    whole = ideas()
    with pytest.raises(ValueError, match="no geometry"):
        Table(whole.name, whole.title, whole.columns, whole.rows, geometry)


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two columns"):
        Table("t", "T", (column("a"), column("a")), tuple)


@pytest.mark.parametrize("name", ["", "Titel", "länge", "1a", "a b", "=a", "a;b"])
def test_a_column_name_that_needs_care_in_a_file_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="column name"):
        column(name)


def test_the_legend_tells_of_every_column_type_codes_and_meaning() -> None:
    status = Column(
        "status", "Status", PUBLIC, ColumnKind.TEXT, "Wie weit.", {"1000": "neu", "3000": "fertig"}
    )
    table = Table("ideen", "Ideen", (status, column("breite", kind=ColumnKind.LAT)), tuple)
    legend = dictionary([table, ideas()])
    first, second, *others = legend.rows()
    assert first == ("Ideen", "status", "Status", "Text", "1000 = neu; 3000 = fertig", "Wie weit.")
    assert "Dezimalkomma" in second[3]
    assert [row[1] for row in others] == list(ideas().with_local_times().names)
    assert legend.seen_by(PUBLIC).names == legend.names

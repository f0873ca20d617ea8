"""The scan finds what looks like personal data, and leaves alone what only looks like numbers."""

import pytest

from participation.kernel.tables import Audience, Column, ColumnKind, Table
from participation.results.scanning import Kind, Names, Sight, around, scan_tables, scan_text

NOBODY = Names(())


def found(text: str, *names: str) -> list[tuple[str, str]]:
    """Kind and words of everything found in a text."""
    return [(one.kind.value, text[one.start : one.end]) for one in scan_text(text, Names(names))]


def digits(words: str) -> str:
    """Only them."""
    return "".join(letter for letter in words if letter.isdigit())


@pytest.mark.parametrize(
    "mail",
    [
        "anna.muster@example.org",
        "anna.muster+ideen@post.example.co.uk",
        "anna(at)example.org",
        "anna [at] example.org",
        "anna (ät) example (punkt) de",
        "anna at example dot org",
        "anna{at}example.org",
        "jürgen@müller-höfe.de",
    ],
)
def test_a_mail_address_is_found_however_it_is_hidden(mail: str) -> None:
    assert found(f"Schreiben Sie mir: {mail}, danke!") == [("mail", mail)]


@pytest.mark.parametrize(
    "words",
    [
        "Treffpunkt um 18 Uhr @ Marktplatz",
        "Der Bus hält at the station",
        "Punkt für Punkt: a) Bänke b) Bäume",
        "Kanal @stadtmusterstadt folgen",
    ],
)
def test_what_only_resembles_an_address_is_none(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    "number",
    [
        "0351 4567890",
        "0351/4567890",
        "(0351) 456 78 90",
        "0351-456789-0",
        "+49 351 4567890",
        "+49 (0)351 4567890",
        "0049 351 4567890",
        "0171 1234567",
        "0171-12 34 567",
        "01711234567",
        "+49 171 1234567",
        "030 901820",
        "+43 1 5880000",
    ],
)
def test_a_telephone_number_is_found(number: str) -> None:
    [(kind, words)] = found(f"Rufen Sie mich bitte an: {number}. Vielen Dank")
    assert kind == "phone"
    assert digits(words) == digits(number)


@pytest.mark.parametrize("words", ["Tel. 47 11 12", "Telefon: 4711-120", "Handy 98765 43", "Fax: 471112"])
def test_a_number_without_its_area_code_is_found_where_the_words_say_what_it_is(words: str) -> None:
    assert [kind for kind, _ in found(words)] == ["phone"]


@pytest.mark.parametrize(
    "words",
    [
        "Aktenzeichen 2026-00042 und 2025-12345",
        "Bebauungsplan Nr. 012/2024, Az. 61-26-012/24",
        "01067 Dresden oder 09111 Chemnitz, PLZ 04109",
        "Koordinaten 51.050409, 13.737262 (WGS84)",
        "Koordinaten 9,0512345 und 50,0512345",
        "Ostwert 412345,67 Nordwert 5655432,10, EPSG:25832",
        "Von 2019 bis 2024/2025, im Jahr 2030",
        "vom 01.05.2026 bis 30.06.2026",
        "am 03.10. und am 04.10.2026 um 08:00",
        "Die Bank kostet 1.250,00 € und die Laterne 12500 Euro, insgesamt 013.750,00 EUR",
        "Hauptstraße 12-14, 16a und 102/104",
        "0,50 bis 1,20 m breit, 0.5 km lang",
        "DIN 18040-1, ISO 21542, § 34 Abs. 2 BauGB, DN 100/150",
        "Flurstück 1234/56, Flur 7, Gemarkung 051234",
        "Buslinien 61, 62, 66 und 84 fahren alle 10-20 Minuten",
        "AGS 09999001, Haltestelle 33000028",
        "Ausgabe 12345 von 67890 Stimmen, 0,5 Prozent",
        "https://example.org/seite/0351456789?id=01711234567",
        "1. 2. 3. 4. 5. 6. 7. 8. 9. 10.",
        "08:00-12:00, 13:30-18:00 Uhr",
    ],
)
def test_other_numbers_of_a_town_are_no_telephone_numbers(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    "account",
    [
        "DE89370400440532013000",
        "DE89 3704 0044 0532 0130 00",
        "de89 3704 0044 0532 0130 00",
        "AT61 1904 3002 3457 3201",
        "CH93 0076 2011 6238 5295 7",
        "NL91ABNA0417164300",
    ],
)
def test_a_bank_account_is_found_with_or_without_spaces(account: str) -> None:
    assert found(f"Spenden an {account} bitte") == [("iban", account)]


@pytest.mark.parametrize("words", ["DE88 3704 0044 0532 0130 00", "DE12 Straße", "AB12 3456", "DE8937040044"])
def test_an_account_with_wrong_check_digits_is_none(words: str) -> None:
    assert ("iban", words) not in found(words)


def test_an_authors_whole_name_is_found_in_any_capitals_and_only_as_whole_words() -> None:
    names = ("Berta Beispiel", "Cem Öztürk")
    assert found("Wie BERTA  beispiel schon schrieb", *names) == [("name", "BERTA  beispiel")]
    assert found("Frau Beispiel und Herr Öztürk wohnen hier", *names) == [
        ("name", "Beispiel"),
        ("name", "Öztürk"),
    ]
    assert found("Ein gutes Beispiel: Beispielhaft, Berta", *names) == []


def test_a_single_name_needs_a_capital_and_what_nobody_is_called_is_no_name() -> None:
    assert found("Anna hat recht, annähernd anna", "Anna") == [("name", "Anna")]
    assert found("Der Bürger und der Gast und Xi", "Bürger", "Gast", "Xi") == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mit freundlichen Grüßen\nMax Mustermann", "Max Mustermann"),
        ("Viele Grüße, Ihre Erika von der Heide", "Erika von der Heide"),
        ("gez. Dr. Karl Kunze", "Karl Kunze"),
        ("Mein Name ist Jana Krüger und ich wohne hier.", "Jana Krüger"),
    ],
)
def test_who_signs_a_text_is_found_without_being_known(words: str, name: str) -> None:
    assert ("name", name) in found(words)


@pytest.mark.parametrize("words", ["Viele Grüße aus der Nordstadt", "Herzlichen Gruß an alle", "Liebe Grüße"])
def test_a_greeting_alone_is_no_name(words: str) -> None:
    assert found(words) == []


def test_the_same_letters_are_told_once() -> None:
    assert found("anna.muster@example.org", "Anna", "Muster") == [("mail", "anna.muster@example.org")]


def test_the_words_around_are_one_line_cut_at_words() -> None:
    text = "Anfang " + "wort " * 40 + "anna@example.org\n\n" + "ende " * 40
    shown = around(text, scan_text(text, NOBODY)[0])
    assert shown.startswith("… wort")
    assert shown.endswith("ende …")
    assert "anna@example.org ende" in shown
    assert around("anna@example.org", Sight(0, 16, Kind.MAIL)) == "anna@example.org"


def test_a_long_hostile_text_is_looked_through_in_time_that_grows_with_it() -> None:
    for text in ("a@" * 50_000, "0351 " * 20_000, "DE89" * 25_000, "Grüße " * 20_000, "(at)." * 20_000):
        scan_text(text, Names(["Anna Anna Berta"]))


def test_tables_are_looked_through_in_columns_of_words_only() -> None:
    columns = (
        Column("id", "Schlüssel", Audience.PUBLIC, ColumnKind.INTEGER, "Nummer."),
        Column("text", "Text", Audience.PUBLIC, ColumnKind.TEXT, "Worte."),
        Column("link", "Link", Audience.PUBLIC, ColumnKind.URL, "Adresse."),
        Column("kanal", "Kanal", Audience.PUBLIC, ColumnKind.TEXT, "Code.", {"a@b.de": "ein Code"}),
        Column("name", "Name", Audience.MUNICIPALITY, ColumnKind.TEXT, "Wer.", personal=True),
    )
    rows = [(7, "Mail an a@b.de", "https://a@b.de/", "a@b.de", "c@d.de"), (8, None, None, None, None)]
    counted: list[int] = []
    table = Table("ideen", "Ideen", columns, lambda: rows).seen_by(Audience.PUBLIC)
    places = list(scan_tables([table], NOBODY, counted.append))
    assert [(one.table, one.row_key, one.column, one.kind, one.found) for one in places] == [
        ("ideen", "7", "text", Kind.MAIL, "a@b.de")
    ]
    assert sum(counted) == 2

"""Whoever reads English reads all of it, and a visitor's choice of language stays."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from babel.messages import Catalog
from babel.messages.catalog import Message
from sqlalchemy.orm import Session

from participation.kernel.geo import GeoError, read_geometry
from participation.kernel.words import Words
from participation.processes.models import Step
from participation.processes.policy import NOT_YET
from participation.processes.views.language import LANGUAGES
from tests.architecture import messages
from tests.client import CheckedClient, words
from tests.factories import a_municipality, a_process, days

PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
WRITE = "run: python -m tests.architecture.messages"


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    """What there is to translate."""
    return messages.fresh()


@pytest.fixture(scope="module")
def english() -> Catalog:
    """What is translated."""
    return messages.english()


def forms(texts: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Singular and plural, or the only form."""
    return (texts,) if isinstance(texts, str) else tuple(texts)


def gaps(wanted: Catalog, english: Catalog) -> Iterator[str]:
    """Messages without a complete translation."""
    for message in wanted:
        found: Message | None = english.get(message.id)
        if message.id and (found is None or found.fuzzy or not all(forms(found.string))):
            yield forms(message.id)[0]


def places(text: str) -> list[str]:
    """Placeholders, each as often as it stands there."""
    return sorted(PLACE.findall(text))


def test_everything_there_is_to_read_has_an_english_translation(wanted: Catalog, english: Catalog) -> None:
    assert list(gaps(wanted, english)) == [], WRITE


def test_a_sentence_without_a_translation_is_noticed(english: Catalog) -> None:
    more = Catalog()
    more.add("Das steht in keinem Katalog.")
    more.add(("%(num)s Wunsch", "%(num)s Wünsche"))
    assert list(gaps(more, english)) == ["Das steht in keinem Katalog.", "%(num)s Wunsch"]


def test_translations_keep_their_placeholders(english: Catalog) -> None:
    for message in english:
        pairs = zip(forms(message.id), forms(message.string), strict=True) if message.id else ()
        for german, text in pairs:
            assert not text or places(german) == places(text), german


def test_no_translation_is_left_over(wanted: Catalog, english: Catalog) -> None:
    assert [message.id for message in english if message.id and wanted.get(message.id) is None] == [], WRITE


def test_the_template_of_the_catalogues_names_every_message(wanted: Catalog) -> None:
    with messages.POT.open("rb") as file:
        assert {message.id for message in messages.read_po(file)} == {message.id for message in wanted}, WRITE


def test_the_platform_reads_the_catalogue_that_people_edit(english: Catalog) -> None:
    assert messages.MO.read_bytes() == messages.compiled(english), WRITE


def test_sentences_of_refusals_are_found_without_a_mark(wanted: Catalog) -> None:
    assert wanted.get("Diese Idee ist zurückgezogen.") is not None
    assert wanted.get("Verfahren veröffentlicht") is not None
    assert wanted.get("Karte überspringen") is not None


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", "de"),
        ("de-DE,de;q=0.9,en;q=0.8", "de"),
        ("en-GB,en;q=0.9", "en"),
        ("fr", "de"),
        ("tr,en;q=0.5", "en"),
    ],
)
def test_a_page_speaks_the_language_the_browser_asks_for(
    client: CheckedClient, asked: str, shown: str
) -> None:
    page = client.get("/", headers={"Accept-Language": asked})
    assert page.all("html")[0].get("lang") == shown
    assert ("Skip to content" if shown == "en" else "Zum Inhalt springen") in page.text


def test_the_choice_in_the_footer_outlasts_the_browser_s_wish(client: CheckedClient) -> None:
    german = {"Accept-Language": "de"}
    here = {"Referer": "http://localhost/anmelden?next=/konto"}
    assert client.get("/sprache/en", headers=here, status=303).location == "/anmelden?next=/konto"
    page = client.get("/anmelden", headers=german)
    assert page.all("html")[0].get("lang") == "en"
    assert page.heading() == "Sign in"
    client.get("/sprache/de", status=303)
    assert client.get("/anmelden", headers={"Accept-Language": "en"}).heading() == "Anmelden"


def test_the_footer_offers_the_other_languages_in_their_own_words(client: CheckedClient) -> None:
    links = [one for one in client.get("/").all("a") if one.get("href", "").startswith("/sprache/")]
    assert [(one.get("href"), one.get("lang"), words(one)) for one in links] == [
        ("/sprache/en", "en", LANGUAGES["en"])
    ]


def test_whoever_only_reads_is_given_no_cookie(client: CheckedClient) -> None:
    page = client.get("/")
    assert "Set-Cookie" not in page.response.headers
    assert not any(form.get("method") == "post" for form in page.all("form"))


@pytest.mark.parametrize(
    "before",
    ["https://evil.example/anmelden", "http://localhost//evil.example/", "http://localhost/\\evil", ""],
)
def test_the_choice_leads_to_no_other_site(client: CheckedClient, before: str) -> None:
    assert client.get("/sprache/en", headers={"Referer": before}, status=303).location == "/"


def test_languages_we_do_not_speak_change_nothing(client: CheckedClient) -> None:
    client.get("/sprache/fr", status=404)
    assert client.get("/").all("html")[0].get("lang") == "de"


def test_no_sentence_is_put_together_before_it_is_translated() -> None:
    found = [
        f"{path.name}:{line} {text}"
        for path in messages.translated_files()
        for line, text in messages.assembled(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'raise DomainError(f"höchstens {most}")',
        'raise errors.GeoError("bei " + place, "lat")',
        'raise Conflict("von %s" % name)',
        '_("{} Ideen".format(count))',
        '_("eins" if one else f"{count}")',
        'return f"Höchstens {most} Zeichen."',
        'why = f"{what} ist ab dem {day} möglich."',
    ],
)
def test_a_sentence_put_together_too_early_is_noticed(code: str) -> None:
    assert list(messages.assembled(f"def f():\n    {code}"))


@pytest.mark.parametrize(
    "code",
    [
        'raise DomainError("Höchstens %(most)s.", most=5)',
        'url = f"/{a}/{b}"',
        'log(f"{a} and {b}")',
        "_(text)",
    ],
)
def test_what_is_no_sentence_may_be_put_together(code: str) -> None:
    assert not list(messages.assembled(f"def f():\n    {code}"))


def test_sentences_with_values_are_told_in_the_language_of_the_reader(english: Catalog) -> None:
    known = {message.id: message.string for message in english if isinstance(message.id, str)}
    later = Words(NOT_YET[Step.SUBMIT], {"day": date(2026, 3, 1)})
    assert str(later) == "Ideen einreichen ist ab dem 01.03.2026 möglich."
    assert later.said(known.__getitem__, "en") == "Ideas can be submitted from 01.03.2026 on."
    with pytest.raises(GeoError) as refusal:
        read_geometry({"type": "Point", "coordinates": [500000.5, 5400000]})
    assert refusal.value.message.endswith(
        "(500000,5 / 5400000). Das sieht nach ETRS89/UTM Zone 32N (EPSG:25832) aus."
    )
    told = refusal.value.words.said(lambda german: known.get(german, german), "en")
    assert told.endswith("(500000.5 / 5400000). That looks like ETRS89/UTM zone 32N (EPSG:25832).")
    assert str(Words("%(most)s, %(far)s", {"most": 20_000, "far": 1e300})) == "20.000, 1,00e+300"


def test_values_that_people_wrote_are_not_translated() -> None:
    words = Words(
        "Den Buchstaben %(letter)s hat schon das Thema „%(name)s“.", {"letter": "A", "name": "100 %(x)s"}
    )
    assert words.said(str, "en").endswith("„100 %(x)s“.")


def test_a_refusal_with_values_is_shown_in_english(client: CheckedClient, session: Session) -> None:
    process = a_process(session, a_municipality(session), opens=days(3), closes=days(9))
    session.commit()
    page = client.get(f"/musterstadt/{process.slug}/", headers={"Accept-Language": "en"})
    assert "Ideas can be submitted from" in page.text


def test_refusals_are_translated_when_they_are_shown(client: CheckedClient) -> None:
    page = client.get("/gibt-es-nicht/", status=404, headers={"Accept-Language": "en"})
    assert page.heading() == "Page not found"

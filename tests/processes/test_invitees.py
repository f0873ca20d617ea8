"""Lists of people to invite, as offices keep them."""

import pytest

from participation.kernel.errors import DomainError
from participation.processes.actions import invitees
from participation.processes.actions.invitees import read_invitees
from participation.processes.models import ParticipantGroup

RESIDENTS, BUSINESS, EXPERTS = ParticipantGroup.RESIDENTS, ParticipantGroup.BUSINESS, ParticipantGroup.EXPERTS
ONE = {
    "anna@example.org": ("", "anna@example.org", RESIDENTS),
    "Anna Weiß <anna@example.org>": ("Anna Weiß", "anna@example.org", RESIDENTS),
    "Weiß, Anna <anna@example.org>": ("Weiß, Anna", "anna@example.org", RESIDENTS),
    '"Weiß, Anna" <anna@example.org>': ("Weiß, Anna", "anna@example.org", RESIDENTS),
    "anna@example.org; Fachleute": ("", "anna@example.org", EXPERTS),
    "Anna Weiß <anna@example.org>; Wirtschaft": ("Anna Weiß", "anna@example.org", BUSINESS),
    "Anna;Weiß;anna@example.org;experts": ("Anna Weiß", "anna@example.org", EXPERTS),
    "anna@example.org,Anna Weiß,business": ("Anna Weiß", "anna@example.org", BUSINESS),
    "anna@example.org\tAnna Weiß": ("Anna Weiß", "anna@example.org", RESIDENTS),
    "  ANNA@Example.ORG ": ("", "ANNA@example.org", RESIDENTS),
}
WRONG = {
    "Anna Weiß": "Hier steht keine E-Mail-Adresse.",
    "anna@": "Diese E-Mail-Adresse ist nicht vollständig.",
    "@example.org": "Diese E-Mail-Adresse ist nicht vollständig.",
    "anna@localhost": "Diese E-Mail-Adresse ist nicht vollständig.",
    "änna@example.org": "An Adressen mit Umlauten vor dem @ können wir nicht schreiben.",
}


@pytest.mark.parametrize("line", ONE)
def test_a_line_names_one_person(line: str) -> None:
    listing = read_invitees(line, RESIDENTS)
    assert [(one.name, one.email, one.group) for one in listing.people] == [ONE[line]]
    assert listing.wrong == ()


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_line_is_named_with_its_number_and_the_reason(line: str) -> None:
    listing = read_invitees(f"anna@example.org\n\n{line}", RESIDENTS)
    (wrong,) = listing.wrong
    assert (wrong.number, wrong.line, str(wrong.reason)) == (3, line, WRONG[line])
    assert len(listing.people) == 1


def test_whoever_is_named_twice_is_invited_once_and_told() -> None:
    listing = read_invitees("anna@example.org\nAnna@EXAMPLE.org\nbo@example.org", RESIDENTS)
    assert [one.email for one in listing.people] == ["anna@example.org", "bo@example.org"]
    assert listing.doubled == ("Anna@example.org",)


NO_GROUP = "Die Gruppe „Mond“ gibt es nicht. Möglich sind: Einwohnerschaft, Wirtschaft, Zivilgesellschaft, Fachleute, Verwaltung."


def test_the_groups_that_a_refusal_names_are_known() -> None:
    for word in NO_GROUP.split(": ")[1].rstrip(".").split(", "):
        assert read_invitees(f"E-Mail;Gruppe\na@example.org;{word}", RESIDENTS).wrong == ()


def test_columns_may_have_names_in_any_order() -> None:
    listing = read_invitees(
        "Gruppe;Name;E-Mail\nFachleute;Bo;bo@example.org\nMond;Al;al@example.org", RESIDENTS
    )
    assert [(one.name, one.group) for one in listing.people] == [("Bo", EXPERTS)]
    assert [(one.number, str(one.reason)) for one in listing.wrong] == [(3, NO_GROUP)]


@pytest.mark.parametrize("head", ["E-Mail", "name,mail", "Vorname;Nachname;E-Mail-Adresse;Gruppe"])
def test_a_first_line_may_name_the_columns(head: str) -> None:
    listing = read_invitees(f"{head}\nanna@example.org", RESIDENTS)
    assert (len(listing.people), listing.wrong) == (1, ())


def test_a_first_line_without_address_is_no_heading_only_for_that() -> None:
    listing = read_invitees("Anna Weiß\nbo@example.org", RESIDENTS)
    assert [one.number for one in listing.wrong] == [1]


def test_every_group_is_known_by_its_code_and_by_a_german_word() -> None:
    for group in ParticipantGroup:
        assert read_invitees(f"a@example.org;{group.value}", RESIDENTS).people[0].group is group
    assert (
        read_invitees("a@example.org;Verwaltung", RESIDENTS).people[0].group
        is ParticipantGroup.ADMINISTRATION
    )


def test_a_list_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invitees, "MOST", 2)
    with pytest.raises(DomainError) as refusal:
        read_invitees("a@example.org\nb@example.org\nc@example.org", RESIDENTS)
    assert refusal.value.message == "Bitte höchstens 2 Zeilen auf einmal."


@pytest.mark.parametrize("typed", ["", " \n ", "\x00", ";;;", '"', '"unclosed <a@example.org'])
def test_nonsense_is_no_failure(typed: str) -> None:
    read_invitees(typed, RESIDENTS)


@pytest.mark.parametrize("place", [1, 2])
def test_a_line_without_end_is_a_wrong_line(place: int) -> None:
    lines = ["anna@example.org", "bo@example.org"]
    lines.insert(place - 1, "name;" + "x" * 200_000)
    (wrong,) = read_invitees("\n".join(lines), RESIDENTS).wrong
    assert (wrong.number, str(wrong.reason)) == (place, "Diese Zeile ist zu lang: höchstens 1.000 Zeichen.")

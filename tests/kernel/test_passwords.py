"""Passwords: what is refused, what is stored, what is compared."""

import unicodedata

import pytest
from argon2 import PasswordHasher

from participation.kernel import passwords
from participation.kernel.errors import DomainError

GUESSED_FIRST = (
    "passwort1234", "Passwort123!", "Passwort2026!", "123456789012", "qwertzuiop123", "1q2w3e4r5t6z",
    "123qweasdzxc", "P@ssw0rd1234", "P4ssw0rt!2026", "hallohallohallo", "ichliebedich123", "aaaaaaaaaaaa",
    "abcabcabcabc", "bayernmünchen1900", "Willkommen2026!", "Sommer2026!!", "administrator1", "iloveyou1234",
    "Stadtverwaltung1", "Schatz!Schatz!", "trustno1trustno1", "sonne mond sterne", "24.12.1987-1987",
    "Bürgermeisterin1!",
)  # fmt: skip
FINE = (
    "ein langes Passwort zum Testen", "correct horse battery staple", "Tasse-Lampe-Birke-9", "xK9#mQ2$vL7p",
    "Mein Hund heißt Waldemar 3", "kastanienallee bei nacht", "лошадь и батарея", "😀🎈🚲🌳🍕🐢🎻🧦🪁🛶🧭🪴",
    " ".join(map(str, range(1000))),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.mark.parametrize("password", GUESSED_FIRST)
def test_what_everybody_guesses_first_is_refused(password: str) -> None:
    with pytest.raises(DomainError, match="häufigsten") as refused:
        passwords.require_strong(password)
    assert refused.value.field == "password"


@pytest.mark.parametrize("password", FINE)
def test_phrases_signs_and_other_alphabets_are_fine(password: str) -> None:
    passwords.require_strong(password, "Anna Müller", "anna.mueller@example.org")


@pytest.mark.parametrize("password", ["Kurz-und-gut"[:11], "", "e\u0301" * 6])
def test_eleven_characters_are_too_few_however_they_are_written(password: str) -> None:
    with pytest.raises(DomainError, match="mindestens 12"):
        passwords.require_strong(password)


def test_more_than_four_kilobytes_are_refused_before_any_work() -> None:
    with pytest.raises(DomainError, match="zu lang"):
        passwords.require_strong("ü" * 2_049)
    passwords.require_strong("üöä+x" * 500)


@pytest.mark.parametrize(
    ("password", "personal"),
    [
        ("Zacharias-Quint-77", ("Zacharias Quint", "zq@example.org")),
        ("zacharias.quint@example.org", ("", "Zacharias.Quint@example.org")),
        ("lindenfurt-2026-mitmachen", ("Mitmachen in Lindenfurt", "")),
    ],
)
def test_a_name_or_an_address_is_no_password(password: str, personal: tuple[str, ...]) -> None:
    passwords.require_strong(password)
    with pytest.raises(DomainError, match="Namen oder Ihrer Adresse"):
        passwords.require_strong(password, *personal)


def test_a_name_inside_something_longer_is_fine() -> None:
    passwords.require_strong("Zacharias wirft morgens Dachziegel", "Zacharias Quint")


def test_two_ways_to_write_the_same_letters_are_the_same_password() -> None:
    stored = passwords.hash_password(unicodedata.normalize("NFC", "Grüne Bäume überall"))
    assert passwords.matches(stored, unicodedata.normalize("NFD", "Grüne Bäume überall"))
    assert not passwords.matches(stored, "Grune Baume uberall")


def test_hashes_are_argon2id_and_never_alike() -> None:
    one, other = passwords.hash_password("dasselbe Wort"), passwords.hash_password("dasselbe Wort")
    assert one.startswith("$argon2id$")
    assert one != other


def test_nobody_has_no_password_not_even_the_one_that_is_compared_instead() -> None:
    assert not passwords.matches(None, "nobody has this password")
    assert not passwords.matches("", "nobody has this password")
    assert not passwords.matches("not a hash", "anything at all")


def test_an_unknown_person_costs_one_verification_like_a_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counting(PasswordHasher):
        asked = 0

        def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]  # noqa: A002
            Counting.asked += 1
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", Counting(time_cost=1, memory_cost=64, parallelism=1))
    stored = passwords.hash_password("dasselbe Wort")
    for known in (stored, None):
        Counting.asked = 0
        passwords.matches(known, "ein anderes Wort")
        assert Counting.asked == 1


def test_hashes_of_older_parameters_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    old = passwords.hash_password("dasselbe Wort")
    assert not passwords.outdated(old)
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))
    assert passwords.outdated(old)
    assert passwords.matches(old, "dasselbe Wort")

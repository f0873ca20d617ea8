"""Signed notes and checkpoints against the published examples, and against everything that is nearly one."""

import base64

import pytest

from participation.kernel.errors import DomainError
from participation.kernel.notes import (
    Checkpoint,
    checkpoint,
    cosign,
    line_of,
    new_key,
    open_note,
    private_key,
    public_key,
    sign,
)

VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SKEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
LINE = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
NOTE = f"{TEXT}\n{LINE}"
"""Key and note of the documentation of Go's golang.org/x/mod/sumdb/note."""


def test_the_published_note_opens() -> None:
    assert open_note(NOTE, [VKEY]) == (TEXT, ["PeterNeumann"])


def test_our_signature_is_the_published_one_byte_by_byte() -> None:
    key = private_key(SKEY)
    assert sign(TEXT, key) == NOTE
    assert str(key.public) == VKEY
    assert key.text() == SKEY


def test_a_new_key_opens_what_it_signed_and_only_that() -> None:
    key, other = new_key("musterstadt.example"), new_key("musterstadt.example")
    note = sign("Hallo\n\nWelt\n", key)
    assert open_note(note, [other.public, str(key.public)]) == ("Hallo\n\nWelt\n", ["musterstadt.example"])
    with pytest.raises(DomainError, match="keine Unterschrift"):
        open_note(note, [other.public])


def test_secrets_are_not_shown_by_accident() -> None:
    key = new_key("geheim")
    assert key.seed.hex() not in repr(key)
    assert repr(key.seed) not in repr(key)


def test_a_witness_signs_below_and_both_are_named() -> None:
    town, witness = new_key("stadt.example"), new_key("zeitung.example")
    note = cosign(sign(TEXT, town), witness)
    assert open_note(note, [witness.public, town.public]).names == ["stadt.example", "zeitung.example"]
    assert open_note(note, [witness.public]).names == ["zeitung.example"]
    with pytest.raises(DomainError, match="schon unterschrieben"):
        cosign(note, witness)


def test_a_wrong_signature_of_a_known_key_spoils_the_note_even_beside_a_right_one() -> None:
    town, witness = new_key("stadt.example"), new_key("zeitung.example")
    note = cosign(sign(TEXT, town), witness)
    wrong = note.replace(note.splitlines()[-1], cosign(sign("x\n", town), witness).splitlines()[-1])
    assert open_note(wrong, [town.public]).names == ["stadt.example"]
    with pytest.raises(DomainError, match="Unterschrift von zeitung"):
        open_note(wrong, [town.public, witness.public])


def test_a_repeated_line_counts_once() -> None:
    assert open_note(NOTE + LINE, [VKEY]).names == ["PeterNeumann"]


@pytest.mark.parametrize("position", range(len(NOTE)))
def test_no_character_of_a_note_can_change(position: int) -> None:
    changed = NOTE[:position] + chr(ord(NOTE[position]) ^ 1) + NOTE[position + 1 :]
    with pytest.raises(DomainError):
        open_note(changed, [VKEY])


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("", "fehlen die Unterschriften"),
        (TEXT, "fehlen die Unterschriften"),
        (NOTE.rstrip("\n"), "fehlen die Unterschriften"),
        (NOTE + "\n", "fehlen die Unterschriften"),
        (NOTE.replace("\n", "\r\n"), "Steuerzeichen"),
        (NOTE.replace("If", "I\x7f"), "Steuerzeichen"),
        (NOTE.replace("If", "I\udc80"), "Steuerzeichen"),
        (NOTE.replace("— Peter", "- Peter"), "keine Unterschrift"),
        (NOTE.replace("— Peter", "—  Peter"), "keine Unterschrift"),
        (NOTE.replace("nAM=\n", "nAN=\n"), "keine Unterschrift"),
        (NOTE.replace("nAM=\n", "nAM\n"), "keine Unterschrift"),
        (f"{TEXT}\n— Peter AAAA\n", "keine Unterschrift"),
        (NOTE + LINE * 100, "mehr als 100"),
        ("x" * 1_000_001, "zu lang"),
    ],
)
def test_what_is_no_note_is_refused_with_the_reason(note: str, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        open_note(note, [VKEY])


@pytest.mark.parametrize("text", ["", "ohne Zeilenende", "Tabulator\t\n", "halbes Zeichen \ud800\n"])
def test_texts_that_no_note_can_carry_are_not_signed(text: str) -> None:
    with pytest.raises(DomainError, match="Zeilenende"):
        sign(text, private_key(SKEY))


@pytest.mark.parametrize("name", ["", "mit Leerzeichen", "a+b", "geschützt\u00a0", "Zeile\n"])
def test_keys_have_names_that_fit_into_a_line(name: str) -> None:
    with pytest.raises(DomainError, match="Name eines Schlüssels"):
        new_key(name)


def test_no_part_of_a_key_is_a_key() -> None:
    for start in range(len(VKEY)):
        for end in range(start + 1, len(VKEY) + 1):
            if end - start < len(VKEY):
                with pytest.raises(DomainError):
                    public_key(VKEY[start:end])


@pytest.mark.parametrize("position", range(len(VKEY)))
def test_no_character_of_a_key_can_change(position: int) -> None:
    with pytest.raises(DomainError):
        public_key(VKEY[:position] + chr(ord(VKEY[position]) + 1) + VKEY[position + 1 :])


@pytest.mark.parametrize(
    "vkey",
    [
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ],
)
def test_keys_of_other_kinds_and_lengths_are_refused(vkey: str) -> None:
    with pytest.raises(DomainError):
        public_key(vkey)


def test_a_public_key_is_not_taken_for_a_private_one() -> None:
    with pytest.raises(DomainError, match="kein geheimer"):
        private_key(VKEY)
    with pytest.raises(DomainError, match="verändert"):
        private_key(SKEY.replace("AYEK", "AYEL"))


def test_the_published_checkpoint_reads_and_writes() -> None:
    """The example of c2sp.org/tlog-checkpoint."""
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    found = checkpoint(text)
    assert (found.origin, found.size) == ("example.com/behind-the-sofa", 20852163)
    assert found.root == base64.b64decode("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    assert str(found) == text


def test_a_signed_checkpoint_comes_back_as_it_was() -> None:
    key, written = new_key("stadt.example/abstimmung"), Checkpoint("stadt.example/abstimmung", 0, bytes(32))
    assert checkpoint(open_note(sign(str(written), key), [key.public]).text) == written


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n1\n", "drei Zeilen"),
        ("\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "drei Zeilen"),
        ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nmehr\n", "drei Zeilen"),
        ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", "drei Zeilen"),
        ("a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "keine Zahl"),
        ("a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "keine Zahl"),
        ("a\n١\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "keine Zahl"),
        ("a\n1" + "0" * 5000 + "\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "keine Zahl"),
        ("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n", "Wurzel"),
        ("a\n1\nAAAA\n", "Wurzel"),
    ],
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        checkpoint(text)


def test_one_signer_s_line_can_be_taken_out() -> None:
    """Byte for byte as it stands there; another key of the same name has none."""
    log, witness = new_key("log"), new_key("zeitung")
    note = cosign(sign("Text\n", log), witness)
    assert note == f"Text\n\n{line_of(note, log.public)}{line_of(note, witness.public)}"
    assert line_of(note, new_key("zeitung").public) == ""

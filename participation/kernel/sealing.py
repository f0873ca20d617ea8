"""Sealed boxes: whoever has the public key can put something in, only the private key takes it out (libsodium)."""

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox


def new_key() -> tuple[bytes, str]:
    """A private X25519 key, 32 bytes, and its public half, hexadecimal."""
    private = PrivateKey.generate()
    return bytes(private), bytes(private.public_key).hex()


def public_half(private: bytes) -> str:
    """The public half of a private key, hexadecimal."""
    return bytes(PrivateKey(private).public_key).hex()


def seal(public: str, message: bytes) -> bytes:
    """A sealed message, 48 bytes longer; the same message never looks the same twice."""
    return SealedBox(PublicKey(bytes.fromhex(public))).encrypt(message)


def unseal(private: bytes, sealed: bytes) -> bytes | None:
    """The message, or None where it was not sealed for this key or has been changed."""
    try:
        return SealedBox(PrivateKey(private)).decrypt(sealed)
    except (CryptoError, ValueError):
        return None

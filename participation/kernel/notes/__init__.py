"""Signed notes: texts with Ed25519 signatures below them, which people can read and any tool of that world can check.

Formats: c2sp.org/signed-note and c2sp.org/tlog-checkpoint (as in Go's sumdb). A key has a name, and two spellings:
`name+id+base64` is public, `PRIVATE+KEY+name+id+base64` must never leave its owner.
"""

from participation.kernel.notes.checkpoints import Checkpoint, checkpoint
from participation.kernel.notes.keys import PrivateKey, PublicKey, new_key, private_key, public_key
from participation.kernel.notes.signing import Opened, cosign, line_of, open_note, sign

__all__ = [
    "Checkpoint",
    "Opened",
    "PrivateKey",
    "PublicKey",
    "checkpoint",
    "cosign",
    "line_of",
    "new_key",
    "open_note",
    "private_key",
    "public_key",
    "sign",
]

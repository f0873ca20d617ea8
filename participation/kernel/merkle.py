"""Hash trees: one short root stands for every entry of a log, and nobody can change one of them unnoticed.

Trees and proofs are those of RFC 6962 (Certificate Transparency), the checks of proofs those of RFC 9162, 2.1.3.2 and
2.1.4.2. Hashes are SHA-256, 32 bytes; leaves and inner nodes begin with different bytes, so none can pass as the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

EMPTY = sha256().digest()
"""The root of a tree without leaves."""


def leaf(data: bytes) -> bytes:
    """The hash of an entry."""
    return sha256(b"\0" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash above two others."""
    return sha256(b"\1" + left + right).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """The hash above all leaf hashes; 100,000 of them take about 0.1 s."""
    top = EMPTY
    for level in _levels(list(leaves)):
        top = level[0]
    return top


@dataclass(slots=True)
class Frontier:
    """A growing tree, reduced to the roots of its complete subtrees: one for every 1 in the binary of its size.

    That is enough to append and to tell the root, so a log of batches never looks at its old leaves again.
    """

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def append(self, leaf_hash: bytes) -> None:
        """One more leaf: equal subtrees join, like carrying when counting in binary."""
        carried, size = leaf_hash, self.size
        while size & 1:
            carried = node(self.peaks.pop(), carried)
            size >>= 1
        self.peaks.append(carried)
        self.size += 1

    def root(self) -> bytes:
        """The root over all leaves so far."""
        if not self.peaks:
            return EMPTY
        top = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            top = node(peak, top)
        return top

    def saved(self) -> list[bytes]:
        """The size (8 bytes, big-endian) and the peaks, largest first."""
        return [self.size.to_bytes(8, "big"), *self.peaks]

    @classmethod
    def restored(cls, parts: Sequence[bytes]) -> "Frontier":
        """What `saved` answered, as a tree again. Raises ValueError where it cannot be."""
        size = int.from_bytes(parts[0], "big") if parts and len(parts[0]) == 8 else -1
        peaks = list(parts[1:])
        if size < 0 or size.bit_count() != len(peaks) or any(len(peak) != 32 for peak in peaks):
            raise ValueError("not a saved frontier")
        return cls(size, peaks)


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes that lead from leaf `index` (from 0) up to the root. Raises IndexError."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    proof = []
    for level in _levels(list(leaves)):
        sibling = index ^ 1
        if sibling < len(level):
            proof.append(level[sibling])
        index >>= 1
    return proof


def included(leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], top: bytes) -> bool:
    """Whether the proof shows that the tree of this size and root has the leaf at `index` (from 0)."""
    if not 0 <= index < size:
        return False
    here, last, running = index, size - 1, leaf_hash
    for step in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            running = node(step, running)
            here, last = _past_lone_nodes(here, last)
        else:
            running = node(running, step)
        here, last = here >> 1, last >> 1
    return last == 0 and running == top


def consistency(leaves: Sequence[bytes], earlier: int) -> list[bytes]:
    """The hashes that show: the tree's first `earlier` leaves are those of the earlier tree. Raises IndexError."""
    if not 0 < earlier <= len(leaves):
        raise IndexError(earlier)
    return _grown(leaves, earlier, known=True)


def consistent(
    earlier: int, later: int, earlier_top: bytes, later_top: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the proof shows that the later tree (size, root) only appended to the earlier one."""
    if earlier == later:
        return not proof and earlier_top == later_top
    if not 0 < earlier < later or not proof:
        return False
    path = list(proof)
    if earlier & (earlier - 1) == 0:  # a complete tree is itself the first step of the path
        path.insert(0, earlier_top)
    here, last = earlier - 1, later - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    old = new = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            old, new = node(step, old), node(step, new)
            here, last = _past_lone_nodes(here, last)
        else:
            new = node(new, step)
        here, last = here >> 1, last >> 1
    return last == 0 and old == earlier_top and new == later_top


def _levels(level: list[bytes]) -> Iterator[list[bytes]]:
    """Every level of the tree, leaves first; who has no sibling moves up as it is."""
    while level:
        yield level
        if len(level) == 1:
            return
        alone = level[-1:] if len(level) & 1 else []
        level = [node(*pair) for pair in zip(level[::2], level[1::2], strict=False)] + alone


def _past_lone_nodes(here: int, last: int) -> tuple[int, int]:
    """Skip the levels at which the node on the right edge has no sibling."""
    while here and not here & 1:
        here, last = here >> 1, last >> 1
    return here, last


def _grown(leaves: Sequence[bytes], earlier: int, *, known: bool) -> list[bytes]:
    """SUBPROOF of RFC 6962, 2.1.2; `known`: whoever checks knows the root of these leaves as the earlier one."""
    if earlier == len(leaves):
        return [] if known else [root(leaves)]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    left, right = leaves[:split], leaves[split:]
    if earlier <= split:
        return [*_grown(left, earlier, known=known), root(right)]
    return [*_grown(right, earlier - split, known=False), root(left)]

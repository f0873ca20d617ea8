"""Trees and proofs against the vectors of Certificate Transparency, and against every small tree."""

import pytest

from participation.kernel.merkle import (
    EMPTY,
    Frontier,
    consistency,
    consistent,
    included,
    inclusion,
    leaf,
    node,
    root,
)

ENTRIES = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
]  # fmt: skip
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""Roots of the first 0, 1, … 8 entries: the reference tree of Google's Certificate Transparency."""

LEAVES = [leaf(bytes.fromhex(entry)) for entry in ENTRIES]
MANY = [leaf(str(number).encode()) for number in range(40)]


@pytest.mark.parametrize("size", range(9))
def test_roots_are_those_of_the_reference_tree(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size]


def test_a_tree_without_leaves_has_the_hash_of_nothing() -> None:
    assert root([]) == EMPTY


def test_an_inner_node_never_passes_as_a_leaf() -> None:
    assert leaf(LEAVES[0] + LEAVES[1]) != node(LEAVES[0], LEAVES[1])


def test_inclusion_proofs_are_those_of_the_reference_tree() -> None:
    assert [step.hex() for step in inclusion(LEAVES, 5)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_consistency_proofs_are_those_of_the_reference_tree() -> None:
    assert [step.hex() for step in consistency(LEAVES, 6)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [step.hex() for step in consistency(LEAVES[:5], 2)] == [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ]


@pytest.mark.parametrize("size", range(1, 41))
def test_every_leaf_proves_its_own_place_and_no_other(size: int) -> None:
    leaves, top = MANY[:size], root(MANY[:size])
    for index in range(size):
        proof = inclusion(leaves, index)
        places = [place for place in range(-1, size + 2) if included(leaves[index], place, size, proof, top)]
        assert places == [index]
        assert not included(leaves[index], index, size, [*proof, EMPTY], top)
        assert not included(leaves[index], index, size, proof[:-1], top) or not proof
        assert not included(EMPTY, index, size, proof, top)
        assert not included(leaves[index], index, size, proof, EMPTY)


@pytest.mark.parametrize("size", range(1, 41))
def test_every_tree_proves_that_it_only_grew(size: int) -> None:
    later = root(MANY[:size])
    for earlier in range(1, size + 1):
        proof, before = consistency(MANY[:size], earlier), root(MANY[:earlier])
        assert consistent(earlier, size, before, later, proof)
        assert not consistent(earlier, size, EMPTY, later, proof)
        assert not consistent(earlier, size, before, EMPTY, proof)
        assert not consistent(earlier, size, before, later, [*proof, EMPTY])
        assert not consistent(earlier, size, before, later, [EMPTY, *proof[1:]])
        assert earlier == size or not consistent(earlier, size, before, later, proof[:-1])


def test_there_is_no_proof_from_a_changed_beginning() -> None:
    changed = [EMPTY, *MANY[1:30]]
    proof = consistency(changed, 20)
    assert not consistent(20, 30, root(MANY[:20]), root(changed), proof)


def test_proofs_of_impossible_sizes_are_refused() -> None:
    assert not consistent(0, 5, EMPTY, root(MANY[:5]), [EMPTY])
    assert not consistent(6, 5, root(MANY[:6]), root(MANY[:5]), [EMPTY])
    for wrong in (0, 9):
        with pytest.raises(IndexError):
            consistency(LEAVES, wrong)
    for wrong in (-1, 8):
        with pytest.raises(IndexError):
            inclusion(LEAVES, wrong)


def test_a_frontier_has_the_root_of_the_whole_tree_at_every_size() -> None:
    frontier = Frontier()
    for size, leaf_hash in enumerate(MANY):
        assert (frontier.size, frontier.root()) == (size, root(MANY[:size]))
        frontier.append(leaf_hash)


def test_a_frontier_goes_on_where_it_was_saved() -> None:
    frontier = Frontier()
    for leaf_hash in MANY[:13]:
        frontier.append(leaf_hash)
    saved = frontier.saved()
    again = Frontier.restored(saved)
    for leaf_hash in MANY[13:]:
        again.append(leaf_hash)
    assert len(saved) == 1 + 3
    assert again.root() == root(MANY)
    assert frontier.root() == root(MANY[:13])


@pytest.mark.parametrize(
    "parts", [[], [b""], [bytes(7)], [bytes(7) + b"\1"], [bytes(8), EMPTY], [bytes(7) + b"\1", b"x"]]
)
def test_a_damaged_frontier_is_not_restored(parts: list[bytes]) -> None:
    with pytest.raises(ValueError, match="frontier"):
        Frontier.restored(parts)

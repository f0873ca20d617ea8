"""The remark in META by which a file of ours comes out the same elsewhere: rule, completion, threshold, and the lot."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_WORDS = re.compile(r"#1: participation ((?:[a-z]+=[a-z0-9,-]*\s?)+)")


@dataclass(frozen=True, slots=True)
class Remark:
    """What `rules.json` says about the count; `lot` holds identifiers, the lucky ones first."""

    rule: str
    completion: str
    threshold: int
    lot: Sequence[str]
    open_ties: bool

    def __str__(self) -> str:
        ties = "open" if self.open_ties else "lot"
        return (
            f"#1: participation rule={self.rule} completion={self.completion} threshold={self.threshold} "
            f"ties={ties} lot={','.join(self.lot)}"
        )


def remark(meta: Mapping[str, str], ids: Sequence[str]) -> Remark | None:
    """Our remark, if a file has one that fits its projects."""
    found = _WORDS.search(meta.get("comment", ""))
    if not found:
        return None
    said = dict(word.split("=", 1) for word in found[1].split())
    lot = said.get("lot", "").split(",")
    if (
        sorted(lot) != sorted(ids)
        or not {"rule", "completion"} <= set(said)
        or not said.get("threshold", "").isdigit()
    ):
        return None
    return Remark(said["rule"], said["completion"], int(said["threshold"]), lot, said.get("ties") == "open")

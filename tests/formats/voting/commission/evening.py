"""A vote of a commission on the platform, and what its members do with it elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.commission import Signed, write_export
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.models import Level, Vote
from participation.kernel import clock, notes
from participation.tallies.ceremony.commission import Commission, new_commission
from participation.tallies.ceremony.counting import opened_key, tally
from participation.tallies.ceremony.export import read_export
from participation.tallies.ceremony.paper import Holding
from participation.tallies.ceremony.statement import packed
from tests.formats.voting.votes import a_vote, begin, cast, close, keys_of

YES, NO = {"approve": ["1"]}, {"approve": ["2"]}


@dataclass
class Evening:
    """The vote, closed; the commission and what its members hold."""

    vote: Vote
    keys: Keys
    commission: Commission
    holdings: list[Holding]

    def export(self, session: Session) -> bytes:
        """What the platform hands out."""
        target = BytesIO()
        write_export(session, self.vote, target)
        return target.getvalue()

    def counted(self, session: Session) -> dict[str, bytes]:
        """What two members make of it."""
        export = read_export(self.export(session), self.vote.closes_at)
        return tally(export, opened_key(export.commission, *self.holdings[:2]))

    def signed(self, files: Mapping[str, bytes], *who: int) -> Signed:
        """The same, signed by these members, packed and unpacked."""
        text = files["erklaerung.txt"].decode()
        signatures = {f"{place}.note": notes.sign(text, self.holdings[place].key).encode() for place in who}
        return Signed.read(packed({**files, **signatures}))


def an_evening(
    session: Session,
    config: Config,
    choices: Sequence[Mapping[str, Any]] = (YES,) * 3 + (NO,) * 2,
    *,
    closed: bool = True,
    rules: Mapping[str, Any] | None = None,
    **values: Any,
) -> Evening:
    """A vote of a commission with these ballots, closed unless somebody says otherwise."""
    commission, holdings = new_commission(["Anna", "Ben", "Cem"])
    vote = a_vote(
        session,
        level=Level.COMMISSION,
        rules={"commission": commission.document()} | dict(rules or {}),
        **values,
    )
    keys = keys_of(config, vote)
    cast(session, keys, vote, begin(session, keys, vote), choices)
    if closed:
        close(session, keys, vote)
        session.flush()
    return Evening(vote, keys, commission, holdings)


def after(evening: Evening) -> Any:
    """The clock stands at the close."""
    return clock.frozen(evening.vote.closes_at)

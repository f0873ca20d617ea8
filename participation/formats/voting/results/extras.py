"""Files of a vote in a result package: what its own page offers, and not before it does."""

from collections.abc import Iterable, Sequence
from functools import partial

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.actions.packaging import package_bytes, signed_package
from participation.formats.voting.models import Method, Vote, VoteState
from participation.formats.voting.policy.rules import frozen
from participation.formats.voting.results.ballots import ballots_pb, ballots_table, counted
from participation.kernel.tables import Audience
from participation.processes.catalogue import Extra
from participation.processes.models import Module
from participation.results.writers.csv import csv_bytes

_SIGNED = "Alles für eine Nachzählung, signiert; prüfen mit: participation verify"
_BALLOTS = "Alle Stimmzettel, gleiche zusammengefasst"
_PABULIB = "Die Stimmzettel im Format von Pabulib"


def extras(session: Session, module: Module, _audience: Audience) -> Sequence[Extra]:
    """The ballots of a published result, and the package for a recount once it is signed; the same for everybody, for
    nobody knows more."""
    vote = session.scalars(sa.select(Vote).where(Vote.module_id == module.id)).one_or_none()
    if vote is None or vote.state is not VoteState.PUBLISHED or not vote.secret:
        return ()
    folder = module.slug
    found = [Extra(f"{folder}/stimmen.csv", _BALLOTS, partial(_csv, session, vote))]
    if vote.method is Method.BUDGET:
        found.append(Extra(f"{folder}/stimmen.pb", _PABULIB, partial(_pb, session, vote)))
    if signed_package(session, vote):
        found.append(Extra(f"{folder}/nachzaehlung.zip", _SIGNED, partial(package_bytes, session, vote)))
    return found


def _csv(session: Session, vote: Vote) -> Iterable[bytes]:
    return csv_bytes(ballots_table(frozen(vote), counted(session, vote)))


def _pb(session: Session, vote: Vote) -> Iterable[bytes]:
    return [ballots_pb(frozen(vote), counted(session, vote))]

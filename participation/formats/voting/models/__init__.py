"""The tables of a vote: what is asked, who may answer, and two boxes that know nothing of each other."""

from participation.formats.voting.models.box import Checkpoint, Cosignature, envelope, intake, log_leaf
from participation.formats.voting.models.deeds import CastCount, Deed, DeedKind, DeedState, PaperCount
from participation.formats.voting.models.open_support import mark
from participation.formats.voting.models.roll import CodeBatch, Entry, RollState, closed_roll, roll
from participation.formats.voting.models.vote import (
    DECIDED,
    BallotKind,
    Entitled,
    Level,
    Method,
    Option,
    Vote,
    VoteFile,
    VoteState,
    VotingSettings,
)

__all__ = [
    "DECIDED",
    "BallotKind",
    "CastCount",
    "Checkpoint",
    "CodeBatch",
    "Cosignature",
    "Deed",
    "DeedKind",
    "DeedState",
    "Entitled",
    "Entry",
    "Level",
    "Method",
    "Option",
    "PaperCount",
    "RollState",
    "Vote",
    "VoteFile",
    "VoteState",
    "VotingSettings",
    "closed_roll",
    "envelope",
    "intake",
    "log_leaf",
    "mark",
    "roll",
]

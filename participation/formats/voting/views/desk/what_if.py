"""What if: the same money under both rules, before anybody votes."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, g, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to
from participation.formats.voting.forms.what_if import GuessForm, OldBudgetForm
from participation.formats.voting.models import Vote
from participation.formats.voting.policy.guessing import Guess, ballots, can_guess, rules_of
from participation.formats.voting.policy.rules import BUDGET, chosen
from participation.formats.voting.queries.candidates import supports_of
from participation.formats.voting.views.desk.finding import BOTH, DESK, page, read_vote
from participation.kernel import web
from participation.kernel.errors import DomainError
from participation.tallies.budgets.election import Election
from participation.tallies.budgets.explaining import Comparison, compare
from participation.tallies.budgets.greedy import Greedy, Spending, greedy
from participation.tallies.budgets.outcome import of_vote
from participation.tallies.budgets.shares import Completion, EqualShares, equal_shares
from participation.tallies.budgets.ties import Tie
from participation.tallies.pabulib.reading import read

LARGEST_FILE = 3_000_000
"""Bytes. Counting more takes longer than somebody waits for a page; the command line has time."""
ZIP = b"PK\3\4"
EURO = "€"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{DESK}/was-waere-wenn", "what_if", show, methods=BOTH)


@dataclass(frozen=True, slots=True)
class Row:
    """A project under both rules; its cost in whole units of money."""

    title: str
    cost: int
    votes: int
    by_votes: bool
    by_shares: bool


@dataclass(frozen=True, slots=True)
class Draw:
    """A tie that decided who wins: the titles that stood equal, the one that came first (empty where nobody did), and
    what it was that decided: "cost", "votes", "lot" or "open"."""

    titles: Sequence[str]
    chosen: str
    by: str


@dataclass(frozen=True, slots=True)
class Report:
    """Both rules side by side. Money in whole units, shares of voters 0 to 1; ties are those that matter."""

    rows: Sequence[Row]
    voters: int
    total: int
    greedy_cost: int
    shares_cost: int
    greedy_nothing: float
    shares_nothing: float
    greedy_average: float
    shares_average: float
    greedy_ties: Sequence[Draw]
    shares_ties: Sequence[Draw]
    currency: str


@web.takes_files
@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Guess (GET), or count an old budget anew (POST)."""
    session, vote = read_vote((municipality, process, module))  # counting takes long, and locks nothing
    old, report = OldBudgetForm(), None
    form = _guess_form(session, vote)
    if old.submitted():
        with old.refusals():
            report = _count_file(old)
    elif request.method == "GET" and can_guess(vote) and (not request.args or form.validate()):
        report = _count_guess(vote, form.guess(), form.total.data)
    status = old.status if request.method == "POST" else form.status
    shown = page(vote, form=form, old=old, report=report, uploaded=request.method == "POST")
    return render_template("voting/desk/what_if.html", **shown, can_guess=can_guess(vote)), status


def _guess_form(session: Session, vote: Vote) -> GuessForm:
    """Pre-filled: ideas as popular as their supports say, everything else like the average of them."""
    rules = chosen(vote)
    total = (rules["budget"] or BUDGET)["total"] or sum(option.cost for option in vote.options) // 2 or 1
    wishes = _wishes(session, vote)
    values = request.args if request.method == "GET" else None
    average = max(1, min(int(rules["most"]), 3, len(vote.options) // 2))  # who names all decides nothing
    form: GuessForm = GuessForm.of(vote, values, total=total, wishes=wishes, average=average)
    return form


def _wishes(session: Session, vote: Vote) -> dict[str, int]:
    origins = {option.origin for option in vote.options if option.origin}
    town_page = url_for("municipalities.show", municipality=g.municipality.slug)
    known = supports_of(session, vote.municipality_id, town_page, origins) if origins else {}
    usual = max(1, round(sum(known.values()) / len(known))) if known else 10
    return {option.key: known.get(option.origin, usual) for option in vote.options}


def _count_guess(vote: Vote, guess: Guess, total: int) -> Report:
    rules = rules_of(vote, total, guess.seed)
    return _report(of_vote(rules, ballots(vote, guess)), Completion(rules["budget"]["completion"]), EURO)


def _count_file(form: OldBudgetForm) -> Report:
    """Raises DomainError for what is no such file."""
    sent = form.file.data
    content = sent.read(LARGEST_FILE + 1) if getattr(sent, "filename", "") else b""
    if not content:
        raise DomainError("Bitte wählen Sie eine Datei.", "file")
    if len(content) > LARGEST_FILE:
        raise DomainError(
            "Diese Datei ist zu groß für diese Seite. Auf der Kommandozeile zählt „participation tally“ auch große.",
            "file",
        )
    if b"\0" in content or content.startswith(ZIP):
        raise DomainError("Das ist keine .pb-Datei.", "file")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "election.pb"
        path.write_bytes(content)
        old = read(path)
    return _report(old.election, Completion.ADD1, {"EUR": EURO}.get(old.currency, old.currency))


def _report(election: Election, completion: Completion, currency: str) -> Report:
    most, shares = greedy(election, Greedy.SKIP), equal_shares(election, completion)
    return _written(election, most, shares, compare(election, most, shares), currency)


def _draws(election: Election, ties: Sequence[Tie]) -> list[Draw]:
    """The ties without which others could have won."""
    titles = [project.title for project in election.projects]
    return [
        Draw([titles[one] for one in tie.options], "" if tie.chosen is None else titles[tie.chosen], tie.by)
        for tie in ties
        if tie.matters
    ]


def _written(
    election: Election, most: Spending, shares: EqualShares, both: Comparison, currency: str
) -> Report:
    unit = election.money_unit
    order = sorted(range(len(election.projects)), key=lambda one: -election.scores[one])
    return Report(
        rows=[
            Row(
                election.projects[one].title,
                election.projects[one].cost // unit,
                election.scores[one],
                one in most.winners,
                one in shares.winners,
            )
            for one in order
        ],
        voters=election.voters,
        total=election.budget // unit,
        greedy_cost=most.cost // unit,
        shares_cost=shares.cost // unit,
        greedy_nothing=float(both.greedy.nothing),
        shares_nothing=float(both.shares.nothing),
        greedy_average=float(both.greedy.average),
        shares_average=float(both.shares.average),
        greedy_ties=_draws(election, most.ties),
        shares_ties=_draws(election, shares.ties),
        currency=currency,
    )

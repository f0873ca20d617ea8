"""Files of a result: everybody takes them home, everybody gets the same."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.tallying import destroy_keys
from participation.formats.voting.models import Method, Vote
from participation.formats.voting.queries.files import file_of
from participation.kernel import clock
from participation.tallies import pabulib, packages
from participation.tallies.budgets import greedy
from tests.client import CheckedClient
from tests.factories import days
from tests.formats.voting.result.budgets import CHOICES, a_budget
from tests.formats.voting.votes import a_result, keys_of

URL = "/musterstadt/parkplatz/abstimmung/ergebnis"


def test_the_package_is_fetched_and_read(
    session: Session, config: Config, client: CheckedClient, tmp_path: Path
) -> None:
    """A ZIP with everything in it, under a name that changes with its content."""
    a_result(session, config, [{"approve": ["1"]}] * 3)
    session.commit()
    answer = client.get(f"{URL}/paket.zip").response
    path = tmp_path / "paket.zip"
    path.write_bytes(answer.get_data())
    assert packages.read(path)["ballots.jsonl"] == b'{"approve":["1"]}\n' * 3
    assert answer.mimetype == "application/zip"
    again = client.get(f"{URL}/paket.zip", status=304, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.text == ""


def test_the_package_is_there_when_the_keys_are_gone(
    session: Session, config: Config, client: CheckedClient
) -> None:
    """And the same as before, also where nothing of it lies on the disk any more."""
    vote = a_result(session, config, [{"approve": ["1"]}] * 3)
    session.commit()
    before = client.get(f"{URL}/paket.zip").response.get_data()
    for path in config.package_folder.iterdir():
        path.unlink()
    with clock.frozen(vote.closes_at + days(15)):
        destroy_keys(session, keys_of(config, vote), vote)
    session.commit()
    assert client.get(f"{URL}/paket.zip").response.get_data() == before


def test_ballots_of_a_budget_read_back_to_the_same_result(
    session: Session, config: Config, client: CheckedClient, tmp_path: Path
) -> None:
    """As Pabulib writes them; every time the same bytes."""
    vote = a_result(session, config, CHOICES, **a_budget())
    session.commit()
    answer = client.get(f"{URL}/stimmen.pb").response.get_data()
    assert client.get(f"{URL}/stimmen.pb").response.get_data() == answer
    (tmp_path / "stimmen.pb").write_bytes(answer)
    found = pabulib.read(tmp_path / "stimmen.pb")
    assert found.election.voters == len(CHOICES) - 1
    result = json.loads(file_of(session, vote, "result.json"))
    assert {key for key, how in found.selected.items() if how == 1} == set(result["outcome"]["winners"])
    most = greedy(found.election)
    assert found.election.ids(most.winners) == result["outcome"]["greedy"]["winners"]
    assert vote.key not in answer.decode()


def test_only_budgets_are_of_that_kind(session: Session, config: Config, client: CheckedClient) -> None:
    """There is no such file of anything else."""
    a_result(session, config, [{"approve": ["1"]}])
    session.commit()
    client.get(f"{URL}/stimmen.pb", status=404)


def test_ballots_stand_in_a_spreadsheet(session: Session, config: Config, client: CheckedClient) -> None:
    """One row for each way to vote, with how many did; never a person."""
    choices: list[dict[str, Any]] = [{"rank": ["2", "1"]}] * 3 + [{"rank": ["1"]}, {"blank": True}]
    a_result(session, config, choices, method=Method.RANKED, rules={"most": 2})
    session.commit()
    rows = client.get(f"{URL}/stimmen.csv").response.get_data().decode("utf-8-sig").splitlines()
    assert rows[0] == "anzahl;weg;enthaltung;ungueltig;option_1;option_2"
    assert sorted(rows[1:]) == [
        '1;"im Netz";0;0;1;',
        '1;"im Netz";1;0;;',
        '3;"im Netz";0;0;2;1',
    ]


def test_open_data_tells_options_log_and_balance(
    session: Session, config: Config, client: CheckedClient
) -> None:
    """Once the result is published, with what each option got."""
    vote: Vote = a_result(session, config, [{"approve": ["1"]}] * 3)
    session.commit()
    data = "/musterstadt/parkplatz/daten/abstimmung"
    options = client.get(f"{data}/optionen.csv").response.get_data().decode("utf-8-sig")
    assert '"1";"Ja";"";;;;;3;1' in options
    assert '"2";"Nein";"";;;;;0;0' in options
    log = client.get(f"{data}/protokoll.csv").response.get_data().decode().splitlines()
    assert len(log) == 1 + vote.size
    balance = client.get(f"{data}/bilanz.csv").response.get_data().decode()
    assert '"Stimmzettel im Protokoll";3' in balance

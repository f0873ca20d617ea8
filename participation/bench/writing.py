"""Measures handing in ideas: through the whole platform, beside the same durable writes by the bare driver."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from participation.bench.filling import TOWN, WORDS
from participation.bench.floor import Bare, Recorder, Statement
from participation.bench.measuring import Figure
from participation.bench.reading import PLACE
from participation.bench.visitor import App, Visitor
from participation.kernel.db import Database
from participation.kernel.spam import QUICKEST

SECONDS = 4.0
"""How long each side writes in one round."""
ROUNDS = 3
CLIENTS = (1, 8)


def write_figures(app: App, database: Database, category: int) -> list[Figure]:
    """Ideas per second with one client and with eight, best of ROUNDS rounds in turn."""
    statements = _what_one_idea_writes(app, database, category)
    figures = []
    for clients in CLIENTS:
        ours = floor = 0.0
        for _round in range(ROUNDS):
            ours = max(ours, _rate(clients, lambda: _submitter(app, category)))
            floor = max(floor, _rate(clients, lambda: _bare_writer(database, statements)))
        note = f"dieselben {len(statements)} Anweisungen je Idee, dauerhaft gespeichert"
        figures.append(Figure(f"Idee einreichen, {clients} gleichzeitig", ours, floor, unit="1/s", note=note))
    return figures


def _submitter(app: App, category: int) -> Callable[[], None]:
    visitor, dice = Visitor(app), random.Random()  # noqa: S311 - no secret
    url = f"{PLACE}/ideen/neu"
    secrets = visitor.form_secrets(url)
    cookies = visitor.cookies.copy()
    time.sleep(QUICKEST + 0.1)  # whoever is quicker than a person waits for a moderator

    def once() -> None:
        words = " ".join(dice.choices(WORDS, k=40))
        form = {
            "title": words[:60],
            "text": words,
            "category": str(category),
            "lat": f"{dice.uniform(TOWN[0], TOWN[2]):.6f}",
            "lon": f"{dice.uniform(TOWN[1], TOWN[3]):.6f}",
        }
        visitor.cookies = cookies.copy()  # a browser shows the thanks, which would pile up here
        answer = visitor.post(url, form | secrets)
        if answer.status != 303:
            raise RuntimeError(f"an idea was answered with {answer.status}")

    return once


def _bare_writer(database: Database, statements: list[Statement]) -> Callable[[], None]:
    """Writes the rows of one idea again and again, under keys of its own."""
    bare = Bare(database)
    return lambda: bare.transaction(_renewed(statements))


_numbers = iter(range(-1, -10_000_000_000, -1))
"""Keys that the database itself never gives out."""
_lock = threading.Lock()


def _renewed(statements: list[Statement]) -> list[Statement]:
    """The same statements with a new key and a new reference number in place of the recorded ones."""
    with _lock:
        fresh = next(_numbers)
    return [(text, _swapped(values, fresh)) for text, values in statements]


def _swapped(values: object, fresh: int) -> object:
    def swap(value: object) -> object:
        if value == _Recorded.key:
            return fresh
        if value == _Recorded.reference:
            return f"X{fresh}"
        is_token = isinstance(value, str) and len(value) == 64 and " " not in value
        return f"{fresh:064d}" if is_token else value

    if isinstance(values, list):
        return [_swapped(row, fresh) for row in values]
    if isinstance(values, dict):
        return {name: swap(value) for name, value in values.items()}
    return tuple(swap(value) for value in values)  # type: ignore[attr-defined]  # a sequence of parameters


class _Recorded:
    """Key and reference number of the idea whose statements were recorded."""

    key = 0
    reference = ""


def _what_one_idea_writes(app: App, database: Database, category: int) -> list[Statement]:
    """Submit one idea and keep the INSERTs and UPDATEs it took."""
    recorder = Recorder(database.write_engine)
    _submitter(app, category)()
    asked = [one for one in recorder.take() if one[0].lstrip().upper().startswith(("INSERT", "UPDATE"))]
    newest = "SELECT id, reference FROM contribution WHERE kind = 'idea' ORDER BY id DESC LIMIT 1"
    _Recorded.key, _Recorded.reference = Bare(database).rows([(newest, ())])[0][0]
    return [_with_key(text, values) for text, values in asked]


def _with_key(text: str, values: object) -> Statement:
    """The row of `contribution` got its key from the database; the floor gives one itself."""
    if not text.lstrip().startswith("INSERT INTO contribution "):
        return text, values
    text = text.replace("INSERT INTO contribution (", "INSERT INTO contribution (id, ", 1)
    if isinstance(values, dict):
        return text.replace("VALUES (", "VALUES (%(bench_id)s, ", 1), values | {"bench_id": _Recorded.key}
    return text.replace("VALUES (", "VALUES (?, ", 1), (_Recorded.key, *values)  # type: ignore[misc]  # a sequence


def _rate(clients: int, make: Callable[[], Callable[[], None]]) -> float:
    """How often per second the work is done, by so many threads at once."""
    done, until = [0] * clients, 0.0
    with ThreadPoolExecutor(clients) as pool:
        workers = list(pool.map(lambda _client: make(), range(clients)))
    until = time.monotonic() + SECONDS

    def run(place: int) -> None:
        while time.monotonic() < until:
            workers[place]()
            done[place] += 1

    begun = time.monotonic()
    with ThreadPoolExecutor(clients) as pool:
        for finished in [pool.submit(run, place) for place in range(clients)]:
            finished.result()
    return sum(done) / (time.monotonic() - begun)

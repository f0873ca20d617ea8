"""The servers that other tests stand on are real ones, and each test can have a database of its own."""

import psycopg
import pytest
from playwright.sync_api import Browser
from redis import Redis

from tests.servers.postgres import PostgresServer


def test_a_copied_database_has_the_rows_of_its_template(postgres: PostgresServer, worker_id: str) -> None:
    first, second = f"first_{worker_id}", f"second_{worker_id}"
    with psycopg.connect(_plain(postgres.create_database(first))) as connection:
        connection.execute("CREATE TABLE words AS SELECT lower('ÄHRE') AS word")
    with psycopg.connect(_plain(postgres.create_database(second, first))) as connection:
        assert connection.execute("SELECT word FROM words").fetchone() == ("ähre",)
    for name in (first, second):
        postgres.drop_database(name)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(_plain(postgres.url(first)))


def test_redis_counts(redis_url: str) -> None:
    with Redis.from_url(redis_url) as client:
        assert [client.incr("visits"), client.incr("visits")] == [1, 2]
        client.flushdb()


def test_the_browser_runs_scripts(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<p>leer</p><script>document.querySelector('p').textContent = 'Grüße'</script>")
    assert page.inner_text("p") == "Grüße"
    page.close()


def _plain(url: str) -> str:
    return url.replace("+psycopg", "")

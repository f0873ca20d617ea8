"""The servers that other tests stand on are real ones, and each test can have a database of its own."""

import psycopg
import pytest
from playwright.sync_api import Browser
from redis import Redis

from tests.servers.databases import lent_postgres
from tests.servers.postgres import PostgresServer

COUNT = "INSERT INTO rate_count (key, \"window\", seen) VALUES ('x', 1, 1) RETURNING id"


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


def test_a_lent_database_is_handed_on_empty_and_numbers_from_one(postgres: PostgresServer) -> None:
    for _ in range(2):
        with lent_postgres(postgres) as url, psycopg.connect(_plain(url)) as connection:
            assert connection.execute(COUNT).fetchone() == (1,)
            connection.commit()
    with lent_postgres(postgres) as url, psycopg.connect(_plain(url)) as connection:
        connection.execute(COUNT)
        connection.rollback()
    with lent_postgres(postgres) as url, psycopg.connect(_plain(url)) as connection:
        assert connection.execute(COUNT).fetchone() == (1,)


def test_a_lent_database_that_somebody_still_holds_is_not_handed_on(postgres: PostgresServer) -> None:
    with lent_postgres(postgres) as url:
        holder = psycopg.connect(_plain(url))
        holder.execute(COUNT)
        holder.commit()
        holder.execute("SELECT id FROM rate_count")
    holder.close()
    with lent_postgres(postgres) as second:
        assert second != url


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

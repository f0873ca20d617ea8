"""The command that measures."""

import click


@click.command()
@click.argument(
    "what", type=click.Choice(["ideas", "export", "voting", "opinions", "overview"]), default="ideas"
)
@click.option(
    "--ideas", default=100_000, show_default=True, help="So viele Ideen füllen die Wegwerf-Datenbank."
)
@click.option("--database-url", help="Eine leere Datenbank statt einer eigenen SQLite-Datei.")
@click.option("--json", "as_json", is_flag=True, help="Ein JSON-Objekt statt der Tabelle.")
def bench(what: str, ideas: int, database_url: str | None, as_json: bool) -> None:  # noqa: FBT001 - click hands over flags like this
    """Measure the platform beside a floor: the same rows by the bare database driver, in the same run."""
    from participation.bench.run import run, run_export, run_opinions, run_overview, run_voting

    if what == "opinions":
        run_opinions(as_json=as_json)
        return
    if what == "overview":
        run_overview(database_url=database_url, as_json=as_json)
        return
    if what == "voting":
        run_voting(database_url=database_url, as_json=as_json)
        return
    if what == "export":
        run_export(ideas, database_url=database_url, as_json=as_json)
        return
    run(ideas, database_url=database_url, as_json=as_json)

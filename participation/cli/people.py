"""Commands for whoever runs an installation: the first municipality, the first accounts."""

import json
from pathlib import Path

import click

from participation.accounts.models import Role
from participation.cli.settings import opened, settings
from participation.kernel.errors import DomainError


@click.group()
def municipality() -> None:
    """Municipalities."""


@municipality.command("add")
@click.option("--slug", required=True, help="Wort in Adressen, zum Beispiel musterstadt.")
@click.option("--name", required=True)
@click.option("--ags", required=True, help="Amtlicher Gemeindeschlüssel, acht Stellen.")
@click.option("--kind", type=click.Choice(["town", "county"]), default="town", show_default=True)
@click.option(
    "--boundary", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Grenze als GeoJSON."
)
@click.option("--crs", help="Koordinatensystem der Grenze, wenn nicht WGS84, zum Beispiel EPSG:25832.")
def add_municipality(
    slug: str, name: str, ags: str, kind: str, boundary: Path | None, crs: str | None
) -> None:
    """Found a municipality; everything else is set on its own pages."""
    from participation.kernel.geo import Area
    from participation.municipalities.actions import (
        MunicipalityDraft,
        Outline,
        create_municipality,
        save_area,
    )
    from participation.municipalities.actions.drafts import ProfileDraft
    from participation.municipalities.models import MunicipalityKind

    with opened(settings()).unit_of_work() as session:
        try:
            draft = MunicipalityDraft(ProfileDraft(name), ags=ags, kind=MunicipalityKind(kind), slug=slug)
            made = create_municipality(session, draft)
            if boundary is not None:
                surface = Area.from_geojson(json.loads(boundary.read_text(encoding="utf-8")), crs=crs)
                save_area(session, made, Outline(name, surface, whole=True), actor_id=None)
        except DomainError as error:
            raise click.ClickException(error.message) from error
        click.echo(f"{made.name} ist angelegt: /{made.slug}/")


@click.group()
def account() -> None:
    """Accounts."""


@account.command("add")
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True, envvar="PASSWORD")
@click.option("--admin-of", help="Wort der Kommune, die das Konto verwaltet.")
@click.option("--moderator-of", help="Wort der Kommune, die das Konto moderiert.")
@click.option("--kts", is_flag=True, help="Liest die Auswertung über alle Kommunen.")
def add_account(
    email: str,
    name: str,
    password: str,
    admin_of: str | None,
    moderator_of: str | None,
    kts: bool,  # noqa: FBT001
) -> None:
    """Make an account with a confirmed address, and give it roles."""
    from participation.accounts import actions
    from participation.municipalities.queries import by_slug

    with opened(settings()).unit_of_work() as session:
        try:
            made = actions.create_account(session, email, name, password)
            for slug, role in ((admin_of, Role.ADMIN), (moderator_of, Role.MODERATOR)):
                if slug:
                    actions.grant_role(session, made, by_slug(session, slug), role)
            if kts:
                actions.grant_kts(session, made)
        except DomainError as error:
            raise click.ClickException(error.message) from error
        click.echo(f"{made.email} kann sich jetzt anmelden.")

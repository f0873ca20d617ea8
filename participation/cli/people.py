"""Commands for whoever runs an installation: the first municipality, the first accounts."""

import json
from pathlib import Path
from typing import Any

import click

from participation.accounts.models import Role
from participation.cli.settings import ready, settings
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
@click.option(
    "--basemap", help="Kartenhintergrund: basemapde, basemapde-grau, topplus oder eigene (TILE_URL)."
)
@click.option("--crs", help="Koordinatensystem der Grenze, wenn nicht WGS84, zum Beispiel EPSG:25832.")
def add_municipality(
    slug: str, name: str, ags: str, kind: str, boundary: Path | None, basemap: str | None, crs: str | None
) -> None:
    """Found a municipality; everything else is set on its own pages."""
    from participation.contributions.actions.statuses import default_statuses
    from participation.kernel.geo import Area
    from participation.municipalities.actions import (
        MunicipalityDraft,
        Outline,
        create_municipality,
        save_area,
    )
    from participation.municipalities.actions.drafts import ProfileDraft
    from participation.municipalities.models import MunicipalityKind

    with ready(settings()).unit_of_work() as session:
        try:
            draft = MunicipalityDraft(ProfileDraft(name), ags=ags, kind=MunicipalityKind(kind), slug=slug)
            made = create_municipality(session, draft)
            default_statuses(session, made.id)
            if boundary is not None:
                surface = Area.from_geojson(json.loads(boundary.read_text(encoding="utf-8")), crs=crs)
                save_area(session, made, Outline(name, surface, ground(basemap), whole=True), actor_id=None)
        except DomainError as error:
            raise click.ClickException(error.message) from error
        click.echo(f"{made.name} ist angelegt: /{made.slug}/")


def ground(source: str | None) -> dict[str, Any]:
    """The basemap of a source, as areas keep it. Raises ClickException for one that is not known."""
    from participation.kernel.tileproxy import SOURCES

    if source is None:
        return {"kind": "plain"}
    if source == "eigene":
        return {"kind": "tiles", "source": source, "attribution": settings().tile_attribution}
    if source not in SOURCES:
        raise click.ClickException(
            f"Diesen Kartenhintergrund gibt es nicht: {source}. Es gibt: {', '.join(SOURCES)}."
        )
    known = SOURCES[source]
    return {"kind": "tiles", "source": source, "attribution": known.attribution, "max_zoom": known.max_zoom}


@municipality.command("basemap")
@click.argument("slug")
@click.argument("source")
def set_basemap(slug: str, source: str) -> None:
    """Draw a municipality's areas on another basemap."""
    from participation.audit import trail
    from participation.municipalities.queries import areas, by_slug

    with ready(settings()).unit_of_work() as session:
        try:
            found = by_slug(session, slug)
        except DomainError as error:
            raise click.ClickException(f"Die Kommune {slug} gibt es nicht.") from error
        for area in areas(session, found.id):
            area.basemap = ground(source)
        trail.record(session, "municipality.updated", found, municipality_id=found.id, what="basemap")
        click.echo(f"Die Karten von {found.name} liegen jetzt auf {source}.")


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

    with ready(settings()).unit_of_work() as session:
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

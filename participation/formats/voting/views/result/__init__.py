"""What everybody sees of a result, once it is published; before that there is no such page for anybody."""

from flask import Blueprint

from participation.formats.voting.views.result import downloads, pages

RESULT = "/<municipality>/<process>/<voting:module>/ergebnis"


def add_to(blueprint: Blueprint) -> None:
    """Register the routes."""
    blueprint.add_url_rule(RESULT, "result", pages.result)
    blueprint.add_url_rule(f"{RESULT}/<option>", "result_option", pages.option)
    blueprint.add_url_rule(f"{RESULT}/paket.zip", "package", downloads.package)
    blueprint.add_url_rule(f"{RESULT}/stimmen.pb", "ballots_pb", downloads.ballots_pb)
    blueprint.add_url_rule(f"{RESULT}/stimmen.csv", "ballots_csv", downloads.ballots_csv)

"""Packages for tests: a process with something in it, and a quick way to have it written and opened."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from participation.kernel.tables import Audience
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from participation.results.packages import PackagePlan, write_package
from tests.factories import at

BASE = "https://beteiligung.example"
MADE_AT = at(2026, 6, 1)


def plan_of(
    session: Session, process: Process, audience: Audience = Audience.PUBLIC, **values: Any
) -> PackagePlan:
    """The whole process for an audience."""
    town = session.get_one(Municipality, process.municipality_id)
    modules = values.pop("modules", process.modules)
    return PackagePlan(town, process, modules, audience, MADE_AT, BASE, **values)


def written(session: Session, plan: PackagePlan, path: Path) -> zipfile.ZipFile:
    """The package, written and opened."""
    write_package(session, plan, path)
    return zipfile.ZipFile(path)


def rows_in(package: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    """A CSV file of it as German Excel reads it."""
    text = package.read(name).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))

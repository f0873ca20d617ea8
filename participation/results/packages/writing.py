"""A result package is written: rows are read once, then each file tells them in its own way."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from participation.kernel.tables import Table
from participation.processes import catalogue
from participation.results.packages.archive import Archive, PackedFile, checksums
from participation.results.packages.contents import Addresses, Content, contents
from participation.results.packages.meter import Meter, silent
from participation.results.packages.plan import PackagePlan, Progress
from participation.results.packages.spooling import Redactions, Spool, as_given
from participation.results.writers.csv import csv_bytes
from participation.results.writers.geojson import geojson_bytes

CHECKSUMS = "pruefsummen.sha256"


def write_package(
    session: Session, plan: PackagePlan, target: Path, *, progress: Progress = silent
) -> list[PackedFile]:
    """Write the package to `target`, which appears only when it is complete; answers its files in their order.

    Give it a reading session. The draft and the rows need disk space beside `target`; memory stays flat. What
    `progress` raises stops the work and leaves nothing behind. Raises DomainError for a filter that cannot be meant.
    """
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".package-") as folder:
        draft = Path(folder) / "package.zip"
        with Archive(draft, plan.made_at) as archive:
            _Writing(session, plan, archive, Path(folder), progress).all()
        draft.replace(target)
    return archive.files


class _Writing:
    """A package being written."""

    def __init__(
        self, session: Session, plan: PackagePlan, archive: Archive, folder: Path, progress: Progress
    ) -> None:
        self.session, self.plan, self.archive, self.folder = session, plan, archive, folder
        self.addresses = Addresses(plan.base_url, plan.municipality.slug)
        self.meter = Meter(progress, 0)

    def all(self) -> None:
        """Every file, in the order people read them."""
        found = self._read()
        for content in found:
            self.archive.add(f"{content.path}.csv", csv_bytes(content.table))
            if content.table.geometry is not None:
                self.archive.add(f"{content.path}.geojson", geojson_bytes(content.table))
        for extra in self._extras():
            self.archive.add(extra.name, extra.chunks())
        self.archive.add(CHECKSUMS, [checksums(self.archive.files)])

    def _read(self) -> list[Content]:
        """The tables with their rows on disk."""
        plan = self.plan
        found = contents(
            self.session,
            plan.modules,
            self.addresses,
            plan.audience,
            plan.values,
            every_state=plan.every_state,
        )
        return [replace(one, table=self._spooled(one, number)) for number, one in enumerate(found)]

    def _spooled(self, content: Content, number: int) -> Table:
        redactions = _redactions(self.plan, content)
        table = as_given(content.table, redactions, self.plan.licence)
        return Spool(table, self.folder / f"{number}.rows", self.meter.add).table

    def _extras(self) -> Iterator[catalogue.Extra]:
        for module in self.plan.modules:
            yield from catalogue.format_of(module).extras(self.session, module, self.plan.audience)
        yield from self.plan.extra_files


def _redactions(plan: PackagePlan, content: Content) -> Redactions:
    return {
        row: words
        for (module_id, table, row), words in plan.redact.items()
        if (module_id, table) == (content.module.id, content.table.name)
    }

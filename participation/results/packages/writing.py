"""A result package is written: rows are read once, then each file tells them in its own way."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from participation.kernel.geo import utm_zone
from participation.kernel.tables import Table
from participation.processes import catalogue
from participation.results.packages.archive import Archive, PackedFile, checksums
from participation.results.packages.contents import Addresses, Content, contents
from participation.results.packages.counting import Tally, counts_table
from participation.results.packages.describing import datapackage
from participation.results.packages.dictionary import LEGEND, described
from participation.results.packages.metadata import metadata
from participation.results.packages.meter import Meter, silent
from participation.results.packages.plan import PackagePlan, Progress
from participation.results.packages.readme import readme
from participation.results.packages.spooling import Redactions, Spool, as_given
from participation.results.writers.csv import csv_bytes
from participation.results.writers.geojson import geojson_bytes

README, BOOK, PLACES = "00_LIESMICH.txt", "tabellen.xlsx", "orte.gpkg"
DESCRIPTION, METADATA, CHECKSUMS = "datapackage.json", "metadaten_dcat.jsonld", "pruefsummen.sha256"
BOOK_ROWS = 200_000
"""Up to so many rows in all there is a workbook: beyond, programs open it slowly or not at all, and it takes longer
than everything else together."""


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
        self.meter = Meter(progress, _expected(session, plan))
        self.spools: list[Spool] = []
        self.tallies: list[Tally] = []
        self.zone = utm_zone((plan.process.area.west + plan.process.area.east) / 2)

    def all(self) -> None:
        """Every file, in the order people read them."""
        found = self._read()
        counts = counts_table(self.tallies, self.plan.audience)
        extras = list(self._extras())
        self._expect(found)
        self._guides(found, counts, extras)
        self._book(found, counts)
        self._tables(found, counts)
        self._places(found)
        for extra in extras:
            self.archive.add(extra.name, extra.chunks())
        self.archive.add(METADATA, [metadata(self.plan, self.archive.files)])
        self.archive.add(DESCRIPTION, [datapackage(self.plan, found, self.archive.files)])
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
        return [replace(one, table=self._spooled(one)) for one in found]

    def _spooled(self, content: Content) -> Table:
        table = as_given(content.table, _redactions(self.plan, content), self.plan.licence)
        tally = Tally(content)
        spool = Spool(table, self.folder / f"{len(self.spools)}.rows", self.meter.add, tally.add)
        self.spools.append(spool)
        self.tallies.append(tally)
        return spool.table

    @property
    def _has_book(self) -> bool:
        return sum(spool.count for spool in self.spools) <= BOOK_ROWS

    def _expect(self, found: list[Content]) -> None:
        """Now that all rows are read it is known how often they will be written."""
        passes = [2 + self._has_book + 2 * (one.table.geometry is not None) for one in found]
        counts = [spool.count for spool in self.spools]
        self.meter.know(sum(one * count for one, count in zip(passes, counts, strict=True)))

    def _guides(self, found: list[Content], counts: Table, extras: list[catalogue.Extra]) -> None:
        rows = [spool.count for spool in self.spools]
        text = readme(self.plan, found, rows, zone=self.zone, book=self._has_book, extras=extras)
        self.archive.add(README, [text])
        self.archive.add(LEGEND, csv_bytes(described(found, counts)))

    def _book(self, found: list[Content], counts: Table) -> None:
        if self._has_book:
            from participation.results.writers.xlsx import xlsx_file  # large, and only packages need it

            path = self.folder / BOOK
            sheets = [replace(one.table, title=one.title) for one in found]
            xlsx_file([*sheets, counts], path, created=self.plan.made_at)
            self.archive.add_file(BOOK, path)

    def _tables(self, found: list[Content], counts: Table) -> None:
        for content in found:
            self.archive.add(f"{content.path}.csv", csv_bytes(content.table))
            if content.table.geometry is not None:
                named = replace(content.table, name=content.layer)
                self.archive.add(f"{content.path}.geojson", geojson_bytes(named))
        self.archive.add(f"{counts.name}.csv", csv_bytes(counts))

    def _places(self, found: list[Content]) -> None:
        layers = [
            (one.layer, replace(one.table, title=one.title))
            for one in found
            if one.table.geometry is not None
        ]
        if layers:
            from participation.results.writers.geopackage import geopackage_file  # brings numpy and shapely

            path = self.folder / PLACES
            geopackage_file(layers, path, zone=self.zone, changed=self.plan.made_at)
            self.archive.add_file(PLACES, path)

    def _extras(self) -> Iterator[catalogue.Extra]:
        for module in self.plan.modules:
            yield from catalogue.format_of(module).extras(self.session, module, self.plan.audience)
        yield from self.plan.extra_files


def _expected(session: Session, plan: PackagePlan) -> int:
    """About how many rows will be read and written: of ideas and the like, which make large packages large."""
    counted = catalogue.summaries(session, plan.modules).values()
    rows = sum(one.contributions + one.comments + one.sheets + one.ballots for one in counted)
    return 5 * rows


def _redactions(plan: PackagePlan, content: Content) -> Redactions:
    return {
        row: words
        for (module_id, table, row), words in plan.redact.items()
        if (module_id, table) == (content.module.id, content.table.name)
    }

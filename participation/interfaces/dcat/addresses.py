"""Where things are found: what is described here knows no web, so it is told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of one installation; `base` is its own, without a slash at its end."""

    base: str

    def home(self, municipality: str = "") -> str:
        """The start page, or a municipality's."""
        return f"{self.base}/{municipality}/" if municipality else f"{self.base}/"

    def catalogue(self, municipality: str = "", ending: str = "", page: int = 1) -> str:
        """A catalogue, or one of its files, or a page of one."""
        part = f"{municipality}/" if municipality else ""
        rest = (f".{ending}" if ending else "") + (f"?page={page}" if page > 1 else "")
        return f"{self.base}/dcat/{part}catalog{rest}"

    def process(self, municipality: str, process: str) -> str:
        """The page of a process."""
        return f"{self.base}/{municipality}/{process}/"

    def table(self, municipality: str, process: str, name: str) -> str:
        """A file of open data; `name` is `module/table.ending`."""
        return f"{self.process(municipality, process)}daten/{name}"

    def snapshot(self, municipality: str, process: str, number: int) -> str:
        """The permanent page of a snapshot."""
        return f"{self.process(municipality, process)}ergebnisstand/{number}"

    def package(self, municipality: str, process: str, number: int) -> str:
        """Its package."""
        return f"{self.snapshot(municipality, process, number)}/paket.zip"

    @property
    def features(self) -> str:
        """OGC API - Features."""
        return f"{self.base}/ogc/"

    def layer(self, municipality: str, process: str, module: str) -> str:
        """The features of a module."""
        return f"{self.features}collections/{municipality}.{process}.{module}/items"

    @property
    def projects(self) -> str:
        """The Participatory Data Specification."""
        return f"{self.base}/pds/projects"

    @property
    def description(self) -> str:
        """OpenAPI."""
        return f"{self.base}/openapi.json"

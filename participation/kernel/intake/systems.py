"""Which coordinate system a file uses: what it says, what its numbers look like, and what a person says."""

from collections import Counter
from dataclasses import dataclass, field, replace

from participation.kernel.geo import (
    CRS_NAMES,
    WGS84,
    Bounds,
    GeoError,
    describe_crs,
    fits_crs,
    german_count,
    german_number,
    looks_like,
    looks_swapped,
    normal_crs,
    to_wgs84,
    zone_by_prefix,
)
from participation.kernel.geo.crs import UTM32, UTM33, foreign_code
from participation.kernel.intake.model import IntakeError

_SAMPLE = 500
_NEAR_GERMANY: Bounds = (45.0, 5.0, 56.0, 18.0)
_UTM = (UTM32, UTM33)


@dataclass(slots=True)
class Tally:
    """What the positions of a file look like.

    `swapped` counts metres with north before east, `nowhere` the places 0 / 0, `faults` what is unreadable.
    """

    systems: Counter[str] = field(default_factory=Counter)
    swapped: int = 0
    sample: list[tuple[float, float]] = field(default_factory=list)
    faults: int = 0
    nowhere: int = 0

    def add(self, x: float, y: float) -> None:
        """Count one position (east, north)."""
        seen = looks_like(x, y)
        if seen is None and (turned := looks_like(y, x)) not in {None, WGS84}:
            self.swapped += 1
            seen = turned
            x, y = y, x
        self.systems[seen or ""] += 1
        if len(self.sample) < _SAMPLE:
            self.sample.append((x, y))

    @property
    def tried(self) -> int:
        """How many rows named a place this way, readable or not."""
        return self.systems.total() + self.faults + self.nowhere


@dataclass(frozen=True, slots=True)
class System:
    """The decision: the system, and whether its two numbers stand in the wrong order."""

    crs: str = WGS84
    swapped: bool = False
    notes: tuple[str, ...] = ()


def decide_system(tally: Tally, given: str | None, declared: str | None, bounds: Bounds | None) -> System:
    """The system of a file. `given` by a person wins, then what the file declares, then the numbers.

    Raises IntakeError, with words for a person, where words and numbers contradict each other or the system
    cannot be read. `bounds` (where places are expected) tells the two UTM zones apart.
    """
    found = _decided(tally, given, declared, bounds)
    if not tally.nowhere:
        return found
    rows = "In 1 Zeile" if tally.nowhere == 1 else f"In {german_count(tally.nowhere)} Zeilen"
    unplaced = f"{rows} stehen die Koordinaten 0 / 0; das gilt als „ohne Ort“."
    return replace(found, notes=(*found.notes, unplaced))


def _decided(tally: Tally, given: str | None, declared: str | None, bounds: Bounds | None) -> System:
    wanted = _wanted(given)
    seen = _most_common(tally)
    if seen is None:
        return System(wanted or WGS84)
    swapped = tally.swapped * 2 > tally.systems.total()
    turned = (
        ("Ost- und Nordwerte standen in vertauschter Reihenfolge; sie wurden getauscht.",) if swapped else ()
    )
    if wanted:
        _require_fit(tally, wanted, seen, f"Angegeben ist {describe_crs(wanted)}")
        return System(wanted, swapped, turned + _degree_notes(tally, wanted, bounds))
    if declared:
        _require_fit(tally, foreign_code(declared), seen, f"Die Datei nennt {declared_name(declared)}")
        crs = normal_crs(declared)
        return System(crs, swapped, turned + _degree_notes(tally, crs, bounds))
    if seen not in CRS_NAMES:
        raise _unsupported(seen, tally)
    crs, notes = _by_numbers(tally, seen, bounds)
    return System(crs, swapped, turned + notes + _degree_notes(tally, crs, bounds))


def _wanted(given: str | None) -> str | None:
    try:
        return normal_crs(given) if given else None
    except GeoError as error:
        raise IntakeError(error.message, "crs") from error


def declared_name(declared: str) -> str:
    """A file's own name for its system, for a sentence."""
    return describe_crs(foreign_code(declared[:60]))


def _most_common(tally: Tally) -> str | None:
    ranked = [code for code, _ in tally.systems.most_common() if code]
    return ranked[0] if ranked else None


def _require_fit(tally: Tally, code: str, seen: str, said: str) -> None:
    """At least half of the positions must be possible in the system that was named."""
    if code not in CRS_NAMES and code != seen:
        raise IntakeError(f"{said}. {_looks(seen, tally)} {_ASK}", "crs")
    if code not in CRS_NAMES:
        raise _unsupported(seen, tally)
    fitting = sum(fits_crs(x, y, code) for x, y in tally.sample)
    if fitting * 2 < len(tally.sample):
        raise IntakeError(f"{said}. Die Koordinaten passen nicht dazu. {_looks(seen, tally)} {_ASK}", "crs")


_ASK = "Bitte geben Sie das richtige Koordinatensystem an."


def _looks(seen: str, tally: Tally) -> str:
    x, y = next((pair for pair in tally.sample if looks_like(*pair) == seen), tally.sample[0])
    pair = f"{german_number(round(x, 2))} / {german_number(round(y, 2))}"
    unit = "Grad" if seen == WGS84 else "Meter"
    return f"Werte wie {pair} sind {unit} und sehen nach {describe_crs(seen)} aus."


def _unsupported(seen: str, tally: Tally) -> IntakeError:
    return IntakeError(
        f"{_looks(seen, tally)} Dieses System wird nicht gelesen. Bitte speichern Sie die Datei in WGS84 "
        "(EPSG:4326) oder in UTM (EPSG:25832, EPSG:25833).",
        "crs",
    )


def _by_numbers(tally: Tally, seen: str, bounds: Bounds | None) -> tuple[str, tuple[str, ...]]:
    if seen not in _UTM:
        named = () if seen == WGS84 else (f"Erkannt: {describe_crs(seen)}.",)
        return seen, named
    if zone_by_prefix(tally.sample[0][0]):
        return seen, (f"Erkannt an der Zone vor dem Ostwert: {describe_crs(seen)}.",)
    if bounds:
        hits = {code: _hits(tally, code, bounds) for code in _UTM}
        best = max(_UTM, key=lambda code: hits[code])
        if hits[best]:
            return best, (f"Erkannt an der Lage: {describe_crs(best)}.",)
    other = describe_crs(UTM33)
    return seen, (f"Angenommen: {describe_crs(seen)}. Liegen die Orte falsch, ist es vielleicht {other}.",)


def _hits(tally: Tally, code: str, bounds: Bounds) -> int:
    south, west, north, east = bounds
    places = [to_wgs84(x, y, code) for x, y in tally.sample if fits_crs(x, y, code)]
    return sum(south <= place.lat <= north and west <= place.lon <= east for place in places)


def _degree_notes(tally: Tally, crs: str, bounds: Bounds | None) -> tuple[str, ...]:
    """A hint where most degrees make sense only with latitude and longitude exchanged."""
    if crs != WGS84 or not tally.sample:
        return ()
    swapped = sum(looks_swapped(y, x, bounds or _NEAR_GERMANY) for x, y in tally.sample)
    if swapped * 2 < len(tally.sample):
        return ()
    x, y = tally.sample[0]
    return (
        f"Breite und Länge sind wohl vertauscht: Breite {german_number(y)}, Länge {german_number(x)} "
        "liegt nicht hier, umgekehrt schon.",
    )

"""`python -m participation.demo.town OUTDIR` draws both basemaps anew; see DRAWINGS for their file names."""

from __future__ import annotations

import sys
from pathlib import Path

from participation.demo.town import county, lindenfurt

DRAWINGS = ("lindenfurt.geojson", "erlengrund.geojson")


def main(arguments: list[str]) -> int:
    """Write both files into the folder named by the only argument; 2 when it is missing."""
    if len(arguments) != 1:
        print("usage: python -m participation.demo.town OUTDIR", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    town = lindenfurt.Town(lindenfurt.SEED)
    drawn = (lindenfurt.draw(town), county.build(town.boundary))
    for name, content in zip(DRAWINGS, drawn, strict=True):
        (folder / name).write_bytes(content)
        print(f"{folder / name}: {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

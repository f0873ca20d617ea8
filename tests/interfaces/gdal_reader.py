"""Reads with GDAL in a process of its own: while it waits for a server it lets no other thread of its process run.

`python -m tests.interfaces.gdal_reader ADDRESS LAYER OPTIONS`; options are JSON. Prints JSON.
"""

import json
import sys
from typing import Any

import pyogrio


def main(address: str, layer: str, options: dict[str, Any]) -> dict[str, Any]:
    """Layers, what is known of one, and the titles that are found in it."""
    if "bbox" in options:
        options["bbox"] = tuple(options["bbox"])
    meta, _fids, _shapes, columns = pyogrio.raw.read(address, layer=layer, **options)
    info = pyogrio.read_info(address, layer=layer)
    return {
        "layers": [list(row) for row in pyogrio.list_layers(address)],
        "titles": list(columns[list(meta["fields"]).index("titel")]),
        "features": info["features"],
        "bounds": info["total_bounds"],
        "kinds": dict(zip(info["fields"], info["dtypes"], strict=True)),
        "crs": info["crs"],
    }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2], json.loads(sys.argv[3])), default=str))

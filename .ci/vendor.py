"""Brings the front-end parts of others to static/vendor and tests/vendor; run by hand, then commit.

    .venv/bin/python .ci/vendor.py

Versions are pinned here. Packages come through `npm pack`, so npm's own settings say from where; running
the platform needs neither Node.js nor this script. Fonts are cut down to Latin and Latin Extended-A with
fontTools (and brotli). Beside the files stands VERSIONS.json: name, version, licence and the SHA-256 of
every file.
"""

import hashlib
import json
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PUBLIC, TESTS = ROOT / "static/vendor", ROOT / "tests/vendor"
LETTERS = (
    "U+0020-007E,U+00A0-017F,U+0192,U+0218-021B,U+02C6,U+02DA,U+02DC,U+0300-0304,U+0306-030C,U+0327,U+0328,U+1E9E,"
    "U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032,U+2033,U+2039,U+203A,U+2044,U+20AC,U+2116,"
    "U+2122,U+2190-2193,U+2212,U+2248,U+2260,U+2264,U+2265"
)
FIRA_COPYRIGHT = "Digitized data copyright © 2012-2015, The Mozilla Foundation and Telefonica S.A."
FEATURES = "kern,liga,calt,ccmp,locl,mark,mkmk,lnum,tnum,pnum,case,sups,frac"


@dataclass(frozen=True)
class Package:
    """One npm package: where its files go and what of it is taken (source in the package: name here)."""

    name: str
    version: str
    licence: str
    folder: Path
    files: dict[str, str]
    change: str = ""


FONTS = ("Regular", "Italic", "Medium", "SemiBold", "Bold")
PACKAGES = (
    Package(
        "@kern-ux/native",
        "2.7.2",
        "EUPL-1.2",
        PUBLIC / "kern",
        {"dist/kern.min.css": "kern.min.css", "LICENSE.md": "LICENSE.md"},
    ),
    Package(
        "@kern-ux/native",
        "2.7.2",
        "OFL-1.1",
        PUBLIC / "fira-sans",
        {f"dist/fonts/fira-sans/FiraSans-{cut}.woff2": f"FiraSans-{cut}.woff2" for cut in FONTS},
        "Fira Sans, cut down to Latin and Latin Extended-A",
    ),
    Package(
        "@fontsource/fira-sans",
        "5.2.7",
        "OFL-1.1",
        PUBLIC / "fira-sans",
        {"LICENSE": "OFL.txt"},
        "the licence text only, under the copyright line that stands in the fonts",
    ),
    Package(
        "leaflet",
        "1.9.4",
        "BSD-2-Clause",
        PUBLIC / "leaflet",
        {"dist/leaflet.js": "leaflet.js", "dist/leaflet.css": "leaflet.css", "LICENSE": "LICENSE"},
        "without the pointer to its source map and without the pictures of its default controls",
    ),
    Package(
        "axe-core",
        "4.14.1",
        "MPL-2.0",
        TESTS / "axe-core",
        {"axe.min.js": "axe.min.js", "LICENSE": "LICENSE", "LICENSE-3RD-PARTY.txt": "LICENSE-3RD-PARTY.txt"},
    ),
)


def main() -> None:
    """Fetch every package, write what is taken of it, then the lists."""
    with tempfile.TemporaryDirectory() as scratch:
        for package in PACKAGES:
            tarball = _packed(package, Path(scratch))
            package.folder.mkdir(parents=True, exist_ok=True)
            for source, name in package.files.items():
                (package.folder / name).write_bytes(_changed(name, _member(tarball, source)))
    for folder in (PUBLIC, TESTS):
        _write_list(folder)


def _packed(package: Package, scratch: Path) -> Path:
    command = [
        "npm",
        "pack",
        "--silent",
        "--pack-destination",
        str(scratch),
        f"{package.name}@{package.version}",
    ]
    told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - a fixed command
    return scratch / told.stdout.split()[-1]


def _member(tarball: Path, source: str) -> bytes:
    with tarfile.open(tarball) as archive:
        found = archive.extractfile(f"package/{source}")
        if found is None:
            raise FileNotFoundError(source)
        return found.read()


def _changed(name: str, content: bytes) -> bytes:
    if name.endswith(".woff2"):
        return _cut(content)
    if name == "OFL.txt":
        return content.replace(b"Google Inc.", FIRA_COPYRIGHT.encode(), 1)
    if name == "leaflet.js":
        return content.replace(b"//# sourceMappingURL=leaflet.js.map", b"")
    if name == "leaflet.css":
        return _without_pictures(content.decode()).encode()
    return content


def _without_pictures(css: str) -> str:
    """Leaflet's layer switch and default marker are not used; their pictures would be dead links."""
    return "\n".join(line for line in css.splitlines() if "url(images/" not in line) + "\n"


def _cut(font: bytes) -> bytes:
    from fontTools import subset

    with tempfile.TemporaryDirectory() as scratch:
        whole, part = Path(scratch, "whole.woff2"), Path(scratch, "part.woff2")
        whole.write_bytes(font)
        subset.main(
            [
                str(whole),
                f"--unicodes={LETTERS}",
                f"--layout-features={FEATURES}",
                "--flavor=woff2",
                "--no-hinting",
                "--name-IDs=0,1,2,3,4,5,6,13,14",
                f"--output-file={part}",
            ]
        )
        return part.read_bytes()


def _write_list(folder: Path) -> None:
    rows = [_row(package, folder) for package in PACKAGES if package.folder.is_relative_to(folder)]
    text = json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
    (folder / "VERSIONS.json").write_text(text, encoding="utf-8")


def _row(package: Package, folder: Path) -> dict[str, object]:
    paths = [package.folder / name for name in package.files.values()]
    row: dict[str, object] = {"name": package.name, "version": package.version, "licence": package.licence}
    if package.change:
        row["changed"] = package.change
    row["files"] = {str(path.relative_to(folder)): _sha256(path) for path in paths}
    return row


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()

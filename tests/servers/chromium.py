"""The browser that journeys are driven in: the machine's own Chromium or Chrome, else playwright's."""

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowserError(Exception):
    """There is no browser on this machine; the message says how to get one."""


def find_browser(playwright: Playwright) -> Path:
    """The program to launch. Raises NoBrowserError.

    Snaps are passed over: they can read neither a temporary profile nor run inside a container.
    """
    found = (shutil.which(name) for name in NAMES)
    own = playwright.chromium.executable_path
    for path in (*found, own):
        if path and Path(path).exists() and not _is_snap(Path(path)) and _runs(path):
            return Path(path)
    raise NoBrowserError("There is no browser here: install chromium by apt-get or by playwright")


def _is_snap(path: Path) -> bool:
    with path.open("rb") as file:
        return "/snap/" in str(path.resolve()) or b"/snap/bin" in file.read(4096)


def _runs(path: str) -> bool:
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0 and said.stdout.strip()[:1] in {"C", "G"}


def launch(playwright: Playwright) -> Browser:
    """A running browser without a window. Raises NoBrowserError."""
    return playwright.chromium.launch(executable_path=find_browser(playwright), args=list(FLAGS))


if __name__ == "__main__":
    with sync_playwright() as running:
        try:
            sys.stdout.write(f"  Browser     {find_browser(running)}\n")
        except NoBrowserError as error:
            sys.exit(str(error))

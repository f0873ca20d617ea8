"""What holds for every page: axe finds nothing, nothing scrolls sideways, nothing is lost with large letters."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "vendor/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast", "link-in-text-block"]
STICKING_OUT = """() => {
  const edge = document.documentElement.clientWidth;
  const boxed = (one) => one.closest(".table-box, .map, .leaflet-container, pre, .sr-only, .trap, .skip-link");
  return [...document.querySelectorAll("body *")]
    .filter((one) => !boxed(one) && one.getBoundingClientRect().right > edge + 1 && one.getClientRects().length)
    .slice(0, 5)
    .map((one) => one.tagName.toLowerCase() + "." + one.className + " " + Math.round(one.getBoundingClientRect().right));
}"""


RUN_AXE = """async (only) => {
  await document.fonts.ready;
  return await axe.run(document, {runOnly: only, resultTypes: ["violations"], preload: false});
}"""


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, *, rules: list[str] | None = None) -> list[str]:
    """What axe finds, one line a finding; with `rules` only those. Evaluated from outside, so our policy stays."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    found: dict[str, Any] = page.evaluate(RUN_AXE, only)
    return [
        f"{one['id']}: {node['html'][:160]} {json.dumps(node.get('any', []), default=str)[:300]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def sideways(page: Page) -> list[str]:
    """What makes the page wider than its window; empty where nothing does."""
    wider = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    found: list[str] = page.evaluate(STICKING_OUT) if wider else []
    return found or (["the page itself"] if wider else [])


def enlarge(page: Page, percent: int) -> None:
    """Set the size of letters as a person does in the browser's settings."""
    page.evaluate(f"document.documentElement.style.fontSize = '{percent}%'")

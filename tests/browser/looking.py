"""What a careful person sees on a page, as questions to the browser: what is cut, what overflows, what a rule forbids."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: WCAG 2.2, levels A and AA.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

_OVERFLOW = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const main = document.querySelector('[data-testid="stMain"]');
  return Math.max(wide, main ? main.scrollWidth - main.clientWidth : 0);
}"""

# Text whose box is too small for it and hides the rest: an element that clips and holds text of its own.
_CUT = """() => {
  const cut = [];
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    if (element.closest('[data-testid="stSidebar"][data-collapsed="true"]')) continue;
    if (element.closest('[data-testid="stDataFrame"], .glideDataEditor, svg, canvas, input, textarea, [aria-hidden="true"]')) continue;
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own) continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;  // for screen readers
    const style = getComputedStyle(element);
    const clips = style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.overflowX !== 'scroll';
    const hidden = clips && element.scrollWidth > element.clientWidth + 1;
    const outside = box.right > innerWidth + 1 || box.left < -1;
    if (hidden || outside) cut.push(element.textContent.trim().slice(0, 80));
  }
  return cut;
}"""


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(page.evaluate(_OVERFLOW))


def cut_texts(page: Page) -> list[str]:
    """Texts that the reader cannot read to the end."""
    return list(page.evaluate(_CUT))


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA: rule, and the elements."""
    found: list[dict[str, Any]] = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]

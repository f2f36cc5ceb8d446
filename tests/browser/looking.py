"""What a careful person sees on a page, as questions to the browser: what is cut, what overflows, what a rule forbids."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.running import settled

#: WCAG 2.2, levels A and AA.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

_OVERFLOW = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const main = document.querySelector('[data-testid="stMain"]');
  return Math.max(wide, main ? main.scrollWidth - main.clientWidth : 0);
}"""

# Text that cannot be read to the end: an element that clips, or stands in one that does, one that reaches beyond the screen
# where nothing scrolls to it, or one so narrow that a word stands letter below letter.
_CUT = """() => {
  const skip = '[data-testid="stSidebar"][data-collapsed="true"], [data-testid="stDataFrame"], svg, canvas, input, textarea, [aria-hidden="true"]';
  const scrolls = element => {
    for (let box = element.parentElement; box && box.dataset.testid !== 'stMain'; box = box.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth) return true;
    return false;
  };
  const within = (element, text) => {  // what clips it may stand around it; nobody looks for choices by scrolling
    const chosen = element.closest('[data-testid="stButtonGroup"]');
    for (let box = element.parentElement; box && box.dataset.testid !== 'stMain'; box = box.parentElement) {
      const clips = getComputedStyle(box).overflowX, edge = box.getBoundingClientRect();
      if (['auto', 'scroll'].includes(clips) && !chosen?.contains(box)) return true;
      if (clips !== 'visible' && (text.right > edge.right + 1 || text.left < edge.left - 1)) return false;
    }
    return true;
  };
  const cut = [];
  for (const element of document.querySelectorAll('body *')) {
    const text = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.textContent.trim()).join(' ').trim();
    if (!text || element.closest(skip) || !element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;  // for screen readers
    const style = getComputedStyle(element);
    const clips = !['visible', 'auto', 'scroll'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const outside = (box.right > innerWidth + 1 || box.left < -1) && !scrolls(element);
    const squeezed = text.length > 3 && box.width < 2.2 * parseFloat(style.fontSize) && box.height > 2.5 * box.width;
    const line = document.createRange();
    line.selectNodeContents(element);
    if (clips || outside || squeezed || !within(element, line.getBoundingClientRect())) cut.push(text.slice(0, 80));
  }
  return cut;
}"""


def open_panels(page: Page) -> None:
    """Open what is closed at first, and what is closed in that."""
    while page.evaluate(_PANELS):
        settled(page)


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(page.evaluate(_OVERFLOW))


def cut_texts(page: Page) -> list[str]:
    """Texts that the reader cannot read to the end."""
    return list(page.evaluate(_CUT))


#: What is right although a rule cannot see why. Handles of close cut-offs lie on one another, and each can be typed in the row
#: below it; a narrow bar is one of a row that the arrow keys walk through (WCAG 2.2, success criterion 2.5.8, "Equivalent").
#: The small line of a figure (Streamlit's own) names the empty group of its highlighted points an image; the figure and its change are text.
_RIGHT = {("target-size", 'class="handle"'), ("target-size", 'class="cursor"'), ("svg-img-alt", "metric_chart_")}


# A chart draws hundreds of marks alike: of each group the first five are asked. The others are taken out meanwhile, since the
# rules walk through what they are told to leave out, too.
_TAKE_OUT = """() => {
  window.marksTakenOut = [...document.querySelectorAll('svg g.role-mark > :nth-child(n+6)')]
    .map(mark => [mark.parentNode, mark.nextSibling, mark]);
  for (const [, , mark] of window.marksTakenOut) mark.remove();
}"""
_PANELS = """() => {
  const closed = document.querySelectorAll('[data-testid="stMain"] details:not([open]) > summary');
  for (const panel of closed) panel.click();
  return closed.length;
}"""
_PAGE_HEIGHT = """() => document.querySelector('[data-testid="stMain"]').scrollHeight"""
_PUT_BACK = "() => window.marksTakenOut.reverse().forEach(([group, next, mark]) => group.insertBefore(mark, next))"


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA: rule, and the elements.

    It looks at contrast on the screen only, so the screen is as tall as the page meanwhile.
    """
    options: dict[str, Any] = {
        "runOnly": RULES,
        "resultTypes": ["violations"],
    }  # what is right is not listed: a third of the time
    size = page.viewport_size or {"width": 1280, "height": 900}
    page.set_viewport_size({**size, "height": max(int(page.evaluate(_PAGE_HEIGHT)), size["height"])})
    page.evaluate(_TAKE_OUT)
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    page.evaluate(_PUT_BACK)
    page.set_viewport_size(size)
    nodes = [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]]
    return [
        f"{rule}: {html[:160]}"
        for rule, html in nodes
        if not any(rule == known and mark in html for known, mark in _RIGHT)
    ]

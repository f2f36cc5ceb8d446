"""What a reader waits for, in a real browser: from a key press on a cut-off to the page redrawn, against a bare app that draws as
much from numbers that stand ready; the same for the sliders of the budget; and where the time of a 47 MB upload goes.

    python -m tests.bench.browser [budget]
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
from playwright.sync_api import Browser, Locator, Page

from tests.bench.line import Line
from tests.browser.running import Server, chromium, serving, settled, visit

MOVES = 21
WARM_UP = 3
QUIET_MS = 500
CUSTOMERS = 1_000_000
_AWAY = 5
#: Wall time on a busy machine says little by itself; a page that was measured between two of the other says something.
MOST = 2.0

# Notes when something of the page last changed: our own control answers a key at once, so only what the server draws counts.
_WATCH = """() => {
  window.drawn = 0;
  const note = () => { requestAnimationFrame(() => { window.drawn = performance.now(); }); };
  new MutationObserver(note).observe(document.querySelector('[data-testid="stMain"]'),
    {subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['d', 'transform', 'fill', 'aria-label']});
}"""
_PRESS = """() => { window.pressed = window.drawn = performance.now(); }"""
_ANSWER = f"""() => performance.now() - window.drawn > {QUIET_MS} && window.drawn > window.pressed"""


@dataclass(frozen=True)
class Contender:
    """A page that is open, and the key press that makes it draw."""

    name: str
    page: Page
    press: Callable[[int], None]

    def move(self, number: int) -> float:
        """Milliseconds from the key press to the last thing drawn."""
        self.page.evaluate(_PRESS)
        self.press(number)
        self.page.wait_for_function(_ANSWER, timeout=60_000, polling=50)
        return float(self.page.evaluate("() => window.drawn - window.pressed"))


def compare(what: str, ours: Contender, bare: Contender) -> Line:
    """Key presses in turns, so that both meet the same machine; medians."""
    took: dict[str, list[float]] = {ours.name: [], bare.name: []}
    for number in range(WARM_UP + MOVES):
        for contender in (ours, bare):
            spent = contender.move(number)
            if number >= WARM_UP:
                took[contender.name].append(spent)
    mine, theirs = (statistics.median(took[one.name]) for one in (ours, bare))
    return Line(f"{what} to redrawn / bare app", f"{mine:.0f} ms", f"{theirs:.0f} ms", mine / theirs, at_most=MOST)


def _tab(browser: Browser, server: Server, address: str = "/?lang=en") -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB").new_page()
    page.goto(server.url + address)
    return settled(page)


def _slider(name: str, page: Page, handle: Locator) -> Contender:
    """A slider of Streamlit's, moved by its keys."""
    handle.focus()
    for _ in range(_AWAY):  # from the end of the slider, where a key would change nothing
        page.keyboard.press("ArrowRight")
    settled(page)
    page.evaluate(_WATCH)
    # pressed on the handle, which has the focus then: a page that draws it anew would leave the key to nobody
    return Contender(name, page, lambda number: handle.press("ArrowRight" if number % 2 else "ArrowLeft"))


def _bare(page: Page) -> Contender:
    return _slider("bare", page, page.get_by_role("slider"))


def _segments(page: Page) -> Contender:
    visit(page, "segments")
    page.get_by_text("Cut-offs and grid").click()
    page.locator(".handle").nth(1).wait_for()
    settled(page)
    page.locator(".handle").nth(1).focus()
    page.evaluate(_WATCH)
    return Contender("ours", page, lambda number: page.keyboard.press("ArrowRight" if number % 2 else "ArrowLeft"))


# ---- the upload


def upload(page: Page, path: Path, rows: str) -> dict[str, float]:
    """Drop a file and wait for its finished page; seconds by phase, as a reader sees them."""
    seen: dict[str, float] = {}
    start = time.perf_counter()

    def lap(name: str) -> None:
        seen[name] = time.perf_counter() - start - sum(seen.values())

    page.locator('input[type="file"]').first.set_input_files(path)
    page.get_by_text("Reading the file").first.wait_for(timeout=600_000)
    lap("sent to the server")
    page.get_by_text("Understanding its columns").first.wait_for(timeout=600_000)
    lap("read by the child process")
    page.get_by_text(re.compile(rf"{rows} rows? from")).first.wait_for(timeout=600_000)
    lap("converted, and the page begun")
    settled(page)
    lap("page finished")
    return seen


def retail_file(folder: Path) -> tuple[Path, str]:
    """The 47 MB file as the world knows it, or one of its size and form where it is not at hand; and how many rows it has."""
    reference = os.environ.get("REGULARS_REFERENCE_DATA")
    if reference and (found := Path(reference) / "online_retail" / "OnlineRetail_csv_latin1.zip").exists():
        with zipfile.ZipFile(found) as archive:
            name = next(name for name in archive.namelist() if name.endswith(".csv"))
            return Path(archive.extract(name, folder)), "541,909"
    rows, rng = 541_909, np.random.default_rng(20_111_209)
    invoice = np.sort(rng.integers(0, 25_900, rows))
    who = rng.integers(0, 4_372, 25_900)[invoice]
    day = invoice * 373 // 25_900
    lines = {
        "InvoiceNo": invoice + 536_365,
        "StockCode": rng.integers(10_000, 99_999, rows),
        "Description": np.char.add("WHITE HANGING HEART HOLDER ", (invoice % 4070).astype(str)),
        "Quantity": rng.integers(1, 24, rows),
        "InvoiceDate": np.datetime_as_string(
            np.datetime64("2010-12-01T08:26") + day.astype("timedelta64[D]"), unit="m"
        ),
        "UnitPrice": np.round(rng.gamma(2, 2, rows), 2) + 0.01,
        "CustomerID": who + 12_346,
        "Country": np.full(rows, "United Kingdom"),
    }
    path = folder / "online_retail_like.csv"
    pa_csv.write_csv(pa.table(lines), path)
    return path, f"{rows:,}"


def large_file(folder: Path) -> tuple[Path, str]:
    """Orders of a million customers, two in three of them with one order."""
    rng = np.random.default_rng(20_260_101)
    who = np.concatenate([np.arange(CUSTOMERS), rng.integers(0, CUSTOMERS, CUSTOMERS // 2) // 3])
    day = rng.integers(0, 730, len(who))
    order = np.argsort(day, kind="stable")
    orders = {
        "Order ID": np.arange(len(who)) + 1,
        "Customer ID": np.char.add("C", who[order].astype(str)),
        "Date": np.datetime_as_string(np.datetime64("2024-01-01") + day[order].astype("timedelta64[D]"), unit="D"),
        "Total": np.round(rng.gamma(3, 15, len(who)), 2) + 0.5,
    }
    path = folder / "a_million_customers.csv"
    pa_csv.write_csv(pa.table(orders), path)
    return path, f"{len(who):,}"


@contextmanager
def servers(folder: Path) -> Generator[tuple[Server, Server]]:
    """Ours and the bare one; neither keeps anything."""
    off = {"REGULARS_AUTOSAVE": "off"}
    with serving(folder / "ours", off) as ours, serving(folder / "bare", off, script="tests/bench/bare.py") as bare:
        yield ours, bare


def lines() -> Iterator[Line | str]:
    """The comparisons, and the phases of both uploads."""
    with tempfile.TemporaryDirectory(prefix="regulars-bench-") as name, chromium() as browser:
        folder = Path(name)
        with servers(folder) as (server, plain):
            bare = _bare(_tab(browser, plain))
            for size, make in (("4,338 customers", retail_file), ("1M customers", large_file)):
                path, rows = make(folder)
                page = _tab(browser, server)
                phases = upload(page, path, rows)
                megabytes = path.stat().st_size / 1e6
                told = ", ".join(f"{phase} {seconds:.1f} s" for phase, seconds in phases.items())
                yield f"upload of {megabytes:.0f} MB, {rows} rows: {sum(phases.values()):.1f} s ({told})"
                yield compare(f"{size}: cut-off", _segments(page), bare)
                page.context.close()
        yield from budget(browser, folder)


def budget(browser: Browser, folder: Path) -> Iterator[Line]:
    """The two sliders that are dragged on the budget page, against a bare app that draws as much."""
    off = {"REGULARS_AUTOSAVE": "off"}
    bare = serving(folder / "bare-budget", off, script="tests/bench/bare_budget.py")
    with serving(folder / "budget", off) as ours, bare as plain:
        page, other = _tab(browser, ours, "/budget?lang=en"), _tab(browser, plain)
        for name, label in (("total", "Budget a week"), ("brand share", "Brand gets at least")):
            mine = _slider("ours", page, page.get_by_role("slider", name=label))
            its = _slider("bare", other, other.get_by_role("slider").nth(0 if name == "total" else 1))
            yield compare(f"budget: {name}", mine, its)


def only_budget() -> Iterator[Line | str]:
    """The sliders of the budget alone."""
    with tempfile.TemporaryDirectory(prefix="regulars-bench-") as name, chromium() as browser:
        yield from budget(browser, Path(name))


def main() -> int:
    """Print as it is measured."""
    met = True
    for line in only_budget() if sys.argv[1:] == ["budget"] else lines():
        print(line, flush=True)
        met = met and (isinstance(line, str) or line.met)
    return int(not met)


if __name__ == "__main__":
    raise SystemExit(main())

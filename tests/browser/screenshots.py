"""`make screenshots`: every page in both languages, both themes and two widths, into docs/screenshots.

The Chinese pages show the Chinese sample shop. The pictures have at most 256 colours, which is half their size and looks the same.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page

from lib.text.languages import LANGUAGES
from lib.ui.pages import DOORS
from tests.browser.running import ROOT, Server, chromium, open_sample, serving, settled

FOLDER = ROOT / "docs" / "screenshots"
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
#: Width and the tallest picture; a page that is longer is cut there.
SIZES = ((1280, 1600), (390, 1600))


def main() -> int:
    """Take all pictures anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as home, chromium() as browser:
        for language in LANGUAGES:
            with serving(Path(home) / language.code) as server:
                open_sample(browser, server, language.code)
                for theme in THEMES:
                    for width, tallest in SIZES:
                        _take(browser, server, (language.code, theme), (width, tallest))
    size = sum(path.stat().st_size for path in FOLDER.iterdir())
    sys.stdout.write(f"{len(list(FOLDER.iterdir()))} pictures, {size / 1_000_000:.1f} MB\n")
    return 0


def _take(
    browser: Browser, server: Server, reader: tuple[str, Literal["light", "dark"]], size: tuple[int, int]
) -> None:
    language, theme = reader
    width, tallest = size
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
    for door in DOORS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{server.url}/{door.file}?lang={language}")
        settled(page)
        height = page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
        page.set_viewport_size({"width": width, "height": min(int(height), tallest)})
        page.wait_for_timeout(800)  # charts take their new width
        settled(page)
        _save(page, FOLDER / f"{door.file}-{language}-{theme}-{width}.png")
    page.close()


def _save(page: Page, path: Path) -> None:
    with Image.open(io.BytesIO(page.screenshot(animations="disabled"))) as picture:
        picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    raise SystemExit(main())

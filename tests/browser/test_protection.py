"""What the running server promises: headers, quota, no call home, nothing of an upload left behind."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.running import Server, press_sample, serving, settled

pytestmark = pytest.mark.browser

ORDERS = "order id,date,customer,amount\n" + "".join(
    f"{n},2024-01-{n % 28 + 1:02d},c{n % 7},{n}.50\n" for n in range(1, 60)
)

WATCH = """
import os, sys
def note(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
        with open(os.environ["WATCHED"], "a") as log:
            log.write(f"{event} {args[-1] if event != 'socket.getaddrinfo' else args[:2]}\\n")
sys.addaudithook(note)
"""


def answer(server: Server, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    with contextlib.closing(connection):
        connection.request("GET", path, headers=headers)
        found = connection.getresponse()
        found.read()
        return found


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/regulars/chrome.js", "/regulars/icon.svg", "/nowhere.txt"])
def test_every_answer_carries_the_security_headers(server: Server, path: str) -> None:
    headers = answer(server, path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in re.findall(r"script-src [^;]*", policy)[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"


def test_what_belongs_to_a_session_is_never_stored(server: Server) -> None:
    assert answer(server, "/_stcore/health").headers["cache-control"] == "no-store"
    assert answer(server, "/media/x").headers["cache-control"] == "no-store"


def test_a_foreign_name_for_this_machine_is_refused(server: Server) -> None:
    assert answer(server, "/", Host="evil.example").status == 403


def test_only_known_files_of_ours_are_served(server: Server) -> None:
    assert answer(server, "/regulars/..%2Fshell.py").status in {400, 404}
    assert answer(server, "/regulars/shell.py").status == 404


@pytest.fixture
def hosted(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path / "home", {"REGULARS_HOSTED": "1"}) as server:
        yield server


@pytest.mark.soak  # what counts is asked in tests/ui/test_gate.py
def test_hosted_the_seventh_upload_in_ten_minutes_is_refused_and_said(hosted: Server, browser: Browser) -> None:
    page = browser.new_page(locale="en-GB")
    statuses: list[int] = []
    page.on("response", lambda found: statuses.append(found.status) if "upload_file" in found.url else None)
    settled(page.goto(hosted.url) and page)
    for turn in range(7):
        box = page.locator('input[type="file"]').first
        box.set_input_files({"name": f"bad{turn}.csv", "mimeType": "text/csv", "buffer": b"\x00" * 50})
        page.wait_for_timeout(200)
        settled(page)
    assert statuses == [204] * 6 + [429]
    page.get_by_text("Too many files in ten minutes").wait_for()
    page.context.close()


def test_a_fresh_process_opens_a_deep_link_calls_nobody_and_listens_on_loopback_only(
    tmp_path: Path, browser: Browser
) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    watched = tmp_path / "watched"
    environment = {"PYTHONPATH": os.pathsep.join([str(tmp_path), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])}
    with serving(tmp_path / "home", {**environment, "WATCHED": str(watched)}) as server:
        page = browser.new_page(locale="en-GB")
        settled(page.goto(f"{server.url}/customers?lang=zh") and page)
        press_sample(page)
        page.get_by_label("查找客户").wait_for()
        settled(page)
        page.context.close()
    noted = watched.read_text().splitlines()
    assert any(line.startswith("socket.bind") for line in noted)
    strangers = [line for line in noted if not re.search(r"'(127\.0\.0\.1|localhost|::1)'|None", line)]
    assert strangers == []
    assert not list((tmp_path / "home").glob(".streamlit"))


def test_an_upload_leaves_nothing_in_the_servers_memory(server: Server, page: Page) -> None:
    settled(page.goto(server.url) and page)
    page.locator('input[type="file"]').first.set_input_files(
        {"name": "orders.csv", "mimeType": "text/csv", "buffer": ORDERS.encode()}
    )
    page.get_by_text("Nothing was lost").wait_for()
    with urllib.request.urlopen(server.url + "/_stcore/metrics") as metrics:
        kept = re.findall(r'cache_memory_bytes\{cache_type="[^"]*upload[^"]*"[^}]*\} (\d+)', metrics.read().decode())
    assert [int(size) for size in kept] in ([], [0] * len(kept))

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from lib.ui.gate import SameMachine, UploadQuota
from lib.ui.hosting import HOSTED, LOCAL, MEGABYTE, Hosting

SMALL = Hosting("hosted", upload_megabytes=2, quota_files=3, quota_megabytes=4, quota_seconds=600)


async def _reads_everything(_scope: dict[str, Any], receive: Any, send: Any) -> None:
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def _status(app: Any, scope: dict[str, Any], chunks: Iterable[int] = ()) -> int:
    sizes = [*chunks] or [0]
    messages = [{"type": "http.request", "body": b"x" * size, "more_body": True} for size in sizes]
    messages[-1]["more_body"] = False
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asked = app({"type": "http", "method": "GET", "path": "/", "headers": [], **scope}, receive, send)
    with ThreadPoolExecutor(1) as aside:  # browser tests of the same worker leave a loop running in this thread
        aside.submit(asyncio.run, asked).result()
    return sent[0].get("status", 0) or sent[0].get("code", 0)


def _put(app: Any, megabytes: float, session: str = "s", length: str = "declared") -> int:
    size = int(megabytes * MEGABYTE)
    headers = [(b"content-length", str(size).encode())] if length == "declared" else []
    scope = {"method": "PUT", "path": f"/_stcore/upload_file/{session}/file", "headers": headers}
    return _status(app, scope, [MEGABYTE // 2] * int(size // (MEGABYTE // 2)))


def test_the_fourth_file_of_a_session_is_refused_and_another_sessions_is_not() -> None:
    app = UploadQuota(_reads_everything, SMALL)
    assert [_put(app, 0.5) for _ in range(4)] == [204, 204, 204, 429]
    assert _put(app, 0.5, "other") == 204


@pytest.mark.parametrize("length", ["declared", "streaming"])
def test_bytes_count_declared_or_streaming(length: str) -> None:
    app = UploadQuota(_reads_everything, SMALL)
    assert [_put(app, 1.5, length=length) for _ in range(3)] == [204, 204, 429]


@pytest.mark.parametrize("length", ["declared", "streaming"])
def test_a_file_over_the_size_is_refused(length: str) -> None:
    assert _put(UploadQuota(_reads_everything, SMALL), 2.5, length=length) == 413


def test_the_window_slides() -> None:
    now = 0.0
    app = UploadQuota(_reads_everything, SMALL, clock=lambda: now)
    assert [_put(app, 0.5) for _ in range(4)][-1] == 429
    now = 601.0
    assert _put(app, 0.5) == 204


def test_a_local_app_has_no_quota() -> None:
    app = UploadQuota(_reads_everything, LOCAL)
    assert {_put(app, 0.5) for _ in range(20)} == {204}


def _ask(place: Hosting, host: str, client: str, origin: str | None = None, kind: str = "http") -> int:
    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin else [])
    return _status(SameMachine(_reads_everything, place), {"type": kind, "headers": headers, "client": (client, 5)})


def test_a_local_app_answers_only_its_own_machine_under_its_own_name() -> None:
    assert _ask(LOCAL, "localhost:8501", "127.0.0.1") == 204
    assert _ask(LOCAL, "evil.com", "127.0.0.1") == 403
    assert _ask(LOCAL, "localhost:8501", "192.168.1.7") == 403


def test_a_foreign_page_cannot_open_the_socket_local_or_hosted() -> None:
    assert _ask(LOCAL, "localhost:8501", "127.0.0.1", "http://evil.com", "websocket") == 4403
    assert _ask(HOSTED, "shop.example", "10.0.0.1", "https://evil.com", "websocket") == 4403
    assert _ask(HOSTED, "shop.example", "10.0.0.1", "https://shop.example", "websocket") == 204

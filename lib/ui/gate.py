"""Who may speak to the server, and how much they may send: ASGI middleware before everything else."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.ui.hosting import MEGABYTE, Hosting, is_loopback

_UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/[^/]+$")
_FRAMING_BYTES = 64 * 1024  # a multipart upload's own lines around the file


def _host_of(url_or_host: str) -> str | None:
    return urlsplit(url_or_host if "//" in url_or_host else f"//{url_or_host}").hostname


class SameMachine:
    """On one's own machine only this machine is answered, under its own name, and only our own page may connect.

    Streamlit binds to localhost too; this also holds when the app is started by another server, and it refuses a foreign
    Origin before Streamlit would ask the internet for its own address.
    """

    def __init__(self, app: ASGIApp, place: Hosting) -> None:
        self._app = app
        self._place = place

    def _refused(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origin, host = headers.get("origin"), headers.get("host", "")
        if scope["type"] == "websocket" and origin and _host_of(origin) != _host_of(host):
            return True
        if self._place.place == "hosted":
            return False
        client = scope.get("client")
        stranger = client is not None and not is_loopback(client[0])
        return stranger or not is_loopback(_host_of(host))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "lifespan" or not self._refused(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 4403})
        else:
            await PlainTextResponse("Only from this machine.", status_code=403)(scope, receive, send)


class _TooMuch(Exception):  # noqa: N818
    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(status)


@dataclass
class _Upload:
    started: float
    bytes: int = 0


class UploadQuota:
    """Hosted: a size per file (413), and files and bytes per session in a sliding window (429), counted as they stream."""

    def __init__(self, app: ASGIApp, place: Hosting, clock: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._place = place
        self._clock = clock
        self._sessions: dict[str, list[_Upload]] = {}

    def _recent(self, session: str) -> list[_Upload]:
        """This session's uploads in the window; what is older is forgotten, for every session."""
        start = self._clock() - self._place.quota_seconds
        recent = {name: [one for one in uploads if one.started >= start] for name, uploads in self._sessions.items()}
        self._sessions = {name: uploads for name, uploads in recent.items() if uploads}
        return self._sessions.setdefault(session, [])

    def _check(self, uploads: list[_Upload], size: int) -> None:
        """Raise where a file of this size, the last of `uploads`, is too much."""
        if size > self._place.upload_megabytes * MEGABYTE + _FRAMING_BYTES:
            raise _TooMuch(413)
        if self._place.quota_files is not None and len(uploads) > self._place.quota_files:
            raise _TooMuch(429)
        limit = self._place.quota_megabytes
        if limit is not None and size + sum(other.bytes for other in uploads[:-1]) > limit * MEGABYTE:
            raise _TooMuch(429)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        found = _UPLOAD.search(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if found is None or self._place.place == "local":
            await self._app(scope, receive, send)
            return
        uploads, upload = self._recent(found["session"]), _Upload(self._clock())
        uploads.append(upload)

        async def counted() -> Message:
            message = await receive()
            upload.bytes += len(message.get("body", b""))
            self._check(uploads, upload.bytes)
            return message

        try:
            self._check(uploads, int(Headers(scope=scope).get("content-length", "0")))
            await self._app(scope, counted, send)
        except _TooMuch as refused:
            uploads.remove(upload)
            words = "Too many uploads; try again in ten minutes." if refused.status == 429 else "The file is too large."
            await PlainTextResponse(words, status_code=refused.status)(scope, receive, send)

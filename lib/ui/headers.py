"""What every answer of the server carries, and the page that the browser opens first."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.ui.chrome import dictionaries
from lib.ui.pages import DOORS

STATIC = Path(__file__).parent / "static"
_STREAMLIT_PAGE = Path(streamlit.__file__).parent / "static" / "index.html"
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PRELOADED_FONT = re.compile(r"<link\s+rel=\"preload\"[^>]*SourceSans[^>]*/>", re.DOTALL)


def first_page(page: str) -> str:
    """Streamlit's page with our name, icon and script (lib/ui/static/chrome.js) and without its web font."""
    page = _PRELOADED_FONT.sub("", page)
    page = page.replace("./favicon.png", "./regulars/icon.svg").replace(
        "<title>Streamlit</title>", "<title>Regulars</title>"
    )
    # Before Streamlit's own script, which reads the theme when it starts.
    ours = '<link rel="stylesheet" href="./regulars/seen.css">\n    <script src="./regulars/chrome.js"></script>'
    return page.replace("<title>", f"{ours}\n    <title>", 1)


def content_security_policy(page: str) -> str:
    """Nothing from elsewhere, no inline script but the ones this page has (by hash), no eval."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(page)
    )
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; "
        "worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-src 'none'; frame-ancestors 'none'"
    )


def _is_page(scope: Scope) -> bool:
    """Whether the browser asks for a page of the app: `/` or one name, as in lib/ui/pages.py."""
    path: str = scope["path"].removeprefix(scope.get("root_path", ""))
    return scope["method"] == "GET" and path.count("/") == 1 and "." not in path


@cache
def _page() -> str:
    return first_page(_STREAMLIT_PAGE.read_text(encoding="utf-8"))


class SecurityHeaders:
    """ASGI middleware: adds the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = {
            "content-security-policy": content_security_policy(_page()),
            "x-content-type-options": "nosniff",
            "x-frame-options": "DENY",
            "referrer-policy": "no-referrer",
            "permissions-policy": "camera=(), microphone=(), geolocation=()",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                if scope["path"].startswith(("/media/", "/_stcore/")):
                    headers["cache-control"] = "no-store"
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


class FirstPage:
    """ASGI middleware: answers `/` and every door with our first page instead of Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "http" and _is_page(scope):
            if scope["path"].endswith(f"/{DOORS[0].file}"):  # Streamlit knows its first page only as "/"
                query = scope["query_string"].decode("latin-1")
                await RedirectResponse("./" + (f"?{query}" if query else ""))(scope, receive, send)
                return
            await HTMLResponse(_page(), headers={"cache-control": "no-cache"})(scope, receive, send)
        else:
            await self._app(scope, receive, send)


async def _static(request: Request) -> Response:
    file = STATIC / str(request.path_params["name"])
    if file not in STATIC.iterdir():
        return Response(status_code=404)
    return FileResponse(file, headers={"cache-control": "no-cache"})


async def _words(_request: Request) -> Response:
    return JSONResponse(dictionaries(), headers={"cache-control": "no-cache"})


def routes() -> list[BaseRoute]:
    """Our own files: the script that translates Streamlit's texts with its dictionary, and the icon."""
    return [Route("/regulars/words.json", _words), Route("/regulars/{name}", _static)]

"""Starting and stopping the server: refuse what is unsafe, warm what is slow, say where the app is."""

from __future__ import annotations

import asyncio
import gc
import importlib
import socket
import sys
import time
import webbrowser
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from lib.ui.gate import SameMachine, UploadQuota
from lib.ui.guard import keep_logs_discreet
from lib.ui.headers import FirstPage, SecurityHeaders
from lib.ui.hosting import hosting, refusal

#: What pages import: 2 to 3 seconds that the first visitor does not wait for.
_SLOW_IMPORTS = ("altair", "duckdb", "pandas", "pyarrow", "sklearn.cluster")


def middleware() -> list[Middleware]:
    """From the outside in: headers on every answer, who may ask, how much they may send, our own first page."""
    place = hosting()
    return [
        Middleware(SecurityHeaders),
        Middleware(SameMachine, place),
        Middleware(UploadQuota, place),
        Middleware(FirstPage),
    ]


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncGenerator[None]:
    """Before the first visitor and after the last."""
    no = refusal(hosting(), config.get_option("server.address"))
    if no is not None:
        sys.stderr.write(no + "\n")
        raise SystemExit(2)
    keep_logs_discreet()
    for name in _SLOW_IMPORTS:
        importlib.import_module(name)
    # Streamlit collects garbage after every rerun: 60 to 165 ms with these libraries. Frozen, they are never looked at again.
    gc.collect()
    gc.freeze()
    announcing = asyncio.create_task(_announce())
    yield
    announcing.cancel()


async def _announce() -> None:
    """Once the port answers, say the address and open the browser where there is one."""
    address, port = str(config.get_option("server.address")), int(config.get_option("server.port"))
    await asyncio.to_thread(_wait_until_answering, address, port)
    url = f"http://{config.get_option('browser.serverAddress')}:{port}"
    sys.stdout.write(f"\n  Regulars · 熟客   {url}\n  Your data stays on this machine. Ctrl+C stops.\n\n")
    sys.stdout.flush()
    if not config.get_option("server.headless"):
        await asyncio.to_thread(webbrowser.open, url)


def _wait_until_answering(address: str, port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection((address, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return

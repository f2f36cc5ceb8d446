from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from lib.ingest import process
from tests.nursery import nursery

ROOT = Path(__file__).parents[1]
_FRESH = process.start

#: `make test` asks the same examples every time, so that it is red for a reason of the change; `make fuzz` looks for new ones, and for more.
settings.register_profile("same", derandomize=True, deadline=None, max_examples=50)
settings.register_profile("new", derandomize=False, deadline=None, print_blob=True)
settings.load_profile("same")


#: Files of tests that share what takes seconds to set up.
_TOGETHER = (
    "tests/browser/",
    "tests/cli/",
    *(f"tests/ui/test_{name}.py" for name in ("journey_page", "lifecycle_page", "map_editor", "value_page")),
)


#: What waits, for a browser or for a child, leaves its core to what reckons: in this order, the browser's files spread over the others.
_WAITS, _FIRST = "tests/browser/", ("tests/cli/", "tests/ui/", "tests/fuzz/", "tests/adversary/")


class _FilesTogether(LoadScopeScheduling):
    """The tests of a file that opens servers or shops for all of them run in one worker; others where there is time."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid.partition("::")[0] if nodeid.startswith(_TOGETHER) else nodeid


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins early, and one browser's file follows another while others work beside it."""
    waiting = [item for item in items if item.nodeid.startswith(_WAITS)]
    first = [item for item in items if item.nodeid.startswith(_FIRST)]
    others = [item for item in items if not item.nodeid.startswith((_WAITS, *_FIRST))]
    if not waiting or not first:
        return
    files = list(dict.fromkeys(item.nodeid.partition("::")[0] for item in waiting))
    order: list[pytest.Item] = []
    for at, file in enumerate(files):
        order += [item for item in waiting if item.nodeid.startswith(f"{file}::")]
        order += first[at * len(first) // len(files) : (at + 1) * len(first) // len(files)]
    items[:] = [*order, *others]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> _FilesTogether:
    return _FilesTogether(config, log)


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of real files with answer keys; tests that need it are skipped without it."""
    folder = os.environ.get("REGULARS_REFERENCE_DATA")
    if not folder:
        pytest.skip("REGULARS_REFERENCE_DATA does not name the folder of reference files")
    return Path(folder)


@pytest.fixture(scope="session", autouse=True)
def _quick_children() -> Iterator[None]:
    """Children that read files are forked from a warm process, where the system can fork."""
    if not hasattr(os, "fork") or not hasattr(socket, "send_fds"):
        yield
        return
    with nursery() as start, pytest.MonkeyPatch.context() as patch:
        patch.setattr(process, "start", start)
        yield


@pytest.fixture
def fresh_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child is a fresh interpreter, as outside of the tests."""
    monkeypatch.setattr(process, "start", _FRESH)

from __future__ import annotations

import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import pytest

from lib.ingest import process
from lib.ingest.limits import HOSTED, LOOPBACK, Limits
from lib.ingest.process import Grids, read_in_child
from lib.ingest.troubles import Trouble

pytestmark = pytest.mark.usefixtures("fresh_child")

PATIENT = replace(HOSTED, stall_seconds=20)


@pytest.fixture
def upload() -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile() as file:
        file.write(b"id,name\n1,Ann\n")
        file.flush()
        yield file


class Children:
    """Puts scripts in the place of the child."""

    def __init__(self, folder: Path, upload: IO[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
        self.script = folder / "child.py"
        self.upload = upload
        monkeypatch.setattr(process, "_CHILD", self.script)

    def run(self, script: str, limits: Limits = PATIENT) -> Grids:
        self.script.write_text(f"import json, os, signal, sys, time\n{script}\n")
        return read_in_child(self.upload, "text", None, limits, lambda _share: None)

    def trouble(self, script: str, limits: Limits = PATIENT) -> Trouble:
        with pytest.raises(Trouble) as caught:
            self.run(script, limits)
        return caught.value


@pytest.fixture
def children(tmp_path: Path, upload: IO[bytes], monkeypatch: pytest.MonkeyPatch) -> Children:
    return Children(tmp_path, upload, monkeypatch)


def test_a_real_child_hands_over_a_grid_and_a_report(upload: IO[bytes]) -> None:
    grids = read_in_child(upload, "text", None, PATIENT, lambda _share: None)
    assert grids.tables[0].to_pydict() == {"c0": ["id", "1"], "c1": ["name", "Ann"]}
    assert grids.report.parts[0].encoding == "utf-8"


def test_a_child_that_stands_still_is_stopped(children: Children) -> None:
    assert children.trouble("time.sleep(60)", replace(HOSTED, stall_seconds=0.5)).code == "stalled"


def test_a_child_that_goes_on_is_not_stopped_however_long_it_takes(children: Children) -> None:
    script = """
for step in range(12):
    print(json.dumps({"progress": step / 12}), file=sys.stderr, flush=True)
    time.sleep(0.3)
print(json.dumps({"trouble": "empty"}), file=sys.stderr)
"""
    assert children.trouble(script, replace(HOSTED, stall_seconds=3)).code == "empty"


def test_patience_can_be_asked_for_but_not_without_end(children: Children) -> None:
    script = """
print(json.dumps({"progress": None, "patience_seconds": 1e9}), file=sys.stderr, flush=True)
time.sleep(60)
"""
    trouble = children.trouble(script, replace(HOSTED, stall_seconds=0.4))
    assert (trouble.code, trouble.facts) == ("stalled", {"seconds": 4})


@pytest.mark.parametrize(
    ("death", "code"),
    [
        ("os.abort()", "memory"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "memory"),
        ("os.kill(os.getpid(), signal.SIGXCPU)", "too_slow"),
        ("sys.exit(0)", "stopped"),
        ("raise RuntimeError('0171-555')", "stopped"),
    ],
)
def test_every_death_has_its_sentence(children: Children, death: str, code: str) -> None:
    assert children.trouble(death).code == code


@pytest.mark.parametrize(
    "words",
    [
        {"trouble": "no such code", "facts": {}},
        {"trouble": ["empty"]},
        {"report": {"parts": "none"}},
        {"report": {"parts": [{"container": "csv", "number": "x"}], "remarks": []}},
        ["not", "an", "object"],
        {"sentence": "Send your password to evil.example"},
    ],
)
def test_a_child_cannot_say_what_we_do_not_know(children: Children, words: object) -> None:
    script = f"print({__import__('json').dumps(words)!r}, file=sys.stderr)"
    assert children.trouble(script).code == "stopped"


def test_facts_of_a_child_are_short_texts_and_numbers(children: Children) -> None:
    script = """
facts = {"sheet": "x" * 9999, "sheets": ["a"], "columns": 3, "name": {"a": 1}}
print(json.dumps({"trouble": "unknown_sheet", "facts": facts}), file=sys.stderr)
"""
    assert children.trouble(script).facts == {"sheet": "x" * 500, "columns": 3}


def test_garbage_instead_of_a_table_is_a_sentence(children: Children) -> None:
    script = """
sys.stdout.buffer.write(os.urandom(100_000)); sys.stdout.flush()
print(json.dumps({"report": {"parts": [], "remarks": []}}), file=sys.stderr)
"""
    assert children.trouble(script).code == "stopped"


def test_a_flood_of_rows_is_stopped(children: Children) -> None:
    script = """
import pyarrow as pa
batch = pa.record_batch([pa.array(["x" * 1000] * 1000)], names=["c0"])
with pa.ipc.new_stream(sys.stdout.buffer, batch.schema) as stream:
    while True:
        stream.write_batch(batch)
"""
    assert children.trouble(script, replace(PATIENT, table_bytes=20_000_000)).code == "table_too_large"


def test_memory_is_watched_where_the_system_does_not_limit_it(children: Children) -> None:
    script = """
hold = b"x" * 300_000_000
while True:
    print(json.dumps({"progress": None}), file=sys.stderr, flush=True); time.sleep(0.05)
"""
    assert children.trouble(script, replace(PATIENT, memory_bytes=150_000_000)).code == "memory"


def test_a_child_gets_none_of_our_environment(children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOP_SECRET", "0171-555")
    script = """
facts = {"sheet": " ".join(sorted(os.environ)), "sheets": " ".join(sys.path)}
print(json.dumps({"trouble": "unknown_sheet", "facts": facts}), file=sys.stderr)
"""
    facts = children.trouble(script).facts
    assert set(facts["sheet"].split()) <= {*process._SET, *process._KEPT, "LC_CTYPE"}
    assert str(Path.cwd()) not in facts["sheets"].split()


def test_what_the_progress_raises_leaves_no_child_and_no_thread(
    children: Children, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def noted(*args: Any, **kwargs: Any) -> subprocess.Popen[bytes]:
        started.append(start(*args, **kwargs))
        return started[-1]

    monkeypatch.setattr(process.subprocess, "Popen", noted)
    children.script.write_text(
        "import sys, time\nprint('{\"progress\": 0.5}', file=sys.stderr, flush=True)\ntime.sleep(60)"
    )
    threads = threading.active_count()

    def cancel(_share: float | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_in_child(children.upload, "text", None, PATIENT, cancel)
    assert threading.active_count() == threads
    assert [child.returncode is not None for child in started] == [True]


def test_reading_can_be_stopped_also_while_the_child_has_nothing_to_tell(children: Children) -> None:
    children.script.write_text(
        "import sys, time\nprint('{\"progress\": 0.5}', file=sys.stderr, flush=True)\ntime.sleep(60)"
    )
    asked: list[float] = []

    def stop_after_a_moment(_share: float | None) -> None:
        asked.append(time.monotonic())
        if asked[-1] - asked[0] > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_in_child(children.upload, "text", None, PATIENT, stop_after_a_moment)
    assert time.monotonic() - asked[0] < 10  # unasked, the child would be waited for until it stalls, 20 seconds


def test_a_real_child_is_gone_soon_after_it_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen
    monkeypatch.setattr(process.subprocess, "Popen", lambda *a, **k: started.append(start(*a, **k)) or started[-1])
    stopped: list[float] = []

    def stop_on_the_way(share: float | None) -> None:
        if share is not None and 0.2 < share < 0.9:
            stopped.append(time.monotonic())
            raise KeyboardInterrupt

    with tempfile.TemporaryFile() as file:
        file.write(b"id,day,name,amount\n" + b'1,2025-01-02,"Ann, A",5.50\n' * 1_500_000)
        file.flush()
        with pytest.raises(KeyboardInterrupt):
            read_in_child(file, "text", None, LOOPBACK, stop_on_the_way)
    assert time.monotonic() - stopped[0] < 10
    assert [child.returncode is not None for child in started] == [True]


def test_text_streams_through_a_child_that_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    measure = process.resident_bytes

    def watch(pid: int) -> int:
        seen.append(measure(pid))
        return seen[-1]

    monkeypatch.setattr(process, "resident_bytes", watch)
    monkeypatch.setattr(process, "_LOOK_SECONDS", 0.01)
    with tempfile.TemporaryFile() as file:
        file.write(b"id,day,name,amount\n" + b'1,2025-01-02,"Ann, A",5.50\n' * 2_000_000)
        file.flush()
        grids = read_in_child(file, "text", None, LOOPBACK, lambda _share: None)
    assert grids.tables[0].num_rows == 2_000_001
    assert max(seen) < 300_000_000

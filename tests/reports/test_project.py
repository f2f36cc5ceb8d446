from __future__ import annotations

import hashlib
import io
import json
import pickle
import re
import stat
import warnings
import zipfile
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from lib.core.errors import CannotRead
from lib.core.findings import finding
from lib.core.settings import BudgetSettings, CostSettings, ListSettings, StageSettings, ValueSettings, View
from lib.ingest.table import Dialect, TextTable
from lib.reports.project import CHOICES, MANIFEST, TABLE, about, pack, parquet, rebuild, unpack
from tests.reports.tables import choices, table

MOST = 10**8


def as_read(parquet_bytes: bytes) -> TextTable:
    """What reading the saved Parquet as text gives: every cell as text, columns named by their headers."""
    read = pq.read_table(io.BytesIO(parquet_bytes))
    cells = pa.table(
        [column.cast(pa.string()) for column in read.columns], [f"c{at}" for at in range(read.num_columns)]
    )
    return TextTable(cells, tuple(read.column_names), pa.array(range(read.num_rows)), (), Dialect("parquet"), ())


def members(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(entries: list[tuple[str, bytes]], compression: int = zipfile.ZIP_STORED) -> io.BytesIO:
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", compression) as archive:
        warnings.simplefilter("ignore")  # zipfile warns of duplicate names, which is the attack
        for name, content in entries:
            archive.writestr(name, content)
    made.seek(0)
    return made


def with_changed(name: str, content: bytes, *, checksum: str = "mended") -> io.BytesIO:
    parts = members(pack(choices(), table(), "1"))
    parts[name] = content
    if checksum == "mended" and name != MANIFEST:
        manifest = json.loads(parts[MANIFEST])
        manifest["sha256"][name] = hashlib.sha256(content).hexdigest()
        parts[MANIFEST] = json.dumps(manifest).encode()
    return zipped(list(parts.items()))


def refusal(source: io.BytesIO) -> str:
    with pytest.raises(CannotRead) as refused:
        unpack(source, MOST)
    return str(refused.value)


def test_a_project_comes_back_as_it_was_saved() -> None:
    opened = unpack(io.BytesIO(pack(choices(), table(), "1")), MOST)
    back, made = rebuild(as_read(opened.table), opened.saved), table()
    assert opened.saved.choices == choices()
    assert back.cells.equals(made.cells)
    assert back.source_rows.equals(made.source_rows)
    assert replace(back, cells=made.cells, source_rows=made.source_rows) == made


@pytest.mark.parametrize("kind", [BudgetSettings, CostSettings, ListSettings, StageSettings, ValueSettings, View])
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_field_of_what_was_asked_comes_back(kind: type, data: st.DataObject) -> None:
    try:
        asked = data.draw(st.from_type(kind))
    except ValueError:  # no such settings
        reject()
    assume(not re.search(r"\b(nan|inf)\b", repr(asked)))
    one: Any = TypeAdapter(kind)
    assert one.validate_json(one.dump_json(asked), strict=True) == asked


def test_the_same_project_gives_the_same_bytes() -> None:
    assert pack(choices(), table(), "1") == pack(choices(), table(), "1")


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "extra.pkl"])
def test_a_member_with_another_name_is_refused(name: str) -> None:
    parts = list(members(pack(choices(), table(), "1")).items())
    assert "not a project file" in refusal(zipped([*parts, (name, b"x")]))


def test_a_name_that_comes_twice_is_refused() -> None:
    parts = list(members(pack(choices(), table(), "1")).items())
    assert "not a project file" in refusal(zipped([*parts, (MANIFEST, b"{}")]))


def test_a_symbolic_link_is_only_ever_text() -> None:
    link = zipfile.ZipInfo(CHOICES)
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members(pack(choices(), table(), "1")).items():
            archive.writestr(link if name == CHOICES else name, b"/etc/passwd" if name == CHOICES else content)
    made.seek(0)
    assert "damaged" in refusal(made)


def test_a_compressed_member_is_refused_so_nothing_unpacks_to_more_than_it_is() -> None:
    parts = list(members(pack(choices(), table(), "1")).items())
    assert "damaged" in refusal(zipped(parts, zipfile.ZIP_DEFLATED))


def test_a_table_over_the_limit_is_refused() -> None:
    with pytest.raises(CannotRead, match="damaged"):
        unpack(io.BytesIO(pack(choices(), table(), "1")), 10)


class _Attack:
    def __reduce__(self) -> tuple[Any, ...]:
        return pytest.fail, ("the pickle ran",)


@pytest.mark.parametrize("name", [CHOICES, MANIFEST])
def test_a_pickle_is_never_loaded(name: str) -> None:
    assert "damaged" in refusal(with_changed(name, pickle.dumps(_Attack())))


def _choices_json(**changes: Any) -> bytes:
    saved = json.loads(about(choices(), table()).model_dump_json())
    saved["choices"].update(changes)
    return json.dumps(saved).encode()


@pytest.mark.parametrize(
    "content",
    [
        b'{"choices":' * 200_000,
        b'{"choices": ' + b"9" * 5_000_000 + b"}",
        _choices_json().replace(b"30.0", b"NaN"),
        _choices_json().replace(b'"name"', b'"name": "x", "name"', 1),
        _choices_json(surprise=1),
        _choices_json(digest="../../x"),
        _choices_json(view={"channels": [1]}),
        b"",
    ],
    ids=["deep", "long number", "NaN", "name twice", "unknown field", "path as digest", "wrong type", "empty"],
)
def test_settings_that_do_not_fit_the_schema_are_refused(content: bytes) -> None:
    assert "damaged" in refusal(with_changed(CHOICES, content))


def test_a_changed_member_is_noticed() -> None:
    assert "damaged" in refusal(with_changed(TABLE, b"PAR1", checksum="kept"))
    assert "damaged" in refusal(with_changed(CHOICES, _choices_json(name="Other"), checksum="kept"))


def test_a_newer_version_says_so_whatever_else_it_holds() -> None:
    assert "newer Regulars" in refusal(with_changed(MANIFEST, b'{"version": 4, "novelty": []}'))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and nothing", b"order,amount\n1,2\n", b"\x00" * 1000])
def test_another_kind_of_file_is_named_as_such(content: bytes) -> None:
    assert "not a project file" in refusal(io.BytesIO(content))


def test_a_byte_that_changed_on_the_way_is_damage_and_no_other_kind_of_file() -> None:
    packed = bytearray(pack(choices(), table(), "1"))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        within = archive.getinfo(TABLE).header_offset + 200
    packed[within] ^= 1
    assert "damaged" in refusal(io.BytesIO(packed))


def test_every_truncation_is_refused_with_a_sentence() -> None:
    packed = pack(choices(), table(), "1")
    for end in range(0, len(packed), 97):
        with pytest.raises(CannotRead):
            unpack(io.BytesIO(packed[:end]), MOST)


def test_a_table_that_does_not_belong_to_its_description_is_refused() -> None:
    other = replace(table(), headers=("one",), cells=table().cells.select([0]))
    with pytest.raises(CannotRead, match="damaged"):
        rebuild(as_read(parquet(other)), about(choices(), table()))


def test_a_strangers_sentences_are_not_said() -> None:
    planted = finding("x", "info", "![x](http://evil.example/x.png)")
    saved = about(choices(), replace(table(), findings=(planted,)))
    assert rebuild(as_read(parquet(table())), saved).findings == ()

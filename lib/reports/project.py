"""A project in one file: the table as read, how it is read, and what was asked of it.

A zip of three members or more. `manifest.json`: the version of this layout and the SHA-256 of the others. `choices.json`:
settings. `table.parquet`: the file's cells as text. `beside-N.parquet`: those of the files beside the orders, and of the
state before the last upload (lib.reports.earlier). Nothing in it is ever executed or unpacked to disk, and a file from a stranger is
checked before any of it is believed: member names and sizes, checksums, a strict schema, and the table itself is parsed in
the limited child process of lib.ingest.read.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from numbers import Integral
from typing import Annotated, Any, BinaryIO, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from lib.analysis.clusters import Frozen
from lib.analysis.segments import OwnMaps
from lib.core.errors import CannotRead
from lib.core.findings import Finding, Level
from lib.core.settings import (
    BudgetSettings,
    ClusterSettings,
    CostSettings,
    ImportSettings,
    ListSettings,
    RfmSettings,
    StageSettings,
    ValueSettings,
    View,
)
from lib.core.words import N_, Own, Sentence
from lib.ingest.arrow import Column
from lib.ingest.imported import Kind
from lib.ingest.table import Dialect, NotData, TextTable
from lib.ingest.without_orders import NO_ORDERS
from lib.reports.maps import believed
from lib.text.words import is_known

FORMAT, VERSION = "regulars-project", 3
_WITHOUT_EARLIER = 2  # with other files, but nothing to compare with
_WITHOUT_OTHERS = 1  # the layout of a project that has only its orders, which older versions open, too
ENDING = ".regulars"
MANIFEST, CHOICES, TABLE = "manifest.json", "choices.json", "table.parquet"
_OWN_MEMBERS = (MANIFEST, CHOICES, TABLE)
MOST_OTHERS = 40  # files beside the orders in one project
_SOURCE_ROW, _PART = "source_row", "part"
_MEGABYTE = 1024 * 1024

Model = TypeVar("Model", bound=BaseModel)

#: What a control of a page can hold; several choices, and days (ISO 8601), are a tuple.
Told = bool | int | float | str | tuple[str, ...]


class Strict(BaseModel):
    """A border: unknown fields, wrong types and NaN are refused, nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class _Manifest(Strict):
    format: str
    version: int
    application: str
    sha256: dict[str, str]


class _Day(Strict):
    day: date


class _Moment(Strict):
    moment: datetime


class _Said(Strict):
    """A sentence; its facts keep their kind (JSON knows no dates)."""

    template: str | tuple[str, str]
    facts: dict[str, str | int | float | _Day | _Moment | _Said | None]


class _Remark(Strict):
    code: str
    level: Level
    sentence: _Said


class _Table(Strict):
    """What a table is besides its cells."""

    headers: tuple[str, ...]
    not_data: tuple[tuple[NotData, int], ...]
    dialect: Dialect
    findings: tuple[_Remark, ...]
    parts: tuple[str, ...] = ()
    skipped: tuple[tuple[tuple[NotData, int], ...], ...] = ()


class OtherFile(Strict):
    """A file beside the orders: what it holds and how it is read; its cells are the member of its place."""

    kind: Kind
    file: str
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    reading: ImportSettings = ImportSettings()


class Choices(Strict):
    """What is saved of a session besides the table.

    Attributes:
        name, file, digest, sample: of the project (lib.ui.shop.Project).
        beside: its other files; a sample shop's own are not among them.
        earlier: names the state before the last upload, whose table follows those of `beside`; None: there is none.
        own_maps: the segment maps that the shop has made.
        controls: what is chosen in controls that only ask (lib.ui.controls), by their keys; looked at when each is drawn.
    """

    name: str
    file: str
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    sample: str | None = None
    reading: ImportSettings = ImportSettings()
    view: View = View()
    rfm: RfmSettings = RfmSettings()
    beside: tuple[OtherFile, ...] = ()
    earlier: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    stages: StageSettings = StageSettings()
    budget: BudgetSettings = BudgetSettings()
    value: ValueSettings = ValueSettings()
    costs: CostSettings = CostSettings()
    lists: ListSettings = ListSettings()
    own_maps: Annotated[OwnMaps, AfterValidator(believed)] = OwnMaps()
    clusters: ClusterSettings = ClusterSettings()
    kept_clusters: Frozen | None = None
    controls: dict[str, Told] = Field(default_factory=dict[str, Told])

    @property
    def digests(self) -> tuple[str, ...]:
        """The names of all tables that belong to it, in their order."""
        others = tuple(one.digest for one in self.beside)
        return (self.digest, *others, *(() if self.earlier is None else (self.earlier,)))

    @property
    def is_plan(self) -> bool:
        """Whether it is a plan of the budget without any file of a shop."""
        return self.digests == (NO_ORDERS,)


class Saved(Strict):
    """Everything of a project but the cells."""

    choices: Choices
    table: _Table
    beside: tuple[_Table, ...] = ()


@dataclass(frozen=True)
class ProjectFile:
    """A project file that has been checked, with its table still as bytes (parse it with lib.ingest.read, then `rebuild`)."""

    saved: Saved
    table: bytes
    beside: tuple[bytes, ...] = ()


def pack(choices: Choices, table: TextTable, application: str, beside: Sequence[TextTable] = ()) -> bytes:
    """A project file's bytes; the same project gives the same bytes.

    Args:
        choices: what was set.
        table: the orders.
        application: who writes.
        beside: the tables of `choices.beside`, and the earlier state's.
    """
    members = {CHOICES: about(choices, table, beside).model_dump_json().encode(), TABLE: parquet(table)}
    members |= {other_member(place): parquet(other) for place, other in enumerate(beside)}
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in members.items()}
    version = VERSION if choices.earlier else _WITHOUT_EARLIER if beside else _WITHOUT_OTHERS
    manifest = _Manifest(format=FORMAT, version=version, application=application, sha256=digests)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {MANIFEST: manifest.model_dump_json().encode(), **members}.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def unpack(source: BinaryIO, most_bytes: int) -> ProjectFile:
    """Check a project file and take it apart.

    Raises:
        CannotRead: it is something else, damaged, or from a newer version.
    """
    members = _members(source, most_bytes)
    manifest = _manifest(members[MANIFEST])
    others = [other_member(place) for place in range(len(members) - len(_OWN_MEMBERS))]
    for name in (CHOICES, TABLE, *others):
        if hashlib.sha256(members[name]).hexdigest() != manifest.sha256.get(name):
            raise damaged()
    saved = checked(Saved, members[CHOICES])
    if not len(others) == len(saved.beside) == len(saved.choices.digests) - 1:
        raise damaged()
    return ProjectFile(saved, members[TABLE], tuple(members[name] for name in others))


def other_member(place: int) -> str:
    """Where the cells of a file beside the orders are."""
    return f"beside-{place}.parquet"


def about(choices: Choices, table: TextTable, beside: Sequence[TextTable] = ()) -> Saved:
    """Everything but the cells."""
    return Saved(choices=choices, table=_about(table), beside=tuple(_about(other) for other in beside))


def _about(table: TextTable) -> _Table:
    return _Table(
        headers=table.headers,
        not_data=table.not_data,
        dialect=table.dialect,
        findings=tuple(_remark(finding) for finding in table.findings),
        parts=table.parts,
        skipped=table.skipped,
    )


def parquet(table: TextTable) -> bytes:
    """The cells as Parquet, with the file's row numbers as the last column; before them, of several files, which one."""
    of = [] if table.part_of is None else [table.part_of]
    columns = [*table.cells.columns, *of, table.source_rows]
    names = [*table.cells.column_names, *([_PART] if of else []), _SOURCE_ROW]
    written = io.BytesIO()
    pq.write_table(pa.table(columns, names=names), written, compression="zstd")
    return written.getvalue()


def rebuild(read: TextTable, saved: Saved, place: int | None = None) -> TextTable:
    """A table as it was, from its Parquet as read again and what was saved beside it.

    Args:
        read: the cells.
        saved: the project.
        place: of a file beside the orders; None: the orders.

    Raises:
        CannotRead: the two do not belong together.
    """
    beside = saved.table if place is None else saved.beside[place]
    names = [f"c{position}" for position in range(len(beside.headers))]
    own = [_PART, _SOURCE_ROW] if beside.parts else [_SOURCE_ROW]
    if read.headers != (*names, *own):
        raise damaged()
    try:
        source_rows = read.cells.column(len(names) + len(own) - 1).combine_chunks().cast(pa.int64())
        part_of = read.cells.column(len(names)).combine_chunks().cast(pa.int32()) if beside.parts else None
    except pa.ArrowInvalid:
        raise damaged() from None
    if part_of is not None and not _are_places(part_of, len(beside.parts)):
        raise damaged()
    if beside.skipped and len(beside.skipped) != len(beside.parts):
        raise damaged()
    findings = tuple(_finding(remark) for remark in beside.findings if is_known(remark.sentence.template))
    cells = read.cells.select(list(range(len(names)))).rename_columns(names)
    return TextTable(
        cells,
        beside.headers,
        source_rows,
        beside.not_data,
        beside.dialect,
        findings,
        parts=beside.parts,
        part_of=part_of,
        skipped=beside.skipped,
    )


def _are_places(part_of: Column, parts: int) -> bool:
    """Whether each row names one of the files."""
    places = part_of.to_numpy(zero_copy_only=False)
    return part_of.null_count == 0 and bool(((places >= 0) & (places < parts)).all())


def damaged() -> CannotRead:
    """The sentence for a file that cannot be believed."""
    return CannotRead(N_("This project file is damaged, so nothing of it was opened. Use another copy of it."))


def checked(model: type[Model], content: bytes) -> Model:
    """JSON against a schema; a name said twice is refused too.

    Raises:
        CannotRead: it does not fit.
    """
    try:
        json.loads(content, object_pairs_hook=_once)
        return model.model_validate_json(content)
    except (ValidationError, ValueError, RecursionError):
        raise damaged() from None


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name that is said twice: which of the two is meant?"""
    if len(dict(pairs)) != len(pairs):
        raise ValueError
    return dict(pairs)


def _members(source: BinaryIO, most_bytes: int) -> Mapping[str, bytes]:
    limits = {MANIFEST: _MEGABYTE, CHOICES: 16 * _MEGABYTE, TABLE: most_bytes}
    limits |= {other_member(place): most_bytes for place in range(MOST_OTHERS + 1)}
    try:
        with zipfile.ZipFile(source) as archive:
            entries = archive.infolist()
            names = [entry.filename for entry in entries]
            others = [other_member(place) for place in range(len(names) - len(_OWN_MEMBERS))]
            if sorted(names) != sorted([*_OWN_MEMBERS, *others]) or len(others) > MOST_OTHERS + 1:
                raise _not_a_project()
            for entry in entries:
                stored = entry.compress_type == zipfile.ZIP_STORED and not entry.flag_bits & 1
                if not stored or entry.file_size > limits[entry.filename]:
                    raise damaged()
            try:
                return {entry.filename: archive.read(entry) for entry in entries}
            except zipfile.BadZipFile:  # its names say what it is, and a sum does not agree
                raise damaged() from None
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError):
        raise _not_a_project() from None


def called_a_project(name: str) -> bool:
    """Whether a file's name says that it is a project."""
    return name.lower().endswith(ENDING)


def no_project_inside(name: str) -> CannotRead:
    """The sentence for a file that is only called a project."""
    return CannotRead(
        N_(
            "“{file}” is called a project file, but it is none, or only a part of one: nothing of it was opened. Where it is an export, give it back its own ending (.csv, .xlsx)."
        ),
        file=name,
    )


def _not_a_project() -> CannotRead:
    return CannotRead(N_("This is not a project file of Regulars. Choose a file that ends in .regulars."))


def _manifest(content: bytes) -> _Manifest:
    """The manifest; its version is looked at before the rest, which a newer version may write differently."""
    try:
        version = json.loads(content, object_pairs_hook=_once)["version"]
    except (ValueError, RecursionError, KeyError, TypeError):
        raise damaged() from None
    if isinstance(version, int) and version > VERSION:
        raise CannotRead(N_("This project was saved by a newer Regulars. Update Regulars, then open it again."))
    manifest = checked(_Manifest, content)
    if manifest.format != FORMAT or manifest.version not in {_WITHOUT_OTHERS, _WITHOUT_EARLIER, VERSION}:
        raise damaged()
    return manifest


def _remark(finding: Finding) -> _Remark:
    return _Remark(code=finding.code, level=finding.level, sentence=_said(finding.sentence))


def _said(sentence: Sentence) -> _Said:
    template = str(sentence) if isinstance(sentence.template, Own) else sentence.template
    return _Said(template=template, facts={name: _fact(value) for name, value in sentence.facts.items()})


def _fact(value: Any) -> str | int | float | _Day | _Moment | _Said | None:
    match value:
        case None | str() | int() | float():
            return value
        case Integral():  # NumPy's
            return int(value)
        case datetime():
            return _Moment(moment=value)
        case date():
            return _Day(day=value)
        case Sentence():
            return _said(value)
        case _:
            return str(value)


def _finding(remark: _Remark) -> Finding:
    return Finding(remark.code, remark.level, _sentence(remark.sentence))


def _sentence(said: _Said) -> Sentence:
    return Sentence(said.template, {name: _value(fact) for name, fact in said.facts.items()})


def _value(fact: Any) -> Any:
    match fact:
        case _Day():
            return fact.day
        case _Moment():
            return fact.moment
        case _Said():
            return _sentence(fact) if is_known(fact.template) else None
        case _:
            return fact

"""Lists of records in XML: one element again and again, whose attributes and inner elements are its cells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any
from xml.parsers import expat

from lib.ingest.objects import placed, told_left
from lib.ingest.troubles import Trouble, refuse_doctype
from lib.ingest.wire import PartReport, Wire

_BATCH_ROWS = 2_000
_MOST_PATHS, _DEEPEST = 5_000, 40
#: The attribute in which databases write what a cell is called: <field name="order_id">1001</field>. Of no more names than a table has
#: columns each stands once in a record, and nearly all in all of them; products and people that are called so do not.
_NAME, _MOST_NAMES, _MOSTLY = "name", 1_000, 0.9
#: What databases say of such a cell beside.
_ABOUT = frozenset(["nil", "type", "size", "null"])

Path = tuple[str, ...]


def read_records(texts: Callable[[], Iterator[str]], wire: Wire, name: str, encoding: str) -> PartReport:
    """Write the records of an XML file to the wire, one a row; what comes several times in one is one cell.

    Args:
        texts: the file's text from its start, as often as it is asked.
        wire: where the rows go.
        name: the file inside an archive.
        encoding: how it was written.

    Raises:
        Trouble: no element repeats that has something inside, damaged, or beyond the limits.
    """
    shape = _Shape()
    _parse(shape, texts())
    lists = shape.lists()
    if not lists:
        raise Trouble("markup_unclear")
    record = max(lists, key=lambda path: shape.counts[path])
    rows = _Rows(record, shape.named(record), wire)
    _parse(rows, texts())
    rows.write()
    left = told_left(record[-1], [path[-1] for path in lists if path != record])
    return PartReport("xml", name, encoding=encoding, headers=tuple(rows.columns), remarks=tuple(left))


def _parse(reader: _Reader, texts: Iterator[str]) -> None:
    try:
        for text in texts:
            reader.parser.Parse(text, False)  # noqa: FBT003 - expat's own signature
        reader.parser.Parse("", True)  # noqa: FBT003
    except expat.ExpatError as error:
        raise Trouble("damaged") from error


class _Reader:
    """Follows the elements of an XML file; namespaces say nothing."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.parser: Any = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.path.append(_local(tag))
        if len(self.path) > _DEEPEST:
            raise Trouble("markup_unclear")
        self.start(tuple(self.path), {_local(key): value for key, value in attributes.items()})

    def _end(self, _tag: str) -> None:
        self.end(tuple(self.path))
        self.path.pop()

    def start(self, path: Path, attributes: dict[str, str]) -> None:
        """An element begins."""
        raise NotImplementedError

    def end(self, path: Path) -> None:
        """An element ends."""


class _Shape(_Reader):
    """How often each kind of element comes, and which have something inside."""

    def __init__(self) -> None:
        super().__init__()
        self.counts = Counter[Path]()
        self.inner = set[Path]()
        self._names = defaultdict[Path, Counter[str]](Counter)

    def start(self, path: Path, attributes: dict[str, str]) -> None:
        self.counts[path] += 1
        if len(self.counts) > _MOST_PATHS:
            raise Trouble("markup_unclear")
        if _NAME in attributes and len(self._names[path]) <= _MOST_NAMES:
            self._names[path][attributes[_NAME]] += 1
        if len(attributes) > 1:
            self.inner.add(path)
        self.inner.add(path[:-1])

    def lists(self) -> list[Path]:
        """The elements that repeat and have something inside, but for those within others that do."""
        several = {path for path, count in self.counts.items() if count > 1 and path in self.inner}
        return [path for path in several if not any(path[:end] in several for end in range(1, len(path)))]

    def named(self, record: Path) -> set[Path]:
        """The elements that say by an attribute which cell they are; a record that only says of which table it is, too."""
        records = self.counts[record]
        told = {
            path
            for path, names in self._names.items()
            if path[: len(record)] == record
            and max(names.values()) <= records < names.total() == self.counts[path]
            and names.total() >= _MOSTLY * len(names) * records
        }
        return told | ({record} if len(self._names[record]) == 1 else set())


class _Rows(_Reader):
    """The records as rows."""

    def __init__(self, record: Path, named: set[Path], wire: Wire) -> None:
        super().__init__()
        self.record = record
        self.named = named
        self.wire = wire
        self.columns: dict[str, int] = {}
        self._batch: list[list[str | None]] = []
        self._flat: dict[str, list[str]] | None = None
        self._text: list[str] = []
        self._name = ""
        self.parser.CharacterDataHandler = self._data

    def start(self, path: Path, attributes: dict[str, str]) -> None:
        if path == self.record:
            self._flat = {}
        if self._flat is not None:
            self._text = []
            cell = path[len(self.record) :]
            if path in self.named:
                self._name = attributes.pop(_NAME)
                cell = (*cell[:-1], self._name) if cell else ()
            for key, value in attributes.items():
                if path not in self.named or key not in _ABOUT:
                    _add(self._flat, (*cell, key), value)

    def end(self, path: Path) -> None:
        if self._flat is None:
            return
        text = "".join(self._text).strip()
        if text:
            own = self._name if path in self.named and path != self.record else path[-1]
            _add(self._flat, (*path[len(self.record) : -1], own), text)
        self._text = []
        if path == self.record:
            self._batch.append(placed({key: "\n".join(texts) for key, texts in self._flat.items()}, self.columns))
            self._flat = None
            if len(self.columns) > self.wire.limits.columns:
                raise Trouble("too_wide", columns=len(self.columns), limit=self.wire.limits.columns)
            if len(self._batch) >= _BATCH_ROWS:
                self.write()

    def write(self) -> None:
        """Hand over the rows so far."""
        self.wire.grid(self._batch)
        self._batch = []

    def _data(self, text: str) -> None:
        self._text.append(text)


def _add(flat: dict[str, list[str]], path: Path, text: str) -> None:
    flat.setdefault(".".join(path), []).append(text.replace("\x00", ""))


def _local(tag: str) -> str:
    return tag.rpartition(" ")[2]

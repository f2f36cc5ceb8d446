"""An event log prepared once, so that a funnel is asked again in a moment: one sorted array of whole numbers."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from narwhals.stable.v2 import col

from lib.analysis.funnel_rule import Unit
from lib.core.columns import CUSTOMER, CUSTOMER_ID, EVENT, OCCURRED_AT, SESSION_ID, USER_ID
from lib.core.periods import day_of
from lib.store.engine import IDS_TABLE, Frame, Frames

Int64s = npt.NDArray[np.int64]
Int32s = npt.NDArray[np.int32]
Float64s = npt.NDArray[np.float64]

#: Without session ids in the file, a session ends after so long without an event (Google Analytics' rule).
SESSION_GAP_SECONDS = 30 * 60
UNKNOWN = ""
#: Of a whole number. Units, a year's seconds and a few names fit well; millions of visitors over ten years, with addresses for names, do not.
_BITS = 63


@dataclass(frozen=True, eq=False)
class Attribute:
    """A column of words: `codes` are places in `values` (sorted; the empty text is "not known")."""

    codes: Int32s
    values: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class EventLog:
    """Events by user (or session), then time. All arrays are aligned.

    Attributes:
        unit: whose event: a user's or a session's number.
        second: seconds since 1970, local wall time.
        event: place in `names`.
        key: `unit + 1` above `shift` bits, seconds since the log's first below: keys of one unit are nearer to one another
            than those of two (by more than any window that matters).
        customer: the number of the user's id in the store, by unit.
    """

    unit: Int32s
    second: Int64s
    event: Int32s
    names: tuple[str, ...]
    key: Int64s
    shift: int
    customer: Int32s
    attributes: Mapping[str, Attribute] = field(default_factory=dict[str, Attribute])
    numbers: Mapping[str, Float64s] = field(default_factory=dict[str, Float64s])
    _remembered: dict[Hashable, Any] = field(default_factory=dict[Hashable, Any], init=False, repr=False)

    def __len__(self) -> int:
        """How many events."""
        return len(self.unit)

    @property
    def units(self) -> int:
        """How many users or sessions."""
        return len(self.customer)

    @property
    def span_seconds(self) -> int:
        """From the first event to the last."""
        return int(self.second.max() - self.second.min()) if len(self) else 0

    def repeated(self) -> int:
        """How many events are the one before them once more: of the same unit, in the same second."""
        return int(np.count_nonzero((self.key[1:] == self.key[:-1]) & (self.event[1:] == self.event[:-1])))

    def places(self, events: Sequence[str]) -> Int64s:
        """Where any of these events is, ascending; found once."""
        wanted = frozenset(events)
        if ("places", wanted) not in self._remembered:
            codes = [self.names.index(name) for name in wanted if name in self.names]
            chosen = np.zeros(len(self.names) + 1, bool)
            chosen[codes] = True
            self._remembered["places", wanted] = np.flatnonzero(chosen[self.event])
        return self._remembered["places", wanted]

    def keys(self, events: Sequence[str]) -> Int64s:
        """The keys of these events, ascending; found once."""
        wanted = "keys", frozenset(events)
        if wanted not in self._remembered:
            self._remembered[wanted] = self.key[self.places(events)]
        return self._remembered[wanted]

    def some(self, chosen: npt.NDArray[np.bool_]) -> EventLog:
        """The events at which `chosen` holds; units keep their numbers."""
        return EventLog(
            self.unit[chosen],
            self.second[chosen],
            self.event[chosen],
            self.names,
            self.key[chosen],
            self.shift,
            self.customer,
            {name: Attribute(one.codes[chosen], one.values) for name, one in self.attributes.items()},
            {name: numbers[chosen] for name, numbers in self.numbers.items()},
        )

    def between(self, first_day: date | None, last_day: date | None) -> EventLog:
        """The events of some days, both included."""
        if first_day is None and last_day is None:
            return self
        low = -(2**62) if first_day is None else day_of(first_day) * 86_400
        high = 2**62 if last_day is None else (day_of(last_day) + 1) * 86_400
        return self.some((self.second >= low) & (self.second < high))


def event_log(events: Frame, unit: Unit = "user", words: Sequence[str] = (), numbers: Sequence[str] = ()) -> EventLog:
    """Read a log of events (customer, event, occurred_at, …) and sort it.

    Args:
        events: rows without a user, a name or a time are left out.
        unit: whose way is followed.
        words: columns of text to keep beside the events.
        numbers: columns of numbers to keep.
    """
    wanted = [CUSTOMER, EVENT, OCCURRED_AT, *words, *numbers]
    if unit == "session" and SESSION_ID not in wanted:
        wanted.append(SESSION_ID)
    known = events.filter(~col(CUSTOMER).is_null(), ~col(EVENT).is_null(), ~col(OCCURRED_AT).is_null())
    table = known.select(*wanted).collect("pyarrow").to_arrow()
    names, event = _coded(table[EVENT])
    second = table[OCCURRED_AT].cast(pa.timestamp("us")).to_numpy().view(np.int64) // 1_000_000
    who, customer = numbered(table[CUSTOMER].to_numpy())
    if unit == "session":
        who, owner = _sessions(table[SESSION_ID], who, second)
        customer = customer[owner]
    return _sorted(table, who, second, (names, event), customer.astype(np.int32), words, numbers)


@dataclass(frozen=True, eq=False)
class Prepared:
    """A log and whose it is: `user_id` is text, by unit."""

    log: EventLog
    user_id: npt.NDArray[np.object_]


def prepared(frames: Frames, unit: Unit = "user", words: Sequence[str] = (), numbers: Sequence[str] = ()) -> Prepared:
    """A log with the ids of its units; `frames` has the events under that name."""
    log = event_log(frames("events"), unit, words, numbers)
    ids = frames(IDS_TABLE).collect("pandas").to_pandas().sort_values(CUSTOMER)[CUSTOMER_ID].to_numpy()
    return Prepared(log, ids[log.customer])


def _sorted(
    table: Any,
    who: Int64s,
    second: Int64s,
    coded: tuple[tuple[str, ...], Int32s],
    customer: Int32s,
    words: Sequence[str],
    numbers: Sequence[str],
) -> EventLog:
    """The log in the order of unit, second and event; equal ones by what else is known, so that no file's order matters."""
    names, event = coded
    first = int(second.min()) if len(second) else 0
    span = int(second.max()) - first if len(second) else 0
    shift = (2 * (span + 1)).bit_length()
    key = (who.astype(np.int64) + 1 << shift) + (second - first)
    bits = max(len(names), 1).bit_length()
    wide = int(key.max(initial=0)).bit_length() + bits > _BITS
    known, place = np.unique(key, return_inverse=True) if wide else (None, key)
    packed = (place << bits) + event
    attributes = {name: _coded(table[name]) for name in words}
    columns = {name: _floats(table[name]) for name in numbers}
    if not attributes and not columns:
        packed = np.sort(packed)
        order = None
    else:
        order = np.argsort(packed, kind="stable")
        packed = packed[order]
        _settle(order, packed, [codes for _, codes in attributes.values()], list(columns.values()))
    key = packed >> bits if known is None else known[packed >> bits]
    return EventLog(
        ((key >> shift) - 1).astype(np.int32),
        (key & ((1 << shift) - 1)) + first,
        (packed & ((1 << bits) - 1)).astype(np.int32),
        names,
        key,
        shift,
        customer,
        {name: Attribute(codes[order], values) for name, (values, codes) in attributes.items()},
        {name: column[order] for name, column in columns.items()},
    )


def _settle(order: Int64s, packed: Int64s, codes: list[Int32s], columns: list[Float64s]) -> None:
    """Put equal events (same unit, second and name) into the order of their attributes, in place."""
    same = np.flatnonzero(np.diff(packed) == 0)
    if not len(same):
        return
    rows = np.unique(np.concatenate([same, same + 1]))
    keys = [*(np.nan_to_num(column[order[rows]], nan=-1.0) for column in reversed(columns))]
    keys += [column[order[rows]] for column in reversed(codes)]
    order[rows] = order[rows][np.lexsort([*keys, packed[rows]])]


def _coded(column: Any) -> tuple[tuple[str, ...], Int32s]:
    """Texts as places in their sorted list; a missing one is the empty text."""
    encoded = pc.fill_null(column.cast(pa.string()), UNKNOWN).combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    values = [str(value) for value in encoded.dictionary.to_pylist()]
    order = sorted(range(len(values)), key=values.__getitem__)
    place = np.empty(len(values), np.int32)
    place[order] = np.arange(len(values), dtype=np.int32)
    return tuple(values[at] for at in order), place[encoded.indices.to_numpy(zero_copy_only=False)]


def _floats(column: Any) -> Float64s:
    return column.cast(pa.float64()).to_numpy().astype(np.float64)


def _sessions(column: Any, who: Int64s, second: Int64s) -> tuple[Int64s, Int64s]:
    """A number for each session of each user, and whose session it is."""
    values, codes = _coded(column)
    if values in {(), (UNKNOWN,)}:
        order = np.lexsort([second, who])
        new = np.ones(len(order), bool)
        new[1:] = (np.diff(who[order]) > 0) | (np.diff(second[order]) > SESSION_GAP_SECONDS)
        number = np.empty(len(order), np.int64)
        number[order] = np.cumsum(new) - 1
        return number, who[order][new]
    number, pair = numbered(who * len(values) + codes)
    return number, pair // len(values)


def numbered(values: npt.NDArray[np.integer[Any]]) -> tuple[Int64s, Int64s]:
    """Each value's place among the distinct ones, and those, ascending: by hashing, a seventh of what sorting all of them takes."""
    places, distinct = pd.factorize(values, sort=True)
    return places.astype(np.int64, copy=False), distinct.astype(np.int64, copy=False)


def likely_way(events: pd.DataFrame, most: int = 5) -> tuple[str, ...]:
    """What a way could be, as an example: the commonest events that people do in one order, as they come in time.

    Args:
        events: of lib.core.columns.EVENTS.
        most: so many names.
    """
    people = events.groupby(EVENT)[USER_ID].nunique().sort_values(ascending=False, kind="stable")
    common = list(people.index[:_LOOKED_AT])
    rows = events[events[EVENT].isin(common)]
    first = rows.pivot_table(index=USER_ID, columns=EVENT, values=OCCURRED_AT, aggfunc="min", observed=True)
    chosen: list[str] = []
    for name in common:
        before = {one: _share_before(first[one], first[name]) for one in chosen}
        if len(chosen) < most and all(share >= _CLEAR or share <= 1 - _CLEAR for share in before.values()):
            chosen.insert(sum(share >= _CLEAR for share in before.values()), str(name))
    return tuple(chosen)


#: So many of the commonest events are looked at for an example; an order is clear where so many keep it.
_LOOKED_AT, _CLEAR = 12, 0.8


def _share_before(one: pd.Series, other: pd.Series) -> float:
    """Of those who did both, the share who did one first; half where nobody did both."""
    both = one.notna() & other.notna()
    return float((one[both] <= other[both]).mean()) if both.any() else 0.5

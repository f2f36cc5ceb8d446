"""JSON to a grid: lines of objects, a list of objects, or an answer that wraps such a list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from lib.ingest.decoding import Notes, blocks
from lib.ingest.encoding import Opener, detect
from lib.ingest.troubles import Trouble
from lib.ingest.typed import unmistakable
from lib.ingest.wire import PartReport, Wire

_BATCH_ROWS = 4_096
_DEPTH = 4
_BETWEEN = " \t\r\n,[]\ufeff"
#: A list of lists is a table with a row of names; only the outer list is opened.
_LISTS, _BETWEEN_LISTS = re.compile(r"[\s\ufeff]*\[(?=\s*\[)"), " \t\r\n,]"

#: So many things beside the list of rows are named.
#: A wrapper says so many things beside what it wraps at most: whether it worked, how many there are.
_FEW_PLAIN = 3
_LEAST_RECORDS = 3
_NAMED = 5

#: Stripe's objects of money, their amounts, and currencies that it counts whole (docs.stripe.com/currencies, zero-decimal).
_STRIPE = frozenset(["charge", "payment_intent", "invoice", "checkout.session", "balance_transaction", "refund"])
_STRIPE_MONEY = frozenset(["amount", "amount_captured", "amount_refunded", "amount_received", "amount_paid", "amount_due", "amount_remaining", "amount_total", "amount_subtotal", "total", "subtotal", "tax", "fee", "net"])  # fmt: skip
_WITHOUT_CENTS = frozenset(["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"])  # fmt: skip

#: What a refund, or a transaction of it, calls its money.
_REFUNDED = ("amount", "total", "total_refunded", "refund_amount")

Object = dict[str, Any]
Remark = tuple[str, dict[str, str | int | float]]


def read_objects(opener: Opener, size: int, wire: Wire, name: str = "") -> PartReport:
    """Write JSON objects to the wire, one a row; keys become columns as they turn up.

    Raises:
        Trouble: no objects, not JSON, or beyond the limits.
    """
    encoding = detect(opener, lambda _read: wire.progress())
    notes = Notes()
    total = max(size, 1)
    texts = (
        block.data.decode()
        for block in blocks(opener, encoding, notes, lambda read: wire.progress(min(read / total, 1)))
    )
    columns: dict[str, int] = {}
    batch: list[list[str | None]] = []
    left: list[Remark] = []
    for value in _rows(texts, wire.limits.line_characters, left):
        batch.append(_row(value, columns))
        if len(columns) > wire.limits.columns:
            raise Trouble("too_wide", columns=len(columns), limit=wire.limits.columns)
        if len(batch) == _BATCH_ROWS:
            wire.grid(batch)
            batch.clear()
    wire.grid(batch)
    if not columns:
        raise Trouble("not_a_table")
    return PartReport(
        "json", name, encoding=encoding.name, headers=tuple(columns), remarks=(*notes.remarks(encoding), *left)
    )


def _rows(texts: Iterator[str], limit: int, left: list[Remark]) -> Iterator[Object]:
    """The objects of a stream of JSON; the one object that is not a row is looked into for its list of rows.

    What is beside that list is told in `left`.
    """
    first: Object | None = None
    several = False
    names: list[str] | None = None
    for value in _values(texts, limit):
        if isinstance(value, list) and first is None:
            if names is None:
                names = _distinct_names(value)
            else:
                yield dict(zip(names, value, strict=False))
            continue
        if not isinstance(value, dict) or names is not None:
            raise Trouble("not_a_table")
        if first is None:
            first = value
            continue
        if not several:
            several = True
            yield first
        yield value
    if first is not None and not several:
        yield from _inside(first, left)


def _distinct_names(cells: list[Any]) -> list[str]:
    """The names in the first of lists that are rows.

    Raises:
        Trouble: they are none.
    """
    if len(cells) < 2 or not all(isinstance(cell, str) and cell for cell in cells) or len(set(cells)) < len(cells):
        raise Trouble("not_a_table")
    return cells


def _named_rows(value: Object) -> list[Object] | None:
    """The rows of {"columns": ["id", …], "data": [[1, …], …]}, and of {"1001": {…}, "1002": {…}}, whose keys number them; None of anything else."""
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list) and all(isinstance(row, list) for row in data):
        return [dict(zip(_distinct_names(names), row, strict=False)) for row in data]
    records = [inner for inner in value.values() if isinstance(inner, dict)]
    if len(records) < max(_LEAST_RECORDS, len(value)) or not all(any(map(str.isdigit, key)) for key in value):
        return None
    alike = set(records[0]).intersection(*records)
    if len(alike) * 2 <= len(records[0]) or all(key.isdecimal() for key in records[0]):
        return None
    return [{"id": key, **inner} for key, inner in value.items()]


def _of_columns(value: Object) -> list[Object] | None:
    """The rows of columns that hold their cells by number or in lists, as programs for tables write them; None where it is no such thing."""
    if len(value) < 2:
        return None
    if all(isinstance(cells, list) for cells in value.values()):
        lengths = {len(cells) for cells in value.values()}
        plain = not any(isinstance(cell, dict | list) for cells in value.values() for cell in cells)
        if len(lengths) == 1 and plain:
            return [dict(zip(value, row, strict=True)) for row in zip(*value.values(), strict=True)]
        return None
    first = next(iter(value.values()))
    if not isinstance(first, dict) or not first or not all(key.isdecimal() for key in first):
        return None
    if not all(isinstance(cells, dict) and cells.keys() == first.keys() for cells in value.values()):
        return None
    return [{name: cells[number] for name, cells in value.items()} for number in first]


def _inside(value: Object, left: list[Remark]) -> list[Object]:
    """The rows of `{"orders": [{…}, …]}`; the object itself where it wraps no list of objects."""
    rows = _of_columns(value) or _named_rows(value)
    if rows is not None:
        return rows
    lists = {
        name: inner for name, inner in value.items() if isinstance(inner, list) and inner and isinstance(inner[0], dict)
    }
    if not lists:
        wrapped = _wrapped(value)
        return [value] if wrapped is None else _inside(wrapped, left)
    name = max(lists, key=lambda one: len(lists[one]))
    left += told_left(
        name, [one for one, inner in value.items() if one != name and isinstance(inner, dict | list) and inner]
    )
    rows = [row for row in lists[name] if isinstance(row, dict)]
    nodes: list[Object] = [node for row in rows if isinstance(node := row.get("node"), dict)]
    return nodes if len(nodes) == len(rows) else rows


def _wrapped(value: Object) -> Object | None:
    """The one object within an object that says hardly anything itself: {"data": {"orders": …}}; None of any other."""
    objects = [inner for inner in value.values() if isinstance(inner, dict) and _has_list(inner, _DEPTH)]
    plain = sum(not isinstance(inner, dict | list) for inner in value.values())
    return objects[0] if len(objects) == 1 and plain <= _FEW_PLAIN else None


def _has_list(value: Object, depth: int) -> bool:
    """Whether a list of several objects stands somewhere inside."""
    return any(
        (isinstance(inner, list) and len(inner) > 1 and all(isinstance(one, dict) for one in inner))
        or (isinstance(inner, dict) and depth > 1 and _has_list(inner, depth - 1))
        for inner in value.values()
    )


def told_left(name: str, others: Sequence[str]) -> list[Remark]:
    """That one list of a file was read, and what stands beside it."""
    if not others:
        return []
    return [("one_list", {"name": name, "others": ", ".join(others[:_NAMED]) + ", …" * (len(others) > _NAMED)})]


def _values(texts: Iterator[str], limit: int) -> Iterator[Any]:
    """JSON values one after the other, with anything between them that lists and lines have."""
    decoder = json.JSONDecoder(parse_float=unmistakable, parse_int=str, parse_constant=str)
    text, place, between = "", 0, _BETWEEN
    for more in texts:
        text, place = text[place:] + more, 0
        if between is _BETWEEN and (opening := _LISTS.match(text)):
            place, between = opening.end(), _BETWEEN_LISTS
        while True:
            place = _skip(text, place, between)
            try:
                value, place = decoder.raw_decode(text, place)
            except ValueError:
                break  # cut off by the end of the text at hand, or broken
            except RecursionError as error:
                raise Trouble("stopped") from error
            yield value
        if len(text) - place > limit:
            raise Trouble("not_a_table")
    if text[place:].strip(_BETWEEN):
        raise Trouble("damaged")


def _skip(text: str, place: int, between: str) -> int:
    while place < len(text) and text[place] in between:
        place += 1
    return place


def _row(value: Object, columns: dict[str, int]) -> list[str | None]:
    """An object's cells in the order of the columns, which it may add to."""
    flat: dict[str, str] = {}
    _flatten(value, "", flat, _DEPTH)
    return placed(_in_minor_units(flat), columns)


def _in_minor_units(flat: dict[str, str]) -> dict[str, str]:
    """The same, money that a payment service counts in cents said to be so: Stripe's objects, Square's amounts."""
    stripe = flat.get("object") in _STRIPE and flat.get("currency", "").upper() not in _WITHOUT_CENTS
    return {
        f"{name} (minor units)" if (stripe and name in _STRIPE_MONEY) or name.endswith("_money.amount") else name: text
        for name, text in flat.items()
    }


def placed(flat: dict[str, str], columns: dict[str, int]) -> list[str | None]:
    """Named cells in the order of the columns, which they may add to."""
    for key in flat:
        columns.setdefault(key, len(columns))
    row: list[str | None] = [None] * len(columns)
    for key, text in flat.items():
        row[columns[key]] = text
    return row


def _given_back(refunds: list[Object]) -> str | None:
    """What a list of refunds comes to; None where their form is not known.

    Shops' programs tell each refund with its transactions (Shopify), some of which failed, or with its total (WooCommerce).
    """
    if not refunds:
        return None
    total = Decimal(0)
    for refund in refunds:
        parts = refund.get("transactions")
        made = (
            [one for one in parts if isinstance(one, dict) and _is_made(one)] if isinstance(parts, list) else [refund]
        )
        for one in made:
            told = next((one[name] for name in _REFUNDED if isinstance(one.get(name), str)), None)
            try:
                total += abs(Decimal(told if told is not None else ""))
            except InvalidOperation:
                return None
    return f"{total:f}"


def _is_made(transaction: Object) -> bool:
    """Whether a transaction of a refund gave money back: of its kind, and not failed."""
    kind, status = (str(transaction.get(name) or "").lower() for name in ("kind", "status"))
    return kind in {"", "refund"} and status in {"", "success"}


def _flatten(value: Object, prefix: str, flat: dict[str, str], depth: int) -> None:
    for key, inner in value.items():
        # {"$date": …} is a database's way to write a day
        name = prefix.removesuffix(".") if key.startswith("$") and len(value) == 1 and prefix else f"{prefix}{key}"
        if isinstance(inner, dict) and inner and depth > 1:
            _flatten(inner, f"{name}.", flat, depth - 1)
        elif key == "refunds" and isinstance(inner, list) and all(isinstance(one, dict) for one in inner):
            flat[name] = _given_back(inner) or _text(inner)
        else:
            flat[name] = _text(inner)


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return value.replace("\x00", "").encode("utf-8", "replace").decode()
        case bool():
            return "true" if value else "false"
        case _:
            return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()

"""What a file holds: each kind of file is tried on its headers and cells, and the one that explains most of them is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lib.core.errors import CannotAnswer, CannotRead
from lib.core.words import N_, Sentence
from lib.ingest.buyers import STAND_INS
from lib.ingest.cells import Columns
from lib.ingest.fields import Catalogue, Field, KindSignature
from lib.ingest.imported import Kind
from lib.ingest.matching import Matched, content_fit, match_fields, platform_of
from lib.ingest.table import TextTable

Mapping = Sequence[tuple[str, str]]

#: A kind is told by the first rows; a log of millions is not read twice.
_HEAD = 2_000
#: What a field counts for that hardly any other kind of file has.
_TELLING = 1.5
#: Columns of figures without a known name say little: together they count as half a field.
_NAMELESS = 0.5
_FITS = 0.8


@dataclass(frozen=True)
class _Tried:
    """How well a kind explains a file: 0 where it lacks what the kind needs."""

    kind: Kind
    score: float


def own_mapping(mapping: Mapping, fields: Sequence[Field]) -> tuple[tuple[str, str], ...]:
    """Choices made by hand under the fields' own codes."""
    own = {alias: field.code for field in fields for alias in (*field.aliases, field.code)}
    own |= {field.code: field.code for field in fields}
    return tuple((own.get(code, code), header) for code, header in mapping)


def match_kind(table: TextTable, kind: Kind, mapping: Mapping, catalogue: Catalogue, today: date) -> Matched:
    """The fields of a file, taken for one of a kind.

    Raises:
        CannotRead: a chosen field or header does not exist.
    """
    known = catalogue.of_kind(kind)
    return match_fields(table.headers, Columns(table), own_mapping(mapping, known.fields), known, today)


def kind_of(table: TextTable, mapping: Mapping, catalogue: Catalogue, today: date) -> Kind:
    """What a file holds; "orders" where nothing else explains it better.

    Args:
        table: the file as text.
        mapping: (field, header) chosen by hand: a kind that knows no such field is out.
        catalogue: what is known about headers.
        today: for reading dates.
    """
    platform = platform_of(table.headers, catalogue)
    if platform is not None and not mapping:
        return platform.kind
    head = replace(table, cells=table.cells.slice(0, _HEAD), source_rows=table.source_rows.slice(0, _HEAD))
    tried = [_tried_orders(head, mapping, catalogue, today)]
    tried += [_tried(head, kind, mapping, catalogue, today) for kind in catalogue.kinds]
    best = max(tried, key=lambda one: one.score)  # the first of equals: orders
    return best.kind if best.score > 0 else "orders"


def can_be(table: TextTable, kind: Kind, mapping: Mapping, catalogue: Catalogue, today: date) -> bool:
    """Whether a file has what a kind needs, whatever else explains it better."""
    head = replace(table, cells=table.cells.slice(0, _HEAD), source_rows=table.source_rows.slice(0, _HEAD))
    if kind == "orders":
        return _tried_orders(head, mapping, catalogue, today).score > 0
    return _tried(head, catalogue.kind(kind), mapping, catalogue, today).score > 0


def _known(mapping: Mapping, fields: Sequence[Field]) -> bool:
    codes = {code for field in fields for code in (field.code, *field.aliases)}
    return all(code in codes for code, _ in mapping)


def _matched(table: TextTable, kind: Kind, mapping: Mapping, catalogue: Catalogue, today: date) -> Matched | None:
    known = catalogue.of_kind(kind)
    if not _known(mapping, known.fields):
        return None
    try:
        return match_fields(table.headers, Columns(table), own_mapping(mapping, known.fields), known, today)
    except CannotRead:  # said when the file is read as what it is
        return None


def _points(matched: Matched) -> float:
    return sum(guess.confidence for guess in matched.guesses)


def _tried_orders(table: TextTable, mapping: Mapping, catalogue: Catalogue, today: date) -> _Tried:
    matched = _matched(table, "orders", mapping, catalogue, today)
    if matched is None:
        return _Tried("orders", 0)
    found = matched.columns
    money = "amount" in found or "unit_price" in found
    goods = {"product", "sku", "quantity", "unit_price", "status"} & set(found)
    if not (
        money and "ordered_at" in found and ("order_id" in found or goods or any(one in found for one in STAND_INS))
    ):
        return _Tried("orders", 0)
    return _Tried("orders", _points(matched) + _TELLING * ("order_id" in found))


def _tried(table: TextTable, kind: KindSignature, mapping: Mapping, catalogue: Catalogue, today: date) -> _Tried:
    matched = _matched(table, kind.kind, mapping, catalogue, today)
    if matched is None or not all(any(field in matched.columns for field in group) for group in kind.needs):
        return _Tried(kind.kind, 0)
    score = _points(matched) + _TELLING * sum(field in matched.columns for field in kind.telling)
    if kind.kind in {"daily", "experiment"}:
        named = _figures_in(kind.fields, matched)
        ids = _ids(table, catalogue, today) if kind.kind == "daily" else set[int]()
        nameless = other_figures(table, matched, catalogue, today)
        if not (named or set(nameless) - ids) or (ids and not named):
            return _Tried(kind.kind, 0)
        score += _NAMELESS * bool(nameless)
    return _Tried(kind.kind, score)


def _ids(table: TextTable, catalogue: Catalogue, today: date) -> set[int]:
    """Columns of numbers that name orders, people and goods: figures, but no totals."""
    known = catalogue.of_kind("orders")
    matched = match_fields(table.headers, Columns(table), (), known, today)
    return {matched.columns[code] for code in ("order_id", "sku", *STAND_INS) if code in matched.columns}


def _figures_in(fields: Sequence[Field], matched: Matched) -> bool:
    figures = [field.code for field in fields if field.content in {"money", "number"} or field.code == "converted"]
    return any(code in matched.columns for code in figures if code != "users")


def other_figures(table: TextTable, matched: Matched, catalogue: Catalogue, today: date) -> list[int]:
    """Columns of figures that no field was found for, in the order of the file."""
    columns = Columns(table)
    taken = set(matched.columns.values())
    months = catalogue.month_numbers
    return [
        place
        for place, header in enumerate(table.headers)
        if place not in taken and header.strip() and _is_figures(columns, place, months, today)
    ]


def _is_figures(columns: Columns, place: int, months: dict[str, int], today: date) -> bool:
    texts = columns[place].map(lambda text: text.strip().rstrip("%％") or None)
    if not texts.distinct:
        return False
    flags = content_fit(texts, "flag", months, today)
    return max(content_fit(texts, "number", months, today), flags) >= _FITS


def require_orders(table: TextTable, matched: Matched, mapping: Mapping, catalogue: Catalogue, today: date) -> None:
    """Make sure that a file can be understood as orders.

    Raises:
        CannotAnswer: it looks like something else, or has no column of amounts or of dates.
    """
    found = matched.columns
    has_amount = "amount" in found or "unit_price" in found
    named = "order_id" in found or any(field in found for field in STAND_INS)
    if not (has_amount and named and "ordered_at" in found):
        kind = kind_of(table, mapping, catalogue, today)
        if kind != "orders":
            signature = catalogue.kind(kind)
            raise CannotAnswer(
                N_(
                    "This looks like {kind}, which is for {use}. Here an order file is expected: one row an order or a line of an order, with a date, an amount and the buyer."
                ),
                kind=Sentence(signature.title),
                use=Sentence(signature.use),
            )
    listed = ", ".join(f"“{header}”" for header in table.headers if header) or "–"
    if not has_amount:
        raise CannotAnswer(
            N_(
                "A column with the amount of each order was expected; the file has {headers}. Choose the column that holds it (--map amount=HEADER)."
            ),
            headers=listed,
        )
    if "ordered_at" not in found:
        raise CannotAnswer(
            N_(
                "A column with the date of each order was expected; the file has {headers}. Choose the column that holds it (--map ordered_at=HEADER)."
            ),
            headers=listed,
        )

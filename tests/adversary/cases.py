"""A file, what it holds in truth, and what came out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import DomainError
from lib.core.settings import ImportSettings
from lib.ingest.convert import convert
from lib.ingest.imported import Imported
from lib.ingest.troubles import Trouble
from tests.adversary.shop import Order
from tests.ingest.inside import read_inside

TODAY = date(2026, 6, 1)


@dataclass(frozen=True)
class Truth:
    """What a file says; None: not asked."""

    orders: int
    customers: int
    revenue: Decimal
    first: datetime | None = None
    last: datetime | None = None
    names: frozenset[str] | None = None


def truth_of(orders: Sequence[Order], clock: Literal["seconds", "days"] = "seconds", names: bool = True) -> Truth:  # noqa: FBT001, FBT002 - a fact
    """The truth of plain orders."""
    moments = [
        order.when if clock == "seconds" else datetime.combine(order.when, datetime.min.time()) for order in orders
    ]
    people = frozenset(order.customer for order in orders)
    return Truth(
        len(orders), len(people), sum((order.amount for order in orders), Decimal()), min(moments), max(moments), people if names else None
    )  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One adversarial file.

    Attributes:
        name: its class and what is odd about it.
        data: its bytes.
        truth: what must come out; None where it must be refused.
        said: codes of findings that must be among the answer's.
        settings: what the reader chose.
    """

    name: str
    data: bytes
    truth: Truth | None
    said: tuple[str, ...] = ()
    settings: dict[str, Any] = field(default_factory=dict[str, Any])


def answered(case: Case) -> Imported:
    """What comes of the file."""
    settings = ImportSettings(**case.settings)
    table = read_inside(case.data, sheet=settings.sheet, header_score=header_score)
    return convert(table, settings, CATALOGUE, TODAY)


def verdict(case: Case) -> str:
    """ "right", "refused: why", or "wrong: what"."""
    try:
        result = answered(case)
    except (Trouble, DomainError) as error:
        return f"refused: {type(error).__name__} {error}" if case.truth else "right"
    if case.truth is None:
        return f"wrong: not refused, {len(result.orders)} orders of {_revenue(result)}"
    wrong = [f"{what} {got}, not {wanted}" for what, got, wanted in _compared(result, case.truth) if got != wanted]
    said = {finding.code for finding in result.findings}
    wrong += [f"does not say {code}" for code in case.said if code not in said]
    return f"wrong: {'; '.join(wrong)}" if wrong else "right"


def _revenue(result: Imported) -> Decimal:
    if result.sold is not None:
        return Decimal(result.sold.gross_e4 - result.sold.refunds_e4) / 10_000
    return Decimal(int(result.orders["net_e4"].sum() - result.refunds["amount_e4"].sum())) / 10_000


def _compared(result: Imported, truth: Truth) -> list[tuple[str, Any, Any]]:
    orders = result.orders
    pairs: list[tuple[str, Any, Any]] = [
        ("orders", result.sold.orders if result.sold else len(orders), truth.orders),
        ("customers", int(orders["customer_id"].nunique()), truth.customers),
        ("revenue", _revenue(result), truth.revenue),
    ]
    if truth.first is not None and result.sold is not None:
        pairs += [("first", result.sold.first, truth.first), ("last", result.sold.last, truth.last)]
    elif truth.first is not None:
        pairs.append(("first", orders["ordered_at"].min().to_pydatetime() if len(orders) else None, truth.first))
        pairs.append(("last", orders["ordered_at"].max().to_pydatetime() if len(orders) else None, truth.last))
    if truth.names is not None:
        pairs.append(("names", sorted(set(orders["customer_id"]) ^ truth.names), []))
    return pairs

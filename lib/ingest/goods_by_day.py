"""Reports of what goods brought a day: a row a day and product, with no order and no buyer. They are totals of days, and no orders."""

from __future__ import annotations

from collections.abc import Sequence

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.cells import Columns
from lib.ingest.fields import Catalogue
from lib.ingest.groups import combine
from lib.ingest.likeness import LEAST_CONFIDENCE, MOST, NEARLY_ALL, name_score
from lib.ingest.texts import Texts

_GOODS = ("product", "sku", "category")
#: So many days, and goods, tell a report from a few sales.
_FEWEST_DAYS, _FEWEST_GOODS = 3, 2


def goods_of_days(columns: Columns, headers: Sequence[str], day: int, catalogue: Catalogue) -> str | None:
    """The header of the goods of which each has one row a day, most of them on most days; None where there is none, as in a list of sales.

    Args:
        columns: the file's.
        headers: of each column.
        day: the column of the days.
        catalogue: for headers.
    """
    fields = [catalogue.field(code) for code in _GOODS]
    for place, header in enumerate(headers):
        called = place != day and any(name_score(header, field) >= LEAST_CONFIDENCE for field in fields)
        if called and _once_a_day(columns[day], columns[place]):
            return header
    return None


def _once_a_day(days: Texts, goods: Texts) -> bool:
    told = days.present() & goods.present()
    rows, of_days, of_goods = int(told.sum()), len(days.distinct), len(goods.distinct)
    if (
        of_days < _FEWEST_DAYS
        or of_goods < _FEWEST_GOODS
        or rows < NEARLY_ALL * len(days)
        or rows <= MOST * of_days * of_goods
    ):
        return False
    return int(combine([days.codes[told], goods.codes[told]]).max()) + 1 == rows


def goods_of_days_said(header: str | None) -> list[Finding]:
    """That rows are added up whose goods are not kept apart."""
    if header is None:
        return []
    return [
        finding(
            "goods_of_days", "info",
            N_("Each row is what one “{header}” brought on a day, and none has an order or a buyer, so the rows of a day were added up to its totals. What each of them sold is not kept apart; a list of orders or of their lines tells that."),
            header=header,
        )
    ]  # fmt: skip

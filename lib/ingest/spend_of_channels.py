"""What channels cost in tables kept by hand: a month, where it was advertised, and money that no header calls spend."""

from __future__ import annotations

from collections.abc import Sequence

from lib.ingest.by_cells import can_be, is_hardly_money
from lib.ingest.channel_headers import names_channel
from lib.ingest.fields import Catalogue
from lib.ingest.gross_words import is_gross, is_net, without_gross
from lib.ingest.groups import combine
from lib.ingest.headers import Phrases
from lib.ingest.likeness import GUESSED, LEAST_CONFIDENCE, MOST, NEARLY_ALL, SAMPLE, Found, Unmatched, name_score
from lib.ingest.order_days import day_of_a_report
from lib.ingest.planned import is_actual, is_planned, is_stage
from lib.ingest.texts import Texts, clean

#: Words of money that may be spend as well as revenue.
_ANY_MONEY = Phrases((word, True) for word in ("amount", "total", "sum", "betrag", "summe", "gesamt", "montant", "importe", "valor", "importo", "totale", "bedrag", "kwota", "сумма", "итого", "金额", "金額", "合计", "合計", "금액"))  # fmt: skip
#: More channels are no shop's own.
_MOST_CHANNELS = 40


def are_channels(column: Texts) -> bool:
    """Whether most cells name places where advertising is bought, and some come again."""
    names = [text for text in map(clean, column.distinct[:SAMPLE]) if text]
    if not 1 < len(names) <= _MOST_CHANNELS or len(names) == len(column):
        return False
    return sum(map(names_channel, names)) > MOST * len(names)


def spend_of_channels(table: Unmatched, found: Found, taken: set[int]) -> Found:
    """The days and the money of a table of channels, gross where it stands there twice; nothing in lists of what was sold through them."""
    if "channel" not in found or not are_channels(table.columns[found["channel"][0]]):
        return {}
    days: Found = {} if {"date", "first_day"} & found.keys() else day_of_a_report(table, taken)
    day = next((place for code, (place, _) in (found | days).items() if code in {"date", "first_day"}), None)
    if day is None or not _has_a_row_each(table.columns[day], table.columns[found["channel"][0]]):
        return {}
    free = table.free(taken | {place for place, _ in (found | days).values()})
    staged = _spent_or_planned(table, free)
    if staged is not None:
        return {**days, "amount": (staged, GUESSED)}
    able = [place for place in free if can_be(table, place, "amount") and not is_hardly_money(table, place)]
    if any(_tells_sales(table.headers[place], table.catalogue) for place in able):
        return {}
    for says in (is_gross, is_net):
        told = [place for place in able if says(table.headers[place])]
        if told:
            return {**days, "amount": (told[0], GUESSED)}
    return {**days, "amount": (able[0], GUESSED)} if len(able) == 1 else {}


def _spent_or_planned(table: Unmatched, free: Sequence[int]) -> int | None:
    """The only column of figures that is called as what was spent, beside one of what was planned; or, where that stands alone, the plan."""
    figures = [place for place in free if table.fit(place, "money") >= NEARLY_ALL]
    staged = [place for place in figures if is_stage(table.headers[place])]
    planned = [place for place in staged if is_planned(table.headers[place])]
    spent = [place for place in staged if is_actual(table.headers[place])]
    if len(planned) != 1 or len(spent) > 1:
        return None
    if spent:
        return spent[0]
    return planned[0] if figures == planned else None


def lists_spend(headers: Sequence[str], columns: Sequence[Texts], found: dict[str, int], catalogue: Catalogue) -> bool:
    """Whether rows that name no order, no buyer and no goods are what channels cost each month or week.

    Args:
        headers: the file's.
        columns: their cells.
        found: the column of each field of orders.
        catalogue: for headers.
    """
    if not {"channel", "ordered_at", "amount"} <= found.keys() or not are_channels(columns[found["channel"]]):
        return False
    each = _has_a_row_each(columns[found["ordered_at"]], columns[found["channel"]])
    return each and not any(_tells_sales(header, catalogue) for header in headers)


def _has_a_row_each(days: Texts, channels: Texts) -> bool:
    """Whether each channel has a row a day or month, and not one each time that somebody bought."""
    pairs = int(combine([days.codes, channels.codes]).max(initial=-1)) + 1
    return pairs >= NEARLY_ALL * len(days) and len(days.distinct) < len(days)


def _tells_sales(header: str, catalogue: Catalogue) -> bool:
    """Whether a header says that its money is what was sold: Umsatz brutto, net sales."""
    revenue = next(field for field in catalogue.kind("daily").fields if field.code == "revenue")
    orders = next(field for field in catalogue.kind("daily").fields if field.code == "orders")
    more = without_gross(header)
    plain = (is_gross(header) or is_net(header)) and more is None
    return not plain and any(name_score(one, field) >= LEAST_CONFIDENCE for one in (header, more or header) for field in (revenue, orders) if one and not _ANY_MONEY.found_in(one))  # fmt: skip

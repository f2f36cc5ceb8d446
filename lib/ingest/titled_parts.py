"""Parts of a table that stand one below the other under titles of their own: what a title says of orders, or of advertising, it says of each row below it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pyarrow as pa

from lib.ingest.channel_headers import channel_named, names_channel
from lib.ingest.fields import Catalogue
from lib.ingest.headers import compact, words_of
from lib.ingest.headings import SECTION, TITLED
from lib.ingest.kinds import HEAD, match_kind
from lib.ingest.likeness import MOST
from lib.ingest.marks import has_word
from lib.ingest.statuses import EXCLUDED, meaning_of
from lib.ingest.table import TextTable
from lib.ingest.texts import clean

_STATUS, _TYPE, _NOT_SOLD, _CHANNEL = "Status", "Type", "expense", "Channel"
#: Titles of money that went out.
_EXPENSES = frozenset(["expense", "expenses", "cost", "costs", "purchases", "outgoings", "spending", "ausgaben", "kosten", "einkauf", "einkäufe", "depenses", "achats", "frais", "gastos", "compras", "egresos", "despesas", "spese", "acquisti", "uscite", "uitgaven", "inkopen", "wydatki", "zakupy", "koszty", "расходы", "закупки", "giderler", "支出", "费用", "采购", "进货", "費用", "採購", "進貨", "経費", "仕入", "지출", "비용"])  # fmt: skip


def with_titles_of_parts(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same with a column of statuses, of what rows are, or of channels, where titles between its rows say that these are no sales, or where money was spent; without the titles where they say anything else."""
    if not table.headers or table.headers[-1] != SECTION or TITLED not in {one.code for one in table.findings}:
        return table
    titles = [clean(text or "") for text in table.cells.column(table.cells.num_columns - 1).to_pylist()]
    bare = replace(table, cells=table.cells.select(range(table.cells.num_columns - 1)), headers=table.headers[:-1])
    statuses = {one: one for one in set(titles) if one and meaning_of(one, catalogue.statuses, None)}
    if any(meaning_of(one, catalogue.statuses, None) in EXCLUDED for one in statuses):
        return _with(bare, _STATUS, [statuses.get(one) for one in titles])
    if _are_of_channels(bare, set(titles), catalogue):
        return _with(bare, _CHANNEL, [channel_named(one) or None for one in titles])
    kinds = {one: said for one in set(titles) if (said := _not_sold(one, catalogue))}
    return _with(bare, _TYPE, [kinds.get(one) for one in titles]) if kinds else bare


def _are_of_channels(table: TextTable, titles: Collection[str], catalogue: Catalogue) -> bool:
    """Whether most titles name where advertising is bought, over tables of what it cost that have no column for it."""
    if sum(map(names_channel, titles)) <= MOST * len(titles):
        return False
    found = match_kind(table.head(HEAD), "spend", (), catalogue, date.max).columns
    return {"date", "amount"} <= found.keys() and not {"channel", "campaign"} & found.keys()


def _not_sold(title: str, catalogue: Catalogue) -> str | None:
    """What a title calls rows that are no sales: offers as it calls them, money that went out by one word for all."""
    if compact(title) in _EXPENSES or any(word in _EXPENSES for word in words_of(title)[:1]):
        return _NOT_SOLD
    return title if any(one.alone in {"offers", "purchases"} and has_word(title, one) for one in catalogue.marks) else None  # fmt: skip


def _with(table: TextTable, header: str, texts: list[str | None]) -> TextTable:
    column = pa.array(texts, pa.string())
    return replace(
        table,
        cells=table.cells.append_column(f"c{table.cells.num_columns}", column),
        headers=(*table.headers, header),
    )

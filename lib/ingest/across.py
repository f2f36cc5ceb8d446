"""Advertising kept by hand: a row a day and a column a channel become a row a day and channel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from lib.core.findings import finding
from lib.core.words import N_
from lib.ingest.currencies import header_currency, without_currency
from lib.ingest.fields import Catalogue
from lib.ingest.headers import Phrases, compact
from lib.ingest.numbers import figure
from lib.ingest.side import without_totals
from lib.ingest.table import TextTable
from lib.ingest.texts import clean, encode

#: What says that money went into advertising: above the table or in the name of its sheet …
_SPEND = Phrases((word, True) for word in ("ad spend", "adspend", "ads spend", "advertising", "ad costs", "ad budget", "marketing spend", "marketing costs", "media spend", "werbekosten", "werbeausgaben", "werbebudget", "marketingkosten", "depenses publicitaires", "gastos de publicidad", "inversion publicitaria", "investimento em anuncios", "spesa pubblicitaria", "расходы на рекламу", "广告费", "广告花费", "广告投放", "推广费", "投放费用", "投放花费", "廣告費", "広告費", "광고비"))  # fmt: skip
#: … or in the header of each channel.
_ADS = Phrases((word, True) for word in ("ads", "adwords", "ad spend", "spend", "spent", "werbung", "werbekosten", "publicite", "publicidad", "pubblicita", "anuncios", "реклама", "广告", "推广", "投放", "花费", "消耗", "廣告", "広告", "광고", "直通车", "千川", "万相台"))  # fmt: skip
#: Behind a channel's name: Google spend, 抖音花费.
_WHAT = re.compile(r"[\s_–-]*(?:(?:ad )?(?:spend|spent|costs?)|werbekosten|kosten|花费|消耗|广告费|推广费|费用|廣告費|広告費|광고비)$", re.IGNORECASE)  # fmt: skip
_BRACKETS = re.compile(r"\s*[(（\[].*?[)）\]]\s*$")
_TOTALS = Phrases((word, True) for word in ("total", "totals", "sum", "summe", "gesamt", "insgesamt", "somme", "totale", "итого", "всего", "合计", "总计", "总额", "小计", "合計", "總計", "합계", "총계"))  # fmt: skip
_FEWEST, _NEARLY, _LOOKED_AT = 2, 0.9, 200
#: Figures that stand beside what advertising costs: their columns are no channels.
_BESIDE = ("impressions", "clicks", "conversions", "campaign", "channel", "purpose")


def with_channels_below(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same with a row a day and channel, where each column is what one channel cost; any other table as it is."""
    spend = {field.code: field for field in catalogue.kind("spend").fields}
    days = [at for at, header in enumerate(table.headers) if compact(header) in spend["date"].ranks]
    named = {
        at: header
        for at, header in enumerate(table.headers)
        if header and at not in days and not _TOTALS.found_in(header)
    }
    if len(days) != 1 or len(named) < _FEWEST:
        return table
    counted = [field for field in catalogue.kind("daily").fields if field.content == "number"]
    beside = [*(spend[code] for code in _BESIDE), *counted]
    if any(compact(header) in field.ranks or field.parts.found_in(header) for header in named.values() for field in beside):  # fmt: skip
        return table
    titled = any(_SPEND.found_in(title) for title in (*table.titles, table.dialect.sheet or ""))
    if not titled and sum(bool(_ADS.found_in(header)) for header in named.values()) < _FEWEST:
        return table
    totals = [_is_total(cell) for cell in table.cells.column(days[0]).to_pylist()]
    table = without_totals(table, np.array(totals, np.bool_))
    channels = [at for at in named if _are_figures(encode(table.cells, at).distinct)]
    if len(channels) < _FEWEST or not (titled or all(_ADS.found_in(named[at]) for at in channels)):
        return table
    names = [_channel(named[at]) for at in channels]
    currencies = {header_currency(named[at]) for at in channels}
    rows = np.repeat(np.arange(table.cells.num_rows), len(channels))
    each = np.tile(np.arange(len(channels)), table.cells.num_rows)
    amounts = np.stack([np.array(table.cells.column(at).to_pylist(), dtype=object) for at in channels], axis=1).ravel()
    kept = np.array([bool(text and clean(text)) for text in amounts])
    cells = pa.table(
        {
            "c0": table.cells.column(days[0]).take(pa.array(rows[kept])),
            "c1": pa.array(np.array(names, dtype=object)[each[kept]], pa.string()),
            "c2": pa.array(amounts[kept], pa.string()),
        }
    )
    currency = currencies.pop() if len(currencies) == 1 else None
    said = finding(
        "channels_across", "info",
        N_("Each column is a channel here, so each row was read as one row a channel: {channels}."),
        channels=", ".join(names),
    )  # fmt: skip
    return replace(
        table,
        cells=cells,
        headers=(table.headers[days[0]], "channel", f"spend ({currency})" if currency else "spend"),
        source_rows=table.source_rows.take(pa.array(rows[kept])),
        findings=(*table.findings, said),
    )


def _is_total(cell: str | None) -> bool:
    return cell is not None and bool(_TOTALS.found_in(cell))


def _channel(header: str) -> str:
    """The channel that a header names: Google spend, Meta Ads (EUR)."""
    name = _BRACKETS.sub("", without_currency(header) or header)
    return _WHAT.sub("", name).strip() or header


def _are_figures(texts: Sequence[str]) -> bool:
    """Whether nearly all texts of a column are figures."""
    some = [text for text in texts[:_LOOKED_AT] if clean(text)]
    return bool(some) and sum(figure(clean(text)) is not None for text in some) >= _NEARLY * len(some)

"""Which columns of a wide table are what a channel cost, and which are what came of it: new customers, or revenue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lib.ingest.currencies import without_currency
from lib.ingest.fields import Catalogue
from lib.ingest.headers import Phrases, compact

#: What says in the header of a column that it is a channel's spend.
ADS = Phrases((word, True) for word in ("ads", "adwords", "ad spend", "spend", "spent", "werbung", "werbekosten", "publicite", "publicidad", "pubblicita", "anuncios", "реклама", "广告", "推广", "投放", "花费", "消耗", "廣告", "広告", "광고", "直通车", "千川", "万相台"))  # fmt: skip
#: Behind a channel's name: Google spend, 抖音花费.
_WHAT = re.compile(r"[\s_–-]*(?:(?:ad )?(?:spend|spent|costs?)|werbekosten|kosten|花费|消耗|广告费|推广费|费用|廣告費|広告費|광고비)$", re.IGNORECASE)  # fmt: skip
_BRACKETS = re.compile(r"\s*[(（\[].*?[)）\]]\s*$")
#: Robyn's and others' way to mark what was spent: tv_S, facebook_spend. Impressions (_I), clicks (_P) and what others did (_B) are none.
_MARKED = re.compile(r"^(?P<name>.+)_S$")
_FEWEST = 2

Won = Literal["customers", "revenue"]


@dataclass(frozen=True)
class Beside:
    """Spend by channel and what came of it, in one table.

    Attributes:
        spends: (header, channel).
        won: (header, what it counts), the best first: new customers, then revenue.
    """

    spends: tuple[tuple[str, str], ...]
    won: tuple[tuple[str, Won], ...]


def channel_named(header: str) -> str:
    """The channel that a header names: Google spend, Meta Ads (EUR)."""
    marked = _MARKED.match(header)
    name = marked["name"] if marked else _BRACKETS.sub("", without_currency(header) or header)
    return _WHAT.sub("", name).strip(" _-") or header


def spend_beside_what_came(headers: Sequence[str], catalogue: Catalogue) -> Beside | None:
    """The columns of a table that holds at least two channels' spend beside new customers or revenue; None for any other."""
    daily = {field.code: field for field in catalogue.kind("daily").fields}
    known = {compact(word) for word in ("new customers", "new buyers", "customers won", "customers acquired", "acquisitions", "新客数", "新客", "新增客户数", "获客数", "neukunden", "nouveaux clients", "clientes nuevos")}  # fmt: skip
    won: list[tuple[str, Won]] = []
    spends: list[tuple[str, str]] = []
    for header in headers:
        key = compact(header)
        if key in known:
            won.insert(0, (header, "customers"))
        elif key in daily["revenue"].ranks or header == "revenue":
            won.append((header, "revenue"))
        elif _MARKED.match(header) or ADS.found_in(header):
            spends.append((header, channel_named(header)))
    names = {channel for _, channel in spends}
    return Beside(tuple(spends), tuple(won)) if won and len(spends) >= _FEWEST and len(names) == len(spends) else None

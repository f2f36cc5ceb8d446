"""Advertising kept by hand with a column a channel, or a column a month: it becomes a row a day, or a month, and channel."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
import pyarrow as pa

from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.calendar_words import ALL_WEEKS
from lib.ingest.channel_headers import ADS, TOTALS, channel_named, names_channel, names_platform, names_the_rest
from lib.ingest.channel_sums import sum_column, sum_left_out
from lib.ingest.counted_words import COUNTED
from lib.ingest.fields import Catalogue, Field
from lib.ingest.header_currencies import header_currency
from lib.ingest.headers import Phrases, compact
from lib.ingest.likeness import PLACES
from lib.ingest.numbers import figure
from lib.ingest.planned import PLANNED, beside_a_plan, is_planned, plan_left_aside, planned_spend, without_stage
from lib.ingest.side import without_totals
from lib.ingest.table import TextTable
from lib.ingest.texts import clean, encode

#: What says that money went into advertising: above the table or in the name of its sheet …
_SPEND = Phrases((word, True) for word in ("ad spend", "adspend", "ads spend", "advertising", "ad costs", "ad budget", "marketing spend", "marketing costs", "media spend", "werbekosten", "werbeausgaben", "werbebudget", "marketingkosten", "depenses publicitaires", "depenses pub", "depenses publicite", "depenses marketing", "budget publicite", "budget pub", "couts publicitaires", "gastos de publicidad", "gasto publicidad", "gasto en publicidad", "gasto publicitario", "gastos publicitarios", "presupuesto de publicidad", "inversion publicitaria", "inversion en publicidad", "investimento em anuncios", "investimento em publicidade", "gastos com publicidade", "gastos com anuncios", "despesas de publicidade", "verba de publicidade", "spesa pubblicitaria", "spese pubblicitarie", "costi pubblicitari", "budget pubblicitario", "advertentiekosten", "advertentie uitgaven", "advertentiebudget", "reclamekosten", "wydatki na reklame", "koszty reklamy", "koszt reklamy", "budzet reklamowy", "расходы на рекламу", "广告费", "广告花费", "广告投放", "推广费", "投放费用", "投放花费", "廣告費", "広告費", "광고비"))  # fmt: skip
#: What says that a table tells something else.
_EARNED = Phrases((word, True) for word in ("revenue", "sales", "turnover", "orders", "customers", "umsatz", "umsätze", "verkäufe", "bestellungen", "ventes", "chiffre d'affaires", "ventas", "vendas", "vendite", "omzet", "sprzedaż", "выручка", "продажи", "销售", "营业额", "收入", "订单", "業績", "売上", "매출"))  # fmt: skip
#: Places where advertising is bought that are nothing else: a column "Print" may be goods, one "Google" beside "Meta" is not.
_HOUSES = Phrases((word, True) for word in ("google", "meta", "facebook", "instagram", "tiktok", "youtube", "linkedin", "pinterest", "bing", "microsoft", "snapchat", "reddit", "twitter", "adwords", "yandex", "яндекс", "vk", "вконтакте", "yahoo", "百度", "抖音", "小红书", "快手", "朋友圈", "巨量", "腾讯", "直通车", "小紅書", "騰訊", "直通車", "naver", "kakao", "네이버", "카카오"))  # fmt: skip
_MONTH = re.compile(
    r"(?:(?P<before>(?:19|20)\d\d)\s?[-/.年]\s?)?(?P<number>0?[1-9]|1[0-2])\s?(?:月|[-/.]\s?(?P<behind>(?:19|20)\d\d))?"
)
_NAMED_MONTH = re.compile(r"(?P<name>[^\W\d_]{3,12})\.?(?:[\s'’\-/.]*(?P<year>(?:20)?\d\d))?")
#: Before or behind a month: Spend Jan, 1月花费.
_SPEND_OF = re.compile(r"^(?:ad )?(?:spend|spent|ausgaben|dépenses|gasto|gastos|spesa|花费|消耗)\s+(?:in )?|[\s_–-]*(?:(?:ad )?(?:spend|spent)|花费|消耗)$", re.IGNORECASE)  # fmt: skip
_NO_YEAR = N_("{headers} are months without a year, so it is not known when the money was spent. Write the year into each header (Jan 2026), or above the table.")  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_FEWEST_MONTHS = 3
_FEWEST, _NEARLY, _LOOKED_AT = 2, 0.9, 200
#: Figures that stand beside what advertising costs: their columns are no channels.
_BESIDE = ("impressions", "clicks", "conversions", "campaign", "channel", "purpose")


def channels_told(names: Sequence[str]) -> Finding:
    """That columns were read as channels."""
    return finding(
        "channels_across", "info",
        N_("Each column is a channel here, so each row was read as one row a channel: {channels}."),
        channels=tuple(names),
    )  # fmt: skip


def with_channels_below(
    table: TextTable, catalogue: Catalogue, asked: Literal["spend", "anything"] = "anything"
) -> TextTable:
    """The same with a row a day and channel, where each column is what one channel cost; any other table as it is.

    Args:
        table: the file as text.
        catalogue: for headers.
        asked: "spend" where the reader says that it is advertising: then other figures may stand beside it, and are left aside.
    """
    spend = {field.code: field for field in catalogue.kind("spend").fields}
    days = [
        at
        for at, header in enumerate(table.headers)
        if compact(header) in spend["date"].ranks or compact(header) in ALL_WEEKS
    ]
    if len(days) != 1:
        return table
    named, plans, whole = _told_once(table, days[0])
    if len(named) < _FEWEST:
        return table
    counted = [field for field in catalogue.kind("daily").fields if field.content == "number"]
    beside = [*(spend[code] for code in _BESIDE), *counted]
    others = {at: header for at, header in named.items() if any(_names(header, field) for field in beside)}
    if others:
        said = {at: header for at, header in named.items() if ADS.found_in(header)}
        if (
            asked != "spend"
            or len(said) < _FEWEST
            or any(header in (table.headers[at] for at in others) for header in said.values())
        ):
            return table
        named = said
    wanted = asked == "spend" and not any(compact(header) in spend["amount"].ranks for header in named.values())
    above = table.above
    of_money = wanted or any(_SPEND.found_in(title) for title in above)
    counted = not of_money and any(COUNTED.found_in(one) for one in (*above, *named.values()))
    titled = of_money or _are_channels(table, named)
    if counted or (not titled and sum(bool(ADS.found_in(header)) for header in named.values()) < _FEWEST):
        return table
    totals = [_is_total(cell) for cell in table.cells.column(days[0]).to_pylist()]
    table = without_totals(table, np.array(totals, np.bool_))
    channels = [at for at in named if _are_figures(encode(table.cells, at).distinct)]
    if len(channels) < _FEWEST or not (titled or all(ADS.found_in(named[at]) for at in channels)):
        return table
    named_as = without_stage if plans else channel_named
    names = [named_as(named[at]) for at in channels]
    left = {*days, *channels, *(at for at, header in enumerate(table.headers) if header in {*plans, whole})}
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
    return replace(
        table,
        cells=cells,
        headers=(table.headers[days[0]], "channel", f"spend ({currency})" if currency else "spend"),
        source_rows=table.source_rows.take(pa.array(rows[kept])),
        part_of=table.parts_at(pa.array(rows[kept])),
        findings=(
            *table.findings,
            channels_told(names),
            *(() if of_money or plans else _figures_untold(table, channels, names)),
            *((plan_left_aside(plans),) if plans else ()),
            *((sum_left_out(whole),) if whole is not None else ()),
            *((planned_spend(),) if any(is_planned(named[at]) for at in channels) else ()),
            *_left_aside([table.headers[at] for at in range(len(table.headers)) if at not in left]),
        ),
    )


def _told_once(table: TextTable, day: int) -> tuple[dict[int, str], list[str], str | None]:
    """The columns that may be channels; and what is none of them: plans beside what was spent, and the sum of all others."""
    named = {at: header for at, header in enumerate(table.headers) if header and at != day and not TOTALS.found_in(header)}  # fmt: skip
    beside = beside_a_plan(list(named.values()))
    plans = [header for header in named.values() if header in beside]
    named = {at: header for at, header in named.items() if header not in beside}
    told = any(map(TOTALS.found_in, table.headers))
    whole = None if told else sum_column({header: table.cells.column(at) for at, header in named.items() if not _EARNED.found_in(header)})  # fmt: skip
    return {at: header for at, header in named.items() if header != whole}, plans, whole


def _are_channels(table: TextTable, named: Mapping[int, str]) -> bool:
    """Whether columns are called as what advertising is paid for, two at least as places that sell nothing else, and nothing says that they count something else.

    Figures with cents are money: there one such place will do, and a column may be for the rest.
    """
    if any(_EARNED.found_in(one) for one in (*table.above, *named.values())):
        return False
    houses = sum(
        bool(_HOUSES.found_in(one.casefold()) or ADS.found_in(one)) for one in named.values()
    )  # TikTok is one word
    others = [header for header in named.values() if not names_channel(header)]
    if houses >= _FEWEST and not others:
        return True
    known = len(named) - len(others)
    if not houses or known < _FEWEST or not all(map(names_the_rest, others)):
        return False
    return any(_have_cents(encode(table.cells, at).distinct) for at in named)


def _figures_untold(table: TextTable, channels: Sequence[int], names: Sequence[str]) -> tuple[Finding, ...]:
    """Said where only the names of the columns speak for money: no word of advertising, no currency, no cents."""
    said = (*table.called, *(table.headers[at] for at in channels), *names)
    if any(ADS.found_in(one) or is_planned(one) or header_currency(one) for one in said):
        return ()
    if any(PLACES.search(clean(text)) for at in channels for text in encode(table.cells, at).distinct[:_LOOKED_AT]):
        return ()
    return (
        finding(
            "figures_untold", "warning",
            N_("No word says what the figures below {channels} are. They were read as what each channel cost. If they count something else, such as visits or followers, write that into a line above the table, and bring it again."),
            channels=tuple(names),
        ),
    )  # fmt: skip


def _have_cents(texts: Sequence[str]) -> bool:
    """Whether one of the first texts of a column is a figure with a decimal mark."""
    found = (figure(clean(text)) for text in texts[:_LOOKED_AT])
    return any(one is not None and one.mark in {".", ","} for one in found)


def _left_aside(headers: Sequence[str]) -> tuple[Finding, ...]:
    """That columns which are no spend of a channel were not read."""
    named = [header for header in headers if header and not TOTALS.found_in(header)]
    if not named:
        return ()
    return (
        finding(
            "columns_left_aside", "info",
            N_("Read as spend; these columns are no spend of a channel and were left aside: {names}."),
            names=tuple(named),
        ),
    )  # fmt: skip


def _names(header: str, field: Field) -> bool:
    """Whether a header names a field; what names a campaign within others is a channel here: Influencer spend."""
    parts = field.hints if field.code == "campaign" else field.parts
    return compact(header) in field.ranks or bool(parts.found_in(header))


def with_months_below(table: TextTable, catalogue: Catalogue, asked: Literal["spend", "anything"]) -> TextTable:
    """The same with a row a month and channel, where each column is what a month's advertising cost; any other table as it is.

    Args:
        table: the file as text.
        catalogue: for headers and the names of months.
        asked: "spend" where the reader says that it is advertising.
    """
    table, before = _under_periods(table, catalogue.month_numbers), table
    months = _months_in(table.headers, catalogue.month_numbers)
    plans = beside_a_plan(table.headers)
    said_so = [bool(plans or ADS.found_in(table.headers[at])) for at in months]
    spends = bool(months) and all(said_so)  # Spend Jan and Spend Feb are enough
    if len(months) < (_FEWEST if spends else _FEWEST_MONTHS):
        return before
    labels = [at for at, header in enumerate(table.headers) if at not in months and not TOTALS.found_in(header) and not _are_figures(encode(table.cells, at).distinct)]  # fmt: skip
    said = (*table.above, *(table.headers[at] for at in labels))
    if not labels or any(_EARNED.found_in(one) for one in said):
        return before
    channels = [clean(text or "") for text in table.cells.column(labels[0]).to_pylist()]
    planned = any(PLANNED.found_in(one) for one in said)
    of_money = asked == "spend" or planned or any(_SPEND.found_in(one) for one in said)
    counted = not (of_money or spends) and any(COUNTED.found_in(one) for one in (*said, *channels))
    if counted or not (of_money or _are_platforms(channels)):
        return before
    years = {year for title in said for year in _YEAR.findall(title)}
    year = int(years.pop()) if len(years) == 1 else None
    if any(one[0] is None for one in months.values()) and year is None:
        if spends:
            raise CannotAnswer(_NO_YEAR, headers=tuple(table.headers[at] for at in months))
        return before
    table, channels = _without_sums(table, channels)
    places = list(months)
    days = [f"{own or year}-{number:02}" for own, number in months.values()]
    rows = np.repeat(np.arange(table.cells.num_rows), len(places))
    amounts = np.stack([np.array(table.cells.column(at).to_pylist(), dtype=object) for at in places], axis=1).ravel()
    kept = np.array([bool(text and clean(text)) for text in amounts])
    cells = pa.table(
        {
            "c0": pa.array(np.array(days * table.cells.num_rows, dtype=object)[kept], pa.string()),
            "c1": pa.array(np.array(channels, dtype=object)[rows[kept]], pa.string()),
            "c2": pa.array(amounts[kept], pa.string()),
        }
    )
    currencies = {header_currency(one) for one in said} - {None}
    findings = [
        finding(
            "months_across", "info",
            N_("Each column is a month here, so each row was read as one row a month and channel: {channels}."),
            channels=tuple(dict.fromkeys(channels)),
        )
    ]  # fmt: skip
    if not (of_money or spends):
        findings += _figures_untold(table, places, tuple(dict.fromkeys(channels)))
    if plans:
        findings.append(plan_left_aside([one for one in table.headers if one in plans]))
    elif planned or any(is_planned(table.headers[at]) for at in months):
        findings.append(planned_spend())
    return replace(
        table,
        cells=cells,
        headers=("month", "channel", f"spend ({currencies.pop()})" if len(currencies) == 1 else "spend"),
        source_rows=table.source_rows.take(pa.array(rows[kept])),
        part_of=table.parts_at(pa.array(rows[kept])),
        findings=(*table.findings, *findings),
    )


def _months_in(headers: Sequence[str], numbers: dict[str, int]) -> dict[int, tuple[int | None, int]]:
    """The columns that are called as a month."""
    plans = beside_a_plan(headers)
    told = {at: header for at, header in enumerate(headers) if header not in plans}
    return {at: month for at, header in told.items() if (month := _month_of(header, numbers) or _month_of(without_stage(header), numbers))}  # fmt: skip


def _under_periods(table: TextTable, numbers: dict[str, int]) -> TextTable:
    """The table with its first row as its headers, where no row was taken for them and that one names months: 2025-01 looks like a value."""
    if table.dialect.header_row is not None or not table.cells.num_rows:
        return table
    first = tuple(clean(column[0].as_py() or "") for column in table.cells.columns)
    if len(_months_in(first, numbers)) < _FEWEST_MONTHS:
        return table
    at = table.source_rows[0].as_py()
    kept = np.arange(table.cells.num_rows) > 0
    return replace(table.only(kept), headers=first, dialect=replace(table.dialect, header_row=at))


def _month_of(header: str, numbers: dict[str, int]) -> tuple[int | None, int] | None:
    """The year, where it is told, and the month that a header names: Jan 2026, 2026-01, 3月, März."""
    text = _SPEND_OF.sub("", clean(header))
    found = _MONTH.fullmatch(text)
    if found is not None and (found["before"] or found["behind"] or text.endswith("月")):
        year = found["before"] or found["behind"]
        return int(year) if year else None, int(found["number"])
    named = _NAMED_MONTH.fullmatch(text)
    if named is None or named["name"].casefold() not in numbers:
        return None
    year = named["year"]
    return (int(year) + 2000 * (len(year) == 2) if year else None), numbers[named["name"].casefold()]


def _are_platforms(channels: Sequence[str]) -> bool:
    """Whether at least half of a column's names are places where advertising is bought."""
    named = [one for one in channels if one and not TOTALS.found_in(one)]
    known = [bool(names_platform(one) or ADS.found_in(one)) for one in named]
    return len(named) >= _FEWEST and sum(known) * 2 >= len(named)


def _without_sums(table: TextTable, channels: Sequence[str]) -> tuple[TextTable, list[str]]:
    """The table and its channels without rows of totals and rows that name no channel."""
    totals = np.array([not one or bool(TOTALS.found_in(one)) for one in channels], np.bool_)
    return without_totals(table, totals), [
        one for one, total in zip(channels, totals.tolist(), strict=True) if not total
    ]


def _is_total(cell: str | None) -> bool:
    return cell is not None and bool(TOTALS.found_in(cell))


def _are_figures(texts: Sequence[str]) -> bool:
    """Whether nearly all texts of a column are figures."""
    some = [text for text in texts[:_LOOKED_AT] if clean(text)]
    return bool(some) and sum(figure(clean(text)) is not None for text in some) >= _NEARLY * len(some)

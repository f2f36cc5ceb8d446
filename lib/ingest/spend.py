"""Advertising reports: a row a day and campaign, or the total of a period, which is never booked on its first day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.money import SCALE
from lib.core.words import N_, NP_
from lib.ingest.channel_sums import sum_left_out, sum_of_others
from lib.ingest.dates import NEVER, Moments
from lib.ingest.gross_words import is_gross, is_net
from lib.ingest.groups import Mask, Money, combine
from lib.ingest.headers import Phrases, compact, whole
from lib.ingest.imported import SideFile
from lib.ingest.planned import is_planned, planned_spend
from lib.ingest.side import (
    COUNTED,
    Sheet,
    currency_of_rows,
    days_in,
    decide,
    ends_of,
    finish,
    names_weeks,
    only_currency,
    open_sheet,
    says_weeks,
    several_currencies,
    without_totals,
)
from lib.ingest.steps import Step, booked, last_days, said_of, step_of, told_step
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, clean, filled_cells, quoted

_PURPOSES = {
    "performance": ("performance", "效果", "效果广告", "转化", "direct response", "conversion", "sales", "成效"),
    "brand": ("brand", "branding", "品牌", "品牌广告", "awareness", "brand awareness", "品宣", "种草"),
    "innovation": (
        "innovation",
        "innovative",
        "experiment",
        "test",
        "创新",
        "创新实验",
        "实验",
        "测试",
        "创新实验预算",
    ),
}
_SEVERAL = 3
#: That money which is booked on a day was taken for more days.
SPREAD = "bookings_spread"
_STEP_DAYS: dict[Step, int] = {"day": 1, "week": 7, "month": 31}
_PURPOSE_OF = {compact(word): purpose for purpose, words in _PURPOSES.items() for word in words}
_DAY = np.timedelta64(1, "D")
#: What a title has in brackets, where systems put the period of a report.
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]")
#: A day, week or month that is perhaps a typing error: more than so many times the channel's middle one of at least so many, and than this
#: share of its money; of more than this part of them nobody mistypes all. Weeks and months of a sale differ less from others than days do.
FAR_OFF = "spend_far_from_usual"
_FAR: dict[Step, tuple[int, int]] = {"day": (30, 10), "week": (15, 10), "month": (15, 6)}
_LASTS: dict[Step, tuple[int, int]] = {"day": (1, 1), "week": (7, 7), "month": (28, 31)}
_MUCH, _SELDOM = 0.1, 0.05
#: Of a channel that spends steadily, also a week or month (of at least so many) of more than so many times the middle one, if it lies so
#: many spreads from it (1.4826 medians of how far the logarithms lie from the middle: of a normal, its standard deviation) and no other is
#: more than this part of it. Of 4,000 simulated channels of 52 weeks each (log-normal, spread .2, .3, .5 and .8) it finds a tenfold week
#: in 86, 77, 35 and 4 % (the rule above alone 2, 9, 20 and 31), and remarks on at most .1 % where nothing is wrong; on 1 to 7 % where
#: a week of each year costs five times as much.
_FEWEST_STEADY, _FAR_STEADY, _SPREADS, _OF_NORMAL, _ALONE = 10, 8, 5.0, 1.4826, 0.5
_FAR_SAID: dict[Step, str] = {
    "day": N_("{channel}: {money_spent} on {day}, where a usual day costs {money_usual}. It was counted; look whether it is a typing error."),
    "week": N_("{channel}: {money_spent} in the week from {day} on, where a usual week costs {money_usual}. It was counted; look whether it is a typing error."),
    "month": N_("{channel}: {money_spent} in {month_spent}, where a usual month costs {money_usual}. It was counted; look whether it is a typing error."),
}  # fmt: skip
#: A total is one of at least so many rows with a figure, and may be off by so much of the currency's unit.
_MOST_CHANNELS = 40
_FEWEST_ADDED, _FEWEST_ALONE, _CENTS = 3, 5, 0.05
_MOSTLY = 0.5
#: What advertising systems are called in a line above their reports, and as channels.
_TITLED = Phrases((
    ("聚光", "小红书聚光"), ("巨量引擎", "巨量引擎"), ("千川", "巨量千川"), ("百度推广", "百度推广"), ("Google Ads", "Google Ads"), ("Google AdWords", "Google Ads"), ("Meta Ads", "Meta"), ("Facebook Ads", "Meta"), ("TikTok Ads", "TikTok"),
    ("LinkedIn Ads", "LinkedIn"), ("Microsoft Advertising", "Microsoft Advertising"), ("Microsoft Ads", "Microsoft Advertising"), ("Bing Ads", "Microsoft Advertising"), ("Pinterest Ads", "Pinterest"), ("Snapchat Ads", "Snapchat"),
))  # fmt: skip


@dataclass(frozen=True)
class Periods:
    """When each row's money was spent: first and last day (NaT where the file does not say), and what a row stands for.

    `spread` are rows that are booked on one day and are money of many, `booked` the channels that are, by the days between; None: a month.
    """

    first: Moments
    last: Moments
    undated: Mask
    step: Step | None
    spread: Mask | None = None
    booked: Mapping[int | None, Sequence[str]] = field(default_factory=dict[int | None, Sequence[str]])


def spend(sheet: Sheet) -> SideFile:
    """An advertising report as a table of spend.

    Args:
        sheet: the file, opened as spend.

    Raises:
        CannotAnswer: the chosen currency is not in it.
    """
    periods = _periods(sheet)
    _require_days(sheet, periods)
    amount_e4, unreadable = sheet.money("amount")
    whole = _all_channels(sheet, periods, amount_e4)
    totals = _totals(sheet, periods, amount_e4) if whole is None else sheet.labels(c.CHANNEL).codes == whole
    if totals.any():
        table = _with_sum_said(without_totals(sheet.table, totals), sheet, whole)
        sheet = open_sheet(table, "spend", sheet.settings, sheet.catalogue, sheet.today)
        periods = _periods(sheet)
        amount_e4, unreadable = sheet.money("amount")
    periods = replace(periods, last=_until(periods, sheet.last_day))
    currency, others = currency_of_rows(sheet, "amount")
    idle = amount_e4 == 0
    fates = decide(
        sheet.rows,
        {
            "duplicate": sheet.repeated(otherwise=idle),
            "unreadable": unreadable | periods.undated,
            "future_date": sheet.future(np.where(np.isnat(periods.last), periods.first, periods.last)),
            "other_currency": others,
            "credit": amount_e4 < 0,
        },
    )
    counted = (fates == COUNTED) | (amount_e4 < 0) & (fates == COUNTED - 1)
    only, codes = only_currency(currency, counted)
    rows = _table(sheet, periods, amount_e4, currency)
    sheet.findings.extend(_findings(sheet, periods, counted))
    sheet.findings.extend(_far_off(rows[counted], sheet.cells.header("amount")))
    if len(codes) > 1:
        sheet.findings.append(several_currencies(codes))
    return finish(sheet, fates, amount_e4, (rows, rows[counted]), only)


def _require_days(sheet: Sheet, periods: Periods) -> None:
    """Make sure that a day of the report can be read, where a column is meant to tell it.

    Raises:
        CannotAnswer: none can.
    """
    code = next((code for code in ("date", "first_day") if code in sheet.matched.columns), None)
    if code is None or not periods.undated.all():
        return
    texts = sheet.cells.texts(code)
    if np.count_nonzero(filled_cells(texts)) < _SEVERAL:
        return
    raise CannotAnswer(
        N_("“{header}” holds no day that can be read ({example}). Write days as 2025-03-31, weeks as 2025-W07 or months as 2025-03, or choose another column (--map {code}=HEADER)."),
        header=sheet.cells.header(code), code=code, example=quoted(next(text for text in texts.distinct if clean(text))),
    )  # fmt: skip


def days_of(file: SideFile) -> int | None:
    """How many days (weeks, months) the money of a report is told apart by; None where it is not."""
    frame = file.frame
    stepped = told_step(file.findings) is not None or any(one.code == SPREAD for one in file.findings)
    single = frame[c.FIRST_DAY].notna() & ((frame[c.FIRST_DAY] == frame[c.LAST_DAY]) | stepped)
    return int(frame.loc[single, c.FIRST_DAY].nunique()) or None


def _periods(sheet: Sheet) -> Periods:
    """Days, or periods with both ends."""
    no_rows = np.zeros(sheet.rows, dtype=np.bool_)
    if "date" in sheet.matched.columns:
        ends = ends_of(sheet.cells.texts("date"))
        if ends is not None:
            first, last = (days_in(sheet, texts) for texts in ends)
            weekly = names_weeks(sheet.cells.header("date"))
            return Periods(first, last, np.isnat(first), "week" if weekly and _are_weeks(first, last) else None)
        first = sheet.days("date")
        step = step_of(sheet, "date", first)
        return _spread(sheet, Periods(first, last_days(first, step), np.isnat(first), step))
    if "first_day" not in sheet.matched.columns:
        first, last = _ends_above(sheet) or (NEVER, NEVER)
        return Periods(np.full(sheet.rows, first), np.full(sheet.rows, last), no_rows, None)
    first, last = sheet.days("first_day"), sheet.days("last_day")
    if "last_day" in sheet.matched.columns and _end_at_the_next_midnight(sheet):
        last = first
    by_clock = whole(sheet.cells.header("first_day")).endswith("utc")  # a day starts by a clock
    if "last_day" not in sheet.matched.columns and (by_clock or _tells_days(sheet, first)):
        step = step_of(sheet, "first_day", first)
        last = last_days(first, step) if step != "day" else _end_of_report(sheet, first)
        return Periods(first, last, np.isnat(first), step if step != "day" or bool(np.all(first == last)) else None)
    return Periods(first, last, np.isnat(first), "day" if bool(np.all(first == last)) else None)


def _ends_above(sheet: Sheet) -> tuple[np.datetime64, np.datetime64] | None:
    """The first and the last day that the cells above the table tell: 1 Sep 2026 - 30 Sep 2026, or a title with that in brackets; None where they tell none, or several."""
    told: set[tuple[np.datetime64, np.datetime64]] = set()
    for title in sheet.table.titles:
        for text in (title, title.partition(":")[2], *_IN_BRACKETS.findall(title)):
            ends = ends_of(Texts((text.strip(),), np.zeros(1, dtype=np.int32)))
            if ends is None:
                continue
            first, last = (days_in(sheet, one)[0] for one in ends)
            if not np.isnat(first) and not np.isnat(last) and first <= last:
                told.add((first, last))
    return told.pop() if len(told) == 1 else None


def _are_weeks(first: Moments, last: Moments) -> bool:
    """Whether periods are weeks, and not all the same one."""
    return len(np.unique(first)) > 1 and bool(np.all(last - first == np.timedelta64(6, "D")))


def _spread(sheet: Sheet, periods: Periods) -> Periods:
    """The same, money that is booked once a month, or every so many weeks, being that of all days until the next."""
    if periods.step == "month" or says_weeks(sheet.cells.texts("date")):
        return periods
    named = c.CHANNEL in sheet.matched.columns
    channels = (
        combine([sheet.cells.texts(c.CHANNEL).codes.astype(np.int64)]) if named else np.zeros(sheet.rows, np.int64)
    )
    first, last = periods.first.copy(), periods.last.copy()
    told: dict[int | None, list[str]] = {}
    rows = np.zeros(sheet.rows, dtype=np.bool_)
    for one in booked(periods.first, channels):
        if one.days is not None and one.days <= _STEP_DAYS[periods.step or "day"]:
            continue  # as all rows are
        first[one.rows], last[one.rows] = one.ends(periods.first)
        name = sheet.cells.texts(c.CHANNEL).series()[one.rows].iloc[0] if named else None
        told.setdefault(one.days, []).append(
            sheet.cells.header("amount") if name is None or pd.isna(name) else str(name)
        )
        rows |= one.rows
    if not told:
        return periods
    step = None if rows[~periods.undated].all() else periods.step
    return replace(periods, first=first, last=last, step=step, spread=rows, booked=told)


def _end_of_report(sheet: Sheet, first: Moments) -> Moments:
    """The last days of rows that have a first one: the same, unless all have one alone and the lines above the table tell a longer time."""
    texts = [text.partition(":")[2].strip() for text in sheet.table.titles]
    told = days_in(sheet, Texts(tuple(texts), np.arange(len(texts), dtype=np.int32)))
    told, begins = told[~np.isnat(told)], np.unique(first[~np.isnat(first)])
    if len(begins) == 1:
        for start, end in pairwise(told):
            if start <= begins[0] < end:
                return np.where(np.isnat(first), first, end)
    return first


def _until(periods: Periods, today: date) -> Moments:
    """The last days; a period that is still running tells the money so far, so it ends with the last day that can be known."""
    end = np.datetime64(today, "D").astype("datetime64[s]")
    return np.where((periods.first <= end) & (periods.last > end), end, periods.last)


def _end_at_the_next_midnight(sheet: Sheet) -> bool:
    """Whether every period ends a day after its start, by the clock: such an end is the midnight that closes a single day."""
    first, last = sheet.moments("first_day"), sheet.moments("last_day")
    known = ~np.isnat(first) & ~np.isnat(last)
    if not known.any() or any(":" not in text for text in sheet.cells.texts("last_day").distinct):
        return False
    return bool((last[known] - first[known] == _DAY).all())


def _tells_days(sheet: Sheet, first: Moments) -> bool:
    """Whether starts without ends are days: a campaign begins once, a report by day names it again and again."""
    known = ~np.isnat(first)
    places = [
        sheet.cells.texts(code).codes.astype(np.int64)[known]
        for code in (c.CHANNEL, c.CAMPAIGN)
        if code in sheet.matched.columns
    ]
    if not places or not known.any():
        return False
    names = combine(places)
    pairs = combine([names, first[known].astype(np.int64)])
    return len(np.unique(pairs)) > len(np.unique(names))


def _totals(sheet: Sheet, periods: Periods, amount_e4: Money) -> Mask:
    """Rows that add the others up: they name nothing, or have no day, and come to the sum of the rest."""
    rows = sheet.rows
    nothing = np.zeros(rows, dtype=np.bool_)
    named = [
        said
        for said in (sheet.said(code) for code in (c.CHANNEL, c.CAMPAIGN) if code in sheet.matched.columns)
        if rows and said.mean() >= _MOSTLY
    ]
    dated = ~np.isnat(periods.first)
    suspects = nothing.copy()
    if named:
        suspects |= ~np.any(named, axis=0)
    if rows and dated.mean() >= _MOSTLY:
        suspects |= ~dated
    if not suspects.any() or int((~suspects).sum()) < 2:
        return _called_otherwise(sheet, amount_e4)
    total = int(amount_e4[~suspects].sum())
    told = suspects & (amount_e4 != 0) & (np.abs(amount_e4 - total) <= max(500, abs(total) // 100_000))
    return told if told.any() else _called_otherwise(sheet, amount_e4)


def _all_channels(sheet: Sheet, periods: Periods, amount_e4: Money) -> int | None:
    """The code of the channel that is the sum of all others on each of its days: All channels, Blended."""
    if c.CHANNEL not in sheet.matched.columns:
        return None
    channels = sheet.labels(c.CHANNEL)
    if not 2 < len(channels.distinct) <= _MOST_CHANNELS:
        return None
    days, day = np.unique(periods.first, return_inverse=True)
    of = [channels.codes == code for code in range(len(channels.distinct))]
    spent = [np.bincount(day[rows], amount_e4[rows] / SCALE, len(days)).astype(np.float64) for rows in of]
    whole = sum_of_others(dict(zip(channels.distinct, spent, strict=True)))
    return None if whole is None else channels.distinct.index(whole)


def _with_sum_said(table: TextTable, sheet: Sheet, whole: int | None) -> TextTable:
    """The table with what is to be said of the channel that was the sum of others."""
    if whole is None:
        return table
    return replace(table, findings=(*table.findings, sum_left_out(sheet.spelt(c.CHANNEL).distinct[whole])))


def _called_otherwise(sheet: Sheet, amount_e4: Money) -> Mask:
    """A first or last row that comes to the sum of all others in each of its figures, whatever it is called: Results from 3 campaigns."""
    result = np.zeros(sheet.rows, dtype=np.bool_)
    figures = [
        amount_e4 / SCALE,
        *(sheet.values(code) for code in ("impressions", "clicks", "conversions") if code in sheet.matched.columns),
    ]
    told = [one for one in map(np.nan_to_num, figures) if (one != 0).sum() >= _FEWEST_ADDED]
    if not told or (len(told) == 1 and sheet.rows < _FEWEST_ALONE):  # one figure of few rows may add up by chance
        return result
    for at in (0, sheet.rows - 1):
        if all(abs(2 * one[at] - one.sum()) <= max(_CENTS, abs(float(one[at])) / 100_000) for one in told):
            result[at] = True
            return result
    return result


def _table(sheet: Sheet, periods: Periods, amount_e4: Money, currency: Texts) -> pd.DataFrame:
    channel = _channel(sheet)
    purpose = sheet.labels("purpose").map(lambda text: _PURPOSE_OF.get(compact(text)))
    return pd.DataFrame(
        {
            c.FIRST_DAY: periods.first,
            c.LAST_DAY: periods.last,
            c.CHANNEL: channel.series(),
            c.CAMPAIGN: sheet.labels("campaign").series(),
            c.PURPOSE: purpose.series(),
            c.AMOUNT_E4: amount_e4,
            c.IMPRESSIONS: sheet.values("impressions"),
            c.CLICKS: sheet.values("clicks"),
            c.CONVERSIONS: sheet.values("conversions"),
            c.CURRENCY: currency.series(),
        }
    )[list(c.SPEND)]


def _channel(sheet: Sheet) -> Texts:
    """The channel of each row; where the report names none, the system that wrote it, by its columns or by a line above them."""
    channel, platform = sheet.labels("channel"), sheet.matched.platform
    if channel.distinct:
        return channel
    name = platform.name if platform is not None else _titled(sheet)[1]
    return Texts((name,), np.zeros(sheet.rows, dtype=np.int32)) if name else channel


def _titled(sheet: Sheet) -> tuple[str, str]:
    """The line above a table that names the only advertising system named there, and that system; nothing where none does."""
    named = {channel: title for title in sheet.table.titles for channel in _TITLED.found_in(title)}
    channel, title = next(iter(named.items())) if len(named) == 1 else ("", "")
    return title, channel


def _findings(sheet: Sheet, periods: Periods, counted: Mask) -> list[Finding]:
    findings = _with_tax_said(sheet)
    if is_planned(sheet.cells.header("amount")):
        findings.append(planned_spend())
    if counted.any() and not _channel(sheet).distinct:
        template = N_(
            "The report does not say which channel its money is of. If it is all of one, write a column “Channel” with its name into the file, and bring it again."
        )
        findings.append(finding("channel_untold", "info", template))
    elif counted.any() and sheet.matched.platform is None and not sheet.labels("channel").distinct:
        title, channel = _titled(sheet)
        template = N_("No column says which channel the money is of. “{title}” above the table names {channel}, so all of it was taken for that channel's. If it is not, write a column “Channel” into the file, and bring it again.")  # fmt: skip
        findings.append(finding("channel_titled", "info", template, title=quoted(clean(title)), channel=channel))
    dated = counted & ~np.isnat(periods.first)
    long = dated & (periods.first != periods.last)
    if periods.spread is not None:
        long &= ~periods.spread
        findings += [_booked_said(days, names) for days, names in periods.booked.items()]
    if periods.step in {"week", "month"} and dated.any():
        field = "date" if "date" in sheet.matched.columns else "first_day"
        findings.append(said_of(periods.step, sheet.cells.header(field)))
    elif counted.any() and not dated.any():
        findings.append(
            finding(
                "no_dates",
                "warning",
                N_(
                    "The report does not say when the money was spent, so it can be compared by channel, not over time. Export it with a breakdown by day for that."
                ),
            )
        )
    elif long.any():
        everything = bool(long[dated].all())
        findings.append(
            finding(
                "no_dates" if everything else "period_totals",
                "warning",
                NP_(
                    "{count} row is the total of several days ({first_day} to {last_day} at the widest); its money is not booked on any one of them. Export the report with a breakdown by day to see it over time.",
                    "{count} rows are totals of several days ({first_day} to {last_day} at the widest); their money is not booked on any one of them. Export the report with a breakdown by day to see it over time.",
                ),
                count=int(long.sum()),
                first_day=_day(periods.first[long].min()),
                last_day=_day(np.nanmax(periods.last[long])) if not np.isnat(periods.last[long]).all() else None,
            )
        )
    return findings


def _booked_said(days: int | None, channels: Sequence[str]) -> Finding:
    if days is None:
        said = N_(
            "{channels}: booked once a month. Each amount is taken for its whole calendar month, not for the day that it was booked on."
        )
        return finding(SPREAD, "info", said, channels=tuple(channels))
    said = N_(
        "{channels}: booked every {days} days. Each amount is taken for the {days} days from its own on, not for that one alone."
    )
    return finding(SPREAD, "info", said, channels=tuple(channels), days=days)


def _with_tax_said(sheet: Sheet) -> list[Finding]:
    """Which of two amounts was taken for the spend, where it stands there with tax and without."""
    taken, headers = sheet.cells.header("amount"), sheet.table.headers
    for says, others, template in (
        (is_gross, is_net, N_("“{header}” was taken for the spend, and not “{other}”: it is what was paid, with tax. If you get the tax back, choose the other column (--map amount={other}).")),
        (is_net, is_gross, N_("“{header}” was taken for the spend, and not “{other}”: it is without tax or fees. If you do not get the tax back, choose the other column (--map amount={other}).")),
    ):  # fmt: skip
        other = next((one for one in headers if one != taken and others(one)), None) if says(taken) else None
        if other is not None:
            code = "gross_spend_taken" if says is is_gross else "net_spend_taken"
            return [finding(code, "info", template, header=taken, other=other)]
    return []


def _far_off(rows: pd.DataFrame, header: str) -> Iterator[Finding]:
    """What cost so much more than a channel's usual day, week or month that somebody should look: 4,500 for 45.00."""
    paid = rows[rows[c.AMOUNT_E4] > 0]
    lasts = (paid[c.LAST_DAY] - paid[c.FIRST_DAY]).dt.days + 1
    for step, (fewest_days, most_days) in _LASTS.items():
        some = paid[lasts.between(fewest_days, most_days)]
        spent = some.groupby([some[c.CHANNEL].fillna(""), c.FIRST_DAY])[c.AMOUNT_E4].sum()
        for name, by_channel in spent.groupby(level=0):
            own = by_channel.droplevel(0)
            far = _outliers(own, step)
            if step == "day":
                by_week = own.groupby(_mondays(own)).sum()
                weeks = _outliers(by_week, "week")
                told = _mondays(far)  # of a week with one such day the day is said
                weeks = weeks[[bool((told == week).sum() != 1) for week in weeks.index]]
                yield from _far_said(str(name) or header, by_week, weeks, "week")
                far = far[~told.isin(weeks.index)]
            yield from _far_said(str(name) or header, own, far, step)


def _mondays(own: pd.Series[int]) -> pd.DatetimeIndex:
    """The first day of each day's week."""
    days = pd.DatetimeIndex(own.index)
    return days - pd.to_timedelta(days.day_of_week, unit="D")


def _outliers(own: pd.Series[int], step: Step) -> pd.Series[int]:
    """The days, weeks or months of a channel that are perhaps typing errors."""
    amounts, (times, fewest) = own.to_numpy(np.float64), _FAR[step]
    usual = float(np.median(amounts))
    if amounts.max() <= min(times, _FAR_STEADY) * usual:
        return own[:0]
    far = own[(own > times * usual) & (own > _MUCH * own.sum())]
    if len(own) >= fewest and 0 < len(far) <= max(_SELDOM * len(own), 1):
        return far
    if step == "day" or len(own) < _FEWEST_STEADY:
        return own[:0]
    away = np.log(amounts / usual)
    spread = _OF_NORMAL * float(np.median(np.abs(away)))
    far = own[away > max(np.log(_FAR_STEADY), _SPREADS * spread)]
    return far if len(far) == 1 and own.nlargest(2).iloc[-1] <= _ALONE * far.iloc[0] else own[:0]


def _far_said(channel: str, own: pd.Series[int], far: pd.Series[int], step: Step) -> Iterator[Finding]:
    for day, amount_e4 in zip(pd.DatetimeIndex(far.index), far, strict=True):
        yield finding(
            FAR_OFF,
            "warning",
            _FAR_SAID[step],
            channel=channel,
            **{"month_spent" if step == "month" else "day": day.date()},
            money_spent=int(amount_e4),
            money_usual=round(float(own.median())),
        )


def _day(moment: np.datetime64) -> object:
    return moment.astype("datetime64[D]").item()

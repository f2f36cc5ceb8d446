"""Daily totals: a column a figure and a row a day, or a row a day and figure; several rows of a day are added up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.core.blanks import blanks
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.words import N_, NP_, Sentence, first_of
from lib.ingest.cells import Columns
from lib.ingest.channel_headers import Beside, beside_in
from lib.ingest.goods_by_day import goods_of_days, goods_of_days_said
from lib.ingest.groups import Mask
from lib.ingest.headers import compact, contains, spoken
from lib.ingest.imported import FieldGuess, SideFile
from lib.ingest.side import (
    CODES,
    COUNTED,
    Sheet,
    Values,
    currency_of_rows,
    decide,
    finish,
    floats,
    only_currency,
    shares,
)
from lib.ingest.signs import other_figures
from lib.ingest.steps import last_days, said_of, step_of, told_step
from lib.ingest.texts import Texts, filled_cells

_METRICS = (
    "reach", "visitors", "new_visitors", "returning_visitors", "sessions", "page_views", "events", "product_views", "added_to_cart", "checkouts", "buyers", "new_customers", "returning_customers", "orders", "revenue", "complaints", "value",
)  # fmt: skip
#: Figures of which a sum says nothing: rates, averages, prices.
_RATES = ("per", "rate", "ratio", "avg", "average", "mean", "share", "percent", "percentage", "pct", "ctr", "cpc", "cpm", "cpa", "roas", "roi", "率", "占比", "平均", "均值", "客单价", "笔单价", "比")  # fmt: skip
#: And what stands at a level each day: a temperature, a stock, a balance, a price, a position, whatever has come together so far.
_LEVELS = re.compile(
    r"\b(?:temperatur\w*|humidity|luftfeuchte|luftfeuchtigkeit|humidite|humedad|umidita|umidade|wilgotnosc|air pressure|luftdruck)\b|\btemp$|^temp (?:max|min|avg|high|low|c|f)\b|темпер|влажность"
    r"|^(?:(?:unit|selling|list|our|competitors?|fuel|oil) )?price$|\bpreis$|^prix$|^precio$|^prezzo$|^preco$|^prijs$"
    r"|^(?:(?:total|current|closing|opening|in) )?(?:stock|inventory)(?: levels?| on hand| value| count)?$|\b(?:lager)?bestand$|^(?:existencias|giacenza|voorraad|estoque|stan magazynowy)$"
    r"|\b(?:balance|saldo|solde)$|\b(?:position|rank|ranking|rating|score)\b"
    r"|\b(?:cumulative|cumulated|running total|ytd|mtd|year to date|month to date|kumuliert|aufgelaufen|cumul|cumulee?s?|acumulad[oa]s?|cumulat[oaie]|cumulatief|narastajaco|skumulowan\w+)\b|нарастающ|накопит"
    r"|\btotal (?:followers|subscribers|members|fans)\b|\b(?:followers|subscribers|members|fans) total\b|粉丝总数|总粉丝|会员总数"
    r"|^(?:followers?|fans|list size|audience size|abonnes|seguidores|abonnenten|volgers|obserwujacy)(?: count)?$|^подписчик\w*$|^(?:粉丝[数量]|关注人数|粉絲數|フォロワー数?|팔로워 ?수?)$"
    r"|气温|氣溫|温度|溫度|気温|기온|온도|湿度|濕度|습도|库存|庫存|在庫|재고|余额|餘額|残高|잔액|排名|名次|順位|순위|评分|評分|평점"
)
#: What a row a day and event is counted by, the best first.
_NUMBER_OF_ROW = ("visitors", "buyers", "events", "sessions", "page_views", "orders")
_NEARLY = 0.9
#: More days, and more columns, with empty cells are not named.
_MOST_DAYS, _MOST_COLUMNS = 3, 6
#: Before the code of a figure that is named in rows, where a guess tells what the file calls it: no column has that header.
_IN_ROWS = "metric:"
#: What analytics' events are the number of, where a row counts people and where it counts events.
_PEOPLE = ("visitors", "buyers")
_OF_PEOPLE = {"sessionstart": "visitors", "firstvisit": "new_visitors", "purchase": "buyers"}
_OF_EVENTS = {"sessionstart": "sessions", "firstvisit": "new_visitors", "pageview": "page_views", "purchase": "orders"}
_PERCENT = re.compile(r"[%％]")


@dataclass(frozen=True)
class Metric:
    """One figure of the file.

    Attributes:
        code: its known name; the header where it has none.
        header: as the file has it.
        figures: a row each; NaN where there is none.
        adds_up: whether the figures of several rows may be added.
    """

    code: str
    header: str
    figures: Values
    adds_up: bool


def daily(sheet: Sheet) -> SideFile:
    """Daily totals as one row a day and figure.

    Args:
        sheet: the file, opened as daily totals.

    Raises:
        CannotAnswer: no day in it can be read.
    """
    days = sheet.days("date")
    if sheet.rows and np.isnat(days).all():
        raise CannotAnswer(
            N_("“{header}” holds no day that can be read ({example}). Choose another column (--map date=HEADER) or export with full dates."),
            header=sheet.cells.header("date"), example=next(iter(sheet.labels("date").distinct), "")[:40],
        )  # fmt: skip
    counted_by = _counted_by(sheet)
    metrics = _wide(sheet) if counted_by is None else _long(sheet, counted_by)
    revenue_e4, unreadable = sheet.money("revenue")
    currency, others = currency_of_rows(sheet, "revenue")
    fates = decide(
        sheet.rows,
        {
            "duplicate": sheet.repeated(),
            "unreadable": np.isnat(days) | unreadable,
            "future_date": sheet.future(days),
            "other_currency": others,
        },
    )
    counted = fates == COUNTED
    sheet.findings.extend(_without_day(sheet, fates == CODES.index("unreadable")))
    frame = _added_up(days, metrics, counted, wide=counted_by is None)
    sheet.findings.extend(_findings(days, metrics, counted, "columns" if counted_by is None else "rows"))
    if "revenue" in sheet.figures:
        day = sheet.matched.columns["date"]
        sheet.findings.extend(
            goods_of_days_said(goods_of_days(sheet.cells.columns, sheet.table.headers, day, sheet.catalogue))
        )
    step = step_of(sheet, "date", days)
    if step != "month":
        headers = {one.code: one.header for one in metrics}
        sheet.findings.extend(
            _empty_cells(frame, beside_in(frame, sheet.catalogue), headers, 7 if step == "day" else 1)
        )
    if step != "day" and counted.any():
        sheet.findings.append(said_of(step, sheet.cells.header("date")))
    only, _ = only_currency(currency, counted)
    money = revenue_e4 if "revenue" in sheet.figures else None
    file = finish(sheet, fates, money, (pd.DataFrame({c.FIRST_DAY: days}), frame), only)
    extra = tuple(
        FieldGuess(one.code if one.code == one.header else _IN_ROWS + one.code, one.header, 0.5)
        for one in metrics
        if counted_by is not None or one.code == one.header
    )
    known = {guess.header for guess in file.guesses}
    return replace(file, guesses=(*file.guesses, *(guess for guess in extra if guess.header not in known)))


def _without_day(sheet: Sheet, rows: Mask) -> list[Finding]:
    """That rows which were set aside leave the day blank."""
    count = int((rows & ~filled_cells(sheet.cells.texts("date"))).sum())
    if not count:
        return []
    template = NP_(
        "{count} row leaves “{header}” blank and was set aside. If it is of the day above it, write the day into it.",
        "{count} rows leave “{header}” blank and were set aside. If they are of the day above them, write the day into each of them.",
    )
    return [finding("days_blank", "warning", template, count=count, header=sheet.cells.header("date"))]


def last_day(file: SideFile) -> date | None:
    """The last day that totals tell of: of a week or a month, its last one."""
    days = file.frame[c.FIRST_DAY]
    if days.isna().all():
        return None
    last = np.array([days.max()], dtype="datetime64[s]")
    return last_days(last, told_step(file.findings) or "day").astype("datetime64[D]").tolist()[0]


def after_totals(file: SideFile) -> date | None:
    """The day after the last that totals tell of."""
    last = last_day(file)
    return None if last is None else last + timedelta(days=1)


def _wide(sheet: Sheet) -> list[Metric]:
    """A column a figure, the known ones by name and the others by header."""
    places = {sheet.matched.columns[code]: code for code in _METRICS if code in sheet.matched.columns}
    others = other_figures(sheet.table, sheet.matched, sheet.catalogue, sheet.today)
    metrics: list[Metric] = []
    for place in sorted({*places, *others}):
        header = sheet.table.headers[place]
        code = places.get(place, header)
        texts = sheet.cells.columns[place]
        percent = _is_percent(texts)
        numbers = sheet.numbers.get(code) if not percent else None
        values = floats(numbers or shares(texts, sheet.mark), sheet.rows)
        metrics.append(Metric(code, header, values, not percent and _adds_up(header)))
    return metrics


def _is_percent(texts: Texts) -> bool:
    """Whether cells are written as percentages, which no sum makes sense of."""
    return any(_PERCENT.search(text) for text in texts.distinct)


def _adds_up(header: str) -> bool:
    """Whether a sum of a column's figures says something, by its header."""
    return not any(contains(header, word) for word in _RATES) and _LEVELS.search(spoken(header)) is None


def _counted_by(sheet: Sheet) -> str | None:
    """The field that holds the figures of a file with a row a day and figure; None where each figure has a column of its own.

    Analytics systems write a row a day and event with several numbers beside it: people before events. A column of notes, which
    is mostly empty or has one row a day, names no figures.
    """
    found = sheet.matched.columns
    if "metric" not in found or "value" in found:
        return "value" if "metric" in found else None
    names, days = sheet.labels("metric"), sheet.days("date")
    told = names.codes >= 0
    dated = told & ~np.isnat(days)
    if told.sum() < _NEARLY * sheet.rows or len(np.unique(days[dated])) == dated.sum():
        return None
    return next((code for code in _NUMBER_OF_ROW if code in found), None)


def _long(sheet: Sheet, counted_by: str) -> list[Metric]:
    """A row a day and figure; a figure that is called as one we know is that one, and money stays beside it."""
    names, values = sheet.labels("metric"), sheet.values(counted_by)
    metrics: list[Metric] = []
    for code, name in enumerate(names.distinct):
        known = _known_as(sheet, name, _OF_PEOPLE if counted_by in _PEOPLE else _OF_EVENTS)
        taken = known in {one.code for one in metrics}
        figures = np.where(names.codes == code, values, np.nan)
        metrics.append(Metric(name if known is None or taken else known, name, figures, _adds_up(name)))
    if counted_by != "value" and "revenue" in sheet.numbers:
        metrics.append(Metric("revenue", sheet.cells.header("revenue"), sheet.values("revenue"), adds_up=True))
    return metrics


def _known_as(sheet: Sheet, name: str, of_events: Mapping[str, str]) -> str | None:
    """The known figure that a name means, also the name of an event; None: none of them."""
    key = compact(name)
    known = (one.code for one in sheet.kind.fields if one.code in _METRICS and key in one.ranks)
    return next(known, of_events.get(key))


def _added_up(days: np.ndarray, metrics: list[Metric], counted: Mask, *, wide: bool) -> pd.DataFrame:
    """One row a day and figure; rates of several rows are left out, as nothing tells how to join them.

    Where each figure has a column, a day whose cells are all blank is not 0 but not known: its value is missing.
    """
    parts: list[pd.DataFrame] = []
    for metric in metrics:
        rows = counted & (wide | ~np.isnan(metric.figures)) & ~np.isnan(metric.figures[counted]).all()
        part = pd.DataFrame({c.FIRST_DAY: days[rows], c.VALUE: metric.figures[rows]})
        grouped = part.groupby(c.FIRST_DAY, sort=True)[c.VALUE]
        sums = grouped.sum(min_count=1)
        made = sums if metric.adds_up else sums[grouped.count() <= 1]
        made = made.reset_index()
        made.insert(1, c.METRIC, metric.code)
        parts.append(made)
    if not parts:
        return pd.DataFrame({c.FIRST_DAY: days[:0], c.METRIC: pd.Series([], dtype="str"), c.VALUE: np.zeros(0)})
    frame = pd.concat(parts, ignore_index=True)
    return frame.sort_values(c.FIRST_DAY, kind="stable", ignore_index=True)[list(c.DAILY)]


def totals_of(file: SideFile) -> dict[str, float | None]:
    """Each figure's sum over all days, under the file's own header; None where a sum says nothing."""
    headers = {guess.field: guess.header for guess in file.guesses}
    sums = file.frame.groupby(c.METRIC, sort=False)[c.VALUE].sum()
    long = "metric" in headers
    columns, places = Columns(file.table), {header: at for at, header in reversed([*enumerate(file.table.headers)])}
    names = sums.index if long else [field for field in headers if field not in {"date", c.CHANNEL, c.CURRENCY}]
    totals: dict[str, float | None] = {}
    for name in map(str, names):
        header = headers.get(_IN_ROWS + name, headers.get(name, name))
        percent = not long and header in places and _is_percent(columns[places[header]])
        rate = percent or not _adds_up(header)
        totals[header] = None if rate or name not in sums.index else _tidy(float(sums[name]))
    return totals


def _tidy(total: float) -> float:
    """A sum without the dust of binary fractions."""
    return round(total, 6)


def _empty_cells(frame: pd.DataFrame, beside: Beside, headers: Mapping[str, str], of_a_week: int) -> Iterator[Finding]:
    """Which cells of spend, and of what came of it, are empty, and how they are taken; `headers` by figure.

    Only a file with a column a figure has empty cells: in others a figure that has no row is nothing.
    """
    if not beside.tells:
        return
    lacking: list[Sentence] = []
    nothing: list[str] = []
    spends, came = {figure for figure, _ in beside.spends}, beside.won[0][0]
    for figure, cells in frame[frame[c.METRIC].isin([*spends, came])].groupby(c.METRIC, sort=False):
        name, found = str(figure), blanks(cells[c.VALUE].notna().tolist(), of_a_week)
        days = cells[c.FIRST_DAY][list(found.unknown)].dt.date.tolist()
        if days:
            facts = {"header": headers.get(name, name), "days": first_of(days, _MOST_DAYS)}
            lacking.append(Sentence(N_("“{header}” ({days})"), facts))
        elif any(found.between) and name in spends:
            nothing.append(f"“{headers.get(name, name)}”")
    if lacking:
        yield finding(
            "cells_empty",
            "warning",
            N_(
                "Cells are empty between filled ones: {cells}. What belongs there is not known, so these weeks are left out where the page Budget holds spend against what came of it. Fill them in, or type 0 where it was nothing."
            ),
            cells=first_of(lacking, _MOST_COLUMNS),
        )
    if nothing:
        yield finding(
            "empty_is_nothing",
            "info",
            N_(
                "So many cells of {headers} are empty that an empty one is taken for nothing spent. Where something was spent, fill it in."
            ),
            headers=first_of(nothing, _MOST_COLUMNS),
        )


def _findings(
    days: np.ndarray, metrics: list[Metric], counted: Mask, figures_in: Literal["columns", "rows"]
) -> list[Finding]:
    findings: list[Finding] = []
    seen = days[counted]
    if len(seen) and figures_in == "columns" and len(np.unique(seen)) < len(seen):
        findings.append(
            finding(
                "rows_added_up",
                "info",
                NP_(
                    "{count} day has several rows; its figures were added up.",
                    "{count} days have several rows; their figures were added up.",
                ),
                count=int((np.unique(seen, return_counts=True)[1] > 1).sum()),
            )
        )
    distinct = np.unique(seen).astype("datetime64[D]")
    if len(distinct):
        missing = int((distinct[-1] - distinct[0]) // np.timedelta64(1, "D")) + 1 - len(distinct)
        weekly = len(distinct) > 1 and bool((np.diff(distinct) >= np.timedelta64(7, "D")).all())
        if missing and not weekly:
            findings.append(
                finding(
                    "days_missing",
                    "warning",
                    NP_("{count} day between the first and the last has no row.", "{count} days between the first and the last have no row."),
                    count=missing,
                )
            )  # fmt: skip
    rates = [one.header for one in metrics if not one.adds_up]
    if rates:
        findings.append(
            finding(
                "rates_not_added",
                "info",
                N_(
                    "These columns are rates, averages or levels, such as a price or a temperature, and were not added up: {headers}."
                ),
                headers=tuple(f"“{header}”" for header in rates),
            )
        )
    return findings

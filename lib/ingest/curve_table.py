"""Response curves that another tool wrote: Meridian's response-curve table, Robyn's allocator, or any table of spend and response.

What the amounts cover (a week, a year) is not in most of these files; whoever asks has to say it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Literal

import pandas as pd
import pyarrow as pa

from lib.core.errors import CannotAnswer, CannotRead
from lib.core.findings import Finding, finding
from lib.core.settings import ImportSettings
from lib.core.words import N_, NP_, Template, first_of
from lib.ingest.by_cells import holds_currencies
from lib.ingest.cells import Columns
from lib.ingest.currencies import currency_of
from lib.ingest.fields import Field
from lib.ingest.likeness import name_score
from lib.ingest.limits import LOOPBACK, Limits
from lib.ingest.numbers import as_numbers, decimal_mark, read_figures
from lib.ingest.read import read_table
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts
from lib.ingest.totals import names_total
from lib.ingest.troubles import first_few, remark

Tool = Literal["meridian", "robyn", "table"]
Outcome = Literal["money", "customers", "unknown"]
Role = Literal["channel", "spend", "response"]
ROLES: tuple[Role, ...] = ("channel", "spend", "response")

_CHANNEL = ("channel", "channels", "channelname", "media", "mediachannel", "platform", "渠道", "渠道名称", "投放渠道", "平台", "媒体")  # fmt: skip
_SPEND = ("spend", "spending", "cost", "adspend", "investment", "budget", "amount", "消耗", "花费", "投入", "费用", "预算", "金额")  # fmt: skip
_MONEY = ("incrementaloutcome", "revenue", "incrementalrevenue", "sales", "gmv", "收入", "销售额", "成交额", "成交金额")
_CUSTOMERS = ("newcustomers", "customers", "conversions", "acquisitions", "orders", "新客", "新客数", "转化", "转化数", "成交人数", "订单数")  # fmt: skip
_RESPONSE = (*_MONEY, *_CUSTOMERS, "response", "outcome", "mean", "contribution", "响应", "效果")
_MULTIPLIER = ("spendmultiplier", "multiplier")
#: What only tables of curves call what spend brings.
_ONLY_CURVES = ("response", "incrementaloutcome", "响应")
#: Robyn's pairs of spend and response a week: now, and the best splits that it found.
_ROBYN = (
    ("initspendunit", "initresponseunit"),
    ("optmspendunit", "optmresponseunit"),
    ("optmspendunitunbound", "optmresponseunitunbound"),
)
_MOST_CHANNELS, _MOST_POINTS = 200, 2_000
#: From so many points on their order is looked at; a curve's steps add up to at most so many times its range.
_FEW_POINTS, _WANDERS, _MOSTLY = 8, 4.0, 0.5
#: Fewer rows of rising spend may be anything.
_FEWEST_BESIDE = 3
#: How surely a header has to name a column; columns of limits and of Meridian's multiples are none.
_LEAST, _NO_RESPONSE = 0.5, ("cilo", "cihi", "spendmultiplier")


#: How many weeks its amounts cover (`CurveTable.usual_weeks`), where the table does not say.
WEEKS_TAKEN = NP_(
    "The table does not say how many weeks its amounts cover: {count} is taken. The best split is the same for any number.",
    "The table does not say how many weeks its amounts cover: {count} are taken. The best split is the same for any number.",
)
#: What of a table plays no part, to be said wherever its curves are used.
LEFT_OUT = NP_(
    "{count} row of the table has no channel, spend or response and is left out: row {rows}.",
    "{count} rows of the table have no channel, spend or response and are left out: rows {rows}.",
)
_MOST_ROWS = 6
#: What was done to the points of a table, to be said with it.
_UNORDERED = N_("The points of {channels} do not stand in the order of their spend; they are read in that order.")
_REPEATED = NP_(
    "{count} row stands there twice, word for word, and counts once: row {rows}. Check whether its spend or response was meant to be another.",
    "{count} rows repeat another one word for word and count once: rows {rows}. Check whether their spend or response was meant to be another.",
)
_TOTAL_COLUMNS = NP_(
    "A column of totals is no channel and is left out: {columns}.",
    "Columns of totals are no channels and are left out: {columns}.",
)
_AVERAGED = NP_(
    "{channels} has several responses to the same spend; the curve goes through their mean. Check whether one of the rows is wrong, or of another channel.",
    "{channels} have several responses to the same spend; their curves go through the mean of these. Check whether one of the rows is wrong, or of another channel.",
)


@dataclass(frozen=True)
class ToldCurve:
    """One channel of the file.

    Attributes:
        points: (spend, response), ascending, for what the file's amounts cover.
        now: the spend of now; None where the file does not say.
        unsure: how far the response at that spend may be off, as a share; None where the file gives no range.
    """

    channel: str
    points: tuple[tuple[float, float], ...]
    now: float | None
    unsure: float | None


@dataclass(frozen=True)
class CurveTable:
    """What a file of curves holds.

    Attributes:
        tool: whose form it has.
        outcome: what the responses are, as far as the file says.
        weekly: "yes" where its amounts are surely for one week.
        left_out: rows of the file (from 1, with its headers) without a channel, spend or response.
        unordered: channels whose points go back to a smaller spend.
        averaged: channels with several responses to one spend.
        totals: rows that add others up; total_columns: such columns, of a table with a column for each channel. Both are left out.
        repeated: rows that are the same as one above them, and count once.
        seen: of what the reader of tables left out, rows of totals.
    """

    tool: Tool
    outcome: Outcome
    weekly: Literal["yes", "unknown"]
    curves: tuple[ToldCurve, ...]
    left_out: tuple[int, ...]
    unordered: tuple[str, ...] = ()
    averaged: tuple[str, ...] = ()
    totals: tuple[int, ...] = ()
    total_columns: tuple[str, ...] = ()
    repeated: tuple[int, ...] = ()
    seen: tuple[Finding, ...] = ()

    @property
    def usual_weeks(self) -> int:
        """How many weeks its amounts cover, as far as its form tells: Meridian's a year, those of Robyn and of others one week."""
        return 52 if self.tool == "meridian" and self.weekly != "yes" else 1


def read_curves(
    source: Path | BinaryIO, name: str, settings: ImportSettings, fields: Sequence[Field], limits: Limits = LOOPBACK
) -> CurveTable:
    """Read a file of response curves.

    Args:
        source: the file.
        name: what it is called.
        settings: its `mapping` may say which headers are `channel`, `spend` and `response`.
        fields: what the columns are called in many languages (lib.catalog.curves).
        limits: of the machine.

    Raises:
        CannotRead: it cannot be read as a table, or has no channel, spend and response.
        Refused: as `read_table`.
    """
    return curves_of(open_curves(source, name, settings, fields, limits), settings, fields)


def open_curves(
    source: Path | BinaryIO, name: str, settings: ImportSettings, fields: Sequence[Field], limits: Limits = LOOPBACK
) -> TextTable:
    """The same file as a table of text, whose columns can still be chosen.

    Raises:
        CannotRead, Refused: as `read_table`.
    """
    return read_table(source, name, settings, limits, header_score=partial(_looks_like_headers, fields))


def columns_of(table: TextTable, fields: Sequence[Field]) -> dict[Role, str] | None:
    """The headers of channel, spend and response, as far as they are found; None where the form of the table says all."""
    headers = [_plain(header) for header in table.headers]
    if all(name in headers for name in ("channels", *_ROBYN[0])) or _side_by_side(table, ImportSettings(), fields):
        return None
    return {role: table.headers[headers.index(name)] for role, name in _columns(table.headers, headers, fields).items()}


def curves_of(table: TextTable, settings: ImportSettings, fields: Sequence[Field] = ()) -> CurveTable:
    """The curves of a table of text."""
    seen = tuple(one for one in table.findings if one.code == "total_rows")
    return replace(_curves_of(table, settings, fields), seen=seen)


def _curves_of(table: TextTable, settings: ImportSettings, fields: Sequence[Field]) -> CurveTable:
    headers = [_plain(header) for header in table.headers]
    by_hand = {code: _plain(header) for code, header in settings.mapping if header and code in ROLES}
    if all(name in headers for name in ("channels", *_ROBYN[0])) and not by_hand:
        return _robyn(_frame(table, headers, settings, "channels"), table)
    beside = None if by_hand else _side_by_side(table, settings, fields)
    if beside is not None:
        totals = tuple(one.channel for one in beside if names_total(one.channel))
        if len(totals) < len(beside):
            beside = tuple(one for one in beside if one.channel not in totals)
            return _checked(CurveTable("table", "unknown", "unknown", beside, (), total_columns=totals))
        return _checked(CurveTable("table", "unknown", "unknown", beside, ()))
    found: dict[str, str] = {**_columns(table.headers, headers, fields), **by_hand}
    channel, spend = found.get("channel"), found.get("spend")
    response = found.get("response")
    frame = _frame(table, headers, settings, channel)
    for code, name in by_hand.items():
        if name not in frame:
            raise CannotRead(
                N_("There is no column “{header}” for {field}. The file has: {headers}. Choose one of these."),
                header=dict(settings.mapping)[code],
                field=code,
                headers=tuple(filter(None, table.headers)),
            )
    if channel is None or spend is None or response is None:
        raise CannotRead(
            N_(
                "Expected a table of curves with a column each for channel, spend and response (new customers or revenue), got: {headers}. Rename the columns."
            ),
            headers=tuple(str(one)[:40] for one in table.headers[:12]),
        )
    _refuse_currencies(table, headers, (spend, response))
    multiplier = _first(frame, _MULTIPLIER)
    tool: Tool = "meridian" if multiplier is not None else "table"
    outcome = _outcome(response, table.headers[headers.index(response)], fields)
    totals = _totals(frame[channel])
    rows = frame[~totals]
    whole = rows[channel].ne("") & rows[spend].ge(0) & rows[response].notna()
    again = rows[whole].duplicated()
    kept = rows[whole][~again]
    if "metric" in frame:
        kept = _wide(kept, [name for name in (channel, spend, multiplier) if name], response)
    _refuse_scatter(kept, channel, spend, response)
    curves = tuple(
        _curve(str(name), rows, (spend, response, multiplier)) for name, rows in kept.groupby(channel, sort=False)
    )
    by_channel = [(str(name), rows) for name, rows in kept.groupby(channel, sort=False)]
    unordered = tuple(name for name, rows in by_channel if not rows[spend].is_monotonic_increasing)
    averaged = tuple(
        name
        for name, rows in by_channel
        if len(rows[[spend, response]].drop_duplicates()) > len(rows[[spend]].drop_duplicates())
    )
    left_out = _rows(table, rows.index[~whole])
    return _checked(
        CurveTable(
            tool,
            outcome,
            "unknown",
            curves,
            left_out,
            unordered,
            averaged,
            totals=_rows(table, frame.index[totals]),
            repeated=_rows(table, again.index[again]),
        )
    )


def _totals(channels: pd.Series[Any]) -> pd.Series[Any]:
    """Which rows add others up; none where all are called so: then it is one curve of everything."""
    totals = channels.map(lambda name: names_total(str(name))).astype(bool)
    return totals & (not totals.all())


def _side_by_side(table: TextTable, settings: ImportSettings, fields: Sequence[Field]) -> tuple[ToldCurve, ...] | None:
    """The curves of a table of rising spend with a column of responses for each channel; None where it is no such table.

    Raises:
        CannotRead: its spend is in several currencies.
    """
    headers = [_plain(header) for header in table.headers]
    found = _columns(table.headers, headers, fields)
    if set(found) != {"spend"} or "" in headers or len(set(headers)) < len(headers) or len(headers) < 2:
        return None
    frame = _frame(table, headers, settings, None)
    spend = frame[found["spend"]]
    if len(frame) < _FEWEST_BESIDE or frame.isna().any(axis=None) or not (spend.diff().iloc[1:] > 0).all():
        return None
    _refuse_currencies(table, headers, (found["spend"],))
    return tuple(
        ToldCurve(name, tuple(zip(spend.tolist(), frame[plain].tolist(), strict=True)), None, None)
        for name, plain in zip(table.headers, headers, strict=True)
        if plain != found["spend"]
    )


def points_said(found: CurveTable) -> tuple[Finding, ...]:
    """What of a table is no point of its own, and what was done to points that do not stand in order, or contradict one another."""
    again = first_of(list(map(str, found.repeated)), _MOST_ROWS)
    columns = first_of(found.total_columns, _MOST_ROWS)
    told: tuple[tuple[str, Template, tuple[str, ...]], ...] = (
        ("points_unordered", _UNORDERED, found.unordered),
        ("points_averaged", _AVERAGED, found.averaged),
    )
    return (
        *found.seen,
        *([remark("total_rows", count=len(found.totals), rows=first_few([*found.totals]))] if found.totals else []),
        *([finding("total_columns", "info", _TOTAL_COLUMNS, count=len(found.total_columns), columns=columns)] if found.total_columns else []),
        *([finding("rows_repeated", "warning", _REPEATED, count=len(found.repeated), rows=again)] if found.repeated else []),
        *(
            finding(code, "warning", said, count=len(names), channels=first_of(names, _MOST_ROWS))
            for code, said, names in told
            if names
        ),
    )  # fmt: skip


def rows_said(found: CurveTable) -> dict[str, Any]:
    """The facts of `LEFT_OUT`."""
    return {"count": len(found.left_out), "rows": first_of(list(map(str, found.left_out)), _MOST_ROWS)}


def _rows(table: TextTable, places: pd.Index) -> tuple[int, ...]:
    """Where places in a table stand in its file."""
    return tuple(table.source_rows.take(pa.array(places)).to_pylist())


def require_no_curves(table: TextTable) -> None:
    """Refuse another tool's response curves where orders or spend are read: what they call spend was never spent.

    Raises:
        CannotAnswer: it is such a table.
    """
    headers = [_plain(header) for header in table.headers]
    told = any(name in headers for name in (*_MULTIPLIER, *_ONLY_CURVES))
    drawn = told and any(name in headers for name in _CHANNEL) and any(name in headers for name in _SPEND)
    if drawn or all(name in headers for name in ("channels", *_ROBYN[0])):
        raise CannotAnswer(
            N_(
                "This is a table of response curves, which says what spend would bring, not what was spent. Bring it on the page Budget, in step 2 under “Bring curves from another tool”, or say: python -m lib budget FILE"
            )
        )


def _refuse_scatter(rows: pd.DataFrame, channel: str, spend: str, response: str) -> None:
    """Rows that are observations (customers, days) and no curve: what they bring goes up and down without order.

    On a curve the steps from point to point add up to its range, or twice that where it falls again.

    Raises:
        CannotRead: most channels with several points are so.
    """
    looked_at = scattered = 0
    for _, one in rows.groupby(channel):
        if len(one) < _FEW_POINTS:
            continue
        looked_at += 1
        by_spend = one.groupby(spend)[response]
        unlike = int((by_spend.transform("max") - by_spend.transform("min") > 0).sum())
        mean = by_spend.mean()
        walked, reach = float(mean.diff().abs().sum()), float(mean.max() - mean.min())
        scattered += unlike > _MOSTLY * len(one) or (len(mean) >= _FEW_POINTS and walked > _WANDERS * reach > 0)
    if looked_at and scattered > _MOSTLY * looked_at:
        raise CannotRead(
            N_(
                "This table is no table of curves: with more spend its responses go up and down without order, or one spend has many responses, as rows of customers or of days do. A curve has one response for each spend. Bring days or weeks as a file of spend, beside the orders."
            )
        )


def _refuse_currencies(table: TextTable, headers: Sequence[str], money: Sequence[str]) -> None:
    """Refuse spend in several currencies, told by a column of theirs or by signs in the cells: a split would add them up.

    Raises:
        CannotRead: there are several.
    """
    columns = Columns(table)
    said = [columns[at].distinct for at in range(len(headers)) if holds_currencies(columns[at])]
    said += [read_figures(columns[headers.index(name)]).currency_marks() for name in money]
    for marks in said:
        several = sorted(filter(None, {currency_of(mark) for mark in marks}))
        if len(several) > 1:
            raise CannotRead(
                N_("The spend is in several currencies ({currencies}), which cannot be added up. Put all amounts into one currency, or bring one table for each."),
                currencies=tuple(several),
            )  # fmt: skip


def _columns(originals: Sequence[str], headers: Sequence[str], fields: Sequence[Field]) -> dict[Role, str]:
    """The columns of channel, spend and response: by this list's own words, else by what any report calls them."""
    found: dict[Role, str] = {}
    ways: tuple[tuple[Role, tuple[str, ...], tuple[str, ...]], ...] = (
        ("channel", _CHANNEL, ("channel",)),
        ("spend", _SPEND, ("spend",)),
        ("response", _RESPONSE, ("customers", "revenue")),
    )
    for role, names, codes in ways:
        known = next((name for name in names if name in headers and name not in found.values()), None)
        free = [
            (one, plain) for one, plain in zip(originals, headers, strict=True) if plain and plain not in found.values()
        ]
        scores = [(_named(one, fields, codes), plain) for one, plain in free if not plain.startswith(_NO_RESPONSE)]
        best = max(scores, default=(0.0, ""), key=lambda pair: pair[0])
        if known is not None:
            found[role] = known
        elif best[0] >= _LEAST:
            found[role] = best[1]
    return found


def _named(header: str, fields: Sequence[Field], codes: Sequence[str]) -> float:
    return max((name_score(header, field) for field in fields if field.code in codes), default=0.0)


def _outcome(response: str, header: str, fields: Sequence[Field]) -> Outcome:
    if response in _MONEY:
        return "money"
    if response in _CUSTOMERS:
        return "customers"
    money, customers = _named(header, fields, ("revenue",)), _named(header, fields, ("customers",))
    if max(money, customers) < _LEAST:
        return "unknown"
    return "money" if money > customers else "customers"


def _checked(found: CurveTable) -> CurveTable:
    told = tuple(one for one in found.curves if any(spend > 0 for spend, _ in one.points))
    if not told:
        raise CannotRead(N_("The table of curves has no spend above zero with a response. Check its columns."))
    if len(told) > _MOST_CHANNELS:
        raise CannotRead(N_("A table of curves has at most {most} channels, got {count}."), most=_MOST_CHANNELS, count=len(told))  # fmt: skip
    return replace(found, curves=told)


def _curve(name: str, rows: pd.DataFrame, names: tuple[str, str, str | None]) -> ToldCurve:
    spend, response, multiplier = names
    mean = rows.groupby(spend)[response].mean()  # the same spend twice: its mean
    step = max(len(mean) // _MOST_POINTS, 1)
    points = tuple(zip(mean.index.astype(float).tolist(), mean.astype(float).tolist(), strict=True))[::step]
    now = unsure = None
    if multiplier is not None:
        at = rows[(rows[multiplier] - 1).abs() < 1e-6]
        if len(at):
            now = float(at[spend].iloc[0])
            unsure = _band(at.iloc[0], response)
    return ToldCurve(name, points, now, unsure)


def _band(row: pd.Series[Any], response: str) -> float | None:
    if "cilo" not in row or "cihi" not in row or not row[response] > 0:
        return None
    half = (float(row["cihi"]) - float(row["cilo"])) / 2 / float(row[response])
    return half if half == half and half >= 0 else None  # noqa: PLR0124 - not a number


def _robyn(frame: pd.DataFrame, table: TextTable) -> CurveTable:
    """Two or three points a channel and nothing at nothing; all amounts are for one of its periods, which are weeks."""
    curves: list[ToldCurve] = []
    left_out: list[int] = []
    totals = _totals(frame["channels"])
    for at, row in enumerate(frame.to_dict("records")):
        if totals[at]:
            continue
        pairs = [(row.get(spend), row.get(response)) for spend, response in _ROBYN]
        points = sorted({(float(one), float(other)) for one, other in pairs if one is not None and other is not None and one >= 0 and other == other})  # fmt: skip # noqa: PLR0124
        now = row["initspendunit"]
        if row["channels"] and points:
            curves.append(ToldCurve(str(row["channels"]), tuple(points), float(now) if now == now else None, None))  # noqa: PLR0124
        else:
            left_out.append(at)
    kind = str(frame["depvartype"].iloc[0]).casefold() if "depvartype" in frame and len(frame) else ""
    outcome: Outcome = "money" if kind == "revenue" else "customers" if kind == "conversion" else "unknown"
    weekly = "periods" in frame and frame["periods"].astype(str).str.contains("week", case=False).all()
    told = "yes" if weekly else "unknown"
    told_rows = _rows(table, pd.Index(left_out, dtype="int64"))
    return _checked(
        CurveTable("robyn", outcome, told, tuple(curves), told_rows, totals=_rows(table, frame.index[totals]))
    )


def _wide(frame: pd.DataFrame, keys: list[str], response: str) -> pd.DataFrame:
    """Rows of mean, low and high of one response become columns; without a mean the rows are left as they are."""
    metric = frame["metric"].map(lambda text: _plain(str(text)))
    if not metric.eq("mean").any():
        return frame
    wide = frame.assign(metric=metric).pivot_table(index=keys, columns="metric", values=response, aggfunc="mean")
    return wide.reset_index().rename(columns={"mean": response}).dropna(subset=[response])


def _looks_like_headers(fields: Sequence[Field], texts: Sequence[str]) -> float:
    known = {*_CHANNEL, *_SPEND, *_RESPONSE, *_MULTIPLIER, *(name for pair in _ROBYN for name in pair)}
    said = [text for text in texts if text]
    codes = [field.code for field in fields]
    told = [_plain(text) in known or _named(text, fields, codes) >= _LEAST for text in said]
    return sum(told) / len(told) if told else 0.0


def _plain(header: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", str(header)).casefold())


def _first(frame: pd.DataFrame, names: Sequence[str]) -> str | None:
    return next((name for name in names if name in frame), None)


def _frame(table: TextTable, headers: Sequence[str], settings: ImportSettings, channel: str | None) -> pd.DataFrame:
    """Text columns as they are, columns of figures as floats; by plain header, the first of equal ones."""
    columns: dict[str, list[str]] = {}
    for at, header in enumerate(headers):
        if header and header not in columns:
            columns[header] = [
                ("" if cell is None else str(cell)).strip() for cell in table.cells.column(at).to_pylist()
            ]
    words = {name for name in columns if name in {channel, "channels", "metric", "periods", "depvartype"}}
    figures = {name: read_figures(_texts(cells)) for name, cells in columns.items() if name not in words}
    fallback = settings.decimal or decimal_mark(figures.values(), table.dialect.delimiter)
    frame: dict[str, pd.Series[Any]] = {name: pd.Series(columns[name], dtype=object) for name in words}
    for name, one in figures.items():
        exact = as_numbers(one, fallback, settings.decimal)
        values = [None if value is None else float(value) for value in exact.exact]
        frame[name] = pd.Series([values[code] if code >= 0 else None for code in exact.texts.codes], dtype="float64")
    return pd.DataFrame(frame)


def _texts(cells: Sequence[str]) -> Texts:
    codes, distinct = pd.factorize(pd.Series([cell or None for cell in cells], dtype=object))
    return Texts(tuple(str(one) for one in distinct), codes.astype("int32"))

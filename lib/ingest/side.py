"""Files that stand beside the orders: what all kinds share. Dates, figures and money are read once, every row has one fate."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from lib.core import columns as c
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.settings import DateOrder, DecimalMark, ImportSettings
from lib.core.words import N_, NP_, Sentence
from lib.ingest import remarks
from lib.ingest.apart import with_year_of_months, with_year_of_titles
from lib.ingest.by_cells import with_named_currencies
from lib.ingest.calendar_words import WEEKS, WEEKS_ENDED
from lib.ingest.carrying import with_days_of_shifts
from lib.ingest.cells import Cells, Columns, every
from lib.ingest.dates import NEVER, Dates, Moments, read_dates
from lib.ingest.duplicates import repeated_rows, told_again
from lib.ingest.fields import Catalogue, KindSignature
from lib.ingest.groups import Groups, Mask, Money
from lib.ingest.header_currencies import header_currency
from lib.ingest.headers import compact, words_of
from lib.ingest.imported import Fate, Kind, Ledger, LedgerLine, Reading, SideFile
from lib.ingest.kinds import match_kind
from lib.ingest.matching import Matched
from lib.ingest.money import decimals_of, mark_doubts, row_currency, settle_currency
from lib.ingest.month_texts import month_of, with_whole_years
from lib.ingest.numbers import Figures, Numbers, as_numbers, decimal_mark, read_figures
from lib.ingest.signs import other_figures
from lib.ingest.spans import ends_of_span
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, absent, clean, cleaned, encode, seen
from lib.ingest.typed import TYPED
from lib.ingest.units import in_units, unit_findings
from lib.ingest.yen import yen_findings

Values = npt.NDArray[np.float64]

#: Reasons in the order in which they are asked; a row has the first that applies.
REASONS: tuple[tuple[str, Fate], ...] = (
    ("duplicate", "dropped"),
    ("nobody", "set_aside"),
    ("unreadable", "set_aside"),
    ("future_date", "set_aside"),
    ("other_currency", "set_aside"),
    ("repeated_customer", "set_aside"),
    ("credit", "netted"),
    ("counted", "counted"),
)
CODES = tuple(code for code, _ in REASONS)
COUNTED = CODES.index("counted")

_NOTHING = re.compile(r"[-–—/\s]*|n/?a|null|none|nan|无|暂无|没有|不适用", re.IGNORECASE)
#: And where a day has not come yet.
_NEVER = re.compile(
    r"never|not yet|nie|noch nie|jamais|nunca|mai|nooit|nog nooit|nigdy|aldrig|aldri|ei koskaan|nikdy|soha|niciodată|hiç|никогда|ніколи|never (?:visited|ordered|bought)|从未|从来没有|未曾|未消费|未购买|未到店|從未|なし|未購入|未来店|없음|belum(?: pernah)?|chưa(?: bao giờ)?|ไม่เคย",
    re.IGNORECASE,
)
_BELOW = re.compile(r"[<＜≤]\s*\d[\d.,]*\s*[%％]?|少于\s*\d+|\d+\s*以下", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:~|～|至|到|–|—|\bto\b|\s-\s|/(?=\d{4}[-/.年]?\d))\s*")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
#: KW 2/2026 · Week 2, 2026 · S2 2026.
_YEAR_BEHIND = re.compile(r"([^\W\d_]{1,14})\.?\s*(\d{1,2})\s?[-/.,\s]\s?(20\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_ISO_WEEK = re.compile(r"(20\d\d|19\d\d)\s*[-/.年 ]?\s*(?:W|KW|CW|第)\s*(\d{1,2})\s*周?", re.IGNORECASE)
#: Decimals of most currencies.
_USUAL = 2
_TO_THE_FIRST = np.timedelta64(6, "D")


@dataclass(frozen=True)
class Sheet:
    """A file of one kind on the way from cells to a table.

    Attributes:
        matched: which column is which field.
        cells: the columns by field.
        figures, numbers: the columns of figures and money, percent signs, dashes and "<5" taken care of.
        mark, order: how figures and dates are written.
        findings: what had to be assumed so far; each step adds to it.
    """

    table: TextTable
    settings: ImportSettings
    catalogue: Catalogue
    kind: KindSignature
    matched: Matched
    cells: Cells
    figures: dict[str, Figures]
    numbers: dict[str, Numbers]
    mark: DecimalMark
    order: DateOrder
    ambiguous: bool
    dates: dict[str, Dates]
    today: date
    findings: list[Finding] = field(default_factory=list[Finding])

    @property
    def rows(self) -> int:
        """How many rows of data the file has."""
        return self.cells.columns.rows

    @property
    def last_day(self) -> date:
        """What is dated later is in the future."""
        return self.settings.as_of or self.today

    def moments(self, name: str) -> Moments:
        """A field's dates a row; NaT where it has none."""
        dates = self.dates.get(name)
        return np.full(self.rows, NEVER) if dates is None else dates.by_row(self.order)

    def days(self, name: str) -> Moments:
        """The same at midnight; of a week that is called by its last day the first one."""
        days = self.moments(name).astype("datetime64[D]")
        ended = name in self.matched.columns and compact(self.cells.header(name)) in WEEKS_ENDED
        return (days - _TO_THE_FIRST if ended else days).astype("datetime64[s]")

    def undated(self, name: str) -> Mask:
        """Rows whose cell says something that is no date, and not that there is none yet."""
        texts = self.cells.texts(name)
        never = np.array(
            [_NEVER.fullmatch(clean(text)) is not None for text in texts.distinct] + [False], dtype=np.bool_
        )
        return np.isnat(self.moments(name)) & self.said(name) & ~never[texts.codes]

    def said(self, name: str) -> Mask:
        """Rows whose cell says something."""
        texts = self.cells.texts(name)
        says = np.array([not _NOTHING.fullmatch(clean(text)) for text in texts.distinct] + [False], dtype=np.bool_)
        return says[texts.codes]

    def labels(self, name: str) -> Texts:
        """A field's texts in their canonical form; missing where empty."""
        return cleaned(self.cells.texts(name)).map(lambda text: None if _NOTHING.fullmatch(text) else text)

    def spelt(self, name: str) -> Texts:
        """The same as the file writes them: the first spelling of each."""
        first: dict[str, str] = {}
        for text in self.cells.texts(name).distinct:
            first.setdefault(clean(text), seen(text))
        return self.labels(name).map(lambda text: first.get(text, text))

    def values(self, name: str) -> Values:
        """A field's figures a row; NaN where there is none."""
        return floats(self.numbers.get(name), self.rows)

    def money(self, name: str) -> tuple[Money, Mask]:
        """A field's money a row in ten-thousandths (0 where there is none), and rows whose cell could not be read."""
        numbers = self.numbers.get(name)
        if numbers is None:
            return np.zeros(self.rows, dtype=np.int64), np.zeros(self.rows, dtype=np.bool_)
        e4, readable = numbers.e4()
        return np.where(readable, e4, 0), self.said(name) & ~readable

    def nullable_money(self, name: str) -> pd.Series[int]:
        """A field's money a row, null where there is none."""
        numbers = self.numbers.get(name)
        if numbers is None:
            return pd.Series(pd.array([pd.NA] * self.rows, dtype="Int64"))
        e4, readable = numbers.e4()
        column = pd.array(e4, dtype="Int64")
        column[~readable] = pd.NA
        return pd.Series(column)

    def repeated(self, otherwise: Mask | None = None) -> Mask:
        """Rows to drop because they repeat an earlier one exactly; `otherwise`: rows that may do so by nature, unless all of the file comes again."""
        if self.settings.duplicates == "keep":
            return np.zeros(self.rows, dtype=np.bool_)
        content = self.cells.columns.content(every(self.rows))
        repeated = repeated_rows(content)
        if otherwise is None or self.settings.duplicates == "drop":
            return repeated
        return (repeated & ~otherwise) | told_again(content)

    def future(self, moments: Moments) -> Mask:
        """Rows dated after the last day."""
        return moments.astype("datetime64[D]") > np.datetime64(self.last_day, "D")


def floats(numbers: Numbers | None, rows: int) -> Values:
    """Figures a row; NaN where there is none."""
    if numbers is None:
        return np.full(rows, np.nan)
    values = np.array([np.nan if one is None else float(one) for one in (*numbers.exact, None)], dtype=np.float64)
    return values[numbers.texts.codes]


def without_marks(texts: Texts) -> Texts:
    """Cells as bare figures: what says "none" or "fewer than 5" is missing."""

    def bare(text: str) -> str | None:
        text = clean(text)
        return None if _NOTHING.fullmatch(text) or _BELOW.fullmatch(text) else text

    return texts.map(bare)


def shares(texts: Texts, mark: DecimalMark) -> Numbers:
    """Figures of a column in which 12.5 % is 0.125."""
    percent = [text.rstrip().endswith(("%", "％")) for text in texts.distinct]
    figures = read_figures(Texts(tuple(text.rstrip().rstrip("%％") for text in texts.distinct), texts.codes))
    numbers = as_numbers(figures, mark, None)
    exact = tuple(
        one.scaleb(-2) if one is not None and is_percent else one
        for one, is_percent in zip(numbers.exact, percent, strict=True)
    )
    return Numbers(numbers.texts, exact)


def open_sheet(table: TextTable, kind: Kind, settings: ImportSettings, catalogue: Catalogue, today: date) -> Sheet:
    """Find the fields of a file of a kind, and read its dates and figures.

    Raises:
        CannotRead: a chosen field or header does not exist.
        CannotAnswer: the file lacks what the kind needs.
    """
    signature = catalogue.kind(kind)
    table = with_named_currencies(table, Columns(table))
    matched = match_kind(table, kind, settings.mapping, catalogue, today)
    require_columns(table, signature, matched.columns, signature.needs)
    contents = {one.code: one.content for one in signature.fields}
    days = [place for code, place in matched.columns.items() if contents[code] == "date"]
    table = with_whole_years(table, days, catalogue.month_numbers, today)
    table, of_titles = _with_years_of_titles(table, days, settings, catalogue, today)
    if kind == "daily" and days:
        table, carried = with_days_of_shifts(table, days[0])
        of_titles += carried
    cells = Cells(Columns(table), table.headers, matched.columns)
    typed = table.dialect.container in TYPED
    figures = {
        code: read_figures(without_marks(cells.texts(code)), typed=typed)
        for code in matched.columns
        if contents[code] in {"money", "number"}
    }
    # Figures of which no field is known are written as those that are.
    beside = other_figures(table, matched, catalogue, today) if kind == "daily" else []
    others = [read_figures(without_marks(cells.columns[place]), typed=typed) for place in beside]
    mark = settings.decimal or decimal_mark(
        [*figures.values(), *others], table.dialect.delimiter, figures.get("amount") or figures.get("revenue")
    )
    of_money, doubts = _marks_of_money(cells, figures, [code for code in figures if contents[code] == "money"], settings)  # fmt: skip
    numbers = {code: as_numbers(found, of_money.get(code, mark), settings.decimal) for code, found in figures.items()}
    numbers = {
        code: in_units(figures[code], found, cells.header(code)) if contents[code] == "money" else found
        for code, found in numbers.items()
    }
    dates = {
        code: read_dates(
            cells.texts(code).map(
                partial(_as_day, months=catalogue.month_numbers, of_weeks=names_weeks(cells.header(code)))
            ),
            catalogue.month_numbers,
            today,
        )
        for code in matched.columns
        if contents[code] == "date"
    }
    usual = matched.platform.date_order if matched.platform else None
    order, ambiguous = _date_order(list(dates.values()), settings, usual)
    sheet = Sheet(table, settings, catalogue, signature, matched, cells, figures, numbers, mark, order, ambiguous, dates, today)  # fmt: skip
    sheet.findings.extend([*matched.findings, *of_titles, *doubts])
    for code, column in dates.items():
        sheet.findings.extend(remarks.date_findings(column, cells.header(code), "ambiguous" if ambiguous else "certain"))  # fmt: skip
    for code, found in figures.items():
        sheet.findings.extend(unit_findings(found, cells.header(code)) if contents[code] == "money" else ())
    sheet.findings.extend(_below(sheet))
    return sheet


def _marks_of_money(
    cells: Cells, figures: dict[str, Figures], of_money: Sequence[str], settings: ImportSettings
) -> tuple[dict[str, DecimalMark], list[Finding]]:
    """The decimal mark of each column of money whose currency has three decimals or none, and what is doubtful about it."""
    marks, said = dict[str, DecimalMark](), list[Finding]()
    for code in of_money:
        found, header = figures[code], cells.header(code)
        decimals = decimals_of(cells, header, found, settings)
        if settings.decimal is not None or decimals == _USUAL or found.decided() is not None:
            continue
        marks[code] = decimal_mark(figures.values(), cells.columns.delimiter, found, decimals)
        how = (marks[code], cells.columns.delimiter, decimals)
        said += mark_doubts(header, found, as_numbers(found, marks[code], None), how)
    return marks, said


def _with_years_of_titles(
    table: TextTable, places: Sequence[int], settings: ImportSettings, catalogue: Catalogue, today: date
) -> tuple[TextTable, list[Finding]]:
    """The table whose days and months without a year have that of its titles."""
    months, said = catalogue.month_numbers, list[Finding]()
    for place in places:
        texts = encode(table.cells, place)
        table, of_days = with_year_of_titles(table, place, texts, months, today, settings.date_order)
        table, of_months = (table, []) if of_days else with_year_of_months(table, place, texts, months)
        said += [*of_days, *of_months]
    return table, said


def require_columns(
    table: TextTable, kind: KindSignature, found: Collection[str], groups: Sequence[Sequence[str]]
) -> None:
    """Make sure that one field of each group was found.

    Raises:
        CannotAnswer: a group has none.
    """
    listed = tuple(f"“{header}”" for header in table.headers if header) or "–"
    for group in groups:
        if group and not any(code in found for code in group):
            wanted = next(one for one in kind.fields if one.code == group[0])
            raise CannotAnswer(
                N_(
                    "To be read as {kind}, the file needs a column “{field}”; it has {headers}. Choose the column that holds it (--map {code}=HEADER)."
                ),
                kind=Sentence(kind.title),
                field=Sentence(wanted.title),
                headers=listed,
                code=wanted.code,
            )


def _as_day(text: str, months: dict[str, int], *, of_weeks: bool) -> str:
    """A month as its first day, a week (2024-W07, KW 7/2024) as its Monday; other dates as they are."""
    week = _week_of(text, of_weeks=of_weeks)
    if week is not None:
        year, number = week
        return date.fromisocalendar(year, min(number, _weeks_of(year)), 1).isoformat()
    month = month_of(text, months)
    return text if month is None else month.isoformat()


def _week_of(text: str, *, of_weeks: bool) -> tuple[int, int] | None:
    """The year and the number of a week; S2 2026 and the like, which may be half a year, only in a column of weeks."""
    text = clean(text)
    if (found := _ISO_WEEK.fullmatch(text)) is not None:
        year, number = found[1], found[2]
    elif (found := _YEAR_BEHIND.fullmatch(text)) is not None and (names_weeks(found[1]) or (of_weeks and len(found[1]) == 1)):  # fmt: skip
        year, number = found[3], found[2]
    else:
        return None
    return (int(year), int(number)) if 1 <= int(number) <= 53 else None


def names_weeks(header: str) -> bool:
    """Whether a header, or the word before a number, speaks of weeks."""
    return compact(header) in WEEKS or bool({*words_of(header)} & WEEKS)


def _weeks_of(year: int) -> int:
    """How many weeks a year has: its 28 December stands in the last."""
    return date(year, 12, 28).isocalendar().week


def says_weeks(texts: Texts) -> bool:
    """Whether a column names weeks, not days."""
    filled = [text for text in texts.distinct if not _NOTHING.fullmatch(clean(text))]
    return bool(filled) and all(_week_of(text, of_weeks=False) for text in filled)


def says_months(texts: Texts, months: dict[str, int]) -> bool:
    """Whether a column names months, not days."""
    filled = [text for text in texts.distinct if not _NOTHING.fullmatch(clean(text))]
    return bool(filled) and all(month_of(text, months) is not None for text in filled)


def ends_of(texts: Texts) -> tuple[Texts, Texts] | None:
    """Cells that hold a period (2026-01-01 ~ 2026-01-07, or 2026-01-01 00:00 ~ 23:59) as two columns; None where most hold a single day."""
    parts = [_BETWEEN.split(clean(text)) for text in texts.distinct]
    parts = [
        [clean(text), part[1]] if len(part) == 2 and not _YEAR.search(part[0]) and ends_of_span(clean(text)) else part
        for part, text in zip(parts, texts.distinct, strict=True)
    ]  # the first day has the year of the last
    parts = [[part[0]] * 2 if len(part) == 2 and _CLOCK.fullmatch(part[1]) else part for part in parts]
    if sum(len(part) == 2 and all(part) for part in parts) * 2 <= len(parts) or not parts:
        return None
    ends = tuple(
        Texts(tuple(part[at] if len(part) == 2 else "" for part in parts), texts.codes).map(lambda text: text or None)
        for at in (0, 1)
    )
    return ends[0], ends[1]


def days_in(sheet: Sheet, texts: Texts) -> Moments:
    """Texts as days a row; NaT where they are none."""
    dates = read_dates(texts, sheet.catalogue.month_numbers, sheet.today)
    return dates.by_row(dates.decided() or sheet.order).astype("datetime64[D]").astype("datetime64[s]")


def _date_order(
    dates: Sequence[Dates], settings: ImportSettings, usual: DateOrder | None = None
) -> tuple[DateOrder, bool]:
    """The order of day and month that all columns share (`usual`: as the system writes them), and whether it had to be assumed."""
    if settings.date_order is not None:
        return settings.date_order, False
    for column in dates:
        order = column.decided()
        if order is not None:
            return order, False
    if any(column.open_rows for column in dates):
        likely: list[DateOrder] = [one.likely for one in dates if one.likely is not None]
        assumed: DateOrder = likely[0] if likely else "DMY"
        return (usual, False) if usual else (assumed, True)
    return (dates[0].shape(), False) if dates else ("YMD", False)


def _below(sheet: Sheet) -> list[Finding]:
    """Cells such as "<5": the figure is not known, and not zero."""
    findings: list[Finding] = []
    for code in sheet.figures:
        texts = sheet.cells.texts(code)
        below = np.array([_BELOW.fullmatch(clean(text)) is not None for text in texts.distinct] + [False])[texts.codes]
        if below.any():
            findings.append(
                finding(
                    "below_threshold",
                    "info",
                    NP_(
                        "{count} cell of “{header}” only says that the figure is small ({example}); it was left open.",
                        "{count} cells of “{header}” only say that the figure is small ({example}); they were left open.",
                    ),
                    count=int(below.sum()),
                    header=sheet.cells.header(code),
                    example=clean(texts.distinct[int(texts.codes[below][0])]),
                )
            )
    return findings


def currency_of_rows(sheet: Sheet, money: str) -> tuple[Texts, Mask]:
    """The currency of each row and rows outside the chosen one, where the file has money in a field.

    Raises:
        CannotAnswer: the file has other currencies than the chosen one.
    """
    if money not in sheet.figures:
        return absent(sheet.rows), np.zeros(sheet.rows, dtype=np.bool_)
    places = sheet.matched.columns
    columns = {"amount": places[money]} | ({"currency": places["currency"]} if "currency" in places else {})
    cells = Cells(sheet.cells.columns, sheet.table.headers, columns)
    figures = {"amount": sheet.figures[money]}
    groups: Groups = np.arange(sheet.rows, dtype=np.int64)
    usual = sheet.matched.platform.currency if sheet.matched.platform else None
    currency = row_currency(cells, figures, (groups, sheet.rows), usual)
    if sheet.settings.currency is None and not any(one.code == "yen_or_yuan" for one in sheet.findings):
        sheet.findings.extend(yen_findings(cells, "amount", figures["amount"], header_currency(cells.header("amount")) or usual))  # fmt: skip
    return settle_currency(currency, every(sheet.rows), sheet.settings, figures)


def only_currency(currency: Texts, counted: Mask) -> tuple[str | None, list[str]]:
    """The one currency of the counted rows (None where there is none or several), and all of them."""
    used = [currency.distinct[code] for code in np.unique(currency.codes[counted]) if code >= 0]
    return (used[0] if len(used) == 1 else None), sorted(used)


def decide(rows: int, conditions: dict[str, Mask]) -> npt.NDArray[np.int8]:
    """The fate of every row, as a position in `REASONS`: the first whose condition holds."""
    fates = np.full(rows, COUNTED, dtype=np.int8)
    for place in range(len(CODES) - 1, -1, -1):
        if CODES[place] in conditions:
            fates[conditions[CODES[place]]] = place
    return fates


def without_totals(table: TextTable, totals: Mask) -> TextTable:
    """The table without rows that are totals of others."""
    if not totals.any():
        return table
    kept = pa.array(~totals)
    counts = dict(table.not_data)
    counts["total_row"] = counts.get("total_row", 0) + int(totals.sum())
    return replace(
        table,
        cells=table.cells.filter(kept),
        source_rows=table.source_rows.filter(kept),
        not_data=tuple(counts.items()),
    )


def finish(
    sheet: Sheet,
    fates: npt.NDArray[np.int8],
    amount_e4: Money | None,
    tables: tuple[pd.DataFrame, pd.DataFrame],
    currency: str | None,
) -> SideFile:
    """The file with its ledger.

    Args:
        sheet: the file.
        fates: of each row.
        amount_e4: the money of each row; None where the kind has none.
        tables: one row a row of the file, and the canonical table.
        currency: the one currency of its money.
    """
    money = np.zeros(len(fates), dtype=np.int64) if amount_e4 is None else amount_e4
    lines = [
        LedgerLine(code, fate, int((rows := fates == place).sum()), 0, int(money[rows].sum()))
        for place, (code, fate) in enumerate(REASONS)
        if code == "counted" or (fates == place).any()
    ]
    lines.sort(key=lambda line: line.code != "counted")
    source = sheet.table.source_rows.to_numpy(zero_copy_only=False).astype(np.int64)
    rows, frame = tables
    rows = rows.drop(columns=c.AMOUNT_E4, errors="ignore")
    rows.insert(0, c.SOURCE_ROW, source)
    if amount_e4 is not None:
        rows[c.AMOUNT_E4] = pd.array(money, dtype="Int64")
    rows[c.FATE] = pd.Categorical.from_codes(fates.tolist(), dtype=pd.CategoricalDtype(list(CODES)))
    findings = [*sheet.table.findings, *sheet.findings, *_fate_findings(fates, money)]
    return SideFile(
        kind=sheet.kind.kind,
        platform=sheet.matched.platform.code if sheet.matched.platform else None,
        table=sheet.table,
        rows=rows,
        frame=frame.reset_index(drop=True),
        currency=currency,
        guesses=sheet.matched.guesses,
        reading=Reading(sheet.mark, sheet.order, "line"),
        ledger=Ledger(len(fates), int(money.sum()), tuple(lines)),
        findings=tuple(findings),
    )


def _fate_findings(fates: npt.NDArray[np.int8], money: Money) -> list[Finding]:
    counts = {code: int((fates == place).sum()) for place, code in enumerate(CODES)}
    findings = remarks.duplicate_findings(fates == CODES.index("duplicate"), np.zeros(len(fates), np.bool_), money)
    said = {
        "nobody": NP_(
            "{count} row does not say whose it is and was set aside.",
            "{count} rows do not say whose they are and were set aside.",
        ),
        "unreadable": NP_(
            "{count} row lacks something that its kind needs, or it cannot be read; it was set aside.",
            "{count} rows lack something that their kind needs, or it cannot be read; they were set aside.",
        ),
        "future_date": NP_(
            "{count} row is dated after the day that the figures are counted to, and was set aside.",
            "{count} rows are dated after the day that the figures are counted to, and were set aside.",
        ),
        "repeated_customer": NP_(
            "{count} row names a customer who stands in an earlier row, and was set aside.",
            "{count} rows name customers who stand in earlier rows, and were set aside.",
        ),
    }
    for code, template in said.items():
        if counts[code]:
            findings.append(finding(code if code != "future_date" else "future_dates", "warning", template, count=counts[code]))  # fmt: skip
    if not len(fates):
        findings.append(
            finding(
                "no_rows",
                "error",
                N_("The file has headers but no rows. Export it again for a period in which there were any."),
            )
        )
    return findings


def several_currencies(codes: Sequence[str]) -> Finding:
    """Money of several currencies cannot be added."""
    return finding(
        "mixed_currency",
        "warning",
        N_("The amounts are in several currencies ({currencies}), which cannot be added up. Choose one of them."),
        currencies=tuple(codes),
    )

"""Rows of totals inside exports: counting one doubles a shop's revenue."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa

from lib.ingest.arrow import Column, Table
from lib.ingest.arrow import compute as pc
from lib.ingest.grid import Counts, Mask, Row, cells_at, filled, is_filled, is_year, last_rows, row, usual_count
from lib.ingest.subtotals import SURE, named_sums, readings, same

_WORDS = (
    rf"{SURE}|"
    r"(grand |sub-? ?|overall |report )?(totals?|sum)( amount| sales| sum)?|(zwischen|monats|tages|end|gesamt|teil)?summe|gesamt|insgesamt|totale?|"
    r"total g[eé]n[eé]ral|sous-total|suma|合\s*计|总\s*计|小\s*计|总\s*和|汇\s*总|共\s*计|合\s*計|總\s*計|小\s*計|總\s*和|"
    r"합\s*계|총\s*계|소\s*계|総\s*計|(本页|本頁|本月|本日|本年|本期|当月|当日|全部)?(合计|合計|总计|總計|累计|累計)(金额|金額)?|总合计|共\s*\d+\s*[条项個个]|"
    r"(общий )?итого?|всего|المجموع|الإجمالي|الاجمالي|รวม(ทั้งหมด|ทั้งสิ้น)?|ยอดรวม|tổng( cộng| số)?|jumlah|genel toplam|toplam|razem|celkem|összesen|yhteensä|i alt"
)
#: What a spreadsheet puts below a column beside its sum, or in its stead.
_FIGURES = (
    r"(grand |gesamt)?(average|avg|mean|durchschnitt|mittelwert|schnitt|moyenne|promedio|media|média|gemiddelde|średnia|průměr|medel(värde)?|gennemsnit|gjennomsnitt|keskiarvo|ortalama|átlag|среднее( значение)?|평균|平均[值値]?|"
    r"count|number|anzahl|nombre|número|cuenta|recuento|conteggio|conta|numero|contagem|aantal|liczba|počet|antal|antall|lukumäärä|sayı|darab|количество|число|개수|건수|个数|個数|件数|计数|計數|条数|笔数|筆數|"
    r"max(imum|imo)?|min(imum|imo)?|maximal|minimal|最大[值値]?|最小[值値]?|최대|최소)"
)
_ARROW_FIGURE = rf"(?i)^\W*({_FIGURES})\W*$"
_TOTAL = re.compile(rf"\W*({_WORDS})\s*([:：(（].*)?", re.IGNORECASE | re.DOTALL)
_TITLED = re.compile(r"[^:：]+[:：]\s*\w")
#: 张伟小计, 2024年3月合计, Berlin total: whose or which part's total it is, before the word.
_OF_WHOM = r"\s((grand |sub)?totals?|totale|(gesamt)?ergebnis|suma|summa|celkem|итог|toplam|요약|集\s*计|集\s*計)|汇\s*总|小\s*计|合\s*计|总\s*计|累\s*计|小\s*計|合\s*計|總\s*計"
_GROUP_TOTAL = re.compile(rf".{{1,60}}?({_OF_WHOM})", re.IGNORECASE)
#: Words that no product and no customer begins with: Zwischensumme Januar, 小计 一月.
_SUBTOTAL = r"(zwischen|monats|tages|teil|kunden)?summe|summa|sub-?totals?|totals? (for|of)|total (pour|de|para)|(gesamt|summe) für|sous-total|小计|小計|合计|合計|소계|итого|всего|razem|łącznie|suma dla|subtotaal|totaal|celkem|toplam|ara toplam|сумма по"
_OF_A_PART = re.compile(rf"\W*({_SUBTOTAL})\s", re.IGNORECASE)
_ARROW_TOTAL = rf"(?i)^\W*({_WORDS})\s*([:：(（]|$)|^\W*({_SUBTOTAL})\s|({_OF_WHOM})\s*$"
#: How SAP's lists mark sums: *, **.
_STARS = re.compile(r"\*{1,3}")
#: A spreadsheet's or a business system's grouped list: whose rows these are, and how many.
_GROUP_HEAD = re.compile(r".{1,80} \((\d{1,5})\)")
#: A line in words and figures, and so much of it: TOTAL 19.00 EUR, 合计19.00.
_BETWEEN, _LONGEST = re.compile(r"[\s:：]+|(?<=[^\W\d_])(?=\d)"), 120
_FIGURE, _CURRENCY = re.compile(r"[^\w\s]{0,3}\d[\d.,'’]*[^\w\s]{0,2}[元円원]?"), re.compile(r"[A-Z]{3}|[^\w\s]{1,2}")
_PLACEHOLDERS = frozenset(("-", "--", "---", "—", "——", "/", "n/a", "N/A"))

#: Totals stand at the ends of a table; there they are looked for more closely.
_FIRST, _LAST = 3, 10
_LABEL_COLUMNS = 6
_MOSTLY = 0.95
_SUMMED_COLUMNS = 24
#: A day or a month in figures; so many first rows are looked at, of which there are as many at least.
_DAY = re.compile(r"\D{0,4}(\d{4}[-/.年]\s?\d{1,2}|\d{1,2}[-/.]\s?\d{1,2}[-/.])")
_LOOKED_AT, _FEWEST_DAYS = 50, 3


def mostly_filled(columns: list[Mask], data: Mask) -> list[int]:
    """Columns that hold something in nearly every row of data; a few totals do not count against them."""
    rows = int(data.sum())
    missing = max((1 - _MOSTLY) * rows, min(_FIRST, rows / 3))
    return [at for at, mask in enumerate(columns) if rows - int((mask & data).sum()) <= missing]


def total_rows(grid: Table, data: Mask, counts: Counts) -> list[int]:
    """Indexes of rows that are totals of other rows: they say so or add up, and lack what other rows have.

    Args:
        grid: string columns.
        data: rows that may be data.
        counts: filled cells of each row.
    """
    if int(data.sum()) < 2:
        return []
    usual = usual_count(counts, data)
    masks = [filled(column) for column in grid.columns]
    short = np.flatnonzero(data & (counts < usual))
    half = short[counts[short] * 2 <= usual]
    parts = [*_named(grid, short), *_named(grid, half, _ARROW_FIGURE), *_groups(grid, data, short)]
    single = data.copy()
    single[parts] = False  # a subtotal an order would make every column look half empty
    full = mostly_filled(masks, single if single.any() else data)
    lacking = np.zeros(grid.num_rows, np.int32)
    for column in full:
        lacking += ~masks[column]
    edges = sorted({*(len(data) - 1 - np.array(last_rows(data[::-1], _FIRST))).tolist(), *last_rows(data, _LAST)})
    # Where most rows are further lines of an order and short, a total has as many cells as they: the fullest row decides.
    inside = data & (lacking > 0) & (counts < int(counts[data].max()))
    found = {index for index in {*_named(grid, np.flatnonzero(inside)), *parts} if inside[index]}
    titled = [index for index in edges if _names_its_own(row(grid, index))]
    told = data.copy()
    told[titled] = False
    for index in edges:
        cells = row(grid, index)
        beside = lacking[index] and not is_filled(cells[0])
        if _says_total(cells) and (
            _real_cells(cells) < max(usual, 2)
            or inside[index]
            or beside
            or _stands_for_a_day(grid, data, index)
            or _adds_up(grid, data, index, 2)
            or (index in titled and _adds_up(grid, told, index, 1))  # of a report of one row its totals lack nothing
        ):
            found.add(index)
    rest = data.copy()
    rest[list(found)] = False
    found.update(named_sums(grid, rest))
    silent = [index for index in edges if index not in found and lacking[index] and counts[index] < usual]
    without = data.copy()
    without[list(found)] = False
    found.update(index for index in silent if _adds_up(grid, without, index))
    return sorted(found)


def _groups(grid: Table, data: Mask, short: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[int]:
    """The short rows that head a group and count it: “Azure Interior (3)” above three rows."""
    if not len(short) or len(short) * 2 >= int(data.sum()):
        return []
    first = cells_at(grid.column(0), short)
    heads = np.flatnonzero(
        pc.fill_null(pc.match_substring(first, ")"), fill_value=False).to_numpy(zero_copy_only=False)
    )
    found: list[int] = []
    said: list[int] = []
    for index, cell in zip(short[heads].tolist(), first.take(pa.array(heads)).to_pylist(), strict=True):
        head = _GROUP_HEAD.fullmatch(cell.strip())
        if head:
            found.append(index)
            said.append(int(head.group(1)))
    places = np.searchsorted(np.flatnonzero(data), [*found, len(data)])
    sizes = np.diff(places) - 1
    return [] if any(size and size != count for size, count in zip(sizes.tolist(), said, strict=True)) else found


def _named(grid: Table, suspects: np.ndarray[tuple[int], np.dtype[np.int64]], words: str = _ARROW_TOTAL) -> list[int]:
    """The suspects whose first filled cell is a word for total, or one of others."""
    if not len(suspects):
        return []
    labels: list[Column] = []
    for column in grid.columns[:_LABEL_COLUMNS]:
        taken = column.take(pa.array(suspects))
        labels.append(pc.if_else(pa.array(filled(taken)), taken, pa.scalar(None, pa.string())))
    first = pc.coalesce(*labels) if len(labels) > 1 else labels[0]
    named = pc.fill_null(pc.match_substring_regex(first, words), fill_value=False).to_numpy()
    return [int(index) for index in suspects[np.asarray(named, bool)]]


def names_total(text: str) -> bool:
    """Whether a text is a word for a total, and nothing else."""
    return _TOTAL.fullmatch(text.strip()) is not None


def is_sum(cells: Row) -> bool:
    """Whether cells are a word for a total with figures behind it, in the same cell or in others: TOTAL 19.00, Summe EUR 19,00; years are no figures."""
    words = _BETWEEN.split(" ".join(cell.strip() for cell in cells if cell and is_filled(cell))[:_LONGEST])
    figures: list[str] = []
    while words and (_FIGURE.fullmatch(words[-1]) or (len(words) > 1 and _CURRENCY.fullmatch(words[-1]))):
        figures.append(words.pop())
    return any(_FIGURE.fullmatch(one) and not is_year(one) for one in figures) and names_total(" ".join(words))


def _says_total(cells: Row) -> bool:
    texts = [cell.strip() for cell in cells if cell and is_filled(cell)]
    if any(map(names_total, texts)) or (texts and _STARS.fullmatch(texts[0])):
        return True
    return bool(texts) and bool(_GROUP_TOTAL.fullmatch(texts[0]) or _OF_A_PART.match(texts[0]))


def _names_its_own(cells: Row) -> bool:
    """Whether it begins with a word for total, a colon and whose total it is: Total: Account."""
    first = next((cell.strip() for cell in cells if cell and is_filled(cell)), "")
    return bool(_TITLED.match(first)) and names_total(first)


def _stands_for_a_day(grid: Table, data: Mask, index: int) -> bool:
    """Whether a word for total stands in the first column, where other rows have a day."""
    if not names_total(row(grid, index)[0] or ""):
        return False
    rows = [at for at in np.flatnonzero(data)[:_LOOKED_AT].tolist() if at != index]
    days = cells_at(grid.column(0), np.array(rows, np.int64)).to_pylist()
    return len(days) >= _FEWEST_DAYS and all(_DAY.match(day or "") for day in days)


def _real_cells(cells: Row) -> int:
    return sum(is_filled(cell) and (cell or "").strip() not in _PLACEHOLDERS for cell in cells)


def _adds_up(grid: Table, data: Mask, index: int, fewest: int = 4) -> bool:
    """Is the row the sum of all others, of which there are enough? Asked only of rows at the ends that lack cells or say total."""
    others = data.copy()
    others[index] = False
    if int(others.sum()) < fewest:
        return False
    adds: list[bool] = []
    for column in grid.columns:
        if len(adds) == _SUMMED_COLUMNS or not any(
            one[0] for one in readings(column.slice(index, 1), np.ones(1, bool))
        ):
            continue
        found = readings(column, others)
        adds += [any(same(np.nansum(one[others]), float(one[index])) for one in found)] if found else []
    return any(adds) and sum(adds) * 2 >= len(adds)

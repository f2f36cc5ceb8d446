"""Rows of totals that have all that an order has: they are called so, and are the sum of rows around them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lib.ingest.arrow import Column, Table
from lib.ingest.arrow import compute as pc
from lib.ingest.grid import Mask, Rows, cells_at, filled

Figures = npt.NDArray[np.float64]

#: Names of two words and more that nothing else has, and what Excel's own command calls its rows.
SURE = (
    r"(?:totale|totaal|total) (?:generale|complessivo|parziale|ordini|g[eé]n[eé]ral|geral|parcial|acumulado)|subtotale|(?:gesamt|teil)ergebnis|ergebnis gesamt|suma (?:końcowa|częściowa|total)|celkový součet|mezisoučet|"
    r"(?:общий|промежуточный) итог|eindtotaal|algemeen totaal|totalsumma|delsumma|hovedtotal|loppusumma|välisumma|végösszeg|részösszeg|ogółem|(?:γενικό |μερικό )?σύνολο|סה\"כ( כללי)?|סך הכל|総?集[計计]|총\s*합\s*계|총?요약"
)
_NAMES = (
    rf"{SURE}|"
    r"(?:grand |overall |report |sub-? ?|running )?(?:totals?|sum)(?: amount| sales| sum)?|"
    r"(?:day|daily|week|weekly|month|monthly|quarter|quarterly|year|yearly|annual)(?:'s)?[ -](?:totals?|sum|turnover|takings)|"
    r"(?:total |balance )?(?:carried|brought) (?:forward|over)|carry[ -]?over|(?:opening |closing )?balance|saldo|solde|anfangsbestand|kassenbestand|endbestand|"
    r"\pL*(?:summe|umsatz)|umsatz gesamt|gesamt(?:betrag)?|insgesamt|übertrag|uebertrag|vortrag|kassensturz|kassenabschluss|tagesabschluss|tageslosung|"
    r"\pL*totaal|overdracht|sous-total|total(?:e|es|i|is|t)?|totaux|somme|cumul|report|à reporter|suma|suma y sigue|somma|riporto|parziale|a transportar|transporte|"
    r"razem|łącznie|podsumowanie|celkem|součet|mezisoučet|összesen|részösszeg|(?:genel |ara )?toplam|(?:общий |промежуточный )?итого?|всего|сумма|"
    r"i alt|sammanlagt|\pL*summa|delsum|yhteensä|tổng(?: cộng| số)?|jumlah|رصيد|المجموع|الإجمالي|รวม(?:ทั้งหมด|ทั้งสิ้น)?|ยอดรวม|"
    r"[\d年月日号本上当當每期次前全周週季部页頁]{0,9}(?:合\s*计|合\s*計|小\s*计|小\s*計|总\s*计|總\s*計|総\s*計|累计|累計|汇总|结转|結轉|余额|餘額|小结|小結|总和|总额|总营业额|营业额|销售额|过页|承前頁|過次頁)|"
    r"次期繰越|繰越|合\s*계|소\s*계|총\s*계|일계|월계|이월"
)
#: Such a name alone, or with its part behind it: Summe 03.03.2025, Total del día, Zwischensumme März; or before it: Berlin total.
_CALLED = (
    rf"(?is)^[^\pL\pN]*(?:{_NAMES})(?:[^\pL\pN]*|[\s:：(（].{{1,40}})$|^.{{1,40}}\s(?:sub-?|grand )?totals?[^\pL\pN]*$"
)
#: What each of these has in it, made ready in a quarter of the time.
_MENTIONED = rf"(?i){_NAMES}".replace(r"\pL*", "")
_WORD = re.compile(_NAMES.replace(r"\pL", r"[^\W\d_]"), re.IGNORECASE)
#: A part that a till or a calendar names; behind any other the name may be a customer's or a product's: Total Care.
_PERIOD = re.compile(r"[\W\d_]*|\D{0,14}\d[\d\s./-]*|[\s:：(（]*(?:del? |du |of |the |für |der |des )?(?:day|week|month|tag(?:es)?|woche|monats?|jahr(?:es)?|jour|mois|semaine|d[ií]a|mes|semana|giorno|mese|dia|mês|dzień|miesiąc|день|месяц|日|月|周)\W*", re.IGNORECASE)  # fmt: skip
#: Where no cell of so many first and last rows is called so, none between them is looked at.
_LOOKED_AT, _COLUMNS = 3_000, 12
#: Sums of so many rows prove something; so many of them are needed where the name may be anybody's, and so few rows are no table.
_PARTS, _PROOFS, _FEWEST = 2, 2, 3
_CENT, _SHARE = 0.0051, 1e-7
_NUMBERS = 0.9
#: A figure with nothing around it.
_BARE = r"^[+-]?\d(?:.*\d)?$"


@dataclass(frozen=True)
class _Group:
    """Rows that one column calls the same."""

    rows: Rows
    certain: bool  # whether nothing but a total is called so


def readings(column: Column, rows: Mask) -> list[Figures]:
    """A column as numbers, NaN where a cell is none: with a decimal point, with a decimal comma; none where a tenth of the masked cells are no numbers."""
    known = int((filled(column) & rows).sum())
    bare = pc.replace_substring(column, "−", "-")
    if not known or int((_matches(bare, r"\d") & rows).sum()) < known * _NUMBERS:
        return []
    if not pc.all(pc.match_substring_regex(bare, _BARE)).as_py():  # to make these classes of letters ready takes long
        bare = pc.replace_substring_regex(bare, r"^[^\pL\pN+\-]*(?:[A-Z]{3}\b)?[^\pL\pN+\-]*|[^\pN]{0,5}$", "")
    found: list[Figures] = []
    for group, decimal in ((",", "."), (".", ",")):
        good = _matches(
            bare, rf"^[+-]?(?:\d{{1,15}}|\d{{1,3}}(?:[{group}'’ \x{{a0}}\x{{202f}}]\d{{3}})+)(?:[{decimal}]\d+)?$"
        )
        if int((good & rows).sum()) < known * _NUMBERS:
            continue
        plain = pc.replace_substring_regex(bare, rf"[{group}'’ \x{{a0}}\x{{202f}}]", "")
        plain = pc.if_else(pa.array(good), pc.replace_substring(plain, decimal, "."), pa.scalar(None, pa.string()))
        values = pc.cast(plain, pa.float64()).to_numpy()
        if not any(np.array_equal(values, other, equal_nan=True) for other in found):
            found.append(np.asarray(values, np.float64))
    return found


def _matches(cells: Column, pattern: str) -> Mask:
    """Which cells a pattern is found in."""
    return np.asarray(pc.fill_null(pc.match_substring_regex(cells, pattern), fill_value=False), bool)


def same(added: float, value: float) -> bool:
    """Whether a sum comes to a value, but for a cent; nothing is the sum of anything."""
    return bool(same_sums(np.array([added]), np.array([value]))[0])


def same_sums(sums: Figures, values: Figures) -> Mask:
    """Which sums come to their values, but for a cent."""
    return (values != 0) & (np.abs(sums - values) <= _CENT + _SHARE * np.abs(values))


def named_sums(grid: Table, data: Mask) -> list[int]:
    """Rows of data that a cell calls a total, and that are the sum of the rows since the one before, of all so far, of those below, or of all.

    Such a name alone is not enough: a customer may be called Sum, and a product Total.
    """
    groups = _groups(grid, data)
    called = np.zeros(grid.num_rows, np.bool_)
    for group in groups:
        called[group.rows] = True
    if not groups or int((data & ~called).sum()) < _FEWEST:
        return []
    columns = [found for column in grid.columns if (found := readings(column, data & ~called))]
    cents = [found for found in columns if any((one[data] % 1 > 0).any() for one in found)]
    columns = cents or columns  # a quantity adds up by chance where money does not
    result = np.zeros(grid.num_rows, np.bool_)
    for group in sorted(groups, key=lambda one: -len(one.rows)):  # the sums of days before those of months
        tries = [_told(columns, group, data & ~others) for others in (called, result)]
        told = max(tries, key=lambda one: int(one.sum()))
        result |= told
    return np.flatnonzero(result).tolist()


def _groups(grid: Table, data: Mask) -> list[_Group]:
    """Rows by what a column calls them."""
    rows = np.flatnonzero(data)
    few = rows if len(rows) <= 2 * _LOOKED_AT else np.concatenate([rows[:_LOOKED_AT], rows[-_LOOKED_AT:]])
    groups: dict[tuple[int, str, bool], list[int]] = defaultdict(list)
    columns = grid.columns[:_COLUMNS]
    # asked of all columns at once: to make the words ready takes longer than to look for them
    looked = [cells_at(column, few) for column in columns]
    ends = pa.chunked_array(looked, pa.string()).unique()
    words = ends.filter(pc.match_substring_regex(ends, _MENTIONED))
    words = words.filter(pc.match_substring_regex(words, _CALLED)) if len(words) else words
    for at, column in enumerate(columns):
        if not len(words) or not pc.any(pc.is_in(looked[at], words)).as_py():
            continue
        told = np.asarray(pc.fill_null(pc.match_substring_regex(column, _CALLED), fill_value=False), bool) & data
        for index in np.flatnonzero(told).tolist():
            text = str(column[index].as_py()).strip()
            word = _WORD.match(text.lstrip("*-–—=#>. "))
            name = word[0] if word else text
            rest = text.partition(name)[2]
            groups[at, name.casefold(), word is not None and _PERIOD.fullmatch(rest) is not None].append(index)
    return [_Group(np.array(found, np.int64), certain) for (_, _, certain), found in groups.items()]


def _told(columns: list[list[Figures]], group: _Group, parts: Mask) -> Mask:
    """Which rows of a group are totals: those of a column that adds up where it can be told, in half of the columns at least."""
    result = np.zeros(len(parts), np.bool_)
    added = [[one for values in column if (one := _added(values, group.rows, parts)) is not None] for column in columns]
    compared = [one for one in added if one]
    proven = [(adds, told) for one in compared for adds, told in one if _proves(adds & told, told, group)]
    if proven and len(proven) * 2 >= len(compared):
        adds = np.logical_or.reduce([adds for adds, _ in proven])
        result[group.rows if group.certain else group.rows[adds]] = True
    return result


def _proves(proofs: Mask, told: Mask, group: _Group) -> bool:
    """Whether enough of the sums that can tell come to what their rows say."""
    count = int(proofs.sum())
    return count >= (1 if group.certain else _PROOFS) and count * 2 >= int(told.sum())


def _added(values: Figures, rows: Rows, parts: Mask) -> tuple[Mask, Mask] | None:
    """Which rows are the sum of others, in the way in which most are, and which are of enough of them; None where the column says nothing there."""
    said = np.nan_to_num(values[rows])
    if not said.any():
        return None
    so_far = np.append(0.0, np.cumsum(np.where(parts, np.nan_to_num(values), 0.0)))
    count = np.append(0, np.cumsum(parts & ~np.isnan(values) & (values != 0)))
    begins, ends = np.append(0, rows[:-1]), np.append(rows[1:], len(values))
    before = np.append(0.0, said[:-1])
    ways = (
        (so_far[rows] - so_far[begins], count[rows] - count[begins]),  # since the one above
        (so_far[ends] - so_far[rows], count[ends] - count[rows]),  # of the rows below
        (so_far[rows], count[rows]),  # so far
        (before + so_far[rows] - so_far[begins], count[rows] - count[begins] + (before != 0)),  # carried on
        (np.full(len(rows), so_far[-1]), np.full(len(rows), count[-1])),
    )
    found = [(same_sums(sums, said), (number >= _PARTS) & (said != 0)) for sums, number in ways]
    return max(found, key=lambda one: int((one[0] & one[1]).sum()))

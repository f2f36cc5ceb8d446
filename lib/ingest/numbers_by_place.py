"""Order numbers that each shop, till or terminal counts for itself: the same number at another place, or on another day, is another order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.buyers import STAND_INS
from lib.ingest.cells import Cells
from lib.ingest.dates import Moments
from lib.ingest.draft import OrderRows
from lib.ingest.groups import Groups, Mask, combine, first_rows, order_groups
from lib.ingest.headers import words_of
from lib.ingest.instalments import OF_LINES
from lib.ingest.restarts import BESIDE
from lib.ingest.texts import Texts, clean

#: What a column is called that says where something was sold.
_PLACES = frozenset(
    (
        "store", "stores", "shop", "branch", "location", "outlet", "register", "till", "terminal", "pos", "device", "station", "site", "kiosk", "filiale", "filialen", "kasse", "kassen", "kassennummer", "geschaft", "standort", "laden", "markt", "magasin", "caisse", "boutique", "agence", "etablissement",
        "tienda", "sucursal", "caja", "local", "almacen", "loja", "filial", "caixa", "unidade", "negozio", "cassa", "sede", "punto", "filiaal", "winkel", "kassa", "vestiging", "sklep", "kasa", "oddzial", "punkt", "butik", "kassaapparat", "butikk", "myymala", "prodejna", "pokladna", "provozovna", "bolt", "uzlet", "penztar", "magazin", "sucursala",
        "magaza", "sube", "магазин", "касса", "точка", "филиал", "подразделение", "ккт", "каса", "κατάστημα", "ταμείο", "חנות", "סניף", "קופה", "فرع", "المتجر", "cabang", "toko", "gerai", "outlet", "cửa", "chi", "สาขา",
        "门店", "店铺", "分店", "店名", "收银台", "收银机", "款台", "门店名称", "店铺名称", "機台", "分店名稱", "門市", "店舗", "店舗名", "レジ", "レジ番号", "支店", "매장", "지점", "점포", "매장명", "포스번호",
    )
)  # fmt: skip
_MOST_PLACES = 60
#: So many numbers have to come again, and so many of these have to be of other days elsewhere, to say that they are other orders.
_FEWEST, _MOSTLY, _RARELY = 3, 0.8, 0.05
_PART = 0.25


def by_place(orders: OrderRows, moments: Moments, cells: Cells) -> OrderRows:
    """The same, an order being its number and where it was sold, or its number and its day, where numbers come again for other orders.

    Args:
        orders: as the numbers tell them.
        moments: when each row was ordered.
        cells: the file by field.
    """
    places = [at for at in range(len(cells.columns)) if _is_place(cells, at)]
    of_sales = "amount" in cells and not any(field in cells for field in OF_LINES)
    days = moments.astype("datetime64[D]")
    known = orders.ids.present() & ~np.isnat(days)
    if not (places or of_sales) or not known.any() or orders.count == int(known.sum()):
        return orders
    of_days, times = combine([days[known].astype(np.int64)]), combine([moments[known].astype(np.int64)])
    numbers = orders.groups[known]
    for at in places:
        where = cells.columns[at].codes[known].astype(np.int64)
        if (where >= 0).all() and _are_others(numbers, where, of_days, times):
            names = [clean(text) for text in cells.columns[at].distinct]
            return _told_apart(orders, known, combine([numbers, where]), [names[one] for one in where.tolist()], _by_place_said(cells, cells.heading(at)))  # fmt: skip
    if of_sales and _are_sales_of_days(cells, known, numbers, times):
        return _told_apart(orders, known, combine([numbers, times]), _said(moments[known]), _by_day_said(cells))
    return orders


def _is_place(cells: Cells, at: int) -> bool:
    """Whether a column says where something was sold: by its header, and by the few places in it."""
    if not _PLACES & set(words_of(cells.heading(at))) or len(cells.columns.head(at).distinct) > _MOST_PLACES:
        return False
    return 2 <= len(cells.columns[at].distinct) <= _MOST_PLACES


def _are_others(numbers: Groups, where: Groups, days: Groups, times: Groups) -> bool:
    """Whether most numbers that come at several places are of another time there, and of one day at each."""
    pairs = combine([numbers, where])
    first = np.unique(pairs, return_index=True)[1]
    single = len(np.unique(combine([pairs, days]))) <= len(first) * (1 + _RARELY)
    places = np.bincount(numbers[first])
    again = places > 1
    times_of = np.bincount(numbers[np.unique(combine([numbers, times]), return_index=True)[1]], minlength=len(places))
    return single and int(again.sum()) >= _FEWEST and float((times_of[again] > 1).mean()) >= _MOSTLY


def _are_sales_of_days(cells: Cells, known: Mask, numbers: Groups, times: Groups) -> bool:
    """Whether a number's rows are sales of other times: a row each with another total, some of a buyer and some of nobody.

    Lines of one order, its payments and its states on several days all name its buyer.
    """
    who = next((_named(cells.texts(one))[known] for one in STAND_INS if one in cells), None)
    again = np.bincount(numbers)[numbers] > 1
    several = len(np.unique(numbers[again]))
    pairs, totals = combine([numbers, times]), cells.texts("amount").codes[known].astype(np.int64)
    if who is None or several < _FEWEST or len(np.unique(pairs)) < len(pairs):
        return False
    if (totals[again] < 0).any() or len(np.unique(combine([numbers, totals])[again])) < _MOSTLY * int(again.sum()):
        return False
    named = again & (who >= 0)
    same = int((np.bincount(combine([numbers[named], who[named]])) > 1).sum()) if named.any() else 0
    of_both = len(np.intersect1d(numbers[named], numbers[again & (who < 0)]))
    return same <= _RARELY * several and of_both >= max(_FEWEST, _PART * several)


def _named(texts: Texts) -> Groups:
    """One code a buyer; -1 where none is named."""
    codes = np.array([at if clean(text) else -1 for at, text in enumerate(texts.distinct)] + [-1], dtype=np.int64)
    return codes[texts.codes]


def _said(moments: Moments) -> list[str]:
    """Days, with the clock where there is one."""
    return [
        str(one).replace("T", " ").removesuffix(":00").removesuffix(" 00:00") for one in moments.astype("datetime64[s]")
    ]


def _told_apart(orders: OrderRows, known: Mask, pairs: Groups, places: list[str], note: Finding) -> OrderRows:
    """Orders by these pairs; those whose number came again are called by it and its place or day."""
    ids = orders.ids
    codes = np.full(len(ids), -1, dtype=np.int64)
    codes[known] = pairs
    rows = first_rows(np.where(codes < 0, 0, codes), int(pairs.max()) + 1, known)
    by_row = dict(zip(np.flatnonzero(known).tolist(), places, strict=True))
    numbers = ids.codes[rows]
    again = np.bincount(numbers)[numbers] > 1
    names = tuple(f"{ids.distinct[number]}{BESIDE}{by_row[row]}" if more else ids.distinct[number] for number, row, more in zip(numbers.tolist(), rows.tolist(), again.tolist(), strict=True))  # fmt: skip
    told = Texts(names, codes.astype(np.int32))
    groups, count = order_groups(told)
    return replace(orders, ids=told, groups=groups, count=count, findings=[*orders.findings, note])


def _by_place_said(cells: Cells, place: str) -> Finding:
    return finding(
        "order_numbers_restart", "warning",
        N_("The numbers in “{header}” are counted in each “{place}” anew; the same number elsewhere was taken as another order."),
        header=cells.header("order_id"), place=place,
    )  # fmt: skip


def _by_day_said(cells: Cells) -> Finding:
    return finding(
        "order_numbers_restart", "warning",
        N_("The same numbers in “{header}” come at several times with other totals and other buyers, as where several tills count for themselves; at another time it was taken as another order."),
        header=cells.header("order_id"),
    )  # fmt: skip

"""Columns called just “Cost” or “Name”: the cost of the goods, or what they are called, where the cells agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

import numpy as np
import numpy.typing as npt

from lib.core.findings import Finding, finding
from lib.core.settings import DecimalMark
from lib.core.words import N_
from lib.ingest.headers import compact, words_of
from lib.ingest.likeness import BUYERS, GUESSED, LEAST_CONFIDENCE, MOST, MOST_ROWS, NEARLY_ALL, Found, Unmatched
from lib.ingest.paid import Figures, first_figures
from lib.ingest.texts import Texts, clean

#: Headers that say that something was paid for the sale, and not for what.
_NAMES = frozenset({"cost", "costs", "kosten", "couts", "koszt", "koszty"})
#: The same of what somebody paid, as a shop's own book calls what its customers did.
_PAID = _NAMES | {"totalcost", "gesamtkosten", "costototal", "costetotal", "costototale", "custototal", "totalekosten", "kosztcalkowity", "cout", "costo", "coste", "custo", "costi", "koszty", "kostnad", "omkostning", "kustannus", "maliyet", "spent", "消费", "消費", "花费", "费用", "費用", "стоимость"}  # fmt: skip
#: Headers that say “name” and not whose; what stands beside those of goods.
_NAME = frozenset({"name", "nom", "nombre", "nome", "naam", "nazwa", "navn", "namn", "nazev", "nume", "ad", "имя", "название", "名称", "名稱", "名前", "이름"})  # fmt: skip
_VARIANT = frozenset({"variant", "variation", "variante", "varianta", "wariant", "вариант", "variantname", "variationname", "バリエーション"})  # fmt: skip
_OF_LINES = {"sku", "quantity", "unit_price"}
#: What says who or what an order was for; a list of orders and their costs has neither.
_BOUGHT = {"name", "product", "sku", "quantity"}
#: Headers of what one piece costs whoever reads them: the shop, or its buyer.
_OF_ONE = frozenset({"unitcost", "costperitem", "costperunit", "costeach", "costperpiece"})
#: Parts of headers of what is left when the goods are paid.
_LEFT = ("profit", "margin", "marge", "gewinn", "ertrag", "zysk", "毛利", "利润", "粗利")
#: Rows from which cells say something, and how far costs of goods go with the amounts (a correlation of ranks) and are a part of them.
_FEW, _TOGETHER, _LEAST_PART = 5, 0.5, 0.05
#: A price before tax is this part of the whole or more, nearly the same in each row.
_UNTAXED, _ALIKE = 0.75, 0.01
#: What goods have and buyers have not, of which two prove what stands beside them.
_OF_THINGS = frozenset((word,) for word in ("size", "color", "colour", "flavor", "flavour", "brand", "sku", "price", "variant", "ingredients", "category")) | {("name", "id")}  # fmt: skip
#: Amounts that differ by less are the same to rounding.
_CENT = 0.011
_PROVEN = 2
_PIECES = re.compile(r"[1-9]\d{0,2}")
_MARKS: tuple[DecimalMark, ...] = (".", ",")
_Amounts = npt.NDArray[np.float64]


def goods_called_name(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """A column called just “Name” as the name of the goods: beside a variant, or where the lines of one order have several.

    Where it is no buyer's name and the goods have no other, it is theirs, too.
    """
    if "product" in found or fixed & {"product", "name"} or not _OF_LINES & found.keys():
        return found
    used = taken | {place for place, _ in found.values()}
    free = [place for place, header in enumerate(table.headers) if compact(header) in _NAME and place not in used]
    place, sure = found.get("name", (-1, 0.0))
    if place < 0 or compact(table.headers[place]) not in _NAME:
        return found | {"product": (free[0], LEAST_CONFIDENCE)} if len(free) == 1 and place >= 0 else found
    beside_a_variant = any(compact(header) in _VARIANT for header in table.headers)
    if not beside_a_variant and not _several_in_an_order(table, found, place):
        return found
    return {code: at for code, at in found.items() if code != "name"} | {"product": (place, sure)}


def goods_of_a_trade(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What was found; where the file calls its goods by a word of its own, their name is the product's: pizza_name beside pizza_size and pizza_category."""
    if "product" in found or "product" in fixed:
        return found
    said = [words_of(header) for header in table.headers]
    for place in table.free(taken | {at for at, _ in found.values()}):
        own = said[place][:-1]
        beside = {words[len(own) :] for words in said if words[: len(own)] == own}
        if own and said[place][-1] == "name" and len(beside & _OF_THINGS) >= _PROVEN:
            return found | {"product": (place, LEAST_CONFIDENCE)}
    return found


def _several_in_an_order(table: Unmatched, found: Found, place: int) -> bool:
    """Whether the rows of one order, of one day, have several names, in half of the orders that have several rows."""
    if not {"order_id", "ordered_at"} <= found.keys():
        return False
    columns = [found["order_id"][0], found["ordered_at"][0], place]
    told: dict[tuple[int, int], list[int]] = {}
    for order, day, name in zip(*(table.columns[at].codes[:MOST_ROWS].tolist() for at in columns), strict=True):
        if order >= 0 and name >= 0:
            told.setdefault((order, day), []).append(name)
    several = [each for each in told.values() if len(each) > 1]
    return bool(several) and 2 * sum(len(set(each)) > 1 for each in several) >= len(several)


def cost_beside_amount(table: Unmatched, found: Found, taken: set[int]) -> Found:
    """The only free column that is called just “Cost”, where it is below the amount in nearly every row and is no part of the price.

    In a file of prices and quantities it is below the price, or below both multiplied. A price before tax or shipping is below the amount,
    too, and a flat fee does not grow with it: neither is taken.
    """
    if "ordered_at" not in found or not found.keys() & set(BUYERS):
        return {}
    if "amount" not in found and not {"unit_price", "quantity"} <= found.keys():
        return {}
    used = taken | {place for place, _confidence in found.values()}
    able = [place for place in table.free(used) if compact(table.headers[place]) in _NAMES]
    if len(able) != 1 or table.fit(able[0], "money") < NEARLY_ALL:
        return {}
    agree = any(
        _is_of_goods(*both) and not any(_completes(both, other) for other in _others(table, found, used, able[0], mark))
        for mark in _MARKS
        for paid in _paid(table, found, mark)
        for both in [(_column(table, able[0], mark), paid)]
    )
    return {"cost": (able[0], MOST)} if agree else {}


def _paid(table: Unmatched, found: Found, mark: DecimalMark) -> Iterator[_Amounts]:
    """What a cost can be below: the amount; where there is none, the price of one, and that of all pieces."""
    if "amount" in found:
        yield _column(table, found["amount"][0], mark)
        return
    price, quantity = (_column(table, found[code][0], mark) for code in ("unit_price", "quantity"))
    yield price
    yield price * quantity


def price_called_cost(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What was found; where a file gives quantities and the “unit cost” of each only, that is what the buyer paid for one."""
    if {"cost", "unit_price"} & fixed or {"amount", "unit_price"} & found.keys() or "quantity" not in found:
        return found
    own = found["cost"][0] if "cost" in found else None
    able = [at for at in table.free(taken - {own}) if compact(table.headers[at]) in _OF_ONE]
    if len(able) != 1 or table.fit(able[0], "money") < NEARLY_ALL:
        return found
    others = {code: one for code, one in found.items() if code != "cost" or one[0] != able[0]}
    return others | {"unit_price": (able[0], MOST)}


def amount_called_cost(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What was found; where the customer, or the order and what was bought, and the day are named and no other column can be money, what is called just “Cost” is what the customer paid."""
    if {"amount", "unit_price", "cost"} & fixed or {"amount", "unit_price"} & found.keys() or "ordered_at" not in found:
        return found
    sure = {code for code, (_, confidence) in found.items() if confidence > GUESSED}
    if "customer_id" not in sure and not ("order_id" in sure and sure & _BOUGHT):
        return found
    used = taken - {found["cost"][0] if "cost" in found else None}
    able = [at for at in table.free(used) if table.headers[at].strip() and table.fit(at, "money") >= NEARLY_ALL]
    if len(able) != 1 or compact(table.headers[able[0]]) not in _PAID:
        return found
    return {code: one for code, one in found.items() if code != "cost"} | {"amount": (able[0], MOST)}


def line_called_cost(table: Unmatched, found: Found, fixed: set[str]) -> Found:
    """What was found; a cost that is the price times the pieces is what the buyer paid."""
    codes = ("unit_price", "quantity", "cost")
    if {"amount", "cost"} & fixed or "amount" in found or not found.keys() >= set(codes):
        return found
    places = [found[code][0] for code in codes]
    if not any(are_lines(*(first_figures(table.columns[at], mark) for at in places)) for mark in _MARKS):
        return found
    return {code: one for code, one in found.items() if code != "cost"} | {"amount": found["cost"]}


def are_lines(price: Figures, pieces: Figures, whole: Figures) -> bool:
    """Whether a column is the price times whole numbers in nearly every row that tells all three, some of several pieces."""
    rows = [(one, many, all_of) for one, many, all_of in zip(price, pieces, whole, strict=True) if one and many and all_of]  # fmt: skip
    made = [many for one, many, all_of in rows if many % 1 == 0 and abs(one * many - all_of) < Decimal(str(_CENT))]
    return sum(many > 1 for many in made) >= _PROVEN and len(made) >= NEARLY_ALL * len(rows)


def cost_taken(table: Unmatched, found: Found) -> Finding:
    """Said where it is taken: values of customers rest on it."""
    return finding(
        "cost_by_content",
        "info",
        N_(
            "“{header}” was taken as the cost of the goods: nearly every row has less there than in “{amount}”. Choose another column, or none, if this is wrong."
        ),
        header=table.headers[found["cost"][0]],
        amount=table.headers[found["amount" if "amount" in found else "unit_price"][0]],
    )


def pieces_untold_said(table: Unmatched, found: Found, taken: set[int]) -> list[Finding]:
    """Said where each row counts as one piece, and one column may say how many they are: by a word of its header, else by small whole numbers that repeat."""
    if "unit_price" not in found or {"amount", "quantity"} & found.keys():
        return []
    field = table.catalogue.field("quantity")
    free = [at for at in table.free(taken | {place for place, _ in found.values()}) if not field.bars.found_in(table.headers[at])]  # fmt: skip
    named = [at for at in free if field.parts.found_in(table.headers[at]) and _are_whole(table.columns[at])]
    able = named or [at for at in free if _may_be_pieces(table.columns[at])]
    if len(able) != 1:
        return []
    return [
        finding(
            "pieces_untold",
            "warning",
            N_(
                "No header says how many pieces were bought, so “{header}” was counted once a row. If “{pieces}” is how many, choose it as the quantity (--map quantity=HEADER)."
            ),
            header=table.headers[found["unit_price"][0]],
            pieces=table.headers[able[0]],
        )
    ]


def _may_be_pieces(column: Texts) -> bool:
    """Whether cells are small whole numbers, most of them one digit long, and some come again."""
    said = [text for text in map(clean, column.distinct) if text]
    short = sum(len(text) == 1 for text in said)
    return len(said) < len(column) and _are_whole(column) and short * 2 > len(said)


def _are_whole(column: Texts) -> bool:
    """Whether several cells are whole numbers of up to three digits, and nothing else."""
    said = [text for text in map(clean, column.distinct) if text]
    return len(said) > 1 and all(map(_PIECES.fullmatch, said))


def _column(table: Unmatched, place: int, mark: DecimalMark) -> _Amounts:
    figures = first_figures(table.columns[place], mark)
    return np.array([np.nan if one is None else float(one) for one in figures])


def _is_of_goods(cost: _Amounts, paid: _Amounts) -> bool:
    told = (cost > 0) & (paid > 0)
    if int(told.sum()) < _FEW or (cost < 0).any() or told.sum() < MOST * int((paid > 0).sum()):
        return False
    cost, paid = cost[told], paid[told]
    part = cost / paid
    low, middle, high = np.quantile(part, (0.1, 0.5, 0.9))
    return bool(
        (part < 1).mean() >= NEARLY_ALL
        and middle >= _LEAST_PART
        and not (middle >= _UNTAXED and high - low < _ALIKE)
        and _go_together(cost, paid)
    )


def _go_together(cost: _Amounts, paid: _Amounts) -> bool:
    """Whether what costs more sells for more; where all sells for the same, whether all costs the same."""
    one, other = (np.unique(values, return_inverse=True)[1].astype(np.float64) for values in (cost, paid))
    if one.std() == 0 or other.std() == 0:
        return bool(one.std() == other.std())
    return float(np.corrcoef(one, other)[0, 1]) >= _TOGETHER


def _others(table: Unmatched, found: Found, used: set[int], place: int, mark: DecimalMark) -> Iterator[_Amounts]:
    """What may stand between a price and the amount: tax, shipping and discount in every combination, or any free figures."""
    sides = [np.nan_to_num(_column(table, found[code][0], mark)) for code in ("tax", "shipping") if code in found]
    if "discount" in found:
        sides.append(-np.abs(np.nan_to_num(_column(table, found["discount"][0], mark))))
    for several in range(1, len(sides) + 1):
        for chosen in combinations(sides, several):
            yield np.sum(chosen, axis=0)
    for other in table.free(used | {place}):
        if not any(word in compact(table.headers[other]) for word in _LEFT):
            yield _column(table, other, mark)


def _completes(both: tuple[_Amounts, _Amounts], other: _Amounts) -> bool:
    """Whether a cost and something else make the amount in most rows: then it is a price."""
    cost, paid = both
    told = (cost > 0) & (paid > 0)
    return bool((np.abs(cost + other - paid)[told] < _CENT).mean() >= MOST) if told.any() else False

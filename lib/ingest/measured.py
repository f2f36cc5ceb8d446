"""Goods sold by weight, length, or volume (Weight (kg) × Price per kg, 斤数 × 单价), and quantities that hold names of goods."""

from __future__ import annotations

import re

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.headers import compact
from lib.ingest.likeness import GUESSED, LEAST_CONFIDENCE, MOST, NEARLY_ALL, SAMPLE, Found, Unmatched
from lib.ingest.measures import UNITS, bare_count, priced_by
from lib.ingest.numbers import figure
from lib.ingest.texts import Texts, clean

#: Headers of prices of one, whatever it is.
_OF_ONE = frozenset(compact(name) for name in ("unit price", "price per unit", "单价", "單價", "単価", "단가", "einzelpreis", "prix unitaire", "precio unitario", "prezzo unitario", "preço unitário"))  # fmt: skip
_DIGIT = re.compile(r"\d")


def by_measure(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What was found, with the column of weights, lengths, or volumes that the price of a unit is to be multiplied by."""
    if {"amount", "quantity"} & (found.keys() | fixed) or "unit_price" not in found:
        return found
    price = table.headers[found["unit_price"][0]]
    measure, of_one = priced_by(price), compact(price) in _OF_ONE
    if measure is None and not of_one:
        return found
    free = table.free(taken | {place for place, _ in found.values()})
    able = [at for at in free if _measures(table, at, measure) and _are_figures(table.columns[at])]
    return {**found, "quantity": (able[0], MOST)} if len(able) == 1 else found


def _measures(table: Unmatched, place: int, measure: str | None) -> bool:
    """Whether a header names a measure or its unit (Weight (kg), Kilos, 斤数), and no other thing that is so long or heavy."""
    text = clean(table.headers[place]).casefold()
    for kind, (units, names) in UNITS.items():
        if kind == measure or measure is None:
            unit = rf"(?:{units})[.数數]?"
            of_it = rf"(?:{names}|menge|qty|quantity|amount|quantité|cantidad|quantità|quantidade|aantal|ilość|количество|数量|數量)"  # fmt: skip
            if re.fullmatch(rf"{unit}|{of_it} ?(?:[(（\[]|in |en |/|,)? ?{unit} ?[)）\]]?", text) or (measure and re.fullmatch(names, text)):  # fmt: skip
                return True
    return False


def _are_figures(column: Texts) -> bool:
    said = [text for text in map(clean, column.distinct) if text]
    return bool(said) and sum(_DIGIT.match(text) is not None for text in said) >= NEARLY_ALL * len(said)


def without_names_of_goods(table: Unmatched, found: Found, fixed: set[str]) -> Found:
    """What was found without a quantity that holds what was bought: Stück over Kerze, Menge over 2 Brote."""
    if "quantity" not in found or "quantity" in fixed or "unit_price" not in found:
        return found
    place = found["quantity"][0]
    if not _names_goods(table.columns[place]):
        return found
    less = {code: one for code, one in found.items() if code != "quantity"}
    return less if "product" in less or "product" in fixed else {**less, "product": (place, GUESSED)}


def goods_counted_in_words_said(table: Unmatched, found: Found) -> list[Finding]:
    """Said where a column of quantities holds names of goods with figures: whether the price is of one is not known."""
    if "unit_price" not in found or {"amount", "quantity"} & found.keys():
        return []
    for place, header in enumerate(table.headers):
        if table.named(place, "quantity") >= LEAST_CONFIDENCE and _names_goods(table.columns[place]):
            counted = next((text for text in map(clean, table.columns[place].distinct) if _DIGIT.match(text)), None)
            if counted is not None:
                return [
                    finding(
                        "quantity_in_words", "warning",
                        N_("“{header}” says how many and what together ({example}), so “{price}” was counted once a row, as what all of it cost. If it is the price of one, write the number alone into a column of its own."),
                        header=header, example=counted, price=table.headers[found["unit_price"][0]],
                    )
                ]  # fmt: skip
    return []


def _names_goods(column: Texts) -> bool:
    said = [text for text in map(clean, column.distinct[:SAMPLE]) if text]
    return bool(said) and sum(figure(bare_count(text)) is None for text in said) >= NEARLY_ALL * len(said)

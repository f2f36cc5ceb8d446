"""What is in each order: products up to the wanted total, vouchers, postage, tax, and what is sent back. Money in hundredths."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample_data.dice import Dice, Floats
from sample_data.season import promotion_on
from sample_data.shop import Shop, hundredths

_SLOTS = 3
_MOST_OF_ONE = 4


@dataclass(frozen=True)
class Baskets:
    """Orders with their money, and their lines.

    Attributes:
        orders: as simulated, with subtotal, discount, shipping, tax, total, refunded (hundredths), code (voucher) and number.
        lines: one row a line: order (position), product (position), quantity, price; returned lines have a quantity below 0
            and the day they came back in `day`.
    """

    orders: pd.DataFrame
    lines: pd.DataFrame


class _Shelf:
    """The products by price, so that what is affordable is always the first few."""

    def __init__(self, shop: Shop) -> None:
        prices = np.array([product.price for product in shop.products])
        self.order = np.argsort(prices, kind="stable")
        self.prices = prices[self.order]
        self.edges = np.cumsum([shop.products[position].weight for position in self.order])

    def fill(self, goods: float, chance: Floats) -> list[tuple[int, int]]:
        """(product, quantity) of an order: some at random, and then what brings the sum closest to `goods`."""
        basket: dict[int, int] = {}
        left = goods
        for slot in range(_SLOTS):
            affordable = int(np.searchsorted(self.prices, left, side="right"))
            if not affordable or (slot and chance[2 * slot] < 0.35):
                break
            place = int(np.searchsorted(self.edges, chance[2 * slot + 1] * self.edges[affordable - 1], side="right"))
            quantity = max(1, int(left / self.prices[place] * chance[2 * slot] * 0.5))
            basket[place] = basket.get(place, 0) + quantity
            left -= quantity * int(self.prices[place])
        place, quantity = self._closest(left, must_buy=0 if basket else 1)
        if quantity:
            basket[place] = basket.get(place, 0) + quantity
        return [(int(self.order[place]), quantity) for place, quantity in basket.items()]

    def _closest(self, left: float, must_buy: int) -> tuple[int, int]:
        most = max(_MOST_OF_ONE, int(left / self.prices[-1]) + 1)
        quantities = np.clip(np.rint(left / self.prices), must_buy, most)
        place = int(np.argmin(np.abs(left - quantities * self.prices)))
        return place, int(quantities[place])


def fill(shop: Shop, simulated: pd.DataFrame) -> Baskets:
    """Give every order its basket, money, order number and returns."""
    orders = simulated.copy()
    orders["code"], orders["discount_share"] = _vouchers(shop, orders)
    target = orders["target"].to_numpy() * 100
    free = target >= hundredths(shop.free_shipping_from)
    orders["shipping"] = np.where(free, 0, hundredths(shop.shipping))
    goods = (target - orders["shipping"]) / (1 - orders["discount_share"])
    shelf, chance = _Shelf(shop), Dice(shop.code, "baskets").uniform(len(orders) * 2 * _SLOTS).reshape(-1, 2 * _SLOTS)
    rows = [
        (order, product, quantity, shop.products[product].price)
        for order, wanted in enumerate(goods)
        for product, quantity in shelf.fill(wanted, chance[order])
    ]
    lines = pd.DataFrame(rows, columns=["order", "product", "quantity", "price"])
    lines["day"] = orders["day"].to_numpy()[lines["order"]]
    _add_up(shop, orders, lines)
    return Baskets(orders, pd.concat([lines, _returns(shop, orders, lines)], ignore_index=True))


def _vouchers(shop: Shop, orders: pd.DataFrame) -> tuple[list[str], list[float]]:
    chance = Dice(shop.code, "vouchers").uniform(len(orders))
    welcome, discount, share = shop.welcome
    codes: list[str] = []
    discounts: list[float] = []
    for day, rank, one in zip(orders["day"], orders["rank"], chance, strict=True):
        promotion = promotion_on(shop, day)
        if promotion and one < 0.6:
            codes.append(promotion.code)
            discounts.append(promotion.discount)
        elif rank == 1 and one < share:
            codes.append(welcome)
            discounts.append(discount)
        else:
            codes.append("")
            discounts.append(0.0)
    return codes, discounts


def _add_up(shop: Shop, orders: pd.DataFrame, lines: pd.DataFrame) -> None:
    """Subtotal - discount + shipping = total; the tax is inside the prices."""
    amount = lines["quantity"] * lines["price"]
    taxed = amount * np.array([shop.products[position].taxed for position in lines["product"]])
    kept = 1 - orders["discount_share"]
    orders["subtotal"] = np.bincount(lines["order"], weights=amount, minlength=len(orders)).astype(np.int64)
    orders["discount"] = np.rint(orders["subtotal"] * orders["discount_share"]).astype(np.int64)
    orders["total"] = orders["subtotal"] - orders["discount"] + orders["shipping"]
    orders["tax"] = np.rint(np.bincount(lines["order"], weights=taxed, minlength=len(orders)) * kept).astype(np.int64)
    orders["refunded"] = np.where(orders["fate"] == "refunded", orders["total"], 0)


def _returns(shop: Shop, orders: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """Lines sent back: one piece of a partly refunded order, everything of a refunded one. Sets `refunded` of the former."""
    dice = Dice(shop.code, "returns")
    chance, waited = dice.uniform(len(orders)), dice.whole(3, 10, len(orders))
    back_on = orders["day"].to_numpy() + waited
    first = lines.groupby("order").head(1)
    units = lines.groupby("order")["quantity"].sum().to_numpy()
    worth = np.rint(first["price"].to_numpy() * (1 - orders["discount_share"].to_numpy())).astype(np.int64)
    eligible = (orders["fate"] == "counted") & (units > 1) & (worth < 0.8 * orders["total"]) & (back_on < shop.days)
    wanted = shop.shares.partly_refunded * (orders["fate"] == "counted").sum() / eligible.sum()
    partly = eligible.to_numpy() & (chance < wanted)
    orders.loc[partly, "refunded"] = worth[partly]
    pieces = first[partly[first["order"]]].assign(quantity=-1)
    whole = lines[(orders["fate"] == "refunded").to_numpy()[lines["order"]]]
    back = pd.concat([pieces, whole.assign(quantity=-whole["quantity"])])
    return back.assign(day=np.minimum(back_on[back["order"]], shop.days - 1))

"""Lists of carts and checkouts that were left: what nobody paid for is no order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.core.errors import CannotAnswer
from lib.core.words import N_
from lib.ingest.cells import Columns
from lib.ingest.fields import Catalogue
from lib.ingest.headers import compact, words_of
from lib.ingest.likeness import LEAST_CONFIDENCE, MOST, name_score
from lib.ingest.table import TextTable
from lib.ingest.texts import filled_cells

#: What lists of carts that were left have, and lists of orders have not; also what became of each: Recovered?
_NAMES = frozenset(["cartid", "carttoken", "carttotal", "cartvalue", "cartstatus", "abandoned", "abandonedat", "abandonedon", "abandonedcheckouturl", "abandonedcarturl", "recovered", "isrecovered", "recoveredat", "recoveredon", "recoveryurl", "recoverystatus", "warenkorbid", "弃购时间", "购物车编号", "购物车id", "是否挽回", "挽回状态", "挽回时间", "是否召回", "購物車編號", "カート番号", "カートid", "장바구니번호"])  # fmt: skip
#: That one was left: Abandoned cart, Panier abandonné, 弃单.
_LEFT = re.compile(
    r"\babandoned (?:carts?|checkouts?|baskets?)\b|\b(?:cart|checkout|basket) abandon(?:ed|ment)\b"
    r"|(?:verlassene|abgebrochene)[rns]? (?:warenkorbe?|checkouts?|bestellvorgange?)\b|\bwarenkorb (?:verlassen|abgebrochen)\b"
    r"|\bpaniers? abandonnes?\b|\bcarritos? abandonados?\b|\bcarrinhos? abandonados?\b|\bcarrell[io] abbandonat[io]\b"
    r"|\bverlaten winkelwagens?\b|\bporzucon[ey]g?o? koszyk\w*|брошенн\w+ корзин|弃购|弃单|棄單|(?:放弃|未完成)的?(?:购物车|结账|结算)|カゴ落ち|カート放棄|장바구니 ?이탈"
)
#: What a basket came to, which shops also call what was paid for it; and whose day says that it was.
_OF_BASKETS = frozenset(["carttotal", "cartvalue"])
_OF_ORDER = re.compile(
    r"\border(?:ed)?\b|bestell|commande|\bpedido\b|\bordine\b|zamow|siparis|заказ|订单|下单|訂單|下單|注文|주문"
)
#: What Shopify's list of checkouts has, and what only its orders have.
_OF_SHOPIFY, _OF_ITS_ORDERS = frozenset(["id", "acceptsmarketing", "lineitemname"]), frozenset(["name", "financialstatus", "paidat", "fulfillmentstatus", "fulfilledat"])  # fmt: skip


def names_cart(header: str) -> bool:
    """Whether only lists of carts have such a column."""
    return compact(header) in _NAMES or _LEFT.search(" ".join(words_of(header))) is not None


def require_no_carts(table: TextTable, catalogue: Catalogue) -> None:
    """Refuse a list of carts and checkouts, unless its rows have numbers of orders.

    Raises:
        CannotAnswer: it is one.
    """
    told = list(filter(names_cart, table.headers))
    header = next(iter(told), None)
    ordered = all(compact(one) in _OF_BASKETS for one in told) and _dates_orders(table, catalogue)
    if header is not None and not ordered and not _numbers_orders(table, catalogue):
        raise CannotAnswer(
            N_(
                "“{header}” makes this a list of carts, also of those that nobody paid for. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            ),
            header=header,
        )
    if _is_of_shopify(table.headers):
        raise CannotAnswer(
            N_(
                "Shopify's list of abandoned checkouts has these columns, and nobody paid for those. Its orders also have “Name” and “Financial Status”: bring that list (Orders, Export). If these are orders all the same, choose the column of the amount by hand (--map amount=HEADER)."
            )
        )


def _is_of_shopify(headers: Sequence[str]) -> bool:
    keys = {compact(header) for header in headers}
    return keys >= _OF_SHOPIFY and not keys & _OF_ITS_ORDERS


def _dates_orders(table: TextTable, catalogue: Catalogue) -> bool:
    """Whether most rows have a day in a column that is called as that of an order: Date and time of order."""
    field, columns = catalogue.field("ordered_at"), Columns(table)
    named = [
        place
        for place, header in enumerate(table.headers)
        if name_score(header, field) >= LEAST_CONFIDENCE and _OF_ORDER.search(" ".join(words_of(header)))
    ]
    return any(filled_cells(columns[place]).mean() > MOST for place in named if table.cells.num_rows)


def _numbers_orders(table: TextTable, catalogue: Catalogue) -> bool:
    """Whether most rows have a number in a column that is called as one of orders; “Id” may be of anything."""
    field, columns = catalogue.field("order_id"), Columns(table)
    named = [
        place
        for place, header in enumerate(table.headers)
        if compact(header) != "id" and not names_cart(header) and name_score(header, field) >= LEAST_CONFIDENCE
    ]
    return any(filled_cells(columns[place]).mean() > MOST for place in named if table.cells.num_rows)

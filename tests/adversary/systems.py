"""Exports of shop systems: several lines an order, refunds, cancelled and unpaid orders, guests."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from tests.adversary.cases import Case, Truth
from tests.adversary.shop import delimited

Fate = Literal["paid", "cancelled", "pending", "refunded", "partly"]
Row = dict[str, str]


@dataclass(frozen=True)
class Sale:
    """One order of a shop system.

    Attributes:
        lines: (product, quantity, unit price).
        back: what was refunded of its total.
    """

    number: int
    email: str
    phone: str
    name: str
    when: datetime
    lines: tuple[tuple[str, int, Decimal], ...]
    shipping: Decimal
    fate: Fate
    back: Decimal

    @property
    def items(self) -> Decimal:
        """What its lines cost."""
        return sum((quantity * price for _product, quantity, price in self.lines), Decimal())

    @property
    def total(self) -> Decimal:
        """What the buyer pays."""
        return self.items + self.shipping


def sales(count: int = 90, seed: int = 3) -> list[Sale]:
    """Orders with everything that happens to orders; every twelfth has no buyer."""
    dice = random.Random(seed)
    when = datetime(2024, 2, 1, 8, 30)
    result: list[Sale] = []
    for place in range(count):
        when += timedelta(minutes=dice.randrange(400, 5_000))
        buyer = dice.randrange(18)
        lines = tuple(
            (f"Item {dice.randrange(9)}", dice.randrange(1, 4), Decimal(dice.randrange(300, 9_000)) / 100)
            for _line in range(dice.randrange(1, 4))
        )
        fate: Fate = ("cancelled", "pending", "refunded", "partly")[place % 16] if place % 16 < 4 else "paid"  # type: ignore[index]
        guest = place % 12 == 11
        sale = Sale(
            5_000 + place, "" if guest else f"buyer{buyer}@example.com", "" if guest else f"138000000{buyer:02}", "" if guest else f"Name {buyer}",
            when, lines, Decimal(dice.choice(("0", "4.95", "8"))), fate, Decimal(),
        )  # fmt: skip
        back = {"refunded": sale.total, "partly": (sale.total / 3).quantize(Decimal("0.01"))}.get(fate, Decimal())
        result.append(Sale(**{**sale.__dict__, "back": back}))
    return result


def truth(
    some: Sequence[Sale],
    grain: Literal["order", "items"] = "order",
    refunds: Literal["column", "status", "rows"] = "column",
) -> Truth:
    """What must come out; whole refunds leave an order out, unless the refunds are rows of their own."""
    kept = [
        sale
        for sale in some
        if sale.email and (sale.fate in {"paid", "partly"} or (refunds == "rows" and sale.fate == "refunded"))
    ]
    money = sum(((sale.total if grain == "order" else sale.items) for sale in kept), Decimal())
    if refunds != "status":
        money -= sum((sale.back for sale in kept), Decimal())
    return Truth(
        len(kept),
        len({sale.email for sale in kept}),
        money,
        min(sale.when for sale in kept),
        max(sale.when for sale in kept),
    )


def csv(rows: Iterable[Row], headers: Sequence[str] | None = None, delimiter: str = ",") -> str:
    """Rows as text; the columns are those of the first row unless told."""
    rows = list(rows)
    columns = list(headers or dict.fromkeys(key for row in rows for key in row))
    return delimited([columns, *[[row.get(column, "") for column in columns] for row in rows]], delimiter)


def money(amount: Decimal) -> str:
    """12.30."""
    return f"{amount:.2f}"


def at(when: datetime, form: str = "%Y-%m-%d %H:%M:%S") -> str:
    """A moment in a form."""
    return when.strftime(form)


STATUS = {
    "etsy": {}, "bigcommerce": {"paid": "Awaiting Fulfillment", "cancelled": "Cancelled", "pending": "Awaiting Payment", "refunded": "Refunded", "partly": "Partially Refunded"},
    "magento": {"paid": "complete", "cancelled": "canceled", "pending": "pending_payment", "refunded": "closed", "partly": "complete"},
    "woo": {"paid": "wc-completed", "cancelled": "wc-cancelled", "pending": "wc-on-hold", "refunded": "wc-refunded", "partly": "wc-processing"},
    "wix": {"paid": "Paid", "cancelled": "Canceled", "pending": "Unpaid", "refunded": "Fully refunded", "partly": "Partially refunded"},
    "stripe": {"paid": "Paid", "cancelled": "Failed", "pending": "Pending", "refunded": "Refunded", "partly": "Paid"},
    "taobao": {"paid": "交易成功", "cancelled": "交易关闭", "pending": "等待买家付款", "refunded": "交易关闭", "partly": "交易成功"},
    "pdd": {"paid": "已收货", "cancelled": "已取消", "pending": "待付款", "refunded": "已收货，退款成功", "partly": "已发货，待收货"},
    "douyin": {"paid": "已完成", "cancelled": "已关闭", "pending": "待支付", "refunded": "已关闭", "partly": "已发货"},
}  # fmt: skip


def _by_line(
    sale: Sale, order: Row, line: Callable[[str, int, Decimal], Row], repeat: Literal["all", "first"]
) -> Iterator[Row]:
    """A row a line, with the order's cells on all of them or on the first."""
    for place, (product, quantity, price) in enumerate(sale.lines):
        yield {**(order if repeat == "all" or not place else {}), **line(product, quantity, price)}


def bigcommerce(some: Sequence[Sale]) -> str:
    return csv(
        {
            "Order ID": str(s.number), "Customer ID": (s.email and str(100 + int(s.phone[-2:]))) or "0", "Customer Name": s.name, "Customer Email": s.email, "Customer Phone": s.phone, "Order Date": at(s.when, "%d/%m/%Y"), "Order Time": at(s.when, "%H:%M:%S"),
            "Order Status": STATUS["bigcommerce"][s.fate], "Subtotal (inc tax)": money(s.items), "Subtotal (ex tax)": money(s.items), "Tax Total": "0.00", "Shipping Cost (inc tax)": money(s.shipping), "Refund Amount": money(s.back), "Order Total (inc tax)": money(s.total), "Order Total (ex tax)": money(s.total), "Payment Method": "Card",
            "Total Quantity": "2", "Order Currency Code": "USD", "Product Details": "; ".join(product for product, _q, _p in s.lines),
        }
        for s in some
    )  # fmt: skip


def magento(some: Sequence[Sale]) -> str:
    return csv(
        {
            "ID": f"{s.number:09}", "Purchase Point": "Main Website", "Purchase Date": at(s.when, "%b %d, %Y %I:%M:%S %p"), "Bill-to Name": s.name, "Ship-to Name": s.name, "Grand Total (Base)": money(s.total), "Grand Total (Purchased)": money(s.total), "Status": STATUS["magento"][s.fate],
            "Customer Email": s.email, "Customer Group": "General", "Subtotal": money(s.items), "Shipping and Handling": money(s.shipping), "Customer Name": s.name, "Payment Method": "checkmo", "Total Refunded": money(s.back) if s.back else "",
        }
        for s in some
    )  # fmt: skip


def woo_plug_in(some: Sequence[Sale]) -> str:
    return csv(
        row
        for s in some
        for row in _by_line(
            s,
            {"Order Number": str(s.number), "Order Status": STATUS["woo"][s.fate], "Order Date": at(s.when, "%Y-%m-%d %H:%M"), "First Name (Billing)": s.name, "Email (Billing)": s.email, "Phone (Billing)": s.phone, "Country Code (Billing)": "US", "Cart Discount Amount": "0", "Order Subtotal Amount": money(s.items), "Order Shipping Amount": money(s.shipping), "Order Refund Amount": money(s.back), "Order Total Amount": money(s.total), "Order Total Tax Amount": "0"},
            lambda product, quantity, price: {"SKU": product[-1], "Item Name": product, "Quantity (- Refund)": str(quantity), "Item Cost": money(price)},
            "all",
        )
    )  # fmt: skip


def woo_underscored(some: Sequence[Sale]) -> str:
    return csv(
        {
            "order_id": str(s.number), "order_number": str(s.number), "order_date": at(s.when), "paid_date": at(s.when), "status": STATUS["woo"][s.fate][3:], "shipping_total": money(s.shipping), "tax_total": "0", "discount_total": "0", "order_total": money(s.total), "refunded_total": money(s.back), "order_currency": "EUR",
            "payment_method": "stripe", "customer_id": str(int(s.phone[-2:]) + 7) if s.email else "0", "billing_first_name": s.name, "billing_email": s.email, "billing_phone": s.phone, "billing_country": "DE", "line_item_1": "name:Item|quantity:1|total:5.00",
        }
        for s in some
    )  # fmt: skip


def wix(some: Sequence[Sale]) -> str:
    return csv(
        row
        for s in some
        for row in _by_line(
            s,
            {"Order number": str(s.number), "Date created": at(s.when, "%b %d, %Y"), "Time": at(s.when, "%I:%M:%S %p"), "Total order quantity": "3", "Contact email": s.email, "Billing name": s.name, "Billing phone": s.phone, "Payment status": STATUS["wix"][s.fate], "Shipping rate": money(s.shipping), "Tax": "0", "Total": money(s.total), "Currency": "USD", "Refunded amount": money(s.back), "Net amount": money(s.total - s.back)},
            lambda product, quantity, price: {"Item": product, "SKU": product[-1], "Qty": str(quantity), "Quantity refunded": "0", "Price": money(price)},
            "all",
        )
    )  # fmt: skip


def square(some: Sequence[Sale]) -> str:
    def row(s: Sale, sign: int, amount: Decimal, number: str, event: str) -> Row:
        value = f"${amount:,.2f}" if sign > 0 else f"-${amount:,.2f}"
        return {"Date": at(s.when, "%m/%d/%y"), "Time": at(s.when, "%H:%M:%S"), "Time Zone": "Eastern Time (US & Canada)", "Gross Sales": value, "Discounts": "$0.00", "Net Sales": value, "Tax": "$0.00", "Tip": "$0.00", "Total Collected": value, "Source": "Point of Sale", "Card": value, "Fees": "-$0.50", "Net Total": value, "Transaction ID": number, "Payment ID": f"P{number}", "Event Type": event, "Customer ID": s.email and f"C{s.phone[-2:]}", "Customer Name": s.name}  # fmt: skip

    rows = [row(s, 1, s.total, f"T{s.number}", "Payment") for s in some if s.fate not in {"cancelled", "pending"}]
    rows += [row(s, -1, s.back, f"R{s.number}", "Refund") for s in some if s.back]
    return csv(rows)


def stripe_old(some: Sequence[Sale]) -> str:
    return csv(
        {
            "id": f"ch_{s.number}", "Description": "", "Seller Message": "", "Created (UTC)": at(s.when, "%Y-%m-%d %H:%M"), "Amount": f"{s.total:,.2f}", "Amount Refunded": f"{s.back:,.2f}", "Currency": "usd", "Converted Amount": f"{s.total:,.2f}", "Converted Amount Refunded": f"{s.back:,.2f}", "Fee": "0.59", "Tax": "0.00", "Converted Currency": "usd", "Mode": "Live", "Status": STATUS["stripe"][s.fate],
            "Statement Descriptor": "SHOP", "Customer ID": s.email and f"cus_{s.phone[-2:]}", "Customer Email": s.email, "Captured": "true",
        }
        for s in some
    )  # fmt: skip


def paypal(some: Sequence[Sale]) -> str:
    def row(  # noqa: PLR0917
        when: datetime,
        kind: str,
        status: str,
        gross: Decimal,
        number: str,
        sender: str,
        receiver: str,
        reference: str = "",
        name: str = "",
    ) -> Row:
        return {"Date": at(when, "%m/%d/%Y"), "Time": at(when, "%H:%M:%S"), "TimeZone": "PST", "Name": name, "Type": kind, "Status": status, "Currency": "USD", "Gross": f"{gross:,.2f}", "Fee": f"{-gross / 50:,.2f}", "Net": f"{gross * 49 / 50:,.2f}", "From Email Address": sender, "To Email Address": receiver, "Transaction ID": number, "Reference Txn ID": reference, "Shipping and Handling Amount": "0.00", "Balance": "99.00"}  # fmt: skip

    shop = "shop@example.org"
    rows: list[Row] = []
    for place, s in enumerate(some):
        status = {"cancelled": "Denied", "pending": "Pending"}.get(s.fate, "Completed")
        rows.append(
            row(s.when, "Express Checkout Payment", status, s.total, f"TX{s.number}", s.email, shop, "", s.name)
        )
        if s.back:
            rows.append(
                row(
                    s.when + timedelta(days=1),
                    "Payment Refund",
                    "Completed",
                    -s.back,
                    f"RF{s.number}",
                    shop,
                    s.email,
                    f"TX{s.number}",
                    s.name,
                )
            )
        if place % 9 == 0:
            rows.append(row(s.when, "General Withdrawal", "Completed", Decimal(-500), f"WD{s.number}", shop, "", ""))
            rows.append(
                row(
                    s.when,
                    "General Currency Conversion",
                    "Completed",
                    Decimal(77),
                    f"CA{s.number}",
                    shop,
                    "",
                    f"TX{s.number}",
                )
            )
            rows.append(
                row(
                    s.when,
                    "General Currency Conversion",
                    "Completed",
                    Decimal(-70),
                    f"CB{s.number}",
                    shop,
                    "",
                    f"TX{s.number}",
                )
            )
            rows.append(
                row(
                    s.when,
                    "PreApproved Payment Bill User Payment",
                    "Completed",
                    Decimal("-12.99"),
                    f"PB{s.number}",
                    shop,
                    "hosting@example.net",
                )
            )
    return csv(rows)


def etsy_orders(some: Sequence[Sale]) -> str:
    return csv(
        {
            "Sale Date": at(s.when, "%m/%d/%y"), "Order ID": str(s.number), "Buyer User ID": s.email and f"user{s.phone[-2:]}", "Full Name": s.name, "Number of Items": "2", "Payment Method": "Credit Card", "Date Shipped": "", "Ship Country": "United States", "Currency": "USD", "Order Value": money(s.items), "Coupon Code": "", "Discount Amount": "0.00",
            "Shipping": money(s.shipping), "Sales Tax": "0.00", "Order Total": money(s.total), "Status": "", "Card Processing Fees": "0.60", "Order Net": money(s.total), "Buyer": s.name, "Order Type": "online", "SKU": "A,B",
        }
        for s in some
        if s.fate == "paid"
    )  # fmt: skip


def ebay(some: Sequence[Sale]) -> str:
    kept = [s for s in some if s.fate == "paid"]
    rows: list[Row] = []
    for s in kept:
        order = {
            "Sales Record Number": str(s.number - 4_000),
            "Order Number": f"12-{s.number}-9",
            "Buyer Username": s.email and f"user{s.phone[-2:]}",
            "Buyer Name": s.name,
            "Buyer Email": s.email,
            "Ship To Country": "United States",
        }
        paid = {
            "Shipping And Handling": f"${s.shipping}",
            "Total Price": f"${s.total:,.2f}",
            "Sale Date": at(s.when, "%b-%d-%y"),
            "Paid On Date": at(s.when, "%b-%d-%y"),
        }
        items = [
            {
                "Item Number": "11",
                "Item Title": product,
                "Custom Label": product[-1],
                "Quantity": str(quantity),
                "Sold For": f"${price:,.2f}",
            }
            for product, quantity, price in s.lines
        ]
        if len(items) == 1:
            rows.append({**order, **items[0], **paid})
        else:
            rows.append({**order, "Quantity": str(len(items)), **paid})
            rows += [
                {
                    "Sales Record Number": order["Sales Record Number"],
                    "Order Number": order["Order Number"],
                    "Buyer Username": order["Buyer Username"],
                    **item,
                }
                for item in items
            ]
    columns = [
        "Sales Record Number",
        "Order Number",
        "Buyer Username",
        "Buyer Name",
        "Buyer Email",
        "Ship To Country",
        "Item Number",
        "Item Title",
        "Custom Label",
        "Quantity",
        "Sold For",
        "Shipping And Handling",
        "Total Price",
        "Sale Date",
        "Paid On Date",
    ]
    text = csv(rows, columns)
    header, _, rest = text.partition("\n")
    blank = "," * (len(columns) - 1)
    return f"{blank}\n{header}\n{blank}\n{rest}{blank}\n{len(kept)},record(s) downloaded,{blank[:-2]}\nSeller ID : shop{blank}\n"


def lightspeed(some: Sequence[Sale]) -> str:
    rows: list[Row] = []
    for s in some:
        if s.fate not in {"paid", "cancelled"}:
            continue
        head = {
            "Date": at(s.when),
            "Receipt Number": str(s.number),
            "Customer Code": s.email and f"c-{s.phone[-2:]}",
            "Customer Name": s.name,
            "Register": "Main",
            "Status": "CLOSED" if s.fate == "paid" else "VOIDED",
        }
        rows.append(
            {
                **head,
                "Line Type": "Sale",
                "Quantity": str(len(s.lines)),
                "Subtotal": money(s.items),
                "Sales Tax": "0",
                "Discount": "0",
                "Total": money(s.total),
                "Paid": money(s.total),
                "Details": "",
            }
        )
        rows += [
            {
                **head,
                "Line Type": "Sale Line",
                "Quantity": str(quantity),
                "Subtotal": money(quantity * price),
                "Total": money(quantity * price),
                "Details": product,
            }
            for product, quantity, price in s.lines
        ]
        rows.append(
            {**head, "Line Type": "Payment", "Total": money(s.total), "Paid": money(s.total), "Details": "Cash"}
        )
    return csv(rows)


def taobao_without_buyer(some: Sequence[Sale]) -> str:
    return csv(
        {
            "订单编号": f'="{s.number}"', "支付单号": "", "买家应付货款": money(s.items), "买家应付邮费": money(s.shipping), "总金额": money(s.total), "买家实际支付金额": money(s.total if s.fate in {"paid", "partly"} else Decimal()), "订单状态": STATUS["taobao"][s.fate], "订单创建时间": at(s.when), "订单付款时间": at(s.when) if s.fate != "pending" else "", "宝贝标题": "杯子", "宝贝总数量": "2", "店铺名称": "店",
        }
        for s in some
    )  # fmt: skip


def taobao_items(some: Sequence[Sale]) -> str:
    return csv(
        {
            "子订单编号": f'="{s.number}{place}"', "主订单编号": f'="{s.number}"', "标题": product, "价格": money(price), "购买数量": str(quantity), "外部系统编号": "", "商品属性": "", "订单状态": STATUS["taobao"][s.fate], "商家编码": "k", "支付单号": "", "买家应付货款": money(price * quantity), "买家实际支付金额": money(price * quantity), "退款状态": "没有申请退款", "退款金额": "无退款申请", "订单创建时间": at(s.when), "订单付款时间": at(s.when),
        }
        for s in some
        for place, (product, quantity, price) in enumerate(s.lines)
    )  # fmt: skip


def pinduoduo(some: Sequence[Sale]) -> str:
    return csv(
        {
            "商品": "杯子", "订单号": f"240201-{s.number}", "订单状态": STATUS["pdd"][s.fate], "商品总价(元)": money(s.items), "邮费(元)": money(s.shipping), "店铺优惠折扣(元)": "0", "平台优惠折扣(元)": "0", "用户实付金额(元)": money(s.total), "商家实收金额(元)": money(s.total), "商品数量(件)": "1", "发货时间": "", "确认收货时间": "", "商品id": "88", "商品规格": "白", "快递单号": "", "售后状态": "无售后或售后取消", "订单成交时间": at(s.when),
        }
        for s in some
    )  # fmt: skip


def douyin(some: Sequence[Sale]) -> str:
    return csv(
        {
            "主订单编号": f"{s.number}A", "子订单编号": f"{s.number}A{place}", "选购商品": product, "商品规格": "白", "商品数量": str(quantity), "商品ID": "7", "商家编码": "k", "商品单价": money(price), "订单应付金额": money(price * quantity), "运费": "0.00", "优惠总金额": "0.00", "收件人": s.name, "收件人手机号": s.phone, "订单提交时间": at(s.when), "支付完成时间": at(s.when) if s.fate != "pending" else "", "APP渠道": "抖音", "流量来源": "直播", "订单状态": STATUS["douyin"][s.fate],
        }
        for s in some
        for place, (product, quantity, price) in enumerate(s.lines)
    )  # fmt: skip


def shopify_pos(some: Sequence[Sale]) -> str:
    """Shopify's plain export, its refunds in a column and its lines below."""
    return csv(
        row
        for s in some
        for place, row in enumerate(
            _by_line(
                s,
                {"Email": s.email, "Financial Status": {"paid": "paid", "cancelled": "voided", "pending": "pending", "refunded": "refunded", "partly": "partially_refunded"}[s.fate], "Paid at": at(s.when), "Currency": "USD", "Subtotal": money(s.items), "Shipping": money(s.shipping), "Taxes": "0.00", "Total": money(s.total), "Discount Amount": "0.00", "Cancelled at": at(s.when) if s.fate == "cancelled" else "", "Refunded Amount": money(s.back), "Phone": s.phone, "Billing Name": s.name},
                lambda product, quantity, price, s=s: {"Name": f"#{s.number}", "Created at": at(s.when, "%Y-%m-%d %H:%M:%S -0500"), "Lineitem quantity": str(quantity), "Lineitem name": product, "Lineitem price": money(price)},
                "first",
            )
        )
    )  # fmt: skip


def _midnight(one: Truth) -> Truth:
    day = lambda when: when and when.replace(hour=0, minute=0, second=0)  # noqa: E731
    return Truth(one.orders, one.customers, one.revenue, day(one.first), day(one.last))


def cases() -> Iterator[Case]:
    """One export a system."""
    some = sales()
    paid = [s for s in some if s.fate == "paid"]
    live = [s for s in some if s.fate not in {"cancelled", "pending"}]
    for name, text, wanted in (
        ("shopify", shopify_pos(some), truth(some)),
        ("bigcommerce", bigcommerce(some), truth(some)),
        ("magento", magento(some), truth(some)),
        ("woocommerce plug-in", woo_plug_in(some), truth(some)),
        ("woocommerce underscored", woo_underscored(some), truth(some)),
        ("wix", wix(some), truth(some)),
        ("square", square(some), truth(live, refunds="rows")),
        ("stripe old", stripe_old(some), truth(some)),
        ("paypal", paypal(some), truth(some, refunds="rows")),
        ("etsy orders", etsy_orders(some), _midnight(truth(paid))),
        ("ebay", ebay(some), _midnight(truth(paid))),
        ("lightspeed", lightspeed(some), truth(paid)),
        ("douyin", douyin(some), truth(some, "items", "status")),
    ):
        yield Case(f"system {name}", text.encode(), wanted)
    for name, text, grain in (
        ("taobao without the buyer", taobao_without_buyer(some), "order"),
        ("taobao items", taobao_items(some), "items"),
        ("pinduoduo", pinduoduo(some), "order"),
    ):
        everybody = [Sale(**{**s.__dict__, "email": s.email or f"guest{s.number}"}) for s in some]
        wanted = truth(everybody, grain, "status")  # type: ignore[arg-type]
        yield Case(
            f"system {name}",
            text.encode(),
            Truth(wanted.orders, 0, wanted.revenue, wanted.first, wanted.last),
            ("no_buyer_column",),
        )

"""Exports of the systems that the catalogue knows, beside those in `systems`: the headers are the systems' own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from tests.adversary.cases import Case, Truth
from tests.adversary.marketplaces import everybody, user
from tests.adversary.systems import Row, Sale, _by_line, at, csv, money, sales, truth


def shopify_report(some: Sequence[Sale]) -> str:
    """Shopify's report “Sales by order”: a row an order and day; returns are rows of their own, negative."""

    def row(s: Sale, when_days: int, sign: int, amount: Decimal) -> Row:
        return {"Day": at(s.when + timedelta(days=when_days), "%Y-%m-%d"), "Order name": f"#{s.number}", "Order ID": str(8_000_000 + s.number), "Sales channel": "Online Store", "Customer name": s.name, "Customer email": s.email, "Orders": "1", "Gross sales": money(sign * s.items), "Discounts": "0.00", "Returns": money(min(sign * amount, Decimal())), "Net sales": money(sign * amount), "Shipping": "0.00", "Taxes": "0.00", "Total sales": money(sign * amount)}  # fmt: skip

    kept = [s for s in some if s.fate not in {"cancelled", "pending"}]
    return csv([row(s, 0, 1, s.total) for s in kept] + [row(s, 2, -1, s.back) for s in kept if s.back])


def square_items(some: Sequence[Sale]) -> str:
    def row(s: Sale, product: str, quantity: int, amount: Decimal, event: str) -> Row:
        text = f"${amount:,.2f}" if amount >= 0 else f"-${-amount:,.2f}"
        return {"Date": at(s.when, "%Y-%m-%d"), "Time": at(s.when, "%H:%M:%S"), "Time Zone": "Pacific Time (US & Canada)", "Category": "Cups", "Item": product, "Qty": f"{quantity}.0", "Price Point Name": "Regular", "SKU": product[-1], "Modifiers Applied": "", "Gross Sales": text, "Discounts": "$0.00", "Net Sales": text, "Tax": "$0.00", "Transaction ID": f"T{s.number}", "Payment ID": f"P{s.number}", "Device Name": "iPad", "Notes": "", "Details": "https://squareup.com/dashboard", "Event Type": event, "Location": "Main", "Dining Option": "", "Customer ID": s.email and f"C{s.phone[-2:]}", "Customer Name": s.name, "Customer Reference ID": "", "Unit": "ea", "Count": str(quantity), "Itemization Type": "Physical Good", "Fulfillment Note": "", "Channel": "Main", "Card Brand": "Visa", "PAN Suffix": "1234"}  # fmt: skip

    live = [s for s in some if s.fate not in {"cancelled", "pending"}]
    sold = [row(s, product, n, n * price, "Payment") for s in live for product, n, price in s.lines]
    back = [row(s, product, -n, -n * price, "Refund") for s in live if s.fate == "refunded" for product, n, price in s.lines]  # fmt: skip
    return csv([*sold, *back])


EBAY_ORDERS = (  # noqa: SIM905
    "Sales Record Number|Order Number|Buyer Username|Buyer Name|Buyer Email|Buyer Note|Buyer Address 1|Buyer Address 2|Buyer City|Buyer State|Buyer Zip|Buyer Country|Buyer Tax Identifier Name|Buyer Tax Identifier Value|"
    "Ship To Name|Ship To Phone|Ship To Address 1|Ship To Address 2|Ship To City|Ship To State|Ship To Zip|Ship To Country|Item Number|Item Title|Custom Label|Sold Via Promoted Listings|Quantity|Sold For|Shipping And Handling|"
    "Item Location|Item Zip Code|Item Country|eBay Collect And Remit Tax Rate|eBay Collect And Remit Tax Type|eBay Reference Name|eBay Reference Value|Tax Status|Seller Collected Tax|eBay Collected Tax|Electronic Waste Recycling Fee|"
    "Additional Fee|eBay Collected Charges|Total Price|eBay Collected Tax and Fees Included in Total|Payment Method|Sale Date|Paid On Date|Ship By Date|Minimum Estimated Delivery Date|Maximum Estimated Delivery Date|Shipped On Date|"
    "Feedback Left|Feedback Received|My Item Note|PayPal Transaction ID|Shipping Service|Tracking Number|Transaction ID|Variation Details|Global Shipping Program|Click And Collect|eBay Plus|Authenticity Verification Program|Tax City|Tax State|Tax Zip|Tax Country"
).split("|")


def ebay_orders(some: Sequence[Sale]) -> str:
    """A row of an order's total, and below it one each of its items where they are several; notes around."""
    rows: list[Row] = []
    for s in some:
        order = {"Sales Record Number": str(s.number - 4_000), "Order Number": f"03-{s.number}-77777", "Buyer Username": user(s)}  # fmt: skip
        whole = {"Buyer Name": s.name, "Buyer Email": f"{s.number}@members.ebay.com", "Ship To Name": s.name, "Ship To Phone": "", "Ship To Country": "United States", "Shipping And Handling": f"${s.shipping}", "Seller Collected Tax": "$0.00", "eBay Collected Tax": "$1.23", "Total Price": f"${s.total:,.2f}", "eBay Collected Tax and Fees Included in Total": "No", "Payment Method": "", "Sale Date": at(s.when, "%b-%d-%y"), "Paid On Date": at(s.when, "%b-%d-%y"), "Ship By Date": at(s.when + timedelta(days=3), "%b-%d-%y")}  # fmt: skip
        items = [{"Item Number": "2255", "Item Title": product, "Custom Label": product[-1], "Quantity": str(n), "Sold For": f"${price:,.2f}", "Transaction ID": f"1{s.number}"} for product, n, price in s.lines]  # fmt: skip
        if len(items) == 1:
            rows.append({**order, **whole, **items[0]})
            continue
        rows.append({**order, **whole, "Quantity": str(len(items)), "Sold For": f"${s.items:,.2f}"})
        rows += [{**order, **item} for item in items]
    header, _, body = csv(rows, EBAY_ORDERS).partition("\n")
    blank = "," * (len(EBAY_ORDERS) - 1)
    return f"{blank}\n{header}\n{blank}\n{body}{blank}\n{len(some)},record(s) downloaded,from ,Feb-01-24, to ,May-01-24\nSeller ID : annsshop\n"


EBAY_MONEY = (  # noqa: SIM905
    "Transaction creation date|Type|Order number|Legacy order ID|Buyer username|Buyer name|Ship to city|Ship to province/region/state|Ship to zip|Ship to country|Net amount|Payout currency|Payout date|Payout ID|Payout method|Payout status|"
    "Reason for hold|Item ID|Transaction ID|Item title|Custom label|Quantity|Item subtotal|Shipping and handling|Seller collected tax|eBay collected tax|Final Value Fee - fixed|Final Value Fee - variable|Regulatory operating fee|"
    "International fee|Gross transaction amount|Transaction currency|Exchange rate|Reference ID|Description"
).split("|")


def ebay_transactions(some: Sequence[Sale]) -> str:
    """eleven lines of explanation, payouts and fees between the orders, “--” where there is nothing."""

    def row(kind: str, when: str, number: str, s: Sale | None, gross: Decimal, **more: str) -> Row:
        buyer = {"Buyer username": user(s), "Buyer name": s.name, "Ship to country": "US"} if s else {}
        filled = {"Transaction creation date": when, "Type": kind, "Order number": number, "Net amount": money(gross), "Payout currency": "USD", "Gross transaction amount": money(gross) if s else "--", "Transaction currency": "USD", **buyer, **more}  # fmt: skip
        return {header: filled.get(header, "--") for header in EBAY_MONEY}

    rows: list[Row] = []
    for place, s in enumerate(some):
        day = at(s.when, "%b %d, %Y")
        number = f"03-{s.number}-77777"
        rows.append(row("Order", day, number, s, s.total, **{"Item subtotal": money(s.items), "Shipping and handling": money(s.shipping)}))  # fmt: skip
        if s.back:
            rows.append(row("Refund", day, number, s, -s.back, Description="Buyer returned the item"))
        if place % 7 == 0:
            rows.append(row("Payout", day, "--", None, Decimal("-120.50")))
            rows.append(row("Shipping label", day, number, None, Decimal("-4.10")))
            rows.append(row("Other fee", day, "--", None, Decimal("-2.10"), Description="Ad Fee Standard"))
    notes = ["Transaction report", "", "Start date,Feb 1 2024", "End date,May 31 2024", "Seller,annsshop", "", "Amounts in USD", "", "", "", ""]  # fmt: skip
    return "\n".join(notes) + "\n" + csv(rows, EBAY_MONEY)


def xiaohongshu(some: Sequence[Sale]) -> str:
    """订单查询: a row a package's goods; the money is the goods'."""
    status = {"paid": "已完成", "cancelled": "已取消", "pending": "待支付", "refunded": "已取消", "partly": "已发货"}
    return csv(
        {"订单号": f"P7{s.number}", "包裹号": f"P7{s.number}1", "订单状态": status[s.fate], "售后状态": "无售后", "订单类型": "现货", "订单创建时间": at(s.when), "订单支付时间": "" if s.fate == "pending" else at(s.when), "订单发货时间": "", "商品名称": product, "商品ID": "65", "规格": "白", "规格ID": "77", "商家编码": "k", "小红书编码": "x", "SKU件数": str(n), "商品单价(元)": money(price), "商品总价(元)": money(n * price), "支付金额(元)": money(n * price), "运费(元)": "0.00", "收件人姓名": s.name[:1] + "**", "收件人电话": f"{s.phone[:3]}****{s.phone[-4:]}", "收件人地址": "上海市***", "快递公司": "圆通", "快递单号": "YT1"}
        for s in some
        for product, n, price in s.lines
    )  # fmt: skip


def weidian(some: Sequence[Sale]) -> str:
    status = {"paid": "已完成", "cancelled": "已关闭", "pending": "待付款", "refunded": "已退款", "partly": "已发货"}
    return csv(
        {"订单编号": f"80{s.number}", "订单状态": status[s.fate], "下单时间": at(s.when), "付款时间": "" if s.fate == "pending" else at(s.when), "商品名称": "、".join(product for product, _n, _p in s.lines), "商品总件数": str(sum(n for _p, n, _q in s.lines)), "商品总价": money(s.items), "运费": money(s.shipping), "优惠金额": "0.00", "订单总金额": money(s.total), "退款金额": money(s.back), "微信昵称": f"昵称{user(s)}", "收件人": s.name, "收件人手机号": s.phone, "收件地址": "上海", "买家备注": "", "卖家备注": ""}
        for s in some
    )  # fmt: skip


def wix_now(some: Sequence[Sale]) -> str:
    status = {"paid": "Paid", "cancelled": "Canceled", "pending": "Unpaid", "refunded": "Refunded", "partly": "Partially refunded"}  # fmt: skip
    return csv(
        row
        for s in some
        for row in _by_line(
            s,
            {"Order number": str(s.number), "Date created": at(s.when, "%b %d, %Y"), "Time": at(s.when, "%I:%M:%S %p"), "Total order quantity": "3", "Contact email": s.email, "Note from customer": "", "Additional checkout info": "", "Delivery method": "Standard", "Delivery country": "USA", "Billing name": s.name, "Billing phone": s.phone, "Billing country": "USA", "Payment status": status[s.fate], "Payment method": "Card", "Coupon code": "", "Gift card amount": "0", "Shipping rate": money(s.shipping), "Total tax": "0", "Total": money(s.total), "Currency": "USD", "Refunded amount": money(s.back), "Net amount": money(s.total - s.back), "Additional fees": "0", "Fulfillment status": "Fulfilled"},
            lambda product, n, price: {"Item": product, "Variant": "white", "SKU": product[-1], "Qty": str(n), "Quantity refunded": "0", "Price": money(price), "Weight": "0", "Custom text": ""},
            "all",
        )
    )  # fmt: skip


def amazon_shipments(some: Sequence[Sale]) -> str:
    """Fulfilled shipments: a row an item, its buyer by an alias."""
    return csv(
        (
            {"amazon-order-id": f"111-{s.number}", "merchant-order-id": "", "shipment-id": "D1", "shipment-item-id": "D2", "amazon-order-item-id": f"4{s.number}{place}", "merchant-order-item-id": "", "purchase-date": at(s.when, "%Y-%m-%dT%H:%M:%S+00:00"), "payments-date": at(s.when, "%Y-%m-%dT%H:%M:%S+00:00"), "shipment-date": at(s.when + timedelta(days=1), "%Y-%m-%dT%H:%M:%S+00:00"), "reporting-date": at(s.when + timedelta(days=1), "%Y-%m-%dT%H:%M:%S+00:00"), "buyer-email": f"{user(s)}@marketplace.amazon.com", "buyer-name": s.name, "buyer-phone-number": "", "sku": product[-1], "product-name": product, "quantity-shipped": str(n), "currency": "USD", "item-price": money(n * price), "item-tax": "0.00", "shipping-price": "0.00", "shipping-tax": "0.00", "gift-wrap-price": "0.00", "gift-wrap-tax": "0.00", "ship-service-level": "Standard", "recipient-name": s.name, "ship-country": "US", "item-promotion-discount": "0.00", "ship-promotion-discount": "0.00", "fulfillment-channel": "AFN", "sales-channel": "amazon.com"}
            for s in some
            for place, (product, n, price) in enumerate(s.lines)
        ),
        delimiter="\t",
    )  # fmt: skip


def amazon_order_report(some: Sequence[Sale]) -> str:
    return csv(
        (
            {"order-id": f"111-{s.number}", "order-item-id": f"4{s.number}{place}", "purchase-date": at(s.when, "%Y-%m-%dT%H:%M:%S-08:00"), "payments-date": at(s.when, "%Y-%m-%dT%H:%M:%S-08:00"), "buyer-email": f"{user(s)}@marketplace.amazon.com", "buyer-name": s.name, "buyer-phone-number": "", "sku": product[-1], "product-name": product, "quantity-purchased": str(n), "currency": "USD", "item-price": money(n * price), "item-tax": "0.00", "shipping-price": "0.00", "shipping-tax": "0.00", "ship-service-level": "Standard", "recipient-name": s.name, "ship-country": "US"}
            for s in some
            for place, (product, n, price) in enumerate(s.lines)
        ),
        delimiter="\t",
    )  # fmt: skip


def paypal_german(some: Sequence[Sale]) -> str:
    """PayPal in the shop's own language: fees, withdrawals and conversions stand between the payments."""
    comma = lambda amount: f"{amount:,.2f}".replace(",", "_").replace(".", ",").replace("_", ".")  # noqa: E731

    def row(s: Sale, kind: str, state: str, gross: Decimal, number: str, sender: str, reference: str = "") -> Row:
        return {"Datum": at(s.when, "%d.%m.%Y"), "Uhrzeit": at(s.when, "%H:%M:%S"), "Zeitzone": "CET", "Name": s.name, "Typ": kind, "Status": state, "Währung": "EUR", "Brutto": comma(gross), "Gebühr": comma(-gross / 50), "Netto": comma(gross * 49 / 50), "Absender E-Mail-Adresse": sender, "Empfänger E-Mail-Adresse": "laden@example.org", "Transaktionscode": number, "Lieferadresse": "", "Artikelbezeichnung": "", "Zugehöriger Transaktionscode": reference, "Guthaben": "99,00"}  # fmt: skip

    rows: list[Row] = []
    for place, s in enumerate(some):
        state = {"cancelled": "Abgelehnt", "pending": "Ausstehend"}.get(s.fate, "Abgeschlossen")
        rows.append(row(s, "PayPal Express-Zahlung", state, s.total, f"TX{s.number}", s.email))
        if s.back:
            rows.append(row(s, "Rückzahlung", "Abgeschlossen", -s.back, f"RF{s.number}", "laden@example.org", f"TX{s.number}"))  # fmt: skip
        if place % 9 == 0:
            rows.append(row(s, "Allgemeine Abbuchung", "Abgeschlossen", Decimal(-500), f"WD{s.number}", "laden@example.org"))  # fmt: skip
            rows.append(row(s, "Allgemeine Währungsumrechnung", "Abgeschlossen", Decimal(77), f"CA{s.number}", "", f"TX{s.number}"))  # fmt: skip
            rows.append(row(s, "Allgemeine Währungsumrechnung", "Abgeschlossen", Decimal(-70), f"CB{s.number}", "", f"TX{s.number}"))  # fmt: skip
    return csv(rows)


def wp_all_export(some: Sequence[Sale]) -> str:
    """A plug-in of WooCommerce that writes an order a row, its products side by side."""
    state = {"paid": "Completed", "cancelled": "Cancelled", "pending": "Pending payment", "refunded": "Refunded", "partly": "Processing"}  # fmt: skip
    return csv(
        {"Order ID": str(s.number), "Order Key": f"wc_order_{s.number}", "Order Date": at(s.when, "%Y-%m-%d %H:%M:%S"), "Paid Date": at(s.when), "Completed Date": at(s.when + timedelta(days=2)), "Title": "Order &ndash; February", "Order Status": state[s.fate], "Order Currency": "USD", "Payment Method Title": "Card", "Customer User ID": str(100 + int(s.phone[-2:])) if s.email else "0", "Customer Note": "", "Billing First Name": s.name, "Billing Email Address": s.email, "Billing Phone": s.phone, "Shipping Cost": money(s.shipping), "Order Subtotal": money(s.items), "Order Total": money(s.total), "Order Refund Total": money(s.back), "Product Name #1": s.lines[0][0], "Quantity #1": "1", "Item Cost #1": money(s.lines[0][2])}
        for s in some
    )  # fmt: skip


def magento_table(some: Sequence[Sale]) -> str:
    """Magento's own table of orders, as a plug-in or a database writes it."""
    state = {"paid": "complete", "cancelled": "canceled", "pending": "pending_payment", "refunded": "closed", "partly": "processing"}  # fmt: skip
    return csv(
        {"entity_id": str(s.number - 4_000), "increment_id": f"{s.number:09}", "state": "x", "status": state[s.fate], "store_id": "1", "customer_id": str(100 + int(s.phone[-2:])) if s.email else "", "customer_email": s.email, "customer_firstname": s.name, "base_grand_total": f"{s.total}00", "grand_total": f"{s.total}00", "subtotal": f"{s.items}00", "shipping_amount": f"{s.shipping}", "tax_amount": "0.0000", "discount_amount": "0.0000", "total_paid": f"{s.total}00", "total_refunded": f"{s.back}00" if s.back else "", "order_currency_code": "EUR", "created_at": at(s.when), "updated_at": at(s.when + timedelta(days=9))}
        for s in some
    )  # fmt: skip


def square_online(some: Sequence[Sale]) -> str:
    """Square's orders of its web shop: an order's cells on each of its lines."""
    return csv(
        row
        for s in some
        for row in _by_line(
            s,
            {"Order": f"#{s.number}", "Order Date": at(s.when, "%m/%d/%Y %I:%M %p"), "Currency": "USD", "Order Subtotal": money(s.items), "Order Shipping Price": money(s.shipping), "Order Tax Total": "0.00", "Order Total": money(s.total), "Order Refunded Amount": money(s.back), "Fulfillment Status": "Completed", "Recipient Name": s.name, "Recipient Email": s.email, "Recipient Phone": s.phone},
            lambda product, n, price: {"Item Quantity": str(n), "Item Name": product, "Item SKU": product[-1], "Item Price": money(price), "Item Total Price": money(n * price)},
            "all",
        )
    )  # fmt: skip


def lightspeed_report(some: Sequence[Sale]) -> str:
    """Lightspeed Retail's list of sales."""
    return csv(
        {"Sale ID": str(s.number), "Date": at(s.when, "%m/%d/%Y %I:%M %p"), "Employee": "Bob", "Register": "1", "Customer": s.name, "Customer ID": s.email and str(100 + int(s.phone[-2:])), "Subtotal": f"${s.items:,.2f}", "Discounts": "$0.00", "Tax": "$0.00", "Total": f"${s.total:,.2f}", "Cost": "$1.00", "Margin": "50%", "Completed": "Yes"}
        for s in some
    )  # fmt: skip


def squarespace(some: Sequence[Sale]) -> str:
    """Lines below the first keep the order's number only."""
    state = {"paid": "PAID", "cancelled": "CANCELED", "pending": "PENDING", "refunded": "REFUNDED", "partly": "PARTIALLY_REFUNDED"}  # fmt: skip
    return csv(
        {**row, "Order ID": f"{s.number:05}"}
        for s in some
        for row in _by_line(
            s,
            {"Order ID": "", "Email": s.email, "Financial Status": state[s.fate], "Fulfillment Status": "FULFILLED", "Fulfilled at": "", "Currency": "USD", "Subtotal": money(s.items), "Shipping": money(s.shipping), "Taxes": "0.00", "Amount Refunded": money(s.back), "Total": money(s.total), "Discount Code": "", "Discount Amount": "0.00", "Shipping Method": "Flat Rate", "Created at": at(s.when, "%Y-%m-%d %H:%M:%S -0500"), "Paid at": at(s.when, "%Y-%m-%d %H:%M:%S -0500"), "Cancelled at": at(s.when, "%Y-%m-%d %H:%M:%S -0500") if s.fate == "cancelled" else "", "Billing Name": s.name, "Billing Country": "US", "Billing Phone": s.phone, "Payment Method": "Stripe", "Private Notes": "", "Channel Type": "web", "Channel Name": "ann"},
            lambda product, n, price: {"Lineitem quantity": str(n), "Lineitem name": product, "Lineitem price": money(price), "Lineitem sku": product[-1], "Lineitem variant": "white", "Lineitem requires shipping": "yes", "Lineitem fulfillment status": ""},
            "first",
        )
    )  # fmt: skip


def days(one: Truth) -> Truth:
    """The same where the file has days only."""
    day = lambda when: when and when.replace(hour=0, minute=0, second=0)  # noqa: E731
    return replace(one, first=day(one.first), last=day(one.last))


def minutes(one: Truth) -> Truth:
    """The same where the file has no seconds."""
    minute = lambda when: when and when.replace(second=0)  # noqa: E731
    return replace(one, first=minute(one.first), last=minute(one.last))


def cases() -> Iterator[Case]:
    """One export a system."""
    some = sales()
    named = everybody(some)
    paid = [s for s in some if s.fate == "paid"]
    named_paid = [s for s in named if s.fate == "paid"]
    live = [s for s in some if s.fate not in {"cancelled", "pending"}]
    named_live = [s for s in named if s.fate not in {"cancelled", "pending"}]
    whole_back = [replace(s, shipping=Decimal(), back=s.items if s.fate == "refunded" else Decimal()) for s in live]
    for name, text, wanted in (
        ("shopify report", shopify_report(some), days(truth(live, refunds="rows"))),
        ("square items", square_items(some), truth(whole_back, refunds="rows")),
        ("ebay orders", ebay_orders(named_paid), days(truth(named_paid))),
        ("ebay transactions", ebay_transactions(named_live), days(truth(named_live, refunds="rows"))),
        ("xiaohongshu", xiaohongshu(named), truth(named, "items", "status")),
        ("weidian", weidian(named), truth(named)),
        ("wix now", wix_now(some), truth(some)),
        ("amazon shipments", amazon_shipments(named_paid), truth(named_paid, "items")),
        ("amazon order report", amazon_order_report(named_paid), truth(named_paid, "items")),
        ("paypal german", paypal_german(some), truth(some, refunds="rows")),
        ("woocommerce all export", wp_all_export(some), truth(some)),
        ("magento table", magento_table(some), truth(some)),
        ("square online", square_online(live), minutes(truth(live))),
        ("lightspeed report", lightspeed_report(paid), minutes(truth(paid))),
        ("squarespace", squarespace(some), truth(some)),
    ):
        yield Case(f"export {name}", text.encode(), wanted)

"""Exports of market places and shop systems that the catalogue does not know: the general words have to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tests.adversary.cases import Case
from tests.adversary.systems import Sale, _by_line, at, csv, money, sales, truth


def everybody(some: Sequence[Sale]) -> list[Sale]:
    """The same orders, each with a buyer: market places have no guests."""
    return [s if s.email else replace(s, email=f"buyer{s.number % 18}@example.com", name=f"Name {s.number % 18}", phone=f"138000000{s.number % 18:02}") for s in some]  # fmt: skip


def user(s: Sale) -> str:
    """The buyer's name on a market place."""
    return s.email.partition("@")[0]


SHOPEE = {"paid": "Completed", "cancelled": "Cancelled", "pending": "Unpaid", "refunded": "Cancelled", "partly": "To ship"}  # fmt: skip
LAZADA = {"paid": "delivered", "cancelled": "canceled", "pending": "unpaid", "refunded": "returned", "partly": "ready_to_ship"}  # fmt: skip
TIKTOK = {"paid": "Completed", "cancelled": "Canceled", "pending": "Unpaid", "refunded": "Canceled", "partly": "Shipped"}  # fmt: skip
CHINA = {"paid": "交易成功", "cancelled": "交易关闭", "pending": "等待买家付款", "refunded": "交易关闭", "partly": "等待卖家发货"}  # fmt: skip
KUAISHOU = {"paid": "交易成功", "cancelled": "交易关闭", "pending": "待付款", "refunded": "交易关闭", "partly": "已发货"}  # fmt: skip
JAPAN = {"paid": "発送済", "cancelled": "キャンセル", "pending": "入金待ち", "refunded": "キャンセル", "partly": "処理中"}  # fmt: skip
KOREA = {"paid": "구매확정", "cancelled": "취소완료", "pending": "입금대기", "refunded": "반품완료", "partly": "배송중"}  # fmt: skip
SPAIN = {"paid": "Entregado", "cancelled": "Venta cancelada", "pending": "Pago pendiente", "refunded": "Devuelto", "partly": "En camino"}  # fmt: skip
BRAZIL = {"paid": "Concluído", "cancelled": "Cancelado", "pending": "Aguardando pagamento", "refunded": "Reembolsado", "partly": "Enviado"}  # fmt: skip
PRESTA = {"paid": "Livré", "cancelled": "Annulé", "pending": "En attente de paiement par chèque", "refunded": "Remboursé", "partly": "Paiement accepté"}  # fmt: skip
SHOPWARE = {"paid": "Komplett abgeschlossen", "cancelled": "Storniert", "pending": "Offen", "refunded": "Rückerstattet", "partly": "Bezahlt"}  # fmt: skip
OPENCART = {"paid": "Complete", "cancelled": "Canceled", "pending": "Pending", "refunded": "Refunded", "partly": "Processing"}  # fmt: skip


def shopee(some: Sequence[Sale]) -> str:
    return csv(
        row
        for s in some
        for row in _by_line(
            s,
            {"Order ID": f"2402{s.number}AB", "Order Status": SHOPEE[s.fate], "Cancel reason": "", "Return / Refund Status": "", "Tracking Number*": "", "Shipping Option": "Standard", "Order Creation Date": at(s.when, "%Y-%m-%d %H:%M"), "Order Paid Time": "-" if s.fate == "pending" else at(s.when, "%Y-%m-%d %H:%M"), "Total Discount": "0.00", "Grand Total": money(s.total), "Estimated Shipping Fee": money(s.shipping), "Username (Buyer)": user(s), "Receiver Name": "A******n", "Phone Number": "******12", "Country": "PH"},
            lambda product, quantity, price: {"Product Name": product, "SKU Reference No.": product[-1], "Variation Name": "white", "Original Price": money(price), "Deal Price": money(price), "Quantity": str(quantity), "Returned quantity": "0", "Product Subtotal": money(price * quantity)},
            "all",
        )
    )  # fmt: skip


def tiktok_shop(some: Sequence[Sale]) -> str:
    """Its second row explains the columns; numbers and moments end in a tab, so that a spreadsheet leaves them alone."""
    rows = [
        row
        for s in some
        for row in _by_line(
            s,
            {"Order ID": f"576839271{s.number}\t", "Order Status": TIKTOK[s.fate], "Order Substatus": "x", "Cancelation/Return Type": "", "Normal or Pre-order": "Normal", "Taxes": "USD 0.00", "Order Amount": f"USD {s.total}", "Order Refund Amount": "", "Created Time": at(s.when, "%m/%d/%Y %I:%M:%S %p") + "\t", "Paid Time": "" if s.fate == "pending" else at(s.when, "%m/%d/%Y %I:%M:%S %p") + "\t", "Buyer Username": user(s), "Recipient": "A*** L**", "Phone #": "(+1)202*****12", "Country": "United States"},
            lambda product, quantity, price: {"SKU ID": f"1729{product[-1]}\t", "Seller SKU": product[-1], "Product Name": product, "Variation": "white", "Quantity": str(quantity), "Sku Quantity of return": "0", "SKU Unit Original Price": f"USD {price}", "SKU Subtotal Before Discount": f"USD {price * quantity}", "SKU Platform Discount": "USD 0.00", "SKU Subtotal After Discount": f"USD {price * quantity}"},
            "all",
        )
    ]  # fmt: skip
    explained = {
        header: {"Order ID": "Platform unique order ID.", "Order Amount": "It equals to the buyer's total price."}.get(
            header, f"{header} of the SKU."
        )
        for header in rows[0]
    }
    return csv([explained, *rows], list(rows[0]))


def lazada(some: Sequence[Sale]) -> str:
    return csv(
        (
            {"orderItemId": f"8{s.number}{place}", "orderType": "Normal", "lazadaId": "L1", "sellerSku": product[-1], "lazadaSku": "9", "createTime": at(s.when, "%d %b %Y %H:%M"), "updateTime": at(s.when, "%d %b %Y %H:%M"), "orderNumber": str(s.number), "customerName": s.name, "customerEmail": "", "shippingName": s.name, "shippingPhone": "63*******12", "payMethod": "COD", "paidPrice": money(price), "unitPrice": money(price + 2), "sellerDiscountTotal": "-2.00", "shippingFee": "0.00", "itemName": product, "variation": "white", "status": LAZADA[s.fate]}
            for s in some
            for place, (product, quantity, price) in enumerate(s.lines)
            for _piece in range(quantity)
        ),
        delimiter=";",
    )  # fmt: skip


def by_1688(some: Sequence[Sale]) -> str:
    """The lines below an order's first name no order."""
    return csv(
        row
        for s in some
        for row in _by_line(
            s,
            {"订单编号": f"16000{s.number}", "买家公司名": s.name + "公司", "买家会员名": user(s), "卖家公司名": "我们公司", "卖家会员名": "我们", "货品总价(元)": money(s.items), "运费(元)": money(s.shipping), "涨价或折扣(元)": "0.00", "实付款(元)": money(s.total), "订单状态": CHINA[s.fate], "订单创建时间": at(s.when), "订单付款时间": "" if s.fate == "pending" else at(s.when), "收货人姓名": s.name, "联系手机": s.phone},
            lambda product, quantity, price: {"货品标题": product, "单价(元)": money(price), "数量": str(quantity), "单位": "件", "货号": "k"},
            "first",
        )
    )  # fmt: skip


def kuaishou(some: Sequence[Sale]) -> str:
    return csv(
        {"订单号": f"24{s.number}", "订单状态": KUAISHOU[s.fate], "订单创建时间": at(s.when), "付款时间": "" if s.fate == "pending" else at(s.when), "买家ID": user(s), "买家昵称": f"昵称{s.number}", "商品名称": s.lines[0][0], "商品ID": "7", "成交数量": "1", "商品单价": money(s.items), "实付款": money(s.total), "运费": money(s.shipping), "收货人姓名": "王**", "收货人电话": "138****0001", "售后状态": "无售后"}
        for s in some
    )  # fmt: skip


def rakuten(some: Sequence[Sale]) -> str:
    whole = lambda amount: str(int(amount * 100))  # noqa: E731 - yen have no places
    return csv(
        row
        for s in some
        for row in _by_line(
            s,
            {"注文番号": f"123456-20240201-{s.number}", "ステータス": JAPAN[s.fate], "注文日時": at(s.when, "%Y/%m/%d %H:%M:%S"), "注文者姓": s.name, "注文者名": "花子", "注文者メールアドレス": s.email, "注文者電話番号1": "090", "商品合計金額": whole(s.items), "送料合計": whole(s.shipping), "合計金額": whole(s.total), "請求金額": whole(s.total), "支払方法名": "クレジットカード"},
            lambda product, quantity, price: {"商品名": product, "単価": whole(price), "個数": str(quantity)},
            "all",
        )
    )  # fmt: skip


def smart_store(some: Sequence[Sale]) -> str:
    return csv(
        {"상품주문번호": f"{s.number}{place}", "주문번호": str(s.number), "주문일시": at(s.when), "주문상태": KOREA[s.fate], "구매자명": s.name, "구매자ID": user(s), "수취인명": s.name, "상품명": product, "수량": str(quantity), "상품가격": money(price), "상품별 총 주문금액": money(price * quantity), "배송비 합계": money(s.shipping), "구매자연락처": s.phone, "결제일": at(s.when)}
        for s in some
        for place, (product, quantity, price) in enumerate(s.lines)
    )  # fmt: skip


def mercado_libre(some: Sequence[Sale]) -> str:
    months = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()  # noqa: SIM905
    return csv(
        {"# de venta": f"20000{s.number}", "Fecha de venta": f"{s.when.day} de {months[s.when.month - 1]} de {s.when.year} {s.when:%H:%M} hs.", "Estado": SPAIN[s.fate], "Descripción del estado": "", "Unidades": "2", "Ingresos por productos (ARS)": money(s.total), "Cargo por venta e impuestos (ARS)": "-10.00", "Costos de envío (ARS)": "-5.00", "Anulaciones y reembolsos (ARS)": "", "SKU": "k", "Título de la publicación": s.lines[0][0], "Comprador": s.name, "DNI": f"301{s.name[-2:].strip():0>2}", "País": "Argentina"}
        for s in some
    )  # fmt: skip


def brazilian(some: Sequence[Sale]) -> str:
    return csv(
        ({"Número do Pedido": str(s.number), "Data": at(s.when, "%d/%m/%Y %H:%M"), "Status do Pedido": BRAZIL[s.fate], "Nome do comprador": s.name, "E-mail": s.email, "Telefone": s.phone, "Subtotal": money(s.items).replace(".", ","), "Desconto": "0,00", "Valor do Frete": money(s.shipping).replace(".", ","), "Total": money(s.total).replace(".", ","), "Moeda": "BRL"} for s in some),
        delimiter=";",
    )  # fmt: skip


def prestashop(some: Sequence[Sale]) -> str:
    return csv(
        ({"ID": str(s.number), "Référence": f"XK{s.number}B", "Nouveau client": "0", "Livraison": "France", "Client": s.name, "Total": money(s.total).replace(".", ",") + " €", "Paiement": "Carte bancaire", "État": PRESTA[s.fate], "Date": at(s.when, "%d/%m/%Y %H:%M:%S")} for s in some),
        delimiter=";",
    )  # fmt: skip


def shopware(some: Sequence[Sale]) -> str:
    return csv(
        ({"Bestellnummer": str(s.number), "Bestellzeit": at(s.when, "%d.%m.%Y %H:%M"), "Zahlungsstatus": SHOPWARE[s.fate], "Zahlungsart": "PayPal", "Kundennummer": s.email and f"1{s.phone[-2:]}", "E-Mail-Adresse": s.email, "Nachname": s.name, "Versandkosten": money(s.shipping).replace(".", ","), "Gesamtbetrag": money(s.total).replace(".", ","), "Währung": "EUR"} for s in some),
        delimiter=";",
    )  # fmt: skip


def opencart(some: Sequence[Sale]) -> str:
    return csv(
        {"order_id": str(s.number), "store_name": "Shop", "customer_id": str(100 + int(s.phone[-2:])) if s.email else "0", "firstname": s.name, "lastname": "Lee", "email": s.email, "telephone": s.phone, "total": f"{s.total}00", "order_status": OPENCART[s.fate], "currency_code": "GBP", "currency_value": "1.00000000", "date_added": at(s.when), "date_modified": at(s.when)}
        for s in some
    )  # fmt: skip


def cases() -> Iterator[Case]:
    """One export a system."""
    some = sales()
    all_named = everybody(some)
    to_minute = lambda one: replace(one, first=one.first and one.first.replace(second=0), last=one.last and one.last.replace(second=0))  # noqa: E731  # fmt: skip
    by_status = truth(all_named, "order", "status")
    by_items = truth(all_named, "items", "status")
    guests = truth(some, "order", "status")
    yen = replace(by_status, revenue=by_status.revenue * 100)
    for name, text, wanted in (
        ("shopee", shopee(all_named), to_minute(by_status)),
        ("tiktok shop", tiktok_shop(all_named), by_status),
        ("lazada", lazada(all_named), to_minute(by_items)),
        ("1688", by_1688(all_named), by_status),
        ("kuaishou", kuaishou(all_named), by_status),
        ("rakuten", rakuten(all_named), yen),
        ("smart store", smart_store(all_named), by_items),
        ("mercado libre", mercado_libre(all_named), to_minute(by_status)),
        ("brazilian shop", brazilian(some), to_minute(guests)),
        ("prestashop", prestashop(all_named), by_status),
        ("shopware", shopware(some), to_minute(guests)),
        ("opencart", opencart(some), guests),
    ):
        yield Case(f"market place {name}", text.encode(), wanted)

"""Shop and advertising systems by their exports. To teach one: its headers as they are in the file, and what they mean where that is not plain."""

from __future__ import annotations

from lib.core.words import N_
from lib.ingest.fields import Meaning, Platform

#: PayPal's payment stays paid when it is given back: the refund is a row of its own.
_PAYPAL_STATUSES: tuple[tuple[str, Meaning], ...] = (
    ("Refunded", "paid"), ("Partially Refunded", "paid"), ("Reversed", "paid"), ("Cleared", "paid"), ("Held", "pending"), ("Placed", "pending"), ("Uncleared", "pending"), ("In behandeling", "pending"), ("待处理", "pending"), ("处理中", "pending"), ("未结", "pending"),
    ("Rückzahlung", "paid"), ("Teilweise zurückgezahlt", "paid"), ("Zurückgezahlt", "paid"), ("Remboursé", "paid"), ("Partiellement remboursé", "paid"), ("Reembolsado", "paid"), ("Parcialmente reembolsado", "paid"), ("已退款", "paid"), ("部分退款", "paid"),
    ("Rimborsata", "paid"), ("Parzialmente rimborsata", "paid"), ("Reembolsado parcialmente", "paid"), ("Terugbetaald", "paid"), ("Gedeeltelijk terugbetaald", "paid"), ("返金済み", "paid"), ("一部返金", "paid"), ("Återbetald", "paid"), ("Delvis återbetald", "paid"),
)  # fmt: skip
#: What PayPal has no column for.
_NOT_OF_PAYPAL = tuple(
    (code, "")
    for code in ("customer_id", "phone", "created_at", "refund", "sku", "quantity", "unit_price", "channel", "country", "discount", "category")
)  # fmt: skip

#: Words of rows that are no sale, by language.
_NO_SALE_EN = (
    "conversion",
    "withdraw",
    "transfer",
    "deposit",
    "hold",
    "fee",
    "authorization",
    "reserve",
    "release",
    "payout",
    "mass pay",
    "shopping cart item",
    "-bill user payment",  # the shop's own; what comes so is a subscriber's
    "-express checkout payment",
    "-website payment",
    "-general payment",
    "-payment sent",
    "+refund",  # a supplier's to the shop
    "cancel",
)
_NO_SALE_DE = (
    "umrechnung",
    "abbuchung",
    "abhebung",
    "überweisung",
    "einzahlung",
    "einbehalt",
    "gebühr",
    "autorisierung",
    "genehmigung",
    "reserve",
    "freigabe",
    "auszahlung",
    "sammelzahlung",
    "warenkorb",
    "storn",
    "abgang",
    "bankgutschrift",
    "-einzugsverfahren",
    "-express-zahlung",
    "-website-zahlung",
    "-allgemeine zahlung",
    "+rückzahlung",
    "+rückerstattung",
)
_NO_SALE_FR = (
    "conversion",
    "virement",
    "retrait",
    "transfert",
    "dépôt",
    "suspension",
    "commission",
    "frais",
    "autorisation",
    "réserve",
    "article du panier",
    "annul",
    "-paiement préapprouvé",
    "-paiement express",
    "-paiement site",
    "-paiement sur site",
    "+remboursement",
)
_NO_SALE_IT = ("conversione", "trasferimento", "prelievo", "bonifico", "deposito", "blocco", "commissione", "tariffa", "autorizzazione", "riserva", "articolo nel carrello", "articolo del carrello", "annull", "-preautorizzat", "-preapprovat", "-pagamento rapido", "-pagamento sul sito", "+rimborso")  # fmt: skip
_NO_SALE_ES = ("conversión", "transferencia", "retiro", "retirada", "depósito", "retención", "comisión", "tarifa", "autorización", "reserva", "liberación", "artículo del carrito", "cancel", "-preaprobado", "-pago exprés", "-pago en sitio", "+reembolso")  # fmt: skip


#: What Google Analytics calls its figures by day.
_GA4 = (
    ("Date", "Session primary channel group (Default Channel Group)", "Event count"),
    ("Date", "Session primary channel group (Default Channel Group)", "Sessions"),
    ("Date", "Active users", "Event count"),
    ("Date", "Active users", "Engaged sessions"),
    ("Date", "Event name", "Event count"),
    ("日期", "会话主要渠道组（默认渠道组）", "事件数"),
    ("日期", "会话主要渠道组（默认渠道组）", "会话数"),
    ("日期", "活跃用户数", "事件数"),
    ("日期", "事件名称", "事件数"),
)


def _paypal(
    signature: tuple[str, ...], mapping: tuple[tuple[str, str], ...], not_orders: tuple[str, tuple[str, ...]]
) -> tuple[Platform, Platform]:
    """PayPal's list of activities in one of its languages, with its columns and with what few of them somebody left."""
    headers = dict(mapping)
    few = (not_orders[0], headers["amount"], headers["email"])
    return _paypal_of(signature, mapping, not_orders), _paypal_of(few, mapping, not_orders)


def _paypal_of(
    signature: tuple[str, ...], mapping: tuple[tuple[str, str], ...], not_orders: tuple[str, tuple[str, ...]]
) -> Platform:
    """PayPal's list of what moved, by the headers that give it away."""
    return Platform(
        "paypal",
        "PayPal",
        signature=signature,
        mapping=(*mapping, *_NOT_OF_PAYPAL),
        export=N_("In PayPal: Activity, Download, “Completed payments”, as CSV with the buyer's e-mail address."),
        statuses=_PAYPAL_STATUSES,
        not_orders=not_orders,
    )


def _paypal_statement(
    signature: tuple[str, ...], mapping: tuple[tuple[str, str], ...], not_orders: tuple[str, tuple[str, ...]]
) -> Platform:
    """PayPal's monthly statement in one of its languages: what a row is stands in its description."""
    return _paypal_of(signature, (*mapping, ("status", ""), ("product", "")), not_orders)


#: Amazon's transactions in the languages of its market places: the headers of day, settlement, kind, order, sales, sales' tax, shipping, text, number; and words of kinds that are no sale.
_AMAZON_TRANSACTIONS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("Datum/Uhrzeit", "Abrechnungsnummer", "Typ", "Bestellnummer", "Umsätze", "Produktumsatzsteuer", "Gutschrift für Versandkosten", "Beschreibung", "Menge"), ("gebühr", "übertrag", "anpassung", "schuld", "liquidation", "reserve", "lager", "erstattungsausgleich")),
    (("date/heure", "numéro de versement", "type", "numéro de la commande", "ventes de produits", "Taxes sur la vente des produits", "crédits d'expédition", "description", "quantité"), ("frais", "transfert", "ajustement", "dette", "liquidation", "réserve", "stock")),
    (("fecha y hora", "identificador de pago", "tipo", "número de pedido", "ventas de productos", "impuesto de ventas de productos", "abonos de envío", "descripción", "cantidad"), ("tarifa", "transfer", "ajuste", "deuda", "liquidación", "reserva", "inventario")),
    (("Data/Ora:", "Numero pagamento", "Tipo", "Numero ordine", "Vendite", "imposta sulle vendite dei prodotti", "Accrediti per le spedizioni", "Descrizione", "Quantità"), ("commission", "tariff", "trasferimento", "modifica", "debito", "liquidazione", "riserva", "logistica")),
    (("date/heure", "Identifiant du paiement", "type", "Numéro de la commande", "ventes de produits", "Taxes sur la vente des produits", "crédits d'expédition", "description", "Quantité"), ("frais", "transfert", "ajustement", "dette", "liquidation", "réserve", "stock")),
    (("fecha/hora", "Id. de liquidación", "tipo", "Id. del pedido", "ventas de productos", "impuesto de ventas de productos", "créditos de envío", "descripción", "cantidad"), ("tarifa", "transfer", "trasfer", "ajuste", "deuda", "liquidación", "reserva", "inventario")),
    (("datum/tijd", "schikkings-ID", "type", "bestelnummer", "verkoop van producten", "geïnde omzetbelasting", "Verzendtegoeden", "beschrijving", "aantal"), ("kosten", "vergoeding", "overboeking", "aanpassing", "schuld", "liquidatie", "reserve")),
    (("datum/tid", "reglerings-id", "typ", "beställnings-id", "försäljning av produkter", "inkasserad moms", "fraktkrediter", "beskrivning", "antal"), ("avgift", "överföring", "justering", "skuld", "likvidering", "reserv")),
    (("data/godzina", "identyfikator rozliczenia", "typ", "identyfikator zamówienia", "sprzedaż produktów", "pobrany podatek od sprzedaży", "noty kredytowe za wysyłkę", "opis", "ilość"), ("opłat", "przelew", "transfer", "korekta", "dług", "likwidacja", "rezerwa")),
    (("日付/時間", "決済番号", "トランザクションの種類", "注文番号", "商品売上", "商品の売上税", "配送料", "説明", "数量"), ("料金", "手数料", "振込", "調整", "残高")),
)  # fmt: skip


def _amazon_transactions(headers: tuple[str, ...], no_sale: tuple[str, ...]) -> Platform:
    """Amazon's list of transactions in one of its languages: what was sold, given back and charged."""
    day, settlement, kind, order, sales, tax, shipping, text, quantity = headers
    return Platform(
        "amazon",
        "Amazon",
        signature=(day, settlement, kind, order, sales),
        mapping=(
            ("order_id", order), ("customer_id", ""), ("ordered_at", day), ("created_at", ""), ("amount", sales), ("quantity", quantity), ("unit_price", ""), ("product", text), ("sku", "SKU"), ("status", ""), ("tax", tax), ("shipping", shipping),
            ("channel", "Marketplace"), ("email", ""), ("phone", ""), ("name", ""), ("refund", ""), ("cost", ""), ("discount", ""),
        ),
        export=N_("Amazon's “All orders” report has no buyer. Take “Fulfilment by Amazon, Fulfilled shipments” or “Order report”, which have the buyer's e-mail alias."),
        not_orders=(kind, no_sale),
    )  # fmt: skip


#: Meta's reports by language: headers of day, first and last day of the report, spend, campaign, impressions, results.
_META = (
    ("Jour", "Début des rapports", "Fin des rapports", "Montant dépensé", "Nom de la campagne", "Impressions", "Résultats"),
    ("Jour", "Début du rapport", "Fin du rapport", "Montant dépensé", "Nom de la campagne", "Impressions", "Résultats"),
    ("Tag", "Berichtsstart", "Berichtsende", "Ausgegebener Betrag", "Kampagnenname", "Impressionen", "Ergebnisse"),
    ("Tag", "Beginn der Auswertung", "Ende der Auswertung", "Ausgegebener Betrag", "Kampagnenname", "Impressionen", "Ergebnisse"),
    ("Día", "Inicio del informe", "Fin del informe", "Importe gastado", "Nombre de la campaña", "Impresiones", "Resultados"),
    ("Dia", "Início dos relatórios", "Encerramento dos relatórios", "Valor usado", "Nome da campanha", "Impressões", "Resultados"),
    ("Dia", "Início dos relatórios", "Término dos relatórios", "Valor usado", "Nome da campanha", "Impressões", "Resultados"),
    ("Giorno", "Inizio dei report", "Fine dei report", "Importo speso", "Nome della campagna", "Impression", "Risultati"),
    ("日", "レポート開始日", "レポート終了日", "消化金額", "キャンペーン名", "インプレッション", "結果"),
    ("일", "보고 시작", "보고 종료", "지출 금액", "캠페인 이름", "노출", "결과"),
    ("Dag", "Start rapportage", "Einde rapportage", "Besteed bedrag", "Campagnenaam", "Weergaven", "Resultaten"),
    ("Dzień", "Początek raportowania", "Koniec raportowania", "Wydana kwota", "Nazwa kampanii", "Wyświetlenia", "Wyniki"),
    ("День", "Дата начала отчетности", "Дата окончания отчетности", "Сумма затрат", "Название кампании", "Показы", "Результаты"),
    ("Gün", "Raporlama başlangıcı", "Raporlama bitişi", "Harcanan tutar", "Kampanya adı", "Gösterimler", "Sonuçlar"),
    ("Gün", "Rapor başlangıcı", "Rapor bitişi", "Harcanan tutar", "Kampanya adı", "Gösterim", "Sonuçlar"),
    ("Gün", "Rapor başlangıcı", "Rapor sonu", "Harcanan tutar", "Kampanya adı", "Gösterim", "Sonuçlar"),
    ("天數", "分析報告開始", "分析報告結束", "花費金額", "行銷活動名稱", "曝光次數", "成果"),
)  # fmt: skip


def _meta(day: str, starts: str, ends: str, spent: str, campaign: str, impressions: str, results: str) -> tuple[Platform, Platform, Platform]:  # fmt: skip
    """Meta's report in one of its languages, by day and by period, and of days with few of its columns."""
    figures = (("campaign", campaign), ("amount", spent), ("impressions", impressions), ("conversions", results))
    export = N_("In Meta Ads Manager: Breakdown, By time, Day; then Reports, Export table data, as CSV.")
    by_day = (("date", day), ("first_day", ""), ("last_day", ""), *figures)
    by_period = (("first_day", starts), ("last_day", ends), ("date", ""), *figures)
    return (
        Platform("meta_ads", "Meta", (day, starts, ends, spent), by_day, export, kind="spend"),
        Platform("meta_ads", "Meta", (starts, ends, spent), by_period, export, kind="spend"),
        Platform("meta_ads", "Meta", (campaign, day, spent), by_day, export, kind="spend"),
    )


#: Google's reports by language: headers of day, campaign, impressions, cost, clicks, currency, and what else only Google writes beside words that others have, too.
_GOOGLE: tuple[tuple[str, ...], ...] = (
    ("Day", "Campaign", "Impressions", "Cost", "Clicks", "Currency code", "Avg. CPC"),
    ("Tag", "Kampagne", "Impressionen", "Kosten", "Klicks", "Währungscode", "Durchschn. CPC"),
    ("Jour", "Campagne", "Impressions", "Coût", "Clics", "Code de devise", "CPC moy."),
    ("Día", "Campaña", "Impresiones", "Coste", "Clics", "Código de moneda", "CPC medio"),
    ("Día", "Campaña", "Impresiones", "Costo", "Clics", "Código de moneda", "Prom. CPC"),
    ("Dia", "Campanha", "Impressões", "Custo", "Cliques", "Código da moeda", "CPC méd."),
    ("Giorno", "Campagna", "Impressioni", "Costo", "Clic", "Codice valuta", "CPC medio"),
    ("Dag", "Campagne", "Vertoningen", "Kosten", "Klikken", "Valutacode", "Gem. CPC"),
    ("Jour", "Campagne", "Impr.", "Coût", "Clics", "Code de devise"),
    ("Día", "Campaña", "Impr.", "Coste", "Clics", "Código de moneda"),
    ("Día", "Campaña", "Impr.", "Costo", "Clics", "Código de moneda"),
    ("Dia", "Campanha", "Impr.", "Custo", "Cliques", "Código da moeda"),
    ("Giorno", "Campagna", "Impr.", "Costo", "Clic", "Codice valuta"),
    ("Dag", "Campagne", "Vert.", "Kosten", "Klikken", "Valutacode"),
    ("Dzień", "Kampania", "Wyśw.", "Koszt", "Kliknięcia", "Kod waluty"),
    ("Dag", "Kampanj", "Visn.", "Kostnad", "Klick", "Valutakod"),
    ("日", "キャンペーン", "表示回数", "費用", "クリック数", "通貨コード"),
    ("日期", "廣告活動", "曝光", "費用", "點擊", "貨幣代碼"),
    ("일", "캠페인", "노출수", "비용", "클릭수", "통화 코드"),
)  # fmt: skip


def _google(day: str, campaign: str, impressions: str, cost: str, clicks: str, currency: str, *beside: str) -> tuple[Platform, Platform]:  # fmt: skip
    """Google's report in one of its languages, with impressions and without."""
    mapping = (("date", day), ("campaign", campaign), ("amount", cost), ("impressions", impressions), ("clicks", clicks), ("currency", currency), ("channel", ""))  # fmt: skip
    export = N_("In Google Ads: Campaigns, Segment by day, Download, as CSV.")
    whole = Platform("google_ads", "Google Ads", (campaign, impressions, cost, *beside), mapping, export, kind="spend")
    return whole, Platform("google_ads", "Google Ads", (campaign, cost, currency), mapping, export, kind="spend")


def _rakuten(status: str) -> Platform:
    """Rakuten's orders; `status` is the header of its numbers."""
    return Platform(
        "rakuten",
        "楽天市場",
        signature=("注文番号", status, "注文日時", "請求金額", "注文者メールアドレス"),
        mapping=(
            ("order_id", "注文番号"), ("customer_id", ""), ("email", "注文者メールアドレス"), ("ordered_at", "注文日時"), ("created_at", ""), ("amount", "請求金額"), ("status", status), ("product", "商品名"), ("quantity", "個数"), ("unit_price", "単価"), ("shipping", "送料合計"), ("channel", ""),
        ),
        export=N_("In 楽天 RMS: 受注・決済管理, データダウンロード, 通常購入データ. It has the buyer's e-mail alias."),
        statuses=_RAKUTEN,
        currency="JPY",
    )  # fmt: skip


def _woocommerce(signature: tuple[str, ...], email: str) -> Platform:
    """Export plug-ins of WooCommerce in other languages: which other columns there are is chosen by the shop."""
    return Platform(
        "woocommerce",
        "WooCommerce",
        signature=signature,
        mapping=(("email", email),),
        export=N_("In WooCommerce: Export Orders, with the columns “Email (Billing)”, “Order Total Amount” and “Order Refund Amount”."),
    )  # fmt: skip


def _ebay_transactions(headers: tuple[str, ...], no_sale: tuple[str, ...]) -> Platform:
    """A list of eBay of transactions in one of its languages: day, kind, order, user name, name, title, count, land, currency, gross amount."""
    day, kind, order, user, name, title, count, land, currency, gross = headers
    return Platform(
        "ebay",
        "eBay",
        signature=(day, kind, order, user, gross),
        mapping=(
            ("order_id", order), ("customer_id", user), ("email", ""), ("name", name), ("phone", ""), ("ordered_at", day), ("created_at", ""), ("amount", gross), ("product", title), ("quantity", count), ("unit_price", ""),
            ("status", ""), ("currency", currency), ("channel", ""), ("refund", ""), ("tax", ""), ("country", land),
        ),
        export=N_("In eBay: Payments, Reports, “Transaction report”. It has the buyer's user name."),
        not_orders=(kind, no_sale),
    )  # fmt: skip


def _ebay_orders(headers: tuple[str, ...]) -> Platform:
    """A list of eBay of orders in one of its languages: record, order, user name, name, title, count, total, day of the sale."""
    record, order, user, name, title, count, total, day = headers
    return Platform(
        "ebay",
        "eBay",
        signature=(record, order, user, total),
        mapping=(
            ("order_id", order), ("customer_id", user), ("name", name), ("ordered_at", day), ("created_at", ""), ("amount", total), ("quantity", count), ("unit_price", ""), ("product", title), ("status", ""), ("channel", ""),
        ),
        export=N_("In eBay: Orders, Download report, “All orders”. It has the buyer's user name."),
    )  # fmt: skip


def _magento(headers: tuple[str, ...]) -> Platform:
    """Magento's list of orders in German: where it was bought, when, the total, the buyer's name."""
    point, day, total, name = headers
    return Platform(
        "magento",
        "Magento",
        signature=("ID", point, day, total, "Status"),
        mapping=(("order_id", "ID"), ("customer_id", ""), ("name", name), ("ordered_at", day), ("created_at", ""), ("amount", total), ("status", "Status"), ("channel", ""), ("tax", "")),
        export=N_("In Magento: Sales, Orders, Export, CSV, with the column “Customer Email” switched on."),
        statuses=(("Geschlossen", "refunded"), ("Angehalten", "pending"), ("Zurückgehalten", "pending"), ("Gehalten", "pending"), ("Zahlungsüberprüfung", "pending"), ("Zahlungsprüfung", "pending"), ("Verdacht auf Betrug", "cancelled"), ("Betrugsverdacht", "cancelled"), ("Betrug", "cancelled")),
    )  # fmt: skip


#: Shopware 5's numbers: of the order's state (-1 to 8), and of the payment's, which begin above (9 to 35): in part and wholly billed, in part and
#: wholly paid, three reminders, collection, open, reserved, delayed, credited again, to be checked, credit refused, granted for now, granted, ordered, put off, broken off.
_SHOPWARE_5: tuple[tuple[str, Meaning], ...] = (
    ("-1", "cancelled"), ("0", "pending"), ("1", "paid"), ("2", "paid"), ("3", "paid"), ("4", "cancelled"), ("5", "paid"), ("6", "paid"), ("7", "paid"), ("8", "paid"),
    ("9", "pending"), ("10", "pending"), ("11", "paid"), ("12", "paid"), ("13", "pending"), ("14", "pending"), ("15", "pending"), ("16", "pending"), ("17", "pending"), ("18", "pending"), ("19", "pending"), ("20", "refunded"), ("21", "pending"),
    ("30", "cancelled"), ("31", "paid"), ("32", "paid"), ("33", "paid"), ("34", "pending"), ("35", "cancelled"),
)  # fmt: skip


def _shopware_5(signature: tuple[str, ...], mapping: tuple[tuple[str, str], ...]) -> Platform:
    return Platform(
        "shopware",
        "Shopware",
        signature=signature,
        mapping=(("customer_id", "customerId"), ("email", "email"), ("currency", "currency"), ("status", "status"), ("created_at", ""), *mapping),
        export=N_("In Shopware 5: Content, Import/Export, profile “Orders”, as CSV. It has the customer's number and e-mail address."),
        statuses=_SHOPWARE_5,
        payment_status="cleared",
    )  # fmt: skip


#: Numbers of 楽天 RMS for where an order is: waits for the shop to confirm it … paid, cancellation to be confirmed, cancelled.
_RAKUTEN: tuple[tuple[str, Meaning], ...] = (("100", "pending"), ("200", "paid"), ("300", "paid"), ("400", "paid"), ("500", "paid"), ("600", "paid"), ("700", "paid"), ("800", "cancelled"), ("900", "cancelled"))  # fmt: skip

#: PrestaShop's own numbers of an order's state; shops add others, of which its column “valid” tells whether they are sales.
_PRESTASHOP: tuple[tuple[str, Meaning], ...] = (("1", "pending"), ("2", "paid"), ("3", "paid"), ("4", "paid"), ("5", "paid"), ("6", "cancelled"), ("7", "refunded"), ("8", "cancelled"), ("9", "paid"), ("10", "pending"), ("11", "paid"), ("12", "pending"), ("13", "pending"))  # fmt: skip

PLATFORMS: tuple[Platform, ...] = (
    Platform(
        "shopify",
        "Shopify",
        signature=("Name", "Created at", "Total", "Lineitem name"),
        mapping=(
            ("order_id", "Name"), ("customer_id", ""), ("email", "Email"), ("phone", "Phone"), ("name", "Billing Name"), ("ordered_at", "Created at"), ("created_at", ""), ("amount", "Total"),
            ("refund", "Refunded Amount"), ("status", "Financial Status"), ("cancelled_at", "Cancelled at"), ("currency", "Currency"), ("tax", "Taxes"), ("shipping", "Shipping"),
            ("discount", "Discount Amount"), ("product", "Lineitem name"), ("quantity", "Lineitem quantity"), ("unit_price", "Lineitem price"), ("sku", "Lineitem sku"), ("channel", "Source"),
            ("country", "Billing Country"), ("consent", "Accepts Marketing"), ("category", ""),
        ),
        export=N_("In Shopify: Orders, Export, “All orders”, as a plain CSV file. It has the buyer's e-mail address and phone number."),
        payouts=("Payout Date", "Charges", "Refunds", "Adjustments"),
    ),
    *(
        Platform(
            "squarespace",
            "Squarespace",
            signature=("Order ID", "Created at", "Total", "Lineitem name", its_own),
            mapping=(
                ("order_id", "Order ID"), ("customer_id", ""), ("email", "Email"), ("phone", "Billing Phone"), ("name", "Billing Name"), ("ordered_at", "Created at"), ("created_at", ""), ("amount", "Total"),
                ("refund", "Amount Refunded"), ("status", "Financial Status"), ("cancelled_at", "Cancelled at"), ("currency", "Currency"), ("tax", "Taxes"), ("shipping", "Shipping"),
                ("discount", "Discount Amount"), ("product", "Lineitem name"), ("quantity", "Lineitem quantity"), ("unit_price", "Lineitem price"), ("sku", "Lineitem sku"), ("country", "Billing Country"), ("channel", ""),
            ),
            export=N_("In Squarespace: Selling, Orders, Export orders. It has the buyer's e-mail address."),
        )
        for its_own in ("Lineitem variant", "Amount Refunded")
    ),
    Platform(
        "woocommerce",
        "WooCommerce",
        signature=("Order #", "Status", "Customer", "Customer type", "Items sold"),
        mapping=(
            ("order_id", "Order #"), ("customer_id", "Customer"), ("ordered_at", "Date"), ("created_at", ""), ("amount", "Net Sales"), ("status", "Status"), ("channel", "Attribution"),
            ("product", "Product(s)"), ("quantity", "Items sold"), ("unit_price", ""),
        ),
        export=N_("In WooCommerce: Analytics, Orders, Download. It names the buyer; an export plug-in that adds the e-mail address tells buyers of the same name apart."),
    ),
    Platform(
        "woocommerce",
        "WooCommerce",
        signature=("Kunde", "Kundentyp", "Produkt(e)", "Verkaufte Artikel", "Gutschein(e)"),
        mapping=(),
        export=N_("In WooCommerce: Analytics, Orders, Download. It names the buyer; an export plug-in that adds the e-mail address tells buyers of the same name apart."),
    ),
    Platform(
        "prestashop",
        "PrestaShop",
        signature=("id_order", "current_state", "total_paid_tax_incl", "date_add"),
        mapping=(("order_id", "id_order"), ("customer_id", "id_customer"), ("ordered_at", "date_add"), ("created_at", ""), ("amount", "total_paid_tax_incl"), ("status", "current_state"), ("shipping", "total_shipping"), ("discount", "total_discounts"), ("sku", "")),
        export=N_("In PrestaShop: Advanced Parameters, Database, add a SQL query on the table of orders (ps_orders), and export it."),
        statuses=_PRESTASHOP,
    ),
    Platform(
        "stripe",
        "Stripe",
        signature=("id", "Amount", "Amount Refunded", "Captured", "Payment Source Type", "Status"),
        mapping=(
            ("order_id", "id"), ("email", "Customer Email"), ("ordered_at", "Created date (UTC)"), ("created_at", ""), ("amount", "Amount"), ("refund", "Amount Refunded"), ("status", "Status"), ("currency", "Currency"),
            ("channel", ""), ("tax", ""),
        ),
        export=N_("In Stripe: Payments, Export, all columns. Tick “Customer Email”, or buyers cannot be told apart."),
        payouts=("Arrival Date (UTC)", "Destination Last 4"),
    ),
    Platform(
        "stripe",
        "Stripe",
        signature=("id", "Created date (UTC)", "Amount", "Amount Refunded", "Seller Message", "Customer Email"),
        mapping=(
            ("order_id", "id"), ("email", "Customer Email"), ("ordered_at", "Created date (UTC)"), ("created_at", ""), ("amount", "Amount"), ("refund", "Amount Refunded"), ("status", "Status"), ("currency", "Currency"),
            ("channel", ""), ("tax", ""),
        ),
        export=N_("In Stripe: Payments, Export, all columns. Tick “Customer Email”, or buyers cannot be told apart."),
    ),
    Platform(
        "stripe",
        "Stripe",
        signature=("balance_transaction_id", "reporting_category", "gross", "customer_email"),
        mapping=(),
        export=N_("In Stripe: Payments, Export, all columns. Tick “Customer Email”, or buyers cannot be told apart."),
        not_orders=("reporting_category", ("payout", "fee", "transfer", "topup", "advance", "reserve")),
    ),
    Platform(
        "etsy",
        "Etsy",
        signature=("Sale Date", "Item Name", "Buyer", "Item Total", "Listing ID"),
        mapping=(
            ("order_id", "Order ID"), ("customer_id", "Buyer"), ("name", "Ship Name"), ("ordered_at", "Sale Date"), ("created_at", ""), ("amount", "Item Total"), ("quantity", "Quantity"), ("unit_price", "Price"),
            ("product", "Item Name"), ("sku", "SKU"), ("currency", "Currency"), ("discount", "Discount Amount"), ("shipping", "Order Shipping"), ("tax", "Order Sales Tax"), ("country", "Ship Country"), ("channel", ""), ("status", ""),
        ),
        export=N_("In Etsy: Settings, Options, Download data, “Order items”. The buyer's user name is in it."),
        payouts=("Date", "Amount", "Currency", "Status", "Bank Name"),
        date_order="MDY",
    ),
    Platform(
        "amazon",
        "Amazon",
        signature=("amazon-order-id", "purchase-date", "item-price"),
        mapping=(
            ("order_id", "amazon-order-id"), ("customer_id", "buyer-email"), ("ordered_at", "purchase-date"), ("created_at", ""), ("amount", "item-price"), ("quantity", "quantity"), ("unit_price", ""), ("product", "product-name"),
            ("sku", "sku"), ("currency", "currency"), ("status", "order-status"), ("channel", "sales-channel"), ("country", "ship-country"), ("tax", "item-tax"), ("shipping", "shipping-price"), ("discount", "item-promotion-discount"),
            ("email", "buyer-email"), ("phone", "buyer-phone-number"), ("name", "buyer-name"),
        ),
        export=N_("Amazon's “All orders” report has no buyer. Take “Fulfilment by Amazon, Fulfilled shipments” or “Order report”, which have the buyer's e-mail alias."),
    ),
    Platform(
        "taobao",
        "淘宝 / 天猫",
        signature=("订单编号", "买家会员名", "买家应付货款", "买家实际支付金额", "订单状态"),
        mapping=(
            ("order_id", "订单编号"), ("customer_id", "买家会员名"), ("ordered_at", "订单付款时间"), ("created_at", "订单创建时间"), ("amount", "买家实际支付金额"), ("status", "订单状态"), ("product", "宝贝标题"), ("quantity", "宝贝总数量"),
            ("unit_price", ""), ("shipping", "买家应付邮费"), ("phone", "联系手机"), ("name", "收货人姓名"), ("email", ""), ("channel", ""), ("sku", ""),
        ),
        export=N_("In 千牛: 交易, 已卖出的宝贝, 批量导出, 订单报表 (ExportOrderList). It has the buyer's member name."),
        currency="CNY",
    ),
    Platform(
        "taobao",
        "淘宝 / 天猫",
        signature=("主订单编号", "买家会员名", "买家实际支付金额", "订单状态"),
        mapping=(
            ("order_id", "主订单编号"), ("customer_id", "买家会员名"), ("ordered_at", "订单付款时间"), ("created_at", "订单创建时间"), ("amount", "买家实际支付金额"), ("status", "订单状态"), ("product", "宝贝标题"), ("quantity", "宝贝总数量"),
            ("unit_price", ""), ("shipping", "买家应付邮费"), ("phone", "联系手机"), ("name", "收货人姓名"), ("email", ""), ("refund", "退款金额"), ("channel", ""), ("sku", ""),
        ),
        export=N_("In 千牛: 交易, 已卖出的宝贝, 批量导出, 订单报表 (ExportOrderList). It has the buyer's member name."),
        currency="CNY",
    ),
    Platform(
        "jd",
        "京东",
        signature=("订单号", "商品ID", "京东价", "订单金额", "下单帐号"),
        mapping=(
            ("order_id", "订单号"), ("customer_id", "下单帐号"), ("ordered_at", "下单时间"), ("created_at", ""), ("amount", "应付金额"), ("status", "订单状态"), ("product", "商品名称"), ("sku", "商品ID"), ("quantity", "订购数量"),
            ("unit_price", "京东价"), ("shipping", "运费金额"), ("phone", "联系电话"), ("name", "客户姓名"), ("channel", "订单渠道"),
        ),
        export=N_("In 京东商家后台: 订单管理, 订单查询与跟踪, 导出订单. It has the account that ordered (下单帐号)."),
        currency="CNY",
    ),
    Platform(
        "youzan",
        "有赞",
        signature=("订单号", "归属店铺", "订单实付金额", "买家手机号", "订单已退款金额"),
        mapping=(
            ("order_id", "订单号"), ("customer_id", "买家手机号"), ("phone", "买家手机号"), ("name", "买家昵称"), ("ordered_at", "买家付款时间"), ("created_at", "订单创建时间"), ("amount", "订单实付金额"), ("refund", "订单已退款金额"),
            ("status", "订单状态"), ("product", "全部商品名称"), ("shipping", "运费"), ("discount", "店铺优惠合计"), ("channel", "订单来源"), ("quantity", ""), ("unit_price", ""), ("sku", ""),
        ),
        export=N_("In 有赞: 订单, 订单概况, 导出, 标准报表. Ask for full phone numbers: hidden ones mix buyers up."),
        currency="CNY",
    ),
    Platform(
        "etsy",
        "Etsy",
        signature=("Sale Date", "Order ID", "Buyer User ID", "Number of Items", "Order Value", "Order Total"),
        mapping=(
            ("order_id", "Order ID"), ("customer_id", "Buyer User ID"), ("name", "Full Name"), ("ordered_at", "Sale Date"), ("created_at", ""), ("amount", "Order Total"), ("quantity", "Number of Items"), ("unit_price", ""),
            ("currency", "Currency"), ("discount", "Discount Amount"), ("shipping", "Shipping"), ("tax", "Sales Tax"), ("country", "Ship Country"), ("channel", ""), ("status", "Status"), ("sku", ""), ("product", ""),
        ),
        export=N_("In Etsy: Settings, Options, Download data, “Orders”. The buyer's user name is in it."),
        date_order="MDY",
    ),
    Platform(
        "shopify",
        "Shopify",
        signature=("Order name", "Net sales", "Gross sales", "Total sales", "Customer name"),
        mapping=(
            ("order_id", "Order name"), ("customer_id", "Customer ID"), ("email", "Customer email"), ("name", "Customer name"), ("ordered_at", "Day"), ("created_at", ""), ("amount", "Total sales"), ("unit_price", ""), ("quantity", ""),
            ("shipping", "Shipping"), ("tax", "Taxes"), ("discount", "Discounts"), ("refund", ""), ("status", ""),
        ),
        export=N_("In Shopify: Orders, Export, “All orders”, as a plain CSV file. It has the buyer's e-mail address and phone number."),
    ),
    Platform(
        "woocommerce",
        "WooCommerce",
        signature=("Order Number", "Order Status", "Order Date", "Email (Billing)", "Order Total Amount"),
        mapping=(
            ("order_id", "Order Number"), ("customer_id", "Customer User ID"), ("email", "Email (Billing)"), ("phone", "Phone (Billing)"), ("name", ""), ("ordered_at", "Order Date"), ("created_at", ""), ("amount", "Order Total Amount"), ("status", "Order Status"),
            ("refund", "Order Refund Amount"), ("shipping", "Order Shipping Amount"), ("tax", "Order Total Tax Amount"), ("discount", "Cart Discount Amount"), ("product", "Item Name"), ("quantity", "Quantity (- Refund)"), ("unit_price", "Item Cost"), ("sku", "SKU"), ("country", "Country Code (Billing)"),
        ),
        export=N_("In WooCommerce: Export Orders, with the columns “Email (Billing)”, “Order Total Amount” and “Order Refund Amount”."),
    ),
    Platform(
        "woocommerce",
        "WooCommerce",
        signature=("order_id", "order_number", "status", "order_total", "billing_email"),
        mapping=(
            ("order_id", "order_id"), ("customer_id", "customer_id"), ("email", "billing_email"), ("phone", "billing_phone"), ("name", ""), ("created_at", ""), ("amount", "order_total"), ("status", "status"), ("refund", "refunded_total"),
            ("shipping", "shipping_total"), ("tax", "tax_total"), ("discount", "discount_total"), ("currency", "order_currency"), ("product", "item_name"), ("quantity", "item_quantity"), ("unit_price", ""), ("sku", "item_sku"), ("country", "billing_country"),
        ),
        export=N_("In WooCommerce: Orders, Export, as CSV with the column “billing_email”."),
    ),
    # Its own table of orders: what was given back is a row that names its order, and nobody.
    Platform(
        "woocommerce",
        "WooCommerce",
        signature=("status", "type", "total_amount", "billing_email", "date_created_gmt", "parent_order_id"),
        mapping=(("order_id", "id"), ("customer_id", "customer_id"), ("email", "billing_email"), ("ordered_at", "date_created_gmt"), ("created_at", ""), ("amount", "total_amount"), ("tax", "tax_amount"), ("status", "status"), ("channel", ""), ("refund_of", "parent_order_id")),
        export=N_("In WooCommerce: Orders, Export, as CSV with the column “billing_email”."),
    ),
    Platform(
        "bigcommerce",
        "BigCommerce",
        signature=("Order ID", "Customer ID", "Order Date", "Order Status", "Order Total (inc tax)"),
        mapping=(
            ("order_id", "Order ID"), ("customer_id", "Customer ID"), ("email", "Customer Email"), ("phone", "Customer Phone"), ("name", "Customer Name"), ("ordered_at", "Order Date"), ("time_of_day", "Order Time"), ("created_at", ""), ("amount", "Order Total (inc tax)"), ("status", "Order Status"),
            ("refund", "Refund Amount"), ("shipping", "Shipping Cost (inc tax)"), ("tax", "Tax Total"), ("currency", "Order Currency Code"), ("quantity", ""), ("unit_price", ""), ("product", ""), ("sku", ""),
        ),
        export=N_("In BigCommerce: Orders, Export all orders, template “Default”, as CSV. It has the buyer's e-mail address."),
        statuses=(("Awaiting Fulfillment", "paid"), ("Awaiting Shipment", "paid"), ("Awaiting Pickup", "paid"), ("Manual Verification Required", "pending"), ("Disputed", "paid")),
    ),
    Platform(
        "magento",
        "Magento",
        signature=("ID", "Purchase Point", "Purchase Date", "Grand Total (Base)", "Status"),
        mapping=(
            ("order_id", "ID"), ("customer_id", ""), ("email", "Customer Email"), ("name", "Customer Name"), ("ordered_at", "Purchase Date"), ("created_at", ""), ("amount", "Grand Total (Base)"), ("status", "Status"), ("refund", "Total Refunded"),
            ("shipping", "Shipping and Handling"), ("channel", ""), ("quantity", ""), ("unit_price", ""), ("product", ""), ("tax", ""),
        ),
        export=N_("In Magento: Sales, Orders, Export, CSV, with the column “Customer Email” switched on."),
        statuses=(("Closed", "refunded"), ("Holded", "pending"), ("On Hold", "pending"), ("Payment Review", "pending"), ("Suspected Fraud", "cancelled"), ("Fraud", "cancelled")),
    ),
    Platform(
        "magento",
        "Magento",
        signature=("Order #", "Purchased On", "G.T. (Base)", "Status"),
        mapping=(("order_id", "Order #"), ("name", "Bill to Name"), ("ordered_at", "Purchased On"), ("amount", "G.T. (Base)"), ("status", "Status"), ("channel", "")),
        export=N_("In Magento: Sales, Orders, Export, CSV, with the column “Customer Email” switched on."),
        statuses=(("Closed", "refunded"), ("Holded", "pending"), ("On Hold", "pending"), ("Payment Review", "pending"), ("Suspected Fraud", "cancelled"), ("Fraud", "cancelled")),
    ),
    Platform(
        "wix",
        "Wix",
        signature=("Order number", "Date created", "Contact email", "Payment status", "Total"),
        mapping=(
            ("order_id", "Order number"), ("customer_id", ""), ("email", "Contact email"), ("phone", "Billing phone"), ("name", "Billing name"), ("ordered_at", "Date created"), ("time_of_day", "Time"), ("created_at", ""), ("amount", "Total"), ("status", "Payment status"), ("refund", "Refunded amount"),
            ("shipping", "Shipping rate"), ("tax", "Tax"), ("currency", "Currency"), ("product", "Item"), ("sku", "SKU"), ("quantity", "Qty"), ("unit_price", "Price"), ("country", "Billing country"), ("channel", ""),
        ),
        export=N_("In Wix: Orders, Export orders. It has the buyer's e-mail address."),
    ),
    Platform(
        "wix",
        "Wix",
        signature=("Order #", "Billing Customer", "Buyer's Phone #", "Buyer's Email", "Item's Name"),
        mapping=(("order_id", "Order #"), ("email", "Buyer's Email"), ("phone", "Buyer's Phone #"), ("ordered_at", "Date"), ("time_of_day", "Time"), ("amount", "Total"), ("status", "Payment"), ("currency", "Currency")),
        export=N_("In Wix: Orders, Export orders. It has the buyer's e-mail address."),
    ),
    Platform(
        "square",
        "Square",
        signature=("Date", "Gross Sales", "Net Sales", "Total Collected", "Transaction ID", "Event Type"),
        mapping=(
            ("order_id", "Transaction ID"), ("customer_id", "Customer ID"), ("name", "Customer Name"), ("ordered_at", "Date"), ("time_of_day", "Time"), ("created_at", ""), ("amount", "Total Collected"), ("status", ""), ("refund", ""), ("discount", "Discounts"), ("tax", "Tax"), ("channel", "Source"),
            ("product", "Description"), ("quantity", ""), ("unit_price", ""), ("sku", ""),
        ),
        export=N_("In Square: Transactions, Export, “Transactions CSV”. Only payments with a customer attached name their buyer."),
        payouts=("Deposit ID", "Gross Sales", "Fees", "Net Total"),
    ),
    Platform(
        "square",
        "Square",
        signature=("日付", "総売上高", "純売上高", "受取合計額", "取引ID"),
        mapping=(
            ("order_id", "取引ID"), ("customer_id", "顧客ID"), ("name", "顧客名"), ("ordered_at", "日付"), ("time_of_day", "時間"), ("created_at", ""), ("amount", "受取合計額"), ("status", ""), ("refund", ""), ("discount", "ディスカウント"), ("tax", "税金"), ("channel", "支払い元"),
            ("product", "説明"), ("quantity", ""), ("unit_price", ""), ("sku", ""),
        ),
        export=N_("In Square: Transactions, Export, “Transactions CSV”. Only payments with a customer attached name their buyer."),
        currency="JPY",
    ),
    Platform(
        "square",
        "Square",
        signature=("Date", "Item", "Qty", "Gross Sales", "Net Sales", "Transaction ID", "Event Type"),
        mapping=(
            ("order_id", "Transaction ID"), ("customer_id", "Customer ID"), ("name", "Customer Name"), ("ordered_at", "Date"), ("time_of_day", "Time"), ("created_at", ""), ("amount", "Net Sales"), ("status", ""), ("refund", ""), ("discount", "Discounts"), ("tax", "Tax"),
            ("product", "Item"), ("category", "Category"), ("quantity", "Qty"), ("unit_price", ""), ("sku", "SKU"), ("channel", ""),
        ),
        export=N_("In Square: Transactions, Export, “Item detail CSV”. Only payments with a customer attached name their buyer."),
    ),
    Platform(
        "stripe",
        "Stripe",
        signature=("id", "Created (UTC)", "Amount", "Amount Refunded", "Status"),
        mapping=(
            ("order_id", "id"), ("customer_id", "Customer ID"), ("email", "Customer Email"), ("ordered_at", "Created (UTC)"), ("created_at", ""), ("amount", "Amount"), ("refund", "Amount Refunded"), ("status", "Status"), ("currency", "Currency"), ("channel", ""), ("tax", ""), ("name", ""), ("product", ""),
        ),
        export=N_("In Stripe: Payments, Export, all columns. Tick “Customer Email”, or buyers cannot be told apart."),
    ),
    Platform(
        "tally",
        "Tally",
        signature=("Date", "Particulars", "Voucher Type", "Voucher No."),
        mapping=(("order_id", "Voucher No."), ("customer_id", "Particulars"), ("ordered_at", "Date"), ("amount", "Gross Total"), ("product", "")),
        export=N_("In Tally: Display More Reports, Account Books, Sales Register, a month, Export, as a spreadsheet. The buyer stands under “Particulars”."),
    ),
    *_paypal(
        ("Date", "Time", "Name", "Type", "Status", "Gross", "Fee", "Net", "Transaction ID"),
        (
            ("order_id", "Transaction ID"), ("email", "From Email Address"), ("name", "Name"), ("ordered_at", "Date"), ("time_of_day", "Time"), ("amount", "Gross"), ("status", "Status"), ("currency", "Currency"), ("refund_of", "Reference Txn ID"),
            ("tax", "Sales Tax"), ("shipping", "Shipping and Handling Amount"), ("product", "Item Title"),
        ),
        ("Type", _NO_SALE_EN),
    ),
    *_paypal(
        ("Datum", "Uhrzeit", "Name", "Typ", "Status", "Brutto", "Netto", "Transaktionscode"),
        (
            ("order_id", "Transaktionscode"), ("email", "Absender E-Mail-Adresse"), ("name", "Name"), ("ordered_at", "Datum"), ("time_of_day", "Uhrzeit"), ("amount", "Brutto"), ("status", "Status"), ("currency", "Währung"), ("refund_of", "Zugehöriger Transaktionscode"),
            ("tax", "Umsatzsteuer"), ("shipping", "Versand- und Bearbeitungsgebühr"), ("product", "Artikelbezeichnung"),
        ),
        ("Typ", _NO_SALE_DE),
    ),
    *_paypal(
        ("Date", "Heure", "Nom", "Type", "Avant commission", "Net", "Numéro de transaction"),
        (
            ("order_id", "Numéro de transaction"), ("email", "De l'adresse email"), ("name", "Nom"), ("ordered_at", "Date"), ("time_of_day", "Heure"), ("amount", "Avant commission"), ("status", "État"), ("currency", "Devise"), ("refund_of", "Numéro de la transaction de référence"),
            ("tax", "TVA"), ("shipping", "Montant des frais de port et de traitement"), ("product", "Titre de l'objet"),
        ),
        ("Type", _NO_SALE_FR),
    ),
    *_paypal(
        ("Fecha", "Hora", "Nombre", "Tipo", "Estado", "Bruto", "Neto", "Id. de transacción"),
        (
            ("order_id", "Id. de transacción"), ("email", "Correo electrónico del remitente"), ("name", "Nombre"), ("ordered_at", "Fecha"), ("time_of_day", "Hora"), ("amount", "Bruto"), ("status", "Estado"), ("currency", "Divisa"), ("refund_of", "Id. de referencia de trans."),
            ("tax", "Impuesto sobre las ventas"), ("shipping", "Importe de envío y manipulación"), ("product", "Título del artículo"),
        ),
        ("Tipo", _NO_SALE_ES),
    ),
    *_paypal(
        ("日期", "时间", "类型", "状态", "总额", "净额", "交易号"),
        (("order_id", "交易号"), ("email", "发件人邮箱地址"), ("name", "姓名"), ("ordered_at", "日期"), ("time_of_day", "时间"), ("amount", "总额"), ("status", "状态"), ("currency", "币种"), ("refund_of", "参考交易号"), ("product", "物品名称")),
        ("类型", ("兑换", "提现", "转账", "存款", "冻结", "费用", "授权", "预留", "解冻", "取消")),
    ),
    *_paypal(
        ("Data", "Hora", "Nome", "Tipo", "Bruto", "Líquido", "Código da transação"),
        (("order_id", "Código da transação"), ("email", "Do endereço de e-mail"), ("name", "Nome"), ("ordered_at", "Data"), ("time_of_day", "Hora"), ("amount", "Bruto"), ("status", "Status"), ("currency", "Moeda"), ("refund_of", "Código da transação de referência")),
        ("Tipo", ("conversão", "transferência", "saque", "retirada", "depósito", "retenção", "tarifa", "autorização", "reserva", "liberação", "cancel", "-pré-aprovado", "-checkout expresso", "-pagamento no site")),
    ),
    *_paypal(
        ("Data", "Nome", "Tipo", "Stato", "Lordo", "Netto", "Codice transazione"),
        (("order_id", "Codice transazione"), ("email", "Indirizzo email mittente"), ("name", "Nome"), ("ordered_at", "Data"), ("time_of_day", "Orario"), ("amount", "Lordo"), ("status", "Stato"), ("currency", "Valuta"), ("refund_of", "Codice della transazione di riferimento")),
        ("Tipo", _NO_SALE_IT),
    ),
    *_paypal(
        ("Datum", "Tijd", "Naam", "Type", "Status", "Bruto", "Net"),
        (("order_id", "Transactiereferentie"), ("email", "Van e-mailadres"), ("name", "Naam"), ("ordered_at", "Datum"), ("time_of_day", "Tijd"), ("amount", "Bruto"), ("status", "Status"), ("currency", "Valuta"), ("refund_of", "Referentie-id transactie")),
        ("Type", ("conversie", "opname", "overschrijving", "overboeking", "storting", "inhouding", "kosten", "autorisatie", "reserve", "vrijgave", "uitbetaling", "annul", "machtiging", "vastgehouden", "-vooraf goedgekeurde", "-express checkout", "-websitebetaling")),
    ),
    *_paypal(
        ("Data", "Godzina", "Nazwa", "Typ", "Status", "Brutto", "Netto", "Identyfikator transakcji"),
        (("order_id", "Identyfikator transakcji"), ("email", "Adres e-mail nadawcy"), ("name", "Nazwa"), ("ordered_at", "Data"), ("time_of_day", "Godzina"), ("amount", "Brutto"), ("status", "Status"), ("currency", "Waluta"), ("refund_of", "Identyfikator transakcji źródłowej")),
        ("Typ", ("przeliczenie", "wypłata", "przelew", "wpłata na konto", "blokada", "opłata", "autoryzacja", "rezerwa", "zwolnienie", "anulowan")),
    ),
    *_paypal(
        ("Datum", "Tid", "Tidszon", "Namn", "Typ", "Brutto", "Avgift", "Netto"),
        (("order_id", "Transaktions-id"), ("email", "Från e-postadress"), ("name", "Namn"), ("ordered_at", "Datum"), ("time_of_day", "Tid"), ("amount", "Brutto"), ("status", "Status"), ("currency", "Valuta"), ("refund_of", "Referenstransaktions-id")),
        ("Typ", ("valuta", "växling", "uttag", "överföring", "insättning", "spärr", "avgift", "auktorisering", "reserv", "frigör", "utbetalning", "makul", "annul", "-förhandsgodkänd", "-expressbetalning", "-webbplatsbetalning", "+återbetalning")),
    ),
    _paypal_statement(
        ("Date", "Time", "Description", "Gross", "Fee", "Net", "Balance", "Transaction ID"),
        (("order_id", "Transaction ID"), ("email", "From Email Address"), ("name", "Name"), ("ordered_at", "Date"), ("time_of_day", "Time"), ("amount", "Gross"), ("currency", "Currency"), ("refund_of", "Reference Txn ID"), ("tax", "Sales Tax"), ("shipping", "Shipping and Handling Amount")),
        ("Description", _NO_SALE_EN),
    ),
    _paypal_statement(
        ("Datum", "Uhrzeit", "Beschreibung", "Brutto", "Netto", "Guthaben", "Transaktionscode"),
        (("order_id", "Transaktionscode"), ("email", "Absender E-Mail-Adresse"), ("name", "Name"), ("ordered_at", "Datum"), ("time_of_day", "Uhrzeit"), ("amount", "Brutto"), ("currency", "Währung"), ("refund_of", "Zugehöriger Transaktionscode"), ("tax", "Umsatzsteuer"), ("shipping", "Versand- und Bearbeitungsgebühr")),
        ("Beschreibung", _NO_SALE_DE),
    ),
    _paypal_statement(
        ("Date", "Heure", "Description", "Avant commission", "Net", "Solde", "Numéro de transaction"),
        (("order_id", "Numéro de transaction"), ("email", "Adresse email de l'expéditeur"), ("name", "Nom"), ("ordered_at", "Date"), ("time_of_day", "Heure"), ("amount", "Avant commission"), ("currency", "Devise"), ("refund_of", "Numéro de la transaction de référence"), ("tax", "TVA"), ("shipping", "Montant des frais de livraison et de traitement")),
        ("Description", _NO_SALE_FR),
    ),
    _paypal_statement(
        ("Date", "Heure", "Description", "Brut", "Frais", "Net", "Solde", "Numéro de transaction"),
        (("order_id", "Numéro de transaction"), ("email", "Adresse email de l'expéditeur"), ("name", "Nom"), ("ordered_at", "Date"), ("time_of_day", "Heure"), ("amount", "Brut"), ("currency", "Devise"), ("refund_of", "Numéro de la transaction de référence"), ("tax", "TVA"), ("shipping", "Montant des frais de livraison et de traitement")),
        ("Description", _NO_SALE_FR),
    ),
    _paypal_statement(
        ("Fecha", "Hora", "Descripción", "Bruto", "Neto", "Saldo", "Id. de transacción"),
        (("order_id", "Id. de transacción"), ("email", "Correo electrónico del remitente"), ("name", "Nombre"), ("ordered_at", "Fecha"), ("time_of_day", "Hora"), ("amount", "Bruto"), ("currency", "Divisa"), ("refund_of", "Id. de referencia de trans."), ("tax", "Impuesto de ventas"), ("shipping", "Importe de envío y manipulación")),
        ("Descripción", _NO_SALE_ES),
    ),
    _paypal_statement(
        ("Data", "Ora", "Descrizione", "Lordo", "Netto", "Saldo"),
        (("ordered_at", "Data"), ("time_of_day", "Ora"), ("amount", "Lordo"), ("currency", "Valuta"), ("name", "Nome")),
        ("Descrizione", _NO_SALE_IT),
    ),
    Platform(
        "ebay",
        "eBay",
        signature=("Sales Record Number", "Order Number", "Buyer Username", "Total Price", "Sale Date"),
        mapping=(
            ("order_id", "Order Number"), ("customer_id", "Buyer Username"), ("email", ""), ("name", "Buyer Name"), ("phone", ""), ("ordered_at", "Sale Date"), ("created_at", ""), ("amount", "Total Price"), ("product", "Item Title"), ("sku", "Custom Label"), ("quantity", "Quantity"), ("unit_price", "Sold For"),
            ("shipping", "Shipping And Handling"), ("status", ""), ("channel", ""), ("country", "Ship To Country"), ("refund", ""), ("currency", ""), ("tax", ""), ("discount", ""),
        ),
        export=N_("In eBay: Orders, Download report, “All orders”. It has the buyer's user name."),
    ),
    Platform(
        "ebay",
        "eBay",
        signature=("Transaction creation date", "Type", "Order number", "Buyer username", "Gross transaction amount"),
        mapping=(
            ("order_id", "Order number"), ("customer_id", "Buyer username"), ("email", ""), ("name", "Buyer name"), ("phone", ""), ("ordered_at", "Transaction creation date"), ("created_at", ""), ("amount", "Gross transaction amount"), ("product", "Item title"), ("sku", "Custom label"), ("quantity", "Quantity"), ("unit_price", ""),
            ("status", ""), ("currency", "Transaction currency"), ("channel", ""), ("refund", ""), ("tax", ""), ("shipping", "Shipping and handling"), ("country", "Ship to country"),
        ),
        export=N_("In eBay: Payments, Reports, “Transaction report”. It has the buyer's user name."),
        not_orders=("Type", ("payout", "shipping label", "fee", "hold", "transfer", "charge", "adjustment")),
    ),
    Platform(
        "ebay",
        "eBay",
        signature=("Datum der Transaktionserstellung", "Typ", "Bestellnummer", "Nutzername des Käufers", "Bruttobetrag der Transaktion"),
        mapping=(
            ("order_id", "Bestellnummer"), ("customer_id", "Nutzername des Käufers"), ("email", ""), ("name", "Name des Käufers"), ("phone", ""), ("ordered_at", "Datum der Transaktionserstellung"), ("created_at", ""), ("amount", "Bruttobetrag der Transaktion"), ("product", "Angebotstitel"), ("quantity", "Anzahl"), ("unit_price", ""),
            ("status", ""), ("currency", "Transaktionswährung"), ("channel", ""), ("refund", ""), ("tax", ""), ("shipping", "Verpackung und Versand"), ("country", "Versand nach Land"),
        ),
        export=N_("In eBay: Payments, Reports, “Transaction report”. It has the buyer's user name."),
        not_orders=("Typ", ("auszahlung", "versandetikett", "gebühr", "einbehalt", "übertrag", "belastung", "anpassung")),
    ),
    Platform(
        "lightspeed",
        "Lightspeed",
        signature=("Receipt Number", "Line Type", "Total"),
        mapping=(
            ("order_id", "Receipt Number"), ("customer_id", "Customer Code"), ("email", "Customer Email"), ("name", "Customer Name"), ("ordered_at", "Date"), ("created_at", ""), ("amount", "Total"), ("status", "Status"), ("tax", "Sales Tax"), ("discount", "Discount"), ("product", ""), ("sku", ""), ("quantity", ""), ("unit_price", ""),
            ("channel", ""), ("refund", ""),
        ),
        export=N_("In Lightspeed: Sell, Sales history, Export. It has the customer's code."),
        statuses=(("PARKED", "pending"), ("SAVED", "pending"), ("LAYBY", "pending"), ("ON_ACCOUNT", "paid"), ("ONACCOUNT", "paid"), ("AWAITING_DISPATCH", "paid"), ("AWAITING_PICKUP", "paid")),
        not_orders=("Line Type", ("sale line", "payment")),
    ),
    Platform(
        "taobao",
        "淘宝 / 天猫",
        signature=("订单编号", "买家应付货款", "买家实际支付金额", "订单状态"),
        mapping=(
            ("order_id", "订单编号"), ("customer_id", "买家会员名"), ("ordered_at", "订单付款时间"), ("created_at", "订单创建时间"), ("amount", "买家实际支付金额"), ("status", "订单状态"), ("product", "宝贝标题"), ("quantity", "宝贝总数量"), ("refund", "退款金额"),
            ("unit_price", ""), ("shipping", "买家应付邮费"), ("phone", "联系手机"), ("name", "收货人姓名"), ("email", ""), ("channel", ""), ("sku", ""), ("discount", ""),
        ),
        export=N_("Newer Taobao reports leave out the buyer. In 千牛: 交易, 已卖出的宝贝, 批量导出, 订单报表, and tick 买家会员名, or export the members in 客户运营平台 (买家昵称)."),
        currency="CNY",
    ),
    Platform(
        "taobao",
        "淘宝 / 天猫",
        signature=("子订单编号", "主订单编号", "标题", "购买数量", "订单状态"),
        mapping=(
            ("order_id", "主订单编号"), ("customer_id", "买家会员名"), ("ordered_at", "订单付款时间"), ("created_at", "订单创建时间"), ("amount", "买家实际支付金额"), ("status", "订单状态"), ("product", "标题"), ("quantity", "购买数量"), ("unit_price", "价格"), ("refund", "退款金额"), ("sku", "商家编码"),
            ("shipping", ""), ("channel", ""), ("discount", ""), ("name", ""), ("email", ""),
        ),
        export=N_("The 宝贝报表 (ExportOrderDetailList) has no buyer. In 千牛: 交易, 已卖出的宝贝, 批量导出, take the 订单报表 (ExportOrderList), which has 买家会员名."),
        currency="CNY",
    ),
    Platform(
        "taobao",
        "淘宝 / 天猫",
        signature=("子订单编号", "主订单编号", "商品标题", "购买数量", "订单状态"),
        mapping=(
            ("order_id", "主订单编号"), ("customer_id", "买家会员名"), ("name", "买家昵称"), ("ordered_at", "订单付款时间"), ("created_at", "订单创建时间"), ("amount", "买家实付金额"), ("status", "订单状态"), ("product", "商品标题"), ("quantity", "购买数量"), ("unit_price", "商品价格"), ("refund", "退款金额"), ("sku", "商家编码"),
            ("shipping", ""), ("channel", ""), ("discount", ""), ("email", ""),
        ),
        export=N_("The 宝贝报表 (ExportOrderDetailList) has no buyer. In 千牛: 交易, 已卖出的宝贝, 批量导出, take the 订单报表 (ExportOrderList), which has 买家会员名."),
        currency="CNY",
    ),
    Platform(
        "pinduoduo",
        "拼多多",
        signature=("订单号", "订单状态", "商品总价(元)", "用户实付金额(元)", "商家实收金额(元)"),
        mapping=(
            ("order_id", "订单号"), ("customer_id", ""), ("ordered_at", "订单成交时间"), ("created_at", ""), ("amount", "用户实付金额(元)"), ("status", "订单状态"), ("product", "商品"), ("quantity", "商品数量(件)"), ("unit_price", ""), ("sku", "商品id"), ("shipping", "邮费(元)"), ("discount", "店铺优惠折扣(元)"),
            ("phone", "手机"), ("name", "收货人"), ("email", ""), ("channel", ""), ("refund", ""), ("tax", ""), ("cost", ""),
        ),
        export=N_("拼多多's order export has no buyer: names and phone numbers are hidden. In 拼多多商家后台: 发货管理, 打单工具 shows the receiver of open orders only; customers can be told apart in no export."),
        currency="CNY",
    ),
    Platform(
        "douyin",
        "抖音电商",
        signature=("主订单编号", "子订单编号", "选购商品", "订单应付金额", "订单提交时间"),
        mapping=(
            ("order_id", "主订单编号"), ("customer_id", ""), ("phone", "收件人手机号"), ("name", "收件人"), ("ordered_at", "支付完成时间"), ("created_at", "订单提交时间"), ("amount", "订单应付金额"), ("status", "订单状态"), ("product", "选购商品"), ("quantity", "商品数量"), ("unit_price", "商品单价"), ("sku", "商品ID"),
            ("shipping", "运费"), ("discount", "优惠总金额"), ("channel", "流量来源"), ("email", ""), ("refund", ""),
        ),
        export=N_("In 抖店: 订单, 订单管理, 导出, 订单报表. Ask for decrypted phone numbers: hidden ones mix buyers up."),
        currency="CNY",
    ),
    Platform(
        "xiaohongshu",
        "小红书",
        signature=("订单号", "包裹号", "订单创建时间", "订单状态", "商品名称"),
        mapping=(
            ("order_id", "订单号"), ("customer_id", "用户ID"), ("ordered_at", "订单支付时间"), ("created_at", "订单创建时间"), ("status", "订单状态"), ("product", "商品名称"), ("sku", "商品ID"), ("email", ""), ("channel", ""),
        ),
        export=N_("In 小红书千帆: 订单, 订单查询, 导出订单. Phone numbers are hidden; hidden ones mix buyers up."),
        currency="CNY",
    ),
    Platform(
        "xiaohongshu",
        "小红书",
        signature=("订单号", "订单状态", "SKU件数", "商家应收金额(元)", "用户应付金额(元)"),
        mapping=(
            ("order_id", "订单号"), ("ordered_at", "订单支付时间"), ("created_at", "订单创建时间"), ("amount", "用户应付金额(元)"), ("status", "订单状态"), ("phone", "收件人电话"), ("name", "收件人姓名"), ("product", "商品名称"), ("sku", "商品编码"), ("quantity", "SKU件数"), ("shipping", "运费"), ("email", ""), ("channel", ""),
        ),
        export=N_("In 小红书千帆: 订单, 订单查询, 导出订单. Phone numbers are hidden; hidden ones mix buyers up."),
        currency="CNY",
    ),
    # 微店's own list of orders: item prices and counts, no total; some columns were renamed in June 2020.
    Platform(
        "weidian",
        "微店",
        signature=("订单编号", "下单时间", "付款时间", "下单账号", "购买数量", "商品价格"),
        mapping=(
            ("order_id", "订单编号"), ("customer_id", "下单账号"), ("phone", ""), ("email", ""), ("name", "收件人姓名"), ("ordered_at", "付款时间"), ("created_at", "下单时间"),
            ("status", "订单状态"), ("product", "商品名称"), ("sku", "商品编码"), ("quantity", "购买数量"), ("unit_price", "商品价格"), ("refund", "退款金额"), ("discount", ""), ("channel", ""),
        ),
        export=N_("In 微店: 订单, 订单导出. It has the account that ordered (下单账号) and the receiver's phone number."),
        currency="CNY",
    ),
    Platform(
        "weidian",
        "微店",
        signature=("订单编号", "下单时间", "支付时间", "下单账号", "商品件数", "单品折扣后价格"),
        mapping=(
            ("order_id", "订单编号"), ("customer_id", "下单账号"), ("phone", ""), ("email", ""), ("name", "收件人/提货人姓名"), ("ordered_at", "支付时间"), ("created_at", "下单时间"),
            ("status", "订单状态"), ("product", "商品名称"), ("sku", "商品编码"), ("quantity", "商品件数"), ("unit_price", "单品折扣后价格"), ("refund", "退款金额"), ("discount", ""), ("channel", ""),
        ),
        export=N_("In 微店: 订单, 订单导出. It has the account that ordered (下单账号) and the receiver's phone number."),
        currency="CNY",
    ),
    Platform(
        "weidian",
        "微店",
        signature=("订单编号", "微信昵称", "下单时间", "订单状态"),
        mapping=(
            ("order_id", "订单编号"), ("customer_id", ""), ("name", "微信昵称"), ("ordered_at", "付款时间"), ("created_at", "下单时间"), ("status", "订单状态"), ("email", ""), ("channel", ""),
        ),
        export=N_("In 微店: 订单, 订单导出. It has the receiver's phone number."),
        currency="CNY",
    ),
    Platform(
        "shopify",
        "Shopify",
        signature=("Name", "Created at", "Subtotal", "Lineitem name", "Lineitem price"),
        mapping=(
            ("order_id", "Name"), ("customer_id", ""), ("email", "Email"), ("phone", "Phone"), ("name", "Billing Name"), ("ordered_at", "Created at"), ("created_at", ""), ("amount", "Subtotal"),
            ("refund", "Refunded Amount"), ("status", "Financial Status"), ("cancelled_at", "Cancelled at"), ("currency", "Currency"), ("tax", "Taxes"), ("shipping", "Shipping"),
            ("discount", "Discount Amount"), ("product", "Lineitem name"), ("quantity", "Lineitem quantity"), ("unit_price", "Lineitem price"), ("sku", "Lineitem sku"), ("channel", "Source"), ("country", "Billing Country"), ("consent", "Accepts Marketing"), ("category", ""),
        ),
        export=N_("In Shopify: Orders, Export, “All orders”, as a plain CSV file. It has the buyer's e-mail address and phone number."),
    ),
    # The export of an app for Shopify: orders and their lines, payments and refunds, each with all that its order has.
    Platform(
        "matrixify",
        "Matrixify",
        signature=("Name", "Created At", "Price: Total", "Payment: Status", "Line: Type"),
        mapping=(
            ("order_id", "Name"), ("customer_id", "Customer: ID"), ("email", "Email"), ("phone", "Phone"), ("ordered_at", "Created At"), ("created_at", ""), ("amount", "Price: Total"), ("refund", "Price: Total Refund"), ("status", "Payment: Status"), ("cancelled_at", "Cancelled At"),
            ("currency", "Currency"), ("tax", "Tax: Total"), ("shipping", "Price: Total Shipping"), ("discount", "Price: Total Discount"), ("product", "Line: Title"), ("quantity", "Line: Quantity"), ("unit_price", "Line: Price"), ("sku", "Line: SKU"), ("channel", "Source"), ("category", ""),
        ),
        export=N_("In Matrixify: New export, Orders, as CSV, with the groups Basic Columns, Customer and Line Items. It has the buyer's e-mail address."),
    ),
    Platform(
        "shopify",
        "Shopify",
        signature=("Transaction Date", "Type", "Order", "Payout ID", "Payout Date"),
        mapping=(("order_id", "Order"), ("ordered_at", "Transaction Date"), ("created_at", ""), ("amount", "Amount"), ("currency", "Currency"), ("status", ""), ("channel", ""), ("name", ""), ("customer_id", "")),
        export=N_("In Shopify: Orders, Export, “All orders”, as a plain CSV file. It has the buyer's e-mail address and phone number."),
        not_orders=("Type", ("payout", "adjustment", "reserve", "fee", "transfer")),
    ),
    Platform(
        "yahoo_shopping",
        "Yahoo!ショッピング",
        signature=("OrderId", "OrderTime", "OrderStatus", "PayStatus", "TotalPrice"),
        mapping=(
            ("order_id", "OrderId"), ("customer_id", ""), ("email", "BillMailAddress"), ("phone", "BillPhoneNumber"), ("name", "BillFirstName"), ("last_name", "BillLastName"), ("ordered_at", "OrderTime"), ("created_at", ""), ("amount", "TotalPrice"), ("status", "OrderStatus"), ("product", "Title"),
            ("quantity", "Quantity"), ("unit_price", "UnitPrice"), ("sku", "ItemId"), ("shipping", "ShipCharge"), ("discount", "TotalCouponDiscount"), ("channel", ""),
        ),
        export=N_("In Yahoo!ショッピング: 注文管理, 注文検索, ダウンロード, with BillMailAddress or BillPhoneNumber among the columns."),
        statuses=(("1", "pending"), ("2", "paid"), ("3", "pending"), ("4", "cancelled"), ("5", "paid")),
        currency="JPY",
        payment_status="PayStatus",
    ),
    Platform(
        "shopware",
        "Shopware",
        signature=("orderNumber", "orderDateTime", "amountTotal", "orderCustomer.email", "stateMachineState.name"),
        mapping=(
            ("order_id", "orderNumber"), ("customer_id", "orderCustomer.customerNumber"), ("email", "orderCustomer.email"), ("name", "orderCustomer.firstName"), ("last_name", "orderCustomer.lastName"), ("ordered_at", "orderDateTime"), ("created_at", ""), ("amount", "amountTotal"),
            ("status", "stateMachineState.name"), ("currency", "currency.isoCode"), ("shipping", "shippingTotal"), ("tax", ""), ("channel", ""),
        ),
        export=N_("In Shopware: Settings, Import/Export, profile “Orders”. It has the buyer's e-mail address."),
        statuses=(("Offen", "paid"), ("Open", "paid"), ("In Bearbeitung", "paid"), ("Storniert", "cancelled")),
    ),
    _shopware_5(("orderId", "invoiceAmount", "orderTime", "cleared", "status"), (("order_id", "orderId"), ("ordered_at", "orderTime"), ("amount", "invoiceAmount"), ("shipping", "invoiceShipping"))),
    _shopware_5(("orderId", "invoice_amount", "ordertime", "cleared", "status"), (("order_id", "orderId"), ("ordered_at", "ordertime"), ("amount", "invoice_amount"), ("shipping", "invoice_shipping"))),
    Platform(
        "mercado_libre",
        "Mercado Libre",
        signature=("# de venta", "Fecha de venta", "Ingresos por productos", "Comprador"),
        mapping=(("order_id", "# de venta"), ("customer_id", "Comprador"), ("ordered_at", "Fecha de venta"), ("amount", "Ingresos por productos"), ("status", "Estado"), ("product", "Título de la publicación"), ("quantity", "Unidades"), ("sku", "SKU"), ("unit_price", ""), ("email", ""), ("phone", ""), ("created_at", ""), ("shipping", ""), ("tax", ""), ("channel", "")),
        export=N_("In Mercado Libre: Ventas, Descargar reporte. It has the buyer's name."),
    ),
    Platform(
        "mercado_libre",
        "Mercado Libre",
        signature=("N.º de venda", "Data da venda", "Receita por produtos", "Comprador"),
        mapping=(("order_id", "N.º de venda"), ("customer_id", "Comprador"), ("ordered_at", "Data da venda"), ("amount", "Receita por produtos"), ("status", "Estado"), ("product", "Título do anúncio"), ("quantity", "Unidades"), ("sku", "SKU"), ("unit_price", ""), ("email", ""), ("phone", ""), ("created_at", ""), ("shipping", ""), ("tax", ""), ("channel", "")),
        export=N_("In Mercado Libre: Ventas, Descargar reporte. It has the buyer's name."),
    ),
    Platform(
        "adyen",
        "Adyen",
        signature=("Psp Reference", "Merchant Reference", "Type", "Gross Debit (GC)", "Gross Credit (GC)"),
        mapping=(
            ("order_id", "Merchant Reference"), ("customer_id", "Shopper Reference"), ("email", "Shopper Email"), ("name", "Shopper Name"), ("phone", ""), ("ordered_at", "Creation Date"), ("created_at", ""), ("amount", "Gross Credit (GC)"), ("refund", "Gross Debit (GC)"),
            ("currency", "Gross Currency"), ("status", ""), ("channel", ""), ("sku", ""), ("product", ""), ("tax", ""),
        ),
        export=N_("In Adyen: Reports, “Received payments details”, with the column Shopper Reference. The settlement report names no buyer."),
        not_orders=("Type", ("payout", "fee", "deduction", "transfer", "correction", "adjustment", "reserve", "balance")),
    ),
    Platform(
        "gumroad",
        "Gumroad",
        signature=("Purchase ID", "Item Name", "Purchase Email", "Purchase Date", "Sale Price ($)"),
        mapping=(
            ("order_id", "Purchase ID"), ("customer_id", ""), ("email", "Purchase Email"), ("name", "Buyer Name"), ("phone", ""), ("ordered_at", "Purchase Date"), ("created_at", ""), ("amount", "Sale Price ($)"), ("refund", "Partial Refund ($)"), ("unit_price", ""), ("quantity", "Quantity"),
            ("product", "Item Name"), ("tax", "Taxes ($)"), ("shipping", "Shipping ($)"), ("country", "Country"), ("status", ""), ("channel", ""),
        ),
        export=N_("In Gumroad: Analytics, Sales, Export. It has the buyer's e-mail address."),
        currency="USD",
    ),
    Platform(
        "amazon",
        "Amazon",
        signature=("date/time", "settlement id", "type", "order id", "product sales"),
        mapping=(
            ("order_id", "order id"), ("customer_id", ""), ("ordered_at", "date/time"), ("created_at", ""), ("amount", "product sales"), ("quantity", "quantity"), ("unit_price", ""), ("product", "description"), ("sku", "sku"), ("status", ""), ("tax", "product sales tax"), ("shipping", "shipping credits"),
            ("channel", "marketplace"), ("email", ""), ("phone", ""), ("name", ""), ("refund", ""), ("cost", ""), ("discount", "promotional rebates"),
        ),
        export=N_("Amazon's “All orders” report has no buyer. Take “Fulfilment by Amazon, Fulfilled shipments” or “Order report”, which have the buyer's e-mail alias."),
        not_orders=("type", ("fee", "transfer", "adjustment", "debt", "retrocharge", "liquidation", "reserve")),
    ),
    Platform(
        "amazon",
        "Amazon",
        signature=("settlement-id", "transaction-type", "order-id", "amount-type", "amount-description", "amount"),
        mapping=(
            ("order_id", "order-id"), ("customer_id", ""), ("ordered_at", "posted-date"), ("created_at", ""), ("amount", "amount"), ("quantity", ""), ("unit_price", ""), ("product", ""), ("sku", "sku"), ("status", ""), ("currency", "currency"),
            ("channel", "marketplace-name"), ("email", ""), ("phone", ""), ("name", ""), ("refund", ""), ("cost", ""), ("tax", ""), ("shipping", ""),
        ),
        export=N_("Amazon's “All orders” report has no buyer. Take “Fulfilment by Amazon, Fulfilled shipments” or “Order report”, which have the buyer's e-mail alias."),
        not_orders=("amount-type", ("fee", "other", "promotion", "cost", "withheld", "reserve", "adjustment")),
    ),
    Platform(
        "stripe",
        "Stripe",
        signature=("id", "Type", "Source", "Fee", "Net", "Available On (UTC)"),
        mapping=(("order_id", "id"), ("ordered_at", "Created (UTC)"), ("created_at", ""), ("amount", "Amount"), ("currency", "Currency"), ("channel", ""), ("product", ""), ("status", ""), ("name", ""), ("customer_id", "")),
        export=N_("In Stripe: Payments, Export, all columns. Tick “Customer Email”, or buyers cannot be told apart."),
        not_orders=("Type", ("payout", "fee", "adjustment", "transfer", "topup", "reserve", "advance", "contribution")),
    ),
    Platform(
        "etsy",
        "Etsy",
        signature=("Date", "Type", "Title", "Info", "Fees & Taxes", "Net"),
        mapping=(("order_id", ""), ("ordered_at", "Date"), ("created_at", ""), ("amount", "Amount"), ("currency", "Currency"), ("product", ""), ("status", ""), ("name", ""), ("customer_id", ""), ("tax", "")),
        export=N_("In Etsy: Settings, Options, Download data, “Orders”. The buyer's user name is in it."),
        not_orders=("Type", ("tax", "fee", "marketing", "deposit", "shipping", "postage", "vat", "disbursement")),
        date_order="MDY",
    ),
    Platform(
        "toast",
        "Toast",
        signature=("Order #", "Sent Date", "Menu Item", "Net Price", "Void?"),
        mapping=(
            ("order_id", "Order Id"), ("customer_id", ""), ("name", ""), ("email", ""), ("phone", ""), ("ordered_at", "Sent Date"), ("created_at", ""), ("amount", "Net Price"), ("quantity", "Qty"), ("unit_price", ""), ("product", "Menu Item"), ("sku", "Item Id"), ("category", "Sales Category"), ("discount", "Discount"), ("tax", "Tax"), ("status", ""), ("channel", ""),
        ),
        export=N_("Toast's order reports name no guest. In Toast: Marketing, Guests, Download has the guests; take it beside these sales."),
        date_order="MDY",
    ),
    Platform(
        "toast",
        "Toast",
        signature=("Order Id", "Order #", "Opened", "Tab Names", "Total", "Voided"),
        mapping=(
            ("order_id", "Order Id"), ("customer_id", ""), ("name", ""), ("email", ""), ("phone", ""), ("ordered_at", "Opened"), ("created_at", ""), ("amount", "Total"), ("quantity", ""), ("unit_price", ""), ("product", ""), ("discount", "Discount Amount"), ("tax", "Tax"), ("status", ""), ("channel", "Order Source"),
        ),
        export=N_("“Tab Names” holds what staff called a tab, which can be several guests': if yours are people's names, choose it (--map name=Tab Names). In Toast: Marketing, Guests, Download has the guests; take it beside these sales. “Total” holds tips and taxes; “Amount” does not (--map amount=Amount)."),
        date_order="MDY",
    ),
    Platform(
        "tiktok_shop",
        "TikTok Shop",
        signature=("Order/adjustment ID", "Type", "Order created time", "Total settlement amount", "Total revenue"),
        mapping=(("order_id", "Order/adjustment ID"), ("customer_id", ""), ("ordered_at", "Order created time"), ("created_at", ""), ("amount", "Total revenue"), ("currency", "Currency"), ("status", ""), ("name", ""), ("refund", "")),
        export=N_("TikTok Shop's settlement report has no buyer. In Seller Center: Orders, Manage orders, Export has the buyer's user name."),
        not_orders=("Type", ("fee", "adjustment", "reserve", "withdraw", "deduction", "reimbursement")),
    ),
    Platform(
        "tiktok_shop",
        "TikTok Shop",
        signature=("Order ID", "Order Substatus", "SKU Subtotal Before Discount", "Buyer Username"),
        mapping=(("order_id", "Order ID"), ("customer_id", "Buyer Username"), ("amount", "Order Amount"), ("refund", "Order Refund Amount"), ("status", "Order Status"), ("created_at", "Created Time")),
        export=N_("In TikTok Shop's Seller Center: Orders, Manage orders, Export. It has the buyer's user name."),
    ),
    Platform(
        "shopee",
        "Shopee",
        signature=("Order ID", "Order Status", "Username (Buyer)", "Grand Total"),
        mapping=(("order_id", "Order ID"), ("customer_id", "Username (Buyer)"), ("status", "Order Status"), ("amount", "Grand Total")),
        export=N_("In Shopee's Seller Centre: My orders, Export. It has the buyer's user name."),
    ),
    Platform(
        "shopee",
        "Shopee",
        signature=("No. Pesanan", "Status Pesanan", "Username (Pembeli)", "Total Pembayaran"),
        mapping=(("order_id", "No. Pesanan"), ("customer_id", "Username (Pembeli)"), ("status", "Status Pesanan"), ("amount", "Total Pembayaran")),
        export=N_("In Shopee's Seller Centre: My orders, Export. It has the buyer's user name."),
    ),
    Platform(
        "shopee",
        "Shopee",
        signature=("訂單編號", "訂單狀態", "買家帳號", "買家總支付金額"),
        mapping=(("order_id", "訂單編號"), ("customer_id", "買家帳號"), ("status", "訂單狀態"), ("amount", "買家總支付金額")),
        export=N_("In Shopee's Seller Centre: My orders, Export. It has the buyer's user name."),
    ),
    Platform(
        "lazada",
        "Lazada",
        signature=("orderItemId", "lazadaId", "orderNumber", "paidPrice"),
        mapping=(("order_id", "orderNumber"), ("amount", "paidPrice"), ("status", "status")),
        export=N_("In Lazada's Seller Center: Orders, Export. It has the buyer's name or a masked one; a phone number tells buyers apart better."),
    ),
    Platform(
        "allegro",
        "Allegro",
        signature=("OrderId", "SellerStatus", "BuyerLogin", "TotalToPayAmount"),
        mapping=(("order_id", "OrderId"), ("status", "SellerStatus")),
        statuses=(("NEW", "paid"),),  # paid, and not packed yet; a PaymentStatus of its own says what is not paid
        export=N_("In Allegro: Sales Center, Orders, Download as CSV. It has the buyer's login."),
    ),
    *(_amazon_transactions(*one) for one in _AMAZON_TRANSACTIONS),
    _woocommerce(("Bestelstatus", "Besteldatum", "Achternaam (factuur)", "E-mail (factuur)"), "E-mail (factuur)"),
    _woocommerce(("Bestelstatus", "Besteldatum", "Achternaam (facturering)", "E-mail (facturering)"), "E-mail (facturering)"),
    _woocommerce(("Bestelstatus", "Besteldatum", "Achternaam (facturatie)", "E-mail (facturatie)"), "E-mail (facturatie)"),
    _ebay_transactions(
        ("Date de création de la transaction", "Type", "Numéro de commande", "Pseudo de l'acheteur", "Nom de l'acheteur", "Titre de l'objet", "Quantité", "Pays de destination", "Devise de la transaction", "Montant brut de la transaction"),
        ("versement", "bordereau", "étiquette", "frais", "commission", "blocage", "retenue", "transfert", "ajustement", "débit"),
    ),
    _ebay_transactions(
        ("Data di creazione della transazione", "Tipo", "Numero ordine", "Nome utente dell'acquirente", "Nome dell'acquirente", "Titolo dell'oggetto", "Quantità", "Paese di spedizione", "Valuta della transazione", "Importo lordo della transazione"),
        ("pagamento", "versamento", "etichetta", "tariff", "commission", "blocco", "trattenuta", "trasferimento", "addebito", "rettifica"),
    ),
    _ebay_transactions(
        ("Fecha de creación de la transacción", "Tipo", "Número de pedido", "Nombre de usuario del comprador", "Nombre del comprador", "Título del artículo", "Cantidad", "País de envío", "Divisa de la transacción", "Importe bruto de la transacción"),
        ("pago", "etiqueta", "tarifa", "comisi", "retenci", "transferencia", "cargo", "ajuste"),
    ),
    _ebay_orders(
        ("Numéro d'enregistrement de la vente", "Numéro de commande", "Pseudo de l'acheteur", "Nom de l'acheteur", "Titre de l'objet", "Quantité", "Prix total", "Date de vente"),
    ),
    _ebay_orders(
        ("Numero registrazione della vendita", "Numero ordine", "Nome utente dell'acquirente", "Nome dell'acquirente", "Titolo dell'oggetto", "Quantità", "Prezzo totale", "Data della vendita"),
    ),
    _ebay_orders(
        ("Número de registro de venta", "Número de pedido", "Nombre de usuario del comprador", "Nombre del comprador", "Título del artículo", "Cantidad", "Precio total", "Fecha de venta"),
    ),
    _magento(("Einkaufspunkt", "Kaufdatum", "Gesamtsumme (Basis)", "Rechnung an Name")),
    _magento(("Verkaufsstelle", "Kaufdatum", "Gesamtbetrag (Basis)", "Rechnung an Name")),
    _magento(("Verkaufspunkt", "Bestelldatum", "Gesamtbetrag (Basis)", "Rechnungsname")),
    *_paypal(
        ("Data", "Hora", "Nome", "Tipo", "Estado", "Valor bruto", "Valor líquido", "ID da transação"),
        (
            ("order_id", "ID da transação"), ("email", "Endereço de e-mail do remetente"), ("name", "Nome"), ("ordered_at", "Data"), ("time_of_day", "Hora"), ("amount", "Valor bruto"), ("status", "Estado"), ("currency", "Moeda"), ("refund_of", "ID da transação de referência"), ("product", "Título do artigo"),
        ),
        ("Tipo", ("conversão", "transferência", "levantamento", "depósito", "retenção", "comissão", "tarifa", "autorização", "reserva", "libertação", "anula", "cancel", "+reembolso")),
    ),
    _woocommerce(("Bestellstatus", "Bestelldatum", "Nachname (Rechnung)", "E-Mail (Rechnung)"), "E-Mail (Rechnung)"),
    _woocommerce(("Bestellstatus", "Bestelldatum", "Nachname (Rechnungsadresse)", "E-Mail (Rechnungsadresse)"), "E-Mail (Rechnungsadresse)"),
    _woocommerce(("Statut de la commande", "Date de la commande", "Nom (facturation)", "E-mail (facturation)"), "E-mail (facturation)"),
    _woocommerce(("Estado del pedido", "Fecha del pedido", "Apellidos (facturación)", "Correo electrónico (facturación)"), "Correo electrónico (facturación)"),
    *(
        Platform(
            "ebay",
            "eBay",
            signature=("Verkaufsprotokollnummer", "Bestellnummer", "Nutzername des Käufers", total),
            mapping=(
                ("order_id", "Bestellnummer"), ("customer_id", "Nutzername des Käufers"), ("email", address), ("name", "Name des Käufers"), ("ordered_at", "Verkauft am"), ("created_at", ""), ("amount", total), ("quantity", count), ("unit_price", ""), ("product", "Angebotstitel"), ("shipping", "Verpackung und Versand"), ("status", ""), ("channel", ""),
            ),
            export=N_("In eBay: Orders, Download report, “All orders”. It has the buyer's user name."),
            )
        for total, count, address in (
            ("Gesamtpreis", "Stückzahl", "E-Mail-Adresse des Käufers"),
            ("Gesamtbetrag", "Anzahl", "E-Mail des Käufers"),
        )
    ),
    _rakuten("ステータス"),
    _rakuten("注文ステータス"),
    Platform(
        "base",
        "BASE",
        signature=("注文ID", "注文日時", "氏(請求先)", "合計金額", "発送状況"),
        mapping=(
            ("order_id", "注文ID"), ("customer_id", ""), ("email", "メールアドレス(請求先)"), ("phone", "電話番号(請求先)"), ("name", "氏(請求先)"), ("ordered_at", "注文日時"), ("created_at", ""), ("amount", "合計金額"), ("status", "発送状況"), ("product", "商品名"), ("quantity", "数量"), ("unit_price", "価格"),
            ("sku", "商品ID"), ("shipping", "送料"), ("channel", "購入元"), ("tax", ""), ("country", ""),
        ),
        export=N_("In BASE: Apps, CSV商品管理 or 注文データダウンロード, all orders. It has the buyer's e-mail address."),
        statuses=(("未対応", "paid"), ("対応中", "paid"), ("対応済", "paid"), ("対応済み", "paid"), ("入金待ち", "pending")),
        currency="JPY",
    ),
    Platform(
        "minne",
        "minne",
        signature=("注文ID", "注文状況", "作品名", "注文の合計", "注文者のユーザーID"),
        mapping=(
            ("order_id", "注文ID"), ("customer_id", "注文者のユーザーID"), ("name", "注文者の氏名"), ("phone", "注文者の電話番号"), ("email", ""), ("ordered_at", "注文日"), ("created_at", ""), ("amount", "注文の合計"), ("status", "注文状況"), ("product", "作品名"), ("quantity", "数量"), ("unit_price", "販売価格"), ("sku", "作品管理番号"), ("shipping", "注文の送料"),
        ),
        export=N_("In minne: 販売管理, 注文データのダウンロード. It has the buyer's user number."),
        currency="JPY",
    ),
    Platform(
        "creema",
        "Creema",
        signature=("注文ID", "購入日", "作品タイトル", "取引相手", "合計金額"),
        mapping=(
            ("order_id", "注文ID"), ("customer_id", "取引相手"), ("name", "氏名"), ("phone", "TEL"), ("email", ""), ("ordered_at", "購入日"), ("created_at", ""), ("amount", "合計金額"), ("status", "ステータス"), ("product", "作品タイトル"), ("quantity", "数量"), ("unit_price", "作品単価"), ("shipping", "配送料"), ("discount", "(-)作家クーポン"),
        ),
        export=N_("In Creema: 販売管理, CSVダウンロード. It has the buyer's user name."),
        currency="JPY",
    ),
    Platform(
        "wangdiantong",
        "旺店通",
        signature=("订单编号", "店铺", "订单退款状态", "货品名称", "分摊后总价"),
        mapping=(
            ("order_id", "订单编号"), ("customer_id", ""), ("name", "收件人"), ("phone", "收件人手机"), ("ordered_at", "付款时间"), ("created_at", "交易时间"), ("amount", "分摊后总价"), ("status", "订单状态"), ("product", "货品名称"), ("quantity", "实发数量"), ("unit_price", ""), ("channel", "店铺"), ("email", ""),
        ),
        export=N_("In 旺店通: 订单, 订单管理, 导出订单明细. Add 客户网名 or the phone number, or buyers are told apart by the receiver's name."),
        currency="CNY",
    ),
    Platform(
        "kaufland",
        "Kaufland",
        signature=("id_order", "id_order_unit", "revenue_gross", "ts_created_iso"),
        mapping=(("order_id", "id_order"), ("ordered_at", "ts_created_iso"), ("amount", "price"), ("unit_price", ""), ("quantity", ""), ("status", "status"), ("product", "title"), ("sku", "ean"), ("channel", "storefront")),
        export=N_("In Kaufland's seller portal: Orders, Export, CSV. What the buyer paid for each piece is its price; the revenue is less the fee."),
        statuses=(("received", "paid"), ("need_to_be_sent", "paid"), ("sent", "paid"), ("sent_and_autopaid", "paid"), ("open", "paid"), ("returned", "refunded"), ("returned_paid", "refunded"), ("cancelled", "cancelled")),
    ),
    Platform(
        "pipedrive",
        "Pipedrive",
        signature=("Deal - Title", "Deal - Value", "Deal - Status"),
        mapping=(
            ("order_id", "Deal - ID"), ("ordered_at", "Deal - Won time"), ("created_at", "Deal - Deal created"), ("amount", "Deal - Value"), ("currency", "Deal - Currency of value"), ("status", "Deal - Status"), ("name", "Person - Name"), ("email", "Person - Email - Work"),
            ("channel", ""), ("product", ""), ("sku", ""), ("quantity", ""), ("unit_price", ""), ("refund", ""),
        ),
        statuses=(("Open", "open"), ("Won", "paid"), ("Lost", "cancelled")),
        export=N_("In Pipedrive: Deals, list view, ⋯, Export filter results. Of deals, those that were won are sales; add the person's e-mail or the organization to the columns."),
    ),
    Platform(
        "ta_feng",
        "Ta-Feng",
        signature=("TRANSACTION_DT", "CUSTOMER_ID", "PRODUCT_SUBCLASS", "PRODUCT_ID", "AMOUNT", "SALES_PRICE"),
        mapping=(
            ("order_id", ""), ("customer_id", "CUSTOMER_ID"), ("ordered_at", "TRANSACTION_DT"), ("created_at", ""), ("amount", "SALES_PRICE"), ("quantity", "AMOUNT"), ("unit_price", ""), ("cost", "ASSET"), ("sku", "PRODUCT_ID"), ("category", "PRODUCT_SUBCLASS"),
        ),
        export=N_("Ta-Feng's data set of groceries has buyers, days and lines, and no numbers of orders: each line counts as one."),
        date_order="MDY",
    ),
    Platform(
        "youzan",
        "有赞",
        signature=("客户昵称", "客户手机号", "客户积分", "客户储值余额"),
        mapping=(("customer_id", ""), ("phone", "客户手机号"), ("name", "客户姓名"), ("segment", "免费等级"), ("amount", "")),
        export=N_("In 有赞: 客户, 客户管理, 导出. Orders tell more than totals: take 订单, 订单概况, 导出 as well."),
        kind="customers",
        currency="CNY",
    ),
    Platform(
        "youzan",
        "有赞",
        signature=("手机号", "成为客户时间", "上次消费时间", "购次", "累计消费金额"),
        mapping=(
            ("customer_id", ""), ("phone", "手机号"), ("name", "客户姓名"), ("first_at", "成为客户时间"), ("last_at", "上次消费时间"), ("orders", "购次"), ("amount", "累计消费金额"), ("segment", "会员等级"), ("channel", "来源渠道"), ("country", ""),
        ),
        export=N_("In 有赞: 客户, 客户管理, 导出. Orders tell more than totals: take 订单, 订单概况, 导出 as well."),
        kind="customers",
        currency="CNY",
    ),
    *(
        Platform(
            "google_ads",
            "Google Ads",
            signature=("Campaign", "Cost", its_own),
            mapping=(("date", "Day"), ("campaign", "Campaign"), ("amount", "Cost"), ("impressions", "Impr."), ("clicks", "Clicks"), ("conversions", "Conversions"), ("currency", "Currency code"), ("channel", "")),
            export=N_("In Google Ads: Campaigns, Segment by day, Download, as CSV."),
            kind="spend",
        )
        for its_own in ("Impr.", "Network (with search partners)")
    ),
    Platform(
        "google_ads",
        "Google Ads",
        signature=("广告系列", "展示次数", "点击次数", "费用"),
        mapping=(("campaign", "广告系列"), ("amount", "费用"), ("impressions", "展示次数"), ("clicks", "点击次数"), ("currency", "货币代码"), ("channel", "")),
        export=N_("In Google Ads: Campaigns, Segment by day, Download, as CSV."),
        kind="spend",
    ),
    Platform(
        "google_ads",
        "Google Ads",
        signature=("Kampagne", "Impr.", "Kosten"),
        mapping=(("date", "Tag"), ("campaign", "Kampagne"), ("amount", "Kosten"), ("impressions", "Impr."), ("clicks", "Klicks"), ("currency", "Währungscode"), ("channel", "")),
        export=N_("In Google Ads: Campaigns, Segment by day, Download, as CSV."),
        kind="spend",
    ),
    Platform(
        "microsoft_ads",
        "Microsoft Advertising",
        signature=("Gregorian date", "Campaign name", "Impressions", "Spend"),
        mapping=(("date", "Gregorian date"), ("campaign", "Campaign name"), ("amount", "Spend"), ("impressions", "Impressions"), ("clicks", "Clicks"), ("conversions", "Conversions"), ("currency", "Currency code"), ("channel", "")),
        export=N_("In Microsoft Advertising: Reports, Campaign performance, unit of time “Day”, Download, as CSV."),
        kind="spend",
    ),
    Platform(
        "microsoft_ads",
        "Microsoft Advertising",
        signature=("Gregorian date", "Impressions", "Spend"),
        mapping=(("date", "Gregorian date"), ("amount", "Spend"), ("impressions", "Impressions"), ("clicks", "Clicks"), ("conversions", "Conversions"), ("currency", "Currency code"), ("channel", "")),
        export=N_("In Microsoft Advertising: Reports, Campaign performance, unit of time “Day”, Download, as CSV."),
        kind="spend",
    ),
    Platform(
        "microsoft_ads",
        "Microsoft Advertising",
        signature=("Campaign", "Impr.", "Spend"),
        mapping=(("campaign", "Campaign"), ("amount", "Spend"), ("impressions", "Impr."), ("clicks", "Clicks"), ("currency", "Currency code"), ("channel", "")),
        export=N_("In Microsoft Advertising: Reports, Campaign performance, unit of time “Day”, Download, as CSV."),
        kind="spend",
    ),
    Platform(
        "meta_ads",
        "Meta",
        signature=("Day", "Reporting starts", "Reporting ends", "Amount spent"),
        mapping=(("date", "Day"), ("first_day", ""), ("last_day", ""), ("campaign", "Campaign name"), ("amount", "Amount spent"), ("impressions", "Impressions"), ("conversions", "Results")),
        export=N_("In Meta Ads Manager: Breakdown, By time, Day; then Reports, Export table data, as CSV."),
        kind="spend",
    ),
    Platform(
        "meta_ads",
        "Meta",
        signature=("单日", "报告开始日期", "报告结束日期", "已花费金额"),
        mapping=(("date", "单日"), ("first_day", ""), ("last_day", ""), ("campaign", "广告系列名称"), ("amount", "已花费金额"), ("impressions", "展示次数"), ("conversions", "成效")),
        export=N_("In Meta Ads Manager: Breakdown, By time, Day; then Reports, Export table data, as CSV."),
        kind="spend",
    ),
    Platform(
        "meta_ads",
        "Meta",
        signature=("Reporting starts", "Reporting ends", "Amount spent"),
        mapping=(("first_day", "Reporting starts"), ("last_day", "Reporting ends"), ("date", ""), ("campaign", "Campaign name"), ("amount", "Amount spent"), ("impressions", "Impressions"), ("conversions", "Results")),
        export=N_("In Meta Ads Manager: Breakdown, By time, Day; then Reports, Export table data, as CSV."),
        kind="spend",
    ),
    Platform(
        "meta_ads",
        "Meta",
        signature=("报告开始日期", "报告结束日期", "已花费金额"),
        mapping=(("first_day", "报告开始日期"), ("last_day", "报告结束日期"), ("date", ""), ("campaign", "广告系列名称"), ("amount", "已花费金额"), ("impressions", "展示次数"), ("conversions", "成效")),
        export=N_("In Meta Ads Manager: Breakdown, By time, Day; then Reports, Export table data, as CSV."),
        kind="spend",
    ),
    Platform(
        "meta_ads",
        "Meta",
        signature=("天", "报告开始日期", "报告结束日期", "花费金额"),
        mapping=(("date", "天"), ("first_day", ""), ("last_day", ""), ("campaign", "广告系列名称"), ("amount", "花费金额"), ("impressions", "展示次数"), ("conversions", "成效")),
        export=N_("In Meta Ads Manager: Breakdown, By time, Day; then Reports, Export table data, as CSV."),
        kind="spend",
    ),
    Platform(
        "meta_ads",
        "Meta",
        signature=("报告开始日期", "报告结束日期", "花费金额"),
        mapping=(("first_day", "报告开始日期"), ("last_day", "报告结束日期"), ("date", ""), ("campaign", "广告系列名称"), ("amount", "花费金额"), ("impressions", "展示次数"), ("conversions", "成效")),
        export=N_("In Meta Ads Manager: Breakdown, By time, Day; then Reports, Export table data, as CSV."),
        kind="spend",
    ),
    *(
        Platform(
            "meta_ads",
            "Meta",
            signature=(named, "Day", "Amount spent"),
            mapping=(("date", "Day"), ("first_day", ""), ("last_day", ""), ("campaign", named), ("amount", "Amount spent"), ("impressions", "Impressions"), ("conversions", "Results")),
            export=N_("In Meta Ads Manager: Breakdown, By time, Day; then Reports, Export table data, as CSV."),
            kind="spend",
        )
        for named in ("Campaign name", "Ad set name")
    ),
    Platform(
        "tiktok_ads",
        "TikTok",
        signature=("Ad Group Name", "Total Cost", "Impression", "Click"),
        mapping=(("date", "Date"), ("campaign", "Campaign Name"), ("amount", "Total Cost"), ("impressions", "Impression"), ("clicks", "Click"), ("channel", "")),
        export=N_("In TikTok Ads Manager: Reporting, Custom report, dimension “By Day”, Export, as CSV."),
        kind="spend",
    ),
    Platform(
        "tiktok_ads",
        "TikTok",
        signature=("Campaign name", "Impressions", "Clicks (destination)"),
        mapping=(("date", "By Day"), ("campaign", "Campaign name"), ("impressions", "Impressions"), ("clicks", "Clicks (destination)"), ("conversions", "Conversions"), ("channel", "")),
        export=N_("In TikTok Ads Manager: Reporting, Custom report, dimension “By Day”, Export, as CSV."),
        kind="spend",
    ),
    Platform(
        "tiktok_ads",
        "TikTok",
        signature=("推广系列名称", "消耗", "展示量", "点击量（目标页面）"),
        mapping=(("date", "按天"), ("campaign", "推广系列名称"), ("amount", "消耗"), ("impressions", "展示量"), ("clicks", "点击量（目标页面）"), ("conversions", "转化量"), ("channel", "")),
        export=N_("In TikTok Ads Manager: Reporting, Custom report, dimension “By Day”, Export, as CSV."),
        kind="spend",
    ),
    *(platform for headers in _GOOGLE for platform in _google(*headers)),
    *(platform for headers in _META for platform in _meta(*headers)),
    Platform(
        "linkedin_ads",
        "LinkedIn",
        signature=("Campaign Group Name", "Campaign Name", "Total Spent", "Impressions"),
        mapping=(("campaign", "Campaign Name"), ("amount", "Total Spent"), ("impressions", "Impressions"), ("clicks", "Clicks"), ("currency", "Currency"), ("channel", "")),
        export=N_("In LinkedIn Campaign Manager: Export, Campaign performance, time breakdown “Daily”."),
        kind="spend",
        date_order="MDY",
    ),
    Platform(
        "linkedin_ads",
        "LinkedIn",
        signature=("Start Date", "Account Name", "Campaign Name", "Total Spent"),
        mapping=(("campaign", "Campaign Name"), ("amount", "Total Spent"), ("impressions", "Impressions"), ("clicks", "Clicks"), ("currency", "Currency"), ("channel", "")),
        export=N_("In LinkedIn Campaign Manager: Export, Campaign performance, time breakdown “Daily”."),
        kind="spend",
        date_order="MDY",
    ),
    Platform(
        "linkedin_ads",
        "LinkedIn",
        signature=("Start Date (in UTC)", "Campaign Name", "Total Spent"),
        mapping=(("campaign", "Campaign Name"), ("amount", "Total Spent"), ("impressions", "Impressions"), ("clicks", "Clicks"), ("currency", "Currency"), ("channel", "")),
        export=N_("In LinkedIn Campaign Manager: Export, Campaign performance, time breakdown “Daily”."),
        kind="spend",
        date_order="MDY",
    ),
    *(
        Platform(
            "pinterest_ads",
            "Pinterest",
            signature=(spent, "Impressions", "Pin clicks"),
            mapping=(("date", "Date"), ("campaign", "Campaign name"), ("amount", spent), ("impressions", "Impressions"), ("clicks", "Outbound clicks"), ("channel", "")),
            export=N_("In Pinterest Ads: Reporting, Custom report, time breakdown “Day”, Export, as CSV."),
            kind="spend",
        )
        for spent in ("Spend in account currency", "Spend")
    ),
    *(
        Platform(
            "snapchat_ads",
            "Snapchat",
            signature=(spent, impressions, "Swipe Ups"),
            mapping=(("campaign", "Campaign Name"), ("amount", spent), ("impressions", impressions), ("clicks", "Swipe Ups"), ("currency", "Currency"), ("channel", "")),
            export=N_("In Snapchat Ads Manager: Manage Ads, Export, breakdown by day, as CSV."),
            kind="spend",
        )
        for spent, impressions in (("Amount Spent", "Paid Impressions"), ("Spend", "Impressions"), ("Spend", "Paid Impressions"))
    ),
    *(
        Platform(
            "baidu_ads",
            "百度推广",
            signature=(*signature, "展现", "消费"),
            mapping=(("date", "日期"), ("campaign", signature[-1]), ("amount", "消费"), ("impressions", "展现"), ("clicks", "点击"), ("channel", "")),
            export=N_("In 百度推广: 数据报告, 推广计划报告, 时间单位 “分日”, 下载."),
            kind="spend",
            currency="CNY",
        )
        for signature in (("推广计划",), ("推广计划名称",), ("账户", "计划"))
    ),
    Platform(
        "oceanengine",
        "巨量引擎",
        signature=("广告计划名称", "消耗", "展示数", "点击数"),
        mapping=(("date", "日期"), ("campaign", "广告计划名称"), ("amount", "消耗"), ("impressions", "展示数"), ("clicks", "点击数"), ("conversions", "转化数"), ("channel", "")),
        export=N_("In 巨量引擎: 报表, 项目报表, 时间维度 “天”, 下载."),
        kind="spend",
        currency="CNY",
    ),
    Platform(
        "oceanengine",
        "巨量引擎",
        signature=("时间-天", "消耗", "展示数"),
        mapping=(("date", "时间-天"), ("campaign", "项目名称"), ("amount", "消耗"), ("impressions", "展示数"), ("clicks", "点击数"), ("conversions", "转化数"), ("channel", "")),
        export=N_("In 巨量引擎: 报表, 项目报表, 时间维度 “天”, 下载."),
        kind="spend",
        currency="CNY",
    ),
    Platform(
        "oceanengine",
        "巨量千川",
        signature=("整体消耗", "整体成交金额", "整体支付ROI"),
        mapping=(("date", "日期"), ("campaign", "商品名称"), ("amount", "整体消耗"), ("conversions", "整体成交订单数"), ("channel", "")),
        export=N_("In 巨量千川: 数据, 报表, 时间维度 “分天”, 下载."),
        kind="spend",
        currency="CNY",
    ),
    Platform(
        "oceanengine",
        "巨量千川",
        signature=("消耗(元)", "展示次数", "点击次数", "点击均价(元)"),
        mapping=(("date", "日期"), ("campaign", "计划名称"), ("amount", "消耗(元)"), ("impressions", "展示次数"), ("clicks", "点击次数"), ("conversions", "转化数"), ("channel", "")),
        export=N_("In 巨量千川: 数据, 报表, 时间维度 “分天”, 下载."),
        kind="spend",
        currency="CNY",
    ),
    Platform(
        "juguang",
        "小红书聚光",
        signature=("消费", "展现量", "点击量", "平均点击成本"),
        mapping=(("date", "时间"), ("campaign", "计划名称"), ("amount", "消费"), ("impressions", "展现量"), ("clicks", "点击量"), ("channel", "")),
        export=N_("In 小红书聚光: 数据报表, 计划报表, 时间粒度 “分天”, 下载."),
        kind="spend",
        currency="CNY",
    ),
    Platform(
        "juguang",
        "小红书聚光",
        signature=("消费", "展现量", "点击量", "平均千次展示费用", "平均互动成本"),
        mapping=(("date", "时间"), ("campaign", "计划名称"), ("amount", "消费"), ("impressions", "展现量"), ("clicks", "点击量"), ("channel", "")),
        export=N_("In 小红书聚光: 数据报表, 计划报表, 时间粒度 “分天”, 下载."),
        kind="spend",
        currency="CNY",
    ),
    Platform(
        "juguang",
        "小红书聚光",
        signature=("消费", "展现量", "点击量", "私信进线数"),
        mapping=(("date", "时间"), ("campaign", "计划名称"), ("amount", "消费"), ("impressions", "展现量"), ("clicks", "点击量"), ("channel", "")),
        export=N_("In 小红书聚光: 数据报表, 计划报表, 时间粒度 “分天”, 下载."),
        kind="spend",
        currency="CNY",
    ),
    *(
        Platform(
            "ga4",
            "Google Analytics",
            signature=signature,
            mapping=(),
            export=N_("In Google Analytics: Explore, Free form, with “Date” among the rows; then Export, CSV."),
            kind="daily",
        )
        for signature in _GA4
    ),
)  # fmt: skip

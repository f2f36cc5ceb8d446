"""Words that tell what a column or a row is beside the fields of `fields.py`: whose it is, a discount, what went back, what was paid, what the shop pays for.

To teach a word: add it to its list. Capitals and accents do not count; how each list is compared is said at `Hints`.
"""

from __future__ import annotations

from lib.catalog.given_back import RETURNED_QUANTITIES, every_language
from lib.catalog.own_costs import NEVER_SOLD, SOLD_TOO
from lib.ingest.fields import Hints

#: Whoever sells, serves or owns the account.
_HOSTS = (
    "user", "host", "agent", "account", "merchant", "payee", "owner", "organizer", "organiser", "provider", "instructor", "coach", "teacher", "creator", "admin", "assigned", "createdby", "soldby", "branch", "storeemail", "shopemail", "vendor",
    "gastgeber", "veranstalter", "anbieter", "handler", "benutzer", "konto", "filiale", "inhaber", "hote", "organisateur", "proprietaire", "compte", "magasin", "marchand", "anfitrion", "organizador", "propietario", "cuenta", "tienda", "comercio", "anfitriao", "proprietario", "conta", "loja", "lojista", "organizzatore", "negozio", "gestore", "operatore", "gastheer", "organisator", "eigenaar", "winkel", "gospodarz", "organizator", "wlasciciel", "sklep", "uzytkownik",
    "vard", "saljare", "butik", "anvandare", "selger", "saelger", "vaert", "vert", "myyja", "isanta", "prodejc", "prodavac", "obchodnik", "elado", "vanzator", "satici", "magaza", "personel", "calisan", "isletme", "penjual", "nguoiban", "организатор", "владелец", "продавц", "магазин", "сотрудник", "πωλητ", "продавец",
    "门店", "门市", "店铺", "商家", "商户", "卖家", "收银员", "店员", "店长", "主播", "操作员", "操作人", "经办", "店鋪", "商戶", "賣家", "店舗", "主催", "販売者", "ショップ", "판매자", "매장", "상점", "직원", "담당", "ผู้ขาย", "ร้าน", "البائع", "المتجر", "מוכר", "חנות", "विक्रेता", "فروشنده",
)  # fmt: skip
#: Whoever buys, and whom the goods are for.
_BUYERS = (
    "invitee", "attendee", "client", "customer", "guest", "buyer", "shopper", "purchaser", "payer", "patient", "student", "participant", "booker", "kunde", "kunden", "kaufer", "besteller", "gast", "teilnehmer", "acheteur", "invite", "cliente", "comprador", "invitado", "participante", "convidado", "acquirente", "ospite", "klant", "koper", "deelnemer", "klient", "kupujac", "uczestnik",
    "kund", "kopare", "gaest", "gjest", "kjoper", "asiakas", "ostaja", "zakaznik", "kupujici", "vasarlo", "vevo", "cumparator", "musteri", "alici", "misafir", "pelanggan", "pembeli", "khachhang", "nguoimua", "клиент", "покупател", "гост", "заказчик", "покупец", "πελατ", "客户", "顾客", "买家", "会员", "购买", "下单人", "客人", "預約人", "客戶", "顧客", "買家", "會員", "購入", "注文者", "お客様", "고객", "구매자", "주문자", "손님", "ลูกค้า", "العميل", "المشتري", "לקוח", "ग्राहक", "مشتری", "خریدار",
)  # fmt: skip
#: A line of an order that takes something off.
_DISCOUNTS = (
    "discount*", "coupon*", "promo*", "voucher*", "rebate*", "markdown*", "deal", "rabatt*", "rabat*", "nachlass*", "skonto*", "gutschein*", "ermassigung*", "preisnachlass*", "aktionsrabatt*", "remise*", "reduction*", "reduc*", "ristourne*", "bon de reduction*", "code promo*", "avantage*", "descuento*", "dto*", "bonificacion*", "cupon*", "desconto*", "cupom*", "cupao*", "abatimento*", "sconto*", "buono*", "ribasso*", "korting*", "kortings*", "actiecode*", "znizk*", "kupon*", "bon rabatowy*", "prisavdrag*", "avdrag*", "alennus*", "alekoodi*", "slev*", "zlav*", "kedvezmeny*", "engedmeny*", "reducere*", "discont*", "popust*", "скидк*", "купон*", "промокод*", "знижк*", "отстъпк*", "εκπτωσ*", "indirim*", "kampanya*", "giam gia*", "giảm giá*", "khuyến mãi*", "diskon*", "potongan*",
    "优惠", "折扣", "满减", "立减", "抵扣", "代金券", "红包", "减免", "折让", "優惠", "折價", "折抵", "値引", "割引", "クーポン", "할인", "쿠폰", "ส่วนลด", "คูปอง", "خصم", "كوبون", "הנחה", "קופון", "छूट", "तخفیف", "تخفیف",
)  # fmt: skip
#: A line that gives money back, or that is a gift card: no discount, whatever else it is called.
_RETURNS = ("refund", "return", "erstatt", "retour", "rembours", "devol", "reembols", "rimbors", "zwrot", "возвра", "退", "返", "환불", "반품", "iade", "gift card", "geschenkkarte", "carte cadeau")  # fmt: skip
#: Money that may be what went back.
_REFUNDS = ("refund", "return", "devol", "devuel", "rembours", "reembols", "estorn", "erstatt", "gutschr", "retour", "aterb", "tilbage", "tilbake", "refus", "hyvit", "palaut", "zwrot", "zwroc", "vracen", "vraten", "povrat", "vracil", "vissza", "rambur", "rimbors", "возвра", "поверн", "върнат", "επιστρ", "iade", "hoantien", "hoan", "kembali", "退", "返金", "返品", "払戻", "払い戻", "환불", "반품", "환급", "คืน", "استرد", "مرتجع", "החזר", "הוחזר", "रिफंड", "برگشت", "مرجوع")  # fmt: skip
#: Money that was paid, of an amount that may be more.
_PAID = (
    "paid", "payed", "bezahlt*", "gezahlt*", "zahlbetrag", "zahlungsbetrag", "payé", "payée", "payés", "payées", "réglé", "réglée", "réglés", "encaissé", "encaissée", "versé", "versée", "pagado", "pagada", "pagados", "pagadas", "pago", "paga", "pagos", "cobrado", "cobrada", "pagato", "pagata", "pagati", "incassato", "incassata", "betaald*", "zapłacon*", "opłacon*", "betalt", "betalad", "betalat", "betalats", "maksettu*", "zaplacen*", "uhrazen*", "fizetve", "kifizetett", "plătit*", "platit*", "ödenen", "dibayar", "оплачен*", "сплачен*", "πληρωθ*", "已付", "已支付", "已收", "实付", "實付", "实收", "實收", "支払済", "支払い済", "入金済", "結済", "결제완료", "납부", "ชำระแล้ว", "مدفوع", "שולם", "भुगतान",
)  # fmt: skip
HINTS = Hints(
    _HOSTS,
    _BUYERS,
    _DISCOUNTS,
    _RETURNS,
    _REFUNDS,
    _PAID,
    every_language(RETURNED_QUANTITIES),
    every_language(NEVER_SOLD),
    every_language(SOLD_TOO),
)

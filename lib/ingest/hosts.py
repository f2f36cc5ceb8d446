"""Whose address or name a column holds: the buyer's, or the shop's own people beside it (host, seller, staff)."""

from __future__ import annotations

from lib.ingest.by_cells import is_of_staff
from lib.ingest.headers import compact
from lib.ingest.likeness import BUYERS, GUESSED, LEAST_CONFIDENCE, NEARLY_ALL, Found, Unmatched

#: Parts of headers of whoever sells, serves or owns the account, in small letters without accents or blanks.
_HOSTS = (
    "user", "host", "agent", "account", "merchant", "payee", "owner", "organizer", "organiser", "provider", "instructor", "coach", "teacher", "creator", "admin", "assigned", "createdby", "soldby", "branch", "storeemail", "shopemail", "vendor",
    "gastgeber", "veranstalter", "anbieter", "handler", "benutzer", "konto", "filiale", "inhaber", "hote", "organisateur", "proprietaire", "compte", "magasin", "marchand", "anfitrion", "organizador", "propietario", "cuenta", "tienda", "comercio", "anfitriao", "proprietario", "conta", "loja", "lojista", "organizzatore", "negozio", "gestore", "operatore", "gastheer", "organisator", "eigenaar", "winkel", "gospodarz", "organizator", "wlasciciel", "sklep", "uzytkownik",
    "vard", "saljare", "butik", "anvandare", "selger", "saelger", "vaert", "vert", "myyja", "isanta", "prodejc", "prodavac", "obchodnik", "elado", "vanzator", "satici", "magaza", "personel", "calisan", "isletme", "penjual", "nguoiban", "организатор", "владелец", "продавц", "магазин", "сотрудник", "организатор", "πωλητ", "продавец",
    "门店", "门市", "店铺", "商家", "商户", "卖家", "收银员", "店员", "店长", "主播", "操作员", "操作人", "经办", "店鋪", "商戶", "賣家", "店舗", "主催", "販売者", "ショップ", "판매자", "매장", "상점", "직원", "담당", "ผู้ขาย", "ร้าน", "البائع", "المتجر", "מוכר", "חנות", "विक्रेता", "فروشنده",
)  # fmt: skip
#: Parts of headers of whoever buys, and of whom the goods are for.
_BUYING = (
    "invitee", "attendee", "client", "customer", "guest", "buyer", "shopper", "purchaser", "payer", "patient", "student", "participant", "booker", "kunde", "kunden", "kaufer", "besteller", "gast", "teilnehmer", "acheteur", "invite", "participant", "cliente", "comprador", "invitado", "participante", "convidado", "acquirente", "ospite", "klant", "koper", "deelnemer", "klient", "kupujac", "uczestnik",
    "kund", "kopare", "gaest", "gjest", "kjoper", "asiakas", "ostaja", "zakaznik", "kupujici", "vasarlo", "vevo", "cumparator", "musteri", "alici", "misafir", "pelanggan", "pembeli", "khachhang", "nguoimua", "клиент", "покупател", "гост", "заказчик", "покупец", "πελατ", "客户", "顾客", "买家", "会员", "购买", "下单人", "客人", "預約人", "客戶", "顧客", "買家", "會員", "購入", "注文者", "お客様", "고객", "구매자", "주문자", "손님", "ลูกค้า", "العميل", "المشتري", "לקוח", "ग्राहक", "مشتری", "خریدار",
)  # fmt: skip
#: For so many rows and more a few values are the shop's own; and so many times more tell the buyers.
_MANY_ROWS, _FEW, _TIMES = 20, 3, 3
#: How names are called beside whose they are.
_NAME = ("name", "fullname", "id", "nom", "nombre", "nome", "naam", "namn", "navn", "nimi", "nazwa", "nazev", "nev", "nume", "adi", "имя", "名", "名称", "姓名", "氏名", "이름", "명")  # fmt: skip


def says_buyer(header: str) -> bool:
    """Whether a header speaks of whoever buys."""
    key = compact(header)
    return not is_of_staff(header) and any(word in key for word in _BUYING)


def says_host(header: str) -> bool:
    """Whether a header speaks of whoever sells, serves or owns the account; a customer account is the customer's."""
    key = compact(header)
    return (is_of_staff(header) or any(word in key for word in _HOSTS)) and not says_buyer(header)


def not_the_host(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What was found, the buyer's own address, name or number in the place of the host's, or none where another column names the buyers."""
    result = dict(found)
    for code in BUYERS:
        if code not in result or code in fixed or not _is_suspect(table, result[code][0]):
            continue
        place = result[code][0]
        better = [at for at in table.free(taken | {at for at, _ in result.values()}) if _is_another(table, at, code, place)]  # fmt: skip
        if better:
            best = max(better, key=lambda at: (says_buyer(table.headers[at]), len(table.columns[at].distinct), -at))
            called = "name" if code == "customer_id" and table.named(best, code) < LEAST_CONFIDENCE else code
            del result[code]
            result.setdefault(called, (best, max(table.named(best, called), GUESSED)))
        elif any(_tells_more(table, result[other][0], place) for other in BUYERS if other != code and other in result):
            del result[code]
    return result


def _is_suspect(table: Unmatched, place: int) -> bool:
    """Whether a column may be the shop's own people: its header says so, or it hardly changes and does not say that it is the buyer's."""
    header, column = table.headers[place], table.columns[place]
    if says_host(header):
        return True
    return len(column.distinct) <= _FEW and len(column) >= _MANY_ROWS and not says_buyer(header)


def _is_another(table: Unmatched, at: int, code: str, place: int) -> bool:
    """Whether a free column holds the same of the buyers."""
    header = table.headers[at]
    barred = table.catalogue.field(code).bars.found_in(header) and not _names_buyer(header)
    if says_host(header) or barred:
        return False
    if code == "email":
        fits = table.fit(at, "email") >= NEARLY_ALL
    else:
        named = table.named(at, code) >= LEAST_CONFIDENCE or (code != "phone" and _names_buyer(header))
        fits = named and table.fit(at, "email") < NEARLY_ALL
    return fits and _tells_more(table, at, place)


def _names_buyer(header: str) -> bool:
    """Whether a header says nothing but whose name it is: Attendee, Attendee Name."""
    key = compact(header)
    return says_buyer(header) and any(key in {word, word + name, name + word} for word in _BUYING for name in _NAME)


def _tells_more(table: Unmatched, at: int, place: int) -> bool:
    """Whether a column names more people than the host's: by far, or by half as many again where it says that they buy."""
    own, other = len(table.columns[place].distinct), len(table.columns[at].distinct)
    if other < _FEW or says_host(table.headers[at]):
        return False
    return 2 * other >= _TIMES * own if says_buyer(table.headers[at]) else other >= _TIMES * own

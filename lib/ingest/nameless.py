"""Who bought, where no header says so outright: a word that speaks of buyers, people's names in the cells, or numbers that come again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations

from lib.core.settings import DecimalMark
from lib.ingest.by_cells import can_be, is_hardly_money, is_of_staff, tells_people_apart
from lib.ingest.fields import People
from lib.ingest.goods import are_lines
from lib.ingest.grid import letters
from lib.ingest.groups import combine
from lib.ingest.header_currencies import header_currency
from lib.ingest.headers import compact, plain, words_of
from lib.ingest.likeness import BUYERS, GUESSED, MOST, MOST_ROWS, NEARLY_ALL, PLACES, SAMPLE, Found, Unmatched
from lib.ingest.paid import Figures, first_figures
from lib.ingest.place_words import says_place
from lib.ingest.price_words import is_price_of_a_trade
from lib.ingest.statuses import MOST_STATUSES
from lib.ingest.texts import Texts, clean

#: Columns that nobody has named are called A, B and so on.
_FEWEST_LETTERS = 2
#: So many of the texts of a column are people's names; single characters are words as well, so there it takes more.
_LATIN, _EASTERN = 0.5, 0.8
_EAST = re.compile(r"[\u3400-\u9fff\u3040-\u30ff々]{2,5}|[\uac00-\ud7a3]{2,4}")
_WORD = re.compile(r"[^\W\d_]+")
#: Numbers of people or of orders: digits behind a sign or none, and the signs that orders and goods have.
_NUMBER = re.compile(r"([A-Za-z]{0,5})[-_#]?\d+")
_OF_ORDERS = frozenset(["o", "or", "ord", "order", "so", "inv", "re", "r", "b", "bill", "no", "nr", "t", "tx", "txn"])
_OF_GOODS = frozenset(["p", "pr", "prod", "sku", "art", "item", "i", "g", "w"])
#: Fewer values are counts; and so many rows have one of their own at most, in a column that names who came again.
_FEWEST_VALUES, _ROWS_A_VALUE = 4, 50
#: Words of money that is no price even where a file has no other.
_HARDLY_PRICES = frozenset(["balance", "saldo", "solde", "commission", "provision", "payout", "limit", "budget", "tax", "vat", "tip", "discount", "rabatt", "remise", "descuento", "shipping", "versand", "cost", "costs", "kosten", "points", "refund", "余额", "佣金"])  # fmt: skip
#: What whole numbers beside an order count, measure and name that are no money: Minutes, Gewicht, 积分, Tisch.
_MEASURED = re.compile(
    r"\b(?:age|alter|edad|eta|idade|leeftijd|wiek|years?|months?|weeks?|days?|hours?|hrs?|h|min(?:ute)?s?|sec(?:ond)?s?|ms|time|duration|zeit|dauer|tage?|stunden|minut\w*|sekunden|duree|temps|jours?|heures?|duracion|tiempo|dias?|horas?|durata|tempo|giorni|ore|duur|dagen|uren|czas|dni|godziny?|distance|km|miles|weight|gewicht|poids|pesos?|waga|kgs?|g|lbs?|oz|cm|mm|ml|size|height|width|length|volume|pages?|seiten|words?|views?|visits?|clicks?|stars?|scores?|ratings?|rank|nps|csat|points?|punkte|puntos|pontos|punti|punten|punkty|credits?|room|zimmer|chambre|habitacion|quarto|camera|kamer|table|tisch|mesa|tavolo|tafel|stolik|seat|sitz|platz|guests?|pax|persons?|people|personen|personnes|personas|pessoas|persone|osob\w*|stock|pieces?|units?|qty|no|nr|num|number|nummer|numero|numer|id|code|ref|index|idx|zip|year|jahr|percent|pct|rate)\b|年龄|年齡|年齢|分钟|分鐘|时长|時長|時間|时间|天数|日数|重量|体重|公里|积分|積分|ポイント|点数|評価|评分|房号|房間|桌号|桌號|人数|人數|库存|庫存|编号|編號|番号|번호|나이|연령|시간|기간|무게|포인트|점수|평점|인원|возраст|врем|минут|\bчас|дней|вес|балл|оценк|номер|код"
)
#: So many digits has a number that names something, where all have as many.
_LONG_ID = 5
#: Nobody buys more pieces.
_MOST_PIECES, _HUNDRED = 30, 100
#: How words for buyers begin, and are; and what stands for them in scripts without blanks.
_BEGINNINGS = ("kund", "client", "klient", "klijent", "klant", "kupuj", "kupac", "nabywc", "odbiorc", "odberatel", "zakazn", "vasarlo", "ugyfel", "asiak", "kjoper", "kober", "koper", "musteri", "pelangg", "pembeli", "khach", "fregu", "consumid", "consument", "konsument", "acheteu", "adherent", "tesserat", "miembr", "membr", "mitglied", "huesped", "hosped", "debitor", "debtor", "deudor", "purchas", "buyer", "customer", "shopper", "payer", "zahler", "kaufer", "besteller", "comprador", "acquirent", "cumparator", "donor", "donateur", "donat", "spender", "loyalt", "fidel", "fedel", "clubcard", "holder", "policyholder", "registrant", "abnehmer", "versicherungsnehmer", "leistungsempfanger", "doador", "donant", "bestallare", "bestiller", "kopare", "beneficiair", "посетител", "страховател", "даритель", "student", "studier", "schuler", "eleve", "alumn", "pupil", "patient", "pacient", "pazient", "passeng", "passag", "pasajer", "viajer", "viajant", "voyageur", "reisend", "travell", "traveler", "viaggiat", "constituent", "wallet", "tenant", "mieter", "locatair", "inquilin", "renter", "particip", "teilnehm", "attendee", "recipient", "empfang", "ontvang", "ricevent", "supporter", "sponsor", "backer", "пациент", "ученик", "студент", "участник", "постоял", "жилец", "житель", "лояльн", "арендатор", "получател", "абонент", "плательщ", "subscrib", "titular", "titolar", "beneficiari", "destinatari", "клиент", "покупател", "заказчик", "плательщик", "гост", "контрагент", "пелат", "πελατ")  # fmt: skip
_WORDS = frozenset(["cte", "clte", "cust", "kd", "tessera", "who", "wer", "qui", "quien", "quem", "chi", "wie", "кто", "kim", "an", "fur", "pour", "para", "per", "von", "from", "to", "for"])  # fmt: skip
_PARTS = ("客户", "客戶", "顾客", "顧客", "会员", "會員", "买家", "買家", "缴费人", "付款人", "购买人", "購買人", "贵宾", "貴賓", "往来户", "學員", "学员", "学生", "家长", "患者", "住客", "报名人", "報名人", "下单人", "会员卡", "車主", "车主", "捐赠人", "捐款人", "订票人", "预订人", "订餐人", "租客", "就诊人", "收件人", "收货人", "宛名", "注文主", "会員証", "契約者", "契约人", "合同方", "甲方", "缴款人", "繳款人", "投保人", "持卡人", "계약자", "납부자", "가입자", "代表者", "寄付者", "寄附者", "支援者", "申込者", "予約者", "参加者", "受講者", "받는분", "받는사람", "예약자", "신청자", "후원자", "기부자", "수강생", "참가자", "환자", "학생", "투숙객", "お客", "購入者", "得意先", "取引先", "取引相手", "고객", "손님", "회원", "구매자", "이용자", "ลูกค้า", "عميل", "زبون", "לקוח", "ग्राहक", "谁")  # fmt: skip
#: What stands before who did it: served by; and so many rows a buyer has at most, where there are few; twice as many where names are whole, as those of who serves are not.
_DONE_BY, _ROWS_OF_BUYERS = frozenset(["by", "par", "por", "von", "door", "da", "af", "av"]), 3
#: What speaks of those who make or help, and of what buyers have: their kinds, places, wishes.
_OF_OTHERS = ("author", "autor", "artist", "brand", "marke", "marca", "design", "model", "teach", "train", "coach", "therap", "stylist", "doctor", "arzt", "lehrer", "instruc", "driver", "courier", "fahrer", "createdby", "approvedby", "erstellt", "bearbeit", "type", "typ", "tipo", "group", "grupp", "grupo", "country", "land", "pais", "pays", "city", "stadt", "ort", "ville", "ciudad", "note", "nota", "comment", "kommentar", "rating", "since", "segment", "level", "rang", "count", "anzahl", "nombrede", "age", "alter", "points", "punkte", "size", "ingredient", "flavor", "flavour", "variant", "taille", "talla", "tamanho", "taglia", "zutat")  # fmt: skip
_PARTS_OF_OTHERS = ("设计师", "技师", "医生", "主播", "作者", "品牌", "类型", "類型", "等级", "等級", "地区", "地區", "城市", "备注", "備註", "来源", "來源", "数", "數", "区分", "種別", "ランク", "備考", "등급", "지역", "메모")  # fmt: skip
#: Where a shop writes to its buyers, whose numbers or handles tell them apart; not how they pay there. A phone number has so many digits.
_MESSENGERS = re.compile(r"\b(?:whats ?app|wa|instagram|insta|ig|telegram|wechat|viber|zalo|kakao ?talk)\b(?!.*\b(?:pay|followers|likes)\b)|微信(?!支付|付款|收款)|카카오톡|카톡")  # fmt: skip
_PHONE_DIGITS = range(7, 16)
#: So many different numbers, and so many of the rows, are no counts of goods.
_MANY_VALUES, _MANY = 20, 0.1


def is_nameless(headers: Sequence[str]) -> bool:
    """Whether nobody has named the columns, but for one that lines above the rows fill."""
    return tuple(headers[:_FEWEST_LETTERS]) == letters(_FEWEST_LETTERS)


def unnamed_buyers(table: Unmatched, found: Found, taken: set[int]) -> Found:
    """The column of buyers that no header names outright, and of a file without a header the numbers of its orders."""
    if "ordered_at" not in found or not {"amount", "unit_price"} & found.keys() or len(table.columns[0]) > MOST_ROWS:
        return {}
    free = table.free(taken | {place for place, _ in found.values()})
    if is_nameless(table.headers):
        return _without_header(table, found, free)
    if found.keys() & set(BUYERS):
        return {}
    speaking = [place for place in free if _speaks_of_buyers(table.headers[place]) and _names_somebody(table, place)]
    if speaking:
        most = max(speaking, key=lambda place: len(table.columns[place].distinct))
        return {"customer_id": (most, GUESSED)}
    if written_to := _written_to(table, free):
        return written_to
    goods = _word_of_goods(table, found)
    people = [place for place in free if _may_be_buyers(table, place) and not (goods and words_of(table.headers[place])[: len(goods)] == goods) and are_people(table.columns[place], table.catalogue.people)]  # fmt: skip
    return {"name": (people[0], GUESSED)} if len(people) == 1 else {}


def _word_of_goods(table: Unmatched, found: Found) -> tuple[str, ...]:
    """What a file calls its goods, by the header of their names: pizza of pizza_name."""
    words = words_of(table.headers[found["product"][0]]) if "product" in found else ()
    return words[:-1] if words[-1:] == ("name",) else ()


def _written_to(table: Unmatched, free: Sequence[int]) -> Found:
    """The column of the phone numbers under a messenger's name, else the one of the handles: WhatsApp, Instagram."""
    able = [place for place in free if _MESSENGERS.search(" ".join(words_of(table.headers[place]))) and _names_somebody(table, place)]  # fmt: skip
    phones = [place for place in able if _are_phones(table, place)]
    handles = [place for place in able if table.fit(place, "number") < MOST and place not in phones]
    if phones:
        return {"phone": (phones[0], GUESSED)}
    return {"customer_id": (handles[0], GUESSED)} if handles else {}


def _are_phones(table: Unmatched, place: int) -> bool:
    """Whether nearly all cells are phone numbers, by their signs and how many digits they have."""
    sample = table.columns[place].distinct[:SAMPLE]
    long = sum(sum(map(str.isdecimal, text)) in _PHONE_DIGITS for text in sample)
    return table.fit(place, "phone") >= NEARLY_ALL and long >= NEARLY_ALL * len(sample)


def _may_be_buyers(table: Unmatched, place: int) -> bool:
    """Whether a column can name buyers whatever it is called: of who serves there are few, and each has many rows."""
    column, words = table.columns[place], words_of(table.headers[place])
    if _is_of_others(table.headers[place]) or (len(words) > 1 and _DONE_BY & set(words)):
        return False
    whole = sum(len(clean(text).split()) > 1 or _EAST.fullmatch(clean(text)) is not None for text in column.distinct[:SAMPLE])  # fmt: skip
    most = _ROWS_OF_BUYERS * (1 + (whole > MOST * len(column.distinct[:SAMPLE])))
    return len(column.distinct) > MOST_STATUSES or len(column.distinct) * most >= len(column)


def unnamed_money(table: Unmatched, found: Found, taken: set[int]) -> Found:
    """The money that no header names: of several columns the product of a count and a price; else the only one of money.

    Of a file without a header, of several the one that comes to most, and whole numbers where only one column can be money.
    """
    if "ordered_at" not in found or "amount" in found or len(table.columns[0]) > MOST_ROWS:
        return {}
    free = table.free(taken | {place for place, _ in found.values()})
    money = [place for place in free if can_be(table, place, "amount") and not is_hardly_money(table, place)]
    made = _lines(table, found, free) or _product(table, found, free, money)
    if made or "unit_price" in found:
        return made
    if not is_nameless(table.headers):
        money = [place for place in money or _round_money(table, free) or _of_trades(table, free) or _in_a_currency(table, free) or _beside_orders(table, found, free) if not _HARDLY_PRICES & set(words_of(table.headers[place]))]  # fmt: skip
        return {"amount": (money[0], GUESSED)} if len(money) == 1 else {}
    if not money:
        whole = [place for place in free if _is_whole_money(table, place)]
        return {"amount": (whole[0], GUESSED)} if len(whole) == 1 else {}
    sums = {place: sum(filter(None, _figures(table.columns[place])), Decimal()) for place in money}
    return {"amount": (max(money, key=lambda place: sums[place]), GUESSED)}


def _lines(table: Unmatched, found: Found, free: Sequence[int]) -> Found:
    """The pieces and what they cost together, where the price of one is named and how many they are is not."""
    if "unit_price" not in found or "quantity" in found:
        return {}
    able = [place for place in free if table.fit(place, "money") >= NEARLY_ALL]
    price = _figures(table.columns[found["unit_price"][0]])
    figures = {place: _figures(table.columns[place]) for place in able}
    for pieces, whole in permutations(able, 2):
        if are_lines(price, figures[pieces], figures[whole]):
            return {"quantity": (pieces, GUESSED), "amount": (whole, GUESSED)}
    return {}


def _product(table: Unmatched, found: Found, free: Sequence[int], money: Sequence[int]) -> Found:
    """A count, a price and their product in every row looked at; nothing where no columns are so."""
    counts, prices = ([found[code][0]] if code in found else [at for at in free if table.fit(at, "number") >= NEARLY_ALL] for code in ("quantity", "unit_price"))  # fmt: skip
    figures = {at: _figures(table.columns[at]) for at in {*counts, *prices, *money}}
    for count in counts:
        for price in prices:
            made = [one * each if one is not None and each is not None else None for one, each in zip(figures[count], figures[price], strict=True)]  # fmt: skip
            if count == price or None in made or set(figures[count]) <= {Decimal(0), Decimal(1)} or count in money:
                continue
            total = next((at for at in money if at not in {count, price} and figures[at] == made), None)
            if total is not None:
                return {"amount": (total, GUESSED), **({} if "quantity" in found else {"quantity": (count, GUESSED)}), **({} if "unit_price" in found else {"unit_price": (price, GUESSED)})}  # fmt: skip
    return {}


def _figures(column: Texts) -> Figures:
    """The figures of the first rows, by the column's own mark."""
    return first_figures(column, _mark(column))


def _round_money(table: Unmatched, free: Sequence[int]) -> list[int]:
    """Columns of whole numbers that can be money where prices have no hundredths: nearly all of them hundreds and round."""
    bars = table.catalogue.field("amount").bars
    able = [place for place in free if not bars.found_in(table.headers[place]) and _is_whole_money(table, place) and not is_hardly_money(table, place)]  # fmt: skip
    return [place for place in able if sum(int(text) >= _HUNDRED and int(text) % 5 == 0 for text in map(clean, table.columns[place].distinct[:SAMPLE])) >= NEARLY_ALL * len(table.columns[place].distinct[:SAMPLE])]  # fmt: skip


def _of_trades(table: Unmatched, free: Sequence[int]) -> list[int]:
    """Columns of figures that are called what trades call their price (Fee, Rent, 学费), and are no part of a larger sum beside them."""
    figures = {place: _figures(table.columns[place]) for place in free if table.fit(place, "money") >= NEARLY_ALL}
    named = [place for place in figures if is_price_of_a_trade(table.headers[place])]
    return [place for place in named if not any(_is_larger(other, figures[place]) for other in figures.values())]


def _in_a_currency(table: Unmatched, free: Sequence[int]) -> list[int]:
    """Columns of figures whose header names a currency, though it be one price for all."""
    bars = table.catalogue.field("amount").bars
    return [place for place in free if header_currency(table.headers[place]) and table.fit(place, "money") >= NEARLY_ALL and not bars.found_in(table.headers[place]) and not is_hardly_money(table, place)]  # fmt: skip


def _beside_orders(table: Unmatched, found: Found, free: Sequence[int]) -> list[int]:
    """Columns of whole numbers that can be money and are called nothing else, where an order's number, its day and its buyer stand beside them: Zaplaceno, Cobrado."""
    if "order_id" not in found or not found.keys() & set(BUYERS):
        return []
    orders, day = found["order_id"][0], table.columns[found["ordered_at"][0]]
    # Service has tickets, and a log comes back to an order on other days.
    if "ticket" in compact(table.headers[orders]) or not _has_one(table.columns[orders], day):
        return []
    bars = table.catalogue.field("amount").bars
    return [place for place in free if _is_whole_money(table, place) and not bars.found_in(table.headers[place]) and not is_hardly_money(table, place) and not _is_measured(table.headers[place]) and not _are_long_ids(table.columns[place])]  # fmt: skip


def _are_long_ids(column: Texts) -> bool:
    """Whether each row has a long number of its own, and all are of one length: a payment's, a fax."""
    lengths = {len(clean(text)) for text in column.distinct[:SAMPLE]}
    return len(column.distinct) == len(column) and len(lengths) == 1 and min(lengths) >= _LONG_ID


def _is_measured(header: str) -> bool:
    """Whether the header of whole numbers says that they count, measure or name something, or is none."""
    words = words_of(header)
    return not words or _MEASURED.search(" ".join(words)) is not None or "%" in header or _is_of_others(header)


def _is_larger(figures: Figures, than: Figures) -> bool:
    """Whether most figures are above those beside them."""
    above = [one > other for one, other in zip(figures, than, strict=True) if one is not None and other is not None]
    return sum(above) > MOST * len(above)


def _mark(column: Texts) -> DecimalMark:
    """The decimal mark of a column: what stands before its last two figures."""
    return "," if sum(text[-3:-2] == "," for text in column.distinct[:SAMPLE]) * 2 > len(column.distinct[:SAMPLE]) else "."  # fmt: skip


def _is_whole_money(table: Unmatched, place: int) -> bool:
    """Whether a column of whole numbers can be money: neither days, nor running numbers, nor with zeros before them, nor counts."""
    column = table.columns[place]
    texts = [clean(text) for text in column.distinct[:SAMPLE]]
    if not texts or not all(text.isdecimal() for text in texts) or table.fit(place, "date") >= MOST:
        return False
    values = list(map(int, texts))
    run_on = len(column.distinct) >= NEARLY_ALL * len(column) and values in (sorted(values), sorted(values)[::-1])
    return len(values) >= _FEWEST_VALUES and max(values) > _MOST_PIECES and not run_on and not _are_padded(texts)


def _are_padded(texts: Sequence[str]) -> bool:
    """Whether numbers are of one length, with zeros before them."""
    return len({len(text) for text in texts}) == 1 and any(text.startswith("0") for text in texts)


def _without_header(table: Unmatched, found: Found, free: Sequence[int]) -> Found:
    """The column of names, else of numbers that come again, of a file without a header; and the numbers of its orders."""
    known = bool(found.keys() & set(BUYERS))
    people = [place for place in free if not known and are_people(table.columns[place], table.catalogue.people)]
    told: Found = {"name": (people[0], GUESSED)} if people else {}
    numbers = [place for place in free if place not in people and _are_numbers(table, place)]
    buyers = [place for place in numbers if _come_again(table.columns[place])]
    day = table.columns[found["ordered_at"][0]]
    orders = [place for place in numbers if "order_id" not in found and _has_one(table.columns[place], day)]
    if not known and not people and buyers:
        buyer = next((at for at in buyers if at not in orders), buyers[0])
        told["customer_id"] = (buyer, GUESSED)
        orders = [at for at in orders if at != buyer and not _has_one(table.columns[buyer], table.columns[at])]
    if orders:
        told["order_id"] = (orders[0], GUESSED)
    return told


def _speaks_of_buyers(header: str) -> bool:
    """Whether a word of a header begins as words for buyers do, and none speaks of anybody else."""
    if _is_of_others(header):
        return False
    key = compact(header)
    return key in _WORDS or key.startswith(_BEGINNINGS) or any(word.startswith(_BEGINNINGS) for word in words_of(header)) or any(part in key for part in _PARTS)  # fmt: skip


def _is_of_others(header: str) -> bool:
    """Whether a header speaks of who sells or makes, or of something that buyers have."""
    key = compact(header)
    return is_of_staff(header) or says_place(header) or any(word.startswith(_OF_OTHERS) for word in words_of(header)) or any(part in key for part in _PARTS_OF_OTHERS)  # fmt: skip


def _names_somebody(table: Unmatched, place: int) -> bool:
    """Whether cells tell people apart: neither days nor money, nor few values on many rows."""
    column = table.columns[place]
    sample = column.distinct[:SAMPLE]
    numbered = sum(any(map(str.isdigit, text)) for text in sample) > MOST * len(sample)
    told_apart = numbered or tells_people_apart(column) or are_people(column, table.catalogue.people)
    if not told_apart or max(table.fit(place, one) for one in ("date", "flag")) >= MOST:
        return False
    return len(sample) > 1 and not any(PLACES.search(text) for text in sample)


def are_people(column: Texts, people: People) -> bool:
    """Whether most texts of a column are people's names, and some come again or are of two words."""
    texts = [clean(text) for text in column.distinct[:SAMPLE]]
    if len(texts) < 2 or any(any(map(str.isdigit, text)) for text in texts):
        return False
    eastern = [text for text in texts if _is_eastern(text)]
    least = _EASTERN if len(eastern) > MOST * len(texts) else _LATIN
    return sum(_is_person(text, people) for text in texts) >= least * len(texts)


def _is_eastern(text: str) -> bool:
    """Whether a text is as long as a name in the East, with a blank behind the family's or without: 田中 翔."""
    return text.count(" ") < 2 and _EAST.fullmatch(text.replace(" ", "")) is not None


def _is_person(text: str, people: People) -> bool:
    if text.endswith(people.behind):
        return True
    if _is_eastern(text):
        return any(text[:size] in people.family for size in (1, 2, 3) if size < len(text))
    words = [plain(word).casefold() for word in _WORD.findall(text)]
    return bool(words) and (words[0] in people.before | people.given or ("," in text and words[-1] in people.given))


def _are_numbers(table: Unmatched, place: int) -> bool:
    """Whether cells number people or orders: neither days nor counts."""
    column = table.columns[place]
    found = [_NUMBER.fullmatch(clean(text)) for text in column.distinct[:SAMPLE]]
    signs = {one[1].casefold() for one in found if one is not None}
    if None in found or len(signs) != 1 or signs & _OF_GOODS or not column.present().all():
        return False
    count = len(column.distinct)
    several = count >= _FEWEST_VALUES and count * _ROWS_A_VALUE >= len(column)
    return several and table.fit(place, "date") < MOST and ("" not in signs or _are_no_counts(column))


def _are_no_counts(column: Texts) -> bool:
    """Whether bare digits number something: of one length, as with zeros before them, or very many different ones."""
    texts = [clean(text) for text in column.distinct]
    lengths = {len(text) for text in texts}
    if len(lengths) == 1 and lengths != {1}:
        return lengths != {2} or any(text.startswith("0") for text in texts)
    return len(texts) >= max(_MANY_VALUES, _MANY * len(column))


def _come_again(column: Texts) -> bool:
    """Whether numbers come again, and have no sign that orders have."""
    found = _NUMBER.fullmatch(clean(column.distinct[0]))
    return len(column.distinct) < len(column) and found is not None and found[1].casefold() not in _OF_ORDERS


def _has_one(column: Texts, other: Texts) -> bool:
    """Whether every value of a column has one value of the other on all of its rows."""
    return int(combine([column.codes, other.codes]).max(initial=-1)) + 1 == len(column.distinct)

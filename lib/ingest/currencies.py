"""Names and signs of money, as they stand in cells and headers; the reader of workbooks needs them, too, and has no NumPy."""

from __future__ import annotations

import re

#: ISO 4217's "no currency": what orders that name none stand under beside orders that do.
NO_CURRENCY = "XXX"
#: ISO 4217 codes in circulation.
CODES = frozenset(
    [
        "AED",
        "AFN",
        "ALL",
        "AMD",
        "AOA",
        "ARS",
        "AUD",
        "AWG",
        "AZN",
        "BAM",
        "BBD",
        "BDT",
        "BGN",
        "BHD",
        "BIF",
        "BMD",
        "BND",
        "BOB",
        "BRL",
        "BSD",
        "BTN",
        "BWP",
        "BYN",
        "BZD",
        "CAD",
        "CDF",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CRC",
        "CUP",
        "CVE",
        "CZK",
        "DJF",
        "DKK",
        "DOP",
        "DZD",
        "EGP",
        "ERN",
        "ETB",
        "EUR",
        "FJD",
        "FKP",
        "GBP",
        "GEL",
        "GHS",
        "GIP",
        "GMD",
        "GNF",
        "GTQ",
        "GYD",
        "HKD",
        "HNL",
        "HTG",
        "HRK",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "IQD",
        "IRR",
        "ISK",
        "JMD",
        "JOD",
        "JPY",
        "KES",
        "KGS",
        "KHR",
        "KMF",
        "KPW",
        "KRW",
        "KWD",
        "KYD",
        "KZT",
        "LAK",
        "LBP",
        "LKR",
        "LRD",
        "LSL",
        "LYD",
        "MAD",
        "MDL",
        "MGA",
        "MKD",
        "MMK",
        "MNT",
        "MOP",
        "MRU",
        "MUR",
        "MVR",
        "MWK",
        "MXN",
        "MYR",
        "MZN",
        "NAD",
        "NGN",
        "NIO",
        "NOK",
        "NPR",
        "NZD",
        "OMR",
        "PAB",
        "PEN",
        "PGK",
        "PHP",
        "PKR",
        "PLN",
        "PYG",
        "QAR",
        "RON",
        "RSD",
        "RUB",
        "RWF",
        "SAR",
        "SBD",
        "SCR",
        "SDG",
        "SEK",
        "SGD",
        "SHP",
        "SLE",
        "SOS",
        "SRD",
        "SSP",
        "STN",
        "SYP",
        "SZL",
        "THB",
        "TJS",
        "TMT",
        "TND",
        "TOP",
        "TRY",
        "TTD",
        "TWD",
        "TZS",
        "UAH",
        "UGX",
        "USD",
        "UYU",
        "UZS",
        "VES",
        "VND",
        "VUV",
        "WST",
        "XAF",
        "XCD",
        "XOF",
        "XPF",
        "YER",
        "ZAR",
        "ZMW",
    ]
)
#: Those whose hundredth is not their smallest part.
THREE_DECIMALS = frozenset({"BHD", "JOD", "KWD", "LYD", "OMR", "TND"})
#: Those that prices have no part of, by the standard or, from COP on, by custom.
NO_DECIMALS = frozenset(["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF", "COP", "IDR", "IQD", "IRR", "LAK"])  # fmt: skip
#: Signs that mean one currency (for `$` and `¥`: nearly always; a currency chosen by hand overrules these two).
SIGNS = {
    # where ¥ and ₩ are written with one byte, it is that of the backslash
    "\\": "JPY", "US $": "USD", "AU $": "AUD", "C $": "CAD", "CA $": "CAD", "NZ $": "NZD", "HK $": "HKD", "S $": "SGD", "NT $": "TWD", "R $": "BRL", "MX $": "MXN",
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NT$": "TWD", "NZ$": "NZD", "S$": "SGD", "R$": "BRL",
    "MX$": "MXN", "CN¥": "CNY", "JP¥": "JPY", "RMB": "CNY", "人民币": "CNY", "元": "CNY", "円": "JPY", "원": "KRW", "€": "EUR", "£": "GBP",
    "₩": "KRW", "₹": "INR", "₽": "RUB", "₺": "TRY", "฿": "THB", "₫": "VND", "₪": "ILS", "₱": "PHP", "₦": "NGN", "₴": "UAH", "₸": "KZT",
    "KM": "BAM", "Lekë": "ALL", "lekë": "ALL", "soʻm": "UZS", "so‘m": "UZS", "so’m": "UZS", "сўм": "UZS", "नेरू": "NPR", "रू": "NPR", "රු.": "LKR", "රු": "LKR",
    "RUR": "RUB", "руб.": "RUB", "руб": "RUB", "р.": "RUB", "TL": "TRY", "RM": "MYR", "Rp.": "IDR", "Rp": "IDR", "Ft": "HUF", "đ": "VND", "лв.": "BGN", "лв": "BGN", "грн.": "UAH", "грн": "UAH", "lei": "RON", "SFr.": "CHF", "SFr": "CHF", "Fr.": "CHF", "ريال": "SAR",
    "ر.س": "SAR", "ریال": "IRR", "ر.س.": "SAR", "ريال سعودي": "SAR", "د.إ": "AED", "د.إ.": "AED", "درهم": "AED", "ج.م": "EGP", "ج.م.": "EGP", "جنيه": "EGP", "د.ك": "KWD", "د.ك.": "KWD", "ر.ق": "QAR", "ر.ق.": "QAR", "د.ب": "BHD", "د.ب.": "BHD", "ر.ع.": "OMR", "د.أ": "JOD", "د.م.": "MAD", "บาท": "THB", "VNĐ": "VND", "đồng": "VND", "тенге": "KZT", "тг": "KZT",
    "港币": "HKD", "港元": "HKD", "美元": "USD", "日元": "JPY", "欧元": "EUR", "英镑": "GBP", "新台幣": "TWD", "台币": "TWD", "zł": "PLN", "Kč": "CZK", "Rs.": "INR", "Rs": "INR", "$": "USD", "¥": "CNY",
    "S/.": "PEN", "S/": "PEN", "KSh": "KES", "TSh": "TZS", "USh": "UGX", "GH₵": "GHS", "₵": "GHS", "₡": "CRC", "₲": "PYG", "₼": "AZN", "₾": "GEL", "৳": "BDT", "Tk": "BDT", "₨": "PKR", "៛": "KHR", "RD$": "DOP", "AR$": "ARS", "COP$": "COP", "CLP$": "CLP", "Bs.": "BOB", "Bs": "BOB", "Dhs": "AED", "дин.": "RSD", "дин": "RSD", "din.": "RSD", "ден.": "MKD", "ден": "MKD", "сом": "KGS", "сум": "UZS", "so'm": "UZS", "₭": "LAK", "₮": "MNT", "֏": "AMD",
    "dollars": "USD", "dollar": "USD", "US dollars": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "yuan": "CNY", "yen": "JPY", "rupees": "INR", "rupiah": "IDR", "ringgit": "MYR", "baht": "THB", "won": "KRW", "reais": "BRL", "zloty": "PLN", "złotych": "PLN", "рублей": "RUB", "рубля": "RUB", "рубль": "RUB", "гривень": "UAH", "块钱": "CNY", "块": "CNY", "圆": "CNY", "圓": "JPY", "ユーロ": "EUR", "ドル": "USD", "유로": "EUR", "달러": "USD",
    "евро": "EUR", "долл.": "USD", "долл": "USD", "долларов": "USD", "доллар": "USD", "eura": "EUR", "ευρώ": "EUR", "ευρω": "EUR", "yuans": "CNY", "yuanes": "CNY", "франков": "CHF", "korun": "CZK", "kčs": "CZK", "kronor": "SEK", "forint": "HUF", "forintban": "HUF", "lira": "TRY", "zlotych": "PLN", "zł.": "PLN", "гривен": "UAH", "гривні": "UAH", "рублях": "RUB", "гривнях": "UAH",
    "US dollar": "USD", "U.S. dollar": "USD", "American dollar": "USD", "British pound": "GBP", "British pounds": "GBP", "pound sterling": "GBP", "sterling": "GBP", "Japanese yen": "JPY", "Chinese yuan": "CNY", "renminbi": "CNY", "Swiss franc": "CHF", "Swiss francs": "CHF", "Canadian dollar": "CAD", "Canadian dollars": "CAD", "Australian dollar": "AUD", "Australian dollars": "AUD", "New Zealand dollar": "NZD", "Hong Kong dollar": "HKD", "Singapore dollar": "SGD", "Indian rupee": "INR", "Indian rupees": "INR", "Mexican peso": "MXN", "Brazilian real": "BRL", "Swedish krona": "SEK", "Norwegian krone": "NOK", "Danish krone": "DKK", "Polish zloty": "PLN", "South Korean won": "KRW",
    "US-Dollar": "USD", "britische Pfund": "GBP", "britisches Pfund": "GBP", "Pfund Sterling": "GBP", "Schweizer Franken": "CHF", "japanischer Yen": "JPY", "dollar américain": "USD", "dollars américains": "USD", "livre sterling": "GBP", "livres sterling": "GBP", "franc suisse": "CHF", "francs suisses": "CHF", "yen japonais": "JPY", "dólar estadounidense": "USD", "dólares estadounidenses": "USD", "libra esterlina": "GBP", "libras esterlinas": "GBP", "franco suizo": "CHF", "peso mexicano": "MXN", "pesos mexicanos": "MXN", "dólar americano": "USD", "real brasileiro": "BRL", "sterlina": "GBP", "dollaro": "USD", "日本円": "JPY", "ポンド": "GBP", "파운드": "GBP", "фунт стерлингов": "GBP", "доллар США": "USD", "доллары США": "USD",
    "BD": "BHD", "KD": "KWD", "JD": "JOD", "SR": "SAR", "DT": "TND", "DH": "MAD", "Dh": "MAD", "LE": "EGP", "L.E.": "EGP", "E£": "EGP", "FCFA": "XOF", "F CFA": "XOF", "CFA": "XOF", "kn": "HRK", "ლ": "GEL", "лари": "GEL", "ISK": "ISK",
    "人民幣": "CNY", "美金": "USD", "新台币": "TWD", "台幣": "TWD", "港幣": "HKD", "歐元": "EUR", "日圓": "JPY", "米ドル": "USD", "人民元": "CNY", "ウォン": "KRW", "위안": "CNY", "엔화": "JPY", "원화": "KRW", "dólares": "USD", "dolares": "USD", "dollari": "USD", "เงินบาท": "THB", "ש״ח": "ILS", 'ש"ח': "ILS", "שח": "ILS", "שקל": "ILS", "يورو": "EUR", "دولار": "USD", "रुपये": "INR",
}  # fmt: skip
WEAK_SIGNS = frozenset({"$", "¥", "dh", "fcfa", "f cfa", "cfa", "dollar", "dollars", "dólares", "dolares", "圆", "圓"})
# Words beside a figure that are no evidence: krona, króna and krone; francs of several countries, of which only the Swiss one is written with a point.
_SILENT = ("kr.", "kr", "Fr", "تومان", "تومن")


_RAND = r"(?<![^\W\d_])R(?= ?-?\d{1,3}(?:[ ,\u00a0]?\d{3})*[.,]\d{2}(?!\d))"


def _pattern() -> re.Pattern[str]:
    parts: list[str] = []
    for mark in sorted([*SIGNS, *_SILENT, *CODES], key=len, reverse=True):
        word = re.escape(mark)
        before = r"(?<![^\W\d_])" if mark[0].isalpha() and mark.isascii() else ""
        after = r"(?![^\W\d_])" if mark[-1].isalpha() else ""
        parts.append(f"{before}{word}{after}" if mark not in {"元", "円", "원"} else word)
    # One letter is the beginning of a number as well: only before money it is the rand.
    return re.compile("|".join([*parts, _RAND]), re.IGNORECASE)


MARKS = _pattern()
_BY_LOWER = {mark.lower(): code for mark, code in SIGNS.items()} | {code.lower(): code for code in CODES} | {"r": "ZAR"}


def currency_of(mark: str) -> str | None:
    """The currency of a sign, a name or a code; None for words that several currencies share."""
    return _BY_LOWER.get(mark.strip().lower())


def currency_said(text: str) -> str | None:
    """The one currency that a cell names, also twice: TL (₺), EURO (€), US Dollar (USD); a code in it tells before signs and names."""
    if alone := currency_of(text):
        return alone
    marks = [mark for mark in MARKS.findall(text) if not is_weak(mark)]
    said = {mark for mark in marks if mark in CODES} or {code for mark in marks if (code := currency_of(mark))}
    return said.pop() if len(said) == 1 else None


def most_decimals(named: set[str | None]) -> int:
    """How many decimals currencies have, at most; 2 where none is known."""
    known = named - {None}
    return 3 if known & THREE_DECIMALS else 0 if known and known <= NO_DECIMALS else 2


def is_weak(mark: str) -> bool:
    """Whether a sign is shared by several currencies."""
    return mark.lower() in WEAK_SIGNS


#: Codes and names of money that are other words as well: Total order amount, Amount won, Cup.
ALSO_WORDS = frozenset({"all", "km", "try", "top", "cop", "mop", "gel", "sos", "pen", "ron", "won", "cup", "bd", "kd", "jd", "sr", "dt", "dh", "le", "kn", "cfa"})  # fmt: skip
#: Codes that are people's names where they are written as names are: Bob, and not BOB.
_ALSO_NAMES = frozenset({"Bob", "Ron", "Ang", "Sar", "Ern", "Nad", "Mur", "Pen"})


def is_other_word(text: str) -> bool:
    """Whether what may be a currency is another word as easily, or somebody's name."""
    return text.casefold() in ALSO_WORDS or text in _ALSO_NAMES


def best_mark(marks: list[str]) -> str | None:
    """The most telling of several marks beside one figure: ¥170.70元 is said by 元."""
    return min((mark for mark in marks if currency_of(mark)), key=is_weak, default=None)

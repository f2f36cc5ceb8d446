"""What trades call what a customer pays: a teacher's fee, a landlord's rent, 学费, 月謝; and charities what a donor gives. Beside an amount they are costs and charges."""

from __future__ import annotations

from lib.ingest.headers import compact

_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("fee", "fees", "charge", "charges", "charged", "rent", "bill", "tuition", "tuition fee", "lesson fee", "course fee", "class fee", "membership fee", "dues", "takings", "taken", "took"),
    "de": ("gebühr", "kursgebühr", "honorar", "miete", "beitrag", "mitgliedsbeitrag", "entgelt", "schulgeld", "einnahme"), "fr": ("tarif", "honoraires", "loyer", "cotisation", "forfait", "frais de scolarité"),
    "es": ("cuota", "tarifa", "honorarios", "alquiler", "arancel", "colegiatura", "mensualidad"), "pt": ("mensalidade", "honorários", "tarifa", "aluguel", "anuidade", "propina"), "it": ("quota", "tariffa", "retta", "canone", "onorario", "compenso", "affitto"),
    "nl": ("tarief", "contributie", "huur", "lesgeld", "cursusgeld"), "pl": ("opłata", "składka", "czynsz", "czesne"), "sv": ("avgift", "hyra"), "da": ("gebyr", "kontingent", "leje"), "no": ("avgift", "kontingent", "leie"), "fi": ("maksu", "vuokra"),
    "cs": ("poplatek", "kurzovné", "nájem", "školné"), "sk": ("poplatok", "školné", "nájom"), "hu": ("díj", "tandíj", "bérleti díj"), "ro": ("chirie", "taxă de curs"), "tr": ("ücret", "aidat", "kira"),
    "ru": ("плата", "взнос", "аренда", "гонорар", "оплата обучения"), "uk": ("плата", "внесок", "оренда"), "el": ("δίδακτρα", "αμοιβή", "ενοίκιο"), "zh": ("学费", "费用", "租金", "房租", "会费", "课费", "收费", "报名费", "培训费"), "zh_hant": ("學費", "費用", "會費", "課費", "收費", "報名費"),
    "ja": ("月謝", "料金", "会費", "家賃", "受講料", "授業料", "代金", "レッスン料", "施術料"), "ko": ("수강료", "회비", "요금", "월세", "학원비", "레슨비"), "vi": ("học phí",), "id": ("iuran", "uang kursus"), "th": ("ค่าเรียน",), "ar": ("رسوم",), "he": ("שכר לימוד",),
}  # fmt: skip
_GIVEN = (
    "donation", "donations", "donated", "gift amount", "amount of gift", "gift total", "contribution", "pledge", "pledged", "tithe", "offering",
    "spende", "spenden", "spendenbetrag", "spendensumme", "don", "dons", "donacion", "donativo", "importe del donativo", "doacao", "donativos", "valor da doacao", "donazione", "offerta", "importo della donazione",
    "donatie", "gift", "donatiebedrag", "giftbedrag", "darowizna", "kwota darowizny", "donation belopp", "gava", "gåva", "lahjoitus", "dar", "vyse daru", "adomány", "donație", "bağış", "bağış tutarı", "пожертвование", "сумма пожертвования", "пожертва", "δωρεά",
    "捐款", "捐款金额", "捐赠", "捐赠金额", "捐款金額", "善款", "寄付", "寄付金", "寄附金", "기부금", "후원금", "تبرع", "תרומה",
)  # fmt: skip
_KEYS = frozenset(compact(word) for words in (*_WORDS.values(), _GIVEN) for word in words)


def is_price_of_a_trade(header: str) -> bool:
    """Whether a header is one of these words and no more."""
    return compact(header) in _KEYS

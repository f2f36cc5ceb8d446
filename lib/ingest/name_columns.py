"""Names in two columns: which one holds given names and which one family names, in any language and whosever they are.

To teach a language: its words under GIVEN and FAMILY, the surest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.by_cells import is_of_staff
from lib.ingest.headers import words_of
from lib.ingest.ids import masked_rows
from lib.ingest.likeness import BUYERS, LEAST_CONFIDENCE, NEARLY_ALL, SAMPLE, Found, Unmatched
from lib.ingest.texts import Texts, clean

#: What may hold a name or a number, and a number as it is dialled.
_CONTACT = re.compile(
    r"^(?:contacts?|kontakte?|contacto|contato|contatto|kontakt|iletisim|контакт|联系|聯絡|连络|連絡先|연락처)"
)
_NUMBER = re.compile(r"\+?(?:[\s().-]*\d){8,15}")

GIVEN: dict[str, tuple[str, ...]] = {
    "en": ("first name", "given name", "forename", "fname", "firstname", "christian name", "given names"),
    "de": ("vorname", "rufname"),
    "fr": ("prenom", "prenoms"),
    "es": ("nombre", "nombres", "primer nombre"),
    "pt": ("nome", "primeiro nome", "nome proprio"),
    "it": ("nome",),
    "nl": ("voornaam",),
    "pl": ("imie",),
    "sv": ("fornamn",),
    "da": ("fornavn",),
    "fi": ("etunimi",),
    "cs": ("jmeno", "krestni jmeno"),
    "sk": ("meno", "krstne meno"),
    "hu": ("keresztnev", "utonev"),
    "ro": ("prenume",),
    "hr": ("ime",),
    "sl": ("ime",),
    "tr": ("ad", "adi", "isim", "ismi"),
    "lt": ("vardas",),
    "lv": ("vards",),
    "et": ("eesnimi",),
    "id": ("nama depan",),
    "vi": ("tên",),
    "ru": ("имя",),
    "uk": ("ім'я", "имя"),
    "bg": ("име", "собствено име"),
    "el": ("όνομα",),
    "zh": ("名", "名字"),
    "ja": ("名", "名前", "メイ"),
    "ko": ("이름", "명"),
    "th": ("ชื่อ", "ชื่อจริง"),
    "ar": ("الاسم الأول", "الاسم"),
    "he": ("שם פרטי",),
    "hi": ("पहला नाम", "प्रथम नाम"),
    "fa": ("نام",),
}  # fmt: skip
FAMILY: dict[str, tuple[str, ...]] = {
    "en": ("last name", "surname", "family name", "lname", "lastname", "second name"),
    "de": ("nachname", "familienname", "zuname", "name"),
    "fr": ("nom", "nom de famille"),
    "es": ("apellidos", "apellido", "primer apellido"),
    "pt": ("sobrenome", "apelido", "ultimo nome"),
    "it": ("cognome",),
    "nl": ("achternaam", "familienaam", "naam"),
    "pl": ("nazwisko",),
    "sv": ("efternamn",),
    "da": ("efternavn", "etternavn"),
    "fi": ("sukunimi",),
    "cs": ("prijmeni",),
    "sk": ("priezvisko",),
    "hu": ("vezeteknev", "csaladnev"),
    "ro": ("nume", "nume de familie"),
    "hr": ("prezime",),
    "sl": ("priimek",),
    "tr": ("soyad", "soyadi", "soyisim", "soyismi"),
    "lt": ("pavarde",),
    "lv": ("uzvards",),
    "et": ("perekonnanimi",),
    "id": ("nama belakang",),
    "vi": ("họ",),
    "ru": ("фамилия",),
    "uk": ("прізвище",),
    "bg": ("фамилия",),
    "el": ("επώνυμο", "επίθετο"),
    "zh": ("姓", "姓氏"),
    "ja": ("姓", "氏", "苗字", "名字", "セイ"),
    "ko": ("성",),
    "th": ("นามสกุล",),
    "ar": ("اسم العائلة", "اللقب"),
    "he": ("שם משפחה",),
    "hi": ("उपनाम", "अंतिम नाम"),
    "fa": ("نام خانوادگی",),
}  # fmt: skip
#: Words between a name and whose it is.
_BETWEEN = frozenset(["de", "du", "des", "del", "della", "do", "da", "di", "der", "des", "van", "de", "la", "le", "l", "d", "of", "the"])  # fmt: skip
#: Of several pairs the buyer's goes before whoever gets the goods.
_BUYER = ("customer", "client", "buyer", "billing", "bill", "kund", "kauf", "cliente", "acheteur", "comprador", "klient", "klant", "koper", "клиент", "покупател", "買", "购买", "购", "客", "注文", "購入", "고객", "주문", "구매", "musteri", "zakaznik", "invitee", "attendee", "guest")  # fmt: skip
_RECEIVER = ("ship", "recipient", "deliver", "liefer", "livraison", "envio", "entrega", "spedizione", "verzend", "wysylk", "доставк", "получател", "收货", "收件", "送付", "配送", "受取", "수령", "수취", "emergency", "contact")  # fmt: skip
#: Longer words are also written together with whose name it is: Kundenvorname.
_LEAST_TOGETHER = 6


Half = Literal["given", "family"]


@dataclass(frozen=True)
class _Half:
    """A header that is half a name: its language, and the words beside the one for it."""

    place: int
    language: str
    whose: tuple[str, ...]


def _has_blanks(word: str) -> bool:
    """Whether a word's script leaves blanks between words."""
    return not any("\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" or "\u0e00" <= sign <= "\u0e7f" for sign in word)  # fmt: skip


def _whose(said: tuple[str, ...], word: str) -> tuple[str, ...] | None:
    """The words of a header beside one for a name that it begins or ends with; None where it does neither."""
    joined, wanted = "".join(said), words_of(word)
    size, key = len(wanted), "".join(wanted)
    if key not in joined:
        return None
    for rest, part in ((said[size:], said[:size]), (said[:-size], said[-size:])):
        if part == wanted:
            return tuple(sorted(one for one in rest if one not in _BETWEEN))
    if not _has_blanks(word):
        for found, rest in ((joined.endswith(key), joined.removesuffix(key)), (joined.startswith(key), joined.removeprefix(key))):  # fmt: skip
            if found:
                return (rest,) if rest else ()
    elif len(said) == 1 and size == 1 and len(word) >= _LEAST_TOGETHER and joined.endswith(word):
        return (joined.removesuffix(word),)
    return None


#: Whose name it is may stand in brackets.
_BRACKETS = str.maketrans(dict.fromkeys("()[]（）【】", " "))


def _halves(headers: Sequence[str], which: Half) -> list[_Half]:
    """Headers that are half a name; the longest word of a language decides whose."""
    return [
        _Half(place, language, whose)
        for place, header in enumerate(headers)
        for language, whose in _told(header, which)
    ]


@lru_cache(maxsize=8192)
def _told(header: str, which: Half) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each language that has a word for half a name which the header says, and whose name it is."""
    said = words_of(header.translate(_BRACKETS))
    told = ((language, _longest(said, names)) for language, names in (GIVEN if which == "given" else FAMILY).items())
    return tuple((language, whose) for language, whose in told if whose is not None)


def _longest(said: tuple[str, ...], names: Sequence[str]) -> tuple[str, ...] | None:
    """Whose name a header says, by the longest of the names that it has."""
    found = [(len(name), whose) for name in names if (whose := _whose(said, name)) is not None]
    return max(found, key=lambda one: one[0])[1] if found else None


def _pairs(headers: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(Given name, family name) of columns in one language that say the same about whose they are."""
    family = _halves(headers, "family")
    for given in _halves(headers, "given"):
        for other in family:
            if other.place != given.place and (other.language, other.whose) == (given.language, given.whose):
                yield given.place, other.place


def with_paired_names(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What was found, the name being a given name and a family name where they stand in two columns and none has both."""
    if fixed & {"name", "last_name", "customer_id"}:
        return found
    free = set(table.free(taken - {place for place, _ in found.values()}))
    pairs = [
        pair
        for pair in _pairs(table.headers)
        if free.issuperset(pair) and all(_are_words(table.columns[at]) and not is_of_staff(table.headers[at]) for at in pair)
    ]  # fmt: skip
    if not pairs:
        alone = {code: at for code, at in found.items() if code != "last_name"}
        return {**alone, "name": found["last_name"]} if "last_name" in found and not alone.keys() & set(BUYERS) else found  # fmt: skip
    halves = {place for pair in pairs for place in pair}
    name = found.get("name")
    if name is not None and name[0] not in halves and _says_more(table, name[0], pairs[0]):
        return found
    given, family = min(pairs, key=lambda pair: _order(table, pair))
    # What a half was taken for is none: Nachname Kunde is no customer's number.
    kept = {code: at for code, at in found.items() if at[0] not in {given, family} and code not in {"name", "last_name"}}  # fmt: skip
    return {**kept, "name": (given, NEARLY_ALL), "last_name": (family, NEARLY_ALL)}


def number_called_contact(table: Unmatched, found: Found) -> Found:
    """The same, a contact that is a phone number in each row being that, and nobody's name."""
    if "name" not in found or "phone" in found:
        return found
    place, confidence = found["name"]
    if not _CONTACT.search(" ".join(words_of(table.headers[place]))):
        return found
    texts = [clean(text) for text in table.columns[place].distinct[:SAMPLE] if clean(text)]
    if not texts or not all(_NUMBER.fullmatch(text) for text in texts):
        return found
    return {code: one for code, one in found.items() if code != "name"} | {"phone": (place, confidence)}


def unmasked_name(table: Unmatched, found: Found, taken: set[int]) -> Found:
    """A whole nickname in place of a name of which stars hide most (王*): hundreds of people share such a name."""
    if "name" not in found or not _is_masked(hidden := table.columns[found["name"][0]]):
        return {}
    able = [place for place in table.free(taken | {place for place, _ in found.values()}) if table.named(place, "name") >= LEAST_CONFIDENCE]  # fmt: skip
    whole = [place for place in able if not _is_masked(column := table.columns[place]) and len(column.distinct) > len(hidden.distinct)]  # fmt: skip
    return {"name": (whole[0], LEAST_CONFIDENCE)} if whole else {}


def _is_masked(column: Texts) -> bool:
    return 2 * masked_rows(column) > int(column.present().sum())


def _says_more(table: Unmatched, place: int, pair: tuple[int, int]) -> bool:
    """Whether another column of names tells as many people apart as half of a pair."""
    return len(table.columns[place].distinct) >= max(len(table.columns[at].distinct) for at in pair)


def _order(table: Unmatched, pair: tuple[int, int]) -> tuple[bool, bool, int]:
    header = "".join(words_of(table.headers[pair[0]]))
    return any(word in header for word in _RECEIVER), not any(word in header for word in _BUYER), pair[0]


def _are_words(column: Texts) -> bool:
    """Whether cells can be names: letters in nearly all of them, addresses in none."""
    said = [text for text in map(clean, column.distinct[:SAMPLE]) if text]
    return bool(said) and sum(any(map(str.isalpha, text)) and "@" not in text for text in said) >= NEARLY_ALL * len(said)  # fmt: skip


#: Names of one word; in the East so many signs.
_MOST_SIGNS = 2


def half_a_name(ids: Texts, header: str) -> list[Finding]:
    """Says where people are told apart by a surname, or a given name, alone."""
    said = bool(_told(header, "given") or _told(header, "family"))
    sample = [clean(text) for text in ids.distinct[:SAMPLE] if clean(text)]
    alone = sum(_is_one_word(text) for text in sample)
    if not said or not sample or alone < NEARLY_ALL * len(sample):
        return []
    return [
        finding(
            "one_name_only", "warning",
            N_("Customers are told apart by “{header}” alone, which holds only one part of their names ({example}): people who share it are taken for one, so customers are fewer than in truth. Choose a column with an e-mail address, a phone number or the whole name (--map customer_id=HEADER), or export one."),
            header=header, example=sample[0],
        )
    ]  # fmt: skip


def _is_one_word(text: str) -> bool:
    """Whether a text is a name of one word without figures."""
    if any(map(str.isdigit, text)) or "@" in text:
        return False
    return " " not in text if _has_blanks(text) else len(text) <= _MOST_SIGNS

"""What stands in a column of buyers and tells nobody apart: walk-ins, surnames with a title, numbers of one delivery, numbers that a spreadsheet rounded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pyarrow as pa

from lib.core.contacts import MADE_UP
from lib.core.findings import Finding, finding
from lib.core.words import NP_
from lib.ingest.arrow import compute as pc
from lib.ingest.fields import People
from lib.ingest.groups import Groups, Mask
from lib.ingest.headers import plain, simplified
from lib.ingest.texts import Texts, first_of

#: Signs alone, without stars, which hide somebody's; "NA" may be somebody's id.
_SIGNS = re.compile(r"0|na\.|[?？.…_,;:!'\"~+=/\\|–—-]+", re.IGNORECASE)
_BETWEEN = re.compile(r"[\W_]+")
#: Digits of a number and addresses are no names.
_NO_NAME = re.compile(r"[\d@]")
#: Digits that a number written as 1.39E+10 still has, and so few of which hundreds of people share.
_ROUNDED = re.compile(r"(\d)(?:[.,](\d+))?[eE]\+?\d{1,3}")
_FEWEST_DIGITS = 4
_ZEROS = re.compile(r"[1-9]\d{0,3}0{10,}")
#: A mobile of China has no extension: it is lent for one delivery.
_LENT = re.compile(r"(?:\+?86)?1[3-9]\d{9}\s*(?:_|,|，|转|轉|#|-|x|ext\.?)\s*\d{3,6}", re.IGNORECASE)
#: Ids such as C07 and 88, not 0: none is a word for nobody, none was rounded. One look at all is many times quicker than one at each.
NUMBERED = r"[A-Za-z#_-]{0,12}[1-9]\d{0,9}|[A-Za-z#_-]{1,12}\d{1,10}|\d{2,10}"
_AROUND_TITLE = " .·()（）[]【】*＊,，"
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_MOST_BY_SURNAME = 0.5
#: So many addresses of a domain that never come again; and what such look like where nobody knows the domain.
#: Mailboxes that nobody reads, at whatever domain.
_NO_MAILBOX = frozenset(["void", "none", "null", "noemail", "nomail", "noemailaddress", "noaddress", "noreply", "donotreply", "dontreply", "nobody", "undefined", "unknown", "unspecified", "anonymous", "anonym", "anonymus", "anonimo", "anonyme", "notprovided", "notavailable", "notgiven", "dummy", "placeholder", "withoutemail", "guest", "walkin", "walkincustomer", "keineemail", "keinemail", "ohneemail", "ohnemail", "unbekannt", "nichtangegeben", "nichtvorhanden", "sansemail", "sansmail", "pasdemail", "pasdemel", "inconnu", "sinemail", "sincorreo", "sinmail", "notiene", "notienecorreo", "desconocido", "semail", "sememail", "naotem", "naotememail", "naoinformado", "nessunaemail", "nonha", "senzaemail", "senzamail", "geenemail", "geenmail", "onbekend", "ingenmail", "ingenemail", "ingenepost", "eisahkopostia", "brakmaila", "brakemaila", "brakemail", "bezemailu", "nemaemail", "nincsemail", "faraemail", "nuare", "mailyok", "epostayok", "нет", "netpochty", "netemail", "无邮箱", "なし"])  # fmt: skip
#: Words that are made up where they stand on both sides of the sign: test@test.com.
_MADE_UP_WORDS = _NO_MAILBOX | frozenset(["na", "nil", "net", "missing", "empty", "keine", "kein", "geen", "aucun", "aucune", "nenhum", "nessuno", "ninguno", "brak", "nincs", "yok", "fake", "invalid", "nyet", "无", "没有", "test", "tester", "testing", "example", "sample", "demo", "email", "mail", "abc", "abcd", "abcde", "asd", "asdf", "asdfg", "qwe", "qwer", "qwert", "qwerty", "xyz", "xxx", "user", "username", "name", "me", "you", "no", "ab", "foo", "bar", "temp", "tmp", "beispiel", "muster", "exemple", "ejemplo", "exemplo", "esempio", "correo", "cliente", "customer", "client", "kunde", "klant"])  # fmt: skip
#: Numbers that count.
_FEWEST_FIGURES = 7
#: So many figures at its end tell a number from its neighbours.
_LAST = 2
_COUNTED = frozenset(
    [
        "1234567",
        "12345678",
        "123456789",
        "1234567890",
        "12345678901",
        "0123456789",
        "01234567890",
        "987654321",
        "9876543210",
        "87654321",
        "13800138000",
    ]
)
_FEWEST_MADE_UP, _LOOKED_AT, _NEARLY_ALL = 5, 200, 0.9
#: As marketplaces encrypt names and numbers of receivers: between signs ($…$, #…#, ~…~), in base64, or in hexadecimal figures.
_ENCRYPTED = re.compile(r"[$#~][^\s@]{8,}[$#~=]|(?=[^\d]*\d)(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])[\w+/-]{16,}={0,2}|[\w+/-]{10,}={1,2}|(?=\d*[a-fA-F])(?=[a-fA-F]*\d)[0-9a-fA-F]{16,}", re.ASCII)  # fmt: skip
_MACHINE_MADE = re.compile(r"(?=(?:[^@\d]*\d){4})[\w.+=-]{16,}@|[0-9a-f]{8}-[0-9a-f-]{20,}@", re.IGNORECASE)


def folded(name: str) -> str:
    """What names of nobody are compared by: capitals, accents, blanks and hyphens do not count."""
    text = name.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", plain(simplified(text)))
    return _BETWEEN.sub("", text)


@lru_cache(maxsize=4)
def _folded_names(names: tuple[str, ...]) -> tuple[frozenset[str], int]:
    keys = frozenset(map(folded, names))
    return keys, max(map(len, names), default=0)


def is_nobody(text: str, people: People) -> bool:
    """Whether a clean cell is what shop systems, tills and people write where nobody is named: 0, Guest, Walk-in Customer, 散客, unknown, n.v."""
    if _SIGNS.fullmatch(text) or text.casefold() in people.short:
        return True
    if _NO_NAME.search(text) is not None:  # nearly every id, told at once
        return False
    keys, longest = _folded_names(people.nobody)
    first, _, rest = text.partition(" ")
    text = first if first == rest else text  # given name and family name in columns of their own: Unknown Unknown
    return len(text) <= longest + 2 and folded(text) in keys


def is_placeholder(text: str, field: str, people: People) -> bool:
    """Whether a clean address or number is what people put where a form wants one: none@none.com, noemail@…, test@test.com, 0000000000."""
    if "@" not in text:
        return field == "phone" and _is_no_number(text)
    local, _, domain = text.casefold().partition("@")
    label = domain.partition(".")[0]
    name, site = folded(local), folded(label)
    nobody = _folded_names(people.nobody)[0]
    if name in _NO_MAILBOX or (name in nobody and name in site):
        return True
    if name == site and (name in _MADE_UP_WORDS or len(set(name)) <= 1 or not domain.partition(".")[2]):
        return True
    return f"{name}{site}" in nobody or f"{name}{site}" in _NO_MAILBOX or (site == "example" and name in _MADE_UP_WORDS)


def _is_no_number(text: str) -> bool:
    """Whether a number is one figure again and again, or counts up or down."""
    figures = "".join(sign for sign in text if sign.isdecimal())
    if len(figures) < _FEWEST_FIGURES or any(sign.isalpha() or sign in "*＊" for sign in text):
        return False
    return len(set(figures[-_FEWEST_FIGURES:])) == 1 or figures in _COUNTED


def _has_neighbours(text: str, ids: Texts) -> bool:
    """Whether numbers that differ from this one in their last figures only stand beside it: 13800138000 among 13800138001 and on is somebody's."""
    return "@" not in text and any(other != text and other[:-_LAST] == text[:-_LAST] for other in ids.distinct if len(other) == len(text))  # fmt: skip


def without_placeholders(ids: Texts, field: str, header: str, people: People) -> tuple[Texts, list[Finding]]:
    """The ids without addresses and numbers that stand for none; a column of nothing else stays, since that is said elsewhere.

    Args:
        ids: clean ones.
        field: what they are of.
        header: the column's.
        people: what nobody is called.
    """
    if field != "phone" and not ids.mention("@"):
        return ids, []
    gone = {text for text in ids.distinct if is_placeholder(text, field, people) and not _has_neighbours(text, ids)}
    if not gone or len(ids.distinct) == 1:
        return ids, []
    said = finding(
        "ids_placeholder", "info",
        NP_(
            "{count} row of “{header}” holds “{example}”, as people write where they have none; it names nobody.",
            "{count} rows of “{header}” hold “{example}” or the like, as people write where they have none; they name nobody.",
        ),
        count=_rows(ids, [text in gone for text in ids.distinct]), header=header, example=next(text for text in ids.distinct if text in gone),
    )  # fmt: skip
    return ids.map(lambda text: None if text in gone else text), [said]


def is_rounded(text: str) -> bool:
    """Whether a clean cell is a number of which a spreadsheet left a few digits: 2.856E+11, and 6921000000000000000."""
    found = _ROUNDED.fullmatch(text)
    return len(found[2] or "") < _FEWEST_DIGITS if found is not None else _ZEROS.fullmatch(text) is not None


def without_lost(ids: Texts, header: str) -> tuple[Texts, list[Finding]]:
    """The ids without numbers of which a spreadsheet left so few digits that many people share one: 1.39E+10."""
    lost = [] if ids.all_match(NUMBERED) else [text for text in ids.distinct if is_rounded(text)]
    if not lost:
        return ids, []
    # Of numbers that a wide column shows with six digits, some end in zeros, which are not shown.
    kept_more = any((found := _ROUNDED.fullmatch(text)) and len(found[2] or "") >= _FEWEST_DIGITS for text in ids.distinct)  # fmt: skip
    if kept_more:
        return ids, []
    gone = set(lost)
    said = finding(
        "ids_destroyed", "warning",
        NP_(
            "{count} row of “{header}” holds a number such as {example}, of which a spreadsheet left a few digits: many people share it, so it names nobody. Take the export anew without saving it from the spreadsheet, or format the column as text before the numbers are put in.",
            "{count} rows of “{header}” hold numbers such as {example}, of which a spreadsheet left a few digits: many people share one, so they name nobody. Take the export anew without saving it from the spreadsheet, or format the column as text before the numbers are put in.",
        ),
        count=_rows(ids, [text in gone for text in ids.distinct]), header=header, example=lost[0],
    )  # fmt: skip
    return ids.map(lambda text: None if text in gone else text), [said]


def without_lent(phones: Texts, header: str) -> tuple[Texts, list[Finding]]:
    """The numbers of a column of phones, without those that a delivery service lends for one order: 17800000001_0037."""
    lent = [_LENT.fullmatch(text) is not None for text in phones.distinct]
    if not any(lent):
        return phones, []
    said = finding(
        "privacy_numbers", "info",
        NP_(
            "{count} row of “{header}” holds a number that is lent for one delivery ({example}); it names nobody.",
            "{count} rows of “{header}” hold numbers that are lent for one delivery ({example}); they name nobody.",
        ),
        count=_rows(phones, lent), header=header, example=phones.distinct[lent.index(True)],
    )  # fmt: skip
    return phones.map(lambda text: None if _LENT.fullmatch(text) else text), [said]


def without_made_up(ids: Texts, orders: Groups, header: str, others: Sequence[tuple[Texts, str]]) -> tuple[Texts, list[Finding]]:  # fmt: skip
    """The ids, with a phone number or a name in the stead of addresses that a marketplace makes anew for each order: these tell nobody apart.

    Of a domain that is known to make them up, or whose addresses all look so, none stands beside a second order.

    Args:
        ids: the e-mail addresses.
        orders: one code an order.
        header: the column's.
        others: what may name the buyer of such rows, the surest first, with the header of each.
    """
    others = [(one, of) for one, of in others if len(one.distinct) > 1]
    if len(ids.distinct) < _FEWEST_MADE_UP or not others:
        return ids, []
    domains = pc.utf8_lower(pc.replace_substring_regex(pa.array(ids.distinct, pa.string()), "^.*@", ""))
    known = pc.match_substring_regex(domains, MADE_UP).to_numpy(zero_copy_only=False)
    codes = domains.dictionary_encode().indices.to_numpy()
    sizes = np.bincount(codes)
    made_up = np.zeros(len(codes), dtype=np.bool_)
    for domain in np.flatnonzero(sizes >= _FEWEST_MADE_UP).tolist():
        mine = np.flatnonzero(codes == domain)
        sample = [ids.distinct[at] for at in mine[:_LOOKED_AT].tolist()]
        if known[mine[0]] or sum(_MACHINE_MADE.match(one) is not None for one in sample) >= _NEARLY_ALL * len(sample):
            made_up[mine] = True
    rows = np.append(made_up, False)[ids.codes]
    if not rows.any():
        return ids, []
    pairs = np.unique(np.stack([ids.codes[rows], orders[rows]]), axis=1)[0]
    again = np.unique(codes[pairs[1:][pairs[1:] == pairs[:-1]]])  # the domains of addresses that come again
    rows &= ~np.append(np.isin(codes, again), False)[ids.codes]
    stead = first_of([one for one, _ in others])
    rows &= stead.present()
    if not rows.any():
        return ids, []
    kept = Texts(ids.distinct, np.where(rows, -1, ids.codes).astype(np.int32))
    named = tuple(f"“{of}”" for one, of in others if (one.present() & rows).any())
    said = finding(
        "addresses_of_one_order", "warning",
        NP_(
            "{count} row of “{header}” holds an address that a marketplace makes anew for each order ({example}), so nobody would ever come back. Its buyer is told by {names} instead; people who share a name count as one.",
            "{count} rows of “{header}” hold addresses that a marketplace makes anew for each order ({example}), so nobody would ever come back. Their buyers are told by {names} instead; people who share a name count as one.",
        ),
        count=int(rows.sum()), header=header, example=ids.distinct[int(ids.codes[rows][0])], names=named,
    )  # fmt: skip
    return first_of([kept, Texts(stead.distinct, np.where(rows, stead.codes, -1).astype(np.int32))]), [said]


def encrypted_anew(ids: Texts, orders: Groups) -> bool:
    """Whether names or numbers are texts that a marketplace encrypts anew for each order: none stands beside a second one.

    Args:
        ids: the names or numbers.
        orders: one code an order.
    """
    sample = ids.distinct[:_LOOKED_AT]
    if len(sample) < _FEWEST_MADE_UP or sum(_ENCRYPTED.fullmatch(one) is not None for one in sample) < _NEARLY_ALL * len(sample):  # fmt: skip
        return False
    there = ids.present()
    return np.unique(np.stack([ids.codes[there], orders[there]]), axis=1).shape[1] == len(np.unique(ids.codes[there]))


def by_surname(ids: Texts, people: People) -> list[Finding]:
    """Says where most rows name their buyer by a surname and a title only."""
    told = _rows(ids, [_is_surname_with_title(text, people) for text in ids.distinct])
    if told <= _MOST_BY_SURNAME * int(ids.present().sum()):
        return []
    return [
        finding(
            "surnames_only", "warning",
            NP_(
                "{count} row names its buyer by a surname with a title ({example}). Many people share a surname, so customers are fewer than in truth, and who comes back cannot be told. Take an export with a customer number, phone number or e-mail address.",
                "{count} rows name their buyer by a surname with a title ({example}). Many people share a surname, so customers are fewer than in truth, and who comes back cannot be told. Take an export with a customer number, phone number or e-mail address.",
            ),
            count=told, example=next(text for text in ids.distinct if _is_surname_with_title(text, people)),
        )
    ]  # fmt: skip


def _is_surname_with_title(text: str, people: People) -> bool:
    bare = text.rstrip(_AROUND_TITLE)
    behind = next((title for title in people.behind if bare.endswith(title)), "")
    name = bare.removesuffix(behind).strip(_AROUND_TITLE) if behind else text
    first, _, rest = name.partition(" ")
    before = folded(first) in people.before and bool(rest)
    if not behind and not before:
        return False
    name = rest.strip(_AROUND_TITLE) if before else name
    if _HAN.fullmatch(name):
        return len(name) == 1 or name in people.family
    return bool(name) and " " not in name


def _rows(ids: Texts, chosen: list[bool]) -> int:
    mask: Mask = np.array(chosen, dtype=np.bool_)
    return int(ids.rows_by_value()[mask].sum()) if len(mask) else 0


def all_alike(texts: Texts, people: People) -> bool:
    """Whether a column says nobody in every row."""
    return len(texts.distinct) == 1 and is_nobody(texts.distinct[0], people)

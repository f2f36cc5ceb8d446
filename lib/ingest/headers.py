"""Headers as words: how two spellings of one name are recognised as the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from lib.ingest.texts import clean

T = TypeVar("T")

_BRACKETS = re.compile(r"[(\[{（【].*?[)\]}）】]")
_BRACKET = re.compile(r"[()\[\]{}（）【】]")
_NUMBER = re.compile(r" \(\d+\)$")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
#: What programs put around a record's own names: properties.time.
_WRAPPER = re.compile(
    r"(?:(?:_source|properties|attributes|payload|data|fields|record|body|node|event_properties|user_properties)\.)+(?=\w)"
)
#: How Spain and Portugal shorten a number: N.º pedido is also written Nº pedido.
_NUMBER_SIGN = re.compile(r"\b([Nn])\.o\b")  # cleaned, º is an o
_NOT_WORD = re.compile(r"[^\w]+|_+")
#: So many letters in brackets may be a currency: 金额(CNY), 金额(元).
_CURRENCY_LETTERS = 3
#: No name of a field has more words.
_MOST_WORDS = 8
#: What stands between the words of a name and is left out as often: numéro de la commande, numéro commande.
_PARTICLES = frozenset(["de", "la", "le", "les", "l", "du", "des", "d", "del", "los", "las", "el", "do", "da", "dos", "das", "di", "della", "dello", "dell", "degli", "der", "den", "van", "het", "of", "the"])  # fmt: skip
#: Letters that are no letter with a mark: Wysłane is also written Wyslane.
_WHOLE_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"})
#: Traditional characters of headers, and the simplified ones that they are written as elsewhere.
_SIMPLIFIED = str.maketrans(
    "訂單編號買賣會員實際應總額價數時間狀態稱類別運費優減貨發電話郵帳戶顧聯絡購產項標題規幣種備註門鋪來國區縣鄉鎮開結銷營業點擊廣觸轉換訪瀏覽頁庫進採負責驗證碼條現儲積級紅補貼稅淨據記錄關閉請審達週歷歸檔後經統預實銀備補長東車專屬",
    "订单编号买卖会员实际应总额价数时间状态称类别运费优减货发电话邮账户顾联络购产项标题规币种备注门铺来国区县乡镇开结销营业点击广触转换访浏览页库进采负责验证码条现储积级红补贴税净据记录关闭请审达周历归档后经统预实银备补长东车专属",
)
#: Latin, Greek and Cyrillic letters, whose words stand apart.
_APART = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u04ff\u1e00-\u1fff]")
_COMBINING = re.compile(r"[\u0300-\u036f]")


def plain(text: str) -> str:
    """Letters without accents; other scripts as they are (a Japanese voice mark is no accent)."""
    if text.isascii():
        return text
    return "".join(
        _COMBINING.sub("", unicodedata.normalize("NFKD", sign)) if ord(sign) < 0x250 else sign
        for sign in text.translate(_WHOLE_LETTERS)
    )


def is_japanese(text: str) -> bool:
    """Whether a text is written with the letters that only Japanese has."""
    return any("\u3040" <= sign <= "\u30ff" for sign in text)


def is_korean(text: str) -> bool:
    """Whether a text is written with the letters that only Korean has."""
    return any("\uac00" <= sign <= "\ud7a3" for sign in text)


def simplified(text: str) -> str:
    """Chinese as mainland shops write it; other letters as they are."""
    return text if text.isascii() else text.translate(_SIMPLIFIED)


#: All names of the catalogue, some 10,000, and the headers of some files.
@lru_cache(maxsize=32_768)
def words_of(header: str) -> tuple[str, ...]:
    """A header's words: "CustomerID" and "customer_id" give the same; units in brackets are left out."""
    text = clean(header)
    text = text[found.end() :] if "." in text and (found := _WRAPPER.match(text)) else text
    outside = _BRACKETS.sub(" ", text)
    text = outside if _NOT_WORD.sub("", outside) else text
    text = _CAMEL.sub(" ", _NUMBER_SIGN.sub(r"\1o", text))
    return tuple(_NOT_WORD.sub(" ", plain(text).casefold()).split())


def unwrapped(header: str) -> str:
    """A header with what it has in brackets as words like others: there stands whether an amount is with tax."""
    return _BRACKET.sub(" ", header)


def bare_and_whole(header: str) -> tuple[str, ...]:
    """A header's words without what it has in brackets, and with it."""
    return tuple(dict.fromkeys(" ".join(words_of(text)) for text in (header, unwrapped(header))))


#: Single words in brackets that are a program's name of a column, not what its figures are: Status da operação (status).
_NAMES_OF_PROGRAMS = frozenset(["status", "email", "phone", "currency", "quantity", "refund", "refunds", "refunded", "discount", "shipping", "sku", "username"])  # fmt: skip
_IDENTIFIER = re.compile(r"[a-z]+(?:_[a-z0-9]+)+")


@lru_cache(maxsize=8192)
def second_name(header: str) -> str | None:
    """Another name of a column that stands in brackets behind the first: a program's (amount_refunded), or one in another script (退款)."""
    found = _BRACKETS.findall(clean(header))
    inside = found[-1][1:-1].strip() if len(found) == 1 else ""
    outside = _BRACKETS.sub(" ", clean(header)).strip()
    if len(inside) < 2 or not outside:
        return None
    if inside.casefold() in _NAMES_OF_PROGRAMS or _IDENTIFIER.fullmatch(inside):
        return inside
    east, west = (any("\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in part) for part in (inside, outside))  # fmt: skip
    letters = all(sum(map(str.isalpha, part)) >= 2 for part in (inside, outside))
    return inside if east != west and letters and (not inside.isascii() or len(inside) > _CURRENCY_LETTERS) else None


@lru_cache(maxsize=8192)
def sorted_words(header: str) -> tuple[str, ...]:
    """A header's words in the order of the alphabet, without articles and the like; none where it is one word."""
    words = words_of(header)
    told = [word for word in words if word not in _PARTICLES]
    return tuple(sorted(told if len(told) > 1 else words)) if len(words) > 1 else ()


@lru_cache(maxsize=8192)
def compact(header: str) -> str:
    """A header's words without blanks, for comparing whole names."""
    return "".join(words_of(header))


@lru_cache(maxsize=8192)
def whole(header: str) -> str:
    """The same with what stands in brackets."""
    return "".join(_NOT_WORD.sub(" ", plain(clean(header)).casefold()).split())


@lru_cache(maxsize=8192)
def _runs_of(header: str) -> frozenset[tuple[str, ...]]:
    """Every run of words in a header that can be a name."""
    words = words_of(header)
    return frozenset(
        words[start:end] for start in range(len(words)) for end in range(start + 1, start + 1 + _MOST_WORDS)
    )


def spoken(text: str) -> str:
    """A text's words with a blank between them."""
    return " ".join(words_of(text))


def words_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """What finds words in a text as `spoken` writes it: whole, `rabatt*` by their beginning, in scripts without blanks as parts."""
    parts: list[str] = []
    for word in words:
        own = re.escape(spoken(word.removesuffix("*")))
        whole = own if word.endswith("*") else rf"{own}(?![^ ])"
        parts.append(rf"(?<![^ ]){whole}" if _APART.match(word) else own)
    return re.compile("|".join(parts) or "(?!)")


class Phrases(Generic[T]):
    """Names that may stand inside a header, laid out so that thousands are compared with a cell by a few look-ups.

    Args:
        named: a name, and what it stands for; a name stands in a header as whole words, or, in scripts without blanks, as a part.
    """

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        self._runs: dict[tuple[str, ...], list[T]] = {}
        self._parts: dict[str, list[T]] = {}
        for name, meant in named:
            words = words_of(name)
            if len(words) > _MOST_WORDS:
                raise ValueError(f"a name of more than {_MOST_WORDS} words: {name}")
            if name.isascii() or any(sign.isascii() and sign.isalpha() for sign in name):
                self._runs.setdefault(words, []).append(meant)
            else:
                self._parts.setdefault(compact(name), []).append(meant)

    def found_in(self, header: str) -> list[T]:
        """What the names mean that stand in a header."""
        found = [meant for run in _runs_of(header) & self._runs.keys() for meant in self._runs[run]]
        if self._parts and not header.isascii():
            key = compact(header)
            found += [meant for part, all_meant in self._parts.items() if part in key for meant in all_meant]
        return found


def told_apart(headers: Sequence[str]) -> tuple[str, ...]:
    """Headers of which no two are the same, so that each column can be chosen: Total, Total (2)."""
    written, seen = set(headers), Counter[str]()
    told: list[str] = []
    for header in headers:
        seen[header] += 1
        name = header
        while header.strip() and seen[header] > 1 and name in written:
            name = f"{header.strip()} ({seen[header]})"
            seen[header] += name in written
        told.append(name)
    return tuple(told)


def untold(header: str) -> str:
    """A header without the number that tells it from others."""
    return _NUMBER.sub("", header.strip())


def contains(header: str, name: str) -> bool:
    """Whether a name stands in a header as whole words (in scripts without blanks: as a part)."""
    return bool(_alone(name).found_in(header))


@lru_cache(maxsize=8192)
def _alone(name: str) -> Phrases[bool]:
    return Phrases([(name, True)])

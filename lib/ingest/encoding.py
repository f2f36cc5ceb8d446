"""Which letters the bytes of a text file are.

UTF-8 proves itself; the old encodings of East Asia are told apart by how usual the characters would be, those of one byte
by whether their letters make up words of one language.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import IO

from lib.ingest.alphabets import Guess, best_guess
from lib.ingest.broken_letters import Broken, how_broken
from lib.ingest.troubles import Trouble

Opener = Callable[[], IO[bytes]]
Tick = Callable[[int], None]

BLOCK_BYTES = 4 * 1024 * 1024
_HEAD_BYTES = 64 * 1024
_SAMPLE_BYTES = 128 * 1024
_SAMPLE_LINES = 2_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Control characters that no text has; tab, line ends, form feed and the old end-of-file mark may occur.
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\x01\t\n\v\f\r\x1a\x1b\x1f")
_CERTAIN = 0.85
_ENOUGH_LETTERS = 12
#: Encodings of the West's letters among whose lines some of UTF-8 show.
OF_ONE_BYTE = frozenset(["latin-1", "cp1252", "iso8859_15", "cp1250", "cp1254"])
#: Digits as wide as a character belong to all four scripts. Not letters: the bytes of Ｔ are those of “ét” in another encoding.
_WIDE_DIGITS = frozenset("０１２３４５６７８９．，")
#: One character of the East between small letters: two accents that were read as one character.
_LONELY = re.compile(
    r"(?<=[a-z])[^\x00-\x7f\uff00-\uffef](?![^\x00-\x7f])|(?<![^\x00-\x7f])[^\x00-\x7f\uff00-\uffef](?=[a-z])"
)
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
#: How mail programs shift to Japanese letters within seven bits.
_SHIFTED = (b"\x1b$B", b"\x1b$@")
_MOST_CONTROLS = 0.02
_MOST_NULS = 0.1
_PADDING = re.compile(rb"\0{16,}")
_ANYWAY = 4

# Usual characters of written words in shops and in general, most usual first. They only have to tell four scripts apart.
_SIMPLIFIED = (
    "的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长"
    "单号订买卖付款金额价格商品名称数量日期时间状态客户会员店铺地址电话手机邮箱备注运费优惠退货发货收快递支付宝微信渠道来源省市区县路合计总实际应元件编码类目标题创建交易成功关闭等待"
)
_TRADITIONAL = (
    "的一是不了在人有我他這中大來上個國到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長"
    "單號訂買賣付款金額價格商品名稱數量日期時間狀態客戶會員店鋪地址電話手機郵箱備註運費優惠退貨發貨收快遞支付渠道來源省市區縣路合計總實際應元件編碼類目標題創建交易成功關閉等待編號訂購"
)
_KOREAN = (
    "이다는을의에가하고지한로사기자도리들어서시인그대나해아수일정전만보부있은를것제상스주장명문번호고객금액량품날짜원배송결제회구매판매점름성국라비여오마조세게면소과내안동무니거우간성계신발유경관공"
    "양연용중채널출처처리캠페인노클릭률균환단체별효年月日時分秒"
)
_JAPANESE = frozenset(
    "注文番号日付時間顧客名金額氏売上合計税込抜数量単価商品会員住所電話話郵便都道府県市区町村株式会社様円年月分配送料状況決済支払方法備考佐藤鈴木高橋田中伊渡辺山本小林加吉斎松井木清村近石前藤岡後坂遠青福太三西原中野川島内谷口和美子花一郎健翔真由大輔愛誠結衣介平伝票取引店舗担当得意先請求入出荷受発購買者品種別区分類在庫残高現小計総内訳明細摘要元払引割返領収書利用予約来"
)


_JAPANESE_HEADERS = ("注文", "受注", "商品", "金額", "数量", "個数", "単価", "小計", "合計", "税込", "顧客", "氏名", "名前", "メール", "電話", "郵便", "住所", "支払", "ステータス", "日付", "日時", "送料", "会員", "売上", "購入")  # fmt: skip
_KOREAN_HEADERS = ("주문", "고객", "상품", "금액", "수량", "결제", "회원", "이름", "이메일", "전화", "배송", "날짜", "구매", "상태", "국가", "단가", "일시", "주소")  # fmt: skip
_HEADERS = {"cp932": _JAPANESE_HEADERS, "euc_jp": _JAPANESE_HEADERS, "cp949": _KOREAN_HEADERS}
_ANY_HEADERS = _JAPANESE_HEADERS + _KOREAN_HEADERS
#: Titles and headers are among so many lines; one word of them may be chance.
_HEADER_LINES, _FEWEST_HEADERS = 10, 2


@dataclass(frozen=True)
class Encoding:
    """How the bytes of a text file are to be read.

    Attributes:
        name: Python's name of the codec.
        bom_bytes: how many bytes before the text are a byte order mark.
        sure: False where another encoding is about as likely.
        broken: how the letters were broken by a program that took the encoding for another one; None: they were not.
        other: the encoding of lines that are not in `name`, as where files of two systems were put together; None: all are, or nobody knows.
    """

    name: str
    bom_bytes: int = 0
    sure: bool = True
    broken: Broken | None = None
    other: str | None = None


def detect(opener: Opener, tick: Tick = lambda _read: None) -> Encoding:
    """Find the encoding of a whole file: the first letter that is not plain ASCII may be at its end.

    Raises:
        Trouble: the bytes are no text.
    """
    head = _head(opener)
    for bom, name in _BOMS:
        if head.startswith(bom):
            lines = _lines_beyond_ascii(head[len(bom) :], _SAMPLE_BYTES) if bom == codecs.BOM_UTF8 else []
            broken = how_broken(lines)
            return Encoding(name, len(bom), broken=broken)
    wide = _utf16(head)
    if wide:
        return Encoding(wide)
    _refuse_binary(head)
    if any(shift in head for shift in _SHIFTED):
        return Encoding("iso2022_jp_ext")
    is_utf8, sample = _survey(opener, tick)
    if is_utf8:
        return _by_currency(sample, Encoding("utf-8")) or Encoding("utf-8", broken=how_broken(sample))
    return _of_many(opener, sample)


def _of_many(opener: Opener, sample: list[bytes]) -> Encoding:
    """The encoding of a file that is not UTF-8 throughout, and that of lines in it which are in another."""
    found = legacy(sample)
    pasted = [line for line in sample if is_pasted_utf8(line)] if found.name in OF_ONE_BYTE else []
    if found.name == "utf-8" or (pasted and len(pasted) * 2 >= len(sample)):
        return Encoding("utf-8", other=_of_strays(opener))
    if not pasted:
        return found
    own = legacy([line for line in sample if not is_pasted_utf8(line)])
    return replace(own if own.name in OF_ONE_BYTE else found, other="utf-8")


def _of_strays(opener: Opener) -> str | None:
    """The encoding that all lines are in which are not UTF-8, while most are; None where no one fits."""
    strays, left = list[bytes](), _SAMPLE_BYTES
    with opener() as file:
        for line in iter(lambda: file.readline(_HEAD_BYTES), b""):
            if left > 0 and not line.isascii() and not is_in(line, "utf-8") and not is_cut_off(line):
                strays.append(line)
                left -= len(line)
    if not strays:
        return None
    found = legacy(strays)
    if found.name not in EAST_ASIAN:  # a cell of UTF-8 may stand beside the one that is not
        strays = [_BEYOND_ASCII.sub(lambda run: b"" if is_in(run[0], "utf-8") else run[0], line) for line in strays]
        found = legacy(strays)
    letters = sum(byte > 127 for line in strays for byte in line)
    told = letters >= _ENOUGH_LETTERS if found.name in EAST_ASIAN else found.sure or found.name in OF_ONE_BYTE
    fits = found.name != "utf-8" and all(is_in(line, found.name) for line in strays)
    return found.name if told and fits else None


def is_cut_off(line: bytes) -> bool:
    """Whether a line that is not UTF-8 is so for the most part: one of its letters was cut off."""
    kept, runs = 0, _BEYOND_ASCII.findall(line)
    for run in runs:
        kept += len(run.decode("utf-8", "ignore").encode())
    return kept * 2 >= sum(map(len, runs)) and any(
        run.decode("utf-8", "ignore") for run in runs if not is_in(run, "utf-8")
    )


def is_pasted_utf8(line: bytes) -> bool:
    """Whether a line among those of one byte a letter is UTF-8: its letters are the West's, which no words of the other make by chance."""
    if line.isascii() or not is_in(line, "utf-8"):
        return False
    return all(
        "\u00a0" <= sign <= "\u017f" or "\u2013" <= sign <= "\u2026" or sign == "€"
        for sign in line.decode()
        if sign > "\x7f"
    )


def _head(opener: Opener) -> bytes:
    """The first bytes that are not all zero: a program that was stopped leaves zeros where text should be."""
    with opener() as file:
        while (head := file.read(_HEAD_BYTES)) and not head.strip(b"\0"):
            pass
    return head


def _utf16(head: bytes) -> str | None:
    """UTF-16 without a mark shows as zero bytes on every second place, beside those that pad the text."""
    head = _PADDING.sub(lambda run: run[0][: len(run[0]) % 2], head)  # an odd one belongs to a letter
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 0.1 * half and others <= 0.02 * half:
            try:
                text = head[: len(head) // 2 * 2].decode(name)
            except UnicodeDecodeError as error:
                text = head[: error.start].decode(name) if error.start >= len(head) - 4 else ""
            if "\n" in text or "\r" in text:
                return name
    return None


def _refuse_binary(head: bytes) -> None:
    text = head.replace(b"\0", b"")
    controls = len(text) - len(text.translate(None, _CONTROLS))
    padded = len(head) - len(text) > max(_MOST_NULS * len(head), _ANYWAY)
    # What stands between many zeros has to be text all the more.
    no_lines = bool(controls) or not (b"\n" in text or b"\r" in text)
    if not text or controls > max(_MOST_CONTROLS * len(head), _ANYWAY) or (padded and no_lines):
        raise Trouble("not_a_table")


def _survey(opener: Opener, tick: Tick) -> tuple[bool, list[bytes]]:
    """Read the file once: is it UTF-8 throughout, and which lines (as bytes) have letters beyond ASCII?"""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, sample, sampled, read = True, list[bytes](), 0, 0
    with opener() as file:
        while block := file.read(BLOCK_BYTES):
            read += len(block)
            tick(read)
            pending = decoder.getstate()[0]
            if not pending and block.isascii():
                continue
            if sampled < _SAMPLE_BYTES:
                sample.extend(_lines_beyond_ascii(block, _SAMPLE_BYTES - sampled))
                sampled = sum(map(len, sample))
            is_utf8 = is_utf8 and _decodes(decoder, block)
            if not is_utf8 and sampled >= _SAMPLE_BYTES:
                break
        is_utf8 = is_utf8 and _decodes(decoder, b"", "end")
    return is_utf8, sample


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, at: str = "middle") -> bool:
    try:
        decoder.decode(block, at == "end")
    except UnicodeDecodeError:
        decoder.reset()
        return False
    return True


def _lines_beyond_ascii(block: bytes, most: int) -> list[bytes]:
    """The lines of a block with letters beyond ASCII, up to a number of bytes; spread over the block."""
    lines = [line for line in block.replace(b"\r", b"\n").split(b"\n") if not line.isascii()]
    step = max(1, len(lines) // _SAMPLE_LINES)
    chosen: list[bytes] = []
    for line in lines[::step]:
        if most <= 0:
            break
        chosen.append(line[:most])
        most -= len(line)
    return chosen


def legacy(lines: list[bytes]) -> Encoding:
    """The encoding of lines that are not all UTF-8, each with letters beyond ASCII.

    Headers in words of Japan or Korea tell theirs where the few letters below them do not.
    """
    found = _by_letters(lines)
    if (told := _by_currency(lines, found)) is not None:
        return told
    head = b"\n".join(lines[:_HEADER_LINES])
    if found.name == "utf-8" or _header_words(head, found.name):
        return found
    count, name = max((_header_words(head, name), name) for name in _HEADERS)
    return Encoding(name) if count >= _FEWEST_HEADERS else found


#: Where a currency that is all there is beyond ASCII is looked for, the more usual first.
_OF_CURRENCIES = ("gb18030", "cp949", "cp932", "big5hkscs", "cp1252", "cp1250", "cp1251", "iso8859_2", "cp1254", "cp874", "cp1255", "cp1256", "cp850", "cp852", "cp866", "koi8_r", "mac_roman")  # fmt: skip
_UNIT = re.compile(rb"[A-Za-z.\x80-\xff]*[\x80-\xff][A-Za-z.\x80-\xff]*")
_FEW_UNITS = 3


def _by_currency(lines: list[bytes], otherwise: Encoding) -> Encoding | None:
    """The encoding in which all that is beyond ASCII are names of currencies beside numbers, where they are other letters in the one that was found: 250.50Ԫ, 250,50 Kè.

    Args:
        lines: those with letters beyond ASCII.
        otherwise: the encoding that was found; None is returned where nothing is to be said against it.
    """
    units = set[bytes]()
    for line in lines:
        for found in _UNIT.finditer(line):
            beside = line[: found.start()].rstrip()[-1:] + line[found.end() :].lstrip()[:1]
            units.add(found[0])
            if len(units) > _FEW_UNITS or not any(48 <= byte < 58 for byte in beside):
                return None
    from lib.ingest.currencies import currency_of  # noqa: PLC0415 - takes time, and most have other letters

    def read(encoding: str) -> list[str]:
        return [text for unit in units if (text := unit.decode(encoding, "replace").strip())]

    own = read(otherwise.name)
    signs = otherwise.sure and not all(text.strip(".").isalpha() for text in own)
    if signs or any(map(currency_of, own)):
        return None
    told = (one for one in _OF_CURRENCIES if (texts := read(one)) and all(map(currency_of, texts)))
    return next(map(Encoding, told), None) if own else None


def _header_words(head: bytes, name: str) -> int:
    """How many words of Japanese or Korean headers the first lines have in an encoding."""
    text = head.decode(name, "replace")
    return sum(word in text for word in _HEADERS.get(name, _ANY_HEADERS))


def _by_letters(lines: list[bytes]) -> Encoding:
    if sum(is_in(line, "utf-8") for line in lines) * 2 >= len(lines) and _most_words_are_utf8(lines):
        return Encoding("utf-8")  # a few rows were pasted in from elsewhere; they are reported
    best, usual = max(((name, _usualness(lines, name)) for name in EAST_ASIAN), key=lambda pair: pair[1])
    sample = b"\n".join(lines)
    guess = best_guess(sample)
    # Scripts with many letters make words of any bytes; accents among plain letters do not.
    if usual >= 0.5 and (
        guess is None or guess.script == "other" or usual >= guess.fit or _has_four_bytes(best, sample)
    ):
        return Encoding(best, sure=usual >= 0.6)
    told = _by_words(sample) if guess is not None and guess.script == "latin" else None
    return _single_byte(guess, sample) if told is None else Encoding(told)


def _has_four_bytes(name: str, sample: bytes) -> bool:
    """Whether a Chinese text has a sign of four bytes with figures among them, as GB18030 writes ¥: accents of other languages never stand so."""
    return name == "gb18030" and _FOUR_BYTES.search(sample) is not None


def _most_words_are_utf8(lines: list[bytes]) -> bool:
    """Whether most different runs of letters are UTF-8: 元 in every row is by chance two bytes of it as well."""
    runs = {run for line in lines for run in _BEYOND_ASCII.findall(line)}
    return sum(is_in(run, "utf-8") for run in runs) * 2 >= len(runs)


def is_in(line: bytes, name: str) -> bool:
    """Whether bytes can be read in an encoding."""
    try:
        line.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _usualness(lines: list[bytes], name: str) -> float:
    """0 to 1: how usual the characters beyond ASCII are if the lines are in this encoding."""
    readable = [line.decode(name) for line in lines if is_in(line, name)]
    characters = [character for line in readable for character in line if ord(character) > 127]
    if not characters:
        return 0.0
    weigh = EAST_ASIAN[name]
    usual = sum(1.0 if character in _WIDE_DIGITS else weigh(character) for character in characters)
    share_readable = len(readable) / len(lines)
    lonely = sum(len(_LONELY.findall(line)) for line in readable)
    return share_readable**2 * (usual - lonely) / len(characters)


def _in_rows(character: str, name: str, first: int, last: int) -> bool:
    """Does a character lie in the part of a character set where its makers put the usual ones?"""
    try:
        code = character.encode(name)
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and first <= code[0] <= last


_FOUR_BYTES = re.compile(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9]")
_PUNCTUATION = frozenset("，。：；！？（）【】《》“”‘’、·—…￥¥％＋－")


def _simplified(character: str) -> float:
    if character in _PUNCTUATION:
        return 0.8
    return 1.0 if character in _SIMPLIFIED else 0.75 * _in_rows(character, "gb2312", 0xB0, 0xD7)


def _traditional(character: str) -> float:
    if character in _PUNCTUATION:
        return 0.8
    return 1.0 if character in _TRADITIONAL else 0.75 * _in_rows(character, "big5", 0xA4, 0xC6)


def _japanese(character: str) -> float:
    if "\u3040" <= character <= "\u30ff" or character in _PUNCTUATION:
        return 1.0
    return 1.0 if character in _JAPANESE else 0.75 * _in_rows(character, "shift_jis", 0x88, 0x97)


def _japanese_of_unix(character: str) -> float:
    """The same in an encoding that is seldom met: any bytes of Korea and China are characters of it, but hardly ever usual ones."""
    return 0.8 * _japanese(character) if _japanese(character) < 1.0 else 1.0


def _korean(character: str) -> float:
    if character in _KOREAN:
        return 1.0
    return 0.75 * ("\uac00" <= character <= "\ud7a3" and _in_rows(character, "euc_kr", 0xB0, 0xC8))


EAST_ASIAN: dict[str, Callable[[str], float]] = {
    "gb18030": _simplified,
    "big5hkscs": _traditional,
    "cp932": _japanese,
    "euc_jp": _japanese_of_unix,
    "cp949": _korean,
}


#: What cp1252 has besides letters and shops write: € … quotation marks, dashes, ™, blank, ¢ £ ¥ § © « ® ° ± · » ¼ ½ ¾ ×.
_WESTERN_SIGNS = frozenset([0x80, 0x85, *range(0x91, 0x98), 0x99, 0xA0, 0xA2, 0xA3, 0xA5, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB1, 0xB7, 0xBB, 0xBC, 0xBD, 0xBE, 0xD7])  # fmt: skip

#: What Latin-9 has in the place of a sign that nobody uses.
_EURO = 0xA4
_THOUSANDS = re.compile(rb"\d\xa0\d{3}\D")
#: Parts of words of statuses and headers that have a letter which cp1252 reads as another one, by encoding.
_TELLING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cp1250", (
        "vyříz", "doruč", "přij", "příj", "číslo", "částk", "částeč", "množstv", "měna", "objedná", "zákazní", "čeká", "čaká", "převz", "vytvoř", "počet", "dokonč", "uhraz", "zaplac", "předán", "přeprav", "zpět", "tržb", "účet", "účt", "skončen", "neúspěš", "uzavř", "odběr", "doručen", "množství", "cena s dph", "jméno a př",
        "wysła", "opłac", "płatn", "płac", "imię", "złoż", "wartość", "ilość", "należn", "zwróc", "zrealizowane część", "część", "zakończ", "sprzedaż", "klient ł", "łącz", "odrzuć", "dostarcz", "przyję", "kupują", "zamówień", "nadan", "dotarł", "anulowan",
        "fizetendő", "vevő", "időpont", "törölt", "törölve", "teljesítő", "előre", "fizető", "kézbesítő", "szállítő", "összesítő", "megrendelő", "isporuč", "plaćen", "količin", "poništ", "završen", "naručitelj", "narudžb", "naručen", "plačan", "količina", "preklican", "livrată", "achitată", "plătit", "preț", "finalizată", "anulată", "comandă", "cantităț", "expediată",
    )),
    ("cp1254", ("sipariş", "müşteri", "satış", "tamamlandı", "kargolandı", "İptal", "iptal edildi", "teslim ed", "kargo", "alınd", "alıc", "onayland", "hazırlan", "ödendi", "tutarı", "toplamı", "tarihi", "açıkla", "adı", "soyadı", "bekliyor", "gönderildi", "müşter", "ürün", "satıc", "fatura")),
)  # fmt: skip
#: What each Western language writes beyond ASCII: a word with letters of two of them is another encoding's.
_WESTERN_ALPHABETS = tuple(map(frozenset, ("äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúü", "áâãàçéêíóôõúü", "àèéìíîòóùú", "æøåéèêóòôü", "åäöéàü", "áäâàéèêëíïîóöôúüû", "áéíóúýþæðö", "õäöüšž", "àèéíïòóúüç", "âêîôûáéíóúŵŷẅäëïöüý")))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_WESTERN_LETTERS = frozenset("äöüÄÖÜßéèêëàâáçñóòôíîïúùûåæøÅÆØÉ".encode("cp1252"))


def _by_words(sample: bytes) -> str | None:
    """The encoding in which a part of a shop's word stands that no other encoding has so; None where none does."""
    western = sample.decode("cp1252", "replace").casefold()
    for name, words in _TELLING:
        text = sample.decode(name, "replace").casefold()
        if any(word.casefold() in text and word.casefold() not in western for word in words if not word.isascii()):
            return name
    return None


def _mixes_languages(sample: bytes) -> bool:
    """Whether a word, read as Western, has letters that no one language of the West has together."""
    words = {word.casefold() for word in _WORD.findall(sample.decode("cp1252", "replace")) if not word.isascii()}
    return any(not any({letter for letter in word if letter > "\x7f"} <= alphabet for alphabet in _WESTERN_ALPHABETS) for word in words)  # fmt: skip


def _single_byte(guess: Guess | None, sample: bytes) -> Encoding:
    """The one-byte encoding that was guessed, and whether enough letters say so."""
    if guess is None:
        return Encoding(
            "cp1252" if any(0x80 <= byte <= 0x9F for byte in sample) and is_in(sample, "cp1252") else "latin-1"
        )
    if {byte for byte in sample if byte >= 0x80} <= _WESTERN_SIGNS:  # no letter among them: 12,50 € and not 12,50 Ђ
        return Encoding("cp1252" if any(0x80 <= byte <= 0x9F for byte in sample) else "latin-1")
    if {byte for byte in sample if byte >= 0x80} == {_EURO}:
        return Encoding("iso8859_15")
    beyond = {byte for byte in sample if byte >= 0x80}
    if _THOUSANDS.search(sample) and beyond <= _WESTERN_SIGNS | _WESTERN_LETTERS:  # 1 234,50 and not 1á234,50
        return Encoding("cp1252" if any(byte <= 0x9F for byte in beyond) else "latin-1")
    if guess.name == "cp1252":
        western = "cp1252" if any(0x80 <= byte <= 0x9F for byte in sample) else "latin-1"
        usual = {byte for byte in sample if byte >= 0x80} <= _WESTERN_SIGNS | _WESTERN_LETTERS
        sparse = guess.letters < _ENOUGH_LETTERS
        return Encoding(western, sure=(usual or guess.fit >= _CERTAIN) and not (sparse and _mixes_languages(sample)))
    return Encoding(guess.name, sure=guess.fit >= _CERTAIN and guess.letters >= _ENOUGH_LETTERS)

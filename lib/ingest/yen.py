"""Whose money ¥ is: yen and yuan share the sign, so the rest of a file is asked."""

from __future__ import annotations

import re

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.cells import Cells
from lib.ingest.headers import is_japanese
from lib.ingest.numbers import Figures
from lib.ingest.texts import clean

#: Words and characters of headers that only one of the two languages writes so.
_JAPANESE = re.compile(r"注文|受注|番号|会員|氏名|日付|日時|得意先|取引|宛[名先]|[売価円発払経対応図込県歳駅検験済権薬訳読転戻様総継両仮伝単齢広択帰絵雑実変関気処剤録]")  # fmt: skip
_CHINESE = re.compile(r"日期|姓名|手机|地址|合计|[单订编买卖员实际应总额价时间类别运费优减货发电话邮账户顾联购产项标题规币备结销业门铺东车专进证码现储积级红补贴净记录关闭请达历归经统预长图师张帐]")  # fmt: skip
_ENCODINGS = {"cp932": "JPY", "shift_jis": "JPY", "euc_jp": "JPY", "iso2022_jp": "JPY", "gb18030": "CNY", "gbk": "CNY", "gb2312": "CNY"}  # fmt: skip
_ERA = re.compile(r"(?:令和|平成|昭和|[RHS]\.?\d{1,2}[./-]\d{1,2}[./-])")
#: So many distinct texts of each column are looked at.
_LOOKED_AT = 200
#: Whole amounts of which half are larger are yen more likely than yuan.
_LIKE_YEN = 1_000


def currency_of_yen_sign(cells: Cells, figures: Figures) -> tuple[str, bool]:
    """JPY or CNY, and whether the file tells: by its headers, its encoding, its cells, or fractions, which yen have none of."""
    told = _by_headers(cells) or _ENCODINGS.get((cells.columns.encoding or "").replace("-", "_")) or _by_cells(cells)
    if told is not None:
        return told, True
    if figures.votes["."] or figures.votes[","]:
        return "CNY", True
    amounts = [abs(int(digits)) for text in figures.texts.distinct[:_LOOKED_AT] if (digits := re.sub(r"\D", "", clean(text)))]  # fmt: skip
    return ("JPY" if amounts and np.median(amounts) >= _LIKE_YEN else "CNY"), False


def yen_findings(cells: Cells, field: str, figures: Figures, named: str | None) -> list[Finding]:
    """That ¥ was taken for one of the two although nothing in the file says which.

    Args:
        cells: the file.
        field: what holds the money.
        figures: the money.
        named: the currency that its header or its shop system tells.
    """
    if named or "currency" in cells or "¥" not in figures.currency_marks():
        return []
    currency, told = currency_of_yen_sign(cells, figures)
    if told:
        return []
    return [
        finding(
            "yen_or_yuan", "warning",
            N_("“{header}” has the sign ¥, which yen and yuan share, and nothing else in the file says which of them it is; it was taken for {currency}. Choose the other one if this is wrong (--currency {other})."),
            header=cells.header(field), currency=currency, other="CNY" if currency == "JPY" else "JPY",
        )
    ]  # fmt: skip


def _by_headers(cells: Cells) -> str | None:
    headers = " ".join(map(cells.heading, range(len(cells.columns))))
    if is_japanese(headers):
        return "JPY"
    japanese, chinese = len(_JAPANESE.findall(headers)), len(_CHINESE.findall(headers))
    if japanese == chinese:
        return None
    return "JPY" if japanese > chinese else "CNY"


def _by_cells(cells: Cells) -> str | None:
    """Kana and years of an emperor are Japanese; what only the mainland writes is Chinese."""
    texts = [text for place in range(len(cells.columns)) for text in cells.columns.head(place).distinct[:_LOOKED_AT]]
    said = " ".join(texts)
    if is_japanese(said) or any(_ERA.match(clean(text)) for text in texts):
        return "JPY"
    return "CNY" if _CHINESE.search(said) else None

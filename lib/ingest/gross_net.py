"""Amounts that stand in a file twice: with tax and fees and without, before a discount and after it, before refunds and after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.settings import DecimalMark
from lib.core.words import N_
from lib.ingest.gross_words import GROSS, NET, header_text, is_gross, is_net
from lib.ingest.headers import Phrases, unwrapped
from lib.ingest.likeness import LEAST_CONFIDENCE, NEARLY_ALL, SAMPLE, Found, Unmatched
from lib.ingest.numbers import decimal_of, figure
from lib.ingest.texts import Texts

Figures = list[Decimal | None]
_MARKS: tuple[DecimalMark, ...] = (".", ",")
_CENT = Decimal("0.011")
#: So many rows with a refund prove what an amount holds.
_SEVERAL = 2
#: What says that a discounted amount is a line's or of the goods alone: SKU Subtotal After Discount beside Order Amount.
_OF_GOODS = re.compile(r"\bsku\b|\bitem\b|\bsub ?total\b|\bline\b|\bproduct\b|商品")
#: A discount leaves so much of all amounts, and shipping adds no more than this.
_LEAST_LEFT, _MOST_MORE = Decimal("0.3"), Decimal("1.25")
#: What reports call sales before discounts and refunds: without arithmetic, nobody knows which of the two was paid.
_SALES = re.compile(r"\bsales\b|\bventes\b|\bventas\b|\bvendas\b|\bvendite\b|売上|매출")
#: What headers call an amount after its discount.
_AFTER_DISCOUNT = Phrases((word, True) for word in (
    "after discount", "after discounts", "discounted total", "discounted amount", "discounted order total", "net of discount", "net of discounts", "less discount", "nach rabatt", "nach rabatten", "abzuglich rabatt", "abzgl rabatt", "rabattierter betrag", "apres remise", "apres remises", "apres reduction", "apres rabais", "remise deduite", "remise comprise", "remise incluse", "con descuento", "con dto", "despues de descuento", "despues del descuento", "tras descuento", "com desconto", "apos desconto", "apos o desconto", "depois do desconto", "al netto dello sconto", "al netto sconto", "scontato", "scontata", "dopo lo sconto", "dopo sconto", "con sconto", "na korting", "incl korting", "inclusief korting", "met korting", "po rabacie", "po rabatach", "z rabatem", "po sleve", "po zlave", "efter rabatt", "efter rabat", "etter rabatt", "med rabatt", "med rabat", "alennuksen jalkeen", "kedvezmeny utan", "kedvezmennyel", "dupa reducere", "cu reducere", "indirimli tutar", "indirim sonrasi", "indirimli", "setelah diskon", "sau giam gia", "sau chiet khau", "sau khuyen mai",
    "со скидкой", "после скидки", "с учетом скидки", "с учётом скидки", "зі знижкою", "після знижки", "με εκπτωση", "μετα την εκπτωση", "หลังหักส่วนลด", "หลังส่วนลด", "割引後", "値引後", "値引き後", "クーポン適用後", "할인후", "할인적용", "折后", "折後", "优惠后", "優惠後", "让利后", "讓利後", "折扣后", "折扣後", "减后", "減後", "满减后", "بعد الخصم", "אחרי הנחה", "بعد از تخفیف",
))  # fmt: skip
#: Before a discount is taken off; the buyer's own payment is neither.
_PAID = re.compile(r"实付|實付|实收|實收|支付|付款|支払|결제|\bpaid\b|\breceived\b|\bcharged\b|bezahlt|\bpaye\b|\bpagado\b|\bpago\b|\bpagato\b|оплачен")  # fmt: skip
#: And one after refunds.
_LESS_REFUNDS = Phrases((word, True) for word in (
    "net of refunds", "net of refund", "net of returns", "less refunds", "less refund", "less returns", "minus refunds", "minus returns", "after refund", "after refunds", "after returns", "excluding refunds", "excl refunds", "refunds deducted", "nach erstattung", "nach erstattungen", "nach ruckerstattung", "nach retouren", "abzuglich erstattung", "abzuglich erstattungen", "abzuglich retouren", "abzgl erstattungen", "abzgl retouren", "ohne retouren", "remboursements deduits", "apres remboursement", "apres remboursements", "net de remboursements", "net des remboursements", "hors remboursements", "menos reembolsos", "menos devoluciones", "neto de reembolsos", "neto de devoluciones", "despues de reembolsos", "tras reembolsos", "tras devoluciones", "menos reembolso", "liquido de reembolsos", "apos reembolso", "apos reembolsos", "menos devolucoes", "apos devolucoes", "al netto dei rimborsi", "al netto dei resi", "al netto di rimborsi", "dopo rimborsi", "meno rimborsi", "na terugbetaling", "na terugbetalingen", "na retouren", "minus terugbetalingen", "minus retouren", "po zwrotach", "po zwrocie", "pomniejszone o zwroty", "bez zwrotow", "po vraceni", "po vratkach", "efter aterbetalning", "efter aterbetalningar", "efter refundering", "efter refusion", "etter refusjon", "etter refundering", "hyvitysten jalkeen", "visszaterites utan", "dupa rambursare", "iade sonrasi", "iadeler dusulmus", "setelah refund", "setelah pengembalian", "sau hoan tien",
    "за вычетом возвратов", "после возврата", "после возвратов", "с учетом возвратов", "без возвратов", "за вирахуванням повернень", "після повернення", "หลังหักคืนเงิน", "หลังคืนเงิน", "扣除退款", "扣除已退款", "减退款", "減退款", "减去退款", "剔除退款", "不含退款", "去退款", "除退款", "退款后", "退款後", "已扣退款", "退货后", "退貨後", "返金後", "返品後", "返金控除", "返金差引", "환불후", "환불제외", "환불차감", "بعد الاسترداد", "לאחר זיכוי",
))  # fmt: skip
#: What is added to what goods cost, and taken off it, as headers say.
_ADDED = Phrases((word, True) for word in ("tax", "taxes", "vat", "shipping", "shipping charges", "delivery", "tip", "tips", "gratuity", "duties", "additional fees", "steuern", "steuer", "versand", "trinkgeld", "taxe", "livraison", "pourboire", "impuestos", "envio", "propina", "税", "運費", "运费", "送料", "小费", "チップ"))  # fmt: skip
_TAKEN_OFF = Phrases((word, True) for word in ("discount", "discounts", "coupon", "coupons", "voucher", "vouchers", "rabatt", "rabatte", "rabat", "remise", "remises", "reductions", "descuento", "descuentos", "desconto", "descontos", "sconto", "sconti", "korting", "kortingen", "скидка", "скидки", "折扣", "优惠", "優惠", "割引", "値引", "할인", "indirim", "sleva", "slevy"))  # fmt: skip


def gross_beside(table: Unmatched, found: Found, free: Sequence[int]) -> int | None:
    """A free amount that is gross where the one found is net, or net where arithmetic says that gross is before discounts."""
    place = found["amount"][0]
    header = table.headers[place]
    if is_net(header):
        able = [at for at in free if is_gross(table.headers[at]) and _is_amount(table, at)]
        able = [at for at in able if _is_at_least(table.columns[at], table.columns[place])]
        able.sort(key=lambda at: _stem(table.headers[at]) != _stem(header))
        if not able or is_less_discount(table.headers, table.columns, able[0], place):
            return None
        return None if is_of_sales(header) else able[0]
    if is_gross(header):
        able = [at for at in free if is_net(table.headers[at]) and _is_amount(table, at)]
        return next((at for at in able if is_less_discount(table.headers, table.columns, place, at)), None)
    return None


def is_of_sales(header: str) -> bool:
    """Whether a header calls its money sales, as reports do before and after discounts and refunds."""
    return _SALES.search(header_text(header)) is not None


def _is_amount(table: Unmatched, place: int) -> bool:
    score = table.named(place, "amount")
    return score >= max(LEAST_CONFIDENCE, table.named(place, "unit_price")) and table.fit(place, "money") >= NEARLY_ALL


def _stem(header: str) -> tuple[str, ...]:
    """A header without what says gross or net, its words in the order of the alphabet."""
    return tuple(sorted(NET.sub("", GROSS.sub("", header_text(header))).split()))


def after_discount(table: Unmatched, found: Found, free: Sequence[int]) -> int | None:
    """A free column that says that it is after the discount, where the amount found says no such thing."""
    place = found["amount"][0]
    if says_after_discount(table.headers[place]) or _PAID.search(header_text(table.headers[place])):
        return None
    for at in free:
        if (
            not says_after_discount(table.headers[at])
            or _OF_GOODS.search(header_text(table.headers[at]))
            or table.fit(at, "money") < NEARLY_ALL
        ):
            continue
        if table.named(at, "unit_price") < LEAST_CONFIDENCE and _come_to_like(table.columns[place], table.columns[at]):
            return at
    return None


def says_after_discount(header: str) -> bool:
    """Whether a header says that the discount is off its amount."""
    return bool(_AFTER_DISCOUNT.found_in(unwrapped(header)))


def beside_said(table: Unmatched, found: Found, fixed: set[str]) -> list[Finding]:
    """Which amount was taken where the same one stands there with tax and fees and without, or before a discount and after it."""
    if "amount" not in found or "amount" in fixed:
        return []
    place = found["amount"][0]
    header = table.headers[place]
    able = [at for at in table.free({one for one, _ in found.values()}) if _is_amount(table, at)]
    for says, others, code, template in (
        (is_gross, is_net, "gross_taken", N_("“{header}” was taken for the amount, and not “{other}”: what the buyer paid counts, with tax and before fees. Choose the other column if this is wrong (--map amount=HEADER).")),
        (is_net, is_gross, "net_taken", N_("“{header}” was taken for the amount, and not “{other}”, which may be before discounts and refunds. Choose the other column if this is wrong (--map amount=HEADER).")),
        (says_after_discount, _says_nothing_of_discounts, "after_discount_taken", N_("“{header}” was taken for the amount, and not “{other}”, which is before the discount. Choose the other column if this is wrong (--map amount=HEADER).")),
    ):  # fmt: skip
        other = next((at for at in able if others(table.headers[at])), None) if says(header) else None
        if other is not None:
            return [finding(code, "info", template, header=header, other=table.headers[other])]
    return []


def _says_nothing_of_discounts(header: str) -> bool:
    return not says_after_discount(header)


def is_less_discount(headers: Sequence[str], columns: Sequence[Texts], gross: int, net: int) -> bool:
    """Whether one column is another less discounts, or refunds as well, in every row looked at; some of either are needed."""
    off = [at for at in range(len(headers)) if at not in {gross, net} and (says_taken_off(headers[at]) or _says_refund(headers[at]))]  # fmt: skip
    discounts = [at for at in off if says_taken_off(headers[at])]
    for mark in _MARKS if discounts else ():
        before, after = (_figures(columns[at], range(SAMPLE), mark) for at in (gross, net))
        for less in (off, discounts):
            taken = _abs_sums([_figures(columns[at], range(SAMPLE), mark) for at in less])
            if any(taken) and _are_equal(before, after, taken):
                return True
    return False


def says_taken_off(header: str) -> bool:
    """Whether a header names a discount, and not what is left after one."""
    return not says_after_discount(header) and bool(_TAKEN_OFF.found_in(header))


def is_added(header: str) -> bool:
    """Whether a header names what is added to what goods cost."""
    return bool(_ADDED.found_in(header))


_REFUND = re.compile(r"\brefund\w*|\breturns\b|erstatt|retour|rembours|reembols|devoluc|rimbors|\bresi\b|terugbetal|zwrot|возврат|退款|退货|退貨|返金|返品|환불|iade|vracen|aterbetal")  # fmt: skip


def _says_refund(header: str) -> bool:
    return _REFUND.search(header_text(header)) is not None


def _figures(column: Texts, rows: Sequence[int], mark: DecimalMark) -> Figures:
    """The figures of some rows; what is blank is 0, and what is no figure None."""
    codes = [int(column.codes[row]) for row in rows if row < len(column.codes)]
    value = {code: _value(column.distinct[code], mark) if code >= 0 else Decimal(0) for code in set(codes)}
    return [value[code] for code in codes]


def _value(text: str, mark: DecimalMark) -> Decimal | None:
    if not text.strip():
        return Decimal(0)
    found = figure(text)
    return None if found is None else decimal_of(found, mark)


def _abs_sums(columns: Sequence[Figures]) -> Figures:
    return [None if None in row else sum((abs(one) for one in row if one is not None), Decimal(0)) for row in zip(*columns, strict=True)]  # fmt: skip


def _are_equal(before: Figures, after: Figures, taken: Figures) -> bool:
    """Whether the second is the first less the third, to the cent, in every row that says anything, some of which take something off."""
    rows = [row for row in zip(before, after, taken, strict=True) if any(one is None or one for one in row)]
    known = [(one, other, less) for one, other, less in rows if one is not None and other is not None and less is not None]  # fmt: skip
    if len(known) < max(_SEVERAL, NEARLY_ALL * len(rows)) or not any(less for _one, _other, less in known):
        return False
    return all(abs(one - less - other) < _CENT for one, other, less in known)


def _is_at_least(column: Texts, other: Texts) -> bool:
    """Whether a column's figures are nowhere below another's, nearly always, and the other tells nearly as many."""
    for mark in _MARKS:
        pairs = list(zip(_figures(column, range(SAMPLE), mark), _figures(other, range(SAMPLE), mark), strict=True))
        known = [(one, its) for one, its in pairs if one is not None and its is not None and one != 0]
        if len(known) >= NEARLY_ALL * len(pairs) and known:
            fits = sum(abs(one) + _CENT >= abs(its) > 0 for one, its in known)
            return fits >= NEARLY_ALL * len(known)
    return False


def _come_to_like(column: Texts, other: Texts) -> bool:
    """Whether another column tells as many amounts, which come to about as much or less: shipping may be in it."""
    for mark in _MARKS:
        pairs = list(zip(_figures(column, range(SAMPLE), mark), _figures(other, range(SAMPLE), mark), strict=True))
        known = [(one, its) for one, its in pairs if one is not None and its is not None and one and its]
        if len(known) >= NEARLY_ALL * len(pairs) and known:
            before, after = sum(abs(one) for one, _ in known), sum(abs(its) for _, its in known)
            return _LEAST_LEFT * before <= after <= _MOST_MORE * before
    return False


def is_less_refunds(headers: Sequence[str], columns: Sequence[Texts], amount: int, refund: int) -> bool:
    """Whether refunds are off an amount already: its header says so, or in every row a gross column less discounts and refunds is it.

    What is added later (tax, shipping, tips) may be in it, too. Rows with a refund are looked at, and the first ones.

    Args:
        headers: of the file.
        columns: of the file.
        amount: the place of the amount.
        refund: the place of what was given back.
    """
    if _LESS_REFUNDS.found_in(unwrapped(headers[amount])):
        return True
    given = columns[refund]
    nothing = [code for code, text in enumerate(given.distinct) if (one := figure(text)) is None or not one.core.strip("0.,")]  # fmt: skip
    filled = np.flatnonzero((given.codes >= 0) & ~np.isin(given.codes, nothing))[:SAMPLE].tolist()
    if len(filled) < _SEVERAL:
        return False
    rows = [*filled, *range(min(SAMPLE, len(given.codes)))]
    off = [at for at in range(len(headers)) if at not in {amount, refund} and says_taken_off(headers[at])]
    added = [at for at in range(len(headers)) if at not in {amount, refund, *off} and _ADDED.found_in(headers[at])]  # fmt: skip
    rest = [at for at in range(len(headers)) if at not in {amount, refund, *off, *added}]
    for mark in _MARKS:
        known = {at: _figures(columns[at], rows, mark) for at in {amount, refund, *off, *added}}
        taken = _abs_sums([known[at] for at in (refund, *off)])
        # Most other columns hold words: their first cell tells so without reading the others.
        told = [_figures(columns[at], rows, mark) for at in rest if None not in _figures(columns[at], rows[:1], mark)]
        for more in ((), *([(at,) for at in added]), tuple(added)):
            goods = _less(known[amount], [known[at] for at in more])
            for gross in told:
                for less in (taken, _abs_sums([known[refund]])):
                    if None not in gross and _are_equal(gross, goods, less):
                        return True
    return False


def _less(amounts: Figures, added: Sequence[Figures]) -> Figures:
    result: Figures = []
    for row, amount in enumerate(amounts):
        parts = [column[row] for column in added]
        result.append(None if amount is None or None in parts else amount - sum((one for one in parts if one is not None), Decimal(0)))  # fmt: skip
    return result


def refunds_off_finding(header: str, refund: str, money: int) -> Finding:
    """That refunds were off the amounts, and are counted once."""
    return finding(
        "less_refunds_already", "info",
        N_("“{header}” is what was left after refunds: “{refund}” is in it already, {money_refunds} in all, and was not taken off again."),
        header=header, refund=refund, money_refunds=money,
    )  # fmt: skip

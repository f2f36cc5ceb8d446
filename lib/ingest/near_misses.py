"""Lists with days and money that hold no sales: hours worked, loans, forecasts, bills of advertising, what the shop paid for. To teach one: an entry here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.core.errors import CannotAnswer
from lib.core.words import N_, Sentence, Template
from lib.ingest.buyers import STAND_INS
from lib.ingest.by_cells import is_of_staff
from lib.ingest.headers import words_of
from lib.ingest.imported import Kind
from lib.ingest.likeness import GUESSED
from lib.ingest.matching import Matched

_Sign = re.Pattern[str]


@dataclass(frozen=True)
class _NearMiss:
    """A list that is no list of sales.

    Attributes:
        what: as it stands in a sentence: “makes this look like …”.
        signs: each has to be found in a header of its own.
        taken_for: the kinds of file that it is refused as.
        beside_buyers: whether it is one also where a column names who bought.
        numbered: whether it is one also where a column numbers orders.
        of_money: whether the last sign has to be in the header that was taken for the amount.
    """

    what: Template
    signs: tuple[_Sign, ...]
    taken_for: frozenset[Kind] = frozenset(["orders", "daily"])
    beside_buyers: bool = False
    numbered: bool = True
    of_money: bool = False


_STAFF = re.compile(
    r"\bemployees?\b|\bstaff\b|\bworker\b|mitarbeiter|\bangestellt|\bemploye(?:e|s|es)?\b|\bsalarie|\bempleado|\btrabajador|\bfuncionari|\bdipendente|\bmedewerker|\bpracowni|сотрудник|работник|员工|員工|従業員|스태프|직원"
)
_HOURS = re.compile(
    r"\bhours?\b|\bhrs\b|\bstunden\b|\bheures\b|\bhoras\b|\bore\b|\buren\b|\bgodzin\w*|часы|часов|工时|工時|小时|小時|時間|시간"
)
_FORECAST = re.compile(
    r"\b(?:expected|forecast(?:ed)?|projected|predicted|estimated) (?:revenue|sales|orders|turnover|income)\b|\b(?:revenue|sales|orders) (?:forecast|projection)\b|\b(?:umsatzprognose|erwarteter umsatz|ca prevu|ventas previstas|ingresos previstos|receita prevista|vendas previstas|ricavi previsti|fatturato previsto|verwachte omzet)\b|预计(?:收入|销售额|营业额|订单)|预测(?:收入|销售额|营业额|订单)|予測売上|売上予測|예상 ?매출"
)

_LISTS: tuple[_NearMiss, ...] = (
    _NearMiss(N_("a sheet of hours worked"), (_HOURS, _STAFF), frozenset(["orders"]), numbered=False),
    _NearMiss(
        N_("the schedule of a loan"),
        (
            re.compile(r"\binterest\b|\bzinsen\b|\binterets?\b|\bintereses\b|\binteressi\b|\bjuros\b|\brente\b|\bodsetki\b|проценты|利息|이자"),
            re.compile(r"\bprincipal\b|\btilgung\b|\bcapital\b|\bcapitale\b|\bamortizacion\b|\bamortizacao\b|\baflossing\b|\bkapital\b|основной долг|本金|元金|원금"),
        ),
    ),
    _NearMiss(N_("a forecast"), (_FORECAST, re.compile(r"\bprobability\b|wahrscheinlichkeit|\bprobabilite\b|\bprobabilidad\b|\bprobabilidade\b|\bprobabilita\b|概率|可能性|確度|확률")), beside_buyers=True),
    _NearMiss(
        N_("what the shop paid to others"),
        (
            re.compile(r"^(?:amount )?(?:paid|given|donated) to$|\bpayee\b|\bcharity\b|\bamount given\b|\bbezahlt an\b|\bgezahlt an\b|\bpaye a\b|\bpagado a\b|\bpago a\b|\bpagato a\b|\bbetaald aan\b|\bzaplacono\b|^支付给$|^付给$|^支払先$|^지급처$"),
        ),
        frozenset(["orders", "daily", "spend"]),
    ),
    _NearMiss(
        N_("bills that the shop pays each month or year"),
        (
            re.compile(r"\b(?:cost|costs|price|kosten|cout|prix|costo|coste|precio|custo|preco|费用|価格)\s*(?:per |pro |par |por |al |a |je )?\s*/?\s*(?:month|mo|year|yr|monat|jahr|mois|an|mes|ano|mese|anno|月|年)$"),
            re.compile(r"\btool\b|\bsoftware\b|\bapps?\b|\bvendor\b|\bprovider\b|\blicen[cs]e\b|\banbieter\b|\blogiciel\b|\bproveedor\b|软件|工具|サービス"),
        ),
        frozenset(["orders", "daily", "spend"]),
    ),
    _NearMiss(
        N_("the bills of an advertising account"),
        (re.compile(r"\bad(?:s|vertising)? account\b|\bwerbekonto\b|\bcompte publicitaire\b|\bcuenta publicitaria\b|\bconta de anuncios\b|\baccount pubblicitario\b|\badvertentieaccount\b|广告账户|廣告帳號|広告アカウント|광고 ?계정"),),
        frozenset(["orders"]),
    ),
    _NearMiss(
        N_("a report of coupons"),
        (
            re.compile(r"\b(?:coupon|voucher|promo|discount)(?: code)?s?\b|gutschein|\bcodes? promo\b|\bcupon|\bcupom\b|\bbuono\b|优惠券|優惠券|クーポン|쿠폰"),
            re.compile(r"\borders\b|\btimes used\b|\buses\b|\busage\b|\bused\b|bestellungen|\bcommandes\b|\bpedidos\b|\bordini\b|使用量|使用次数|利用回数|사용"),
            re.compile(r"\b(?:amount )?discounted\b|\bdiscount(?: amount| given| total)?\b|\btotal discount\b|rabattbetrag|\bremise\b|\bdescuento\b|\bdesconto\b|\bsconto\b|优惠金额|優惠金額|割引額|할인액"),
        ),
        frozenset(["orders"]), numbered=False, of_money=True,
    ),
)  # fmt: skip


def near_miss(headers: Sequence[str], orders: Matched, kind: Kind) -> tuple[Template, str] | None:
    """What a list is that holds no sales, and the header that gives it away; None where nothing does.

    Args:
        headers: the file's.
        orders: its columns as those of orders.
        kind: what it would be taken for.
    """
    words = [" ".join(words_of(header)) for header in headers]
    sure = {guess.field: guess.header for guess in orders.guesses if guess.confidence > GUESSED}
    money = orders.columns.get("amount")
    for one in _LISTS if orders.platform is None else ():
        told = _told_by(one.signs, words) if kind in one.taken_for else []
        if not told or (one.of_money and told[-1] != money) or (not one.numbered and "order_id" in sure):
            continue
        given_away = {headers[at] for at in told}
        buyers = [sure[code] for code in STAND_INS if code in sure and sure[code] not in given_away and not is_of_staff(sure[code])]  # fmt: skip
        if one.beside_buyers or not buyers:
            return one.what, headers[told[0]]
    return None


def _told_by(signs: Sequence[_Sign], words: Sequence[str]) -> list[int]:
    """The columns of some signs, each another one; none where one is not found."""
    told: list[int] = []
    for sign in signs:
        place = next((at for at, word in enumerate(words) if at not in told and sign.search(word)), None)
        if place is None:
            return []
        told.append(place)
    return told


def require_no_near_miss(headers: Sequence[str], orders: Matched) -> None:
    """Refuse such a list by its name.

    Raises:
        CannotAnswer: it is one.
    """
    told = near_miss(headers, orders, "orders")
    if told is not None:
        raise CannotAnswer(
            N_(
                "“{header}” makes this look like {what}, not like a list of orders. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer. If they are orders all the same, choose the column of the amount (--map amount=HEADER)."
            ),
            header=told[1],
            what=Sentence(told[0]),
        )

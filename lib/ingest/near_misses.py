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
        unless: what in any header says that it is none.
    """

    what: Template
    signs: tuple[_Sign, ...]
    taken_for: frozenset[Kind] = frozenset(["orders", "daily"])
    beside_buyers: bool = False
    numbered: bool = True
    of_money: bool = False
    unless: _Sign | None = None


_STAFF = re.compile(
    r"\bemployees?\b|\bstaff\b|\bworker\b|mitarbeiter|\bangestellt|\bemploye(?:e|s|es)?\b|\bsalarie|\bempleado|\btrabajador|\bfuncionari|\bdipendente|\bmedewerker|\bpracowni|сотрудник|работник|员工|員工|工号|従業員|스태프|직원"
)
_HOURS = re.compile(
    r"\bhours?\b|\bhrs\b|\bstunden\b|\bheures\b|\bhoras\b|\bore\b|\buren\b|\bgodzin(?:y)?\b|часы|часов|工时|工時|小时数|小時數|稼働時間|労働時間|勤務時間|作業時間|작업 ?시간|근무 ?시간"
)
#: Numbers of those who work in the shop: a name beside them is theirs.
_STAFF_NUMBERS = re.compile(
    r"\b(?:employee|staff|worker|payroll) (?:id|no|number|nr|code)\b|\b(?:personal|mitarbeiter|angestellten) ?(?:nummer|nr|id)\b|\bmatricule\b|\bid (?:employe|empleado|funcionario|dipendente|pracownika)|\blegajo\b|\bmatricola\b|\bmatricula\b|personeelsnummer|\bnumer pracownika\b|табельный номер|员工(?:编号|号|id)|工号|員工(?:編號|號)|社員番号|従業員番号|사번|사원번호|직원번호"
)
_NAMES = re.compile(
    r"^(?:full |first |last )?names?$|^(?:vor|nach)?name$|^nom(?: complet)?$|^prenom$|^nombre(?: completo)?$|^nome(?: completo)?$|^naam$|^imie(?: i nazwisko)?$|^nazwisko$|^имя$|^фио$|^姓名$|^名前$|^氏名$|^이름$|^성명$"
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
    _NearMiss(
        N_("a list of loans"),
        (re.compile(r"\bloan amount\b|\bamount of (?:the )?loan\b|\bkreditbetrag\b|darlehens(?:betrag|summe)|\bmontant du (?:pret|credit)\b|\b(?:monto|importe) del (?:prestamo|credito)\b|\bvalor do emprestimo\b|\bimporto del (?:prestito|mutuo)\b|\bleenbedrag\b|\bkwota (?:kredytu|pozyczki)\b|сумма (?:кредита|займа)|贷款金额|貸款金額|借款金额|融資額|대출 ?금액"),),
        frozenset(["orders"]), beside_buyers=True, of_money=True,
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
    _NearMiss(
        N_("a report of coupons"),
        (
            re.compile(r"\b(?:coupon|voucher)s?\b|优惠券|優惠券|券名|クーポン|쿠폰"),
            re.compile(r"\bface value\b|面额|面額|面值|額面|액면"),
            re.compile(r"\bissued\b|\bclaimed\b|发放|發放|领取|領取|発行|배포"),
        ),
        frozenset(["orders"]), numbered=False,
    ),
    _NearMiss(
        N_("a list of coupons"),
        (
            re.compile(r"^code$|\b(?:coupon|voucher|promo|discount|gift)s? codes?\b|\bcoupons?\b|gutschein|\bcodes? (?:promo|de reduction)\b|\bcupon|\bcupom\b|\bbuono\b|kortingscode|kod rabatowy|промокод|купон|优惠券|優惠券|券名|クーポン|쿠폰"),
            re.compile(r"\bdiscount type\b|\btype of discount\b|\b(?:usage|use) limit\b|\blimit per (?:user|customer)\b|rabatt(?:art|typ)|nutzungslimit|\btype de (?:remise|reduction)\b|\blimite d (?:utilisation|usage)\b|\btipo de (?:descuento|desconto)\b|\blimite de uso\b|\btipo (?:di )?sconto\b|\blimite (?:di )?utilizzo\b|kortingstype|gebruikslimiet|rodzaj rabatu|typ rabatu|limit uzyc|тип скидки|折扣类型|優惠類型|优惠类型|优惠方式|使用门槛|使用上限|割引タイプ|割引種別|利用上限|할인 ?유형"),
        ),
        numbered=False,
    ),
    _NearMiss(
        N_("a list of what came into the stock and went out of it"),
        (
            re.compile(r"出入库|出入庫|入出库|入库类型|出库类型|入出庫|입출고|\bstock (?:movement|move)s?\b|\b(?:movement|move|transfer) type\b|^movements?$|bewegungsart|lagerbewegung|\b(?:type de )?mouvement\b|\b(?:tipo de )?movimiento\b|\b(?:tipo de )?movimentacao\b|\b(?:tipo )?movimento\b|\bruch magazynowy\b"),
            re.compile(r"仓库|倉庫|库位|창고|\bwarehouse\b|\blocation\b|\bunit cost\b|\blager(?:ort)?\b|\bentrepot\b|\balmacen\b|\bdeposito\b|\bestoque\b|\bmagazzino\b|\bmagazyn\b"),
        ),
        frozenset(["orders"]),
    ),
    _NearMiss(
        N_("a list of who worked when"),
        (re.compile(r"\bclock(?:ed)? (?:in|out)\b|\bpunch (?:in|out)\b|打卡|考勤|上班时间|下班时间|出勤(?:時刻|时间|時間)|退勤|출근|퇴근"),),
        frozenset(["orders"]), beside_buyers=True, numbered=False,
    ),
    _NearMiss(
        N_("a list of prices"),
        (
            re.compile(r"\bvalid (?:from|since|as of)\b|\beffective (?:from|date)\b|\bgultig (?:ab|von|seit)\b|\bvalable (?:a partir du|des|du)\b|\b(?:valido|vigente|valida) (?:desde|a partir de|dal|da)\b|\bgeldig vanaf\b|\bwazne od\b|действует с|生效日期|适用日期|適用開始日|유효 ?시작일"),
            re.compile(r"\bprice\b|preis|\bprix\b|\bprecio\b|\bpreco\b|\bprezzo\b|\bprijs\b|\bcena\b|цена|价格|單價|单价|価格|単価|가격|단가"),
        ),
        frozenset(["orders"]), numbered=False, of_money=True,
    ),
    _NearMiss(
        N_("a list of prices"),
        (
            re.compile(r"会员价|會員價|批发价|批發價|进货价|進貨價|卸価格|会員価格|도매가|\b(?:wholesale|trade|member|dealer) price\b|\bgrosshandelspreis\b|\bhandlerpreis\b|\bprix (?:de gros|membre)\b|\bprecio (?:mayorista|de mayor)\b|\bpreco (?:de )?atacado\b|\bprezzo (?:all )?ingrosso\b|\bcena hurtowa\b|оптовая цена"),
            re.compile(r"零售价|零售價|售价|售價|吊牌价|小売価格|販売価格|소매가|판매가|\b(?:retail|list|selling) price\b|\brrp\b|\bmsrp\b|\buvp\b|verkaufspreis|\bprix (?:de vente|public|conseille)\b|\bprecio de venta\b|\bpvp\b|\bpreco de venda\b|\bprezzo di vendita\b|\bcena (?:detaliczna|sprzedazy)\b|розничная цена"),
        ),
        frozenset(["orders"]), numbered=False, of_money=True,
    ),
    _NearMiss(
        N_("a list of complaints and what was given for them"),
        (
            re.compile(r"\bcomplaints?\b|reklamation|beschwerde|\breclamation|\breclamacion|\breclamac|\breclamo|\bklacht|reklamacj|жалоб|рекламац|投诉|投訴|客诉|客訴|クレーム|불만"),
            re.compile(r"\bgoodwill\b|\bcompensation\b|\bcompensated\b|kulanz|\bgeste commercial\b|\bcompensacion\b|\bcompensacao\b|\bindennizzo\b|\bcompensatie\b|компенсац|赔付|赔偿|賠付|补偿|補償|보상"),
        ),
        frozenset(["orders"]), beside_buyers=True, of_money=True,
    ),
    _NearMiss(
        N_("a list of subscriptions (each once, however often it was paid)"),
        (
            re.compile(r"^current period end\b|^next (?:billing|payment|charge|invoice|renewal)(?: date| at| on)?$|^renew(?:s|al)(?: date| on| at)$|^nachste (?:abbuchung|zahlung|rechnung|abrechnung|verlangerung)$|^prochaine? (?:prelevement|paiement|facture|facturation|echeance)$|^proxim[oa] (?:cobro|pago|factura|cobranca|pagamento|fatura|renovacion|renovacao)$|^prossim[oa] (?:addebito|pagamento|fattura|rinnovo)$|^volgende (?:incasso|betaling|factuur|verlenging)$|^nastepn[ae] (?:platnosc|faktura|oplata)$|^следующ\w+ (?:списание|платеж|оплата)$|下次(?:扣款|扣费|付款|续费)|次回(?:請求|決済|支払|更新)|다음 ?(?:결제|청구)"),
            re.compile(r"^(?:subscription |contract |abo )?start(?:ed|s)?(?: date| on| at| utc)*$|^(?:subscribed )?since$|^(?:abo ?|vertrags? ?)?(?:beginn|start)$|^(?:date de )?debut$|^(?:fecha (?:de )?)?inicio$|^data (?:de |di )?(?:inicio|inizio)$|^inizio$|^(?:begin|start)datum$|^(?:data )?(?:rozpoczecia|poczatek)$|^(?:дата )?начал[оа]$|^(?:开始|開始|开通|订阅)(?:日期|时间|日)?$|^시작일?$"),
            re.compile(r"^id$|subscri|\babos?\b|\babonn|\babonam|\bplan\b|suscripcion|assinatura|abbonament|подписк|订阅|訂閱|套餐|定期|구독"),
        ),
        frozenset(["orders"]), beside_buyers=True, numbered=False,
        unless=re.compile(r"^(?:payment|paid|invoice|order|transaction|charged?)(?: date| on| at| utc)+$|^(?:zahlungs|rechnungs|bestell)datum$|^date (?:de |du )?(?:paiement|facture|commande)$|^fecha (?:de )?(?:pago|factura|pedido)$|^data (?:de |del |do |di )?(?:pagamento|fattura|fatura|pedido|ordine)$|^(?:betaal|factuur|bestel)datum$|^data (?:platnosci|faktury|zamowienia)$|^дата (?:оплаты|счета|заказа)$|^(?:付款|支付|下单|下單)(?:时间|日期|時間)$|^(?:支払|決済|注文)日$|^(?:결제|주문)일$"),
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
    known = {guess.field: guess.header for guess in orders.guesses}
    money = orders.columns.get("amount", orders.columns.get("unit_price"))
    for one in _LISTS if orders.platform is None else ():
        told = _told_by(one, words, money) if kind in one.taken_for else []
        given_away = {headers[at] for at in told}
        if not told or (not one.numbered and known.get("order_id", headers[told[0]]) not in given_away):
            continue
        if one.unless is not None and any(map(one.unless.search, words)):
            continue
        buyers = [known[code] for code in STAND_INS if code in known and known[code] not in given_away and not _is_of_staff(known[code], words)]  # fmt: skip
        if one.beside_buyers or not buyers:
            return one.what, headers[told[0]]
    return None


def _is_of_staff(header: str, words: Sequence[str]) -> bool:
    """Whether a column tells who works in the shop: by its header, or a name beside the numbers of those who do."""
    return is_of_staff(header) or (
        _NAMES.search(" ".join(words_of(header))) is not None and any(map(_STAFF_NUMBERS.search, words))
    )


def _told_by(one: _NearMiss, words: Sequence[str], money: int | None) -> list[int]:
    """The columns of a list's signs, each another one; none where one is not found."""
    told: list[int] = []
    for sign in one.signs:
        of_money = one.of_money and sign is one.signs[-1]
        able = [money] if of_money and money is not None else [] if of_money else range(len(words))
        place = next((at for at in able if at not in told and sign.search(words[at])), None)
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

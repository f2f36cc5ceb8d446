"""What tells figures that were meant, or are of a year before, from those that were: Plan and Actual, Soll and Ist, 去年 and 今年."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.channel_headers import channel_named
from lib.ingest.headers import Phrases, compact, plain

_PLANS = ("budget", "budgets", "plan", "planned", "media plan", "mediaplan", "marketingbudget", "marketingplan", "mediabudget", "presupuesto", "orçamento", "preventivo", "begroting", "budżet", "бюджет", "медиаплан", "预算", "投放计划", "預算", "予算", "예산")  # fmt: skip
#: In the header of money: elsewhere 计划 is a campaign, and a plan what somebody subscribes to.
_MEANT = ("budgeted", "soll", "geplant", "prévu", "previsto", "presupuestado", "planificado", "planejado", "orçado", "gepland", "zaplanowano", "planlanan", "план", "计划", "計劃", "計画", "계획")  # fmt: skip
_DONE = ("actual", "actuals", "ist", "real", "reale", "reales", "réel", "réalisé", "realizado", "ejecutado", "effettivo", "consuntivo", "werkelijk", "gerealiseerd", "wykonanie", "gerçekleşen", "факт", "实际", "實際", "実績", "실적", "실제")  # fmt: skip
_LEFT_OVER = ("variance", "var", "diff", "difference", "delta", "abweichung", "differenz", "écart", "diferencia", "diferença", "desviación", "desvio", "scostamento", "differenza", "verschil", "różnica", "fark", "отклонение", "разница", "差异", "差額", "差额", "偏差", "차이")  # fmt: skip
#: What else a figure was meant to be, or was a year before; and what says that it is the one that was.
_AIMS = ("target", "targets", "goal", "goals", "quota", "forecast", "forecasted", "ziel", "zielwert", "objectif", "objetivo", "meta", "obiettivo", "doel", "begroot", "cel", "цель", "目标", "目標", "목표")  # fmt: skip
_BEFORE = ("last year", "previous year", "prior year", "year before", "ly", "n-1", "vorjahr", "année précédente", "an dernier", "año anterior", "año pasado", "ano anterior", "ano passado", "anno precedente", "anno scorso", "vorig jaar", "poprzedni rok", "прошлый год", "去年同期", "上年同期", "去年", "上年", "前年", "昨年", "전년")  # fmt: skip
_NOW = ("this year", "current year", "n", "dieses jahr", "cette année", "este año", "este ano", "quest'anno", "dit jaar", "ten rok", "этот год", "今年", "本年", "当年", "올해", "achieved", "reached", "erreicht", "atteint", "alcanzado", "alcançado", "raggiunto", "behaald", "完成", "达成", "達成")  # fmt: skip

#: What says above a table, or of its channels, that it tells what was meant to be spent.
PLANNED = Phrases((word, True) for word in _PLANS)
_PLANNED_MONEY = Phrases((word, True) for word in (*_PLANS, *_MEANT))
_SPENT = Phrases((word, True) for word in (*_DONE, "spent", "used", "gastado", "dépensé", "speso", "预算消耗", "已消耗", "已花费"))  # fmt: skip
#: What may stand beside such a word where it is all that a header says.
_MONEY = frozenset(["", "spend", "cost", "costs", "amount", "gasto", "gastos", "importe", "kosten", "ausgaben", "betrag", "montant", "depense", "depenses", "cout", "spesa", "spese", "costo", "costi", "custo", "bedrag", "uitgaven", "wydatki", "kwota", "расход", "расходы", "сумма", "金额", "花费", "费用", "消耗", "金額", "費用"])  # fmt: skip
_DIFFERENCE = Phrases((word, True) for word in _LEFT_OVER)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words, the longest first; in scripts without blanks also as a part."""
    longest = sorted(set(map(plain, words)), key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(one)}\b" if one[0] < "\u2e80" else re.escape(one) for one in longest), re.IGNORECASE)  # fmt: skip


_STAGE = _any_of((*_PLANS, *_MEANT, *_DONE, *_LEFT_OVER))
_MEANT_TO_BE, _IS = _any_of((*_PLANS, *_MEANT, *_AIMS, *_BEFORE)), _any_of((*_DONE, *_NOW))


def is_planned(header: str) -> bool:
    """Whether the header of money says that it was meant to be spent, and not that it was."""
    return bool(_PLANNED_MONEY.found_in(header) and not _SPENT.found_in(header))


def is_stage(header: str) -> bool:
    """Whether a header says whether its money was planned or spent, and nothing else: Budget, Ist, 实际, Gasto real."""
    return compact(_without_words(header)) in _MONEY


def _without_words(header: str) -> str:
    return _STAGE.sub(" ", plain(header)).strip(" _-–:/()[]（）")


def as_they_were(headers: Sequence[str]) -> tuple[dict[int, str], set[int]]:
    """Of figures that stand beside what they were meant to be, or were a year before: their headers without the word for it, and the places of the others.

    Umsatz Plan | Umsatz Ist: Umsatz at 1, and 0. 去年销售额 | 今年销售额 the same.
    """
    left = [_MEANT_TO_BE.sub(" ", plain(header)) for header in headers]
    bare = [_IS.sub(" ", text).strip(" _-–:/()[]（）") for text in left]
    meant = {at for at, header in enumerate(headers) if left[at] != plain(header) and not _IS.search(left[at])}
    aims = {compact(bare[at]) for at in meant if compact(bare[at])}
    were = {at: text for at, text in enumerate(bare) if at not in meant and compact(text) in aims}
    return were, {at for at in meant if compact(bare[at]) in set(map(compact, were.values()))}


def is_difference(header: str) -> bool:
    """Whether a header is of what lies between a plan and what was spent."""
    return bool(_DIFFERENCE.found_in(header))


def is_actual(header: str) -> bool:
    """Whether a header says that money was spent, beside a plan."""
    return bool(_SPENT.found_in(header)) and not is_difference(header)


def without_stage(header: str) -> str:
    """The channel of a header that also says whether its money was planned or spent: Google Ist, 抖音实际."""
    return channel_named(_without_words(header) or header)


def beside_a_plan(headers: Sequence[str]) -> set[str]:
    """Headers of plans, and of what they were missed by, where what was spent stands beside them for the same channel."""
    plans = [header for header in headers if is_planned(header)]
    spent = {compact(without_stage(header)) for header in headers if not is_planned(header) and not is_difference(header)}  # fmt: skip
    if not any(compact(without_stage(header)) in spent for header in plans):
        return set()
    return {*plans, *(header for header in headers if is_difference(header))}


def planned_spend() -> Finding:
    """That a plan was read as spend."""
    said = N_(
        "This speaks of a budget or a plan, and was read as what was spent. If other sums were spent, bring those."
    )
    return finding("planned_spend", "warning", said)


def plan_left_aside(headers: Sequence[str]) -> Finding:
    """That a plan stands beside what was spent and was not read."""
    said = N_("What was spent was read, and the plan beside it was left aside: {names}.")
    return finding("plan_left_aside", "info", said, names=tuple(headers))

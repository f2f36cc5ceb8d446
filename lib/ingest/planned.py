"""What tells money that was meant to be spent from money that was spent: Plan and Actual, Soll and Ist, 预算 and 实际."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.channel_headers import channel_named
from lib.ingest.headers import Phrases, compact, plain

_PLANS = ("budget", "budgets", "plan", "planned", "media plan", "mediaplan", "marketingbudget", "marketingplan", "mediabudget", "presupuesto", "orçamento", "preventivo", "begroting", "budżet", "бюджет", "медиаплан", "预算", "投放计划", "預算", "予算", "예산")  # fmt: skip
#: In the header of money: elsewhere 计划 is a campaign, and a plan what somebody subscribes to.
_MEANT = ("budgeted", "soll", "geplant", "prévu", "previsto", "presupuestado", "planificado", "planejado", "orçado", "gepland", "zaplanowano", "planlanan", "план", "计划", "計劃", "計画", "계획")  # fmt: skip
_DONE = ("actual", "actuals", "ist", "real", "reale", "reales", "réel", "réalisé", "realizado", "ejecutado", "effettivo", "consuntivo", "werkelijk", "gerealiseerd", "wykonanie", "gerçekleşen", "факт", "实际", "實際", "実績", "실적", "실제")  # fmt: skip
_LEFT_OVER = ("variance", "var", "diff", "difference", "delta", "abweichung", "differenz", "écart", "diferencia", "diferença", "desviación", "desvio", "scostamento", "differenza", "verschil", "różnica", "fark", "отклонение", "разница", "差异", "差額", "差额", "偏差", "차이")  # fmt: skip

#: What says above a table, or of its channels, that it tells what was meant to be spent.
PLANNED = Phrases((word, True) for word in _PLANS)
_PLANNED_MONEY = Phrases((word, True) for word in (*_PLANS, *_MEANT))
_SPENT = Phrases((word, True) for word in (*_DONE, "spent", "used", "gastado", "dépensé", "speso", "预算消耗", "已消耗", "已花费"))  # fmt: skip
#: What may stand beside such a word where it is all that a header says.
_MONEY = frozenset(["", "spend", "cost", "costs", "amount", "gasto", "gastos", "importe", "kosten", "ausgaben", "betrag", "montant", "depense", "depenses", "cout", "spesa", "spese", "costo", "costi", "custo", "bedrag", "uitgaven", "wydatki", "kwota", "расход", "расходы", "сумма", "金额", "花费", "费用", "消耗", "金額", "費用"])  # fmt: skip
_DIFFERENCE = Phrases((word, True) for word in _LEFT_OVER)
_STAGE = re.compile(
    "|".join(
        rf"\b{re.escape(word)}\b" if word[0] < "\u2e80" else re.escape(word)
        for word in sorted({plain(one) for one in (*_PLANS, *_MEANT, *_DONE, *_LEFT_OVER)}, key=len, reverse=True)
    ),
    re.IGNORECASE,
)


def is_planned(header: str) -> bool:
    """Whether the header of money says that it was meant to be spent, and not that it was."""
    return bool(_PLANNED_MONEY.found_in(header) and not _SPENT.found_in(header))


def is_stage(header: str) -> bool:
    """Whether a header says whether its money was planned or spent, and nothing else: Budget, Ist, 实际, Gasto real."""
    return compact(_without_words(header)) in _MONEY


def _without_words(header: str) -> str:
    return _STAGE.sub(" ", plain(header)).strip(" _-–:/()[]（）")


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

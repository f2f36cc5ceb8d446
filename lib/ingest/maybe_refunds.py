"""A column of money that may be what was given back, under a word that no list knows: it is asked about."""

from __future__ import annotations

import re

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.cells import Cells, Columns
from lib.ingest.fields import Field
from lib.ingest.headers import compact
from lib.ingest.money import RowMoney
from lib.ingest.numbers import as_numbers, read_figures
from lib.ingest.texts import filled_cells

#: Parts of words for what goes back.
_NEAR = re.compile(r"refund|return|devol|devuel|rembours|reembols|estorn|erstatt|gutschr|retour|aterb|tilbage|tilbake|refus|hyvit|palaut|zwrot|zwroc|vracen|vraten|povrat|vracil|vissza|rambur|rimbors|возвра|поверн|върнат|επιστρ|iade|hoan tien|hoàn|kembali|退|返金|返品|払戻|払い戻|환불|반품|환급|คืน|استرد|مرتجع|החזר|הוחזר|زिफ|रिफंड|برگشت|مرجوع")  # fmt: skip


def maybe_refunds(columns: Columns, cells: Cells, taken: set[int], money: RowMoney, field: Field) -> list[Finding]:
    """A question about the first free column that holds no more than the amount in any row, and something in some.

    Args:
        columns: the file.
        cells: its columns by field.
        taken: columns that are something already, or were said to be nothing.
        money: what every row is worth.
        field: refunds; words that rule it out rule a column out.
    """
    for place in range(len(columns)):
        header = cells.heading(place)
        if place in taken or _NEAR.search(compact(header)) is None or field.bars.found_in(header):
            continue
        figures = read_figures(columns[place])
        values, readable = as_numbers(figures, figures.decided() or money.decimal, None).e4()
        told = filled_cells(columns[place])
        back = np.abs(values)
        if not told.any() or not readable[told].all() or not (back > 0).any():
            continue
        if (back > np.maximum(money.amount_e4, 0))[readable & (money.amount_e4 >= 0)].any():
            continue
        return [
            finding(
                "refund_column_unsure", "warning",
                N_("“{header}” may hold money that was given back: it has {money_back} in all and never more than the amount. It was not taken off. If it is what was given back, choose it (--map refund={header}); if not, nothing needs to be done."),
                header=header, money_back=int(back.sum()),
            )
        ]  # fmt: skip
    return []

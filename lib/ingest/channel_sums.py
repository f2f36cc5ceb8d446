"""The channel that is none but the sum of all others, whatever it is called: All, Blended, 全渠道."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.arrow import Column
from lib.ingest.channel_headers import names_channel, names_the_whole
from lib.ingest.subtotals import readings, same_sums

Figures = npt.NDArray[np.float64]

#: So many sums of different parts prove it; more where it is called as a channel, one where it is called as the whole. Rows that are
#: multiples of each other prove no more than one of them: who spends 10, 20 and 30 may also spend 20, 40 and 60.
_PROOFS, _OF_A_CHANNEL = 3, 5
#: Of the rows, it stands in so many at least; with two others it adds something up.
_MOSTLY, _FEWEST = 0.75, 3
_DIGITS = 4


def sum_of_others(figures: Mapping[str, Figures]) -> str | None:
    """The name whose figures are, wherever it has one, those of all others added up; None where none is.

    Args:
        figures: by name, all of the same days.
    """
    if len(figures) < _FEWEST:
        return None
    table = np.nan_to_num(np.stack(list(figures.values())))
    added, several = table.sum(axis=0), (table != 0).sum(axis=0) >= _FEWEST
    for name, own in zip(figures, table, strict=True):
        rows = own != 0
        needed = 1 if names_the_whole(name) else _OF_A_CHANNEL if names_channel(name) else _PROOFS
        shares = table[:, rows & several] / own[rows & several]
        proofs = np.unique(shares.round(_DIGITS), axis=1).shape[1] if shares.size else 0
        if proofs >= needed and rows.mean() >= _MOSTLY and same_sums(added[rows] - own[rows], own[rows]).all():
            return name
    return None


def sum_column(columns: Mapping[str, Column]) -> str | None:
    """The same of columns of text by header; what is no figure counts for nothing."""
    read = {}
    for header, column in columns.items():
        found = readings(column, np.ones(len(column), np.bool_))
        if found:
            read[header] = found
    for at in (0, -1):  # with a decimal point, with a decimal comma
        told = sum_of_others({header: found[at] for header, found in read.items()})
        if told is not None:
            return told
    return None


def sum_left_out(name: str) -> Finding:
    """That a channel was the sum of the others."""
    said = N_("“{header}” is the sum of the other channels, and was left out.")
    return finding("sum_of_channels", "info", said, header=name)

"""What a reader chose. Frozen, so that a setting can be part of a cache's key and of a saved project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Refunds = Literal["net", "ignore"]
Duplicates = Literal["auto", "drop", "keep"]
DateOrder = Literal["DMY", "MDY", "YMD"]
DecimalMark = Literal[".", ","]
Axis = Literal["recency_days", "frequency", "monetary"]
#: Where cut-offs come from when they are not set by hand: parts of equal size, the mean (two bins), or quantiles + 1 with the
#: lower end included, as R's package rfm cuts.
CutRule = Literal["quantiles", "mean", "quantiles_plus_one"]

AXES: tuple[Axis, ...] = ("recency_days", "frequency", "monetary")


@dataclass(frozen=True)
class ImportSettings:
    """How a file is to be read; None means: find out, and say what was found.

    Attributes:
        mapping: (field, header) pairs chosen by hand; they win over detection. An empty header means "not in the file".
        as_of: orders after this day are in the future and set aside.
        status_keep: statuses (as written in the file) that count; None means: by meaning.
    """

    mapping: tuple[tuple[str, str], ...] = ()
    sheet: str | None = None
    date_order: DateOrder | None = None
    decimal: DecimalMark | None = None
    currency: str | None = None
    as_of: date | None = None
    status_keep: tuple[str, ...] | None = None
    refunds: Refunds = "net"
    duplicates: Duplicates = "auto"


@dataclass(frozen=True)
class View:
    """Which part of the orders is looked at; empty means all. Both days are included."""

    first_day: date | None = None
    last_day: date | None = None
    channels: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True)
class CutOffs:
    """How one axis is cut: into `bins` parts by a rule, or at `values` set by hand (ascending, in the axis's unit)."""

    bins: int = 5
    values: tuple[float, ...] | None = None
    rule: CutRule = "quantiles"

    def __post_init__(self) -> None:
        """Refuse what cannot be meant, whoever asks: the page, the command line or a project file."""
        bins = self.bins if self.values is None else len(self.values) + 1
        if not 2 <= bins <= 6 or (self.rule == "mean" and self.bins != 2):
            raise ValueError(bins)
        if self.values is not None and list(self.values) != sorted(self.values):
            raise ValueError(self.values)


@dataclass(frozen=True)
class RfmSettings:
    """How customers are scored and named."""

    recency_days: CutOffs = CutOffs()
    frequency: CutOffs = CutOffs()
    monetary: CutOffs = CutOffs()
    map_name: str = "regulars-24"

    def cut(self, axis: Axis) -> CutOffs:
        """The cut-offs of one axis."""
        return {"recency_days": self.recency_days, "frequency": self.frequency, "monetary": self.monetary}[axis]

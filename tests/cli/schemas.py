"""The contract as types: every key that an answer promises, and nothing that it does not."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Moment = Field(pattern=r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class Remark(BaseModel):
    """A finding; its facts stand beside these three."""

    model_config = ConfigDict(extra="allow", strict=True, allow_inf_nan=False)

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    level: Literal["info", "warning", "error"]
    text: str = Field(min_length=1)


class Line(Strict):
    code: str
    rows: int
    orders: int
    amount: float
    fate: Literal["counted", "set_aside", "dropped", "netted"]


class Dialect(Strict):
    container: str
    encoding: str | None
    delimiter: str | None
    decimal: Literal[".", ","]
    date_order: Literal["DMY", "MDY", "YMD"]
    sheet: str | None
    header_row: int | None
    grain: Literal["order", "line"]


class ImportAnswer(Strict):
    contract: Literal[1]
    kind: Literal["orders", "spend", "events", "daily", "customers", "campaigns", "experiment"]
    platform: str | None
    rows: int
    orders: int
    customers: int
    revenue: float | None
    gross: float | None
    refunds: float | None
    currency: str | None
    by_currency: dict[str, float] | None
    first: str | None = Moment
    last: str | None = Moment
    mapping: dict[str, str]
    confidence: dict[str, float]
    dialect: Dialect
    not_data: dict[str, int]
    ledger: list[Line]
    findings: list[Remark]


class Cutoffs(Strict):
    recency_days: list[float]
    frequency: list[float]
    monetary: list[float]


class Segment(Strict):
    segment: str
    customers: int
    orders: int
    revenue: float
    revenue_share: float | None
    repeat_rate_next: float | None


class Cell(Strict):
    r: int
    f: int
    m: int
    customers: int
    revenue: float


class Map(Strict):
    name: str
    cells: int
    uncovered: int
    dead_rules: list[str]


class RfmAnswer(Strict):
    contract: Literal[1]
    as_of: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    customers: int
    orders: int
    revenue: float
    currency: str | None
    cutoffs: Cutoffs
    tie_rule: Literal["value"]
    segments: list[Segment]
    cells: list[Cell]
    map: Map
    findings: list[Remark]

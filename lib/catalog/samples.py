"""The sample shops that come with the product: which file to open first, and what the others are.

They are written by `sample_data/generate.py`; what is planted in them stands in `sample_data/README.md`. A test opens every file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lib.core.words import N_

SampleKind = Literal["orders", "order_lines", "spend", "events", "daily", "campaigns", "experiment"]

FOLDER = Path(__file__).parents[2] / "sample_data"


@dataclass(frozen=True)
class Sample:
    """One sample shop.

    Attributes:
        code: also the name of its folder.
        title, sentence: marked for translation.
        language: the language of the files ("en", "zh").
        orders: name of the file to open first.
        others: (kind, file name) of the further files; the orders once more as text are among them.
    """

    code: str
    title: str
    sentence: str
    currency: str
    language: Literal["en", "zh"]
    orders: str
    others: tuple[tuple[SampleKind, str], ...]

    @property
    def orders_path(self) -> Path:
        """The file to open first."""
        return FOLDER / self.code / self.orders

    @property
    def truth_path(self) -> Path:
        """What was planted, and what the files must come to."""
        return FOLDER / self.code / "truth.json"

    def paths(self, kind: SampleKind) -> tuple[Path, ...]:
        """The further files of one kind."""
        return tuple(FOLDER / self.code / name for one, name in self.others if one == kind)


_OTHERS: tuple[tuple[SampleKind, str], ...] = (
    ("orders", "orders.csv"),
    ("order_lines", "order_lines.csv"),
    ("spend", "ad_spend.csv"),
    ("events", "events.csv"),
    ("daily", "daily_totals.csv"),
    ("campaigns", "campaigns.csv"),
    ("experiment", "ab_test.csv"),
)

SAMPLES = (
    Sample(
        code="coffee_en",
        title=N_("Slow Harbour Coffee"),
        sentence=N_(
            "A coffee roaster in Bristol: nearly 3,000 customers in two and a half years. "
            "Instagram brings fewer than it did and they come back less; one café accounts for a ninth of all sales."
        ),
        currency="GBP",
        language="en",
        orders="orders.xlsx",
        others=_OTHERS,
    ),
    Sample(
        code="tea_zh",
        title=N_("Qingyu Tea"),
        sentence=N_(
            "A Chinese tea shop with a WeChat mini program, Taobao, Douyin and Xiaohongshu: "
            "nearly 3,000 customers in two and a half years. The influencer live rooms no longer pay for themselves."
        ),
        currency="CNY",
        language="zh",
        orders="orders.xlsx",
        others=_OTHERS,
    ),
)


def sample(code: str) -> Sample:
    """The sample shop of a code.

    Raises:
        KeyError: for a code that is not in the list.
    """
    return {one.code: one for one in SAMPLES}[code]

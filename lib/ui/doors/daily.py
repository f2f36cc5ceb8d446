"""What the shop's daily totals say, for pages of a shop that has no orders."""

from __future__ import annotations

from lib.analysis.daily import ShopDays
from lib.analysis.daily import only_counts_steps as counts_steps
from lib.analysis.daily import shop_days as read
from lib.analysis.daily import tells_the_shop as figures_of_shop
from lib.catalog.touchpoints import TOUCHPOINTS
from lib.ingest.imported import SideFile
from lib.ui.doors.keeping import kept
from lib.ui.doors.side import side


@kept(max_entries=2)
def _shop_days(key: str, _file: SideFile) -> ShopDays:
    return read(_file.frame)


def shop_days() -> ShopDays:
    """The shop by its totals.

    Raises:
        CannotAnswer: it has none, or they tell neither revenue, orders, visitors nor customers.
    """
    return _shop_days(*side("daily"))


def tells_the_shop() -> bool:
    """Whether the totals say how the shop goes.

    Raises:
        CannotAnswer: there are none.
    """
    return figures_of_shop(side("daily")[1].frame)


def only_counts_steps() -> bool:
    """Whether the totals answer another page's question.

    Raises:
        CannotAnswer: there are none.
    """
    return counts_steps(side("daily")[1].frame, TOUCHPOINTS)


def remarks() -> SideFile:
    """The file of totals, for what was remarked when it was read.

    Raises:
        CannotAnswer: there is none.
    """
    return side("daily")[1]

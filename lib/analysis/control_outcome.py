"""Whether spend followed demand, by those whom no ad brought: they should not mind what was spent (a negative control outcome; Lipsitch et al. 2010)."""

from __future__ import annotations

import numpy as np

from lib.analysis.curves import Floats
from lib.analysis.fitting import Weeks, base_of, of_last

#: Of one channel: so much of the ups and downs of spend, as a share, and so many standard errors.
_SHARE, _SURE = 0.15, 2.5
#: Of the mean of all channels, in which what noise hides in each is smaller; and of a channel then, of which the others tell already.
_SHARE_OF_ALL, _SURE_OF_ALL = 0.25, 3.0
_SHARE_THEN, _SURE_THEN = 0.05, 1.0
#: Fewer who name no channel tell nothing, a week.
_FEWEST, _LEAST_SPEND, _LEAST_CAME = 5.0, 0.05, 0.5


def led_by_demand(weeks: Weeks) -> frozenset[str]:
    """The channels with whose spend those whom no ad brought come and stay away, beyond trend, season and promotions.

    Each is asked by itself, and then the mean of all. Simulated shops of 2 to 6 channels, 480 channels each, whose spend is demand with noise
    of .1, .3 and .5 (standard deviation of the logarithm), with ads that bring a twentieth to a fifth of what comes anyway, half of them
    naming nobody (`followed` in tests/analysis/spend_logs.py, seeds 93,000 to 93,119): of 100 channels 100, 100 and 94 are found in 104
    weeks, and 100, 98 and 76 in 52; each only by itself 100, 97 and 34, and 100, 76 and 19. Where half of the channels follow demand, 12
    of 1,080 others are taken for it; without the least share of each one 2 to 6 in 100 are.

    Of 4,800 channels that spend by themselves (half of those whom they bring naming nobody, a hundredth to three tenths of what comes
    anyway each; half of the shops with half of their ups and downs in common) none is taken for it. Where ads bring more than all that
    comes anyway (.3 to .8 each) 31 of 2,400 are, and 94 with half in common; each only by itself 1 and 9.

    Args:
        weeks: of channels, those won being new customers who name none.
    """
    spend, came = weeks.spend, weeks.won
    base = base_of(weeks)
    left = len(came) - base.shape[1] - 1
    if left < 1 or came.mean() < _FEWEST:
        return frozenset()
    free = _free(np.log(np.maximum(came, _LEAST_CAME)), base)
    logs = [np.log(np.maximum(one / one.mean(), _LEAST_SPEND)) if one.any() else one for one in spend.T]
    each = [_moved(_free(one, base), free, left) for one in logs]
    share, sure = _moved(_free(np.mean(logs, axis=0), base), free, left)
    together = share > _SHARE_OF_ALL and sure > _SURE_OF_ALL
    return frozenset(
        name
        for name, (share, sure) in zip(weeks.names, each, strict=True)
        if (share > _SHARE and sure > _SURE) or (together and share > _SHARE_THEN and sure > _SURE_THEN)
    )


def knows_what_was_sold(weeks: Weeks, sold: Floats) -> frozenset[str]:
    """The channels with whose spend sales rise and fall, also beyond how many new customers came: what these buy, and others, it cannot have brought.

    So roughly a commission moves whose share differs from week to week. Beside an ad that brings a third of new customers, 60 shops each: of shares
    that differ by .1 (standard deviation) 100, 100 and 57 of 100 are found in 104 weeks with 20, 100 and 500 new customers a week, of .2
    100, 67 and 15; in 52 weeks 100, 87 and 22, and 97, 25 and 7. Of 1,200 channels that spend by themselves 9 in 1,000 are taken for one.

    Args:
        weeks: of channels, those won being new customers.
        sold: in the same weeks.
    """
    if weeks.won.mean() < _FEWEST or sold.mean() <= 0:
        return frozenset()
    base = base_of(weeks)
    came, money = np.log(np.maximum(weeks.won, _LEAST_CAME)), np.log(np.maximum(sold / sold.mean(), _LEAST_SPEND))
    logs = {
        name: np.log(np.maximum(one / one.mean(), _LEAST_SPEND))
        for name, one in zip(weeks.names, weeks.spend.T, strict=True)
        if one.any()
    }
    ways = np.column_stack([base, money]), np.column_stack([base, came, money])
    return frozenset(name for name, one in logs.items() if all(of_last(way, one)[0] > _SURE for way in ways))


def _free(column: Floats, base: Floats) -> Floats:
    return column - base @ (base.T @ column)


def _moved(spend: Floats, came: Floats, left: int) -> tuple[float, float]:
    """How much of the ups and downs of spend those who came share, and in how many standard errors; nothing where spend has none."""
    varied = float(spend @ spend)
    if varied <= 1e-9:
        return 0.0, 0.0
    share = float(spend @ came) / varied
    error = float(np.sqrt(((came - share * spend) ** 2).sum() / left / varied))
    return share, share / max(error, 1e-12)

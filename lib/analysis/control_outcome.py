"""Whether spend followed demand, by those whom no ad brought: they should not mind what was spent (a negative control outcome; Lipsitch et al. 2010)."""

from __future__ import annotations

import numpy as np

from lib.analysis.fitting import Weeks, base_of

#: So much of the ups and downs of spend, as a share, and so many standard errors. Of 1,200 channels of simulated shops whose spend varied by
#: itself none is beyond, though up to half of those whom they bring name nobody. Of 160 each whose spend is demand with noise of .1, .3 and
#: .5 (standard deviation of the logarithm) 1.00, .95 and .31 are, in 104 weeks; in 52 weeks 1.00, .61 and .09.
_SHARE, _SURE = 0.15, 2.5
#: Fewer who name no channel tell nothing, a week.
_FEWEST, _LEAST_SPEND, _LEAST_CAME = 5.0, 0.05, 0.5


def follows_demand(weeks: Weeks) -> bool:
    """Whether those whom no ad brought come and stay away with a channel's spend, beyond trend, season and promotions.

    Args:
        weeks: of one channel, those won being new customers who name none.
    """
    spend, came = weeks.spend[:, 0], weeks.won
    if came.mean() < _FEWEST or np.ptp(spend) == 0:
        return False
    base = base_of(weeks)
    one, other = (
        free - base @ (base.T @ free)
        for free in (
            np.log(np.maximum(spend / spend.mean(), _LEAST_SPEND)),
            np.log(np.maximum(came, _LEAST_CAME)),
        )
    )
    left = len(came) - base.shape[1] - 1
    if left < 1 or one @ one <= 0:
        return False
    share = float(one @ other / (one @ one))
    error = float(np.sqrt(((other - share * one) ** 2).sum() / left / (one @ one)))
    return share > _SHARE and share > _SURE * error

"""Random numbers that are the same on every machine and with every NumPy.

NumPy promises that the raw stream of a bit generator never changes; it does not promise that of its distributions. So only raw
bits are taken from it, and each draw is the quantile of one uniform number: no rejection, nothing that a last digit could shift.
Every part of the world has a stream of its own, named by what it draws: changing one part leaves the others as they were.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import special

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Dice:
    """One named stream of draws."""

    def __init__(self, *name: str) -> None:
        digest = hashlib.sha256("/".join(name).encode()).digest()
        self._bits = np.random.PCG64(int.from_bytes(digest[:16], "big"))

    def uniform(self, count: int) -> Floats:
        """Numbers strictly between 0 and 1."""
        return ((self._bits.random_raw(count) >> np.uint64(12)).astype(np.float64) + 0.5) * 2.0**-52

    def gamma(self, shape: float, count: int) -> Floats:
        """Gamma with scale 1."""
        return special.gammaincinv(shape, self.uniform(count))

    def beta(self, a: float, b: float, count: int) -> Floats:
        """Beta with mean a / (a + b)."""
        return special.betaincinv(a, b, self.uniform(count))

    def exponential(self, count: int) -> Floats:
        """Exponential with mean 1."""
        return -np.log1p(-self.uniform(count))

    def normal(self, count: int) -> Floats:
        """Standard normal."""
        return special.ndtri(self.uniform(count))

    def poisson(self, means: npt.ArrayLike) -> Ints:
        """One count for each mean: large means as the sum of parts, each part by passing probabilities until the draw is reached."""
        mean = np.asarray(means, dtype=np.float64).ravel()
        parts = max(1, int(np.ceil(mean.max(initial=0) / 400)))
        return np.sum([_count_until(self.uniform(len(mean)), mean / parts) for _ in range(parts)], axis=0)

    def pick(self, weights: Sequence[float] | Floats, count: int) -> Ints:
        """Positions in `weights`, each as likely as its weight."""
        edges = np.cumsum(np.asarray(weights, dtype=np.float64))
        return np.searchsorted(edges, self.uniform(count) * edges[-1], side="right").astype(np.int64)

    def whole(self, low: int, high: int, count: int) -> Ints:
        """Whole numbers from low to high, both included."""
        return low + np.floor(self.uniform(count) * (high - low + 1)).astype(np.int64)


def _count_until(left: Floats, mean: Floats) -> Ints:
    """The Poisson quantile of each number in `left`."""
    probability = np.exp(-mean)
    count = np.zeros(len(mean), dtype=np.int64)
    while (over := left > probability).any():
        left = np.where(over, left - probability, left)
        count += over
        probability = np.where(over, probability * mean / np.maximum(count, 1), probability)
        if count.max(initial=0) > 2_000:  # only a mean far above 400 leads here
            raise OverflowError(mean.max())
    return count

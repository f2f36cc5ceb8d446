"""Every adversarial file with its verdict: `python -m tests.adversary.run [module …]`."""

from __future__ import annotations

import importlib
import sys
from collections import Counter

from tests.adversary.cases import verdict

MODULES = ("texts", "values", "dates", "layouts", "containers", "systems", "exports", "marketplaces")


def main() -> int:
    """Print what is not right, and how many are."""
    counted: Counter[str] = Counter()
    for name in sys.argv[1:] or MODULES:
        for case in importlib.import_module(f"tests.adversary.{name}").cases():
            said = verdict(case)
            counted[said.partition(":")[0]] += 1
            if said != "right":
                sys.stdout.write(f"{case.name:50} {said[:260]}\n")
    sys.stdout.write(f"{dict(counted)}\n")
    return counted["wrong"]


if __name__ == "__main__":
    raise SystemExit(main())

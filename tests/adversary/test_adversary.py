"""Every adversarial file comes out right, or is refused with a sentence: never silently wrong."""

from __future__ import annotations

import importlib
from itertools import islice

import pytest

from tests.adversary.cases import Case, verdict

SYSTEMS = ("systems", "exports", "marketplaces")
MODULES = ("texts", "values", "dates", *SYSTEMS, "layouts", "containers")
#: Refused with a sentence, which a person can act on; the reader need not know them.
REFUSED = {
    "delimiter ':' '\\n'",
    "delimiter ':' '\\r\\n'",
    "delimiter ':' '\\r'",
    "NUL padded",
}
_SAMPLED = 9


def cases(module: str) -> list[Case]:
    return list(importlib.import_module(f"tests.adversary.{module}").cases())


def not_right(module: str, step: int, offset: int = 0) -> dict[str, str]:
    chosen = islice(cases(module), offset, None, step)
    said = {case.name: verdict(case) for case in chosen}
    return {
        name: word for name, word in said.items() if word != "right" and not (name in REFUSED and "refused" in word)
    }


@pytest.mark.parametrize("module", [one for one in MODULES if one not in SYSTEMS])
def test_a_ninth_of_the_adversarial_files_comes_out_right(module: str) -> None:
    assert not_right(module, _SAMPLED) == {}


@pytest.mark.parametrize("module", SYSTEMS)
def test_every_shop_system_comes_out_right(module: str) -> None:
    assert not_right(module, 1) == {}


@pytest.mark.soak
@pytest.mark.parametrize("module", MODULES)
def test_every_adversarial_file_comes_out_right(module: str) -> None:
    assert not_right(module, 1) == {}


@pytest.mark.parametrize("module", MODULES)
def test_every_case_has_a_name_of_its_own(module: str) -> None:
    names = [case.name for case in cases(module)]
    assert len(names) == len(set(names))

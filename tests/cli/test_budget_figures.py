"""How amounts of a budget stand at a terminal: in the shop's currency, and little neither as nothing nor as the search left it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lib.cli.budget_figures import Figures
from lib.text.words import Words
from tests.cli.running import ask

EURO = Figures(Words(currency="EUR"), "customers", spent=1_000.0, brought=40.0)


@pytest.mark.parametrize(
    ("amount", "said"),
    [(None, "–"), (0.0, "€0"), (1e-300, "€0"), (0.0009, "€0"), (309.2, "€309.20"), (1_523.614, "€1,523.61")],
)
def test_spend_stands_in_the_currency_and_what_a_search_leaves_is_nothing(amount: float | None, said: str) -> None:
    assert EURO.money(amount) == said


def test_what_counts_is_money_unless_it_is_customers() -> None:
    assert (EURO.value(23.5), EURO.value(3e-5), EURO.rate(0.00003)) == ("23.5", "0", "0.00003")
    margin = Figures(Words(currency="EUR"), "margin", 1_000.0, 500.0)
    assert (margin.value(1_027.006), margin.rate(0.0021), margin.value_span(1.0, 2.5)) == (
        "€1,027.01",
        "€0.0021",
        "€1.00–€2.50",
    )


def test_without_a_currency_an_amount_is_a_number() -> None:
    plain = Figures(Words(), "margin", 1_000.0, 500.0)
    assert (plain.money(30_000.0), plain.value(6_611.12), plain.rate(0.9444)) == ("30,000", "6,611.1", "0.94")


def test_where_nothing_can_be_spent_a_sentence_says_so_and_not_the_search(tmp_path: Path) -> None:
    """A customer may cost a hundredth of what the cheapest does: the search ends at a millionth of the budget, not at nothing."""
    curve = {"shape": "hill", "scale": 50, "half": 400, "slope": 2}
    plan: dict[str, Any] = {
        "budget": 1_000,
        "channels": [{"name": "Ads", "curve": curve, "current": 200}],
        "rules": [{"code": "target_cac", "max": 0.1}],
    }
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    said = ask("budget", path).out
    assert "Nothing is spent, and nothing comes of it: no split within your budget, rules and limits" in said
    assert "more than 0" not in said
    assert "100% less" not in said

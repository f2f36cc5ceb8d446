"""Writes the two sample shops, each as the files that its systems would export, with the truth beside them.

    python sample_data/generate.py [FOLDER]      # default: the folder of this file

Everything is drawn from named streams (`dice.py`), so the same code writes the same bytes each time, on every machine and in every
time zone. What is planted stands in `coffee.py` and `tea.py`; `README.md` explains it, `truth.json` repeats it for tests.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))  # run as a file, Python looks for modules only beside it

from sample_data import baskets, exports, files, market, orders, side_files, traffic  # noqa: E402
from sample_data.coffee import COFFEE  # noqa: E402
from sample_data.people import people  # noqa: E402
from sample_data.shop import Shop  # noqa: E402
from sample_data.tea import TEA  # noqa: E402
from sample_data.truth import truth  # noqa: E402

SHOPS = (COFFEE, TEA)
_MONEY = ("subtotal", "discount", "shipping", "tax", "total", "refunded")


def write_shop(shop: Shop, folder: Path) -> None:
    """Write one shop's files into a folder, which is made if needed."""
    folder.mkdir(parents=True, exist_ok=True)
    customers = market.new_customers(shop)
    simulated, wholesale = _numbered(orders.simulate(shop, customers))
    filled = baskets.fill(shop, simulated)
    persons = people(shop, wholesale, int(simulated["customer"].max()) + 1)
    spend = market.ad_spend(shop, customers)
    visits = traffic.simulate(shop, filled.orders, persons["id"].to_list())
    test = side_files.experiment(shop)
    order_file = exports.orders(shop, filled, persons)
    tables = {
        "orders": order_file,
        "order_lines": exports.lines(shop, filled, persons),
        "ad_spend": exports.ad_spend(shop, spend),
        "events": exports.events(shop, visits),
        "daily_totals": exports.daily_totals(shop, visits),
        "campaigns": exports.campaigns(shop, side_files.campaigns(shop, filled.orders, spend)),
        "ab_test": exports.experiment(shop, test if shop.experiment.shape == "people" else side_files.by_day(test)),
    }
    for name, table in tables.items():
        files.write_csv(folder / f"{name}.csv", table, shop.words.encoding)
    headers = shop.words.orders
    money = [headers[field] for field in _MONEY if field in headers]
    files.write_workbook(folder / "orders.xlsx", order_file, shop.words.sheet, money, [headers["created"]], shop.first)
    known = truth(shop, filled, spend, customers, str(persons["id"].iloc[wholesale]))
    files.write_json(folder / "truth.json", known)


def _numbered(simulated: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Customers renumbered by their first order, as a shop system numbers them; and the wholesaler's new number."""
    known = simulated[simulated["customer"] >= 0]
    order = known["customer"].drop_duplicates().to_list()
    number = {old: new for new, old in enumerate(order)}
    return simulated.assign(customer=simulated["customer"].map({-1: -1, **number})), number[max(order)]


def main(folder: Path = HERE) -> None:
    """Write both shops below a folder."""
    for shop in SHOPS:
        write_shop(shop, folder / shop.code)
        for path in sorted((folder / shop.code).iterdir()):
            print(f"{shop.code}/{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)

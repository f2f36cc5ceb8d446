"""The reference files with answer keys against the command line, as a table: `python -m tests.cli.reference`.

Two collections: one small order list in 66 forms (ugly/suite_a), and exports of 14 platforms (formats/samples). A file is
right when every figure of its key is met, or when it is refused where the key asks for a refusal.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lib.cli import importing
from lib.cli.calls import Call
from lib.cli.reading import imported
from lib.core.errors import DomainError
from lib.text.words import Words

TODAY = date(2026, 11, 22)
_KEYS = ("rows", "orders", "customers", "revenue", "first", "last")
#: Nothing to answer with: an empty file, a password, a bomb.
REFUSED = {"68_empty.csv", "97_password_secret123.xlsx", "A8_zip_bomb_300MB.zip"}
#: The word of a finding that the key asks for.
_WARNED = {
    "32_ambiguous_dates.csv": "date_order_ambiguous",
    "75_mixed_currency.csv": "mixed_currency",
    "76_duplicate_rows.csv": "duplicate",
}
#: The same orders stand behind every sample: paid 19,798.13, of which 693.21 was refunded as a whole (paid_by_status of Taobao's).
WITHOUT_WHOLE_REFUNDS = 19_104.92
#: What their paid orders' items cost, without shipping (item_total of Etsy's).
ITEMS = 19_395.08
#: (customers, revenue) by key, where a file does not hold what nets a refund; None: see above.
_SPECIAL: dict[str, tuple[str, str | None]] = {
    "jd": ("paid_customers", "paid_gross"),  # not even by status
    "Etsy": ("paid_customers", "item_total"),  # items, without shipping
    "ExportOrderList": ("kept_customers", None),  # whole refunds by status, partial ones not at all
    "woocommerce": ("kept_customers", None),
}


@dataclass(frozen=True)
class Compared:
    """One file: what its key says and what came instead; nothing wrong means right."""

    name: str
    wrong: tuple[str, ...]


def compare(path: Path, expected: dict[str, Any], refuse: bool) -> Compared:  # noqa: FBT001 - a fact, not a flag
    """Import a file and hold every figure against its key."""
    try:
        answer = importing.answer(imported(Call("import", (path,)), TODAY), Words())
    except DomainError as error:
        return Compared(path.name, () if refuse else (f"refused: {error}",))
    if refuse:
        return Compared(path.name, ("not refused",))
    wrong = [f"{key} {answer[key]}, not {expected[key]}" for key in expected if not _same(answer[key], expected[key])]
    said = {remark["code"] for remark in answer["findings"]}
    word = _WARNED.get(path.name, "")
    if word and not any(word in code for code in said):
        wrong.append(f"no finding {word}")
    return Compared(path.name, tuple(wrong))


def _same(given: Any, expected: Any) -> bool:
    if isinstance(expected, float) and isinstance(given, float):
        return abs(given - expected) < 0.005
    return bool(given == expected)


def ugly(data: Path) -> Iterator[Compared]:
    """The order list in its forms."""
    folder = data / "ugly" / "suite_a"
    for name, key in json.loads((folder / "ANSWERS.json").read_text(encoding="utf-8")).items():
        expected = {field: key[field] for field in (*_KEYS, "gross", "by_currency") if field in key}
        yield compare(folder / name, expected, name in REFUSED)


def platforms(data: Path) -> Iterator[Compared]:
    """Order exports by platform: net money and customers of what was paid; ad reports: money spent."""
    folder = data / "formats" / "samples"
    for name, key in json.loads((folder / "ANSWERS.json").read_text(encoding="utf-8")).items():
        yield compare(folder / name, platform_key(name, key), False)  # noqa: FBT003


def platform_key(name: str, key: dict[str, Any]) -> dict[str, Any]:
    """What `import` must say of a platform's export; the keys hold several truths, the contract picks one.

    Orders that were refunded as a whole are no orders, and refunds that are not in the file cannot be netted.
    """
    if "spend" in key:
        return {"kind": "spend", "spend": key["spend"], "days": key["days"], "by_campaign": key["spend_by_campaign"]}
    if "users_total" in key:
        return {"kind": "daily", "days": key["days"]}
    if key["customers_in_file"] is None:  # no buyer in the file
        return {"customers": 0, "orders": key["paid_orders"], "revenue": ITEMS}
    found = next((code for code in _SPECIAL if name.startswith(code)), "")
    customers, revenue = _SPECIAL.get(found, ("kept_customers", "net"))
    return {"customers": key[customers], "revenue": WITHOUT_WHOLE_REFUNDS if revenue is None else key[revenue]}


def main() -> int:
    """Print the table; the exit code is the number of files that are wrong."""
    data = Path(os.environ["REGULARS_REFERENCE_DATA"])
    compared = [*ugly(data), *platforms(data)]
    for one in compared:
        sys.stdout.write(f"{'wrong' if one.wrong else 'right'}  {one.name:<40}{'; '.join(one.wrong)}\n")
    right = sum(not one.wrong for one in compared)
    sys.stdout.write(f"{right} of {len(compared)} right\n")
    return len(compared) - right


if __name__ == "__main__":
    raise SystemExit(main())

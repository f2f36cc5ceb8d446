"""`import --before`: what is different from an earlier export, as the data page tells it first of all."""

from __future__ import annotations

from datetime import date
from typing import Any

from lib.analysis.changed import Changed
from lib.catalog.segments import segment_map
from lib.cli.calls import Call
from lib.cli.importing import money
from lib.cli.plain import plain
from lib.cli.reading import table_of
from lib.cli.show import Figure, table
from lib.core import columns as c
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.money import from_e4
from lib.core.words import N_, Sentence
from lib.ingest.imported import Imported, SideFile
from lib.reports.changed import STEPS, in_words, is_total, since, who_changed
from lib.reports.safe import write
from lib.text.words import Words

_FIGURES = (
    "orders_new",
    "orders_of_new",
    "orders_late",
    "orders_counting",
    "orders_gone",
    "orders_moved",
    "orders_corrected",
)
_EXAMPLES = 5


def found(read: Imported | SideFile, call: Call, today: date) -> tuple[Imported, Changed]:
    """The orders, and what is different from the export of before.

    Raises:
        CannotAnswer: the files hold no orders, or the two cannot be compared.
    """
    if isinstance(read, SideFile) or call.before is None:
        raise CannotAnswer(
            N_("--before compares orders with those of an earlier export, and the first file holds none.")
        )
    before = table_of([call.before], call.importing)
    told = since(before, read, call.importing, today, (call.rfm, segment_map(call.rfm.map_name)))
    if isinstance(told, Sentence):
        raise CannotAnswer(told.template, **told.facts)
    if told is None:
        raise CannotAnswer(
            N_(
                "There is nothing to compare: no order of the file counts, or they are in several currencies. Choose one with --currency."
            )
        )
    return read, told


def answer(told: Changed) -> dict[str, Any]:
    """The part of the answer to `import`, as in the contract."""
    who = {change: told.who.loc[told.who["change"] == change] for change in ("gained", "lost", "moved")}
    return plain(
        {
            "last_before": told.last_before,
            "last_after": told.last_after,
            **{name: getattr(told, name) for name in _FIGURES},
            "customers_gained": told.gained,
            "customers_lost": told.lost,
            "customers_moved": int(told.moved["customers"].sum()),
            "customers_stayed": told.stayed,
            "bridge": [{"step": step, "amount": from_e4(e4)} for step, e4 in told.bridge],
            "moved": told.moved.to_dict("records"),
            "examples": {change: rows[c.CUSTOMER_ID].head(_EXAMPLES).tolist() for change, rows in who.items()},
        },
        Words(),
    )


def findings(told: Changed, read: Imported) -> list[Finding]:
    """That the newer file may be the next month's, beside which the earlier one still stands."""
    first = read.orders[c.ORDERED_AT].min().date()
    if not told.orders_gone or first <= told.last_before:
        return []
    return [
        finding(
            "next_export", "warning",
            N_("The file has no order up to {day}, so all of the earlier ones count as gone. If it is the next export of the same shop, name both: python -m lib import EARLIER LATER --before EARLIER."),
            day=told.last_before,
        )
    ]  # fmt: skip


def export(told: Changed, call: Call, ending: str, words: Words) -> bytes:
    """Everybody who came, went or moved, as a file of the kind that its ending says."""
    sheet = who_changed(told, segment_map(call.rfm.map_name), words)
    return write(sheet, "xlsx" if ending.lower() == ".xlsx" else "csv")


def shown(told: Changed, call: Call, words: Words) -> str:
    """The same for a person at a terminal."""
    say = words.say
    title = say(N_("What changed since last time"))
    if told.is_nothing:
        return f"{title}\n" + say(N_("Nothing: the orders are the same as before."))
    bridge = [
        (
            say(STEPS[step]),
            Figure(money(from_e4(e4), words) if is_total(step) or e4 < 0 else f"+{money(from_e4(e4), words)}"),
        )
        for step, e4 in told.bridge
        if e4 or is_total(step)
    ]
    groups = segment_map(call.rfm.map_name)
    moves = [
        (one["customers"], say(groups.segment(one["source"]).title), say(groups.segment(one["target"]).title))
        for one in told.moved.to_dict("records")
    ]
    parts = [f"{title}\n" + words.together(*map(say, in_words(told)))]
    parts.append(table([say(N_("From last time to now")), say(N_("Amount"))], bridge, words))
    if moves:
        parts.append(table([say(N_("Customers")), say(N_("Were")), say(N_("Are now"))], moves, words))
    return "\n\n".join(parts)

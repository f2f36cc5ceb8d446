"""`import --before`: what is different from an earlier export, as the data page tells it first of all."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from lib.analysis.changed import Changed
from lib.catalog import CATALOGUE
from lib.catalog.segments import segment_map
from lib.cli.calls import Call
from lib.cli.importing import money
from lib.cli.plain import plain
from lib.cli.reading import table_of
from lib.cli.show import Figure, table
from lib.core import columns as c
from lib.core.errors import CannotAnswer, DomainError
from lib.core.findings import Finding, finding
from lib.core.money import from_e4
from lib.core.words import N_, Sentence
from lib.ingest.imported import Imported, SideFile
from lib.ingest.joining import joined
from lib.ingest.overlaps import OF_FILES
from lib.ingest.table import TextTable
from lib.ingest.understand import needed_by, understand
from lib.reports.changed import STEPS, in_words, is_total, since, who_changed
from lib.reports.lacking import lacking
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


def found(read: Imported | SideFile, call: Call, today: date) -> tuple[Changed, list[Finding]]:
    """What is different from the export of before, and what is to be said of how that was compared.

    An export that begins later than the one before is laid over it, as on the page: orders of the days that it lacks are not gone.

    Raises:
        CannotAnswer: the files hold no orders, or the two cannot be compared.
    """
    if isinstance(read, SideFile) or call.before is None:
        raise CannotAnswer(
            N_("--before compares orders with those of an earlier export, and the first file holds none.")
        )
    before = table_of([call.before], call.importing)
    told = _compared(before, read, call, today)
    if not told.lacks_the_days_before:
        return told, []
    facts = {"first": told.first_after, "first_before": told.first_before}
    try:
        both = _laid_over(before, read, call, today)
        told = _compared(before, both, call, today)
    except DomainError:
        apart = N_("The file begins on {first}, later than the earlier export ({first_before}), and cannot be laid over it: the earlier orders that it lacks count as gone. Compare exports with the same columns, over the same time.")  # fmt: skip
        return told, [finding("next_export", "warning", apart, **facts)]
    laid_over = N_("The file begins on {first}, later than the earlier export ({first_before}), so it is taken as the next export of the same shop and laid over it: in what changed, the orders of before still count. All other figures are of the file alone; for those of both say: python -m lib import EARLIER LATER --before EARLIER.")  # fmt: skip
    of_files = [one for one in both.findings if one.code in OF_FILES]
    return told, [finding("next_export", "warning", laid_over, **facts), *of_files, *lacking(both)]


def _compared(before: TextTable, now: Imported, call: Call, today: date) -> Changed:
    told = since(before, now, call.importing, today, (call.rfm, segment_map(call.rfm.map_name)))
    if isinstance(told, Sentence):
        raise CannotAnswer(told.template, **told.facts)
    if told is None:
        raise CannotAnswer(
            N_(
                "There is nothing to compare: no order of the file counts, or they are in several currencies. Choose one with --currency."
            )
        )
    return told


def _laid_over(before: TextTable, read: Imported, call: Call, today: date) -> Imported:
    """The orders of both exports.

    Raises:
        CannotRead, CannotAnswer: they do not fit.
    """
    names = ["" if call.before is None else call.before.name, call.files[0].name]
    needed = needed_by(CATALOGUE, today, call.importing.mapping, elsewhere=True)
    both = understand(joined([before, read.table], names, needed), call.importing, CATALOGUE, today, "orders")
    return cast("Imported", both)


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

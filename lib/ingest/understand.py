"""What a file holds decides what it becomes: orders, or a table that stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from lib.core.settings import ImportSettings
from lib.ingest.across import with_channels_below, with_months_below
from lib.ingest.advances import with_advances_summed
from lib.ingest.apart import with_joined_days
from lib.ingest.appending import that_matter
from lib.ingest.campaigns import campaigns
from lib.ingest.channel_groups import with_groups_below
from lib.ingest.convert import convert
from lib.ingest.curve_table import require_no_curves
from lib.ingest.daily import daily
from lib.ingest.documents import with_documents_apart
from lib.ingest.events import events
from lib.ingest.experiment import experiment
from lib.ingest.fields import Catalogue
from lib.ingest.imported import Imported, Kind, SideFile
from lib.ingest.in_and_out import with_out_subtracted
from lib.ingest.joining import Belonging, Meanings
from lib.ingest.kinds import HEAD, can_be, kind_of, match_kind, named
from lib.ingest.money_letters import with_letters_read
from lib.ingest.order_lines import order_lines
from lib.ingest.other_systems import as_of_another_system
from lib.ingest.pairs import with_records_across
from lib.ingest.parts_of_amount import with_parts_summed
from lib.ingest.ready import ready
from lib.ingest.refund_items import with_refund_amounts, with_refunds_among_payments
from lib.ingest.refund_lists import as_refunds_of
from lib.ingest.refusals import kind_beside
from lib.ingest.sales_books import OUTWEIGHED, may_be_book, perhaps_orders
from lib.ingest.sheet_names import with_names_of_sheets
from lib.ingest.side import open_sheet, require_columns
from lib.ingest.spend import spend
from lib.ingest.table import TextTable
from lib.ingest.tenders import with_tenders_summed
from lib.ingest.titled_parts import with_titles_of_parts
from lib.ingest.without_orders import ALONE

_MAKERS = {
    "spend": spend,
    "events": events,
    "daily": daily,
    "customers": ready,
    "campaigns": campaigns,
    "experiment": experiment,
    "lines": order_lines,
}


def understand(
    table: TextTable, settings: ImportSettings, catalogue: Catalogue, today: date, kind: Kind | None = None
) -> Imported | SideFile:
    """Make of a file what it holds, where nothing else is open.

    Args:
        table: the file as text.
        settings: what the reader chose.
        catalogue: what is known about headers, statuses and shop systems (lib.catalog.CATALOGUE).
        today: what is dated later is in the future, unless `settings.as_of` says another day.
        kind: what the reader says it holds; None: the file tells.

    Returns:
        Orders with all that belongs to them, or a side file.

    Raises:
        CannotAnswer: it cannot be understood as its kind.
        CannotRead: a choice does not fit it.
    """
    table = in_shape(table, settings, catalogue, kind)
    found = kind or kind_of(table, settings.mapping, catalogue, today)
    if found == "orders":
        return convert(table, settings, catalogue, today)
    side = convert_side(table, found, settings, catalogue, today)
    signature = catalogue.kind(found)
    require_columns(table, signature, told_by(side), signature.alone)
    return side if kind or settings.mapping else _with_doubt(table, side, catalogue, today)


def _with_doubt(table: TextTable, side: SideFile, catalogue: Catalogue, today: date) -> SideFile:
    """The same, and that it may hold orders all the same, where a buyer, a day and money stand in each row."""
    head = table.head(HEAD)
    if side.kind not in OUTWEIGHED or not can_be(head, "orders", (), catalogue, today):
        return side
    buyer = may_be_book(head, match_kind(head, "orders", (), catalogue, today), catalogue, today)
    if buyer is None:
        return side
    said = perhaps_orders(named(side.kind, catalogue), buyer)
    return replace(side, findings=(*side.findings, said))


def in_shape(table: TextTable, settings: ImportSettings, catalogue: Catalogue, kind: Kind | None = None) -> TextTable:
    """A table as tables are: a row a record and a column a field, days and sums put together; one that is so already as it is.

    Args:
        table: the file as text.
        settings: columns chosen by hand are those of the file, so they stay.
        catalogue: what is known about headers and months.
        kind: what the reader says it holds; None: the file tells.
    """
    table = with_names_of_sheets(with_titles_of_parts(table, catalogue), catalogue)
    table = with_letters_read(table, catalogue)
    table = with_documents_apart(with_joined_days(table, catalogue.month_numbers), catalogue)
    if not settings.mapping:
        table = with_records_across(table, catalogue)
        if kind in {None, "spend"}:
            table = with_groups_below(table, catalogue)
            asked = "spend" if kind == "spend" else "anything"
            table = with_channels_below(table, catalogue, asked)
            table = with_months_below(table, catalogue, asked)
    table = with_parts_summed(with_tenders_summed(table, catalogue), catalogue)
    table = with_advances_summed(table, catalogue)
    table = with_refunds_among_payments(with_out_subtracted(table, catalogue))
    return with_refund_amounts(table, catalogue)


def needed_by(
    catalogue: Catalogue,
    today: date,
    mapping: Sequence[tuple[str, str]] = (),
    wanted: Sequence[Kind] = (),
    *,
    elsewhere: bool = False,
) -> Belonging:
    """Tells the columns of a table that further files of its form need, too: of orders those that matter, of others all; lists of refunds; and what tables hold.

    Args:
        catalogue: what is known about headers.
        today: for reading dates.
        mapping: columns chosen by hand.
        wanted: the kinds that are looked for first in an upload of several.
        elsewhere: whether orders of another system belong to them as well; tables of one file that are unlike are not asked.
    """

    def needed(table: TextTable) -> Meanings:
        if kind_of(table, mapping, catalogue, today) != "orders":
            return dict.fromkeys(map(str.strip, table.headers), ())
        matched = match_kind(table, "orders", mapping, catalogue, today)
        return that_matter(matched.guesses, matched.platform and matched.platform.code)

    def listed(first: TextTable, other: TextTable, names: tuple[str, str]) -> TextTable | None:
        return as_refunds_of(first, other, names, (catalogue, today, mapping))

    def held(table: TextTable) -> Kind | None:
        head = in_shape(table.head(HEAD), ImportSettings(), catalogue)
        kind = kind_beside(head, (), catalogue, today)
        return kind if kind != "orders" or can_be(head, kind, (), catalogue, today) else None

    def of_another_system(first: TextTable, other: TextTable, names: tuple[str, str]) -> TextTable | None:
        return as_of_another_system(first, other, names, (catalogue, today), needed)

    apart = of_another_system if elsewhere and not mapping else None
    return Belonging(needed, listed, held, partial(named, catalogue=catalogue), tuple(wanted), apart)


def convert_side(table: TextTable, kind: Kind, settings: ImportSettings, catalogue: Catalogue, today: date) -> SideFile:
    """Make of a file the table of a kind that stands beside the orders.

    Raises:
        CannotAnswer: it lacks what the kind needs, or holds response curves.
        CannotRead: a choice does not fit it.
    """
    if kind == "spend" and not settings.mapping:
        require_no_curves(table)
    return _MAKERS[kind](open_sheet(table, kind, settings, catalogue, today))


def told_by(side: SideFile) -> frozenset[str]:
    """The fields that a file beside the orders has."""
    return frozenset(guess.field for guess in side.guesses)


def stands_alone(side: SideFile, catalogue: Catalogue) -> bool:
    """Whether a file answers something without orders."""
    told = told_by(side)
    return side.kind in ALONE and all(told & set(group) for group in catalogue.kind(side.kind).alone)

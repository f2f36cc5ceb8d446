"""Text to meaning: fields, values, one fate a row, the ledger and the canonical tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial

import numpy as np

from lib.core.errors import CannotAnswer, DomainError
from lib.core.findings import Finding, finding
from lib.core.settings import DateOrder, ImportSettings
from lib.core.words import N_, NP_
from lib.ingest.after_sales import with_after_sales
from lib.ingest.amount_holds import amount_holds
from lib.ingest.amounts import in_one_currency, shipping_beside, with_parts
from lib.ingest.apart import lacks_year, with_year_of_titles
from lib.ingest.assemble import assemble
from lib.ingest.booking import book_once, come_to
from lib.ingest.buyers import Buyers, find_buyers, of_no_order, of_refunded_orders, sales_of
from lib.ingest.by_cells import with_named_currencies
from lib.ingest.by_part import in_one_form
from lib.ingest.carrying import carry_down, without_dittos
from lib.ingest.cells import Cells, Columns, every
from lib.ingest.dates import NEVER, Moments, read_dates
from lib.ingest.days_alone import with_month_of_names
from lib.ingest.discount_rows import with_discounts
from lib.ingest.draft import Dated, Draft, Judged, OrderRows
from lib.ingest.duplicates import find_duplicates, repeated_rows
from lib.ingest.fates import (
    COUNTED,
    REFUND,
    Fates,
    Listed,
    RowFacts,
    decide,
    judge_statuses,
    left_out,
    less_than_all,
    pending_rule,
    refunded_in_part,
)
from lib.ingest.fields import Catalogue, Meaning, Platform
from lib.ingest.flagged_returns import flagged_returns
from lib.ingest.going_back import beside_their_order, called_refunded, less_in_rows, refunds_of_orders
from lib.ingest.groups import Groups, Mask, Money, fill, order_groups
from lib.ingest.header_currencies import header_currency
from lib.ingest.headers import compact
from lib.ingest.histories import latest_only
from lib.ingest.ids import clean_id, read_ids
from lib.ingest.imported import Imported
from lib.ingest.in_and_out import paid_out
from lib.ingest.invoices import are_called_invoices, as_invoices_say, closed_counted, counted_but, given_back_unsaid
from lib.ingest.lines_of_days import with_day_of_titles
from lib.ingest.marks import (
    Marked,
    State,
    as_payment_says,
    asks_whether_paid,
    paid_in_the_end,
    read_marks,
    read_states,
    rows_taken_back,
)
from lib.ingest.matching import Matched, match_fields
from lib.ingest.maybe_refunds import maybe_refunds
from lib.ingest.money import SEVERAL, RowMoney, product_e4, read_columns, read_money, settle_currency, unread_sides
from lib.ingest.never_paid import never_paid
from lib.ingest.no_orders import no_orders, no_orders_said
from lib.ingest.notes import (
    cancelled_in_notes,
    coloured_but_counted,
    hidden_but_counted,
    left_out_by_marks,
    struck_but_counted,
)
from lib.ingest.numbers import Figures, Numbers
from lib.ingest.numbers_by_place import by_place
from lib.ingest.other_documents import other_documents_said
from lib.ingest.overlaps import (
    DAYS_TOLD_TWICE,
    FILES_OVERLAPPING,
    JOINED,
    files_joined,
    overlap_of,
    strangers,
    with_replaced,
)
from lib.ingest.paid_less import paid_less
from lib.ingest.refund_lists import told_once
from lib.ingest.refusals import require_orders
from lib.ingest.restarts import by_day, by_run
from lib.ingest.returned_quantities import with_returned_quantities
from lib.ingest.sign_columns import two_ways, with_names_alone, with_two_ways
from lib.ingest.spool import aside, spooling
from lib.ingest.statuses import in_few_words, is_of_lines, is_of_payment, read_meanings
from lib.ingest.table import TextTable
from lib.ingest.tabs import without_payments
from lib.ingest.texts import Texts, absent, clean, cleaned, everywhere, filled_cells, quoted
from lib.ingest.unknown_statuses import unknown_counted
from lib.ingest.visits import as_visits
from lib.ingest.written import clock, says_hijri

_TOP_UP = re.compile(r"储值|充值|儲值|加值|チャージ|충전|пополнение|top.?up|guthabenaufladung", re.IGNORECASE)


def convert(
    table: TextTable, settings: ImportSettings, catalogue: Catalogue, today: date, like: Imported | None = None
) -> Imported:
    """Understand an order file.

    Args:
        table: the file as text.
        settings: what the reader chose.
        catalogue: what is known about headers, statuses and shop systems (lib.catalog.CATALOGUE).
        today: what was ordered later is in the future, unless `settings.as_of` says another day.
        like: another state of the same shop, whose rules hold where the reader chose none: by what customers are told apart,
            how dates and amounts are written, and whether what waits for its payment counts.

    Returns:
        The canonical tables, the ledger and what had to be assumed.

    Raises:
        CannotAnswer: the file holds no orders that can be understood, or a choice does not fit it.
    """
    with spooling(table.cells.num_rows):
        table = with_named_currencies(table, Columns(table))
        read = _converted(table, _as_read(settings, like), (catalogue, today), like)
        joined = files_joined(read.table, read.rows)
        others = [one for one in read.findings if one.code != JOINED or not joined]
        if any(one.code == DAYS_TOLD_TWICE for one in others):
            joined = [one for one in joined if one.code != FILES_OVERLAPPING]  # it says so, and what was done about it
        restarted = any(one.code == "order_numbers_restart" for one in others)
        return replace(read, findings=(*others, *joined, *strangers(read.table, read.rows, restarted=restarted)))


def _as_read(settings: ImportSettings, like: Imported | None) -> ImportSettings:
    """The choices, with how another state was read where nothing was chosen."""
    if like is None:
        return settings
    return replace(settings, decimal=like.reading.decimal, date_order=like.reading.date_order)


def _converted(
    table: TextTable, settings: ImportSettings, known: tuple[Catalogue, date], like: Imported | None = None
) -> Imported:
    catalogue, today = known
    table, columns, matched, dittos = _matched(table, settings, known)
    table, cells, completed = _completed(table, columns, matched, settings, known)
    whole, overlap = table, None
    if table.parts:
        overlap = overlap_of(
            table, cells, _days(cells, settings, catalogue, today), settings.as_of or today, settings.duplicates
        )
    if overlap is not None:
        table = table.only(~overlap.replaced)
        cells = Cells(Columns(table), table.headers, matched.columns, cells.grain)
    ways = two_ways(cells, matched.marks, {header for _, header in settings.mapping})
    if ways is not None and ways.whose:
        table = with_names_alone(table, cells, ways)
        cells = Cells(Columns(table), table.headers, matched.columns, cells.grain)
    columns, orders = cells.columns, _orders(cells, matched)
    numbers, figures, mark = read_columns(cells, settings, table.dialect.delimiter)
    dated = _dates(cells, orders, settings, (catalogue, matched.platform), today)
    orders = _in_time(cells, matched, orders, dated.moments, (settings, catalogue, today))
    who = partial(
        find_buyers,
        cells,
        chosen=frozenset(code for code, _ in settings.mapping),
        nobody=(catalogue.people, settings.nobody),
        wanted=settings.buyer,
        usual=None if like is None else like.told_by,
    )
    orders = _without_numbers(
        orders, cells, matched, dated.moments, numbers, who
    )  # before money is booked once an order
    returns = flagged_returns(cells, matched.marks, orders.ids, (orders.groups, orders.count))
    told = refunds_of_orders(cells, orders.groups)
    read = read_money(
        cells,
        orders.ids,
        (orders.groups, orders.count),
        orders.distinct,
        (numbers, figures, mark),
        matched.platform.currency if matched.platform else None,
        rows_taken_back(columns, table.headers, matched.marks, (orders.groups, orders.count), told)
        | (False if ways is None else ways.back)
        | returns,
    )
    orders, money = told_once(
        cells,
        orders,
        with_parts(
            _in_one_currency(
                with_returned_quantities(read, cells, matched.columns.values(), settings, catalogue), cells, settings
            ),
            orders.groups,
            orders.count,
            settings,
        ),
    )
    marked = read_marks(
        columns,
        table.headers,
        matched.marks,
        (orders.groups, orders.count),
        (money.sides.get("refund"), told),
        money.amount_e4 < 0,
        returns,
    )
    marked = paid_out(columns, table.headers, cells, catalogue.marks, marked, money.amount_e4)
    money, marked = without_payments(cells, money, with_two_ways(marked, ways, money.amount_e4), catalogue)
    money, of_account = _of_account(money, marked, columns, matched)
    other = marked.excluded | marked.taken_back
    money, discounts = with_discounts(
        columns, cells, (orders.groups, orders.count), _turned(money, marked.taken_back), other, catalogue.hints
    )
    buyers = who(orders.groups, orders.count)
    buyers = of_refunded_orders(buyers, cells, orders.ids, money.amount_e4 < 0)
    dated = replace(dated, cancelled=dated.cancelled | marked.excluded)
    judged = _judge(
        cells, orders, money, (buyers, dated, discounts, marked.taken_back), (settings, catalogue, matched, today), figures, like
    )  # fmt: skip
    money = replace(
        money,
        findings=[
            *dittos,
            *completed,
            *of_account,
            *money.findings,
            *unread_sides(cells, numbers, catalogue.statuses),
            *marked.findings,
            *no_orders_said(cells, matched, money.amount_e4, catalogue, marked.excluded),
            *shipping_beside(cells, money, orders.groups, orders.count, judged.fates == COUNTED, settings),
            *_columns_asked_about(columns, cells, matched, money, judged.fates == COUNTED, (settings, catalogue)),
            *_below_zero(cells, money, other | no_orders(cells, matched, money.amount_e4, catalogue)),
        ],
    )
    visits = as_visits(orders, cells, buyers, dated.moments, judged.currency)
    kept = assemble(Draft(table, settings, matched, cells, visits, money, buyers, dated, judged))
    if overlap is None:
        return kept
    older: Imported | None = None
    with suppress(DomainError):
        older = _converted(
            replace(whole.only(overlap.replaced), parts=(), part_of=None), _of_replaced(settings, kept), known
        )
    return with_replaced(kept, whole, overlap, older)


def _matched(
    table: TextTable, settings: ImportSettings, known: tuple[Catalogue, date]
) -> tuple[TextTable, Columns, Matched, list[Finding]]:
    """The table with its columns by field, cells that say "as above" filled, and the day of its titles where it has none."""
    catalogue, today = known
    signature = catalogue.of_kind("orders")
    table, said = without_dittos(table)
    whole, of_titles = with_day_of_titles(table, catalogue.month_numbers, today)
    if dict(settings.mapping).get("ordered_at") in {None, *table.headers}:
        matched = match_fields(table.headers, columns := Columns(table), settings.mapping, signature, today)
        if "ordered_at" in matched.columns or not of_titles:
            require_orders(table, matched, settings.mapping, catalogue, today)
            return table, columns, matched, said
    matched = match_fields(whole.headers, columns := Columns(whole), settings.mapping, signature, today)
    require_orders(whole, matched, settings.mapping, catalogue, today)
    return whole, columns, matched, [*said, *of_titles]


def _completed(
    table: TextTable, columns: Columns, matched: Matched, settings: ImportSettings, known: tuple[Catalogue, date]
) -> tuple[TextTable, Cells, list[Finding]]:
    """The table with what its rows leave to others: the year of their days, and what is written once for several of them."""
    catalogue, today = known
    whole = table
    table, apart = in_one_form(whole, matched.columns, settings, catalogue.month_numbers, today)
    columns = columns if table is whole else Columns(table)
    said = list[Finding]()
    if (place := matched.columns.get("ordered_at")) is not None:
        table, said = with_month_of_names(table, place, columns[place], catalogue.month_numbers)
        if not said:
            table, said = with_year_of_titles(
                table, place, columns[place], catalogue.month_numbers, today, settings.date_order
            )
    cells = Cells(Columns(table) if said else columns, table.headers, matched.columns)
    states = (*matched.states, *(at for _mark, at in matched.marks))
    days = partial(_days, cells, settings, catalogue, today)
    table, carried = carry_down(table, cells, matched.columns, days, states)
    if carried:
        lines = any(one.code == "carried_down" for one in carried)
        cells = Cells(Columns(table), table.headers, matched.columns, "line" if lines else "unknown")
    return table, cells, [*apart, *said, *carried]


def _columns_asked_about(
    columns: Columns,
    cells: Cells,
    matched: Matched,
    money: RowMoney,
    counted: Mask,
    known: tuple[ImportSettings, Catalogue],
) -> list[Finding]:
    """Questions about columns that may be what was given back, or paid, where the reader has said nothing of either."""
    settings, catalogue = known
    chosen = dict(settings.mapping)
    taken = {*matched.columns.values(), *matched.states, *(place for _mark, place in matched.marks)}
    asked: list[Finding] = [] if chosen.get("amount") else other_documents_said(columns, cells.headings, matched)
    if "refund" not in cells and "refund" not in chosen and settings.refunds != "ignore":
        asked += maybe_refunds(columns, cells, taken, money, catalogue)
    if not chosen.get("amount"):
        asked += paid_less(columns, cells, taken, money, counted, catalogue)
        asked += amount_holds(columns, cells, money, counted)
    return asked


def _of_replaced(settings: ImportSettings, kept: Imported) -> ImportSettings:
    """How rows are read that a newer file replaced: as the others are, only to tell whose they were and what they came to."""
    own = {code for code, _ in settings.mapping} | {"customer_id"}
    mapping = tuple((guess.field, guess.header) for guess in kept.guesses if guess.field not in own)
    return replace(
        settings,
        mapping=(*settings.mapping, *mapping),
        decimal=kept.reading.decimal,
        date_order=kept.reading.date_order,
        currency=settings.currency if settings.rates else None,
        duplicates="keep",
        buyer=kept.told_by,
    )


def _below_zero(cells: Cells, money: RowMoney, other: Mask) -> list[Finding]:
    """Say that a file looks like an account that money leaves: there, what was paid is taken for what was given back."""
    asked = money.readable & ~other
    below, filled = int(((money.amount_e4 < 0) & asked).sum()), int(((money.amount_e4 != 0) & asked).sum())
    if below * 2 <= filled or below < min(SEVERAL, filled):  # few rows say it where all of them do
        return []
    return [
        finding(
            "mostly_below_zero", "warning",
            N_("Most amounts in “{header}” are below zero ({below} of {filled}), as in a bank account or a list of payments made. Sales are expected above zero: bring the shop's orders, or choose the right column (--map amount=HEADER)."),
            header=cells.header("amount" if "amount" in cells else "unit_price"), below=below, filled=filled,
        )
    ]  # fmt: skip


def _in_one_currency(money: RowMoney, cells: Cells, settings: ImportSettings) -> RowMoney:
    """The same in the currency that was chosen, which settles what a sign could be.

    A column that was chosen by hand and names its currency is in that one: Total (GBP) beside the currency that was paid in.
    """
    named = header_currency(cells.header("amount")) if dict(settings.mapping).get("amount") else None
    if named is not None:
        money = replace(money, currency=everywhere(named, len(money.currency)))
    if settings.currency is not None:
        money = replace(money, findings=[one for one in money.findings if one.code != "yen_or_yuan"])
    return in_one_currency(money, settings)


def _topped_up(columns: Columns, matched: Matched) -> Mask:
    """Rows that say that money was paid into a card, in files that say whose card it is."""
    result = np.zeros(columns.rows, dtype=np.bool_)
    if not {"customer_id", "phone", "email", "name"} & set(matched.columns):
        return result
    for mark, place in matched.marks:
        texts = columns[place]
        says = [mark.code == "not_a_sale" and _TOP_UP.search(clean(text)) is not None for text in texts.distinct]
        result |= np.array([*says, False], dtype=np.bool_)[texts.codes]
    return result


def _of_account(money: RowMoney, marked: Marked, columns: Columns, matched: Matched) -> tuple[RowMoney, list[Finding]]:
    """A prepaid card's account: what is paid in is above zero and no sale, and all that is bought is below zero."""
    asked = money.readable & (money.amount_e4 != 0)
    bought = asked & ~marked.excluded & ~marked.taken_back
    paid_in = asked & marked.excluded & _topped_up(columns, matched)
    if (
        not bought.any()
        or not paid_in.any()
        or (money.amount_e4[bought] > 0).any()
        or (money.amount_e4[paid_in] < 0).any()
    ):
        return money, []
    said = finding(
        "account_turned", "warning",
        NP_(
            "Payments into the account are above zero and what was bought with it is below: {count} row below zero was taken as a sale.",
            "Payments into the account are above zero and what was bought with it is below: {count} rows below zero were taken as sales.",
        ),
        count=int(bought.sum()),
    )  # fmt: skip
    return replace(money, amount_e4=np.where(bought, -money.amount_e4, money.amount_e4)), [said]


def _turned(money: RowMoney, taken_back: Mask) -> RowMoney:
    """The same, what was given back as negative money, whatever its sign in the file."""
    if not taken_back.any():
        return money
    return replace(money, amount_e4=np.where(taken_back & (money.amount_e4 > 0), -money.amount_e4, money.amount_e4))


def _orders(cells: Cells, matched: Matched) -> OrderRows:
    if "order_id" in cells:
        ids, findings = read_ids(cells.texts("order_id"), "order_id", cells.header("order_id"))
    else:
        ids = absent(cells.columns.rows)
        said = any(one.code in {"order_id_empty", "order_ids_destroyed"} for one in matched.findings)
        template = N_("No column holds an order number, so each row was taken as one order.")
        findings = [] if said else [finding("no_order_id", "info", template)]
    groups, count = order_groups(ids)
    # A row that repeats another has its order number too, or neither has one.
    content = cells.columns.content((np.bincount(groups, minlength=1)[groups] > 1) | ~ids.present())
    distinct = every(len(groups)) if cells.grain == "line" else ~repeated_rows(content)
    return OrderRows(ids, groups, count, content, distinct, findings)


def _without_numbers(
    orders: OrderRows,
    cells: Cells,
    matched: Matched,
    moments: Moments,
    numbers: dict[str, Numbers],
    who: Callable[[Groups, int], Buyers],
) -> OrderRows:
    """The same, orders being what one customer bought at one moment where their numbers lost their digits, or where each line of no number tells what the lines of its moment come to."""
    lost = any(one.code == "order_ids_destroyed" for one in matched.findings)
    if not lost and ("order_id" in cells or not {"amount", "quantity", "unit_price"} <= numbers.keys()):
        return orders
    visits = as_visits(orders, cells, who(orders.groups, orders.count), moments, cells.texts("currency"))
    if lost:
        return replace(visits, findings=orders.findings)  # that the numbers are lost says it
    lines = product_e4(numbers["quantity"], numbers["unit_price"])[0]
    return visits if come_to(lines, numbers["amount"].e4()[0], visits.groups, visits.count) else orders


def _in_time(
    cells: Cells,
    matched: Matched,
    orders: OrderRows,
    moments: Moments,
    known: tuple[ImportSettings, Catalogue, date],
) -> OrderRows:
    """The same, numbers that begin again each day told apart, and of an order that is told again the latest rows kept."""
    if "order_id" in cells:
        apart = by_day(orders, moments, cells.header("order_id"))
        apart = by_run(orders, moments, cells.header("order_id")) if apart is orders else apart
        orders = by_place(orders, moments, cells) if apart is orders else apart
    return orders if known[0].duplicates == "keep" else latest_only(cells, matched, orders, moments, partial(_moments, *known))  # fmt: skip


def _days(cells: Cells, settings: ImportSettings, catalogue: Catalogue, today: date) -> Moments:
    """The order date a row, as far as it can be told before anything else is."""
    return _moments(settings, catalogue, today, cells.texts("ordered_at"))


def _moments(settings: ImportSettings, catalogue: Catalogue, today: date, texts: Texts) -> Moments:
    column = read_dates(texts, catalogue.month_numbers, today)
    return column.by_row(settings.date_order or column.decided() or column.assumed())


def _dates(
    cells: Cells,
    orders: OrderRows,
    settings: ImportSettings,
    known: tuple[Catalogue, Platform | None],
    today: date,
) -> Dated:
    """Read the order date; where it is blank, the order's other rows or the date of creation stand in."""
    catalogue, platform = known
    months = catalogue.month_numbers
    column = read_dates(cells.texts("ordered_at"), months, today)
    creation = read_dates(cells.texts("created_at"), months, today)
    evidence = column.decided() or creation.decided() or (platform.date_order if platform else None)
    order = settings.date_order or evidence or (column.assumed() if column.open_rows else column.shape())
    ambiguous = bool(column.open_rows and evidence is None and settings.date_order is None)
    moments = _with_clock(column.by_row(order), cells)
    written = filled_cells(column.texts)
    if not written.all():
        moments = np.where(written, moments, _filled(moments, orders))
        moments = aside(np.where(np.isnat(moments) & ~written, creation.by_row(order), moments))
    if np.isnat(moments).all() and int(written.sum()) >= SEVERAL:
        first = next(text for text in column.texts.distinct if clean(text))
        if lacks_year(column.texts, months):
            raise CannotAnswer(
                N_("“{header}” gives day and month, but no year ({example}), and nothing above the table says which year it is. Write the year into each date, as in 2024-03-05, or a line such as “01.01.2024 – 31.12.2024” above the column names, or the year into the file's name, and bring the file again."),
                header=cells.header("ordered_at"), example=quoted(first),
            )  # fmt: skip
        if says_hijri(first):
            raise CannotAnswer(
                N_("“{header}” is written in the Islamic calendar ({example}), whose months begin with the moon: which of our days are meant, no table tells for sure. Export with Gregorian dates, or choose a column that has them (--map ordered_at=HEADER)."),
                header=cells.header("ordered_at"), example=quoted(first),
            )  # fmt: skip
        raise CannotAnswer(
            N_(
                "“{header}” holds no day that can be read ({example}). Each order needs the day it was placed; a week, a month or a time of day alone is not enough. Choose another column (--map ordered_at=HEADER) or export with full dates."
            ),
            header=cells.header("ordered_at"),
            example=quoted(first),
        )
    return Dated(moments, _cancelled(cells, orders, order, months, today), order, ambiguous, column)


def _cancelled(cells: Cells, orders: OrderRows, order: DateOrder, months: dict[str, int], today: date) -> Mask:
    """Rows of orders that were cancelled on some day."""
    if "cancelled_at" not in cells:
        return np.zeros(cells.columns.rows, dtype=np.bool_)
    cancelled = read_dates(cells.texts("cancelled_at"), months, today).by_row(order)
    return ~np.isnat(_filled(cancelled, orders))


def _with_clock(moments: Moments, cells: Cells) -> Moments:
    """Days whose time of day stands in a column of its own."""
    if "time_of_day" not in cells or (moments != moments.astype("datetime64[D]"))[~np.isnat(moments)].any():
        return moments
    texts = cells.texts("time_of_day")
    seconds = np.array([clock(clean(text)) or 0 for text in texts.distinct] + [0], dtype="timedelta64[s]")
    return moments + seconds[texts.codes]


def _filled(moments: Moments, orders: OrderRows) -> Moments:
    """Rows without a moment take their order's first one."""
    if not np.isnat(moments).any():
        return moments
    rows = np.nonzero(~np.isnat(moments))[0][::-1]
    first = np.full(orders.count, NEVER, dtype="datetime64[s]")
    first[orders.groups[rows]] = moments[rows]
    return np.where(np.isnat(moments), first[orders.groups], moments)


def _judge(
    cells: Cells,
    orders: OrderRows,
    money: RowMoney,
    told: tuple[Buyers, Dated, Mask | None, Mask],
    known: tuple[ImportSettings, Catalogue, Matched, date],
    figures: dict[str, Figures],
    like: Imported | None = None,
) -> Judged:
    """Decide the fate of every row."""
    settings, catalogue, matched, today = known
    buyers, dated, discounts, taken_back = told
    rows = len(orders.groups)
    grain = "order" if money.booking == "row" else "line"
    duplicate, kept = find_duplicates(orders.groups, orders.ids.present(), orders.content, grain, settings.duplicates)
    if orders.superseded is not None:
        duplicate, kept = duplicate | orders.superseded, kept & ~orders.superseded
    (statuses, meanings), states, said_of, kind = _statuses(cells, orders, money, ~duplicate, (settings, catalogue, matched))  # fmt: skip
    rule = judge_statuses(
        statuses, meanings, (orders.groups, orders.count), ~duplicate, settings, (pending_rule(like), kind)
    )  # fmt: skip
    left = left_out(statuses, settings)[statuses.codes]
    if any(one.code == "pending_counted" for one in rule.findings):
        said_of = [
            one for one in said_of if one.code not in {"sent_not_paid", "never_paid"}
        ]  # they count, and it is said
    whole = money.booking in {"first", "once", "repeated"}
    facts = RowFacts(
        orders.groups, orders.count, whole, duplicate, buyers.ids, dated.moments, money.amount_e4, money.readable,
        _booked_refunds(money, orders, ~duplicate), "order" if "refund" in money.of_order else "row", rule.excluded, np.zeros(rows, dtype=np.bool_), discounts,
        beside_their_order(money, (orders.groups, orders.count), taken_back, discounts),
        sales_of(cells, orders.ids, orders.groups), _blank(cells.texts("ordered_at"), np.isnat(dated.moments)),
        of_no_order(cells, orders.ids),
    )  # fmt: skip
    in_part = np.zeros(rows, dtype=np.bool_)
    if settings.status_keep is None:
        for header, less in ((cells.header("refund") if "refund" in cells else None, refunded_in_part(facts)), (None, less_in_rows(facts))):  # fmt: skip
            rule = less_than_all(
                rule, (statuses, meanings), less & ~duplicate & ~in_part & ~left, header, orders.groups
            )
            in_part |= less
    said = read_states(states, (orders.groups, orders.count), rule.excluded, in_part)
    rule = replace(
        rule,
        excluded=rule.excluded | said.excluded,
        findings=[*rule.findings, *said_of, *said.findings],
    )
    by_marks, marks_said = left_out_by_marks(cells, money, ~duplicate, settings)
    rule = replace(rule, excluded=rule.excluded | by_marks, findings=[*rule.findings, *marks_said])
    # Payments and parts of a sum have no amount in the column of orders: nothing is missing there.
    no_order = no_orders(cells, matched, money.amount_e4, catalogue)
    blank = ~filled_cells(cells.texts("amount" if "amount" in cells else "unit_price"))
    facts = replace(
        facts,
        readable=money.readable | (no_order & blank),
        excluded=rule.excluded & ~called_refunded((meanings, statuses), money, settings, (orders.groups, buyers))
        | dated.cancelled
        | no_order
        | left,
        called_off=rule.excluded & _called_off(statuses, meanings, states),
        numbers=orders.ids,
    )
    last_day = settings.as_of or today
    fates = decide(facts, settings, last_day)
    currency, others = settle_currency(money.currency, fates == COUNTED, settings, figures)
    if others.any():
        facts = replace(facts, other_currency=others)
        fates = decide(facts, settings, last_day)
    without = None
    if buyers.field is None:
        anybody = replace(facts, customer=everywhere("", rows))
        without = decide(anybody, settings, last_day)
    taken = _taken(fates if without is None else without)
    rule = replace(
        rule,
        findings=[
            *rule.findings,
            *struck_but_counted(cells, fates == COUNTED, money, settings),
            *coloured_but_counted(cells, fates == COUNTED, money),
            *hidden_but_counted(cells, fates == COUNTED, money),
            *(
                unknown_counted((statuses, meanings), taken, money.amount_e4, money.currency)
                if settings.status_keep is None
                else ()
            ),
            *_given_back_in_part(
                (statuses, meanings),
                [*states, *_of_refunds(cells, matched, catalogue, orders)],
                facts,
                fates,
                in_part,
                settings,
            ),
            *(
                closed_counted(
                    (statuses, meanings), catalogue.statuses, (orders.groups, orders.count), fates == COUNTED
                )
                if settings.status_keep is None and "refund" not in cells
                else ()
            ),
        ],
    )
    return Judged(facts, fates, currency, statuses, rule, kept & taken, without)


def _given_back_in_part(
    told: tuple[Texts, tuple[Meaning | None, ...]], states: Sequence[State], facts: RowFacts, fates: Fates, in_part: Mask, settings: ImportSettings
) -> list[Finding]:  # fmt: skip
    """What is said of orders that are called refunded in part, of which neither a column nor a refund of their buyer's says how much."""
    if settings.status_keep is not None or settings.refunds == "ignore":
        return []
    refunded = np.zeros(int(facts.customer.codes.max(initial=-1)) + 2, dtype=np.bool_)
    refunded[facts.customer.codes[fates == REFUND]] = True
    unsaid = (fates == COUNTED) & ~in_part & ~refunded[facts.customer.codes]
    called = [told, *((state.texts, state.meanings) for state in states)]
    return given_back_unsaid(called, unsaid, facts.amount_e4, (facts.orders, facts.count))


def _called_off(statuses: Texts, meanings: tuple[Meaning | None, ...], states: Sequence[State]) -> Mask:
    """Rows that any of their statuses calls cancelled or given back."""
    own = np.array([*(one in {"cancelled", "refunded"} for one in meanings), False], dtype=np.bool_)[statuses.codes]
    return np.logical_or.reduce([own, *(state.rows_of({"cancelled", "refunded"}) for state in states)])


def _statuses(
    cells: Cells, orders: OrderRows, money: RowMoney, live: Mask, known: tuple[ImportSettings, Catalogue, Matched]
) -> tuple[tuple[Texts, tuple[Meaning | None, ...]], list[State], list[Finding], Listed]:
    """The status of each row with one meaning a distinct one, the further columns of statuses, what is to be said of them, and what the rows are."""
    settings, catalogue, matched = known
    groups = orders.groups, orders.count
    statuses = _in_words(cells.texts("status"), orders)
    header = cells.header("status") if "status" in cells else ""
    whether_paid = asks_whether_paid(header, catalogue.marks)
    meanings = read_meanings(statuses, catalogue.statuses, matched.platform, whether_paid=whether_paid)
    said, billed = as_invoices_say((statuses, meanings), header, cells, catalogue.statuses, groups)
    kind: Listed = "invoices" if are_called_invoices(cells, header, meanings, said) else "orders"
    whole = money.booking in {"first", "once", "repeated"}
    states = _states(cells, matched, catalogue, orders, whole=whole) if settings.status_keep is None else []
    if whole:
        states = [paid_in_the_end(one, groups) for one in states]
    told = statuses, as_payment_says(said, statuses, _that_explain(states, header, matched.platform))
    told, after_sales = with_after_sales(told, cells, matched.marks, groups, live, money, settings)
    told, of_notes = cancelled_in_notes(told, cells, matched, live, money, settings)
    told, unpaid = never_paid(told, cells, matched, groups, live, money, (settings, catalogue))
    of_notes = [*of_notes, *unpaid]
    if settings.status_keep is None:
        left = left_out(told[0], settings)[told[0].codes]
        of_others = replace(told[0], codes=np.where(left, -1, told[0].codes))
        counted = counted_but((of_others, told[1]), header, catalogue.statuses, groups)
        return told, states, [*billed, *counted, *after_sales, *of_notes], kind
    return told, states, [*after_sales, *of_notes], kind


def _taken(fates: Fates) -> Mask:
    """Rows that count or are netted."""
    return (fates == COUNTED) | (fates == REFUND)


def _blank(texts: Texts, rows: Mask) -> Mask:
    """The rows of some whose cell says nothing."""
    codes = np.unique(texts.codes[rows])
    says = [code for code in codes.tolist() if code >= 0 and clean_id(texts.distinct[code]) is not None]
    return rows & ~np.isin(texts.codes, says)


def _states(cells: Cells, matched: Matched, catalogue: Catalogue, orders: OrderRows, *, whole: bool) -> list[State]:
    """The further columns of statuses, gaps filled within an order; those of lines as they are, where an order's money does not stand as a whole."""
    states: list[State] = []
    for place in matched.states:
        header = cells.heading(place)
        of_lines = is_of_lines(header)
        if of_lines and whole:
            continue
        column = cells.columns[place]
        texts = in_few_words(cleaned(column)) if of_lines else _in_words(column, orders)
        platform = matched.platform
        own = platform if platform is not None and header and header == platform.payment_status else None
        meanings = read_meanings(
            texts, catalogue.statuses, own, whether_paid=asks_whether_paid(header, catalogue.marks)
        )
        meanings, _ = as_invoices_say(
            (texts, meanings), header, cells, catalogue.statuses, (orders.groups, orders.count)
        )
        waiting = [text for text, meaning in zip(texts.distinct, meanings, strict=True) if meaning == "pending"]
        of_payment = own is not None or is_of_payment(header) or (bool(waiting) and all(map(is_of_payment, waiting)))
        states.append(State(header, texts, meanings, of_payment))
    return states


def _that_explain(states: Sequence[State], header: str, platform: Platform | None) -> Sequence[State]:
    """The further columns that may say that what sounds unpaid is paid: where the shop system's own column tells, only its column of payments."""
    own = dict(platform.mapping).get("status") if platform is not None else None
    if platform is None or not own or compact(own) != compact(header):
        return states
    return [one for one in states if one.header == platform.payment_status]


def _in_words(column: Texts, orders: OrderRows) -> Texts:
    """The statuses of a column, gaps filled within an order."""
    return fill(in_few_words(cleaned(column)), orders.groups, orders.count, every(len(orders.groups)))


def _of_refunds(cells: Cells, matched: Matched, catalogue: Catalogue, orders: OrderRows) -> list[State]:
    """The columns that say in words what became of an order's refund, gaps filled within an order."""
    places = [place for mark, place in matched.marks if mark.code == "refunded" and mark.says == "words"]
    told = [(cells.heading(place), _in_words(cells.columns[place], orders)) for place in places]
    return [
        State(header, texts, read_meanings(texts, catalogue.statuses, None), of_payment=False) for header, texts in told
    ]


def _booked_refunds(money: RowMoney, orders: OrderRows, live: Mask) -> Money | None:
    refund = money.sides.get("refund")
    if refund is None or "refund" not in money.of_order:
        return refund
    return book_once(refund, orders.groups, orders.count, live)

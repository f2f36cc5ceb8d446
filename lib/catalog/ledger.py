"""The reasons of the import ledger in words. A reason of lib/ingest without an entry here fails a test."""

from __future__ import annotations

from dataclasses import dataclass

from lib.core.words import N_
from lib.ingest.imported import Fate, Kind


@dataclass(frozen=True)
class Reason:
    """Why rows or money went where they went.

    Attributes:
        code: as in `LedgerLine.code`.
        fate: as in `LedgerLine.fate`.
        title: two or three words for a table.
        explanation: one sentence for whoever asks why.
    """

    code: str
    fate: Fate
    title: str
    explanation: str


REASONS: tuple[Reason, ...] = (
    Reason("counted", "counted", N_("Counted"), N_("Sales with a buyer, a date and an amount: these are the orders that all pages look at.")),
    Reason("refund", "netted", N_("Refunds"), N_("Money given back in rows of its own (negative amounts, negative quantities, cancellation invoices); taken off the same customer's sales.")),
    Reason("refund_on_order", "netted", N_("Refunds noted on orders"), N_("Money given back according to the refund column of an order that counts; taken off that order.")),
    Reason("replaced", "dropped", N_("In a newer file as well"), N_("Orders that a newer one of the files has, too: they count as the newer one has them.")),
    Reason("duplicate", "dropped", N_("Repeated rows"), N_("Rows that are in the file twice, as when two exports overlap, rows that tell an earlier state of an order, and refunds that their order tells, too; each order counts once.")),
    Reason("guest_order", "set_aside", N_("No buyer"), N_("The row does not say who bought, so it cannot tell who comes back.")),
    Reason("unreadable", "set_aside", N_("Unreadable"), N_("The amount or the date is missing or could not be read; where the amount is unreadable, its money is not known and shows as 0.")),
    Reason("future_date", "set_aside", N_("Dated in the future"), N_("The date is after the day that the figures are counted to.")),
    Reason("status_excluded", "set_aside", N_("Cancelled, unpaid, refunded or still open"), N_("The status, a cancellation date or a full refund says that there was no sale, or not yet.")),
    Reason("zero_amount", "set_aside", N_("Amount of zero"), N_("An order or a line that cost nothing: samples, gifts, corrections.")),
    Reason("other_currency", "set_aside", N_("Other currency"), N_("The order is in another currency than the one chosen.")),
    Reason("refund_ignored", "set_aside", N_("Refunds left out"), N_("Refund rows, left out because refunds were chosen to be ignored.")),
    Reason("refund_unmatched", "set_aside", N_("Refunds without a sale"), N_("Refunds of orders that do not count themselves, and of customers who have no counted order in this file, such as for a purchase before the file begins.")),
    Reason("refund_on_set_aside", "set_aside", N_("Refunds on orders left out"), N_("Money given back on orders that do not count themselves, so there is nothing to take it off.")),
    Reason("refund_column_ignored", "set_aside", N_("Refund column left out"), N_("Money given back according to the refund column, left out because refunds were chosen to be ignored.")),
    Reason("shipping_left_out", "set_aside", N_("Shipping left out"), N_("Shipping that the amounts had in them, taken out because it was chosen so.")),
    Reason("tax_left_out", "set_aside", N_("Tax left out"), N_("Tax that the amounts had in them, taken out because it was chosen so.")),
)  # fmt: skip


#: The reasons of files beside the orders (lib.ingest.side).
SIDE_REASONS: tuple[Reason, ...] = (
    Reason("counted", "counted", N_("Counted"), N_("Rows that could be read and belong to the days looked at.")),
    Reason("credit", "netted", N_("Credits"), N_("Money that an advertising system gave back; taken off the spend.")),
    Reason("duplicate", "dropped", N_("Repeated rows"), N_("Rows that are in the file twice, as when two exports overlap; counted once.")),
    Reason("nobody", "set_aside", N_("Nobody named"), N_("The row does not say whose it is.")),
    Reason("unreadable", "set_aside", N_("Unreadable"), N_("Something that such a row needs is missing or could not be read; where the amount is unreadable, its money is not known and shows as 0.")),
    Reason("future_date", "set_aside", N_("Dated in the future"), N_("The date is after the day that the figures are counted to.")),
    Reason("other_currency", "set_aside", N_("Other currency"), N_("The row is in another currency than the one chosen.")),
    Reason("repeated_customer", "set_aside", N_("Customers named twice"), N_("The customer stands in an earlier row of the list; which row is right is not known, so the first was taken.")),
)  # fmt: skip


def reason(code: str, kind: Kind = "orders") -> Reason:
    """The words of a ledger code, in a file of a kind."""
    reasons = REASONS if kind == "orders" else SIDE_REASONS
    return next(one for one in reasons if one.code == code)

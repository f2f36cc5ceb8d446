"""Files that hold no orders: what their columns can be, and what they cannot do without. To teach one: an entry here."""

from __future__ import annotations

from dataclasses import replace

from lib.catalog import side_fields
from lib.catalog.fields import FIELDS
from lib.catalog.figures_in_tongues import FIGURES_IN_TONGUES
from lib.catalog.side_tongues import SIDE_TONGUES
from lib.core.words import N_
from lib.ingest.fields import Field, KindSignature


def _in_all_tongues(kind: str, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields with what other languages call them."""
    more = SIDE_TONGUES.get(kind, {}), FIGURES_IN_TONGUES.get(kind, {})
    return tuple(
        replace(field, names=(*field.names, *(name for names in more for name in names.get(field.code, ()))))
        for field in fields
    )


def _told_by_phone(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields of tests, of which a phone number can tell people apart where nothing surer does."""
    phone = next(field for field in _in_all_tongues("customers", side_fields.CUSTOMER_LIST) if field.code == "phone")
    return tuple(
        replace(field, names=(*field.names, *phone.names)) if field.code == "user_id" else field for field in fields
    )


def _never_what_came_in(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields of spend, of which no money is what orders brought, in whatever language."""
    spent = next(field for field in fields if field.code == "amount")
    brought = next(field for field in _in_all_tongues("daily", side_fields.DAILY) if field.code == "revenue")
    never = tuple(name for name in brought.names if name not in spent.names)
    return tuple(replace(field, never=(*field.never, *never)) if field is spent else field for field in fields)


#: What a line of an order can have, called as in a file of orders.
_OF_LINES = frozenset(["order_id", "product", "sku", "category", "quantity", "unit_price", "amount", "currency"])

KINDS: tuple[KindSignature, ...] = (
    KindSignature(
        "spend",
        N_("an advertising report"),
        use=N_("acquisition cost and the budget"),
        fields=_never_what_came_in(_in_all_tongues("spend", side_fields.SPEND)),
        needs=(("amount",), ("date", "first_day", "campaign", "channel", "impressions", "clicks")),
        telling=("impressions", "clicks", "campaign"),
    ),
    KindSignature(
        "events",
        N_("an event log"),
        use=N_("the customer journey"),
        fields=_in_all_tongues("events", side_fields.EVENTS),
        needs=(("event", "ticket"), ("user_id", "session_id"), ("occurred_at",)),
        telling=("event", "session_id", "ticket"),
    ),
    KindSignature(
        "daily",
        N_("daily totals"),
        use=N_("watching the shop day by day"),
        fields=_in_all_tongues("daily", side_fields.DAILY),
        needs=(("date",),),  # and a column of figures
        telling=("visitors", "page_views", "sessions"),
    ),
    KindSignature(
        "experiment",
        N_("a test of two versions"),
        use=N_("experiments"),
        fields=_told_by_phone(_in_all_tongues("experiment", side_fields.EXPERIMENT)),
        needs=(("variant",), ("user_id", "users")),  # and an outcome
        telling=("variant",),
    ),
    KindSignature(
        "campaigns",
        N_("a list of campaigns"),
        use=N_("the campaign value matrix"),
        fields=_in_all_tongues("campaigns", side_fields.CAMPAIGN_LIST),
        needs=(("campaign",), ("first_day",)),
        telling=("goal", "new_customers"),
    ),
    KindSignature(
        "customers",
        N_("a list of customers"),
        use=N_("customer groups"),
        fields=_in_all_tongues("customers", side_fields.CUSTOMER_LIST),
        needs=(("customer_id", "email", "phone"),),
        telling=("orders", "recency_days"),
        alone=(("orders", "amount", "last_at", "recency_days", "first_at", "won_at"),),
    ),
    KindSignature(
        "lines",
        N_("lines of orders"),
        use=N_("products and categories"),
        fields=tuple(field for field in FIELDS if field.code in _OF_LINES),
        needs=(("order_id",), ("product", "sku")),
        alone=((),),
    ),
)

"""Files that hold no orders: what their columns can be, and what they cannot do without. To teach one: an entry here."""

from __future__ import annotations

from lib.catalog import side_fields
from lib.core.words import N_
from lib.ingest.fields import KindSignature

KINDS: tuple[KindSignature, ...] = (
    KindSignature(
        "spend",
        N_("an advertising report"),
        use=N_("acquisition cost and the budget"),
        fields=side_fields.SPEND,
        needs=(("amount",), ("date", "first_day", "campaign", "channel", "impressions", "clicks")),
        telling=("impressions", "clicks", "campaign"),
    ),
    KindSignature(
        "events",
        N_("an event log"),
        use=N_("the customer journey"),
        fields=side_fields.EVENTS,
        needs=(("event", "ticket"), ("user_id", "session_id"), ("occurred_at",)),
        telling=("event", "session_id", "ticket"),
    ),
    KindSignature(
        "daily",
        N_("daily totals"),
        use=N_("watching the shop day by day"),
        fields=side_fields.DAILY,
        needs=(("date",),),  # and a column of figures
        telling=("visitors", "page_views", "sessions"),
    ),
    KindSignature(
        "experiment",
        N_("a test of two versions"),
        use=N_("experiments"),
        fields=side_fields.EXPERIMENT,
        needs=(("variant",), ("user_id", "users")),  # and an outcome
        telling=("variant",),
    ),
    KindSignature(
        "campaigns",
        N_("a list of campaigns"),
        use=N_("the campaign value matrix"),
        fields=side_fields.CAMPAIGN_LIST,
        needs=(("campaign",), ("first_day",)),
        telling=("goal", "new_customers"),
    ),
    KindSignature(
        "customers",
        N_("a list of customers"),
        use=N_("customer groups"),
        fields=side_fields.CUSTOMER_LIST,
        needs=(
            ("customer_id", "email", "phone"),
            ("orders", "amount", "last_at", "recency_days", "first_at", "won_at"),
        ),
        telling=("orders", "recency_days"),
    ),
)

"""The columns of the canonical tables. A name says its unit; money is in ten-thousandths (`_e4`)."""

from __future__ import annotations

CUSTOMER_ID = "customer_id"
#: A customer as a whole number: what stands in place of the id in the tables of the store (lib.store.engine).
CUSTOMER = "customer"
ORDER_ID = "order_id"
ORDERED_AT = "ordered_at"
REFUNDED_AT = "refunded_at"
AMOUNT_E4 = "amount_e4"
REFUND_E4 = "refund_e4"
NET_E4 = "net_e4"
CURRENCY = "currency"
STATUS = "status"
CHANNEL = "channel"
COUNTRY = "country"
DOMAIN = "domain"
LIVE_ROOM = "live_room"
TRAFFIC = "traffic"

PRODUCT = "product"
CATEGORY = "category"
QUANTITY = "quantity"
UNIT_PRICE_E4 = "unit_price_e4"

NAME = "name"
EMAIL = "email"
PHONE = "phone"
CONSENT = "consent"
EMAILS = "emails"
PHONES = "phones"
NAMES = "names"

USER_ID = "user_id"
SESSION_ID = "session_id"
EVENT = "event"
OCCURRED_AT = "occurred_at"
DEVICE = "device"
PAGE = "page"
LOAD_SECONDS = "load_seconds"
DWELL_SECONDS = "dwell_seconds"
VALUE_E4 = "value_e4"

FIRST_DAY = "first_day"
LAST_DAY = "last_day"
CAMPAIGN = "campaign"
PURPOSE = "purpose"
IMPRESSIONS = "impressions"
CLICKS = "clicks"
CONVERSIONS = "conversions"

METRIC = "metric"
VALUE = "value"

FIRST_AT = "first_at"
LAST_AT = "last_at"
WON_AT = "won_at"
ORDERS_COUNT = "orders"
RECENCY_DAYS = "recency_days"
SEGMENT = "segment"

GOAL = "goal"
NEW_CUSTOMERS = "new_customers"
RETURNING_CUSTOMERS = "returning_customers"
REVENUE_E4 = "revenue_e4"

VARIANT = "variant"
USERS = "users"

SOURCE_ROW = "source_row"
FATE = "fate"

#: One row an order. `net_e4` = `amount_e4` - `refund_e4`; `ordered_at` is local wall time.
ORDERS = (CUSTOMER_ID, ORDER_ID, ORDERED_AT, AMOUNT_E4, REFUND_E4, NET_E4, CURRENCY, STATUS, CHANNEL, COUNTRY, DOMAIN, LIVE_ROOM, TRAFFIC)  # fmt: skip
#: One row a refund document that is not tied to one order; `amount_e4` is positive.
REFUNDS = (CUSTOMER_ID, ORDER_ID, REFUNDED_AT, AMOUNT_E4, CURRENCY, CHANNEL, COUNTRY)
#: One row a counted line of an order, where the file has lines.
ORDER_LINES = (ORDER_ID, CUSTOMER_ID, ORDERED_AT, PRODUCT, CATEGORY, QUANTITY, UNIT_PRICE_E4, AMOUNT_E4)
#: One row an id: what `customer` stands for.
IDS = (CUSTOMER, CUSTOMER_ID)
#: One row a customer with a counted order: the last known way to reach them. `consent` is "yes", "no" or null.
CUSTOMERS = (CUSTOMER_ID, NAME, EMAIL, PHONE, CONSENT)
#: What stands beside them: how many different addresses, numbers and names the counted rows of each customer have.
CUSTOMERS_SEEN = (EMAILS, PHONES, NAMES)

#: One row an event of the web shop; `occurred_at` is local wall time, to the second.
EVENTS = (USER_ID, SESSION_ID, EVENT, OCCURRED_AT, CHANNEL, DOMAIN, DEVICE, PAGE, LOAD_SECONDS, DWELL_SECONDS, VALUE_E4)
#: One row of advertising spend. A day's has `first_day` = `last_day`, a period's total has both, and null means the file does
#: not say. `purpose` is "performance", "brand", "innovation" or null.
SPEND = (FIRST_DAY, LAST_DAY, CHANNEL, CAMPAIGN, PURPOSE, AMOUNT_E4, IMPRESSIONS, CLICKS, CONVERSIONS, CURRENCY)
#: One row a day and metric, for shops that only have totals; money metrics are in the currency's unit.
DAILY = (FIRST_DAY, METRIC, VALUE)
#: One row a campaign; `amount_e4` is what it cost. The figures are those that the file gives, null where it gives none.
CAMPAIGNS = (CAMPAIGN, CHANNEL, FIRST_DAY, LAST_DAY, GOAL, AMOUNT_E4, NEW_CUSTOMERS, RETURNING_CUSTOMERS, ORDERS_COUNT, REVENUE_E4, CURRENCY)  # fmt: skip
#: One row a unit and outcome: a person (`users` = 1, `user_id`), or all people of a version on a day (`users` of them).
#: `value` adds up over people: how many converted, or an amount in the currency's unit; null where the file does not say.
EXPERIMENTS = (VARIANT, USER_ID, FIRST_DAY, METRIC, USERS, VALUE)
#: One row a customer of a ready list. `last_at` or `recency_days` tells when they bought last; null where the list does not say.
#: Of a list of leads `first_at` is the first contact and `won_at` the deal; it is null where the stage says that there was none.
READY_CUSTOMERS = (CUSTOMER_ID, NAME, EMAIL, PHONE, CONSENT, FIRST_AT, WON_AT, LAST_AT, RECENCY_DAYS, ORDERS_COUNT, AMOUNT_E4, SEGMENT, CHANNEL, COUNTRY, CURRENCY)  # fmt: skip

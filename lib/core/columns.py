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

PRODUCT = "product"
CATEGORY = "category"
QUANTITY = "quantity"
UNIT_PRICE_E4 = "unit_price_e4"

NAME = "name"
EMAIL = "email"
PHONE = "phone"
CONSENT = "consent"

SOURCE_ROW = "source_row"
FATE = "fate"

#: One row an order. `net_e4` = `amount_e4` - `refund_e4`; `ordered_at` is local wall time.
ORDERS = (CUSTOMER_ID, ORDER_ID, ORDERED_AT, AMOUNT_E4, REFUND_E4, NET_E4, CURRENCY, STATUS, CHANNEL, COUNTRY, DOMAIN)
#: One row a refund document that is not tied to one order; `amount_e4` is positive.
REFUNDS = (CUSTOMER_ID, ORDER_ID, REFUNDED_AT, AMOUNT_E4, CURRENCY, CHANNEL, COUNTRY)
#: One row a counted line of an order, where the file has lines.
ORDER_LINES = (ORDER_ID, CUSTOMER_ID, ORDERED_AT, PRODUCT, CATEGORY, QUANTITY, UNIT_PRICE_E4, AMOUNT_E4)
#: One row an id: what `customer` stands for.
IDS = (CUSTOMER, CUSTOMER_ID)
#: One row a customer with a counted order: the last known way to reach them. `consent` is "yes", "no" or null.
CUSTOMERS = (CUSTOMER_ID, NAME, EMAIL, PHONE, CONSENT)

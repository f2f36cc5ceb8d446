"""Shop systems by their exports. To teach one: its headers as they are in the file, and what they mean where that is not plain."""

from __future__ import annotations

from lib.core.words import N_
from lib.ingest.fields import Platform

PLATFORMS: tuple[Platform, ...] = (
    Platform(
        "shopify",
        "Shopify",
        signature=("Name", "Created at", "Total", "Lineitem name"),
        mapping=(
            ("order_id", "Name"), ("customer_id", ""), ("email", "Email"), ("phone", "Phone"), ("name", "Billing Name"), ("ordered_at", "Created at"), ("created_at", ""), ("amount", "Total"),
            ("refund", "Refunded Amount"), ("status", "Financial Status"), ("cancelled_at", "Cancelled at"), ("currency", "Currency"), ("tax", "Taxes"), ("shipping", "Shipping"),
            ("discount", "Discount Amount"), ("product", "Lineitem name"), ("quantity", "Lineitem quantity"), ("unit_price", "Lineitem price"), ("sku", "Lineitem sku"), ("channel", "Source"),
            ("country", "Billing Country"), ("consent", "Accepts Marketing"), ("category", ""),
        ),
        export=N_("In Shopify: Orders, Export, “All orders”, as a plain CSV file. It has the buyer's e-mail address and phone number."),
    ),
    Platform(
        "squarespace",
        "Squarespace",
        signature=("Order ID", "Created at", "Total", "Amount Refunded", "Lineitem name", "Lineitem variant"),
        mapping=(
            ("order_id", "Order ID"), ("customer_id", ""), ("email", "Email"), ("phone", "Billing Phone"), ("name", "Billing Name"), ("ordered_at", "Created at"), ("created_at", ""), ("amount", "Total"),
            ("refund", "Amount Refunded"), ("status", "Financial Status"), ("cancelled_at", "Cancelled at"), ("currency", "Currency"), ("tax", "Taxes"), ("shipping", "Shipping"),
            ("discount", "Discount Amount"), ("product", "Lineitem name"), ("quantity", "Lineitem quantity"), ("unit_price", "Lineitem price"), ("sku", "Lineitem sku"), ("country", "Billing Country"), ("channel", ""),
        ),
        export=N_("In Squarespace: Selling, Orders, Export orders. It has the buyer's e-mail address."),
    ),
    Platform(
        "woocommerce",
        "WooCommerce",
        signature=("Order #", "Status", "Customer", "Customer type", "Items sold"),
        mapping=(
            ("order_id", "Order #"), ("customer_id", "Customer"), ("ordered_at", "Date"), ("created_at", ""), ("amount", "Net Sales"), ("status", "Status"), ("channel", "Attribution"),
            ("product", "Product(s)"), ("quantity", "Items sold"), ("unit_price", ""),
        ),
        export=N_("In WooCommerce: Analytics, Orders, Download. It names the buyer; an export plug-in that adds the e-mail address tells buyers of the same name apart."),
    ),
    Platform(
        "stripe",
        "Stripe",
        signature=("id", "Amount", "Amount Refunded", "Captured", "Payment Source Type", "Status"),
        mapping=(
            ("order_id", "id"), ("email", "Customer Email"), ("ordered_at", "Created date (UTC)"), ("created_at", ""), ("amount", "Amount"), ("refund", "Amount Refunded"), ("status", "Status"), ("currency", "Currency"),
            ("channel", ""), ("tax", ""),
        ),
        export=N_("In Stripe: Payments, Export, all columns. Tick “Customer Email”, or buyers cannot be told apart."),
    ),
    Platform(
        "etsy",
        "Etsy",
        signature=("Sale Date", "Item Name", "Buyer", "Item Total", "Listing ID"),
        mapping=(
            ("order_id", "Order ID"), ("customer_id", "Buyer"), ("name", "Ship Name"), ("ordered_at", "Sale Date"), ("created_at", ""), ("amount", "Item Total"), ("quantity", "Quantity"), ("unit_price", "Price"),
            ("product", "Item Name"), ("sku", "SKU"), ("currency", "Currency"), ("discount", "Discount Amount"), ("shipping", "Order Shipping"), ("tax", "Order Sales Tax"), ("country", "Ship Country"), ("channel", ""), ("status", ""),
        ),
        export=N_("In Etsy: Settings, Options, Download data, “Order items”. The buyer's user name is in it."),
    ),
    Platform(
        "amazon",
        "Amazon",
        signature=("amazon-order-id", "purchase-date", "item-price"),
        mapping=(
            ("order_id", "amazon-order-id"), ("customer_id", "buyer-email"), ("ordered_at", "purchase-date"), ("created_at", ""), ("amount", "item-price"), ("quantity", "quantity"), ("unit_price", ""), ("product", "product-name"),
            ("sku", "sku"), ("currency", "currency"), ("status", "order-status"), ("channel", "sales-channel"), ("country", "ship-country"), ("tax", "item-tax"), ("shipping", "shipping-price"), ("discount", "item-promotion-discount"),
            ("email", "buyer-email"), ("phone", "buyer-phone-number"), ("name", "buyer-name"),
        ),
        export=N_("Amazon's “All orders” report has no buyer. Take “Fulfilment by Amazon, Fulfilled shipments” or “Order report”, which have the buyer's e-mail alias."),
    ),
    Platform(
        "taobao",
        "淘宝 / 天猫",
        signature=("订单编号", "买家会员名", "买家应付货款", "买家实际支付金额", "订单状态"),
        mapping=(
            ("order_id", "订单编号"), ("customer_id", "买家会员名"), ("ordered_at", "订单付款时间"), ("created_at", "订单创建时间"), ("amount", "买家实际支付金额"), ("status", "订单状态"), ("product", "宝贝标题"), ("quantity", "宝贝总数量"),
            ("unit_price", ""), ("shipping", "买家应付邮费"), ("phone", "联系手机"), ("name", "收货人姓名"), ("email", ""), ("channel", ""), ("sku", ""),
        ),
        export=N_("In 千牛: 交易, 已卖出的宝贝, 批量导出, 订单报表 (ExportOrderList). It has the buyer's member name."),
        currency="CNY",
    ),
    Platform(
        "jd",
        "京东",
        signature=("订单号", "商品ID", "京东价", "订单金额", "下单帐号"),
        mapping=(
            ("order_id", "订单号"), ("customer_id", "下单帐号"), ("ordered_at", "下单时间"), ("created_at", ""), ("amount", "应付金额"), ("status", "订单状态"), ("product", "商品名称"), ("sku", "商品ID"), ("quantity", "订购数量"),
            ("unit_price", "京东价"), ("shipping", "运费金额"), ("phone", "联系电话"), ("name", "客户姓名"), ("channel", "订单渠道"),
        ),
        export=N_("In 京东商家后台: 订单管理, 订单查询与跟踪, 导出订单. It has the account that ordered (下单帐号)."),
        currency="CNY",
    ),
    Platform(
        "youzan",
        "有赞",
        signature=("订单号", "归属店铺", "订单实付金额", "买家手机号", "订单已退款金额"),
        mapping=(
            ("order_id", "订单号"), ("customer_id", "买家手机号"), ("phone", "买家手机号"), ("name", "买家昵称"), ("ordered_at", "买家付款时间"), ("created_at", "订单创建时间"), ("amount", "订单实付金额"), ("refund", "订单已退款金额"),
            ("status", "订单状态"), ("product", "全部商品名称"), ("shipping", "运费"), ("discount", "店铺优惠合计"), ("channel", "订单来源"), ("quantity", ""), ("unit_price", ""), ("sku", ""),
        ),
        export=N_("In 有赞: 订单, 订单概况, 导出, 标准报表. Ask for full phone numbers: hidden ones mix buyers up."),
        currency="CNY",
    ),
)  # fmt: skip

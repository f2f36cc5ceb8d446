"""The eight touch-points of a shop, what logs call them, and the limits that each has to keep.

A shop's words for a touch-point: English, Chinese, Google Analytics 4, Shopify's pixels, Segment, and public research logs.
Other languages are in lib.catalog.step_tongues. Whoever meets a name that is not known adds it, compact and without accents
(lib.analysis.touchpoints.compact).
"""

from __future__ import annotations

from lib.analysis.touchpoints import Rule, TouchPoint
from lib.catalog.step_tongues import STEP_TONGUES
from lib.core.words import N_

TOUCHPOINTS: tuple[TouchPoint, ...] = (
    TouchPoint(
        "seen",
        N_("Seen"),
        N_("An advertisement, a post or a live room showed the shop."),
        ("seen", "impression*", "adimpression", "exposure", "exposed", "reach", "viewpromotion", "viewitemlist", "productlistviewed", "promotionviewed", "adview", "曝光*", "展现", "展示", "广告曝光", "触达", "看到广告", "推送到达", *STEP_TONGUES["seen"]),
        ("reach",),
        N_("Advertising"),
        N_("Show it to people who resemble your regulars, and change the picture that has run longest."),
        N_("Two pictures, same audience, same budget, for two weeks."),
    ),
    TouchPoint(
        "landed",
        N_("Landed"),
        N_("They came to the shop: its first page, its mini program, its live room."),
        ("landed", "landing*", "visit*", "sessionstart*", "firstvisit", "pageview*", "pageviewed", "page", "appopen", "applaunch", "screenview", "enter", "click", "adclick", "storeview", "homepage", "homeview", "pv", "访问*", "到店", "进店*", "进入店铺", "落地页*", "打开小程序", "启动", "点击", "浏览首页", "首页", "浏览页面", "页面浏览", "访问页面", "打开页面", "浏览店铺", "浏览网页", "进入直播间", "到访", "storevisit*", "walkin*", "footfall*", "instorevisit*", "客流", "扫码进店", *STEP_TONGUES["landed"]),
        ("visitors", "sessions"),
        N_("Advertising"),
        N_("Let the first page keep the promise of the advertisement: same picture, same price, same words."),
        N_("The advertisement's own page against the home page."),
    ),
    TouchPoint(
        "product",
        N_("Product page"),
        N_("They looked at a product."),
        ("product", "productpage", "viewitem", "viewproduct*", "productview*", "productdetail*", "itemview*", "view", "viewcontent", "detail*", "pdp*", "selectitem", "browse", "productviewers", "productpageviews", "商品访客数", "商品浏览量", "浏览商品*", "商品浏览*", "商品详情*", "查看商品*", "看商品", "详情页*", "浏览", "商品点击", "tryon*", "fitting*", "试穿*", "试用*", "试吃*", *STEP_TONGUES["product"]),
        ("product_views",),
        N_("Shop"),
        N_("Put the three products that regulars buy first at the top, and let pages load in under a second and a half."),
        N_("Home page with the regulars' three products first, against today's."),
    ),
    TouchPoint(
        "cart",
        N_("Cart"),
        N_("They put something into the cart."),
        ("cart", "addtocart*", "addedtocart*", "addcart", "cartadd", "productaddedtocart*", "productadded", "basket", "addtobasket", "tocart", "加购*", "加入购物车*", "加购物车", "添加购物车", *STEP_TONGUES["cart"]),
        ("added_to_cart",),
        N_("Shop"),
        N_("Say price, delivery and return on the first screen of the product page; show what other buyers say."),
        N_("Product page with delivery and returns beside the price, against today's."),
    ),
    TouchPoint(
        "checkout",
        N_("Checkout"),
        N_("They went to the checkout or placed the order."),
        ("checkout*", "begincheckout*", "initiatecheckout", "startcheckout", "startedcheckout", "placeorder", "orderplaced", "ordercreated", "createorder", "submitorder", "addshippinginfo", "下单*", "提交订单*", "去结算", "结算*", "确认订单", "创建订单", "生成订单", *STEP_TONGUES["checkout"]),
        ("checkouts",),
        N_("Shop"),
        N_("Show the whole price with delivery in the cart, and remind of a left cart within a day."),
        N_("A reminder after three hours against one after a day."),
    ),
    TouchPoint(
        "paid",
        N_("Paid"),
        N_("They paid."),
        ("paid", "pay", "payment*", "purchase*", "buy", "bought", "order", "ordered", "ordercompleted", "orderpaid", "checkoutcompleted", "transaction*", "paysuccess", "conversion", "支付*", "付款*", "成交", "购买*", "买单", "支付成功", "完成支付", "付费", "instorepurchase*", "pospurchase*", "门店支付*", "线下支付*", "线下成交*", "到店支付*", *STEP_TONGUES["paid"]),
        ("orders", "buyers"),
        N_("Payment"),
        N_("Walk through the checkout on a phone today; offer the way to pay that your regulars use."),
        N_("Checkout on one page against today's."),
    ),
    TouchPoint(
        "received",
        N_("Received"),
        N_("The parcel arrived."),
        ("received", "receipt", "delivered*", "orderdelivered", "delivery", "fulfilled", "orderfulfilled", "收货*", "确认收货", "签收*", "已送达", "送达", "妥投", "pickup*", "pickedup*", "instorepickup*", "自提*", "到店自提*", "提货*", *STEP_TONGUES["received"]),
        (),
        N_("Warehouse"),
        N_("Send what is in stock within a day, and say where the parcel is before anybody asks."),
        N_("A message on the day of dispatch against none: orders again within 30 days."),
    ),
    TouchPoint(
        "again",
        N_("Ordered again"),
        N_("They ordered once more."),
        ("again", "orderedagain", "orderagain", "reorder*", "repurchase*", "repeatpurchase*", "repeatorder", "secondorder", "再次购买", "复购*", "回购*", "二次购买", "再次下单", "再次支付", *STEP_TONGUES["again"]),
        (),
        N_("Customer care"),
        N_("Ask how it was when the parcel is there, and remind when the first purchase should be used up."),
        N_("A reminder at the usual gap between orders against one a week later."),
    ),
)  # fmt: skip

#: What is known of how long a product page is looked at before people buy; the shop's own norm can be set on the page.
DWELL_NORM_SECONDS = {"beauty": 28.0}

RULES: tuple[Rule, ...] = (
    Rule("reach_less", "seen", "units_against_usual", "below", 0.7, 3, N_("At least {share_limit} of the usual number see the shop")),
    Rule("visitors_less", "landed", "units_against_usual", "below", 0.7, 3, N_("At least {share_limit} of the usual number come in")),
    Rule("product_loads_slowly", "product", "load_seconds", "above", 1.5, 1, N_("Product pages load within {limit} seconds"),
         N_("Technology"), N_("Make the pictures of the slowest product pages smaller, and take off what the page does not need."), N_("The ten most visited product pages with smaller pictures, against today's: load time and carts.")),
    Rule("product_left_early", "product", "dwell_seconds", "below", DWELL_NORM_SECONDS["beauty"], 1, N_("Product pages are looked at for at least {limit} seconds"),
         "", N_("Show the product in use on the first screen: a short film, what it solves, what buyers say."), N_("Three product pages with a film at the top, against today's: seconds looked at and carts.")),
    Rule("few_carts", "cart", "arriving", "below", 0.05, 3, N_("Filling a cart is not below {share_limit} three days running")),
    Rule("carts_less", "cart", "arriving_against_usual", "below", 0.7, 3, N_("Filling a cart stays above {share_limit} of its usual share")),
    Rule("checkouts_less", "checkout", "arriving_against_usual", "below", 0.7, 3, N_("Going to the checkout stays above {share_limit} of its usual share")),
    Rule("payments_less", "paid", "arriving_against_usual", "below", 0.7, 3, N_("Paying after the checkout stays above {share_limit} of its usual share")),
    Rule("parcels_less", "received", "units_against_usual", "below", 0.7, 3, N_("At least {share_limit} of the usual number receive their parcel")),
    Rule("again_less", "again", "units_against_usual", "below", 0.7, 3, N_("At least {share_limit} of the usual number order again")),
)  # fmt: skip


#: What people at a step are told apart by, and the moments that a log tells besides its own columns.
ATTRIBUTES: dict[str, str] = {
    "channel": N_("channel"),
    "device": N_("device"),
    "page": N_("page"),
    "segment": N_("customer group"),
    "domain": N_("public and private domain"),
    "hour": N_("time of day"),
    "speed": N_("loading time"),
}
MOMENTS: dict[str, str] = {
    "night": N_("0–6 o'clock"),
    "morning": N_("6–12 o'clock"),
    "afternoon": N_("12–18 o'clock"),
    "evening": N_("18–24 o'clock"),
    "fast": N_("loaded within 1.5 s"),
    "slow": N_("loaded in over 1.5 s"),
}
#: The sides of public and private domain, and kinds of live rooms and traffic.
SIDES: dict[str, str] = {
    "private": N_("Private domain"),
    "public": N_("Public domain"),
    "own": N_("Own live room"),
    "influencer": N_("Influencers' live rooms"),
    "paid": N_("Paid traffic"),
    "unpaid": N_("Unpaid traffic"),
    "untold": N_("Other channels"),
}

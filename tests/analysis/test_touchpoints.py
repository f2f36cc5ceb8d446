from __future__ import annotations

import pytest

from lib.analysis.funnel_rule import Step
from lib.analysis.touchpoints import guessed, named_events, named_steps, steps_of, touchpoint_of
from lib.catalog.touchpoints import RULES, TOUCHPOINTS
from lib.core.errors import CannotAnswer

LOGS = {
    "sample": ["seen", "landed", "product_view", "add_to_cart", "checkout", "paid", "received", "ordered_again"],
    "chinese": ["曝光", "到店", "浏览商品", "加入购物车", "提交订单", "支付成功", "确认收货", "再次购买"],
    "ga4": ["view_item_list", "session_start", "view_item", "add_to_cart", "begin_checkout", "purchase"],
    "shopify": ["page_viewed", "product_viewed", "product_added_to_cart", "checkout_started", "checkout_completed"],
    "segment": ["Product Viewed", "Product Added", "Checkout Started", "Order Completed"],
    "taobao": ["pv", "cart", "buy"],
    "rees46": ["view", "cart", "purchase"],
    "retailrocket": ["view", "addtocart", "transaction"],
    "meta": ["PageView", "ViewContent", "AddToCart", "InitiateCheckout", "Purchase"],
    "web and shop": ["ad_view", "store_visit", "try_on", "add_to_cart", "in_store_purchase", "picked_up"],
    "português": [
        "banner_exibido",
        "abriu_app",
        "viu_produto",
        "colocou_sacola",
        "iniciou_checkout",
        "pagou",
        "recebeu",
        "recomprou",
    ],
    "português, too": ["Visualizou produto", "adicionou_ao_carrinho", "fez_pedido", "Compra concluída"],
    "español": [
        "anuncio_visto",
        "abrió_app",
        "vio_producto",
        "agregó_al_carrito",
        "inició_pago",
        "pagó",
        "recibió",
        "volvió_a_comprar",
    ],
    "deutsch": [
        "Anzeige gesehen",
        "Startseite",
        "Produkt angesehen",
        "In den Warenkorb",
        "Zur Kasse",
        "Bezahlt",
        "Geliefert",
        "Erneut bestellt",
    ],
    "français": [
        "pub_vue",
        "app_ouverte",
        "fiche_produit",
        "ajout_panier",
        "début_commande",
        "payé",
        "colis_livré",
        "rachat",
    ],
    "italiano": ["app_aperta", "prodotto_visto", "aggiunto_al_carrello", "inizio_pagamento", "acquisto", "consegnato"],
    "日本語": [
        "広告表示",
        "アプリ起動",
        "商品閲覧",
        "カートに追加",
        "購入手続き開始",
        "購入完了",
        "商品到着",
        "再購入",
    ],
    "한국어": ["광고노출", "앱실행", "상품조회", "장바구니담기", "결제시작", "결제완료", "배송완료", "재구매"],
    "繁體": ["廣告曝光", "進店", "瀏覽商品", "加入購物車", "下單", "購買成功", "簽收", "回購"],
    "线上线下": ["曝光", "进店", "试穿", "加购", "门店支付", "到店自提", "复购"],
}
ALL = ["seen", "landed", "product", "cart", "checkout", "paid", "received", "again"]
EXPECTED = {
    "sample": ["seen", "landed", "product", "cart", "checkout", "paid", "received", "again"],
    "chinese": ["seen", "landed", "product", "cart", "checkout", "paid", "received", "again"],
    "ga4": ["seen", "landed", "product", "cart", "checkout", "paid"],
    "shopify": ["landed", "product", "cart", "checkout", "paid"],
    "segment": ["product", "cart", "checkout", "paid"],
    "taobao": ["landed", "cart", "paid"],
    "rees46": ["product", "cart", "paid"],
    "retailrocket": ["product", "cart", "paid"],
    "meta": ["landed", "product", "cart", "checkout", "paid"],
    "web and shop": ["seen", "landed", "product", "cart", "paid", "received"],
    "português": ALL,
    "português, too": ["product", "cart", "checkout", "paid"],
    "español": ALL,
    "deutsch": ALL,
    "français": ALL,
    "italiano": ["landed", "product", "cart", "checkout", "paid", "received"],
    "日本語": ALL,
    "한국어": ALL,
    "繁體": ALL,
    "线上线下": ["seen", "landed", "product", "cart", "paid", "received", "again"],
}


@pytest.mark.parametrize("log", LOGS)
def test_logs_of_known_systems_are_understood(log: str) -> None:
    found = guessed(LOGS[log], TOUCHPOINTS)
    assert list(found) == EXPECTED[log]
    assert sum(len(events) for events in found.values()) == len(LOGS[log])


def test_no_name_is_two_touchpoints() -> None:
    bare = [(guessed([name], (point,)), name) for point in TOUCHPOINTS for name in point.events]
    assert all(found for found, _ in bare)
    names = [name for point in TOUCHPOINTS for name in point.events]
    assert [name for name in names if names.count(name) > 1] == []
    assert {
        name: found
        for point in TOUCHPOINTS
        for name in point.events
        if (found := list(guessed([name.rstrip("*")], TOUCHPOINTS))) != [point.code]
    } == {}


def test_names_that_mean_nothing_stay_out() -> None:
    assert (
        guessed(["remove_from_cart", "zoom", "客服咨询", "chat_suporte", "removeu_do_carrinho", ""], TOUCHPOINTS) == {}
    )


def test_a_step_is_told_to_be_a_touchpoint() -> None:
    names = ["sku_open", "money in", "a=b"]
    steps = named_steps(["product=sku_open", "a=b", "Paid=money_in?"], names, TOUCHPOINTS)
    assert [(step.code, step.events, step.need) for step in steps] == [
        ("product", ("sku_open",), "required"),
        ("a=b", ("a=b",), "required"),
        ("paid", ("money in",), "optional"),
    ]
    with pytest.raises(CannotAnswer, match="seen="):
        named_steps(["till=money_in"], names, TOUCHPOINTS)


def test_an_event_never_stands_for_two_steps() -> None:
    steps = steps_of({"landed": ("a", "b"), "product": ("b",), "cart": ("c",)}, TOUCHPOINTS)
    assert [(step.code, step.events) for step in steps] == [("landed", ("a", "b")), ("cart", ("c",))]


def test_steps_are_written_as_people_write_them() -> None:
    names = ["View Item", "add_to_cart", "Purchase", "search", "why?"]
    steps = named_steps(["view_item", "search?", "add_to_cart|search", "paid", "why?"], names, TOUCHPOINTS)
    assert [(step.code, step.events, step.need) for step in steps] == [
        ("View Item", ("View Item",), "required"),
        ("search", ("search",), "optional"),
        ("add_to_cart|search", ("add_to_cart", "search"), "required"),
        ("Purchase", ("Purchase",), "required"),
        ("why?", ("why?",), "required"),
    ]
    with pytest.raises(CannotAnswer, match="“nope” is not an event of the file"):
        named_steps(["nope"], names, TOUCHPOINTS)
    with pytest.raises(CannotAnswer, match="“x” was to be optional"):
        named_steps(["search"], names, TOUCHPOINTS, ["x"])


def test_events_are_known_in_any_case_where_that_tells_them_apart() -> None:
    names = ["Add To Cart", "Purchase", "View", "view", "search", "Search!"]
    assert named_events([" purchase ", "ADD_TO_CART", "view", "SEARCH"], names, TOUCHPOINTS) == (
        "Purchase",
        "Add To Cart",
        "view",
        "search",
    )
    steps = named_steps(["view", "add_to_cart", "PURCHASE"], names, TOUCHPOINTS, ["Add to cart"])
    assert [(step.code, step.need) for step in steps] == [
        ("view", "required"),
        ("Add To Cart", "optional"),
        ("Purchase", "required"),
    ]
    by_touch_point = named_steps(["view", "cart", "paid"], names, TOUCHPOINTS, ["cart"])
    assert [step.need for step in by_touch_point] == ["required", "optional", "required"]
    with pytest.raises(CannotAnswer) as told:
        named_events(["VIEW"], names, TOUCHPOINTS)
    assert dict(told.value.sentence.facts) == {"event": "VIEW", "events": ("“View”", "“view”")}
    with pytest.raises(CannotAnswer) as told:
        named_events(["purchased"], names, TOUCHPOINTS)
    assert told.value.sentence.facts["nearest"] == ("“Purchase”",)


def test_start_pages_are_known_in_the_languages_of_the_other_steps() -> None:
    names = ["Startseite besucht", "Homepage viewed", "Visitou o site", "Visitó la tienda", "Page d'accueil vue"]
    names += ["Home page visitata", "Startpagina bezocht", "トップページ閲覧", "홈페이지 방문", "Strona główna"]
    assert guessed(names, TOUCHPOINTS) == {"landed": tuple(sorted(names))}


def test_every_touch_point_is_complete_and_its_names_are_its_own() -> None:
    owner_of: dict[str, str] = {}
    assert len(TOUCHPOINTS) == 8
    for point in TOUCHPOINTS:
        for text in (point.title, point.meaning, point.owner, point.action, point.test):
            assert text, point.code
        for name in point.events:
            assert owner_of.setdefault(name, point.code) == point.code, name
            assert name == name.casefold()
            assert " " not in name
            assert "_" not in name
    assert touchpoint_of(Step("cart", ("x",)), TOUCHPOINTS) == touchpoint_of(Step("x", ("add_to_cart",)), TOUCHPOINTS)
    assert touchpoint_of(Step("x", ("x",)), TOUCHPOINTS) is None


def test_every_touch_point_has_a_limit() -> None:
    assert {rule.touchpoint for rule in RULES} == {point.code for point in TOUCHPOINTS}
    assert len({rule.code for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.days >= 1, rule.code

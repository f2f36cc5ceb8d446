from __future__ import annotations

import re

import pytest

from lib.analysis.quality import CHECKS
from lib.ui.projects import packed
from tests.ui.conftest import App

ORDERS = """order id,date,customer,amount,status
1,2024-01-05,ann,10.00,paid
2,2024-01-06,bob,20.00,paid
3,2024-02-01,ann,30.00,cancelled
4,2024-02-02,,40.00,paid
5,2024-03-01,ann,50.00,paid
"""


def dropped(text: str = ORDERS, name: str = "orders.csv") -> App:
    return App().page("data").upload(name, text.encode())


def metrics(app: App) -> list[str]:
    return [metric.value for metric in app.tab.metric]


def test_an_upload_becomes_an_answer_with_its_figures() -> None:
    app = dropped()
    assert not app.tab.exception
    assert metrics(app) == ["3", "2", "80.00", "2"]


def test_the_ledger_names_what_was_set_aside_and_adds_up() -> None:
    labels = [panel.label for panel in dropped().tab.expander]
    assert any(label.startswith("**No buyer** · 1 row") for label in labels)
    assert "Together 5 rows and 150.00" in dropped().text


def test_a_ledger_line_opens_into_its_rows_as_the_file_has_them() -> None:
    app = dropped()
    app.tab.session_state["ledger-guest_order"] = True
    app.tab.run()
    rows = app.tab.dataframe[0].value
    assert rows.to_dict("records") == [
        {"Row": 5, "order id": "4", "date": "2024-02-02", "customer": "", "amount": "40.00", "status": "paid"}
    ]


def test_the_first_line_dates_the_rows_of_guests_as_well() -> None:
    app = dropped(ORDERS.replace("5,2024-03-01,ann", "5,2024-03-01,"))
    assert "5 rows from 5 Jan 2024 to 1 Mar 2024" in app.text


def test_examples_are_shown_as_they_are_read() -> None:
    app = dropped(ORDERS.replace("\n1,", '\n"=""00123""",'))
    assert "00123" in app.text
    assert '=\\"' not in app.text
    assert '="' not in app.text


def test_a_column_in_which_nothing_stands_is_not_to_be_checked() -> None:
    rows = "".join(f"{at},2026-01-0{at},小王{at},10.5,\n" for at in range(1, 5))
    app = dropped(f"订单号,下单时间,买家,金额,流量类型\n{rows}")
    app.tab.session_state["fields-found"] = True
    app.tab.run()
    assert app.tab.selectbox(key="field-traffic-1").value == "流量类型"
    assert [one.value for one in app.tab.caption if one.value == "empty"]
    assert "a guess, please check" not in app.text


def test_a_status_that_is_chosen_counts_and_undo_takes_it_back() -> None:
    app = dropped()
    app.tab.get_by_key("statuses-1").set_value(["paid", "cancelled"]).run()
    assert metrics(app)[0] == "4"
    app.tab.button(key="undo-reading").click().run()
    assert metrics(app)[0] == "3"


def test_a_column_can_be_chosen_by_hand() -> None:
    app = dropped(ORDERS.replace("customer,", "customer,vip,").replace("ann,", "ann,x,").replace("bob,", "bob,x,"))
    app.tab.selectbox(key="field-customer_id-1").select("vip").run()
    assert metrics(app)[1] == "1"


def test_a_column_that_another_field_took_is_shown_at_that_field_only() -> None:
    app = dropped()
    app.tab.session_state["fields-found"] = app.tab.session_state["fields-others"] = True
    app.tab.run()
    app.tab.selectbox(key="field-channel-1").select("status").run()
    read = app.tab.session_state["session"].project.imported
    assert {guess.field: guess.header for guess in read.guesses if guess.header == "status"} == {"channel": "status"}
    assert app.tab.selectbox(key="field-channel-1").value == "status"
    assert not app.tab.selectbox(key=app.drawn("field-status-1")).value


def test_what_else_was_found_and_what_could_be_there_is_asked_once_its_panel_is_opened() -> None:
    app = dropped()
    found, others = "field-status-1", "field-channel-1"
    assert not {found, others} & {box.key for box in app.tab.selectbox}
    app.tab.session_state["fields-found"] = app.tab.session_state["fields-others"] = True
    app.tab.run()
    assert app.tab.selectbox(key=found).value == "status"
    assert not app.tab.selectbox(key=others).value
    app.tab.selectbox(key=others).select("status").run()
    assert (
        app.tab.selectbox(key=others).value == "status"
    )  # in the first panel now, which is open still, by another title


def test_a_choice_that_cannot_be_read_is_refused_in_a_sentence_and_changes_nothing() -> None:
    app = dropped()
    app.tab.selectbox(key="field-amount-1").select("").run()
    assert not app.tab.exception
    assert len(app.tab.error) == 1
    assert metrics(app)[0] == "3"
    assert app.tab.selectbox(key="field-amount-2").value == "amount"


def test_a_choice_that_leaves_no_order_says_so_and_can_be_undone() -> None:
    app = dropped("order id,date,customer,amount\n1,2024-01-05,ann,10.00\n2,2024-01-06,bob,20.00\n")
    app.tab.selectbox(key="field-ordered_at-1").select("customer").run()
    assert not app.tab.exception
    assert not app.tab.error
    assert "None of the 2 rows" in app.text
    app.tab.button(key="undo-reading").click().run()
    assert metrics(app)[0] == "2"


def test_a_file_without_buyers_says_so_in_the_open_on_every_page() -> None:
    app = dropped("order id,date,amount\n1,2024-01-05,10.00\n2,2024-01-06,20.00\n")
    assert not app.tab.exception
    assert any("No column says who bought" in one.value for one in app.tab.warning)
    assert "Export a longer period" not in app.text
    assert [one.value[:3] for one in app.tab.header] == ["1 ·", "2 ·", "3 ·"]
    assert "--map" not in app.text
    assert "became 2 orders, worth 30.00; who bought is not in the file" in app.text
    lines = [one.label for one in app.tab.expander if "row" in one.label]
    assert [one for one in lines if one.startswith("**Counted**")] == []  # it would be 0 rows beside 2 orders
    assert [one for one in lines if one.startswith("**No buyer**")] == ["**No buyer** · 2 rows · 30.00"]
    assert "With an order file that names its buyers, these open, too: Today, Segments" in app.text
    for name in ("today", "segments"):
        (said,) = [one.value for one in app.page(name).tab.error]
        assert "No column says who bought" in said
        assert "Widen the dates" not in said
        assert "--map" not in said
    assert "0 orders" not in app.text
    for name in ("journey", "clusters"):
        text = app.page(name).text
        assert "No column says who bought" in text
        assert "ordered twice" not in text


def test_the_share_that_could_not_be_read_is_of_the_rows_that_were_not_dropped() -> None:
    app = dropped(ORDERS + "5,2024-03-01,ann,50.00,paid\n6,2024-03-02,bob,n/a,paid\n")
    assert "17% of the rows could not be read" in app.text
    assert "17% of the rows (1)" in app.text


def test_several_currencies_are_not_added_up_until_one_is_chosen() -> None:
    app = dropped("order id,date,customer,amount,currency\n1,2024-01-05,ann,10,EUR\n2,2024-01-06,bob,20,USD\n")
    assert not app.tab.exception
    assert not app.tab.error
    assert "in several currencies" in app.text
    next(box for box in app.tab.selectbox if str(box.key).startswith("rates-to-")).select("USD").run()
    next(button for button in app.tab.button if button.label == "Count only USD").click()
    app.tab.run()
    assert metrics(app)[2] == "$20.00"


MEANT = """order id,date,email,account,amount,shipping,currency
1,2024-01-05,ann@x.org,a1,10,2,EUR
2,2024-01-06,ANN@x.org,a2,20,2,EUR
3,2024-01-07,bob@x.org,a3,30,2,{third}
"""


def test_who_is_one_customer_is_asked_with_what_each_answer_gives_and_can_be_undone() -> None:
    app = dropped(MEANT.format(third="EUR"))
    assert metrics(app)[1] == "3"
    asked = app.tab.radio(key="buyer-1")
    assert asked.options == ["E-mail", "Customer number or account"]
    asked.set_value("email").run()
    assert not app.tab.exception
    assert metrics(app)[1] == "2"
    assert app.tab.selectbox(key="field-customer_id-2").value == "email"
    app.tab.button(key="undo-reading").click().run()
    assert metrics(app)[1] == "3"


def test_shipping_can_be_taken_out_and_is_accounted_for() -> None:
    app = dropped(MEANT.format(third="EUR"))
    app.tab.get_by_key("part-shipping-1").set_value("without").run()
    assert not app.tab.exception
    assert metrics(app)[2] == "€54.00"
    assert any("Shipping left out" in panel.label for panel in app.tab.expander)


def test_several_currencies_are_counted_together_at_rates_that_are_told() -> None:
    app = dropped(MEANT.format(third="USD"))
    next(box for box in app.tab.text_input if str(box.key).startswith("figure-rate-USD-EUR")).set_value("0,9")
    next(button for button in app.tab.button if button.label == "Count all at these rates").click()
    app.tab.run()
    assert not app.tab.exception
    assert metrics(app)[2] == "€57.00"
    app.tab.button(key="undo-reading").click().run()
    assert "in several currencies" in app.text


THREE = MEANT.format(third="USD") + "4,2024-01-08,cid@x.org,a4,40,2,GBP\n"


def rate_boxes(app: App) -> list[str]:
    """The currencies of the boxes for rates, in their order."""
    keys = [str(box.key) for box in app.tab.text_input if str(box.key).startswith("figure-rate-")]
    return [key.split("-")[2] for key in keys]


def test_to_count_all_each_rate_is_asked_for_and_what_is_no_rate_is_said() -> None:
    app = dropped(THREE)
    before = rate_boxes(app)
    next(box for box in app.tab.text_input if str(box.key).startswith("figure-rate-USD-EUR")).set_value("0.9")
    next(box for box in app.tab.text_input if str(box.key).startswith("figure-rate-GBP-EUR")).set_value("-2")
    next(button for button in app.tab.button if button.label == "Count all at these rates").click()
    app.tab.run()
    assert "in several currencies" in app.text
    assert "the rate of GBP is needed" in app.tab.error[0].value
    assert "“-2” cannot be: a rate is above 0." in app.text
    assert "Nothing was lost" not in app.text
    next(box for box in app.tab.text_input if str(box.key).startswith("figure-rate-GBP-EUR")).set_value("1.2")
    next(button for button in app.tab.button if button.label == "Count all at these rates").click()
    app.tab.run()
    assert not app.tab.error
    assert metrics(app)[2] == "€105"
    assert rate_boxes(app) == before
    (box,) = {key.split("-")[0] for key in [str(one.key) for one in app.tab.selectbox][:1]}
    assert box == "rates"  # where it was before the answer: above the columns


def test_a_currency_that_comes_with_the_next_export_and_has_no_rate_is_said_first() -> None:
    app = dropped(MEANT.format(third="USD"))
    next(box for box in app.tab.text_input if str(box.key).startswith("figure-rate-USD-EUR")).set_value("0.9")
    next(button for button in app.tab.button if button.label == "Count all at these rates").click()
    app.tab.run()
    assert "Nothing was lost" in app.text
    box = next(box for box in app.tab.file_uploader if str(box.key).startswith("upload-add"))
    box.upload("next.csv", THREE.encode())
    app.tab.run()
    assert "But 1 row is in a currency without a rate" in app.text
    assert "Nothing was lost" not in app.text


def test_rows_that_repeat_are_asked_about_with_their_money() -> None:
    app = dropped(ORDERS + "5,2024-03-01,ann,50.00,paid\n")
    assert "1 row repeats an earlier one exactly and was left out, with 50.00." in app.text
    app.tab.get_by_key("duplicates-1").set_value("keep").run()
    assert metrics(app)[2] == "130"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03" * 100, b"%PDF-1.7 nothing", b"PK\x03\x04broken"])
def test_a_bad_file_ends_in_one_sentence_and_what_was_open_stays(content: bytes) -> None:
    app = dropped().upload("bad.csv", content)
    assert not app.tab.exception
    assert len(app.tab.error) == 1
    assert metrics(app) == ["3", "2", "80.00", "2"]


def test_a_file_without_an_amount_asks_for_its_columns_and_then_reads_it() -> None:
    app = dropped("a,b,c,d\nx1,2024-01-05,ann,10.00\nx2,2024-01-06,bob,20.00\n", "odd.csv")
    assert "Which column is what?" in app.text
    for field, header in {"order_id": "a", "ordered_at": "b", "customer_id": "c", "amount": "d"}.items():
        app.tab.selectbox(key=f"ask-{field}-1").select(header)
    next(button for button in app.tab.button if button.label == "Read the file like this").click()
    app.tab.run()
    assert not app.tab.exception
    assert metrics(app) == ["2", "2", "30.00", "0"]


def test_dates_that_fit_two_orders_are_asked_with_both_ranges() -> None:
    text = "order id,date,customer,amount\n1,01/02/2024,ann,10\n2,03/02/2024,bob,20\n"
    app = dropped(text)
    buttons = [button.label for button in app.tab.button if str(button.key).startswith("date-order-")]
    assert buttons == ["Day first: 1 Feb 2024 – 3 Feb 2024", "Month first: 2 Jan 2024 – 2 Mar 2024"]
    app.tab.button(key="date-order-MDY").click().run()
    assert "from 2 Jan 2024 to 2 Mar 2024" in app.text


def test_a_year_that_may_stand_first_is_asked_about() -> None:
    app = dropped("order id,date,customer,amount\n1,24/01/02,ann,10\n2,24/03/05,bob,20\n")
    buttons = [button.label for button in app.tab.button if str(button.key).startswith("date-order-")]
    assert buttons == ["Day first: 24 Jan 2002 – 24 Mar 2005", "Year first: 2 Jan 2024 – 5 Mar 2024"]
    app.tab.button(key="date-order-DMY").click().run()
    assert "from 24 Jan 2002 to 24 Mar 2005" in app.text


def test_the_sign_of_yen_and_yuan_is_asked_about_where_nothing_tells() -> None:
    app = dropped("order id,date,customer,amount\n1,2024-01-02,ann,¥2800\n2,2024-03-05,bob,¥4100\n")
    assert "which yen and yuan share" in app.text
    assert "--currency" not in app.text
    app.tab.button(key="yen-or-yuan-CNY").click().run()
    assert "which yen and yuan share" not in app.text
    assert app.tab.session_state["session"].project.currency == "CNY"


def test_what_was_paid_and_after_sales_that_are_over_are_said_openly() -> None:
    """What decides which orders count, and with how much, is no remark to be unfolded."""
    paid = "order id,date,customer,Total,Amount paid\n1,2024-01-05,ann,100,80\n2,2024-01-06,bob,50,50\n3,2024-02-01,ann,60,40\n4,2024-02-03,cid,30,30\n"
    app = dropped(paid)
    (said,) = [one.value for one in app.tab.warning if "was taken for the amount" in one.value]
    assert "--" not in said
    after = "订单号,日期,手机号,金额,订单状态,售后状态\n1,2024-01-05,13800000001,100,已完成,无售后\n2,2024-01-06,13800000002,50,已完成,售后完成\n3,2024-02-01,13800000001,60,已完成,无售后\n"
    (said,) = [one.value for one in dropped(after).tab.warning if "售后完成" in one.value]
    assert "--" not in said


def test_whole_numbers_that_may_be_cents_are_said_openly() -> None:
    rows = [f"{at},2024-01-{at % 28 + 1:02},c{at % 9},{1_003 + 137 * at},EUR" for at in range(1, 41)]
    app = dropped("\n".join(["order id,date,customer,amount,currency", *rows]))
    assert [one.icon for one in app.tab.warning if "as programs write cents" in one.value] == [":material/payments:"]


def test_what_moves_the_money_is_asked_in_the_open_and_the_headline_waits_for_it() -> None:
    """A mark that is thousands or decimals, a status that nobody knows, rows too long for their amounts."""
    rows = "".join(
        f"{at},2024-01-0{at},{who},65.{at}80,paid\n" for at, who in enumerate(["ann", "bob", "ann", "cid"], 1)
    )
    app = dropped(f"order id,date,customer,amount,status\n{rows}")
    assert "may change that" in app.text
    assert "Nothing was lost" not in app.text
    assert [one.label for one in app.tab.button if str(one.key).startswith("decimal-")] == [
        "It groups thousands: 261k", "It is a decimal mark: 261",
    ]  # fmt: skip
    app.tab.button(key="decimal-.").click().run()
    assert "Nothing was lost" in app.text
    app = dropped(ORDERS.replace("cancelled", "wobbly").replace("\n2,2024-01-06,bob", "\n2,2024-01-06,Berg,Bo"))
    assert [("wobbly" in one.value, "more cells" in one.value) for one in app.tab.warning] == [
        (False, True),
        (True, False),
    ]
    (settle,) = [one for one in app.tab.button if str(one.key).startswith("settle-unknown_status")]
    settle.click().run()
    assert [("more cells" in one.value) for one in app.tab.warning] == [True]


def test_cells_that_a_comma_cut_in_two_are_said_in_the_open_until_they_are_said_to_be_right() -> None:
    app = dropped(ORDERS.replace("\n2,2024-01-06,bob", "\n2,2024-01-06,Berg, Bo"))
    (said,) = [one.value for one in app.tab.warning if "a comma within a cell" in one.value]
    assert "row 3" in said
    (settle,) = [one for one in app.tab.button if str(one.key).startswith("settle-cells_rejoined")]
    settle.click().run()
    assert not [one for one in app.tab.warning if "a comma within a cell" in one.value]


def test_a_status_that_nobody_knows_can_be_left_out_where_it_is_asked() -> None:
    app = dropped(ORDERS.replace("20.00,paid", "20.00,wobbly"))
    assert metrics(app)[2] == "80.00"
    app.tab.button(key="leave-out-unknown_status").click().run()
    assert (metrics(app)[2], "wobbly" in " ".join(one.value for one in app.tab.warning)) == ("60.00", False)
    assert app.tab.get_by_key("statuses-2").value == ["paid"]
    app.tab.button(key="statuses-auto").click().run()
    assert metrics(app)[2] == "80.00"


def test_dates_that_run_over_the_same_days_either_way_are_told_once() -> None:
    app = dropped("order id,date,customer,amount\n1,01/02/2024,ann,10\n2,02/01/2024,bob,20\n")
    buttons = [button.label for button in app.tab.button if str(button.key).startswith("date-order-")]
    assert buttons == ["Day first", "Month first"]
    assert app.text.count("Here the day was taken to come first") == 1
    assert app.text.count("they run from 2 Jan 2024 to 1 Feb 2024") == 1


def test_a_project_file_brings_back_data_and_settings() -> None:
    app = dropped()
    app.tab.get_by_key("statuses-1").set_value(["paid", "cancelled"]).run()
    saved = packed(app.tab.session_state["session"])
    other = App().page("data").upload("shop.regulars", saved)
    assert not other.tab.exception
    assert metrics(other) == metrics(app)


def test_another_kind_of_file_says_what_it_is_for() -> None:
    app = dropped("date,campaign,amount spent,impressions,clicks\n2024-01-01,a,10,100,5\n", "spend.csv")
    assert "advertising report" in app.text


def test_the_words_of_the_data_never_act_as_markup() -> None:
    app = dropped(ORDERS.replace("customer", "![x](http://evil.example/x.png)"), "![y](http://evil.example/y.png).csv")
    assert "![x](" not in app.markup
    assert "![y](" not in app.markup


def compare(app: App, revenue: float | None, orders: int | None, buyers: int | None) -> App:
    digest = app.tab.session_state["session"].project.digest[:8]
    for name, typed in {"revenue": revenue, "orders": orders, "buyers": buyers}.items():
        app.figure(f"shown-{name}-{digest}-1").set_value(typed)
    next(button for button in app.tab.button if button.label == "Compare").click()
    app.tab.run()
    return app


def explained(app: App) -> list[str]:
    return app.tab.table[0].value.iloc[:, 0].tolist()


def test_a_dashboard_that_counts_the_same_agrees() -> None:
    app = compare(dropped(), 80.0, 3, 2)
    assert not app.tab.exception
    assert "Your dashboard and this file agree" in app.text
    assert len(explained(app)) == 2


def test_a_dashboard_that_counts_otherwise_is_explained_line_by_line() -> None:
    app = compare(dropped(), 150.0, 5, 3)
    assert not app.tab.exception
    assert "explain all of it" in app.text
    assert len(explained(app)) == 4


def test_figures_that_nothing_explains_say_so_and_show_the_rest() -> None:
    app = compare(dropped(), 77.77, None, None)
    assert "No way of counting" in app.text
    assert "Not explained" in explained(app)


def test_a_comparison_without_a_figure_is_asked_for_one_and_the_page_goes_on() -> None:
    app = compare(dropped(), None, None, None)
    assert "One figure of your dashboard is needed" in app.text
    assert any(panel.label == "How it is computed" for panel in app.tab.expander)


def test_what_could_mislead_is_said_with_its_next_step_and_the_rest_is_folded_away() -> None:
    app = dropped()
    assert not app.tab.exception
    assert "FAIL · Length of the history" in app.text
    assert "Next step: Export a longer period" in app.text
    assert any(panel.label.endswith("other checks") for panel in app.tab.expander)


def test_every_check_is_counted_where_they_are_told_in_short() -> None:
    app = dropped()
    (short,) = re.findall(r"(\d+) checks? pass(?:es)?, (\d+) needs? a look, (\d+) fails?\. (\d+) found nothing to judge", app.text)  # fmt: skip
    (folded,) = [panel.label for panel in app.tab.expander if panel.label.endswith("other checks")]
    passed, review, failed, unasked = map(int, short)
    assert int(folded.split()[0]) == passed + unasked
    assert passed + review + failed + unasked == len(CHECKS)


def test_no_way_to_an_export_is_told_twice() -> None:
    (panel,) = [one for one in App("en-GB").tab.expander if one.label.startswith("Which export")]
    systems = [one.value for one in panel.markdown]
    assert len(systems) > 20
    for text in systems:
        sentences = re.findall(r"[^.\n]+\.(?=\s|$)", text)
        assert len(sentences) == len(set(sentences)), text
    (woo,) = [text for text in systems if "**WooCommerce**" in text]
    assert woo.count("\n    - ") == 3


def test_a_file_without_any_order_that_counts_fails_in_one_line() -> None:
    app = dropped(ORDERS.replace("paid", "cancelled"))
    assert not app.tab.exception
    assert "No order counts, so there is nothing to judge." in app.text


def test_headers_without_a_row_are_refused_and_what_was_open_stays() -> None:
    app = App("en-GB").sample()
    app.upload("empty.csv", b"order id,date,customer,amount\n")
    assert "no row below them" in app.text
    assert app.page("segments").tab.metric


def test_statuses_carry_no_money_of_several_currencies() -> None:
    header, *rows = ORDERS.splitlines()
    mixed = [f"{row},{code}" for row, code in zip(rows, ("EUR", "USD", "EUR", "USD", "EUR"), strict=True)]
    app = dropped("\n".join([f"{header},currency", *mixed]) + "\n")
    (choice,) = [one for one in app.tab.button_group if one.key and one.key.startswith("statuses-")]
    assert list(choice.options) == ["paid · 4 rows", "cancelled · 1 row"]


def test_the_period_to_reconcile_reaches_to_refunds_after_the_last_order() -> None:
    rows = "1,2024-01-05,ann,10.00\n2,2024-02-06,bob,20.00\n3,2024-02-16,bob,-5.00\n"
    app = App().page("data").upload("orders.csv", f"order id,date,customer,amount\n{rows}".encode())
    period = next(one for one in app.tab.date_input if str(one.key).startswith("shown-days"))
    assert [str(day) for day in period.value] == ["2024-01-05", "2024-02-16"]


SEVERE = {
    "an amount by guess": ("date,customer,Qqq,Www\n" + "".join(f"2024-01-{at:02},{'ab'[at % 2]},{at}.50,x{at}\n" for at in range(1, 9)), "because its cells look like it"),
    "phones that a spreadsheet rounded": ("order id,date,phone,amount\n" + "".join(f"{at},2024-01-{at:02},1.3{7000 + at % 5 * 913}E+10,{at}.50\n" for at in range(1, 9)), "were rounded by a spreadsheet"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SEVERE.values(), ids=SEVERE)
def test_warnings_about_money_and_customers_stand_open_until_they_are_seen(text: str, said: str) -> None:
    app = dropped(text)
    assert "read it before you trust the figures" in app.text
    (shown,) = [one for one in app.tab.warning if said in one.value]
    (settle,) = [one for one in app.tab.button if str(one.key).startswith("settle-")]
    settle.click().run()
    assert not [one for one in app.tab.warning if one.value == shown.value]
    assert "Nothing was lost" in app.text
    assert "You have seen this" in app.text


def test_of_several_currencies_the_one_with_most_rows_is_offered_and_asked_about_first() -> None:
    rows = [f"{at},2024-01-0{at},ann,{at}.00,{'EUR' if at == 2 else 'USD'}" for at in range(1, 7)]
    app = dropped("\n".join(["order id,date,customer,amount,currency", *rows]))
    (asked,) = [one for one in app.tab.selectbox if one.label == "Count in"]
    assert (asked.value, app.tab.selectbox[0].label) == ("USD", "Count in")

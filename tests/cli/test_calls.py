from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from lib.cli.calls import Call, understand
from lib.cli.options import COMMANDS, OPTIONS, manual
from lib.core.errors import CannotRead
from lib.core.settings import CutOffs, ImportSettings, RfmSettings
from lib.text.languages import CHINESE, ENGLISH
from lib.text.words import Words

ORDERS = (Path("orders.csv"),)


def test_a_call_without_options_has_the_defaults_of_the_contract() -> None:
    assert understand(["rfm", "orders.csv"]) == Call("rfm", ORDERS)


def test_every_option_of_reading_arrives() -> None:
    call = understand(
        [
            *("import", "orders.csv", "more.csv", "--json", "--map", "amount=Total", "--map=order_id=Order = No"),
            *(
                "--sheet",
                "Sheet 2",
                "--date-order",
                "MDY",
                "--decimal",
                ",",
                "--currency",
                "gbp",
                "--as-of",
                "2011-12-10",
            ),
            *(
                "--status-keep",
                "paid, done",
                "--refunds",
                "ignore",
                "--duplicates",
                "keep",
                "--zeros",
                "keep",
                "--drop-marked",
                "hidden by hand",
                "--nobody",
                "POS 1",
                "--nobody",
                "Theke, links",
                "--seed",
                "7",
            ),
        ]
    )
    assert call == Call(
        "import",
        (*ORDERS, Path("more.csv")),
        form="json",
        seed=7,
        importing=ImportSettings(
            mapping=(("amount", "Total"), ("order_id", "Order = No")),
            sheet="Sheet 2",
            date_order="MDY",
            decimal=",",
            currency="GBP",
            as_of=date(2011, 12, 10),
            status_keep=("paid", "done"),
            refunds="ignore",
            duplicates="keep",
            zeros="keep",
            nobody=("POS 1", "Theke, links"),
            left_out=("hidden by hand",),
        ),
    )


def test_every_option_of_scoring_arrives() -> None:
    call = understand(
        [
            *("rfm", "orders.csv", "--bins", "3", "--recency-cuts", "30,60,90", "--monetary-cuts", "-5,10.5"),
            *("--map-name", "regulars-11", "--out", "list.xlsx"),
        ]
    )
    assert (call.rfm, call.out) == (
        RfmSettings(CutOffs(4, (30, 60, 90)), CutOffs(3), CutOffs(3, (-5, 10.5)), "regulars-11"),
        Path("list.xlsx"),
    )


def test_an_empty_header_means_that_the_field_is_not_in_the_file() -> None:
    assert understand(["import", "a.csv", "--map", "customer_id="]).importing.mapping == (("customer_id", ""),)


def test_after_two_dashes_everything_is_a_file() -> None:
    assert understand(["import", "--json", "--", "--json"]).files == (Path("--json"),)


def test_the_last_of_several_values_wins() -> None:
    assert understand(["rfm", "a.csv", "--bins", "3", "--bins", "4"]).rfm.frequency == CutOffs(4)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("", "Expected one of the commands import, rfm"),
        ("export a.csv", "got export"),
        ("import", "Expected a file after import"),
        ("import a.csv --bins 5", "import has no option --bins"),
        ("rfm a.csv --nonsense", "rfm has no option --nonsense"),
        ("rfm a.csv -5", "rfm has no option -5"),
        ("rfm a.csv --json=yes", "--json takes no value, got yes"),
        ("rfm a.csv --bins", "--bins needs a value: N"),
        ("rfm a.csv --sheet=", "--sheet needs a value: NAME"),
        ("rfm a.csv --bins 7", "--bins needs a whole number from 2 to 6, got 7"),
        ("rfm a.csv --bins five", "--bins needs a whole number, got five"),
        ("rfm a.csv --recency-cuts 60,30", "ascending order, such as 30,60,90,180, got 60,30"),
        ("rfm a.csv --recency-cuts 30,30", "got 30,30"),
        ("rfm a.csv --recency-cuts 1,2,3,4,5,6", "one to five numbers"),
        ("rfm a.csv --recency-cuts a,b", "got a"),
        ("rfm a.csv --recency-cuts nan", "got nan"),
        ("rfm a.csv --recency-cuts ,", "got ,"),
        ("rfm a.csv --out list.pdf", "ends in .csv or .xlsx, got list.pdf"),
        ("import a.csv --as-of 10/12/2011", "--as-of needs a day such as 2026-01-31, got 10/12/2011"),
        ("import a.csv --date-order YDM", "--date-order needs DMY | MDY | YMD, got YDM"),
        ("import a.csv --decimal ;", "--decimal needs . | ,, got ;"),
        ("import a.csv --refunds drop", "--refunds needs net | ignore, got drop"),
        ("import a.csv --duplicates maybe", "--duplicates needs auto | drop | keep, got maybe"),
        ("import a.csv --currency £", "--currency needs three letters such as GBP, got £"),
        ("import a.csv --map amount", "--map needs a field and a column's header"),
        ("import a.csv --seed x", "--seed needs a whole number, got x"),
    ],
)
def test_a_wrong_call_is_one_sentence(arguments: str, sentence: str) -> None:
    with pytest.raises(CannotRead) as caught:
        understand(arguments.split())
    assert sentence in str(caught.value)


def test_what_was_expected_is_said_in_the_callers_language() -> None:
    with pytest.raises(CannotRead) as caught:
        understand(["rfm", "a.csv", "--bins", "9"])
    assert Words(CHINESE).say(caught.value.sentence) == "--bins 需要填 2 到 6 的整数，收到的是 9。"


def test_every_option_belongs_to_a_command_and_says_what_it_does() -> None:
    assert all(set(option.commands) <= set(COMMANDS) and option.help for option in OPTIONS)


def test_the_manual_keeps_commands_and_what_they_do_apart() -> None:
    lines = manual(Words(ENGLISH)).splitlines()
    for command, what in COMMANDS.items():
        assert any(re.fullmatch(rf"  {command} +{re.escape(what)}", line) for line in lines), command


_AMOUNTS = (
    ("budget", "--budget"),
    ("budget", "--customer-value"),
    ("funnel", "--worth"),
    ("lifecycle", "--newcomers"),
    ("rfm", "--monetary-cuts"),
)
_SHARES = (
    ("value", "--margin"),
    ("budget", "--reach"),
    ("value", "--other-costs"),
    ("value", "--discount-annual"),
    ("funnel", "--goal"),
    ("lists", "--hold-out"),
)


@pytest.mark.parametrize(
    ("command", "option", "typed", "advice"),
    [
        *((*one, typed, advice) for one in _AMOUNTS for typed, advice in (
            ("1_000", ", got 1_000."),
            ("１２", ". Write 12."),
            ("1.2万", ". Write 12000."),
            ("1 234.50", ". Write 1234.5."),
        )),
        *((*one, typed, advice) for one in _AMOUNTS[:-1] for typed, advice in (("12,5", ". Write 12.5."), ("1.234,50", ". Write 1234.5."))),
        *((*one, typed, advice) for one in _SHARES for typed, advice in (("0,25", ". Write 0.25."), ("25%", ". Write 0.25."), ("12,5 %", ". Write 0.125."), ("0_2", ", got 0_2."))),
        ("import", "--rates", "USD=1_0", ", got USD=1_0."),
        ("value", "--split", "A=0,1", ", got A=0,1."),
    ],
)  # fmt: skip
def test_a_figure_is_read_as_programs_write_it_or_refused_with_the_figure_to_write(
    command: str, option: str, typed: str, advice: str
) -> None:
    """On a page 12,5 is read as its reader types it, and it is said; a command line says nothing, so it does not guess."""
    beside = ("--spend", "spend.csv") if command == "budget" else ("--currency", "EUR")
    with pytest.raises(CannotRead) as refused:
        understand([command, "orders.csv", *beside, option, typed])
    said = Words(language=ENGLISH).say(refused.value.sentence)
    assert said.startswith(f"{option} needs ")
    assert f"got {typed}" in said
    assert said.endswith(advice)


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("12.5", 12.5),
        ("1234.567", 1234.567),
        ("0.123", 0.123),
        ("1.2340", 1.234),
        ("1.234", 1.234),
        ("125.516", 125.516),
        ("1e3", 1000),
        ("1234", 1234),
    ],
)
def test_a_figure_that_everybody_reads_alike_arrives(typed: str, figure: float) -> None:
    assert understand(["budget", "orders.csv", "--spend", "spend.csv", "--budget", typed]).budget == figure

"""What a command line can say: the commands, and their options as a table that the manual and the reader of calls share.

To teach an option: an entry here, and what it means in `calls`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from lib.analysis.cohorts import Measure
from lib.analysis.stages import STAGES
from lib.catalog.destinations import DESTINATIONS
from lib.core.words import N_
from lib.text.languages import LANGUAGES
from lib.text.words import Words

Command = Literal["import", "rfm", "lists", "lifecycle", "funnel", "budget", "clusters", "value"]
COMMANDS: dict[Command, str] = {
    "import": N_("What a file holds, how it was read, and where every row and every unit of money went."),
    "rfm": N_("Customers scored by recency, frequency and monetary value, and the named groups."),
    "lists": N_("Customers to write to, in the form of the system that sends it, and who cannot be reached and why."),
    "lifecycle": N_(
        "Stages of customers, moves between them, cohorts, the time to the next order and north-star figures."
    ),
    "funnel": N_("How many come how far on the way to buying, and how long they take."),
    "budget": N_(
        "The proved best split of a budget over channels, from a plan as JSON, another tool's table of response curves, or orders with --spend, and what each rule costs."
    ),
    "clusters": N_("Customers in clusters: how many, how they differ, and a rule to recognise each."),
    "value": N_("What a customer is worth, how far that can be trusted, and what a new one costs."),
}
#: A list to read, for nobody's system; and the systems that a list can be made for.
TABLE, SYSTEMS = "table", tuple(one.code for one in DESTINATIONS)
UnknownConsent = Literal["leave_out", "include"]
#: Commands that may start from a table of orders: all of them, `budget` where spend stands beside it.
FROM_TABLES: tuple[Command, ...] = tuple(COMMANDS)


@dataclass(frozen=True)
class Option:
    """One option: how it is written, what its value is called (None: takes no value), and what it does."""

    name: str
    value: str | None
    help: str
    commands: tuple[Command, ...] = FROM_TABLES


OPTIONS: tuple[Option, ...] = (
    Option("--json", None, N_("answer with one JSON object instead of a table"), tuple(COMMANDS)),
    Option("--map", "FIELD=HEADER", N_("take this column for this field; may be given several times")),
    Option("--sheet", "NAME", N_("read this sheet of a workbook")),
    Option("--date-order", "DMY|MDY|YMD", N_("how dates are written")),
    Option("--decimal", ".|,", N_("the decimal mark")),
    Option("--currency", "XXX", N_("count only orders in this currency")),
    Option("--as-of", "YYYY-MM-DD", N_("the day that recency is counted to; later orders are set aside")),
    Option("--status-keep", "A,B", N_("count only orders with these statuses")),
    Option(
        "--status-drop",
        "A,B",
        N_("leave orders with these statuses out; others are decided by what they say, or by --status-keep"),
    ),
    Option(
        "--drop-marked",
        "MARK",
        N_(
            "leave out rows that the sheet marks so, such as “hidden by a filter”, “hidden by hand” or “red”, beside what their status says; may be given several times"
        ),
    ),
    Option("--refunds", "net|ignore", N_("net refunds against the customer's orders (default), or leave them out")),
    Option("--duplicates", "auto|drop|keep", N_("what to do with rows that repeat exactly")),
    Option("--zeros", "drop|keep", N_("leave out orders and lines of 0, such as gifts (default), or count them")),
    Option(
        "--customer-by",
        "customer_id|email|phone|name",
        N_("what customers are told apart by; gaps are filled from the others"),
    ),
    Option(
        "--nobody",
        "NAME",
        N_("a customer's name or number that stands for anybody, such as a till's; may be given several times"),
    ),
    Option("--shipping", "as_is|without|with", N_("take shipping out of the amounts, or add it")),
    Option("--tax", "as_is|without|with", N_("take tax out of the amounts, or add it")),
    Option(
        "--rates",
        "XXX=RATE,…",
        N_("what one unit of other currencies is worth in --currency; their amounts are converted"),
    ),
    Option("--seed", "N", N_("start of the random numbers, where an answer needs any"), tuple(COMMANDS)),
    Option(
        "--language",
        "|".join(language.code for language in LANGUAGES),
        N_("language of the sentences"),
        tuple(COMMANDS),
    ),
    Option(
        "--bins",
        "N",
        N_("how many equal-sized parts each axis is cut into, 2 to 6 (default: as the map is cut)"),
        ("rfm",),
    ),
    Option("--recency-cuts", "A,B,...", N_("cut-offs in days, ascending"), ("rfm",)),
    Option("--frequency-cuts", "A,B,...", N_("cut-offs in orders, ascending"), ("rfm",)),
    Option("--monetary-cuts", "A,B,...", N_("cut-offs in the file's currency, ascending"), ("rfm",)),
    Option(
        "--map-name",
        "NAME",
        N_("the segment map that names the groups"),
        ("import", "rfm", "lists", "clusters", "funnel"),
    ),
    Option(
        "--out",
        "FILE.csv|xlsx",
        N_("write one row a customer to this file"),
        ("import", "rfm", "lists", "lifecycle", "clusters", "value"),
    ),
    Option(
        "--to",
        "|".join((TABLE, *SYSTEMS)),
        N_("the system that the list is for (default: a table to read)"),
        ("lists",),
    ),
    Option(
        "--segments", "A,B,...", N_("only customers of these groups, by their codes (default: everybody)"), ("lists",)
    ),
    Option(
        "--unknown-consent",
        "leave_out|include",
        N_("customers of whom the file does not say whether they agreed to marketing (default: leave out)"),
        ("lists",),
    ),
    Option("--home", "XX", N_("the country of phone numbers that do not tell theirs, by its two letters"), ("lists",)),
    Option("--title", "NAME", N_("what the list is called in the system"), ("lists",)),
    Option("--owner", "NAME", N_("who writes to the customers of the list"), ("lists",)),
    Option(
        "--hold-out", "0.1", N_("share of the customers to leave out by lot, to see whether writing helps"), ("lists",)
    ),
    Option("--held-out", "FILE.csv", N_("write the ids of those left out by lot to this file"), ("lists",)),
    Option("--first-days", "A,B", N_("after a first order: declining after A, lapsed after B days"), ("lifecycle",)),
    Option("--later-days", "A,B", N_("after later orders: declining after A, lapsed after B days"), ("lifecycle",)),
    Option(
        "--limits-by",
        "shop|category",
        N_("one rhythm for everybody (default), or that of the category that the last order was mainly of"),
        ("lifecycle",),
    ),
    Option(
        "--cohorts-by",
        "month|week|first_product|channel|country",
        N_("what customers began with: the month (default) or week of the first order, or what it was of"),
        ("lifecycle",),
    ),
    Option(
        "--leave-out",
        "618,2026-03-01..2026-03-08,...",
        N_(
            "leave the orders of these seasons or days out of the rhythm: 618, double_eleven, new_year_goods, black_friday, or a first and a last day"
        ),
        ("lifecycle",),
    ),
    Option("--mature-orders", "N", N_("so many order days make a customer mature (default 4)"), ("lifecycle",)),
    Option("--month", "YYYY-MM", N_("whose moves are told (default: the last month that is over)"), ("lifecycle",)),
    Option("--keep", "|".join(STAGES), N_("what it would bring to keep more of those in this stage"), ("lifecycle",)),
    Option(
        "--points",
        "3",
        N_("so many more of every 100 of --keep order again within the month, up to 20 (default 3)"),
        ("lifecycle",),
    ),
    Option("--months", "N", N_("how many months ahead --keep looks, 1 to 12 (default 12)"), ("lifecycle",)),
    Option("--newcomers", "N", N_("with so many newcomers a month, where the shop settles"), ("lifecycle",)),
    Option(
        "--measure",
        "|".join(get_args(Measure)),
        N_(
            "what is shown of cohorts: who is active (default), who has ordered again by then, or money: of all, a customer, a customer added up"
        ),
        ("lifecycle",),
    ),
    Option(
        "--cohorts",
        "first|recurring",
        N_("a cohort is everybody with the first order then (default), or with any order then"),
        ("lifecycle",),
    ),
    Option(
        "--active",
        "on|on_or_after",
        N_("active means an order in that period (default), or in that period or later"),
        ("lifecycle",),
    ),
    Option("--mean", "weighted|simple", N_("the mean counts customers alike (default), or cohorts"), ("lifecycle",)),
    Option(
        "--compare",
        "A,B",
        N_("how long two groups take to order again: first, later, a month such as 2026-01, or a cohort's name"),
        ("lifecycle",),
    ),
    Option(
        "--curve",
        "FILE.csv|xlsx",
        N_("write the curves of coming back whole, one row a day, to this file"),
        ("lifecycle",),
    ),
    Option("--to-come", None, N_("also how many orders are to come; takes a moment"), ("lifecycle",)),
    Option(
        "--steps",
        "A,B,...",
        N_("the steps in their order, by the names of events; A|B is either (default: as the file's names tell)"),
        ("funnel",),
    ),
    Option("--window", "30m|24h|7d", N_("how long after the first step the last one counts (default 7d)"), ("funnel",)),
    Option(
        "--order",
        "ordered|strict|any",
        N_("other events may lie between (default), none may, or the steps come in any order"),
        ("funnel",),
    ),
    Option(
        "--by",
        "COLUMN",
        N_("break the funnel down by a column of the file; with --orders also by segment or domain"),
        ("funnel",),
    ),
    Option(
        "--touch",
        "first|last|all|N",
        N_("whose value counts: the first or last event's, step N's, or each value on its own"),
        ("funnel",),
    ),
    Option("--optional", "A,B,...", N_("steps that may be skipped"), ("funnel",)),
    Option("--exclude", "A,B,...", N_("events that spoil a way when one lies on it"), ("funnel",)),
    Option("--unit", "user|session", N_("whose way is followed (default user)"), ("funnel",)),
    Option(
        "--orders",
        "FILE",
        N_("the shop's orders: what a buyer is worth, customer groups, private domain, live rooms, paid traffic"),
        ("funnel",),
    ),
    Option(
        "--count-orders",
        None,
        N_("orders of --orders count as purchases of the log's people, such as those in a store"),
        ("funnel",),
    ),
    Option(
        "--worth",
        "N|orders|events|totals",
        N_("what a buyer is worth: a number, or where it is taken from (default: the first of these that knows it)"),
        ("funnel",),
    ),
    Option(
        "--why", "STEP", N_("who goes on less often before this step (default: where most is at stake)"), ("funnel",)
    ),
    Option(
        "--compare",
        "DAY..DAY,DAY..DAY|COLUMN[=A,B]",
        N_(
            "two periods side by side (default: the two halves), or two values of channel, device, page, segment or domain (default: the two most frequent)"
        ),
        ("funnel",),
    ),
    Option("--limits", "CODE=N,...", N_("your own limits of touch-points, such as product_left_early=20"), ("funnel",)),
    Option(
        "--goal", "0.4", N_("with orders: the private share of revenue to come to (default: the next 5 %)"), ("funnel",)
    ),
    Option("--goal-months", "N", N_("in so many months, 1 to 24 (default 6)"), ("funnel",)),
    Option(
        "--deals",
        "FILE",
        N_("from a list of leads: the list of the deals that came of them, by the same ids"),
        ("funnel",),
    ),
    Option(
        "--k",
        "auto|N",
        N_("how many clusters, 2 to 12 (default auto); with value: what those of each will still bring"),
        ("clusters", "value"),
    ),
    Option(
        "--features",
        "A,B,...",
        N_("what customers are compared by (default recency_days,frequency,monetary)"),
        ("clusters",),
    ),
    Option(
        "--beside",
        "FILE",
        N_(
            "a list of customers, an event log or a test: who of it is among the customers of the orders; or lines or refunds of the orders; may be given several times"
        ),
        ("import",),
    ),
    Option(
        "--before",
        "FILE",
        N_(
            "an earlier export of the same shop: what changed since (customers who came, went and moved, revenue, past orders); with --out, who"
        ),
        ("import",),
    ),
    Option(
        "--lines",
        "FILE",
        N_("lines of the orders (order number, product, category, quantity, price), where the order file has none"),
        ("clusters", "lifecycle", "value"),
    ),
    Option(
        "--spend",
        "FILE",
        N_("advertising spend: a day, a channel and an amount a row (repeatable: several reports)"),
        ("value", "budget"),
    ),
    Option(
        "--budget",
        "N",
        N_("from curves or files: what there is to spend (default: as much as now; from orders and spend, a week)"),
        ("budget",),
    ),
    Option("--reach", "0.3", N_("from curves or files: how far a channel may move from its spend now"), ("budget",)),
    Option(
        "--customer-value",
        "N",
        N_(
            "from curves or files: what a new customer is worth (default: from orders and spend what `value` tells with this --margin, else 1, so that customers are counted)"
        ),
        ("budget",),
    ),
    Option(
        "--objective",
        "margin|customers|revenue",
        N_(
            "from curves or files: what there is to be most of (default margin; revenue needs --customer-value and --margin)"
        ),
        ("budget",),
    ),
    Option(
        "--season",
        "files|A,B,...",
        N_(
            "from orders and spend: plan twelve months with the season that the orders tell, or, also from weekly totals, with twelve figures from January on"
        ),
        ("budget",),
    ),
    Option(
        "--followed",
        "FILE.json",
        N_("from orders and spend: an earlier answer that was followed, to see what came of it; with --first-day"),
        ("budget",),
    ),
    Option(
        "--why",
        None,
        N_(
            "how firm the split is, too: what it depends on most, how far each channel may move, what learning is worth, when brand, experiments and limits pay, and up to which budget more spend does"
        ),
        ("budget",),
    ),
    Option("--first-day", "YYYY-MM-DD", N_("the first day of the plan that was followed"), ("budget",)),
    Option("--weeks", "N", N_("for how many weeks the plan was followed (default 4)"), ("budget",)),
    Option(
        "--margin", "0.6", N_("share of a sale that is left after the goods are paid"), ("lifecycle", "value", "budget")
    ),
    Option("--other-costs", "0.05", N_("share of a sale that payment, packing and delivery take"), ("value",)),
    Option("--horizon-days", "N", N_("how far ahead is looked, in days (default 365)"), ("value",)),
    Option(
        "--occasions",
        "month|quarter|year",
        N_("customers buy at occasions, once at each at most, such as a monthly box: forecast that as well (BG/BB)"),
        ("value",),
    ),
    Option(
        "--renewals",
        "1000,869,743,…",
        N_(
            "how many customers of one group were under contract, at the start and after each renewal: foretell the next ones (sBG)"
        ),
        ("value",),
    ),
    Option(
        "--won-by",
        "HEADER",
        N_(
            "the column of the orders that tells where a new customer came from, such as a UTM source or a voucher (default: the channel)"
        ),
        ("value",),
    ),
    Option(
        "--blank",
        "nothing|untold",
        N_(
            "what an empty cell means: they came by themselves, or it was not told; unless told, the costs are ranges, and of a question it was not told"
        ),
        ("value",),
    ),
    Option(
        "--same-channel",
        "SPEND=ORDERS",
        N_(
            "a channel of the spend and what the orders call it (repeatable); =NAME for spend without a channel, NAME=NAME if the orders have none"
        ),
        ("value", "budget"),
    ),
    Option(
        "--brand",
        "A,B",
        N_("the channels of the spend that build the brand, instead of those that its purposes say; empty for none"),
        ("value", "budget"),
    ),
    Option(
        "--missing",
        "[A=]FIRST..LAST",
        N_(
            "days whose spend (of channel A, or all) is not in the report, such as 2026-03-01..2026-04-10: who was won then counts in no cost (repeatable)"
        ),
        ("value", "budget"),
    ),
    Option(
        "--paused",
        "[A=]FIRST..LAST",
        N_("days without spend on which none was spent, so that they need not be asked about (repeatable)"),
        ("value", "budget"),
    ),
    Option(
        "--split",
        "A=0.4,B=0.2",
        N_(
            "the share of all new customers that each channel of the spend wins, when the orders do not tell; the others come by themselves"
        ),
        ("value",),
    ),
    Option("--lag-days", "N", N_("so many days after the spend a customer is won, 0 to 90 (default 0)"), ("value",)),
    Option("--discount-annual", "0.1", N_("how much less money is worth a year later (default 0.1)"), ("value",)),
)
_WIDEST = max(len(f"{option.name} {option.value}") for option in OPTIONS) + 2


def manual(words: Words) -> str:
    """What `--help` says."""
    lines = [words.say(N_("Usage: python -m lib COMMAND FILE... [options]")), ""]
    widest = max(map(len, COMMANDS)) + 2
    lines += [f"  {command:<{widest}}{words.say(what)}" for command, what in COMMANDS.items()]
    lines.append("")
    for option in OPTIONS:
        usage = f"{option.name} {option.value or ''}"
        only = "" if len(option.commands) > 1 else f" ({', '.join(option.commands)})"
        lines.append(f"  {usage:<{_WIDEST}}{words.say(option.help)}{only}")
    return "\n".join(lines)

"""What was asked: a command line becomes a frozen call, or one sentence about what is wrong with it.

Options are a table (`options`) and not an argument parser's calls, because every sentence about a wrong call is said in the
caller's language, and a value such as `-5,10` after `--monetary-cuts` is a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from lib.catalog.number_plans import PLANS
from lib.catalog.segments import segment_map
from lib.cli.funnel_calls import FunnelCall, JourneyCall, funnel_call, journey_call
from lib.cli.given import (
    amount,
    as_programs_write,
    choice,
    day,
    last,
    number,
    parts,
    share,
    unfit,
    whole,
    written,
)
from lib.cli.lifecycle_call import LifecycleCall, lifecycle_call, stage_settings
from lib.cli.options import COMMANDS, OPTIONS, SYSTEMS, TABLE, Command, Option, UnknownConsent
from lib.core.errors import CannotRead
from lib.core.settings import (
    DEFAULT_FEATURES,
    FEATURES,
    MOST_CLUSTERS,
    Attribution,
    Blanks,
    Buyer,
    ClusterSettings,
    CohortBy,
    CostSettings,
    CutOffs,
    DateOrder,
    DecimalMark,
    Duplicates,
    Every,
    Feature,
    HoleAnswer,
    ImportSettings,
    Objective,
    Part,
    Refunds,
    RfmSettings,
    SpendHole,
    StageSettings,
    ValueSettings,
    Zeros,
)
from lib.core.words import N_, Sentence
from lib.text.languages import LANGUAGES

_MOST_FOLLOWED = 104


#: More are not left out than are written to.
_MOST_HELD_OUT = 0.5


@dataclass(frozen=True)
class ListCall:
    """What `lists` is asked; segments None: everybody.

    `hold_out` is the share that is left out by lot, whose ids go to the file `held_out`.
    """

    to: str = TABLE
    segments: tuple[str, ...] | None = None
    unknown_consent: UnknownConsent = "leave_out"
    home: str | None = None
    title: str = ""
    owner: str = ""
    hold_out: float = 0.0
    held_out: Path | None = None


@dataclass(frozen=True)
class Call:
    """A command line as understood.

    Attributes:
        files: one file, or several with equal headers.
        form: how the answer is wanted.
        seed: start of the random numbers.
        out: where one row a customer goes.
        budget, reach: of a plan from curves or files: what there is to spend, and how far a channel may move, as a share.
        beside: files whose people are looked for among the customers of the orders.
        before: an earlier export of the same shop, to tell what has changed.
        lines: lines of the orders in a file of their own.
        deals: the list of deals beside one of leads.
        asks_for_clusters: whether a number of clusters is named; a value is told by cluster only then, for they take longest.
        occasions: at which customers buy, where they do.
        renewals: of contracts: how many of one group there were, at the start and after each renewal.
        objective: what a plan from files is to bring most of.
        customer_value: what a new customer is worth in a plan from files; None: they are counted.
        season: of a plan of twelve months: by the files, or twelve figures from January on; None: no such plan.
        followed, first_day, weeks: an earlier answer that was followed, from when, and for how long.
        why: how firm a split is, too.
    """

    command: Command
    files: tuple[Path, ...]
    form: Literal["json", "table"] = "table"
    seed: int = 0
    importing: ImportSettings = field(default_factory=ImportSettings)
    rfm: RfmSettings = field(default_factory=RfmSettings)
    out: Path | None = None
    stages: StageSettings = field(default_factory=StageSettings)
    cohorts_by: CohortBy = "month"
    lifecycle: LifecycleCall = field(default_factory=LifecycleCall)
    funnel: FunnelCall = field(default_factory=FunnelCall)
    journey: JourneyCall = field(default_factory=JourneyCall)
    deals: Path | None = None
    lists: ListCall = field(default_factory=ListCall)
    clusters: ClusterSettings = field(default_factory=ClusterSettings)
    asks_for_clusters: bool = False
    occasions: Every | None = None
    renewals: tuple[int, ...] | None = None
    objective: Objective = "margin"
    value: ValueSettings = field(default_factory=ValueSettings)
    costs: CostSettings = field(default_factory=CostSettings)
    beside: tuple[Path, ...] = ()
    before: Path | None = None
    lines: Path | None = None
    spend: tuple[Path, ...] = ()
    budget: float | None = None
    reach: float | None = None
    customer_value: float | None = None
    season: tuple[float, ...] | Literal["files"] | None = None
    followed: Path | None = None
    first_day: date | None = None
    weeks: int = 4
    why: bool = False


def understand(arguments: Sequence[str]) -> Call:
    """The call that these arguments make.

    Raises:
        CannotRead: with what was expected, what came and what to do.
    """
    if not arguments or arguments[0] not in COMMANDS:
        raise CannotRead(
            N_("Expected one of the commands {commands}, got {given}. Say: python -m lib import FILE"),
            commands=tuple(COMMANDS),
            given=arguments[0] if arguments else Sentence(N_("nothing")),
        )
    command: Command = next(name for name in COMMANDS if name == arguments[0])
    files, given = _split(command, arguments[1:])
    if not files:
        raise CannotRead(
            N_("Expected a file after {command}, got none. Say: python -m lib {command} FILE"), command=command
        )
    choice(
        "--language", given, tuple(language.code for language in LANGUAGES), None
    )  # used before the call is understood
    return Call(
        command,
        tuple(Path(name) for name in files),
        "json" if "--json" in given else "table",
        whole("--seed", given),
        _importing(given),
        _rfm(given),
        written("--out", given, files),
        stages=stage_settings(given),
        cohorts_by=choice("--cohorts-by", given, get_args(CohortBy), "month"),
        # Two commands compare, each by its own words.
        lifecycle=lifecycle_call(given, files) if command == "lifecycle" else LifecycleCall(),
        funnel=funnel_call(given) if command == "funnel" else FunnelCall(),
        journey=journey_call(given) if command == "funnel" else JourneyCall(),
        deals=None if (deals := last("--deals", given)) is None else Path(deals),
        lists=_lists(given),
        clusters=_clusters(given),
        asks_for_clusters="--k" in given,
        occasions=choice("--occasions", given, get_args(Every), None),
        renewals=_renewals(given),
        objective=_objective(given),
        value=_worth(given),
        costs=_costs(given),
        beside=tuple(Path(name) for name in given.get("--beside", [])),
        before=_before(command, given),
        lines=None if (lines := last("--lines", given)) is None else Path(lines),
        spend=tuple(map(Path, given.get("--spend", ()))),
        budget=amount("--budget", given),
        reach=share("--reach", given),
        customer_value=amount("--customer-value", given),
        season=_season(given),
        why="--why" in given,
        **_followed(given),
    )


def _before(command: Command, given: dict[str, list[str]]) -> Path | None:
    name, out = last("--before", given), last("--out", given)
    if command == "import" and out is not None and name is None:
        raise unfit("--out", N_("--before beside it: who came, went and moved"), out)
    return None if name is None else Path(name)


def _renewals(given: dict[str, list[str]]) -> tuple[int, ...] | None:
    text = last("--renewals", given)
    if text is None:
        return None
    expected = N_("at least four whole numbers, none larger than the one before it, such as 1000,869,743,653")
    try:
        return tuple(int(part) for part in parts(text))
    except ValueError:
        raise unfit("--renewals", expected, text) from None


def _objective(given: dict[str, list[str]]) -> Objective:
    wanted = choice("--objective", given, get_args(Objective), "margin")
    if wanted == "revenue" and not {"--customer-value", "--margin"} <= given.keys():
        raise unfit("--objective", N_("--customer-value and --margin beside it"), wanted)
    return wanted


def _season(given: dict[str, list[str]]) -> tuple[float, ...] | Literal["files"] | None:
    """Twelve figures from January on, or that the files are to tell."""
    text = last("--season", given)
    if text is None or text == "files":
        return "files" if text else None
    expected = N_("files, or twelve figures from January on such as 90,80,100,…")
    figures = tuple(number("--season", expected, part, "rate") for part in parts(text))
    if len(figures) != 12 or not all(0 <= one < 1e6 for one in figures) or not any(figures):
        raise unfit("--season", expected, text)
    return figures


def _followed(given: dict[str, list[str]]) -> dict[str, Any]:
    """A plan that was followed, with its first day and its weeks."""
    name, first, weeks = last("--followed", given), day("--first-day", given), whole("--weeks", given, 4)
    if name is not None and (first is None or "--spend" not in given):
        raise unfit("--followed", N_("orders, --spend and --first-day beside it"), name)
    if not 1 <= weeks <= _MOST_FOLLOWED:
        raise unfit("--weeks", N_("a whole number from 1 to 104"), str(weeks))
    if first is not None and not 1970 <= first.year <= 2200:
        raise unfit("--first-day", N_("a day such as 2026-01-31"), first.isoformat())
    return {"followed": None if name is None else Path(name), "first_day": first, "weeks": weeks}


def _split(command: Command, arguments: Sequence[str]) -> tuple[list[str], dict[str, list[str]]]:
    """Files, and the values of each option in the order given; everything after `--` is a file."""
    options = {option.name: option for option in OPTIONS if command in option.commands}
    files: list[str] = []
    given: dict[str, list[str]] = {}
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            files.extend(rest)
        elif argument.startswith("-") and argument != "-":
            name, equals, value = argument.partition("=")
            if name not in options:
                raise CannotRead(
                    N_("{command} has no option {option}. Say: python -m lib --help"), command=command, option=name
                )
            given.setdefault(name, []).append(_value(options[name], value if equals else None, rest))
        else:
            files.append(argument)
    return files, given


def _value(option: Option, value: str | None, rest: Iterator[str]) -> str:
    """The value of an option: after its equals sign, or the next argument."""
    if option.value is None:
        if value is None:
            return ""
        raise CannotRead(N_("{option} takes no value, got {given}."), option=option.name, given=value)
    value = next(rest, None) if value is None else value
    if value is None or not value.strip():
        raise CannotRead(N_("{option} needs a value: {value}."), option=option.name, value=option.value)
    return value.strip()


def _importing(given: dict[str, list[str]]) -> ImportSettings:
    statuses, dropped = last("--status-keep", given), last("--status-drop", given)
    currency = last("--currency", given)
    if currency is not None and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        raise unfit("--currency", N_("three letters such as GBP"), currency)
    return ImportSettings(
        mapping=tuple(_pair(text) for text in given.get("--map", [])),
        sheet=last("--sheet", given),
        date_order=choice("--date-order", given, get_args(DateOrder), None),
        decimal=choice("--decimal", given, get_args(DecimalMark), None),
        currency=None if currency is None else currency.upper(),
        as_of=day("--as-of", given),
        status_keep=None if statuses is None else tuple(parts(statuses)),
        status_drop=None if dropped is None else tuple(parts(dropped)),
        refunds=choice("--refunds", given, get_args(Refunds), "net"),
        duplicates=choice("--duplicates", given, get_args(Duplicates), "auto"),
        zeros=choice("--zeros", given, get_args(Zeros), "drop"),
        buyer=choice("--customer-by", given, get_args(Buyer), None),
        nobody=tuple(given.get("--nobody", ())),
        left_out=tuple(given.get("--drop-marked", ())),
        shipping=choice("--shipping", given, get_args(Part), "as_is"),
        tax=choice("--tax", given, get_args(Part), "as_is"),
        rates=_rates(given, currency),
    )


def _rates(given: dict[str, list[str]], currency: str | None) -> tuple[tuple[str, float], ...]:
    """Currencies and what one unit of each is worth in the chosen one."""
    text = last("--rates", given)
    if text is None:
        return ()
    expected = N_("currencies with their rates, such as USD=0.92,GBP=1.17, and --currency")
    rates: list[tuple[str, float]] = []
    for part in parts(text):
        code, _, rate = part.partition("=")
        if not as_programs_write(rate):
            raise unfit("--rates", expected, text)
        rates.append((code.strip().upper(), float(rate)))
    try:
        ImportSettings(rates=tuple(rates))
    except ValueError:
        raise unfit("--rates", expected, text) from None
    if currency is None or not all(len(code) == 3 and code.isascii() and code.isalpha() for code, _ in rates):
        raise unfit("--rates", expected, text)
    return tuple(rates)


def _rfm(given: dict[str, list[str]]) -> RfmSettings:
    bins = whole("--bins", given, 5)
    if not 2 <= bins <= 6:
        raise unfit("--bins", N_("a whole number from 2 to 6"), str(bins))
    name = last("--map-name", given) or RfmSettings.map_name
    cuts = [CutOffs(bins)] * 3 if "--bins" in given else segment_map(name).cuts
    return RfmSettings(
        recency_days=_cuts("--recency-cuts", given, cuts[0]),
        frequency=_cuts("--frequency-cuts", given, cuts[1]),
        monetary=_cuts("--monetary-cuts", given, cuts[2]),
        map_name=name,
    )


def _lists(given: dict[str, list[str]]) -> ListCall:
    to = choice("--to", given, (TABLE, *SYSTEMS), TABLE)
    text, home = last("--segments", given), last("--home", given)
    if home is not None and home.upper() not in PLANS:
        raise unfit("--home", N_("two letters of a country, such as GB or CN"), home)
    hold_out, held_out = share("--hold-out", given) or 0.0, last("--held-out", given)
    if hold_out > _MOST_HELD_OUT:
        raise unfit("--hold-out", N_("a share up to 0.5, such as 0.1"), str(hold_out))
    if held_out is not None and not held_out.lower().endswith(".csv"):
        raise unfit("--held-out", N_("a file that ends in .csv"), held_out)
    if held_out is not None and Path(held_out).resolve() == Path(last("--out", given) or "").resolve():
        raise unfit("--held-out", N_("another file than --out"), held_out)
    out = last("--out", given)
    if out is not None and to != TABLE and not out.lower().endswith(".csv"):
        raise unfit("--out", N_("a file that ends in .csv, which is what the system takes"), out)
    return ListCall(
        to,
        None if text is None else tuple(parts(text)),
        choice("--unknown-consent", given, get_args(UnknownConsent), "leave_out"),
        None if home is None else home.upper(),
        last("--title", given) or "",
        last("--owner", given) or "",
        hold_out,
        None if held_out is None else Path(held_out),
    )


def _cuts(name: str, given: dict[str, list[str]], otherwise: CutOffs) -> CutOffs:
    text = last(name, given)
    if text is None:
        return otherwise
    expected = N_("one to five numbers in ascending order, such as 30,60,90,180")
    values = tuple(number(name, expected, part) for part in parts(text))
    if list(values) != sorted(set(values)) or not 1 <= len(values) <= 5:
        raise unfit(name, expected, text)
    return CutOffs(len(values) + 1, values)


def _clusters(given: dict[str, list[str]]) -> ClusterSettings:
    features = tuple(parts(last("--features", given) or ",".join(DEFAULT_FEATURES)))
    known: dict[str, Feature] = {name: name for name in FEATURES}
    if not features or not set(features) <= set(known):
        raise unfit("--features", " | ".join(FEATURES), last("--features", given) or "")
    text = last("--k", given)
    k = None if text in {None, "auto"} else whole("--k", given)
    if k is not None and not 2 <= k <= MOST_CLUSTERS:
        raise unfit("--k", N_("auto, or a whole number from 2 to 12"), str(k))
    return ClusterSettings(k, tuple(known[name] for name in features))


def _worth(given: dict[str, list[str]]) -> ValueSettings:
    days = whole("--horizon-days", given, 365)
    if not 1 <= days <= 3650:
        raise unfit("--horizon-days", N_("a whole number from 1 to 3650"), str(days))
    margin = share("--margin", given)
    if margin == 0:
        raise unfit("--margin", N_("a share above 0, up to 1, such as 0.6"), "0")
    discount, costs = share("--discount-annual", given), share("--other-costs", given)
    if costs is not None and costs >= 1:
        raise unfit("--other-costs", N_("a share below 1, such as 0.05"), str(costs))
    return ValueSettings(margin, costs or 0.0, days, 0.1 if discount is None else discount)


def _costs(given: dict[str, list[str]]) -> CostSettings:
    """How new customers are joined with spend."""
    column, text = last("--won-by", given), last("--split", given)
    expected = N_("shares that together are at most 1, such as Google=0.4,Meta=0.2, and not --won-by")
    if text is not None and column is not None:
        raise unfit("--split", expected, text)
    pairs = [part.rpartition("=") for part in parts(text or "")]
    if not all(equals and as_programs_write(share) for _, equals, share in pairs):
        raise unfit("--split", expected, text or "")
    split = tuple((name.strip(), float(share)) for name, _, share in pairs)
    lag = whole("--lag-days", given, 0)
    if not 0 <= lag <= 90:
        raise unfit("--lag-days", N_("a whole number from 0 to 90"), str(lag))
    matches: list[tuple[str, str]] = []
    for pair in given.get("--same-channel", []):
        paid, _, ordered = (part.strip() for part in pair.partition("="))
        if not ordered and pair.strip() != "=":
            raise unfit("--same-channel", N_("two names of a channel, such as Facebook Ads=instagram"), pair)
        matches.append((paid, ordered))
    by: Attribution = "hand" if split else "channel" if column is None else "column"
    said = last("--brand", given)
    brand = None if said is None else tuple(sorted(one for one in map(str.strip, said.split(",")) if one))
    empty = choice("--blank", given, get_args(Blanks), "nothing") if "--blank" in given else None
    blanks, of_channel = (None, empty) if column is None else (empty, None)
    try:
        return CostSettings(
            by, column, tuple(sorted(matches)), tuple(sorted(split)), lag, blanks, brand, _holes(given), of_channel
        )
    except ValueError:
        raise unfit("--split", expected, text or "") from None


def _holes(given: dict[str, list[str]]) -> tuple[SpendHole, ...]:
    """What is said of days without spend."""
    said: list[SpendHole] = []
    answers: dict[str, HoleAnswer] = {"--missing": "missing", "--paused": "paused"}
    for option, answer in answers.items():
        for text in given.get(option, []):
            channel, _, days = text.rpartition("=")
            first, _, last_day = days.partition("..")
            try:
                hole = channel.strip(), date.fromisoformat(first.strip()), date.fromisoformat(last_day.strip())
            except ValueError:
                raise unfit(option, N_("a first and a last day, such as 2026-03-01..2026-04-10"), text) from None
            said.append((*hole, answer))
    return tuple(said)


def _pair(text: str) -> tuple[str, str]:
    name, equals, header = text.partition("=")
    if not equals or not name.strip():
        raise unfit("--map", N_("a field and a column's header, such as amount=Total"), text)
    return name.strip(), header

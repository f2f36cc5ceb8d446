"""Customers as a list to take away: one to contact them, one to show to others, one with every score."""

from __future__ import annotations

import hashlib
import hmac
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis import reach
from lib.analysis.customers import Customers, Int64s
from lib.analysis.reach import People, Where
from lib.analysis.rfm import Rfm
from lib.core import columns as c
from lib.core.findings import Finding, finding
from lib.core.money import SCALE
from lib.core.periods import date_of
from lib.core.words import N_, NP_
from lib.reports.safe import Column, Sheet
from lib.text.words import Words

UnknownConsent = Literal["leave_out", "include"]

SMALLEST_GROUP = 5  # a group with fewer customers could point at one of them
_SMALL_GROUPS = "small_groups"
_NOWHERE = Where({}, None, {})


@dataclass(frozen=True)
class GroupWords:
    """A group as a list calls it, in the reader's language."""

    name: str
    action: str


@dataclass(frozen=True, eq=False)
class Outlook:
    """What is expected of the customers of a list, and what to do with them, whatever their groups.

    Attributes:
        action: in the reader's language.
        rows: one row a customer of the list, in its order (lib.analysis.value_lists.value_rows).
    """

    action: str
    rows: pd.DataFrame


@dataclass(frozen=True)
class Members:
    """The customers of a list and the group of each.

    Attributes:
        customers: one row a customer.
        group: the code of each customer's group, aligned with `customers`.
        words: what each code is called and what to do with it.
        outlook: of lists that are drawn up by what customers will bring.
    """

    customers: Customers
    group: npt.NDArray[Any]
    words: Mapping[str, GroupWords]
    outlook: Outlook | None = None


def grouped(rfm: Rfm, chosen: npt.NDArray[np.int64], words: Words) -> Members:
    """Some customers with their groups.

    Args:
        rfm: everybody's groups.
        chosen: positions of the customers.
        words: the reader's, for names and actions of groups.
    """
    segments = rfm.segment_map.segments
    codes = np.array([segment.code for segment in segments])
    spoken = {segment.code: GroupWords(words.say(segment.title), words.say(segment.action)) for segment in segments}
    return Members(rfm.customers.some(chosen), codes[rfm.segment[chosen]], spoken)


@dataclass(frozen=True)
class CustomerList:
    """A list, and what its reader must know: who was left out and why."""

    sheet: Sheet
    findings: tuple[Finding, ...]


def to_contact(
    members: Members,
    contacts: pd.DataFrame,
    words: Words,
    *,
    unknown_consent: UnknownConsent = "leave_out",
    held_out: frozenset[str] = frozenset(),
    same: People | None = None,
) -> CustomerList:
    """Who to write to, how to reach them, and what to suggest; no person is in it twice.

    Args:
        members: the customers and their groups.
        contacts: the canonical customers table (lib.core.columns.CUSTOMERS).
        words: the reader's language.
        unknown_consent: what to do with customers of whom the file does not say whether they agreed to marketing. Those who
            refused are always left out.
        held_out: ids of customers who are left out by lot, to compare the others with.
        same: which ids are one person, where that is known already (`people_of`).
    """
    known, kept, remarks = once(members, contacts, unknown_consent, same)
    if held_out:
        stays = ~members.customers.customer_id.iloc[kept].isin(held_out).to_numpy()
        known, kept = known[stays], kept[stays]
    reach = [
        Column(words.say(header), "text", known[field].astype(object).where(known[field].notna(), None).tolist())
        for field, header in ((c.NAME, N_("Name")), (c.EMAIL, N_("E-mail")), (c.PHONE, N_("Phone")))
    ]
    customer, *facts = _facts(members, kept, words)
    own = members.outlook
    actions = [members.words[code].action for code in members.group[kept]] if own is None else [own.action] * len(kept)
    action = Column(words.say(N_("Suggested action")), "text", actions)
    return CustomerList(Sheet(words.say(N_("To contact")), (customer, *reach, *facts, action)), remarks)


def people_of(contacts: pd.DataFrame, where: Where = _NOWHERE) -> People:
    """Which customers of a file are one person, by address and number; an id that is one itself counts where the cell is empty.

    Args:
        contacts: the canonical customers table (lib.core.columns.CUSTOMERS).
        where: for phone numbers.
    """
    known = contacts.drop_duplicates(c.CUSTOMER_ID, keep="last")
    ids = known[c.CUSTOMER_ID].tolist()
    return reach.people(ids, addresses_of(known, ids), numbers_of(known, ids), where)


def addresses_of(known: pd.DataFrame, ids: Sequence[str]) -> list[str | None]:
    """The e-mail address of each customer as the file has it; where the cell is empty and the id is one, the id."""
    return _texts(known, c.EMAIL, ids, "@".__contains__)


def numbers_of(known: pd.DataFrame, ids: Sequence[str]) -> list[str | None]:
    """The phone number of each customer as the file has it; where the cell is empty and the id is one, the id."""
    return _texts(known, c.PHONE, ids, _looks_like_a_phone)


def _texts(known: pd.DataFrame, field: str, ids: Sequence[str], fits: Callable[[str], bool]) -> list[str | None]:
    values = known[field].astype(object)
    texts = values.where(values.notna(), None).tolist()
    return [text or (name if fits(name) else None) for text, name in zip(texts, ids, strict=True)]


def _looks_like_a_phone(text: str) -> bool:
    """An id that is a phone number: it has a plus sign, stars, or is a mobile number of mainland China."""
    digits = text.replace("*", "0")
    starred = "*" in text and digits.isdecimal() and len(digits) == 11
    return (
        starred
        or (text.startswith("+") and text[1:].isdecimal())
        or (len(text) == 11 and text.isdecimal() and text[0] == "1" and text[1] > "2")
    )


def once(
    members: Members, contacts: pd.DataFrame, unknown_consent: UnknownConsent, same: People | None = None
) -> tuple[pd.DataFrame, Int64s, tuple[Finding, ...]]:
    """Who may be written to, each person once: under the first of their ids in the list.

    Returns:
        as `agreed`.
    """
    same = people_of(contacts) if same is None else same
    known, kept, remarks = agreed(members, contacts, unknown_consent, same)
    people = same.of(members.customers.customer_id.iloc[kept].tolist())
    first = np.sort(np.unique(people, return_index=True)[1])
    return known.iloc[first], kept[first], (*remarks, *same_contact(len(kept) - len(first)))


def same_contact(count: int) -> tuple[Finding, ...]:
    """Says how many ids of a list are of a person who is in it already."""
    template = NP_(
        "{count} customer has the address or number of another one in the list: it is one person, who is in it once.",
        "{count} customers have the address or number of others in the list: they are the same people, who are in it once.",
    )
    return (finding("same_contact", "info", template, count=count),) if count else ()


def agreed(
    members: Members, contacts: pd.DataFrame, unknown_consent: UnknownConsent, same: People | None = None
) -> tuple[pd.DataFrame, Int64s, tuple[Finding, ...]]:
    """Who may be written to; who refused under one id refused under every one.

    Returns:
        their rows of contacts; their places among the members, in order; who was left out.
    """
    same = people_of(contacts) if same is None else same
    known = contacts.drop_duplicates(c.CUSTOMER_ID, keep="last").set_index(c.CUSTOMER_ID)
    known = known.reindex(members.customers.customer_id)
    consent = known[c.CONSENT].astype(object).to_numpy()
    refusing = same.of(contacts.loc[contacts[c.CONSENT].astype(object) == "no", c.CUSTOMER_ID].tolist())
    refused = (consent == "no") | np.isin(same.of(members.customers.customer_id.tolist()), refusing)
    agreed = consent == "yes"
    agreed &= ~refused
    unknown = ~refused & ~agreed
    kept = np.flatnonzero(agreed | unknown if unknown_consent == "include" else agreed)
    return known.iloc[kept], kept, _consent_findings(int(refused.sum()), int(unknown.sum()), unknown_consent)


def _consent_findings(refused: int, unknown: int, unknown_consent: UnknownConsent) -> tuple[Finding, ...]:
    remarks: list[Finding] = []
    if refused:
        template = NP_(
            "{count} customer is left out: they refused marketing.",
            "{count} customers are left out: they refused marketing.",
        )
        remarks.append(finding("refused_marketing", "info", template, count=refused))
    if unknown and unknown_consent == "leave_out":
        template = NP_(
            "{count} customer is left out: the file does not say whether they agreed to marketing. Include them only if you know that they did.",
            "{count} customers are left out: the file does not say whether they agreed to marketing. Include them only if you know that they did.",
        )
        remarks.append(finding("unknown_consent_left_out", "warning", template, count=unknown))
    elif unknown:
        template = NP_(
            "{count} customer is in the list although the file does not say whether they agreed to marketing.",
            "{count} customers are in the list although the file does not say whether they agreed to marketing.",
        )
        remarks.append(finding("unknown_consent_included", "warning", template, count=unknown))
    return tuple(remarks)


def to_show(members: Members, key: bytes, words: Words) -> CustomerList:
    """The same customers for other eyes: no name, no address, no phone, and an id that leads nowhere without the key.

    Groups with fewer than `SMALLEST_GROUP` customers are shown together; where even together they are fewer, they are left out.

    Args:
        members: the customers and their groups.
        key: the project's own secret; the same key gives the same pseudonyms, so that two lists can be compared.
        words: the reader's language.
    """
    sizes = Counter(members.group.tolist())
    small = {code for code, size in sizes.items() if size < SMALLEST_GROUP}
    is_small = np.isin(members.group, list(small))
    together = int(is_small.sum())
    names = {**members.words, _SMALL_GROUPS: GroupWords(words.say(N_("Small groups together")), "")}
    group = np.where(is_small, _SMALL_GROUPS, members.group.astype(object))
    kept = np.arange(len(group)) if together >= SMALLEST_GROUP else np.flatnonzero(~is_small)
    customer, *facts = _facts(Members(members.customers, group, names, members.outlook), kept, words)
    pseudonyms = [pseudonym(str(identity), key) for identity in customer.cells]
    columns = (Column(customer.header, "text", pseudonyms), *facts)
    return CustomerList(Sheet(words.say(N_("To show")), columns), _small_findings(len(small), together))


def _small_findings(groups: int, customers: int) -> tuple[Finding, ...]:
    if not customers:
        return ()
    if customers >= SMALLEST_GROUP:
        template = NP_(
            "{count} group with fewer than {least} customers is shown under another name, so that it points at nobody.",
            "{count} groups with fewer than {least} customers are shown together, so that they point at nobody.",
        )
        return (finding("small_groups_merged", "info", template, count=groups, least=SMALLEST_GROUP),)
    template = NP_(
        "{count} customer is left out: a group with fewer than {least} customers could point at one of them.",
        "{count} customers are left out: a group with fewer than {least} customers could point at one of them.",
    )
    return (finding("small_groups_left_out", "info", template, count=customers, least=SMALLEST_GROUP),)


def pseudonym(identity: str, key: bytes) -> str:
    """A name for a customer that cannot be turned back without the key: 16 hexadecimal digits of HMAC-SHA256."""
    return hmac.new(key, identity.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:16]


def _facts(members: Members, kept: npt.NDArray[np.int64], words: Words) -> list[Column]:
    """Customer, group, last order, orders and total after refunds of the kept rows; and what is expected of them, where that is known."""
    customers = members.customers
    return [
        Column(words.say(N_("Customer")), "text", customers.customer_id.iloc[kept].tolist()),
        Column(words.say(N_("Group")), "text", [members.words[code].name for code in members.group[kept]]),
        Column(words.say(N_("Last order")), "day", [date_of(day) for day in customers.last_day[kept].tolist()]),
        Column(words.say(N_("Orders")), "whole", customers.frequency[kept].tolist()),
        Column(words.say(N_("Total after refunds")), "money", (customers.monetary_e4[kept] / SCALE).tolist()),
        *([] if members.outlook is None else _expected(members.outlook.rows.iloc[kept], words)),
    ]


def _expected(rows: pd.DataFrame, words: Words) -> list[Column]:
    """What customers are expected to bring, and between what and what it lies in 8 of 10 cases or more."""
    money = {
        "value_e4": N_("Value to come"),
        "low_e4": N_("Value to come, from (8 of 10 cases)"),
        "high_e4": N_("Value to come, to (8 of 10 cases)"),
    }
    return [
        Column(words.say(N_("Still with you")), "share", rows["alive"].round(4).tolist()),
        Column(words.say(N_("Buys at all")), "share", rows["comes"].round(4).tolist()),
        Column(words.say(N_("Purchases expected")), "number", rows["expected"].round(4).tolist()),
        *(Column(words.say(header), "money", (rows[name] / SCALE).tolist()) for name, header in money.items()),
    ]


def scored(
    customers: Customers, scores: Mapping[str, Sequence[int]], group: Sequence[str], header: str = "segment"
) -> Sheet:
    """Every customer with every figure, under the names of the command line: one row a customer.

    Args:
        customers: one row a customer.
        scores: the scores by letter ("r", "f", "m"), or the cluster's number, aligned with `customers`.
        group: the code of each customer's group, or the cluster's name.
        header: of that column.
    """
    return Sheet(
        "customers",
        (
            Column(c.CUSTOMER_ID, "text", customers.customer_id.tolist()),
            Column("last_order", "day", [date_of(day) for day in customers.last_day.tolist()]),
            Column("recency_days", "whole", customers.recency_days.tolist()),
            Column("frequency", "whole", customers.frequency.tolist()),
            Column("monetary", "money", (customers.monetary_e4 / SCALE).tolist()),
            *(Column(letter, "whole", list(marks)) for letter, marks in scores.items()),
            Column(header, "text", list(group)),
        ),
    )


def valued(rows: pd.DataFrame) -> Sheet:
    """Every customer with what is still to come, under the names of the command line.

    `low` and `high` hold the value in 8 of 10 cases; where `seldom` is "yes" most likely nothing comes, and the range ends with what the
    customer brings if they come at all.

    Args:
        rows: lib.analysis.value_lists.everyone_rows.
    """
    money = ("spent_e4", "value_e4", "low_e4", "high_e4")
    return Sheet(
        "customers",
        (
            Column(c.CUSTOMER_ID, "text", rows["customer_id"].tolist()),
            Column("list", "text", rows["list"].tolist()),
            Column("purchases", "whole", rows["purchases"].tolist()),
            Column("days_since", "whole", rows["days_since"].tolist()),
            Column("alive", "number", rows["alive"].round(4).tolist()),
            Column("any_purchase", "number", rows["comes"].round(4).tolist()),
            Column("expected_purchases", "number", rows["expected"].round(4).tolist()),
            *(Column(name.removesuffix("_e4"), "money", (rows[name] / SCALE).tolist()) for name in money),
            Column("seldom", "text", np.where(rows["seldom"], "yes", "").tolist()),
        ),
    )


def staged(
    customers: Customers,
    stage: Sequence[str],
    cohort: Sequence[str],
    order_days: Int64s,
    usual_gap_days: npt.NDArray[np.float64],
    on: Sequence[str],
) -> Sheet:
    """Every customer with the stage and the rhythm, under the names of the command line: one row a customer.

    Args:
        customers: one row a customer.
        stage: the code of each customer's stage.
        cohort: what the cohort of each is called.
        order_days: on how many days each has ordered.
        usual_gap_days: days between them on average; infinite for those without a habit.
        on: the code of the list that goes by the usual gap which each is on; "" for none.
    """
    return Sheet(
        "customers",
        (
            Column(c.CUSTOMER_ID, "text", customers.customer_id.tolist()),
            Column("stage", "text", list(stage)),
            Column("cohort", "text", list(cohort)),
            Column("last_order", "day", [date_of(day) for day in customers.last_day.tolist()]),
            Column("recency_days", "whole", customers.recency_days.tolist()),
            Column("frequency", "whole", customers.frequency.tolist()),
            Column("order_days", "whole", order_days.tolist()),
            Column("monetary", "money", (customers.monetary_e4 / SCALE).tolist()),
            Column(
                "usual_gap_days",
                "number",
                [round(gap, 1) if math.isfinite(gap) else None for gap in usual_gap_days.tolist()],
            ),
            Column("list", "text", list(on)),
        ),
    )

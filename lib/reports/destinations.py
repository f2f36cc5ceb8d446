"""A list to contact in the form of the system that sends it: who can be reached there, who cannot and why, and the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis import reach
from lib.analysis.customers import Int64s
from lib.analysis.destinations import Content, Destination, Identifier, OutColumn
from lib.analysis.reach import Gap, People, Reached, Where
from lib.core import columns as c
from lib.core.findings import Finding, finding
from lib.core.words import N_, NP_, Sentence, Template
from lib.reports.lists import (
    CustomerList,
    Members,
    UnknownConsent,
    addresses_of,
    agreed,
    numbers_of,
    people_of,
    same_contact,
)
from lib.reports.safe import Column, Sheet
from lib.text.territories import country_code
from lib.text.words import Words

#: The Chinese systems that know numbers of mainland China only add one reason of their own.
_Why = Gap | str
_ABROAD = "abroad"

#: Why customers are left out, the reason that explains most first.
_REASONS: Mapping[str, Template] = {
    "masked": NP_(
        "{count} customer is left out: the shop system has hidden characters of the address or number with stars, and nobody can be found by what is left.",
        "{count} customers are left out: the shop system has hidden characters of the address or number with stars, and nobody can be found by what is left.",
    ),
    "encrypted": NP_(
        "{count} customer is left out: the shop system gives the address or number in cipher, which only that system can read. Reach these customers from within it.",
        "{count} customers are left out: the shop system gives the address or number in cipher, which only that system can read. Reach these customers from within it.",
    ),
    "hashed": NP_(
        "{count} customer is left out: the file has only a fingerprint (hash) of the address or number, by which this system cannot find them.",
        "{count} customers are left out: the file has only fingerprints (hashes) of their addresses or numbers, by which this system cannot find them.",
    ),
    "alias": NP_(
        "{count} customer is left out: the address is one that a marketplace made up for the buyer. Nobody else knows it, and the marketplace forbids advertising to it.",
        "{count} customers are left out: the address is one that a marketplace made up for the buyer. Nobody else knows it, and the marketplace forbids advertising to it.",
    ),
    "nobodys": NP_(
        "{count} customer is left out: the address or number stands with more than {most} others, so it is the shop's own or a stand-in.",
        "{count} customers are left out: the address or number stands with more than {most} others, so it is the shop's own or a stand-in.",
    ),
    "no_country": NP_(
        "{count} customer is left out: the phone number has no country's code, and nothing tells the country. Tell the country that such numbers are from.",
        "{count} customers are left out: the phone number has no country's code, and nothing tells the country. Tell the country that such numbers are from.",
    ),
    _ABROAD: NP_(
        "{count} customer is left out: the number is not one of mainland China.",
        "{count} customers are left out: the number is not one of mainland China.",
    ),
    "malformed": NP_(
        "{count} customer is left out: the address or number is not one that can exist.",
        "{count} customers are left out: the address or number is not one that can exist.",
    ),
    "missing": NP_(
        "{count} customer is left out: the file has no {identifiers} of theirs.",
        "{count} customers are left out: the file has no {identifiers} of theirs.",
    ),
}
_FACTS: dict[str, dict[str, int]] = {"nobodys": {"most": reach.MOST_SHARED}}
#: What a system knows people by, in words.
IDENTIFIERS: Mapping[tuple[Identifier, ...], str] = {
    ("email", "phone"): N_("e-mail address or phone number"),
    ("email",): N_("e-mail address"),
    ("phone",): N_("phone number"),
    ("wecom_id", "phone"): N_("WeCom id or phone number"),
}


@dataclass(frozen=True)
class Ticket:
    """What a list is called, and who writes to the customers in it."""

    title: str
    owner: str


@dataclass(frozen=True)
class Reachable:
    """The customers of a list whom a system can know.

    Attributes:
        kept: their places among the members, in order.
        email, phone: in the system's form, aligned with `kept`; None where there is none.
        findings: who is left out and why.
    """

    kept: Int64s
    email: tuple[str | None, ...]
    phone: tuple[str | None, ...]
    findings: tuple[Finding, ...]


def countries_of(orders: pd.DataFrame) -> Mapping[str, str]:
    """The country (ISO, two letters) of each customer's last order that tells one.

    Args:
        orders: lib.core.columns.ORDERS.
    """
    told = orders[[c.CUSTOMER_ID, c.ORDERED_AT, c.COUNTRY]].dropna(subset=[c.COUNTRY])
    last = told.sort_values(c.ORDERED_AT, kind="stable").drop_duplicates(c.CUSTOMER_ID, keep="last")
    codes = {text: country_code(text) for text in last[c.COUNTRY].unique()}
    pairs = zip(last[c.CUSTOMER_ID].tolist(), last[c.COUNTRY].tolist(), strict=True)
    return {name: code for name, text in pairs if (code := codes[text]) is not None}


def reachable(
    members: Members,
    contacts: pd.DataFrame,
    to: Destination,
    where: Where,
    *,
    unknown_consent: UnknownConsent = "leave_out",
    same: People | None = None,
) -> Reachable:
    """Who of the members can be in a system's list: they agreed, and the system can know them.

    No person is in it twice, so no address and no number is: who has several ids is there under the first that the system can
    know, with the first address and the first number of all of them.

    Args:
        members: the customers and their groups.
        contacts: the canonical customers table (lib.core.columns.CUSTOMERS).
        to: the system.
        where: for phone numbers.
        unknown_consent: as in `lib.reports.lists.to_contact`.
        same: which ids are one person, where that is known already (`lib.reports.lists.people_of`).
    """
    same = people_of(contacts, where) if same is None else same
    known, chosen, remarks = agreed(members, contacts, unknown_consent, same)
    ids = members.customers.customer_id.iloc[chosen].tolist()
    of_each = zip(
        chosen.tolist(), ids, addresses_of(known, ids), numbers_of(known, ids), same.of(ids).tolist(), strict=True
    )
    kept: dict[int, int] = {}
    emails: dict[int, str | None] = {}
    phones: dict[int, str | None] = {}
    why: Counter[str] = Counter()
    again = ready = 0
    for place, customer_id, email, phone, person in of_each:
        address = _anybodys(_address(email, to), same) if "email" in to.known_by else Reached(None, "missing")
        number = _number(_anybodys(where.phone(phone, customer_id), same), to) if "phone" in to.known_by else _NO_NUMBER
        if number[1] == "hashed" and "phone" in to.takes_hashed and (made := reach.hashed(phone)):
            number = made, ""
        wecom = "wecom_id" in to.known_by and reach.is_wecom(customer_id)
        if address.text is None and number[0] is None and not wecom:
            why[_reason(address.gap, number[1])] += 1
            continue
        again += person in kept
        ready += person not in kept and bool(reach.hashed(address.text) or reach.hashed(number[0]))
        kept.setdefault(person, place)
        emails[person] = emails.get(person) or address.text
        phones[person] = phones.get(person) or number[0]
    left_out = (*_left_out(why, to), *same_contact(again), *_as_they_are(ready))
    remarks = (*remarks, *left_out, *_verdict(len(kept), len(chosen), why, to))
    return Reachable(np.array(list(kept.values()), np.int64), tuple(emails.values()), tuple(phones.values()), remarks)


_NO_NUMBER: tuple[str | None, _Why] = (None, "missing")


def _address(email: str | None, to: Destination) -> Reached:
    """An address, or the hash of one where the system takes such."""
    made = reach.hashed(email) if "email" in to.takes_hashed else None
    return reach.email(email) if made is None else Reached(made)


def _as_they_are(count: int) -> tuple[Finding, ...]:
    """Says how many of a list are in it by a hash that was not made here."""
    template = NP_(
        "{count} customer is in the list by a fingerprint (SHA-256) that the file has already: it goes out as it is, and only the system can tell whether it was made the way it wants.",
        "{count} customers are in the list by fingerprints (SHA-256) that the file has already: these go out as they are, and only the system can tell whether they were made the way it wants.",
    )
    return (finding("hashed_already", "info", template, count=count),) if count else ()


def _anybodys(found: Reached, same: People) -> Reached:
    """An address or number, unless it stands for many people."""
    return Reached(None, "nobodys") if found.text in same.nobodys else found


def _number(number: Reached, to: Destination) -> tuple[str | None, _Why]:
    if number.text is None:
        return None, number.gap or "missing"
    text = reach.written(number.text, to.phone)
    return (None, _ABROAD) if text is None else (text, "")


def _reason(email: Gap | None, phone: _Why) -> str:
    """The reason that explains most."""
    return next((reason for reason in _REASONS if reason in {email, phone}), "missing")


def _left_out(why: Mapping[str, int], to: Destination) -> list[Finding]:
    named = Sentence(IDENTIFIERS[to.known_by])
    return [
        finding(
            f"unreachable_{reason}",
            "info" if reason == "missing" else "warning",
            template,
            **(
                {"count": why[reason]}
                | _FACTS.get(reason, {})
                | ({"identifiers": named} if reason == "missing" else {})
            ),
        )
        for reason, template in _REASONS.items()
        if why.get(reason)
    ]


def _verdict(kept: int, asked: int, why: Mapping[str, int], to: Destination) -> list[Finding]:
    """Whether the list can be made at all, and whether the system takes one so short."""
    if not kept and asked:
        hidden = sum(why.get(reason, 0) for reason in ("masked", "encrypted", "hashed", "alias"))
        template = (
            N_("This list is impossible: {system} would have to know these customers, and the file hides who they are.")
            if hidden
            else N_(
                "This list is impossible: the file has nothing by which {system} could know those who may be written to."
            )
        )
        return [finding("list_impossible", "error", template, system=to.title)]
    if 0 < kept < to.fewest:
        template = N_("{system} asks for at least {least} people; this list has fewer, so it may find too few of them.")
        return [finding("list_short", "warning", template, system=to.title, least=to.fewest)]
    return []


#: So many members tell whether a system can know any: the same export gives all of them the same kind of id.
_ASKED = 2_000


def instead(
    members: Members,
    contacts: pd.DataFrame,
    systems: Sequence[Destination],
    where: Where,
    *,
    unknown_consent: UnknownConsent = "leave_out",
    same: People | None = None,
) -> Finding:
    """Which lists can still be made of these members where one is impossible, such as of nicknames or fingerprints.

    Args:
        members: the customers and their groups.
        contacts: the canonical customers table (lib.core.columns.CUSTOMERS).
        systems: to ask.
        where: for phone numbers.
        unknown_consent: as in `reachable`.
        same: likewise.
    """
    same = people_of(contacts, where) if same is None else same
    few = Members(
        members.customers.some(np.arange(min(len(members.group), _ASKED))), members.group[:_ASKED], members.words
    )
    able = [
        one
        for one in systems
        if len(reachable(few, contacts, one, where, unknown_consent=unknown_consent, same=same).kept)
    ]
    if able:
        return finding(
            "list_possible", "info", N_("Lists that can still be made: {systems}. A table to read can be made in any case."),
            systems=tuple(one.title for one in able),
        )  # fmt: skip
    return finding(
        "list_possible",
        "info",
        N_(
            "No other system can know them either. A table to read can still be made: find these customers by their id or nickname in the shop system itself, and write to them there."
        ),
    )


def to_destination(
    members: Members,
    contacts: pd.DataFrame,
    reached: Reachable,
    chosen: npt.NDArray[np.bool_],
    to: Destination,
    ticket: Ticket,
    words: Words,
) -> CustomerList:
    """The system's own file.

    Args:
        members: the customers and their groups.
        contacts: the canonical customers table.
        reached: who is in the list (`reachable`).
        chosen: of those, who is written to; the others were left out by lot.
        to: the system.
        ticket: the list's name and owner.
        words: the reader's language, for groups.
    """
    places = reached.kept[chosen]
    ids = members.customers.customer_id.iloc[places].tolist()
    names = contacts.drop_duplicates(c.CUSTOMER_ID, keep="last").set_index(c.CUSTOMER_ID)[c.NAME].reindex(ids)
    whole = names.astype(object).where(names.notna(), None).tolist()
    cells: dict[Content, list[str | None]] = {
        "email": [text for text, stays in zip(reached.email, chosen.tolist(), strict=True) if stays],
        "phone": [text for text, stays in zip(reached.phone, chosen.tolist(), strict=True) if stays],
        "first_name": [reach.names(name)[0] for name in whole],
        "last_name": [reach.names(name)[1] for name in whole],
        "name": whole,
        "group": [members.words[code].name for code in members.group[places]],
        "list": [ticket.title] * len(places),
        "owner": [ticket.owner] * len(places),
        "agreed": ["yes"] * len(places),
        "wecom_id": [name if reach.is_wecom(name) else None for name in ids],
    }
    columns = tuple(Column(column.header, "text", _formed(column, cells[column.content])) for column in to.columns)
    return CustomerList(Sheet(words.say(to.name), columns), reached.findings)


def _formed(column: OutColumn, cells: list[str | None]) -> list[str | None]:
    if column.form == "plain":
        return cells
    return [None if cell is None else reach.sha256(cell) for cell in cells]

"""`lists`: customers to write to, in the form of the system that sends it; who cannot be reached there, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from lib.analysis import holdout
from lib.analysis.customers import Int64s
from lib.analysis.reach import Where
from lib.analysis.rfm import Rfm
from lib.catalog.destinations import DESTINATIONS, destination
from lib.catalog.number_plans import COUNTRY_OF_CURRENCY, PLANS
from lib.catalog.segments import segment_map
from lib.cli.calls import Call
from lib.cli.options import TABLE
from lib.cli.plain import remarks
from lib.cli.rfm import scored
from lib.cli.show import table
from lib.core.errors import CannotAnswer, CannotRead
from lib.core.findings import Finding, finding
from lib.core.words import N_, NP_
from lib.ingest.imported import Imported
from lib.reports.destinations import Ticket, countries_of, instead, reachable, to_destination
from lib.reports.lists import CustomerList, Members, grouped, once, people_of, to_contact
from lib.reports.safe import Column, Sheet, to_system, write
from lib.text.words import Words


@dataclass(frozen=True, eq=False)
class Made:
    """A list, and the customers that were asked for.

    Attributes:
        title: what it is called.
        groups: how many of those asked for are in each group, by code.
        held_out: ids of those who are left out by lot.
        every_held_out: the same with every other id of theirs in the file: who writes to one of these writes to them.
    """

    title: str
    rfm: Rfm
    groups: dict[str, int]
    list: CustomerList
    held_out: tuple[str, ...]
    every_held_out: tuple[str, ...]


def made(call: Call, read: Imported, words: Words, today: date) -> Made:
    """The list that was asked for.

    Raises:
        CannotAnswer: nobody is in these groups, or the system can know none of them.
        CannotRead: the map has no such group.
    """
    rfm, _ = scored(call, read, today)
    chosen = _chosen(call, rfm)
    members, contacts = grouped(rfm, chosen, words), read.customers
    groups = Counter(str(code) for code in members.group.tolist())
    title = call.lists.title or _title(call, words)
    home = call.lists.home or COUNTRY_OF_CURRENCY.get(read.currency or "")
    where = Where(countries_of(read.orders), home, PLANS)
    same, consent = people_of(contacts, where), call.lists.unknown_consent
    if call.lists.to == TABLE:
        _, places, _ = once(members, contacts, consent, same)
        _, ids = _lot(call, rfm, title, members, places)
        found = to_contact(members, contacts, words, unknown_consent=consent, held_out=frozenset(ids), same=same)
        return Made(title, rfm, dict(groups.most_common()), found, ids, tuple(same.every_id(ids)))
    to = destination(call.lists.to)
    reached = reachable(members, contacts, to, where, unknown_consent=consent, same=same)
    for remark in reached.findings:
        if remark.level == "error":
            other = instead(members, contacts, DESTINATIONS, where, unknown_consent=consent, same=same)
            raise CannotAnswer(N_("{why} {instead}"), why=remark.sentence, instead=other.sentence)
    ticket = Ticket(title, call.lists.owner)
    out, ids = _lot(call, rfm, title, members, reached.kept)
    found = to_destination(members, contacts, reached, ~out, to, ticket, words)
    return Made(title, rfm, dict(groups.most_common()), found, ids, tuple(same.every_id(ids)))


def _lot(call: Call, rfm: Rfm, title: str, members: Members, places: Int64s) -> tuple[holdout.Bools, tuple[str, ...]]:
    """Who of the list is left out by lot, and their ids; the same ones as on the page, unless another seed is given."""
    ids = members.customers.customer_id.iloc[places].tolist()
    out = holdout.lot(ids, call.lists.hold_out, call.seed or holdout.seed_of(title, rfm.customers.as_of))
    return out, tuple(ids[place] for place in np.flatnonzero(out).tolist())


def _chosen(call: Call, rfm: Rfm) -> Int64s:
    """Positions of the customers of the groups asked for, those with the most money first."""
    codes = [segment.code for segment in rfm.segment_map.segments]
    wanted = call.lists.segments
    unknown = [code for code in wanted or () if code not in codes]
    if unknown:
        raise CannotRead(
            N_("The map {name} has no group {given}; it has {codes}."),
            name=rfm.segment_map.name,
            given=tuple(unknown),
            codes=tuple(codes),
        )
    inside = (
        np.ones(len(rfm.segment), np.bool_) if wanted is None else np.isin(rfm.segment, list(map(codes.index, wanted)))
    )
    chosen = np.flatnonzero(inside)
    if not len(chosen):
        raise CannotAnswer(N_("Nobody is in these groups at the moment, so there is no list to make."))
    return chosen[np.argsort(-rfm.customers.monetary_e4[chosen], kind="stable")]


def _title(call: Call, words: Words) -> str:
    """What a list is called where nobody said it: its groups' names."""
    if call.lists.segments is None:
        return words.say(N_("Everyone"))
    chosen = segment_map(call.rfm.map_name)
    return words.listed([words.say(chosen.segment(code).title) for code in call.lists.segments])


def written(made: Made, call: Call) -> bytes:
    """The list as the file that its ending, or its system, wants."""
    if call.lists.to == TABLE:
        return write(made.list.sheet, "xlsx" if call.out is not None and call.out.suffix.lower() == ".xlsx" else "csv")
    return to_system(made.list.sheet, destination(call.lists.to).header)


def left_out(made: Made, words: Words) -> bytes:
    """The ids of those left out by lot, as a file."""
    return write(
        Sheet(words.say(N_("Left out")), (Column(words.say(N_("Customer")), "text", list(made.every_held_out)),)), "csv"
    )


def answer(made: Made, call: Call, read: Imported, words: Words) -> dict[str, Any]:
    """How many were asked for and written; nobody's name or address."""
    named = [remark for remark in made.rfm.findings if remark.level == "warning"]  # each row bears its group's name
    return {
        "to": call.lists.to,
        "title": made.title,
        "owner": call.lists.owner or None,
        "as_of": made.rfm.customers.as_of.isoformat(),
        "asked": sum(made.groups.values()),
        "written": made.list.sheet.rows,
        "held_out": len(made.held_out),
        "segments": [{"segment": code, "customers": count} for code, count in made.groups.items()],
        "columns": [column.header for column in made.list.sheet.columns],
        "hashed": call.lists.to != TABLE and destination(call.lists.to).hashed,
        "out": None if call.out is None else call.out.name,
        "findings": remarks((*read.findings, *named, *made.list.findings, *_forgotten(made, call)), words),
    }


def _forgotten(made: Made, call: Call) -> tuple[Finding, ...]:
    """Says that a lot which nobody writes down measures nothing."""
    if call.lists.hold_out and not made.held_out:
        return (finding("nobody_held_out", "warning", N_("The list is too short to leave anybody out by lot.")),)
    if not made.held_out or call.lists.held_out is not None:
        return ()
    template = NP_(
        "{count} customer is left out by lot, but nobody will know who: say --held-out FILE.csv, or what the list earned cannot be measured.",
        "{count} customers are left out by lot, but nobody will know who: say --held-out FILE.csv, or what the list earned cannot be measured.",
    )
    return (finding("held_out_not_kept", "warning", template, count=len(made.held_out)),)


def shown(given: dict[str, Any], map_name: str, words: Words) -> str:
    """The same for a person at a terminal."""
    say = words.say
    chosen = segment_map(map_name)
    rows = [(say(chosen.segment(one["segment"]).title), one["customers"]) for one in given["segments"]]
    lines = [
        given["title"],
        say(NP_("{count} customer in the list.", "{count} customers in the list."), count=given["written"]),
    ]
    if given["held_out"]:
        template = NP_("{count} customer is left out by lot.", "{count} customers are left out by lot.")
        lines.append(say(template, count=given["held_out"]))
    if given["out"] is None:
        lines.append(say(N_("No file was written: say --out FILE.csv.")))
    return "\n\n".join(["\n".join(lines), table([say(N_("Group")), say(N_("Customers asked for"))], rows, words)])

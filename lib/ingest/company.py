"""Cells that name several people of one order: Anna Berg, Bo Klein. Who is named first is taken for the buyer."""

from __future__ import annotations

import re

from lib.core.findings import Finding, finding
from lib.core.words import NP_
from lib.ingest.headers import compact, words_of
from lib.ingest.texts import Texts, clean

#: Headers that speak of several people.
PEOPLE = frozenset(
    compact(name)
    for name in (
        "customers", "clients", "buyers", "guests", "participants", "attendees", "travellers", "travelers", "passengers", "members", "students", "players", "names", "customer names", "guest names",
        "kunden", "gäste", "teilnehmer", "mitglieder", "reisende", "clientes", "huéspedes", "participantes", "convidados", "hóspedes", "invités", "participants", "voyageurs", "acheteurs",
        "clienti", "ospiti", "partecipanti", "klanten", "gasten", "deelnemers", "klienci", "goście", "uczestnicy", "клиенты", "гости", "участники", "müşteriler", "misafirler",
        "客户们", "客人姓名", "入住人", "参加者", "参加人", "出行人", "住客", "同行人", "旅客", "旅客姓名", "宿泊者", "参加者名", "고객들", "투숙객", "참가자",
    )
)  # fmt: skip
_APART = re.compile(r"\s*(?:[;/&+\n、，；]|,(?!\s*(?:jr|sr|inc|ltd|llc|gmbh)\b)|\b(?:and|und|et|en|och|og|и|ve)\b|(?<=\S\s)[yei](?=\s\S)|[和與与及])\s*", re.IGNORECASE)  # fmt: skip
_FAMILY_NAME_FIRST = re.compile(r"[^\s,]+,\s*[^\s,]+")


def counts_people(header: str) -> bool:
    """Whether a header speaks of several people, or of how many there are: over numbers, it counts them."""
    key = compact(header)
    return any(word in PEOPLE for word in (key, *words_of(header))) or key.endswith(("数", "數", "수"))


def first_named(names: Texts, header: str) -> tuple[Texts, list[Finding]]:
    """The names of a column that speaks of several people, of each cell the first, and how many cells had more.

    Args:
        names: the column.
        header: what it is called; a column that speaks of one person is given back as it is.
    """
    if compact(header) not in PEOPLE:
        return names, []
    texts = list(map(clean, names.distinct))
    if all(_FAMILY_NAME_FIRST.fullmatch(text) for text in texts if "," in text):
        return names, []
    firsts = {text: _APART.split(clean(text))[0] for text in names.distinct}
    more = [firsts[text] != clean(text) for text in names.distinct]
    rows = int(names.rows_by_value()[more].sum()) if any(more) else 0
    if not rows:
        return names, []
    said = finding(
        "first_of_several_people", "warning",
        NP_(
            "{count} cell of “{header}” names several people; the first was taken for the buyer.",
            "{count} cells of “{header}” name several people; the first was taken for the buyer of each.",
        ),
        count=rows, header=header,
    )  # fmt: skip
    return names.map(lambda text: firsts[text] or None), [said]

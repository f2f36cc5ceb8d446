"""Who bought: the customer's id, or what stands in for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.settings import Buyer
from lib.core.words import N_, NP_
from lib.ingest.cells import Cells
from lib.ingest.company import first_named
from lib.ingest.fields import People
from lib.ingest.groups import Groups, Mask, combine, fill, first_rows
from lib.ingest.headers import compact
from lib.ingest.ids import clean_email, clean_id, clean_person, is_shaped_as, masked_rows, read_ids, without_empty_words
from lib.ingest.imported import BuyerChoice
from lib.ingest.name_columns import half_a_name
from lib.ingest.texts import Texts, absent, clean, filled_cells, first_of
from lib.ingest.told_apart import (
    NUMBERED,
    all_alike,
    by_surname,
    encrypted_anew,
    is_nobody,
    without_lent,
    without_lost,
    without_made_up,
    without_placeholders,
)

#: What may name a buyer, the surest first. A name tells all rows apart only where the file has nothing better.
STAND_INS: tuple[Buyer, ...] = ("customer_id", "email", "phone", "name")
#: What stands where an export encrypts its buyers.
_CIPHER = "密文"
#: What people are called, and which further names stand for nobody in this shop.
Nobody = tuple[People, tuple[str, ...]]
_EAST = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]+")
#: Who is asked first where the reader chooses: what people keep, before what a shop gives them.
_BY_HAND: tuple[Buyer, ...] = ("email", "phone", "customer_id", "name")
#: What may stand for somebody without being asked.
_SURE: tuple[Buyer, ...] = ("email", "phone")
#: And for a guest, who has no account.
_OF_GUESTS: tuple[Buyer, ...] = ("name",)
# A column that names far fewer buyers than the best one is not the one this shop knows its customers by.
_SEVERAL_ROWS = 3
_ENOUGH = 0.5
_MANY_ORDERS = 10
#: Headers of addresses that do not say whose they are.
_BARE = frozenset(["email", "mail", "emailaddress", "emailadresse", "adresseemail", "correo", "correoelectronico", "邮箱", "メールアドレス", "이메일"])  # fmt: skip


_MASKED = NP_(
    "{count} row names its buyer by a name or number with hidden signs. Different people can share it, so customers may be fewer than in truth.",
    "{count} rows name their buyer by a name or number with hidden signs. Different people can share one, so customers may be fewer than in truth.",
)
_ENCRYPTED = NP_(
    "{count} row names its buyer by an encrypted text in “{header}” ({example}), which the marketplace makes anew for each order. Each order then looks like a new customer, and nobody seems to come back: figures about returning customers say nothing. Take an export with the buyer's account, or with receivers that are not encrypted.",
    "{count} rows name their buyers by encrypted texts in “{header}” ({example}), which the marketplace makes anew for each order. Each order then looks like a new customer, and nobody seems to come back: figures about returning customers say nothing. Take an export with the buyer's account, or with receivers that are not encrypted.",
)


@dataclass(frozen=True)
class Buyers:
    """Who bought, a row each.

    Attributes:
        ids: the customer; missing where the row names nobody.
        field: the field that names them; None where the file names no buyers.
        by_field: the ids of every field that could name them, gaps filled within an order.
        findings: what had to be assumed.
        usual: the field that names them where the reader does not choose.
    """

    ids: Texts
    field: Buyer | None
    by_field: dict[Buyer, Texts]
    findings: list[Finding]
    usual: Buyer | None = None


def _without_nobody(ids: Texts, people: People) -> Texts:
    """Shop systems write 0 or “guest” where nobody was signed in; taken as ids, all guests would be one regular."""
    if ids.all_match(NUMBERED):
        return ids
    # Where other ids begin with zeros too, 0 is one of them: 0000020, 0000012, 0.
    padded = any(len(text) > 1 and text.startswith("0") and text.isdecimal() for text in ids.distinct)
    if ids.mention(_CIPHER):  # Douyin's export says “$$密文” for everybody
        ids = ids.map(lambda text: None if _CIPHER in text else text)
    nobody = {text for text in ids.distinct if is_nobody(clean(text), people)} - ({"0"} if padded else set[str]())
    nobody -= {
        text for text in nobody if text.casefold() in people.short and is_shaped_as(text, ids.distinct)
    }  # initials
    if len(ids.distinct) == 1:
        nobody = set[str]()
    if not nobody:
        return ids
    return ids.map(lambda text: None if text in nobody else text)


def _rows_of(names: tuple[str, ...], columns: Iterable[Texts], rows: int) -> Mask:
    """Rows of which a column holds one of the names, capitals aside."""
    told = {name.casefold() for name in names}
    found = np.zeros(rows, dtype=np.bool_)
    for texts in columns if told else ():
        meant = [code for code, text in enumerate(texts.distinct) if text.casefold() in told]
        found |= np.isin(texts.codes, meant)
    return found


def _named(cells: Cells, field: Buyer) -> Texts:
    """A field's cells; a name with the family name that stands in a column of its own."""
    texts = cells.texts(field)
    if field != "name" or "last_name" not in cells:
        return texts
    texts, last = (without_empty_words(one, field, "")[0] for one in (texts, cells.texts("last_name")))
    pairs = combine([texts.codes, last.codes])
    firsts = first_rows(pairs, int(pairs.max(initial=-1)) + 1, np.ones(len(pairs), dtype=np.bool_))
    names = [_whole_name(_at(texts, row), _at(last, row)) for row in firsts.tolist()]
    return Texts(tuple(names), pairs.astype(np.int32)).map(lambda text: text or None)


def _whole_name(given: str, family: str) -> str:
    """Both as they are said; the family's name comes first in the East."""
    parts = (family, given) if _EAST.fullmatch(family + given) else (given, family)
    return " ".join(filter(None, parts))


def _at(texts: Texts, row: int) -> str:
    code = int(texts.codes[row])
    return clean(texts.distinct[code]) if code >= 0 else ""


def linked(ids: Texts, other: Texts, *, shared: bool = False) -> Texts:
    """The other field's values, replaced by the id they stand beside somewhere else in the file; where people share them, only by the one id."""
    both = (ids.codes >= 0) & (other.codes >= 0)
    rows = np.nonzero(both)[0][::-1]
    known = np.full(len(other.distinct), -1, dtype=np.int64)
    known[other.codes[rows]] = ids.codes[rows]
    if shared:
        pairs = np.unique(np.column_stack([other.codes[rows], ids.codes[rows]]), axis=0)
        known[np.bincount(pairs[:, 0], minlength=len(known)) > 1] = -1
    values = [ids.distinct[known[code]] if known[code] >= 0 else text for code, text in enumerate(other.distinct)]
    return Texts(tuple(values), other.codes)


def named_orders(cells: Cells, orders: Texts) -> Groups:
    """The order that each row names as the one it gives back, by its place among the order numbers; -1 where it names none of the file."""
    original = cells.texts("refund_of").map(clean_id)
    place = {number: code for code, number in enumerate(orders.distinct)}
    return np.array([place.get(number, -1) for number in original.distinct] + [-1], dtype=np.int64)[original.codes]


def sales_of(cells: Cells, orders: Texts, groups: Groups) -> Groups:
    """The order that each row is of: its own, or the one of the file that it names as the one it gives back.

    Args:
        cells: the file.
        orders: the order number of each row.
        groups: one code an order.
    """
    if "refund_of" not in cells:
        return groups
    own = np.zeros(len(orders.distinct) + 1, dtype=np.int64)
    own[orders.codes] = groups
    named = named_orders(cells, orders)
    return np.where(named >= 0, own[named], groups)


def of_no_order(cells: Cells, orders: Texts) -> Mask | None:
    """Rows that name an order of another file as the one they give back; None where none names any."""
    if "refund_of" not in cells:
        return None
    return cells.texts("refund_of").map(clean_id).present() & (named_orders(cells, orders) < 0)


def of_refunded_orders(buyers: Buyers, cells: Cells, orders: Texts, refunds: Mask) -> Buyers:
    """The same, refunds that name the order they give back being their order's buyer's, and others that the shop sends their receiver's: PayPal's name the shop as sender.

    Args:
        buyers: as found.
        cells: the file.
        orders: the order number of each row.
        refunds: rows of negative money.
    """
    buyers = _of_receivers(buyers, cells, refunds)
    if "refund_of" not in cells or not refunds.any():
        return buyers
    rows = np.nonzero(buyers.ids.present())[0][::-1]
    buyer = np.full(len(orders.distinct) + 1, -1, dtype=np.int64)
    buyer[orders.codes[rows]] = buyers.ids.codes[rows]
    buyer[-1] = -1
    of = named_orders(cells, orders)
    codes = np.where(refunds & (buyer[of] >= 0), buyer[of], buyers.ids.codes).astype(np.int32)
    return replace(buyers, ids=Texts(buyers.ids.distinct, codes))


def _of_receivers(buyers: Buyers, cells: Cells, refunds: Mask) -> Buyers:
    """The same, refunds that the shop's own address sends being their receiver's: PayPal's activities without the column that names the payment.

    The shop's address is the one that stands in another column of most sales.

    Args:
        buyers: as found.
        cells: the file.
        refunds: rows of negative money.
    """
    ids = buyers.ids
    if buyers.field != "email" or not refunds.any():
        return buyers
    known = {text: code for code, text in enumerate(ids.distinct)}
    buys = np.zeros(len(ids.distinct) + 1, dtype=np.bool_)
    buys[ids.codes[~refunds & ids.present()]] = True
    for place in range(len(cells.headings)):
        if not any("@" in text for text in cells.columns.head(place).distinct[:2]):
            continue
        to = cells.columns[place].map(clean_email)
        codes = np.array([*(known.get(text, -1) for text in to.distinct), -1], dtype=np.int32)[to.codes]
        sales = to.codes[~refunds & to.present()]
        most = int(np.bincount(sales).argmax()) if len(sales) else -1
        shop = known.get(to.distinct[most], -1) if 2 * int((sales == most).sum()) > len(sales) else -1
        rows = refunds & (ids.codes == shop) & (codes >= 0) & (codes != shop) & buys[codes]
        if shop >= 0 and rows.any():
            return replace(buyers, ids=Texts(ids.distinct, np.where(rows, codes, ids.codes).astype(np.int32)))
    return _of_named(buyers, cells, refunds, buys)


def _of_named(buyers: Buyers, cells: Cells, refunds: Mask, buys: Mask) -> Buyers:
    """The same, refunds of an address that never buys being the one buyer's whose name stands beside them: the shop sends them, and no column says to whom.

    Args:
        buyers: as found, by their addresses.
        cells: the file.
        refunds: rows of negative money.
        buys: of each address whether it buys, and of none.
    """
    ids, names = buyers.ids, cells.texts("name").map(clean_person)
    sold = ~refunds & ids.present() & names.present()
    pairs = np.unique(np.column_stack([names.codes[sold], ids.codes[sold]]), axis=0)
    owner = np.full(len(names.distinct) + 1, -1, dtype=np.int64)
    owner[pairs[:, 0]] = pairs[:, 1]
    several = np.bincount(pairs[:, 0], minlength=len(owner)) > 1
    rows = refunds & ids.present() & ~buys[ids.codes] & (owner[names.codes] >= 0) & ~several[names.codes]
    return replace(buyers, ids=Texts(ids.distinct, np.where(rows, owner[names.codes], ids.codes).astype(np.int32)))


def _read_all(
    cells: Cells, orders: Groups, count: int, nobody: Nobody
) -> tuple[dict[Buyer, Texts], dict[Buyer, list[Finding]], list[Finding]]:
    """The ids of every field that could name buyers, gaps filled within an order; what is said of each; and of cells that name nobody, whoever is told apart by what.

    A row that one of the names told as nobody's stands in has no buyer, whatever else is in it.
    """
    people, told = nobody
    by_field: dict[Buyer, Texts] = {}
    as_written: list[Texts] = []
    findings: dict[Buyer, list[Finding]] = {}
    lost: list[Finding] = []
    allowed = np.ones(len(orders), dtype=np.bool_)
    for field in STAND_INS:
        if field not in cells:
            continue
        header = cells.header(field)
        texts, said = first_named(_named(cells, field), header)
        as_written.append(texts)
        lent: list[Finding] = []
        if field == "phone":
            texts, lent = without_lent(_without_nobody(texts, people), header)  # n.v. before its points go
        texts, rounded = without_lost(texts, header)
        ids, repaired = read_ids(texts, field, header)
        ids, made_up = without_placeholders(ids, field, header, people)
        lost += [*lent, *rounded, *made_up]
        findings[field] = [*repaired, *said]
        by_field[field] = _without_nobody(ids, people)
    anybodys = _rows_of(told, [*as_written, *by_field.values()], len(orders))
    for field, ids in by_field.items():
        named = Texts(ids.distinct, np.where(anybodys, -1, ids.codes).astype(np.int32)) if told else ids
        by_field[field] = fill(named, orders, count, allowed)
    return by_field, findings, lost


def find_buyers(
    cells: Cells,
    orders: Groups,
    count: int,
    chosen: frozenset[str],
    nobody: Nobody,
    wanted: Buyer | None = None,
    usual: Buyer | None = None,
) -> Buyers:
    """Name the buyer of every row.

    The customer's id, else the e-mail address, else the phone number, else the name: the first that names at least half
    as many rows as the best of them. Rows without it take an e-mail address or phone number where they have one, guests of a
    shop with accounts at last their name, and through it the id that stands beside it elsewhere.

    Args:
        cells: the file.
        orders: one code an order; a customer named in one row of an order is meant in all of them.
        count: how many orders.
        chosen: fields whose column was chosen by hand.
        nobody: what people are called, and nobody; and who else was said to be nobody.
        wanted: what the reader tells customers apart by; its gaps are filled from the others, save where it is what tells them apart anyway.
        usual: what another state of the same shop was told apart by, taken where nobody chose.
    """
    found = _find(cells, orders, count, chosen, nobody, None, usual)
    if wanted is not None:
        asked = _find(cells, orders, count, chosen, nobody, wanted, usual)
        if wanted != found.field or asked.by_field[wanted].distinct != found.by_field[wanted].distinct:
            return replace(asked, usual=found.field if wanted != found.field else None)
    return replace(found, usual=found.field)


def _find(
    cells: Cells,
    orders: Groups,
    count: int,
    chosen: frozenset[str],
    nobody: Nobody,
    wanted: Buyer | None,
    usual: Buyer | None,
) -> Buyers:
    """The same by what the reader chose, or by what the file tells."""
    by_field, findings, lost = _read_all(cells, orders, count, nobody)
    header = cells.header("email") if "email" in cells else ""
    bare = compact(header) in _BARE and count >= _MANY_ORDERS
    if bare and not chosen & set(STAND_INS) and wanted is None and _is_the_shops(by_field):
        return Buyers(absent(len(orders)), None, {}, [
            finding(
                "email_of_the_shop", "warning",
                N_("“{header}” holds the same address in every row, as where a payment service writes the shop's own; it was not taken for a customer. If it is one customer's, choose it (--map customer_id={header})."),
                header=header,
            )
        ])  # fmt: skip
    by_field = _without_placeholders(by_field, nobody[0], {wanted, *chosen})
    _tell_otherwise(by_field, findings, cells, orders, {wanted, *chosen})
    by_field, anew = _without_encrypted(by_field, orders, {wanted, *chosen})
    named = {field: int(ids.present().sum()) for field, ids in by_field.items()}
    most = max(named.values(), default=0)
    if not most:
        return Buyers(absent(len(orders)), None, by_field, lost)
    by_hand = "customer_id" in chosen and "customer_id" in by_field
    able: list[Buyer] = [one for one in by_field if named[one] >= _ENOUGH * most]
    sharp: list[Buyer] = [one for one in able if not _blurred(one, able, by_field)]
    field: Buyer = "customer_id" if by_hand else (sharp or able)[0]
    if usual is not None and not by_hand and named.get(usual):
        field = usual
    if wanted is not None and named.get(wanted):
        field, by_hand = wanted, False
    ids, notes = by_field[field], [*lost, *findings[field]]
    if field != "customer_id":
        notes.append(_stand_in(field, cells))
    if not by_hand:
        ids, more = _with_others(ids, _others(field, wanted), by_field, cells)
        notes += more
    if field == "name":
        notes += by_surname(ids, nobody[0])
    if field in {"name", "customer_id"} and not by_hand and not (field == "name" and "last_name" in cells):
        notes += half_a_name(ids, cells.header(field))
    notes += _hidden(ids, cells.header(field), anew=field in anew)
    return Buyers(ids, field, by_field, notes)


def _tell_otherwise(
    by_field: dict[Buyer, Texts], findings: dict[Buyer, list[Finding]], cells: Cells, orders: Groups, chosen: set[str | None]
) -> None:  # fmt: skip
    """Put a phone number or a name in the stead of e-mail addresses that are made anew for each order, unless the reader chose them."""
    if "email" not in by_field or "email" in chosen:
        return
    others = [(by_field[one], cells.header(one)) for one in ("phone", "name") if one in by_field]
    by_field["email"], said = without_made_up(by_field["email"], orders, cells.header("email"), others)
    findings["email"] += said


def _stand_in(field: Buyer, cells: Cells) -> Finding:
    """By what customers are told apart where it is no customer's number; of a name in two columns, by both."""
    if field == "name" and "last_name" in cells:
        both = {"header": cells.header(field), "other": cells.header("last_name")}
        return finding("customer_stand_in", "info", N_("Customers are told apart by “{header}” and “{other}” together."), **both)  # fmt: skip
    return finding("customer_stand_in", "info", N_("Customers are told apart by “{header}”."), header=cells.header(field))  # fmt: skip


def _without_encrypted(by_field: dict[Buyer, Texts], orders: Groups, chosen: set[str | None]) -> tuple[dict[Buyer, Texts], set[Buyer]]:  # fmt: skip
    """The same without numbers and names that are encrypted anew for each order, where others name people; and which of them are."""
    able: list[Buyer] = ["phone", "name"]
    anew: set[Buyer] = {field for field in able if field in by_field and encrypted_anew(by_field[field], orders)}
    if anew and any(ids.distinct for field, ids in by_field.items() if field not in anew):
        without: dict[Buyer, Texts] = {field: absent(len(orders)) for field in anew if field not in chosen}
        return by_field | without, anew
    return by_field, anew


def _hidden(ids: Texts, header: str, *, anew: bool) -> list[Finding]:
    """What is said of names and numbers that are hidden in part, or encrypted anew for each order."""
    if anew:
        count, example = int(ids.present().sum()), ids.distinct[0][:40]
        return [finding("masked_ids", "warning", _ENCRYPTED, count=count, header=header, example=example)]
    masked = masked_rows(ids)
    return [finding("masked_ids", "warning", _MASKED, count=masked)] if masked else []


def _without_placeholders(by_field: dict[Buyer, Texts], people: People, asked: set[str | None]) -> dict[Buyer, Texts]:
    """The same without columns that say nobody in every row, as a shop without accounts writes 0, where others name people.

    Also without one address in all of them, a payment service's or the shop's own, where phone numbers tell people apart.
    """
    named = any(len(ids.distinct) > 1 for ids in by_field.values())
    kept: dict[Buyer, Texts] = {field: absent(len(ids)) if named and all_alike(ids, people) else ids for field, ids in by_field.items()}  # fmt: skip
    address, phones = kept.get("email"), kept.get("phone")
    if address is None or phones is None or "email" in asked:
        return kept
    alone = len(address.distinct) == 1 and int(address.present().sum()) >= _SEVERAL_ROWS
    if alone and len(phones.distinct) >= _SEVERAL_ROWS:
        kept["email"] = absent(len(address))
    return kept


def _is_the_shops(by_field: dict[Buyer, Texts]) -> bool:
    """Whether one e-mail address, and nothing else, names the buyer of every one of many rows."""
    known = [ids for ids in by_field.values() if ids.distinct]
    address = by_field.get("email")
    if address is None or not address.distinct or any(len(ids.distinct) > 1 for ids in known):
        return False
    return len({ids.distinct[0].casefold() for ids in known}) == 1 and bool(address.present().all())


def _blurred(field: Buyer, able: list[Buyer], by_field: dict[Buyer, Texts]) -> bool:
    """Whether so much of a field is hidden (******12) that another one tells more buyers apart; one that is hidden, too, many more: two receivers may be of one buyer."""
    ids = by_field[field]
    if masked_rows(ids) < _ENOUGH * int(ids.present().sum()):
        return False
    others = [by_field[other] for other in able[able.index(field) + 1 :]]
    return any(len(ids.distinct) <= (_ENOUGH * len(one.distinct) if masked_rows(one) else len(one.distinct) - 1) for one in others)  # fmt: skip


def _others(field: Buyer, wanted: Buyer | None) -> list[Buyer]:
    """Where gaps are filled from: e-mail and phone, of accounts also the name; or everything where the reader chose."""
    able = _BY_HAND if wanted == field else (*_SURE, *_OF_GUESTS) if field == "customer_id" else _SURE
    return [other for other in able if other != field]


def buyer_choices(buyers: Buyers, cells: Cells, sales: Mask) -> tuple[BuyerChoice, ...]:
    """What each column that names buyers would give; none where there is only one.

    Args:
        buyers: as found.
        cells: the file.
        sales: rows that would count if they named a buyer.
    """
    known: list[Buyer] = [field for field in _BY_HAND if field in buyers.by_field and buyers.by_field[field].distinct]
    if len(known) < 2:
        return ()
    choices: list[BuyerChoice] = []
    shown = {cells.header(field): field for field in (*known, *([buyers.field] if buyers.field in known else []))}
    for field in known:
        if shown[cells.header(field)] != field:  # one column stands for two fields: the same choice twice
            continue
        own = buyers.by_field[field]
        ids = (
            buyers.ids
            if field == buyers.field
            else _with_others(own, _others(field, None if field == buyers.usual else field), buyers.by_field, cells)[0]
        )
        codes = ids.codes[sales]
        choices.append(
            BuyerChoice(
                field, cells.header(field), int((own.codes[sales] >= 0).sum()), int(sales.sum()),
                len(np.unique(codes[codes >= 0])), field == buyers.field,
            )
        )  # fmt: skip
    return tuple(choices) if len(choices) > 1 else ()


def _given(names: Texts, cells: Cells) -> Texts:
    """Names without those of a family alone, which many people share."""
    if "last_name" not in cells:
        return names
    return Texts(names.distinct, np.where(filled_cells(cells.texts("name")), names.codes, -1).astype(np.int32))


def _with_others(
    ids: Texts, fields: list[Buyer], by_field: dict[Buyer, Texts], cells: Cells
) -> tuple[Texts, list[Finding]]:
    others: list[Buyer] = [other for other in fields if other in by_field]
    rows = ~ids.present()
    if not others or not rows.any():
        return ids, []
    known = [linked(ids, _given(by_field[other], cells) if other == "name" else by_field[other], shared=other == "name") for other in others]  # fmt: skip
    whole = first_of([ids, *known])
    helped = int((rows & whole.present()).sum())
    if not helped:
        return ids, []
    unnamed, by = rows, tuple[str, ...]()
    for other, theirs in zip(others, known, strict=True):
        if (unnamed & theirs.present()).any():
            by = (*by, f"“{cells.header(other)}”")
        unnamed = unnamed & ~theirs.present()
    template = NP_(
        "{count} row had no customer and was taken by {headers}.",
        "{count} rows had no customer and were taken by {headers}.",
    )
    return whole, [finding("customer_filled", "info", template, count=helped, headers=by)]

"""Whose address or name a column holds: the buyer's, or the shop's own people beside it (host, seller, staff)."""

from __future__ import annotations

from lib.ingest.by_cells import is_of_staff
from lib.ingest.fields import Hints
from lib.ingest.headers import compact
from lib.ingest.likeness import BUYERS, GUESSED, LEAST_CONFIDENCE, NEARLY_ALL, Found, Unmatched

#: For so many rows and more a few values are the shop's own; and so many times more tell the buyers.
_MANY_ROWS, _FEW, _TIMES = 20, 3, 3
#: How names are called beside whose they are.
_NAME = ("name", "fullname", "id", "nom", "nombre", "nome", "naam", "namn", "navn", "nimi", "nazwa", "nazev", "nev", "nume", "adi", "имя", "名", "名称", "姓名", "氏名", "이름", "명")  # fmt: skip


def says_buyer(header: str, hints: Hints) -> bool:
    """Whether a header speaks of whoever buys."""
    return not is_of_staff(header) and hints.says_buyer(header)


def says_host(header: str, hints: Hints) -> bool:
    """Whether a header speaks of whoever sells, serves or owns the account; a customer account is the customer's."""
    return (is_of_staff(header) or hints.says_host(header)) and not says_buyer(header, hints)


def not_the_host(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What was found, the buyer's own address, name or number in the place of the host's, or none where another column names the buyers."""
    result = dict(found)
    for code in BUYERS:
        if code not in result or code in fixed or not _is_suspect(table, result[code][0]):
            continue
        place = result[code][0]
        better = [at for at in table.free(taken | {at for at, _ in result.values()}) if _is_another(table, at, code, place)]  # fmt: skip
        if better:
            best = max(
                better,
                key=lambda at: (
                    says_buyer(table.headers[at], table.catalogue.hints),
                    len(table.columns[at].distinct),
                    -at,
                ),
            )
            called = "name" if code == "customer_id" and table.named(best, code) < LEAST_CONFIDENCE else code
            del result[code]
            result.setdefault(called, (best, max(table.named(best, called), GUESSED)))
        elif any(_tells_more(table, result[other][0], place) for other in BUYERS if other != code and other in result):
            del result[code]
    return result


def _is_suspect(table: Unmatched, place: int) -> bool:
    """Whether a column may be the shop's own people: its header says so, or it hardly changes and does not say that it is the buyer's."""
    header, column, hints = table.headers[place], table.columns[place], table.catalogue.hints
    if says_host(header, hints):
        return True
    return len(column.distinct) <= _FEW and len(column) >= _MANY_ROWS and not says_buyer(header, hints)


def _is_another(table: Unmatched, at: int, code: str, place: int) -> bool:
    """Whether a free column holds the same of the buyers."""
    header, hints = table.headers[at], table.catalogue.hints
    barred = table.catalogue.field(code).bars.found_in(header) and not _names_buyer(header, hints)
    if says_host(header, hints) or barred:
        return False
    if code == "email":
        fits = table.fit(at, "email") >= NEARLY_ALL
    else:
        named = table.named(at, code) >= LEAST_CONFIDENCE or (code != "phone" and _names_buyer(header, hints))
        fits = named and table.fit(at, "email") < NEARLY_ALL
    return fits and _tells_more(table, at, place)


def _names_buyer(header: str, hints: Hints) -> bool:
    """Whether a header says nothing but whose name it is: Attendee, Attendee Name."""
    key = compact(header)
    return says_buyer(header, hints) and any(
        key in {word, word + name, name + word} for word in hints.buyer_keys for name in _NAME
    )


def _tells_more(table: Unmatched, at: int, place: int) -> bool:
    """Whether a column names more people than the host's: by far, or by half as many again where it says that they buy."""
    own, other = len(table.columns[place].distinct), len(table.columns[at].distinct)
    if other < _FEW or says_host(table.headers[at], table.catalogue.hints):
        return False
    return 2 * other >= _TIMES * own if says_buyer(table.headers[at], table.catalogue.hints) else other >= _TIMES * own

"""What a file can hold: the types of the lists that lib/catalog fills."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal, TypeVar

from lib.core.settings import DateOrder
from lib.ingest.headers import Phrases, compact, sorted_words, spoken, words_of, words_pattern
from lib.ingest.imported import Kind
from lib.ingest.month_names import MonthNumbers

K = TypeVar("K")

#: Shorter names say nothing within other words: (other scripts, Latin letters).
_LEAST_LETTERS = (2, 4)
#: What the cells of a field look like; a header that fits is still refused when its cells do not.
Content = Literal["id", "text", "money", "number", "date", "email", "phone", "currency", "flag", "clock"]
#: What a status says about an order's money.
Meaning = Literal["paid", "pending", "open", "cancelled", "refunded", "partially_refunded", "undecided"]


def _bare(text: str) -> str:
    """Letters of any script without their accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


_BRACKETS = re.compile(r"[()（）\[\]【】]")


@dataclass(frozen=True, eq=False)  # itself, so that what headers are worth to it can be kept
class Field:
    """Something a column can be.

    Attributes:
        code: its stable name, as in `--map CODE=HEADER`.
        title: what a page calls it.
        content: what its cells look like.
        names: whole headers that mean it, the surest first; case, blanks and punctuation do not matter.
        within: words that mean it when they stand in a longer header.
        never: words that rule it out.
        role: "helper" for a field that only fills the gaps of another, and takes what columns are left.
        aliases: other codes that a hand may choose it by.
    """

    code: str
    title: str
    content: Content
    names: tuple[str, ...]
    within: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    role: Literal["own", "helper"] = "own"
    aliases: tuple[str, ...] = ()

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The place of each name among the field's, by its letters: thousands of names are compared with each cell."""
        ranks: dict[str, int] = {}
        for rank, name in enumerate(self.names):
            ranks.setdefault(compact(name), rank)
        return ranks

    @cached_property
    def bags(self) -> dict[tuple[str, ...], int]:
        """The place of each name of several words, by its words in any order: Bedrag terugbetaald, total article for total de l'article."""
        bags: dict[tuple[str, ...], int] = {}
        for rank, name in enumerate(self.names):
            if words := sorted_words(name):
                bags.setdefault(words, rank)
        return bags

    @cached_property
    def hints(self) -> Phrases[int]:
        """The words of `within`, each with the number of its letters."""
        return Phrases((word, len(compact(word))) for word in self.within)

    @cached_property
    def parts(self) -> Phrases[int]:
        """Every name, each with the number of its letters, for headers that hold one among other words."""
        return Phrases(
            (name, len(key)) for name in self.names if len(key := compact(name)) >= _LEAST_LETTERS[name.isascii()]
        )

    @cached_property
    def endings(self) -> frozenset[str]:
        """Names of one word that others are made with, in languages that write them as one: Bruttobeløb."""
        return frozenset(
            key for name in self.names if len(words_of(name)) == 1 and (key := compact(name)).isascii() and len(key) >= _LEAST_LETTERS[True] + 1
        )  # fmt: skip

    @cached_property
    def bars(self) -> Phrases[str]:
        """The words of `never`."""
        return Phrases((word, word) for word in self.never)


@dataclass(frozen=True)
class StatusMeaning:
    """What statuses mean.

    Attributes:
        meaning: what they say about the order's money; None: one word too few to tell, so that it is asked.
        title: what a page calls it.
        names: whole statuses, as shops write them.
        within: words that decide a longer status, `rembours*` by their beginning; meanings are asked in the order of their list.
        together: groups of such words; a status that has one of each means it.
        never: words beside those that speak against it.
        denials: phrases that say that it is not so: not refunded; a status that says no more is one of a sale.
        of_invoices: whole statuses that mean it where a file lists invoices, whatever they mean of orders.
        in_part: groups of words; a status with one of each means it of a part of its order only.
        names_in_part: whole statuses that mean it of a part only.
        alone_in_part: and those that do not say of what: of goods, where their column speaks of these.
        closed: whole statuses that some systems have for what was given back whole; so where others of the file say that orders are `done`.
    """

    meaning: Meaning | None
    title: str
    names: tuple[str, ...]
    within: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    never: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    of_invoices: tuple[str, ...] = ()
    in_part: tuple[tuple[str, ...], ...] = ()
    names_in_part: tuple[str, ...] = ()
    alone_in_part: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


#: What a mark says of its row.
MarkCode = Literal["cancelled", "test", "refunded", "unpaid", "not_a_sale", "taken_back", "disputed", "missed"]


@dataclass(frozen=True)
class Mark:
    """A column that says of a row that it is no sale, or that it takes one back.

    Attributes:
        code: what it says.
        says: how: with a yes, with a no, with words, with a cell that is one of the words, or by telling a day.
        names: whole headers that mean it.
        words: words in a cell that say it; whole cells, in small letters.
        never: words beside them that say the opposite.
        beside: where it is given, words of which another row has to say one: payments are no sales where invoices are.
        unsure: whole cells, without blanks, that may say it or something else: they are told with what they are taken for.
        alone: what a list is of which every row says so, and which is no list of sales; others are kept as they came.
    """

    code: MarkCode
    says: Literal["yes", "no", "words", "whole", "day"]
    names: tuple[str, ...]
    words: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    alone: Literal["", "offers", "purchases", "perhaps_purchases"] = ""

    @cached_property
    def keys(self) -> frozenset[str]:
        """The headers by their letters."""
        return frozenset(compact(name) for name in self.names)

    @cached_property
    def unsure_keys(self) -> frozenset[str]:
        """The cells that may say it."""
        return frozenset(self.unsure)


@dataclass(frozen=True)
class Platform:
    """A shop system's export, known by its headers.

    Attributes:
        code: its stable name.
        name: as the world knows it.
        signature: headers that this export has and no other.
        mapping: (field, header): where this export keeps what; an empty header means that it has no such thing.
        statuses: (status, meaning) where this system means something of its own by it.
        export: which export to take, and where it is.
        kind: what the export holds.
        currency: the money of a system that knows only one and does not write it down.
        not_orders: a header, and words in its cells that say that a row is no order (a fee, a payout, a line of a sum); with a
            sign before it, only where money comes (+) or leaves (-).
        date_order: how this system writes days, whatever the shop's country; None where that depends on the shop.
        payouts: headers that its list of payouts has, which holds no orders.
        payment_status: its column of what became of the payment, where the header does not say so.
    """

    code: str
    name: str
    signature: tuple[str, ...]
    mapping: tuple[tuple[str, str], ...]
    export: str
    statuses: tuple[tuple[str, Meaning], ...] = ()
    kind: Kind = "orders"
    currency: str | None = None
    not_orders: tuple[str, tuple[str, ...]] | None = None
    date_order: DateOrder | None = None
    payouts: tuple[str, ...] = ()
    payment_status: str = ""


@dataclass(frozen=True)
class KindSignature:
    """How a file that holds no orders is known, and what its columns can be.

    Attributes:
        kind: what it holds.
        title: what a page calls such a file.
        use: what such a file is for.
        fields: what its columns can be.
        needs: the file can be of this kind when each group has a field that was found in it.
        alone: what it also needs where no orders stand beside it; an empty group: nothing helps.
        telling: fields that hardly any other kind of file has.
    """

    kind: Kind
    title: str
    use: str
    fields: tuple[Field, ...]
    needs: tuple[tuple[str, ...], ...]
    telling: tuple[str, ...] = ()
    alone: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class MonthNames:
    """The months of a language: names and short forms, January to December."""

    language: str
    months: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=4)  # one for the catalogues of all kinds: every file is taken for one of each
def _numbers_of(languages: tuple[MonthNames, ...], beside: tuple[str, ...]) -> MonthNumbers:
    return MonthNumbers(
        [
            {
                form: number
                for number, names in enumerate(language.months, 1)
                for name in names
                for form in (name, name.casefold(), _bare(name), _bare(name).casefold())
            }
            for language in languages
        ],
        (word for words in beside for word in words.split()),
    )


@dataclass(frozen=True)
class People:
    """What people are called.

    Attributes:
        given: given names of languages that put them first, in small letters and without accents.
        family: family names of languages that put those first.
        before: how people are addressed before their names.
        behind: how they are addressed behind them.
        nobody: what tills, shop systems and people write where nobody is named.
        short: short forms of it in small letters, as n.v.
    """

    given: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    behind: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    short: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Hints:
    """Words that tell what no field does.

    Attributes:
        hosts: parts of headers of the shop's own people.
        buyers: the same of whoever buys.
        discounts: words of a row that takes a discount off its order; `rabatt*` by their beginning.
        returns: parts of words of a row that gives money back.
        refunds: parts of headers of money that may be what went back.
        paid: words of headers of money that was paid; `bezahlt*` by their beginning.
        returned: whole headers of how many pieces of a line came back.
        never_sold: words of what a shop pays for and hardly any sells; `loyer*` by their beginning.
        sold_too: the same of what some shops sell as well.
    """

    hosts: tuple[str, ...] = ()
    buyers: tuple[str, ...] = ()
    discounts: tuple[str, ...] = ()
    returns: tuple[str, ...] = ()
    refunds: tuple[str, ...] = ()
    paid: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    never_sold: tuple[str, ...] = ()
    sold_too: tuple[str, ...] = ()

    @cached_property
    def returned_keys(self) -> frozenset[str]:
        """The headers of `returned` by their letters."""
        return frozenset(map(compact, self.returned))

    def counts_returns(self, header: str) -> bool:
        """Whether a header says how many pieces of a line came back."""
        return compact(header) in self.returned_keys

    @cached_property
    def buyer_keys(self) -> tuple[str, ...]:
        """The words of `buyers` by their letters."""
        return tuple(map(compact, self.buyers))

    def says_host(self, header: str) -> bool:
        """Whether a header speaks of the shop's own people."""
        return any(key in compact(header) for key in self._host_keys)

    def says_buyer(self, header: str) -> bool:
        """Whether a header speaks of whoever buys."""
        key = compact(_BRACKETS.sub(" ", header))  # Username (Buyer)
        return any(word in key for word in self.buyer_keys)

    def says_discount(self, text: str) -> bool:
        """Whether a cell names a discount."""
        return self._discounts.search(spoken(text)) is not None

    def says_return(self, text: str) -> bool:
        """Whether a cell speaks of goods or money that go back."""
        words = spoken(text)
        return any(part in words for part in self._return_parts)

    def says_refund(self, header: str) -> bool:
        """Whether a header may speak of money that went back."""
        return any(key in compact(header) for key in self._refund_keys)

    def says_paid(self, header: str) -> bool:
        """Whether a header says that its money was paid."""
        return self._paid.search(spoken(header)) is not None

    def says_cost_never_sold(self, text: str) -> bool:
        """Whether a cell names what a shop pays for and hardly any sells."""
        return self._never_sold.search(spoken(text)) is not None

    def says_cost(self, text: str) -> bool:
        """Whether a cell names what a shop may have paid for itself."""
        return self.says_cost_never_sold(text) or self._sold_too.search(spoken(text)) is not None

    @cached_property
    def _never_sold(self) -> re.Pattern[str]:
        return words_pattern(self.never_sold)

    @cached_property
    def _sold_too(self) -> re.Pattern[str]:
        return words_pattern(self.sold_too)

    @cached_property
    def _host_keys(self) -> tuple[str, ...]:
        return tuple(map(compact, self.hosts))

    @cached_property
    def _refund_keys(self) -> tuple[str, ...]:
        return tuple(map(compact, self.refunds))

    @cached_property
    def _return_parts(self) -> tuple[str, ...]:
        return tuple(map(spoken, self.returns))

    @cached_property
    def _discounts(self) -> re.Pattern[str]:
        return words_pattern(self.discounts)

    @cached_property
    def _paid(self) -> re.Pattern[str]:
        return words_pattern(self.paid)


@dataclass(frozen=True)
class Catalogue:
    """Everything that is known about files before one is seen.

    Attributes:
        event_names: what logs call what visitors do, compact; a name that ends in * is a beginning.
        people: what people are called.
        hints: words that tell what no field does.
        day_words: words that stand around a day and say nothing of it, a language each.
    """

    fields: tuple[Field, ...]
    statuses: tuple[StatusMeaning, ...]
    platforms: tuple[Platform, ...]
    kinds: tuple[KindSignature, ...]
    months: tuple[MonthNames, ...]
    marks: tuple[Mark, ...] = ()
    event_names: tuple[str, ...] = ()
    people: People = People()
    hints: Hints = Hints()
    day_words: tuple[str, ...] = ()

    @cached_property
    def signatures(self) -> frozenset[str]:
        """Every header that gives a platform away, by its letters."""
        return frozenset(compact(header) for platform in self.platforms for header in platform.signature)

    @cached_property
    def fields_of_kinds(self) -> tuple[tuple[Field, ...], ...]:
        """What columns can be, for orders and for each other kind of file."""
        return (self.fields, *(kind.fields for kind in self.kinds))

    @cached_property
    def whole_names(self) -> dict[str, list[tuple[int, Field]]]:
        """By the letters of a name: each field that has it, with the place of its kind in `fields_of_kinds`."""
        return self._with_places(lambda field: field.ranks)

    @cached_property
    def turned_names(self) -> dict[tuple[str, ...], list[tuple[int, Field]]]:
        """The same by the sorted words of a name."""
        return self._with_places(lambda field: field.bags)

    def _with_places(self, names: Callable[[Field], Iterable[K]]) -> dict[K, list[tuple[int, Field]]]:
        found: dict[K, list[tuple[int, Field]]] = {}
        for place, fields in enumerate(self.fields_of_kinds):
            for field in fields:
                for name in names(field):
                    found.setdefault(name, []).append((place, field))
        return found

    @cached_property
    def part_names(self) -> Phrases[tuple[int, Field]]:
        """The same for names that stand within longer headers."""
        kinds = enumerate(self.fields_of_kinds)
        return Phrases((word, (place, field)) for place, fields in kinds for field in fields for word in field.within)

    @cached_property
    def month_numbers(self) -> dict[str, int]:
        """Month by lower-case name, in both ways to make letters small (Μαΐου and ς come out otherwise), and without its accents."""
        return _numbers_of(self.months, self.day_words)

    def field(self, code: str) -> Field:
        """The field of a code."""
        return next(field for field in self.fields if field.code == code)

    def kind(self, kind: Kind) -> KindSignature:
        """What is known of a kind of file that holds no orders."""
        return next(one for one in self.kinds if one.kind == kind)

    def of_kind(self, kind: Kind) -> Catalogue:
        """The same with the fields and the systems of one kind of file only."""
        return self._of_kinds[kind]

    @cached_property
    def _of_kinds(self) -> dict[Kind, Catalogue]:
        fields: dict[Kind, tuple[Field, ...]] = {"orders": self.fields, **{one.kind: one.fields for one in self.kinds}}
        return {
            kind: replace(self, fields=own, platforms=tuple(one for one in self.platforms if one.kind == kind))
            for kind, own in fields.items()
        }

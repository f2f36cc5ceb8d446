"""Sentences that are declared in one place and spoken in another.

The English sentence is the key of its translation, so the rooms below `text` never translate: they hand over a
`Sentence` (template and facts), and whoever shows it says it in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

#: One template, or (singular, plural) chosen by the fact `count`.
Template = str | tuple[str, str]
#: The last part of a list that names only the first of many.
MORE = "…"


def first_of(names: Sequence[T], most: int) -> tuple[T | str, ...]:
    """A list as it is said: of many the first, and that there are more."""
    return tuple(names) if len(names) <= most else (*names[:most], MORE)


def N_(template: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark a sentence for translation and return it unchanged."""
    return template


def NP_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802
    """Mark a sentence with a count for translation: the fact `count` chooses the form."""
    return singular, plural


#: The fact `mark_one`: one unit of the shop's currency ("€1"), or 1 where that is not known.
ONE_MORE: Mapping[str, int] = {"mark_one": 10_000}


@dataclass(frozen=True)
class Own:
    """Words that a user wrote, in one or several languages; they are text from the data, never a template.

    Attributes:
        texts: (language code, text) pairs.
    """

    texts: tuple[tuple[str, str], ...]

    def in_language(self, code: str) -> str:
        """The text in a language, or in the first one that has any."""
        return next((text for own, text in self.texts if own == code and text), "") or next(
            (text for _, text in self.texts if text), ""
        )


@dataclass(frozen=True)
class Sentence:
    """A template with named facts.

    Facts are formatted for the reader when the sentence is shown, by type and by the first word of their name:
    `money_…` is an amount in ten-thousandths, `mark_…` one without decimals where it is whole (ONE_MORE), `share_…` a share from 0 to 1, other numbers are grouped, dates are spelt (`month_…` as a month),
    a nested `Sentence` is said, a tuple is listed, and text is shown as it is.
    """

    template: Template | Own
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def __str__(self) -> str:
        """The English sentence with plain facts, for logs and tests."""
        template = self.template
        if isinstance(template, Own):
            return template.in_language("en")
        if isinstance(template, tuple):
            template = template[self.facts["count"] != 1]
        facts = {name: ", ".join(map(str, one)) if isinstance(one, tuple) else one for name, one in self.facts.items()}
        return template.format(**facts)


@dataclass(frozen=True)
class Balance:
    """An amount that follows from others which are shown as well: said so that a reader who adds and takes off what stands there comes to it.

    Attributes:
        amounts_e4: what is added and, below zero, taken off.
    """

    amounts_e4: tuple[int, ...]

    @property
    def exact_e4(self) -> int:
        """The sum before any rounding."""
        return sum(self.amounts_e4)

    def __abs__(self) -> Balance:
        return self if self.exact_e4 >= 0 else Balance(tuple(-one for one in self.amounts_e4))

    def __str__(self) -> str:
        return str(self.exact_e4)


def money_said(amount_e4: int | Balance) -> Sentence:
    """An amount as a fact whose name does not begin with `money_`: said, and escaped, where it stands."""
    return Sentence("{money_amount}", {"money_amount": amount_e4})

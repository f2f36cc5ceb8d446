"""Systems that take a list of customers: which columns each wants, and by what it knows a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lib.analysis.reach import PhoneForm
from lib.core.words import Sentence

#: What a cell holds. "agreed" is yes for everybody, since nobody else is in a list to contact.
Content = Literal["email", "phone", "first_name", "last_name", "name", "group", "list", "owner", "agreed", "wecom_id"]
#: By what a system knows a person.
Identifier = Literal["email", "phone", "wecom_id"]


@dataclass(frozen=True)
class OutColumn:
    """One column of a system's file.

    Attributes:
        header: exactly as the system wants it.
        form: as it is, or its SHA-256 (of nothing: nothing).
    """

    header: str
    content: Content
    form: Literal["plain", "sha256"] = "plain"


@dataclass(frozen=True)
class Destination:
    """A system that takes lists. The columns are in the order of its file.

    Attributes:
        code: what files and the command line say.
        name: as its users call it; marked for translation where it is no name.
        columns: of its file.
        known_by: a customer needs at least one of these to be in the list.
        phone: the form of phone numbers.
        header: whether the file begins with the columns' names.
        fewest: with fewer customers the system refuses the list or cannot use it; 0: it does not say.
        steps: where to put the file.
        source: the page that the columns are from.
        certain: what of the file is in the system's own documentation, and what is not.
    """

    code: str
    name: str
    columns: tuple[OutColumn, ...]
    known_by: tuple[Identifier, ...]
    phone: PhoneForm
    header: Literal["with", "without"]
    fewest: int
    steps: str
    source: str
    certain: str

    @property
    def title(self) -> Sentence:
        """Its name as a sentence."""
        return Sentence(self.name)

    @property
    def hashed(self) -> bool:
        """Whether addresses and numbers leave as fingerprints only."""
        return any(column.form == "sha256" for column in self.columns)

    @property
    def takes_hashed(self) -> frozenset[Content]:
        """What it knows by a SHA-256 that somebody else has made, too: addresses, and numbers where all are hashed in one form."""
        one_form = self.phone == "mainland"
        return frozenset(
            column.content
            for column in self.columns
            if column.form == "sha256" and (one_form or column.content != "phone")
        )

"""Lists of parcels that were sent: what the carrier took is neither what was sold nor advertising."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.core.errors import CannotAnswer
from lib.core.words import N_
from lib.ingest.fields import Catalogue
from lib.ingest.headers import words_of
from lib.ingest.likeness import LEAST_CONFIDENCE, name_score

#: What each parcel has: Tracking number, Sendungsnummer, 快递单号.
_TRACKED = re.compile(
    r"\btrack(?:ing)? ?(?:numbers?|nr|no|nos|id|codes?|and trace.*)$|\bconsignment (?:number|no|id)\b|\bsendungs ?(?:nummer|nr|id)\b|\bpaket ?(?:nummer|nr)\b|\bn(?:umero|o)? ?(?:de )?(?:suivi|seguimiento|guia|rastreio|rastreamento|colis)\b"
    r"|\bcodigo de (?:seguimiento|rastreio|rastreamento)\b|\b(?:numero|codice) (?:di )?(?:tracking|spedizione)\b|\bnumer (?:przesylki|sledzenia|listu przewozowego)\b|(?:трек ?|накладн\w+ )номер|номер отправления"
    r"|(?:快递|物流|运|快遞|貨運|運)[单單](?:号|號|编号|編號)|追跡番号|送り状番号|운송장 ?번호|송장 ?번호"
)
#: Who brings them.
_CARRIER = re.compile(
    r"\bcarrier\b|\bcourier\b|\bversand(?:dienst|dienstleister|unternehmen)\b|\bpaketdienst\b|\btransporteur\b|\btransportista\b|\btransportadora\b|\bcorriere\b|\bvettore\b|\bvervoerder\b|\bprzewoznik\b|\bkurier\b|перевозчик|(?:快递|物流|快遞)公司|承运商|配送業者|運送会社|택배사"
)


def parcel_header(headers: Sequence[str], catalogue: Catalogue) -> str | None:
    """The header that makes a table a list of parcels: their numbers, or who brings them where the cost of that stands beside it; None: it is none."""
    said = {header: " ".join(words_of(header)) for header in headers}
    tracked = next((header for header, words in said.items() if _TRACKED.search(words)), None)
    if tracked is not None:
        return tracked
    shipping = catalogue.field("shipping")
    if not any(name_score(header, shipping) >= LEAST_CONFIDENCE for header in headers):
        return None
    return next((header for header, words in said.items() if _CARRIER.search(words)), None)


def require_no_parcels(headers: Sequence[str], catalogue: Catalogue) -> None:
    """Refuse a list of parcels.

    Raises:
        CannotAnswer: a header gives it away.
    """
    header = parcel_header(headers, catalogue)
    if header is not None:
        raise CannotAnswer(
            N_(
                "“{header}” makes this look like a list of parcels that were sent: no column says what was paid for an order. If one does, choose it (--map amount=HEADER); else bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            ),
            header=header,
        )

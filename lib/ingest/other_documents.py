"""Lists of documents that are no sales: what was offered, and what the shop itself bought."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.cells import Columns
from lib.ingest.headers import words_of
from lib.ingest.marks import has_word
from lib.ingest.matching import Matched
from lib.ingest.texts import clean, filled_cells

#: Headers of the number of an offer, and of its day: Quote No, Angebotsnummer, 見積日.
_NUMBER = r"(?:no|nos|nr|num|number|numero|id|code|ref|reference|n|nummer|numer|номер|numarasi|so)"
_OFFERED = re.compile(
    rf"\b(?:quotes?|quotations?|estimates?|proposals?|pro ?forma(?: invoices?)?) (?:{_NUMBER}|date|day)\b|\bdate (?:of )?(?:quote|quotation|estimate)\b|\b(?:angebots?|kostenvoranschlags?|offert(?:en?)?s?|tilbuds?|tarjous|arajanlat) ?(?:nummer|nr|no|id|datum|dato|numero|szam)\b"
    rf"|\b{_NUMBER} (?:(?:de|del|do|da|di|du|des) )?(?:devis|presupuestos?|cotizacion|orcamentos?|cotacao|preventiv[oi]|oferty|wyceny|кп|сметы|коммерческого предложения)\b|\b(?:devis|presupuesto|orcamento|preventivo|teklif) {_NUMBER}\b"
    r"|\b(?:dat[ae]|fecha) (?:(?:de|del|do|da|di|du) )?(?:devis|presupuesto|cotizacion|orcamento|cotacao|preventivo|oferty)\b|дата (?:кп|сметы|предложения)\b"
    r"|(?:报价|報價|估价|估價)[单單]?(?:号|號|编号|編號|日期|时间|時間)|[见見][积積]書?(?:番号|no|日)|견적 ?서? ?(?:번호|일)"
)
#: Quote # and Devis n°: a sign for number, which is no word.
_SIGNED = re.compile(
    r"^(?:quote|quotation|estimate|proposal|devis|angebot|preventivo|teklif)\s*(?:#|№|n°)", re.IGNORECASE
)


#: Why a list of which each row says so is refused.
_REFUSED = {
    "offers": N_(
        "“{header}” says of each row that it is an offer ({example}), also where it was accepted: nothing was bought by that. Bring the list of invoices or sales; if these are the shop's orders all the same, choose the column of the amount by hand (--map amount=HEADER)."
    ),
    "purchases": N_(
        "“{header}” says of each row that the shop bought it itself ({example}), not that it sold it. Bring the list of invoices to customers, or of the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
    ),
}


def require_sales(columns: Columns, headers: Sequence[str], matched: Matched) -> None:
    """Refuse a list of which each row says that it is an offer, or something that the shop bought.

    Raises:
        CannotAnswer: it is one.
    """
    told = _each_row_says(columns, headers, matched)
    if told is not None and told[0] in _REFUSED:
        raise CannotAnswer(_REFUSED[told[0]], header=told[1], example=told[2])


def other_documents_said(columns: Columns, headers: Sequence[str], matched: Matched) -> list[Finding]:
    """A question where rows may be what the shop bought, or offers: nothing else says what they are."""
    told = _each_row_says(columns, headers, matched)
    if told is not None and told[0] == "perhaps_purchases":
        return [
            finding(
                "perhaps_purchases", "warning",
                N_("“{header}” calls each row “{example}”. If these are bills that the shop has to pay, and not its sales, the names are suppliers, and no figure here is right: bring the list of invoices to customers instead."),
                header=told[1], example=told[2],
            )
        ]  # fmt: skip
    offered = None if "order_id" in matched.columns else next(filter(_is_of_offers, headers), None)
    if offered is None or (told is not None and told[0] == "offers"):
        return []
    return [
        finding(
            "perhaps_offers", "warning",
            N_("“{header}” makes this look like a list of offers: each was counted as an order, though an offer is none until it is ordered or invoiced. If so, bring the list of invoices or orders instead."),
            header=offered,
        )
    ]  # fmt: skip


def _is_of_offers(header: str) -> bool:
    return _OFFERED.search(" ".join(words_of(header))) is not None or _SIGNED.search(clean(header)) is not None


def _each_row_says(columns: Columns, headers: Sequence[str], matched: Matched) -> tuple[str, str, str] | None:
    """What a list is of which each row says so, the header and one of its cells; None where rows say other things, or nothing."""
    for mark, place in matched.marks:
        texts = columns[place]
        if (
            mark.alone
            and all(has_word(text, mark) for text in texts.distinct if clean(text))
            and filled_cells(texts).all()
        ):
            return mark.alone, headers[place], clean(texts.distinct[0])
    return None

"""Words of headers that say that an amount is with tax and before fees, or without them."""

from __future__ import annotations

import re
from functools import lru_cache

from lib.ingest.headers import bare_and_whole, unwrapped, whole, words_of

#: With tax and before fees; without them. As words, and in scripts without blanks as parts.
GROSS = re.compile(
    r"\bgross\b|\bbrutt?[oóa]s?\b|\bbrutto\w+|\bbrute?s?\b|\blord[oaie]\b|\bhrub\w+|\bbrüt\b|\bvalov\w+|валов\w*|брутто|\bttc\b|\bkdv dahil\b|含税|含稅|税込|稅込|毛收入|毛额|총매출|부가세포함"
)
NET = re.compile(
    r"\bnett?\b|\bnett?[oóaei]s?\b|\bnettes?\b|\bnets\b|\bnetto\w+|\bl[ií]quid[oa]s?\b|\bht\b|\bhors taxes?\b|\bkdv haric\b|нетто|чист\w+|不含税|不含稅|未税|未稅|税抜|稅抜|税別|稅別|純|净|淨|순매출|공급가|صافي"
)
#: Without tax, behind what it is of: Valor sem IVA, Total s/ IVA, Bedrag excl. btw, Wartość bez VAT.
_LESS_TAX = re.compile(
    r" ?\b(?:(?:without|excl|excluding|exclusive|ex|exkl|before|sans|hors|sin|sem|s(?= i)|ohne|exclusief|zonder|bez|senza|escl|escluso|uden|utan|uten)(?: (?:of|a|the|dodatku))?(?: \d+)* (?:vat|tax|taxes|gst|iva|igv|btw|moms|mva|mwst|ust|steuern|steuer|tva|taxe|dph|kdv|pdv|ddv|impostos|impuestos|imposte|tasse|podatku|podatkow)|(?:iva|vat|tax|imposte|tasse|btw|tva) (?:esclusa|escluso|escluse|excluded|excluido|excluida|exclu|no incluido|nao incluido)|без ндс|без пдв)$"
)
#: French for what is to be paid, with everything.
_TO_PAY = re.compile(r"\bnet a payer\b|\bnet paye\b|\bnetto zu zahlen\b")


def is_gross(header: str) -> bool:
    """Whether a header says that its amount is with tax, or before fees."""
    return GROSS.search(header_text(header)) is not None and not is_net(header)


def is_net(header: str) -> bool:
    """Whether a header says that its amount is without tax or fees."""
    text = header_text(header)
    return (NET.search(text) is not None or less_tax(header) is not None) and _TO_PAY.search(text) is None


def header_text(header: str) -> str:
    """A header's words, those in brackets, too; a payment service's net_received counts as well."""
    return " ".join(words_of(unwrapped(header))) + (" net" if "netreceived" in whole(header) else "")


@lru_cache(maxsize=8192)
def without_gross(header: str) -> str | None:
    """A header without what says gross or net: Totale lordo is a total; None where it says neither, or nothing else."""
    text = " ".join(words_of(header))
    less = " ".join(NET.sub(" ", GROSS.sub(" ", text)).split())
    return less if less and less != text else None


@lru_cache(maxsize=8192)
def less_tax(header: str) -> str | None:
    """A header before “without VAT”, “excl. tax”, sem IVA; None where it says no such thing, or nothing else."""
    for text in bare_and_whole(header):
        found = _LESS_TAX.search(text)
        if found and text[: found.start()].strip():
            return text[: found.start()]
    return None

"""Money with one letter for its currency, as R 250, K5, 5 F and 250 р: one such cell may be any number, a column of money tells."""

from __future__ import annotations

import re
from dataclasses import replace

import pyarrow as pa

from lib.ingest.fields import Catalogue
from lib.ingest.likeness import LEAST_CONFIDENCE, NEARLY_ALL, name_score
from lib.ingest.numbers import figure
from lib.ingest.table import TextTable
from lib.ingest.texts import clean, encode

_HEAD, _SEVERAL = 200, 2
_FIGURE = r"\d[\d.,' ]*(?:/[-=])?"
#: Letters that stand for euros, francs, kwachas, lempiras, nairas, pesos, pulas, quetzals, rands and roubles.
_WITH_LETTER = re.compile(
    rf"(?P<sign>[-(]?) ?(?:(?P<before>[RKLNPQFDEG]) ?(?P<figure>-?{_FIGURE})|(?P<other>{_FIGURE}) ?(?P<behind>[RFEрР]))(?P<end>\)?)"
)
#: Those that stand for one currency only.
_NAMED = {"R": " ZAR", "р": " RUB", "Р": " RUB"}


def with_letters_read(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same, columns that are called money holding figures alone, or with the currency's code, where one letter stands beside nearly all of them.

    Args:
        table: the file as text.
        catalogue: what is known about headers.
    """
    for place, header in enumerate(table.headers):
        head = [clean(text) for text in map(str, filter(None, table.cells.column(place).slice(0, _HEAD).to_pylist()))]
        letter = _one_letter([text for text in head if text])
        if letter is None or not _is_called_money(header, catalogue):
            continue
        texts = encode(table.cells, place)
        told = pa.array([*(_without(text, letter) for text in texts.distinct), None], pa.string())
        column = told.take(pa.array(texts.codes % len(told)))
        table = replace(table, cells=table.cells.set_column(place, table.cells.column_names[place], column))
    return table


def _one_letter(texts: list[str]) -> str | None:
    """The one letter beside the figures of a column, where nearly all cells have it or are figures without; None elsewhere."""
    found = [one for text in texts if (one := _WITH_LETTER.fullmatch(text)) is not None and figure(text) is None]
    letters = {one["before"] or one["behind"] for one in found}
    if len(letters) != 1 or len(found) < _SEVERAL:
        return None
    bare = sum(figure(text) is not None for text in texts)
    odd = len(texts) - len(found) - bare
    return letters.pop() if odd <= max(1, len(texts) - NEARLY_ALL * len(texts)) else None


def _without(text: str, letter: str) -> str:
    found = _WITH_LETTER.fullmatch(clean(text))
    if found is None or letter not in {found["before"], found["behind"]}:
        return text
    return f"{found['sign']}{(found['figure'] or found['other']).strip()}{found['end']}{_NAMED.get(letter, '')}"


def _is_called_money(header: str, catalogue: Catalogue) -> bool:
    """Whether a header names money sooner than a number or a name."""
    money, others = [0.0], [0.0]
    for fields in catalogue.fields_of_kinds:
        for field in fields:
            (money if field.content == "money" else others).append(name_score(header, field))
    return max(money) >= max(LEAST_CONFIDENCE, *others)

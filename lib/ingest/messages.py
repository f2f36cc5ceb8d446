"""Reports of messages that a shop sent: how many went out, were opened and clicked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from lib.ingest.cells import Columns
from lib.ingest.fields import Catalogue
from lib.ingest.headers import words_of
from lib.ingest.likeness import NEARLY_ALL, content_fit
from lib.ingest.table import TextTable

#: What reports of messages that were sent count, each in a column: how many were sent, opened, clicked, came back, unsubscribed.
_OF_MESSAGES = (
    re.compile(r"\brecipients\b|\bdeliver(?:ed|ies)\b|\bsent\b|\bsends\b|empfang|zugestellt|versendet|gesendet|destinataires|envoyes|delivres|enviad[oa]s|entregad[oa]s|destinatari|inviat[ei]|consegnat[ei]|ontvangers|verzonden|afgeleverd|odbiorc|wyslan|dostarcz|отправлен|доставлен|发送(?:人数|量|数|条数|总数)|成功(?:人数|数|条数)|送达|發送(?:人數|量|數)|送達|配信(?:数|件数)|送信(?:数|件数)|발송|수신자"),
    re.compile(r"\bopens?\b|\bopened\b|geoffnet|offnung|ouvertures?|ouverts?|aperturas?|abiert[oa]s|aberturas?|abert[oa]s|apert[eu]r?e?|geopend|otwar|открыт|打开(?:人数|量|数|率)?|開啟|開封|오픈|열람"),
    re.compile(r"\bclicks?\b|\bclicked\b|klicks?|geklickt|clics?|cliques?|klikniec|клик|点击|點擊|クリック|클릭"),
    re.compile(r"bounce|unzustellbar|rebotes?|rebond|rimbalz|退信|バウンス|반송"),
    re.compile(r"unsubscri|\bopt outs?\b|abmeld|desabonn|desinscri|\bbajas?\b|descadastr|disiscri|afmeld|wypis|отпис|退订|退訂|配信停止|수신거부"),
)  # fmt: skip
_FEWEST_OF_MESSAGES = 2


def reports_messages(table: TextTable, catalogue: Catalogue, today: date) -> bool:
    """Whether columns of figures count messages: how many were sent, opened, clicked and so on, two of these at least."""
    columns, told = Columns(table), set[int]()
    for place, header in enumerate(table.headers):
        words = " ".join(words_of(header))
        said = [at for at, pattern in enumerate(_OF_MESSAGES) if pattern.search(words)]
        if said and content_fit(columns[place], "number", catalogue.month_numbers, today) >= NEARLY_ALL:
            told.add(said[0])
    return len(told) >= _FEWEST_OF_MESSAGES


def names_messages(headers: Sequence[str]) -> bool:
    """The same by the headers alone."""
    words = [" ".join(words_of(header)) for header in headers]
    return sum(any(map(pattern.search, words)) for pattern in _OF_MESSAGES) >= _FEWEST_OF_MESSAGES

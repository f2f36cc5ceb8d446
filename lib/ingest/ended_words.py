"""Words of headers that say that an amount is as it was at first, or as it ended after a change or a cancellation in part."""

from __future__ import annotations

import re
from functools import lru_cache

from lib.ingest.headers import simplified, words_of

#: What changed, for “before the change” and “after the change”.
_CHANGES = r"(?:(?:the|any|der|den|dem|la|le|el|l|du|de|del|da|do|as|a|o) )?(?:changes?|edits?|editing|adjustments?|amendments?|modifications?|cancellations?|anderung(?:en)?|anpassung(?:en)?|korrektur|stornierung(?:en)?|changements?|annulations?|ajustements?|cambios?|modificacion(?:es)?|ajustes?|cancelacion(?:es)?|alteracao|alteracoes|cancelamentos?|modific(?:a|he)|variazion[ei]|annullamento|wijziging(?:en)?|aanpassing(?:en)?|annulering|zmian(?:a|ie|y)?|korekt(?:a|y|cie)|изменени[яйе]|корректировк[иае]|отмены)"
_CHANGED = "(?:变更|變更|修改|更改|改价|改價|调整|調整|修正|変更|取消|キャンセル|변경|수정|조정|취소)"
#: As it was at first. “First” by itself is the first of several orders, and is left out.
_FIRST = re.compile(
    rf"\boriginal(?:ly|e|es|er|en|i)?\b|\borig\b|\binitial(?:ly|e|er|en)?\b|\bold\b|\bursprunglich\w*|\banfanglich\w*|\banfangs(?=betrag|summe|wert)|\balt(?:er)?\b|\bd origine\b|\binicial\b|\biniziale\b|\boriginari[oa]\b|\boorspronkelijke?\b|\bpoczatkow[aey]\b|\bpierwotn[aey]\b|\bilk\b|\bbaslangic\b"
    rf"|первоначальн\w+|исходн\w+|начальн\w+|\b(?:before|vor|avant|antes|prima|voor|przed|до) {_CHANGES}\b"
    rf"|{_CHANGED} ?[前전]|初始|最初|当初|原始|最早|^原(?!価|价|價)|元の|최초|초기|당초|^원(?= )"
)
#: As it ended, whatever it was before; and as it is now, which says so only beside what it was at first.
_ENDED = (
    rf"\bfinal(?:e|er|en|i)?\b|\bendgultig\w*|\bend(?=betrag|summe|wert)|\bdefinitiv[oaef]s?\b|\bdefinitief\b|\bdefinitieve\b|\beind(?=bedrag|totaal|som)|\bkoncow[aey]\b|\bostateczn[aey]\b|\bnihai\b|\bson\b"
    rf"|окончательн\w+|итогов\w+|конечн\w+|\b(?:after|nach|apres|despues|depois|apos|dopo|na|po|после) {_CHANGES}\b"
    rf"|{_CHANGED} ?[后後후]|最终|最終|최종"
)
_FINAL = re.compile(
    rf"{_ENDED}|\bcurrent(?:ly)?\b|\blatest\b|\bnew\b|\brevised\b|\badjusted\b|\bamended\b|\bupdated\b|\baktuell\w*|\bneu(?:er)?\b|\bactuel(?:le)?\b|\bactual\b|\bactualizado\b|\batual\b|\battuale\b|\bhuidige?\b|\baktualn[aey]\b|текущ\w+|最新|最后|最後|目前|[现現]在の?|^[现現](?!金)|현재"
)
_ENDED_ALONE = re.compile(_ENDED)
_BRACKETS = re.compile(r"[()\[\]（）【】]")
_NOTE = re.compile(r"(?<=.)[(\[（【][^()\[\]（）【】]*[)\]）】]")


@lru_cache(maxsize=8192)
def without_first(header: str) -> str | None:
    """A header without what says that its amount is as it was at first; None where it says no such thing, or nothing else."""
    return _without(header, _FIRST)


@lru_cache(maxsize=8192)
def without_final(header: str) -> str | None:
    """A header without what says that its amount is as it ended, or as it is now, beside one as it was at first."""
    return _without(header, _FINAL)


@lru_cache(maxsize=8192)
def without_notes(header: str) -> str:
    """A header without what stands in brackets behind it, such as a currency or a tax, unless that says which of two amounts it is."""
    less = _NOTE.sub(lambda note: note[0] if _tells_which(note[0]) else " ", header).strip()
    return less or header


def _tells_which(note: str) -> bool:
    text = simplified(" ".join(words_of(_BRACKETS.sub(" ", note))))
    return _FIRST.search(text) is not None or _FINAL.search(text) is not None


@lru_cache(maxsize=8192)
def without_end(header: str) -> str | None:
    """A header without what says by itself that its amount is as it ended: importo definitivo is an importo."""
    return _without(header, _ENDED_ALONE)


def _without(header: str, said: re.Pattern[str]) -> str | None:
    text = simplified(" ".join(words_of(_BRACKETS.sub(" ", header))))
    less = " ".join(said.sub(" ", text, count=1).split())
    return less if less and less != text else None

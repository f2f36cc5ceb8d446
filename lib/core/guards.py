"""Text that a spreadsheet would run: a guard in front of it, and the guard taken off again.

A spreadsheet treats a cell of a text file as a formula when it starts with `=`, `+`, `-` or `@` (full-width forms included),
whatever stands before it that cannot be seen. One apostrophe in front makes it text (OWASP, "CSV Injection").
Source of the characters: the project's attack tests, and what Chinese and Japanese spreadsheets convert by themselves.
"""

from __future__ import annotations

import re

GUARD = "'"
_UNSEEN = (
    r"\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
)
_QUOTES = "\"'‘’“”＂＇"
_TRIGGERS = r"=+\-@|%＝＋－＠｜％﹢﹣﹦﹫﹪"
_LIVE = re.compile(rf"[{_UNSEEN}{_QUOTES}]*[{_TRIGGERS}]|[{_UNSEEN}{_QUOTES}]*[\t\r\n]")
_NUMBER = re.compile(r"[+-]?[$€£¥]?[\d.,'\u00a0\u202f ]*\d(?:[eE][+-]?\d{1,3})?%?")
_PHONE = re.compile(r"\+(?=(?:[^\d]*\d){7,15}[^\d]*$)[\d().\-/ \u00a0]+")


def is_live(text: str) -> bool:
    """Would a spreadsheet run this text, or could it? Plain numbers and phone numbers are not live."""
    return bool(_LIVE.match(text)) and not _NUMBER.fullmatch(text) and not _PHONE.fullmatch(text)


def guard(text: str) -> str:
    """The text as it may stand in a text file; `unguard` gives it back."""
    return GUARD + text if is_live(text) else text


def unguard(text: str) -> str:
    """The text without the guard that `guard` put before it; other text is unchanged."""
    return text[1:] if text.startswith(GUARD) and is_live(text[1:]) else text

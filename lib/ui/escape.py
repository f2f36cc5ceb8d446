"""Data's own words (names, headers, file names) shown literally in any of Streamlit's Markdown slots."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@/=^\"'])")
#: Backslashes alone leave autolinks, arrows and `:icons:` alive; an invisible word joiner beside these breaks them.
_STUBBORN = re.compile(r"\\[:@.\-<>]")
_WORD_JOINER = "\u2060"


def md(text: object, limit: int = 200) -> str:
    """Text that Markdown shows as it is: no link, picture, formula, icon or colour; control characters become spaces."""
    plain = "".join(character if character.isprintable() else " " for character in str(text))
    shown = plain if len(plain) <= limit else plain[: limit - 1] + "…"
    return _STUBBORN.sub(lambda found: _WORD_JOINER + found[0] + _WORD_JOINER, _MARKUP.sub(r"\\\1", shown))

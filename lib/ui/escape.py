"""Data's own words (names, headers, file names) shown literally in any of Streamlit's Markdown slots."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@/=^\"'])")
#: Backslashes alone leave autolinks, arrows and `:icons:` alive; an invisible word joiner beside these breaks them.
_STUBBORN = re.compile(r"\\[:@.\-<>]")
_WORD_JOINER = "\u2060"


def plain(text: object, limit: int = 200) -> str:
    """Text for a slot that shows no Markdown, such as the options of a select box: control characters become spaces."""
    line = "".join(character if character.isprintable() else " " for character in str(text))
    return line if len(line) <= limit else line[: limit - 1] + "…"


def md(text: object, limit: int = 200) -> str:
    """Text that Markdown shows as it is: no link, picture, formula, icon or colour; control characters become spaces."""
    escaped = _MARKUP.sub(r"\\\1", plain(text, limit))
    return _STUBBORN.sub(lambda found: _WORD_JOINER + found[0] + _WORD_JOINER, escaped)

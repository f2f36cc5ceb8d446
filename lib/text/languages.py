"""The languages the product speaks. A new one: an entry here, and `make text` writes the catalogue to translate."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language as its readers know it.

    Attributes:
        code: what the URL, the command line and a project file say.
        locale: the Babel locale of its numbers and dates, and the folder of its catalogue.
        name: its own name for itself.
        large: names of large numbers in short figures, (power of ten, suffix) from large to small.
        wide: its sentences, lists and brackets are those of full-width signs, without blanks between them.
    """

    code: str
    locale: str
    name: str
    large: tuple[tuple[int, str], ...]
    wide: bool = False


ENGLISH = Language("en", "en", "English", ((9, "bn"), (6, "M"), (3, "k")))
CHINESE = Language("zh", "zh_Hans", "简体中文", ((8, "亿"), (4, "万")), wide=True)
LANGUAGES: tuple[Language, ...] = (ENGLISH, CHINESE)


def language_for(code: str | None) -> Language:
    """The language of a code or of a browser's locale such as `zh-CN`; English where there is none."""
    start = (code or "").replace("_", "-").split("-")[0].lower()
    return next((language for language in LANGUAGES if language.code == start), ENGLISH)

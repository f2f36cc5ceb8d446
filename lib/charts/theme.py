"""One theme: every colour of the product, in light and in dark.

The colours are those of the house's look; `.streamlit/config.toml` repeats the ones that Streamlit paints itself (a test
compares). Marks reach 3:1 on both papers, so that a group has one colour on every page and in every export.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Scheme = Literal["light", "dark"]

FONT = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, "
    "'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
)


@dataclass(frozen=True)
class Paper:
    """What a chart is drawn on.

    Attributes:
        paper, panel: backgrounds.
        ink, quiet: text, and text that stands back (both AA on paper and panel).
        line: hairlines; never carries meaning.
        accent, attention, alarm: alarm is for alarms only.
        sequential: seven steps from little to much.
        diverging: seven steps, rust - sand - teal.
        rest: the bars beside the one that is talked about (3:1).
    """

    scheme: Scheme
    paper: str
    panel: str
    ink: str
    quiet: str
    line: str
    accent: str
    attention: str
    alarm: str
    sequential: tuple[str, ...]
    diverging: tuple[str, ...]
    rest: str


LIGHT = Paper(
    scheme="light",
    paper="#FFFFFF",
    panel="#F7F6F3",
    ink="#14171B",
    quiet="#59636E",
    line="#D8DCE1",
    accent="#0F6E66",
    attention="#B45309",
    alarm="#B3261E",
    sequential=("#E4F2F0", "#C3E2DE", "#9BCFC9", "#6FB9B1", "#297F77", "#136860", "#0B4C46"),
    diverging=("#8C3A1E", "#C97B5A", "#E3B79C", "#EFE6D2", "#A6D3CC", "#4A9E94", "#0F5F58"),
    rest="#8A939C",
)
DARK = Paper(
    scheme="dark",
    paper="#14181C",
    panel="#1D2227",
    ink="#E8EAED",
    quiet="#A3ADB8",
    line="#343B43",
    accent="#4FB8AD",
    attention="#E8A33D",
    alarm="#F2796B",
    sequential=("#1C3331", "#20504C", "#2A6B65", "#347770", "#66B3AA", "#8FCFC7", "#BFE8E2"),
    diverging=("#F0A184", "#C97B5A", "#7A4632", "#3A372F", "#2B5F5A", "#4A9E94", "#86D1C6"),
    rest="#77808A",
)
PAPERS: dict[Scheme, Paper] = {"light": LIGHT, "dark": DARK}

#: Eight that stay apart for every eye: Okabe and Ito's hues, brought to 3:1 on both papers.
#: Cells of a workbook that are for the reader to change.
TO_FILL_IN = "#FFF7DB"
CATEGORIES = ("#0D9BE2", "#906400", "#02A76D", "#BA81A5", "#4A64A8", "#959900", "#8F584E", "#717775")

#: The families of customer groups, from the best to the lost; between them the shades are mixed.
TEAL, SAND, RUST = "#0F7A71", "#A8905A", "#A84B2B"

#: Text that stands on a colour.
_ON_DARK, _ON_LIGHT = "#FFFFFF", "#14171B"


def paper_of(scheme: str | None) -> Paper:
    """The paper of a scheme; light where it is not known."""
    return DARK if scheme == "dark" else LIGHT


def shade(place: float) -> str:
    """The colour of a group that stands at `place` between the best (0, teal) and the lost (1, rust); half-way is sand."""
    return _mixed((TEAL, SAND, RUST), min(max(place, 0.0), 1.0))


def ramp(count: int) -> tuple[str, ...]:
    """Colours for `count` things ordered from the best to the lost."""
    return tuple(shade(place / max(count - 1, 1)) for place in range(count))


def step(colours: Sequence[str], share: float) -> str:
    """The step of a sequential scale for `share` (0 to 1) of the most."""
    return colours[min(int(min(max(share, 0.0), 1.0) * len(colours)), len(colours) - 1)]


def on(colour: str) -> str:
    """The colour of text that stands on `colour`: whichever of dark and white has the higher contrast."""
    return max((_ON_LIGHT, _ON_DARK), key=lambda text: contrast(text, colour))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue as linear light."""
    shares = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = _channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(stops: Sequence[str], share: float) -> str:
    """The colour at `share` (0 to 1) of the way along the stops, mixed as light is."""
    position = share * (len(stops) - 1)
    start = min(int(position), len(stops) - 2)
    part = position - start
    mixed = (
        (1 - part) * before + part * after
        for before, after in zip(_channels(stops[start]), _channels(stops[start + 1]), strict=True)
    )
    encoded = (value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055 for value in mixed)
    return "#" + "".join(f"{round(value * 255):02X}" for value in encoded)

"""The five stages of a customer's life as the shop speaks of them: what each means and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from lib.analysis.stages import Stage
from lib.core.words import N_


@dataclass(frozen=True)
class StageWords:
    """One stage, marked for translation."""

    stage: Stage
    title: str
    meaning: str
    action: str


STAGE_WORDS: tuple[StageWords, ...] = (
    StageWords(
        "new",
        N_("Newcomers"),
        N_("Ordered on one day so far, and there is still time for a second order."),
        N_("Say thank you, show what goes with the first purchase, and ask for the second order in time."),
    ),
    StageWords(
        "growing",
        N_("Growing"),
        N_("Came back, and comes at the shop's usual pace; not yet a habit."),
        N_("Show the rest of the range, and give a reason for the next order."),
    ),
    StageWords(
        "mature",
        N_("Mature"),
        N_("Has ordered many times, and keeps coming."),
        N_("Keep the service excellent and give early access. No discount needed."),
    ),
    StageWords(
        "declining",
        N_("Declining"),
        N_("Has been silent for longer than most who come back."),
        N_("Remind them now, in person if they have spent much: the longer the silence, the fewer come back."),
    ),
    StageWords(
        "lapsed",
        N_("Lapsed"),
        N_("Has been silent for longer than nearly all who come back in the time looked at."),
        N_(
            "One last offer to the best of them, without those under “Do not chase these” on the page Value; then spend the money on others."
        ),
    ),
)


def stage_words(stage: Stage) -> StageWords:
    """The words of a stage."""
    return next(words for words in STAGE_WORDS if words.stage == stage)

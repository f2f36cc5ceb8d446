"""Leads in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from lib.analysis.leads import LEAST, Origin
from lib.charts.funnel import portion_said
from lib.core.words import NP_, Sentence


def lead_sentence(everyone: Origin, by_origin: Sequence[Origin]) -> Sentence:
    """How many became a deal, and where most and fewest did, if that is more than chance."""
    facts = {"count": everyone.leads, "portion": portion_said(everyone.closed, everyone.leads)}
    known = sorted((one for one in by_origin if one.origin and one.leads >= LEAST), key=lambda one: one.share.value)
    if len(known) < 2 or known[-1].share.low <= known[0].share.high:
        return Sentence(
            NP_("Of {count} lead {portion} became a deal.", "Of {count} leads {portion} became a deal."), facts
        )
    best, worst = known[-1], known[0]
    return Sentence(
        NP_(
            "Of {count} lead {portion} became a deal: most often from “{best}” ({share_best}), least often from “{worst}” ({share_worst}).",
            "Of {count} leads {portion} became a deal: most often from “{best}” ({share_best}), least often from “{worst}” ({share_worst}).",
        ),
        {
            **facts,
            "best": best.origin,
            "share_best": best.share.value,
            "worst": worst.origin,
            "share_worst": worst.share.value,
        },
    )

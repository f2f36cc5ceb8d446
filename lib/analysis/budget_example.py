"""What of a budget is still an example's: an owner who types over some of its figures may take the others for what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.core.settings import BudgetChannel, BudgetChoice


@dataclass(frozen=True)
class Left:
    """What is still the example's.

    Attributes:
        rows: channels of which everything is.
        spend, brings, kind: channels of which only this is.
        value: the worth of a new customer is.
        reserve: the share for experiments is, and a channel of the example counts for it.
    """

    rows: tuple[str, ...] = ()
    spend: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    value: bool = False
    reserve: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is."""
        return self != Left()


def left_of(asked: BudgetChoice, example: BudgetChoice) -> Left:
    """What of a choice is still an example's; one of revenue never was one.

    Args:
        asked: the choice.
        example: without a worth of a new customer where the reader has typed one, for it may be the same.
    """
    if asked.counted != example.counted:
        return Left()
    pairs = [(one, _model(one, example.channels)) for one in asked.channels]
    known = [(one, model) for one, model in pairs if model is not None]
    part = [(one, model) for one, model in known if one != model]
    kind = tuple(one.name for one, model in part if _same_kind(one, model))
    tried = any(one.kind == "innovation" and (one == model or one.name in kind) for one, model in known)
    return Left(
        rows=tuple(one.name for one, model in known if one == model),
        spend=tuple(one.name for one, model in part if _same_spend(one, model)),
        brings=tuple(one.name for one, model in part if _same_brings(one, model)),
        kind=kind,
        value=asked.value_e4 is not None
        and (asked.value_e4, asked.first_e4, asked.value_unsure) == (example.value_e4, None, 0),
        reserve=tried
        and (asked.innovation_rule, asked.innovation_share) == (example.innovation_rule, example.innovation_share),
    )


def without(asked: BudgetChoice, example: BudgetChoice, first: str) -> BudgetChoice:
    """The choice without what is still an example's: what it told is then not known.

    Args:
        asked: the choice.
        example: whose figures go.
        first: what a channel is called where none is left, for a table needs one to be typed into.
    """
    left = left_of(asked, example)
    names = {one.name for one in example.channels}
    kept = [_emptied(one, left, example) for one in asked.channels if one.name not in left.rows]
    channels = tuple(one for one in kept if one.is_told or one.weekly_e4 > 0 or one.name not in names)
    return replace(
        asked,
        channels=channels or (BudgetChannel(first),),
        value_e4=None if left.value else asked.value_e4,
        innovation_rule="off" if left.reserve else asked.innovation_rule,
        total_e4=None if left.rows or left.spend else asked.total_e4,
        own_e4=None,
    )


def _emptied(one: BudgetChannel, left: Left, example: BudgetChoice) -> BudgetChannel:
    model = _model(one, example.channels)
    if model is None:
        return one
    plain = BudgetChannel(one.name)
    if one.name in left.spend:
        one = replace(one, weekly_e4=0)
    if one.name in left.kind:
        one = replace(one, kind=plain.kind)
    if one.name in left.brings:
        brings, doubled = (
            0.0 if mine == theirs else mine
            for mine, theirs in ((one.brings, model.brings), (one.doubled, model.doubled))
        )
        one = replace(
            one, brings=brings, doubled=doubled, unsure=plain.unsure if one.unsure == model.unsure else one.unsure
        )
    return one


def _model(one: BudgetChannel, example: Sequence[BudgetChannel]) -> BudgetChannel | None:
    """The channel of the example that one was typed over: of its name, else with its figures."""
    named = next((model for model in example if model.name == one.name), None)
    return named or next((model for model in example if _same_brings(one, model)), None)


def _same_spend(one: BudgetChannel, model: BudgetChannel) -> bool:
    return one.weekly_e4 == model.weekly_e4


def _same_brings(one: BudgetChannel, model: BudgetChannel) -> bool:
    if one.points is not None or one.fitted is not None:
        return False
    if one.name != model.name:
        return (one.brings, one.doubled) == (model.brings, model.doubled)
    return one.brings == model.brings or (one.doubled == model.doubled and one.brings > 0)


def _same_kind(one: BudgetChannel, model: BudgetChannel) -> bool:
    return one.kind == model.kind != "performance" and (_same_brings(one, model) or _same_spend(one, model))

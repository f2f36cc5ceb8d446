"""A segment map while it is edited: what can be done to it, and what is still wrong with it. Every step gives a new map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from lib.analysis.segments import Bins, Cell, Rule, Scores, Segment, SegmentMap, every_cell, placed
from lib.core.settings import CutOffs

#: The scores of recency, frequency and money of a block of combinations, both ends included.
Box = tuple[Scores, Scores, Scores]
Kind = Literal["uncovered", "overlap", "dead_rule", "duplicate", "empty_group", "same_name", "no_name"]
#: What keeps a map from being saved; the rest is named, but a map works with it, since the first rule that holds decides.
BLOCKING: tuple[Kind, ...] = ("uncovered", "no_name")
AXIS_PLACES = (0, 1, 2)


@dataclass(frozen=True)
class Trouble:
    """Something that is wrong with a map.

    Attributes:
        kind: what.
        codes: the groups it is about; of an overlap, the one that decides first.
        boxes: where, as blocks of combinations.
        rule: the place of the rule it is about, from 0; None: none.
        cells: how many combinations.
    """

    kind: Kind
    codes: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()
    rule: int | None = None
    cells: int = 0


def box_of(rule: Rule) -> Box:
    """The block that a rule is about."""
    return rule.recency, rule.frequency, rule.monetary


def everything(scale: Bins) -> Box:
    """All combinations of a scale."""
    return (1, scale[0]), (1, scale[1]), (1, scale[2])


def within(box: Box, scale: Bins) -> Box:
    """A block cut to a scale: a rule may say 1 to 5 where there are fewer scores."""
    r, f, m = ((min(low, count), min(high, count)) for (low, high), count in zip(box, scale, strict=True))
    return r, f, m


def cells_of(box: Box) -> Iterable[Cell]:
    """Every combination in a block."""
    r, f, m = (range(low, high + 1) for low, high in box)
    return product(r, f, m)


def owners(segment_map: SegmentMap) -> dict[Cell, tuple[int, ...]]:
    """For each combination of the map's own scale the places of the rules that hold there, the deciding one first."""
    return {
        cell: tuple(place for place, rule in enumerate(segment_map.rules) if rule.holds(cell))
        for cell in every_cell(segment_map.scale, segment_map.scale)
    }


def boxes_of(cells: Iterable[Cell]) -> tuple[Box, ...]:
    """Combinations as few blocks: each is grown along money, then frequency, then recency, as far as all of it belongs."""
    left = set(cells)
    found: list[Box] = []
    while left:
        r, f, m = min(left)
        low, high = [r, f, m], [r, f, m]
        for axis in (2, 1, 0):
            while True:
                grown = [(start, end) for start, end in zip(low, high, strict=True)]
                grown[axis] = (high[axis] + 1, high[axis] + 1)
                if not all(cell in left for cell in product(*(range(a, b + 1) for a, b in grown))):
                    break
                high[axis] += 1
        box = ((low[0], high[0]), (low[1], high[1]), (low[2], high[2]))
        left.difference_update(cells_of(box))
        found.append(box)
    return tuple(found)


# ---- what is wrong


def troubles(segment_map: SegmentMap) -> tuple[Trouble, ...]:
    """Everything that is wrong with a map, what keeps it from being saved first."""
    holding = owners(segment_map)
    codes = [rule.segment for rule in segment_map.rules]
    found: list[Trouble] = []
    bare = [cell for cell, rules in holding.items() if not rules]
    if bare and segment_map.otherwise is None:
        found.append(Trouble("uncovered", boxes=boxes_of(bare), cells=len(bare)))
    found += _names(segment_map)
    deciding = {rules[0] for rules in holding.values() if rules}
    repeated = _repeated(segment_map)
    for place, first in repeated.items():
        found.append(Trouble("duplicate", (codes[place], codes[first]), (box_of(segment_map.rules[place]),), place))
    for place, code in enumerate(codes):
        if place not in deciding and place not in repeated:
            before = {codes[rules[0]] for rules in holding.values() if place in rules}
            box = box_of(segment_map.rules[place])
            found.append(Trouble("dead_rule", (code, *sorted(before)), (box,), place))
    owned = {codes[place] for place in deciding} | ({segment_map.otherwise} if bare else set())
    found += [Trouble("empty_group", (one.code,)) for one in segment_map.segments if one.code not in owned]
    found += _overlaps(holding, codes, set(repeated))
    return tuple(found)


def complete(segment_map: SegmentMap) -> bool:
    """Whether a map may be saved: every combination has a group, and every group a name."""
    return not any(one.kind in BLOCKING for one in troubles(segment_map))


def _repeated(segment_map: SegmentMap) -> dict[int, int]:
    """Rules about the same block as an earlier one: their place, and that one's."""
    seen: dict[Box, int] = {}
    again: dict[int, int] = {}
    for place, rule in enumerate(segment_map.rules):
        box = within(box_of(rule), segment_map.scale)
        if box in seen:
            again[place] = seen[box]
        else:
            seen[box] = place
    return again


def _overlaps(holding: dict[Cell, tuple[int, ...]], codes: Sequence[str], repeated: set[int]) -> list[Trouble]:
    """Pairs of groups that claim the same combinations, the one that decides first."""
    both: dict[tuple[str, str], set[Cell]] = {}
    for cell, rules in holding.items():
        claims = list(dict.fromkeys(codes[place] for place in rules if place not in repeated))
        for other in claims[1:]:
            both.setdefault((claims[0], other), set()).add(cell)
    return [Trouble("overlap", pair, boxes_of(cells), cells=len(cells)) for pair, cells in both.items()]


def _names(segment_map: SegmentMap) -> list[Trouble]:
    """Groups without a name, and groups that are called the same."""
    found: list[Trouble] = []
    seen: dict[object, str] = {}
    for segment in segment_map.segments:
        title = segment.title
        if not (title if isinstance(title, str) else title.in_language("en")).strip():
            found.append(Trouble("no_name", (segment.code,)))
        elif title in seen:
            found.append(Trouble("same_name", (segment.code, seen[title])))
        seen.setdefault(title, segment.code)
    return found


# ---- what can be done: rules


def add_rule(segment_map: SegmentMap, code: str, box: Box, place: Literal["first", "last"] = "first") -> SegmentMap:
    """One more rule, before all others or after them."""
    rule = Rule(code, *box)
    rules = (rule, *segment_map.rules) if place == "first" else (*segment_map.rules, rule)
    return replace(segment_map, rules=rules)


def give(segment_map: SegmentMap, code: str, boxes: Sequence[Box]) -> SegmentMap:
    """Blocks given to a group, whoever had them; rules that decide nothing any more are taken away."""
    rules = (*(Rule(code, *box) for box in boxes), *segment_map.rules)
    return tidied(replace(segment_map, rules=rules))


def set_rule(segment_map: SegmentMap, place: int, box: Box) -> SegmentMap:
    """A rule about another block."""
    return _with_rule(segment_map, place, replace(segment_map.rules[place], **_ranges(box)))


def _ranges(box: Box) -> dict[str, Scores]:
    return dict(zip(("recency", "frequency", "monetary"), box, strict=True))


def _with_rule(segment_map: SegmentMap, place: int, rule: Rule) -> SegmentMap:
    rules = list(segment_map.rules)
    rules[place] = rule
    return replace(segment_map, rules=tuple(rules))


def drop_rule(segment_map: SegmentMap, place: int) -> SegmentMap:
    """A rule less."""
    rules = segment_map.rules
    return replace(segment_map, rules=(*rules[:place], *rules[place + 1 :]))


def move_rule(segment_map: SegmentMap, place: int, to: int) -> SegmentMap:
    """A rule at another place: earlier rules decide first."""
    rules = list(segment_map.rules)
    rules.insert(min(max(to, 0), len(rules) - 1), rules.pop(place))
    return replace(segment_map, rules=tuple(rules))


def tidied(segment_map: SegmentMap) -> SegmentMap:
    """The same owners with fewer rules: rules that decide nothing go, and two blocks of a group that make one become one."""
    kept = _pruned(segment_map)
    while (joined := _join(kept)) is not None:
        kept = _pruned(joined)
    return kept


def _pruned(segment_map: SegmentMap) -> SegmentMap:
    """Without the rules that decide nothing."""
    deciding = {rules[0] for rules in owners(segment_map).values() if rules}
    return replace(segment_map, rules=tuple(one for place, one in enumerate(segment_map.rules) if place in deciding))


def separated(segment_map: SegmentMap) -> SegmentMap:
    """The same owners by rules of which no two are about the same combination, group by group."""
    mine: dict[str, list[Cell]] = {}
    for cell, code in _table(segment_map).items():
        if code is not None:
            mine.setdefault(code, []).append(cell)
    order = [segment.code for segment in segment_map.segments if segment.code in mine]
    return replace(segment_map, rules=tuple(Rule(code, *box) for code in order for box in boxes_of(mine[code])))


def _join(segment_map: SegmentMap) -> SegmentMap | None:
    """Two rules of a group as one, where every combination keeps its owner; None: there are none."""
    before = _table(segment_map)
    for one, rule in enumerate(segment_map.rules):
        for other in range(one + 1, len(segment_map.rules)):
            if segment_map.rules[other].segment != rule.segment:
                continue
            box = _union(box_of(rule), box_of(segment_map.rules[other]))
            if box is None:
                continue
            for place in (one, other - 1):
                rest = drop_rule(drop_rule(segment_map, other), one)
                rules = list(rest.rules)
                rules.insert(place, Rule(rule.segment, *box))
                candidate = replace(rest, rules=tuple(rules))
                if _table(candidate) == before:
                    return candidate
    return None


def _union(one: Box, other: Box) -> Box | None:
    """Two blocks as one, where they differ along one axis and touch there."""
    apart = [axis for axis in AXIS_PLACES if one[axis] != other[axis]]
    if not apart:
        return one
    if len(apart) > 1:
        return None
    axis = apart[0]
    (low, high), (start, end) = sorted((one[axis], other[axis]))
    if start > high + 1:
        return None
    made = list(one)
    made[axis] = (low, max(high, end))
    return made[0], made[1], made[2]


def _table(segment_map: SegmentMap) -> dict[Cell, str | None]:
    rules = segment_map.rules
    return {cell: rules[places[0]].segment if places else None for cell, places in owners(segment_map).items()}


# ---- what can be done: groups


def fresh_code(taken: Iterable[str]) -> str:
    """A code that no group has."""
    used = set(taken)
    return next(code for code in (f"own_{number}" for number in range(1, len(used) + 2)) if code not in used)


def set_segment(segment_map: SegmentMap, segment: Segment) -> SegmentMap:
    """A group with other words or another colour; its code stays."""
    segments = tuple(segment if one.code == segment.code else one for one in segment_map.segments)
    return replace(segment_map, segments=segments)


def add_segment(segment_map: SegmentMap, segment: Segment, after: str | None = None) -> SegmentMap:
    """One more group, behind another one or at the end."""
    segments = list(segment_map.segments)
    place = len(segments) if after is None else 1 + [one.code for one in segments].index(after)
    segments.insert(place, segment)
    return replace(segment_map, segments=tuple(segments))


def drop_segment(segment_map: SegmentMap, code: str) -> SegmentMap:
    """A group less, with its rules."""
    return replace(
        segment_map,
        segments=tuple(one for one in segment_map.segments if one.code != code),
        rules=tuple(rule for rule in segment_map.rules if rule.segment != code),
        otherwise=None if segment_map.otherwise == code else segment_map.otherwise,
    )


def move_segment(segment_map: SegmentMap, code: str, by: int) -> SegmentMap:
    """A group earlier (by < 0) or later in the order in which groups are shown."""
    segments = list(segment_map.segments)
    place = [one.code for one in segments].index(code)
    segments.insert(min(max(place + by, 0), len(segments) - 1), segments.pop(place))
    return replace(segment_map, segments=tuple(segments))


def merge(segment_map: SegmentMap, code: str, into: str) -> SegmentMap:
    """One group of two: all that `code` owned belongs to `into`, which keeps its name."""
    rules = tuple(replace(rule, segment=into) if rule.segment == code else rule for rule in segment_map.rules)
    otherwise = into if segment_map.otherwise == code else segment_map.otherwise
    segments = tuple(one for one in segment_map.segments if one.code != code)
    return tidied(replace(segment_map, rules=rules, segments=segments, otherwise=otherwise))


def split(segment_map: SegmentMap, code: str, axis: int, at: int, upper: Segment) -> SegmentMap:
    """A group cut in two along an axis (0 recency, 1 frequency, 2 money): scores above `at` go to the group `upper`.

    Each rule of the group is cut where it stands, so that no two rules are about the same combination that were not before.
    """
    rules: list[Rule] = []
    for rule in segment_map.rules:
        if rule.segment != code:
            rules.append(rule)
            continue
        box = within(box_of(rule), segment_map.scale)
        low, high = box[axis]
        for owner, ends in ((upper.code, (max(low, at + 1), high)), (code, (low, min(high, at)))):
            if ends[0] <= ends[1]:
                part = list(box)
                part[axis] = ends
                rules.append(Rule(owner, part[0], part[1], part[2]))
    made = add_segment(replace(segment_map, rules=tuple(rules)), upper, code)
    rest = [cell for cell, owner in _table(made).items() if owner is None and cell[axis] > at]
    return give(made, upper.code, boxes_of(rest)) if segment_map.otherwise == code and rest else made


def can_split(segment_map: SegmentMap, code: str, axis: int) -> tuple[int, int] | None:
    """The lowest and the highest score after which a group can be cut along an axis; None: it has one score there."""
    scores = [cell[axis] for cell, owner in _table(segment_map).items() if owner == code]
    if not scores or min(scores) == max(scores):
        return None
    return min(scores), max(scores) - 1


def rescale(segment_map: SegmentMap, scale: Bins) -> SegmentMap:
    """The map with other numbers of scores: each new combination belongs to whoever has the one at its place on the old scale."""
    if scale == segment_map.scale:
        return segment_map
    rules: list[Rule] = []
    for rule in segment_map.rules:
        ranges = [
            [score for score in range(1, new + 1) if low <= placed(score, new, old) <= high]
            for (low, high), new, old in zip(box_of(rule), scale, segment_map.scale, strict=True)
        ]
        if all(ranges):
            r, f, m = ((one[0], one[-1]) for one in ranges)
            rules.append(Rule(rule.segment, r, f, m))
    cuts = [
        cut if new == old else CutOffs(new)
        for cut, new, old in zip(segment_map.cuts, scale, segment_map.scale, strict=True)
    ]
    return replace(segment_map, rules=tuple(rules), scale=scale, cuts=(cuts[0], cuts[1], cuts[2]))


def start_from(segment_map: SegmentMap, name: str) -> SegmentMap:
    """A map to be edited: a copy under another name; combinations for which the original has no rule are open again."""
    ruled = {rule.segment for rule in segment_map.rules}
    rest = segment_map.otherwise
    segments = tuple(one for one in segment_map.segments if one.code != rest or one.code in ruled)
    boxed = tuple(Rule(rule.segment, *within(box_of(rule), segment_map.scale)) for rule in segment_map.rules)
    opened = replace(segment_map, name=name, segments=segments, rules=boxed, otherwise=None, source="")
    return aligned(opened)


def aligned(segment_map: SegmentMap) -> SegmentMap:
    """The map with as many scores cut as its rules speak of."""
    cuts = [
        cut if _bins(cut) == count else CutOffs(count)
        for cut, count in zip(segment_map.cuts, segment_map.scale, strict=True)
    ]
    return replace(segment_map, cuts=(cuts[0], cuts[1], cuts[2]))


def _bins(cut: CutOffs) -> int:
    by_hand = cut.values
    return cut.bins if by_hand is None else len(by_hand) + 1

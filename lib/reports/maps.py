"""A segment map as a JSON file and back: what a project keeps, and what one shop hands to another.

A map from a file is a stranger's: its texts are either sentences of ours or `Own` words, which are escaped wherever they are
shown; its rules have to lie on its scale and name groups that it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from pydantic import TypeAdapter, ValidationError

from lib.analysis.segments import OwnMaps, SegmentMap, prove
from lib.core.errors import CannotRead
from lib.core.words import N_, Own
from lib.text.words import is_known

MOST_MAPS, MOST_BYTES = 20, 2_000_000
MOST_GROUPS, MOST_RULES, LONGEST_TEXT = 60, 500, 300
_ADAPTER: TypeAdapter[SegmentMap] = TypeAdapter(SegmentMap)


def to_json(segment_map: SegmentMap) -> bytes:
    """The map as JSON; `from_json` gives an equal map back."""
    return _ADAPTER.dump_json(segment_map, indent=1)


def from_json(content: bytes) -> SegmentMap:
    """A map from JSON.

    Raises:
        CannotRead: it is not a map, or one that cannot be believed.
    """
    if len(content) > MOST_BYTES:
        raise _not_a_map()
    try:
        found = _ADAPTER.validate_json(content, strict=True)
    except (ValidationError, ValueError, RecursionError):
        raise _not_a_map() from None
    if not believable(found):
        raise _not_a_map()
    return found


def believed(own: OwnMaps) -> OwnMaps:
    """The maps of a project file, which its schema has looked at.

    Raises:
        ValueError: they cannot be believed.
    """
    drafts = () if own.draft is None else (own.draft,)
    whole = all(one.otherwise is not None or not prove(one).uncovered for one in own.saved)
    if not whole or len(own.saved) > MOST_MAPS or not all(map(believable, (*own.saved, *drafts))):
        raise ValueError(len(own.saved))
    return own


def believable(segment_map: SegmentMap) -> bool:
    """Whether a map from a file holds together: known groups, rules on the scale, texts of a bearable size and kind."""
    codes = [segment.code for segment in segment_map.segments]
    return (
        0 < len(codes) == len(set(codes)) <= MOST_GROUPS
        and len(segment_map.rules) <= MOST_RULES
        and all(2 <= count <= 6 for count in segment_map.scale)
        and all(0 < len(code) <= 60 and code.isascii() and code.replace("_", "").isalnum() for code in codes)
        and {rule.segment for rule in segment_map.rules} <= set(codes)
        and (segment_map.otherwise is None or segment_map.otherwise in codes)
        and all(_on_scale(segment_map))
        and all(map(_is_ours_or_own, _texts(segment_map)))
        and all(isfinite(value) for cut in segment_map.cuts for value in cut.values or ())
        and 0 < len(segment_map.name) <= 60
    )


def _on_scale(segment_map: SegmentMap) -> Iterator[bool]:
    for rule in segment_map.rules:
        for (low, high), count in zip((rule.recency, rule.frequency, rule.monetary), segment_map.scale, strict=True):
            yield 1 <= low <= high <= max(count, 5)


def _texts(segment_map: SegmentMap) -> Iterator[str | Own]:
    yield segment_map.title
    if segment_map.source:
        yield segment_map.source
    for segment in segment_map.segments:
        yield from (segment.title, segment.meaning, segment.action)


def _is_ours_or_own(text: str | Own) -> bool:
    if isinstance(text, Own):
        return len(text.texts) <= 5 and all(len(code) <= 10 and len(said) <= LONGEST_TEXT for code, said in text.texts)
    return is_known(text)


def _not_a_map() -> CannotRead:
    return CannotRead(N_("This is not a segment map of Regulars. Choose a file that was saved on the Segments page."))

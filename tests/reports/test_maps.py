from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.segments import OwnMaps, Rule, Segment, SegmentMap
from lib.catalog.segments import MAPS, REGULARS_24
from lib.core.errors import CannotRead
from lib.core.words import Own
from lib.reports.maps import believed, from_json, to_json

OWN = Segment("own_1", Own((("en", "*Best* {x}"), ("zh", "最好"))), Own((("en", "m"),)), Own((("en", "a"),)), "best")


@pytest.mark.parametrize("candidate", MAPS, ids=lambda candidate: candidate.name)
def test_every_map_comes_back_from_its_file(candidate: SegmentMap) -> None:
    assert from_json(to_json(candidate)) == candidate


scores = st.tuples(st.integers(1, 5), st.integers(1, 5)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(st.tuples(scores, scores, scores), max_size=20), st.text(max_size=50))
def test_a_map_of_ones_own_comes_back_from_its_file(ranges: list[Any], title: str) -> None:
    title = title.encode("utf-8", "ignore").decode()
    group = replace(OWN, title=Own((("en", title), ("zh", "组"))))
    own = SegmentMap("own-1", group.title, (group,), tuple(Rule("own_1", *rule) for rule in ranges), "own_1")
    assert from_json(to_json(own)) == own


def changed(**changes: Any) -> bytes:
    return json.dumps(json.loads(to_json(REGULARS_24)) | changes).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b"null", b"\xff\xfe",
        changed(title="[click](javascript:alert(1))"),
        changed(rules=[{"segment": "nobody"}]),
        changed(rules=[{"segment": "champions", "recency": [0, 9]}]),
        changed(rules=[{"segment": "champions", "recency": [4, 2]}]),
        changed(scale=[5, 5, 100]),
        changed(otherwise="nobody"),
        changed(segments=[]),
        changed(cuts=[{"bins": 3, "values": [float("nan"), 2.0], "rule": "quantiles"}] * 3),
        b" " * 2_000_001 + to_json(REGULARS_24),
        changed(segments=json.loads(to_json(REGULARS_24))["segments"][:1] * 2),
    ],
)  # fmt: skip
def test_what_cannot_be_believed_is_refused(content: bytes) -> None:
    with pytest.raises(CannotRead, match="not a segment map"):
        from_json(content)


def test_a_project_may_not_use_a_map_with_gaps() -> None:
    gaps = replace(REGULARS_24, rules=REGULARS_24.rules[1:])
    assert believed(OwnMaps((REGULARS_24,), gaps)).draft == gaps
    for wrong in (OwnMaps((gaps,)), OwnMaps((REGULARS_24,) * 21), OwnMaps((), replace(REGULARS_24, name=""))):
        with pytest.raises(ValueError):  # noqa: PT011 - what a schema expects of its validators
            believed(wrong)

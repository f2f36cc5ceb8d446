from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.channel_names import alike, joined, plain_name


@pytest.mark.parametrize(
    ("paid", "ordered", "expected"),
    [
        (["Meta Ads"], ["Meta", "Google"], (("Meta Ads", "Meta"),)),
        (["Facebook Ads"], ["meta", "organic"], (("Facebook Ads", "meta"),)),
        (["Google AdWords"], ["google / cpc"], (("Google AdWords", "google / cpc"),)),
        (["小红书推广", "巨量千川"], ["小红书", "抖音"], (("小红书推广", "小红书"), ("巨量千川", "抖音"))),
        (["Meta-Ads"], ["META ADS"], ()),  # the same already
        (["Google Search", "Google Shopping"], ["Google"], ()),  # which of the two?
        (["Meta", "Facebook Ads"], ["facebook"], ()),  # two of the spend for one of the orders
        (["Meta Ads"], ["Meta", "facebook"], ()),  # one of the spend for two of the orders
        (["Ads"], ["", "Advertising"], ()),  # nothing says whose
        (["Meta Ads", "Meta"], ["Meta"], ()),  # taken by its own name
    ],
)
def test_names_that_are_alike_are_asked_about_where_only_one_can_be_meant(
    paid: list[str], ordered: list[str], expected: tuple[tuple[str, str], ...]
) -> None:
    assert alike(paid, ordered) == expected


@given(st.lists(st.text(max_size=12), max_size=5), st.lists(st.text(max_size=12), max_size=5))
def test_no_channel_of_either_side_is_in_two_pairs(paid: list[str], ordered: list[str]) -> None:
    found = alike(dict.fromkeys(paid), ordered)
    assert len({plain_name(label) for _, label in found}) == len(found) == len({name for name, _ in found})


def test_several_labels_are_one_channel() -> None:
    several = joined((("Ads", "INSTA10"), ("Ads", "insta-20"), ("Search", "sea")))
    assert several.matches == {"Ads": "Ads", "Search": "sea"}
    labels = np.array(["INSTA10", "Insta 20", "", "sea", "swap"], object)
    assert several.labels(labels).tolist() == ["Ads", "Ads", "", "sea", "swap"]
    shared = joined((("Facebook", "meta"), ("Instagram", "meta"), ("Instagram", "insta")))
    assert shared.matches == {"Facebook": "insta", "Instagram": "insta"}
    alone = joined((("Facebook", "meta"), ("Instagram", "Meta")))
    assert alone.labels(labels) is labels

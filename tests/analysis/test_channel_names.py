from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.channel_names import alike, joined, likeliest_labels, plain_name, together


@pytest.mark.parametrize(
    ("paid", "ordered", "expected"),
    [
        (["Meta Ads"], ["Meta", "Google"], (("Meta Ads", "Meta"),)),
        (["Facebook Ads"], ["meta", "organic"], (("Facebook Ads", "meta"),)),
        (["Google AdWords"], ["google / cpc"], (("Google AdWords", "google / cpc"),)),
        (["小红书推广", "巨量千川"], ["小红书", "抖音"], (("小红书推广", "小红书"), ("巨量千川", "抖音"))),
        (["Meta-Ads"], ["META ADS"], ()),  # the same already
        # which of the two the orders mean, they do not tell: they share it
        (
            ["Google Search", "Google Shopping"],
            ["Google"],
            (("Google Search", "Google"), ("Google Shopping", "Google")),
        ),
        (
            ["Google Search", "Google Shopping"],
            ["google", "google / shopping"],
            (("Google Search", "google"),),
        ),
        (["Google Search", "Google Ads"], ["google"], (("Google Ads", "google"),)),
        (["Facebook Google"], ["google", "meta"], ()),
        (["Meta", "Facebook Ads"], ["facebook"], (("Meta", "facebook"), ("Facebook Ads", "facebook"))),  # they share it
        (
            ["Meta Ads"],
            ["Meta", "facebook", "ig"],
            (("Meta Ads", "Meta"), ("Meta Ads", "facebook"), ("Meta Ads", "ig")),
        ),
        (["Meta Ads", "Instagram"], ["ig", "fb"], (("Meta Ads", "fb"), ("Instagram", "ig"))),
        (["Instagram"], ["fb"], ()),
        (
            ["Google Ads"],
            ["google", "GOOGLE", "google / cpc", "google_ads", "google / organic"],
            (("Google Ads", "google_ads"), ("Google Ads", "google"), ("Google Ads", "google / cpc")),
        ),
        (["Ads"], ["", "Advertising"], ()),  # nothing says whose
        (["Meta Ads", "Meta"], ["Meta"], ()),  # taken by its own name
    ],
)
def test_names_of_one_house_are_asked_about_together(
    paid: list[str], ordered: list[str], expected: tuple[tuple[str, str], ...]
) -> None:
    assert alike(paid, ordered) == expected


@given(st.lists(st.text(max_size=12), max_size=5), st.lists(st.text(max_size=12), max_size=5))
def test_no_label_is_asked_about_that_is_the_name_of_another_channel(paid: list[str], ordered: list[str]) -> None:
    found = alike(dict.fromkeys(paid), ordered)
    assert len(set(found)) == len(found)
    own = {plain_name(name) for name in paid}
    assert all(plain_name(label) == plain_name(name) or plain_name(label) not in own for name, label in found)


def test_several_labels_are_one_channel() -> None:
    several = joined((("Ads", "INSTA10"), ("Ads", "insta-20"), ("Search", "sea")))
    assert several.matches == {"Ads": "Ads", "Search": "sea"}
    labels = np.array(["INSTA10", "Insta 20", "", "sea", "swap"], object)
    assert several.labels(labels).tolist() == ["Ads", "Ads", "", "sea", "swap"]
    shared = joined((("Facebook", "meta"), ("Instagram", "meta"), ("Instagram", "insta")))
    assert shared.matches == {"Facebook": "insta", "Instagram": "insta"}
    alone = joined((("Facebook", "meta"), ("Instagram", "Meta")))
    assert alone.labels(labels) is labels


def test_channels_of_the_same_labels_stand_together() -> None:
    pairs = (("Search", "google"), ("Shopping", "google"), ("Meta Ads", "fb"), ("Meta Ads", "ig"))
    assert together(pairs) == ((("Search", "Shopping"), ("google",)), (("Meta Ads",), ("fb", "ig")))


def test_names_that_share_a_house_with_a_channel_are_offered_first() -> None:
    labels = ("A friend", "Google search", "Radio")
    assert likeliest_labels("Google Ads", labels) == ("Google search", "A friend", "Radio")
    assert likeliest_labels("", labels) == labels

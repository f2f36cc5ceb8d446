"""Small funnels by hand: published examples first, then the corners of the rule."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.event_log import Attribute
from lib.analysis.funnel import from_counts, from_log, groups, split, spread
from lib.analysis.funnel_findings import funnel_findings
from lib.analysis.funnel_rule import Question, Step
from tests.analysis.funnel_logs import ask, log_of


def counts(rows: list[tuple[str, str, int]], question: Question) -> list[int]:
    return [figures.units for figures in from_log(log_of(rows), question).figures]


def one(names: str, seconds: list[int] | None = None) -> list[tuple[str, str, int]]:
    """One user's events, a letter each, a second apart."""
    return [("Ann", name, second) for name, second in zip(names, seconds or range(len(names)), strict=True)]


@pytest.mark.parametrize(("log", "level"), [("1234", 3), ("4321", 1), ("43", 0)])
def test_window_funnel_as_documented(log: str, level: int) -> None:
    """Huawei's and ClickHouse's windowFunnel for the chain c1, c2, c3: c1c2c3c4 → 3, c4c3c2c1 → 1, c4c3 → 0 (FACTS)."""
    assert sum(counts(one(log), ask("1", "2", "3"))) == level


def test_touches_as_posthog_documents_them() -> None:
    """PostHog's docs: pageview in Chrome, then sign-up in Firefox."""
    log = log_of([("Ann", "pageview", 0), ("Ann", "signup", 5)], device=["Chrome", "Firefox"])
    funnel = from_log(log, ask("pageview", "signup"))

    def of(touch: object) -> dict[str, list[int]]:
        found = groups(log, funnel, "device", touch)  # type: ignore[arg-type]
        return {value: [figures.units for figures in group.figures] for value, group in found.items()}

    assert of("first") == {"Chrome": [1, 1]}
    assert of("last") == {"Firefox": [1, 1]}
    assert of(2) == {"Firefox": [1, 1]}


def test_all_steps_as_posthog_documents_it() -> None:
    """PostHog's docs: one person counts 3 of 3 for Chrome and 1 of 3 for Firefox."""
    rows = [("Ann", "one", 0), ("Ann", "one", 1), ("Ann", "two", 2), ("Ann", "three", 3)]
    log = log_of(rows, device=["Firefox", "Chrome", "Chrome", "Chrome"])
    found = groups(log, from_log(log, ask("one", "two", "three")), "device", "all")
    assert {value: [figures.units for figures in group.figures] for value, group in found.items()} == {
        "Chrome": [1, 1, 1],
        "Firefox": [1, 0, 0],
    }


def test_groups_of_the_users_themselves_share_out_the_funnel() -> None:
    log = log_of([*one("ab"), ("Bob", "a", 0), ("Cid", "a", 0), ("Cid", "b", 4), ("Dan", "a", 0)])
    found = split(from_log(log, ask("a", "b")), Attribute(np.array([0, 1, 0, -1], np.int32), ("loyal", "new", "gone")))
    assert {value: [figures.units for figures in group.figures] for value, group in found.items()} == {
        "loyal": [2, 2],
        "": [1, 0],
        "new": [1, 0],
    }
    assert next(iter(found)) == "loyal"  # the most frequent first


def test_two_identical_steps_need_two_events() -> None:
    """PostHog's docs."""
    assert counts(one("a"), ask("a", "a")) == [1, 0]
    assert counts(one("aa"), ask("a", "a")) == [1, 1]
    assert counts(one("aa", [3, 3]), ask("a", "a")) == [1, 1]


def test_the_window_is_measured_from_the_first_step_and_its_end_is_in_it() -> None:
    assert counts(one("abc", [0, 5, 10]), ask("a", "b", "c", window=10)) == [1, 1, 1]
    assert counts(one("abc", [0, 5, 11]), ask("a", "b", "c", window=10)) == [1, 1, 0]


def test_a_later_start_is_found_where_the_first_came_to_nothing() -> None:
    """The usual query, which takes each step's first time, finds 1, 1, 0 here."""
    assert counts(one("abaabc", [0, 1, 60, 100, 101, 102]), ask("a", "b", "c", window=10)) == [1, 1, 1]


def test_events_of_the_same_second_count_in_either_order() -> None:
    assert counts(one("cba", [4, 4, 4]), ask("a", "b", "c", window=0)) == [1, 1, 1]
    assert counts(one("aba", [4, 4, 4]), ask("a", "b", "a", window=0)) == [1, 1, 1]
    assert counts(one("ab", [4, 4]), ask("a", "b", "a", window=0)) == [1, 1, 0]


def test_strict_lets_nothing_come_between() -> None:
    assert counts(one("axb"), ask("a", "b", order="strict")) == [1, 0]
    assert counts(one("aab"), ask("a", "b", order="strict")) == [1, 1]
    assert counts(one("axb", [0, 1, 1]), ask("a", "b", order="strict")) == [1, 1], "b may stand before x in its second"
    assert counts(one("axbc", [0, 1, 1, 2]), ask("a", "b", "c", order="strict")) == [1, 1, 0], "x stands somewhere"


def test_any_order_counts_the_steps_together() -> None:
    assert counts(one("cab"), ask("a", "b", "c", order="any")) == [1, 1, 1]
    assert counts(one("cab", [0, 20, 21]), ask("a", "b", "c", order="any", window=10)) == [1, 1, 0]


def test_nobody_is_lost_by_skipping_an_optional_step() -> None:
    rows = [*one("ac"), ("Bob", "a", 0), ("Bob", "b", 1), ("Bob", "c", 2)]
    figures = from_log(log_of(rows), ask("a", "b?", "c")).figures
    assert [one.units for one in figures] == [2, 1, 2]
    assert [one.lost for one in figures] == [0, 0, 0]
    assert figures[2].of_previous is not None
    assert figures[2].of_previous.value == 1


def test_an_excluded_event_spoils_a_chain_only_from_inside() -> None:
    assert counts(one("axb"), ask("a", "b", exclude=["x"])) == [1, 0]
    assert counts(one("axab"), ask("a", "b", exclude=["x"])) == [1, 1]
    assert counts(one("axb", [0, 0, 1]), ask("a", "b", exclude=["x"])) == [1, 1]


def test_times_are_the_quickest_of_each_and_their_quartiles() -> None:
    rows = [*one("abab", [0, 9, 20, 24]), ("Bob", "a", 0), ("Bob", "b", 8)]
    figures = from_log(log_of(rows), ask("a", "b")).figures
    assert figures[1].took is not None
    assert (figures[1].took.q1, figures[1].took.median, figures[1].took.q3) == (5, 6, 7)


def test_sessions_are_those_of_the_file_or_end_after_half_an_hour() -> None:
    rows = one("aabab", [0, 1, 2, 3, 4])
    question = ask("a", "b", unit="session")
    log = log_of(rows, "session", session_id=["s1", "s2", "s2", "s3", "s4"])
    assert [figures.units for figures in from_log(log, question).figures] == [3, 1]
    gaps = log_of(one("abab", [0, 1800, 3601, 3602]), "session")
    assert gaps.units == 2
    assert [figures.units for figures in from_log(gaps, ask("a", "b", unit="session", window=9999)).figures] == [2, 2]


def test_repeated_events_stop_a_strict_way_and_are_said() -> None:
    log = log_of([*one("abc"), ("Bob", "a", 0), ("Bob", "b", 1), ("Bob", "b", 1), ("Bob", "c", 2)])
    for order, users, said in (("strict", [2, 2, 1], {"repeated_events"}), ("ordered", [2, 2, 2], set[str]())):
        funnel = from_log(log, ask("a", "b", "c", order=order))
        assert [figures.units for figures in funnel.figures] == users
        assert {remark.code for remark in funnel_findings(funnel, log, "named")} & {"repeated_events"} == said


def test_who_began_lately_and_has_not_gone_all_the_way_is_not_lost_yet() -> None:
    """Ann and Bob paid, Bob lately; Cem looked long ago and again lately, Dan only long ago: one of them may still pay."""
    rows = [
        ("Ann", "a", 0), ("Ann", "b", 5), ("Bob", "a", 990), ("Bob", "b", 995),
        ("Cem", "a", 10), ("Cem", "a", 980), ("Dan", "a", 20),
    ]  # fmt: skip
    log = log_of(rows)
    found = funnel_findings(from_log(log, ask("a", "b", window=60)), log)
    (told,) = [one for one in found if one.code == "still_under_way"]
    assert told.sentence.facts["count"] == 1


def test_people_who_are_called_otherwise_at_a_later_step_are_said() -> None:
    visitors = [(f"cookie {n}", "a", n) for n in range(40)]
    buyers = [(f"customer {n}", "b", 100 + n) for n in range(35)]
    for rows, said in (([*visitors, *buyers], True), ([*visitors, *buyers, ("customer 1", "a", 3)], False)):
        log = log_of(rows)
        codes = {one.code for one in funnel_findings(from_log(log, ask("a", "b")), log)}
        assert ("other_people" in codes) is said


def test_events_of_no_step_are_said_and_warned_of_where_more_people_did_them_than_the_first() -> None:
    rows = [(f"u{place}", "opened", 0) for place in range(5)] + [("u1", "a", 1), ("u1", "b", 2), ("u2", "x", 3)]
    log = log_of(rows)
    named, guess = (
        {one.code: one for one in funnel_findings(from_log(log, ask("a", "b")), log, steps)}
        for steps in ("named", "guessed")
    )
    assert named["events_not_used"].sentence.facts == {"count": 2, "events": ("“opened”", "“x”")}
    assert "begins_before" not in named
    assert guess["begins_before"].level == "warning"
    assert guess["begins_before"].sentence.facts == {"event": "opened", "count": 5, "first": 1, "step": "a"}


def test_counts_alone_make_a_funnel_without_times() -> None:
    figures = from_counts(
        [Step("seen", ("seen",)), Step("cart", ("cart",)), Step("paid", ("paid",))], [100, 40, 50]
    ).figures
    assert [one.lost for one in figures] == [0, 60, 0]
    assert figures[1].of_previous is not None
    assert figures[1].of_previous.value == 0.4
    assert figures[2].of_previous is None, "more paid than had a cart: no share can be told"
    assert figures[2].took is None


def test_an_empty_log_and_unknown_events_are_funnels_of_nobody() -> None:
    assert counts([], ask("a", "b")) == [0, 0]
    for order in ("ordered", "strict", "any"):
        figures = from_log(log_of(one("zz")), ask("a", "a", order=order)).figures
        assert [one.units for one in figures] == [0, 0]
        assert figures[0].of_first is None


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [("Ann", "a", 0), ("Ann", "a", 0), ("Ann", "b", 0), ("Bob", "a", 3), ("Bob", "b", 3)]
    devices = ["phone", "desktop", "phone", "desktop", None]
    for order in ([0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 4, 1, 3]):
        log = log_of([rows[place] for place in order], device=[devices[place] for place in order])
        found = groups(log, from_log(log, ask("a", "b")), "device", "first")
        assert {value: [one.units for one in group.figures] for value, group in found.items()} == {"desktop": [2, 2]}
        assert (
            log.attributes["device"].codes.tolist() == log_of(rows, device=devices).attributes["device"].codes.tolist()
        )


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=60))
def test_quartiles_are_numpys(seconds: list[int]) -> None:
    found = spread(np.array(seconds))
    assert found is not None
    assert [found.q1, found.median, found.q3] == np.quantile(seconds, [0.25, 0.5, 0.75]).tolist()

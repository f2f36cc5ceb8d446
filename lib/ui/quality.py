"""Step 3 of the data page: how far the file can be trusted, check by check, with what to do about each."""

from __future__ import annotations

import streamlit as st

from lib.analysis.quality import Checked, Verdict
from lib.core.words import N_, NP_, Sentence
from lib.ui.doors import quality as doors
from lib.ui.page import step
from lib.ui.session import words
from lib.ui.shop import Project

_MARKS: dict[Verdict | None, str] = {
    "pass": ":green[:material/check_circle:]",
    "review": ":orange[:material/visibility:]",
    "fail": ":red[:material/error:]",
    None: ":gray[:material/help:]",
}
_NAMES: dict[Verdict | None, str] = {
    "pass": N_("PASS"),
    "review": N_("REVIEW"),
    "fail": N_("FAIL"),
    None: N_("not checked"),
}


def quality_report(project: Project, number: int) -> int:
    """What needs a look, each with its number and the next step; what is in order is folded away. Returns the next step's number."""
    if project.imported.ledger.rows_read == 0 or project.imported.no_buyer is not None:  # the first line says why
        return number
    say, report = words().say, doors.report()
    with step(number, say(N_("Look at what could mislead"))):
        open_points = [one for one in report.checks if one.seen.verdict in {"fail", "review"}]
        st.markdown(_in_short(report.count("pass"), report.count("review"), report.count("fail"), report.count(None)))
        with st.container(gap="small", key="quality"):
            for one in sorted(open_points, key=lambda one: one.seen.verdict or ""):
                _point(one)
        quiet = [one for one in report.checks if one not in open_points]
        if quiet:
            label = (
                NP_("{count} other check", "{count} other checks")
                if open_points
                else NP_("The {count} check", "All {count} checks")
            )
            with st.expander(say(label, count=len(quiet))):
                for one in quiet:
                    st.markdown(_line(one))
    return number + 1


def _in_short(passed: int, review: int, failed: int, unasked: int) -> str:
    """How many checks came to what: with those that had nothing to judge, they are all that are listed below."""
    told = _judged(passed, review, failed)
    if not unasked:
        return told
    template = NP_("{count} found nothing to judge.", "{count} found nothing to judge.")
    return words().together(told, words().say(template, count=unasked))


def _judged(passed: int, review: int, failed: int) -> str:
    say = words().say
    good = Sentence(NP_("{count} check passes", "{count} checks pass"), {"count": passed})
    if not review and not failed:
        return say(N_("{passed}: nothing in this file looks misleading."), passed=good)
    look = Sentence(NP_("{count} needs a look", "{count} need a look"), {"count": review})
    bad = Sentence(NP_("{count} fails", "{count} fail"), {"count": failed})
    if review and failed:
        return say(N_("{passed}, {review}, {failed}."), passed=good, review=look, failed=bad)
    return say(N_("{passed}, {review}."), passed=good, review=look if review else bad)


def _line(one: Checked) -> str:
    say = words().say
    verdict = one.seen.verdict
    return f"{_MARKS[verdict]} **{say(_NAMES[verdict])} · {say(one.check.title)}** · {say(one.seen.sentence)}"


def _point(one: Checked) -> None:
    """A check that did not pass: what was seen, and what to do."""
    say = words().say
    with st.container(border=True, gap="xsmall"):
        st.markdown(_line(one))
        st.caption(say(N_("Next step: {step}"), step=Sentence(one.next_step)))

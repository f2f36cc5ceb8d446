"""Choosing, making and changing a segment map: what is wrong is said while one edits, and only a whole map can be saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, cast

import streamlit as st

from lib.analysis import map_editing as edit
from lib.analysis.map_editing import BLOCKING, Box, Trouble, troubles
from lib.analysis.segments import FAMILIES, Bins, Cell, Family, Rule, Scores, Segment, SegmentMap
from lib.catalog.segments import MAPS
from lib.charts.map_cube import Cube, box_words, cube_picture, range_words, trouble_words
from lib.charts.rfm import group_colours
from lib.charts.score_grid import CELL
from lib.charts.worthwhile import FAMILY_TITLES
from lib.core.errors import CannotRead
from lib.core.settings import AXES
from lib.core.words import N_, NP_, Own
from lib.reports.maps import LONGEST_TEXT, MOST_MAPS, from_json, to_json
from lib.text.languages import LANGUAGES
from lib.text.words import Words
from lib.ui.components.cutoffs import AXIS_WORDS
from lib.ui.doors.segments import scores_of
from lib.ui.drawn import choice, told_anew
from lib.ui.page import chart, paper
from lib.ui.session import session
from lib.ui.words import language, plain_words, words

_SHOWN = 5  # troubles of one kind that are listed; the rest is counted
_NAME_LENGTH = 60


def map_title(segment_map: SegmentMap) -> str:
    """What a map is called; its source, where it is other people's, is told elsewhere."""
    return plain_words().say(segment_map.title) or segment_map.name


def every_map() -> tuple[SegmentMap, ...]:
    """Ours, other people's, and the project's own."""
    return (*MAPS, *session().own_maps.saved)


def the_map() -> None:
    """Which map is used; then the one that is edited, or a way to begin."""
    _choose_map()
    draft = session().own_maps.draft
    if draft is None:
        _begin()
    else:
        _edit(draft)


def _by(names: Mapping[str, str]) -> Callable[[Any], str]:
    """Says codes by their names."""
    return lambda code: str(names.get(code, code))


# ---- which map is used


def _choose_map() -> None:
    say, here = words().say, session()
    names = [one.name for one in every_map()]
    titles = {one.name: map_title(one) for one in every_map()}
    used = here.segment_map()

    def choose() -> None:
        here.use_map(here.segment_map(st.session_state[key]))

    key = told_anew(f"map-used-{here.revision}")
    st.selectbox(
        say(N_("The map that names the groups, on every page")),
        names,
        index=names.index(used.name),
        format_func=_by(titles),
        key=key,
        on_change=choose,
    )
    if used.source:
        st.caption(say(used.source))
    own = used.name in {one.name for one in here.own_maps.saved}
    with st.container(horizontal=True):
        _download(used, "used")
        if here.can_undo("cut_offs"):
            st.button(say(N_("Undo")), key="undo-map", icon=":material/undo:", on_click=here.undo_cut_offs)
        if own:
            st.button(
                say(N_("Delete this map")),
                key="delete-map",
                icon=":material/delete:",
                type="tertiary",
                on_click=lambda: here.drop_map(used.name),
            )


def _download(segment_map: SegmentMap, key: str) -> None:
    st.download_button(
        words().say(N_("Download this map")),
        data=lambda: to_json(segment_map),
        file_name=f"{segment_map.name}.json",
        mime="application/json",
        on_click="ignore",
        icon=":material/download:",
        key=f"download-map-{key}",
    )


# ---- beginning


def _fresh_name() -> str:
    taken = {one.name for one in every_map()}
    return next(name for name in (f"own-{number}" for number in range(1, len(taken) + 2)) if name not in taken)


def _begin() -> None:
    say, here = words().say, session()
    st.subheader(say(N_("Make a map of your own")), anchor=False)
    names, titles = [one.name for one in every_map()], {one.name: map_title(one) for one in every_map()}
    start = st.selectbox(
        say(N_("Start from")),
        names,
        format_func=_by(titles),
        **choice(f"map-start-{here.revision}", names, names.index(here.segment_map().name)),
    )
    own = next((one for one in here.own_maps.saved if one.name == start), None)
    full = own is None and len(here.own_maps.saved) >= MOST_MAPS

    def begin() -> None:
        chosen = here.segment_map(start)
        here.start_draft(own or _copy(chosen))

    label = say(N_("Edit this map")) if own is not None else say(N_("Edit a copy of it"))
    st.button(label, key="begin-map", icon=":material/edit:", type="primary", on_click=begin, disabled=full)
    if full:
        st.caption(say(N_("A project keeps {most} maps of its own: delete one first."), most=MOST_MAPS))
    given = st.file_uploader(
        say(N_("Or read in a map that was downloaded here")),
        type=["json"],
        key=f"map-file-{here.revision}",
        max_upload_size=2,
    )
    if given is not None:
        _read_in(given.getvalue())


def _copy(chosen: SegmentMap) -> SegmentMap:
    """A copy to be edited, called after its original."""
    said = {one.code: Words(one).say(N_("{title} (own)"), title=Words(one).say(chosen.title)) for one in LANGUAGES}
    title = Own(tuple((code, text[:LONGEST_TEXT]) for code, text in said.items()))
    return replace(edit.start_from(chosen, _fresh_name()), title=title)


def _read_in(content: bytes) -> None:
    here = session()
    try:
        found = from_json(content)
    except CannotRead as refused:
        st.error(words().say(refused.sentence), icon=":material/error:")
        return
    taken = found.name in {one.name for one in MAPS}
    here.start_draft(edit.start_from(found, _fresh_name() if taken else found.name))
    st.rerun()


# ---- editing


def _edit(draft: SegmentMap) -> None:
    """The toolbar, what is still wrong, the live grid, and the groups with their rules."""
    wrong = troubles(draft)
    cube = cube_of(draft)
    _toolbar(draft, wrong)
    _wrong(draft, cube, wrong)
    _live(draft, cube)
    _group(draft, cube)
    _scales(draft)
    _order(draft, cube)


def cube_of(draft: SegmentMap) -> Cube:
    """The map with what its scores mean here, and this shop's customers by scores."""
    scored = scores_of(draft)
    rows = zip(*(scored.cells[name].tolist() for name in ("r", "f", "m", "customers")), strict=True)
    customers: dict[Cell, int] = {(r, f, m): count for r, f, m, count in rows}
    return Cube(draft, scored.cutoffs, customers)


def _change(make: Callable[[], SegmentMap]) -> None:
    session().change_draft(make(), "redraw")


def _toolbar(draft: SegmentMap, wrong: tuple[Trouble, ...]) -> None:
    say, here = words().say, session()
    st.subheader(say(N_("Edit the map")), anchor=False)
    key = f"map-title-{here.revision}"

    def rename() -> None:
        here.change_draft(replace(draft, title=_own(draft.title, {language().code: st.session_state[key]})))

    st.text_input(
        say(N_("Name of the map")),
        value=plain_words().say(draft.title),
        max_chars=_NAME_LENGTH * 2,
        key=key,
        on_change=rename,
    )

    def save() -> None:
        whole = edit.tidied(draft)
        here.save_map(whole)
        here.start_draft(None)
        here.use_map(whole)

    blocked = any(one.kind in BLOCKING for one in wrong)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            say(N_("Save and use this map")),
            key="save-map",
            icon=":material/check:",
            type="primary",
            disabled=blocked,
            on_click=save,
        )
        st.button(
            say(N_("Undo")),
            key="undo-draft",
            icon=":material/undo:",
            disabled=not here.can_undo("draft"),
            on_click=here.undo_draft,
        )
        _download(draft, "draft")
        st.button(
            say(N_("Put it away")),
            key="drop-draft",
            icon=":material/close:",
            type="tertiary",
            on_click=lambda: here.start_draft(None),
        )
    if blocked:
        st.caption(
            say(N_("It can be saved as soon as every combination of scores has a group and every group a name."))
        )


def _live(draft: SegmentMap, cube: Cube) -> None:
    """The grid, a slice of money at a time; a cell that is clicked can be given to a group."""
    say = words().say
    scores = list(range(draft.scale[2] + 1))
    spent = {score: range_words("monetary", score, score, cube, plain_words()) for score in scores[1:]}
    chosen = st.segmented_control(
        say(N_("Only customers with money score")),
        scores,
        default=0,
        required=True,
        format_func=lambda score: str(score) if score else say(N_("Everyone")),
        key=f"map-money-{draft.scale[2]}",
        help=" · ".join(f"**{score}**: {text}" for score, text in spent.items()),
    )
    monetary = chosen or None
    mark = chart(cube_picture(cube, monetary, plain_words(), paper()), "map-cube", CELL)
    if mark is None or mark["r"] > draft.scale[0] or mark["f"] > draft.scale[1]:
        st.caption(say(N_("Click a cell to give it to a group.")))
        return
    money: Scores = (1, draft.scale[2]) if monetary is None else (monetary, monetary)
    r, f = int(mark["r"]), int(mark["f"])
    box: Box = ((r, r), (f, f), money)
    st.markdown(f"**{words().fact('box', box_words(box, cube, words()))}**")
    _give(draft, (box,), "cell")


def _give(draft: SegmentMap, boxes: tuple[Box, ...], key: str) -> None:
    """A choice of group and the button that gives it some blocks."""
    say = words().say
    codes = [one.code for one in draft.segments]
    names = {one.code: plain_words().say(one.title) for one in draft.segments}
    if not codes:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = st.selectbox(
            say(N_("Give it to")),
            codes,
            format_func=_by(names),
            **choice(f"give-{key}-{session().revision}", codes),
        )
        st.button(
            say(N_("Give")),
            key=f"give-button-{key}",
            icon=":material/arrow_forward:",
            on_click=lambda: _change(lambda: edit.give(draft, code or codes[0], boxes)),
        )


# ---- what is wrong


def _wrong(draft: SegmentMap, cube: Cube, wrong: tuple[Trouble, ...]) -> None:
    """What is still wrong, what keeps the map from being saved first, each with a way to mend it."""
    say = words().say
    if not wrong:
        st.success(
            say(N_("Nothing is wrong: every combination of scores has exactly one group.")), icon=":material/check:"
        )
        return
    serious = [one for one in wrong if one.kind in BLOCKING]
    others = [one for one in wrong if one.kind not in BLOCKING]
    for number, trouble in enumerate(serious[:_SHOWN]):
        st.warning(trouble_words(trouble, cube, words()), icon=":material/warning:")
        if trouble.kind == "uncovered":
            _give(draft, trouble.boxes, f"rest-{number}")
    if not serious:
        st.success(say(N_("Every combination of scores has a group: the map can be saved.")), icon=":material/check:")
    for trouble in others[:_SHOWN]:
        st.markdown(f":material/info: {trouble_words(trouble, cube, words())}")
    if len(others) > _SHOWN:
        st.caption(say(NP_("And {count} more remark.", "And {count} more remarks."), count=len(others) - _SHOWN))
    if any(one.kind in {"overlap", "dead_rule", "duplicate"} for one in others):
        st.button(
            say(N_("Write the rules so that each combination is named once")),
            key="tidy-map",
            icon=":material/mop:",
            on_click=lambda: _change(lambda: edit.separated(draft)),
        )
    empty = [one.codes[0] for one in others if one.kind == "empty_group"]
    if empty:
        st.button(
            say(N_("Remove groups that nobody can be in")),
            key="drop-empty",
            icon=":material/delete:",
            on_click=lambda: _change(lambda: _without(draft, empty)),
        )


def _without(draft: SegmentMap, codes: list[str]) -> SegmentMap:
    for code in codes:
        draft = edit.drop_segment(draft, code)
    return draft


# ---- one group


def _group(draft: SegmentMap, cube: Cube) -> None:
    """Choose a group: its words and colour, its rules, and what can be done with it."""
    say, here = words().say, session()
    st.subheader(say(N_("Groups and their rules")), anchor=False)
    codes = [one.code for one in draft.segments]
    names = {one.code: plain_words().say(one.title) for one in draft.segments}
    kept = st.session_state.get("map-group")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = st.selectbox(
            say(N_("Group to edit")),
            codes,
            index=codes.index(kept) if kept in codes else 0,
            format_func=_by(names),
            key=told_anew(f"map-group-{here.revision}"),
        )
        st.button(
            say(N_("New group")), key="new-group", icon=":material/add:", on_click=lambda: _new_group(draft, code)
        )
    if not codes:
        return
    st.session_state["map-group"] = code
    left, right = st.columns(2, gap="large")
    with left:
        _words_of(draft, draft.segment(code))
    with right:
        _rules_of(draft, cube, code)
    _moves(draft, cube, code)


def _new_group(draft: SegmentMap, after: str | None) -> None:
    code = edit.fresh_code(one.code for one in draft.segments)
    title = Own(tuple((one.code, Words(one).say(N_("New group"))) for one in LANGUAGES))
    family: Family = draft.segment(after).family if after is not None else FAMILIES[0]
    empty = Own(())
    st.session_state["map-group"] = code
    _change(lambda: edit.add_segment(draft, Segment(code, title, empty, empty, family), after))


def _own(text: str | Own, changed: Mapping[str, str]) -> Own:
    """A text in all languages, with some of them said anew."""
    said = dict(text.texts) if isinstance(text, Own) else {one.code: Words(one).say(text) for one in LANGUAGES}
    return Own(tuple({**said, **{code: " ".join(new.split()) for code, new in changed.items()}}.items()))


def _said_in(text: str | Own, code: str) -> str:
    one = next(one for one in LANGUAGES if one.code == code)
    return dict(text.texts).get(code, "") if isinstance(text, Own) else Words(one).say(text)


def _words_of(draft: SegmentMap, segment: Segment) -> None:
    """Name in both languages, meaning, action, colour."""
    say, here = words().say, session()
    reader = language().code

    def field(label: str, name: str, code: str, most: int) -> None:
        key = f"map-{name}-{code}-{segment.code}-{here.revision}"
        text: str | Own = getattr(segment, name)

        def write() -> None:
            made = replace(segment, **{name: _own(text, {code: st.session_state[key]})})
            here.change_draft(edit.set_segment(draft, made), "redraw" if name == "title" else "keep")

        long = (
            st.text_area if most == LONGEST_TEXT else st.text_input
        )  # a sentence is read whole, in as many lines as it takes
        long(label, value=_said_in(text, code), max_chars=most, key=key, on_change=write)

    for one in LANGUAGES:
        field(say(N_("Name in {language}"), language=one.name), "title", one.code, _NAME_LENGTH)
    field(say(N_("Who they are")), "meaning", reader, LONGEST_TEXT)
    field(say(N_("What to do about them")), "action", reader, LONGEST_TEXT)
    key = told_anew(f"map-family-{segment.code}-{here.revision}")

    def paint() -> None:
        made = replace(segment, family=st.session_state[key])
        here.change_draft(edit.set_segment(draft, made), "redraw")

    st.selectbox(
        say(N_("Colour: groups of one family share it")),
        list(FAMILIES),
        index=FAMILIES.index(segment.family),
        format_func=lambda one: say(FAMILY_TITLES[cast("Family", one)]),
        key=key,
        on_change=paint,
    )
    colour = group_colours(draft.segments)[segment.code]
    st.html(f'<div style="height:10px;border-radius:5px;background:{colour}"></div>')


def _rules_of(draft: SegmentMap, cube: Cube, code: str) -> None:
    """Each rule as a sentence, with the scores it is about."""
    say = words().say
    mine = [(place, rule) for place, rule in enumerate(draft.rules) if rule.segment == code]
    if not mine:
        st.caption(say(N_("This group has no rule yet, so nobody is in it.")))
    for place, rule in mine:
        with st.container(border=True):
            box = edit.within(edit.box_of(rule), draft.scale)
            st.markdown(f"**{words().fact('box', box_words(box, cube, words()))}**")
            _ranges(draft, cube, place, rule)
            st.button(
                say(N_("Remove this rule")),
                key=f"drop-rule-{place}",
                icon=":material/delete:",
                type="tertiary",
                on_click=lambda place=place: _change(lambda: edit.drop_rule(draft, place)),
            )
    st.button(
        say(N_("Add a rule")),
        key=f"add-rule-{code}",
        icon=":material/add:",
        on_click=lambda: _change(lambda: edit.add_rule(draft, code, _first_box(draft))),
    )
    st.caption(
        say(N_("Scores: 1 is worst, the highest is best. A new rule comes first, so it decides before the others."))
    )


def _first_box(draft: SegmentMap) -> Box:
    """What a new rule is about: the first combinations without a group, else the best customers."""
    bare = next((one for one in troubles(draft) if one.kind == "uncovered"), None)
    top = draft.scale
    return bare.boxes[0] if bare is not None else ((top[0], top[0]), (top[1], top[1]), (top[2], top[2]))


def _ranges(draft: SegmentMap, cube: Cube, place: int, rule: Rule) -> None:
    here = session()
    box = edit.within(edit.box_of(rule), draft.scale)
    for number, axis in enumerate(AXES):
        key = f"map-range-{place}-{axis}-{here.revision}"

        def move(key: str = key, number: int = number) -> None:
            low, high = st.session_state[key]
            ranges = list(box)
            ranges[number] = (low, high)
            here.change_draft(edit.set_rule(draft, place, (ranges[0], ranges[1], ranges[2])), "redraw")

        st.select_slider(
            words().say(AXIS_WORDS[axis].name),
            list(range(1, draft.scale[number] + 1)),
            value=box[number],
            key=key,
            on_change=move,
            help=" · ".join(
                f"**{score}**: {range_words(axis, score, score, cube, plain_words())}"
                for score in range(1, draft.scale[number] + 1)
            ),
        )


def _moves(draft: SegmentMap, cube: Cube, code: str) -> None:
    """Earlier, later, merge, split, delete."""
    say = words().say
    others = [one for one in draft.segments if one.code != code]
    place = [one.code for one in draft.segments].index(code)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            say(N_("Show earlier")),
            key="group-up",
            icon=":material/arrow_upward:",
            disabled=place == 0,
            on_click=lambda: _change(lambda: edit.move_segment(draft, code, -1)),
        )
        st.button(
            say(N_("Show later")),
            key="group-down",
            icon=":material/arrow_downward:",
            disabled=place == len(others),
            on_click=lambda: _change(lambda: edit.move_segment(draft, code, 1)),
        )
        with st.popover(say(N_("Merge into another group")), icon=":material/merge:", disabled=not others):
            names = {one.code: plain_words().say(one.title) for one in others}
            into = st.selectbox(
                say(N_("It becomes part of")),
                list(names),
                format_func=_by(names),
                **choice(f"merge-{code}", names),
            )
            st.button(
                say(N_("Merge")),
                key="merge-groups",
                type="primary",
                on_click=lambda: _change(lambda: edit.merge(draft, code, into or others[0].code)),
            )
        with st.popover(say(N_("Split in two")), icon=":material/call_split:"):
            _split(draft, cube, code)
        st.button(
            say(N_("Delete this group")),
            key="drop-group",
            icon=":material/delete:",
            type="tertiary",
            disabled=not others,
            on_click=lambda: _change(lambda: edit.drop_segment(draft, code)),
        )


def _split(draft: SegmentMap, cube: Cube, code: str) -> None:
    say = words().say
    along = [number for number in range(3) if edit.can_split(draft, code, number) is not None]
    if not along:
        st.caption(say(N_("This group has a single combination of scores: there is nothing to split.")))
        return
    number = st.selectbox(
        say(N_("Split by")),
        along,
        format_func=lambda one: words().say(AXIS_WORDS[AXES[one]].name),
        **choice(f"split-axis-{code}", along),
    )
    low, high = edit.can_split(draft, code, number) or (1, 1)
    places = list(range(low, high + 1))
    top = draft.scale[number]

    def parts(at: int) -> str:
        one, other = (range_words(AXES[number], *ends, cube, plain_words()) for ends in ((1, at), (at + 1, top)))
        return f"{one} | {other}"

    at = st.selectbox(say(N_("Where")), places, format_func=parts, **choice(f"split-at-{code}-{number}", places))
    fresh = edit.fresh_code(one.code for one in draft.segments)
    segment = draft.segment(code)
    title = Own(tuple((one.code, f"{_said_in(segment.title, one.code)} 2"[:_NAME_LENGTH]) for one in LANGUAGES))
    upper = replace(segment, code=fresh, title=title)
    st.button(
        say(N_("Split")),
        key="split-group",
        type="primary",
        on_click=lambda: _change(lambda: edit.split(draft, code, number, at or low, upper)),
    )


# ---- the whole


def _scales(draft: SegmentMap) -> None:
    """How many scores each axis of the rules has."""
    say, here = words().say, session()
    st.subheader(say(N_("Numbers of scores")), anchor=False)
    with st.grid(3, min_column_width=220, gap="medium"):
        for number, axis in enumerate(AXES):
            key = f"map-scale-{axis}-{here.revision}"

            def rescale(key: str = key, number: int = number) -> None:
                scale = list(draft.scale)
                scale[number] = int(st.session_state[key])
                bins: Bins = (scale[0], scale[1], scale[2])
                here.change_draft(edit.rescale(draft, bins), "redraw")

            st.segmented_control(
                say(AXIS_WORDS[axis].name),
                [2, 3, 4, 5, 6],
                default=draft.scale[number],
                required=True,
                key=key,
                on_change=rescale,
            )


def _order(draft: SegmentMap, cube: Cube) -> None:
    """All rules in the order in which they decide; one can be moved."""
    say, here = words().say, session()
    panel = st.expander(say(N_("All rules in the order in which they decide")), key="rule-order", on_change="rerun")
    if not panel.open:
        return
    with panel:
        lines = []
        for number, rule in enumerate(draft.rules, start=1):
            title = say(draft.segment(rule.segment).title)
            lines.append(f"{number}. **{title}**: {words().fact('box', box_words(edit.box_of(rule), cube, words()))}")
        st.markdown("\n".join(lines))
        if len(draft.rules) < 2:
            return
        with st.container(horizontal=True, vertical_alignment="bottom"):
            places = list(range(1, len(draft.rules) + 1))
            which = st.selectbox(say(N_("Move rule")), places, key=f"move-which-{here.revision}") or 1
            to = st.selectbox(say(N_("to place")), places, key=f"move-to-{here.revision}") or 1
            st.button(
                say(N_("Move")),
                key="move-rule",
                on_click=lambda: _change(lambda: edit.move_rule(draft, which - 1, to - 1)),
            )

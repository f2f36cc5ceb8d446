"""What the last upload did, what looks odd about it, and the ways back: undo, take out again, open again."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib.core.errors import DomainError
from lib.core.words import N_, NP_
from lib.ingest.overlaps import JOINED, OF_FILES
from lib.ui.adding import RIGHT, add_apart, add_instead, files_named, open_again, open_kept, take_out
from lib.ui.doors import side as doors
from lib.ui.escape import plain
from lib.ui.page import cautions, findings
from lib.ui.session import Session, session, words
from lib.ui.shop import Away, Project, Unread

#: Files that look like another shop's and were said to be this one's.
_BELONGS = "belongs"
#: Shops of several files whose missing orders were said to be right.
_GONE = "not-in-newer"
#: So many files can be taken out where they are told; more of them further below.
_OFFERED = 4
_LONGEST = 40


def what_happened(here: Session) -> None:
    """What the last upload did, with what can be done about it."""
    say = words().say
    if here.notice is not None:
        st.success(say(here.notice), icon=":material/check_circle:")
    if here.next_export is not None:
        with st.container(border=True):
            st.info(say(here.next_export), icon=":material/event_upcoming:")
            with st.container(horizontal=True):
                add_instead_button()
                _undo(here)
    elif here.notice is not None:
        with st.container(horizontal=True):
            if here.apart and here.away:
                st.button(
                    say(N_("Add it to “{name}” instead"), name=here.away[-1].file),
                    key="add-apart",
                    icon=":material/layers:",
                    on_click=tried,
                    args=(add_apart,),
                )
            _undo(here)
    if here.project is not None:
        _joined(here, here.project)
        _lacking(here, here.project)
        _other_shops(here, here.project)
    put_away(here)


def add_instead_button() -> None:
    """Lays the open orders over those whose place they took."""
    st.button(
        words().say(N_("Add it to the orders before instead")),
        key="add-instead",
        type="primary",
        icon=":material/layers:",
        on_click=tried,
        args=(add_instead,),
    )


def _undo(here: Session) -> None:
    if here.can_undo("files"):
        st.button(
            words().say(N_("Undo")),
            key="undo-files",
            icon=":material/undo:",
            on_click=here.undo_files,
        )


def _joined(here: Session, project: Project) -> None:
    """Which files were read as one shop's orders, until that is said to be right; each can be taken out again."""
    say, table = words().say, project.imported.table
    told = [one for one in project.imported.findings if one.code in OF_FILES]
    name = files_named(project)
    if not any(one.code == JOINED for one in told) or name in here.controls.answered(RIGHT):
        return
    with st.container(border=True, gap="xsmall", key="joined-files"):
        for one in told:
            mark = ":orange[:material/warning:]" if one.level == "warning" else ":material/layers:"
            st.markdown(f"{mark} {say(one.sentence)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(say(N_("That is right")), key="joined-right", on_click=_right, args=(name,))
            for place, file in enumerate(table.part_names if len(table.parts) <= _OFFERED else ()):
                take_out_button(place, f"take-out-joined-{place}", file)


def _lacking(here: Session, project: Project) -> None:
    """Orders that the newest file no longer has, until that is said to be right."""
    say, name = words().say, project.digest
    told = doors.not_in_newer()
    if not told or name in here.controls.answered(_GONE):
        return
    with st.container(border=True, key="not-in-newer"):
        cautions(told)
        findings([one for one in told if one.level == "info"])
        st.button(say(N_("That is right")), key="lacking-right", on_click=_still, args=(name,))


def _still(name: str) -> None:
    session().controls.answer(_GONE, name)


def _right(name: str) -> None:
    session().controls.answer(RIGHT, name)


def _other_shops(here: Session, project: Project) -> None:
    """Order files that may be another shop's, until they are taken out or said to belong here."""
    say = words().say
    for remark in project.imported.findings:
        place = int(remark.sentence.facts.get("part", 0)) - 1
        if remark.code != "other_shop" or _name(project, place) in here.controls.answered(_BELONGS):
            continue
        with st.container(border=True):
            st.warning(say(remark.sentence), icon=":material/warning:")
            with st.container(horizontal=True):
                take_out_button(place, f"doubt-{place}")
                st.button(
                    say(N_("It belongs to this shop")),
                    key=f"belongs-{place}",
                    on_click=_belongs,
                    args=(_name(project, place),),
                )


def _name(project: Project, place: int) -> str:
    """A file among those that the orders are made of, the same also when more of them come."""
    table = project.imported.table
    return f"{table.parts[place]}|{table.part_rows[place]}"


def _belongs(name: str) -> None:
    session().controls.answer(_BELONGS, name)


def take_out_button(place: int, key: str, file: str = "") -> None:
    """Takes one of the files that the orders are made of out again; it is named where that is not told beside it."""
    say = words().say
    st.button(
        say(N_("Take out “{file}”"), file=plain(file, _LONGEST)) if file else say(N_("Take out again")),
        key=key,
        type="tertiary" if key.startswith("take-out") else "secondary",
        icon=":material/close:",
        on_click=tried,
        args=(lambda here: take_out(here, place),),
        help=say(N_("Take this file's orders out of the project; the file itself stays where it is.")),
    )


def put_away(here: Session) -> None:
    """What can be opened again: the latest that was put away in sight, the earlier ones behind a lid, so that they push no answer down."""
    offered = {one.place for one in here.away if isinstance(one, Away)}
    kept = [one for one in here.keeper.others() if one.place not in offered]  # before a reload, or in another tab
    away = [*reversed(here.away)]
    for one in away[:1]:
        _away(one)
    count = len(away[1:]) + len(kept)
    if not count:
        return
    template = NP_("{count} more shop can be opened again", "{count} more shops can be opened again")
    say = words().say
    with st.expander(say(template, count=count), icon=":material/history:", key="kept-shops"):
        for one in away[1:]:
            _away(one)
        for one in kept:
            said = say(N_("“{name}”, last changed {day}"), name=one.name, day=one.saved_at.astimezone().date())
            _again(said, f"kept-{one.place}", _open_kept, one.place)


def _away(one: Away | Unread) -> None:
    template = (
        N_("“{name}” was put away.") if isinstance(one, Unread) else N_("“{name}” was open before and was put away.")
    )
    said = f":material/history: {words().say(template, name=one.file)}"
    _again(said, f"again-{one.digest[:12]}", _open_again, one.digest)


def _again(said: str, key: str, opened: Callable[[str], None], name: str) -> None:
    """A shop that can be opened again, with the way to do it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(said, width="content")
        st.button(
            words().say(N_("Open it again")),
            key=key,
            type="tertiary",
            icon=":material/undo:",
            on_click=opened,
            args=(name,),
        )


def _open_kept(place: str) -> None:
    tried(lambda here: open_kept(here, place))


def _open_again(digest: str) -> None:
    tried(lambda here: open_again(here, digest))


def tried(change: Callable[[Session], None]) -> None:
    """Change the files; where that cannot be, say why."""
    here = session()
    here.trouble = None
    try:
        change(here)
    except DomainError as problem:
        here.trouble = problem.sentence

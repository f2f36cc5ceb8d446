"""The files of the shop: what is there, what more can be added, and what it would open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from lib.analysis.changed import Changed
from lib.analysis.linking import By, Example, Linked, Status
from lib.catalog import CATALOGUE
from lib.core.words import MORE, N_, NP_, Sentence
from lib.ingest.imported import Kind
from lib.ingest.order_lines import OF_LINES
from lib.ingest.together import OF_SEVERAL
from lib.reports.changed import STEPS, changed_xlsx, in_words, is_total
from lib.reports.linking import links_xlsx
from lib.reports.safe import LARGEST_SHEET, MEDIA_TYPES
from lib.reports.templates import TEMPLATES, template_xlsx
from lib.ui.adding import go_back, remove_file
from lib.ui.choices import KIND_TITLES, OF_THE_MAP, title_of
from lib.ui.doors import side as doors
from lib.ui.doors.answers import is_answered
from lib.ui.escape import md
from lib.ui.offers import add_instead_button, take_out_button, tried
from lib.ui.page import excel, findings, step
from lib.ui.pages import DOORS, Door
from lib.ui.projects import NEXT_EXPORT
from lib.ui.session import session, words
from lib.ui.shop import Beside, Project
from lib.ui.side_columns import side_columns
from lib.ui.uploads import upload_box
from lib.ui.words import plain_words

_ICONS: dict[Kind, str] = {
    "orders": ":material/receipt_long:",
    "spend": ":material/campaign:",
    "events": ":material/timeline:",
    "daily": ":material/calendar_month:",
    "customers": ":material/group:",
    "campaigns": ":material/celebration:",
    "experiment": ":material/science:",
    "lines": ":material/list_alt:",
}
_BY: dict[By, tuple[str, str]] = {
    "customer_id": NP_("{count} by number or account", "{count} by number or account"),
    "email": NP_("{count} by e-mail address", "{count} by e-mail address"),
    "phone": NP_("{count} by phone number", "{count} by phone number"),
}
_MOVES = 6
#: So many files of orders are listed in the open.
_SHOWN = 6


def what_changed() -> None:
    """First of all after a further upload: what is different from last time."""
    found = doors.changed()
    if found is None:
        return
    say = words().say
    st.header(say(N_("What changed since last time")), anchor=False)
    if isinstance(found, Sentence):
        st.markdown(say(found))
        return
    if found.is_nothing:
        st.markdown(say(N_("Nothing: the orders are the same as before.")))
        return
    st.markdown(words().together(*map(say, in_words(found))))
    if not session().can_undo("files"):  # else Undo stands beside what was just done
        _ways_back(found)
    bridge, moves = st.columns([1, 1], gap="medium")
    with bridge:
        _bridge(found)
    with moves:
        _moves(found)
    _who_changed(found)


def _ways_back(found: Changed) -> None:
    """To the orders of before, also after a reload."""
    say = words().say
    is_next = found.lacks_the_days_before and session().next_export is None  # else that is asked above
    if is_next:
        st.info(say(NEXT_EXPORT, day=found.first_after), icon=":material/event_upcoming:")
    with st.container(horizontal=True):
        if is_next:
            add_instead_button()
        st.button(
            say(N_("Back to the orders before")), key="go-back", icon=":material/undo:", on_click=tried, args=(go_back,)
        )


def _bridge(found: Changed) -> None:
    say, plain = words().say, plain_words()
    shown = [step for step in found.bridge if step[1] or is_total(step[0])]
    rows = {
        say(N_("From last time to now")): [plain.say(STEPS[code]) for code, _ in shown],
        say(N_("Amount")): [
            plain.money_full(amount) if is_total(code) or amount < 0 else f"+{plain.money_full(amount)}"
            for code, amount in shown
        ],
    }
    st.dataframe(rows, hide_index=True, key="changed-bridge", height="content")


def _who_changed(found: Changed) -> None:
    """Everybody who came, went or moved, to take away."""
    if found.who.empty or len(found.who) > LARGEST_SHEET:
        return
    say, own = words().say, words()
    name = say(N_("Who came, went and moved"))
    excel(
        say(N_("Who came, went and moved, as Excel")),
        partial(changed_xlsx, found, session().segment_map(), own),
        name,
        "changed-xlsx",
    )


def _moves(found: Changed) -> None:
    say = words().say
    groups = session().segment_map()
    plain = plain_words()
    few = found.moved.head(_MOVES)
    if few.empty:
        st.caption(say(N_("Nobody moved to another group.")))
        return
    st.dataframe(
        {
            say(N_("Customers")): few["customers"].tolist(),
            say(N_("Were")): [plain.say(groups.segment(code).title) for code in few["source"]],
            say(N_("Are now")): [plain.say(groups.segment(code).title) for code in few["target"]],
        },
        column_config={say(N_("Customers")): st.column_config.Column(width=80)},
        hide_index=True,
        key="changed-moves",
        height="content",
    )
    if more := len(found.moved) - len(few):
        st.caption(say(NP_("{count} more kind of move is in the Excel.", "{count} more kinds of move are in the Excel."), count=more))  # fmt: skip
    rest = int(found.moved["customers"].sum())
    template = NP_(
        "{count} customer moved to another group, {stayed} stayed.",
        "{count} customers moved to another group, {stayed} stayed.",
    )
    st.caption(words().together(say(template, count=rest, stayed=found.stayed), say(OF_THE_MAP)))


def the_files(project: Project, number: int = 1) -> None:
    """The last step of the data page: the files, more of them, and what they open."""
    say = words().say
    hint = N_("Next month's orders, ad spend, the event log: what a file holds is found by itself.")
    with step(number, say(N_("Add what else you have")), say(hint)):
        listed, box = st.columns([3, 2], gap="medium")
        with listed, st.container(gap="xsmall", key="files"):
            _orders(project)
            for one in project.beside:
                _file(one)
            _beside_one_another(project)
        with box:
            upload_box(say(N_("Add files to this shop")), key="upload-add", what="add")
            _templates()
        if project.has_orders:
            _links()
        what_opens(project)


def _beside_one_another(project: Project) -> None:
    """What only shows where files are put together: what two of a kind tell, and lines of orders with their orders."""
    for kind, count in Counter[Kind](one.kind for one in project.beside).items():
        found = project.side(kind) if count > 1 else None
        if found is not None:
            findings([one for one in found.findings if one.code in OF_SEVERAL])
    findings([one for one in project.bought.findings if one.code in OF_LINES])


def _orders(project: Project) -> None:
    say = words().say
    if not project.has_orders:
        nothing = say(N_("No order file yet."))
        st.markdown(f"{_ICONS['orders']} {nothing}")
        return
    table = project.imported.table
    rows = say(NP_("{count} row", "{count} rows"), count=project.imported.ledger.rows_read)
    if not table.parts:
        st.markdown(f"{_ICONS['orders']} **{say(KIND_TITLES['orders'])}** · {md(project.file)} · {rows}")
        return
    files = say(NP_("{count} file", "{count} files"), count=len(table.parts))
    st.markdown(f"{_ICONS['orders']} **{say(KIND_TITLES['orders'])}** · {files} · {rows}")
    if len(table.parts) <= _SHOWN:
        _order_files(project)
    else:
        with st.expander(say(N_("The files that the orders are made of"))):
            _order_files(project)


def _order_files(project: Project) -> None:
    """Each file that the orders are made of, with the way to take it out again."""
    say, table = words().say, project.imported.table
    for place, (name, rows) in enumerate(zip(table.part_names, table.part_rows, strict=True)):
        counted = say(NP_("{count} row", "{count} rows"), count=rows)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/subdirectory_arrow_right: {md(name)} · {counted}", width="stretch")
            take_out_button(place, f"take-out-{place}")


def _file(one: Beside) -> None:
    say = words().say
    parts = [f"**{say(title_of(one.side))}**", md(one.file)]
    if one.origin == "upload":
        parts.append(say(NP_("{count} row", "{count} rows"), count=one.side.ledger.rows_read))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{_ICONS[one.kind]} {' · '.join(parts)}", width="stretch")
        if one.origin == "upload":
            st.button(
                say(N_("Remove")),
                key=f"remove-{one.digest[:12]}",
                type="tertiary",
                icon=":material/close:",
                on_click=_remove,
                args=(one.digest,),
                help=say(N_("Take this file out of the project; the file itself stays where it is.")),
            )
    if one.origin == "upload":
        _remarks(one)
        side_columns(session(), one)


def _remarks(one: Beside) -> None:
    say = words().say
    remarks = [remark for remark in (*one.side.table.findings, *one.side.findings) if remark.level != "info"]
    if aside := one.side.ledger.rows_aside:
        st.caption(say(NP_("{count} row of it was not counted.", "{count} rows of it were not counted."), count=aside))
    for remark in remarks:
        st.caption(f":material/warning: {say(remark.sentence)}")


def _remove(digest: str) -> None:
    remove_file(session(), digest)


def _templates() -> None:
    say, own = words().say, words()
    with st.expander(say(N_("Templates to fill in"))):
        for template in TEMPLATES:
            st.download_button(
                say(template.title),
                data=partial(template_xlsx, template, own),
                file_name=f"{template.code}.xlsx",
                mime=MEDIA_TYPES["xlsx"],
                key=f"template-{template.code}",
                on_click="ignore",
                icon=":material/download:",
                width="stretch",
            )


def _links() -> None:
    """Who of the other files is among the customers."""
    if not any(doors.has(kind) for kind in doors.PEOPLE):
        return
    panel = st.expander(words().say(N_("The same people in several files")), key="links", on_change="rerun")
    if panel.open:
        with panel:
            for one, link in doors.links():
                _link(one, link)


def _link(file: Beside, link: Linked) -> None:
    say = words().say
    template = NP_(
        "**{kind}** · {file}: {matched} of {count} person is a customer of your orders ({share_matched}).",
        "**{kind}** · {file}: {matched} of {count} people are customers of your orders ({share_matched}).",
    )
    st.markdown(say(template, kind=Sentence(title_of(file.side)), file=file.file, matched=link.matched, count=link.people, share_matched=link.share))  # fmt: skip
    parts = [say(_BY[by], count=count) for by, count in link.by.items() if count]
    if parts:
        st.caption(say(N_("Known by: {ways}."), ways=say(N_(", ")).join(parts)))
    lines: tuple[tuple[tuple[str, str], int, Status], ...] = (
        (NP_("{count} matched: {examples}", "{count} matched: {examples}"), link.matched - link.conflicts, "matched"),
        (NP_("{count} is only in that file: {examples}", "{count} are only in that file: {examples}"), link.only_there, "only_there"),
        (NP_("{count} is only in the orders: {examples}", "{count} are only in the orders: {examples}"), link.only_here, "only_here"),
        (NP_("{count} fits two customers at once: {examples}", "{count} fit two customers at once: {examples}"), link.conflicts, "conflict"),
    )  # fmt: skip
    for text, count, status in lines:
        if count:
            examples = _examples(link.examples[status], status, count)
            st.markdown(f"- {say(text, count=count, examples=examples)}")
    if len(link.everyone) <= LARGEST_SHEET:
        report = say(N_("Match report"))
        excel(
            say(N_("Everybody of it, as Excel")),
            partial(links_xlsx, link, words()),
            f"{Path(file.file).stem} - {report}",
            f"links-xlsx-{file.digest[:12]}",
        )


def _examples(rows: Sequence[Example], status: Status, count: int) -> tuple[str, ...]:
    """A few of them: who is whom, and of a conflict whom else it could be."""
    shown: list[str] = []
    for name, customer, other in rows:
        if status == "conflict":
            shown.append(f"{name} (= {customer}? {other}?)")
        else:
            shown.append(f"{name} = {customer}" if status == "matched" and customer != name else name)
    return (*shown, MORE) if count > len(rows) else tuple(shown)


def what_opens(project: Project) -> None:
    """Which pages work now, and which file would open the rest."""
    say, kinds = words().say, project.kinds
    nameless = project.imported.no_buyer is not None and project.imported.orders.empty
    unchosen = project.imported.by_currency is not None
    if nameless or unchosen:
        kinds = kinds - {"orders"}
    st.subheader(say(N_("What your data opens")), anchor=False)
    doors_shown = [door for door in DOORS if door.file != "data"]
    closed = [door for door in doors_shown if door.data == "needed" and not is_answered(door, kinds)]
    opened = [door for door in doors_shown if door not in closed]
    for door in sorted(opened, key=lambda door: bool(set(door.wants) - kinds)):
        _door(door, [kind for kind in door.wants if kind not in kinds])
    if closed:
        names = words().listed([say(door.label) for door in closed])
        template = N_("With an order file, these open, too: {pages}.")
        if nameless:
            template = N_("With an order file that names its buyers, these open, too: {pages}.")
        elif unchosen:
            template = N_("Once you have chosen a currency above, these open, too: {pages}.")
        st.caption(":material/lock: " + say(template, pages=Sentence(names)))


def _door(door: Door, missing: Sequence[Kind]) -> None:
    say = words().say
    if not missing:
        st.page_link(door.path, label=say(door.question), icon=":material/arrow_forward:")
        return
    wanted = say(N_(", ")).join(say(CATALOGUE.kind(kind).title) for kind in missing)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(door.path, label=say(door.question), icon=":material/lock_open:")
        st.caption(say(N_("says more with {files}"), files=wanted))
